"""Texts with their truth, against a finder that knows one way of quoting."""

from hypothesis import given, settings
from hypothesis import strategies as st
from quick_quotes import find_quotes

import diplonews
from diplonews.strategies import dispatches, reported_speech

settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")


def expected(quotes):
    """What the finder would have to return."""
    return [(part.text, quote.speaker.name) for quote in quotes if quote.speaker for part in quote.fragments]


@given(reported_speech(constructions=["incise_name"]))
def test_quotation_and_name(drawn):
    """« … », a dit Paul Ferrand: the one construction the finder was written for."""
    text, quotes = drawn
    assert find_quotes(text) == expected(quotes)


@given(reported_speech(constructions=["incise_pronoun"]))
def test_quotation_and_pronoun(drawn):
    """« … », a-t-elle dit: who is she?"""
    text, quotes = drawn
    assert find_quotes(text) == expected(quotes)


@given(reported_speech(constructions=["scare_quotes"]))
def test_marks_without_a_speaker(drawn):
    """Titles and terms in marks are nobody's words."""
    text, quotes = drawn
    assert quotes == ()
    assert find_quotes(text) == []


@given(dispatches())
def test_whole_dispatches(drawn):
    """Every quotation of an article, and no other."""
    text, article = drawn
    assert find_quotes(text) == expected(article.quotes)


@given(st.from_type(diplonews.Article))
def test_any_text(article):
    """Whatever the text, the finder answers, and with words of the text."""
    assert all(words in article.text and name in article.text for words, name in find_quotes(article.text))
