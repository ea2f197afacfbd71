"""A text woven with marks that nest, touch and cross, as XML in which every element nests.

A mark that crosses a paragraph or another mark becomes several elements, linked by ``next`` and ``prev`` as TEI has
it. The characters of the XML, tags left out, are those of the text, one for one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from attrs import frozen

from diplonews.enums import Role
from diplonews.values import Paragraph

# XML 1.0 cannot hold these at all, not even escaped; U+FFFD stands for each, so that offsets stay true.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
# A reader would turn line ends within a value into spaces.
_VALUE_ESCAPES: Final = {**_ESCAPES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_IN_TEXT: Final = re.compile("[&<>\r]")
_IN_VALUE: Final = re.compile('[&<>\r"\n\t]')
_BLANK: Final = re.compile("[ \t\n]*+")


Block: TypeAlias = tuple[int, int, Role | None]


@frozen
class Mark:
    """A stretch of text to become an element: half-open code points, its tag, its attributes.

    Marks of one ``chain`` are parts of one thing. ``named`` marks bear the chain as ``xml:id``; others only where they
    are split. ``outer`` marks are never put inside those that are not.
    """

    start: int
    end: int
    tag: str
    chain: str
    attributes: tuple[tuple[str, str], ...] = ()
    named: bool = False
    outer: bool = False


def escaped(text: str) -> str:
    """The text as XML."""
    return _IN_TEXT.sub(lambda hit: _ESCAPES[hit[0]], _FORBIDDEN.sub("\ufffd", text))


def opened(tag: str, attributes: Iterable[tuple[str, str | None]] = ()) -> str:
    """A start tag; attributes without a value are left out."""
    values = "".join(f' {name}="{_value(value)}"' for name, value in attributes if value is not None)
    return f"<{tag}{values}>"


def around(tag: str, inner: str, *attributes: tuple[str, str | None]) -> str:
    """An element with XML inside."""
    return f"{opened(tag, attributes)}{inner}</{tag}>"


def element(tag: str, text: str, *attributes: tuple[str, str | None]) -> str:
    """An element with text inside."""
    return around(tag, escaped(text), *attributes)


def _value(text: str) -> str:
    return _IN_VALUE.sub(lambda hit: _VALUE_ESCAPES[hit[0]], _FORBIDDEN.sub("\ufffd", text))


def woven(text: str, paragraphs: Sequence[Paragraph], marks: Iterable[Mark]) -> str:
    """The text in blocks: ``p`` for the body, ``ab`` with its role as type for the rest, and what no paragraph has."""
    return _Weaver(text, sorted(marks, key=_place)).weave(list(_blocks(len(text), paragraphs)) or [(0, 0, None)])


def _place(mark: Mark) -> tuple[bool, int, int]:
    """The order of nesting: outer marks first, then what starts first, then what is longer."""
    return not mark.outer, mark.start, -mark.end


def _blocks(length: int, paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """The text from end to end: paragraphs, and None for the gaps between them."""
    done = 0
    for paragraph in sorted(paragraphs, key=lambda p: p.start):
        start = max(done, paragraph.start)
        if start < paragraph.end:
            if done < start:
                yield done, start, None
            yield start, paragraph.end, paragraph.role
            done = paragraph.end
    if done < length:
        yield done, length, None


@frozen
class _Piece:
    """An element as written: where its start tag stands in the output, and what it says."""

    at: int
    tag: str
    attributes: tuple[tuple[str, str], ...]
    named: bool


class _Weaver:
    """Writes from left to right. ``_open`` holds the numbers of the marks that go on, outermost first."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._marks = marks
        self._out: list[str] = []
        self._open: list[int] = []
        self._pieces: dict[str, list[_Piece]] = {}
        self._starting: dict[int, list[int]] = {}
        self._ending: dict[int, list[int]] = {}
        for number, mark in enumerate(marks):
            self._starting.setdefault(mark.start, []).append(number)
            self._ending.setdefault(mark.end, []).append(number)
        self._stops = sorted({*self._starting, *self._ending})

    def weave(self, blocks: Sequence[Block]) -> str:
        for start, end, role in blocks:
            if role is None and len(blocks) > 1 and self._is_bare(start, end):
                self._out.append(self._text[start:end])
            else:
                self._block(start, end, role)
        return "".join(self._out)

    def _is_bare(self, start: int, end: int) -> bool:
        """Whether a gap is white space where no mark begins or ends: the schema allows that between paragraphs."""
        within = self._stops[bisect_left(self._stops, start) : bisect_right(self._stops, end)]
        if any((stop < end and stop in self._starting) or (start < stop and stop in self._ending) for stop in within):
            return False
        return _BLANK.fullmatch(self._text, start, end) is not None

    def _block(self, start: int, end: int, role: Role | None) -> None:
        tag = "p" if role is Role.BODY else "ab"
        self._out.append(opened(tag, () if role is Role.BODY else (("type", role.value if role else "other"),)))
        within = self._stops[bisect_right(self._stops, start) : bisect_left(self._stops, end)]
        self._turn(start, 0)
        for stop, after in pairwise((start, *within, end)):
            self._out.append(escaped(self._text[stop:after]))
            self._turn(after, len(self._open)) if after < end else self._leave(end)
        self._out.append(f"</{tag}>")

    def _turn(self, place: int, written: int) -> None:
        """Close and open elements at a place; those from ``written`` on are not open in this block."""
        leaving, entering = self._ending.get(place, ()), self._starting.get(place, ())
        low = min([written, *(bisect_left(self._open, number) for number in (*leaving, *entering))])
        self._close(low, written)
        gone = {*leaving}
        self._open[low:] = sorted({*self._open[low:], *entering} - gone)
        for number in self._open[low:]:
            self._begin(self._marks[number])

    def _leave(self, place: int) -> None:
        """Close every element at the end of a block; marks that go on wait for the next."""
        self._close(0, len(self._open))
        gone = {*self._ending.get(place, ())}
        self._open = [number for number in self._open if number not in gone]

    def _close(self, low: int, high: int) -> None:
        self._out.extend(f"</{self._marks[number].tag}>" for number in reversed(self._open[low:high]))

    def _begin(self, mark: Mark) -> None:
        """Open an element, and link it with the one before of its chain."""
        pieces = self._pieces.setdefault(mark.chain, [])
        name = f"{mark.chain}.{len(pieces) + 1}" if pieces else mark.chain
        attributes = mark.attributes
        if pieces:
            before = pieces[-1]
            last = f"{mark.chain}.{len(pieces)}" if len(pieces) > 1 else mark.chain
            linked = (*before.attributes, ("next", f"#{name}"))
            linked = linked if before.named else (("xml:id", last), *linked)
            self._out[before.at] = opened(before.tag, linked)
            attributes = (*attributes, ("prev", f"#{last}"))
        named = mark.named or bool(pieces)
        attributes = (("xml:id", name), *attributes) if named else attributes
        pieces.append(_Piece(len(self._out), mark.tag, attributes, named))
        self._out.append(opened(mark.tag, attributes))
