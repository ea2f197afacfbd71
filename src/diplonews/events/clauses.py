"""What follows a verb or a noun in its clause: complements by preposition, each with the slot of the frame it may fill.

No parse: one walk to the right, at most ``_REACH`` tokens, that ends where another clause begins.
"""

from collections.abc import Mapping
from typing import NamedTuple

from attrs import field, frozen

from diplonews.lexicon import _events, _verbs
from diplonews.lexicon._words import function_words
from diplonews.model import DateRef, Quote
from diplonews.options import Options
from diplonews.people.values import People
from diplonews.text.document import Document
from diplonews.text.marks import MARKS
from diplonews.text.verbs import skip_adverbials

_REACH = 48  # tokens
_MARKED = 10  # tokens: a shorter quotation is a word of the clause, a longer one a clause of its own
_ARTICLES = frozenset(["le", "la", "l'", "les"])
_OBJECT = frozenset(["du", "des", "de", "d'"])
_COMPOUND = frozenset(["au", "aux", "du", "des"])
_CLITICS = function_words("clitic")
_DETERMINERS = function_words("determiner") | _ARTICLES
_STOPS = frozenset(
    ["que", "qu'", "qui", "dont", "où", "si", "car", "mais", "tandis", "alors", "lorsque", "lorsqu'", "quand", "comme", "puisque", "puisqu'",
     "afin", "pourquoi", "comment", ".", ";", ":", "?", "!", "…", "..."]
)  # fmt: skip


