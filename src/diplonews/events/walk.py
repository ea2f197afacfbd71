"""The walk from a head to the end of its clause: what is done at each word, by look-up.

A word without a step is passed over: inside a phrase nothing begins or ends.
"""

from collections.abc import Callable, Mapping
from functools import cache

from diplonews.events.openings import (
    ARTICLES,
    CLITICS,
    between_numbers,
    finite_forms,
    infinitive_at,
    is_object,
    participle_at,
    preposition_at,
)
from diplonews.events.reading import Chunk, Reading
from diplonews.lexicon import _events
from diplonews.lexicon._words import function_words
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.marks import MARKS

_REACH = 48  # tokens
_JOINS = ("et", "ou", "puis")
_WHAT = 12  # tokens of a « que » clause in which its subject stands
_MARKED = 10  # tokens: a shorter quotation is a word of the clause, a longer one a clause of its own
_OBJECT = frozenset(["du", "des", "de", "d'"])
_DETERMINERS = function_words("determiner") | ARTICLES
_MEALS = _events.nouns("meal")
_STOPS = _events.nouns("clause_stop")
_OPENERS = _events.nouns("opener")
_NOT_BEFORE = _DETERMINERS | {"et", "ou", "de", "à", "tout", "toute", "tous", "toutes"}
_NO_VERB_AFTER = _DETERMINERS | _events.nouns("number") | _events.prepositions().keys()


