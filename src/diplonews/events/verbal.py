"""An event that a verb tells: parties, place, date and status from its clause."""

from diplonews.enums import EventType, Status
from diplonews.events.amounts import amounts
from diplonews.events.drafts import Draft
from diplonews.events.frames import Frame
from diplonews.events.owners import content, owners
from diplonews.events.parties import parties
from diplonews.events.places import SLOTS, TOWARDS, fronted, place_of
from diplonews.events.reading import Chunk, Range, Reading
from diplonews.events.roles import host, roles_of, span_of
from diplonews.events.status import Verdict
from diplonews.events.when import begins, date_of
from diplonews.lexicon import _events
from diplonews.lexicon._events import Trigger
from diplonews.values import DateRef, Participant

_SPOKEN = (EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN)
_TOLD = (EventType.THREATEN, EventType.AGREE, EventType.REJECT)
_PLACED = (EventType.CONSULT, EventType.AID, EventType.ASSAULT)
_COUNTED = (
    EventType.AGREE,
    EventType.AID,
    EventType.SANCTION,
    EventType.MOBILIZE,
    EventType.RETREAT,
    EventType.COOPERATE,
)
_TALKS = frozenset(["meet.talks", "meet.entretien", "phone.call"])
_SI = 24  # tokens between a threat and its condition
_FEW = 3
_TO_COME = ("prochain", "futur", "imminent")


def verb_draft(frame: Frame, trigger: Trigger, verdict: Verdict, nouns: list[int]) -> Draft | None:
    """What the verb says; ``nouns`` are the tokens that fulfilled its conditions. None when nobody acts."""
    reading, group = frame.reading, frame.group
    slots = {slot: frame.slot(slot) for slot in trigger.frame}
    agent, left = slots.get("S"), slots.get("de")
    if trigger.frame.get("de") == "place" and agent and left and agent[0] < left[0] < agent[1]:
        slots["S"] = agent[0], left[0] - 1  # « chassée par les insurgés de la ville »
    roles, place = roles_of(reading, trigger, slots)
    if group.tense == "gerund" and (speaker := _speaker(reading, group.first)) is not None:
        roles["actor"] = (speaker,)
    if _agentless(frame, trigger, roles["actor"]):
        return None
    recipients = roles["recipient"] or _content(frame, trigger, roles["actor"])
    if (
        frame.bare
        and not roles["actor"]
        and not recipients
        and date_of(reading, group.first, group.last, frame.end) is None
    ):
        return None
    where = TOWARDS if trigger.mode == "visit" else SLOTS
    if trigger.type not in _PLACED:
        where -= {slot for slot in trigger.frame if slots[slot] and recipients}
    place = place or place_of(reading, _off_topic(frame, trigger), where, trigger.mode == "visit")
    place = place or fronted(reading, group.first)
    if trigger.mode == "visit" and not recipients:
        recipients = host(reading, place, roles["actor"])
    if trigger.mode == "phone":
        place = None
    date = date_of(reading, group.first, group.last, frame.end)
    status = _tensed(frame, trigger, verdict.status or Status.OCCURRED, date, nouns)
    return Draft(
        trigger,
        group.head,
        span_of(reading, group),
        status,
        _mode(trigger, roles["actor"]),
        tuple(reading.doc.token_span(at, at + 1) for at in nouns if not group.first <= at < group.last),
        roles["actor"],
        recipients,
        place,
        date,
        amounts(reading, group.last, frame.end) if trigger.type in _COUNTED else (),
        bare="only" in trigger.frame,
        taken=tuple(nouns),
    )


def _mode(trigger: Trigger, actors: tuple[Participant, ...]) -> str | None:
    """The trigger's mode; two or three who gather meet, they hold no conference."""
    few = 1 < len(actors) <= _FEW and all(p.entity is not None for p in actors)
    return "meet" if trigger.mode == "conference" and few else trigger.mode


def _agentless(frame: Frame, trigger: Trigger, actors: tuple[Participant, ...]) -> bool:
    """Whether a passive leaves out who speaks (``sont invités à``), or a participle says no more than an adjective."""
    if actors:
        return False
    if not (frame.group.passive or frame.bare):
        where = frame.subject
        told = trigger.type in _SPOKEN and frame.group.is_finite and where is not None
        return told and where is not None and not _pronominal(frame, where)
    if trigger.type in _SPOKEN:
        return frame.group.lemma != "convoquer"  # who summons an ambassador is known without being named
    told = any(c.slot in TOWARDS and not c.inf for c in frame.chunks)
    return (
        frame.bare
        and not told
        and date_of(frame.reading, frame.group.first, frame.group.last, frame.end, noun=True) is None
    )


