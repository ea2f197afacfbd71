"""Writes the coding book of events into docs/explanation/events.md from the tables of the lexicon.

`python scripts/build_coding_book.py` writes it, with `--check` it only says whether the page is up to date.
"""

import sys
from itertools import groupby
from pathlib import Path

from diplonews.enums import EventType, Status
from diplonews.events.find import RULES
from diplonews.lexicon import _events

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "events.md"
BEGIN, END = "<!-- book begin -->\n", "<!-- book end -->\n"
QUADS = ("", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
SHOWN = 12  # triggers a rule


def rules() -> list[str]:
    """One section a type: its constructions with definition, triggers and examples."""
    by_rule: dict[str, list[str]] = {}
    modes: dict[str, set[str]] = {}
    for table in (_events.verb_triggers(), _events.noun_triggers()):
        for some in table.values():
            for one in some:
                shown = ("s'" if one.lemma[0] in "aeéiou" else "se ") * one.reflexive + one.lemma
                by_rule.setdefault(one.rule, []).append(shown)
                modes.setdefault(one.type, set()).update([one.mode] if one.mode else [])
    lines = []
    known = zip(_events.event_rules(), RULES, strict=True)
    for kind, some in groupby(sorted(known, key=lambda r: list(EventType).index(r[0].type)), lambda r: r[0].type):
        code = _events.code(kind, None, "occurred")
        named = ", ".join(f"`{mode}`" for mode in sorted(modes.get(kind, ())))
        lines += [f"### {kind.value}", "", f"Quad {code.quad}, {QUADS[code.quad]}; CAMEO root {code.root}."
                  + (f" Modes: {named}." if named else ""), ""]  # fmt: skip
        for entry, rule in some:
            words = list(dict.fromkeys(by_rule.get(entry.name, [])))
            more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
            lines += [f"**`{rule.name}`** {entry.definition}", "", f"Triggers: {', '.join(words[:SHOWN])}{more}.", ""]
            lines += [f"- {e.text} → `{e.expect[0]}`" for e in rule.examples[:2]]
            lines += [f"- not: {text}" for text in rule.counter_examples[:1]] + [""]
    return lines


def codes() -> list[str]:
    """The table of derived codes."""
    lines = [
        "### Derived codes",
        "",
        "| type | mode | status | PLOVER | CAMEO root | quad |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for (kind, mode, status), code in _events.codes().items():
        lines.append(
            f"| {kind} | {mode or 'any'} | {status or 'any other'} | {code.plover} | {code.root} | {code.quad} |"
        )
    return [*lines, ""]


def statuses() -> list[str]:
    """The words that tell a status, beside tense and mood."""
    lines = ["### Words that tell the status", ""]
    for status in Status:
        beside = sorted(w for w, s in _events.status_words("noun").items() if s == status)
        over = sorted(w for w, s in _events.status_words("governor").items() if s == status)
        if beside or over:
            parts = [f"beside a noun {', '.join(beside)}"] if beside else []
            parts += [f"over an infinitive {', '.join(over)}"] if over else []
            lines.append(f"- `{status.value}`: {'; '.join(parts)}")
    return [*lines, ""]


def main() -> int:
    """Write or compare; the exit status says whether the page was up to date."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    book = "\n".join([*rules(), *statuses(), *codes()])
    wanted = before + BEGIN + "\n" + book + "\n" + END + rest.split(END)[1]
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    if page != wanted:
        print(f"{PAGE.name} is not what the tables say: run python scripts/build_coding_book.py")
    return int(page != wanted)


if __name__ == "__main__":
    sys.exit(main())
