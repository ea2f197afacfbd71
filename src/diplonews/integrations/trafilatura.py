"""HTML in: the article of a web page, found by trafilatura. Needs the extra ``html``."""

import re
from collections.abc import Mapping
from typing import Final

from diplonews.errors import InputError, missing_extra
from diplonews.model import Article
from diplonews.options import Options
from diplonews.pipeline import Given, parse_mapping

try:
    from trafilatura import bare_extraction
except ImportError as error:  # it, or a part of it
    raise missing_extra("html", "trafilatura") from error

LIMIT: Final = 20_000_000  # characters of a page; trafilatura takes a multiple of it in memory
_HEAD: Final = 2048  # bytes in which a page must name its encoding
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_MARKS: Final[Mapping[bytes, str]] = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_FALLBACKS: Final = ("utf-8", "cp1252")  # as browsers do for western pages
# What the page itself states, nothing that looks like a date in its text; and no clock says which date is too late.
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def article_from_html(
    html: str | bytes,
    *,
    url: str | None = None,
    published: Given = None,
    id: str | None = None,  # noqa: A002  # the key of the exchange format
    options: Options | None = None,
) -> Article:
    """The article of a web page, parsed; menus, comments and what surrounds the article are left out.

    Offsets are those of the text that was extracted (``Article.text``), not of the page. The page's title, date of
    first publication, authors, description, site and address are taken over; ``published`` and ``url`` go before what
    the page says. Nothing is fetched. Bytes are decoded as the page says, else as UTF-8, else as Windows-1252.

    Raises:
        TypeError: when ``html`` is neither ``str`` nor ``bytes``.
        InputError: when no text can be found in it, when it is longer than ``LIMIT``, or ``published`` cannot be read.
    """
    return parse_mapping(record_from_html(html, url=url, published=published, id=id), options=options)


def record_from_html(
    html: str | bytes,
    *,
    url: str | None = None,
    published: Given = None,
    id: str | None = None,  # noqa: A002
) -> dict[str, object]:
    """What a page holds, as a record for ``parse_many``. Arguments and errors as of ``article_from_html``."""
    page = _text(html)
    if len(page) > LIMIT:
        raise InputError(f"a page of {len(page):,} characters is longer than {LIMIT:,}")
    found = bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,  # far more pages are laid out by tables than articles hold one
        date_extraction_params=_DATES,
    )
    if found is None or not found.text:
        raise InputError("no article was found in the page")
    record = {
        "id": id,
        "text": found.text,
        "published": published if published is not None else found.date,
        "title": found.title,
        "url": url or found.url,
        "source": found.sitename or found.hostname,
        "authors": found.author.split("; ") if found.author else None,
        "description": found.description,
    }
    return {key: value for key, value in record.items() if value is not None}


def _text(html: str | bytes) -> str:
    if isinstance(html, str):
        return html
    if not isinstance(html, bytes):
        raise TypeError(f"html must be str or bytes, not {type(html).__name__}")
    marked = next((name for mark, name in _MARKS.items() if html.startswith(mark)), None)
    stated = _CHARSET.search(html[:_HEAD])
    named = [marked] if marked else [stated[1].decode()] if stated else []
    for encoding in (*named, *_FALLBACKS):
        try:
            return html.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return html.decode("utf-8", "replace")
