"""Many articles: order kept, one bad record costs nobody else, memory bounded, processes where asked for."""

import gzip
import io
import json
from collections.abc import Iterator

import pytest

from diplonews import Article, Failure, InputError, Options, parse, parse_many
from diplonews.batch import parse_lines, read_lines
from diplonews.processes import CHUNK, WINDOW

RECORDS = [
    {
        "id": "a",
        "text": "« Oui », a dit Anne Ferrand mardi.",
        "published": "2024-04-02",
        "url": "https://example.org/a",
    },
    {"id": "b", "text": None},
    {"id": 3, "text": "« Non », a dit Paul Morel."},
    {"id": "d", "text": "Rien.", "published": "un de ces jours"},
    "no mapping at all",
    {"text": ""},
]


def _lines(raw: bytes) -> list[bytes]:
    return list(read_lines(io.BufferedReader(io.BytesIO(raw))))


def _results(raw: bytes, **options) -> list[dict]:
    return [json.loads(line) for line, _ in parse_lines(_lines(raw), **options)]


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_order_and_failures(workers: int | None):
    """A result a record, in order; a record that cannot be parsed gives a Failure with its place and reason."""
    results = list(parse_many(RECORDS, workers=workers))
    assert [type(result) for result in results] == [Article, Failure, Article, Failure, Failure, Article]
    assert [result.id for result in results] == ["a", "b", "3", "d", None, None]
    assert [result.line for result in results if isinstance(result, Failure)] == [2, 4, 5]
    assert [result.type for result in results if isinstance(result, Failure)] == [
        "TypeError",
        "InputError",
        "TypeError",
    ]
    assert "un de ces jours" in results[3].error
    assert results[0] == parse(RECORDS[0]["text"], published="2024-04-02", id="a", url="https://example.org/a")


def test_articles_are_records_too():
    """An Article is parsed anew from its text, its given date and what came with it."""
    article = parse("« Oui », a dit Anne Ferrand mardi.", published="2024-04-02", id="a", title="Un titre")
    assert list(parse_many([article])) == [article]


def test_options_reach_the_workers():
    """The options hold in every process."""
    records = [{"text": "Elle viendra le 9 avril 2024."}] * 3
    off = Options(disabled_rules={"dates."})
    assert all(result.dates == () for result in parse_many(records, workers=2, options=off))
    assert all(result.dates for result in parse_many(records, workers=2))


def test_workers_below_one():
    """Less than one process is refused at once, before anything is read."""
    with pytest.raises(InputError, match="workers: 0"):
        parse_many(iter(()), workers=0)


@pytest.mark.parametrize("workers", [None, 2])
def test_memory_is_bounded(workers: int | None):
    """However many records there are, only a window of them is drawn ahead of what has come out."""
    drawn = 0

    def endless() -> Iterator[dict[str, str]]:
        nonlocal drawn
        while True:
            drawn += 1
            yield {"text": "Rien."}

    results = parse_many(endless(), workers=workers)
    for _ in range(3 * CHUNK):
        next(results)
    assert drawn <= 3 * CHUNK + CHUNK * WINDOW * (workers or 1)
    results.close() if workers else None


def test_as_many_lines_out_as_in():
    """Every bad line becomes an error object in its place, with its number and what is known of its id."""
    good = json.dumps({"id": "x", "text": "« Oui », a dit Anne Ferrand."})
    lines = [
        good.encode(),
        b"{nul}",
        b"",
        b'{"id": "y", "text": 5}',
        b'["text"]',
        b'{"id": "z", "text": "caf\xe9"}',
        b'{"text": "x", "rank": NaN}',
        b'{"id": ["l"], "text": "x"}',
        b"[" * 50_000,
        good.encode() + b"\r",
    ]
    results = _results(b"\n".join(lines) + b"\n")
    assert len(results) == len(lines)
    assert ["error" in result for result in results] == [False, *[True] * 8, False]
    assert [result["error"]["line"] for result in results[1:9]] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert [result["id"] for result in results] == ["x", None, None, "y", None, None, None, None, None, "x"]
    assert results[5]["error"]["message"].startswith("not UTF-8 at byte 24")


