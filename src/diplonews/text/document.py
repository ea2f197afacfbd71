"""What the text layer hands on: one frozen value with the view, tokens, paragraphs, sentences and marks."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from diplonews.enums import Role
from diplonews.lexicon import _verbs
from diplonews.text.dateline import DatelineMark, find_dateline
from diplonews.text.marks import MARKS, Pair, pair_marks
from diplonews.text.normalize import normalize
from diplonews.text.paragraphs import paragraphs
from diplonews.text.sentences import STOPS, split_sentences
from diplonews.text.tokens import tokenize
from diplonews.values import Paragraph, Span

if TYPE_CHECKING:
    from diplonews.text.verbs import VerbGroup


@frozen
class Block:
    """A paragraph as a half-open token range, with its role."""

    first: int
    last: int
    role: Role


@frozen(eq=False)
class Document:
    """The article as every later layer reads it.

    ``view`` is the normalised text; ``starts`` and ``ends`` are offsets into it, half-open, one a token.
    Only ``span`` knows of the original text: it turns view offsets into a located value of the model.
    ``blocks`` and ``sentences`` are half-open token ranges in order; ``pairs`` the quotation marks, outermost
    at level 0, ``lone_marks`` those without a partner; ``dateline`` the leading place and agency.
    ``verbs`` says of each token the infinitive and the bits (``lexicon._verbs``) of the verb that it is a form of, None
    for no verb; ``bits`` the bits alone, 0 for none.
    """

    text: str
    view: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
    pairs: tuple[Pair, ...]
    lone_marks: tuple[int, ...]
    dateline: DatelineMark | None
    verbs: tuple[tuple[str, int] | None, ...] = field(repr=False)
    bits: tuple[int, ...] = field(repr=False)
    _offsets: "array[int] | None" = field(repr=False)
    _index: dict[str, list[int]] = field(repr=False)
    _sentence_starts: tuple[int, ...] = field(repr=False)
    _block_starts: tuple[int, ...] = field(repr=False)
    _pair_at: dict[int, int] = field(repr=False)
    # The verb group at a token, for every layer that asks, is worked out once (text.verbs); the answer never changes.
    groups: "dict[int, VerbGroup | None]" = field(factory=dict, repr=False, init=False)

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """The located value for view offsets ``start`` to ``end``."""
        start, end = self.original(start, end)
        return Span(start, end, self.text[start:end])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """View offsets as offsets into the untouched text."""
        if self._offsets is None:
            return start, end
        first = self._offsets[start]
        return first, max(self._offsets[end], first + 1)

    def token_span(self, first: int, last: int) -> Span:
        """The located value for the half-open token range."""
        start, end = self.starts[first], self.ends[last - 1]
        return Span(start, end, self.text[start:end]) if self._offsets is None else self.span(start, end)

    def slice(self, first: int, last: int) -> str:
        """The view's words from token ``first`` up to, not with, token ``last``."""
        return self.view[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def lemma_at(self, token: int) -> str:
        """The infinitive of the verb form at the token; empty for no verb."""
        found = self.verbs[token]
        return found[0] if found else ""

    def taught(self, readings: Mapping[str, tuple[str, int]]) -> "Document":
        """The same document, where the words of ``readings`` (lower case) are forms of those verbs, with those bits."""
        verbs = tuple(readings.get(word, found) for word, found in zip(self.lower, self.verbs, strict=True))
        return evolve(self, verbs=verbs, bits=_bits(verbs))

    def where(self, words: Iterable[str]) -> list[int]:
        """The token indices, in order, at which any of the lower-case ``words`` stands.

        Costs no pass over the text: one look-up a distinct word of the article. Takes a set, a dict or keys.
        """
        index = self._index
        # ``keys & words`` would walk the whole of a frozenset, even one of thirty thousand verb forms
        hits = words.intersection(index) if isinstance(words, frozenset) else index.keys() & words
        if not hits:
            return []
        if len(hits) == 1:
            return list(index[next(iter(hits))])
        return sorted(chain.from_iterable(map(index.__getitem__, hits)))

    def some(self, word: str, most: int) -> list[int]:
        """The first ``most`` token indices at which the lower-case word stands."""
        return self._index[word][:most] if word in self._index else []

    def token_at(self, offset: int) -> int:
        """The index of the token that holds the view offset, or of the next one."""
        return bisect_right(self.ends, offset)

    def token_of(self, offset: int) -> int:
        """The index of the token that holds the offset into the untouched text, or of the next one."""
        return self.token_at(offset if self._offsets is None else bisect_right(self._offsets, offset) - 1)

    def sentence_at(self, token: int) -> int:
        """The index of the sentence that holds the token."""
        return bisect_right(self._sentence_starts, token) - 1

    def sentence_range(self, token: int) -> tuple[int, int]:
        """The half-open token range of the sentence that holds the token."""
        return self.sentences[bisect_right(self._sentence_starts, token) - 1]

    def block_at(self, token: int) -> int:
        """The index of the paragraph that holds the token."""
        return bisect_right(self._block_starts, token) - 1

    def role_at(self, token: int) -> Role:
        """The role of the paragraph that holds the token."""
        return self.blocks[bisect_right(self._block_starts, token) - 1].role

    def pair_around(self, token: int) -> Pair | None:
        """The outermost pair of quotation marks that holds the token, its marks included; None outside of all."""
        k = self._pair_at.get(token)
        return None if k is None else self.pairs[k]

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs as values of the model."""
        made = []
        for block in self.blocks:
            s = self.token_span(block.first, block.last)
            made.append(Paragraph(s.start, s.end, s.text, block.role))
        return tuple(made)


def read(text: str) -> Document:
    """Read a text: any ``str``, whatever it holds.

    Raises:
        TypeError: when ``text`` is no ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}")
    view, offsets = normalize(text)
    tokens = tokenize(view)
    starts = tokens.starts
    blocks = [
        Block(bisect_left(starts, line.start), bisect_left(starts, line.end), line.role) for line in paragraphs(view)
    ]
    index = _places(tokens.lower)
    ranges = [(b.first, b.last) for b in blocks]
    marks = sorted(i for word in index.keys() & MARKS for i in index[word])
    pairs, alone = pair_marks(tokens, ranges, marks)
    stops = sorted(i for word in index.keys() & STOPS for i in index[word])
    sentences = split_sentences(tokens, ranges, stops, pairs)
    outer: dict[int, int] = {}
    for k, pair in enumerate(pairs):
        if pair.level == 0:
            outer.update(dict.fromkeys(range(pair.open, min(pair.close + 1, len(starts))), k))
    verbs = tuple(map(_verbs.forms().get, tokens.lower))
    dateline = find_dateline(view, [starts[b.first] for b in blocks if b.role is not Role.BOILERPLATE][:10])
    return Document(
        text,
        view,
        tokens.words,
        tokens.lower,
        starts,
        tokens.ends,
        tuple(blocks),
        sentences,
        pairs,
        alone,
        dateline,
        verbs,
        _bits(verbs),
        offsets,
        index,
        tuple(a for a, _ in sentences),
        tuple(b.first for b in blocks),
        outer,
    )


def _places(lower: tuple[str, ...]) -> dict[str, list[int]]:
    """Where each word stands. A plain look-up costs less here than the default of a mapping that has one."""
    index: dict[str, list[int]] = {}
    get = index.get
    for i, word in enumerate(lower):
        known = get(word)
        if known is None:
            index[word] = [i]
        else:
            known.append(i)
    return index


def _bits(verbs: tuple[tuple[str, int] | None, ...]) -> tuple[int, ...]:
    return tuple([found[1] if found else 0 for found in verbs])  # a list first: no frame a token
