"""What the library never does, whatever it is given: code from data, network, clock, environment, active exports."""

import ast
import gzip
import inspect
import io
import json
import re
import subprocess
import sys
import tracemalloc
from pathlib import Path

import invariants
import pytest

import diplonews
from diplonews import InputError, Office, Options, from_json, parse
from diplonews import batch as batching
from diplonews.export.csv import to_csv
from diplonews.export.jsonld import to_jsonld
from diplonews.export.tei import to_tei

SOURCE = Path(inspect.getfile(diplonews)).parent
WORKFLOWS = Path(__file__).parent.parent / ".github/workflows"
RUNS_CODE = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
LOADS_CODE = {
    "pickle",
    "marshal",
    "shelve",
    "dill",
    "cloudpickle",
    "joblib",
    "yaml",
    "ctypes",
    "code",
    "pty",
    "subprocess",
}
READS_XML = {"lxml", "xml", "defusedxml", "html5lib"}  # pages are read by trafilatura; TEI is written, never read
REACHES_OUT = {"socket", "ssl", "http", "urllib", "requests", "httpx", "ftplib", "smtplib", "asyncio"}
# batch, its processes and the command line may do what the rest may not; the harvested pages' own reader as well
OUTER = ("batch", "resume", "processes", "cli", "integrations", "__main__", "evaluate")
HOSTILE = (
    "<script>alert(1)</script> ]]> --> </textarea></title></style><style>*{display:none}</style>\n\n"
    "« L'offre </p><img src=x onerror=alert(2)> tient &amp; &#x41; \" ' ` », a déclaré mardi Anne <b>Ferrand</b>.\n\n"
    '=HYPERLINK("http://example.org") a dit Paul Morel. \x1b]0;x\x07\x1b[31m \u202e \x00 \ud800 javascript:alert(3)'
)


def calls(tree: ast.AST) -> set[str]:
    """The names of what is called by its bare name."""
    return {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}


def imports(tree: ast.AST) -> set[tuple[str, str]]:
    """What is imported: module, and name or nothing."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {(alias.name, "") for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "", alias.name) for alias in node.names}
    return found


def test_no_code_from_data():
    """Nowhere is data run as code, or unpickled from a file; processes of one batch alone exchange pickles."""
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        assert not RUNS_CODE & calls(tree), path
        taken = {(module, name) for module, name in imports(tree) if module.split(".")[0] in LOADS_CODE | READS_XML}
        assert taken <= {("pickle", "PicklingError")}, path


def test_no_network_in_the_source():
    """No module imports anything that speaks to a network."""
    for path in SOURCE.rglob("*.py"):
        taken = {m for m, _ in imports(ast.parse(path.read_text("utf-8"))) if m.split(".")[0] in REACHES_OUT}
        assert taken <= {"urllib.parse"}, path


WATCHED = r"""
import os, sys
from hypothesis import HealthCheck, given, settings
from diplonews import parse
from diplonews.export.csv import to_csv
from diplonews.export.json import to_json
from diplonews.export.jsonld import to_jsonld
from diplonews.export.tei import to_tei
from diplonews.export.webannotation import to_webannotation
from diplonews.samples import samples
from diplonews.strategies import dispatches

checks = "CHECK" in sys.argv
pages = [(sample.text, sample.published) for sample in samples()]

