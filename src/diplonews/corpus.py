"""Many articles as one: the same person, body, quote and event across them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from diplonews.enums import EntityKind, EventType
from diplonews.model import Article, letters
from diplonews.people.across import Joined, group
from diplonews.values import Event, Organization, Person, PersonRole, Quote

T = TypeVar("T")


def _many(seen: tuple[object, ...]) -> str:
    """What is printed for whole articles: how many."""
    return f"<{len(seen)} in all>"


@frozen
class SeenPerson:
    """A person across articles: every ``(article, person)`` under one name.

    ``name`` is the most frequent of the full forms met; ``country`` the one that most articles give.
    """

    name: str
    country: str | None
    seen: tuple[tuple[Article, Person], ...] = field(repr=_many)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The names under which the articles know the person, the most frequent first."""
        return tuple(name for name, _ in Counter(person.name for _, person in self.seen).most_common())

    @property
    def roles(self) -> tuple[tuple[dt.date | None, PersonRole], ...]:
        """The roles over time: each with the day of the first article that gives it; undated articles come last."""
        said: dict[PersonRole, dt.date | None] = {}
        for article, person in sorted(self.seen, key=lambda s: _day(s[0]) or dt.date.max):
            for role in person.roles:
                said.setdefault(role, _day(article))
        return tuple((day, role) for role, day in said.items())


@frozen
class Merge:
    """One joining of people across articles: ``name`` in ``article`` was taken for ``into``, how surely and why."""

    name: str
    into: str
    article: Article
    score: float
    reasons: tuple[str, ...]


@frozen
class SeenOrganization:
    """An organisation or country across articles, by its code where it has one, else by its name."""

    name: str
    kind: EntityKind
    code: str | None
    seen: tuple[tuple[Article, Organization], ...] = field(repr=_many)


@frozen
class SeenQuote:
    """The same words of the same speaker across articles: every ``(article, quote)``, in the order of the articles."""

    text: str
    speaker: str | None
    seen: tuple[tuple[Article, Quote], ...] = field(repr=_many)


@frozen
class SeenEvent:
    """The same event across articles: every ``(article, event)`` of one type, parties, place and day."""

    type: EventType
    begin: dt.date | dt.datetime | None
    seen: tuple[tuple[Article, Event], ...] = field(repr=_many)


def _as_tuple(
    articles: Iterable[Article],
) -> tuple[Article, ...]:  # a type checker cannot read ``tuple`` as a converter
    return tuple(articles)


@frozen(slots=False)
class Corpus:
    """Articles, and what they say together.

    People are one where `same_person` takes their names for one and gender, offices and countries do not speak against
    it; a surname alone never is enough. ``merges`` tells every joining and why. Organisations are one by their code;
    quotes where words and speaker agree; events where type, parties, place and day do. Events without parties or
    without a day are never merged: too little says that they are one.

    >>> from diplonews import parse
    >>> texts = ("« Non », a dit Anne Ferrand.", "« Oui », a dit ANNE FERRAND.")
    >>> corpus = Corpus(parse(text) for text in texts)
    >>> [len(person.seen) for person in corpus.people]
    [2]
    """

    articles: tuple[Article, ...] = field(converter=_as_tuple)

    def __iter__(self) -> Iterator[Article]:
        """The articles, in the order given."""
        return iter(self.articles)

    def __len__(self) -> int:
        """The number of articles."""
        return len(self.articles)

    @cached_property
    def _grouped(self) -> tuple[list[tuple[Article, Person]], list[list[int]], list[Joined]]:
        every = [(article, person) for article in self.articles for person in article.people]
        return every, *group([person for _, person in every])

    @cached_property
    def people(self) -> tuple[SeenPerson, ...]:
        """The people of all articles, in order of first mention."""
        every, groups, _ = self._grouped
        return tuple(_person([every[i] for i in members]) for members in groups)

    @cached_property
    def merges(self) -> tuple[Merge, ...]:
        """What was merged and why: every person joined to those before, in the order in which they were."""
        every, _, joined = self._grouped
        return tuple(
            Merge(every[j.person][1].name, self.people[j.group].name, every[j.person][0], j.score, j.reasons)
            for j in joined
        )

    @cached_property
    def organizations(self) -> tuple[SeenOrganization, ...]:
        """The organisations and countries of all articles, in order of first mention."""
        groups: dict[object, list[tuple[Article, Organization]]] = {}
        for article in self.articles:
            for body in article.organizations:
                groups.setdefault(body.code or (letters(body.name), body.country), []).append((article, body))
        return tuple(_organization(seen) for seen in groups.values())

    @cached_property
    def quotes(self) -> tuple[SeenQuote, ...]:
        """The quotes of all articles, in order."""
        groups: dict[object, list[tuple[Article, Quote]]] = {}
        for article in self.articles:
            for quote in article.quotes:
                key = (letters(quote.text), letters(quote.speaker.name) if quote.speaker else None)
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
        """The events that have a day, in calendar order; a day stands before the hours within it.

        >>> from diplonews import parse
        >>> texts = ("Paul Morel ira à Oslo jeudi.", "Anne Ferrand est arrivée à Rome mardi.")
        >>> corpus = Corpus(parse(text, published="2024-04-03") for text in texts)
        >>> [str(event.begin) for event in corpus.timeline()]
        ['2024-04-02', '2024-04-04']
        """
        return tuple(sorted((e for e in self.events if e.begin), key=lambda e: e.begin.isoformat() if e.begin else ""))

    def to_html(self) -> str:
        """The corpus as a page to look at (HTML, in French): who says what in which article, a time line, the people.

        >>> Corpus([Article("Rien.")]).to_html().startswith("<!doctype html>")
        True
        """
        from diplonews.render.html import corpus_html  # noqa: PLC0415  # a corpus is merged without being looked at

        return corpus_html(self)

    def _repr_html_(self) -> str:
        from diplonews.render.html import corpus_fragment  # noqa: PLC0415  # as above

        return corpus_fragment(self)

    def quotes_by(self, name: str) -> tuple[SeenQuote, ...]:
        """The quotes credited to ``name`` or to a name that holds it, accents and case aside.

        >>> from diplonews import parse
        >>> corpus = Corpus([parse("« Oui », a dit Anne Séjour."), parse("« Oui », a répété Anne Séjour.")])
        >>> [(quote.text, len(quote.seen)) for quote in corpus.quotes_by("sejour")]
        [('Oui', 2)]
        """
        wanted = letters(name)
        return tuple(quote for quote in self.quotes if quote.speaker and wanted and wanted in letters(quote.speaker))


def _day(article: Article) -> dt.date | None:
    when = article.published
    return when.date() if isinstance(when, dt.datetime) else when


def _person(seen: list[tuple[Article, Person]]) -> SeenPerson:
    names = Counter(person.name for _, person in seen)
    name = max(names, key=lambda n: (" " in n, not n.isupper(), names[n], len(n)))
    countries = Counter(p.country for _, p in seen if p.country)
    return SeenPerson(name, countries.most_common(1)[0][0] if countries else None, tuple(seen))


def _organization(seen: list[tuple[Article, Organization]]) -> SeenOrganization:
    name = Counter(body.name for _, body in seen).most_common(1)[0][0]
    return SeenOrganization(name, seen[0][1].kind, seen[0][1].code, tuple(seen))


def _event_key(event: Event) -> object:
    """What must agree for two events to be one; None where too little is known."""
    parties = frozenset(letters(party.name) for party in (*event.actors, *event.recipients))
    if not parties or event.date is None:
        return None
    return event.type, event.date.value, letters(event.place.name) if event.place else None, parties
