"""Finite verbs in a stretch of tokens."""

from diplonews.lexicon._verbs import FINITE
from diplonews.lexicon._words import quote_words
from diplonews.text.document import Document
from diplonews.text.verbs import verb_group

_CLITICS = frozenset(["l'", "le", "les", "leur"])  # determiners that may be a verb's object


def has_verb(doc: Document, first: int, last: int) -> bool:
    """Whether a finite verb stands in the token range: a form of one that no determiner or preposition makes a noun."""
    lower, bits = doc.lower, doc.bits
    prepositions, determiners = quote_words("preposition"), quote_words("determiner")
    for i in range(first, last):
        if bits[i] & FINITE and lower[i] not in prepositions:
            before = lower[i - 1] if i > first else ""
            if (before not in determiners and before not in prepositions) or before in _CLITICS:
                return True
    return False


_LOOKED = 8  # finite verbs looked at for one outside of a relative clause
RELATIVE = frozenset(["dont", "où", "qui", "que", "qu'"])


def finite_between(doc: Document, start: int, end: int) -> int | None:
    """The last finite verb of the stretch that is in no relative clause; None without one."""
    lower, bits = doc.lower, doc.bits
    looked = 0
    for i in range(end - 1, start - 1, -1):
        if not bits[i] & FINITE or doc.pair_around(i) is not None:
            continue
        looked += 1
        if looked > _LOOKED:
            return None
        group = verb_group(doc, i)
        if group is None or group.finite != i or not group.is_finite:
            continue
        if group.subject is not None and lower[group.subject] == "qui":
            continue
        if group.subject is None and i == end - 1 and verb_follows(doc, i + 1):
            continue  # « la nouvelle enquête révèle »: of two finite verbs in a row the first is a noun
        if RELATIVE.isdisjoint(lower[max(start, i - 6) : i]):
            return i
    return None


def verb_follows(doc: Document, at: int) -> bool:
    """Whether a finite verb group begins at the token, so that a form right before it is no verb."""
    if at >= len(doc.lower) or not doc.bits[at] & FINITE:
        return False
    group = verb_group(doc, at)
    return group is not None and group.is_finite and group.first == at


def is_verb(doc: Document, i: int) -> bool:
    """Whether a finite verb or a gerund stands at the token."""
    group = verb_group(doc, i)
    return group is not None and group.is_finite | (group.tense == "gerund")
