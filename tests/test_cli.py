"""The command line: results on standard output, one line on standard error for what went wrong, a status for each."""

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest

import diplonews
from diplonews import from_json, parse
from diplonews.cli import main
from diplonews.export.json import schema

TEXT = "La ministre belge Anne Ferrand ira à Oslo.\n\n« L'offre tient », a-t-elle assuré lundi 1er avril 2024.\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    """A file with an article."""
    path = tmp_path / "offre.txt"
    path.write_text(TEXT, "utf-8", newline="")
    return str(path)


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch):
    """Puts bytes on standard input."""
    return lambda raw: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(raw))))


def run(*args: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "diplonews", *args],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_demo(capsys):
    """The demonstration shows quotes by speaker, people and dates of every embedded dispatch."""
    assert main(["demo"]) == 0
    out, err = capsys.readouterr()
    assert out.count("QUOTES") == out.count("PEOPLE") == out.count("DATES") == 5
    assert err == ""


def test_parse_table(article, capsys):
    """The table shows who said what, and no escape sequence outside a terminal."""
    assert main(["parse", article, "--published", "2024-04-02"]) == 0
    out = capsys.readouterr().out
    assert "«\u00a0L'offre tient\u00a0»" in out
    assert "Anne Ferrand" in out
    assert "\x1b" not in out
    assert all(len(line) <= 100 for line in out.splitlines())


def test_parse_json(article, capsys, tmp_path):
    """JSON is the exchange format, one line, on standard output or in a file."""
    assert main(["parse", article, "--published", "2024-04-02", "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert from_json(out) == parse(TEXT, published="2024-04-02", id="offre")
    target = tmp_path / "out.json"
    assert main(["parse", article, "--published", "2024-04-02", "--format", "json", "-o", str(target)]) == 0
    assert target.read_bytes().decode() == out


def test_parse_standard_input(stdin, capsys):
    """A dash is standard input; a byte-order mark is no part of the text."""
    stdin(b"\xef\xbb\xbf" + TEXT.encode())
    assert main(["parse", "-", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == TEXT


def test_explain(article, capsys):
    """The explanation names the rule of each result and the words it rests on."""
    assert main(["explain", article, "--published", "2024-04-02"]) == 0
    out = capsys.readouterr().out
    found = parse(TEXT, published="2024-04-02")
    for rule in {*(quote.rule for quote in found.quotes), *(date.rule for date in found.dates)}:
        assert f"rule: {rule}" in out
    assert out == found.explain()


def test_batch_file(tmp_path, capsys):
    """A batch writes a line for each line, ends with status 1 if some failed, and says how many."""
    lines = [
        json.dumps({"id": "a", "text": TEXT}),
        "{",
        json.dumps({"id": "c", "text": "Rien.", "published": "jamais"}),
    ]
    source, target = tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl"
    source.write_bytes(gzip.compress("\n".join(lines).encode()))
    assert main(["batch", str(source), "-o", str(target)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["diplonews: 2 of 3 records failed; each has an error object in its place"]
    results = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [result.get("error", {}).get("line") for result in results] == [None, 2, 3]
    for result in results:
        jsonschema.Draft202012Validator(schema()).validate(result)


def test_batch_standard_streams():
    """From standard input to standard output, in two processes, without a word on standard error."""
    lines = [json.dumps({"id": str(k), "text": TEXT, "published": "2024-04-02"}) for k in range(40)]
    done = run("batch", "-", "-o", "-", "--workers", "2", "--quiet", stdin="\n".join(lines).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [str(k) for k in range(40)]


def test_output_is_utf8_whatever_the_locale(article):
    """Neither an ASCII locale nor a lone surrogate on its way to a table ends the program."""
    done = run("parse", article, "--format", "json", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert json.loads(done.stdout.decode())["text"] == TEXT
    done = run("batch", "-", stdin=b'{"text": "\\ud800 \\u00ab Oui \\u00bb, a dit Anne Ferrand."}')
    assert done.returncode == 0
    assert json.loads(done.stdout.decode())["text"].startswith("\ud800")


def test_rules(capsys):
    """Every rule is listed with its definition; a name shows its examples, a prefix those of a family."""
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out
    assert "dates.weekdays.night" in listed
    assert main(["rules", "dates.weekdays"]) == 0
    family = capsys.readouterr().out
    assert "example" in family
    assert "dates.absolute" not in family
    assert main(["rules", "dates.weekday.nigth"]) == 2
    assert "did you mean dates.weekdays.night?" in capsys.readouterr().err


def test_schema(capsys):
    """The schema is printed as JSON."""
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()


def test_version(capsys):
    """The version is the package's."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"diplonews {diplonews.__version__}\n"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["parse", "{tmp}/missing.txt"], "missing.txt: No such file or directory"),
        (["parse", "{tmp}"], "Is a directory"),
        (["batch", "{tmp}/missing.jsonl", "-o", "{tmp}/out"], "missing.jsonl: No such file or directory"),
        (["parse", "{tmp}/good.txt", "-o", "{tmp}/no/where"], "no/where: No such file or directory"),
        (["parse", "{tmp}/good.txt", "-o", "{tmp}/good.txt"], "is what is being read"),
        (["parse", "{tmp}/good.txt", "--published", "un de ces jours"], "un de ces jours"),
        (["parse", "{tmp}/cp1252.txt"], "not UTF-8 at byte 9; it may be cp1252"),
        (["parse", "{tmp}/mac.txt"], "not UTF-8 at byte 9; it may be mac_roman"),
        (["explain", "{tmp}/dos.txt"], "it may be cp850"),
        (["parse", "{tmp}/utf16.txt"], "not UTF-8 at byte 0; it may be utf-16"),
        (["batch", "{tmp}/cut.gz"], "damaged gzip data"),
        (["batch", "{tmp}/good.txt", "--workers", "0"], "workers: 0 is below 1"),
        (["batch", "{tmp}/good.txt", "--workers", "two"], "invalid int value: 'two'"),
        (["parse", "{tmp}/good.txt", "--format", "xml"], "invalid choice: 'xml'"),
        (["rules", "no.such.rule"], "no rule 'no.such.rule'"),
        (["unknown"], "invalid choice"),
        ([], "required"),
    ],
)
def test_errors_are_one_line(args, told, tmp_path, capsys):
    """Whatever cannot be done is told in one line on standard error, with status 2."""
    words = "Diplômés déçus à Besançon, déjà réunis près de l'église"
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    for name, encoding in (("cp1252", "cp1252"), ("mac", "mac_roman"), ("dos", "cp850"), ("utf16", "utf-16")):
        (tmp_path / f"{name}.txt").write_bytes(
            f"Article, à lire. {words}".replace("Article, ", "Article: ").encode(encoding)
        )
    (tmp_path / "cut.gz").write_bytes(gzip.compress(b'{"text": "x"}\n' * 99)[:-12])
    try:
        status = main([arg.format(tmp=tmp_path) for arg in args])
    except SystemExit as ended:
        status = ended.code
    out, err = capsys.readouterr()
    assert status == 2
    assert err.count("\n") == 1
    assert told in err
    assert "Traceback" not in out + err


