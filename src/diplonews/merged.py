"""Flat tables of what a corpus says as a whole: people, events, quotes and organisations merged across its articles.

``MERGED`` is the one list of tables and columns, as ``diplonews.export.tables.TABLES`` is for single articles. The last
two columns of each lead back: ``article_ids`` and the ids within them, in the same order. Ids (``p1``, ``e1``, …) hold
within one corpus, in the order of the rows.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias, TypeVar

from attrs import frozen

from diplonews.corpus import Corpus, SeenEvent, SeenQuote
from diplonews.errors import InputError
from diplonews.export.tables import Cell, CellType, Column, article_key, day, interval, joined, utf8
from diplonews.model import Article
from diplonews.values import Event, Organization, Person, Quote

T = TypeVar("T")
Thing: TypeAlias = Event | Organization | Person | Quote
Row: TypeAlias = dict[str, Cell]


@frozen
class MergedTable:
    """A table of a corpus: what a row stands for, its columns, and how its rows are read."""

    name: str
    told: str
    columns: tuple[Column, ...]
    _rows: Callable[[Corpus], Iterator[Row]]

    def rows(self, corpus: Corpus) -> Iterator[Row]:
        """The rows, keys in the order of the columns."""
        return self._rows(corpus)


def merged_rows(corpus: Corpus, table: str) -> Iterator[Row]:
    """The rows of one of ``MERGED``.

    Raises:
        InputError: when there is no such table.

    >>> from diplonews import Corpus, parse
    >>> texts = ("« Non », a dit Anne Ferrand.", "« Oui », a dit Anne Ferrand.")
    >>> [row["articles"] for row in merged_rows(Corpus(parse(text) for text in texts), "people")]
    [2]
    """
    return merged_table(table).rows(corpus)


def merged_table(name: str) -> MergedTable:
    """The table of that name.

    Raises:
        InputError: when there is none.

    >>> merged_table("people").columns[0].name
    'person_id'
    """
    if name not in MERGED:
        raise InputError(f"no table {name!r}; there are {', '.join(MERGED)}")
    return MERGED[name]


_Read: TypeAlias = Callable[[T], Cell]


def _table(
    name: str,
    letter: str,
    told: str,
    things: Callable[[Corpus], Iterable[T]],
    *columns: tuple[str, CellType, str, _Read[T]],
) -> MergedTable:
    """A table whose first column numbers the rows, with the columns given."""
    key = Column(f"{name}_id", "string", f"the {name} within the corpus: `{letter}1`, `{letter}2`, …")

    def rows(corpus: Corpus) -> Iterator[Row]:
        for number, thing in enumerate(things(corpus), 1):
            row: Row = {key.name: f"{letter}{number}"}
            for column, _, _, read in columns:
                cell = read(thing)
                row[column] = utf8(str(cell)) if isinstance(cell, str) else cell  # str: of an enumeration, its word
            yield row

    return MergedTable(name, told, (key, *(Column(*column[:3]) for column in columns)), rows)


def _events() -> MergedTable:
    return _table(
        "event",
        "e",
        "One row an event, in calendar order, those without a day last; particulars as the first article gives them.",
        _in_calendar_order,
        ("event_date", "date32", "its first day", lambda e: day(e.begin)),
        ("interval", "string", "when, as an ISO 8601 interval, the end excluded", _interval),
        ("type", "string", "one of the sixteen PLOVER types", lambda e: e.type),
        ("mode", "string", "PLOVER mode", lambda e: _first(e).mode),
        (
            "status",
            "string",
            "its status, each that an article gives",
            lambda e: _each(event.status for event in _all(e)),
        ),
        ("plover_type", "string", "the type by PLOVER's letter", lambda e: _first(e).plover_type),
        ("quad", "int32", "1 to 4", lambda e: _first(e).quad),
        ("cameo_root", "string", "the root category of CAMEO", lambda e: _first(e).cameo_root),
        ("actor_name", "string", "who did it", lambda e: joined(p.name for p in _first(e).actors)),
        ("actor_country", "string", "of which country", lambda e: joined(p.country for p in _first(e).actors)),
        ("recipient_name", "string", "to whom", lambda e: joined(p.name for p in _first(e).recipients)),
        ("recipient_country", "string", "of which country", lambda e: joined(p.country for p in _first(e).recipients)),
        ("place_name", "string", "where", lambda e: next((event.place.name for event in _all(e) if event.place), None)),
        ("place_country", "string", "in which country", _place_country),
        ("articles", "int32", "the number of articles that tell it", lambda e: _articles(e.seen)),
        ("article_ids", "string", "these articles", lambda e: joined(article_key(article) for article, _ in e.seen)),
        ("event_ids", "string", "and the events in them", lambda e: joined(event.id for _, event in e.seen)),
    )


def _people() -> MergedTable:
    return _table(
        "person",
        "p",
        "One row a person, in order of first mention.",
        lambda corpus: corpus.people,
        ("name", "string", "the fullest of the frequent names", lambda p: p.name),
        (
            "gender",
            "string",
            "`male` or `female`",
            lambda p: next((one.gender for _, one in p.seen if one.gender), None),
        ),
        ("country", "string", "the country that most articles give", lambda p: p.country),
        (
            "roles",
            "string",
            "every title, in the order of the days",
            lambda p: _each(role.title for _, role in p.roles),
        ),
        ("spellings", "string", "every name, the most frequent first", lambda p: joined(p.spellings)),
        ("mentions", "int32", "how often they are named", lambda p: sum(len(one.mentions) for _, one in p.seen)),
        ("articles", "int32", "the number of articles that name them", lambda p: _articles(p.seen)),
        ("article_ids", "string", "these articles", lambda p: joined(article_key(article) for article, _ in p.seen)),
        ("person_ids", "string", "and the people in them", lambda p: joined(one.id for _, one in p.seen)),
    )


def _quotes() -> MergedTable:
    return _table(
        "quote",
        "q",
        "One row a quote: the same words of the same speaker.",
        lambda corpus: corpus.quotes,
        ("text", "string", "the words", lambda q: q.text),
        ("speaker_name", "string", "whom the articles credit", lambda q: q.speaker),
        ("kind", "string", "`direct`, `indirect` or `mixed`", lambda q: q.seen[0][1].kind),
        ("first_published", "date32", "the day of the first article that has it", _first_published),
        ("articles", "int32", "the number of articles that have it", lambda q: _articles(q.seen)),
        ("article_ids", "string", "these articles", lambda q: joined(article_key(article) for article, _ in q.seen)),
        ("quote_ids", "string", "and the quotes in them", lambda q: joined(one.id for _, one in q.seen)),
    )


def _organizations() -> MergedTable:
    return _table(
        "organization",
        "o",
        "One row an organisation or country, in order of first mention.",
        lambda corpus: corpus.organizations,
        ("name", "string", "its most frequent name", lambda o: o.name),
        ("kind", "string", "`organization` or `country`", lambda o: o.kind),
        ("code", "string", "ISO 3166-1 alpha-3, or `NATO`, `EU`, `UN`, …", lambda o: o.code),
        ("mentions", "int32", "how often it is named", lambda o: sum(len(one.mentions) for _, one in o.seen)),
        ("articles", "int32", "the number of articles that name it", lambda o: _articles(o.seen)),
        ("article_ids", "string", "these articles", lambda o: joined(article_key(article) for article, _ in o.seen)),
        ("organization_ids", "string", "and the organisations in them", lambda o: joined(one.id for _, one in o.seen)),
    )


def _in_calendar_order(corpus: Corpus) -> Iterator[SeenEvent]:
    yield from corpus.timeline()
    yield from (event for event in corpus.events if event.begin is None)


def _all(event: SeenEvent) -> Iterator[Event]:
    return (one for _, one in event.seen)


def _first(event: SeenEvent) -> Event:
    return event.seen[0][1]


def _interval(event: SeenEvent) -> str | None:
    date = _first(event).date
    return interval(date.begin, date.end_before) if date else None


def _place_country(event: SeenEvent) -> str | None:
    return next((one.place.country for one in _all(event) if one.place), None)


def _first_published(quote: SeenQuote) -> dt.date | None:
    return min((when for article, _ in quote.seen if (when := day(article.published))), default=None)


def _each(values: Iterable[str]) -> str | None:
    """Every value once, in the order met."""
    return joined(dict.fromkeys(str(value) for value in values))


def _articles(seen: Sequence[tuple[Article, Thing]]) -> int:
    return len({id(article) for article, _ in seen})


MERGED: Final[Mapping[str, MergedTable]] = {
    "events": _events(),
    "people": _people(),
    "quotes": _quotes(),
    "organizations": _organizations(),
}
