"""CSV: read back by Python's own reader, and no cell that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews import Article, InputError, parse
from diplonews.export.csv import to_csv, written
from diplonews.export.tables import TABLES, rows
from diplonews.strategies import articles

NASTY = st.text(st.sampled_from("=+-@\t\r\n,;\"' é\x00\u2028\ud800😀"), min_size=1, max_size=30)


def read_back(text: str) -> list[dict[str, str]]:
    """The rows as a reader sees them that keeps line ends as they are."""
    return [*csv.DictReader(io.StringIO(text, newline=""))]


def plain(cell: object) -> str:
    """A cell as text."""
    return "" if cell is None else str(cell)


@pytest.mark.parametrize("guard", [True, False])
@given(article=articles(texts=NASTY))
def test_any_article_is_read_back(article: Article, *, guard: bool):
    """Every cell comes back; with guards, after an apostrophe is taken off."""
    for name in TABLES:
        back = read_back(to_csv([article], name, guard=guard))
        expected = [*rows([article], name)]
        assert len(back) == len(expected)
        for line, row in zip(back, expected, strict=True):
            assert [*line] == [*row]
            for column, cell in row.items():
                text = line[column]
                assert (text.removeprefix("'") if guard and isinstance(cell, str) else text) == plain(cell)


@given(article=articles(texts=NASTY))
def test_nothing_is_a_formula(article: Article):
    """No cell of text begins as a formula does, and the file is UTF-8."""
    text = to_csv([article], "articles")
    text.encode()
    for line in read_back(text):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line.values())


def test_numbers_stay_numbers():
    """A guard is for text: a number below zero is no formula."""
    assert [*written(["n", "t"], [{"n": -1.5, "t": "-1.5"}])] == ["n,t\n", "-1.5,'-1.5\n"]


def test_quotes_of_several_articles():
    """One head, then the rows of each article in turn."""
    texts = ("« Oui », a dit Anne Ferrand.", "« Non », a dit Paul Morel.")
    back = read_back(to_csv([parse(text, id=str(k)) for k, text in enumerate(texts)]))
    assert [(row["article_id"], row["text"], row["speaker_name"]) for row in back] == [
        ("0", "Oui", "Anne Ferrand"),
        ("1", "Non", "Paul Morel"),
    ]


def test_unknown_table():
    """A table that is not there is refused."""
    with pytest.raises(InputError, match="no table 'x'"):
        to_csv([], "x")
