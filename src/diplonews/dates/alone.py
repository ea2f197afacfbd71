"""One date expression given alone, without a text about it."""

import datetime as dt
import re

from attrs import evolve

from diplonews.dates.asks import bound_before, bound_tense, resolved
from diplonews.dates.discourse import as_published
from diplonews.dates.expressions import Clock, Day, Found, Month, Part, Said, Stretch, Weekday
from diplonews.dates.find import date_ref
from diplonews.dates.published import read_published
from diplonews.dates.resolve import Situation, basis, resolve
from diplonews.dates.scan import scan
from diplonews.dates.tense import tense_at
from diplonews.errors import InputError
from diplonews.options import DEFAULT
from diplonews.text.document import Document, read
from diplonews.values import DateRef

# Alone, an expression lacks the word that would lead it in a text.
_LEADS = ("", "en ", "à ", "l'", "dans la ", "le ")
_DAY = re.compile(
    r"\s{0,9}(?:(?:jusqu'au|au|du|(?:(?:avant|après|dès|depuis|pour|d'ici) )?le) )?(?P<d>[12]?\d|3[01])\s{0,9}"
)
_MONTH = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])|(?P<m2>0?[1-9]|1[0-2])/(?P<y2>(?:19|20)\d\d)")
TENSES = ("past", "present", "future")


def resolve_date(
    expression: str, published: dt.date | dt.datetime | str | None, *, tense: str | None = None
) -> DateRef | None:
    """What one expression means on the day ``published``; None when it is no date. Offsets index ``expression``.

    ``tense`` (past, present, future) decides a bare weekday or month; without it a verb in the expression does, else
    the nearest occurrence. Of several dates in the expression the longest counts.

    Raises:
        InputError: when ``published`` cannot be read, or the tense is none of the three.

    >>> import datetime
    >>> resolve_date("lundi prochain à 15h", datetime.date(2024, 4, 2)).value
    '2024-04-08T15:00'
    """
    if tense is not None and tense not in TENSES:
        raise InputError(f"tense: {tense!r} is none of {', '.join(TENSES)}")
    when = as_published(read_published(published))
    for lead in _LEADS:
        doc = read(lead + expression)
        found = [one for one in scan(doc, DEFAULT) if not (isinstance(one.said, Day) and one.said.bare)]
        if found:
            longest = max(found, key=lambda one: one.end - one.start)
            if _is_hour(longest.said):
                continue  # « dix-sept heures » alone is a time of the day: the lead à reads it
            return _only(doc, longest, len(lead), Situation(when.day, when.moment, tense))
    month = _MONTH.fullmatch(expression)
    if month is not None:
        said = Month(int(month["m"] or month["m2"]), int(month["y"] or month["y2"]))
        one = Found(month.start(), month.end(), said, rule="dates.absolute.month")
        return _only(read(expression), one, 0, Situation(when.day, when.moment, tense))
    day = _DAY.fullmatch(expression)
    if day is None:
        return None
    one = Found(day.start("d"), day.end("d"), Day(int(day["d"]), None), rule="dates.absolute.day")
    return _only(read(expression), one, 0, Situation(when.day, when.moment, tense))


def _is_hour(said: Said) -> bool:
    """More hours than a meeting lasts, fewer than a day has, and not a round half of one."""
    length = said.length if isinstance(said, Stretch) and said.side is None else None
    return length is not None and length.unit == "hour" and 12 < (length.count or 0) < 24 and not length.rest


def _only(doc: Document, one: Found, lead: int, at: Situation) -> DateRef:
    first = doc.token_at(one.start)
    if isinstance(one.said, Part | Clock) and isinstance(one.said.day, Day) and one.said.day.bare:
        one = evolve(one, said=evolve(one.said, day=evolve(one.said.day, bare=False)))  # « le 3 au soir »
    bound = one.bound or bound_before(doc, first)
    if at.tense is None and isinstance(one.said, Weekday):
        at = evolve(at, tense=bound_tense(doc, bound, first) or tense_at(doc, first, doc.token_at(one.end - 1) + 1))
    value = resolve(one.said, at) if isinstance(one.said, Weekday) else resolved(doc, one, at, bound, first)
    ref = date_ref(doc, one, value, bound, basis(one.said, at))
    start = max(ref.start - lead, 0)
    return evolve(ref, start=start, end=ref.end - lead, text=doc.text[lead + start : ref.end])
