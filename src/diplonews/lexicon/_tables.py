"""Reads and validates the lexicon's tables: tab-separated rows under a head of ``#`` lines."""

from functools import cache
from pkgutil import get_data

from diplonews.errors import LexiconError

HEAD = ("# source: ", "# licence: ", "# columns: ")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/<name>.tsv``, every one as wide as the table's ``# columns:`` line.

    Raises:
        LexiconError: naming the file and the line that is malformed.
    """
    # Not by importlib.resources: what it imports costs as much as reading every table.
    raw = get_data("diplonews.lexicon", f"data/{name}.tsv")
    if raw is None:
        raise LexiconError(f"{name}.tsv: the package holds no such table")
    lines = raw.decode("utf-8").replace("\r\n", "\n").removesuffix("\n").split("\n")
    head = [line for line in lines if line.startswith("#")]
    for wanted in HEAD:
        if not any(line.startswith(wanted) for line in head):
            raise LexiconError(f"{name}.tsv: no '{wanted.strip()}' line in its head")
    width = next(line for line in head if line.startswith(HEAD[2])).count("|") + 1
    table = tuple([tuple(line.split("\t")) for line in lines if not line.startswith("#")])
    if {*map(len, table)} - {width}:
        wrong = ((k, line.count("\t") + 1) for k, line in enumerate(lines, 1) if not line.startswith("#"))
        number, cells = next((k, cells) for k, cells in wrong if cells != width)
        raise LexiconError(f"{name}.tsv:{number}: {cells} cells where the head says {width}")
    return table


def cell_list(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds a list (``a|b``); an empty cell holds none."""
    return tuple(cell.split("|")) if cell else ()
