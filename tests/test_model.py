"""The values: frozen, hashable, and refused when they contradict themselves or their text."""

import datetime as dt

import attrs
import pytest

from diplonews import (
    Article,
    Cue,
    DateRef,
    EntityKind,
    EventDate,
    InputError,
    Meta,
    Paragraph,
    Person,
    Quote,
    QuoteKind,
    Role,
    Span,
    Speaker,
    model,
    values,
)

OUI = Span(2, 5, "Oui")


@pytest.mark.parametrize(("start", "end", "text"), [(-1, 1, "ab"), (3, 3, ""), (4, 3, "a"), (0, 2, "a"), (0, 1, "ab")])
def test_spans_fit_their_text(start, end, text):
    """A span has as many code points as its text, and at least one."""
    with pytest.raises(InputError, match="span"):
        Span(start, end, text)


@pytest.mark.parametrize(
    "parts",
    [
        {"quotes": (Quote("q1", QuoteKind.DIRECT, fragments=(Span(2, 5, "Non"),)),)},
        {"quotes": (Quote("q1", QuoteKind.DIRECT, fragments=(OUI,), cue=Cue(0, 3, "dit")),)},
        {"dates": (DateRef(0, 5, "mardi"),)},
        {"paragraphs": (Paragraph(0, 90, "« Oui »" + "." * 83, role=Role.BODY),)},
        {"people": (Person("p1", "Oui", mentions=(Span(1, 4, "Oui"),)),)},
        {"published_evidence": Span(0, 1, "x")},
    ],
)
def test_articles_hold_what_they_say(parts):
    """An article refuses a located value that its text does not hold at that place."""
    with pytest.raises(InputError, match="span"):
        Article("« Oui ».", **parts)


@pytest.mark.parametrize(
    "parts",
    [
        {"kind": QuoteKind.DIRECT},
        {"kind": QuoteKind.DIRECT, "fragments": (OUI,), "clause": OUI},
        {"kind": QuoteKind.INDIRECT, "fragments": (OUI,), "clause": OUI},
        {"kind": QuoteKind.INDIRECT},
        {"kind": QuoteKind.MIXED, "clause": OUI},
        {"kind": QuoteKind.DIRECT, "fragments": (OUI,), "confidence": 1.1},
    ],
)
def test_quotes_fit_their_kind(parts):
    """Direct quotes have fragments, indirect ones a clause, mixed ones both."""
    with pytest.raises(InputError, match="quote q1"):
        Quote("q1", **parts)


DAY, MOMENT = dt.date(2024, 4, 2), dt.datetime(2024, 4, 2, 12)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("begin", "end"),
    [(DAY, DAY - dt.timedelta(1)), (DAY, MOMENT), (MOMENT, DAY), (MOMENT, MOMENT.replace(tzinfo=dt.UTC))],
)
def test_intervals_run_forwards(begin, end):
    """Both ends of an interval are of one kind, and in order."""
    with pytest.raises(InputError, match="interval"):
        DateRef(0, 5, "mardi", begin=begin, end_before=end)
    with pytest.raises(InputError, match="interval"):
        EventDate("2024-04-02", begin=begin, end_before=end)


def test_enumerations_are_checked():
    """A string does not pass for a member of an enumeration."""
    with pytest.raises(TypeError):
        Speaker("Anne Ferrand", "person")
    assert Speaker("Anne Ferrand", EntityKind.PERSON).kind == "person"


def test_every_value_is_frozen_and_slotted():
    """No value of the model can be changed, nor given further attributes."""
    classes = [
        c
        for m in (values, model)
        for c in vars(m).values()
        if isinstance(c, type) and c.__module__ == m.__name__ and attrs.has(c)
    ]
    assert len(classes) == 25
    for each in classes:
        assert "__slots__" in vars(each), each
        assert each.__setattr__ is not object.__setattr__, each
        assert each.__hash__ is not None, each


def test_quote_text_and_place():
    """The text of a quote in pieces is joined; it begins with its first word and ends with its last."""
    quote = Quote("q1", QuoteKind.DIRECT, fragments=(Span(2, 5, "Oui"), Span(20, 23, "non")))
    assert (quote.text, quote.start, quote.end) == ("Oui […] non", 2, 23)
    mixed = Quote("q1", QuoteKind.MIXED, fragments=(Span(12, 15, "non"),), clause=Span(0, 15, "il disait « non"))
    assert (mixed.text, mixed.start, mixed.end) == ("il disait « non", 0, 15)


def test_title_url_source():
    """The title is the page's own, else what came with the article."""
    meta = Meta({"title": "Venu avec", "url": "u", "source": ["s"]})
    article = Article("Titre\n\nCorps.", meta=meta, paragraphs=(Paragraph(0, 5, "Titre", role=Role.TITLE),))
    assert (article.title, article.url, article.source) == ("Titre", "u", None)
    assert Article("Corps.", meta=meta).title == "Venu avec"
    assert Article("Corps.").title is None


def test_quotes_by():
    """Quotes are found by any part of the speaker's name, whatever its case."""
    quote = Quote("q1", QuoteKind.DIRECT, fragments=(OUI,), speaker=Speaker("Anne Ferrand", EntityKind.PERSON))
    article = Article("« Oui ».", quotes=(quote, attrs.evolve(quote, id="q2", speaker=None)))
    assert article.quotes_by("FERRAND") == (quote,)
    assert article.quotes_by("Morel") == ()


def test_meta_is_an_immutable_mapping():
    """Meta behaves as a mapping; what it hands out can be changed without changing it."""
    meta = Meta({"authors": ["A. B."], "rank": 1})
    handed = meta["authors"]
    assert isinstance(handed, list)
    handed.append("C. D.")
    assert meta["authors"] == ["A. B."]
    assert (len(meta), dict(meta), repr(meta)) == (
        2,
        {"authors": ["A. B."], "rank": 1},
        "Meta({'authors': ['A. B.'], 'rank': 1})",
    )
    assert hash(meta) == hash(Meta({"rank": 1, "authors": ["A. B."]}))
    assert meta != {"authors": ["A. B."], "rank": 1}
    with pytest.raises(InputError, match="meta"):
        Meta({"x": object()})
