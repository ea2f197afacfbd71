"""The only calendar arithmetic: what an expression means on a given day, in a given tense, after a given date.

Conventions: a weekday equal to the publication's is the publication day; prochain and dernier are strict; weeks are
ISO weeks; a night is named by its first day, a winter by its December; offsets keep their unit.
"""

import datetime as dt
from collections.abc import Callable, Iterable

from attrs import evolve, frozen
from dateutil.easter import easter

from diplonews.dates import expressions as ex
from diplonews.dates.arithmetic import DAYS, moved, piece, printed, unit_about
from diplonews.dates.intervals import (
    NOTHING,
    Value,
    add_months,
    clock_value,
    day_value,
    division_value,
    month_value,
    parse_value,
    part_value,
    range_value,
    season_value,
    week_value,
    weekend_value,
    years_value,
)
from diplonews.enums import Basis, DateType
from diplonews.lexicon import _calendar as cal

_NEAR = 153  # days: beyond five months the tense decides the year
_NEAR_FEAST = 20  # days: what comes every year is the next one, told in the future
SPOKEN = 8  # days about the publication within which « dans la matinée » belongs to the day last spoken of


@frozen
class Situation:
    """What an expression is read against. ``tense``: past, present, future, near (either) or None.

    ``spoken`` is the day last spoken of, ``date`` the date last spoken of at whatever grain, ``previous`` the weekday
    before in the same list.
    """

    today: dt.date | None = None
    now: dt.datetime | None = None
    tense: str | None = None
    spoken: dt.date | None = None
    date: Value | None = None
    previous: dt.date | None = None

    def told(self, tense: str | None) -> "Situation":
        """The same in that tense."""
        return Situation(self.today, self.now, tense, self.spoken, self.date, self.previous)


def resolve(said: ex.Said, at: Situation) -> Value:
    """The value, interval and grain of ``said``; NOTHING (value None) where nothing fixes it."""
    try:
        return _RESOLVERS[type(said)](said, at)
    except (OverflowError, ValueError):
        return NOTHING  # the 31st of June, the year 12000


def basis(said: ex.Said, at: Situation) -> Basis | None:
    """What the value counts from."""
    match said:
        case ex.Fixed() | ex.Years():
            return Basis.EXPLICIT
        case ex.Day() | ex.Month() | ex.Season() | ex.Division() | ex.Feast():
            return Basis.EXPLICIT if said.year else Basis.PUBLICATION
        case ex.Anaphor():
            return Basis.DISCOURSE
        case ex.Offset():
            return basis(said.base, at) if said.base else _ORIGINS.get(said.origin or "", Basis.PUBLICATION)
        case ex.Stretch():
            return Basis.PUBLICATION if said.side else None
        case ex.Part() | ex.Clock():
            return (
                basis(said.day, at)
                if said.day
                else Basis.PUBLICATION
                if _day_meant(at) == at.today
                else Basis.DISCOURSE
            )
        case ex.Range():
            return basis(said.first, at)
        case ex.WeekOf():
            return basis(said.day, at)
        case ex.Within():
            return basis(said.of, at)
        case ex.Unknown():
            return None
    return Basis.PUBLICATION


_VAGUE = frozenset(["decade", "century"])
_COARSE = _VAGUE | {"year", "season", "half"}
_ORIGINS = {"discourse": Basis.DISCOURSE}


def _pick(values: Iterable[Value], at: Situation, shift: int | None = None, *, near: int = 0) -> Value:
    """The candidate that dernier or prochain, the tense, or else nearness chooses.

    ``near``: days within which the nearest wins whatever the tense.
    """
    today = at.today
    if today is None:
        return NOTHING
    known = [
        (v, v.begin, v.end_before) for v in values if isinstance(v.begin, dt.date) and isinstance(v.end_before, dt.date)
    ]
    if not known:
        return NOTHING
    over = [v for v, _, end in known if end <= today]
    ahead = [v for v, begin, _ in known if begin > today]
    if shift is not None and shift != 0:
        return (over[-1] if over else NOTHING) if shift < 0 else (ahead[0] if ahead else NOTHING)

    def distance(entry: tuple[Value, dt.date, dt.date]) -> int:
        _, begin, end = entry
        return 0 if begin <= today < end else (begin - today).days if begin > today else (today - end).days + 1

    nearest = min(known, key=distance)
    if (at.tense in (None, "present", "near") and shift is None) or distance(nearest) <= near:
        return nearest[0]
    if at.tense == "past":
        return next((v for v, begin, _ in reversed(known) if begin <= today), nearest[0])
    return next((v for v, _, end in known if end > today), nearest[0])


