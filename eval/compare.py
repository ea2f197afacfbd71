"""Prints the figures of the working set, of the check set, and what the first is ahead by.

Usage: compare.py (``make eval``)
"""

from pathlib import Path

from diplonews import parse
from diplonews.evaluate import Report, construction_table, evaluate, read_annotated, table

HERE = Path(__file__).parent


def report(folder: str) -> Report:
    """The figures of one folder of annotated articles."""
    gold = read_annotated(HERE / folder)
    return evaluate((each, parse(each.text, published=each.published, id=each.id)) for each in gold)


def main() -> None:
    """Print both tables, the difference, and the constructions of the working set that do worst."""
    work, check = report("work"), report("check")
    print(f"work: {table(work)}\n\ncheck: {table(check)}\n\n{'layer':14} work ahead by")
    for layer, tally in work.layers.items():
        print(f"{layer:14} {tally.f1 - check.layers[layer].f1:+.3f}")
    print("\nwork, per construction, the worst first")
    print("\n".join(construction_table(work).splitlines()[:10]))


if __name__ == "__main__":
    main()
