"""Civilities in a short line: ``Mme``, ``M. le``, ``S.E.``, ``Cheikh`` where it is no part of the name."""

from functools import cache
from typing import NamedTuple

from diplonews.lexicon._words import naming_words
from diplonews.people.line import Line
from diplonews.people.parts import ROMAN
from diplonews.people.vocabulary import civilities, particles, titles
from diplonews.text.tokens import tokenize


class Civil(NamedTuple):
    """A civility in a line: half-open token range, gender, whether it is plural, and whether a name must follow."""

    first: int
    last: int
    gender: str
    plural: bool


@cache
def civility_starts() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Civilities as token tuples by their first token as printed, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for form, civility in civilities().items():
        tokens = tokenize(form).words
        found.setdefault(tokens[0], []).append((tokens[1:], civility.gender, civility.plural))
    return {first: tuple(sorted(some, key=lambda c: -len(c[0]))) for first, some in found.items()}


def civility_at(line: Line, i: int) -> Civil | None:
    """The civility at token ``i``, its full stop in; None where its word is a part of a name."""
    for rest, gender, plural in civility_starts().get(line.words[i], ()):
        end = i + 1 + len(rest)
        if line.words[i + 1 : end] != rest:
            continue
        if end < len(line) and line.words[end] == "." and line.words[end - 1] != ".":
            end += 1
        if end >= len(line):
            return None
        if line.words[i] in naming_words("name_too") and not goes_on(line, end):
            return None
        if len(line.words[i]) == 1 and line.words[i + 2 : i + 3] in _ROYAL_LETTERS and not _sovereign(line, end):
            return None
        return Civil(i, end, gender, plural)
    return None


_ROYAL_LETTERS = (("M",), ("A",))  # S.M., S.A.: a name's initials as well


def goes_on(line: Line, i: int) -> bool:
    """Whether a full name stands from token ``i`` on, so that the word before it is an honorific."""
    before = line.words[i - 1]
    if not line.words[i][0].isupper() or i + 1 >= len(line) or not line.words[i + 1][0].isalpha():
        return before in naming_words("honours_one") and line.words[i][0].isupper()
    if before in naming_words("honours_particle"):
        return any(w in particles() or w.startswith(("al-", "el-")) for w in line.lower[i : i + 4])
    return True


def _sovereign(line: Line, i: int) -> bool:
    """Whether a title, its article, or a name with a number stands at ``i``: ``S.M. le roi``, not ``S. M. Krishna``."""
    return (
        line.words[i] == line.lower[i]
        or line.lower[i] in titles()
        or any(ROMAN.match(w) for w in line.words[i + 1 : i + 3])
    )
