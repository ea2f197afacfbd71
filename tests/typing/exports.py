"""Exports and tables as users write them: never run, checked by mypy --strict and by pyright."""

import datetime as dt
from collections.abc import Iterable

from diplonews import Article, Corpus, from_dict, parse, to_dict, to_json
from diplonews.export.csv import csv_lines, to_csv
from diplonews.export.jsonld import jsonld, to_jsonld
from diplonews.export.tables import TABLES, Cell, article_key, rows
from diplonews.export.tei import to_tei
from diplonews.export.webannotation import to_webannotation, webannotation
from diplonews.merged import MERGED, merged_rows

ARTICLE = parse("« Oui », a dit Anne Ferrand.")


def formats(article: Article) -> list[str]:
    """Every format is text."""
    page = to_webannotation(article, source="https://example.org/a.txt", offsets="utf-16")
    return [to_tei(article), to_jsonld(article), page, to_csv([article], "events", guard=False)]


def counted(article: Article) -> Article:
    """What counts offsets is a literal."""
    to_json(article, offsets="code-points")
    return from_dict(to_dict(article, offsets="utf-16"))


def objects(article: Article) -> list[str]:
    """Objects have string keys."""
    return [*jsonld(article), *webannotation(article)]


def first_days(articles: Iterable[Article]) -> list[dt.date]:
    """Cells are text, numbers, days or nothing."""
    cells: list[Cell] = [row["event_date"] for row in rows(articles, "events")]
    return [cell for cell in cells if isinstance(cell, dt.date)]


def merged(articles: Iterable[Article]) -> list[tuple[str, Cell]]:
    """A corpus takes any iterable of articles."""
    corpus = Corpus(article for article in articles)
    return [(name, row["article_ids"]) for name in MERGED for row in merged_rows(corpus, name)]


def columns() -> dict[str, list[str]]:
    """Tables know their columns."""
    return {name: [column.name for column in table.columns] for name, table in TABLES.items()}


def lines(articles: list[Article]) -> str:
    """Lines come one by one."""
    return article_key(articles[0]) + next(csv_lines(articles, "people"))
