"""One article: parsed and shown, or written in one of the formats."""

import argparse
import shutil
import sys
from pathlib import Path
from typing import Final, TextIO

from diplonews.cli.files import colored, opened, text_of
from diplonews.export.json import to_json
from diplonews.model import Article
from diplonews.pipeline import parse
from diplonews.render.explain import explain
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
    article = article_in(args)
    with opened(args.output, args.file) as out:
        if args.format == "json":
            out.write(to_json(article) + "\n")
        else:
            _write_table(article, out)
    return 0


def tell(args: argparse.Namespace) -> int:
    """Print why each result is there."""
    print(explain(article_in(args)), end="")
    return 0


def article_in(args: argparse.Namespace) -> Article:
    """The article of a file, parsed; its id is the name of the file."""
    name = None if args.file == "-" else Path(args.file).stem
    return parse(text_of(args.file), published=args.published, id=name)


def _write_table(article: Article, out: TextIO) -> None:
    width = shutil.get_terminal_size((_UNREAD_WIDTH, 24)).columns
    out.write(render(article, width=width, color=colored(out)))