def test_failing_to_start_writes_nothing(tmp_path):
    """A missing input leaves an existing output alone."""
    target = tmp_path / "out.jsonl"
    target.write_text("kept")
    assert main(["batch", str(tmp_path / "missing"), "-o", str(target)]) == 2
    assert target.read_text() == "kept"


def test_reader_that_has_seen_enough():
    """When whoever reads the output goes away, the program ends quietly."""
    lines = "\n".join([json.dumps({"text": TEXT})] * 400).encode()
    with subprocess.Popen(
        [sys.executable, "-m", "diplonews", "batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        try:
            process.stdin.write(lines)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_no_color_is_honoured(article, monkeypatch, capsys):
    """Colours come on a terminal only, and not when NO_COLOR is set or the terminal is dumb."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    main(["parse", article])
    assert "\x1b[" in capsys.readouterr().out
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as patched:
            patched.setenv(name, value)
            main(["parse", article])
        assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("rich", [True, False])
def test_progress_on_a_terminal(rich, tmp_path, monkeypatch, capsys):
    """On a terminal the articles are counted, with rich or without, and the output is the same."""
    if not rich:
        monkeypatch.setitem(sys.modules, "rich.progress", None)
    monkeypatch.setattr("diplonews.render.progress._EVERY", 0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n")
    assert main(["batch", str(source)]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["id"] == "a"
    assert "1 articles" in err or rich


def test_evaluate_prints_figures_errors_and_constructions(tmp_path, capsys):
    """Annotated articles are scored layer by layer, with the errors asked for."""
    gold = {
        "id": "a1",
        "text": "« L'offre tient », a dit Anne Roy.",
        "published": None,
        "quoted": [{"start": 2, "end": 15, "speaker": ["Anne Roy"], "construction": [1]}],
        "dates": [{"start": 19, "end": 20, "value": "2020"}],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold) + "\n", encoding="utf-8")
    assert main(["evaluate", str(path), "--errors", "dates"]) == 0
    shown = capsys.readouterr().out
    assert "quoted+who      1.000  1.000  1.000" in shown
    assert "quoted       1    1 of   1" in shown
    assert "- a1: a | 2020" in shown
    assert main(["evaluate", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["layers"]["dates"]["fn"] == 1


def test_evaluate_names_what_is_no_annotated_article(tmp_path, capsys):
    """A span outside its text is named with file, line and layer; the status is 2."""
    path = tmp_path / "gold.json"
    path.write_text('{"id": "a1", "text": "Oui.", "dates": [{"start": 2, "end": 9}]}', encoding="utf-8")
    assert main(["evaluate", str(path)]) == 2
    assert "dates[0]: 2:9 is no span of the text" in capsys.readouterr().err


class Closed(io.StringIO):
    """A standard output that nobody reads any more."""

    def write(self, _: str) -> int:
        """Refuse what is written."""
        raise BrokenPipeError


def test_a_closed_output_has_a_status_of_its_own(monkeypatch):
    """Whoever read has seen enough: the status is that of a broken pipe, and nothing is told."""
    monkeypatch.setattr(sys, "stdout", Closed())
    assert main(["schema"]) == 141


def test_an_interrupt_has_a_status_of_its_own(monkeypatch):
    """Ctrl-C ends a command with status 130."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("diplonews.cli.about.schema", interrupted)
    assert main(["schema"]) == 130


@pytest.mark.parametrize(("target", "told"), [("out.jsonl", "; the same command with --resume goes on"), ("-", "\n")])
def test_an_interrupted_batch_says_how_to_go_on(target, told, tmp_path, monkeypatch, capsys):
    """What was done is counted; where it went to a file, the command can go on from there."""

    def interrupted(*_: object, **__: object):
        yield "{}", True
        raise KeyboardInterrupt

    monkeypatch.setattr("diplonews.cli.batch.parse_lines", interrupted)
    source = tmp_path / "in.jsonl"
    source.write_text("{}\n")
    assert main(["batch", str(source), "-o", target if target == "-" else str(tmp_path / target), "--quiet"]) == 130
    assert f"interrupted after 1 articles{told}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["in.parquet", "-o", "out.jsonl"], "both IN and OUT must end in .parquet"),
        (["in.parquet", "-o", "out.parquet", "--resume"], "--resume goes with JSON Lines"),
    ],
)
def test_what_parquet_cannot_do(arguments, told, capsys):
    """Parquet goes to Parquet, whole or not at all."""
    assert main(["batch", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_a_parquet_batch_counts_its_failures(tmp_path, monkeypatch, capsys):
    """Records that failed are counted on standard error, and make the status 1."""
    written = SimpleNamespace(parse_parquet=lambda source, target, *, workers: iter((True, False, True)))
    monkeypatch.setitem(sys.modules, "diplonews.integrations.parquet", written)
    assert main(["batch", str(tmp_path / "in.parquet"), "-o", str(tmp_path / "out.parquet"), "--quiet"]) == 1
    assert "1 of 3 records failed" in capsys.readouterr().err


def test_evaluate_without_constructions(tmp_path, capsys):
    """Where no annotation names a construction there is no table of them."""
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"id": "a", "text": "Rien.", "dates": []}), encoding="utf-8")
    assert main(["evaluate", str(path)]) == 0
    assert "per construction" not in capsys.readouterr().out
