"""What follows a verb or a noun in its clause: complements by preposition, each with the slot of the frame it may fill.

No parse: one walk to the right, at most ``_REACH`` tokens, that ends where another clause begins.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache
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
_JOINS = frozenset(["et", "ou", "puis", "à"])
_WHAT = 12  # tokens of a « que » clause in which its subject stands
_MARKED = 10  # tokens: a shorter quotation is a word of the clause, a longer one a clause of its own
_ARTICLES = frozenset(["le", "la", "l'", "les"])
_OBJECT = frozenset(["du", "des", "de", "d'"])
_COMPOUND = frozenset(["au", "aux", "du", "des"])
_CLITICS = function_words("clitic")
_DETERMINERS = function_words("determiner") | _ARTICLES
_STOPS = _events.nouns("clause_stop")


_OPENERS = _events.nouns("opener")
_NOT_BEFORE = _DETERMINERS | {"et", "ou", "de", "à", "tout", "toute", "tous", "toutes"}


class Chunk(NamedTuple):
    """A complement: its slot (empty for a bare noun phrase), the token of its preposition, and the range of its phrase.

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
    published: dt.date | None = None
    walks: dict[tuple[int, bool, bool], "tuple[list[Chunk], int]"] = field(factory=dict, repr=False)


def complements(reading: Reading, first: int, verbal: bool, transitive: bool = True) -> tuple[list[Chunk], int]:
    """The complements from token ``first`` on, and the token at which the clause ends.

    ``verbal``: what follows is a verb's, so the first phrase without preposition is its object (``des armes`` too).
    """
    key = (first, verbal, transitive)
    if key in reading.walks:
        return reading.walks[key]
    walk = _Walk(reading, first, verbal)
    walk.articles = verbal and transitive
    lower, dates, special, auxiliaries = reading.doc.lower, reading.dates, _special(), _auxiliaries()
    while (i := walk.i) < walk.stop:
        word = lower[i]
        plain = word not in special and word[-1] not in "ta" and not word[0].isdigit()
        if plain and not walk.fresh and word not in auxiliaries and i not in dates:
            walk.i += 1  # inside a phrase: nothing begins or ends
        elif not walk.step():
            break
    end, found = min(walk.i, walk.stop), walk.found
    ends = [c.at for c in found[1:]]
    if found:
        last = found[-1]
        ends.append(min(last.start + _WHAT, last.end) if last.slot == "que" else max(end, last.start))
    chunks = [
        c if c.end == e else Chunk(c.slot, c.at, c.start, e, c.inf, c.late) for c, e in zip(found, ends, strict=False)
    ]
    reading.walks[key] = chunks, end
    return chunks, end


@cache
def _special() -> frozenset[str]:
    """The words at which a complement may begin or the clause may end."""
    return frozenset([*_events.prepositions(), *_STOPS, *_JOINS, *MARKS, *_DETERMINERS, *_OPENERS, ","])


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(form for form, (lemma, _) in _verbs.forms().items() if lemma in ("avoir", "être"))


