"""One event per event: mentions of one article that tell of the same thing become one item."""

from collections.abc import Iterable

from attrs import evolve

from diplonews.events.clauses import Reading
from diplonews.events.drafts import Draft
from diplonews.model import Participant, Span


def merge(reading: Reading, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, those of one event put together, in the order of their first mention."""
    kept: list[Draft] = []
    for draft in drafts:
        k = next((k for k in range(len(kept) - 1, -1, -1) if _same(reading, kept[k], draft)), None)
        if k is None:
            if not draft.bare:
                kept.append(draft)
        else:
            kept[k] = _union(kept[k], draft)
    return kept


def _keys(parties: Iterable[Participant]) -> set[str]:
    return {p.country or p.name.lower() for p in parties} | {p.name.lower() for p in parties}


def _same(reading: Reading, one: Draft, other: Draft) -> bool:
    if one.trigger.type is not other.trigger.type or one.mode != other.mode:
        return False
    if other.bare:
        return True
    if one.date and other.date and one.date.value != other.date.value:
        return False
    if one.place and other.place and one.place.name != other.place.name and one.place.country != other.place.country:
        return False
    mine, its = _keys((*one.actors, *one.recipients)), _keys((*other.actors, *other.recipients))
    if mine and its and not mine & its:
        return False
    if one.actors and other.actors and not _keys(one.actors) & (_keys(other.actors) | _keys(other.recipients)):
        return False
    shared = bool(mine & its) + bool(one.date and other.date) + bool(one.place and other.place)
    return shared > 0


def _union(one: Draft, other: Draft) -> Draft:
    also: dict[tuple[int, int], Span] = {(s.start, s.end): s for s in (*one.also, other.span, *other.also)}
    also.pop((one.span.start, one.span.end), None)
    return evolve(
        one,
        also=tuple(also.values()),
        actors=one.actors or other.actors,
        recipients=one.recipients or other.recipients,
        place=one.place or other.place,
        date=one.date or other.date,
    )
