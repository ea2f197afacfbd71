"""What each kind of expression means in each tense, as data: tests/cases/dates/resolved.tsv.

A row is an expression, the situation that it is read in, and its value in every tense; ``=`` repeats the first.
"""

import datetime as dt
from pathlib import Path

import pytest

from diplonews.dates import expressions as ex
from diplonews.dates.intervals import NOTHING, parse_value
from diplonews.dates.resolve import Situation, basis, resolve
from diplonews.enums import DateType

TENSES = (None, "past", "present", "future", "near")
LINES = (Path(__file__).parents[1] / "cases" / "dates" / "resolved.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


def day(cell: str) -> dt.date | None:
    """The day of a cell; an empty one has none."""
    return dt.date.fromisoformat(cell) if cell else None


def situation(cells: list[str], tense: str | None) -> Situation:
    """Publication day or moment, day and date last spoken of, weekday before in the list."""
    today, spoken, date, previous = cells
    now = dt.datetime.fromisoformat(today) if "T" in today else None
    return Situation(day(today[:10]), now, tense, day(spoken), parse_value(date) if date else None, day(previous))


def meaning(said: ex.Said, at: Situation) -> str:
    """Value and type of an expression."""
    value = resolve(said, at)
    return f"{value.value or '-'} {value.type.value}"


def printed(begin: dt.date | None) -> dt.date | None:
    """A moment without its zone, which values do not print but for UTC."""
    return begin.replace(tzinfo=None) if isinstance(begin, dt.datetime) else begin


@pytest.mark.parametrize("kind", sorted({row[0].partition("(")[0] for row in ROWS}))
def test_meaning(kind: str):
    """An expression means, in each situation and tense, what its reader does; its interval is its value's."""
    for row in ROWS:
        if not row[0].startswith(f"{kind}("):
            continue
        said, cells = eval(row[0], dict(vars(ex))), row[1:5]  # noqa: S307 -- our own table
        wanted = [row[6] if cell == "=" else cell for cell in row[6:]]
        assert [meaning(said, situation(cells, tense)) for tense in TENSES] == wanted, row
        counted = basis(said, situation(cells, None))
        assert (counted.value if counted else "") == row[5], row
        for value in (resolve(said, situation(cells, tense)) for tense in TENSES):
            again = parse_value(value.value) if value.value and value.type is not DateType.DURATION else value
            assert (printed(value.begin), printed(value.end_before)) == (
                printed(again.begin),
                printed(again.end_before),
            ), row
            assert (value.grain, value.type) == (again.grain, again.type), row


@pytest.mark.parametrize(
    "value", ["", "2024-4-2", "bientôt", "2024-W14-XX", "1", "12345", "2024-04-02T25", "PT3M", "2024-05/2024-03"]
)
def test_what_is_no_printed_date(value: str):
    """What no constructor prints has no interval; nor has what runs backwards."""
    assert parse_value(value) == NOTHING
