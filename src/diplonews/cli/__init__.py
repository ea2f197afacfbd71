"""The command line: ``diplonews --help``. Results go to standard output, messages to standard error.

Status 0: all went well. 1: some records of a batch failed. 2: the command could not be carried out; one line says why.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from diplonews.cli import about, batch, corpus, one
from diplonews.errors import DiplonewsError
from diplonews.evaluate import LAYERS
from diplonews.export.offsets import KINDS
from diplonews.export.tables import TABLES
from diplonews.merged import MERGED
from diplonews.render.terminal import clean

_NOT_DONE = 2
_INTERRUPTED = 130  # 128 + SIGINT, as shells count
_PIPE_CLOSED = 141  # 128 + SIGPIPE


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(_NOT_DONE, f"{self.prog}: {message} ({self.prog} --help)\n")


class _Version(argparse.Action):
    """Print the version; it is looked up when asked for, which takes longer than the rest of the start."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        import diplonews  # noqa: PLC0415

        print(f"diplonews {diplonews.__version__}")
        parser.exit()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its status; ``argv`` as ``sys.argv[1:]``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # JSON is UTF-8 whatever the locale says; a lone surrogate in a table must not end the program.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    args = _parser().parse_args(argv)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has seen enough. Python flushes once more at the end, which must not fail again.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except DiplonewsError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(f"{error.filename or 'input'}: {error.strerror or error}")
    return status


def _complain(message: str) -> int:
    print(f"diplonews: {clean(message)}", file=sys.stderr)
    return _NOT_DONE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="diplonews", description="Quotations, dates, people and events of French diplomatic news.")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: object, told: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
        added.set_defaults(run=run)
        return added

    command("demo", one.demo, "the embedded dispatches, parsed and shown")
    reading = command("parse", one.read, "one article, as a table for people or in a format for programs")
    explaining = command("explain", one.tell, "one article, and why each result is there")
    for each in (reading, explaining):
        each.add_argument("file", metavar="FILE", help="a UTF-8 text or a web page, or - for standard input")
        each.add_argument("--published", metavar="D", help="the day the article was published, for instance 2024-04-02")
    reading.add_argument("--format", choices=("table", *one.FORMATS), default="table", help="default: %(default)s")
    reading.add_argument("--table", choices=tuple(TABLES), help="which table of csv (default: quotes)")
    reading.add_argument("--offsets", choices=KINDS, default=KINDS[0], help="of json and webannotation")
    written = "a file, or - for standard output (default)"
    reading.add_argument("-o", "--output", metavar="OUT", default="-", help=written)
    many = command("batch", batch.batch, "many articles, as JSON Lines (plain or gzip) or Parquet")
    many.add_argument("file", metavar="IN", help="lines {id, text, published, …}, or such columns; - is standard input")
    many.add_argument("-o", "--output", metavar="OUT", default="-", help=written)
    many.add_argument("--workers", metavar="N", type=int, default=1, help="processes (default: %(default)s)")
    many.add_argument("--resume", action="store_true", help="go on where a batch into OUT was interrupted")
    many.add_argument("--quiet", action="store_true", help="no progress bar")
    merging = command("corpus", corpus.corpus, "what many articles say together: timeline, people, quotes")
    merging.add_argument("file", metavar="IN", help="what batch wrote, or articles to parse; - is standard input")
    merging.add_argument("-o", "--output", metavar="OUT", default="-", help=f"{written}; .html, .jsonl or .csv")
    merging.add_argument("--format", choices=corpus.FORMATS, help="default: by the ending of OUT, else table")
    merging.add_argument("--table", choices=tuple(MERGED), help="this alone (default of csv: events)")
    scoring = command("evaluate", about.figures, "the figures of the library on annotated articles")
    scoring.add_argument("gold", metavar="GOLD", nargs="+", type=Path, help="JSON, JSON Lines, or a folder")
    scoring.add_argument("--errors", metavar="LAYER", choices=LAYERS, action="append", default=[], help="its errors")
    scoring.add_argument("--json", action="store_true", help="the figures as one JSON object")
    listing = command("rules", about.rules, "the rules, or one of them with its examples")
    listing.add_argument("name", metavar="NAME", nargs="?", help="a rule, or how the names of several begin")
    command("schema", about.show_schema, "the exchange format as JSON Schema")
    return parser
