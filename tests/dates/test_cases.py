"""The 46 constructions of French date expressions, as data: tests/cases/dates/*.toml."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from diplonews.dates.find import find_dates
from diplonews.text import read

CASES = [
    pytest.param(case, id=f"{path.stem}-{case['label']}")
    for path in sorted((Path(__file__).parents[1] / "cases" / "dates").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict):
    """A sentence yields exactly the dates that its reader would name."""
    published = dt.date.fromisoformat(case["published"]) if "published" in case else None
    found = find_dates(read(case["text"]), published)
    assert [f"{ref.text} = {ref.value}" for ref in found] == case["expect"]


SILENT = frozenset([40, 42, 46])  # constructions that are never dates: adverbs, frequencies, what only looks like one


def turns_the_year(case: dict) -> bool:
    """Whether a case is published about the new year."""
    day = dt.date.fromisoformat(case.get("published", "2000-06-15"))
    return (day + dt.timedelta(days=20)).year != (day - dt.timedelta(days=20)).year


@pytest.mark.parametrize("number", range(1, 47))
def test_every_construction_has_its_cases(number: int):
    """A construction has six cases: on three publication days, about the new year, and where it is none."""
    cases = [param.values[0] for param in CASES if param.values[0]["construction"] == number]
    shown = [case for case in cases if case["expect"]]
    assert len(cases) >= 6
    assert len(cases) - len(shown) >= (6 if number in SILENT else 2)
    if number not in SILENT:
        assert len({case.get("published") for case in shown}) >= 3
        assert any(map(turns_the_year, shown))