_OPENERS = frozenset(["un", "une", "le", "la", "l'", "les", "des", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces", "plusieurs", "deux", "trois"])
_NOT_BEFORE = _DETERMINERS | {"et", "ou", "de", "à", "tout", "toute", "tous", "toutes"}


class Chunk(NamedTuple):
    """A complement: its slot (empty for a bare noun phrase), the token of its preposition, and where its phrase begins and ends.

    ``inf`` says that an infinitive follows, ``late`` that a comma stands before.
    """

    slot: str
    at: int
    start: int
    end: int
    inf: bool = False
    late: bool = False


@frozen(eq=False)
class Reading:
    """The article as the event layer reads it: ``dates`` by the token at which each begins, with the token after it."""

    doc: Document
    people: People
    options: Options
    dates: Mapping[int, tuple[int, DateRef]] = field(repr=False)
    quotes: tuple[Quote, ...] = field(repr=False)


def complements(reading: Reading, first: int, verbal: bool) -> tuple[list[Chunk], int]:
    """The complements from token ``first`` on, and the token at which the clause ends.

    ``verbal``: what follows is a verb's, so the first phrase without preposition is its object (``des armes`` too).
    """
    doc, dates = reading.doc, reading.dates
    lower = doc.lower
    stop = min(doc.sentence_range(first - 1)[1] if first else 0, first + _REACH)
    found: list[Chunk] = []
    table = _events.prepositions()
    i = first
    late = False
    fresh = True  # nothing but adverbs since the head, a comma or a date
    while i < stop:
        word = lower[i]
        if i in dates:
            i = dates[i][0]
            fresh = True
            continue
        if word == ",":
            late, fresh = True, True
            i += 1
            continue
        if word in MARKS:
            pair = doc.pair_around(i)
            if pair is not None and pair.open == i and pair.close - i > _MARKED:
                break
            i += 1
            continue
        if word in _STOPS:
            break
        step = _preposition(lower, i, stop, table) if word in table else None
        if step is not None and not (
            verbal and not found and fresh and word in _OBJECT and not late and _is_object(reading, i)
        ):
            slot, start = step
            if start in dates:
                i, fresh = dates[start][0], True
                continue
            inf = _infinitive(doc, start, stop)
            found.append(Chunk(slot, i, start, stop, inf, late))
            if inf:
                break
            i, fresh = _open(doc, start, stop), False
            continue
        if _finite(doc, i, first):
            break
        if (
            (fresh
            and (word in _DETERMINERS or doc.words[i] != word or word[0].isdigit()))
            or (verbal
            and not found
            and fresh)
        ):
            after = skip_adverbials(doc, i, stop)
            if after > i and word not in _DETERMINERS:
                i = after
                continue
            if _infinitive(doc, i, stop):
                found.append(Chunk("inf", i, i, stop, True, late))
                break
            found.append(Chunk("", i, i, stop, False, late))
            i, fresh = _open(doc, i, stop), False
            continue
        if word == "et" and i + 1 < stop and (lower[i + 1] in _CLITICS - _ARTICLES or _finite(doc, i + 1, first)):
            break
        fresh = False
        i += 1
    end = min(i, stop)
    return [c._replace(end=found[k + 1].at if k + 1 < len(found) else end) for k, c in enumerate(found)], end


def _takes_object(reading: Reading, found: list[Chunk], i: int, fresh: bool, late: bool) -> bool:
    """Whether the ``de`` at ``i`` is an article: ``livrer des armes``, ``exiger de Paris des excuses``."""
    lower, words = reading.doc.lower, reading.doc.words
    if lower[i] not in _OBJECT or late or not _is_object(reading, i):
        return False
    if not found:
        return fresh
    return lower[i] == "des" and words[i - 1] != lower[i - 1] and not any(c.slot == "" for c in found)


def _is_object(reading: Reading, i: int) -> bool:
    """Whether ``des armes``, ``de nouvelles sanctions``, ``du matériel`` is an object: no name follows."""
    after = i + 1
    doc = reading.doc
    if after >= len(doc) or (doc.lower[i] in ("de", "d'") and _infinitive(doc, after, after + 3)):
        return False
    return doc.words[after] == doc.lower[after] and doc.lower[after] not in _ARTICLES | {"l'"}


def _open(doc: Document, i: int, stop: int) -> int:
    """Past the determiners that open a phrase and its first word."""
    while i < stop - 1 and doc.lower[i] in _DETERMINERS:
        i += 1
    return i + 1


def _preposition(
    lower: tuple[str, ...], i: int, stop: int, table: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
) -> tuple[str, int] | None:
    """The slot of the preposition at ``i`` and the token at which its phrase begins."""
    for rest, slot in table[lower[i]]:
        end = i + 1 + len(rest)
        if not rest:
            return (slot, end) if end < stop else None
        last = lower[end - 1] if end <= stop else ""
        if lower[i + 1 : end - 1] == rest[:-1] and (last == rest[-1] or _contracted(last) == rest[-1]):
            return (slot, end) if end < stop else None
    return None


def _contracted(word: str) -> str:
    if word in ("du", "des", "d'"):
        return "de"
    return "à" if word in ("au", "aux") else word


def _infinitive(doc: Document, i: int, stop: int) -> bool:
    """Whether an infinitive begins at ``i``, clitics, ``ne pas`` and adverbs before it."""
    while i < stop and (
        (doc.lower[i] in _CLITICS and doc.lower[i] not in _ARTICLES) or doc.lower[i] in ("pas", "plus", "ne", "jamais")
    ):
        i += 1
    if i >= stop:
        return False
    found = _verbs.forms().get(doc.lower[i])
    if found is None and doc.lower[i] in _ARTICLES and i + 1 < stop:
        found = _verbs.forms().get(doc.lower[i + 1])
    return found is not None and bool(found[1] & _verbs.INF)


def _finite(doc: Document, i: int, first: int) -> bool:
    """Whether a finite verb stands at ``i`` (a noun of the same form follows a determiner or a preposition)."""
    found = _verbs.forms().get(doc.lower[i])
    if found is None or not found[1] & _verbs.FINITE or (found[1] & _verbs.PPAST and not found[1] & _verbs.PRES):
        return False
    if doc.words[i] != doc.lower[i] or (i <= first and not doc.lower[i - 1] == "et"):
        return False
    before = doc.lower[i - 1]
    if before in _DETERMINERS or before in _events.prepositions():
        return False
    return doc.lower[i].endswith(("ait", "aient", "ent", "ont", "a", "ra", "est", "sont", "it", "t")) or found[0] in (
        "avoir",
        "être",
    )
