"""Sphinx: MyST pages, Furo, and the reference taken from the docstrings."""

from importlib.metadata import version as _version
from typing import Any

import diplonews

project = "diplonews"
author = "the diplonews contributors"
copyright = "the diplonews contributors"
release = _version("diplonews")
version = release

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"diplonews {release}"

myst_enable_extensions = ["colon_fence", "deflist", "smartquotes"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
# the reference of an integration is read off its docstrings: nobody installs Spark to build the pages
autodoc_mock_imports = ["pandas", "pyarrow", "pyspark", "spacy", "trafilatura"]
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_display_short_literal_types = True

# The build asks nobody: what belongs to other projects is named here and not looked up.
nitpick_ignore_regex = [
    ("py:.*", r"(?!diplonews).*\..*"),
    ("py:class", r"(date|datetime|Path|Iterator|Iterable|Mapping|Callable|StrEnum)"),
    ("py:exc", r".*"),
    ("py:.*", r"(JSON|Generic|F)"),
]


def _at_the_front_door(app: Any, env: Any, node: Any, contnode: Any) -> Any:
    """Send a reference to a value's own module to the place where users import it from."""
    name = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in diplonews.__all__:
        return None
    domain = env.get_domain("py")
    target = f"diplonews.{name}"
    if target not in domain.objects:
        return None
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", target, node, contnode)


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("missing-reference", _at_the_front_door)
