"""Dates counted from the one last spoken of: la veille, le lendemain, le même jour, cette année-là."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Anaphor, Found, Length, Offset, Weekday
from diplonews.dates.grammar import Pattern, lazy, weekday_number, word_before
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]
_DAYS = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}
_LEADS = {
    "veille": ("la",),
    "avant-veille": ("l'",),
    "lendemain": ("le", "au", "du", "dès"),
    "surlendemain": ("le", "au", "du", "dès"),
}
_OF = (
    r" {1,3}(?P<of>de la |de l'|des |du |de |d'|même de )(?P<what>hier|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche)?"
)


def _next_day(m: Hit) -> Iterator[Found]:
    count = _DAYS[m["d"].lower()]
    if word_before(m) not in _LEADS[m["d"].lower()]:
        return  # « il veille », « des lendemains »
    of = lazy(_OF).match(m.string, m.end())
    if of is None:
        yield Found(m.start(), m.end(), Anaphor("day", count))
    elif not of["what"]:
        if re.match(r"(?:la |les |l'|du |des )?(?:guerre|crise)", m.string[of.end() : of.end() + 12]):
            return
        yield Found(m.start(), m.end(), Offset(Length("day", abs(count)), 1 if count > 0 else -1, None))


def _same(m: Hit) -> Iterator[Found]:
    unit = m.groupdict().get("u2") or m["u"]
    yield Found(m.start(), m.end(), Anaphor(cal.units()[unit.lower()], 0))


def _following(m: Hit) -> Iterator[Found]:
    forward = m["way"].lower().startswith(("suiv", "d'après"))
    yield Found(m.start(), m.end(), Anaphor(cal.units()[m["u"].lower()], 1 if forward else -1))


def _that_weekday(m: Hit) -> Iterator[Found]:
    forward = m["way"].lower().startswith(("suiv", "d'après"))
    yield Found(m.start(), m.end(), Weekday(weekday_number(m["w"]), 1 if forward else -1, spoken=True))


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.anaphoric.day",
        "La veille, le lendemain, l'avant-veille, le surlendemain count from the day last spoken of.",
        Pattern(("anaphor",), "(?P<d>avant-veille|veille|surlendemain|lendemain)", _next_day),
        (
            Example(
                "Le traité fut signé le 7 juin 2022. Le lendemain, il partit.",
                ("7 juin 2022 = 2022-06-07", "lendemain = 2022-06-08"),
            ),
        ),
        ("Il veille sur la ville.",),
    ),
    Rule(
        "dates.anaphoric.same",
        "Le même jour, ce jour-là, cette année-là: the unit last spoken of.",
        Pattern(
            ("unit",), "(?:(?:le |la )?même (?P<u>jour|semaine|mois|année)|(?P<u2>jour) même)", _same, ("même", "meme")
        ),
        (
            Example(
                "Élu le 7 juin 2022, il prêta serment le même jour.",
                ("7 juin 2022 = 2022-06-07", "le même jour = 2022-06-07"),
            ),
        ),
        ("Le même homme",),
    ),
    Rule(
        "dates.anaphoric.that",
        "Ce jour-là, cette année-là.",
        Pattern(("unit",), "(?:ce|cet|cette) (?P<u>jour|semaine|mois|année)(?: ?-là| là)", _same, ("là",)),
        (
            Example(
                "Le 7 juin 2022, il neigeait. Ce jour-là, il signa.",
                ("7 juin 2022 = 2022-06-07", "Ce jour-là = 2022-06-07"),
            ),
        ),
        ("Ce pays-là",),
    ),
    Rule(
        "dates.anaphoric.following",
        "L'année suivante, la semaine précédente, le mois d'après.",
        Pattern(
            ("unit",),
            "(?P<u>jour|semaine|mois|année|an|week-end|décennie|siècle) (?P<way>suivante?|précédente?|d'avant|d'après)",
            _following,
            ("suivant", "précéd", "d'av", "d'ap"),
        ),
        (
            Example(
                "Signé en mai 2019, il fut rompu l'année suivante.", ("mai 2019 = 2019-05", "année suivante = 2020")
            ),
        ),
        ("La réunion suivante",),
    ),
    Rule(
        "dates.anaphoric.weekday",
        "Le samedi suivant: the first of its name after the day last spoken of.",
        Pattern(
            ("weekday",),
            "<WD:w> (?P<way>suivant|précédent|d'avant|d'après)",
            _that_weekday,
            ("suivant", "précéd", "d'av", "d'ap"),
        ),
        (
            Example(
                "Élu le 7 juin 2022, il partit le samedi suivant.",
                ("7 juin 2022 = 2022-06-07", "samedi suivant = 2022-06-11"),
            ),
        ),
        ("Le samedi saint",),
    ),
)
