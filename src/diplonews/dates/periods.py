"""Quarters, halves, seasons, weekends and the named pieces of months and years."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Day, Division, Found, Month, Season, Shift, WeekOf, Within, Years
from diplonews.dates.grammar import (
    Pattern,
    day_number,
    edge_mod,
    month_number,
    number,
    shift_number,
    weekday_number,
    word_before,
    year_number,
)
from diplonews.lexicon import _calendar as cal
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


def _ordinal(words: str) -> int:
    return int(words[0]) if words[0].isdigit() else _ORDINALS[words.lower()]


def _division(m: Hit) -> Iterator[Found]:
    letter = "Q" if m["u"].lower().startswith("tri") else "H"
    which = min(_ordinal(m["n"]), 4 if letter == "Q" else 2)
    shift = shift_number(m["s"])
    if m["this"]:
        shift = 0
    if m["back"] and not m["y2"]:
        shift = (
            shift_number(m["back"].partition(" ")[2]) if " " in m["back"] and "cours" not in m["back"].lower() else 0
        )
    yield Found(m.start(), m.end(), Division(letter, which, year_number(m["y"] or m["y2"]), shift))


def _short_division(m: Hit) -> Iterator[Found]:
    yield Found(m.start(), m.end(), Division("Q" if m["l"].lower() in "tq" else "H", int(m["n"]), year_number(m["y"])))


def _season(m: Hit) -> Iterator[Found]:
    code = cal.seasons()[m["n"].lower()][0]
    lead = word_before(m)
    this = bool(m["this"])
    if not (this or m["y"] or m["s"] or m["e"]) and lead not in ("l'", "au", "d'", "dès", "le", "du"):
        return
    if lead == "d'" and not m["s"]:
        return  # « vacances d'été », « jeux d'hiver de 2026 »
    if m["n"].lower() == "été" and lead not in ("l'", "d'", "cet") and not (this or m["s"] or m["e"] or m["y"]):
        return
    if m["n"][0].isupper() and m["n"].lower() == "printemps" and not (m["y"] or m["s"]):
        return
    if m["n"].lower() == "printemps" and re.match(
        " (?:arabe|de Prague|érable|berbère|noir)", m.string[m.end() : m.end() + 12]
    ):
        return
    yield Found(
        m.start(), m.end(), Season(code, year_number(m["y"]), 0 if this else shift_number(m["s"])), edge_mod(m["e"])
    )


def _return(m: Hit) -> Iterator[Found]:
    yield Found(m.start(), m.end(), Month(9, year_number(m["y"]), shift_number(m["s"])), "APPROX")


def _week_of(m: Hit) -> Iterator[Found]:
    day: Day | Month = Day(day_number(m["d"]), month_number(m["m"]), year_number(m["y"]))
    yield Found(m.start(), m.end(), WeekOf(day, m["u"].lower().startswith("week-")))


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
    which = "last" if m["n"].lower().startswith("dern") else str(_ordinal(m["n"]))
    unit = "weekend" if "-" in m["u"] else "week"
    yield Found(m.start(), m.end(), Within(_month_of(m), f"{unit}_{which}"))


def _weekday_in_month(m: Hit) -> Iterator[Found]:
    which = f"weekday_{weekday_number(m['w'])}_{0 if m['n'].lower().startswith('dern') else _ordinal(m['n'])}"
    yield Found(m.start(), m.end(), Within(_month_of(m), which))


_ORD = "premi(?:er|ère)|deuxième|seconde?|troisième|quatrième|derni(?:er|ère)|1 ?(?:er|re|ère)|[2-4] ?(?:e|ème)"

_OF_MONTH = "(?:(?:de |d'|du mois (?:de |d'))<MONTHF:m>(?: <YEAR:y>)?|(?:du|de ce) mois(?! d)(?: <SHIFT:s>)?)"

RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.periods.division",
        "A quarter or a half of a year; without a year the last one that is over when told in the past, else the next.",
        Pattern(
            ("unit",),
            f"(?P<this>ce )?(?P<n>{_ORD}) (?P<u>trimestre|semestre)(?: (?:de |de l'année )?<YEAR:y>| <SHIFT:s>"
            "| de (?:l'|cette )(?P<back>ann?[ée]?e? <SHIFT>|année(?: en cours)?(?: <YEAR:y2>)?))?",
            _division,
            ("mestre",),
        ),
        (Example("Au premier trimestre 2023, Oslo a livré.", ("premier trimestre 2023 = 2023-Q1",)),),
        ("Le premier ministre",),
    ),
    Rule(
        "dates.periods.short_division",
        "T1 2023, S2 2023.",
        Pattern(("division",), "(?P<l>[TQS])(?P<n>[1-4]) <YEAR:y>", _short_division),
        (Example("Les livraisons du T1 2023 ont doublé.", ("T1 2023 = 2023-Q1",)),),
        ("Le modèle S2 est paru.",),
    ),
    Rule(
        "dates.periods.season",
        "A season with a determiner, a year, dernier or prochain; a winter is named by its December.",
        Pattern(
            ("season",),
            "(?:<EDGE:e> (?:de |de l'|du |d'|de cet )?)?(?P<this>cet |ce )?<SEASON:n>(?: (?:de )?<YEAR:y>(?:[-/](?:19|20)?\\d\\d)?| <SHIFT:s>)?",
            _season,
        ),
        (
            Example("L'hiver dernier, le gaz manquait.", ("hiver dernier = 2023-WI",), "2024-04-02"),
            Example("Rien ne bougera avant l'été.", ("été = 2024-SU",), "2024-04-02"),
        ),
        ("Il a été reçu.", "Le Printemps arabe", "Les Jeux d'hiver"),
    ),
    Rule(
        "dates.periods.return",
        "La rentrée is about September.",
        Pattern(
            ("season",),
            "(?:la |cette )rentrée(?: (?:parlementaire|politique|scolaire|diplomatique|de"
            " septembre))?(?: <YEAR:y>| <SHIFT:s>)?",
            _return,
            ("rentrée",),
        ),
        (Example("Un attaché sera nommé dès la rentrée.", ("la rentrée = 2024-09",), "2024-04-02"),),
        ("Il est rentré.",),
    ),
    Rule(
        "dates.periods.week_of",
        "La semaine du 15 avril: the ISO week that holds the day.",
        Pattern(
            ("unit",),
            "(?P<u>semaine|week-end) d(?:u|es) (?:<WD> )?<DAY:d>(?:(?: au | et |-)(?:<WD> )?<DAY>)? <MONTH:m>(?: <YEAR:y>)?",
            _week_of,
            ("du", "des"),
        ),
        (Example("La semaine du 15 avril sera décisive.", ("semaine du 15 avril = 2024-W16",), "2024-04-02"),),
        ("La semaine du goût",),
    ),
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
            f"(?P<n>{_ORD}) (?P<u>semaine|week-end) {_OF_MONTH}",
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
            f"(?:ce )?(?P<n>{_ORD}) <WD:w> {_OF_MONTH}",
            _weekday_in_month,
            ("premi", "second", "deuxi", "troisi", "quatri", "derni", "1er", "2e", "3e", "4e"),
        ),
        (Example("Le premier lundi de mai 2022", ("premier lundi de mai 2022 = 2022-05-02",)),),
        ("Le premier lundi venu",),
    ),
)
