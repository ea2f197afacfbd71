"""The tables of ``diplonews.export.tables`` as CSV (RFC 4180): UTF-8, comma, a head line, lines end at U+000A.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return for a formula, and
may run it. Such a cell gets an apostrophe in front, and so does one that begins with an apostrophe: taking one off
restores every cell.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from diplonews.export.tables import Cell, rows, table_named
from diplonews.model import Article

_QUOTE: Final = '"'
_SPECIAL: Final = re.compile('[,"\r\n]')
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")


def to_csv(articles: Iterable[Article], table: str = "quotes", *, guard: bool = True) -> str:
    """One of the tables as CSV. ``guard=False`` leaves out the apostrophes, for readers that are no spreadsheets.

    Raises:
        InputError: when there is no such table.

    >>> from diplonews import parse
    >>> to_csv([parse("« Oui », a dit Anne Ferrand.", id="a")], "people").splitlines()[1]
    'a,p1,Anne Ferrand,Anne,,Ferrand,female,,,,,1,15,1'
    """
    return "".join(csv_lines(articles, table, guard=guard))


def csv_lines(articles: Iterable[Article], table: str = "quotes", *, guard: bool = True) -> Iterator[str]:
    """The lines of ``to_csv`` one by one, the head first; nothing but the article at hand is held.

    Raises:
        InputError: when there is no such table.

    >>> next(csv_lines([], "organizations")).split(",")[:3]
    ['article_id', 'organization_id', 'name']
    """
    return written([column.name for column in table_named(table).columns], rows(articles, table), guard=guard)


def written(columns: Sequence[str], table: Iterable[Mapping[str, Cell]], *, guard: bool = True) -> Iterator[str]:
    """Rows as lines of CSV, the head first; unknown is an empty cell."""
    yield _line(columns)
    for row in table:
        yield _line([_cell(row[column], guard=guard) for column in columns])


def _line(cells: Sequence[str]) -> str:
    # Not the csv module: with lines that end at U+000A it leaves a carriage return bare, which readers take for an end.
    return ",".join(f'"{cell.replace(_QUOTE, _QUOTE * 2)}"' if _SPECIAL.search(cell) else cell for cell in cells) + "\n"


def _cell(cell: Cell, *, guard: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if guard and cell.startswith(_FORMULA) else cell
    return cell.isoformat() if isinstance(cell, dt.date) else repr(cell)
