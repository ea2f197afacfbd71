"""Look for texts that break an invariant or a relation: examples by number or by time, minimal failures written down.

Usage: run.py [--examples N] [--minutes M] [--folder FOLDER …] [TARGET …]; 100,000 examples unless told. Folders hold
further articles to damage (``*.json`` with a ``text``, ``*.jsonl`` of them). ``.fuzz/`` keeps the examples that were
found worth keeping between runs, and ``failures.json``; a failure that is mended becomes a case in
``tests/properties/found.json``. Exits with 1 where anything failed.
"""

import argparse
import datetime as dt
import json
import math
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/properties"))

import invariants  # noqa: E402
import mutations  # noqa: E402
import relations  # noqa: E402

from diplonews import parse, to_json  # noqa: E402

STORE = ROOT / ".fuzz"
ROUND = 200  # examples of a target before the next has its turn
SEEDS = ("0", "1", "2")
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))
DIGESTS = """
import sys, hashlib, json
from diplonews import parse, to_json
for text, published in json.load(sys.stdin):
    print(hashlib.sha256(to_json(parse(text, published=published)).encode()).hexdigest())
"""


class Target(NamedTuple):
    """What is drawn, and what is asserted of it."""

    drawn: st.SearchStrategy[tuple[object, ...]]
    check: Callable[..., object]


def targets(folders: tuple[str, ...]) -> dict[str, Target]:
    """Everything there is to try."""
    pages, generated = mutations.pages(folders), mutations.generated()
    both = pages | generated
    neutral = st.tuples(st.sampled_from(relations.NEUTRAL), st.integers(0, 9))
    return {
        "anything": Target(mutations.anything(), _mostly),
        "pages": Target(pages, _mostly),
        "damaged pages": Target(mutations.damaged(pages), _mostly),
        "dispatches": Target(generated, _mostly),
        "damaged dispatches": Target(mutations.damaged(generated), _mostly),
        "neutral paragraph": Target(_with(both, neutral), relations.neutral_paragraph),
        "typographic blanks": Target(
            _with(both | mutations.damaged(both), st.tuples(st.sampled_from("\u00a0\u202f"))),
            relations.typographic_blanks,
        ),
        "renamed": Target(_with(both, st.tuples(st.sampled_from(relations.NAMES))), relations.renamed),
        "shifted": Target(st.tuples(both.map(lambda page: page[0]), DAYS, st.integers(-300, 300)), relations.shifted),
    }


def _mostly(text: str, published: dt.date | str | None) -> None:
    """Every invariant, but the exports of one text in four: they cost as much as all the rest."""
    invariants.check(text, published, exports=crc32(text.encode("utf-8", "surrogatepass")) % 4 == 0)


def _with(
    pages: st.SearchStrategy[mutations.Page], more: st.SearchStrategy[tuple[object, ...]]
) -> st.SearchStrategy[tuple[object, ...]]:
    return st.tuples(pages, more).map(lambda drawn: (*drawn[0], *drawn[1]))


class Search:
    """One run: how many examples each target has had, and what failed."""

    def __init__(self) -> None:
        self.tried: dict[str, int] = {}
        self.failures: dict[tuple[str, str], dict[str, object]] = {}

    def round(self, name: str, target: Target, count: int) -> None:
        """So many examples of a target; a failure already known does not end it."""
        last: list[tuple[object, ...]] = []

        @settings(
            max_examples=count,
            deadline=None,
            database=DirectoryBasedExampleDatabase(STORE / "examples"),
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        )
        @given(target.drawn)
        def attempt(drawn: tuple[object, ...]) -> None:
            self.tried[name] = self.tried.get(name, 0) + 1
            try:
                target.check(*drawn)
            except Exception as error:
                if (name, _place(error)) not in self.failures:
                    last[:] = [drawn]  # the last one to fail is the smallest
                    raise

        try:
            attempt()
        except Exception as error:  # noqa: BLE001  # whatever it is, it is written down and the search goes on
            self.failures[name, _place(error)] = {
                "label": f"{name}: {type(error).__name__} at {_place(error)}",
                "drawn": [str(value) if value is not None else None for value in (last or [()])[0]],
                "error": str(error)[:500],
            }
            print(f"FAILED {name}: {_place(error)}: {error!s:.200}\n  {last!r:.600}", flush=True)

    def compare(self, pages: st.SearchStrategy[mutations.Page]) -> None:
        """Parse some texts in processes whose sets have another order."""
        kept: list[tuple[str, str | None]] = []

        @settings(max_examples=40, database=None, deadline=None, suppress_health_check=list(HealthCheck))
        @given(pages)
        def keep(page: mutations.Page) -> None:
            if invariants.writable(page[0]):
                kept.append((page[0], str(page[1]) if page[1] else None))

        keep()
        here = [sha256(to_json(parse(text, published=day)).encode()).hexdigest() for text, day in kept]
        for seed in SEEDS:
            said = subprocess.run(  # noqa: S603
                [sys.executable, "-c", DIGESTS],
                input=json.dumps(kept),
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, "PYTHONHASHSEED": seed},
            ).stdout.split()
            for page, one, other in zip(kept, here, said, strict=True):
                if one != other:
                    self.failures["processes", page[0]] = {"label": f"hash seed {seed}", "drawn": list(page)}
                    print(f"FAILED processes, hash seed {seed}: {page!r:.300}", flush=True)
        self.tried["processes"] = self.tried.get("processes", 0) + len(kept) * len(SEEDS)


def _place(error: BaseException) -> str:
    """Where an error was raised: the assertion, or the line of the library."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"


def search(folders: tuple[str, ...], names: list[str], examples: int, minutes: float) -> Search:
    """Try the targets in turn until the examples or the minutes are used up."""
    known = targets(folders)
    chosen = {name: known[name] for name in names} if names else known
    found, end = Search(), time.monotonic() + minutes * 60
    while sum(found.tried.values()) < examples and time.monotonic() < end:
        for name, target in chosen.items():
            if time.monotonic() > end:
                break
            found.round(name, target, ROUND)
        found.compare(mutations.damaged(mutations.pages(folders)) | mutations.anything())
        print(", ".join(f"{name} {count:,}" for name, count in found.tried.items()), flush=True)
    return found


def main() -> int:
    """Search; 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--examples", type=int)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--folder", action="append", default=[])
    parser.add_argument("targets", nargs="*")
    told = parser.parse_args()
    examples = told.examples or (sys.maxsize if told.minutes else 100_000)
    found = search(tuple(told.folder), told.targets, examples, told.minutes or math.inf)
    print(f"{sum(found.tried.values()):,} examples, {len(found.failures)} kinds of failure")
    if found.failures:
        STORE.mkdir(exist_ok=True)
        path = STORE / "failures.json"
        path.write_text(json.dumps(list(found.failures.values()), ensure_ascii=True, indent=1) + "\n", "utf-8")
        print(f"written to {path.relative_to(ROOT)}")
    return bool(found.failures)


if __name__ == "__main__":
    sys.exit(main())
