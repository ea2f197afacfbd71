"""One article: parsed and shown, or written in one of the formats."""

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TextIO

from diplonews.cli.files import bytes_of, colored, is_page, opened, text_in
from diplonews.errors import InputError
from diplonews.export.csv import to_csv
from diplonews.export.json import to_json
from diplonews.export.jsonld import to_jsonld
from diplonews.export.tei import to_tei
from diplonews.export.webannotation import to_webannotation
from diplonews.model import Article
from diplonews.pipeline import parse
from diplonews.render.explain import explain
from diplonews.render.html import article_html
from diplonews.render.terminal import render
from diplonews.samples import samples

_UNREAD_WIDTH: Final = 100  # columns where no terminal says its own


def demo(_args: argparse.Namespace) -> int:
    """Print the embedded dispatches as tables."""
    for sample in samples():
        _write_table(parse(sample.text, published=sample.published, id=sample.id), sys.stdout)
        print()
    return 0


def read(args: argparse.Namespace) -> int:
    """Write an article in the format asked for."""
    _check(args)
    article = article_in(args)
    with opened(args.output, args.file) as out:
        if args.format in FORMATS:
            out.write(FORMATS[args.format](article, args))
        else:
            _write_table(article, out)
    return 0


# How each format is written, besides the table for people.
FORMATS: Final[Mapping[str, Callable[[Article, argparse.Namespace], str]]] = {
    "json": lambda article, args: to_json(article, offsets=args.offsets) + "\n",
    "html": lambda article, _: article_html(article),
    "tei": lambda article, _: to_tei(article),
    "jsonld": lambda article, _: to_jsonld(article) + "\n",
    "webannotation": lambda article, args: to_webannotation(article, offsets=args.offsets) + "\n",
    "csv": lambda article, args: to_csv([article], args.table or "quotes"),
}
_COUNTED: Final = ("json", "webannotation")


def _check(args: argparse.Namespace) -> None:
    """Refuse what the format would leave unheeded."""
    if args.offsets != "code-points" and args.format not in _COUNTED:
        raise InputError(f"--offsets goes with --format {' or '.join(_COUNTED)}")
    if args.table and args.format != "csv":
        raise InputError("--table goes with --format csv")


def tell(args: argparse.Namespace) -> int:
    """Print why each result is there."""
    print(explain(article_in(args)), end="")
    return 0


def article_in(args: argparse.Namespace) -> Article:
    """The article of a text or a web page, parsed; its id is the name of the file."""
    name = None if args.file == "-" else Path(args.file).stem
    raw = bytes_of(args.file)
    if is_page(args.file, raw):
        return Article.from_html(raw, published=args.published, id=name)
    return parse(text_in(args.file, raw), published=args.published, id=name)


def _write_table(article: Article, out: TextIO) -> None:
    width = shutil.get_terminal_size((_UNREAD_WIDTH, 24)).columns
    out.write(render(article, width=width, color=colored(out)))
