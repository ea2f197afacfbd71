"""Where a name of a short line begins and ends: up to a mark, a title, a conjunction or a sovereign's realm."""

from diplonews.lexicon._words import naming_words
from diplonews.people.civil import civility_at, civility_starts
from diplonews.people.line import Line
from diplonews.people.organizations import COUNTRY, match, trie
from diplonews.people.parts import ROMAN, SUFFIXES
from diplonews.people.titles import TitlePhrase
from diplonews.people.vocabulary import is_given, particles, titles

AND = frozenset(["et", "&", "ou", "ainsi", "puis"])
JOINED = frozenset([".", "-"])  # what belongs to the initial before it


def particle_here(line: Line, i: int) -> bool:
    """Whether the lower-case word at ``i`` is a particle that a name begins with (``de Villepin``)."""
    if line.lower[i] not in ("de", "du", "des", "d'"):
        return False
    k = i + 1
    while k < len(line) and line.words[k] == line.lower[k] and line.lower[k] in particles():
        k += 1
    return (
        k < len(line)
        and line.words[k] != line.lower[k]
        and (i == 0 or line.words[i - 1] == "." or line.lower[i - 1] in naming_words("civil_word"))
    )


def opens(line: Line, i: int) -> bool:
    """Whether a name can begin at ``i``."""
    word, low = line.words[i], line.lower[i]
    return low[0].isalpha() and (
        word != low
        or low in particles()
        or (low not in naming_words("function") and i == 0)
        or (not low.isascii() and word == low and not word.islower())
    )


def name_end(line: Line, i: int, title: TitlePhrase | None) -> int:
    """The token after the name that begins at ``i``: up to a mark, a title, a conjunction or a sovereign's realm."""
    words, lower = line.words, line.lower
    royal = title is not None and title.role in naming_words("single_given_role")
    j, size = i, len(words)
    while j < size:
        low = lower[j]
        if j > i and words[j] in JOINED and line.starts[j] == line.ends[j - 1] and words[j - 1] != "-":
            j += 1
        elif low in AND or low in naming_words("alias") or not low[0].isalnum():
            break
        elif j > i and words[j] == low and low in SUFFIXES:
            return j + 1
        elif j > i and (_stops(line, j) or (low in _OF and (royal or ROMAN.match(words[j - 1])) and _realm(line, j))):
            break
        else:
            j += 1
    return j


def _stops(line: Line, j: int) -> bool:
    """Whether a title, a function word or a civility at ``j`` ends the name before it."""
    word, low = line.words[j], line.lower[j]
    if word == low and low not in particles():
        return low in titles() or low in naming_words("before_title") or low in naming_words("function")
    if word not in civility_starts() or len(word) > 3 or word in naming_words("name_too"):
        return False
    before = line.lower[j - 1]
    if word == "M" and line.words[j + 1 : j + 2] == (".",) and (before == "." or is_given(before)):
        return False  # « Juan M. Santos », « S. M. Krishna »
    return civility_at(line, j) is not None


_OF = frozenset(["de", "d'", "du", "des"])


def _realm(line: Line, j: int) -> bool:
    """Whether a country stands after the preposition at ``j``: ``Abdallah II de Jordanie``."""
    k = j + 2 if line.lower[j + 1 : j + 2] == ("la",) else j + 1
    hit = match(line, k, trie().get(line.lower[k])) if k < len(line) else None
    return hit is not None and hit[1].sort == COUNTRY
