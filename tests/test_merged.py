"""The tables of a corpus: one row a person, event, quote or organisation, and the way back to the articles."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews import Corpus, InputError, parse
from diplonews.merged import MERGED, merged_rows
from diplonews.strategies import articles

VISIT = "Le ministre norvégien Per Dahl se rendra à Bruxelles le 3 avril 2024."
AGAIN = "Le ministre norvégien Per Dahl s'est rendu à Bruxelles le 3 avril 2024. « Le temps presse », a dit Per Dahl."
TYPES = {"string": str, "int32": int, "float64": float, "date32": dt.date}


@pytest.fixture
def corpus() -> Corpus:
    """One visit in two articles."""
    return Corpus([parse(VISIT, id="a", published="2024-04-02"), parse(AGAIN, id="b", published="2024-04-04")])


def test_event(corpus: Corpus):
    """The visit is one row with both sources and both statuses."""
    visits = [row for row in merged_rows(corpus, "events") if row["mode"] == "visit"]
    (row,) = visits
    told = ("event_date", "status", "actor_name", "place_name", "articles", "article_ids")
    assert [row[key] for key in told] == [
        dt.date(2024, 4, 3), "planned; occurred", "Per Dahl", "Bruxelles", 2, "a; b",
    ]  # fmt: skip
    assert row["event_ids"].count(";") == 1


def test_person_and_quote(corpus: Corpus):
    """The person is one row; the quote knows on what day it was first printed."""
    (person,) = merged_rows(corpus, "people")
    assert [person[key] for key in ("name", "country", "articles", "person_ids")] == ["Per Dahl", "NOR", 2, "p1; p1"]
    (quote,) = merged_rows(corpus, "quotes")
    assert [quote[key] for key in ("text", "speaker_name", "first_published", "article_ids")] == [
        "Le temps presse", "Per Dahl", dt.date(2024, 4, 4), "b",
    ]  # fmt: skip


def test_calendar_order():
    """Events come in calendar order, those without a day last."""
    texts = (
        "Per Dahl a rencontré Anne Ferrand.",
        "Per Dahl a rencontré Anne Ferrand le 5 mai 2024.",
        "Per Dahl a rencontré Anne Ferrand le 1er mai 2024.",
    )
    rows = [*merged_rows(Corpus(parse(text, id=str(k)) for k, text in enumerate(texts)), "events")]
    assert [(row["event_id"], row["article_ids"]) for row in rows] == [("e1", "2"), ("e2", "1"), ("e3", "0")]


@given(st.lists(articles(), max_size=3))
def test_any_corpus(some):
    """Every row has every column, of its type or unknown; every thing of every article is in one row."""
    corpus = Corpus(some)
    for name, table in MERGED.items():
        rows = [*table.rows(corpus)]
        for row in rows:
            assert [*row] == [column.name for column in table.columns]
            for column in table.columns:
                assert row[column.name] is None or type(row[column.name]) is TYPES[column.type]
        things = sum(len(getattr(article, name)) for article in some)
        assert sum(str(row["article_ids"]).count("; ") + 1 for row in rows) == things


def test_unknown_table():
    """A table that is not there is refused."""
    with pytest.raises(InputError, match="no table 'dates'; there are events, people, quotes, organizations"):
        merged_rows(Corpus(()), "dates")
