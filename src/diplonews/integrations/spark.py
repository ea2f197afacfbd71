"""Spark: data frames of articles parsed on every worker, and their tables. Needs the extra ``spark`` and Java.

Both functions are lazy, keep no state, and never fail a job for one bad row. The package must be installed where the
workers run.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from diplonews.errors import InputError, missing_extra
from diplonews.export.tables import table_named
from diplonews.options import Options

try:
    from pyspark.sql import DataFrame
except ModuleNotFoundError as error:
    raise missing_extra("spark", "pyspark") from error
# after pyspark: who has neither must be told of the extra that was meant
from diplonews.integrations.arrow import RESULTS, explode_batches, parse_batches

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES: Final[Mapping[str, str]] = {"string": "string", "int32": "int", "float64": "double", "date32": "date"}


def parse_frame(frame: DataFrame, *, options: Options | None = None) -> DataFrame:
    """Parse a frame of articles: one row out for each row in.

    Its columns are the keys of ``parse_many``'s records: ``id``, ``text``, ``published`` (a string, date or timestamp),
    and whatever else belongs to the article. The result has the columns ``article_id``, ``article`` (the exchange
    format, as ``from_json`` reads it), ``error_type`` and ``error``; a row that cannot be parsed has no ``article`` but
    an error.
    """

    def parsed(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        return parse_batches(batches, options=options)

    return frame.mapInArrow(parsed, _ddl((name, "string") for name in RESULTS.names))


def table_frame(results: DataFrame, name: str) -> DataFrame:
    """One of the tables (``quotes``, ``events``, …) of what ``parse_frame`` made: one row a quote, an event, ….

    Rows that could not be parsed give none. Columns and their types are those of ``diplonews.export.tables``.

    Raises:
        InputError: when there is no such table, or ``results`` is no result of ``parse_frame``.
    """
    table = table_named(name)
    missing = [column for column in RESULTS.names if column not in results.columns]
    if missing:
        raise InputError(f"no column {missing[0]!r}: this is no result of parse_frame")

    def exploded(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        return explode_batches(batches, name)

    schema = _ddl((column.name, _TYPES[column.type]) for column in table.columns)
    return results.select(*RESULTS.names).mapInArrow(exploded, schema)


def _ddl(columns: Iterable[tuple[str, str]]) -> str:
    """A schema as Spark writes it; names are quoted, since some of them are words of SQL."""
    return ", ".join(f"`{name}` {kind}" for name, kind in columns)
