"""The names of a short line, each with the civility and title that stand with it, before they are taken apart."""

from enum import Enum
from typing import NamedTuple

from diplonews.lexicon._words import naming_words
from diplonews.people.civil import Civil, civility_at, goes_on
from diplonews.people.extent import AND, JOINED, name_end, opens, particle_here
from diplonews.people.line import Line
from diplonews.people.parts import SUFFIXES, Word
from diplonews.people.titles import TitlePhrase, title_at
from diplonews.people.vocabulary import demonyms, given_names, titles

_MANY = 64  # names of one line; a longer list is not one name with its company
_QUOTES = frozenset(["«", "»", '"', "“", "”", "„"])


class Break(Enum):
    """What stands between two names of a line."""

    NONE = 0
    COMMA = 1
    AND = 2
    BRACKET = 3


class Reading(NamedTuple):
    """One name of a line before it is taken apart: the tokens of the name, and what stands with it.

    ``hole`` is the token range of a nickname within the name (``José « Pepe » Mujica``).
    """

    first: int
    last: int
    civil: Civil | None
    title: TitlePhrase | None
    before: Break
    hole: tuple[int, int] = (0, 0)


def readings(line: Line) -> list[Reading]:
    """The names of a line in order, each with the civility and title that go with it."""
    state = _State()
    i, size = 0, len(line)
    while i < size and len(state.found) < _MANY:
        i = _step(line, i, state)
    return state.found


class _State:
    """What has been read of a line so far; lives within one call."""

    __slots__ = ("civils", "found", "gap", "title")

    def __init__(self) -> None:
        self.found: list[Reading] = []
        self.civils: list[Civil] = []
        self.title: TitlePhrase | None = None
        self.gap = Break.NONE


def _step(line: Line, i: int, state: _State) -> int:
    """Read what begins at token ``i``; the token after it."""
    word, low = line.words[i], line.lower[i]
    civil = civility_at(line, i)
    if civil is not None:
        _take_civility(state, civil)
        return civil.last
    if low in titles() or low in naming_words("before_title") or low.startswith("ex-"):
        title = _title(line, i)
        if title is not None:
            _take_title(line, state, title)
            return title.last
    if low in (",", ";", "/", "(", ")"):
        state.gap = Break.BRACKET if low in "()" else Break.COMMA
        state.civils = [c for c in state.civils if c.plural]
        return i + 1
    if low in AND:
        state.gap = Break.AND
        return i + 1
    if low in naming_words("alias") or low in _QUOTES:
        return _after_alias(line, i)
    if word == low and low in naming_words("title_article") and not particle_here(line, i):
        return i + 1
    if (
        word == low
        and low in demonyms()
        and state.gap is Break.AND
        and state.found
        and state.found[-1].title is not None
    ):
        # « les présidents français X et russe Y »
        state.title = state.found[-1].title._replace(country=demonyms()[low])
        return i + 1
    if opens(line, i):
        return _take_name(line, i, state)
    return i + 1


def _take_civility(state: _State, civil: Civil) -> None:
    if state.found and state.gap is Break.NONE:
        state.gap = Break.AND
    before = state.civils[-1] if state.civils else None
    if before is not None and before.last == civil.first:
        gender = civil.gender if civil.gender != "u" else before.gender
        state.civils[-1] = Civil(before.first, civil.last, gender, civil.plural)
    elif before is not None and state.gap is Break.AND and not before.plural:
        state.civils.append(civil)
    else:
        state.civils = [civil]


def _take_title(line: Line, state: _State, title: TitlePhrase) -> None:
    found = state.found
    beside = state.gap is not Break.AND and not _name_follows(line, title.last)
    if found and beside and found[-1].title is None:
        found[-1] = found[-1]._replace(title=title)
    else:
        state.title = title


def _take_name(line: Line, i: int, state: _State) -> int:
    end = name_end(line, i, state.title)
    found, title, civils = state.found, state.title, state.civils
    last = found[-1] if found else None
    if last is not None and _names_on(line, last, i):
        found[-1] = last._replace(last=end, hole=(last.last, i))
        return end
    if title is None and last is not None and state.gap is Break.AND and last.title is not None and last.title.plural:
        title = last.title
    if not civils and last is not None and state.gap is not Break.NONE and last.civil is not None and last.civil.plural:
        civils = [last.civil]
    for civil in civils or (None,):
        found.append(Reading(i, end, civil, title, state.gap))
    state.civils = [c for c in civils if c.plural]
    state.title = title if title is not None and title.plural else None
    state.gap = Break.NONE
    return end


def _names_on(line: Line, last: Reading, i: int) -> bool:
    """Whether nothing but a nickname in marks stands between the last name, one word, and token ``i``."""
    between = line.words[last.last : i]
    return (
        len(between) > 2
        and between[0] in _QUOTES
        and between[-1] in _QUOTES
        and last.last == last.first + 1
        and last.hole == (0, 0)
    )


def _title(line: Line, i: int) -> TitlePhrase | None:
    """The title phrase at ``i``, adjectives before it in; None where its word is a name (``Prince``, ``Pape``)."""
    j = i
    table, before = titles(), naming_words("before_title")
    while j < len(line) and line.lower[j] in before and line.lower[j] not in table and j < i + 3:
        j += 1
    if j >= len(line):
        return None
    phrase = title_at(line, j, table)
    if phrase is None and j + 1 < len(line) and line.lower[j] in before:
        phrase = title_at(line, j + 1, table)
    if phrase is None:
        return None
    low = line.lower[j]
    alone = line.words[j] != low and phrase.head == j and not (i and line.lower[i - 1] in naming_words("title_article"))
    if alone and (low in given_names() or (line.words[j] in naming_words("name_too") and not goes_on(line, j + 1))):
        return None
    if i and low in SUFFIXES and phrase.last == j + 1 and line.words[i - 1][0].isupper():
        return None
    return phrase._replace(first=i) if phrase.first > i else phrase


def _name_follows(line: Line, i: int) -> bool:
    """Whether a name stands right at ``i``, a comma before it or not."""
    if i < len(line) and line.words[i] == ",":
        return False
    return i < len(line) and opens(line, i)


def _after_alias(line: Line, i: int) -> int:
    """The token after a nickname (``dit « le Rouge »``), or after the mark or word alone."""
    j = i + 1
    if line.lower[i] in naming_words("alias") and j < len(line) and line.words[j] not in _QUOTES:
        while j < len(line) and line.words[j] not in (",", ")", ";") and line.lower[j] not in AND:
            j += 1
        return j
    if j < len(line) and line.words[i] not in _QUOTES:
        j += 1
    k = j
    while k < len(line) and k < j + 8:
        if line.words[k] in _QUOTES:
            return k + 1
        k += 1
    return j


def name_words(line: Line, reading: Reading) -> list[Word]:
    """The words of a name, full stops and the hyphens of initials joined to what stands before them."""
    made: list[Word] = []
    hole = reading.hole
    joined = False
    for i in range(reading.first, reading.last):
        if hole[0] <= i < hole[1]:
            continue
        word = line.words[i]
        if made and (joined or word in JOINED):
            made[-1] = Word(made[-1].text + word, made[-1].start, line.ends[i])
            joined = word == "-"
        else:
            made.append(Word(word, line.starts[i], line.ends[i]))
    return made
