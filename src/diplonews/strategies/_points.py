"""Dates that name a point: days, months, parts of the year, by the constructions 1 to 22 of the catalogue."""

import datetime as dt

from dateutil.relativedelta import relativedelta

from diplonews.strategies import _calendar as cal
from diplonews.strategies import _words
from diplonews.strategies._calendar import DAY, MONTHS, SHORT_MONTHS, Value
from diplonews.strategies._drawn import (
    EXPLICIT,
    Drawn,
    d,
    day_of,
    far,
    full,
    some_month,
    tense,
    weekday,
)
from diplonews.strategies._scene import Scene


def deictic_day(scene: Scene, published: dt.date) -> Drawn:
    word, shift, kind = scene.pick(
        (
            ("hier", -1, "past"),
            ("aujourd'hui", 0, "past"),
            ("demain", 1, "future"),
            ("avant-hier", -2, "past"),
            ("après-demain", 2, "future"),
        )
    )
    return Drawn(kind, d(word), cal.day(published + shift * DAY))


def weekday_past(scene: Scene, published: dt.date) -> Drawn:
    when = published - scene.pick(range(1, 7)) * DAY
    return Drawn("past", d(weekday(when)), cal.day(when))


def weekday_future(scene: Scene, published: dt.date) -> Drawn:
    when = published + scene.pick(range(1, 7)) * DAY
    return Drawn("future", d(weekday(when)), cal.day(when))


def weekday_same_day(scene: Scene, published: dt.date) -> Drawn:
    return Drawn(tense(scene)[0], d(weekday(published)), cal.day(published))


def weekday_last_next(scene: Scene, published: dt.date) -> Drawn:
    kind, sign = tense(scene)
    when = published + sign * scene.pick(range(1, 8)) * DAY
    return Drawn(kind, d(f"{weekday(when)} {'dernier' if sign < 0 else 'prochain'}"), cal.day(when))


def weekday_in_eight(scene: Scene, published: dt.date) -> Drawn:
    coming = published + scene.pick(range(7)) * DAY
    word, more = scene.pick((("huit", 7), ("quinze", 14)))
    return Drawn("future", d(f"{weekday(coming)} en {word}"), cal.day(coming + more * DAY))


def this_weekday(scene: Scene, published: dt.date) -> Drawn:
    monday = published - published.weekday() * DAY
    when = monday + scene.pick(range(7)) * DAY
    kind = "past" if when <= published else "future"
    text = scene.pick((f"ce {weekday(when)}", f"ce {day_of(when)}"))
    return Drawn(kind, d(text), cal.day(when))


def full_date(scene: Scene, published: dt.date) -> Drawn:
    when = full(scene, published)
    if scene.pick((False, True)):
        when = when.replace(day=1)
    return Drawn("past", "le " + d(f"{day_of(when)} {when.year}"), cal.day(when, basis=EXPLICIT))


def yearless_date(scene: Scene, published: dt.date) -> Drawn:
    kind, sign = tense(scene)
    when = published + sign * far(scene) * DAY
    return Drawn(kind, "le " + d(day_of(when)), cal.day(when))


def weekday_and_date(scene: Scene, published: dt.date) -> Drawn:
    kind, sign = tense(scene)
    when = published + sign * far(scene) * DAY
    article = scene.pick(("", "le "))
    return Drawn(kind, article + d(f"{weekday(when)} {day_of(when)}"), cal.day(when))


def dateline(scene: Scene, published: dt.date) -> Drawn:
    when = published - scene.pick((0, 1)) * DAY
    month = scene.pick((MONTHS, SHORT_MONTHS))[when.month - 1]
    city = scene.pick(_words.phrases("place")).upper()
    number = "1er" if when.day == 1 else when.day
    return Drawn(None, f"{city}, {d(f'{number} {month}')} (AFP) - La délégation est repartie.", cal.day(when))


def numeric(scene: Scene, published: dt.date) -> Drawn:
    when = full(scene, published)
    text = scene.pick(
        (f"{when:%d/%m/%Y}", f"{when.day}/{when.month}/{when.year}", f"{when:%d.%m.%Y}", f"{when:%Y-%m-%d}")
    )
    return Drawn("past", "le " + d(text), cal.day(when, basis=EXPLICIT))


def _in_one_month(scene: Scene, published: dt.date, length: int) -> tuple[str, list[dt.date]]:
    """So many days in a row in one month, at some distance."""
    kind, sign = tense(scene)
    first = (published + sign * far(scene, most=120) * DAY).replace(day=scene.pick(range(2, 29 - length)))
    if abs((first - published).days) < length + 1:
        first += sign * relativedelta(months=1)
    kind = "past" if first < published else "future"
    return kind, [first + step * DAY for step in range(length)]


def day_list(scene: Scene, published: dt.date) -> Drawn:
    kind, (one, two) = _in_one_month(scene, published, 2)
    month = MONTHS[two.month - 1]
    if scene.pick((True, False)):
        return Drawn(kind, f"les {d(str(one.day))} et {two.day} {month}", cal.day(one))
    return Drawn(kind, f"les {one.day} et {d(f'{two.day} {month}')}", cal.day(two))


