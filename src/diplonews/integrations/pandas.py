"""pandas frames of the tables of ``diplonews.export.tables``, one function a table. Needs the extra ``pandas``.

Columns, names and order are those of the tables. Strings are of pandas' string type, integers ``Int32``, days
``datetime64``; what is unknown is ``<NA>`` or ``NaT``, so that ``groupby`` and ``merge`` work as usual.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from diplonews.corpus import Corpus
from diplonews.errors import missing_extra
from diplonews.export.tables import Cell, CellType, Column, rows, table_named
from diplonews.merged import merged_rows, merged_table
from diplonews.model import Article

try:
    import pandas as pd
except ModuleNotFoundError as error:
    raise missing_extra("pandas", "pandas") from error

_TYPES: Final[Mapping[CellType, str]] = {
    "string": "string",
    "int32": "Int32",
    "float64": "Float64",
    "date32": "datetime64[s]",  # nanoseconds would end in 2262 and begin in 1677
}


def frame(articles: Iterable[Article], table: str) -> pd.DataFrame:
    """One of the tables of these articles, by name.

    Raises:
        InputError: when there is no such table.
    """
    return _frame(table_named(table).columns, rows(articles, table))


def merged_frame(corpus: Corpus, table: str) -> pd.DataFrame:
    """One of the tables of what a corpus says as a whole, by name.

    Raises:
        InputError: when there is no such table.
    """
    return _frame(merged_table(table).columns, merged_rows(corpus, table))


def articles_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """One row an article."""
    return frame(articles, "articles")


def quotes_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """One row a quote, with the speaker's gender, role and country."""
    return frame(articles, "quotes")


def dates_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """One row a date expression."""
    return frame(articles, "dates")


def people_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """One row a person of an article."""
    return frame(articles, "people")


def organizations_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """One row an organisation or country of an article."""
    return frame(articles, "organizations")


def events_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """One row an event."""
    return frame(articles, "events")


def participants_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """One row a party of an event."""
    return frame(articles, "participants")


def _frame(columns: Iterable[Column], table: Iterable[Mapping[str, Cell]]) -> pd.DataFrame:
    listed = list(table)
    return pd.DataFrame(
        {
            column.name: pd.Series([row[column.name] for row in listed], dtype="object").astype(_TYPES[column.type])
            for column in columns
        }
    )
