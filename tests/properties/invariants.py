"""What must hold of every article, whatever its text: each invariant a function that asserts it, ``INVARIANTS`` all.

They rest on the model, the marks of the page and the readers of the standard library, not on the rules that they test.
"""

import datetime as dt
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

from attrs import evolve

from diplonews import find_dates, find_events, find_people, find_quotes, parse
from diplonews.dates.intervals import parse_value
from diplonews.enums import DateType, EntityKind, QuoteKind
from diplonews.export.csv import to_csv
from diplonews.export.json import from_dict, from_json, to_dict, to_json
from diplonews.export.jsonld import to_jsonld
from diplonews.export.tables import TABLES, rows
from diplonews.export.tei import to_tei
from diplonews.export.webannotation import to_webannotation
from diplonews.model import Article
from diplonews.render.html import article_html
from diplonews.render.terminal import render
from diplonews.text import Document, read
from diplonews.text.marks import MARKS as TEXT_MARKS
from diplonews.values import DateRef, Event, EventDate, Quote, Span, Speaker

ORDERED = (DateType.DATE, DateType.TIME, DateType.SET)
VOID = frozenset(["meta", "br", "link", "img", "input", "hr"])


def spans_are_the_text(article: Article) -> None:
    """Every located value is what the text holds there, and so is what the warnings speak of."""
    for span in article.spans():
        assert 0 <= span.start < span.end <= len(article.text)
        assert article.text[span.start : span.end] == span.text
    for notice in article.warnings:
        assert (notice.start is None) is (notice.end is None)
        assert notice.end is None or 0 <= notice.start < notice.end <= len(article.text)


def in_order(article: Article) -> None:
    """Results stand in the order of the text, numbered; paragraphs, dates and fragments never overlap."""
    for spans in (article.paragraphs, article.dates):
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(a.start <= b.start for a, b in pairwise(article.quotes))
    fragments = sorted((f for q in article.quotes for f in q.fragments), key=lambda f: f.start)
    assert all(a.end <= b.start for a, b in pairwise(fragments))
    for letter, things in zip(
        "qpoe", (article.quotes, article.people, article.organizations, article.events), strict=True
    ):
        assert [thing.id for thing in things] == [f"{letter}{n}" for n in range(1, len(things) + 1)]
    for person in article.people:
        assert person.mentions
        assert all(a.end <= b.start for a, b in pairwise(person.mentions))


def fragments_are_between_marks(article: Article) -> None:
    """A fragment stands in one paragraph, within a pair of marks or right after a mark without a partner."""
    doc = read(article.text)
    inside = [doc.original(pair.start, pair.end) for pair in doc.pairs]
    for quote in article.quotes:
        for fragment in quote.fragments:
            assert fragment.end <= _paragraph(article, fragment).end
            assert fragment.text == fragment.text.strip()
            if quote.rule == "quotes.direct.post":
                continue  # an embedded post has a signature, and no marks
            before = doc.token_of(fragment.start) - 1
            marked = before >= 0 and doc.words[before] in TEXT_MARKS
            assert marked or any(start <= fragment.start and fragment.end <= end for start, end in inside)


def _paragraph(article: Article, span: Span) -> Span:
    found = [p for p in article.paragraphs if p.start <= span.start < p.end]
    assert found
    return found[0]


def quotes_fit_their_kind(article: Article) -> None:
    """Direct speech has marks, indirect speech a clause, mixed speech both, the marks then inside the clause."""
    for quote in article.quotes:
        assert 0 <= quote.confidence <= 1
        assert quote.rule.startswith("quotes.")
        assert bool(quote.fragments) is (quote.kind is not QuoteKind.INDIRECT)
        assert (quote.clause is None) is (quote.kind is QuoteKind.DIRECT)
        if quote.clause is not None:
            assert all(quote.clause.start <= f.start and f.end <= quote.clause.end for f in quote.fragments)


def speakers_are_known(article: Article) -> None:
    """A speaker is a person or a body that the article names, or is described and nothing else."""
    for quote in article.quotes:
        for speaker in (quote.speaker, *(quote.speaker.also if quote.speaker else ())):
            if speaker is None:
                continue
            assert speaker.name.strip()
            if speaker.entity is not None:
                assert speaker.entity in _names(article)
                assert _names(article)[speaker.entity][1] is speaker.kind
            if speaker.kind is EntityKind.DESCRIPTION:
                assert speaker.entity is None
            if isinstance(speaker, Speaker) and speaker.entity is not None and speaker.kind is EntityKind.PERSON:
                assert speaker.name == _names(article)[speaker.entity][0]


def _names(article: Article) -> dict[str, tuple[str, EntityKind]]:
    people = {p.id: (p.name, EntityKind.PERSON) for p in article.people}
    return people | {o.id: (o.name, o.kind) for o in article.organizations}


def dates_read_back(article: Article) -> None:
    """A value is TIMEX3 that says the interval beside it, and intervals run forwards."""
    for date in (*article.dates, *(event.date for event in article.events if event.date)):
        if date.begin is not None and date.end_before is not None:
            assert date.begin <= date.end_before
        if date.value is not None and (isinstance(date, EventDate) or date.type in ORDERED):
            _reads_back(date)


def _reads_back(date: DateRef | EventDate) -> None:
    if date.value is None or date.value.startswith("P") or date.value.endswith("_REF"):
        return  # a length of time, or « today » in general
    again = parse_value(date.value)
    assert again.value == date.value
    if date.begin is not None:
        assert _local(again.begin) == _local(date.begin)


