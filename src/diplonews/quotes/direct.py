"""Quoted fragments: what stands between marks, cut at incises, and whether it is somebody's words at all."""

from bisect import bisect_left
from typing import NamedTuple

from diplonews.lexicon._verbs import FINITE
from diplonews.lexicon._words import quote_words
from diplonews.quotes.words import MARK, STOP, mark_heads
from diplonews.text.document import Document
from diplonews.text.marks import Pair

_LONG = 7  # words from which a fragment is taken for speech without a cue


class Fragment(NamedTuple):
    """A stretch inside one pair of marks, half-open tokens, marks and incises left out."""

    first: int
    last: int
    pair: int  # the opening mark


def pairs_in(pairs: tuple[Pair, ...], opens: list[int], first: int, last: int) -> tuple[Pair, ...]:
    """The outermost pairs that open in the token range."""
    return pairs[bisect_left(opens, first) : bisect_left(opens, last)]


def fragments(doc: Document, pair: Pair, incises: list[tuple[int, int]]) -> list[Fragment]:
    """The content of the pair without the incises (half-open token ranges) that stand in it."""
    at = pair.open + 1
    pieces = []
    for first, last in incises:
        pieces.append((at, first))
        at = last
    pieces.append((at, pair.close))
    return [Fragment(*trimmed, pair.open) for piece in pieces if (trimmed := _trim(doc, *piece)) is not None]


def _trim(doc: Document, first: int, last: int) -> tuple[int, int] | None:
    """The piece without commas and stray marks at its ends; None when nothing is left."""
    while first < last and (doc.lower[first] in (",", ".") or (doc.lower[first] in MARK and _lone(doc, first, last))):
        first += 1
    while last > first and doc.lower[last - 1] == ",":
        last -= 1
    if any(w[0].isalnum() for w in doc.words[first:last]):
        return first, last
    return None


def _lone(doc: Document, first: int, last: int) -> bool:
    return doc.words[first] in ("»", "”") or all(w not in MARK for w in doc.words[first + 1 : last])


def is_name(doc: Document, fragment: Fragment) -> bool:
    """Whether the marks hold a name, a title or a term: announced as one, or a capitalised noun after its class."""
    lower, doc_words = doc.lower, doc.words
    mark = fragment.pair
    size = fragment.last - fragment.first
    before = lower[mark - 1] if mark else ""
    bracketed = before == "(" or (before == ")" and doc_words[fragment.first][0].isupper())
    if (bracketed and size <= 6) or (size == 1 and len(doc_words[fragment.first]) < 3):
        return True
    kind = mark_heads().get(before, "")
    first = doc_words[fragment.first]
    if kind == "naming" and before[:3] == "dit" and (doc.lemma_at(mark - 2) if mark > 1 else "") in ("avoir", "être"):
        kind = ""  # « s'est dit « confiant » »
    if (
        kind == "naming"
        and size <= 8
        and (before[:3] == "dit" or lower[fragment.first] not in quote_words("preposition"))
    ):
        return True
    head = head_before(lower, mark)
    if before in ("de", "d'") and mark_heads().get(head) == "naming" and size <= 8:
        return True  # « le statut d'« homme fort » »
    if not first[0].isupper() or size > 12 or doc_words[fragment.last - 1] in STOP:
        return False
    if kind:
        return True
    if before in ("de", "d'", "du", "des", "l'", "le", "la", "les", "un", "une", "au", "aux", "sur", "dans"):
        verb = any(doc.bits[i] & FINITE and len(lower[i]) > 3 for i in range(fragment.first + 1, fragment.last))
        return not verb and size <= 8
    return head in mark_heads() and size <= 4 and before not in (",", ":")


def head_before(lower: tuple[str, ...], mark: int) -> str:
    """The word before the last one before a mark."""
    return lower[mark - 2] if mark > 1 else ""


def is_speech(doc: Document, fragment: Fragment) -> bool:
    """Whether an uncredited fragment reads as a sentence somebody said: long enough, or with a person who speaks."""
    size = fragment.last - fragment.first
    lower = doc.lower[fragment.first : fragment.last]
    if any(w in ("je", "j'", "nous", "vous", "notre", "nos", "votre") for w in lower) and size > 2:
        return True
    if size >= _LONG:
        return any(b & FINITE for b in doc.bits[fragment.first : fragment.last])
    return doc.words[fragment.last - 1] in STOP and size > 2 and doc.words[fragment.first][0].isupper()


def has_outside(doc: Document, first: int, last: int, found: list[Fragment]) -> bool:
    """Whether a word of the token range stands outside the fragments; connectives before them do not count."""
    i = first
    spans = iter(sorted(found))
    current = next(spans, None)
    connectives = quote_words("connective")
    while i < last:
        if current is not None and i >= current.first:
            i = max(i, current.last)
            current = next(spans, None)
            continue
        word = doc.lower[i]
        if word[0].isalnum() and word not in connectives:
            return True
        i += 1
    return False
