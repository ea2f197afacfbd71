"""The publication date: as given, else from the dateline, else from the page about the text; never from the clock."""

import datetime as dt
import re

from attrs import frozen

from diplonews.dates import expressions as ex
from diplonews.dates.expressions import Found
from diplonews.dates.grammar import lazy
from diplonews.dates.resolve import Situation, resolve
from diplonews.dates.scan import scan
from diplonews.enums import Role
from diplonews.errors import InputError
from diplonews.options import DEFAULT, Options
from diplonews.text.document import Document
from diplonews.values import Span

Given = dt.date | dt.datetime | str | None


@frozen
class Published:
    """The publication day or moment, its source (``given``, ``dateline``, ``text``, None) and the words that say it."""

    value: dt.date | dt.datetime | None = None
    source: str | None = None
    evidence: Span | None = None


def read_published(given: Given, options: Options = DEFAULT) -> dt.date | dt.datetime | None:
    """A publication date as people hand it in: a date, a datetime, ISO 8601, or what dateparser reads in two languages.

    French and English. A time without a zone takes ``options.time_zone``.

    Raises:
        InputError: naming the value that cannot be read.
    """
    if given is None or isinstance(given, dt.datetime):
        return _zoned(given, options)
    if isinstance(given, dt.date):
        return given
    if not isinstance(given, str):
        raise InputError(f"published: {given!r} is no date")
    text = given.strip()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return _zoned(dt.datetime.fromisoformat(text), options)
    except ValueError:
        read = _free(text)
        return _zoned(read, options) if isinstance(read, dt.datetime) else read


def _zoned(moment: dt.datetime | None, options: Options) -> dt.date | dt.datetime | None:
    if moment is not None and moment.tzinfo is None and options.time_zone:
        from zoneinfo import ZoneInfo  # noqa: PLC0415 -- few callers set a zone

        return moment.replace(tzinfo=ZoneInfo(options.time_zone))
    return moment


_FIXED = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\b")


def _free(text: str) -> dt.date:
    """What dateparser reads, a day or a moment; only strings that fix their own year, so that today never enters."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 -- heavy, and needed for metadata strings only

    read = None
    if len(text) < 80 and _FIXED.search(text):
        settings = {
            "DATE_ORDER": "DMY",
            "REQUIRE_PARTS": ["day", "month", "year"],
            # « il y a 3 jours 2024 » would be counted from today
            "PARSERS": ["absolute-time", "custom-formats"],
            "RETURN_TIME_AS_PERIOD": True,
        }
        read = DateDataParser(languages=["fr", "en"], settings=settings).get_date_data(text)
    if read is None or read.date_obj is None:
        raise InputError(f"published: {text[:80]!r} cannot be read as a date")
    moment: dt.datetime = read.date_obj
    if read.period != "time":
        return moment.date()
    offset = moment.utcoffset()  # a plain zone in place of dateparser's own kind
    return moment if offset is None else moment.replace(tzinfo=dt.timezone(offset))


def infer(doc: Document, given: Given = None, options: Options = DEFAULT) -> Published:
    """The publication date of a document with its evidence.

    In this order: what is given; the dateline, its year from its weekday or from the other dates of the text; a full
    date in the page's furniture (« Publié le … », a caption, the signature of a post). Otherwise None.

    Raises:
        InputError: when what is given cannot be read.
    """
    value = read_published(given, options)
    if value is not None:
        return Published(value, "given")
    found = scan(doc, options)
    return _from_dateline(doc, found) or _from_page(doc, found) or Published()


def _day_of(one: Found) -> ex.Day | None:
    said = one.said
    if isinstance(said, ex.Clock | ex.Part) and said.day is not None:
        said = said.day
    return said if isinstance(said, ex.Day) and said.month is not None else None


def _full(one: Found) -> dt.date | None:
    day = _day_of(one)
    return resolve(day, Situation()).day if day and day.year else None


def _from_dateline(doc: Document, found: list[Found]) -> Published | None:
    mark = doc.dateline
    if mark is None or mark.date is None:
        return None
    one = next((f for f in found if f.start >= mark.start and f.end <= mark.end + 1 and _day_of(f)), None)
    day = _day_of(one) if one else None
    if one is None or day is None:
        return None
    value = _full(one) or _agreeing(day, [f for f in found if f is not one])
    return Published(value, "dateline", doc.span(one.start, one.end)) if value else None


def _agreeing(day: ex.Day, others: list[Found]) -> dt.date | None:
    """The one year on which weekday and day, or the full dates of the text, agree."""
    years = {full.year for one in others if (full := _full(one))}
    fits = sorted(
        d for y in years for n in (y, y + 1) if (d := resolve(ex.Day(day.day, day.month, n), Situation()).day)
    )
    latest = max((full for one in others if (full := _full(one))), default=None)
    if latest is not None:
        fits = [d for d in fits if abs((d - latest).days) <= 183]
    if day.weekday is not None:
        fits = [d for d in fits if d.weekday() == day.weekday]
    return fits[0] if len(fits) == 1 else None


_LABEL = (
    r"(?:publiée?|posté|mise? en ligne|paru|modifié|mise? à jour|actualisé|créé)(?: (?:par|le|:|à"
    r"|dans)[^.\n]{0,30})?[ :]{0,3}$"
)
_UPDATED = r"mise? à jour|modifié|actualisé"


def _from_page(doc: Document, found: list[Found]) -> Published | None:
    """A full date that a label introduces, that « ce » points at, or that stands in the furniture or alone."""
    ranked: list[tuple[int, int, dt.date, Found]] = []
    for n, one in enumerate(found):
        day = _full(one)
        if day is None:
            continue
        before = doc.view[max(0, one.start - 50) : one.start].rsplit("\n", 1)[-1]
        block = doc.blocks[doc.block_at(doc.token_at(one.start))]
        alone = doc.ends[block.last - 1] - doc.starts[block.first] - (one.end - one.start) < 12
        if lazy(_LABEL).search(before.rstrip("le ") + " ") or lazy(_LABEL).search(before):
            ranked.append((1 if lazy(_UPDATED).search(before) else 0, n, day, one))
        elif alone or doc.view.startswith(("ce ", "Ce "), one.start):
            ranked.append((2, n, day, one))
        elif block.role is Role.EMBED:
            ranked.append((4, n, day, one))
        elif block.role in (Role.CAPTION, Role.BOILERPLATE, Role.DATELINE):
            ranked.append((3, n, day, one))
    if not ranked:
        return None
    _, _, day, one = min(ranked, key=lambda entry: entry[:2])
    return Published(day, "text", doc.span(one.start, one.end))
