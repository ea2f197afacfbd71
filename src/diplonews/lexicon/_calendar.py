"""Words of the calendar: months, weekdays, numbers, units, parts of the day, seasons, feasts, zones, guards."""

import datetime as dt
from functools import cache

from diplonews.lexicon._tables import cell_list, rows
from diplonews.lexicon._words import word_class


@cache
def months() -> dict[str, int]:
    """Every spelling of a month, abbreviations without their full stop, and its number."""
    return {form: int(number) for form, number, _ in rows("months")}


@cache
def month_forms(kind: str) -> tuple[str, ...]:
    """The spellings of one kind (full, short)."""
    return tuple(form for form, _, k in rows("months") if k == kind)


@cache
def weekdays() -> dict[str, int]:
    """Every spelling of a weekday, plurals and abbreviations too; Monday is 0."""
    return {form: int(number) for form, number, _ in rows("weekdays")}


@cache
def weekday_forms(kind: str) -> tuple[str, ...]:
    """The spellings of one kind (full, plural, short)."""
    return tuple(form for form, _, k in rows("weekdays") if k == kind)


@cache
def numbers() -> dict[str, float]:
    """Number words of every kind and their value; 0 stands for a number nobody gives."""
    return {word: float(value) for word, value, _ in rows("number_words")}


@cache
def number_forms(kind: str) -> tuple[str, ...]:
    """The number words of one kind (unit, approx, vague)."""
    return tuple(word for word, _, k in rows("number_words") if k == kind)


@cache
def units() -> dict[str, str]:
    """Words for units of time and the unit they name (second to millennium)."""
    return {form: unit for form, unit in rows("time_units")}  # noqa: C416 -- says that rows are pairs


@cache
def day_parts() -> dict[str, tuple[str, str | None]]:
    """Words for parts of the day: code (MO MI AF EV NI DA) and mod."""
    return {form: (code, mod or None) for form, code, mod in rows("day_parts")}


@cache
def seasons() -> dict[str, tuple[str, int]]:
    """Words for seasons: code and first month."""
    return {form: (code, int(month)) for form, code, month in rows("seasons")}


@cache
def season_months() -> dict[str, int]:
    """The first month of each season code."""
    return {code: int(month) for _, code, month in rows("seasons")}


@cache
def feasts() -> dict[str, tuple[str, str, str]]:
    """Names of feasts: kind (fixed, easter, lunar), when, and the key of a lunar one."""
    return {form: (kind, when, key) for form, kind, when, key in rows("feasts")}


@cache
def lunar(feast: str) -> tuple[tuple[dt.date, dt.date], ...]:
    """First and last day of every year's ``feast`` in the table, in order."""
    day = dt.date.fromisoformat
    return tuple((day(first), day(last)) for key, first, last in rows("lunar_feasts") if key == feast)


@cache
def named_dates() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Dates history has named: their value, and the nouns after which the plain spelling means them too."""
    return {form: (value, cell_list(nouns)) for form, value, nouns in rows("named_dates")}


@cache
def zones() -> dict[str, str]:
    """Names of time zones as printed after a clock time; ``local`` when the text does not say which."""
    return {form: zone for form, zone in rows("time_zones")}  # noqa: C416 -- says that rows are pairs


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one class of ``date_words.tsv``."""
    return word_class("date_words", kind)


@cache
def guards() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """For a word that may belong to a date: the words before and after it with which it does not."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for before, word, after, _ in rows("date_guards"):
        for form in cell_list(word):
            found.setdefault(form, []).append((tuple(before.split()), tuple(after.split())))
    return {word: tuple(contexts) for word, contexts in found.items()}
