"""The library held to the generators: it finds what the text was made from, construction by construction.

``known_failures.toml`` lists the constructions that it does not yet manage. Each of them must fail: mending one turns
its test red, and its entry goes.
"""

import os
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import diplonews
from diplonews import strategies
from diplonews.strategies import CONSTRUCTIONS

KNOWN = tomllib.loads(Path(__file__).with_name("known_failures.toml").read_text(encoding="utf-8"))
NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
# repeatable, so that a rare failure does not come and go; a known failure gets more draws to show itself
PASSING = settings(
    max_examples=500 if NIGHTLY else 12, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
FAILING = settings(PASSING, max_examples=500, phases=[Phase.generate], report_multiple_bugs=False)
LEADING = re.compile(
    r"(?:(?:le|la|les|au|aux|du|de|des|à|en|dans|depuis|pendant|avant|entre|ce|cette)\s+|(?:l|d)['’])*", re.IGNORECASE
)
MARKS = " .,;:!?»«\"”“‘’\n\u00a0\u202f'"
DETERMINER = re.compile(r"\A(?:(?:le|la|les|un|une)\s|l')", re.IGNORECASE)


def _cases(generator):
    for name in CONSTRUCTIONS[generator]:
        known = name in KNOWN[generator]
        marks = [pytest.mark.xfail(strict=True, reason=KNOWN[generator][name])] if known else []
        yield pytest.param(name, FAILING if known else PASSING, id=name, marks=marks)


def _core(span, text):
    """A date's place without a leading preposition or article, which may be in or out."""
    return span.start + LEADING.match(span.text).end(), span.end


@pytest.mark.parametrize(("name", "how"), list(_cases("french_dates")))
def test_dates_are_found(name, how):
    """The expected date is among the dates found, with its value; where none is expected none is found."""

    @how
    @given(strategies.french_dates(constructions=[name]))
    def holds(drawn):
        text, published, expected = drawn
        found = [(_core(d, text), d.type, d.value, d.mod) for d in diplonews.find_dates(text, published=published)]
        if expected is None:
            assert found == []
        else:
            assert (_core(expected, text), expected.type, expected.value, expected.mod) in found

    holds()


def _trimmed(span):
    left = len(span.text) - len(span.text.lstrip(MARKS))
    return span.start + left, span.end - (len(span.text) - len(span.text.rstrip(MARKS)))


def _plain(name):
    return DETERMINER.sub("", name.replace("’", "'").casefold(), count=1)


def _credited(quotes):
    """Every fragment and clause by its place, and the names that may stand for its speaker."""
    found = {}
    for quote in quotes:
        names = set()
        if quote.speaker:
            names = {_plain(name) for name in (quote.speaker.name, *(part.name for part in quote.speaker.also))}
        for kind, spans in (("fragment", quote.fragments), ("clause", (quote.clause,) if quote.clause else ())):
            for span in spans:
                found[kind, _trimmed(span)] = names
    return found


@pytest.mark.parametrize(("name", "how"), list(_cases("reported_speech")))
def test_quotes_are_found(name, how):
    """Every fragment and clause is found, none beside them, each credited to its speaker (of joint ones, to any)."""

    @how
    @given(strategies.reported_speech(constructions=[name]))
    def holds(drawn):
        text, quotes = drawn
        wanted, found = _credited(quotes), _credited(diplonews.find_quotes(text))
        assert found.keys() == wanted.keys()
        for place, names in wanted.items():
            assert found[place] & names or not names | found[place], (text, place)

    holds()


@pytest.mark.parametrize(("name", "how"), list(_cases("person_names")))
def test_names_are_taken_apart(name, how):
    """Every part of a name is found, in whatever case it is printed, and the gender that its words show."""

    @how
    @given(strategies.person_names(constructions=[name]))
    def holds(drawn):
        text, expected = drawn
        parsed = diplonews.parse_name(text)
        for part in ("given", "particle", "family", "suffix", "honorific", "title"):
            assert (getattr(parsed, part) or "").casefold() == (getattr(expected, part) or "").casefold(), part
        if expected.gender:
            assert parsed.gender is expected.gender

    holds()


@given(strategies.dispatches())
def test_any_dispatch_parses(drawn):
    """A whole dispatch parses: its dates, people and quotes come back in order, and index the text."""
    text, expected = drawn
    article = diplonews.parse(text, published=expected.published)
    assert article.text == text
    assert [q.start for q in article.quotes] == sorted(q.start for q in article.quotes)


def test_known_failures_are_constructions():
    """The list of known failures names constructions that exist."""
    for generator, names in KNOWN.items():
        assert names.keys() <= CONSTRUCTIONS[generator].keys()
