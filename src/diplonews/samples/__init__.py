"""Five dispatches that ship with the package, for demonstrations and first steps: `samples()`.

People and events in them are invented, countries and institutions are real. Each is a press page as one finds it:
navigation lines, a dateline or a byline, an embedded post, nested marks, teasers.
"""

import datetime as dt
from functools import cache
from importlib.resources import files

import attrs

_PACKAGE = "diplonews.samples"
_HEAD = "published: "


@attrs.frozen
class Sample:
    """One embedded dispatch.

    `id` is the file's stem, `published` the publication day (ISO 8601, ``YYYY-MM-DD``), `text` the page without the
    file's header line, paragraphs parted by empty lines.
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
    names = sorted(entry.name for entry in files(_PACKAGE).iterdir() if entry.name.endswith(".txt"))
    return tuple(_read(name) for name in names)


def _read(name: str) -> Sample:
    # The header is part of the file, not of the dispatch: offsets count from the first character after it.
    head, _, text = files(_PACKAGE).joinpath(name).read_text(encoding="utf-8").partition("\n")
    published = dt.date.fromisoformat(head.removeprefix(_HEAD)).isoformat()
    return Sample(name.removesuffix(".txt"), published, text)
