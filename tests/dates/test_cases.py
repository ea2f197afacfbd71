"""The 46 constructions of French date expressions, as data: tests/cases/dates/*.toml."""

import datetime as dt
import tomllib
from collections import Counter
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


def test_every_construction_has_six_cases():
    """Every one of the 46 constructions is shown at least six times."""
    counts = Counter(param.values[0]["construction"] for param in CASES)
    assert {number for number in range(1, 47) if counts[number] < 6} == set()