def _years_about(today: dt.date, reach: int = 2) -> range:
    return range(max(today.year - reach, 1), min(today.year + reach, 9998) + 1)


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day(said: ex.Day, at: Situation) -> Value:
    month = said.month
    if month is None:
        return _day_alone(said, at)
    if said.year:
        return day_value(dt.date(said.year, month, said.day))
    if at.today is None:
        return NOTHING
    reach = 8 if (month, said.day) == (2, 29) else 1
    days = [d for y in _years_about(at.today, reach) if (d := _valid(y, month, said.day))]
    if said.weekday is not None and said.shift is None:
        year = at.today.year
        agree = [d for d in days if d.weekday() == said.weekday and abs(d.year - year) <= 1]
        days = agree or days
    return _pick(map(day_value, days), at, said.shift, near=_NEAR)


def _day_alone(said: ex.Day, at: Situation) -> Value:
    """« samedi 18 »: the nearest 18th that is a Saturday; « le 18 » alone, nearest to the date last spoken of."""
    if said.bare:
        month = at.date if at.date and at.date.grain == "month" else None
        if month and month.day:
            return day_value(month.day.replace(day=said.day))
        at = evolve(at, today=at.spoken)
    if at.today is None:
        return NOTHING
    about = (at.today + dt.timedelta(days=n) for n in range(-45, 46))
    days = [d for d in about if d.day == said.day]
    days = [d for d in days if said.weekday in (None, d.weekday())] or days  # a slip of the weekday: the day counts
    return _pick(map(day_value, days), at, near=45)


def _weekday(said: ex.Weekday, at: Situation) -> Value:
    today = at.spoken or at.today if said.spoken else at.today
    if today is None:
        return NOTHING
    if said.second and at.previous:
        return day_value(at.previous + dt.timedelta(days=(said.weekday - at.previous.weekday() - 1) % 7 + 1))
    ahead = (said.weekday - today.weekday()) % 7
    if said.weeks:
        move = ahead + 7 * said.weeks
    elif said.shift == 1:
        move = ahead or 7
    elif said.shift == -1:
        move = ahead - 7
    elif said.shift is not None:
        move = _in_week(said, today, at.tense)
    elif ahead == 0:
        move = 0
    elif at.tense in (None, "near"):
        move = ahead if ahead <= 3 else ahead - 7
    else:
        move = ahead - 7 if at.tense == "past" else ahead
    return day_value(today + dt.timedelta(days=move))


def _in_week(said: ex.Weekday, today: dt.date, tense: str | None) -> int:
    """« ce jeudi »: the one of this week unless the tense contradicts; ±2: that of the next or last week."""
    move = said.weekday - today.weekday()
    if said.shift:
        return move + (7 if said.shift > 0 else -7)
    if tense == "future" and move < 0:
        return move + 7
    return move - 7 if tense == "past" and move > 0 else move


def _month(said: ex.Month, at: Situation) -> Value:
    if said.year:
        return month_value(said.year, said.month)
    if at.today is None:
        return NOTHING
    return _pick((month_value(y, said.month) for y in _years_about(at.today, 1)), at, said.shift)


def _season(said: ex.Season, at: Situation) -> Value:
    if said.year:
        return season_value(said.year, said.code)
    if at.today is None:
        return NOTHING
    return _pick((season_value(y, said.code) for y in _years_about(at.today)), at, said.shift)


def _division(said: ex.Division, at: Situation) -> Value:
    if said.year:
        return division_value(said.year, said.letter, said.number)
    if at.today is None:
        return NOTHING
    if said.shift is not None:
        return division_value(at.today.year + said.shift, said.letter, said.number)
    values = [division_value(y, said.letter, said.number) for y in _years_about(at.today)]
    if at.tense == "past":
        return next((v for v in reversed(values) if v.end_before and v.end_before <= at.today), NOTHING)
    return _pick(values, at)


