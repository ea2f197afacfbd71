"""The pages and docstrings that need an extra run here, by tests/test_docs.py: it collects what is installed."""

import importlib.util
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]
MODULE_OF = {"arrow": "pyarrow", "cli": "rich", "html": "trafilatura", "spark": "pyspark"}


def test_every_extra_is_here():
    """No page is left out of this run for want of its extra."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert [extra for extra in extras if importlib.util.find_spec(MODULE_OF.get(extra, extra)) is None] == []
