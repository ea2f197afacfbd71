"""Named pieces of months and years: the first fortnight, the last Friday, the first six months."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Found, Month, Shift, Within, Years
from diplonews.dates.grammar import Pattern, month_number, number, shift_number, weekday_number, year_number
from diplonews.rules import Example, Rule

Hit = re.Match[str]


_ORDINALS = {
    "premier": 1,
    "première": 1,
    "deuxième": 2,
    "second": 2,
    "seconde": 2,
    "troisième": 3,
    "quatrième": 4,
    "dernier": 4,
}


ORDINAL = "premi(?:er|ère)|deuxième|seconde?|troisième|quatrième|derni(?:er|ère)|1 ?(?:er|re|ère)|[2-4] ?(?:e|ème)"


_OF_MONTH = "(?:(?:de |d'|du mois (?:de |d'))<MONTHF:m>(?: <YEAR:y>)?|(?:du|de ce) mois(?! d)(?: <SHIFT:s>)?)"


def ordinal(words: str) -> int:
    """« premier », « 2e », « dernier » of a quarter, as a number."""
    return int(words[0]) if words[0].isdigit() else _ORDINALS[words.lower()]


def _fortnight(m: Hit) -> Iterator[Found]:
    piece = "first_fortnight" if m["n"].lower().startswith(("prem", "1")) else "second_fortnight"
    yield Found(m.start(), m.end(), Within(Month(month_number(m["m"]), year_number(m["y"])), piece))


def _first_months(m: Hit) -> Iterator[Found]:
    count = int(number(m["n"]) or 1)
    which = f"{'first' if m['side'].lower().startswith('prem') else 'last'}_{count}_months"
    year = Years(m["y"]) if m["y"] else Shift("year", 0)
    if 1 <= count <= 12:
        yield Found(m.start(), m.end(), Within(year, which))


def _month_of(m: Hit) -> Month | Shift:
    """The month that « de mai 2024 », « du mois », « du mois prochain » name."""
    return Month(month_number(m["m"]), year_number(m["y"])) if m["m"] else Shift("month", shift_number(m["s"]) or 0)


def _day_in_month(m: Hit) -> Iterator[Found]:
    last = m["n"].lower().startswith("d")
    if m["of"]:
        unit = "year" if "ann" in m["of"].lower() else "week"
        yield Found(m.start(), m.end(), Within(Shift(unit, 0), "end" if last else "begin"))
        return
    yield Found(m.start(), m.end(), Within(_month_of(m), "day_last" if last else "day_1"))


def _week_in_month(m: Hit) -> Iterator[Found]:
    which = "last" if m["n"].lower().startswith("dern") else str(ordinal(m["n"]))
    unit = "weekend" if "-" in m["u"] else "week"
    yield Found(m.start(), m.end(), Within(_month_of(m), f"{unit}_{which}"))


def _weekday_in_month(m: Hit) -> Iterator[Found]:
    which = f"weekday_{weekday_number(m['w'])}_{0 if m['n'].lower().startswith('dern') else ordinal(m['n'])}"
    yield Found(m.start(), m.end(), Within(_month_of(m), which))


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.periods.fortnight",
        "La première quinzaine d'avril: days 1 to 15, the second from the 16th.",
        Pattern(
            ("unit",),
            "(?P<n>première|1re|1ère|deuxième|seconde|2e|dernière) quinzaine (?:de |d')<MONTHF:m>(?: <YEAR:y>)?",
            _fortnight,
            ("quinzaine",),
        ),
        (
            Example(
                "La première quinzaine d'avril sera longue.",
                ("première quinzaine d'avril = 2024-04-01/2024-04-15",),
                "2024-04-02",
            ),
        ),
        ("Une quinzaine de pays",),
    ),
    Rule(
        "dates.periods.first_months",
        "Les six premiers mois de 2016: from January on.",
        Pattern(
            ("unit",),
            "<NUM:n> (?P<side>premiers|derniers) mois (?:de l'année(?: en cours)?|de cette année)?(?:"
            " ?(?:de )?<YEAR:y>)?",
            _first_months,
            ("premiers", "derniers"),
        ),
        (Example("Les six premiers mois de 2016 furent calmes.", ("six premiers mois de 2016 = 2016-01/2016-06",)),),
        ("Les six premiers élus",),
    ),
    Rule(
        "dates.periods.week_in_month",
        "La première semaine de mai: the ISO week of its first day, the next ones counted on.",
        Pattern(
            ("unit",),
            f"(?P<n>{ORDINAL}) (?P<u>semaine|week-end) {_OF_MONTH}",
            _week_in_month,
            ("semaine", "week-end"),
        ),
        (Example("La première semaine de mai 2024 sera décisive.", ("première semaine de mai 2024 = 2024-W18",)),),
        ("La première semaine de négociations",),
    ),
    Rule(
        "dates.periods.day_in_month",
        "Le dernier jour du mois, le premier jour de mai.",
        Pattern(
            ("unit",),
            f"(?P<n>premier|dernier) jour (?:{_OF_MONTH}|de (?P<of>l'année|la semaine))",
            _day_in_month,
            ("jour",),
        ),
        (Example("Il partira le dernier jour du mois.", ("dernier jour du mois = 2024-04-30",), "2024-04-02"),),
        ("Le premier jour de classe",),
    ),
    Rule(
        "dates.periods.weekday_in_month",
        "Le premier lundi de mai.",
        Pattern(
            ("weekday",),
            f"(?:ce )?(?P<n>{ORDINAL}) <WD:w> {_OF_MONTH}",
            _weekday_in_month,
            ("premi", "second", "deuxi", "troisi", "quatri", "derni", "1er", "2e", "3e", "4e"),
        ),
        (Example("Le premier lundi de mai 2022", ("premier lundi de mai 2022 = 2022-05-02",)),),
        ("Le premier lundi venu",),
    ),
)
