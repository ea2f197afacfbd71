"""Prints the figures of the working set, of the check set, their difference, and how far confidence holds.

Usage: compare.py (``make eval``)
"""

from pathlib import Path

from attrs import evolve

from diplonews import Article, parse
from diplonews.evaluate import Annotated, construction_table, evaluate, read_annotated, table

HERE = Path(__file__).parent
BANDS = ((0.9, 1.01), (0.8, 0.9), (0.65, 0.8), (0.0, 0.65))


def parsed(folder: str) -> list[tuple[Annotated, Article]]:
    """The annotated articles of one folder, each with what the library finds in it."""
    gold = read_annotated(HERE / folder)
    return [(each, parse(each.text, published=each.published, id=each.id)) for each in gold]


def reliability(pairs: list[tuple[Annotated, Article]]) -> str:
    """Of the fragments and clauses in each band of confidence, the share with the right words and the right speaker."""
    lines = [f"{'confidence':14} {'found':>5} {'right':>6}"]
    for low, high in BANDS:
        kept = [
            (gold, evolve(article, quotes=tuple(q for q in article.quotes if low <= q.confidence < high)))
            for gold, article in pairs
        ]
        tallies = [evaluate(kept).layers[layer] for layer in ("quoted+who", "reported+who")]
        right, found = sum(t.right for t in tallies), sum(t.right + t.wrong for t in tallies)
        share = f"{right / found:6.2f}" if found else "     -"
        lines.append(f"from {low:<9.2f} {found:5} {share}")
    return "\n".join(lines)


def main() -> None:
    """Print both tables, the difference, the reliability, and the constructions of the working set that do worst."""
    of_work, of_check = parsed("work"), parsed("check")
    work, check = evaluate(of_work), evaluate(of_check)
    print(f"work: {table(work)}\n\ncheck: {table(check)}\n\n{'layer':14} work ahead by")
    for layer, tally in work.layers.items():
        print(f"{layer:14} {tally.f1 - check.layers[layer].f1:+.3f}")
    print(f"\ncheck, quotations by confidence\n{reliability(of_check)}")
    print("\nwork, per construction, the worst first")
    print("\n".join(construction_table(work).splitlines()[:10]))


if __name__ == "__main__":
    main()
