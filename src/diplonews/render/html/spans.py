"""Spans that nest and overlap, written as elements that only nest.

Whatever opened first is the outer element. Where it ends before an inner one does, the inner one is closed with it and
opened again, so every offset is a cut and the elements always form a tree. The text itself is written once, in order,
and nothing but tags comes between its characters.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from attrs import frozen

from diplonews.render.html.markup import NOTHING, Html, closing, join, opening, text


@frozen
class Mark:
    """An element over ``[start, end)`` of the text: its start tag's values, and what follows its last piece.

    ``rank`` decides which of two marks over the same words is the outer one, the smaller rank. Only the first piece of
    a mark carries its ``anchor``.
    """

    start: int
    end: int
    rank: int
    style: str
    anchor: str | None = None
    title: str | None = None
    moment: str | None = None
    after: Html = NOTHING

    @property
    def element(self) -> str:
        """``time`` for what has a moment that HTML knows how to write, else ``span``."""
        return "time" if self.moment else "span"


@frozen
class Block:
    """A stretch of the text that is an element of its own: no two blocks overlap."""

    start: int
    end: int


@frozen
class Piece:
    """What of a mark falls into one block."""

    start: int
    end: int
    mark: Mark
    first: bool
    last: bool


def pieces(blocks: Sequence[Block], marks: Iterable[Mark]) -> list[list[Piece]]:
    """For every block, in order, the pieces of the marks that reach into it, the outer before the inner."""
    starts = [block.start for block in blocks]
    ends = [block.end for block in blocks]
    cut: list[list[Piece]] = [[] for _ in blocks]
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.rank)):
        first = bisect_right(ends, mark.start)
        last = bisect_left(starts, mark.end) - 1
        for number in range(first, last + 1):
            block = blocks[number]
            start, end = max(mark.start, block.start), min(mark.end, block.end)
            cut[number].append(Piece(start, end, mark, number == first, number == last))
    for inside in cut:
        # a mark that came in from the block before begins here, as others do
        inside.sort(key=lambda p: (p.start, -p.end, p.mark.rank))
    return cut


def written(words: str, block: Block, inside: Sequence[Piece]) -> Html:
    """The text of a block with its marks."""
    out: list[Html] = []
    stack: list[Piece] = []
    begun: set[int] = set()
    waiting = list(reversed(inside))
    at = block.start
    for cut in sorted({p.start for p in inside} | {p.end for p in inside} | {block.end}):
        out.append(text(words[at:cut]))
        at = cut
        out += _close(stack, cut, begun)
        while waiting and waiting[-1].start == cut:
            piece = waiting.pop()
            stack.append(piece)
            out.append(_open(piece, begun))
    return join(*out)


def _close(stack: list[Piece], cut: int, begun: set[int]) -> list[Html]:
    """Close what ends at the cut, and open again what stood within it and goes on."""
    lowest = next((k for k, piece in enumerate(stack) if piece.end <= cut), None)
    if lowest is None:
        return []
    out, going_on = [], []
    while len(stack) > lowest:
        piece = stack.pop()
        out.append(closing(piece.mark.element))
        if piece.end > cut:
            going_on.append(piece)
        elif piece.last:
            out.append(piece.mark.after)
    for piece in reversed(going_on):
        stack.append(piece)
        out.append(_open(piece, begun))
    return out


def _open(piece: Piece, begun: set[int]) -> Html:
    again = id(piece) in begun
    begun.add(id(piece))
    mark = piece.mark
    anchor = mark.anchor if piece.first and not again else None
    ends = (" dn-from" if anchor or (piece.first and not again) else "") + (" dn-to" if piece.last else "")
    return opening(mark.element, class_=f"dn-m {mark.style}{ends}", id=anchor, title=mark.title, datetime=mark.moment)