class _Walk:
    """The walk from a head to the end of its clause. ``fresh``: only adverbs since the head, a comma or a date."""

    __slots__ = ("articles", "doc", "first", "found", "fresh", "i", "late", "reading", "stop", "verbal")

    def __init__(self, reading: Reading, first: int, verbal: bool) -> None:
        self.reading, self.doc, self.verbal = reading, reading.doc, verbal
        self.first = self.i = first
        self.stop = min(self.doc.sentence_range(first - 1)[1] if first else 0, first + _REACH)
        self.found: list[Chunk] = []
        self.late, self.fresh, self.articles = False, True, verbal

    def step(self) -> bool:
        """One word or phrase onward; False at the end of the clause."""
        i, word = self.i, self.doc.lower[self.i]
        if i in self.reading.dates:
            self.i, self.fresh = max(self.reading.dates[i][0], i + 1), True
        elif word == "le" and i + 1 in self.reading.dates:
            self.i = i + 1
        elif word in _JOINS and (i + 1 in self.reading.dates or (word == "à" and self._between_numbers(i))):
            self.i += 1
        elif word == ",":
            self.late = self.fresh = True
            self.i += 1
        elif word in MARKS:
            return self._mark()
        elif word in _STOPS:
            if word in ("que", "qu'") and i + 1 < self.stop:
                self.found.append(Chunk("que", i, i + 1, self.stop))
            return False
        elif (
            word in _events.prepositions()
            and not self._article()
            and (step := _preposition(self.doc.lower, i, self.stop))
        ):
            return self._complement(*step)
        elif _finite(self.reading, i, self.first if self.verbal else self.first - 1):
            return False
        elif self._opens():
            return self._bare()
        elif (word == "et" and i + 1 < self.stop and self._new_clause()) or (
            not self.verbal and word in _OPENERS and self.doc.lower[i - 1] not in _NOT_BEFORE
        ):
            return False
        else:
            self.fresh = False
            self.i += 1
        return True

    def _between_numbers(self, i: int) -> bool:
        """Whether the ``à`` at ``i`` joins two numbers: ``six à douze canons``."""
        lower, numbers = self.doc.lower, _events.nouns("number")
        if i + 1 >= self.stop:
            return False
        return all(lower[j] in numbers or lower[j][0].isdigit() for j in (i - 1, i + 1))

    def _new_clause(self) -> bool:
        after = self.doc.lower[self.i + 1]
        return after in _CLITICS - _ARTICLES or _finite(self.reading, self.i + 1, self.first)

    def _mark(self) -> bool:
        """A short quotation is words of the clause; a long one may be the object, and is stepped over."""
        pair = self.doc.pair_around(self.i)
        if pair is None or pair.open != self.i or pair.close - self.i <= _MARKED:
            self.i += 1
            return True
        if not self.verbal or self.found or not self.fresh:
            return False
        self.found.append(Chunk("", self.i + 1, self.i + 1, pair.close))
        self.i, self.fresh = pair.close, False
        return True

    def _article(self) -> bool:
        """Whether ``des`` or ``de`` is an article here: ``livrer des armes``, ``exiger de Paris des excuses``."""
        i, lower, words = self.i, self.doc.lower, self.doc.words
        if not self.articles or lower[i] not in _OBJECT or self.late or not _is_object(self.reading, i):
            return False
        if not self.found:
            return self.fresh
        if lower[i] in ("de", "d'") and i + 1 < self.stop and lower[i + 1] in _events.nouns("adjective"):
            return self._no_object()  # « ont pris aux rebelles de vastes zones »
        return lower[i] == "des" and words[i - 1] != lower[i - 1] and self._no_object()

    def _no_object(self) -> bool:
        return not any(c.slot == "" for c in self.found)

    def _complement(self, slot: str, start: int) -> bool:
        if start in self.reading.dates:
            self.i, self.fresh = max(self.reading.dates[start][0], start + 1), True
            return True
        inf = _infinitive(self.doc, start, self.stop)
        self.found.append(Chunk(slot, self.i, start, self.stop, inf, self.late))
        self.i, self.fresh = _open(self.reading, start, self.stop), False
        return not inf

    def _opens(self) -> bool:
        """Whether a phrase without preposition begins here."""
        i, lower = self.i, self.doc.lower
        word = lower[i]
        if self.fresh and (word in _DETERMINERS or self.doc.words[i] != word or word[0].isdigit()):
            return True
        if not self.verbal or not self._no_object():
            return False
        if self.fresh and not self.found:
            return True
        return (word in _OPENERS or word[0].isdigit()) and lower[i - 1] not in _NOT_BEFORE

    def _bare(self) -> bool:
        i = self.i
        after = skip_adverbials(self.doc, i, self.stop)
        if after > i and self.doc.lower[i] not in _DETERMINERS:
            self.i = after
            return True
        inf = _infinitive(self.doc, i, self.stop)
        self.found.append(Chunk("inf" if inf else "", i, i, self.stop, inf, self.late))
        self.i, self.fresh = _open(self.reading, i, self.stop), False
        return not inf


def _is_object(reading: Reading, i: int) -> bool:
    """Whether ``des armes``, ``de nouvelles sanctions``, ``du matériel`` is an object: no name follows."""
    after = i + 1
    doc = reading.doc
    if after >= len(doc) or (doc.lower[i] in ("de", "d'") and _infinitive(doc, after, after + 3)):
        return False
    return doc.words[after] == doc.lower[after] and doc.lower[after] not in _ARTICLES | {"l'"}


def _open(reading: Reading, i: int, stop: int) -> int:
    """Past the determiners that open a phrase and its first word or name (``l'Afrique du Sud``)."""
    lower = reading.doc.lower
    while i < stop - 1 and lower[i] in _DETERMINERS:
        i += 1
    mention = reading.people.mention_at(i) if reading.doc.words[i] != lower[i] else None
    return i + 1 if mention is None else max(i + 1, min(mention.last, stop))


def _preposition(lower: tuple[str, ...], i: int, stop: int) -> tuple[str, int] | None:
    """The slot of the preposition at ``i`` and the token at which its phrase begins."""
    known = _events.prepositions()[lower[i]]
    if len(known) == 1 and not known[0][0]:
        return (known[0][1], i + 1) if i + 1 < stop else None
    for rest, slot in known:
        end = i + 1 + len(rest)
        if end < stop and (
            not rest or (lower[i + 1 : end - 1] == rest[:-1] and _contracted(lower[end - 1]) == rest[-1])
        ):
            return slot, end
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


def _finite(reading: Reading, i: int, first: int) -> bool:
    """Whether a finite verb stands at ``i`` (a noun of the same form follows a determiner or a preposition)."""
    doc = reading.doc
    word = doc.lower[i]
    found = _verbs.forms().get(word)
    if found is None or not found[1] & _verbs.FINITE or (found[1] & _verbs.PPAST and not found[1] & _verbs.PRES):
        return False
    before = doc.lower[i - 1]
    if (
        doc.words[i] != word
        or any(j in reading.people.titles for j in (i, i - 1, i - 2))
        or (i <= first and before != "et")
    ):
        return False
    if before in _DETERMINERS or before in _events.prepositions() or before in _events.nouns("number"):
        return False
    return word.endswith(("t", "a")) or found[0] in ("avoir", "être")
