r"""The dates of annotated articles found by diplonews and by `dateparser.search`, in one run: cost and accuracy.

Cost is counted in token passes, `re.findall(r"\w+|[^\w\s]", text)` over the same texts in the same run, the least of
several rounds of processor time. Accuracy is counted on the annotated dates that are a day or a time of a day:
found where a prediction overlaps it, right where that is the same day. A prediction that touches no annotated
date is a false alarm.

Usage: against_dateparser.py [FOLDER], annotated articles (*.json), eval/work where none is named.
"""

import datetime as dt
import gc
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from dateparser.search import search_dates

from diplonews.dates.find import find_dates
from diplonews.text import read

ROUNDS = 25
QUICK = 60  # rounds of the token pass, which is too short for a few to meet an undisturbed moment
TOKEN = re.compile(r"\w+|[^\w\s]")
HOME = Path(__file__).parents[1] / "eval" / "work"


class Dated(NamedTuple):
    """A date in a text: half-open code points, and its day where it has one."""

    start: int
    end: int
    day: dt.date | None


class Annotated(NamedTuple):
    """An article, its publication day, and its dates; ``optional`` ones count neither way."""

    text: str
    published: dt.date
    dates: list[Dated]
    optional: list[Dated]


def articles(folder: Path) -> list[Annotated]:
    """The annotated articles of a folder that have a publication day."""
    found = []
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        if not record.get("published"):
            continue
        dates: dict[bool, list[Dated]] = {False: [], True: []}
        for each in record["dates"]:
            dates[bool(each.get("optional"))].append(Dated(each["start"], each["end"], day_of(each.get("value"))))
        published = dt.datetime.fromisoformat(record["published"]).date()
        found.append(Annotated(record["text"], published, dates[False], dates[True]))
    return found


def day_of(value: str | None) -> dt.date | None:
    """The day of a value that is a day or a time of one."""
    hit = re.match(r"(\d{4}-\d\d-\d\d)(?:T[\w:]+)?$", value or "")
    return dt.date.fromisoformat(hit[1]) if hit else None


def ours(article: Annotated) -> Iterator[Dated]:
    """The dates that diplonews finds."""
    for ref in find_dates(read(article.text), article.published):
        yield Dated(ref.start, ref.end, day_of(ref.value))


def theirs(article: Annotated) -> Iterator[Dated]:
    """The dates that dateparser finds, French named and the publication day handed over."""
    base = dt.datetime.combine(article.published, dt.time())
    at = 0
    for words, moment in search_dates(article.text, languages=["fr"], settings={"RELATIVE_BASE": base}) or []:
        start = article.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield Dated(start, at, moment.date())


def cost(call: Callable[[Annotated], object], texts: list[Annotated], rounds: int = ROUNDS) -> float:
    """Processor seconds over all texts, each the least of several rounds."""
    total = 0.0
    gc.disable()  # another tool's waste is not ours to collect
    for article in texts:
        times = []
        for _ in range(rounds):
            began = time.process_time()
            call(article)
            times.append(time.process_time() - began)
        total += min(times)
    gc.enable()
    return total


class Figures(NamedTuple):
    """Days found, days right, and predictions that touch nothing annotated."""

    found: int
    right: int
    false: int


def figures(find: Callable[[Annotated], Iterator[Dated]], texts: list[Annotated]) -> Figures:
    """What a finder gets of the annotated days."""
    found = right = false = 0
    for article in texts:
        got = list(find(article))
        for want in article.dates:
            if want.day is not None:
                touching = [one.day for one in got if one.start < want.end and want.start < one.end]
                found += bool(touching)
                right += want.day in touching
        known = article.dates + article.optional
        false += sum(not any(one.start < k.end and k.start < one.end for k in known) for one in got)
    return Figures(found, right, false)


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HOME
    texts = articles(folder)
    days = sum(date.day is not None for article in texts for date in article.dates)
    tokens = cost(lambda a: TOKEN.findall(a.text), texts, QUICK)
    documents = {article.text: read(article.text) for article in texts}
    rows = (
        ("diplonews", cost(lambda a: find_dates(read(a.text), a.published), texts), figures(ours, texts)),
        ("  document given", cost(lambda a: find_dates(documents[a.text], a.published), texts), None),
        ("dateparser.search", cost(lambda a: list(theirs(a)), texts, 3), figures(theirs, texts)),
    )
    print(f"\ndates of {len(texts)} annotated articles, {days} of them a day or a time of a day")
    print(f"{'':20}{'token passes':>14}{'found':>10}{'right day':>12}{'false alarms':>14}")
    for name, seconds, got in rows:
        tail = f"{got.found / days:10.3f}{got.right / days:12.3f}{got.false:14}" if got else ""
        print(f"{name:20}{seconds / tokens:14.1f}{tail}")
    print(f"dateparser.search takes {rows[2][1] / rows[0][1]:.1f} times as long")


if __name__ == "__main__":
    main()
