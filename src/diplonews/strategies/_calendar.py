"""Calendar values as the catalogue defines them, worked out with ``datetime`` and ``dateutil`` alone."""

import datetime as dt
from zoneinfo import ZoneInfo

from attrs import field, frozen
from dateutil.relativedelta import relativedelta

from diplonews.enums import Basis, Bound, DateType

DAY = dt.timedelta(days=1)
WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
SHORT_MONTHS = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS = {"MO": (5, 12), "MI": (12, 14), "AF": (12, 18), "EV": (18, 24), "NI": (20, 30)}
NUMBERS = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze".split()
Moment = dt.date | dt.datetime


@frozen
class Value:
    """What an expression means."""

    value: str | None
    begin: Moment | None = None
    end_before: Moment | None = None
    grain: str | None = None
    type: DateType = DateType.DATE
    mod: str | None = None
    bound: Bound | None = None
    basis: Basis | None = field(default=Basis.PUBLICATION)


def day(when: dt.date, *, basis: Basis = Basis.PUBLICATION, bound: Bound | None = None) -> Value:
    """A day."""
    return Value(when.isoformat(), when, when + DAY, "day", basis=basis, bound=bound)


def days(first: dt.date, last: dt.date) -> Value:
    """A range of days, the last one in it."""
    return Value(f"{first}/{last}", first, last + DAY, "day")


def week(when: dt.date, *, mod: str | None = None) -> Value:
    """The ISO week that holds a day."""
    year, number, weekday = when.isocalendar()
    monday = when - (weekday - 1) * DAY
    return Value(f"{year}-W{number:02d}", monday, monday + 7 * DAY, "week", mod=mod)


def weekend(when: dt.date) -> Value:
    """Saturday and Sunday of the week that holds a day."""
    whole = week(when)
    saturday = when + (5 - when.weekday()) * DAY
    return Value(f"{whole.value}-WE", saturday, saturday + 2 * DAY, "weekend")


def month(
    when: dt.date, *, mod: str | None = None, bound: Bound | None = None, basis: Basis = Basis.PUBLICATION
) -> Value:
    """The month that holds a day."""
    first = when.replace(day=1)
    return Value(f"{first:%Y-%m}", first, first + relativedelta(months=1), "month", mod=mod, bound=bound, basis=basis)


def year(number: int, *, mod: str | None = None, bound: Bound | None = None, basis: Basis = Basis.PUBLICATION) -> Value:
    """A year."""
    return Value(
        f"{number}", dt.date(number, 1, 1), dt.date(number + 1, 1, 1), "year", mod=mod, bound=bound, basis=basis
    )


def division(number: int, letter: str, part: int, *, basis: Basis = Basis.PUBLICATION) -> Value:
    """A quarter (``Q``) or half (``H``) of a year."""
    months = 3 if letter == "Q" else 6
    first = dt.date(number, (part - 1) * months + 1, 1)
    grain = "quarter" if letter == "Q" else "half"
    return Value(f"{number}-{letter}{part}", first, first + relativedelta(months=months), grain, basis=basis)


def season(number: int, code: str, *, basis: Basis = Basis.PUBLICATION) -> Value:
    """A season, named by the year it begins in."""
    first = dt.date(number, SEASONS[code], 1)
    return Value(f"{number}-{code}", first, first + relativedelta(months=3), "season", basis=basis)


def part(when: dt.date, code: str, *, basis: Basis = Basis.PUBLICATION) -> Value:
    """A part of a day; a night ends on the next."""
    first, last = PARTS[code]
    midnight = dt.datetime.combine(when, dt.time())
    begin, end = midnight + dt.timedelta(hours=first), midnight + dt.timedelta(hours=last)
    return Value(f"{when}T{code}", begin, end, "part", DateType.TIME, basis=basis)


def clock(when: dt.date, hour: int, minute: int, *, utc: bool) -> Value:
    """A clock time."""
    begin = dt.datetime.combine(when, dt.time(hour, minute), ZoneInfo("UTC") if utc else None)
    value = f"{when}T{hour:02d}:{minute:02d}{'Z' if utc else ''}"
    return Value(value, begin, begin + dt.timedelta(minutes=1), "minute", DateType.TIME)


def length(value: str, *, mod: str | None = None) -> Value:
    """A duration, without an interval of its own."""
    return Value(value, type=DateType.DURATION, mod=mod, basis=None)


def easter(number: int) -> dt.date:
    """Easter Sunday."""
    from dateutil.easter import easter as western  # noqa: PLC0415

    return western(number)
