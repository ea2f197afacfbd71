"""Sentences as token ranges: never across paragraphs, never inside a quotation, an abbreviation or an initial."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from diplonews.lexicon import _tables
from diplonews.lexicon._words import function_words
from diplonews.text.marks import MARKS, Pair
from diplonews.text.tokens import Tokens

STOPS = frozenset([".", "!", "?", "…", "..."])
_LONGEST = 400  # tokens; French sentences end by 200, what goes on is a list, and rules weigh all within a sentence


@cache
def _abbreviations() -> dict[str, bool]:
    """Each abbreviation, and whether its stop counts before a figure only."""
    return {form: before == "number" for form, _, before in _tables.rows("abbreviations")}


def split_sentences(
    tokens: Tokens, blocks: Sequence[tuple[int, int]], stops: Sequence[int], pairs: Sequence[Pair]
) -> tuple[tuple[int, int], ...]:
    """Half-open token ranges, in order, that together cover every paragraph.

    ``stops`` are the token indices of full stops and their like, ``pairs`` the quotation marks that belong together.
    """
    outer = [(p.open, p.close) for p in pairs if p.level == 0]
    cuts: list[int] = []
    o = 0
    for i in stops:
        while o < len(outer) and outer[o][1] < i:
            o += 1
        if o < len(outer) and outer[o][0] < i < outer[o][1]:
            # A stop within a quotation ends the sentence only where it is the quotation's last sign.
            if i + 1 == outer[o][1] and _starts_sentence(tokens, i + 2):
                # A mark that another pair opens with closes nothing: « A. ¶ « B », a dit X.
                again = o + 1 < len(outer) and outer[o + 1][0] == i + 1
                cuts.append(i + 1 if again else i + 2)
            continue
        if _ends_sentence(tokens, i):
            cuts.append(i + 1)
    return tuple(_bounded(_ranges(blocks, cuts), outer))


def _bounded(ranges: Sequence[tuple[int, int]], outer: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges, those beyond all measure cut, though not within a quotation."""
    opens = [first for first, _ in outer]
    for first, last in ranges:
        begun = first
        while last - begun > _LONGEST:
            cut = begun + _LONGEST
            k = bisect_right(opens, cut) - 1
            if k >= 0 and outer[k][1] >= cut:
                cut = outer[k][1] + 1
            if cut >= last:
                break
            yield begun, cut
            begun = cut
        yield begun, last


def _ranges(blocks: Sequence[tuple[int, int]], cuts: list[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    c = 0
    for first, last in blocks:
        begun = first
        while c < len(cuts) and cuts[c] < last:
            if cuts[c] > begun:
                ranges.append((begun, cuts[c]))
                begun = cuts[c]
            c += 1
        ranges.append((begun, last))
    return ranges


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    words = tokens.words
    if i + 1 < len(words) and words[i + 1] in STOPS:
        return False  # the last of several
    if words[i] == "." and i:
        before = tokens.lower[i - 1]
        touching = tokens.ends[i - 1] == tokens.starts[i]
        only_number = _abbreviations().get(before)
        if touching and only_number is False and not _sentence_opener(tokens, i + 1):
            return False
        if touching and only_number and i + 1 < len(words) and words[i + 1][0].isdigit():
            return False
        if touching and len(before) == 1 and before.isalpha() and words[i - 1].isupper():
            return False  # an initial: J. D. Vance
        glued = i + 1 < len(words) and tokens.ends[i] == tokens.starts[i + 1]
        if touching and glued and tokens.lower[i + 1][0].isalpha():
            # « fin.Le lendemain », but not « gouv.fr »
            return words[i + 1][0].isupper() and (len(before) > 2 or before in MARKS)
    return _starts_sentence(tokens, i + 1)


def _sentence_opener(tokens: Tokens, i: int) -> bool:
    """Whether a capital function word is at ``i``: after « 6 avr. » it opens a sentence, after « M. » it never does."""
    if i >= len(tokens.words) or not tokens.words[i][0].isupper() or tokens.words[i - 2][0].isupper():
        return False
    return tokens.lower[i] in function_words("sentence_opener")


def _starts_sentence(tokens: Tokens, i: int) -> bool:
    """Whether what stands at ``i`` can begin a sentence: a capital, a figure, a mark, a dash, or nothing more."""
    if i >= len(tokens.words):
        return True
    word = tokens.words[i]
    return word[0].isupper() or word[0].isdigit() or word in MARKS or word in "–—-([@#•*"
