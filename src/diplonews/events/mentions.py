"""Every mention of an event in the article: candidates by look-up, then the conditions of their triggers."""

from collections.abc import Iterator

from attrs import evolve

from diplonews.enums import EntityKind, EventType, Role, Status
from diplonews.events import conditions
from diplonews.events.drafts import Draft
from diplonews.events.frames import Frame
from diplonews.events.nominal import Nominal
from diplonews.events.nouns import DEFINITE, noun_draft
from diplonews.events.parties import parties
from diplonews.events.places import place_at
from diplonews.events.reading import Chunk, Reading
from diplonews.events.scope import in_scope
from diplonews.events.shared import coordinated
from diplonews.events.status import of_verb
from diplonews.events.verbal import verb_draft
from diplonews.lexicon import _events
from diplonews.lexicon._events import Trigger
from diplonews.rules import disabled
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup, verb_group

_AT = frozenset(["à", "en", "au", "aux"])
_BEING = frozenset(["est", "sont", "était", "étaient", "sera", "seront", "serait", "fut"])
_SCENES = frozenset(
    [EventType.CONSULT, EventType.ASSAULT, EventType.RETREAT, EventType.PROTEST, EventType.COERCE, EventType.AID]
)  # of these the country of the headline is the scene
_NO_WORDS: frozenset[str] = frozenset()
_MARKED = 9  # tokens: what stands in a longer quotation is its speaker's word, no event the article states


def find_mentions(reading: Reading) -> list[Draft]:
    """The mentions in the order of the text; a noun that a verb's trigger has taken in is none of its own."""
    found = list(_mentions(reading))
    taken = {at for draft in found for at in draft.taken}
    return [_titled(reading, draft) for draft in found if draft.at not in taken and in_scope(reading, draft)]


def _titled(reading: Reading, draft: Draft) -> Draft:
    """The country before the colon of a headline (``Chili : rappel de l'ambassadeur``), where none acts."""
    if draft.actors or draft.bare:
        return draft
    doc = reading.doc
    low = doc.sentence_range(draft.at)[0]
    mention = reading.people.mention_at(low)
    if mention is None or mention.kind is not EntityKind.COUNTRY or mention.last >= draft.at:
        return draft
    if doc.lower[mention.last] != ":":
        return draft
    if draft.trigger.type not in _SCENES:
        return evolve(draft, actors=parties(reading, mention.first, mention.last))
    if draft.place is None and (hit := place_at(reading, Chunk("", low, low, mention.last))) is not None:
        return evolve(draft, place=hit[1])
    return draft


def _mentions(reading: Reading) -> Iterator[Draft]:
    doc = reading.doc
    nominal = _events.noun_triggers()
    for i, words in _candidates(reading):
        group = verb_group(doc, i)
        finite = group is not None and _is_verb(reading, group, i)
        draft = None
        if group is not None and group.head == i and (finite or not group.is_finite):
            draft = _verb_mention(reading, group, words)
        if draft is None and not finite and doc.lower[i] in nominal:
            draft = _noun_mention(reading, i)
        if draft is not None:
            yield draft


def _candidates(reading: Reading) -> Iterator[tuple[int, frozenset[str]]]:
    """The tokens at which an event may be told, each with the words of its sentence."""
    doc, asks_of, sport, cues = reading.doc, _events.asks_of, _events.nouns("sport"), _cues(reading)
    lower, closed, high, words, k = doc.lower, _closed(doc), 0, _NO_WORDS, 0
    for i in doc.where(_events.trigger_forms()):
        while k < len(closed) and closed[k][1] <= i:
            k += 1
        if i in cues or (k < len(closed) and closed[k][0] <= i):
            continue
        if i >= high:
            low, high = doc.sentence_range(i)
            words = frozenset(lower[low:high])
            if not sport.isdisjoint(words):
                words = _NO_WORDS
        if not words:
            continue
        word = lower[i]
        for asks in asks_of(word):
            if _all_in(asks, words):
                if word not in _BEING or not _AT.isdisjoint(lower[i + 1 : i + 4]):
                    yield i, words
                break


def _all_in(asks: tuple[frozenset[str], ...], words: frozenset[str]) -> bool:
    """Whether the sentence has a word of each set that a trigger asks for."""
    for ask in asks:  # noqa: SIM110  # a generator would double the cost of what is asked of every candidate
        if ask.isdisjoint(words):
            return False
    return True


def _closed(doc: Document) -> list[tuple[int, int]]:
    """The ranges in which no event is told: boilerplate, and longer quotations (their speaker's word)."""
    told = [(b.first, b.last) for b in doc.blocks if b.role is Role.BOILERPLATE]
    said = [(p.open, p.close + 1) for p in doc.pairs if not p.level and p.close - p.open > _MARKED]
    return sorted(told + said)


