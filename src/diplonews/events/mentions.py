"""Every mention of an event in the article: candidates by look-up, then conditions, parties, place, date and status."""

from collections.abc import Iterator, Mapping

from diplonews.events.clauses import Chunk, Reading
from diplonews.events.drafts import Draft
from diplonews.events.frames import Frame, Range, coordinated
from diplonews.events.nominal import Nominal
from diplonews.events.parties import content, country, owners, parties
from diplonews.events.places import SLOTS, TOWARDS, fronted, named_place, place_of
from diplonews.events.scope import in_scope
from diplonews.events.status import Verdict, of_verb, of_words
from diplonews.events.when import begins, date_of
from diplonews.lexicon import _events
from diplonews.lexicon._events import Trigger
from diplonews.model import DateRef, EventType, Participant, Place, Role, Span, Status
from diplonews.people.organizations import CAPITAL, CITY
from diplonews.people.phrases import phrase_ending
from diplonews.people.subjects import main_subject, subject_of
from diplonews.rules import disabled
from diplonews.text.verbs import VerbGroup, verb_group, verb_groups

_SPOKEN = (EventType.REQUEST, EventType.REJECT, EventType.THREATEN)
_TOLD = (EventType.THREATEN, EventType.AGREE, EventType.REJECT)
_PLACED = (EventType.CONSULT, EventType.AID, EventType.ASSAULT)
_FLAGS = frozenset(["earlier", "planned", "ongoing", "occurred", "none"])
_FEW = 3
_NEAR = 24  # tokens between a noun and the verb of its sentence
_SPAN = 44  # characters: a verb group longer than this is told by its main verb alone
_PASSING = frozenset(
    ["lors", "de", "d'", "cours", "en", "pour", "après", "avant", "pendant", "durant", "issue", "marge", "occasion"]
)
_POSSESSIVES = frozenset(["son", "sa", "ses", "leur", "leurs"])
_DEFINITE = frozenset(["le", "la", "l'", "les", "ce", "cet", "cette", "ces", "au", "aux", "du"])


def find_mentions(reading: Reading) -> list[Draft]:
    """The mentions in the order of the text; a noun that a verb's trigger has taken in is none of its own."""
    found = list(_mentions(reading))
    taken = {at for draft in found for at in draft.taken}
    return [draft for draft in found if draft.at not in taken and in_scope(reading, draft)]


def _mentions(reading: Reading) -> Iterator[Draft]:
    doc = reading.doc
    for i in doc.where(_events.trigger_forms()):
        if doc.role_at(i) is Role.BOILERPLATE:
            continue
        pair = doc.pair_around(i)
        if pair is not None and pair.close - pair.open > 9:
            continue
        group = verb_group(doc, i)
        verbal = group is not None and group.head == i and (_is_verb(reading, group, i) or not group.is_finite)
        draft = _verb_mention(reading, group, i) if group is not None and verbal else None
        if draft is None and doc.lower[i] in _events.noun_triggers() and not _is_verb(reading, group, i):
            draft = _noun_mention(reading, i)
        if draft is not None:
            yield draft


def _guarded(reading: Reading, name: str, first: int, last: int) -> bool:
    lower = reading.doc.lower
    for side, words in _events.guards().get(name, ()):
        near = lower[last : last + 3] if side == "after" else lower[max(0, first - 2) : first]
        if not words.isdisjoint(near):
            return True
    return False


def _is_verb(reading: Reading, group: VerbGroup | None, i: int) -> bool:
    """Whether the word is a finite verb there; one that opens a sentence without a subject is taken for a noun."""
    if group is None or group.head != i or not group.is_finite:
        return False
    before = reading.doc.lower[i - 1] if i else ""
    if (
        group.first == i - 1
        and before == "en"
        and group.subject is None
        or before in _events.prepositions()
        and group.first == i
    ):
        return False  # « en visite », « sur demande »
    if group.first == i and before in _events.nouns("adjective"):
        return False  # « une éventuelle rencontre »
    return group.first < i or group.first > reading.doc.sentence_range(i)[0]


