"""Many articles: JSON Lines or Parquet in, the same out."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from diplonews.batch import parse_lines, read_lines
from diplonews.cli.files import refuse_same, source_of
from diplonews.errors import InputError
from diplonews.render.progress import counted, part_read
from diplonews.resume import line_file

_SOME_FAILED = 1


def batch(args: argparse.Namespace) -> int:
    """Parse many articles from file to file, and say how many failed."""
    if ".parquet" in (Path(args.file).suffix, Path(args.output).suffix):
        return _parquet(args)
    with source_of(args.file) as source:
        lines = read_lines(source)
        refuse_same(args.output, args.file)
        with line_file(args.output, lines, resume=args.resume) as out:
            results = parse_lines(lines, workers=args.workers, first=out.done + 1)
            shown: Iterable[tuple[str, bool]] = results
            if not args.quiet and sys.stderr.isatty():
                shown = counted(results, done=out.done, part=part_read(source))
            try:
                for line, parsed in shown:
                    out.write(line, parsed=parsed)
            except KeyboardInterrupt:
                results.close()
                further = "; the same command with --resume goes on from there" if out.regular else ""
                print(f"diplonews: interrupted after {out.done} articles{further}", file=sys.stderr)
                raise
    if out.failed:
        told = f"{out.failed} of {out.done} records failed; each has an error object in its place"
        print(f"diplonews: {told}", file=sys.stderr)
    return _SOME_FAILED if out.failed else 0


def _parquet(args: argparse.Namespace) -> int:
    """As ``batch``, from Parquet to Parquet."""
    if Path(args.file).suffix != Path(args.output).suffix:
        raise InputError("Parquet goes to Parquet: both IN and OUT must end in .parquet")
    if args.resume:
        raise InputError("a Parquet file is whole or none: --resume goes with JSON Lines")
    from diplonews.integrations.parquet import parse_parquet  # noqa: PLC0415  # needs an extra

    refuse_same(args.output, args.file)
    parsed = parse_parquet(Path(args.file), Path(args.output), workers=args.workers)
    shown = counted(parsed) if not args.quiet and sys.stderr.isatty() else parsed
    done = failed = 0
    for good in shown:
        done, failed = done + 1, failed + (not good)
    return _told(done, failed)


def _told(done: int, failed: int) -> int:
    if failed:
        print(f"diplonews: {failed} of {done} records failed; each has its error in its place", file=sys.stderr)
    return _SOME_FAILED if failed else 0
