"""Sentences of newswire and what they report; sentences that report nothing; what is known to fail."""

import tomllib
from pathlib import Path

import pytest

from diplonews.people.find import find_people
from diplonews.quotes.find import find_quotes
from diplonews.text import read

CASES = Path(__file__).parent.parent / "cases" / "quotes"


def cases(name):
    """The cases of one file."""
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def shown(text):
    """The quotations of a text as the cases write them."""
    doc = read(text)
    return [f"{q.text} <- {q.speaker.name if q.speaker else '-'}" for q in find_quotes(doc, find_people(doc), ())]


@pytest.mark.parametrize("case", cases("wild"), ids=lambda case: case["text"][:50])
def test_wild(case):
    """What is reported is found whole, with whoever says it."""
    assert shown(case["text"]) == case["quotes"]


@pytest.mark.parametrize("case", cases("speakers"), ids=lambda case: case["text"][:50])
def test_speakers(case):
    """Where several may speak, each quotation has the speaker whom a reader gives it."""
    assert shown(case["text"]) == case["quotes"]


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case["text"][:50])
def test_negative(case):
    """Where nobody speaks nothing is found."""
    assert shown(case["text"]) == []


@pytest.mark.parametrize("case", cases("known_failures"), ids=lambda case: case["label"])
def test_known_failure(case, request):
    """A known failure still fails; one that comes right moves to the wild cases."""
    request.applymarker(pytest.mark.xfail(strict=True, reason=case["label"]))
    assert shown(case["text"]) == case["quotes"]


@pytest.mark.parametrize("case", cases("attribution"), ids=lambda case: case["label"])
def test_attribution(case):
    """Whoever speaks is found in each of the ways in which a sentence can name them."""
    assert shown(case["text"]) == case["quotes"]
