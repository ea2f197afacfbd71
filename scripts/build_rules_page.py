"""Writes docs/reference/rules.md: the rules of people, from their own examples and counter-examples.

`python scripts/build_rules_page.py` writes it, with `--check` it only says whether the page is up to date.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from diplonews.people.find import RULES
from diplonews.rules import Rule

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "rules.md"
HEAD = """# The rules

Every construction is a rule with a name, a definition, sentences in which it finds something and sentences in which it
must find nothing; they run as tests. `diplonews rules` prints all of them, and a name in
[`Options(disabled_rules=…)`](../howto/extend.md) switches one off. What is known to fail is in [Limits](../limits.md).

The rules of quotations stand in [Quotations](../explanation/quotes.md), those of dates in
[Dates](../explanation/dates.md), the triggers of events in [Events](../explanation/events.md). Here are those that tell
which capitalised words name a person, in the order in which they are tried ([how names are
read](../explanation/names.md)); `scripts/build_rules_page.py` writes them.
"""


def entry(rule: Rule[Callable[..., object]]) -> str:
    """A rule: name, definition, examples (with the person found and the words for them), counter-examples."""
    lines = [f"\n## `{rule.name}`\n", f"{rule.definition}\n"]
    lines += [f"- {inert(one.text)} → *{inert('; '.join(one.expect))}*" for one in rule.examples]
    lines += [f"- nothing in: {inert(text)}" for text in rule.counter_examples]
    return "\n".join(lines) + "\n"


def inert(text: str) -> str:
    """A sentence as Markdown shows it: on one line, no character taken for markup."""
    line = " ".join(text.split())
    for sign in "\\*_`[]<>":
        line = line.replace(sign, f"\\{sign}")
    return line


def main() -> int:
    """Write or compare; the exit status says whether the page was up to date."""
    wanted = HEAD + "".join(map(entry, RULES))
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, encoding="utf-8", newline="\n")
        return 0
    if PAGE.read_text(encoding="utf-8") != wanted:
        print(f"{PAGE.name} is not what the rules say: run scripts/build_rules_page.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
