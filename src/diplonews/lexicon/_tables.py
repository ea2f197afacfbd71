"""Reads and validates the lexicon's tables: tab-separated rows under a head of ``#`` lines."""

from functools import cache
from importlib.resources import files

from diplonews.errors import LexiconError

HEAD = ("# source: ", "# licence: ", "# columns: ")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/<name>.tsv``, every one as wide as the table's ``# columns:`` line.

    Raises:
        LexiconError: naming the file and the line that is malformed.
    """
    raw = files("diplonews.lexicon").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    head = [line for line in raw.splitlines() if line.startswith("#")]
    for wanted in HEAD:
        if not any(line.startswith(wanted) for line in head):
            raise LexiconError(f"{name}.tsv: no '{wanted.strip()}' line in its head")
    width = next(line for line in head if line.startswith(HEAD[2])).count("|") + 1
    table = []
    for number, line in enumerate(raw.removesuffix("\n").split("\n"), 1):
        if line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != width:
            raise LexiconError(f"{name}.tsv:{number}: {len(cells)} cells where the head says {width}")
        table.append(cells)
    return tuple(table)


def cell_list(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds a list (``a|b``); an empty cell holds none."""
    return tuple(cell.split("|")) if cell else ()
