"""Offsets in UTF-16 code units, as JavaScript, Java and C# count them, and back to code points.

The two differ from the first character beyond U+FFFF on, such as an emoji, which is two units and one code point.
"""

from bisect import bisect_left
from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from diplonews.errors import InputError
from diplonews.meta import JSON

Offsets: TypeAlias = Literal["code-points", "utf-16"]

KINDS: Final = ("code-points", "utf-16")


def counting(text: str, offsets: Offsets) -> Callable[[int], int]:
    """How to say an offset of ``text``, given in code points.

    Raises:
        InputError: when ``offsets`` is none of ``KINDS``.

    >>> counting("🇫🇷 Paris", "utf-16")(3)
    5
    """
    if offsets not in KINDS:
        raise InputError(f"offsets: {offsets!r} is none of {', '.join(KINDS)}")
    wide = [] if offsets == "code-points" or text.isascii() else _wide(text)
    return (lambda offset: offset + bisect_left(wide, offset)) if wide else _same


def reading(text: str) -> Callable[[int], int]:
    """How to read an offset of ``text`` that was counted in UTF-16 code units.

    What it returns raises InputError for an offset inside a character.
    """
    wide = [] if text.isascii() else [place + before for before, place in enumerate(_wide(text))]

    def read(offset: int) -> int:
        before = bisect_left(wide, offset)
        if before and wide[before - 1] == offset - 1:
            raise InputError(f"offset {offset} stands inside a character")
        return offset - before

    return read if wide else _same


def recounted_entry(key: str, value: JSON, count: Callable[[int], int]) -> JSON:
    """An entry of the exchange format with every ``start`` and ``end`` counted anew; the caller's ``meta`` stays."""
    if key == "meta":
        return value
    if isinstance(value, dict):
        return {name: recounted_entry(name, item, count) for name, item in value.items()}
    if isinstance(value, list):
        return [recounted_entry("", item, count) for item in value]
    return count(value) if key in ("start", "end") and type(value) is int else value


def _wide(text: str) -> list[int]:
    """Where the characters of two UTF-16 units stand, in code points."""
    return [place for place, letter in enumerate(text) if letter > "\uffff"]


def _same(offset: int) -> int:
    return offset
