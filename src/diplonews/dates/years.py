"""Years that name themselves, their ranges, decades and centuries."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Found, Range, Years
from diplonews.dates.grammar import Pattern, edge_mod, lazy, number, word_before
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]


_SINCE = r"(?:rapport|remont\w{1,6}|antérieure?s?|postérieure?s?|horizon) à $"


def _year(m: Hit) -> Iterator[Found]:
    """A bare year: after a word of time, in brackets, or where nothing that could be counted follows."""
    lead, text, year = word_before(m), m.string, m["y"]
    if before_christ(text, m.end()):
        return
    after = _following(text, m.end())
    if lead == "de" and re.match(r" à \d+ [a-zé]+s\b", text[m.end() : m.end() + 24]):
        return  # « de 2017 à 1999 euros »
    if lead == "à" and text[max(0, m.start() - 8) : m.start()].lower() == "d'ici à ":
        lead = "d'ici"
    elif lead == "à" and lazy(_SINCE).search(text[max(0, m.start() - 16) : m.start()]):
        lead = "en"
    if m["e"] or m["of"] or lead in cal.words("year_lead"):
        if m["e"] or m["of"] or lead not in cal.words("counting") or not _counts(after):
            yield Found(m.start(), m.end(), Years(year), edge_mod(m["e"]))
    elif (1900 if after not in (None, "et", "ou") else 1600) <= int(year) <= 2100 and (
        not _counts(after) and _names_year(lead) and not _in_name(m)
    ):
        yield Found(m.start(), m.end(), Years(year))


def before_christ(text: str, end: int) -> bool:
    """« 52 av. J.-C. », « avant notre ère »: the calendar here begins later."""
    return lazy(r" {1,3}(?:av\.|avant) {0,3}(?:J\.|Jésus|notre ère|l'ère)").match(text, end) is not None


_WORDS = r"(?P<y>(?:deux {1,3})?mill?e?(?:(?: {1,3}et)? {1,3}[a-z]{2,9}(?:-[a-z]{2,8}){0,3}){0,5})"


def year_in_words(text: str, at: int) -> tuple[int, int] | None:
    """The year that words write at ``at``, and where they end: « mille neuf cent dix-huit », « deux mille trois »."""
    hit = lazy(_WORDS).match(text, at)
    words = hit["y"].lower().replace("mil ", "mille ") if hit else ""
    while " " in words:
        value = number(words)
        if value is not None:
            return (int(value), at + len(words)) if 1100 < value < 2101 else None
        words = words.rpartition(" ")[0]
    return None


def _year_words(m: Hit) -> Iterator[Found]:
    got = year_in_words(m.string, m.start())
    if got and word_before(m) in cal.words("year_lead") | cal.words("year_loose"):
        year, end = got
        if not _counts(_following(m.string, end)) and year % 1000:
            yield Found(m.start(), end, Years(str(year)))


def _following(text: str, end: int) -> str | None:
    """The word after a space, in lower case; None where a sign or nothing follows."""
    hit = re.compile(r" (?:(?P<w>[^\W\d_]{1,24}'?)|$)").match(text, end, end + 30)
    return hit["w"].lower() if hit and hit["w"] else None


def _counts(after: str | None) -> bool:
    # « 2000 soldats », « 2000 km »: a plural or a measure is counted. « 2019 décrit »: a verb is not.
    return (
        after is not None
        and after not in cal.words("after_year")
        and (after[-1] in "sx" or after in cal.words("measure"))
    )


def _names_year(lead: str) -> bool:
    """Whether the word before lets a number be a year: de, an opening bracket, or the noun or name whose year it is."""
    if lead in cal.words("year_loose"):
        return True
    return len(lead) > 3 and lead.isalpha() and lead not in cal.words("numbered")


def _in_name(m: Hit) -> bool:
    """« Agenda 2063 », « le Tour de France 2016 »: a year that belongs to a name within the sentence."""
    before = m.string[max(0, m.start() - 64) : m.start()]
    if re.search(_NAME, before[-40:]):
        return True
    heads = cal.words("contest")
    words = _RUN.search(before)
    return words is not None and not heads.isdisjoint(words[0].lower().split()) and not before.endswith((" de ", " d'"))


_RUN = re.compile(r"(?:[\w'-]{1,40}+ ){1,8}$")
_NAME = r"[\w'’),] (?:[A-ZÉ][\w'-]+ ){1,3}$|[a-z]'[A-ZÉ][\w-]+ $"


def _year_range(m: Hit) -> Iterator[Found]:
    first, last = m["y1"], m["y2"]
    if len(last) == 2:
        last = first[:2] + last
    if int(first) < int(last) < int(first) + 150 and not _counts(_following(m.string, m.end())):
        yield Found(m.start(), m.end(), Range(Years(first), Years(last)))


def _short_year(m: Hit) -> Iterator[Found]:
    after = _following(m.string, m.end())
    if after in cal.units() or _counts(after):
        return  # « en 58 minutes », « en 77 matches »
    if word_before(m) in ("en", "depuis", "de", "mai") and not before_christ(m.string, m.end()):
        yield Found(m.start(), m.end(), Years(f"19{m['y']}"))


def _decade(m: Hit) -> Iterator[Found]:
    words = m["n"].lower()
    value = int(number(words) or 0)
    if value % 10 == 0 and (10 <= value < 100 or 1000 <= value < 2100):
        prefix = _decade_of(value)
        yield Found(m.start(), m.start("n2") - len(m["join"]) if m["n2"] else m.end(), Years(prefix), edge_mod(m["e"]))
        if m["n2"]:
            yield Found(m.start("n2"), m.end("n2"), Years(_decade_of(int(m["n2"]))))


def _decade_of(value: int) -> str:
    return str(value)[:3] if value >= 1000 else f"{'20' if value < 30 else '19'}{value // 10}"


_ROMAN = {"i": 1, "v": 5, "x": 10}


def _century(m: Hit) -> Iterator[Found]:
    last = _ordinal(m["n"].lower())
    if not 1 <= last <= 22 or before_christ(m.string, m.end()):
        return
    if m["n0"] and 1 <= (first := _ordinal(m["n0"].lower())) <= 22:
        yield Found(m.start("n0"), m.start("join"), Years(f"{first - 1:02d}"))
    yield Found(m.start("n") if m["n0"] else m.start(), m.end(), Years(f"{last - 1:02d}"), edge_mod(m["e"]))


def _ordinal(words: str) -> int:
    """A number in Roman or Arabic figures."""
    if words.isdigit():
        return int(words)
    digits = [_ROMAN[c] for c in words]
    return sum(-d if d < max(digits[k:]) else d for k, d in enumerate(digits))


_TO = "(?:-|–| – | - |/)"

RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.years.hyphen",
        "Two years joined by a hyphen are one stretch.",
        Pattern(("year",), rf"<YEAR:y1>{_TO}(?P<y2>(?:1\d|20|21)\d\d|\d\d)(?![\d/-])", _year_range),
        (Example("Sous le mandat précédent (2017-2021)", ("2017-2021 = 2017/2021",)),),
        ("Le vol 2017-12 a décollé.",),
    ),
    Rule(
        "dates.years.range",
        "De 2017 à 2021, entre 2017 et 2021: one stretch, both years included.",
        Pattern(
            ("year",),
            "(?:de |d'|(?P<between>entre )|depuis )(?:les années )?<YEAR:y1> "
            "(?:(?(between)et|à)|jusqu'en|jusqu'à) <YEAR:y2>",
            _year_range,
        ),
        (Example("Il présida de 2017 à 2021.", ("de 2017 à 2021 = 2017/2021",)),),
        ("Le prix est passé de 2017 à 1999 euros.", "Les textes de 1899 et 1907"),
    ),
    Rule(
        "dates.years.decade",
        "Les années 90, les années 1960, les années trente.",
        Pattern(
            ("unit",),
            r"(?:<EDGE:e> (?:des |de la ))?(?:années|annees|décennie|decennie) (?P<n>(?:1\d|20)\d0|\d0"
            r"|vingt|trente|quarante|cinquante"
            r"|soixante|soixante-dix|quatre-vingts?|quatre-vingt-dix)(?:(?P<join> et | ou )(?P<n2>"
            r"(?:1\d|20)\d0|\d0))?(?! ?%)",
            _decade,
            ("ann", "decennie", "décennie"),
        ),
        (
            Example("Dans les années 1990, Oslo négociait.", ("années 1990 = 199",)),
            Example("Au début des années soixante", ("début des années soixante = 196",)),
        ),
        ("Il a purgé dix années de prison.",),
    ),
    Rule(
        "dates.years.century",
        "A century by its Roman or Arabic number.",
        Pattern(
            ("unit",),
            r"(?:<EDGE:e> du )?(?:(?P<n0>[xvi]{1,5}|\d{1,2}) ?(?:e|è|ème|eme|er|ᵉ)(?P<join> et | ou ))?"
            r"(?P<n>[xvi]{1,5}|\d{1,2}) ?(?:e|è|ème|eme|er|ᵉ) (?:siècle|siecle)s?",
            _century,
            ("siècle", "siecle"),
        ),
        (Example("Une alliance du XIXe siècle", ("XIXe siècle = 18",)),),
        ("Un siècle plus jeune",),
    ),
    Rule(
        "dates.years.year",
        "A year in four digits, where nothing says that it counts or numbers something.",
        Pattern(
            ("year",),
            r"(?:(?P<e><EDGE>|mi)(?: |-)(?:de |(?:de )?l'année |d'année )?|(?P<of>ann[ée]e|an) )?<YEAR:y>(?![-/]\d)",
            _year,
        ),
        (
            Example("L'accord de 2015 tient.", ("2015 = 2015",)),
            Example("Une crise ouverte en 2014", ("2014 = 2014",)),
            Example("Début 2023, ils négociaient.", ("Début 2023 = 2023",)),
        ),
        ("La résolution 1973 reste en vigueur.", "Oslo a envoyé 2000 soldats."),
    ),
    Rule(
        "dates.years.words",
        "A year in words, where a word of time leads and nothing counted follows.",
        Pattern(("thousand",), "(?:deux )?mill?e?", _year_words),
        (Example("Le traité de mille neuf cent dix-neuf", ("mille neuf cent dix-neuf = 1919",)),),
        ("L'envoi de deux mille trois cents soldats",),
    ),
    Rule(
        "dates.years.short",
        "Two digits with an apostrophe, or after en.",
        Pattern(("number",), r"'?(?P<y>[3-9]\d)(?! ?%|[.,]\d)", _short_year),
        (Example("L'accord signé en 98 tient.", ("98 = 1998",)),),
        ("En 98 minutes, tout fut dit.", "Il a marqué 13 buts en 77 matches."),
    ),
)
