"""The notebook of the documentation runs from a clean kernel, and shows what it promises."""

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

# the kernel's client is nbclient's business, and so is what it warns of
pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings("default")]

NOTEBOOK = Path(__file__).parents[2] / "docs/notebooks/visite.ipynb"


def test_notebook_runs(tmp_path: Path):
    """Every cell runs; the article, the quote, the corpus and the tables are displayed as HTML, the rest is printed."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    assert all(outputs)
    pages = [out.data["text/html"] for shown in outputs for out in shown if out.output_type == "execute_result"]
    printed = [out for shown in outputs for out in shown if out.output_type == "stream"]
    assert len(pages) + len(printed) == len(outputs)
    assert sum('class="dn dn-guest' in page for page in pages) == 3
    assert sum("<table" in page for page in pages) == 3
    assert all(out.name == "stdout" for out in printed)


def test_notebook_is_kept_without_outputs():
    """What is kept is what was written: no output, no count of runs, nothing of the machine."""
    kept = json.loads(NOTEBOOK.read_text("utf-8"))
    code = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert set(kept["metadata"]) == {"kernelspec", "language_info"}
