"""Writes docs/reference/rules.md: the rules of quotations and people, from their own examples and counter-examples.

`python scripts/build_rules_page.py` writes it, with `--check` it only says whether the page is up to date.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from diplonews.people.find import RULES as PEOPLE
from diplonews.quotes.find import RULES as QUOTES
from diplonews.rules import Rule, Ruleset

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "rules.md"
HEAD = """# The rules of quotations and people

Every construction is a rule with a name. Here are those of two layers, in the order in which they are tried, each with
its definition, sentences in which it finds something (after the arrow: what, and for a quotation who said it; `nobody`
where the sentence credits none), and sentences in which it must find nothing. They run as tests. The rules of dates
stand in [Dates](../explanation/dates.md), the triggers of events in [Events](../explanation/events.md), what is known
to fail in [Limits](../limits.md). `diplonews rules` prints all of them, and a name in
[`Options(disabled_rules=…)`](../howto/extend.md) switches one off.

This page is written by `scripts/build_rules_page.py`.
"""
FAMILIES = {
    "quotes.direct": "Quotations: words in marks, under an incise, a colon, a verb or none",
    "quotes.indirect": "Quotations: reported clauses",
    "quotes.mixed": "Quotations: reported clauses with words in marks",
    "quotes.sourced": "Quotations: after a source phrase",
    "people.name": "People: which capitalised words name somebody",
}


def page() -> str:
    """The whole page."""
    return HEAD + "".join(section(family, rules) for layer in (QUOTES, PEOPLE) for family, rules in families(layer))


def families(rules: Ruleset[Callable[..., object]]) -> Iterator[tuple[str, list[Rule[Callable[..., object]]]]]:
    """The rules by the first two parts of their names, families in the order of their first rule."""

    def family(rule: Rule[Callable[..., object]]) -> str:
        return ".".join(rule.name.split(".")[:2])

    order = list(dict.fromkeys(map(family, rules)))
    for name, members in groupby(sorted(rules, key=lambda rule: order.index(family(rule))), family):
        yield name, list(members)


def section(family: str, rules: list[Rule[Callable[..., object]]]) -> str:
    """A family under its heading."""
    return f"\n## {FAMILIES.get(family, family)}\n" + "".join(entry(rule) for rule in rules)


def entry(rule: Rule[Callable[..., object]]) -> str:
    """A rule: name, definition, examples, counter-examples."""
    lines = [f"\n### `{rule.name}`\n", f"{rule.definition}\n"]
    for example in rule.examples:
        told = (one.replace(" <- -", " ← nobody").replace(" <- ", " ← ") for one in example.expect)
        found = "; ".join(f"*{inert(one)}*" for one in told)
        lines.append(f"- {inert(example.text)} → {found}")
    lines += [f"- nothing in: {inert(text)}" for text in rule.counter_examples]
    return "\n".join(lines) + "\n"


def inert(text: str) -> str:
    """A sentence as Markdown shows it: on one line, no character taken for markup, straight marks left straight."""
    line = " ".join(text.split())
    if '"' in line and "`" not in line:
        return f"`{line}`"
    for sign in "\\*_`[]<>":
        line = line.replace(sign, f"\\{sign}")
    return line


def main() -> int:
    """Write or compare; the exit status says whether the page was up to date."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
        return 0
    if PAGE.read_text(encoding="utf-8") != page():
        print(f"{PAGE.name} is not what the rules say: run scripts/build_rules_page.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
