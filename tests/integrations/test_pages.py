"""Pages and docstrings whose examples need an extra run here, as the others do in tests/test_docs.py."""

import doctest
import importlib
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]
EXAMPLES = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS), SkipParser()])


HERE, ELSEWHERE = "\n% extra: ", "\n% extra: scrapers\n"  # those run in tests/integrations/scrapers
TEXTS = [(page, page.read_text("utf-8")) for page in sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [page for page, text in TEXTS if HERE in text and ELSEWHERE not in text]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What a page shows is what the library prints."""
    monkeypatch.chdir(tmp_path)
    for example in EXAMPLES.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("name", ["arrow", "pandas", "parquet", "spacy", "spark", "trafilatura"])
def test_docstrings(name: str):
    """What a docstring shows is what the library prints."""
    module = importlib.import_module(f"diplonews.integrations.{name}")
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