def _local(moment: object) -> object:
    return moment.replace(tzinfo=None) if hasattr(moment, "tzinfo") else moment


def events_refer(article: Article) -> None:
    """Parties, places and quotes of an event are those of the article."""
    quotes = {quote.id: quote for quote in article.quotes}
    for event in article.events:
        assert event.rule.startswith("events.")
        for party in (*event.actors, *event.recipients):
            assert party.entity is None or party.entity in _names(article)
        if event.quote is not None:
            _told_in(event, quotes[event.quote])
        assert event.quad in (None, 1, 2, 3, 4)


def _told_in(event: Event, quote: Quote) -> None:
    spans = (*quote.fragments, *((quote.clause,) if quote.clause else ()))
    assert any(s.start <= event.trigger.start < s.end for s in spans)
    assert event.attributed_to == (quote.speaker.name if quote.speaker else None)


def json_and_back(article: Article) -> None:
    """JSON loses nothing, in code points and in UTF-16."""
    again = from_dict(to_dict(article))
    if isinstance(article.published, dt.datetime) and isinstance(again.published, dt.datetime):
        # Python holds a moment of the hour that a clock change repeats equal to no moment of another zone
        assert again.published.isoformat() == article.published.isoformat()
        article = evolve(article, published=again.published)
    assert again == article
    if writable(article.text):
        line = to_json(article)
        line.encode()
        assert "\n" not in line
        assert from_json(line) == article
        assert from_json(to_json(article, offsets="utf-16")) == article


def writable(text: str) -> bool:
    """Whether JSON can hold the text: no surrogate pair stands in it as two code points."""
    return not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))


def exports_are_well_formed(article: Article) -> None:
    """Every export is written, can be read, and is nothing but text where the article is text."""
    document = ET.fromstring(to_tei(article).encode())  # noqa: S314  # ours
    assert document.tag.endswith("}TEI")
    Balanced(article_html(article))
    if writable(article.text):
        for line in (to_jsonld(article), to_webannotation(article, source="https://example.org/a")):
            line.encode()
            assert isinstance(json.loads(line), dict)
        assert "<" not in to_jsonld(article)
    for name, table in TABLES.items():
        found = list(rows([article], name))
        assert all(list(row) == [column.name for column in table.columns] for row in found)
        to_csv([article], name).encode()
    article.explain().encode("utf-8", "surrogatepass")
    assert "\x1b" not in render(article)


class Balanced(HTMLParser):
    """A page in which every element is closed in its turn, and nothing can run or load."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        assert tag not in ("script", "iframe", "object", "embed", "form", "base", "link")
        assert not any(name.startswith("on") or name in ("src", "srcdoc") for name, _ in attrs)
        assert not any(name == "href" and (value or "").lower().startswith("javascript:") for name, value in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends: the one that began last."""
        assert self.open.pop() == tag


INVARIANTS: tuple[Callable[[Article], None], ...] = (
    spans_are_the_text,
    in_order,
    fragments_are_between_marks,
    quotes_fit_their_kind,
    speakers_are_known,
    dates_read_back,
    events_refer,
    json_and_back,
    exports_are_well_formed,
)


def parts_agree(article: Article, published: dt.date | str | None) -> None:
    """What is asked for alone is what a parse finds."""
    assert find_people(article.text) == parse(article.text).people
    assert find_quotes(article.text, published=published) == article.quotes
    assert find_dates(article.text, published=published) == article.dates
    assert find_events(article.text, published=published) == article.events


def check(text: str, published: dt.date | str | None = None, *, exports: bool = True) -> Article:
    """Parse a text twice, and assert that both are equal and every invariant holds; the exports' only if asked."""
    document_holds(read(text))
    article = parse(text, published=published)
    assert article.text == text
    for holds in INVARIANTS:
        if exports or holds is not exports_are_well_formed:
            holds(article)
    if exports:
        parts_agree(article, published)
    assert parse(text, published=published) == article
    return article


def document_holds(doc: Document) -> None:
    """The text layer: tokens cover the view, paragraphs and sentences the tokens, marks pair off, offsets lead back."""
    assert len(doc.words) == len(doc.lower) == len(doc.starts) == len(doc.ends) == len(doc.bits) == len(doc.verbs)
    ends = (0, *doc.ends)
    for word, start, end, before in zip(doc.words, doc.starts, doc.ends, ends, strict=False):
        assert before <= start < end
        assert doc.view[start:end] == word
        assert not doc.view[before:start].strip()
    assert not doc.view[ends[-1] :].strip()
    assert [i for block in doc.blocks for i in range(block.first, block.last)] == list(range(len(doc)))
    assert [i for first, last in doc.sentences for i in range(first, last)] == list(range(len(doc)))
    for first, last in doc.sentences:
        assert doc.block_at(first) == doc.block_at(last - 1)
    marks = [m for pair in doc.pairs for m in (pair.open, *((pair.close,) if pair.closed else ()))]
    assert all(doc.words[i] in TEXT_MARKS for i in (*marks, *doc.lone_marks))
    assert len(set(doc.lone_marks)) == len(doc.lone_marks)
    for pair in doc.pairs:
        assert pair.open < pair.close
        assert pair.start < pair.end
        assert doc.block_at(pair.open) == doc.block_at(pair.close - 1)
    at = 0
    for i in range(len(doc)):
        span = doc.token_span(i, i + 1)
        assert at <= span.start
        assert doc.text[span.start : span.end] == span.text
        assert doc.token_of(span.start) == i
        at = span.start