def _shift(said: ex.Shift, at: Situation) -> Value:
    today, count = at.today, said.count or 0
    if today is None:
        return NOTHING
    if said.unit == "weekend":
        monday = today - dt.timedelta(days=today.weekday())
        inside = today.weekday() >= 5
        back = count < 0 or (count == 0 and at.tense == "past" and not inside)
        weeks = -1 if back else 1 if count > 0 and inside else 0
        return weekend_value(monday + dt.timedelta(weeks=weeks))
    return unit_about(said.unit, today, count)


def _offset(said: ex.Offset, at: Situation) -> Value:
    length = said.length
    base = resolve(said.base, at).day if said.base else at.spoken if said.origin == "discourse" else at.today
    if said.origin == "discourse" and length.unit in ("month", "year") and at.date and at.date.day:
        if at.date.grain in (_COARSE if length.unit == "month" else _VAGUE):
            return NOTHING  # « trois mois plus tard » counts from no year
        base = at.date.day
    if said.origin is None or base is None or not length.count or length.high:
        return NOTHING
    if length.unit in ("hour", "minute", "second"):
        return _clock_offset(said, at, base)
    unit = length.rest.unit if length.rest else length.unit
    if length.count % 1 and unit == "year":
        unit = "month"
    return unit_about("day" if unit in ("day", "night") else unit, moved(base, length, said.direction), 0)


def _clock_offset(said: ex.Offset, at: Situation, base: dt.date) -> Value:
    length = said.length
    parts = (length, length.rest) if length.rest else (length,)
    seconds = sum((part.count or 0) * DAYS[part.unit] * 86400 for part in parts)
    if at.now is not None and said.origin == "publication":
        then = at.now + said.direction * dt.timedelta(seconds=seconds)
        return evolve(clock_value(then.date(), then.hour, then.minute), type=DateType.TIME)
    if seconds % 86400 == 0:
        return day_value(base + said.direction * dt.timedelta(seconds=seconds))
    return evolve(NOTHING, type=DateType.TIME)


def _stretch(said: ex.Stretch, at: Situation) -> Value:
    length = said.length
    written = printed(length)
    if length.high:
        written += "/" + printed(evolve(length, count=length.high))
    begin = end = None
    if said.side and at.today is not None:
        begin, end = (None, at.today) if said.side != "future" else (at.today, None)
        if length.count and not length.high:
            there = moved(at.today, length, 1 if said.side == "future" else -1)
            begin, end = (begin, there) if said.side == "future" else (there, end)
    return Value(written, begin, end, length.unit, DateType.DURATION)


def _day_meant(at: Situation) -> dt.date | None:
    """The day of a part of the day that names none: the one spoken of, if it is about the publication, else that."""
    today, spoken = at.today, at.spoken
    if today is None:
        return spoken
    if spoken is None or abs((spoken - today).days) > SPOKEN:
        return today
    if (at.tense == "future" and spoken < today) or (at.tense == "past" and spoken > today):
        return today
    return spoken


def _part(said: ex.Part, at: Situation) -> Value:
    if said.day is None:
        day = _day_meant(at)
        if said.code == "NI" and day is not None and day == at.today and at.tense == "past":
            day -= dt.timedelta(days=1)
    else:
        day = resolve(said.day, at).day
        if isinstance(said.day, ex.Shift) and said.day.unit == "night" and day is not None and at.tense == "past":
            day -= dt.timedelta(days=1)
    if day is None:
        return evolve(NOTHING, type=DateType.DATE if said.code == "DA" else DateType.TIME)
    return day_value(day) if said.code == "DA" else part_value(day, said.code)


def _clock(said: ex.Clock, at: Situation) -> Value:
    day = _day_meant(at) if said.day is None else resolve(said.day, at).day
    if day is None:
        return evolve(NOTHING, type=DateType.TIME)
    return clock_value(day, said.hour, said.minute, said.second, said.zone)


