"""Days in figures: ISO, day/month/year, and the day of a month that was named before."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Clock, Day, Found, Range
from diplonews.dates.grammar import Pattern, day_number, fragment, lazy
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]


def _iso(m: Hit) -> Iterator[Found]:
    day = Day(int(m["d"]), int(m["m"]), int(m["y"]))
    if m["h"]:
        clock = Clock(int(m["h"]), int(m["mn"]), int(m["s"]) if m["s"] else None, "UTC" if m["z"] else None, day)
        yield Found(m.start(), m.end(), clock)
    else:
        yield from _numeric(m)


def _numeric(m: Hit) -> Iterator[Found]:
    day, month, year = int(m["d"]), int(m["m"]), int(m["y"])
    year += 0 if year >= 100 else 2000 if year < 70 else 1900
    version = len(m["y"]) == 2 and "." in m[0] and (len(m["d"]) == 1 or len(m["m"]) == 1)
    if 1 <= month <= 12 and 1 <= day <= 31 and not version:
        yield Found(m.start(), m.end(), Day(day, month, year))


def _numeric_short(m: Hit) -> Iterator[Found]:
    before = m.string[max(0, m.start() - 10) : m.start()].lower()
    if fragment(r"(?:.{0,9}[^\w])?(?:le|du|au|date ?:?|<WDS>) ").fullmatch(before):
        yield Found(m.start(), m.end(), Day(int(m["d"]), int(m["m"])))


def _bare_day(m: Hit) -> Iterator[Found]:
    after = re.match(r"[,;.)\n]|$| ([^\W\d_]+'?)", m.string[m.end() : m.end() + 24])
    if after is None or (after[1] and after[1].lower() not in cal.words("after_year")):
        return  # « le 9 contrats », « le 7 Downing Street »
    if fragment(_MONTH_AHEAD).match(m.string, m.end()) or lazy(r" (?:du mois|de ce mois)").match(m.string, m.end()):
        return
    said = Day(day_number(m["d1"] or m["d"]), None, bare=True)
    if m["d2"]:
        yield Found(m.start(), m.end(), Range(said, Day(day_number(m["d2"]), None, bare=True)))
    else:
        yield Found(m.start("d"), m.end("d"), said)


_ALONE = r"(?:du (?P<d1>1 ?er|[12]?\d|3[01]) au (?P<d2>[12]?\d|3[01])|(?P<d>[12]?\d|3[01]|1 ?er))(?![%/:]|[.,]\d)"
_MONTH_AHEAD = r"(?:[\x20,-]|\b(?:et|ou|au|puis|les?|\d{1,2}(?:er)?)\b){0,12}+<MONTH>\b"

RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.absolute.iso",
        "A date in figures is day, month, year; or ISO.",
        Pattern(
            ("year",),
            r"(?P<y>(?:19|20)\d\d)(?P<to>[-/])(?P<m>\d\d)(?P=to)(?P<d>\d\d)"
            r"(?:[T\x20](?P<h>[01]\d|2[0-3]):(?P<mn>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d{1,6})?)?(?P<z>Z)?)?",
            _iso,
        ),
        (Example("Mis en ligne : 2024-06-12", ("2024-06-12 = 2024-06-12",)),),
        ("Le lot 1234-56-78 a été saisi.",),
    ),
    Rule(
        "dates.absolute.numeric",
        "A date in figures is day, month, year.",
        Pattern(("number",), r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)\d\d|\d\d)", _numeric),
        (Example("Signé le 12/06/2024 à Oslo", ("12/06/2024 = 2024-06-12",)),),
        ("La version 3.45.12 est parue.",),
    ),
    Rule(
        "dates.absolute.bare_day",
        "Le 9, du 12 au 14: days of the month last spoken of, or nearest to the day last spoken of.",
        Pattern(("bare",), _ALONE, _bare_day),
        (
            Example(
                "Le 6 mars, il était à Lagos. Le 9, il partit.", ("6 mars = 2024-03-06", "9 = 2024-03-09"), "2024-04-02"
            ),
        ),
        ("Le 9, c'est le numéro de l'ailier.",),
    ),
    Rule(
        "dates.absolute.numeric_short",
        "Day and month in figures, after le or a weekday only.",
        Pattern(("number",), r"(?P<d>0?[1-9]|[12]\d|3[01])/(?P<m>0?[1-9]|1[0-2])(?![/\d])", _numeric_short),
        (Example("Rendez-vous le 12/06", ("12/06 = 2024-06-12",), "2024-04-02"),),
        ("Le texte a été lu aux 2/3.",),
    ),
)
