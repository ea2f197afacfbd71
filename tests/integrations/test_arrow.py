"""Arrow, Parquet and pandas with the real libraries."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews import Article, Corpus, Failure, InputError, parse, parse_many
from diplonews.cli import main
from diplonews.export.tables import TABLES, rows
from diplonews.integrations import arrow, pandas, parquet
from diplonews.merged import MERGED, merged_rows
from diplonews.samples import samples
from diplonews.strategies import articles

pytestmark = pytest.mark.integration

RECORDS = [{"id": one.id, "text": one.text, "published": one.published, "section": "monde"} for one in samples()]
MIXED = [*RECORDS, {"id": "none", "text": None}, {"id": "when", "text": "Rien.", "published": "jamais"}]
PARSED = [parse(one.text, published=one.published, id=one.id) for one in samples()]
FROZEN = json.loads((Path(__file__).parents[1] / "frozen/tables.v1.json").read_text("utf-8"))["tables"]


@pytest.mark.parametrize("name", TABLES)
def test_schemas(name: str):
    """The schemas are the frozen columns, all of which may be null."""
    told = [f"{field.name}: {field.type}" for field in arrow.SCHEMAS[name]]
    assert told == [column.replace("float64", "double").replace("date32", "date32[day]") for column in FROZEN[name]]
    assert getattr(arrow, name.upper()) is arrow.SCHEMAS[name]


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str):
    """A table holds the rows, and so does a Parquet file of it."""
    made = getattr(arrow, f"{name}_table")(PARSED)
    made.validate(full=True)
    assert made.schema == arrow.SCHEMAS[name]
    assert made.to_pylist() == [*rows(PARSED, name)]


@given(st.lists(articles(), max_size=2))
def test_any_articles(some: list[Article]):
    """Any articles make valid tables; strings are UTF-8 to the last."""
    for name in TABLES:
        made = arrow.table(some, name)
        made.validate(full=True)
        assert made.to_pylist() == [*rows(some, name)]
        assert pandas.frame(some, name).shape == (made.num_rows, made.num_columns)


def test_lone_surrogates():
    """What UTF-8 cannot hold is replaced in tables, and costs a parsed row nothing."""
    made = arrow.articles_table([parse("« Ou\ud800i », a dit Anne Ferrand.")])
    assert made["text"].to_pylist() == ["« Ou\ufffdi », a dit Anne Ferrand."]


def test_tables_join():
    """Quotes by the speaker's gender, with the date of the article, by Arrow alone."""
    quotes = arrow.quotes_table(PARSED).select(["article_id", "speaker_gender"])
    days = arrow.articles_table(PARSED).select(["article_id", "published_date"])
    joined = quotes.join(days, "article_id")
    assert joined.num_rows == sum(len(article.quotes) for article in PARSED)
    assert joined["published_date"].null_count == 0
    assert set(joined["speaker_gender"].to_pylist()) == {"male", "female", None}


def batches_of(records: list[dict[str, object]], size: int) -> list[pa.RecordBatch]:
    """Records as Arrow hands them out."""
    keys = {key for record in records for key in record}
    full = [{key: str(record[key]) if record.get(key) is not None else None for key in keys} for record in records]
    return pa.Table.from_pylist(full).to_batches(max_chunksize=size)


@pytest.mark.parametrize("workers", [None, 2])
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_parse_batches(size: int, workers: int | None):
    """A row in, a row out, in order: what ``parse_many`` gives, errors in their place."""
    made = list(arrow.parse_batches(batches_of(MIXED * 2, size), workers=workers))
    assert all(batch.schema == arrow.RESULTS for batch in made)
    results = [*arrow.read_articles(made)]
    assert results == [*parse_many(MIXED * 2)]
    assert [row["article_id"] for batch in made for row in batch.to_pylist()] == [str(r["id"]) for r in MIXED * 2]
    failed = [result for result in results if isinstance(result, Failure)]
    assert [(one.line, one.type) for one in failed] == [
        (6, "TypeError"), (7, "InputError"), (13, "TypeError"), (14, "InputError"),
    ]  # fmt: skip