def _feast(said: ex.Feast, at: Situation) -> Value:
    kind, when, key = cal.feasts()[said.name]
    if kind == "lunar":
        return _lunar(said, at, key, whole=when == "month")
    years = [said.year] if said.year else list(_years_about(at.today)) if at.today else []
    if kind == "easter":
        days = [easter(y) + dt.timedelta(days=int(when)) for y in years if y > 1582]
    else:
        days = [dt.date(y, int(when[:2]), int(when[3:])) for y in years]
    return day_value(days[0]) if said.year and days else _pick(map(day_value, days), at, said.shift, near=_NEAR_FEAST)


def _lunar(said: ex.Feast, at: Situation, key: str, *, whole: bool) -> Value:
    found = []
    for first, last in cal.lunar(key):
        if said.year in (None, first.year):
            found.append(range_value(day_value(first), day_value(last)) if whole else day_value(first))
    return (found[0] if found else NOTHING) if said.year else _pick(found, at, said.shift, near=_NEAR)


def _fixed(said: ex.Fixed, at: Situation) -> Value:
    return parse_value(said.value)


def _years(said: ex.Years, at: Situation) -> Value:
    return years_value(said.prefix)


def _week_of(said: ex.WeekOf, at: Situation) -> Value:
    day = resolve(said.day, at).day
    if day is None:
        return NOTHING
    return weekend_value(day) if said.weekend else week_value(day)


def _within(said: ex.Within, at: Situation) -> Value:
    whole = resolve(said.of, at)
    if said.piece == "anniversary" and whole.day:
        return NOTHING if at.today is None else day_value(add_months(at.today, 12 * (whole.day.year - at.today.year)))
    return piece(whole, said.piece)


def _range(said: ex.Range, at: Situation) -> Value:
    first = resolve(said.first, at)
    last_said = said.last
    if isinstance(last_said, ex.Clock) and last_said.day is None and isinstance(said.first, ex.Clock):
        last_said = evolve(last_said, day=said.first.day)
    last = resolve(last_said, evolve(at, previous=first.day))
    begin, end = first.day, last.day
    if isinstance(last_said, ex.Clock) and begin == end and end and begin and _earlier(last, first):
        last = resolve(evolve(last_said, day=ex.Fixed((end + dt.timedelta(days=1)).isoformat())), at)
    elif begin and end and end < begin:
        if isinstance(last_said, ex.Day | ex.Month) and last_said.year is None:
            last = resolve(evolve(last_said, year=begin.year), at)
            if last.day and last.day < begin:
                last = resolve(evolve(last_said, year=begin.year + 1), at)
        elif isinstance(said.first, ex.Day | ex.Month) and said.first.year is None:
            first = resolve(evolve(said.first, year=end.year), at)
    return range_value(first, last)


def _earlier(last: Value, first: Value) -> bool:
    """Whether a range of hours runs into the next day: « de 21 heures à 4 heures »."""
    a, b = first.begin, last.begin
    if not (isinstance(a, dt.datetime) and isinstance(b, dt.datetime)):
        return False
    return b.replace(tzinfo=None) <= a.replace(tzinfo=None)


def _anaphor(said: ex.Anaphor, at: Situation) -> Value:
    if said.unit == "day":
        base = at.spoken or (at.today if said.count < 0 else None)
    else:
        base = at.date.day if at.date and not (said.unit in ("week", "month") and at.date.grain in _COARSE) else None
    return NOTHING if base is None else unit_about(said.unit, base, said.count)


def _unknown(said: ex.Unknown, at: Situation) -> Value:
    return NOTHING


_RESOLVERS: dict[type, Callable[..., Value]] = {
    ex.Day: _day,
    ex.Month: _month,
    ex.Years: _years,
    ex.Weekday: _weekday,
    ex.Shift: _shift,
    ex.Season: _season,
    ex.Division: _division,
    ex.Offset: _offset,
    ex.Stretch: _stretch,
    ex.Part: _part,
    ex.Clock: _clock,
    ex.Feast: _feast,
    ex.Fixed: _fixed,
    ex.WeekOf: _week_of,
    ex.Within: _within,
    ex.Range: _range,
    ex.Anaphor: _anaphor,
    ex.Unknown: _unknown,
}
