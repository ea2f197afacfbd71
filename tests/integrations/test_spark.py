"""Spark, a real local session: the same results as on one machine, rows for errors, jobs that do not fail."""

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator

import pytest
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf

from diplonews import Article, Failure, InputError, Options, from_json, parse_many, to_json
from diplonews.export.tables import TABLES, rows
from diplonews.integrations.spark import parse_frame, table_frame
from diplonews.samples import samples

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings("default")]  # what Spark warns of is not ours

MANY = 5_000
PARAGRAPHS = [(sample, text) for sample in samples() for text in sample.text.split("\n\n")]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """A session on this machine, with two workers."""
    os.environ["PYSPARK_PYTHON"] = sys.executable  # workers take whatever python3 the path has, otherwise
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "Europe/Paris")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
        .getOrCreate()
    )
    yield session
    session.stop()


def record(number: int) -> dict[str, str | None]:
    """A short article, no two alike; some cannot be parsed."""
    sample, text = PARAGRAPHS[number % len(PARAGRAPHS)]
    published = sample.published if number % 97 else "un de ces jours"
    text = f"{text}\n\nDépêche numéro {number}." if number % 89 else None
    return {"id": f"{sample.id}-{number}", "text": text, "published": published, "section": "monde"}


RECORDS = [record(number) for number in range(MANY)]
FIELDS = "id string, text string, published string, section string"


@pytest.fixture(scope="module")
def expected() -> list[Article | Failure]:
    """What one process makes of them."""
    return list(parse_many(RECORDS))


@pytest.fixture(scope="module")
def parsed(spark: SparkSession) -> DataFrame:
    """What Spark makes of them, computed once."""
    return parse_frame(spark.createDataFrame(RECORDS, FIELDS).repartition(4)).cache()


def test_results_are_those_of_one_machine(parsed, expected):
    """For each of 5,000 rows one row, the same article or the same error, whatever the partitions."""
    found = {row.article_id: row for row in parsed.collect()}
    assert len(found) == parsed.count() == MANY
    for result in expected:
        row = found[result.id]
        if isinstance(result, Failure):
            assert (row.article, row.error_type, row.error) == (None, result.type, result.error)
        else:
            assert (row.article, row.error_type, row.error) == (to_json(result), None, None)
    failures = [result for result in expected if isinstance(result, Failure)]
    assert {failure.type for failure in failures} == {"InputError", "TypeError"}
    assert parsed.where("error is not null").count() == len(failures)


@pytest.mark.parametrize("name", ["quotes", "events"])
def test_tables_are_those_of_one_machine(name, parsed, expected):
    """Exploded on the workers, the tables hold the same rows as here, with the columns that are promised."""
    table = table_frame(parsed, name)
    assert table.columns == [column.name for column in TABLES[name].columns]
    here = list(rows((one for one in expected if isinstance(one, Article)), name))
    assert len(here) > MANY / 10
    order = [f"{name[:-1]}_id"]
    there = [row.asDict() for row in table.collect()]
    by = lambda row: (row["article_id"], *(row[column] for column in order))  # noqa: E731
    assert sorted(there, key=by) == sorted(here, key=by)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_its_schema(name, parsed):
    """Each table can be asked for; its columns keep their names and types."""
    types = {"string": "string", "int32": "int", "float64": "double", "date32": "date"}
    table = table_frame(parsed.limit(40), name)
    assert table.dtypes == [(column.name, types[column.type]) for column in TABLES[name].columns]
    assert table.count() > 0


def test_tables_join_and_aggregate(parsed):
    """Tables are frames as any other: joined on the ids, counted, filtered."""
    quotes, people = table_frame(parsed, "quotes"), table_frame(parsed, "people")
    joined = quotes.join(people, (quotes.article_id == people.article_id) & (quotes.speaker_id == people.person_id))
    assert joined.count() == quotes.where(sf.col("speaker_id").startswith("p")).count() > 0


def test_dates_and_timestamps_are_publication_dates(spark):
    """A column of dates or timestamps says when; a timestamp keeps its moment in the session's zone."""
    text = "« Oui », a dit mardi Anne Ferrand."
    days = spark.createDataFrame([("a", text, dt.date(2024, 4, 4))], "id string, text string, published date")
    moments = spark.createDataFrame([("b", text)], "id string, text string").withColumn(
        "published", sf.lit("2024-04-04T10:00:00").cast("timestamp")
    )
    day, moment = (from_json(parse_frame(frame).first().article) for frame in (days, moments))
    assert day.published == dt.date(2024, 4, 4)
    assert day.dates[0].value == moment.dates[0].value == "2024-04-02"
    assert moment.published == dt.datetime.fromisoformat("2024-04-04T10:00:00+02:00")


def test_options_reach_the_workers(spark):
    """The options hold on every worker."""
    frame = spark.createDataFrame([("a", "Elle viendra le 9 avril 2024.")], "id string, text string")
    off = parse_frame(frame, options=Options(disabled_rules={"dates."}))
    assert json.loads(off.first().article)["dates"] == []
    assert json.loads(parse_frame(frame).first().article)["dates"] != []


def test_what_is_refused_at_once(spark, parsed):
    """A table that is none, and a frame that is no result, are refused before any job runs."""
    with pytest.raises(InputError, match="no table 'quote'"):
        table_frame(parsed, "quote")
    with pytest.raises(InputError, match="no column 'article_id'"):
        table_frame(spark.createDataFrame([("a",)], "article string"), "quotes")
    with pytest.raises(InputError, match="no column 'article_id'"):
        table_frame(spark.range(1), "quotes")


def test_no_text_column_is_an_error_of_each_row(spark):
    """Where nothing is an article every row says so; the job goes through."""
    rows_ = parse_frame(spark.range(3)).collect()
    assert [row.error_type for row in rows_] == ["TypeError"] * 3
