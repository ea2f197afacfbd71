"""The words of one name told apart: given, particle, family, suffix.

Works on words with their offsets. Order: particles first, then capitals, then East Asian surnames, then given names
known to the lexicon; what is left at the end is the family name.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from diplonews.lexicon._words import naming_words
from diplonews.people.vocabulary import family_first, given_names, particles

Range = tuple[int, int]


class Word(NamedTuple):
    """A word of a name, initials with their stop, and its half-open place in the text."""

    text: str
    start: int
    end: int


class Split(NamedTuple):
    """The parts of a name as half-open character ranges of its text; ``order`` as in `PersonName`."""

    given: Range | None = None
    particle: Range | None = None
    family: Range | None = None
    suffix: Range | None = None
    order: str = "given_first"


_ARTICLE = re.compile(r"(?:al|el|ad|ed|as|es|ash|ach|ech|an|en|ar|er|at|et|az|ez|ul|ur)-(?=\w)", re.IGNORECASE)
ROMAN = re.compile(r"(?:[IVX]{1,5}|Ier|1er|Ire|[2-9]|1\d)\Z")
SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "fils", "père", "junior", "senior"])
# A second particle group after one of these does not end the name before it: « Zine el-Abidine Ben Ali ».
_PATRONYMIC = re.compile(r"\w{1,40}(?:[oe]vi?t?ch|[oe]vn[ay]|[iy]vna|[oe]vyt?ch)\Z")
_BORN_OF = ("dóttir", "dottir", "sson")  # one word, whatever stands before it is given
_SECOND = frozenset(["eddine", "eddin", "uddin", "ud-din", "allah", "ullah"])  # never a name without the one before
# Lower-case words that make two given names of a Spanish name one: « María de los Ángeles ».


def split(words: Sequence[Word]) -> Split:
    """The parts of a name of at least one word."""
    suffix = None
    if len(words) > 1 and (
        words[-1].text.lower() in SUFFIXES or (ROMAN.match(words[-1].text) and len(words[-1].text) > 0)
    ):
        suffix = (words[-1].start, words[-1].end)
        regnal = bool(ROMAN.match(words[-1].text))
        words = words[:-1]
        if regnal and (len(words) == 1 or all(w.text.lower() in given_names() for w in words)):
            return Split(given=_range(words), suffix=suffix)
    low = [w.text.lower() for w in words]
    found = _by_capitals(words, low) or _family_first(words, low) or _given_first(words, low)
    return found._replace(suffix=suffix) if suffix else found


def _range(words: Sequence[Word]) -> Range | None:
    return (words[0].start, words[-1].end) if words else None


def _loud(word: str) -> bool:
    """Whether a word is printed in capitals (initials are not)."""
    return len(word) > 1 and word.isupper() and "." not in word and word[-1] not in "'’"


def _by_capitals(words: Sequence[Word], low: list[str]) -> Split | None:
    """``Emmanuel MACRON``, ``MACRON Emmanuel``, ``VON DER LEYEN Ursula``: the capitals are the family name."""
    loud = [_loud(w.text) for w in words]
    if all(loud) or not any(loud) or len(words) < 2:
        return None
    first, last = loud.index(True), len(loud) - loud[::-1].index(True)
    if len(words[first].text) < 3 and low[first] not in particles() and last - first == 1:
        return None
    inner = particles()
    if first == 0:
        j = 0
        while j < last - 1 and low[j] in inner:
            j += 1
        rest, particle = list(words[last:]), words[0:j]
        if rest and rest[-1].text.lower() in inner and not particle:  # « VILLEPIN Dominique de »
            particle = rest[-1:]
            rest = rest[:-1]
        return Split(_range(rest), _range(particle), _range(words[j:last]), order="family_first")
    k = first
    while k > 1 and low[k - 1] in inner:
        k -= 1
    j = k
    while j < len(words) - 1 and low[j] in inner:
        j += 1
    return _with_article(words, k, j)


def _family_first(words: Sequence[Word], low: list[str]) -> Split | None:
    """``Xi Jinping``, ``Kim Jong-un``, ``Nguyen Phu Trong``: a listed surname, then no Western name."""
    if not 2 <= len(words) <= 4 or low[0] not in family_first():
        return None
    language = family_first()[low[0]]
    if low[0] in particles() and len(words) == 2:
        return None  # « Le Pen »
    if len(words) == 4 and language != "vi":
        return None
    given = given_names()
    for k in range(1, len(words)):
        word = low[k]
        if len(word) < 2 or "." in word or (word in particles() and (language != "vi" or k == len(words) - 1)):
            return None
        if "-" in word:
            continue
        if not _SYLLABLES.match(word) and (language != "km" or word in given):
            return None
    return Split(_range(words[1:]), None, _range(words[:1]), order="family_first")


# One or two syllables as Chinese, Korean and Vietnamese are written in Latin letters.
_SYLLABLE = (
    r"(?:[bcdfghjklmnpqrstvwxyz]|zh|ch|sh|ph|th|tr|kh|nh|ng|gi|ts|hs)?"
    r"(?:[iuy]?[aeiouyăâêôơưạảấầậắằặẹẻẽếềệịỉĩọỏõốồộớờợụủũứừựýà-ü]{1,3})(?:ng|nh|ch|[nmkptlr])?"
)
_SYLLABLES = re.compile(rf"{_SYLLABLE}(?:{_SYLLABLE})?\Z")


def _given_first(words: Sequence[Word], low: list[str]) -> Split:
    size = len(words)
    inner = particles()
    if size == 1:
        return _with_article(words, 0, 0)
    if size > 2 and low[0][-2:] == "ez" and low[1] in naming_words("western_particle") and low[0] not in given_names():
        return Split(family=_range(words))  # « Fernández de Kirchner »
    if low[0] in inner:
        j = 0
        while j < size - 1 and low[j] in inner:
            j += 1
        # « Le Drian », « von der Leyen »: a surname that no given name precedes
        if words[0].text[0].islower() or low[0] not in given_names():
            return _with_article(words, 0, j)
    k = _given_end(words, low)
    j = k
    while j < size - 1 and low[j] in inner:
        j += 1
    return _with_article(words, k, j)


def _given_end(words: Sequence[Word], low: list[str]) -> int:
    """How many words the given name has: at least one, leaving one for the family."""
    size, inner, given = len(words), particles(), given_names()
    if size > 2 and inner.isdisjoint(low) and (low[-1].endswith(_BORN_OF) or _ARTICLE.match(low[-1])):
        return size - 1  # « Katrín Rós Jakobsdóttir », « Mohammed Chia al-Soudani »
    k = 1
    if low[0] in naming_words("first_half") and size > 2 and low[1] not in inner:
        k = 2
    while k < size - 1 and low[k] not in inner:
        word = low[k]
        known = word in given or (word.partition("-")[0] in given and "-" in word) or word in _SECOND
        if (
            known
            or "." in word
            or len(word) == 1
            or _PATRONYMIC.match(word)
            or (_ARTICLE.match(words[k].text) and any(w in inner or _ARTICLE.match(w) for w in low[k + 1 :]))
        ):
            k += 1
        else:
            break
    if k == size - 1 and size > 2 and low[k] not in inner:
        return k
    # « Luiz Inácio Lula da Silva » stands as one given name when only one word is left before the particle
    if (
        k < size - 2
        and low[k] not in inner
        and low[k + 1] in inner
        and low[k + 1] not in naming_words("western_particle")
    ):
        return k + 1
    return k


def _with_article(words: Sequence[Word], k: int, j: int) -> Split:
    """Given name up to word ``k``, particle up to ``j``, family from there, without the ``al-`` of its first word."""
    particle, family = _range(words[k:j]), _range(words[j:])
    hit = _ARTICLE.match(words[j].text)
    if hit and family and not particle:
        cut = words[j].start + hit.end()
        particle, family = (words[j].start, cut), (cut, family[1])
    return Split(_range(words[:k]), particle, family)
