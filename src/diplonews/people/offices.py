"""Dated office holders: which offices a person has held, so that a title can mean somebody named without one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from diplonews.lexicon import _world
from diplonews.model import Office
from diplonews.options import Options
from diplonews.people.fold import fold

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


def _users(offices: tuple[Office, ...]) -> Held:
    return _by_person((o.person, o.role, o.country, o.since, o.until) for o in offices)


def offices_of(name: str, options: Options) -> tuple[tuple[str, str, dt.date, dt.date | None], ...]:
    """Role, country or organisation code, first day and last day (None: open) of every office the person has held.

    ``options.offices`` replaces the built-in table; ``()`` switches it off.
    """
    held = _built_in() if options.offices is None else _users(options.offices)
    return held.get(fold(name), ())
