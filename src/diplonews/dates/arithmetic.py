"""Steps of the calendar: the unit that holds a day, a day moved by a length, the pieces of months and years."""

import datetime as dt
from collections.abc import Callable

from diplonews.dates.expressions import Length
from diplonews.dates.intervals import (
    NOTHING,
    Value,
    add_months,
    day_value,
    division_value,
    month_value,
    range_value,
    week_value,
    weekend_value,
    years_value,
)

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "weekend": 7.0, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}


def unit_about(unit: str, day: dt.date, count: int) -> Value:
    """The unit that holds ``day``, moved by ``count`` of them."""
    match unit:
        case "day" | "night":
            return day_value(day + dt.timedelta(days=count))
        case "week":
            return week_value(day + dt.timedelta(weeks=count))
        case "weekend":
            return weekend_value(day + dt.timedelta(weeks=count))
        case "month":
            moved = add_months(day.replace(day=1), count)
            return month_value(moved.year, moved.month)
        case "quarter" | "half":
            months = 3 if unit == "quarter" else 6
            moved = add_months(day.replace(day=1), count * months)
            return division_value(moved.year, "Q" if months == 3 else "H", (moved.month - 1) // months + 1)
        case "decade":
            return years_value(f"{day.year // 10 + count:03d}")
        case "century":
            return years_value(f"{day.year // 100 + count:02d}")
    return years_value(f"{day.year + count:04d}")


def moved(day: dt.date, length: Length, direction: int) -> dt.date:
    """``day`` moved by a length; « huit jours » are seven, « quinze jours » fourteen."""
    count = length.count or 0
    if length.unit in _MONTHS:
        months = count * _MONTHS[length.unit]
        day = add_months(day, direction * int(months)) + direction * dt.timedelta(days=int(months % 1 * 30))
    else:
        idiom = {8: 7.0, 15: 14.0}.get(int(count), count) if length.unit == "day" else count
        day += direction * dt.timedelta(days=int(idiom * DAYS[length.unit]))
    return moved(day, length.rest, direction) if length.rest else day


def printed(length: Length) -> str:
    """A length as TIMEX3 prints it: P2Y, PT8H, PXM, P2Y6M."""
    unit, count = length.unit, length.count
    if count is None:
        letter = {"decade": "DE", "century": "CE", "weekend": "WE", "night": "NI", "quarter": "Q"}.get(
            unit
        ) or _LETTERS.get(unit, "Y")
        return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}X{letter}"
    factor, letter = {
        "decade": (10, "Y"),
        "century": (100, "Y"),
        "millennium": (1000, "Y"),
        "quarter": (3, "M"),
        "half": (6, "M"),
    }.get(unit, (1, {"weekend": "WE", "night": "D"}.get(unit) or _LETTERS.get(unit, "Y")))
    written = f"{count * factor:g}" if count * factor < 1e6 else str(int(count * factor))
    timed = unit in ("hour", "minute", "second")
    rest = printed(length.rest)[1:] if length.rest else ""
    if timed:
        rest = rest.removeprefix("T")
    return f"P{'T' if timed else ''}{written}{letter}{rest}"


def _last_day(first: dt.date) -> dt.date:
    return add_months(first, 1) - dt.timedelta(days=1)


def piece(whole: Value, named: str) -> Value:
    """A named piece of a stretch: « first_fortnight », « weekday_0_1 » its first Monday, « month_7 » its July."""
    first = whole.day
    if first is None:
        return NOTHING
    name, *numbers = named.split("_")
    if name in _PIECES:
        return _PIECES[name](first, numbers)
    if name in ("begin", "end"):
        after = whole.end_before
        last = after - dt.timedelta(days=1) if after else first
        return day_value(first if name == "begin" else last)
    if numbers[-1] == "fortnight":
        days = (first, first.replace(day=15)) if name == "first" else (first.replace(day=16), _last_day(first))
        return range_value(*map(day_value, days))
    months = int(numbers[0])
    from_month, to_month = (1, months) if name == "first" else (13 - months, 12)
    return range_value(month_value(first.year, from_month), month_value(first.year, to_month))


def _in_month(first: dt.date, which: str, step: dt.timedelta) -> dt.date:
    """The day so many steps into a month, its last day for « last »."""
    return _last_day(first) if which == "last" else first + (int(which) - 1) * step


def _weekend(first: dt.date, numbers: list[str]) -> Value:
    saturday = first + dt.timedelta(days=(5 - first.weekday()) % 7)
    return weekend_value(_last_day(first) if numbers[0] == "last" else _in_month(saturday, numbers[0], _WEEK))


def _weekday(first: dt.date, numbers: list[str]) -> Value:
    weekday, which = map(int, numbers)
    if which:
        return day_value(first + dt.timedelta(days=(weekday - first.weekday()) % 7) + (which - 1) * _WEEK)
    last = _last_day(first)
    return day_value(last - dt.timedelta(days=(last.weekday() - weekday) % 7))


_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
_PIECES: dict[str, Callable[[dt.date, list[str]], Value]] = {
    "month": lambda first, numbers: month_value(first.year, int(numbers[0])),
    "monthday": lambda first, numbers: day_value(dt.date(first.year, *map(int, numbers))),
    "day": lambda first, numbers: day_value(_in_month(first, numbers[0], _DAY)),
    "week": lambda first, numbers: week_value(_in_month(first, numbers[0], _WEEK)),
    "weekend": _weekend,
    "weekday": _weekday,
}
