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
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]


def _with_day(m: Hit) -> Iterator[Found]:
    after = re.match(r" (\d|[^\W\d_]+'?)", m.string[m.end() : m.end() + 24])
    if after is None or after[1].lower() in cal.words("after_year"):
        yield Found(m.start(), m.end(), Day(day_number(m["d"]), None, None, weekday_number(m["w"])))


def _is_name(m: Hit) -> bool:
    """« Jeudi cinéma »: a capital within the sentence."""
    word = m["w"]
    before = m.string[max(0, m.start() - 2) : m.start()].strip()
    return word[0].isupper() and word[1:].islower() and (before[-1:].isalnum() or before[-1:] in (",", "'"))


def _single(m: Hit) -> Iterator[Found]:
    if _is_name(m) or word_before(m) in ("chaque", "un", "tous", "premier", "deuxième", "troisième"):
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
        yield Found(
            hit.start(), hit.end(), Weekday(weekday_number(hit["w"]), shift if first else None, second=not first)
        )
        first = False


def _range(m: Hit) -> Iterator[Found]:
    first = Weekday(weekday_number(m["w1"]), 0 if m["this"] else None)
    yield Found(m.start(), m.end(), Range(first, Weekday(weekday_number(m["w2"]), shift_number(m["s"]), second=True)))


def _night(m: Hit) -> Iterator[Found]:
    if not m["w1"]:
        return
    day: Day | Weekday = Weekday(weekday_number(m["w1"]))
    if m["d1"]:
        month = m["m1"] or m["m2"]
        day = Day(
            day_number(m["d1"]),
            month_number(month) if month else None,
            year_number(m["y1"] or m["y2"]),
            weekday_number(m["w1"]),
        )
    yield Found(m.start("n"), m.end(), Part("NI", day))


def _night_of_days(m: Hit) -> Iterator[Found]:
    month = m["m1"] or m["m2"]
    if m["w1"] or not m["d1"]:
        return
    day = Day(day_number(m["d1"]), month_number(month) if month else None, year_number(m["y1"] or m["y2"]))
    yield Found(m.start("n"), m.end(), Part("NI", day))


_NIGHT = (
    "(?:(?:dans |durant |pendant |au cours de )?la )?(?P<n>nuit) (?:du |de |d')"
    "(?:<WD:w1>)?(?: ?<DAY:d1>(?: <MONTH:m1>(?: <YEAR:y1>)?)?)?"
    "(?: (?:à|au) (?:<WD>)?(?: ?<DAY>(?: <MONTH:m2>(?: <YEAR:y2>)?)?)?)?"
)

RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.weekdays.night",
        "The night between two weekdays is named by the first.",
        Pattern(
            ("weekday", "part"),
            _NIGHT,
            _night,
            ("nuit",),
        ),
        (Example("Tué dans la nuit de lundi à mardi", ("nuit de lundi à mardi = 2024-04-01TNI",), "2024-04-02"),),
        ("La nuit du chasseur",),
    ),
    Rule(
        "dates.weekdays.night_days",
        "The night between two days of the month is named by the first.",
        Pattern(
            ("month", "part"),
            _NIGHT,
            _night_of_days,
            ("nuit",),
        ),
        (Example("Dans la nuit du 3 au 4 mai 2022", ("nuit du 3 au 4 mai 2022 = 2022-05-03TNI",)),),
        ("La nuit du doute",),
    ),
    Rule(
        "dates.weekdays.range",
        "De lundi à mercredi: one stretch, the second day after the first.",
        Pattern(
            ("weekday",),
            "(?:de |du |entre |depuis )(?P<this>ce )?<WD:w1> (?:à|au|et|jusqu'à) (?:ce )?<WD:w2>(?: <SHIFT:s>)?",
            _range,
            (" à", " au", " et", " jusqu"),
        ),
        (Example("Il négociera de lundi à mercredi.", ("de lundi à mercredi = 2024-04-08/2024-04-10",), "2024-04-04"),),
        ("De Paris à Oslo",),
    ),
    Rule(
        "dates.weekdays.list",
        "Weekdays in a list are dates of their own, each after the one before.",
        Pattern(
            ("weekday",),
            "(?:ce )?<WD>(?:, <WD>){0,4},? (?:et|ou|puis|et ce) (?:ce |le )?<WD>(?! ?(?:\\d|matin"
            "|soir|après-midi| en huit))(?: <SHIFT:s>)?",
            _list,
            (" et", " ou ", " puis"),
        ),
        (
            Example(
                "Ils se réunissent mercredi et jeudi.", ("mercredi = 2024-04-03", "jeudi = 2024-04-04"), "2024-04-03"
            ),
        ),
        ("Vendredi et la vie sauvage",),
    ),
    Rule(
        "dates.weekdays.day",
        "Samedi 18: the nearest day of the month that is that weekday.",
        Pattern(("weekday",), r"(?:ce )?<WD:w> (?P<d>[12]?\d|3[01]|1er)(?![\d.,:/]\d|h| h)", _with_day),
        (Example("Ils se sont vus samedi 30.", ("samedi 30 = 2024-03-30",), "2024-04-02"),),
        ("Mardi 3 personnes sont mortes au large d'Oslo, lors d'une opération.",),
    ),
    Rule(
        "dates.weekdays.single",
        "A weekday: the publication day if it is that weekday, else before or after it as the tense"
        " of the clause says.",
        Pattern(
            ("weekday",),
            "(?P<this>ce (?:dernier )?)?<WD:w>(?: <SHIFT:s>| en (?P<weeks>huit|quinze)|(?P<of> de"
            " (?:cette semaine|la semaine (?:prochaine|dernière|passée))))?",
            _single,
        ),
        (
            Example("La délégation est repartie jeudi.", ("jeudi = 2024-03-28",), "2024-04-02"),
            Example("Elle regagnera Rabat jeudi.", ("jeudi = 2024-04-04",), "2024-04-02"),
            Example("Il viendra jeudi en huit.", ("jeudi en huit = 2024-04-11",), "2024-04-02"),
        ),
        ("Chaque mardi, il parle.", "Robinson et Vendredi"),
    ),
)
