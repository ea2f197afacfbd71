"""What is worth telling: an event needs a party that acts in the world of states, and must not be history."""

import datetime as dt
from functools import cache

from diplonews.enums import EntityKind, EventType, Status
from diplonews.events.drafts import Draft
from diplonews.events.reading import Reading
from diplonews.events.when import begins
from diplonews.lexicon import _events, _world
from diplonews.values import Participant, Person

_YEAR = dt.timedelta(days=366)
_BODIES = frozenset(["organization", "alliance", "court", "parliament", "government", "armed_group", "ngo"])
_PLACED = frozenset(
    [
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.ASSAULT,
        EventType.RETREAT,
        EventType.MOBILIZE,
        EventType.AID,
        EventType.PROTEST,
    ]
)
_TRADES = frozenset(["civil", "media", "expert"])
_TITLE = 5  # words of a title
_CIVIL = frozenset([EventType.PROTEST, EventType.COERCE])  # those in which anybody may be a party


def in_scope(reading: Reading, draft: Draft) -> bool:
    """Whether the draft names a party of weight (or, where that is enough, a place or a day) and is no history."""
    if _is_history(reading, draft):
        return False
    if draft.bare:
        return True
    kind = draft.trigger.type
    named = (*draft.actors, *draft.recipients)
    if not named and draft.mode == "visit":
        return draft.place is not None and draft.place.country is not None
    if not named and draft.mode == "cyber":
        return draft.date is not None
    if not named:
        return kind in (*_PLACED, EventType.COOPERATE, EventType.CONCEDE, EventType.COERCE) and (
            draft.place is not None or draft.date is not None
        )
    if kind is EventType.CONSULT and any(_is_press(reading, p) for p in named):
        return False  # an interview
    if kind in _CIVIL or draft.mode == "release":
        known = kind is EventType.PROTEST or any(p.entity or p.country for p in named)
        scene = draft.place is not None and draft.place.country is not None
        return scene or (known and (draft.place or draft.date) is not None) or any(_weighs(reading, p) for p in named)
    if kind is EventType.REQUEST and draft.recipients and not any(_weighs(reading, p) for p in draft.recipients):
        return False  # an appeal to the public
    entities = sum(p.entity is not None for p in named)
    told = draft.place is not None or (entities and draft.date is not None)
    if kind is EventType.CONSULT and (entities > 1 or told):
        return True
    crime = draft.mode in ("targeted", "firearms")  # of private persons: no event between states
    if kind is EventType.ASSAULT and not crime and draft.place is not None and draft.place.country is not None:
        return True
    return any(_weighs(reading, p) for p in named)


def _is_history(reading: Reading, draft: Draft) -> bool:
    """Whether the event lies more than a year before publication, or before the last day that the article names."""
    first = draft.date.end_before if draft.date else None
    if isinstance(first, dt.datetime):
        first = first.date()
    if first is None or draft.status is Status.ONGOING:
        return False
    today = reading.published or max(
        (d for d in (begins(ref) for _, ref in reading.dates.values()) if d), default=first
    )
    return first + _YEAR < today


def _is_press(reading: Reading, party: Participant) -> bool:
    one = reading.people.entity(party.entity) if party.entity else None
    body = _world.institutions().get(one.name.lower()) if one is not None and not isinstance(one, Person) else None
    return body is not None and body.kind in ("media", "agency")


@cache
def _is_office(title: str) -> bool:
    """Whether a title is one of public office (``ministre``), not of a trade (``avocat``, ``patron``)."""
    words = title.lower().replace("'", "' ").split()
    for size in range(min(len(words), _TITLE), 0, -1):
        known = _world.titles().get(" ".join(words[:size]).replace("' ", "'"))
        if known is not None:
            return known.kind not in _TRADES
    return not _strong().isdisjoint(words) or not (_events.nouns("human") - _events.nouns("weak")).isdisjoint(words)


@cache
def _strong() -> frozenset[str]:
    """The nouns that name who acts in the world of states."""
    return _events.nouns("actor") - _events.nouns("weak")


def _weighs(reading: Reading, party: Participant) -> bool:
    """Whether a party is a state, a body of states, an armed force, or somebody with an office."""
    if party.entity is None:
        if party.country is not None:
            return True
        return not _strong().isdisjoint(w.strip(",.").lower() for w in party.name.replace("'", "' ").split())
    one = reading.people.entity(party.entity)
    if isinstance(one, Person):
        if (one.family or one.name).lower() in _world.known_surnames():
            return True
        if not one.roles:
            return one.country is not None  # « son homologue kosovare, Lena Hoxha »
        return any(_is_office(role.title) for role in one.roles)
    if one.kind is EntityKind.COUNTRY:
        return True
    body = _world.institutions().get(one.name.lower())
    return body is None or body.kind in _BODIES
