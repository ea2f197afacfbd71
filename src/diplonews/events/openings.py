"""What may open a complement: a preposition of one or more words, an infinitive."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from diplonews.lexicon import _events, _verbs
from diplonews.lexicon._words import function_words
from diplonews.text.document import Document

ARTICLES = frozenset(["le", "la", "l'", "les"])
_BEFORE_OBJECT = (
    function_words("determiner") | ARTICLES | frozenset(["du", "des", "de", "d'"]) | _events.nouns("number")
)
CLITICS = function_words("clitic") - ARTICLES
_BEFORE_INF = CLITICS | {"pas", "plus", "ne", "jamais"}
_CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}


def preposition_at(lower: tuple[str, ...], i: int, stop: int) -> tuple[str, int] | None:
    """The slot of the preposition at ``i`` and the token at which its phrase begins."""
    alone, longer = _prepositions()[lower[i]]
    if i + 1 < stop and (known := longer.get(lower[i + 1])):
        for rest, slot in known:
            end = i + 1 + len(rest)
            plain = _CONTRACTED.get(lower[end - 1], lower[end - 1]) if end < stop else ""
            if plain == rest[-1] and lower[i + 1 : end - 1] == rest[:-1]:
                return slot, end
    return (alone, i + 1) if alone and i + 1 < stop else None


@cache
def _prepositions() -> Mapping[str, tuple[str, Mapping[str, list[tuple[tuple[str, ...], str]]]]]:
    """By the first word: the slot of the word alone, and the longer prepositions by the word that follows it."""
    made = {}
    for first, known in _events.prepositions().items():
        longer: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for rest, slot in known:
            last = [w for w, plain in _CONTRACTED.items() if rest[1:] == () and rest[:1] == (plain,)]
            for word in (*rest[:1], *last):
                longer[word].append((rest, slot))
        made[first] = next((slot for rest, slot in known if not rest), ""), dict(longer)
    return made


def infinitive_at(doc: Document, i: int, stop: int) -> bool:
    """Whether an infinitive begins at ``i``, clitics, ``ne pas`` and adverbs before it."""
    lower, bits = doc.lower, doc.bits
    while i < stop and lower[i] in _BEFORE_INF:
        i += 1
    if i >= stop:
        return False
    return bool(bits[i] & _verbs.INF or (lower[i] in ARTICLES and i + 1 < stop and bits[i + 1] & _verbs.INF))


def participle_at(doc: Document, i: int, stop: int) -> bool:
    """Whether a participle with an object of its own stands there: ``(a tiré un missile et) massé des chars``."""
    if not doc.bits[i] & _verbs.PPAST:
        return False
    after = doc.lower[i + 1] if i + 1 < stop else "."
    return after in _BEFORE_OBJECT or after[0].isdigit()


def between_numbers(doc: Document, i: int, stop: int) -> bool:
    """Whether the ``à`` at ``i`` joins two numbers: ``six à douze canons``."""
    lower, numbers = doc.lower, _events.nouns("number")
    if i + 1 >= stop:
        return False
    return all(lower[j] in numbers or lower[j][0].isdigit() for j in (i - 1, i + 1))


def is_object(doc: Document, i: int) -> bool:
    """Whether ``des armes``, ``de nouvelles sanctions``, ``du matériel`` is an object: no name follows."""
    lower, after = doc.lower, i + 1
    if after >= len(lower) or (lower[i] in ("de", "d'") and infinitive_at(doc, after, after + 3)):
        return False
    return doc.words[after] == lower[after] and lower[after] not in ARTICLES


@cache
def finite_forms() -> frozenset[str]:
    """The forms that end a clause where they are verbs: the third person's in ``t`` or ``a``, and auxiliaries."""
    finite, past, present = _verbs.FINITE, _verbs.PPAST, _verbs.PRES
    return frozenset(
        form
        for form, (lemma, bits) in _verbs.forms().items()
        if bits & finite and (bits & present or not bits & past) and (form[-1] in "ta" or lemma in ("avoir", "être"))
    )
