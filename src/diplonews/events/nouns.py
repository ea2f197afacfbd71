"""An event that a noun tells: its complements, the verb that carries it, and the sentence around it."""

from diplonews.enums import EntityKind, EventType, Status
from diplonews.events.amounts import amounts
from diplonews.events.clauses import complements
from diplonews.events.drafts import Draft
from diplonews.events.frames import Frame
from diplonews.events.identities import country
from diplonews.events.kinds import person_at
from diplonews.events.nominal import Nominal
from diplonews.events.owners import owners
from diplonews.events.parties import parties
from diplonews.events.places import named_place, place_of
from diplonews.events.reading import Chunk, Range, Reading
from diplonews.events.roles import host, joined, possessor, roles_of, span_of
from diplonews.events.scenes import is_at, place_by, target, venue
from diplonews.events.status import of_verb, of_words
from diplonews.events.timing import PASSING, carried, main_verb, timed
from diplonews.events.when import date_of
from diplonews.lexicon import _events
from diplonews.lexicon._events import Trigger
from diplonews.people.values import Phrase
from diplonews.syntax.phrases import phrase_ending
from diplonews.syntax.subjects import main_subject, subject_of
from diplonews.values import Participant, Place, Span

_Slots = dict[str, Range | None]
_UNPLACED = frozenset([EventType.SANCTION, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT])
_UNDERGONE = "undergone"  # the slot of whoever suffers what the noun tells
_ANNOUNCED = frozenset(
    [EventType.ASSAULT, EventType.COERCE, EventType.ACCUSE, EventType.SANCTION]
)  # announced once done
_GATHERING = frozenset(["réunir", "rassembler"])
_POSSESSIVES = frozenset(["son", "sa", "ses", "leur", "leurs"])
DEFINITE = _events.nouns("definite")


def noun_draft(nominal: Nominal, trigger: Trigger, nouns: list[int]) -> Draft | None:
    """What the noun says; ``nouns`` are the tokens that fulfilled its conditions. None when it is only asked for."""
    reading, i = nominal.reading, nominal.at
    doc = reading.doc
    slots: _Slots = {slot: nominal.slot(slot) for slot in trigger.frame if slot not in ("S", "adj")}
    also: list[Span] = [doc.token_span(at, at + 1) for at in nouns]
    verdict = of_words(reading, nominal.first, min(len(doc), i + 4))
    status = verdict.status if verdict else None
    gathered: tuple[int, ...] = ()
    if nominal.carrier is not None:
        group = nominal.carrier[0]
        also.append(span_of(reading, group))
        told = _carry(nominal, trigger, slots, status)
        if told is None:
            return None
        status = told
        if group.lemma in _GATHERING and nominal.carrier[1].subject == "none" and trigger.type is EventType.CONSULT:
            gathered = (group.head,)
    _arrange(nominal, trigger, slots)
    roles, place = _told(nominal, trigger, slots)
    announced = nominal.carrier is not None and nominal.carrier[0].lemma == "annoncer"
    if announced and trigger.mode == "visit" and not roles["actor"] and _by_a_stranger(reading, slots.get("S")):
        return None
    date = date_of(reading, nominal.first, i + 1, nominal.end, noun=True)
    if date is None and nominal.carrier is not None:
        group = nominal.carrier[0]
        date = date_of(reading, group.first, group.last, complements(reading, group.last, True)[1])
    status = timed(reading, nominal, status, date)
    told_of = roles["actor"] or roles["recipient"] or place is not None
    told_of = told_of or (date is not None and nominal.determiner not in DEFINITE)
    always = any(need.test == "always" for need in trigger.needs)
    bare = not told_of and (nominal.determiner in DEFINITE or (nominal.carrier is None and not always))
    counted = amounts(reading, i + 1, nominal.end) if trigger.type is EventType.AID else ()
    return Draft(
        trigger, i, doc.token_span(i, i + 1), status or Status.OCCURRED, trigger.mode, tuple(also),
        roles["actor"], roles["recipient"], place, date, counted, bare,
        (*gathered, *(at for at in nouns if _taken(doc.lower[at], trigger))),
        nominal.determiner in DEFINITE and _vague((*roles["actor"], *roles["recipient"])),
    )  # fmt: skip


def _told(nominal: Nominal, trigger: Trigger, slots: _Slots) -> tuple[dict[str, tuple[Participant, ...]], Place | None]:
    """Who takes part and where, by the complements, the carrying verb, the adjective and the possessive."""
    reading, doc = nominal.reading, nominal.doc
    seat = venue(nominal, trigger) or target(nominal, trigger, slots)
    party = slots.get("de")
    if seat is not None and party is not None and (seat.mention is None or is_at(doc, party[0], seat)):
        slots["de"] = None
    roles, place = roles_of(reading, trigger, slots)
    place = place or seat
    undergone = slots.get(_UNDERGONE)
    if undergone is not None:
        whom = parties(reading, *undergone) or owners(reading, *undergone)
        roles["recipient"] = joined(whom, roles["recipient"])
        hit = place_of(reading, [Chunk("à", undergone[0], *undergone)])
        place = place or (hit if hit is not None and hit.country is not None else None)
    if trigger.frame.get("adj", "none") != "none" and nominal.adjective is not None:
        codes, at = nominal.adjective
        roles["actor"] = joined(tuple(country(reading, c, doc.token_span(at, at + 1)) for c in codes), roles["actor"])
    if nominal.determiner in _POSSESSIVES and trigger.frame.get("de") in ("recipient", "owner"):
        roles["recipient"] = roles["recipient"] or possessor(reading, nominal.first, False)  # « son arrestation »
    elif not roles["actor"] and nominal.determiner in _POSSESSIVES and trigger.frame.get("de") != "none":
        roles["actor"] = possessor(reading, nominal.first, trigger.type is EventType.CONSULT)
    elif not roles["actor"] and trigger.type is EventType.CONSULT and nominal.carrier is None:
        roles["actor"] = _bystander(nominal, roles["recipient"])
    place = (place or place_by(nominal, trigger)) if trigger.mode != "phone" else None
    if place is not None and trigger.type in _UNPLACED and any(p.name == place.name for p in roles["recipient"]):
        place = None
    if trigger.mode == "visit" and not roles["recipient"]:
        roles["recipient"] = host(reading, place, roles["actor"])
    return roles, place


