"""A counter on a terminal for those who wait: rich's where it is installed, a plain one elsewhere."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_EVERY = 0.2  # seconds between two updates of the plain counter


def counted(items: Iterable[T]) -> Iterator[T]:
    """The items, counted on standard error as they pass."""
    try:
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    except ImportError:
        yield from _plainly(items)
        return
    from rich.console import Console  # noqa: PLC0415

    told = TextColumn("{task.completed:,.0f} articles")
    with Progress(SpinnerColumn(), told, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("articles", total=None)
        for item in items:
            progress.advance(task)
            yield item


def _plainly(items: Iterable[T]) -> Iterator[T]:
    began = shown = time.monotonic()
    number = 0
    for number, item in enumerate(items, 1):
        now = time.monotonic()
        if now - shown >= _EVERY:
            shown = now
            print(f"\r{number:,} articles, {number / (now - began):.0f} a second", end="", file=sys.stderr, flush=True)  # noqa: T201
        yield item
    if shown != began:
        print(f"\r{number:,} articles{' ' * 20}", file=sys.stderr)  # noqa: T201
