"""Every example that is printed for readers runs: the README, the pages of docs/, the docstrings."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

import diplonews

ROOT = Path(__file__).parents[1]
EXTRA = "\n% extra: "  # a page that needs one says so, and runs in tests/integrations
PAGES = [
    page
    for page in sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
    if EXTRA not in page.read_text("utf-8")
]
EXAMPLES = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS), SkipParser()])
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(diplonews.__path__, "diplonews.")
    if not module.name.endswith("__main__")  # importing it runs the command line
    and not module.name.startswith("diplonews.integrations.")  # these need an extra: tests/integrations
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What a page shows is what the library prints."""
    monkeypatch.chdir(tmp_path)
    for example in EXAMPLES.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str):
    """What a docstring shows is what the library prints."""
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0
