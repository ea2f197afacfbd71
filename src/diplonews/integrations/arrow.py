"""Arrow: the tables of ``diplonews.export.tables`` with fixed schemas, and record batches parsed as they pass by.

``SCHEMAS`` holds the schema of each table, ``RESULTS`` that of parsed batches. Parquet files, Spark and pandas frames
have the same columns. Needs the extra ``arrow``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeAlias

from diplonews.batch import parse_many
from diplonews.errors import InputError, missing_extra
from diplonews.export.json import from_json, to_json
from diplonews.export.tables import TABLES, Cell, Table, article_key, rows, table_named, utf8
from diplonews.model import Article, Failure
from diplonews.options import Options

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    raise missing_extra("arrow", "pyarrow") from error

BATCH: Final = 256  # rows of a batch: enough to make Arrow cheap, few enough to keep a worker's memory small
_TYPES: Final[Mapping[str, pa.DataType]] = {
    "string": pa.string(),
    "int32": pa.int32(),
    "float64": pa.float64(),
    "date32": pa.date32(),
}
Row: TypeAlias = Mapping[str, Cell]


def _schema(table: Table) -> pa.Schema:
    return pa.schema([pa.field(column.name, _TYPES[column.type]) for column in table.columns])


SCHEMAS: Final[Mapping[str, pa.Schema]] = {name: _schema(table) for name, table in TABLES.items()}
ARTICLES: Final = SCHEMAS["articles"]
QUOTES: Final = SCHEMAS["quotes"]
DATES: Final = SCHEMAS["dates"]
PEOPLE: Final = SCHEMAS["people"]
ORGANIZATIONS: Final = SCHEMAS["organizations"]
EVENTS: Final = SCHEMAS["events"]
PARTICIPANTS: Final = SCHEMAS["participants"]

# What a parsed record is: the article in the exchange format, or else what went wrong with it.
RESULTS: Final = pa.schema(
    [
        pa.field("article_id", pa.string()),
        pa.field("article", pa.string()),
        pa.field("error_type", pa.string()),
        pa.field("error", pa.string()),
    ]
)


def table(articles: Iterable[Article], name: str) -> pa.Table:
    """One of the tables, by name, of these articles.

    Raises:
        InputError: when there is no such table.
    """
    return pa.Table.from_batches(_batches(rows(articles, name), SCHEMAS[table_named(name).name]), SCHEMAS[name])


def articles_table(articles: Iterable[Article]) -> pa.Table:
    """One row an article: schema ``ARTICLES``."""
    return table(articles, "articles")


def quotes_table(articles: Iterable[Article]) -> pa.Table:
    """One row a quote, with the speaker's gender, role and country: schema ``QUOTES``."""
    return table(articles, "quotes")


def dates_table(articles: Iterable[Article]) -> pa.Table:
    """One row a date expression: schema ``DATES``."""
    return table(articles, "dates")


def people_table(articles: Iterable[Article]) -> pa.Table:
    """One row a person of an article: schema ``PEOPLE``."""
    return table(articles, "people")


def organizations_table(articles: Iterable[Article]) -> pa.Table:
    """One row an organisation or country of an article: schema ``ORGANIZATIONS``."""
    return table(articles, "organizations")


def events_table(articles: Iterable[Article]) -> pa.Table:
    """One row an event: schema ``EVENTS``."""
    return table(articles, "events")


def participants_table(articles: Iterable[Article]) -> pa.Table:
    """One row a party of an event: schema ``PARTICIPANTS``."""
    return table(articles, "participants")


def parse_batches(
    batches: Iterable[pa.RecordBatch], *, options: Options | None = None, workers: int | None = None
) -> Iterator[pa.RecordBatch]:
    """Parse record batches: for each row in, one row of ``RESULTS`` out, in the same order, a batch at a time.

    Columns are the keys of ``parse_many``'s records: ``id``, ``text``, ``published`` (a string, date or timestamp), and
    whatever else belongs to the article. A row that cannot be parsed has no ``article`` but an ``error``, and costs no
    other. Nothing but a batch or two is held in memory.

    Raises:
        InputError: when ``workers`` is below 1.
    """
    records = (record for batch in batches for record in _records(batch))
    return _batches(map(_result, parse_many(records, workers=workers, options=options)), RESULTS)


def explode_batches(batches: Iterable[pa.RecordBatch], name: str) -> Iterator[pa.RecordBatch]:
    """The rows of a table, by name, for batches of ``RESULTS``: one row a quote, event, …; failed rows give none.

    Raises:
        InputError: when there is no such table, or a batch has no column ``article``.
        SchemaError: when that column holds anything but articles in the exchange format.
    """
    return _batches(rows(_articles(batches), name), SCHEMAS[table_named(name).name])


def read_articles(batches: Iterable[pa.RecordBatch]) -> Iterator[Article | Failure]:
    """The articles and failures that batches of ``RESULTS`` hold; a failure's ``line`` is its row, counted from 1."""
    number = 0
    for batch in batches:
        _check_results(batch)
        for row in batch.to_pylist():
            number += 1
            if row["article"] is None:
                yield Failure(row["article_id"], number, row["error"] or "", row["error_type"] or "InputError")
            else:
                yield from_json(row["article"])


def _articles(batches: Iterable[pa.RecordBatch]) -> Iterator[Article]:
    return (one for one in read_articles(batches) if isinstance(one, Article))


def _check_results(batch: pa.RecordBatch) -> None:
    missing = [name for name in RESULTS.names if name not in batch.schema.names]
    if missing:
        raise InputError(f"no column {missing[0]!r}: these are no results of parse_batches")


def _result(result: Article | Failure) -> Row:
    """A row of ``RESULTS``."""
    if isinstance(result, Failure):
        known = utf8(result.id) if result.id is not None else None
        return {"article_id": known, "article": None, "error_type": result.type, "error": utf8(result.error)}
    try:
        written = to_json(result)
    except InputError as error:
        return {
            "article_id": utf8(article_key(result)),
            "article": None,
            "error_type": "InputError",
            "error": str(error),
        }
    return {"article_id": utf8(article_key(result)), "article": written, "error_type": None, "error": None}


def _records(batch: pa.RecordBatch) -> Iterator[dict[str, object]]:
    """The rows of a batch as records."""
    columns = [_values(column) for column in batch.columns]
    names = batch.schema.names
    return (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))


def _values(column: pa.Array) -> Sequence[object]:
    """The values of a column. A string that is no UTF-8 stays bytes: it costs its own row only."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":  # Python's datetime counts microseconds
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        raw = column.cast(pa.large_binary()).to_pylist()
        return [value if value is None else _decoded(value) for value in raw]


def _decoded(value: bytes) -> str | bytes:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


def _batches(made: Iterable[Row], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The rows in batches of at most ``BATCH``."""
    waiting = iter(made)
    while some := list(islice(waiting, BATCH)):
        yield pa.RecordBatch.from_pylist(some, schema=schema)