def _verb_mention(reading: Reading, group: VerbGroup, i: int) -> Draft | None:
    triggers = _events.verb_triggers().get((group.lemma, group.reflexive))
    if not triggers or _guarded(reading, group.lemma, group.first, group.last):
        return None
    frame = Frame(reading, coordinated(reading.doc, group))
    group = frame.group
    for trigger in triggers:
        if disabled(f"events.{trigger.rule}", reading.options):
            continue
        nouns = _fulfilled(frame, trigger)
        if nouns is not None and not any(_guarded(reading, reading.doc.lower[at], at, at + 1) for at in nouns):
            verdict = of_verb(reading, group)
            if verdict.status is None:
                return None
            return _verb_draft(frame, trigger, verdict, nouns)
    return None


def _fulfilled(frame: Frame | Nominal, trigger: Trigger) -> list[int] | None:
    """The tokens of the nouns that fulfil the trigger's conditions; None when one fails."""
    found = []
    for need in trigger.needs:
        ok, at = frame.passes(need)
        if not ok:
            return None
        if at is not None:
            found.append(at)
    return found


def _mode(trigger: Trigger, actors: tuple[Participant, ...]) -> str | None:
    """The trigger's mode; two or three who gather meet, they hold no conference."""
    few = 1 < len(actors) <= _FEW and all(p.entity is not None for p in actors)
    return "meet" if trigger.mode == "conference" and few else trigger.mode


def _agentless(frame: Frame, trigger: Trigger, actors: tuple[Participant, ...]) -> bool:
    """Whether a passive leaves out who speaks (``sont invités à``), or a bare participle says no more than an adjective."""
    if actors or not (frame.group.passive or frame.bare):
        return False
    if trigger.type in _SPOKEN or trigger.rule == "accuse.condemn":
        return True
    told = any(c.slot in TOWARDS and not c.inf for c in frame.chunks)
    return (
        frame.bare
        and not told
        and date_of(frame.reading, frame.group.first, frame.group.last, frame.end, noun=True) is None
    )


def _verb_draft(frame: Frame, trigger: Trigger, verdict: Verdict, nouns: list[int]) -> Draft | None:
    reading, group = frame.reading, frame.group
    roles, place = _roles(reading, trigger.frame, {slot: frame.slot(slot) for slot in trigger.frame})
    if _agentless(frame, trigger, roles["actor"]):
        return None
    recipients = roles["recipient"] or _content(frame, trigger, roles["actor"])
    slots = TOWARDS if trigger.mode == "visit" else SLOTS
    if trigger.type not in _PLACED:
        slots -= {slot for slot in trigger.frame if frame.slot(slot) and recipients}
    place = place or place_of(reading, frame.chunks, slots, trigger.mode == "visit") or fronted(reading, group.first)
    date = date_of(reading, group.first, group.last, frame.end)
    status = _tensed(frame, trigger, verdict.status or Status.OCCURRED, date)
    return Draft(
        trigger,
        group.head,
        _span(reading, group),
        status,
        _mode(trigger, roles["actor"]),
        tuple(reading.doc.token_span(at, at + 1) for at in nouns if not group.first <= at < group.last),
        roles["actor"],
        recipients,
        place,
        date,
        bare="only" in trigger.frame,
        taken=tuple(nouns),
    )


