"""Many articles together: the timeline, the people and the quotes, merged across them."""

import argparse
import datetime as dt
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from itertools import starmap
from pathlib import Path
from typing import Final, TextIO

from diplonews.batch import parse_many, read_lines, record_id, record_in
from diplonews.cli.files import colored, opened, source_of
from diplonews.corpus import Corpus
from diplonews.errors import DiplonewsError, InputError
from diplonews.export.csv import written
from diplonews.export.json import dumps, from_dict
from diplonews.export.tables import SEPARATOR
from diplonews.merged import MERGED, Row, merged_rows, merged_table
from diplonews.meta import JSON
from diplonews.model import Article, Failure
from diplonews.render.html import corpus_html
from diplonews.render.terminal import Paint, clean, painter, wrapped

FORMATS: Final = ("table", "jsonl", "csv", "html")
_ENDINGS: Final = {".html": "html", ".htm": "html", ".jsonl": "jsonl", ".csv": "csv"}
_SHOWN: Final = ("events", "people", "quotes")
_SOME_FAILED = 1
_UNREAD_WIDTH = 100  # columns where no terminal says its own
_INDENT = 14
_SOME = 5  # articles named beside a row; the other formats name all


def corpus(args: argparse.Namespace) -> int:
    """Merge articles and write what they say together."""
    form = args.format or _ENDINGS.get(Path(args.output).suffix.lower(), "table")
    if args.table and form == "html":
        raise InputError("--table does not go with html")
    failures: list[str] = []
    merged = Corpus(_articles(args.file, failures))
    with opened(args.output, args.file) as out:
        _WRITERS[form](merged, args.table, out)
    if failures:
        print(f"diplonews: {len(failures)} records left out; the first: {clean(failures[0])}", file=sys.stderr)
    return _SOME_FAILED if failures else 0


def _articles(file: str, failures: list[str]) -> Iterator[Article]:
    """The articles of what a batch wrote, or of records to be parsed; what is none is told in ``failures``."""
    with ExitStack() as stack:
        results: Iterator[Article | Failure]
        if Path(file).suffix == ".parquet":
            from diplonews.integrations.parquet import read_results  # noqa: PLC0415  # needs an extra

            results = read_results(Path(file))
        else:
            results = starmap(_result, enumerate(read_lines(stack.enter_context(source_of(file))), 1))
        for result in results:
            if isinstance(result, Failure):
                failures.append(f"line {result.line}: {result.error}")
            else:
                yield result


def _result(number: int, line: bytes) -> Article | Failure:
    """The article of a line: as it was written in the exchange format, or parsed."""
    record: JSON = None
    try:
        record = record_in(line)
        if not isinstance(record, dict) or "format" not in record:
            return next(parse_many([record] if isinstance(record, dict) else [{}]))
        error = record.get("error")
        if isinstance(error, dict):
            return Failure(record_id(record), number, str(error.get("message")), str(error.get("type")))
        return from_dict(record)
    except DiplonewsError as error:
        return Failure(record_id(record), number, str(error), type(error).__name__)


def _write_table(merged: Corpus, table: str | None, out: TextIO) -> None:
    """The tables for people, on as many columns as the terminal has."""
    width = shutil.get_terminal_size((_UNREAD_WIDTH, 24)).columns
    paint = painter(color=colored(out))
    out.write(f"{paint('title', f'{len(merged)} articles')}\n")
    for name in (table,) if table else _SHOWN:
        rows = list(merged_rows(merged, name))
        if rows:
            out.write(f"\n{paint('head', name.upper())} {paint('faint', str(len(rows)))}\n")
        for row in rows:
            out.writelines(f"{line}\n" for line in _LINES[name](row, width, paint))


def _event(row: Row, width: int, paint: Paint) -> Iterator[str]:
    kind = _cell(row, "type") + (f" · {row['mode']}" if row["mode"] else "")
    day = f"{_cell(row, 'event_date') or '·':10}"
    yield f"  {paint('day', day)}  {paint('name', clean(kind))}  {_cell(row, 'status')}"
    parties = _cell(row, "actor_name") or "?"
    if row["recipient_name"]:
        parties += f" → {_cell(row, 'recipient_name')}"
    yield from wrapped(" · ".join(part for part in (parties, _cell(row, "place_name")) if part), width, _INDENT)
    yield from wrapped(_sources(row), width, _INDENT, paint)


def _person(row: Row, width: int, paint: Paint) -> Iterator[str]:
    yield f"  {paint('name', _cell(row, 'name'))}  {_cell(row, 'country')}  ×{row['mentions']}"
    yield from wrapped(_cell(row, "roles"), width, _INDENT)
    yield from wrapped(_sources(row), width, _INDENT, paint)


def _quote(row: Row, width: int, paint: Paint) -> Iterator[str]:
    day = f"{_cell(row, 'first_published') or '·':10}"
    yield f"  {paint('day', day)}  {paint('name', _cell(row, 'speaker_name') or '(nobody is named)')}"
    yield from wrapped(f"«\N{NO-BREAK SPACE}{_cell(row, 'text')}\N{NO-BREAK SPACE}»", width, _INDENT)
    yield from wrapped(_sources(row), width, _INDENT, paint)


def _organization(row: Row, width: int, paint: Paint) -> Iterator[str]:
    yield f"  {paint('name', _cell(row, 'name'))}  {_cell(row, 'code')}  ×{row['mentions']}"
    yield from wrapped(_sources(row), width, _INDENT, paint)


def _sources(row: Row) -> str:
    each = list(dict.fromkeys(_cell(row, "article_ids").split(SEPARATOR)))
    told = ", ".join(each[:_SOME]) + (", …" if len(each) > _SOME else "")
    return f"{len(each)} articles: {told}" if len(each) > 1 else told


def _cell(row: Row, name: str) -> str:
    return clean(str(row[name])) if row[name] is not None else ""


def _write_lines(merged: Corpus, table: str | None, out: TextIO) -> None:
    """JSON Lines: one object a row, ``table`` first, then its columns; days as ISO 8601."""
    for name in (table,) if table else MERGED:
        for row in merged_rows(merged, name):
            cells = {key: cell.isoformat() if isinstance(cell, dt.date) else cell for key, cell in row.items()}
            out.write(dumps({"table": name, **cells}) + "\n")


def _write_csv(merged: Corpus, table: str | None, out: TextIO) -> None:
    chosen = merged_table(table or "events")
    out.writelines(written([column.name for column in chosen.columns], chosen.rows(merged)))


def _write_html(merged: Corpus, _table: str | None, out: TextIO) -> None:
    out.write(corpus_html(merged))


_LINES: Final[Mapping[str, Callable[[Row, int, Paint], Iterator[str]]]] = {
    "events": _event,
    "people": _person,
    "quotes": _quote,
    "organizations": _organization,
}
_WRITERS: Final[Mapping[str, Callable[[Corpus, str | None, TextIO], None]]] = {
    "table": _write_table,
    "jsonl": _write_lines,
    "csv": _write_csv,
    "html": _write_html,
}
