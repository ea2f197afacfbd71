"""Writes the table of date constructions into docs/explanation/dates.md from the rules' own examples.

`python scripts/build_date_table.py` writes it, with `--check` it only says whether the page is up to date.
"""

import sys
from pathlib import Path

from diplonews.dates.find import RULES

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "dates.md"
BEGIN, END = "<!-- rules begin -->\n", "<!-- rules end -->\n"


def table() -> str:
    """The rules in the order in which they are tried, one row an example."""
    lines = ["| rule | in a text of | that says | values |", "| --- | --- | --- | --- |"]
    for rule in RULES:
        for example in rule.examples:
            values = "; ".join(f"`{value}`" for value in example.expect)
            lines.append(f"| `{rule.name}` | {example.published or 'any day'} | {example.text} | {values} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write or compare; the exit status says whether the page was up to date."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    wanted = before + BEGIN + "\n" + table() + "\n" + END + rest.split(END)[1]
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, encoding="utf-8", newline="\n")
        return 0
    if page != wanted:
        print(f"{PAGE.name} is not what the rules say: run scripts/build_date_table.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
