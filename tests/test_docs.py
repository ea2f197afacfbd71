"""Every example that is printed for readers runs: the README, the pages of docs/, the docstrings, the commands.

A page that needs an extra says so (``% extra: spacy``) and is collected where the extra is installed: ``make
test-integrations`` has them all, and runs what is marked here again.
"""

import doctest
import importlib
import importlib.util
import inspect
import json
import pkgutil
import re
import shlex
import sys
import tomllib
from collections.abc import Callable, Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

import diplonews
from diplonews import strategies
from diplonews.cli import main
from diplonews.samples import samples

ROOT = Path(__file__).parents[1]
# what must be importable where a page is to run
MODULE_OF = {
    "arrow": "pyarrow", "cli": "rich", "html": "trafilatura", "hypothesis": "hypothesis", "pandas": "pandas",
    "spacy": "spacy", "spark": "pyspark",
}  # fmt: skip
SCRAPERS = "scrapers"  # not an extra: tests/integrations/scrapers, an environment of its own, runs that page
HERE = {extra for extra, module in MODULE_OF.items() if importlib.util.find_spec(module)}
WRITTEN = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "eval/README.md", *(ROOT / "docs").rglob("*.md")]
)
EVERY = [page for page in WRITTEN if "_build" not in page.parts]
EXAMPLES = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS), SkipParser()])
INTEGRATIONS = "diplonews.integrations."
EXTRA_OF = {
    "arrow": "arrow", "pandas": "pandas", "parquet": "arrow", "spacy": "spacy", "spark": "spark", "trafilatura": "html",
}  # fmt: skip
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(diplonews.__path__, "diplonews.")
    if not module.name.endswith("__main__")  # importing it runs the command line
    and (not module.name.startswith(INTEGRATIONS) or EXTRA_OF[module.name.removeprefix(INTEGRATIONS)] in HERE)
)


def extras_of(page: Path) -> set[str]:
    """The extras that a page says it needs."""
    return {
        extra
        for line in re.findall(r"^% extra: (.*)$", page.read_text("utf-8"), re.MULTILINE)
        for extra in line.split()
    }


PAGES = [page for page in EVERY if extras_of(page) <= HERE]


def name(page: Path) -> str:
    """A page as reports call it."""
    return page.relative_to(ROOT).as_posix()


def marked(value, name: str, *, extra: bool):
    """A parameter that is run again where every extra is installed."""
    return pytest.param(value, id=name, marks=[pytest.mark.integration] if extra else [])


@pytest.mark.parametrize("page", [marked(page, name(page), extra=bool(extras_of(page))) for page in PAGES])
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What a page shows is what the library prints."""
    monkeypatch.chdir(tmp_path)
    for example in EXAMPLES.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("page", EVERY, ids=name)
def test_extras_exist(page: Path):
    """The extras that a page needs are those of the package."""
    assert extras_of(page) <= {*MODULE_OF, SCRAPERS}


@pytest.mark.parametrize("module", [marked(one, one, extra=one.startswith(INTEGRATIONS)) for one in MODULES])
def test_docstrings(module: str):
    """What a docstring shows is what the library prints."""
    result = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


# --- the commands of a page --------------------------------------------------------------------


def commands(page: Path) -> list[str]:
    """The lines behind a prompt in the console blocks of a page, comments left out."""
    blocks = re.findall(r"^```console\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def put_files(folder: Path) -> None:
    """The files that the pages speak of."""
    records = [{"id": one.id, "text": one.text, "published": one.published} for one in samples()]
    (folder / "article.txt").write_text(samples()[0].text, "utf-8")
    (folder / "articles.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    (folder / "page.html").write_text((ROOT / "tests/integrations/pages/agence.html").read_text("utf-8"), "utf-8")
    (folder / "eval").symlink_to(ROOT / "eval")
    annotated = sorted((ROOT / "eval/check").glob("*.json"))[:2]
    lines = (json.dumps(json.loads(one.read_text("utf-8"))) + "\n" for one in annotated)
    (folder / "my-articles.jsonl").write_text("".join(lines), "utf-8")
    (folder / "articles.parquet").touch()
    if "arrow" in HERE:
        pa, pq = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
        pq.write_table(pa.Table.from_pylist(records), folder / "articles.parquet")


def run(line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Run a ``diplonews`` line of a page, with what is piped into it."""
    piped, _, command = line.rpartition(" | ")
    words = shlex.split(command, comments=True)
    assert words[0] == "diplonews"
    content = Path(shlex.split(piped)[1]).read_bytes() if piped else b""
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content), "utf-8"))
    status = main(words[1:])
    said = capsys.readouterr()
    lacking = re.search(r'pip install "diplonews\[(\w+)\]"', said.err)
    assert status == 0 or (status == 2 and lacking and lacking[1] not in HERE), (line, said.err)


