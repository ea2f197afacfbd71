"""The front door: what is public, and what opening it costs."""

import subprocess
import sys

import pytest

import diplonews

FUNCTIONS = {
    "parse", "parse_many", "find_quotes", "find_dates", "find_people", "find_events", "resolve_date", "parse_name",
    "parse_names", "same_person", "to_json", "from_json", "to_dict", "from_dict",
}  # fmt: skip


def _modules(code: str) -> set[str]:
    """The modules loaded by a fresh interpreter that runs ``code``."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"], capture_output=True, check=True, text=True
    )
    return set(done.stdout.split())


def test_all_is_sorted_and_there():
    """Every public name exists, is listed once, in order, and by dir()."""
    assert diplonews.__all__ == sorted(set(diplonews.__all__))
    for name in diplonews.__all__:
        assert getattr(diplonews, name) is not None
    assert set(diplonews.__all__) <= set(dir(diplonews))


def test_functions():
    """The functions are those that the documentation lists."""
    assert {name for name in diplonews.__all__ if name[0].islower()} == FUNCTIONS


def test_everything_public_is_documented():
    """Each public function and class has a docstring of its own."""
    for name in set(diplonews.__all__) - {"__version__"}:
        assert (getattr(diplonews, name).__doc__ or "").strip()


def test_unknown_name():
    """A name that is not public is an AttributeError that says so."""
    with pytest.raises(AttributeError, match="no attribute 'parse_everything'"):
        diplonews.parse_everything  # noqa: B018


def test_import_loads_next_to_nothing():
    """Importing the package loads none of its layers and none of its dependencies."""
    assert {name for name in _modules("import diplonews") if name.startswith("diplonews")} == {"diplonews"}


def test_parse_loads_the_core_only():
    """A parse loads no exporter, no command line, and no optional package; nor dateparser for an ISO date."""
    loaded = _modules("import diplonews; diplonews.parse('Rien.', published='2024-04-02')")
    unwanted = {
        "dateparser",
        "diplonews.export.json",
        "diplonews.cli",
        "diplonews.render",
        "rich",
        "hypothesis",
        "multiprocessing",
    }
    assert not loaded & unwanted
