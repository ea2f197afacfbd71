"""Weeks, offsets, lengths, clock times and what counts from another date: constructions 23 to 45 of the catalogue."""

import datetime as dt
from typing import Final

from attrs import evolve
from dateutil.relativedelta import relativedelta

from diplonews.enums import Basis, Bound
from diplonews.strategies import _calendar as cal
from diplonews.strategies._calendar import DAY, MONTHS, NUMBERS, Value
from diplonews.strategies._drawn import (
    DISCOURSE,
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
from diplonews.strategies._text import sentence_case


def week(scene: Scene, published: dt.date) -> Drawn:
    lead, text, shift, kind = scene.pick(
        (
            ("la ", "semaine dernière", -7, "past"),
            ("", "cette semaine", 0, "future"),
            ("la ", "semaine prochaine", 7, "future"),
        )
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
    word, number = scene.pick((("dizaine", 10), ("vingtaine", 20)))
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
    kind, when, name = some_month(scene, published)
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
    if scene.pick((False, True)):
        whole = cal.day(published)
        value = Value(whole.value, whole.begin, whole.end_before, "day", mod="END")
        return Drawn("past", f"en {d('fin de journée')}", value)
    lead, word, code, mod = scene.pick(
        (("en ", "soirée", "EV", None), ("dans la ", "matinée", "MO", None), ("à l'", "aube", "MO", "START"))
    )
    return Drawn("past", lead + d(word), evolve(cal.part(published, code), mod=mod))


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
            (
                f"Les attentats du {d('11-Septembre')} ont marqué le pays.",
                cal.day(dt.date(2001, 9, 11), basis=EXPLICIT),
            ),
            (f"L'esprit de {d('Mai 68')} a disparu.", cal.month(dt.date(1968, 5, 1), basis=EXPLICIT)),
        )
    )
    return Drawn(None, text, value)
