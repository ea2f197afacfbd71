"""Parquet files of articles in, Parquet files of results out. Needs the extra ``arrow``."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from diplonews.errors import InputError, missing_extra
from diplonews.integrations.arrow import BATCH, RESULTS, parse_batches, read_articles
from diplonews.model import Article, Failure
from diplonews.options import Options

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    raise missing_extra("arrow", "pyarrow") from error

GROUP: Final = 1024  # rows of a row group: readers skip and load whole groups, and so many must be held in memory


def parse_parquet(
    source: Path, target: Path, *, options: Options | None = None, workers: int | None = None
) -> Iterator[bool]:
    """Parse the rows of a Parquet file into another, of schema ``RESULTS``; for each row, whether it is an article.

    Columns are those of ``parse_batches``. The file stands under its name only when it is whole: until then its name
    ends in ``.part``.

    Raises:
        InputError: when ``source`` is no Parquet file.
        OSError: when a file cannot be opened.
    """
    part = target.with_name(f"{target.name}.part")
    with _opened(source) as file:
        batches = parse_batches(file.iter_batches(batch_size=BATCH), options=options, workers=workers)
        with pq.ParquetWriter(part, RESULTS) as writer:
            held: list[pa.RecordBatch] = []
            for batch in batches:
                held.append(batch)
                if sum(len(one) for one in held) >= GROUP:
                    writer.write_table(pa.Table.from_batches(held, RESULTS))
                    held = []
                yield from (value.is_valid for value in batch.column("article"))
            if held:
                writer.write_table(pa.Table.from_batches(held, RESULTS))
    part.replace(target)


def read_results(source: Path) -> Iterator[Article | Failure]:
    """The articles and failures of a file that ``parse_parquet`` wrote.

    Raises:
        InputError: when it is no Parquet file, or of another schema.
    """
    with _opened(source) as file:
        yield from read_articles(file.iter_batches(batch_size=BATCH))


@contextmanager
def _opened(source: Path) -> Iterator[pq.ParquetFile]:
    with source.open("rb") as stream:  # its errors name the file
        try:
            with pq.ParquetFile(stream) as file:
                yield file
        except pa.ArrowInvalid as error:
            raise InputError(f"{source}: {error}") from error
