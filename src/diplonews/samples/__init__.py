"""Five dispatches that ship with the package, for demonstrations and first steps: `samples()`.

People and events in them are invented, countries and institutions are real. Each is a press page as one finds it:
navigation lines, a dateline or a byline, an embedded post, nested marks, teasers.
"""

import datetime as dt
from functools import cache
from importlib.resources import files

import attrs

_PACKAGE = "diplonews.samples"


@attrs.frozen
class Sample:
    """One embedded dispatch.

    `id` is the file's stem, `published` the publication day (ISO 8601, ``YYYY-MM-DD``), `text` the page, paragraphs
    parted by empty lines.
    """

    id: str
    published: str
    text: str


@cache
def samples() -> tuple[Sample, ...]:
    """All embedded dispatches, in the order of their ids.

    >>> from diplonews.samples import samples
    >>> [sample.id for sample in samples()]
    ['ambassadeurs', 'bons_offices', 'force', 'sommet', 'visite']
    >>> samples()[3].published
    '2022-04-06'
    """
    table = files(_PACKAGE).joinpath("published.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in table if not line.startswith("#"))
    return tuple(_read(name, published) for name, published in rows)


def _read(name: str, published: str) -> Sample:
    day = dt.date.fromisoformat(published).isoformat()
    return Sample(name, day, files(_PACKAGE).joinpath(f"{name}.txt").read_text(encoding="utf-8"))
