"""Days and months that name themselves, in words and figures, their lists and ranges."""

import re
from collections.abc import Iterator

from attrs import evolve

from diplonews.dates.expressions import Anaphor, Day, Found, Month, Range, Said, Shift, Within
from diplonews.dates.grammar import (
    Pattern,
    compiled,
    day_number,
    edge_mod,
    lazy,
    month_number,
    shift_number,
    weekday_number,
    word_before,
    year_number,
)
from diplonews.dates.years import year_in_words
from diplonews.lexicon import _calendar as cal
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
        yield Found(m.start(), end, Within(_year_back(m["back"]), f"monthday_{said.month}_{said.day}"))
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
        said = Within(_year_back(m["back"]), f"month_{month_number(word)}")
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


_BACK = "(?P<back>cette année(?:-là)?|la même année|l'an(?:née)? (?:<SHIFT>|suivante|précédente|d'après|d'avant))"


def _year_back(words: str) -> Shift | Anaphor:
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


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.absolute.range",
        "Two days joined by du … au, entre le … et le, or a hyphen are one stretch, both included.",
        Pattern(
            ("month", "weekday"),
            "(?:(?:du|de|entre le|depuis le) )?(?:<WD:w1> )?<DAY:d1>(?: <MONTH:m1>(?: <YEAR:y1>)?)?"
            "(?:-|–| – | - | au |(?P<and> et le )| jusqu'au | à )(?:<WD:w2> )?<DAY:d2> <MONTH:m2>(?: <YEAR:y2>| <SHIFT:s2>)?",
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
            f"(?:du mois (?:de |d'))?<MONTH:m>(?:,? <YEAR:y>| <SHIFT:s>| de {_BACK})?",
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
    Rule(
        "dates.absolute.month_range",
        "De mars à mai, entre mars et mai: one stretch.",
        Pattern(
            ("month",),
            "(?:de |d'|(?P<between>entre )|du mois de )<MONTHF:m1>(?: <YEAR:y1>)? (?:(?(between)et|à)|jusqu'en|jusqu'à) (?:la"
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
            f"(?:,? (?:de )?<YEAR:y>| <SHIFT:s>| de {_BACK})?",
            _month,
        ),
        (
            Example("Le sommet se tiendra en juillet.", ("juillet = 2024-07",), "2024-04-02"),
            Example("Réunis fin février, ils ont signé.", ("fin février = 2024-02",), "2024-04-02"),
        ),
        ("La sonde tourne autour de Mars.", "Sept pays ont signé."),
    ),
)
