"""Many articles as one: the same person, quote and event across them."""

import datetime as dt
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from diplonews.model import Article, Event, EventType, Person, Quote

T = TypeVar("T")


@frozen
class SeenPerson:
    """A person across articles: every ``(article, person)`` under one name. ``name`` is the fullest form met."""

    name: str
    country: str | None
    seen: tuple[tuple[Article, Person], ...]


@frozen
class SeenQuote:
    """The same words of the same speaker across articles: every ``(article, quote)``, in the order of the articles."""

    text: str
    speaker: str | None
    seen: tuple[tuple[Article, Quote], ...]


@frozen
class SeenEvent:
    """The same event across articles: every ``(article, event)`` of one type, parties, place and day."""

    type: EventType
    begin: dt.date | dt.datetime | None
    seen: tuple[tuple[Article, Event], ...]


@frozen(slots=False)
class Corpus:
    """Articles, and what they say together.

    People are one where their names agree, accents and case aside; quotes where words and speaker agree; events where
    type, parties, place and day do. Events without parties or without a day are never merged: too little says that
    they are one.

    >>> from diplonews import parse
    >>> texts = ("« Non », a dit Anne Ferrand.", "« Oui », a dit ANNE FERRAND.")
    >>> corpus = Corpus(parse(text) for text in texts)
    >>> [len(person.seen) for person in corpus.people]
    [2]
    """

    articles: tuple[Article, ...] = field(converter=tuple)

    def __iter__(self) -> Iterator[Article]:
        """The articles, in the order given."""
        return iter(self.articles)

    def __len__(self) -> int:
        """The number of articles."""
        return len(self.articles)

    @cached_property
    def people(self) -> tuple[SeenPerson, ...]:
        """The people of all articles, in order of first mention."""
        groups: dict[object, list[tuple[Article, Person]]] = {}
        for article in self.articles:
            for person in article.people:
                groups.setdefault(_key(person.name), []).append((article, person))
        return tuple(_person(seen) for seen in groups.values())

    @cached_property
    def quotes(self) -> tuple[SeenQuote, ...]:
        """The quotes of all articles, in order."""
        groups: dict[object, list[tuple[Article, Quote]]] = {}
        for article in self.articles:
            for quote in article.quotes:
                key = (_key(quote.text), _key(quote.speaker.name) if quote.speaker else None)
                groups.setdefault(key, []).append((article, quote))
        return tuple(
            SeenQuote(seen[0][1].text, seen[0][1].speaker.name if seen[0][1].speaker else None, tuple(seen))
            for seen in groups.values()
        )

    @cached_property
    def events(self) -> tuple[SeenEvent, ...]:
        """The events of all articles, in order."""
        groups: dict[object, list[tuple[Article, Event]]] = {}
        for number, article in enumerate(self.articles):
            for event in article.events:
                groups.setdefault(_event_key(event) or (number, event.id), []).append((article, event))
        return tuple(
            SeenEvent(first.type, first.date.begin if first.date else None, tuple(seen))
            for seen in groups.values()
            for _, first in seen[:1]
        )

    def timeline(self) -> tuple[SeenEvent, ...]:
        """The events that have a day, in calendar order; a day stands before the hours within it."""
        return tuple(sorted((e for e in self.events if e.begin), key=lambda e: e.begin.isoformat() if e.begin else ""))

    def quotes_by(self, name: str) -> tuple[SeenQuote, ...]:
        """The quotes credited to ``name`` or to a name that holds it, accents and case aside."""
        wanted = _key(name)
        return tuple(quote for quote in self.quotes if quote.speaker and wanted in _key(quote.speaker))


def _key(name: str) -> str:
    """What must agree for two names or wordings to be one: letters and digits without accents or case."""
    flat = unicodedata.normalize("NFKD", name).casefold().replace("-", " ")
    return " ".join("".join(c for c in flat if c.isalnum() or c == " ").split())


def _person(seen: list[tuple[Article, Person]]) -> SeenPerson:
    name = max((person.name for _, person in seen), key=lambda n: (len(n), not n.isupper()))
    return SeenPerson(name, next((p.country for _, p in seen if p.country), None), tuple(seen))


def _event_key(event: Event) -> object:
    """What must agree for two events to be one; None where too little is known."""
    parties = frozenset(_key(party.name) for party in (*event.actors, *event.recipients))
    if not parties or event.date is None:
        return None
    return event.type, event.date.value, _key(event.place.name) if event.place else None, parties