def _by_a_stranger(reading: Reading, where: Range | None) -> bool:
    """Whether the verb's subject is a phrase that names nobody who travels for a state: ``le chanteur``."""
    if where is None or where[1] - where[0] == 1 or person_at(reading, *where):
        return False
    return not parties(reading, *where)


def _vague(named: tuple[Participant, ...]) -> bool:
    """Whether the parties are told by common nouns alone: ``les dirigeants``, ``les deux hommes``."""
    words = _events.nouns("vague")
    return bool(named) and all(
        p.entity is None and p.country is None and not words.isdisjoint(p.name.lower().split()) for p in named
    )


def _carry(nominal: Nominal, trigger: Trigger, slots: _Slots, status: Status | None) -> Status | None:
    """Fills the slots from the verb that carries the noun; the status with it, None when it is only asked for."""
    carrier = nominal.carrier
    if carrier is None:
        return status
    group, support = carrier
    frame = Frame(nominal.reading, group)
    if support.subject == "agent":
        slots["par"] = slots.get("par") or frame.slot("par")
    elif support.subject == "recipient":
        slots[_UNDERGONE] = frame.subject  # « a subi une attaque », « a été la cible d'une attaque »
    elif support.subject != "none" and "S" in trigger.frame:
        slots["S"] = frame.subject
    elif group.lemma in _GATHERING and trigger.type is EventType.CONSULT:
        slots["S"] = frame.object  # « la conférence a réuni A et B »
    for slot in trigger.frame:
        if slot not in ("S", "O", "adj", "de") and slots.get(slot) is None:
            slots[slot] = frame.slot(slot)
    if support.status == "content":
        return None  # « exige le retrait des troupes »: what is asked for is no event
    told = of_verb(nominal.reading, group).status
    if status is not None and support.status != "negated":
        return status
    if told is None and group.tense == "infinitive":
        return None
    done = group.lemma == "annoncer" and trigger.type in _ANNOUNCED
    return carried(None if done else support.status, told, group) or Status.OCCURRED


def _arrange(nominal: Nominal, trigger: Trigger, slots: _Slots) -> None:
    """Sorts out two complements with ``de``, or one after ``par``: who acts, who is acted upon, where."""
    parted = [(c.start, c.end) for c in nominal.chunks if c.slot == "de" and not c.inf]
    if len(parted) > 1 and trigger.rule == "sanction.break" and trigger.frame.get("de") != "envoy":
        slots["par"], slots["de"] = parted[0], parted[1]  # « la sortie du Royaume-Uni de l'Union »
    if (
        len(parted) > 1
        and "theirs" in trigger.frame.values()
        and named_place(nominal.reading, parted[1][0]) is not None
    ):
        slots["de"] = parted[0]  # « le retrait de ses soldats du Niger »
    agent, other = slots.get("par"), slots.get("de")
    if trigger.type is EventType.ASSAULT and agent and other and other > agent:
        slots["contre"], slots["de"] = other, None  # « l'attaque par les rebelles du port »


def _taken(word: str, trigger: Trigger) -> bool:
    """Whether a noun is part of the event (``la signature d'un accord``), not one of its own (``d'une trêve``)."""
    some = _events.noun_triggers().get(word, ())
    return bool(some) and (trigger.type is EventType.RETREAT or some[0].type is not EventType.RETREAT)


def _bystander(nominal: Nominal, recipients: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Who is at a meeting told of in passing (``lors d'un entretien avec``, ``en visite à``): the main subject."""
    reading = nominal.reading
    doc = reading.doc
    low, high = doc.sentence_range(nominal.at)
    before = doc.lower[nominal.first - 1] if nominal.first > low else ""
    if nominal.determiner not in ("un", "une", "d'", "", "de") or (
        before not in PASSING and nominal.determiner not in ("", "de")
    ):
        return ()
    beside = reading.people.mention_at(nominal.first - 2) if before == "en" and nominal.first - 2 >= low else None
    if beside is not None and beside.kind is EntityKind.PERSON:
        phrase: Phrase | None = Phrase(beside.first, beside.last, beside.last - 1)  # « a reçu Ana Costa en visite »
    elif before == "en" and nominal.first - 2 > low and doc.lower[nominal.first - 2] == ",":
        phrase = phrase_ending(doc, reading.people, nominal.first - 2)
    else:
        main = main_verb(reading, nominal)
        phrase = subject_of(doc, reading.people, main) if main else main_subject(doc, reading.people, low, high)
    if phrase is None:
        return ()
    names = {p.name for p in recipients}
    return tuple(p for p in parties(reading, phrase.first, phrase.last) if p.name not in names)
