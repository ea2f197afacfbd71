"""The command line: ``diplonews --help``. Results go to standard output, messages to standard error.

Status 0: all went well. 1: some records of a batch failed. 2: the command could not be carried out; one line says why.
"""

import argparse
import difflib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import Final, NoReturn, TextIO, cast

from diplonews.batch import parse_lines, read_lines
from diplonews.errors import DiplonewsError, InputError
from diplonews.evaluate import LAYERS, as_json, construction_table, evaluate, read_annotated, table
from diplonews.export.json import schema, to_json
from diplonews.model import Article
from diplonews.pipeline import AnyRule, all_rules, parse
from diplonews.render.explain import explain
from diplonews.render.progress import counted, part_read
from diplonews.render.terminal import clean, painter, render
from diplonews.resume import line_file
from diplonews.samples import samples

_SOME_FAILED = 1
_NOT_DONE = 2
_INTERRUPTED = 130  # 128 + SIGINT, as shells count
_PIPE_CLOSED = 141  # 128 + SIGPIPE
_UNREAD_WIDTH = 100  # columns where no terminal says its own
_ENCODINGS: Final = ("cp1252", "mac_roman", "cp850")
_FRENCH_LETTERS: Final = frozenset("éèêëàâçîïôùûœÉÈÊÀÇÔŒ«»’…–\u00a0€")


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

    command("demo", _demo, "the embedded dispatches, parsed and shown")
    reading = command("parse", _parse, "one article, as a table or in the exchange format")
    explaining = command("explain", _explain, "one article, and why each result is there")
    for each in (reading, explaining):
        each.add_argument("file", metavar="FILE", help="a UTF-8 text, or - for standard input")
        each.add_argument("--published", metavar="D", help="the day the article was published, for instance 2024-04-02")
    reading.add_argument("--format", choices=("table", "json"), default="table", help="default: %(default)s")
    written = "a file, or - for standard output (default)"
    reading.add_argument("-o", "--output", metavar="OUT", default="-", help=written)
    batch = command("batch", _batch, "many articles, as JSON Lines (plain or gzip), one a line")
    batch.add_argument("file", metavar="IN", help="a file of lines {id, text, published, …}, or - for standard input")
    batch.add_argument("-o", "--output", metavar="OUT", default="-", help=written)
    batch.add_argument("--workers", metavar="N", type=int, default=1, help="processes (default: %(default)s)")
    batch.add_argument("--resume", action="store_true", help="go on where a batch into OUT was interrupted")
    batch.add_argument("--quiet", action="store_true", help="no progress bar")
    scoring = command("evaluate", _evaluate, "the figures of the library on annotated articles")
    scoring.add_argument("gold", metavar="GOLD", nargs="+", type=Path, help="JSON, JSON Lines, or a folder")
    scoring.add_argument("--errors", metavar="LAYER", choices=LAYERS, action="append", default=[], help="its errors")
    scoring.add_argument("--json", action="store_true", help="the figures as one JSON object")
    listing = command("rules", _rules, "the rules, or one of them with its examples")
    listing.add_argument("name", metavar="NAME", nargs="?", help="a rule, or how the names of several begin")
    command("schema", _schema, "the exchange format as JSON Schema")
    return parser


def _demo(_args: argparse.Namespace) -> int:
    for sample in samples():
        _write_table(parse(sample.text, published=sample.published, id=sample.id), sys.stdout)
        print()
    return 0


def _parse(args: argparse.Namespace) -> int:
    article = _article(args)
    with _opened(args.output, args.file) as out:
        if args.format == "json":
            out.write(to_json(article) + "\n")
        else:
            _write_table(article, out)
    return 0


def _explain(args: argparse.Namespace) -> int:
    print(explain(_article(args)), end="")
    return 0


def _batch(args: argparse.Namespace) -> int:
    with _source(args.file) as source:
        lines = read_lines(source)
        _refuse_same(args.output, args.file)
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


def _evaluate(args: argparse.Namespace) -> int:
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


def _rules(args: argparse.Namespace) -> int:
    rules = all_rules()
    chosen = [rule for rule in rules if not args.name or f"{rule.name}.".startswith(f"{args.name.rstrip('.')}.")]
    if not chosen:
        near = difflib.get_close_matches(args.name, [rule.name for rule in rules], 1)
        raise InputError(f"no rule {args.name!r}" + (f"; did you mean {near[0]}?" if near else ""))
    paint = painter(color=_colored(sys.stdout))
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


def _schema(_args: argparse.Namespace) -> int:
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0


def _article(args: argparse.Namespace) -> Article:
    name = None if args.file == "-" else Path(args.file).stem
    return parse(_text(args.file), published=args.published, id=name)


def _text(file: str) -> str:
    """The text of a file, a byte-order mark taken off."""
    with _source(file) as source:
        raw = source.read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        named = "standard input" if file == "-" else file
        raise InputError(f"{named}: not UTF-8 at byte {error.start}; it may be {_likely_encoding(raw)}") from error


def _likely_encoding(raw: bytes) -> str:
    """The encoding in which the bytes look most like French."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    foreign = bytes(byte for byte in raw if byte >= 0x80)
    # The first of the equals wins: Windows-1252 is by far the most frequent.
    return max(_ENCODINGS, key=lambda name: sum(c in _FRENCH_LETTERS for c in foreign.decode(name, "replace")))


@contextmanager
def _source(file: str) -> Iterator[BufferedReader]:
    if file == "-":
        yield cast(BufferedReader, sys.stdin.buffer)
    else:
        with Path(file).open("rb") as source:
            yield source


@contextmanager
def _opened(file: str, source: str) -> Iterator[TextIO]:
    """The stream to write to."""
    if file == "-":
        yield sys.stdout
        return
    _refuse_same(file, source)
    with Path(file).open("w", encoding="utf-8", newline="\n") as out:
        yield out


def _refuse_same(file: str, source: str) -> None:
    """Writing over what is being read would destroy it."""
    if "-" not in (file, source) and Path(file).exists() and Path(file).samefile(source):
        raise InputError(f"{file}: is what is being read")


def _write_table(article: Article, out: TextIO) -> None:
    width = shutil.get_terminal_size((_UNREAD_WIDTH, 24)).columns
    out.write(render(article, width=width, color=_colored(out)))


def _colored(out: TextIO) -> bool:
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
