"""Files and standard streams that commands read and write; ``-`` is a standard stream."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Final, TextIO, cast

from diplonews.errors import InputError

_PAGES: Final = (".html", ".htm", ".xhtml")
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?<(?:!doctype )?html\b", re.IGNORECASE
)
_ENCODINGS: Final = ("cp1252", "mac_roman", "cp850")
_FRENCH_LETTERS: Final = frozenset("éèêëàâçîïôùûœÉÈÊÀÇÔŒ«»’…–\u00a0€")


def bytes_of(file: str) -> bytes:
    """What a file holds."""
    with source_of(file) as source:
        return source.read()


def is_page(file: str, raw: bytes) -> bool:
    """Whether a file is a web page: by its name, or by how it begins."""
    return Path(file).suffix.lower() in _PAGES or _PAGE.match(raw) is not None


def text_in(file: str, raw: bytes) -> str:
    """The text that a file holds, a byte-order mark taken off."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        named = "standard input" if file == "-" else file
        raise InputError(f"{named}: not UTF-8 at byte {error.start}; it may be {_likely_encoding(raw)}") from error


def _likely_encoding(raw: bytes) -> str:
    """The encoding in which the bytes look most like French."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    foreign = bytes(byte for byte in raw if byte >= 0x80)
    # The first of the equals wins: Windows-1252 is by far the most frequent.
    return max(_ENCODINGS, key=lambda name: sum(c in _FRENCH_LETTERS for c in foreign.decode(name, "replace")))


@contextmanager
def source_of(file: str) -> Iterator[BufferedReader]:
    """The stream to read from."""
    if file == "-":
        yield cast(BufferedReader, sys.stdin.buffer)
    else:
        with Path(file).open("rb") as source:
            yield source


@contextmanager
def opened(file: str, source: str) -> Iterator[TextIO]:
    """The stream to write to."""
    if file == "-":
        yield sys.stdout
        return
    refuse_same(file, source)
    with Path(file).open("w", encoding="utf-8", newline="\n") as out:
        yield out


def refuse_same(file: str, source: str) -> None:
    """Writing over what is being read would destroy it."""
    if "-" not in (file, source) and Path(file).exists() and Path(file).samefile(source):
        raise InputError(f"{file}: is what is being read")


def colored(out: TextIO) -> bool:
    """Whether what is written there may have colours."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
