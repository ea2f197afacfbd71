"""Writes the constructions of reported speech into docs/explanation/quotes-*.md from the rules' own examples.

`python scripts/build_quote_pages.py` writes them, with `--check` it only says whether the pages are up to date.
"""

import sys
from functools import partial
from pathlib import Path

from diplonews.quotes.find import RULES
from diplonews.rules import Rule
from diplonews.values import Quote

DOCS = Path(__file__).parents[1] / "docs" / "explanation"
BEGIN, END = "<!-- rules begin -->\n", "<!-- rules end -->\n"
PAGES = {
    "quotes-direct.md": ("direct",),
    "quotes-indirect.md": ("indirect", "mixed"),
    "quotes-sourced.md": ("sourced",),
}


def section(rule: Rule[partial[tuple[Quote, ...]]]) -> str:
    """One construction: its definition, what it finds in its examples, what it leaves alone."""
    lines = [f"## `{rule.name}`", "", rule.definition, "", "| in | words ← speaker |", "| --- | --- |"]
    for example in rule.examples:
        found = "; ".join(" ← ".join(part.rsplit(" <- ", 1)) for part in example.expect)
        lines.append(f"| {_cell(example.text)} | {_cell(found)} |")
    lines += ["", "Not in:", "", *(f"- {_cell(text)}" for text in rule.counter_examples)]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ¶ ".join(text.split("\n\n")).replace("|", "\\|").replace("@", "\\@")


def main() -> int:
    """Write or compare; the exit status says whether every page was up to date."""
    stale = []
    for name, families in PAGES.items():
        path = DOCS / name
        page = path.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN)
        rules = [rule for rule in RULES if rule.name.split(".")[1] in families]
        wanted = before + BEGIN + "\n" + "\n".join(map(section, rules)) + "\n" + END + rest.split(END)[1]
        if page == wanted:
            continue
        if "--check" in sys.argv:
            stale.append(name)
        else:
            path.write_text(wanted, encoding="utf-8", newline="\n")
    if stale:
        print(f"{', '.join(stale)}: not what the rules say: run scripts/build_quote_pages.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
