"""What holds for the quotations of any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews.enums import QuoteKind
from diplonews.options import Options
from diplonews.people.find import find_people
from diplonews.quotes.find import find_quotes
from diplonews.text import read
from diplonews.values import DateRef

PIECES = st.sampled_from(
    """« L'offre tient »|a dit Paul Ferrand|, a-t-il dit,|selon lui|que|qu'|"|«|»|:|, |. |\n\n|“oui”|et|Il a dit
|Paul Ferrand|le ministre|de venir|assurant que|(|)|ne|pas|on|-t-on|a|été|Oslo|pour|qui|comme l'a dit|«\u00a0
|c'est avec ces mots-là que|– X (@x) 5 mai 2022|\u00ad|e\u0301|'|''|mardi|M.""".split("|")
)
TEXTS = st.text(max_size=200) | st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)


def quotes_of(text):
    """The quotations of a text."""
    doc = read(text)
    return find_quotes(doc, find_people(doc), ())


@given(TEXTS)
def test_any_text(text):
    """Any text is read, its spans are the text's own, and its fragments never overlap."""
    quotes = quotes_of(text)
    taken = []
    for quote in quotes:
        assert quote.fragments or quote.clause
        assert (quote.clause is None) is (quote.kind is QuoteKind.DIRECT)
        for span in (*quote.fragments, *quote.evidence, *(s for s in (quote.clause, quote.cue) if s)):
            assert text[span.start : span.end] == span.text
        taken.extend((f.start, f.end) for f in quote.fragments)
    taken.sort()
    assert all(a[1] <= b[0] for a, b in pairwise(taken))


@given(TEXTS)
def test_same_text_same_quotes(text):
    """The same text gives the same quotations, numbered as they stand."""
    quotes = quotes_of(text)
    assert quotes == quotes_of(text)
    assert [q.id for q in quotes] == [f"q{n}" for n in range(1, len(quotes) + 1)]


def test_said():
    """When, where and on what occasion something was said is read from the words about the verb."""
    text = "« L'offre tient », a dit mardi Paul Ferrand à Oslo. Claire Vasseur a dit lors d'un débat que c'était prêt."
    start = text.index("mardi")
    doc = read(text)
    quotes = find_quotes(doc, find_people(doc), (DateRef(start, start + 5, "mardi", value="2024-04-02"),))
    assert (quotes[0].said.date, quotes[0].said.place) == ("2024-04-02", "Oslo")
    assert (quotes[1].said.date, quotes[1].said.occasion) == (None, "lors d'un débat")


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("« C'est faux », a déclaré à la presse Paul Ferrand.", "la presse"),
        ("« Ils sont libres », a confié Paul Ferrand. « On les attend à Mindelo. »", None),
        ("« C'est réglé », a confié Paul Ferrand à Radio Nord.", "Radio Nord"),
        ("« C'est réglé », a confié Paul Ferrand à Tarvik.", None),
        ("Paul Ferrand a indiqué à l'AFP que l'offre tenait.", "AFP"),
        ("Berlin a exhorté Téhéran à libérer les otages.", "Téhéran"),
        ("Paul Ferrand a déclaré que l'offre tenait.", None),
    ],
)
def test_addressee(text, addressee):
    """Whom a report is addressed to is told apart from who speaks."""
    quote, *_ = quotes_of(text)
    assert quote.addressee == addressee
    assert quote.speaker.name != addressee


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Paul Ferrand est là. « Non », a-t-il dit.", "pronoun"),
        ("Le Premier ministre Paul Ferrand est là. « Non merci », a dit le Premier ministre.", "title"),
        ("« Non », a dit Paul Ferrand.", "name"),
        ("Une source diplomatique a dit que c'était fini. « Rien ne presse », a dit la même source.", "same_source"),
        ("Luca Moretti a reçu Nikos Pappas. Son homologue a dit que tout allait bien.", "reciprocal"),
    ],
)
def test_resolved_by(text, how):
    """A speaker says how it was found."""
    assert quotes_of(text)[-1].speaker.resolved_by == how


@pytest.mark.parametrize("text", ["« L'offre tient », a spoilé Paul Ferrand.", "« L'offre tient », spoile-t-il."])
@pytest.mark.parametrize("cues", [("spoilé", "spoile"), ("spoiler",)])
def test_own_cues(text, cues):
    """A user's own verbs report as the built-in ones do."""
    doc = read("Paul Ferrand est là. " + text)
    people = find_people(doc)
    (quote,) = find_quotes(doc, people, (), Options(cues=cues))
    assert (quote.text, quote.speaker.name) == ("L'offre tient", "Paul Ferrand")
    assert quote.cue.lemma is not None
