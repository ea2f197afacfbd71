"""Points counted from the day of publication: hier, cette semaine, il y a deux ans, deux jours plus tard."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Found, Shift, Within, Years
from diplonews.dates.grammar import Pattern, edge_mod, shift_number, word_before
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]
_DAYS = {"hier": -1, "avant-hier": -2, "aujourd'hui": 0, "demain": 1, "après-demain": 2, "apres-demain": 2}


def _deictic(m: Hit) -> Iterator[Found]:
    yield Found(m.start(), m.end(), Shift("day", _DAYS[m["day"].lower()]))


def _this(m: Hit) -> Iterator[Found]:
    if m["y"]:
        yield Found(m.start(), m.end(), Years(m["y"]), edge_mod(m["e"]))  # « cette année 2020 »
        return
    yield Found(m.start(), m.end(), Shift(cal.units()[m["u"].lower()], 0), edge_mod(m["e"]))


def _shifted(m: Hit) -> Iterator[Found]:
    yield Found(m.start(), m.end(), Shift(cal.units()[m["u"].lower()], shift_number(m["s"]) or 0), edge_mod(m["e"]))


def _coming(m: Hit) -> Iterator[Found]:
    if word_before(m) in ("la", "le", "l'", "du"):
        yield Found(m.start(), m.end(), Shift(cal.units()[m["u"].lower()], 1))


def _within(m: Hit) -> Iterator[Found]:
    if re.search(r"\b(?:dans|durant|pendant|cours de) la $", m.string[max(0, m.start() - 14) : m.start()].lower()):
        yield Found(m.start(), m.end(), Shift("week", 0))


def _same_date(m: Hit) -> Iterator[Found]:
    yield Found(m.start(), m.end(), Within(Shift("year", shift_number(m["s"]) or -1), "anniversary"))


def _edge(m: Hit) -> Iterator[Found]:
    # « en fin d'année », « la fin de la semaine »: the unit in which the publication falls.
    unit = cal.units()[m["u"].lower()]
    yield Found(m.start(), m.end(), Shift(unit, shift_number(m["s"]) or 0), edge_mod(m["e"]))


def _weekend(m: Hit) -> Iterator[Found]:
    yield Found(m.start(), m.end(), Shift("weekend", shift_number(m["s"]) or 0))


def _the_weekend(m: Hit) -> Iterator[Found]:
    if re.search(
        r"(?:avant|durant|pendant|d'ici|cours) ?(?:le|au|du) $", m.string[max(0, m.start() - 14) : m.start()].lower()
    ):
        yield from _weekend(m)


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.relative.day",
        "Hier, aujourd'hui, demain and their neighbours count from the publication, a weekday beside"
        " them adds nothing.",
        Pattern(
            ("deictic",), "(?P<day>avant-hier|hier|aujourd'hui|après-demain|apres-demain|demain)(?:,? <WD>)?", _deictic
        ),
        (Example("Il partira demain.", ("demain = 2024-04-03",), "2024-04-02"),),
        ("Il a parlé d'avenir.",),
    ),
    Rule(
        "dates.relative.this",
        "Cette semaine, ce mois-ci, cette année: the unit of the publication.",
        Pattern(
            ("unit",),
            "(?:<EDGE:e> (?:de |d'))?(?:ce|cet|cette) (?P<u>jour|<STRETCH>)(?:-ci| ci)?(?: <YEAR:y>)?"
            "(?! ?-?là| (?:de |d')<MONTHF>)",
            _this,
            ("ce",),
        ),
        (Example("Le texte sera voté cette semaine.", ("cette semaine = 2024-W14",), "2024-04-02"),),
        ("Cette fois, il a signé.",),
    ),
    Rule(
        "dates.relative.same_date",
        "L'an dernier à la même date: the day itself, a year ago.",
        Pattern(
            ("unit",),
            "(?:an|année) <SHIFT:s>,? à (?:la même|pareille) (?:date|époque)",
            _same_date,
            ("mêm", "pareil"),
        ),
        (
            Example(
                "L'an dernier à la même date, la trêve tenait.",
                ("an dernier à la même date = 2023-04-02",),
                "2024-04-02",
            ),
        ),
        ("L'an dernier, à la même table",),
    ),
    Rule(
        "dates.relative.shift",
        "Dernier, passé and prochain: the unit before or after that of the publication, never its own.",
        Pattern(
            ("unit",),
            "(?:<EDGE:e> (?:de la |du |de l'|d'|de ))?<STRETCH:u> <SHIFT:s>",
            _shifted,
            ("derni", "pass", "écoul", "prochain"),
        ),
        (
            Example("Elle l'a reçu la semaine dernière.", ("semaine dernière = 2024-W13",), "2024-04-02"),
            Example("Il sera élu l'an prochain.", ("an prochain = 2025",), "2024-04-02"),
        ),
        ("La dernière minute fut décisive.",),
    ),
    Rule(
        "dates.relative.coming",
        "La semaine qui vient, le mois à venir: the next one.",
        Pattern(
            ("unit",),
            "(?P<e>(?!))?(?P<u>semaine|mois|année|trimestre|week-end) (?P<s>qui vient|à venir)(?! d)",
            _coming,
            ("vien", "venir"),
        ),
        (Example("Il sera reçu la semaine qui vient.", ("semaine qui vient = 2024-W15",), "2024-04-02"),),
        ("La semaine qui s'achève", "Les mois à venir"),
    ),
    Rule(
        "dates.relative.coming_unit",
        "La prochaine semaine, le prochain trimestre.",
        Pattern(
            ("unit",),
            "(?P<e>(?!))?(?P<s>prochaine?) (?P<u>semaine|mois|année|week-end|trimestre|semestre)",
            _shifted,
            ("prochain",),
        ),
        (Example("La prochaine semaine sera longue.", ("prochaine semaine = 2024-W15",), "2024-04-02"),),
        ("La prochaine réunion",),
    ),
    Rule(
        "dates.relative.weekend",
        "Avant le week-end, durant le week-end: that of the week, or in the past the one before.",
        Pattern(("unit",), "week-end(?P<s>(?!))?", _the_weekend, ("week",)),
        (Example("Rien ne bougera avant le week-end.", ("week-end = 2024-W14-WE",), "2024-04-02"),),
        ("Le week-end, il jardine.",),
    ),
    Rule(
        "dates.relative.end_of_week",
        "Cette fin de semaine is the weekend, as Canada says.",
        Pattern(("unit",), "cette fin de semaine(?P<s>(?!))?", _weekend, ("semaine",)),
        (Example("Ils arriveront cette fin de semaine.", ("cette fin de semaine = 2024-W14-WE",), "2024-04-02"),),
        ("En fin de semaine, il sera reçu.",),
    ),
    Rule(
        "dates.relative.edge",
        "Fin, début, milieu of a unit that is the publication's own.",
        Pattern(
            ("unit",),
            "<EDGE:e> (?:de la |du |de l'|d'|de )<STRETCH:u>(?: en cours)?"
            "(?P<s>(?!))?(?! de | d'| derni| proch| pass| suiv| précé| scol| <YEAR>)",
            _edge,
            ("fin", "début", "mi", "courant"),
        ),
        (Example("Le texte sera prêt en fin d'année.", ("fin d'année = 2024",), "2024-04-02"),),
        ("La fin de la guerre",),
    ),
    Rule(
        "dates.relative.within",
        "Dans la semaine, au cours de la semaine: that of the publication.",
        Pattern(
            ("unit",),
            "(?P<s>(?!))?(?P<e>(?!))?(?P<u>semaine)(?! (?:d|qu|suiv|préc|proch|derni|pass|écoul|sainte|\\d)|-)",
            _within,
            ("semaine",),
        ),
        (Example("Le texte sera publié dans la semaine.", ("semaine = 2024-W14",), "2024-04-02"),),
        ("La semaine fut rude.", "Dans la semaine qui suivit"),
    ),
    Rule(
        "dates.relative.current",
        "La semaine en cours, l'année en cours.",
        Pattern(("unit",), "(?P<e>(?!))?(?P<y>(?!))?<STRETCH:u> en cours", _this, ("cours",)),
        (Example("L'année en cours sera rude.", ("année en cours = 2024",), "2024-04-02"),),
        ("Les travaux en cours",),
    ),
)