def test_batches_are_drawn_as_needed():
    """Neither input nor output piles up: the first result is there before the rest is asked for."""
    drawn = 0

    def source():
        nonlocal drawn
        while True:
            drawn += 1
            yield pa.RecordBatch.from_pylist([{"text": "Rien."}] * arrow.BATCH)

    made = arrow.parse_batches(source())
    for _ in range(2):
        next(made)
    assert drawn <= 3


@pytest.mark.parametrize("name", TABLES)
def test_explode(name: str):
    """Results explode into the rows of any table; failed ones give none."""
    results = list(arrow.parse_batches(batches_of(MIXED, 4)))
    exploded = pa.Table.from_batches(arrow.explode_batches(results, name), arrow.SCHEMAS[name])
    good = [result for result in parse_many(MIXED) if isinstance(result, Article)]
    assert exploded.to_pylist() == [*rows(good, name)]


def test_explode_something_else():
    """What is no result of a parse is refused by the name of the column it lacks."""
    with pytest.raises(InputError, match="no column 'article_id'"):
        list(arrow.explode_batches(batches_of(RECORDS, 5), "quotes"))
    with pytest.raises(InputError, match="no table 'x'"):
        arrow.explode_batches([], "x")


@pytest.mark.parametrize(
    "column",
    [
        pa.array([dt.date(2024, 4, 2)]),
        pa.array([dt.datetime(2024, 4, 2, 14, 30)], pa.timestamp("ns")),  # noqa: DTZ001
        pa.array([dt.datetime(2024, 4, 2, 14, 30)], pa.timestamp("ms", "Europe/Paris")),  # noqa: DTZ001
        pa.array(["2024-04-02T14:30+02:00"]),
        pa.array(["2024-04-02"]).dictionary_encode(),
        pa.array(["2024-04-02"], pa.large_string()),
    ],
    ids=lambda column: str(column.type),
)
def test_types_of_publication_dates(column: pa.Array):
    """A publication date may be a date, a timestamp of any unit and zone, or text."""
    batch = pa.RecordBatch.from_arrays([pa.array(["Rien."]), column], ["text", "published"])
    (article,) = arrow.read_articles(arrow.parse_batches([batch]))
    assert str(article.published).startswith("2024-04-02")


def test_broken_strings():
    """A string that is no UTF-8 costs its own row."""
    raw = pa.array([b"Rien.", b"caf\xe9", None, "à".encode()])
    broken = pa.Array.from_buffers(pa.string(), len(raw), raw.buffers())
    results = [*arrow.read_articles(arrow.parse_batches([pa.RecordBatch.from_arrays([broken], ["text"])]))]
    assert [type(result).__name__ for result in results] == ["Article", "Failure", "Failure", "Article"]
    assert results[1].error == "text must be str, not bytes"


def test_unreadable_row_does_not_end_a_job():
    """An article that no JSON can hold is an error row."""
    batch = pa.RecordBatch.from_pylist([{"text": "a"}])
    made = next(arrow.parse_batches([batch]))
    assert made["error"].to_pylist() == [None]
    row = arrow._result(parse("\ud83d\ude00"))
    assert (row["article"], row["error_type"]) == (None, "InputError")


def test_metadata_are_kept():
    """Further columns are kept with the article."""
    (article, *_) = arrow.read_articles(arrow.parse_batches(batches_of(RECORDS, 5)))
    assert article.meta["section"] == "monde"


def test_datasets(tmp_path: Path):
    """The batches of a dataset are parsed as they pass by."""
    pq.write_table(pa.Table.from_batches(batches_of(RECORDS, 5)), tmp_path / "one.parquet")
    scanned = ds.dataset(tmp_path).to_batches()
    made = pa.Table.from_batches(arrow.parse_batches(scanned), arrow.RESULTS)
    assert pc.all(pc.is_valid(made["article"])).as_py()
    assert made.num_rows == len(RECORDS)


