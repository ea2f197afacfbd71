"""The command line's formats: each is what the library writes; corpora as tables, JSON Lines, CSV and a page."""

import csv
import io
import json
from pathlib import Path

import pytest

from diplonews import Corpus, from_dict, parse, to_json
from diplonews.cli import main
from diplonews.export.csv import to_csv
from diplonews.export.jsonld import to_jsonld
from diplonews.export.tei import to_tei
from diplonews.export.webannotation import to_webannotation
from diplonews.merged import MERGED, merged_rows
from diplonews.render.html import article_html, corpus_html

TEXT = "Le ministre norvégien Per Dahl se rendra à Bruxelles mercredi. « Oui 😀, l'offre tient », a-t-il dit."
ARTICLE = parse(TEXT, published="2024-04-02", id="offre")
WRITTEN = {
    "json": to_json(ARTICLE) + "\n",
    "html": article_html(ARTICLE),
    "tei": to_tei(ARTICLE),
    "jsonld": to_jsonld(ARTICLE) + "\n",
    "webannotation": to_webannotation(ARTICLE) + "\n",
    "csv": to_csv([ARTICLE]),
}


@pytest.fixture
def article(tmp_path: Path) -> str:
    """A file with an article."""
    path = tmp_path / "offre.txt"
    path.write_text(TEXT, "utf-8", newline="")
    return str(path)


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """What a batch wrote: two articles and a record that failed."""
    path = tmp_path / "parsed.jsonl"
    lines = ({"id": "a", "text": TEXT, "published": "2024-04-02"}, {"id": "b", "text": TEXT, "published": "2024-04-01"})
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join([*map(json.dumps, lines), "{"]) + "\n", "utf-8")
    assert main(["batch", str(source), "-o", str(path), "--quiet"]) == 1
    return path


@pytest.mark.parametrize("form", WRITTEN)
def test_formats(form: str, article: str, capsys, tmp_path: Path):
    """Each format is what its function writes, to standard output and to a file."""
    assert main(["parse", article, "--published", "2024-04-02", "--format", form]) == 0
    assert capsys.readouterr().out == WRITTEN[form]
    target = tmp_path / "out"
    assert main(["parse", article, "--published", "2024-04-02", "--format", form, "-o", str(target)]) == 0
    assert target.read_bytes().decode() == WRITTEN[form]


def test_table_of_csv(article: str, capsys):
    """Any of the tables may be asked for."""
    assert main(["parse", article, "--published", "2024-04-02", "--format", "csv", "--table", "events"]) == 0
    assert capsys.readouterr().out == to_csv([ARTICLE], "events")


def test_utf16(article: str, capsys):
    """Offsets in UTF-16 code units, for those formats that have offsets."""
    for form in ("json", "webannotation"):
        assert main(["parse", article, "--published", "2024-04-02", "--format", form, "--offsets", "utf-16"]) == 0
    exchange, page = capsys.readouterr().out.splitlines()
    assert from_dict(json.loads(exchange)) == ARTICLE
    assert json.loads(exchange)["offsets"] == "utf-16"
    assert page == to_webannotation(ARTICLE, offsets="utf-16") != to_webannotation(ARTICLE)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "tei", "--offsets", "utf-16"], "--offsets goes with --format json or webannotation"),
        (["--format", "json", "--table", "quotes"], "--table goes with --format csv"),
    ],
)
def test_options_that_do_not_fit(options: list[str], told: str, article: str, capsys):
    """An option that would go unheeded is refused in one line."""
    assert main(["parse", article, *options]) == 2
    assert capsys.readouterr().err == f"diplonews: {told}\n"


def test_corpus_on_a_terminal(batch: Path, capsys):
    """The timeline, the people and the quotes, each with the articles it is from; what failed is told."""
    assert main(["corpus", str(batch)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "2 articles"
    assert "2024-04-03  CONSULT · visit  planned" in out
    assert out.count("2 articles: a, b") == 3
    assert "«\u00a0Oui 😀, l'offre tient\u00a0»" in out
    assert all(len(line) <= 100 for line in out.splitlines())
    assert err.startswith("diplonews: 1 records left out; the first: line 3: no JSON")


def merged_of(batch: Path) -> Corpus:
    """The corpus of the articles that a batch wrote."""
    records = [json.loads(line) for line in batch.read_text("utf-8").splitlines()]
    return Corpus(from_dict(record) for record in records if "error" not in record)


def test_corpus_as_lines(batch: Path, tmp_path: Path):
    """JSON Lines hold every table, or the one asked for; the name of the file says what is wanted."""
    target = tmp_path / "merged.jsonl"
    assert main(["corpus", str(batch), "-o", str(target)]) == 1
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    merged = merged_of(batch)
    for name in MERGED:
        expected = [{**row, **{k: str(v) for k, v in row.items() if k in ("event_date", "first_published")}}
                    for row in merged_rows(merged, name)]  # fmt: skip
        assert [{k: v for k, v in line.items() if k != "table"} for line in lines if line["table"] == name] == expected
    assert main(["corpus", str(batch), "-o", str(target), "--table", "people"]) == 1
    assert [json.loads(line)["name"] for line in target.read_text("utf-8").splitlines()] == ["Per Dahl"]


def test_corpus_as_csv_and_page(batch: Path, tmp_path: Path, capsys):
    """CSV is the timeline unless another table is asked for; a page is the corpus as HTML."""
    assert main(["corpus", str(batch), "--format", "csv"]) == 1
    (row,) = (row for row in csv.DictReader(io.StringIO(capsys.readouterr().out)) if row["mode"] == "visit")
    assert (row["event_date"], row["article_ids"], row["place_country"]) == ("2024-04-03", "a; b", "BEL")
    target = tmp_path / "page.html"
    assert main(["corpus", str(batch), "-o", str(target)]) == 1
    assert target.read_text("utf-8") == corpus_html(merged_of(batch))
    assert main(["corpus", str(batch), "-o", str(target), "--table", "people"]) == 2


def test_corpus_of_raw_articles(tmp_path: Path, capsys):
    """Articles that were not parsed yet are parsed."""
    source = tmp_path / "raw.jsonl"
    records = [{"id": k, "text": TEXT, "published": "2024-04-02"} for k in ("a", "b")]
    source.write_text("\n".join(map(json.dumps, records)), "utf-8")
    assert main(["corpus", str(source), "--format", "jsonl", "--table", "people"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 2


def test_corpus_of_nothing(tmp_path: Path, capsys):
    """An empty file is an empty corpus, in every format."""
    source = tmp_path / "none.jsonl"
    source.write_bytes(b"")
    for form in ("table", "jsonl", "csv", "html"):
        assert main(["corpus", str(source), "--format", form]) == 0
    assert capsys.readouterr().out.startswith("0 articles\n")


def test_hostile_corpus(tmp_path: Path, capsys):
    """Nothing from an article reaches the terminal as a command, or breaks a line of JSON."""
    source = tmp_path / "hostile.jsonl"
    text = "« \x1b[31mOui\u2028 », a dit Anne Ferrand."
    source.write_text(json.dumps({"id": "\x1b]0;x\x07", "text": text, "published": "2024-04-02"}), "utf-8")
    assert main(["corpus", str(source)]) == 0
    assert "\x1b" not in capsys.readouterr().out
    assert main(["corpus", str(source), "--format", "jsonl"]) == 0
    assert all(json.loads(line) for line in capsys.readouterr().out.splitlines(keepends=False) if line)
