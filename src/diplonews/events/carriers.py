"""The verb that carries an event noun: before it (``effectuer une visite``) or after (``la visite aura lieu``)."""

from typing import Protocol

from diplonews.lexicon import _events, _verbs
from diplonews.lexicon._events import Support
from diplonews.lexicon._words import function_words
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup, verb_group, verb_groups

PREPOSITIONS = _events.nouns("before_noun")
_DETERMINERS = function_words("determiner") | function_words("article")
_TARGETS = frozenset(["cible", "cibles", "victime", "victimes", "objet"])
_LEFT = 8  # tokens between a carrying verb and its noun
_LIGHT = frozenset(["faire", "avoir", "prendre", "donner", "mettre"])
_PLAIN = {"au": "à", "aux": "à", "d'": "de", "du": "de", "des": "de"}


class NounPhrase(Protocol):
    """What is known of the noun: its token, where its phrase begins and its clause ends, its determiner."""

    doc: Document
    at: int
    end: int

    @property
    def first(self) -> int:
        """The token at which the phrase begins."""

    @property
    def determiner(self) -> str:
        """The determiner, or an empty string."""


def carrier_before(noun: NounPhrase) -> tuple[VerbGroup, Support] | None:
    """The verb before the noun whose object or complement it is (``effectuer une visite``)."""
    doc = noun.doc
    low = doc.sentence_range(noun.at)[0]
    prep = ""
    for i in range(noun.first - 1, max(low, noun.first - _LEFT) - 1, -1):
        word = doc.lower[i]
        if doc.bits[i] and word not in _DETERMINERS:
            group = verb_group(doc, i)
            if group is not None and group.head <= i < group.last:
                return _support(noun, group, prep)
        if word in (",", ";", ":", "que", "qui", "et", "qu'", "dont"):
            return None
        if word in PREPOSITIONS:
            prep = _PLAIN.get(word, word)
    return None


def _support(noun: NounPhrase, group: VerbGroup, prep: str) -> tuple[VerbGroup, Support] | None:
    table, quantity = _events.supports(), _events.nouns("quantity")
    of = prep == "de" or noun.determiner in ("d'", "de", "du", "des")
    targeted = of and not _TARGETS.isdisjoint(noun.doc.lower[group.last : noun.first])
    if prep == "de" and not targeted and group.lemma in _LIGHT and noun.doc.lower[noun.first - 2] not in quantity:
        return None  # « faire mention de l'attaque »: the verb has its noun
    slot = prep if prep and prep != "de" else "object"
    if targeted:
        slot = "target"  # « a été la cible d'une attaque », « a fait l'objet de sanctions »
        support = table.get((group.lemma, False, slot))
        return (group, support) if support else None
    if group.passive and slot == "object":
        return None
    support = table.get((group.lemma, group.reflexive, slot)) or table.get((group.lemma, False, slot))
    return (group, support) if support else None


def carrier_after(noun: NounPhrase) -> tuple[VerbGroup, Support] | None:
    """The verb whose subject the noun phrase is: the first group after it, no other noun phrase between."""
    relative = noun.end < len(noun.doc) and noun.doc.lower[noun.end] == "qui"
    predicate = _predicate(noun) if relative or not _governed(noun) else None
    found = [one for one in (_participle(noun), _relative(noun), predicate) if one is not None]
    return next((one for one in found if one[1].status == "negated"), found[0] if found else None)


def _participle(noun: NounPhrase) -> tuple[VerbGroup, Support] | None:
    """``menée par``, ``prévue mardi``: a participle that belongs to the noun."""
    doc = noun.doc
    bits, table = doc.bits, _events.supports()
    for i in range(noun.at + 1, min(noun.end, noun.at + _LEFT)):
        if not bits[i] & _verbs.PPAST:
            continue
        support = table.get((doc.lemma_at(i), False, "object"))
        group = verb_group(doc, i) if support else None
        if support and group is not None and group.tense == "participle":
            return group, Support("agent", support.status)
    return None


def _relative(noun: NounPhrase) -> tuple[VerbGroup, Support] | None:
    """``la conférence que la France organisera``: the verb of a relative clause whose object the noun is."""
    doc = noun.doc
    if noun.end >= len(doc) or doc.lower[noun.end] not in ("que", "qu'"):
        return None
    high = doc.sentence_range(noun.at)[1]
    for group in verb_groups(doc, noun.end + 1, min(high, noun.end + _LEFT)):
        support = _events.supports().get((group.lemma, group.reflexive, "object"))
        return (group, support) if support and group.is_finite and not group.passive else None
    return None


def _predicate(noun: NounPhrase) -> tuple[VerbGroup, Support] | None:
    doc = noun.doc
    table = _events.supports()
    high = doc.sentence_range(noun.at)[1]
    for group in verb_groups(doc, noun.end, min(high, noun.end + _LEFT)):
        if not group.is_finite or (group.subject is not None and doc.lower[group.subject] != "qui"):
            return None
        if group.passive:
            support = table.get((group.lemma, False, "object"))
            return (group, Support("agent", support.status)) if support else None
        support = table.get((group.lemma, group.reflexive, "subject"))
        return (group, support) if support else None
    return None


def _governed(noun: NounPhrase) -> bool:
    """Whether a preposition stands before the noun phrase, so that it is no subject."""
    doc = noun.doc
    low = doc.sentence_range(noun.at)[0]
    if noun.first == low:
        return False
    before = doc.lower[noun.first - 1]
    return before in PREPOSITIONS or noun.determiner in ("au", "aux", "du", "d'", "de")
