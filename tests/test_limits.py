"""The page of limits holds every sentence that a test expects to be misread, and no other."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "limits.md"
HEADING = "## Sentences misread today\n"


def known() -> Iterator[str]:
    """What is known to fail, as the page has it: the sentence in italics, then what is hard or what should be found."""
    for path in sorted((TESTS / "cases").glob("*/known_failures.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
            yield f"*{case['text']}*: {case.get('label') or '`' + case['expect'] + '`'}."
    for generator, reasons in tomllib.loads((TESTS / "strategies/known_failures.toml").read_text("utf-8")).items():
        for name, reason in reasons.items():
            yield f"`{generator}`, `{name}`: {reason}."


def test_the_page_lists_what_fails():
    """A sentence that comes right leaves the page; one that is known to fail stands there."""
    _, _, after = PAGE.read_text(encoding="utf-8").partition(HEADING)
    listed = [" ".join(entry.split()) for entry in after.split("\n- ")[1:]]
    wanted = [" ".join(entry.split()) for entry in known()]
    assert sorted(set(wanted) - set(listed)) == [], "not on the page"
    assert sorted(set(listed) - set(wanted)) == [], "on the page, and no known failure"
