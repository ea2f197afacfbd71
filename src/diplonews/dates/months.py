"""Months that name themselves, their lists and ranges."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Anaphor, Found, Month, Range, Said, Shift, Within
from diplonews.dates.grammar import Pattern, edge_mod, lazy, month_number, shift_number, word_before, year_number
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]


BACK = "(?P<back>cette année(?:-là)?|la même année|l'an(?:née)? (?:<SHIFT>|suivante|précédente|d'après|d'avant))"


def year_back(words: str) -> Shift | Anaphor:
    """The year of « juillet de l'année dernière », « le 4 juillet de la même année »."""
    words = words.lower()
    if "même" in words or words.endswith("-là"):
        return Anaphor("year", 0)
    if words.startswith("cette"):
        return Shift("year", 0)
    last = words.partition(" ")[2]
    if last.startswith(("suiv", "d'après")):
        return Anaphor("year", 1)
    return Anaphor("year", -1) if last.startswith(("précéd", "d'avant")) else Shift("year", shift_number(last) or 0)


_NAMES = frozenset(["mars", "mai", "avril"])  # words or names too


def _month(m: Hit) -> Iterator[Found]:
    word = m["m"]
    if word.rstrip(".").lower() in cal.month_forms("short") and not m["y"]:
        return  # « sept » counts, « déc. » may be anything: abbreviated, a month has its day or year
    before = m.string[max(0, m.start() - 16) : m.start()]
    if not m["y"] and lazy(r"\b(?:un|chaque|tous) (?:autre )?(?:mois (?:de |d'))?$").search(before):
        return  # « un mois de juin froid »
    bare = not (m["y"] or m["s"] or m["e"] or m["back"])
    lead = word_before(m)
    if bare and not m["of"]:
        if word[0].isupper() and lead not in ("en", "depuis", "d'ici"):
            return
        if word.lower() in _NAMES and lead not in cal.words("bare_month"):
            return
    said: Said = Month(month_number(word), year_number(m["y"]), shift_number(m["s"]))
    if m["back"]:
        said = Within(year_back(m["back"]), f"month_{month_number(word)}")
    yield Found(m.start(), m.end(), said, edge_mod(m["e"]))


def _month_range(m: Hit) -> Iterator[Found]:
    last = Month(month_number(m["m2"]), year_number(m["y2"]), shift_number(m["s2"]))
    year = year_number(m["y1"]) or last.year
    month = month_number(m["m1"])
    if last.year and not m["y1"] and month > last.month:
        year = last.year - 1
    yield Found(m.start(), m.end(), Range(Month(month, year, last.shift), last))


def _month_list(m: Hit) -> Iterator[Found]:
    year = year_number(m["y"])
    yield Found(m.start("m1"), m.end("m1"), Month(month_number(m["m1"]), year))
    yield Found(m.start("m2"), m.end(), Month(month_number(m["m2"]), year))


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.absolute.month_range",
        "De mars à mai, entre mars et mai: one stretch.",
        Pattern(
            ("month",),
            "(?:de |d'|(?P<between>entre )|du mois de )<MONTHF:m1>(?: <YEAR:y1>)? "
            "(?:(?(between)et|à)|jusqu'en|jusqu'à) (?:la"
            " fin |fin )?<MONTHF:m2>"
            "(?: <YEAR:y2>| <SHIFT:s2>)?",
            _month_range,
            (" à", " et", " jusqu"),
        ),
        (Example("L'accord court de mars à mai 2022.", ("de mars à mai 2022 = 2022-03/2022-05",)),),
        ("Il va de Mars à Vénus.",),
    ),
    Rule(
        "dates.absolute.month_hyphen",
        "Two months joined by a hyphen are one stretch.",
        Pattern(
            ("month",),
            "<MONTH:m1>(?:-|–|/| - | – )<MONTH:m2>(?: <YEAR:y2>)(?P<y1>(?!))?(?P<s2>(?!))?",
            _month_range,
            ("-", "–", "/"),
        ),
        (Example("Les pourparlers de mars-avril 2022", ("mars-avril 2022 = 2022-03/2022-04",)),),
        ("Le duo Avril-Mai chante.",),
    ),
    Rule(
        "dates.absolute.month_list",
        "Two months that share a year are two dates.",
        Pattern(("month",), "<MONTHF:m1> (?:et|ou) (?:en )?<MONTHF:m2> <YEAR:y>", _month_list, (" et", " ou ")),
        (Example("Des vols en mars et avril 2023", ("mars = 2023-03", "avril 2023 = 2023-04")),),
        ("Mars et Vénus",),
    ),
    Rule(
        "dates.absolute.month",
        "A month, alone (tense decides), with its year, dernier or prochain, and fin, début, mi-.",
        Pattern(
            ("month",),
            "(?:<EDGE:e>(?: |-)(?:(?:du |de ce |au )?mois (?:de |d')|de |d')?|(?P<of>mois (?:de |d')))?<MONTH:m>"
            f"(?:,? (?:de )?<YEAR:y>| <SHIFT:s>| de {BACK})?",
            _month,
        ),
        (
            Example("Le sommet se tiendra en juillet.", ("juillet = 2024-07",), "2024-04-02"),
            Example("Réunis fin février, ils ont signé.", ("fin février = 2024-02",), "2024-04-02"),
        ),
        ("La sonde tourne autour de Mars.", "Sept pays ont signé."),
    ),
)
