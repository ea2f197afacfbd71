"""Dates with their truth: every construction of the catalogue in a sentence, the value worked out by calendar alone."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Final, TypeAlias

from attrs import frozen
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from diplonews.lexicon._tables import rows
from diplonews.model import Basis, Bound, DateRef
from diplonews.strategies import _calendar as cal
from diplonews.strategies import _words
from diplonews.strategies._calendar import DAY, MONTHS, NUMBERS, SHORT_MONTHS, WEEKDAYS, Value
from diplonews.strategies._scene import Scene
from diplonews.strategies._speech import checked
from diplonews.strategies._text import Typography, mark, mend, release, sentence_case, unmark

EXPLICIT, DISCOURSE = Basis.EXPLICIT, Basis.DISCOURSE
DATE = "date"


@frozen
class Drawn:
    """A date as a phrase for a carrier of some tense, or (``kind`` None) a whole text, its words under a label."""

    kind: str | None
    text: str
    value: Value | None


Maker: TypeAlias = Callable[[Scene, dt.date], Drawn]


def d(text: str) -> str:
    """The words of the date."""
    return mark(DATE, text)


def day_of(when: dt.date) -> str:
    """« 1er mai », « 12 juin »."""
    return f"{'1er' if when.day == 1 else when.day} {MONTHS[when.month - 1]}"


def weekday(when: dt.date) -> str:
    """« mardi »."""
    return WEEKDAYS[when.weekday()]


def tense(scene: Scene) -> tuple[str, int]:
    """Past or future and its sign."""
    return scene.pick((("past", -1), ("future", 1)))


def far(scene: Scene, *, most: int = 150) -> int:
    """A number of days that is neither today nor so far that a day without a year is in doubt."""
    return scene.pick(range(8, most))


def full(scene: Scene, published: dt.date) -> dt.date:
    """A day of history, fixed by its year."""
    return dt.date(published.year - scene.pick(range(2, 25)), scene.pick(range(1, 13)), scene.pick(range(2, 29)))


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
    text = scene.pick((f"{when:%d/%m/%Y}", f"{when.day}/{when.month}/{when.year}", f"{when:%d.%m.%Y}", f"{when:%Y-%m-%d}"))
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
    text = scene.pick((f"du {d(f'{one.day} au {two.day} {month}')}", f"entre le {d(f'{one.day} et le {two.day} {month}')}"))
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


def _month(scene: Scene, published: dt.date) -> tuple[str, dt.date, str]:
    kind, sign = tense(scene)
    when = published.replace(day=1) + relativedelta(months=sign * scene.pick(range(1, 6)))
    return kind, when, MONTHS[when.month - 1]


def month(scene: Scene, published: dt.date) -> Drawn:
    kind, when, name = _month(scene, published)
    if scene.pick((False, True)):
        which = "dernier" if kind == "past" else "prochain"
        return Drawn(kind, f"en {d(f'{name} {which}')}", cal.month(when))
    if scene.pick((False, True)):
        word, shift, kind = scene.pick((("mois dernier", -1, "past"), ("mois prochain", 1, "future")))
        return Drawn(kind, f"le {d(word)}", cal.month(published.replace(day=1) + relativedelta(months=shift)))
    return Drawn(kind, f"en {d(name)}", cal.month(when))


def part_of_month(scene: Scene, published: dt.date) -> Drawn:
    kind, when, name = _month(scene, published)
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


def week(scene: Scene, published: dt.date) -> Drawn:
    lead, text, shift, kind = scene.pick(
        (("la ", "semaine dernière", -7, "past"), ("", "cette semaine", 0, "future"), ("la ", "semaine prochaine", 7, "future"))
    )
    if scene.pick((False, True)):
        when = published + far(scene, most=100) * DAY
        return Drawn("future", f"la {d(f'semaine du {day_of(when)}')}", cal.week(when))
    return Drawn(kind, lead + d(text), cal.week(published + shift * DAY))


def weekend(scene: Scene, published: dt.date) -> Drawn:
    weekday_now = published.weekday()
    if weekday_now < 5 and scene.pick((False, True)):  # on a week-end, which was the last is open
        return Drawn("past", f"le {d('week-end dernier')}", cal.weekend(published - 7 * DAY))
    return Drawn("future", d("ce week-end"), cal.weekend(published))


def _offset(published: dt.date, number: int, unit: str, sign: int) -> Value:
    if unit == "jours":
        return cal.day(published + sign * number * DAY)
    if unit == "semaines":
        return cal.week(published + 7 * sign * number * DAY)
    if unit == "mois":
        return cal.month(published.replace(day=1) + relativedelta(months=sign * number))
    return cal.year(published.year + sign * number)


def _counted(scene: Scene) -> tuple[int, str, str]:
    """A number, its unit and both in words; eight and fifteen days are idioms and stand apart."""
    unit = scene.pick(("jours", "semaines", "mois", "ans"))
    number = scene.pick((2, 3, 4, 5, 6, 9, 10, 12))
    return number, unit, f"{NUMBERS[number]} {unit}"


def ago(scene: Scene, published: dt.date) -> Drawn:
    if scene.pick((False, True)):
        word, shift = scene.pick((("huit", 7), ("quinze", 14)))
        return Drawn("past", d(f"il y a {word} jours"), cal.day(published - shift * DAY))
    number, unit, words = _counted(scene)
    return Drawn("past", d(f"il y a {words}"), _offset(published, number, unit, -1))


def in_or_within(scene: Scene, published: dt.date) -> Drawn:
    number, unit, words = _counted(scene)
    return Drawn("future", d(f"dans {words}"), _offset(published, number, unit, 1))


def vague_offset(scene: Scene, published: dt.date) -> Drawn:
    word, number = scene.pick((("dizaine", 10), ("quinzaine", 15), ("vingtaine", 20)))
    when = published - number * DAY
    value = Value(when.isoformat(), when, when + DAY, "day", mod="APPROX")
    return Drawn("past", d(f"il y a une {word} de jours"), value)


_PERIODS: Final = {"heures": "PT{}H", "jours": "P{}D", "semaines": "P{}W", "mois": "P{}M", "ans": "P{}Y"}


def since(scene: Scene, published: dt.date) -> Drawn:
    if scene.pick((False, True)):
        when = published - scene.pick(range(1, 7)) * DAY
        return Drawn("since", d(weekday(when)), cal.day(when, bound=Bound.AFTER))
    number, unit, words = _counted(scene)
    more = scene.pick(("", "plus de "))
    value = cal.length(_PERIODS[unit].format(number), mod="MORE_THAN" if more else None)
    return Drawn("since", d(more + words), value)


def duration(scene: Scene, _: dt.date) -> Drawn:
    unit = scene.pick(("heures", "jours", "semaines", "mois", "ans"))
    number = scene.pick((2, 3, 4, 5, 6, 8, 9, 10))
    return Drawn("length", d(f"{NUMBERS[number]} {unit}"), cal.length(_PERIODS[unit].format(number)))


def coming_units(scene: Scene, _: dt.date) -> Drawn:
    kind, text, value = scene.pick(
        (
            ("future", f"dans les {d('prochains jours')}", "PXD"),
            ("future", f"dans les {d('prochaines semaines')}", "PXW"),
            ("future", f"au cours des {d('prochains mois')}", "PXM"),
            ("stretch", d("ces dernières semaines"), "PXW"),
            ("stretch", d("ces derniers jours"), "PXD"),
        )
    )
    return Drawn(kind, text, cal.length(value))


def past_years(scene: Scene, _: dt.date) -> Drawn:
    number = scene.pick((2, 3, 4, 5, 6, 10))
    units, value = scene.pick((("dernières années", "P{}Y"), ("derniers mois", "P{}M"), ("dernières semaines", "P{}W")))
    return Drawn("stretch", f"au cours des {d(f'{NUMBERS[number]} {units}')}", cal.length(value.format(number)))


def fortnight(scene: Scene, published: dt.date) -> Drawn:
    kind, when, name = _month(scene, published)
    nth, first = scene.pick((("première", 1), ("seconde", 16)))
    begin = when.replace(day=first)
    end = when.replace(day=15) if first == 1 else when + relativedelta(months=1) - DAY
    lead = "d'" if name[0] in "ao" else "de "
    return Drawn(kind, f"dans la {d(f'{nth} quinzaine {lead}{name}')}", cal.days(begin, end))


def bound(scene: Scene, published: dt.date) -> Drawn:
    when = published + far(scene, most=100) * DAY
    later = (published.replace(day=1) + relativedelta(months=scene.pick((1, 2, 3)))).replace(day=1)
    if scene.pick((False, True)):
        return Drawn("until", f"jusqu'au {d(day_of(when))}", cal.day(when, bound=Bound.BEFORE))
    text, value = scene.pick(
        (
            (f"avant le {d(day_of(when))}", cal.day(when, bound=Bound.BEFORE)),
            (f"d'ici le {d(day_of(when))}", cal.day(when, bound=Bound.BEFORE)),
            (f"à partir du {d(day_of(when))}", cal.day(when, bound=Bound.AFTER)),
            (f"à compter du {d(day_of(when))}", cal.day(when, bound=Bound.AFTER)),
            (f"avant {d('fin ' + MONTHS[later.month - 1])}", cal.month(later, mod="END", bound=Bound.BEFORE)),
            ("d'ici la " + d("fin de l'année"), cal.year(published.year, mod="END", bound=Bound.BEFORE)),
        )
    )
    return Drawn("before", text, value)


def part_of_day(scene: Scene, published: dt.date) -> Drawn:
    word, code = scene.pick((("matin", "MO"), ("soir", "EV"), ("après-midi", "AF")))
    kind, sign = tense(scene)
    form = scene.pick(("deictic", "weekday", "full"))
    if form == "deictic":
        return Drawn(kind, d(f"{'hier' if sign < 0 else 'demain'} {word}"), cal.part(published + sign * DAY, code))
    if form == "weekday":
        when = published + sign * scene.pick(range(1, 7)) * DAY
        return Drawn(kind, d(f"{weekday(when)} {word}"), cal.part(when, code))
    when = published + sign * far(scene, most=100) * DAY
    joint = "dans l'" if word == "après-midi" else "au "
    return Drawn(kind, d(f"{weekday(when)} {day_of(when)} {joint}{word}"), cal.part(when, code))


def night(scene: Scene, published: dt.date) -> Drawn:
    first = published - scene.pick(range(1, 7)) * DAY
    return Drawn("past", f"dans la {d(f'nuit de {weekday(first)} à {weekday(first + DAY)}')}", cal.part(first, "NI"))


def dawn_evening(scene: Scene, published: dt.date) -> Drawn:
    lead, word, code = scene.pick((("à l'", "aube", "MO"), ("dans la ", "matinée", "MO"), ("en ", "soirée", "EV")))
    if scene.pick((False, True)):
        whole = cal.day(published)
        return Drawn("past", f"en {d('fin de journée')}", Value(whole.value, whole.begin, whole.end_before, "day", mod="END"))
    return Drawn("past", lead + d(word), cal.part(published, code))


def clock(scene: Scene, published: dt.date) -> Drawn:
    hour, minute = scene.pick(range(6, 23)), scene.pick((0, 5, 30, 45))
    zone = scene.pick(("", " GMT"))
    style = scene.pick((f"{hour}h{minute:02d}", f"{hour} h {minute:02d}", f"{hour}H{minute:02d}"))
    kind, sign = tense(scene)
    value = cal.clock(published, hour, minute, utc=bool(zone))
    form = scene.pick(("alone", "weekday", "noon"))
    if form == "noon":
        return Drawn(kind, f"à {d('midi')}", cal.clock(published, 12, 0, utc=False))
    if form == "alone":
        return Drawn(kind, f"à {d(style + zone)}", value)
    when = published + sign * scene.pick(range(1, 7)) * DAY
    return Drawn(kind, d(f"{weekday(when)} à {style}{zone}"), cal.clock(when, hour, minute, utc=bool(zone)))


def eve_morrow(scene: Scene, published: dt.date) -> Drawn:
    when = full(scene, published)
    lead, word, shift = scene.pick(
        (("Le ", "lendemain", 1), ("La ", "veille", -1), ("Le ", "surlendemain", 2), ("L'", "avant-veille", -2))
    )
    verb = "quitta" if shift > 0 else "avait quitté"
    text = f"Le traité fut signé le {day_of(when)} {when.year}. {lead}{d(word)}, la délégation {verb} Vienne."
    return Drawn(None, text, cal.day(when + shift * DAY, basis=DISCOURSE))


def anaphoric_day(scene: Scene, published: dt.date) -> Drawn:
    when = full(scene, published)
    number = scene.pick((2, 3, 5))
    lead, words, value = scene.pick(
        (
            ("", "Ce jour-là", cal.day(when, basis=DISCOURSE)),
            ("Le ", "même jour", cal.day(when, basis=DISCOURSE)),
            ("", sentence_case(f"{NUMBERS[number]} jours plus tard"), cal.day(when + number * DAY, basis=DISCOURSE)),
            ("L'", "année suivante", cal.year(when.year + 1, basis=DISCOURSE)),
            ("", "Cette année-là", cal.year(when.year, basis=DISCOURSE)),
        )
    )
    text = f"Le traité fut signé le {day_of(when)} {when.year}. {lead}{d(words)}, la frontière fut ouverte."
    return Drawn(None, text, value)


def inside_quotation(scene: Scene, published: dt.date) -> Drawn:
    when = published - scene.pick(range(2, 7)) * DAY
    word, shift = scene.pick((("demain", 1), ("hier", -1), ("aujourd'hui", 0)))
    verb = {"demain": "partirons", "hier": "avons signé", "aujourd'hui": "signons"}[word]
    name = scene.person("A").form("")
    text = f"«Nous {verb} {d(word)}», a dit {weekday(when)} {name}."
    return Drawn(None, text, cal.day(when + shift * DAY, basis=Basis.QUOTATION))


def feast(scene: Scene, published: dt.date) -> Drawn:
    number = published.year - scene.pick(range(1, 8))
    sunday = cal.easter(number)
    lead, name, when = scene.pick(
        (
            ("à ", "Noël", dt.date(number, 12, 25)),
            ("le ", "lundi de Pâques", sunday + DAY),
            ("à ", "Pâques", sunday),
            ("à la ", "Pentecôte", sunday + 49 * DAY),
            ("à l'", "Ascension", sunday + 39 * DAY),
        )
    )
    return Drawn("past", lead + d(f"{name} {number}"), cal.day(when, basis=EXPLICIT))


def named_day(scene: Scene, _: dt.date) -> Drawn:
    text, value = scene.pick(
        (
            (f"Le {d('11-Septembre')} a changé le monde.", cal.day(dt.date(2001, 9, 11), basis=EXPLICIT)),
            (f"Les attentats du {d('11-Septembre')} ont marqué le pays.", cal.day(dt.date(2001, 9, 11), basis=EXPLICIT)),
            (f"L'esprit de {d('Mai 68')} a disparu.", cal.month(dt.date(1968, 5, 1), basis=EXPLICIT)),
        )
    )
    return Drawn(None, text, value)


def number_not_year(scene: Scene, published: dt.date) -> Drawn:
    number = published.year - scene.pick(range(3, 12))
    if scene.pick((True, False)):
        return _silent("45")(scene, published)
    text = scene.pick((f"L'accord de {d(str(number))} est mort.", f"La résolution 2254 ({d(str(number))}) reste en vigueur."))
    return Drawn(None, text, cal.year(number, basis=EXPLICIT))


def _silent(kind: str) -> Maker:
    def make(scene: Scene, _: dt.date) -> Drawn:
        return Drawn(None, scene.pick(carriers(kind)), None)

    return make


def carriers(kind: str) -> tuple[str, ...]:
    """The sentences of one kind, shortest first."""
    return tuple(sorted((text for k, text in rows("gen_dates") if k == kind), key=len))


MAKERS: Final[dict[str, Maker]] = {
    made.__name__: made
    for made in (
        deictic_day, weekday_past, weekday_future, weekday_same_day, weekday_last_next, weekday_in_eight, this_weekday,
        full_date, yearless_date, weekday_and_date, dateline, numeric, day_list, day_range, weekday_pair, month,
        part_of_month, part_of_year, quarter, season, year, decade_century, week, weekend, ago, in_or_within,
        vague_offset, since, duration, coming_units, past_years, fortnight, bound, part_of_day, night, dawn_evening,
        clock, eve_morrow, anaphoric_day, inside_quotation, feast, named_day, number_not_year,
    )
} | {"undated_adverb": _silent("40"), "frequency": _silent("42"), "not_a_date": _silent("46")}  # fmt: skip

PUBLICATIONS = st.dates(dt.date(2015, 1, 1), dt.date(2027, 12, 31))
_PLAIN: Final = (
    Typography("straight", ("« ", " »"), ("“", "”")),
    Typography("curly", ("« ", " »"), ("“", "”"), "’"),
)


def sentence(scene: Scene, drawn: Drawn) -> str:
    """The drawn date in a sentence, marked."""
    if drawn.kind is None:
        return mend(drawn.text)
    carrier = scene.pick(carriers(drawn.kind))
    text = carrier.replace("{^d}", sentence_case(drawn.text)).replace("{d}", drawn.text)
    return mend(text)


def as_ref(text: str, start: int, end: int, value: Value, rule: str) -> DateRef:
    """The expected date at its place."""
    return DateRef(
        start=start, end=end, text=text[start:end], type=value.type, value=value.value, mod=value.mod,
        begin=value.begin, end_before=value.end_before, bound=value.bound, grain=value.grain, basis=value.basis,
        rule=rule,
    )  # fmt: skip


@st.composite
def _french_dates(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[str, dt.date, DateRef | None]:
    scene = Scene(draw)
    name = scene.pick(names)
    published = draw(PUBLICATIONS)
    drawn = MAKERS[name](scene, published)
    marked = sentence(scene, drawn)
    text, labels = unmark(release(scene.pick(_PLAIN).set(marked)))
    if drawn.value is None:
        return text, published, None
    at = next(label for label in labels if label.label == DATE)
    return text, published, as_ref(text, at.start, at.end, drawn.value, name)


def french_dates(
    *, constructions: Collection[str] | None = None
) -> st.SearchStrategy[tuple[str, dt.date, DateRef | None]]:
    """French sentences, a publication date for each, and the date that a parser must find in them.

    The expected date is None where nothing is to be found (``non-dates``: a planet, a number, a habit). A text may hold
    a second date, from which the expected one is counted or with which it is listed. Spans are code points, half-open,
    a leading preposition or article left out; values are TIMEX3, as the exchange format writes them; ``rule`` is the
    name of the construction. ``CONSTRUCTIONS["french_dates"]`` lists what ``constructions`` may choose from.

    Raises:
        InvalidArgument: when a construction is unknown.
    """
    return _french_dates(checked(constructions, "french_dates"))