def _content(frame: Frame, trigger: Trigger, actors: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Whom a promise, refusal or threat is about, where an infinitive tells it; a border's country where forces are moved to."""
    reading = frame.reading
    found: tuple[Participant, ...] = ()
    if trigger.type in _TOLD:
        found = next(
            (content(reading, c.start, reading.doc.sentence_range(c.start)[1]) for c in frame.chunks if c.inf), ()
        )
    elif trigger.type is EventType.MOBILIZE:
        borders = [
            c
            for c in frame.chunks
            if not {"frontière", "frontières"}.isdisjoint(reading.doc.lower[c.start : c.start + 3])
        ]
        found = next((owners(reading, c.start, c.end) for c in borders), ())
    names = {p.name for p in actors} | {p.country for p in actors if p.country}
    return tuple(p for p in found if p.name not in names and p.country not in names)


def _tensed(frame: Frame, trigger: Trigger, status: Status, date: DateRef | None) -> Status:
    """The status a trigger has of its own (``est attendu`` is planned), and what the present with ``depuis`` says."""
    if status is not Status.OCCURRED:
        return status
    published = frame.reading.published
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
    return Status.ONGOING if since and frame.group.tense == "present" and not frame.group.passive else status


def _since(frame: Frame) -> bool:
    lower = frame.reading.doc.lower
    return any(lower[i] == "depuis" for i in range(frame.group.last, frame.end))


def _span(reading: Reading, group: VerbGroup) -> Span:
    span = reading.doc.token_span(group.first, group.head + 1)
    return span if len(span.text) <= _SPAN else reading.doc.token_span(group.head, group.head + 1)


def _roles(
    reading: Reading, frame: Mapping[str, str], slots: Mapping[str, Range | None]
) -> tuple[dict[str, tuple[Participant, ...]], Place | None]:
    """Who plays which part, by the slots that are filled; the place, where a slot is one."""
    roles: dict[str, tuple[Participant, ...]] = {"actor": (), "recipient": ()}
    place = None
    for slot, role in frame.items():
        where = slots.get(slot)
        if where is None or role == "none":
            continue
        if role == "place":
            place = place or place_of(reading, [Chunk(slot, where[0], *where)], frozenset([slot]))
        elif role == "victim":
            place = place or place_of(reading, [Chunk("à", where[0], *where)])
            whole = parties(reading, *where) or ((_as_party(place),) if place else ())
            roles["recipient"] = _joined(roles["recipient"], whole)
        elif role == "envoy":
            # « l'ambassadeur de Mauritanie à Bruxelles, rappelé »: his state recalls, where he serves is the other party
            if not roles["actor"]:
                roles["actor"] = owners(reading, *where)
            seat = next((j for j in range(*where) if reading.doc.lower[j] in ("à", "au", "aux", "en", "auprès")), None)
            if seat is not None:
                roles["recipient"] = content(reading, seat + 1, where[1])
        elif role in _FLAGS:
            continue
        elif role == "owner":
            roles["recipient"] = _joined(roles["recipient"], owners(reading, *where))
        elif role == "recipient" and slot == "O":
            roles[role] = _joined(roles[role], parties(reading, *where) or owners(reading, *where))
        else:
            roles[role] = _joined(roles[role], parties(reading, *where))
    names = {p.name for p in roles["actor"]}
    roles["recipient"] = tuple(p for p in roles["recipient"] if p.name not in names)
    return roles, place


def _as_party(place: Place) -> Participant:
    return Participant(place.name, None, place.country, place.mention)


def _joined(some: tuple[Participant, ...], more: tuple[Participant, ...]) -> tuple[Participant, ...]:
    names = {p.name for p in some}
    return (*some, *(p for p in more if p.name not in names))


def _noun_mention(reading: Reading, i: int) -> Draft | None:
    doc = reading.doc
    if doc.words[i] != doc.lower[i] and i > doc.sentence_range(i)[0] and doc.words[i - 1][0].isupper():
        return None
    word = doc.lower[i]
    nominal = Nominal(reading, i)
    if _guarded(reading, word, nominal.first, i + 1):
        return None
    for trigger in _events.noun_triggers()[word]:
        if disabled(f"events.{trigger.rule}", reading.options):
            continue
        nouns = _fulfilled(nominal, trigger)
        if nouns is not None:
            return _noun_draft(nominal, trigger, nouns)
    if nominal.determiner in _DEFINITE:
        trigger = _events.noun_triggers()[word][0]
        return Draft(trigger, i, doc.token_span(i, i + 1), Status.OCCURRED, trigger.mode, bare=True)
    return None


def _noun_draft(nominal: Nominal, trigger: Trigger, nouns: list[int]) -> Draft | None:
    reading, i = nominal.reading, nominal.at
    doc = reading.doc
    slots: dict[str, Range | None] = {slot: nominal.slot(slot) for slot in trigger.frame if slot not in ("S", "adj")}
    also: list[Span] = [doc.token_span(at, at + 1) for at in nouns]
    verdict = of_words(reading, nominal.first, min(len(doc), i + 4))
    status = verdict.status if verdict else None
    if nominal.carrier is not None:
        group, support = nominal.carrier
        also.append(_span(reading, group))
        frame = Frame(reading, group)
        if support.subject == "agent":
            slots["par"] = slots.get("par") or frame.slot("par")
        elif support.subject != "none" and "S" in trigger.frame:
            slots["S"] = frame.subject
        for slot in trigger.frame:
            if slot not in ("S", "O", "adj", "de") and slots.get(slot) is None:
                slots[slot] = frame.slot(slot)
        told = of_verb(reading, group).status
        if support.status == "negated":
            status = None
        if told is None and status is None and group.tense == "infinitive":
            return None
        if status is None:
            status = _carried(support.status, told, group)
    venue = _venue(nominal, trigger)
    if venue is not None:
        slots["de"] = None
    roles, place = _roles(reading, trigger.frame, slots)
    place = place or venue
    if trigger.frame.get("adj", "none") != "none" and nominal.adjective is not None:
        codes, at = nominal.adjective
        roles["actor"] = _joined(tuple(country(reading, c, doc.token_span(at, at + 1)) for c in codes), roles["actor"])
    if not roles["actor"] and nominal.determiner in _POSSESSIVES:
        roles["actor"] = possessor(reading, nominal.first, trigger.type is EventType.CONSULT)
    elif not roles["actor"] and trigger.type is EventType.CONSULT and nominal.carrier is None:
        roles["actor"] = _bystander(nominal, roles["recipient"])
    place = place or place_of(reading, nominal.chunks, bodies=trigger.mode == "visit")
    date = date_of(reading, nominal.first, i + 1, nominal.end, noun=True)
    if nominal.carrier is not None:
        place = place or place_of(reading, frame.chunks) or fronted(reading, nominal.carrier[0].first)
        date = date or date_of(reading, nominal.carrier[0].first, nominal.carrier[0].last, frame.end)
    place = place or fronted(reading, nominal.first)
    status = _timed(reading, nominal, status, date)
    told_of = roles["actor"] or roles["recipient"] or place is not None
    told_of = told_of or (date is not None and nominal.determiner not in _DEFINITE)
    always = any(need.test == "always" for need in trigger.needs)
    bare = not told_of and (nominal.determiner in _DEFINITE or nominal.carrier is None and not always)
    return Draft(
        trigger, i, doc.token_span(i, i + 1), status or Status.OCCURRED, trigger.mode, tuple(also),
        roles["actor"], roles["recipient"], place, date, bare=bare,
    )  # fmt: skip


def _venue(nominal: Nominal, trigger: Trigger) -> Place | None:
    """``le sommet de Madrid``: a town after ``de`` is where a meeting is, not who meets."""
    if trigger.type is not EventType.CONSULT or trigger.mode == "mediate":
        return None
    reading = nominal.reading
    first = next((c for c in nominal.chunks if c.slot == "de"), None)
    hit = named_place(reading, first.start) if first is not None else None
    if first is None or hit is None or hit[1].sort not in (CAPITAL, CITY):
        return None
    return place_of(reading, [first._replace(slot="à")])


def _carried(said: str | None, told: Status | None, group: VerbGroup) -> Status | None:
    """The status a supporting verb gives: its own (``annuler``), begun and not ended (``entamer``), or its tense's."""
    if said is None or told is Status.NEGATED:
        return told
    if said == "begun":
        return Status.ONGOING if told is Status.OCCURRED else told
    if said == "lasting":
        return Status.ONGOING if told is Status.OCCURRED and group.tense == "present" else told
    return Status(said)


def _timed(reading: Reading, nominal: Nominal, status: Status | None, date: DateRef | None) -> Status:
    """The status of a noun in its sentence: to come when its date is, when ``avant`` stands before, or when the main verb says so."""
    if status not in (None, Status.OCCURRED):
        return status or Status.OCCURRED
    first = begins(date)
    if first is not None and reading.published is not None and first > reading.published:
        return Status.PLANNED
    doc = reading.doc
    low = doc.sentence_range(nominal.at)[0]
    words = doc.lower[max(low, nominal.first - 3) : nominal.first]
    if "avant" in words or "amont" in words or "veille" in words:
        return Status.PLANNED
    if nominal.carrier is None and not _PASSING.isdisjoint(words):
        main = _main_verb(reading, nominal)
        if main is not None and main.tense in ("future", "near_future"):
            return Status.PLANNED
    return Status.OCCURRED


def _main_verb(reading: Reading, nominal: Nominal) -> VerbGroup | None:
    """The finite verb that stands nearest before the noun, else the first one after it."""
    doc = reading.doc
    low, high = doc.sentence_range(nominal.at)
    before = [g for g in verb_groups(doc, max(low, nominal.first - _NEAR), nominal.first) if g.is_finite]
    if before:
        return before[-1]
    return next((g for g in verb_groups(doc, nominal.end, min(high, nominal.end + _NEAR)) if g.is_finite), None)


def possessor(reading: Reading, at: int, subject: bool) -> tuple[Participant, ...]:
    """Whom ``son``, ``sa``, ``leur`` at the token stands for: the subject of the sentence, or the party named last before it."""
    people, doc = reading.people, reading.doc
    low = doc.sentence_range(at)[0]
    if doc.lower[at] in ("leur", "leurs"):
        return parties(reading, *_as_plural(reading, at))
    here = [m for m in people.mentions if m.last <= at and m.first >= low]
    if here:
        mention = here[0 if subject else -1]
        return parties(reading, mention.first, mention.last)
    before = [m for m in people.mentions if m.last <= low and m.kind == "person"]
    return parties(reading, before[-1].first, before[-1].last) if before else ()


def _as_plural(reading: Reading, at: int) -> Range:
    """The subject that ``leur`` takes up."""
    phrase = main_subject(reading.doc, reading.people, reading.doc.sentence_range(at)[0], at)
    return (phrase.first, phrase.last) if phrase else (0, 0)


def _bystander(nominal: Nominal, recipients: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Who is on a visit or at a meeting told of in passing (``lors d'un entretien avec``, ``en visite à``): the main subject."""
    reading = nominal.reading
    doc = reading.doc
    low, high = doc.sentence_range(nominal.at)
    before = doc.lower[nominal.first - 1] if nominal.first > low else ""
    if nominal.determiner not in ("un", "une", "d'", "", "de") or (
        before not in _PASSING and nominal.determiner not in ("", "de")
    ):
        return ()
    if before == "en" and nominal.first - 2 > low and doc.lower[nominal.first - 2] == ",":
        phrase = phrase_ending(doc, reading.people, nominal.first - 2)
    else:
        main = _main_verb(reading, nominal)
        phrase = subject_of(doc, reading.people, main) if main else main_subject(doc, reading.people, low, high)
    if phrase is None:
        return ()
    names = {p.name for p in recipients}
    return tuple(p for p in parties(reading, phrase.first, phrase.last) if p.name not in names)
