"""The file a batch writes: whole lines only, safe on the disk at regular points, taken up again after a kill.

A plain file grows by a line at a time. One called ``….gz`` grows by gzip members of ``POINT`` lines, so that what is
whole in it can be told after a kill, and compresses to the same bytes whether or not there was one.
"""

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from diplonews.batch import record_id, record_in
from diplonews.errors import InputError
from diplonews.export.json import loads
from diplonews.meta import JSON
from diplonews.records import read_record

POINT: Final = 256  # lines between two resume points: about a second of work
_STANDARD: Final = ("-", "/dev/stdout")
_BEGINNING: Final = b'{"format": "diplonews/'
_PIECE: Final = 1 << 16
_GZIP: Final = 31  # zlib's name for a gzip member with its head and checksum


class LineFile:
    """Where the lines of a batch go; made by ``line_file``. ``done`` and ``failed`` count what is written."""

    def __init__(self, stream: BinaryIO, *, packed: bool = False, regular: bool = False) -> None:
        self.done = self.failed = 0
        self.regular = regular
        self._stream = stream
        self._packed = packed
        self._held: list[bytes] = []

    def write(self, line: str, *, parsed: bool) -> None:
        """Write a line (its end is added here); ``parsed`` says whether it is an article."""
        self._held.append(line.encode() + b"\n")
        self.done, self.failed = self.done + 1, self.failed + (not parsed)
        if not self._packed or len(self._held) == POINT:
            self.flush(durable=self.regular and self.done % POINT == 0)

    def flush(self, *, durable: bool) -> None:
        """Hand over what is held, and if it must be durable wait for the disk."""
        lines, self._held = b"".join(self._held), []
        if lines:
            self._stream.write(gzip.compress(lines, 6, mtime=0) if self._packed else lines)
        self._stream.flush()
        if durable:
            os.fsync(self._stream.fileno())

    def take_up(self, file: str, lines: Iterator[bytes]) -> None:
        """Go on where an earlier batch ended: draw the input lines whose results the file holds, cut off what is torn.

        Raises:
            InputError: when the file is no output of a batch, or of another input; it is left as it is.
        """
        if not _BEGINNING.startswith(_beginning(self._stream, packed=self._packed)):
            raise InputError(f"{file}: is no output of a batch; it is left as it is")
        members = _whole_members(self._stream) if self._packed else None
        end = members[1] if members else 0
        for number, raw in enumerate(_written(self._stream, members), 1):
            result = _result(raw)
            if result is None:
                break  # torn, or never on the disk: this and what follows is computed again
            _check(file, number, next(lines, None), result)
            self.done, self.failed = number, self.failed + ("error" in result)
            end += 0 if members else len(raw)
        self._stream.seek(end)
        self._stream.truncate()


@contextmanager
def line_file(file: str, lines: Iterator[bytes], *, resume: bool = False) -> Iterator[LineFile]:
    """The file to write the results of ``lines`` to; ``-`` and ``/dev/stdout`` are standard output.

    What is there is replaced, or with ``resume`` continued: then ``lines`` is drawn up to where it ends. Symbolic links
    are followed. Devices and pipes can be written to, not resumed.

    Raises:
        InputError: when the file cannot be resumed, or another batch writes to it.
    """
    path = Path(file)
    if file in _STANDARD or (path.exists() and not stat.S_ISREG(path.stat().st_mode)):
        if resume:
            raise InputError(f"{file}: only a regular file can be resumed")
        if file in _STANDARD:
            yield LineFile(sys.stdout.buffer)
        else:
            with path.open("wb") as stream:
                yield LineFile(stream)
        return
    with path.open("r+b" if path.exists() else "w+b") as stream:
        _lock(file, stream)
        out = LineFile(stream, packed=path.suffix == ".gz", regular=True)
        if resume and os.fstat(stream.fileno()).st_size:
            out.take_up(file, lines)
        else:
            stream.truncate(0)
        yield out
        out.flush(durable=True)  # not after an error: a gzip member must be of full length, or the last


def _lock(file: str, stream: BinaryIO) -> None:
    """Keep others from writing to the file meanwhile. The lock is this process's alone, no worker inherits it."""
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:  # Windows
        return
    try:
        fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InputError(f"{file}: another batch is writing to it") from error


def _beginning(stream: BinaryIO, *, packed: bool) -> bytes:
    """The first bytes of the file, as many as tell whose it is, or as are there."""
    stream.seek(0)
    raw = stream.read(_PIECE)
    try:
        return (zlib.decompressobj(_GZIP).decompress(raw) if packed else raw)[: len(_BEGINNING)]
    except zlib.error:  # no gzip: no beginning of ours, whatever it says
        return b"\0"


def _written(stream: BinaryIO, members: tuple[int, int] | None) -> Iterable[bytes]:
    stream.seek(0)
    return islice(gzip.GzipFile(fileobj=stream, mode="rb"), members[0]) if members else stream


def _whole_members(stream: BinaryIO) -> tuple[int, int]:
    """The number of lines in the whole gzip members, and where the last of these ends."""
    lines = end = position = counted = 0
    member = zlib.decompressobj(_GZIP)
    rest = b""
    stream.seek(0)
    try:
        while piece := rest or stream.read(_PIECE):
            counted += member.decompress(piece).count(b"\n")
            rest = member.unused_data
            position += len(piece) - len(rest)
            if member.eof:
                lines, end, member = counted, position, zlib.decompressobj(_GZIP)
    except zlib.error:
        pass
    return lines, end


def _result(raw: bytes) -> dict[str, JSON] | None:
    """The object of a whole line of output; None when the line is torn or was never written."""
    if not raw.endswith(b"\n"):
        return None
    try:
        result = loads(raw.decode())
    except ValueError:
        return None
    return result if isinstance(result, dict) and str(result.get("format")).startswith("diplonews/") else None


def _check(file: str, number: int, line: bytes | None, result: dict[str, JSON]) -> None:
    """Raise InputError unless ``result`` was made from this line of the input: same id, same text or place."""
    if line is None:
        raise InputError(f"{file}: holds more results than the input has lines; it was made from another input")
    try:
        record: object = record_in(line)
    except ValueError:
        record = None
    error = result.get("error")
    agree = error.get("line") == number if isinstance(error, dict) else _text(record) == result.get("text")
    if not agree or record_id(record) != result.get("id"):
        raise InputError(f"{file}: line {number} was not made from line {number} of the input; it is left as it is")


def _text(record: object) -> str | None:
    try:
        return read_record(record).text if isinstance(record, dict) else None
    except (TypeError, InputError):
        return None
