"""Candidate names in running text: runs of capitalised words, judged by their words and by what stands around them.

Only capitalised words are visited. A run grows over particles and initials and ends at places, organisations, titles
and function words; what the tables of the lexicon name is taken out first.
"""

from collections.abc import Mapping
from itertools import compress, count
from operator import ne
from typing import NamedTuple

from attrs import frozen

from diplonews.model import Role
from diplonews.people.organizations import COUNTRY, INSTITUTION, METONYM, Named, match, trie
from diplonews.people.titles import TitlePhrase
from diplonews.people.vocabulary import civilities, given_names, particles, known_surnames, text_civilities, words
from diplonews.text.document import Document

_LONGEST = 8  # tokens of one name


class Run(NamedTuple):
    """A candidate: token range of the name without civility, the civility's token or None, and how sure it is.

    ``score`` above 0 says a person for a run of several words; ``cue`` says why a single word may be one.
    """

    first: int
    last: int
    civility: int | None
    score: int
    cue: str


@frozen
class Candidates:
    """Runs that may be persons, and what the tables name (first token, token after, meaning), both in order."""

    runs: tuple[Run, ...]
    named: tuple[tuple[int, int, Named], ...]


@frozen
class _Scan:
    doc: Document
    titles: Mapping[int, TitlePhrase]
    title_ends: Mapping[int, TitlePhrase]
    heads: frozenset[int]


def find_candidates(doc: Document, titles: Mapping[int, TitlePhrase]) -> Candidates:
    """Everything in the text that may name a person, a country or an organisation."""
    words_, lower = doc.words, doc.lower
    scan = _Scan(doc, titles, {t.last: t for t in titles.values()}, frozenset(b.first for b in doc.blocks))
    table, civil, function = trie(), text_civilities(), words("function")
    covered = {i for t in titles.values() for i in range(t.first, t.last)}
    runs: list[Run] = []
    named: list[tuple[int, int, Named]] = []
    size = len(words_)
    skipped = [(b.first, b.last) for b in doc.blocks if b.role is Role.BOILERPLATE]
    skipped.append((size, size))
    gap, done = 0, 0
    for i in compress(count(), map(ne, words_, lower)):
        if i < done:
            continue
        while i >= skipped[gap][1]:
            gap += 1
        if i >= skipped[gap][0]:
            continue
        low = lower[i]
        if low in civil:
            start = i + 2 if i + 1 < size and words_[i + 1] == "." else i + 1
            if start < size and start not in scan.heads and _can_open(doc, start) and start not in titles:
                done = _extend(scan, start, True)
                runs.append(Run(start, done, i, 9, "civility"))
                continue
        if low in table:
            hit = match(doc, i, table[low])
            if hit is not None and (hit[1].sort in (INSTITUTION, METONYM) or not _is_given(doc, i, hit[0])):
                named.append((i, *hit))
                done = hit[0]
                continue
        if i in covered or low in function:
            continue
        done = _extend(scan, i, False)
        runs.append(_judge(scan, i, done))
    return Candidates(tuple(runs), tuple(named))


def _is_given(doc: Document, i: int, last: int) -> bool:
    """Whether a place name at ``i`` is a given name here: the name of a person goes on after it."""
    if last != i + 1 or last >= len(doc) or doc.lower[i] not in given_names():
        return False
    after, low = doc.words[last], doc.lower[last]
    before = doc.lower[i - 1] if i else ""
    if before in ("à", "en", "de", "la", "le", "l'", "au", "du"):
        return False
    return after != low and low not in words("function") and low not in trie() and low not in words("org")


def _can_open(doc: Document, i: int) -> bool:
    """Whether a name can begin at ``i`` after a civility: a capital, or a particle before one."""
    if doc.words[i] != doc.lower[i]:
        return True
    return doc.lower[i] in particles() and i + 1 < len(doc) and (doc.words[i + 1] != doc.lower[i + 1] or doc.lower[i + 1] in particles())


def _extend(scan: _Scan, i: int, civil: bool) -> int:
    """The token after the name that begins at ``i``."""
    doc = scan.doc
    words_, lower, table = doc.words, doc.lower, trie()
    function, inner, given = words("function"), particles(), given_names()
    j, size = i + 1, min(len(words_), i + _LONGEST)
    if lower[i] in inner and words_[i] == lower[i]:
        while j < size and words_[j] == lower[j] and lower[j] in inner:
            j += 1
    while j < size and j not in scan.heads:
        w, low = words_[j], lower[j]
        if w != low:
            if j in scan.titles or low in text_civilities():
                break
            if low in inner:
                if j + 1 >= size or words_[j + 1] == lower[j + 1] or j + 1 in scan.heads:
                    break
            elif low in function and (low in _OPENERS or w.isupper()):
                break
            elif low in table and _place_here(doc, i, j, given):
                break
            elif w.isupper() and len(w) > 1 and len(w) < 6 and lower[j - 1] not in given and words_[j - 1] != w:
                break
            j += 1
        elif low in inner and _links(scan, i, j, size):
            j += 1
            while j < size and words_[j] == lower[j]:
                j += 1
        elif w == "." and j > i and len(words_[j - 1]) == 1 and doc.starts[j] == doc.ends[j - 1] and j + 1 < size and words_[j + 1] != lower[j + 1]:
            j += 1
        else:
            break
    return j


