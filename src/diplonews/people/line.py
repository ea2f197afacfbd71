"""A short line of text as tokens: what names are parsed from, with the look of a document where title rules need it."""

from typing import Protocol

from attrs import frozen

from diplonews.text.normalize import normalize
from diplonews.text.tokens import tokenize


class Tokens(Protocol):
    """What the rules for titles and names read: words, their lower case, and a stretch of the text."""

    @property
    def words(self) -> tuple[str, ...]:
        """The tokens as printed."""

    @property
    def lower(self) -> tuple[str, ...]:
        """The tokens in lower case."""

    def slice(self, first: int, last: int) -> str:
        """The text of a half-open token range."""

    def __len__(self) -> int:
        """The number of tokens."""


@frozen(eq=False)
class Line:
    """The tokens of one line; ``starts`` and ``ends`` are offsets into ``text``, half-open."""

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def slice(self, first: int, last: int) -> str:
        """The text of the half-open token range."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.words)


def read_line(text: str) -> Line:
    """The tokens of a short text, typographic apostrophes and spaces made plain; offsets are the text's own."""
    view, offsets = normalize(text)
    tokens = tokenize(view)
    if offsets is None:
        return Line(text, tokens.words, tokens.lower, tokens.starts, tokens.ends)
    starts = tuple(offsets[a] for a in tokens.starts)
    ends = tuple(max(offsets[b], a + 1) for a, b in zip(starts, tokens.ends, strict=True))
    return Line(text, tokens.words, tokens.lower, starts, ends)
