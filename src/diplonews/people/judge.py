"""How likely a run of capitalised words is a person: by its own words, and by what stands before and after it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from attrs import frozen

from diplonews.lexicon import _verbs
from diplonews.lexicon._words import naming_words
from diplonews.people.titles import TitlePhrase
from diplonews.people.vocabulary import is_given, known_surnames
from diplonews.text.document import Document


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
class Scan:
    """What the scan of a document needs at every word: titles by first and last token, first tokens of paragraphs,
    and the given names that the user adds.
    """

    doc: Document
    titles: Mapping[int, TitlePhrase]
    title_ends: Mapping[int, TitlePhrase]
    heads: frozenset[int]
    given: frozenset[str] = frozenset()


_SIDES = ("pro-", "anti-")


def sided(word: str) -> bool:
    """Whether the word says for or against whom one is: « les manifestants anti-Lemaître » names a person."""
    return word.startswith(_SIDES)


_PLACE = frozenset(["à", "en", "dans", "vers", "sur"])
_OF = frozenset(["de", "d'", "du"])


def judge(scan: Scan, first: int, last: int, demonym: bool) -> Run:
    """How likely the run is a person, from its own words and its neighbours."""
    cue = "title" if demonym else _cue(scan, first, last)
    if cue == "thing" or _initials_only(scan.doc, first, last):
        return Run(first, last, None, -3, "thing")
    if last - first == 1:
        title = _MIXED.match(scan.doc.words[first]) or scan.doc.lower[last : last + 1] == ("of",)
        return Run(first, last, None, 0, "" if title else cue)
    score = _own_score(scan, first, last) + (2 if cue in ("title", "apposition") else 0)
    if score < 3 and cue != "title" and _a_thing_here(scan.doc, first, last):
        score -= 3
    if cue == "loose":
        score -= 2
    elif cue != "title":
        score += _place_score(scan.doc, first, last)
    return Run(first, last, None, score, cue)


def _own_score(scan: Scan, first: int, last: int) -> int:
    """What the words of a run say: a given name first, a known surname last, words of organisations and works."""
    doc = scan.doc
    name = doc.lower[first:last]
    score = 1
    if is_given(name[0]) or name[0] in scan.given or doc.words[first + 1] == ".":
        score += 3
    elif (
        (doc.words[first].isupper() and len(name[0]) > 1)
        or name[0] in naming_words("common")
        or name[0] in naming_words("head")
    ):
        score -= 2
    if name[-1] in known_surnames():
        score += 2
    if not naming_words("org").isdisjoint(name):
        score -= 4
    if any(map(_MIXED.match, doc.words[first:last])):
        score -= 3
    return score


# A capital inside a word is a trade mark's (PriceWaterhouse), unless a prefix of surnames stands before it.
_MIXED = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Fitz|O')[A-Z]\w{0,40}?[a-zé][A-Z]|\w{1,40}\d")


def _initials_only(doc: Document, first: int, last: int) -> bool:
    """Whether a run is made of letters with their stops (``N.D.R.``)."""
    return last - first > 1 and len(doc.words[first]) == 1 and max(map(len, doc.words[first:last])) == 1


def _a_thing_here(doc: Document, first: int, last: int) -> bool:
    """Whether what stands around a run that opens with no given name tells that it is a thing's name.

    It fills a pair of marks alone, spells out the acronym before it, goes with a noun for things that stands further
    off (« l'organisation caritative britannique X », « une société, X, »), or is made of words that the article prints
    small as well.
    """
    before = doc.words[first - 1] if first else ""
    if before in _OPENING and last < len(doc.words) and doc.words[last] in _CLOSING:
        if before not in _BRACKETS:
            return True
        return first > 1 and doc.words[first - 2] == "".join(w[0] for w in doc.words[first:last] if w[0].isupper())
    return _after_thing(doc, first) or any(
        doc.words[i] == low for low in doc.lower[first:last] if len(low) > 4 for i in doc.some(low, _LOOKED)
    )


_OPENING = frozenset(["«", '"', "“", "(", "["])
_CLOSING = frozenset(["»", '"', "”", ")", "]"])
_BRACKETS = frozenset(["(", "["])
_LOOKED = 12  # places at which a word is looked at
_ADJECTIVES = 3  # words between a noun and the name that it tells of


def _after_thing(doc: Document, first: int) -> bool:
    """Whether a noun for things stands before the run, adjectives or a comma between: ``une société indienne, X``."""
    i = first - 1
    comma = i >= 0 and doc.words[i] == ","
    low = i - 1 if comma else i
    for at in range(low, max(low - _ADJECTIVES, 0) - 1, -1):
        word = doc.lower[at]
        if word in naming_words("thing"):
            return not comma or doc.lower[at - 1] in _ONE
        if doc.words[at] != word or not word.isalpha() or word in naming_words("function") or len(word) < 4:
            return False
        if _verbs.forms().get(word, ("", 0))[1] & _verbs.FINITE:
            return False
    return False


_ONE = frozenset(["un", "une"])


def _place_score(doc: Document, first: int, last: int) -> int:
    """What stands around a run that no title introduces: determiners and places speak against a person."""
    lower = doc.lower
    score = 0
    if last < len(lower) and lower[last] in naming_words("english"):
        score -= 5
    if not first:
        return score
    before = lower[first - 1]
    if before in naming_words("determiner") or before in naming_words("english"):
        score -= 5
    elif before in _PLACE:
        score -= 2
    elif before in _OF and first > 1 and lower[first - 2] in naming_words("place"):
        score -= 4
    return score


def _cue(scan: Scan, first: int, last: int) -> str:
    """What beside the name tells: ``title``, ``loose``, ``apposition``, ``people``, ``said``, ``thing`` or nothing."""
    doc = scan.doc
    low = doc.lower[first - 1] if first else ""
    before = scan.title_ends.get(first) or (scan.title_ends.get(first - 1) if low == "," else None)
    if before is not None:
        return "loose" if before.loose and before.last == first else "title"
    if low in naming_words("people"):
        return "people"
    if (low in naming_words("thing") or (low[-1:] == "s" and low[:-1] in naming_words("thing"))) and not sided(
        doc.words[first]
    ):
        return "thing"
    if last + 1 < len(doc.words) and doc.words[last] == ",":
        after = last + 2 if doc.lower[last + 1] in naming_words("determiner") else last + 1
        if after in scan.titles:
            return "apposition"
    if first > 1 and last == first + 1 and not doc.words[first - 2][0].isalnum() and _says(low):
        return "said"
    return ""


def plural_title(scan: Scan, first: int) -> bool:
    """Whether a title in the plural ends right before the token (``les présidents A et B``)."""
    title = scan.title_ends.get(first)
    return title is not None and title.plural


def _says(low: str) -> bool:
    """Whether a word is a present of saying, as it stands inverted after a quotation (``implore Mabrouka``)."""
    reading = _verbs.forms().get(low)
    return (
        reading is not None
        and bool(reading[1] & _verbs.PRES and reading[1] & _verbs.P3S)
        and reading[0] in _verbs.reporting()
    )
