"""Days and months that name themselves, in words and figures, their lists and ranges."""

import re
from collections.abc import Iterator

from attrs import evolve

from diplonews.dates.expressions import Day, Found, Range, Shift, Within
from diplonews.dates.grammar import (
    Pattern,
    compiled,
    day_number,
    month_number,
    shift_number,
    weekday_number,
    year_number,
)
from diplonews.dates.months import BACK, year_back
from diplonews.dates.years import year_in_words
from diplonews.rules import Example, Rule

Hit = re.Match[str]


def _day(m: Hit, n: str = "") -> Day:
    """The day that the groups w, d, m, y (with the suffix ``n``) hold."""
    got = m.groupdict()
    weekday, month = got.get("w" + n), got.get("m" + n)
    return Day(
        day_number(m["d" + n]),
        month_number(month) if month else None,
        year_number(got.get("y" + n)),
        weekday_number(weekday) if weekday else None,
        shift_number(got.get("s" + n)),
    )


def _one_day(m: Hit) -> Iterator[Found]:
    if m["m"].lower() == "sept" and re.match(r" [a-zéèà]{3,}", m.string[m.end() : m.end() + 5]) and not m["y"]:
        return  # « les 20 sept pays » counts, it does not date
    said, end = _day(m), m.end()
    if m["back"]:
        yield Found(m.start(), end, Within(year_back(m["back"]), f"monthday_{said.month}_{said.day}"))
        return
    if not said.year and not said.shift and (written := year_in_words(m.string, end + 1)):
        said, end = evolve(said, year=written[0]), written[1]
    yield Found(m.start(), end, said)


def _day_of_month(m: Hit) -> Iterator[Found]:
    yield Found(m.start(), m.end(), Within(Shift("month", shift_number(m["s"]) or 0), f"day_{day_number(m['d'])}"))


def _day_range(m: Hit) -> Iterator[Found]:
    if m["d1"].isalpha() and m.string[m.end("d1")] == "-":
        return  # « vingt-cinq décembre » is one day
    if m["and"] and not m[0].lower().startswith("entre"):
        return  # « le 28 et le 29 mars » are two
    last = _day(m, "2")
    first = _day(m, "1")
    first = Day(first.day, first.month or last.month, first.year or last.year, first.weekday, last.shift)
    if first.month and last.month and last.year and m["m1"] and not m["y1"] and first.month > last.month:
        first = Day(first.day, first.month, last.year - 1, first.weekday)
    yield Found(m.start(), m.end(), Range(first, last))


def _day_list(m: Hit) -> Iterator[Found]:
    if m["d"].lower() == "un" and m["days"].lower().endswith(("vingt", "trente")):
        return  # « trente et un décembre » is one day
    last = _day(m)
    item = compiled("(?:<WD:w> (?:le )?)?<DAY:d>")
    at = m.start("days")
    while hit := item.match(m.string, at, m.end("days")):
        weekday = weekday_number(hit["w"]) if hit["w"] else None
        said = Day(day_number(hit["d"]), last.month, last.year, weekday, last.shift)
        yield Found(hit.start(), hit.end(), said)
        gap = re.compile(r"[ ,]*+(?:et |ou |puis )?(?:le |les )?").match(m.string, hit.end(), m.end("days"))
        at = gap.end() if gap else m.end("days")
    yield Found(m.start("w" if m["w"] else "d"), m.end(), last)


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.absolute.range",
        "Two days joined by du … au, entre le … et le, or a hyphen are one stretch, both included.",
        Pattern(
            ("month", "weekday"),
            "(?:(?:du|de|entre le|depuis le) )?(?:<WD:w1> )?<DAY:d1>(?: <MONTH:m1>(?: <YEAR:y1>)?)?"
            "(?:-|–| – | - | au |(?P<and> et le )| jusqu'au | à )(?:<WD:w2> )?<DAY:d2> <MONTH:m2>"
            "(?: <YEAR:y2>| <SHIFT:s2>)?",
            _day_range,
            ("-", "–", " au", " et", " à"),
        ),
        (
            Example("La visite durera du 3 au 5 juin.", ("du 3 au 5 juin = 2024-06-03/2024-06-05",), "2024-04-02"),
            Example(
                "Il sera à Oslo du 28 mai au 2 juin.", ("du 28 mai au 2 juin = 2024-05-28/2024-06-02",), "2024-04-02"
            ),
        ),
        ("Le score est passé de 3 à 5.",),
    ),
    Rule(
        "dates.absolute.list",
        "Days that share one month are dates of their own: les 28 et 29 novembre.",
        Pattern(
            ("month", "weekday"),
            "(?P<days>(?:<WD> (?:le )?)?<DAY>(?:(?:,| et| ou|, puis) (?:le )?(?:<WD> (?:le )?)?<DAY>){0,6})"
            ",? (?:et|ou|puis) (?:le |les )?(?:<WD:w> (?:le )?)?<DAY:d> <MONTH:m>(?: <YEAR:y>| <SHIFT:s>)?",
            _day_list,
            (" et", " ou ", " puis"),
        ),
        (
            Example(
                "Ils siégeaient les 28 et 29 novembre.", ("28 = 2023-11-28", "29 novembre = 2023-11-29"), "2024-04-02"
            ),
            Example(
                "Les 3, 5 et 9 mai 2022", ("3 = 2022-05-03", "5 = 2022-05-05", "9 mai 2022 = 2022-05-09"), "2024-04-02"
            ),
        ),
        ("Les articles 28 et 29 restent en vigueur.",),
    ),
    Rule(
        "dates.absolute.day",
        "A day of a month, with its weekday and year where they stand there; without a year the nearest one.",
        Pattern(
            ("month", "weekday", "deictic"),
            "(?:(?:ce|hier|aujourd'hui|demain|avant-hier|après-demain),? )?(?:<WDS:w>(?: <SHIFT>)?,?"
            " (?:le )?)?<DAY:d>(?: |-)"
            f"(?:du mois (?:de |d'))?<MONTH:m>(?:,? <YEAR:y>| <SHIFT:s>| de {BACK})?",
            _one_day,
        ),
        (
            Example("Le traité du 14 mars 2019", ("14 mars 2019 = 2019-03-14",)),
            Example("Elle arrivera le 12 juin.", ("12 juin = 2024-06-12",), "2024-04-02"),
            Example("BERNE, 6 avr. 2022", ("6 avr. 2022 = 2022-04-06",)),
        ),
        ("Ils sont 12 marins.", "La place du 8-Mai est fermée."),
    ),
    Rule(
        "dates.absolute.day_of_month",
        "Le 15 du mois prochain, le 3 de ce mois.",
        Pattern(
            ("unit",),
            "<DAY:d> (?:du mois|de ce mois|courant)(?: (?:<SHIFT:s>|courant))?(?! d)",
            _day_of_month,
            ("mois", "courant"),
        ),
        (Example("Il sera jugé le 15 du mois prochain.", ("15 du mois prochain = 2024-05-15",), "2024-04-02"),),
        ("Les 15 du mois de grève",),
    ),
)