# Function words that open a sentence or a title; any other in capitals after a name is a name (« Masayoshi Son »).
_OPENERS = frozenset(["le", "la", "les", "l'", "un", "une", "de", "du", "des", "d'", "et", "à", "au", "aux", "dans", "pour", "par", "sur", "avec",
                      "selon", "en", "il", "elle", "ce", "cette", "qui", "que", "mais", "lire", "photo", "vidéo"])  # fmt: skip


def _place_here(doc: Document, i: int, j: int, given: Mapping[str, str]) -> bool:
    """Whether the tables name a place or body at ``j`` that ends the name; a town right after a given name is a surname."""
    hit = match(doc, j, trie()[doc.lower[j]])
    if hit is None:
        return False
    return not (j == i + 1 and doc.lower[i] in given and hit[1].sort not in (INSTITUTION, COUNTRY, METONYM))


_WEAK = frozenset(["de", "du", "des", "d'", "la", "le", "les", "l'", "y", "en"])


def _links(scan: _Scan, i: int, j: int, size: int) -> bool:
    """Whether the lower-case particle at ``j`` goes on with the name from ``i``."""
    doc = scan.doc
    k = j + 1
    while k < size and k < j + 3 and doc.words[k] == doc.lower[k] and doc.lower[k] in particles():
        k += 1
    if k >= size or doc.words[k] == doc.lower[k] or k in scan.heads:
        return False
    if doc.lower[j] not in _WEAK:
        return True
    # « Dominique de Villepin », but not « Radio de Kigali » or « Joe Biden de Washington »
    return j - i <= 2 and doc.lower[i] in given_names() and doc.lower[k] not in trie() and k not in scan.titles and doc.lower[k] not in words("function")


_DETERMINERS = frozenset(["le", "la", "l'", "les", "un", "une", "des", "du", "au", "aux", "cette", "ce", "ces", "son", "sa"])
_FOREIGN = frozenset(["of", "the", "and", "for", "in", "on", "&", "@", "#"])
_PLACE = frozenset(["à", "en", "dans", "vers", "sur"])
_THING_LINK = frozenset(["de", "du", "des", "d'", "la", "l'", "le"])


def _judge(scan: _Scan, first: int, last: int) -> Run:
    """How likely the run is a person, from its own words and its neighbours."""
    doc = scan.doc
    lower, words_ = doc.lower, doc.words
    given = given_names()
    cue = _cue(scan, first, last)
    if cue == "thing":
        return Run(first, last, None, -3, cue)
    name = lower[first:last]
    if last - first == 1:
        return Run(first, last, None, 0, cue)
    score = 1
    if name[0] in given or name[0].partition("-")[0] in given:
        score += 3
    elif words_[first].isupper() and len(name[0]) > 1 or name[0] in words("common"):
        score -= 2
    if name[-1] in known_surnames():
        score += 2
    if not words("org").isdisjoint(name):
        score -= 4
    if cue in ("title", "apposition"):
        score += 2
    elif first:
        before = lower[first - 1]
        if before in _FOREIGN:
            score -= 5
        if before in _DETERMINERS:
            score -= 3
        elif before in _PLACE:
            score -= 2
    return Run(first, last, None, score, cue)


def _cue(scan: _Scan, first: int, last: int) -> str:
    """What beside the name says whether it is a person's: ``title``, ``apposition``, ``people``, ``thing`` or nothing."""
    doc = scan.doc
    before = scan.title_ends.get(first) or (scan.title_ends.get(first - 1) if first and doc.words[first - 1] == "," else None)
    if before is not None:
        return "title"
    low = doc.lower[first - 1] if first else ""
    if low in words("people"):
        return "people"
    if low in words("thing"):
        return "thing"
    if last + 1 < len(doc) and doc.words[last] == ",":
        if last + 1 in scan.titles or last + 2 in scan.titles and doc.lower[last + 1] in _DETERMINERS:
            return "apposition"
    if low == '"' or low == "«":
        return "quoted"
    return ""
