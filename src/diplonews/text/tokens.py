"""Tokens in one pass: words with their elision, inverted clitics, numbers, marks.

``l'`` ``qu'`` ``d'`` stand alone, as do the inverted subjects ``-t-il`` ``-elle`` and ``-ci`` ``-là``;
``aujourd'hui``, ``Jean-Yves`` and ``N'Djamena`` stay whole.
"""

import re
from itertools import accumulate
from operator import add

from attrs import frozen

# Inverted subjects follow a verb: the third person ends in t or d, or takes -t-.
_CLITIC = r"(?:-t-(?:ils?|elles?|on)|(?<=[tdTD])-(?:ils?|elles?|on)|-(?:ce|je|tu|nous|vous|moi|ci|là))(?![\w-])"
_ELIDED = r"(?:[cdjlmnstCDJLMNST]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Qq]uoiqu|[Pp]resqu)"
_TOKEN = re.compile(
    rf"""(?:
      [^\W\d_]++(?![-'\w])                                   # most words: tried first, for speed
    | {_CLITIC}
    | (?!\W)(?:
        [MNO]'[A-ZÉ]\w+(?:-\w+)*+                             # N'Djamena, O'Brien
      | {_ELIDED}'(?=[\w"«»“”„‟‹›‘]|\s[«»“„"\w])              # l' d' qu', the space of some pages after it
      | \d+(?:[.,]\d+)++\w*                                   # 1,5  12.06.24
      | [Rr]endez-vous\b
      | \w+(?:(?!{_CLITIC})['-]\w+)*+                         # aujourd'hui, Jean-Yves
      )
    | ''|<<|>>|\.\.\.|\(\.\.\.\)|\[\.\.\.\]|\(…\)|\[…\]
    | [^\w\s]
    )\s*+""",
    re.VERBOSE,
)


@frozen
class Tokens:
    """Parallel tuples: the token, its lower case, and its half-open place in the view."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def words_of(form: str) -> tuple[str, ...]:
    """The tokens of a form of the lexicon; most are letters and spaces, and need no pattern."""
    return tuple(form.split()) if form.replace(" ", "").isalpha() else tokenize(form).words


def tokenize(view: str) -> Tokens:
    """The tokens of the view, in order; every character that is no space lies in exactly one of them."""
    # Each piece takes its trailing spaces with it, so the offsets are running sums and no match object is made.
    lead = len(view) - len(view.lstrip())
    pieces = _TOKEN.findall(view)
    starts = tuple(accumulate(map(len, pieces), initial=lead))[:-1]
    words = tuple(map(str.rstrip, pieces))
    ends = tuple(map(add, starts, map(len, words)))
    return Tokens(words, tuple(map(str.lower, words)), starts, ends)
