"""Adverbs and adverbial phrases: « en effet », « pour sa part », « clairement », alone or between commas."""

from functools import cache

from diplonews.lexicon import _tables
from diplonews.text.document import Document


@cache
def adverbials() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Adverbial phrases by their first token, longest first, as tuples of tokens (``d'`` and ``abord`` are two)."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for (phrase,) in _tables.rows("adverbials"):
        words = tuple(phrase.replace("d'", "d' ").split())
        by_first.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()}


@cache
def adverbial_words() -> frozenset[str]:
    """Every token that some adverbial phrase holds, and the comma that may part one off."""
    return frozenset(word for phrases in adverbials().values() for phrase in phrases for word in phrase) | {","}


def skip_adverbials(doc: Document, i: int, last: int) -> int:
    """The first token from ``i`` on, before ``last``, that is no adverb, adverbial phrase or comma about one."""
    lower, known = doc.lower, adverbials()
    while i < last:
        word = lower[i]
        for phrase in known.get(word, ()):
            if lower[i : i + len(phrase)] == phrase:
                i += len(phrase)
                break
        else:
            if word.endswith("ment") and len(word) > 6:
                i += 1
            elif word == "," and (after := _comma_phrase(doc, i, last)):
                i = after
            else:
                return i
    return i


def _comma_phrase(doc: Document, i: int, last: int) -> int:
    """After ``, pour sa part ,``: the token that follows the second comma; 0 when it is no such phrase."""
    lower = doc.lower
    phrases = adverbials().get(lower[i + 1]) if i + 1 < last else None
    for phrase in phrases or ():
        end = i + 1 + len(phrase)
        if lower[i + 1 : end] == phrase and end < last and lower[end] == ",":
            return end + 1
    return 0
