r"""What a parse costs, in token passes: `re.findall(r"\w+|[^\w\s]", text)` over the same text in the same run.

A token pass is the least that any reader of a text must do, and it is slowed down by the same machine
at the same moment, so the ratio can be compared between machines and between days; milliseconds cannot.

Usage: run.py [FOLDER…], folders of articles (*.txt, or *.json with "text" and "published") to measure
beside the embedded samples.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from diplonews import Options, parse
from diplonews.dates.find import find_dates
from diplonews.events.find import find_events
from diplonews.people.find import find_people
from diplonews.quotes.find import find_quotes
from diplonews.samples import samples
from diplonews.text import read

ROUNDS = 15
TOKEN = re.compile(r"\w+|[^\w\s]")
PASS = "token pass"  # noqa: S105
PARSE = "whole parse"
BUDGET_PASSES = 20


class Text(NamedTuple):
    """One article to measure with."""

    text: str
    published: str | None


def articles(folders: list[str]) -> list[Text]:
    """The embedded samples and every article of the folders."""
    found = [Text(sample.text, sample.published) for sample in samples()]
    for path in sorted(p for folder in folders for p in Path(folder).iterdir()):
        if path.suffix == ".txt":
            found.append(Text(path.read_text("utf-8"), "2024-04-02"))
        elif path.suffix == ".json":
            record = json.loads(path.read_text("utf-8"))
            found.append(Text(record["text"], record.get("published")))
    return found


def layers(article: Text) -> dict[str, Callable[[], object]]:
    """Each layer as a call without arguments, fed with what the layers above it have made."""
    options = Options()
    doc = read(article.text)
    published = parse("", published=article.published).published
    dates = find_dates(doc, published, options)
    people = find_people(doc, options)
    quotes = find_quotes(doc, people, dates, options)
    return {
        PASS: lambda: TOKEN.findall(article.text),
        "text": lambda: read(article.text),
        "dates": lambda: find_dates(doc, published, options),
        "people": lambda: find_people(doc, options),
        "quotes": lambda: find_quotes(doc, people, dates, options),
        "events": lambda: find_events(doc, people, dates, quotes, options),
        PARSE: lambda: parse(article.text, published=article.published),
    }


def seconds(call: Callable[[], object], repeat: int = 1) -> float:
    """Wall time of one call."""
    began = time.perf_counter()
    for _ in range(repeat):
        call()
    return (time.perf_counter() - began) / repeat


def medians(calls: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median seconds of each call; the calls take turns, so that a slow moment meets all of them."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            times[name].append(seconds(call, 5 if name == PASS else 1))
    return {name: statistics.median(values) for name, values in times.items()}


def per_layer(texts: list[Text]) -> None:
    """Print the table of layers."""
    total: dict[str, float] = {}
    for article in texts:
        for name, value in medians(layers(article), ROUNDS).items():
            total[name] = total.get(name, 0.0) + value
    characters = sum(len(article.text) for article in texts)
    print(f"\n{len(texts)} articles, {characters} characters, medians of {ROUNDS} rounds in turn")
    print(f"{'':14}{'µs / 1,000 characters':>24}{'token passes':>16}")
    for name, value in total.items():
        print(f"{name:14}{value * 1e9 / characters:24.1f}{value / total[PASS]:16.1f}")
    print(f"{PARSE}: {total[PARSE] / total[PASS]:.1f} token passes, budget {BUDGET_PASSES}")


def by_length(texts: list[Text]) -> None:
    """Print the cost per character of texts 1, 10 and 100 times as long: flat where nothing is quadratic."""
    article = min(texts, key=lambda a: abs(len(a.text) - 3_300))
    print(f"\none article of {len(article.text)} characters, repeated")
    print(f"{'':14}{'µs / 1,000 characters':>24}{'token passes':>16}")
    for times, rounds in ((1, ROUNDS), (10, 5), (100, 1)):
        longer = "\n\n".join([article.text] * times)
        calls: dict[str, Callable[[], object]] = {
            PASS: partial(TOKEN.findall, longer),
            PARSE: partial(parse, longer, published=article.published),
        }
        cost = medians(calls, rounds)
        print(f"{f'x {times}':14}{cost[PARSE] * 1e9 / len(longer):24.1f}{cost[PARSE] / cost[PASS]:16.1f}")


def main() -> None:
    """Print both tables."""
    texts = articles(sys.argv[1:])
    per_layer(texts)
    by_length(texts)


if __name__ == "__main__":
    main()