class Walk:
    """The walk from a head to the end of its clause. ``fresh``: only adverbs since the head, a comma or a date."""

    __slots__ = (
        "articles",
        "dates",
        "doc",
        "first",
        "found",
        "fresh",
        "i",
        "late",
        "lower",
        "people",
        "stop",
        "verbal",
    )

    def __init__(self, reading: Reading, first: int, verbal: bool, articles: bool) -> None:
        doc = reading.doc
        self.doc, self.lower, self.dates, self.people = doc, doc.lower, reading.dates, reading.people
        self.first = self.i = first
        stop = doc.sentence_range(first - 1)[1] if first else 0
        self.stop = min(stop, first + _REACH)
        self.found: list[tuple[str, int, int, bool, bool]] = []
        self.verbal, self.articles, self.late, self.fresh = verbal, articles, False, True

    def run(self) -> None:
        """Goes as far as the clause does."""
        lower, dates, steps, stop = self.lower, self.dates, _steps(), self.stop
        while (i := self.i) < stop:
            word = lower[i]
            if i in dates:
                self.i, self.fresh = max(dates[i][0], i + 1), True
                continue
            step = steps.get(word)
            if step is not None:
                if not step(self, i, word):
                    return
            elif not self.fresh and not word[0].isdigit():
                self.i = i + 1  # inside a phrase: nothing begins or ends
            elif not self.phrase(i, word):
                return

    def chunks(self) -> tuple[list[Chunk], int]:
        """The complements, each ending where the next begins, and the end of the clause."""
        end, made = min(self.i, self.stop), []
        close = end
        for slot, at, start, inf, late in reversed(self.found):
            if slot == "que":
                close = min(start + _WHAT, self.stop)
            made.append(Chunk(slot, at, start, max(start, close), inf, late))
            close = at
        made.reverse()
        return made, end

    def halt(self, i: int, word: str) -> bool:
        """A word that opens another clause."""
        if word in ("que", "qu'") and i + 1 < self.stop:
            self.found.append(("que", i, i + 1, False, False))
        return False

    def comma(self, i: int, word: str) -> bool:  # noqa: ARG002  # every step is called alike
        """A comma: what comes after may be no complement, but can be a phrase."""
        self.late = self.fresh = True
        self.i = i + 1
        return True

    def mark(self, i: int, word: str) -> bool:  # noqa: ARG002  # every step is called alike
        """A short quotation is words of the clause; a long one may be the object, and is stepped over."""
        pair = self.doc.pair_around(i)
        if pair is None or pair.open != i or pair.close - i <= _MARKED:
            self.i = i + 1
            return True
        if not self.verbal or self.found or not self.fresh:
            return False
        self.found.append(("", i + 1, i + 1, False, False))
        self.i, self.fresh = pair.close, False
        return True

    def join(self, i: int, word: str) -> bool:
        """``et``, ``ou``: two dates, or a clause of its own."""
        if i + 1 in self.dates:
            self.i = i + 1
            return True
        if self._opens(i, word):
            return self._bare(i)
        if word == "et" and i + 1 < self.stop and self._new_clause(i + 1):
            return False
        self.fresh = False
        self.i = i + 1
        return True

    def _new_clause(self, i: int) -> bool:
        if self.verbal and participle_at(self.doc, i, self.stop):
            return True  # « a tiré un missile et massé des chars »
        return self.lower[i] in CLITICS or (self.lower[i] in finite_forms() and self._finite(i, self.first))

    def preposition(self, i: int, word: str) -> bool:
        """A preposition and its phrase; ``six à douze`` is a number, ``à mardi`` a date, ``des armes`` an object."""
        if word == "à" and (i + 1 in self.dates or between_numbers(self.doc, i, self.stop)):
            self.i = i + 1
            return True
        if word == "à" and i + 1 < self.stop and self.lower[i + 1] in _MEALS:
            self.i = i + 2  # « a reçu à dîner »
            return True
        if self.fresh and (after := skip_adverbials(self.doc, i, self.stop)) > i:
            self.i = after  # « a rencontré en secret des opposants »
            return True
        if not (self.articles and word in _OBJECT and self._article(i)):
            step = preposition_at(self.lower, i, self.stop)
            if step is not None:
                return self._complement(i, *step)
        return self.determiner(i, word)

    def verb(self, i: int, word: str) -> bool:
        """A finite verb ends the clause; a noun of the same form does not."""
        if word in finite_forms() and self._finite(i, self.first if self.verbal else self.first - 1):
            return False
        return self.phrase(i, word)

    def determiner(self, i: int, word: str) -> bool:
        """An article may belong to a date."""
        if word == "le" and i + 1 in self.dates:
            self.i = i + 1
            return True
        return self.verb(i, word)

    def phrase(self, i: int, word: str) -> bool:
        """A phrase without preposition, or a word within one; to a noun an ``opener`` is another clause."""
        if self._opens(i, word):
            return self._bare(i)
        if not self.verbal and word in _OPENERS and self.lower[i - 1] not in _NOT_BEFORE:
            return False
        self.fresh = False
        self.i = i + 1
        return True

    def _finite(self, i: int, first: int) -> bool:
        """Whether the form at ``i`` is a finite verb there: a noun follows a determiner or a preposition."""
        before, titles = self.lower[i - 1], self.people.titles
        if self.doc.words[i] != self.lower[i] or (i <= first and before != "et") or before in _NO_VERB_AFTER:
            return False
        return i not in titles and i - 1 not in titles and i - 2 not in titles

    def _article(self, i: int) -> bool:
        """Whether ``des`` or ``de`` is an article here: ``livrer des armes``, ``exiger de Paris des excuses``."""
        lower, words = self.lower, self.doc.words
        if self.late or not is_object(self.doc, i):
            return False
        if not self.found:
            return self.fresh
        if lower[i] in ("de", "d'") and i + 1 < self.stop and lower[i + 1] in _events.nouns("adjective"):
            return self._no_object()  # « ont pris aux rebelles de vastes zones »
        return lower[i] == "des" and words[i - 1] != lower[i - 1] and self._no_object()

    def _no_object(self) -> bool:
        return not any(slot == "" for slot, *_ in self.found)

    def _complement(self, i: int, slot: str, start: int) -> bool:
        if start in self.dates:
            self.i, self.fresh = max(self.dates[start][0], start + 1), True
            return True
        inf = infinitive_at(self.doc, start, self.stop)
        self.found.append((slot, i, start, inf, self.late))
        self.i, self.fresh = self._open(start), False
        return not inf

    def _opens(self, i: int, word: str) -> bool:
        """Whether a phrase without preposition begins here."""
        if self.fresh and (word in _DETERMINERS or self.doc.words[i] != word or word[0].isdigit()):
            return True
        if not self.verbal or not self._no_object():
            return False
        if self.fresh and not self.found:
            return True
        return (word in _OPENERS or word[0].isdigit()) and self.lower[i - 1] not in _NOT_BEFORE

    def _bare(self, i: int) -> bool:
        after = skip_adverbials(self.doc, i, self.stop)
        if after > i and self.lower[i] not in _DETERMINERS:
            self.i = after
            return True
        inf = infinitive_at(self.doc, i, self.stop)
        self.found.append(("inf" if inf else "", i, i, inf, self.late))
        self.i, self.fresh = self._open(i), False
        return not inf

    def _open(self, i: int) -> int:
        """Past the determiners that open a phrase and its first word or name (``l'Afrique du Sud``)."""
        lower, stop = self.lower, self.stop
        while i < stop - 1 and lower[i] in _DETERMINERS:
            i += 1
        mention = self.people.mention_at(i) if self.doc.words[i] != lower[i] else None
        return i + 1 if mention is None else max(i + 1, min(mention.last, stop))


@cache
def _steps() -> Mapping[str, Callable[[Walk, int, str], bool]]:
    """What is done at a word, where a complement may begin or the clause may end; what stands later wins."""
    found: dict[str, Callable[[Walk, int, str], bool]] = dict.fromkeys(finite_forms(), Walk.verb)
    found.update(dict.fromkeys(_OPENERS, Walk.verb))
    found.update(dict.fromkeys(_DETERMINERS, Walk.determiner))
    found.update(dict.fromkeys(_events.prepositions(), Walk.preposition))
    found.update(dict.fromkeys(_STOPS, Walk.halt))
    found.update(dict.fromkeys(MARKS, Walk.mark))
    found.update(dict.fromkeys(_JOINS, Walk.join))
    return {**found, ",": Walk.comma, "à": Walk.preposition}
