"""Many articles on one machine: records or JSON Lines in, results out in the same order, one process or several."""

import gzip
import zlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from functools import partial
from io import BufferedReader
from itertools import count
from typing import Final

from diplonews.errors import DiplonewsError, InputError
from diplonews.export.json import failure_to_json, loads, to_json
from diplonews.meta import JSON
from diplonews.model import Article, Failure
from diplonews.options import Options
from diplonews.pipeline import parse_mapping
from diplonews.processes import in_order

_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
LONGEST: Final = 8_000_000  # bytes of a line; a parse takes up to 250 bytes of memory a character
# What one bad record may raise. A fault of a rule costs its own article, not the batch, and the result names it.
_FAULTS = (
    *(DiplonewsError, ArithmeticError, AssertionError, AttributeError),
    *(LookupError, RuntimeError, TypeError, ValueError),
)


def parse_many(
    records: Iterable[Mapping[str, object] | Article], *, workers: int | None = None, options: Options | None = None
) -> Generator[Article | Failure, None, None]:
    """Parse many articles; one result a record, in the order of the records, as they become ready.

    A record is a mapping (``id``, ``text``, ``published``; further keys go to ``Article.meta``) or an ``Article``,
    which is parsed anew. One that cannot be parsed gives a ``Failure`` whose ``line`` is its place, counted from 1.
    ``workers`` is the number of processes; None or 1 parses in this one. At most a few dozen records a process are held
    at a time, whatever their number. Closing the generator ends the processes.

    Raises:
        InputError: when ``workers`` is below 1.

    >>> [type(result).__name__ for result in parse_many([{"text": "Rien."}, {"text": None}])]
    ['Article', 'Failure']
    """
    return in_order(partial(_parse_record, options=options), enumerate(records, 1), workers)


def parse_lines(
    lines: Iterable[bytes], *, workers: int | None = None, options: Options | None = None, first: int = 1
) -> Generator[tuple[str, bool], None, None]:
    """Parse JSON Lines: for each line in, one line of the exchange format out, and whether it is an article.

    Lines come as bytes, from ``read_lines``; ``first`` is the number of the first. What goes wrong with one becomes an
    error object in its place. Closing the generator ends the processes.

    Raises:
        InputError: when ``workers`` is below 1.
    """
    return in_order(partial(_parse_line, options=options), enumerate(lines, first), workers)


def read_lines(stream: BufferedReader) -> Iterator[bytes]:
    """The lines of a binary stream, plain or gzip (told by its first bytes); lines end at U+000A only.

    Of a line longer than ``LONGEST`` bytes no more than that is held in memory, whatever it unpacks to: the first
    ``LONGEST`` + 1 bytes stand for it, which ``parse_lines`` answers with an error object.

    Raises:
        InputError: when compressed data are damaged or cut short.
    """
    packed = stream.peek(2)[:2] == _GZIP
    source = gzip.GzipFile(fileobj=stream) if packed else stream
    try:
        for number in count():
            line = source.readline(LONGEST + 1)
            if not line:
                break
            rest = line
            while rest[-1:] != b"\n" and len(rest) == LONGEST + 1:
                rest = source.readline(LONGEST + 1)
            yield (line if number else line.removeprefix(_BOM)).removesuffix(b"\n")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"damaged gzip data: {error}") from error


def _parse_record(numbered: tuple[int, Mapping[str, object] | Article], options: Options | None) -> Article | Failure:
    number, record = numbered
    try:
        return parse_mapping(_as_mapping(record) if isinstance(record, Article) else record, options=options)
    except _FAULTS as error:
        return Failure(record_id(record), number, str(error), type(error).__name__)


def _parse_line(numbered: tuple[int, bytes], options: Options | None) -> tuple[str, bool]:
    number, line = numbered
    record: object = None
    try:
        record = record_in(line)
        if not isinstance(record, dict):
            raise InputError(f"the line holds {record!r:.40} where an object must stand")
        return to_json(parse_mapping(record, options=options)), True
    except _FAULTS as error:
        return failure_to_json(Failure(record_id(record), number, str(error), type(error).__name__)), False


def record_in(line: bytes) -> JSON:
    """What a line of JSON Lines holds.

    Raises:
        InputError: when it is empty, longer than ``LONGEST`` bytes, not UTF-8, or no JSON.
    """
    if len(line) > LONGEST:
        raise InputError(f"the line is longer than {LONGEST:,} bytes")
    if not line.strip():
        raise InputError("the line is empty")
    try:
        return loads(line.decode())
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start} of the line") from error


def _as_mapping(article: Article) -> dict[str, object]:
    """What the article was made from; a publication date that was inferred is inferred anew."""
    given = article.published if article.published_from == "given" else None
    return {**article.meta.to_dict(), "id": article.id, "text": article.text, "published": given}


def record_id(record: object) -> str | None:
    """The id of a record as its result bears it; None where it has none that can be read."""
    if isinstance(record, Article):
        return record.id
    stated = record.get("id") if isinstance(record, Mapping) else None
    return str(stated) if isinstance(stated, str | int) and not isinstance(stated, bool) else None
