"""What the library knows: its rules, its formats, and how well it does."""

import argparse
import difflib
import json
import sys
from collections.abc import Iterator

from diplonews.cli.files import colored
from diplonews.errors import InputError
from diplonews.evaluate import as_json, construction_table, evaluate, read_annotated, table
from diplonews.export.json import schema
from diplonews.pipeline import AnyRule, all_rules, parse
from diplonews.render.terminal import clean, painter


def figures(args: argparse.Namespace) -> int:
    """Print the library's figures on annotated articles."""
    gold = [article for path in args.gold for article in read_annotated(path)]
    report = evaluate((each, parse(each.text, published=each.published, id=each.id)) for each in gold)
    if args.json:
        print(as_json(report))
        return 0
    print(table(report))
    if report.constructions:
        print(f"\nper construction, the worst first\n{construction_table(report)}")
    for layer in args.errors:
        tally = report.layers[layer]
        print(f"\n{layer}: missed", *(f"  - {line}" for line in tally.misses), sep="\n")
        print(f"{layer}: invented", *(f"  + {line}" for line in tally.inventions), sep="\n")
    return 0


def rules(args: argparse.Namespace) -> int:
    """Print the rules, or those whose name begins as asked, with their examples."""
    known = all_rules()
    chosen = [rule for rule in known if not args.name or f"{rule.name}.".startswith(f"{args.name.rstrip('.')}.")]
    if not chosen:
        near = difflib.get_close_matches(args.name, [rule.name for rule in known], 1)
        raise InputError(f"no rule {args.name!r}" + (f"; did you mean {near[0]}?" if near else ""))
    paint = painter(color=colored(sys.stdout))
    for rule in chosen:
        print(f"{paint('name', rule.name)}\n    {rule.definition}")
        if args.name:
            print("\n".join(_examples(rule)))
    return 0


def _examples(rule: AnyRule) -> Iterator[str]:
    for example in rule.examples:
        yield f"    example{f' of {example.published}' if example.published else ''}: {clean(example.text)}"
        yield from (f"        {line}" for line in example.expect)
    yield from (f"    not in: {clean(text)}" for text in rule.counter_examples)


def show_schema(_args: argparse.Namespace) -> int:
    """Print the JSON Schema of the exchange format."""
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0
