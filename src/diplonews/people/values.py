"""What the layer hands on: people, organisations, and the mentions that name them."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import NamedTuple

from attrs import evolve, field, frozen

from diplonews.enums import EntityKind, ResolvedBy
from diplonews.people.titles import TitlePhrase
from diplonews.values import Office, Organization, Person, SpeakerPart


class Phrase(NamedTuple):
    """A noun phrase: half-open token range and the token of its head (the name's last word, or the noun)."""

    first: int
    last: int
    head: int


class Mention(NamedTuple):
    """A named mention as a half-open token range (civility in), the entity it names, and that entity's kind."""

    first: int
    last: int
    entity_id: str
    kind: EntityKind


@frozen(eq=False)
class People:
    """The persons and organisations of an article and their mentions, sorted and without overlap.

    ``titles`` are the title phrases by first token; ``holders`` says which person a title phrase stands beside;
    ``published`` is the day on which the table of office holders is asked, None when it is not known.
    """

    persons: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    mentions: tuple[Mention, ...]
    titles: Mapping[int, TitlePhrase] = field(repr=False)
    holders: Mapping[int, str] = field(repr=False)
    _at: Mapping[int, Mention] = field(repr=False)
    _entities: Mapping[str, "Person | Organization"] = field(repr=False)
    published: dt.date | None = None
    # The subject of each verb group asked about, by its tokens (syntax.subjects): quotations and events ask alike.
    subjects: dict[tuple[int, int], Phrase | None] = field(factory=dict, init=False, repr=False)
    # The main subject of each stretch asked about, by its tokens and whether a verbless one counts.
    mains: dict[tuple[int, int, bool], Phrase | None] = field(factory=dict, init=False, repr=False)
    # Who holds which office on the day asked for (people.bearers), by day and by the user's own table.
    offices: dict[tuple[dt.date, tuple[Office, ...] | None], dict[tuple[str, str], list[Person]]] = field(
        factory=dict, init=False, repr=False
    )
    #: The mention that holds a token. An attribute, not a method: it is asked of most tokens.
    mention_at: Callable[[int], Mention | None] = field(init=False, repr=False)
    _firsts: tuple[int, ...] = field(init=False, repr=False)
    _title_firsts: tuple[int, ...] = field(init=False, repr=False)
    _held: tuple[int, ...] = field(init=False, repr=False)
    _title_ends: Mapping[int, TitlePhrase] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "mention_at", self._at.get)
        object.__setattr__(self, "_firsts", tuple(m.first for m in self.mentions))
        object.__setattr__(self, "_title_firsts", tuple(self.titles))
        object.__setattr__(self, "_held", tuple(sorted(self.holders)))
        object.__setattr__(self, "_title_ends", {t.last: t for t in self.titles.values()})

    def person(self, entity_id: str) -> Person:
        """The person with this id. Raises KeyError for an id that is no person's."""
        found = self._entities[entity_id]
        if not isinstance(found, Person):
            raise KeyError(entity_id)
        return found

    def mentions_between(self, first: int, last: int) -> tuple[Mention, ...]:
        """The mentions that begin in the half-open token range."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def titles_between(self, first: int, last: int) -> tuple[TitlePhrase, ...]:
        """The title phrases that begin in the half-open token range."""
        found = self._title_firsts[bisect_left(self._title_firsts, first) : bisect_left(self._title_firsts, last)]
        return tuple(self.titles[i] for i in found)

    def title_ending(self, token: int) -> TitlePhrase | None:
        """The title phrase that ends right before the token."""
        return self._title_ends.get(token)

    def held_around(self, token: int, most: int) -> tuple[list[int], list[int]]:
        """The titles beside a name: at most ``most`` before the token, the nearest first, and ``most`` after it."""
        k = bisect_left(self._held, token)
        return list(self._held[max(0, k - most) : k][::-1]), list(self._held[k : k + most])

    def entity(self, entity_id: str) -> "Person | Organization":
        """The person or organisation with this id.

        Raises:
            KeyError: for an id of another article.
        """
        return self._entities[entity_id]


@frozen
class Identity:
    """Whom a noun phrase or a pronoun stands for, how that was found (``note``), and how sure it is (0..1).

    ``name`` is the canonical name of an entity, or the phrase itself for an unnamed source; ``first`` to ``last`` is
    the half-open token range that was read.
    """

    name: str
    kind: EntityKind
    entity: str | None
    resolved_by: ResolvedBy
    also: tuple[SpeakerPart, ...] = ()
    gender: str | None = None
    country: str | None = None
    confidence: float = 1.0
    note: str = ""
    first: int = 0
    last: int = 0


def meant(who: Identity, phrase: Phrase, how: ResolvedBy, confidence: float, note: str) -> Identity:
    """Somebody known already, as the phrase takes them up: how that was found, and how sure it is."""
    return evolve(who, resolved_by=how, confidence=confidence, note=note, first=phrase.first, last=phrase.last)
