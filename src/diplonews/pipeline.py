"""The only module that knows the order of the layers: text → published → dates, people → quotes → events → Article."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias

from attrs import frozen

from diplonews.dates import find as dates_layer
from diplonews.dates.published import Published, infer
from diplonews.errors import InputError
from diplonews.events import find as events_layer
from diplonews.meta import JSON, Meta
from diplonews.model import Article
from diplonews.options import DEFAULT, Options
from diplonews.people import find as people_layer
from diplonews.people.values import People
from diplonews.quotes import find as quotes_layer
from diplonews.records import read_record
from diplonews.rules import Rule
from diplonews.text import Document, read
from diplonews.text.notices import notices
from diplonews.values import Dateline, DateRef, Event, Person, Quote

AnyRule: TypeAlias = Rule[Callable[..., object]]
Given: TypeAlias = dt.date | dt.datetime | str | None


@frozen(eq=False)
class _Reading:
    """What the layers before the events have found."""

    doc: Document
    published: Published
    dates: tuple[DateRef, ...]
    people: People
    quotes: tuple[Quote, ...]


def parse(
    text: str,
    *,
    published: Given = None,
    id: str | None = None,  # noqa: A002  # the key of the exchange format
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    options: Options | None = None,
) -> Article:
    """Read one French news article.

    ``text`` is kept as it is; every offset of the result is a code point of it, half-open. ``published``: a date, a
    datetime (aware or naive), or a string, ISO 8601 first. Without it the article's own words are asked, not the clock.
    ``title``, ``url`` and ``source`` are kept under ``Article.meta``.

    Raises:
        TypeError: when ``text`` is no ``str``.
        InputError: when ``published`` cannot be read; the message names it.

    >>> parse("« L'offre tient », a dit mardi Anne Ferrand.", published="2024-04-04").dates[0].value
    '2024-04-02'
    """
    kept: dict[str, JSON] = {"title": title, "url": url, "source": source}
    return _article(text, published, id, Meta({k: v for k, v in kept.items() if v is not None}), options or DEFAULT)


def parse_mapping(mapping: Mapping[str, object], *, options: Options | None = None) -> Article:
    """Read an article that came as a mapping, under the keys of the common extractors (``Article.from_mapping``).

    Raises:
        TypeError: when ``mapping`` is none, or its text no ``str``.
        InputError: when its publication date cannot be read, or its id is neither a string nor an integer.

    >>> parse_mapping({"text": "« Oui », a dit Anne Ferrand."}).quotes[0].text
    'Oui'
    """
    record = read_record(mapping)
    return _article(record.text, record.published, record.id, record.meta, options or DEFAULT)


def find_quotes(text: str, *, published: Given = None) -> tuple[Quote, ...]:
    """The quotations of an article, in the order of the text; spans are code points of ``text``, half-open.

    ``published`` as of ``parse``: in dated quotations it is what ``hier`` counts from. What counts as a quotation, and
    as whose, is told in docs/reference/annotation.md, layers 1 and 2.

    Raises:
        TypeError: when ``text`` is no ``str``.
        InputError: when ``published`` cannot be read.

    >>> [(quote.speaker.name, quote.text) for quote in find_quotes("Selon Anne Ferrand, l'offre tient.")]
    [('Anne Ferrand', "l'offre tient")]
    """
    return _read(text, published, DEFAULT).quotes


def find_dates(text: str, *, published: Given = None) -> tuple[DateRef, ...]:
    """The date expressions of an article, resolved, in the order of the text; spans are code points of it, half-open.

    ``value`` is a TIMEX3 value, ``begin`` and ``end_before`` the same as a half-open interval; without ``published``
    (as of ``parse``), what counts from it has neither. The conventions stand in docs/explanation/dates.md.

    Raises:
        TypeError: when ``text`` is no ``str``.
        InputError: when ``published`` cannot be read.

    >>> [(date.text, date.value) for date in find_dates("Reçue hier, elle repart en mai.", published="2024-04-02")]
    [('hier', '2024-04-01'), ('mai', '2024-05')]
    """
    return _read(text, published, DEFAULT).dates


def find_people(text: str) -> tuple[Person, ...]:
    """The people whom an article names, in order of first mention; spans are code points of ``text``, half-open.

    Each stands once, under the fullest form that the article gives, with every mention by name. Who is who, and what is
    left out, is told in docs/explanation/names.md.

    Raises:
        TypeError: when ``text`` is no ``str``.

    >>> [person] = find_people("La ministre belge Anne Ferrand est à Oslo. Mme Ferrand repartira demain.")
    >>> person.name, person.country, [mention.text for mention in person.mentions]
    ('Anne Ferrand', 'BEL', ['Anne Ferrand', 'Mme Ferrand'])
    """
    return people_layer.find_people(read(text), DEFAULT).persons


def find_events(text: str, *, published: Given = None) -> tuple[Event, ...]:
    """The diplomatic events of an article, in the order of the text; spans are code points of it, half-open.

    Types are PLOVER's, countries ISO 3166-1 alpha-3, dates those the text ties to the event, never ``published`` (as of
    ``parse``) itself. The coding book is docs/explanation/events.md.

    Raises:
        TypeError: when ``text`` is no ``str``.
        InputError: when ``published`` cannot be read.

    >>> [event] = find_events("Le ministre grec se rendra jeudi à Ankara.", published="2024-04-02")
    >>> event.mode, event.status.value, event.place.country, event.date.value
    ('visit', 'planned', 'TUR', '2024-04-04')
    """
    reading = _read(text, published, DEFAULT)
    return events_layer.find_events(
        reading.doc, reading.people, reading.dates, reading.quotes, DEFAULT, reading.published.value
    )


def _article(text: str, published: Given, id: str | None, meta: Meta, options: Options) -> Article:  # noqa: A002
    reading = _read(text, published, options)
    doc, when = reading.doc, reading.published
    return Article(
        text=text,
        id=id,
        meta=meta,
        published=when.value,
        published_from=when.source,
        published_evidence=when.evidence,
        dateline=_dateline(doc, reading.dates),
        paragraphs=doc.paragraphs(),
        quotes=reading.quotes,
        dates=reading.dates,
        people=reading.people.persons,
        organizations=reading.people.organizations,
        events=events_layer.find_events(doc, reading.people, reading.dates, reading.quotes, options, when.value),
        warnings=notices(doc, when.value, reading.dates),
    )


def _read(text: str, published: Given, options: Options) -> _Reading:
    """The layers up to the quotes; once these are known, deictics inside dated quotations are resolved again."""
    _check_rules(options.disabled_rules)
    doc = read(text)
    when = infer(doc, published, options)
    dates = dates_layer.find_dates(doc, when.value, options)
    people = people_layer.find_people(doc, options, when.value)
    quotes = quotes_layer.find_quotes(doc, people, dates, options)
    return _Reading(doc, when, dates_layer.reanchor(doc, dates, quotes, when.value, options), people, quotes)


def all_rules() -> tuple[AnyRule, ...]:
    """Every rule of every layer, in the order in which they are tried."""
    layers = (dates_layer, people_layer, quotes_layer, events_layer)
    return tuple(rule for layer in layers for rule in getattr(layer, "RULES", ()))


@cache
def _check_rules(names: frozenset[str]) -> None:
    """Raise InputError for a name, or a prefix that ends in a dot, that no rule has: it would switch nothing off."""
    known = [rule.name for rule in all_rules()] if names else []
    for name in sorted(names):
        if name not in known and not (name.endswith(".") and any(rule.startswith(name) for rule in known)):
            from difflib import get_close_matches  # noqa: PLC0415  # for a mistake only

            near = get_close_matches(name, known, 1)
            raise InputError(
                f"disabled_rules: no rule is named {name!r}" + (f"; the nearest is {near[0]!r}" if near else "")
            )


def _dateline(doc: Document, dates: tuple[DateRef, ...]) -> Dateline | None:
    """The dateline as a value of the model, its day taken from the date found inside it."""
    mark = doc.dateline
    if mark is None:
        return None
    place = doc.span(mark.start, mark.end)
    day = None
    if mark.date is not None:
        first, last = doc.original(*mark.date)
        begins = (d.begin for d in dates if d.start < last and first < d.end and d.grain in ("day", "hour", "minute"))
        begin = next(begins, None)
        day = begin.date() if isinstance(begin, dt.datetime) else begin
    return Dateline(place.start, place.end, place.text, mark.place, mark.agency, day)