def day_range(scene: Scene, published: dt.date) -> Drawn:
    if scene.pick((False, True)):
        begun, ended = scene.pick(((2017, 2021), (1998, 2003), (2011, 2019)))
        value = Value(f"{begun}/{ended}", dt.date(begun, 1, 1), dt.date(ended + 1, 1, 1), "year", basis=EXPLICIT)
        return Drawn(None, f"Le plan {d(f'{begun}-{ended}')} a été adopté.", value)
    kind, some = _in_one_month(scene, published, scene.pick((3, 4, 6)))
    one, two, month = some[0], some[-1], MONTHS[some[0].month - 1]
    text = scene.pick(
        (f"du {d(f'{one.day} au {two.day} {month}')}", f"entre le {d(f'{one.day} et le {two.day} {month}')}")
    )
    return Drawn(kind, text, cal.days(one, two))


def weekday_pair(scene: Scene, published: dt.date) -> Drawn:
    kind, sign = tense(scene)
    shift = scene.pick(range(1, 6))
    one = published + (shift if sign > 0 else -shift - 1) * DAY
    two = one + DAY
    which = scene.pick(("first", "second", "range"))
    if which == "range":
        two = one + (2 if sign > 0 and shift < 5 else 1) * DAY
        return Drawn(kind, f"de {d(f'{weekday(one)} à {weekday(two)}')}", cal.days(one, two))
    if which == "first":
        return Drawn(kind, f"{d(weekday(one))} et {weekday(two)}", cal.day(one))
    return Drawn(kind, f"{weekday(one)} et {d(weekday(two))}", cal.day(two))


def month(scene: Scene, published: dt.date) -> Drawn:
    kind, when, name = some_month(scene, published)
    if scene.pick((False, True)):
        which = "dernier" if kind == "past" else "prochain"
        return Drawn(kind, f"en {d(f'{name} {which}')}", cal.month(when))
    if scene.pick((False, True)):
        word, shift, kind = scene.pick((("mois dernier", -1, "past"), ("mois prochain", 1, "future")))
        return Drawn(kind, f"le {d(word)}", cal.month(published.replace(day=1) + relativedelta(months=shift)))
    return Drawn(kind, f"en {d(name)}", cal.month(when))


def part_of_month(scene: Scene, published: dt.date) -> Drawn:
    kind, when, name = some_month(scene, published)
    word, mod = scene.pick((("fin ", "END"), ("début ", "START"), ("mi-", "MID")))
    return Drawn(kind, d(word + name), cal.month(when, mod=mod))


def part_of_year(scene: Scene, published: dt.date) -> Drawn:
    if scene.pick((False, True)):
        return Drawn("future", "en " + d("fin d'année"), cal.year(published.year, mod="END"))
    number = published.year - scene.pick(range(1, 15))
    word, mod = scene.pick((("fin ", "END"), ("début ", "START"), ("mi-", "MID")))
    return Drawn("past", d(f"{word}{number}"), cal.year(number, mod=mod, basis=EXPLICIT))


def quarter(scene: Scene, published: dt.date) -> Drawn:
    number = published.year - scene.pick(range(1, 10))
    nth, letter, which, noun = scene.pick(
        (
            ("premier", "Q", 1, "trimestre"),
            ("deuxième", "Q", 2, "trimestre"),
            ("quatrième", "Q", 4, "trimestre"),
            ("premier", "H", 1, "semestre"),
            ("second", "H", 2, "semestre"),
        )
    )
    value = cal.division(number, letter, which, basis=EXPLICIT)
    return Drawn("past", f"au {d(f'{nth} {noun} {number}')}", value)


def season(scene: Scene, published: dt.date) -> Drawn:
    if 4 <= published.month <= 11 and scene.pick((False, True)):  # not in the winter it may mean
        return Drawn("past", f"l'{d('hiver dernier')}", cal.season(published.year - 1, "WI"))
    if published.month < 6 and scene.pick((False, True)):
        return Drawn("future", d("cet été"), cal.season(published.year, "SU"))
    number = published.year - scene.pick(range(1, 10))
    lead, name, code = scene.pick((("au ", "printemps", "SP"), ("à l'", "été", "SU"), ("à l'", "automne", "FA")))
    return Drawn("past", lead + d(f"{name} {number}"), cal.season(number, code, basis=EXPLICIT))


def year(scene: Scene, published: dt.date) -> Drawn:
    kind, lead, text, shift = scene.pick(
        (
            ("past", "l'", "an dernier", -1),
            ("past", "l'", "année dernière", -1),
            ("future", "l'", "année prochaine", 1),
            ("future", "l'", "an prochain", 1),
            ("future", "", "cette année", 0),
            ("past", "", "il y a un an", -1),
        )
    )
    if scene.pick((False, True)):
        number = published.year - scene.pick(range(1, 20))
        return Drawn("past", f"en {d(str(number))}", cal.year(number, basis=EXPLICIT))
    return Drawn(kind, lead + d(text), cal.year(published.year + shift))


def _span_of_years(value: str) -> Value:
    first = int(value.ljust(4, "0"))
    end = first + 10 ** (4 - len(value))
    grain = "decade" if len(value) == 3 else "century"
    return Value(value, dt.date(first, 1, 1), dt.date(end, 1, 1), grain, basis=EXPLICIT)


def decade_century(scene: Scene, _: dt.date) -> Drawn:
    text, value, mod = scene.pick(
        (
            (f"dans les {d('années 1990')}", "199", None),
            (f"dans les {d('années 90')}", "199", None),
            (f"au {d('début des années 1960')}", "196", "START"),
            (f"à la {d('fin des années 1970')}", "197", "END"),
            (f"au {d('XIXe siècle')}", "18", None),
            (f"au {d('XXe siècle')}", "19", None),
        )
    )
    whole = _span_of_years(value)
    return Drawn("past", text, Value(value, whole.begin, whole.end_before, whole.grain, mod=mod, basis=EXPLICIT))
