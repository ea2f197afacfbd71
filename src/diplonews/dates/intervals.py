"""TIMEX3 values and the half-open intervals they stand for, either way.

Intervals of days are dates, of hours datetimes (aware where a zone is known), the end exclusive.
"""

import datetime as dt
import re
from functools import cache

from attrs import frozen

from diplonews.enums import DateType
from diplonews.lexicon import _calendar as cal

Moment = dt.date | dt.datetime
_DAY = dt.timedelta(days=1)
_PARTS = {"MO": (5, 12), "MI": (12, 14), "AF": (12, 18), "EV": (18, 24), "NI": (20, 30)}
_DIVISION_MONTHS = {"Q": 3, "H": 6}


@frozen
class Value:
    """What an expression means: TIMEX3 ``value``, interval, ``grain`` (the unit it is known to), type and mod."""

    value: str | None = None
    begin: Moment | None = None
    end_before: Moment | None = None
    grain: str | None = None
    type: DateType = DateType.DATE
    mod: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The first day of the interval."""
        return self.begin.date() if isinstance(self.begin, dt.datetime) else self.begin


NOTHING = Value()


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return dt.date(year, month + 1, number)
        except ValueError:
            continue
    return dt.date(year, month + 1, min(day.day, 27))


def day_value(day: dt.date) -> Value:
    """A day."""
    return Value(day.isoformat(), day, day + _DAY, "day")


def week_value(day: dt.date) -> Value:
    """The ISO week that holds ``day``."""
    year, week, weekday = day.isocalendar()
    monday = day - dt.timedelta(days=weekday - 1)
    return Value(f"{year:04d}-W{week:02d}", monday, monday + 7 * _DAY, "week")


def weekend_value(day: dt.date) -> Value:
    """Saturday and Sunday of the ISO week that holds ``day``."""
    monday = day - day.weekday() * _DAY
    return Value(f"{week_value(day).value}-WE", monday + 5 * _DAY, monday + 7 * _DAY, "weekend")


def month_value(year: int, month: int) -> Value:
    """A month."""
    first = dt.date(year, month, 1)
    return Value(f"{year:04d}-{month:02d}", first, add_months(first, 1), "month")


def years_value(prefix: str) -> Value:
    """A year (four digits), decade (three) or century (two) by the digits that name it.

    Raises:
        ValueError: outside the calendar.
    """
    if not 2 <= len(prefix) <= 4:
        raise ValueError(prefix)
    first = int(prefix.ljust(4, "0"))
    span = 10 ** (4 - len(prefix))
    grain = {4: "year", 3: "decade", 2: "century"}[len(prefix)]
    end = dt.date(first + span, 1, 1) if first + span <= dt.MAXYEAR else dt.date.max
    return Value(prefix, dt.date(max(first, 1), 1, 1), end, grain)


def season_value(year: int, code: str) -> Value:
    """A season by the year it begins in."""
    first = dt.date(year, cal.season_months()[code], 1)
    return Value(f"{year:04d}-{code}", first, add_months(first, 3), "season")


def division_value(year: int, letter: str, number: int) -> Value:
    """A quarter (Q) or half (H) of a year."""
    months = _DIVISION_MONTHS[letter]
    first = dt.date(year, (number - 1) * months + 1, 1)
    return Value(
        f"{year:04d}-{letter}{number}", first, add_months(first, months), "quarter" if letter == "Q" else "half"
    )


def part_value(day: dt.date, code: str) -> Value:
    """A part of a day; a night ends on the next."""
    first, last = _PARTS[code]
    midnight = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- the text gives no zone
    hours = dt.timedelta(hours=1)
    return Value(f"{day.isoformat()}T{code}", midnight + first * hours, midnight + last * hours, "part", DateType.TIME)


def _zone(name: str) -> dt.tzinfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 -- few articles print a zone

    return ZoneInfo(name)


def clock_value(day: dt.date, hour: int, minute: int, second: int | None = None, zone: str | None = None) -> Value:
    """A minute (a second) of a day, in an IANA zone where one is known; UTC is printed Z."""
    zoned = _zone(zone) if zone and zone != "local" else None
    begin = dt.datetime(day.year, day.month, day.day, hour, minute, second or 0, tzinfo=zoned)
    written = f"{day.isoformat()}T{hour:02d}:{minute:02d}" + ("" if second is None else f":{second:02d}")
    step = dt.timedelta(minutes=1) if second is None else dt.timedelta(seconds=1)
    grain = "minute" if second is None else "second"
    return Value(written + ("Z" if zone == "UTC" else ""), begin, begin + step, grain, DateType.TIME)


def range_value(first: Value, last: Value) -> Value:
    """From the first to the last, both included; nothing when they run backwards or are of two kinds."""
    begin, end = first.begin, last.end_before
    if first.value is None or last.value is None or begin is None or end is None:
        return NOTHING
    if isinstance(begin, dt.datetime) is not isinstance(end, dt.datetime):
        return NOTHING
    if (
        isinstance(begin, dt.datetime)
        and isinstance(end, dt.datetime)
        and (begin.tzinfo is None) is not (end.tzinfo is None)
    ):
        begin, end = begin.replace(tzinfo=None), end.replace(tzinfo=None)
    if begin >= end:
        return NOTHING
    return Value(f"{first.value}/{last.value}", begin, end, first.grain, first.type)


_FORMS = r"""(?P<y>\d{4})-(?:(?P<m>\d\d)(?:-(?P<d>\d\d)
      (?:T(?:(?P<p>[A-Z]{2})|(?P<h>\d\d):(?P<mn>\d\d)(?::(?P<s>\d\d))?(?P<z>Z)?))?)?
      |W(?P<w>\d\d)(?P<we>-WE)?|(?P<l>[QH])(?P<n>\d)|(?P<season>SP|SU|FA|WI))
      |(?P<prefix>\d{2,4})"""


@cache
def _forms() -> "re.Pattern[str]":
    return re.compile(_FORMS, re.VERBOSE)


def parse_value(value: str) -> Value:
    """The interval of a printed value: the inverse of the constructors. NOTHING for what is no date."""
    if "/" in value:
        first, _, last = value.partition("/")
        return range_value(parse_value(first), parse_value(last))
    m = _forms().fullmatch(value)
    if m is None:
        return NOTHING
    if m["prefix"]:
        return years_value(value)
    year = int(m["y"])
    if m["w"]:
        monday = dt.date.fromisocalendar(year, int(m["w"]), 1)
        return weekend_value(monday) if m["we"] else week_value(monday)
    if m["l"]:
        return division_value(year, m["l"], int(m["n"]))
    if m["season"]:
        return season_value(year, m["season"])
    if not m["d"]:
        return month_value(year, int(m["m"]))
    day = dt.date(year, int(m["m"]), int(m["d"]))
    if m["p"]:
        return part_value(day, m["p"])
    if m["h"]:
        second = int(m["s"]) if m["s"] else None
        return clock_value(day, int(m["h"]), int(m["mn"]), second, "UTC" if m["z"] else None)
    return day_value(day)