def _cues(reading: Reading) -> frozenset[int]:
    """The verbs of incises (« …, prévient le ministre »): saying something is no event."""
    cues = (q.cue for q in reading.quotes if "incise" in q.rule and q.cue is not None)
    return frozenset(j for c in cues for j in range(reading.doc.token_of(c.start), reading.doc.token_of(c.end - 1) + 1))


def _is_verb(reading: Reading, group: VerbGroup | None, i: int) -> bool:
    """Whether the word is a finite verb there; one that opens a sentence without a subject is taken for a noun."""
    if group is None or group.head != i or not group.is_finite:
        return False
    before = reading.doc.lower[i - 1] if i else ""
    if (group.first == i - 1 and before == "en" and group.subject is None) or (
        before in _events.prepositions() and group.first == i
    ):
        return False  # « en visite », « sur demande »
    if before == "leur" and group.subject is None:
        return False  # « leur visite »
    if group.first == i and before in _events.nouns("adjective"):
        return False  # « une éventuelle rencontre »
    return group.first < i or group.first > reading.doc.sentence_range(i)[0]


def _guarded(reading: Reading, name: str, first: int, last: int) -> bool:
    lower = reading.doc.lower
    before = lower[max(0, first - 2) : first] + lower[first + 1 : max(first + 1, last - 1)]
    if lower[first] == "d'":
        before += ("d'",)  # « prendre d'assaut », « d'un commun accord »
    for side, words in _events.guards().get(name, ()):
        near = lower[last : last + 3] if side == "after" else before
        if not words.isdisjoint(near):
            return True
    return False


def _verb_mention(reading: Reading, group: VerbGroup, words: frozenset[str]) -> Draft | None:
    triggers = _events.verb_triggers().get((group.lemma, group.reflexive))
    if not triggers or _guarded(reading, group.lemma, group.first, group.last):
        return None
    frame = Frame(reading, coordinated(reading.doc, group))
    group = frame.group
    for trigger in triggers:
        if not _all_in(trigger.asks, words) or _off(reading, trigger):
            continue
        nouns = _fulfilled(frame, trigger)
        if nouns is not None and not (trigger.strict and _any_guarded(reading, nouns)):
            verdict = of_verb(reading, group)
            if verdict.status is None or _tells_of(frame, trigger):
                return None
            return verb_draft(frame, trigger, verdict, nouns)
    return None


def _tells_of(frame: Frame, trigger: Trigger) -> bool:
    """Whether the subject is an event noun that tells of the same thing: ``la frappe a tué trois soldats``."""
    where = frame.subject if trigger.type is EventType.ASSAULT else None
    if where is None:
        return False
    nouns, lower = _events.noun_triggers(), frame.reading.doc.lower
    heads = (nouns.get(lower[i], ()) for i in range(where[0], min(where[1], where[0] + 3)))
    return any(one.type is trigger.type for some in heads for one in some)


def _off(reading: Reading, trigger: Trigger) -> bool:
    return bool(reading.options.disabled_rules) and disabled(f"events.{trigger.rule}", reading.options)


def _any_guarded(reading: Reading, nouns: list[int]) -> bool:
    return any(_guarded(reading, reading.doc.lower[at], at, at + 1) for at in nouns)


def _fulfilled(frame: Frame | Nominal, trigger: Trigger) -> list[int] | None:
    """The tokens of the nouns that fulfil the trigger's conditions; None when one fails."""
    found = []
    for need in trigger.needs:
        ok, at = conditions.passes(frame, need) if isinstance(frame, Frame) else frame.passes(need)
        if not ok:
            return None
        if at is not None:
            found.append(at)
    return found


def _noun_mention(reading: Reading, i: int) -> Draft | None:
    doc = reading.doc
    if doc.words[i] != doc.lower[i] and i > doc.sentence_range(i)[0] and doc.words[i - 1][0].isupper():
        return None
    word = doc.lower[i]
    nominal = Nominal(reading, i)
    if _guarded(reading, word, nominal.first, i + 1):
        return None
    for trigger in _events.noun_triggers()[word]:
        if _off(reading, trigger):
            continue
        nouns = _fulfilled(nominal, trigger)
        if nouns is not None:
            return noun_draft(nominal, trigger, nouns)
    if nominal.determiner in DEFINITE:
        trigger = _events.noun_triggers()[word][0]
        return Draft(trigger, i, doc.token_span(i, i + 1), Status.OCCURRED, trigger.mode, bare=True)
    return None
