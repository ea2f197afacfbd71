"""The French words of the view: labels of the closed vocabularies, and TIMEX3 values as a reader would say them."""

import datetime as dt
import re
from functools import cache
from typing import Final

from diplonews.lexicon._tables import cell_list, rows
from diplonews.values import DateRef, Event, EventDate

NBSP: Final = "\u00a0"
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\w{2}|\d\d(?::\d\d)?(?::\d\d)?))?", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_SEASON: Final = re.compile(r"(\d{4})-(SP|SU|FA|WI|H[12]|Q[1-4])", re.ASCII)
_WEEK: Final = re.compile(r"\d{4}-W\d\d", re.ASCII)
_LENGTH: Final = re.compile(r"(PT?)(\d{1,4})([YMWDHS])", re.ASCII)


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    return {key: cell_list(label) for key, label in rows("labels")}


def label(kind: str, key: object, default: str | None = None) -> str:
    """The French label of a word of the model; the word itself where there is none."""
    return _labels().get(f"{kind}.{key}", (str(key) if default is None else default,))[0]


def known(kind: str, key: object) -> bool:
    """Whether there is a French label."""
    return f"{kind}.{key}" in _labels()


def plural(count: int, singular: str, several: str | None = None) -> str:
    """A number with its noun: *1 citation*, *3 citations*; zero takes the singular in French."""
    return f"{figure(count)}{NBSP}{singular if count < 2 else several or singular + 's'}"


def figure(count: int) -> str:
    """An integer as French writes it: *12 345*."""
    return f"{count:,}".replace(",", "\u202f")


def decimal(share: float) -> str:
    """A number between 0 and 1 with two decimals: *0,93*."""
    return f"{share:.2f}".replace(".", ",")


def kind_of(event: Event) -> str:
    """What an event is: its mode, or else its type."""
    return label("mode", event.mode) if event.mode else label("event", event.type.value)


def moment(when: dt.date | dt.datetime) -> str:
    """A day, with the hour where it has one: *mar. 2 avr. 2024, 14 h 30*."""
    clock = f", {when.hour}{NBSP}h{NBSP}{when.minute:02}" if isinstance(when, dt.datetime) else ""
    return _day(dt.date(when.year, when.month, when.day), None, weekday=True) + clock


def spoken(date: DateRef | EventDate, year: int | None = None, *, weekday: bool = True) -> str:
    """The value of a date in French; the year is left out where it is ``year``.

    >>> print(spoken(DateRef(0, 8, "mercredi", value="2024-04-03TEV")).replace(NBSP, " "))
    mer. 3 avr. 2024, soir
    """
    if date.value is None:
        return "?"
    said = _spoken(date.value, date.begin, year, weekday=weekday)
    if isinstance(date, DateRef) and date.mod and known("mod", date.mod):
        return label("mod", date.mod) + ("" if date.mod == "MID" else NBSP) + said
    return said


def value(timex: str, year: int | None = None) -> str:
    """As `spoken`, of a value alone."""
    return _spoken(timex, None, year, weekday=True)


def _spoken(timex: str, begin: dt.date | dt.datetime | None, year: int | None, *, weekday: bool) -> str:
    if timex.count("/") == 1:
        first, last = timex.split("/")
        return f"{_spoken(first, None, year, weekday=False)} – {_spoken(last, None, year, weekday=False)}"
    if hit := _DAY.fullmatch(timex):
        return _of_day(hit, year, weekday=weekday) or timex
    if hit := _MONTH.fullmatch(timex):
        return label("month", int(hit[2])) + _year(int(hit[1]), year)
    if hit := _SEASON.fullmatch(timex):
        return label("season", hit[2]) + _year(int(hit[1]), year)
    if hit := _LENGTH.fullmatch(timex):
        return _length(hit) or timex
    if begin and _WEEK.fullmatch(timex):
        return f"sem. du {_day(dt.date(begin.year, begin.month, begin.day), year, weekday=False)}"
    return timex


def _of_day(hit: re.Match[str], year: int | None, *, weekday: bool) -> str | None:
    try:
        day = dt.date(int(hit[1]), int(hit[2]), int(hit[3]))
    except ValueError:
        return None
    said = _day(day, year, weekday=weekday)
    if hit[4] is None:
        return said
    if hit[4][0].isdigit():
        hour, _, minute = hit[4].partition(":")
        return f"{said}, {int(hour)}{NBSP}h" + (f"{NBSP}{minute[:2]}" if minute else "")
    return f"{said}, {label('part', hit[4])}"


def _day(day: dt.date, year: int | None, *, weekday: bool) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    named = f"{label('weekday', day.weekday())}{NBSP}" if weekday else ""
    return f"{named}{number}{NBSP}{label('month', day.month)}{_year(day.year, year)}"


def _year(number: int, known_year: int | None) -> str:
    return "" if number == known_year else f"{NBSP}{number}"


def _length(hit: re.Match[str]) -> str | None:
    forms = _labels().get(f"unit.{hit[1]}{hit[3]}")
    if forms is None:
        return None
    count = int(hit[2])
    return f"{count}{NBSP}{forms[0] if count < 2 else forms[-1]}"
