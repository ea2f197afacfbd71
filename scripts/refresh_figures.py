"""Write the README's figures: the check set's scores, and the rows of bench/results.md (``make pages``).

The scores are computed here; what other tools reach is measured by ``make field``, and only copied. No figure in the
README is typed by hand.
"""

import re
from pathlib import Path

from diplonews import parse
from diplonews.evaluate import evaluate, read_annotated

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
RESULTS = ROOT / "bench" / "results.md"
_ALIGNED = {"F1": "---", "times the parse": "---:"}


def main() -> None:
    """Refresh both tables."""
    page = README.read_text("utf-8")
    page = filled(page, "evaluation", evaluation())
    page = filled(page, "field", field(RESULTS.read_text("utf-8")))
    README.write_text(page, "utf-8")


def filled(page: str, name: str, table: str) -> str:
    """The page with the table between its two marks."""
    begin, end = f"<!-- {name} begin -->\n", f"<!-- {name} end -->"
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}{table}{end}{after}"


def between(page: str, name: str) -> str:
    """What stands between the two marks."""
    found = re.search(rf"<!-- {name} begin -->\n(.*?)<!-- {name} end -->", page, re.DOTALL)
    return found[1] if found else ""


def evaluation() -> str:
    """Precision, recall and F1 of each layer on the check set."""
    annotated = read_annotated(ROOT / "eval" / "check")
    report = evaluate([(one, parse(one.text, published=one.published, id=one.id)) for one in annotated])
    rows = (
        f"| {layer} | {tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f} |\n"
        for layer, tally in report.layers.items()
    )
    return "| layer | precision | recall | F1 |\n| --- | ---: | ---: | ---: |\n" + "".join(rows)


def field(results: str) -> str:
    """The tools that read articles: version, accuracy, and cost beside the library's."""
    rows = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in results.splitlines() if "|" in line]
    head, _, *tools = ([*row] for row in rows)
    wanted = ["tool", "version", *_ALIGNED]
    places = [head.index(name) for name in wanted]
    lines = ["| " + " | ".join(wanted) + " |", "| " + " | ".join(_ALIGNED.get(name, "---") for name in wanted) + " |"]
    for row in tools:
        cells = [*row, *[""] * (len(head) - len(row))]
        if cells[head.index("times the parse")]:
            lines.append("| " + " | ".join(cells[place] for place in places) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
