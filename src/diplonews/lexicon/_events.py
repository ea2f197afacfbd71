"""Events: triggers with their conditions and frames, guards, supporting verbs, status words and derived codes.

Every look-up reads tables of ``data/`` (``event_*.tsv``), whose heads say what each column means.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from attrs import field, frozen

from diplonews.enums import EventType
from diplonews.errors import LexiconError
from diplonews.lexicon import _verbs
from diplonews.lexicon._tables import cell_list, rows


@frozen
class Need:
    """One condition of a trigger: ``slot`` must pass ``test`` with one of ``words``; ``negated`` turns it round.

    ``text`` is the condition as the table has it.
    """

    slot: str
    test: str
    words: frozenset[str]
    negated: bool
    text: str


@frozen
class Trigger:
    """What names an event: rule, type and mode, its conditions, and the part each slot plays.

    ``number`` is its row in the table: where several fit, the first wins. ``asks`` are the word sets of its conditions:
    a sentence without a word of each cannot hold it.
    """

    rule: str
    lemma: str
    reflexive: bool
    type: EventType
    mode: str | None
    needs: tuple[Need, ...]
    frame: Mapping[str, str] = field(hash=False)
    number: int
    asks: tuple[frozenset[str], ...] = ()

    @property
    def strict(self) -> bool:
        """Whether the guards of its noun hold here too: not where the whole idiom is asked (``tomber d'accord``)."""
        return all(need.slot != "near" for need in self.needs)


@frozen
class EventRule:
    """One construction: its name, what it codes as a rule, and its definition."""

    name: str
    type: EventType
    mode: str | None
    definition: str


@frozen
class Support:
    """What a supporting verb says of the event noun it carries: the part of its subject, and a status or None."""

    subject: str
    status: str | None


@frozen
class Code:
    """The codes derived for an event: PLOVER's strict type, CAMEO's root, and the quad 1 to 4."""

    plover: str
    root: str
    quad: int


@cache
def event_rules() -> tuple[EventRule, ...]:
    """The constructions, in the order of the coding book."""
    return tuple(EventRule(rule, EventType(kind), mode or None, text) for rule, kind, mode, text in rows("event_rules"))


@cache
def _examples() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for rule, expect, sentence in rows("event_examples"):
        found[rule].append((sentence, cell_list(expect)))
    return {rule: tuple(some) for rule, some in found.items()}


def examples(rule: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sentences of a rule with what it finds (``CONSULT visit planned: se rendra``); nothing: a counter-example."""
    return _examples().get(rule, ())


@cache
def nouns(cls: str) -> frozenset[str]:
    """The lower-case forms of one class of ``event_nouns.tsv``.

    Raises:
        LexiconError: when the table has no such class.
    """
    found = frozenset(form.lower() for its, forms in rows("event_nouns") if its == cls for form in cell_list(forms))
    if not found:
        raise LexiconError(f"event_nouns.tsv: no class {cls!r}")
    return found


def _need(text: str) -> Need:
    term = text.removeprefix("!")
    negated = term != text
    slot, test = "O", term
    if term.startswith("+"):
        slot, test = "+", term[1:]
    elif ":" in term:
        slot, _, test = term.partition(":")
    words: frozenset[str] = frozenset()
    if test.startswith("@"):
        words, test = nouns(test[1:]), "class"
    elif test.startswith("="):
        words, test = frozenset(w.lower() for w in test[1:].split("/")), "words"
    elif slot in ("+", "prev"):
        words, test = frozenset(w.lower() for w in test.split("/")), "words"
    return Need(slot, test, words, negated, text)


@cache
def _triggers() -> tuple[tuple[str, Trigger], ...]:
    """Every trigger with its kind (``v`` or ``n``), in the order of the table."""
    found = []
    known = {rule.name for rule in event_rules()}
    for number, (rule, kind, lemmas, type_, mode, needs, frame) in enumerate(rows("event_triggers")):
        if rule not in known or kind not in ("v", "n"):
            raise LexiconError(f"event_triggers.tsv: {lemmas!r} names an unknown rule or kind")
        conditions = tuple(map(_need, needs.split()))
        asks = tuple(need.words for need in conditions if need.words and not need.negated)
        slots = MappingProxyType(dict(pair.split("=") for pair in frame.split()))
        for lemma in cell_list(lemmas):
            plain = lemma.removeprefix("se ").removeprefix("s'") if kind == "v" else lemma
            one = Trigger(rule, plain, plain != lemma, EventType(type_), mode or None, conditions, slots, number, asks)
            found.append((kind, one))
    return tuple(found)


@cache
def verb_triggers() -> Mapping[tuple[str, bool], tuple[Trigger, ...]]:
    """Triggers by lemma (without ``se``) and whether they are reflexive."""
    found: defaultdict[tuple[str, bool], list[Trigger]] = defaultdict(list)
    for kind, one in _triggers():
        if kind == "v":
            found[one.lemma, one.reflexive].append(one)
    return {key: tuple(some) for key, some in found.items()}


@cache
def noun_triggers() -> Mapping[str, tuple[Trigger, ...]]:
    """Triggers by the lower-case form of the noun."""
    found: defaultdict[str, list[Trigger]] = defaultdict(list)
    for kind, one in _triggers():
        if kind == "n":
            found[one.lemma].append(one)
    return {key: tuple(some) for key, some in found.items()}


@cache
def verbs_of(lemma: str) -> tuple[Trigger, ...]:
    """The verb triggers of a lemma, with and without ``se``."""
    return (*verb_triggers().get((lemma, False), ()), *verb_triggers().get((lemma, True), ()))


@cache
def asks_of(word: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """What the triggers of a form ask for, one tuple of word sets a trigger; ``((),)`` where one asks for nothing."""
    reading = _verbs.forms().get(word)
    found = (*(verbs_of(reading[0]) if reading else ()), *noun_triggers().get(word, ()))
    return ((),) if any(not one.asks for one in found) else tuple({one.asks for one in found})


@cache
def trigger_forms() -> frozenset[str]:
    """Every lower-case form at which an event may be named."""
    lemmas = {lemma for lemma, _ in verb_triggers()}
    verbs = (form for form, (lemma, _) in _verbs.forms().items() if lemma in lemmas)
    return frozenset((*verbs, *noun_triggers()))


@cache
def guards() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """What cancels a trigger, by lemma or noun form: the side (``after``, ``before``) and the words."""
    found: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for triggers, side, words in rows("event_guards"):
        for trigger in cell_list(triggers):
            found[trigger].append((side, frozenset(cell_list(words))))
    return {key: tuple(some) for key, some in found.items()}


@cache
def supports() -> Mapping[tuple[str, bool, str], Support]:
    """Supporting verbs by lemma, reflexive, and what the noun is to them (``object``, ``subject``, a preposition)."""
    found: dict[tuple[str, bool, str], Support] = {}
    for verbs, noun, subject, status in rows("event_support"):
        for verb in cell_list(verbs):
            plain = verb.removeprefix("se ").removeprefix("s'")
            found.setdefault((plain.split()[0], plain != verb, noun), Support(subject, status or None))
    return found


@cache
def status_words(where: str) -> Mapping[str, str]:
    """What words say of an event's status, by where they stand (``noun``, ``governor``, ``adverb``)."""
    return {word: status for its, words, status in rows("event_status") if its == where for word in cell_list(words)}


@cache
def prepositions() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Prepositions by their first word: the words after it and the slot, the longest first."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for phrase, slot in rows("event_prepositions"):
        words = phrase.replace("l'", "l' ").split()
        found[words[0]].append((tuple(words[1:]), slot))
    return {first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in found.items()}


@cache
def codes() -> Mapping[tuple[str, str, str], Code]:
    """Derived codes by type, mode and status; an empty mode or status stands for any other."""
    return {
        (kind, mode, status): Code(plover, root, int(quad))
        for kind, mode, status, plover, root, quad in rows("event_codes")
    }


def code(kind: str, mode: str | None, status: str) -> Code:
    """The codes of an event: the row of its type and mode and status, else the more general ones."""
    table = codes()
    for key in ((kind, mode or "", status), (kind, "", status), (kind, mode or "", ""), (kind, "", "")):
        if key in table:
            return table[key]
    raise LexiconError(f"event_codes.tsv: no row for {kind}")


@cache
def units() -> Mapping[str, tuple[str, str]]:
    """Units and magnitudes by lower-case form, each as ``(unit, kind)``; of a magnitude the unit is its factor."""
    return {form: (unit, kind) for forms, unit, kind in rows("event_units") for form in cell_list(forms)}