def test_lines_end_at_line_feed_only():
    """Other separators of lines, raw inside a string, end nothing."""
    record = '{"id": "a", "text": "un\u2028deux\u0085trois"}'
    assert [result["text"] for result in _results(record.encode())] == ["un\u2028deux\u0085trois"]


def test_gzip_is_told_by_its_bytes():
    """Compressed lines are read whatever the file is called; damaged ones are an InputError."""
    raw = b'\xef\xbb\xbf{"text": "un"}\n{"text": "deux"}\n'
    assert _lines(gzip.compress(raw)) == _lines(raw) == [b'{"text": "un"}', b'{"text": "deux"}']
    with pytest.raises(InputError, match="gzip"):
        _lines(gzip.compress(raw)[:-9])


def test_meta_is_kept():
    """Keys that nobody knows come out under meta as they came in, null too."""
    record = {"id": "a", "text": "x", "published": None, "authors": ["A"], "rank": 3, "none": None, "title": "T"}
    (result,) = _results(json.dumps(record).encode())
    assert result["meta"] == {"title": "T", "authors": ["A"], "rank": 3, "none": None}


@pytest.mark.parametrize(
    ("mapping", "text", "day", "meta"),
    [
        (
            {"text": "x", "title": "T", "publish_date": "2024-04-02", "source_url": "s"},
            "x",
            2,
            {"title": "T", "source": "s"},
        ),
        (
            {"text": "x", "raw_text": "y", "date": "2024-04-02", "sitename": "s"},
            "x",
            2,
            {"source": "s", "raw_text": "y"},
        ),
        ({"plaintext": "x", "publishing_date": "2024-04-02T10:00:00+02:00"}, "x", 2, {}),
        (
            {"maintext": "x", "text": None, "date_publish": "2024-04-02 10:00:00", "headline": "T"},
            "x",
            2,
            {"title": "T"},
        ),
        ({"cleaned_text": "x", "publish_date": "2024-04-02", "domain": "s"}, "x", 2, {"source": "s"}),
        ({"text": "", "maintext": "x", "date": "None", "date_publish": "2024-04-02", "title": ""}, "x", 2, {}),
        (
            {"text": "x", "date": "2024-04-02", "source": "https://s.example/x", "source-hostname": "s"},
            "x",
            2,
            {"source": "s", "url": "https://s.example/x"},
        ),
        (
            {
                "body": {"summary": ["a"], "sections": [{"headline": ["b"], "paragraphs": ["c", ""]}, 5]},
                "publishing_date": "2024-04-02 10:00:00+02:00",
            },
            "a\n\nb\n\nc",
            2,
            {},
        ),
    ],
)
def test_extractors_spellings(mapping, text, day, meta):
    """What the common extractors hand out is read under their own keys."""
    article = Article.from_mapping(mapping)
    assert article.text == text
    assert article.published is not None
    assert article.published.day == day
    assert meta.items() <= article.meta.to_dict().items()


@pytest.mark.parametrize("mapping", [{"text": ""}, {"maintext": "", "text": None}, {"text": "", "date": ""}])
def test_an_empty_text_is_a_text(mapping):
    """Nothing to read is no failure; an empty date is none."""
    article = Article.from_mapping(mapping)
    assert (article.text, article.published) == ("", None)


def test_mapping_values_that_json_cannot_hold():
    """Dates are kept as ISO 8601, sets as lists; what JSON cannot hold at all is left out."""
    import datetime as dt

    mapping = {"text": "x", "crawled": dt.date(2024, 4, 2), "tags": {"b", "a"}, "body": object(), "nan": float("nan")}
    assert Article.from_mapping(mapping).meta.to_dict() == {"crawled": "2024-04-02", "tags": ["a", "b"]}


@pytest.mark.parametrize("wrong", [{}, {"text": b"x"}, [("text", "x")], {"text": "x", "published": 20240402}])
def test_what_is_no_record(wrong):
    """A mapping without a text, or with an unreadable date, is refused."""
    with pytest.raises((TypeError, InputError)):
        Article.from_mapping(wrong)
