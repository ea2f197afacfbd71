"""What people look at: a table that fits its width, and an explanation that tells each result's reason."""

import io
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews import from_json, parse
from diplonews.render.explain import explain
from diplonews.render.progress import counted, part_read
from diplonews.render.terminal import columns, render, wrapped
from diplonews.samples import samples

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
FULL = from_json((Path(__file__).parent / "frozen" / "article.v1.json").read_text("utf-8"))


@pytest.mark.parametrize("width", [1, 60, 73, 100, 200])
@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_lines_fit(sample, width: int):
    """No line is wider than the terminal, sixty columns at least; colours take none."""
    article = parse(sample.text, published=sample.published, id=sample.id)
    plain = render(article, width=width)
    assert all(columns(line) <= max(width, 60) for line in plain.splitlines())
    assert ESCAPES.sub("", render(article, width=width, color=True)) == plain


def test_full_article():
    """Every part of an article shows: quotes under their speaker with day, cue and reason; events in calendar order."""
    lines = [line.strip() for line in render(FULL, width=100).replace("\u00a0", " ").splitlines()]
    assert "Lars Haugen · ministre" in lines
    assert "2024-04-02  « La porte » […] « reste ouverte »" in lines
    assert "a-t-il dit · to la presse · une visite · Oslo · by pronoun" in lines
    assert "2024-04-03  planned       CONSULT · visit" in lines
    assert "Lars Haugen → Otan · Dublin · 60 millions d'euros · according to l'agence" in lines
    assert "Lars Haugen  NOR    ×1  ministre" in lines
    assert "! mojibake [0:3]: …" in lines


def test_explanation_of_a_full_article():
    """The explanation names rule, cue, speaker, reason, evidence, interval, roles and parties."""
    told = explain(FULL)
    for words in (
        "published: 2024-04-02T14:30:00+02:00 (text, from « 2 avr. » [25:31])",
        "rule: quotes.direct.incise_pronoun, confidence 0.97",
        "speaker: Lars Haugen (person), by pronoun",
        ": the last man named",
        "said: on 2024-04-02, at Oslo, occasion une visite, to la presse",
        "interval: 2024-04-03 until before 2024-04-04",
        "role: ministre, NOR",
        "recipient: Otan, understood",
        "amount: « 60 millions d'euros »",
        "known from: q2",
        "warning mojibake [0:3]",
    ):
        assert words in told


@given(st.text(st.characters(), max_size=200))
def test_nothing_that_a_terminal_obeys(text: str):
    """Whatever the article holds, no control character of it reaches the terminal."""
    shown = render(parse(text, id=text), width=60) + explain(parse(text))
    assert all(char.isprintable() or char in "\n\u00a0" for char in shown)


def test_wide_letters_take_two_columns():
    """Letters of double width and combining accents are counted as the terminal counts them."""
    assert columns("北京") == 4
    assert columns("e\u0301té") == 3
    shown = render(parse("« " + "北京" * 60 + " », a dit Anne Ferrand."), width=60)
    assert all(columns(line) <= 60 for line in shown.splitlines())


def test_empty_article():
    """An empty article has a head and its warning, and no empty section."""
    shown = render(parse(""), width=60)
    assert "Untitled" in shown
    assert "! empty" in shown
    assert "QUOTES" not in shown


def test_a_quotation_without_a_speaker_says_so():
    """Nobody is credited where nobody is named."""
    assert "speaker: nobody is credited" in explain(parse("« L'offre tient », a-t-on appris."))


def test_wide_letters_fold():
    """Letters of two columns fold between words, and within a word that is wider than the line."""
    article = parse(
        "« 東京 東京 東京 東京 東京 東京 東京 東京 東京 東京 東京 東京 東京 東京 東京 東京 », a dit Anne Ferrand."
    )
    shown = render(article, width=60)
    assert shown.count("東京") == 16
    assert all(columns(line) <= 60 for line in shown.splitlines())
    assert wrapped("東" * 20, 20, 4) == ["    " + "東" * 8, "    " + "東" * 8, "    " + "東" * 4]


def test_a_stream_that_is_no_file_has_no_length():
    """How much has been read is known of files alone."""
    assert part_read(io.BufferedReader(io.BytesIO(b"x"))) is None


def test_progress_is_told_now_and_then(monkeypatch, capsys):
    """A plain line counts what has passed, at most every so often; what passes at once is not counted aloud."""
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    assert list(counted("abc")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""
    clock = iter((0.0, 0.1, 0.5, 0.6))
    monkeypatch.setattr("diplonews.render.progress.time.monotonic", lambda: next(clock))
    assert list(counted("abc", done=4, part=lambda: 0.5)) == ["a", "b", "c"]
    assert [line.strip() for line in capsys.readouterr().err.split("\r")] == [
        "",
        "6 articles (50%), 4 a second",
        "7 articles",
    ]
