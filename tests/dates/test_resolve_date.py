"""One expression given alone, as people type it."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from diplonews.dates import resolve_date
from diplonews.enums import Bound
from diplonews.errors import InputError

TUESDAY = dt.date(2024, 4, 2)
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates_alone.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["expression"])
def test_expression(case: dict):
    """An expression alone means what its reader would take it to mean, by default on Tuesday 2 April 2024."""
    ref = resolve_date(case["expression"], case.get("published", TUESDAY))
    assert (ref.value if ref else "") == case["value"]


@pytest.mark.parametrize("expression", ["", "bonjour", "tous les jours", "le ministre", "75e anniversaire"])
def test_no_date(expression: str):
    """What is no date gives None."""
    assert resolve_date(expression, TUESDAY) is None


def test_impossible_day_has_no_value():
    """The 31st of June is a date expression that means no day."""
    assert resolve_date("le 31 juin", TUESDAY).value is None


def test_tense_decides():
    """The tense asked for decides a bare weekday and a bare month."""
    assert resolve_date("jeudi", TUESDAY, tense="past").value == "2024-03-28"
    assert resolve_date("jeudi", TUESDAY, tense="future").value == "2024-04-04"
    assert resolve_date("juillet", TUESDAY, tense="past").value == "2023-07"
    assert resolve_date("juillet", TUESDAY, tense="future").value == "2024-07"


def test_hours_count_from_the_moment():
    """Offsets in hours count from the publication's time, where there is one."""
    noon = dt.datetime(2024, 4, 2, 12, 0)  # noqa: DTZ001 -- the page gives no zone
    assert resolve_date("il y a deux heures", noon).value == "2024-04-02T10:00"
    assert resolve_date("il y a deux heures", TUESDAY).value is None


def test_bound_and_length():
    """Bounds keep the date as value; anchored lengths have an interval."""
    assert resolve_date("jusqu'au 15 mai", TUESDAY).bound is Bound.BEFORE
    since = resolve_date("depuis deux ans", TUESDAY)
    assert (since.value, since.begin, since.end_before) == ("P2Y", dt.date(2022, 4, 2), TUESDAY)


def test_offsets_index_the_expression():
    """Spans index the expression as given, whatever context it was read in."""
    ref = resolve_date("  mars 2022 ", TUESDAY)
    assert (ref.start, ref.end, ref.text) == (2, 11, "mars 2022")


@pytest.mark.parametrize("published", ["demain", "n'importe quoi", "2024-13-45", "le 5"])
def test_unreadable_publication(published: str):
    """A publication date that cannot be read is named in the error."""
    with pytest.raises(InputError, match="published"):
        resolve_date("hier", published)


def test_unknown_tense():
    """A tense that does not exist is refused."""
    with pytest.raises(InputError, match="tense"):
        resolve_date("hier", TUESDAY, tense="pluperfect")
