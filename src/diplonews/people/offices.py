"""Dated office holders: which offices a person holds on a day, so that a title can mean somebody named without one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from diplonews.lexicon import _world
from diplonews.options import Options
from diplonews.people.fold import fold
from diplonews.people.vocabulary import known_surnames
from diplonews.values import Office, Person

Held = Mapping[str, tuple[tuple[str, str, dt.date, dt.date | None], ...]]


@cache
def _built_in() -> Held:
    table = ((t.person, t.role, t.seat, t.start, t.until) for terms in _world.offices().values() for t in terms)
    return _by_person(table)


Row = tuple[str, str, str, dt.date, dt.date | None]


def _by_person(table: Iterable[Row]) -> Held:
    found: defaultdict[str, list[tuple[str, str, dt.date, dt.date | None]]] = defaultdict(list)
    for person, role, seat, since, until in table:
        found[fold(person)].append((role, seat, since, until))
    return MappingProxyType({person: tuple(terms) for person, terms in found.items()})


@lru_cache(maxsize=8)
def _users(offices: tuple[Office, ...]) -> Held:
    return _by_person((o.person, o.role, o.country, o.since, o.until) for o in offices)


def offices_on(person: Person, day: dt.date, options: Options) -> frozenset[tuple[str, str]]:
    """Role and country (or organisation code) of every office that the person holds on that day.

    A bare surname stands for the office holder whom the press names so. ``options.offices`` replaces the built-in
    table; ``()`` switches it off.
    """
    held = _built_in() if options.offices is None else _users(options.offices)
    known = known_surnames().get(person.name.lower()) if person.given is None else None
    terms = held.get(fold(person.name if known is None else known.name), ())
    return frozenset((role, seat) for role, seat, since, until in terms if since <= day and (not until or day <= until))