@settings(max_examples=1 if checks else 30, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(dispatches())
def draw(drawn):
    pages.append((drawn[0], drawn[1].published))

draw()
text = pages[0][0]
pages += [(text, "2024-04-02T10:30:00+02:00"), (text, None), ("Publié le 3 mai 2024\n\n" + text, None)]
found = set()
watching = False
CLOCK = {"time", "time_ns", "monotonic", "localtime", "gmtime", "now", "today", "utcnow", "clock_gettime"}

def audited(event, args):
    if not watching:
        return
    if event == "open" and (args[1] or "r").strip("bt") not in ("r", "") or event.split(".")[0] in (
        "socket", "subprocess", "urllib", "ftplib", "http", "ctypes"
    ) or event in ("os.system", "os.putenv", "os.unsetenv", "os.remove", "os.rename", "os.mkdir", "os.exec", "os.fork"):
        found.add(f"{event} {args!r:.80}")

def profiled(frame, event, called):
    if event == "c_call" and called.__name__ in CLOCK:
        owner = getattr(called, "__self__", None)
        if getattr(owner, "__name__", "") in ("time", "datetime", "date"):
            found.add(f"{owner.__name__}.{called.__name__} from {frame.f_code.co_filename}:{frame.f_lineno}")
    elif event == "call" and frame.f_globals["__name__"] == "os" and frame.f_code.co_name in ("getenv", "__getitem__"):
        found.add(f"environment from {frame.f_back.f_code.co_filename}:{frame.f_back.f_lineno}")

sys.addaudithook(audited)
watching = True
sys.setprofile(profiled)
for text, published in pages[: 1 if checks else None]:
    article = parse(text, published=published)
    to_json(article), to_tei(article), to_jsonld(article), to_webannotation(article)
    article.to_html(), article.explain(), to_csv([article])
if checks:
    import time, datetime, socket
    time.time(), datetime.datetime.now(), datetime.date.today(), os.environ.get("HOME"), os.getenv("HOME")
    open(os.devnull, "w").close()
    socket.socket().close()
sys.setprofile(None)
watching = False
print(len(pages))
print("\n".join(sorted(found)))
"""


def watched(*arguments: str) -> tuple[int, list[str]]:
    """How many articles were parsed and exported in a process of their own, and what they reached for."""
    said = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    )
    first, *found = said.stdout.splitlines()
    return int(first), [line for line in found if line]


def test_a_parse_reaches_for_nothing():
    """Parses and exports write no file, open no socket, start no process, read no clock and no environment.

    (A publication date in words is read by dateparser, which looks at the clock; what it would fill in is refused.)
    """
    count, found = watched()
    assert count >= 30
    assert found == []


def test_what_is_watched_is_seen():
    """The watch of the test before sees each of the things it watches for."""
    _, found = watched("CHECK")
    for seen in ("time.time ", "datetime.now ", "date.today ", "environment ", "open ", "socket."):
        assert any(line.startswith(seen) for line in found), seen


def test_exports_of_hostile_fields_are_inert():
    """Whatever stands in text, id, title, address and source, no export is more than text in it."""
    article = parse(
        HOSTILE, published="2024-04-02", id=HOSTILE, title=HOSTILE, url=f"javascript:{HOSTILE}", source=HOSTILE
    )
    assert article.quotes
    invariants.exports_are_well_formed(article)
    page = article.to_html()
    assert not re.search(r"<(?:script|img|textarea)\b|<b>Ferrand", page)
    assert "javascript:" not in re.sub(r">[^<]*<", "><", page)  # in no attribute
    assert not re.search(r"<(?:script|img|b)\b", to_tei(article))
    assert not set("<>&") & set(to_jsonld(article))
    assert not any(
        re.match(r"[=+@\t\r-]", cell) for cell in re.findall(r'(?:^|,)"([^"]*)', to_csv([article]), re.MULTILINE)
    )
    assert "\x1b" not in article.explain()


def test_endless_line(monkeypatch: pytest.MonkeyPatch):
    """Of a line that unpacks to fifty megabytes little is held; an error stands for it, the next one is parsed."""
    monkeypatch.setattr(batching, "LONGEST", 100_000)
    packed = gzip.compress(b'{"text": "un"}\n{"text": "' + b"a" * 50_000_000 + b'"}\n{"text": "trois"}', 1)
    tracemalloc.start()
    lines = list(batching.read_lines(io.BufferedReader(io.BytesIO(packed))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [len(line) for line in lines] == [14, 100_001, 17]
    assert peak < 2_000_000
    answers = [(json.loads(line), parsed) for line, parsed in batching.parse_lines(lines)]
    assert [parsed for _, parsed in answers] == [True, False, True]
    assert answers[1][0]["error"] == {
        "type": "InputError",
        "message": "the line is longer than 100,000 bytes",
        "line": 2,
    }


def test_longest_line_itself(monkeypatch: pytest.MonkeyPatch):
    """A line of exactly the greatest length is read, with an end and without."""
    monkeypatch.setattr(batching, "LONGEST", 14)
    for end in (b"", b"\n", b'\n{"text": "ab"}'):
        stream = io.BufferedReader(io.BytesIO(b'{"text": "un"}' + end))
        assert all(parsed for _, parsed in batching.parse_lines(batching.read_lines(stream)))


@pytest.mark.parametrize(
    "line",
    [
        '{"format": "diplonews/1", "text": "x", "quotes": [{"id": "q1", "kind": "direct"}]}',
        '{"format": "diplonews/1", "text": "x", "dates": [{"start": 0, "end": 9, "text": "x"}]}',
        '{"format": "diplonews/1", "text": "x", "dates": [{"start": -1, "end": 0, "text": "x"}]}',
        '{"format": "diplonews/1", "text": "x", "dates": [{"start": 1e999, "end": 0, "text": "x"}]}',
        '{"format": "diplonews/1", "text": ["x"]}',
        '{"format": "diplonews/1", "text": "x", "people": {"__class__": "os"}}',
        '{"format": "diplonews/1"}',
        "[" * 100_000,
        '{"a":' * 100_000,
    ],
)
def test_articles_from_outside_are_checked(line: str):
    """A line that is no article is a SchemaError, never a half-made value."""
    with pytest.raises(diplonews.SchemaError):
        from_json(line)


@pytest.mark.parametrize(
    "wrong",
    [
        {"time_zone": "../../etc/passwd"},
        {"time_zone": "/etc/localtime"},
        {"time_zone": "\x00"},
        {"cues": "dire"},
        {"cues": ("",)},
        {"titles": (3,)},
        {"organizations": ("  ",)},
        {"given_names": b"Paul"},
        {"offices": ("ministre",)},
        {"offices": (Office("a", "FRA", "b", None, None), "x")},
    ],
)
def test_options_from_outside_are_checked(wrong: dict[str, object]):
    """An option that cannot be one is an InputError when it is made, not a surprise in a parse."""
    with pytest.raises((InputError, TypeError)):
        Options(**wrong)


def test_options_are_words_not_patterns():
    """What users add is matched as words: signs of patterns in it mean nothing."""
    odd = ("(a+)+$", ".*", "[", "\\", "a|b", "(?:", "*", "é" * 10_000)
    options = Options(cues=odd, titles=odd, organizations=odd, given_names=odd)
    article = parse("« Oui », a dit Paul Morel. " + "a" * 5_000, options=options)
    assert [quote.speaker.name for quote in article.quotes if quote.speaker] == ["Paul Morel"]


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.name)
def test_workflows_are_pinned_and_allowed_little(path: Path):
    """Actions are pinned to a commit, jobs may do little, and no title or name from outside gets into a shell."""
    text = path.read_text("utf-8")
    for used in re.findall(r"uses:\s*(\S+)", text):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used), used
    assert re.search(r"^permissions:\s*(?:\{\}|\n  contents: read\n)", text, re.MULTILINE)
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    for run in re.findall(r"run:(.*(?:\n {8,}.*)*)", text):
        assert "${{ github.event" not in run
