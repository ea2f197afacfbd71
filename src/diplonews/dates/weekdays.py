"""Weekdays: bare, with dernier and prochain, in lists and ranges, en huit, and the nights between two of them."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Day, Found, Part, Range, Weekday
from diplonews.dates.grammar import (
    Pattern,
    compiled,
    day_number,
    month_number,
    shift_number,
    weekday_number,
    word_before,
    year_number,
)
from diplonews.rules import Example, Rule

Hit = re.Match[str]


def _single(m: Hit) -> Iterator[Found]:
    if word_before(m) in ("chaque", "un", "tous", "premier", "deuxième", "troisième"):
        return
    weeks = {"huit": 1, "quinze": 2}.get((m["weeks"] or "").lower(), 0)
    shift = shift_number(m["s"])
    if m["this"] and shift is None:
        shift = -1 if "dernier" in m["this"].lower() else 0
    if m["of"]:
        shift = 2 if "prochaine" in m["of"].lower() else 0 if "cette" in m["of"].lower() else -2
    yield Found(m.start(), m.end(), Weekday(weekday_number(m["w"]), shift, weeks))


def _list(m: Hit) -> Iterator[Found]:
    shift = shift_number(m["s"])
    first = True
    for hit in compiled("(?:ce )?<WD:w>").finditer(m.string, m.start(), m.end()):
        yield Found(hit.start(), hit.end(), Weekday(weekday_number(hit["w"]), shift if first else None, second=not first))
        first = False


def _range(m: Hit) -> Iterator[Found]:
    first = Weekday(weekday_number(m["w1"]), 0 if m["this"] else None)
    yield Found(m.start(), m.end(), Range(first, Weekday(weekday_number(m["w2"]), shift_number(m["s"]), second=True)))


def _night(m: Hit) -> Iterator[Found]:
    day: Day | Weekday = Weekday(weekday_number(m["w1"]))
    if m["d1"]:
        month = m["m1"] or m["m2"]
        day = Day(day_number(m["d1"]), month_number(month) if month else None, year_number(m["y2"]), weekday_number(m["w1"]))
    yield Found(m.start(), m.end(), Part("NI", day))


def _night_of_days(m: Hit) -> Iterator[Found]:
    month = m["m1"] or m["m2"]
    yield Found(m.start(), m.end(), Part("NI", Day(day_number(m["d1"]), month_number(month), year_number(m["y2"]))))


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.weekdays.night",
        "The night between two weekdays is named by the first.",
        Pattern(
            ("weekday",),
            "nuit (?:du |de |d')<WD:w1>(?: <DAY:d1>(?: <MONTH:m1>)?)?(?: (?:à|au) <WD>(?: <DAY>(?: <MONTH:m2>(?: <YEAR:y2>)?)?)?)?",
            _night,
        ),
        (Example("Tué dans la nuit de lundi à mardi", ("nuit de lundi à mardi = 2024-04-01TNI",), "2024-04-02"),),
        ("La nuit du chasseur",),
    ),
    Rule(
        "dates.weekdays.night_days",
        "The night between two days of the month is named by the first.",
        Pattern(("month",), "nuit du <DAY:d1>(?: <MONTH:m1>)? au <DAY> <MONTH:m2>(?: <YEAR:y2>)?", _night_of_days),
        (Example("Dans la nuit du 3 au 4 mai 2022", ("nuit du 3 au 4 mai 2022 = 2022-05-03TNI",)),),
        ("La nuit du doute",),
    ),
    Rule(
        "dates.weekdays.range",
        "De lundi à mercredi: one stretch, the second day after the first.",
        Pattern(("weekday",), "(?:de |du |entre |depuis )(?P<this>ce )?<WD:w1> (?:à|au|et|jusqu'à) (?:ce )?<WD:w2>(?: <SHIFT:s>)?", _range),
        (Example("Il négociera de lundi à mercredi.", ("de lundi à mercredi = 2024-04-08/2024-04-10",), "2024-04-04"),),
        ("De Paris à Oslo",),
    ),
    Rule(
        "dates.weekdays.list",
        "Weekdays in a list are dates of their own, each after the one before.",
        Pattern(
            ("weekday",),
            "(?:ce )?<WD>(?:, <WD>){0,4},? (?:et|ou|puis|et ce) (?:ce |le )?<WD>(?! ?(?:\\d|matin|soir|après-midi| en huit))(?: <SHIFT:s>)?",
            _list,
        ),
        (
            Example("Ils se réunissent mercredi et jeudi.", ("mercredi = 2024-04-03", "jeudi = 2024-04-04"), "2024-04-03"),
        ),
        ("Vendredi et la vie sauvage",),
    ),
    Rule(
        "dates.weekdays.single",
        "A weekday: the publication day if it is that weekday, else before or after it as the tense of the clause says.",
        Pattern(
            ("weekday",),
            "(?P<this>ce (?:dernier )?)?<WD:w>(?: <SHIFT:s>| en (?P<weeks>huit|quinze)|(?P<of> de (?:cette semaine|la semaine (?:prochaine|dernière|passée))))?",
            _single,
        ),
        (
            Example("La délégation est repartie jeudi.", ("jeudi = 2024-03-28",), "2024-04-02"),
            Example("Elle regagnera Rabat jeudi.", ("jeudi = 2024-04-04",), "2024-04-02"),
            Example("Il viendra jeudi en huit.", ("jeudi en huit = 2024-04-11",), "2024-04-02"),
        ),
        ("Chaque mardi, il parle.", "Le Vendredi de Robinson"),
    ),
)
