"""How far a batch has come, on a terminal, for those who wait: rich's bar where installed, else a plain line."""

import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from typing import TypeVar

T = TypeVar("T")

_EVERY = 0.2  # seconds between two updates


def part_read(source: BufferedReader) -> Callable[[], float] | None:
    """How much of a file has been read, in 0..1 whenever asked; None where that has no end, as for a pipe."""
    try:
        status = os.fstat(source.fileno())
    except OSError:  # no file at all
        return None
    size = status.st_size
    return (lambda: source.tell() / size) if stat.S_ISREG(status.st_mode) and size else None


def counted(items: Iterable[T], *, done: int = 0, part: Callable[[], float] | None = None) -> Iterator[T]:
    """The items, counted on standard error as they pass, after ``done`` earlier ones; ``part`` as of ``part_read``."""
    try:
        import rich.progress  # noqa: PLC0415, F401
    except ImportError:
        return _plainly(items, done, part)
    return _richly(items, done, part)


def _richly(items: Iterable[T], done: int, part: Callable[[], float] | None) -> Iterator[T]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn  # noqa: PLC0415

    told = TextColumn("{task.fields[number]:,} articles")
    left = TimeRemainingColumn() if part else TimeElapsedColumn()
    # Without a thread of its own: the processes of a batch are forked under it.
    bar = Progress(BarColumn(), told, left, console=Console(stderr=True), transient=True, auto_refresh=False)
    with bar as progress:
        task = progress.add_task("", total=1 if part else None, number=done)
        shown = 0.0
        for number, item in enumerate(items, done + 1):
            now = time.monotonic()
            if now - shown >= _EVERY:
                shown = now
                progress.update(task, completed=part() if part else None, number=number, refresh=True)
            yield item


def _plainly(items: Iterable[T], done: int, part: Callable[[], float] | None) -> Iterator[T]:
    began = shown = time.monotonic()
    number = done
    for number, item in enumerate(items, done + 1):
        now = time.monotonic()
        if now - shown >= _EVERY:
            shown = now
            share = f" ({part():.0%})" if part else ""
            rate = (number - done) / (now - began)
            print(f"\r{number:,} articles{share}, {rate:.0f} a second ", end="", file=sys.stderr, flush=True)  # noqa: T201
        yield item
    if shown != began:
        print(f"\r{number:,} articles{' ' * 30}", file=sys.stderr)  # noqa: T201