def extras_named(words: list[str]) -> bool:
    """``pip install "diplonews[a,b]"`` names extras that there are."""
    told = [word for word in words[2:] if not word.startswith("-")]
    named = {extra for word in told if "[" in word for extra in word.partition("[")[2].rstrip("]").split(",")}
    return words[1] == "install" and named <= set(MODULE_OF) and all(re.match(r"diplonews|\.", word) for word in told)


def targets_exist(words: list[str]) -> bool:
    """``make`` is asked for targets that the Makefile lists."""
    listed = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    return {word for word in words[1:] if "=" not in word} <= listed


def file_exists(words: list[str]) -> bool:
    """A program of the repository is there, or a module of Python's is asked for."""
    return words[1] == "-m" or (ROOT / words[1]).is_file()


def elsewhere(_: list[str]) -> bool:
    """A program that this project does not install: nothing to check."""
    return True


# What is not run here, because it installs, takes minutes, or needs another machine, is checked for what it names.
CHECKS: dict[str, Callable[[list[str]], bool]] = {
    "pip": extras_named,
    "make": targets_exist,
    "bash": file_exists,
    "python": file_exists,
    ".venv/bin/python": file_exists,
    "job/bin/venv-pack": elsewhere,
    "spark-submit": elsewhere,
}


@pytest.mark.integration
@pytest.mark.parametrize("page", [page for page in EVERY if commands(page)], ids=name)
def test_commands(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The commands of a page do what they say, in the order in which they stand."""
    monkeypatch.chdir(tmp_path)
    put_files(tmp_path)
    for line in commands(page):
        if re.match(r"(cat \S+ \| )?diplonews ", line):
            run(line, monkeypatch, capsys)
        else:
            words = shlex.split(line, comments=True)
            assert words[0] in CHECKS, f"how is {line!r} to be checked?"
            assert CHECKS[words[0]](words), line


HIDDEN = re.compile(
    r"(?: {4}|> )?(?:diplonews (?:demo|parse|explain|batch|corpus|evaluate|rules|schema) |make [a-z]+$|pip install )"
)


def test_commands_are_marked():
    """No page hides a command in a block of another kind, where nothing would run it."""
    hidden = [
        (name(page), line) for page in EVERY for line in page.read_text("utf-8").splitlines() if HIDDEN.match(line)
    ]
    assert not hidden


# --- what stands where -------------------------------------------------------------------------


def links(page: Path) -> Iterator[str]:
    """The relative links and pictures of a page."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    yield from re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    yield from re.findall(r'(?:src|srcset)="(?!https?:)([^"]+)"', text)


@pytest.mark.parametrize("page", EVERY, ids=name)
def test_links(page: Path):
    """A relative link leads to a file of the repository."""
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


def test_pages_are_listed():
    """Every page of docs/ stands in the table of contents, and every how-to in the README."""
    index = (ROOT / "docs/index.md").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    pages = [
        page.relative_to(ROOT / "docs").with_suffix("").as_posix() for page in EVERY if ROOT / "docs" in page.parents
    ]
    assert [page for page in pages if page != "index" and f"\n{page}\n" not in index] == []
    assert [page for page in pages if page.startswith("howto/") and f"(docs/{page}.md)" not in readme] == []


def test_each_extra_has_a_page():
    """Every extra of the package is known here, installed by name in the README, and shown on a page."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert sorted(extras) == sorted(MODULE_OF)
    readme = (ROOT / "README.md").read_text("utf-8")
    howtos = "\n".join(page.read_text("utf-8") for page in (ROOT / "docs/howto").glob("*.md"))
    for extra in extras:
        assert f"`{extra}`" in readme
        assert re.search(rf"diplonews\[[a-z,]*\b{extra}\b", howtos), extra


def reference() -> set[str]:
    """The dotted names for which docs/reference has an entry."""
    pages = "\n".join(page.read_text("utf-8") for page in (ROOT / "docs/reference").glob("*.md"))
    entries = re.findall(r"^\.\. auto\w+:: (\S+)", pages, re.MULTILINE)
    return {entry if entry.startswith("diplonews.") else f"diplonews.{entry}" for entry in entries}


def test_reference_is_complete():
    """Each public name, strategy and function of an integration has an entry; one, spaCy alone calls."""
    wanted = {f"diplonews.{public}" for public in set(diplonews.__all__) - {"__version__"}}
    wanted |= {f"diplonews.strategies.{public}" for public in strategies.__all__}
    for page in (ROOT / "src/diplonews/integrations").glob("[a-z]*.py"):
        functions = re.findall(r"^def ([a-z]\w*)", page.read_text("utf-8"), re.MULTILINE)
        wanted |= {f"{INTEGRATIONS}{page.stem}.{function}" for function in functions if function != "make_component"}
    assert wanted - reference() == set()


# Values that `parse` hands out and nobody makes by hand: the examples of Article, Quote, DateRef and of the functions
# show them.
HANDED_OUT = {
    "Amount", "Cue", "Dateline", "Event", "EventDate", "Evidence", "Match", "NamePart", "Notice", "Organization",
    "Paragraph", "Participant", "Person", "PersonRole", "Place", "Said", "Speaker", "SpeakerPart",
}  # fmt: skip
# Closed lists of words; what each member means is told beside it.
WORDS = {
    "Basis", "Bound", "DateType", "EntityKind", "EventType", "Gender", "QuoteKind", "ResolvedBy", "Role", "Status",
}  # fmt: skip
# The functions that raise them say when.
ERRORS = {"DiplonewsError", "InputError", "LexiconError", "MissingExtraError", "SchemaError"}
# Needs the extra html: docs/howto/scrapers.md shows it.
ELSEWHERE = {"Article.from_html"}


def callables() -> Iterator[tuple[str, object]]:
    """The public functions and classes, and the public methods of these."""
    for public in sorted(set(diplonews.__all__) - {"__version__"}):
        value = getattr(diplonews, public)
        yield public, value
        if isinstance(value, type) and public not in WORDS | ERRORS:
            yield from (
                (f"{public}.{method}", getattr(value, method))
                for method, made in vars(value).items()
                if not method.startswith("_") and (inspect.isfunction(made) or isinstance(made, classmethod))
            )
    yield from ((f"strategies.{public}", getattr(strategies, public)) for public in strategies.__all__)


PUBLIC = {public: value for public, value in callables() if callable(value)}


def test_the_excepted_are_there():
    """No exception outlives what it was made for."""
    assert (HANDED_OUT | WORDS | ERRORS | ELSEWHERE) - set(PUBLIC) == set()


@pytest.mark.parametrize("public", sorted(set(PUBLIC) - HANDED_OUT - WORDS - ERRORS - ELSEWHERE))
def test_public_callables_show_an_example(public: str):
    """What users call shows itself at work, in French."""
    assert ">>>" in (inspect.getdoc(PUBLIC[public]) or "")


def test_figures_of_the_field():
    """The README's table of other tools is the one that was measured."""
    spec = importlib.util.spec_from_file_location("refresh_figures", ROOT / "scripts/refresh_figures.py")
    assert spec
    assert spec.loader
    refresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(refresh)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert refresh.between(readme, "field") == refresh.field((ROOT / "bench/results.md").read_text("utf-8"))
    assert refresh.between(readme, "evaluation").count("\n") == 2 + len(refresh.evaluate([]).layers)
