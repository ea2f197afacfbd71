"""One event per event: mentions of one article that tell of the same thing become one item."""

from collections.abc import Iterable

from attrs import evolve

from diplonews.enums import EventType, Status
from diplonews.events.drafts import Draft
from diplonews.events.reading import Reading
from diplonews.values import DateRef, Participant, Span

_NEAR = 1  # sentences
_FAR = 24  # events of one kind among which a mention looks for its own
_POOLED = (EventType.CONSULT, EventType.AGREE)


def merge(reading: Reading, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, those of one event put together, in the order of their first mention."""
    kept: list[Draft] = []
    spans: list[dict[tuple[int, int], Span]] = []
    by_kind: dict[tuple[EventType, str | None], list[int]] = {}
    for draft in drafts:
        mode = "meet" if draft.mode == "conference" else draft.mode  # « la réunion », « le sommet »
        same = by_kind.setdefault((draft.trigger.type, mode), [])
        k = next((k for k in reversed(same[-_FAR:]) if _same(kept[k], draft)), None)
        if k is not None and _resumed(kept[k], draft):
            same.append(len(kept))
            kept.append(evolve(draft, bare=False, actors=kept[k].actors, recipients=kept[k].recipients))
            spans.append({(s.start, s.end): s for s in draft.also})
        elif k is not None:
            kept[k] = _union(kept[k], draft)
            spans[k].update(((s.start, s.end), s) for s in (draft.span, *draft.also))
        elif not draft.bare:
            same.append(len(kept))
            kept.append(draft)
            spans.append({(s.start, s.end): s for s in draft.also})
    for k, (draft, also) in enumerate(zip(kept, spans, strict=True)):
        also.pop((draft.span.start, draft.span.end), None)
        if len(also) != len(draft.also):
            kept[k] = evolve(draft, also=tuple(also.values()))
    return [_placed(reading, k, kept) for k in range(len(kept))]


def _placed(reading: Reading, k: int, kept: list[Draft]) -> Draft:
    """A meeting without a place of its own is where its party is on a visit, told of here or one sentence before."""
    draft = kept[k]
    if (
        draft.place is not None
        or draft.trigger.type is not EventType.CONSULT
        or draft.mode not in ("meet", "conference")
    ):
        return draft
    here = reading.doc.sentence_at(draft.at)
    for other in map(kept.__getitem__, range(k - 1, -1, -1)):
        near = abs(here - reading.doc.sentence_at(other.at)) <= _NEAR
        if other.at < draft.at and not near:
            break
        fits = near and other.mode == "visit" and other.place is not None and not _told_apart(other, draft)
        if fits and _meet(other.actors, (*draft.actors, *draft.recipients)):
            return evolve(draft, place=other.place)
    return draft


def _person(party: Participant) -> bool:
    return party.entity is not None and party.entity.startswith("p")


def _meet(some: Iterable[Participant], others: Iterable[Participant]) -> bool:
    """Whether two sets share a party, by entity or name; a country also with who acts for it, but no two persons."""
    rest = tuple(others)
    for one in some:
        for other in rest:
            both = one.entity is None and other.entity is None
            if both and (one.name.lower() in other.name.lower() or other.name.lower() in one.name.lower()):
                return True
            if one.name.lower() == other.name.lower() or (one.entity is not None and one.entity == other.entity):
                return True
            if one.country and one.country == other.country and not (_person(one) and _person(other)):
                return True
    return False


def _one_date(one: DateRef, other: DateRef) -> bool:
    """Whether two dates may be one, the one said less exactly: ``en septembre``, ``le 24 septembre``."""
    mine, its = one.value or "", other.value or ""
    return mine.startswith(its) or its.startswith(mine)


def _all_meet(mine: tuple[Participant, ...], its: tuple[Participant, ...]) -> bool:
    """Whether every party of the one is one of the other, under a name or a common noun."""
    return bool(mine) and bool(its) and all(_meet([p], its) for p in mine) and all(_meet([p], mine) for p in its)


def _same(one: Draft, other: Draft) -> bool:
    """Whether two drafts of one type and mode may tell of one event."""
    if other.bare:
        return True
    if other.vague and not _told_apart(one, other) and not (one.place and other.place):
        return True
    if one.date and other.date and not _one_date(one.date, other.date):
        return False
    if one.place and other.place and one.place.name != other.place.name and one.place.country != other.place.country:
        return False
    mine, its = (*one.actors, *one.recipients), (*other.actors, *other.recipients)
    meet = _meet(mine, its)
    if mine and its and not meet:
        return False
    if _told_apart(one, other) or (one.trigger.type in _POOLED and _others(mine, its)):
        return False
    if one.actors and other.actors and not _meet(one.actors, its) and not _meet(other.actors, mine):
        return False
    if one.trigger.type not in _POOLED and one.actors and other.actors and not _meet(one.actors, other.actors):
        return False
    if (
        one.trigger.type not in _POOLED
        and one.recipients
        and other.recipients
        and not _meet(one.recipients, other.recipients)
    ):
        return False
    if one.mode != other.mode and not _all_meet(mine, its):
        return False
    same_day = one.date is not None and other.date is not None
    same_place = one.place is not None and other.place is not None
    return meet or same_day or same_place


def _resumed(one: Draft, other: Draft) -> bool:
    """Whether the same parties meet again: ``les pourparlers reprendront mardi``."""
    to_come = other.status is Status.PLANNED and other.date is not None and bool(other.also)
    return other.bare and to_come and one.status in (Status.OCCURRED, Status.ONGOING)


def _told_apart(one: Draft, other: Draft) -> bool:
    """Whether one happened and the other did not: a plan may be cancelled, a fact may not."""
    states = {one.status, other.status}
    done = bool(states & {Status.OCCURRED, Status.ONGOING})
    return done and bool(states & {Status.NEGATED, Status.PLANNED, Status.HYPOTHETICAL}) and not _same_day(one, other)


def _same_day(one: Draft, other: Draft) -> bool:
    return one.date is not None and other.date is not None and Status.NEGATED not in (one.status, other.status)


def _others(mine: tuple[Participant, ...], its: tuple[Participant, ...]) -> bool:
    """Whether two meetings of two or more have no more than one party in common."""
    return len(mine) > 1 and len(its) > 1 and sum(_meet([party], its) for party in mine) < 2


def _finer(one: DateRef | None, other: DateRef | None) -> DateRef | None:
    """The date that says more."""
    if one is None or other is None:
        return one or other
    return other if len(other.value or "") > len(one.value or "") and _one_date(one, other) else one


def _union(one: Draft, other: Draft) -> Draft:
    """The first with what the second adds; its further triggers are kept apart."""
    acting = {p.name for p in (one.actors or other.actors)}
    full = one.actors and one.recipients and one.place and one.date and one.amounts
    if (full or other.bare) and other.status is not Status.NEGATED and not other.date and not other.place:
        return one
    return evolve(
        one,
        actors=one.actors or other.actors,
        recipients=tuple(p for p in (one.recipients or other.recipients) if p.name not in acting),
        place=one.place or other.place,
        date=_finer(one.date, other.date),
        amounts=one.amounts or other.amounts,
        status=other.status if other.status is Status.NEGATED else one.status,
    )