def _pronominal(frame: Frame, where: Range) -> bool:
    """Whether the subject is a pronoun, which may stand for somebody who could not be made out."""
    word = frame.reading.doc.lower[where[0]]
    return where[1] - where[0] == 1 and word != "on" and word in _events.nouns("anybody")


def _content(frame: Frame, trigger: Trigger, actors: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Whom a promise, refusal or threat is about, where an infinitive tells it; whose border forces are moved to."""
    reading = frame.reading
    found: tuple[Participant, ...] = ()
    if trigger.type in _TOLD:
        high = reading.doc.sentence_range(frame.group.head)[1]
        found = next((content(reading, c.start, high) for c in frame.chunks if c.inf), ())
        if trigger.type is EventType.THREATEN:
            found = _whom_si(frame, high) or found
    elif trigger.type is EventType.MOBILIZE:
        borders = [
            c
            for c in frame.chunks
            if not {"frontière", "frontières"}.isdisjoint(reading.doc.lower[c.start : c.start + 3])
        ]
        found = next((owners(reading, c.start, c.end) for c in borders), ())
    names = {p.name for p in actors} | {p.country for p in actors if p.country}
    return tuple(p for p in found if p.name not in names and p.country not in names)


def _speaker(reading: Reading, at: int) -> Participant | None:
    """``« … », a dit le ministre, dénonçant``: who said the words before, in this sentence."""
    doc = reading.doc
    low = doc.starts[doc.sentence_range(at)[0]]
    start = doc.token_span(at, at + 1).start
    first = doc.original(low, low + 1)[0]
    for quote in reversed(reading.quotes):
        cue, speaker = quote.cue, quote.speaker
        if cue is None or speaker is None or not first <= cue.start < start or quote.start > cue.start:
            continue
        return Participant(speaker.name, speaker.entity, None, speaker.mention)
    return None


def _off_topic(frame: Frame, trigger: Trigger) -> list[Chunk]:
    """The complements before what is talked about: ``discuter de la situation à Gaza`` is not in Gaza."""
    if trigger.rule not in _TALKS:
        return frame.chunks
    topic = next((k for k, c in enumerate(frame.chunks) if c.slot in ("de", "sur")), len(frame.chunks))
    return frame.chunks[:topic]


def _whom_si(frame: Frame, high: int) -> tuple[Participant, ...]:
    """``menace de partir si la junte refuse``: whom the condition is about."""
    lower = frame.reading.doc.lower
    for i in range(frame.group.last, min(high - 1, frame.group.last + _SI)):
        if lower[i] == "si" or (lower[i] == "s'" and lower[i + 1] in ("il", "ils")):
            return parties(frame.reading, i + 1, high)
    return ()


def _tensed(frame: Frame, trigger: Trigger, status: Status, date: DateRef | None, nouns: list[int]) -> Status:
    """The status a trigger has of its own (``est attendu`` is planned), and what the present with ``depuis`` says."""
    if status is not Status.OCCURRED:
        return status
    published, reading_lower = frame.reading.published, frame.reading.doc.lower
    if frame.group.lemma == "annoncer" and published is not None and (begins(date) or published) > published:
        return Status.PLANNED
    if any(reading_lower[at + 1].startswith(_TO_COME) for at in nouns if at + 1 < len(reading_lower)):
        return Status.PLANNED
    said = trigger.frame.get("always") or (trigger.frame.get("present") if frame.group.tense == "present" else None)
    if said:
        return Status(said)
    first = begins(date)
    if (
        first is not None
        and published is not None
        and first > published
        and frame.group.tense in ("present", "imperfect")
    ):
        return Status.PLANNED
    since = any(c.slot == "depuis" for c in frame.chunks) or _since(frame)
    held = (
        not frame.group.passive or trigger.mode == "arrest" or frame.group.lemma == "réunir"
    )  # « sont détenus depuis mars »
    return Status.ONGOING if since and frame.group.tense == "present" and held else status


def _since(frame: Frame) -> bool:
    lower = frame.reading.doc.lower
    return any(lower[i] == "depuis" for i in range(frame.group.last, frame.end))
