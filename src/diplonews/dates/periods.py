"""Quarters, halves, seasons, weekends and the named pieces of months and years."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Day, Division, Found, Month, Season, WeekOf
from diplonews.dates.grammar import (
    Pattern,
    day_number,
    edge_mod,
    month_number,
    shift_number,
    word_before,
    year_number,
)
from diplonews.dates.pieces import ORDINAL, ordinal
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]


def _division(m: Hit) -> Iterator[Found]:
    letter = "Q" if m["u"].lower().startswith("tri") else "H"
    which = min(ordinal(m["n"]), 4 if letter == "Q" else 2)
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


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.periods.division",
        "A quarter or a half of a year; without a year the last one that is over when told in the past, else the next.",
        Pattern(
            ("unit",),
            f"(?P<this>ce )?(?P<n>{ORDINAL}) (?P<u>trimestre|semestre)(?: (?:de |de l'année )?<YEAR:y>| <SHIFT:s>"
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
            "(?:<EDGE:e> (?:de |de l'|du |d'|de cet )?)?(?P<this>cet |ce )?<SEASON:n>(?: (?:de )?<YEAR:y>"
            "(?:[-/](?:19|20)?\\d\\d)?| <SHIFT:s>)?",
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
            "(?P<u>semaine|week-end) d(?:u|es) (?:<WD> )?<DAY:d>(?:(?: au | et |-)(?:<WD> )?<DAY>)? <MONTH:m>"
            "(?: <YEAR:y>)?",
            _week_of,
            ("du", "des"),
        ),
        (Example("La semaine du 15 avril sera décisive.", ("semaine du 15 avril = 2024-W16",), "2024-04-02"),),
        ("La semaine du goût",),
    ),
)
