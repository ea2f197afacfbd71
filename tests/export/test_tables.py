"""The tables: frozen columns, rows that join, and the reference page that lists them."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given

from diplonews import Article, InputError, parse
from diplonews.export.tables import TABLES, article_key, interval, joined, rows
from diplonews.merged import MERGED
from diplonews.samples import samples
from diplonews.strategies import articles

ROOT = Path(__file__).parents[2]
FROZEN = json.loads((ROOT / "tests/frozen/tables.v1.json").read_text("utf-8"))
PARSED = [parse(sample.text, published=sample.published, id=sample.id) for sample in samples()]
TYPES = {"string": str, "int32": int, "float64": float, "date32": dt.date}


@pytest.mark.parametrize("kind", ["tables", "merged"])
def test_frozen_columns(kind: str):
    """Columns, their order and types are promises: what there was once comes first, new ones after it."""
    known = {"tables": TABLES, "merged": MERGED}[kind]
    assert [*known] == [*FROZEN[kind]]
    for name, table in known.items():
        assert [f"{column.name}: {column.type}" for column in table.columns] == FROZEN[kind][name]


@given(articles())
@example(Article("\ud800", id="\ud800"))
def test_any_article(article: Article):
    """Every row has every column, of its type or unknown, and nothing that UTF-8 cannot hold."""
    for name, table in TABLES.items():
        for row in rows([article], name):
            assert [*row] == [column.name for column in table.columns]
            for column in table.columns:
                cell = row[column.name]
                assert cell is None or type(cell) is TYPES[column.type]
                if isinstance(cell, str):
                    cell.encode()
            if "start" in row and row["start"] is not None:
                assert 0 <= row["start"] <= len(article.text)


def test_rows_count():
    """There is a row for each thing of the article."""
    for article in PARSED:
        for name, things in (
            ("quotes", article.quotes), ("dates", article.dates), ("people", article.people),
            ("organizations", article.organizations), ("events", article.events), ("articles", (article,)),
        ):  # fmt: skip
            assert len([*rows([article], name)]) == len(things)
        parties = sum(len(event.actors) + len(event.recipients) for event in article.events)
        assert len([*rows([article], "participants")]) == parties


def test_rows_join():
    """Each id that a row names is a row of its table, and each row is met once."""
    table = {name: [*rows(PARSED, name)] for name in TABLES}
    keys = {
        name: [(row["article_id"], row[f"{singular}_id"]) for row in table[name]]
        for name, singular in (
            ("quotes", "quote"), ("dates", "date"), ("people", "person"), ("organizations", "organization"),
            ("events", "event"),
        )
    }  # fmt: skip
    for ids in keys.values():
        assert len(set(ids)) == len(ids) > 0
    entities = {*keys["people"], *keys["organizations"]}
    spoken = [(row["article_id"], row["speaker_id"]) for row in table["quotes"] if row["speaker_id"]]
    assert spoken
    assert entities.issuperset(spoken)
    assert {*keys["quotes"]}.issuperset((r["article_id"], r["quote_id"]) for r in table["events"] if r["quote_id"])
    assert {*keys["events"]}.issuperset((r["article_id"], r["event_id"]) for r in table["participants"])
    assert entities.issuperset((r["article_id"], r["entity_id"]) for r in table["participants"] if r["entity_id"])


def test_speaker():
    """A quote's row says who speaks for whom: gender, first title, country."""
    text = "La ministre belge Anne Ferrand est à Oslo. « L'offre tient », a-t-elle déclaré lundi 1er avril 2024."
    (row,) = (row for row in rows([parse(text, id="a")], "quotes") if row["kind"] == "direct")
    told = {key: row[key] for key in ("article_id", "text", "speaker_name", "speaker_gender", "speaker_country")}
    assert told == {
        "article_id": "a",
        "text": "L'offre tient",
        "speaker_name": "Anne Ferrand",
        "speaker_gender": "female",
        "speaker_country": "BEL",
    }
    assert row["speaker_role"] == "ministre belge"
    assert row["resolved_by"] == "pronoun"


def test_event():
    """An event's row bears the codes that users of event data join on, and an interval whose end is excluded."""
    text = "Le ministre norvégien Per Dahl se rendra à Bruxelles le 3 avril 2024."
    (row,) = rows([parse(text, id="a", published="2024-04-02")], "events")
    codes = ("type", "mode", "status", "plover_type", "quad", "cameo_root", "actor_country", "place_country")
    assert [row[code] for code in codes] == ["CONSULT", "visit", "planned", "AGREE", 1, "03", "NOR", "BEL"]
    assert (row["event_date"], row["interval"]) == (dt.date(2024, 4, 3), "2024-04-03/2024-04-04")


def test_key_of_an_article_without_id():
    """It is made from the text alone: the same everywhere, and another for another text."""
    first, same, other = (article_key(Article(text)) for text in ("Un.", "Un.", "Deux."))
    assert first == same == "sha256:" + "625c44aa8eba71a6"
    assert first != other
    assert article_key(Article("Un.", id="a")) == "a"


def test_joined():
    """Several values share a cell without being mistaken for more; alignment survives what is unknown."""
    assert joined(["A; B", None, "C"]) == "A, B; ; C"
    assert joined([None, None]) is None
    assert joined([]) is None


def test_interval():
    """An open end is two points."""
    assert interval(dt.date(2024, 4, 3), None) == "2024-04-03/.."
    assert interval(None, dt.datetime(2024, 4, 3, 12)) == "../2024-04-03T12:00:00"  # noqa: DTZ001
    assert interval(None, None) is None


def test_unknown_table():
    """A table that is not there is refused, and those that are there are named."""
    with pytest.raises(InputError, match="no table 'quote'; there are articles, quotes, dates"):
        rows([], "quote")


def test_reference_page():
    """The page of the columns says what the tables say, to the word."""
    page = (ROOT / "docs/reference/tables.md").read_text("utf-8")
    for known, level in ((TABLES, "##"), (MERGED, "###")):
        for name, table in known.items():
            section = re.search(rf"^{level} `{name}`\n\n(.*?)\n\n((?:\|.*\n)+)", page, re.MULTILINE)
            assert section, name
            assert section[1] == table.told
            listed = [re.split(r" *\| *", line.strip("|\n ")) for line in section[2].splitlines()[2:]]
            assert listed == [[f"`{column.name}`", column.type, column.told] for column in table.columns]
