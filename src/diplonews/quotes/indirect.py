"""Reported clauses: where a clause that a cue governs begins and ends.

It ends with the sentence, at a stronger coordination (the cue's subject takes another verb), at a participle or
an incise that is another cue, or at the journalist's own comment; incises in the middle are run across.
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from diplonews.lexicon._verbs import PPRES
from diplonews.people.values import People
from diplonews.quotes.ends import DASHES, _ends_at_comma, _other_verb, _turns
from diplonews.quotes.values import Cue
from diplonews.quotes.words import MARK, cue_forms
from diplonews.syntax.finite import has_verb
from diplonews.syntax.subjects import subject_of
from diplonews.text.document import Document

_LONGEST = 160  # tokens of a clause
_FELLOWS = 6  # later cues of the sentence looked at for one that ends a clause


def clause_range(
    doc: Document, people: People, cue: Cue, others: Sequence[tuple[int, int]], cues: Sequence[Cue] = ()
) -> tuple[int, int]:
    """The half-open tokens of the clause under ``cue``; ``others`` are the incises and source phrases of the
    sentence, ``cues`` all that reports in it.
    """
    first = cue.content
    high = min(doc.sentence_range(cue.group.head)[1], first + _LONGEST)
    high = own_clause(doc, people, first, high, cues)
    last = _end(doc, cue, first, high, others)
    return trim(doc, first, last)


_OTHER = (("le", "second"), ("la", "seconde"), ("l'", "autre"))
_NEW = frozenset(["mais", "et", "or", "que", "qu'"])  # before the subject of a new main clause; que after tandis, alors


def own_clause(doc: Document, people: People, first: int, high: int, cues: Sequence[Cue]) -> int:
    """Where a clause ends because a later cue of the sentence has a subject of its own: « … dit que A, mais Berne
    affirme que B », « …, tandis que Berne dit B ».
    """
    lower = doc.lower
    begin = bisect_right(cues, first + 3, key=attrgetter("first"))
    for cue in cues[begin : begin + _FELLOWS]:
        group = cue.group
        if cue.first >= high:
            break
        if not group.is_finite or cue.form == "incise":
            continue
        if group.tense not in ("present", "past") or lower[group.finite] in ("avait", "avaient"):
            continue
        if doc.pair_around(cue.first) is not None:
            continue
        subject = subject_of(doc, people, group)
        at = subject.first - 1 if subject is not None and subject.first < cue.first else -1
        if at > first + 2 and lower[at] == "," and lower[at + 1 : at + 3] in _OTHER:
            return at  # « le premier assure que A, le second répond que B »
        if at <= first + 2 or lower[at] not in _NEW:
            continue
        if cue.form == "noun" and (lower[at - 1] != "," or cue.entry.strength == "weak"):
            continue  # « …, et Tokyo parle d'une « provocation » »
        if lower[at] in ("que", "qu'"):
            if lower[at - 1] not in ("tandis", "alors"):
                continue
            at -= 1
        elif lower[at] == "et" and doc.pair_around(at) is not None:
            continue
        if lower[at] == "mais" or has_verb(doc, first, at):
            return at
    return high


def trim(doc: Document, first: int, last: int) -> tuple[int, int]:
    """The range without the punctuation at its ends; marks that belong to a pair inside it stay."""
    while last > first and not doc.words[last - 1][0].isalnum():
        pair = doc.pair_around(last - 1)
        if pair is not None and pair.close == last - 1 and pair.open >= first and pair.open > first - 1:
            break
        if doc.words[last - 1] in (")", "%", "€", "$") or (pair is not None and pair.close > last - 1):
            break
        last -= 1
    while first < last and not doc.words[first][0].isalnum():
        pair = doc.pair_around(first)
        if (pair is not None and pair.open == first) or doc.words[first] in ("(", "[...]", "(...)"):
            break
        first += 1
    return first, last


_JOINING = frozenset(["et", "mais", "puis", "ou"])
_HALTS = MARK | DASHES | _JOINING | {"(", ")", ";", ":", ","}  # no clause ends before another token


def _end(doc: Document, cue: Cue, first: int, high: int, others: Sequence[tuple[int, int]]) -> int:
    lower = doc.lower
    incises = dict(others)
    i = first
    while i < high:
        word = lower[i]
        if word not in _HALTS and i not in incises:
            i += 1
            continue
        pair = doc.pair_around(i)
        if pair is not None and pair.open == i:
            i = min(pair.close + 1, high)
            if i < high and doc.bits[i] & PPRES and lower[i] in cue_forms():
                return i  # « demande de « partir » estimant que … »
            continue
        if word == "(":
            i = _closing(doc, i, high)
            continue
        if i in incises:
            after = incises[i]
            if (
                after >= high
                or lower[after] in (".", "!", "?", ";", "…")
                or lower[after : after + 2] in ((",", "qui"), (",", "dont"))
            ):
                return i
            i = after + 1
            continue
        if word in (";", ")") or (word == ":" and i + 1 < high and lower[i + 1] in MARK):
            return i
        if word == "," and _ends_at_comma(doc, cue, i, high, incises):
            return i
        if word in DASHES and i + 1 < high and _turns(doc, cue, i, high):
            return i
        if word in _JOINING and _other_verb(doc, cue, i, high):
            return i
        i += 1
    return high


def _closing(doc: Document, i: int, high: int) -> int:
    for j in range(i + 1, min(high, i + 60)):
        if doc.lower[j] == ")":
            return j + 1
    return i + 1