def test_batch_of_parquet(tmp_path: Path, capsys):
    """``diplonews batch`` from Parquet to Parquet: what JSON Lines would hold, and the same status."""
    source, target = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.Table.from_batches(batches_of(MIXED, 5)), source)
    assert main(["batch", str(source), "-o", str(target), "--workers", "2"]) == 1
    assert capsys.readouterr().err == "diplonews: 2 of 7 records failed; each has its error in its place\n"
    assert [*parquet.read_results(target)] == [*parse_many(MIXED)]
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []
    assert main(["corpus", str(target), "--format", "jsonl", "--table", "people"]) == 1
    out, err = capsys.readouterr()
    assert err.startswith("diplonews: 2 records left out; the first: line 6: text must be str")
    assert [json.loads(line)["name"] for line in out.splitlines()] == [
        person.name for person in Corpus(PARSED).people
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["in.parquet", "-o", "out.jsonl"], "Parquet goes to Parquet: both IN and OUT must end in .parquet"),
        (["in.jsonl", "-o", "out.parquet"], "Parquet goes to Parquet: both IN and OUT must end in .parquet"),
        (
            ["in.parquet", "-o", "o.parquet", "--resume"],
            "a Parquet file is whole or none: --resume goes with JSON Lines",
        ),
        (["in.parquet", "-o", "in.parquet"], "in.parquet: is what is being read"),
        (["no.parquet", "-o", "out.parquet"], "no.parquet: No such file or directory"),
        (["bad.parquet", "-o", "out.parquet"], "bad.parquet: "),
    ],
)
def test_batch_refuses(options: list[str], told: str, tmp_path: Path, capsys, monkeypatch):
    """What cannot be done is said in one line, and no file is left behind."""
    monkeypatch.chdir(tmp_path)
    pq.write_table(pa.Table.from_batches(batches_of(RECORDS, 5)), "in.parquet")
    Path("bad.parquet").write_bytes(b"PAR1 is not enough, and neither is this")
    assert main(["batch", *options]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"diplonews: {told}")
    assert err.count("\n") == 1
    assert {path.name for path in tmp_path.iterdir()} == {"in.parquet", "bad.parquet"}


@pytest.mark.parametrize("name", TABLES)
def test_frames(name: str):
    """A frame has the columns of the table, types that can miss values, and the same cells."""
    made = getattr(pandas, f"{name}_frame")(PARSED)
    kinds = {"string": "string", "int32": "Int32", "float64": "Float64", "date32": "datetime64[s]"}
    assert {column: str(kind) for column, kind in made.dtypes.items()} == {
        column.name: kinds[column.type] for column in TABLES[name].columns
    }
    for column in TABLES[name].columns:
        cells = [None if pd.isna(cell) else cell for cell in made[column.name]]
        if column.type == "date32":
            cells = [cell.date() if cell is not None else None for cell in cells]
        assert cells == [row[column.name] for row in rows(PARSED, name)]


def test_empty_frames():
    """No articles, no rows; columns and types stay."""
    assert str(pandas.events_frame([]).dtypes["event_date"]) == "datetime64[s]"
    assert arrow.events_table([]).schema == arrow.EVENTS


def test_far_days():
    """Days beyond what nanoseconds reach are days."""
    frame = pandas.dates_frame([parse("La fête du 1er mai 1515.")])
    assert frame["begin_date"].dt.year.tolist() == [1515]


@pytest.mark.parametrize("name", MERGED)
def test_merged_frames(name: str):
    """What a corpus says as a whole is a frame too."""
    corpus = Corpus(PARSED)
    assert len(pandas.merged_frame(corpus, name)) == len([*merged_rows(corpus, name)])


@pytest.mark.parametrize(
    ("module", "package", "extra"), [("arrow", "pyarrow", "arrow"), ("pandas", "pandas", "pandas")]
)
def test_missing_extra(module: str, package: str, extra: str):
    """Without the extra, the error names the line that installs it."""
    code = f"import sys; sys.modules[{package!r}] = None; import diplonews.integrations.{module}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == (
        f'diplonews.errors.MissingExtraError: {package} is not installed: pip install "diplonews[{extra}]"'
    )
