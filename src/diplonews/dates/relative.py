"""Points counted from the day of publication: hier, cette semaine, il y a deux ans, deux jours plus tard."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Found, Length, Offset, Shift, Stretch, Unknown, Within, Years
from diplonews.dates.grammar import LENGTH, Pattern, edge_mod, length, shift_number, word_before
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


def _offset(m: Hit) -> Iterator[Found]:
    said, mod = length(m)
    way, last = (m["way"] or "").lower(), m.end("len")
    if not way or "fait " in way:
        return
    future = way.startswith(("dans", "d'ici", "sous"))
    bound = "before" if way.startswith(("d'ici", "sous")) else None
    after = re.match(r" ([^\W\d_]+'?)", m.string[last : last + 24])
    if way == "dans " and said.count == 1 and m["u"].lower() in ("année", "journée", "nuit") and after:
        return  # « dans une année moyenne » describes one
    if future and re.search(r"les? $", way) and bound is None:
        yield Found(m.start("len"), last, Stretch(said, "future"), mod)
        return
    if re.match(r",? (?:que|qu')", m.string[last : last + 6]) and not future:
        yield Found(m.start("len"), last, Stretch(said, "since"), mod)  # « il y a deux ans que »
        return
    yield Found(m.start(), last, Offset(said, 1 if future else -1), mod, bound)


def _vague_offset(m: Hit) -> Iterator[Found]:
    yield Found(m.start(), m.end(), Unknown())


def _later(m: Hit) -> Iterator[Found]:
    said, mod = length(m)
    word = (m["later"] or "").lower().removeprefix(" jour pour jour").strip()
    if not word or m["way"] or word_before(m) in ("pendant", "durant", "depuis", "en"):
        return  # « pendant seize ans avant de démissionner » measures
    direction = 1 if word in ("plus tard", "après") else -1
    counted = word not in ("après", "avant") or not re.match(r" [\w']", m.string[m.end() : m.end() + 3])
    yield Found(m.start(), m.end(), Offset(said, direction, "discourse" if counted else None), mod)


def _deadline(m: Hit) -> Iterator[Found]:
    days = 15.0 if m["u"].lower() == "quinzaine" else 8.0
    bound = "before" if m[0][0] in "sS" else None
    yield Found(m.start(), m.end(), Offset(Length("day", days), 1), None, bound)


_AN = "(?:an|année|annee|semaine|mois|week-end|weekend|trimestre|semestre|siècle|décennie)"
_MANY = "(?:quelques|plusieurs|de nombreuses|de nombreux|de longues|de longs)"
_UNITS = "(?:secondes|minutes|heures|jours|semaines|mois|ans|années|décennies|siècles)"


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
            f"(?:<EDGE:e> (?:de |d'))?(?:ce|cet|cette) (?P<u>jour|{_AN})(?:-ci| ci)?(?: <YEAR:y>)?(?! ?-?là| (?:de |d')<MONTHF>)",
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
            f"(?:<EDGE:e> (?:de la |du |de l'|d'|de ))?(?P<u>{_AN}) <SHIFT:s>",
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
            "<EDGE:e> (?:de la |du |de l'|d'|de )(?P<u>année|annee|an|semaine|mois|week-end|trimestre"
            "|semestre|siècle|décennie)(?: en cours)?"
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
        Pattern(("unit",), f"(?P<e>(?!))?(?P<y>(?!))?(?P<u>{_AN}) en cours", _this, ("cours",)),
        (Example("L'année en cours sera rude.", ("année en cours = 2024",), "2024-04-02"),),
        ("Les travaux en cours",),
    ),
    Rule(
        "dates.relative.offset",
        "Il y a, dans, d'ici and sous count from the publication; the value keeps the unit (days are exact).",
        Pattern(("unit",), LENGTH, _offset, ("a", "voici", "voilà", "voila", "dans", "ici", "sous"), counted=True),
        (
            Example("Elle est revenue il y a neuf mois.", ("il y a neuf mois = 2023-07",), "2024-04-02"),
            Example("Ils se verront dans deux semaines.", ("dans deux semaines = 2024-W16",), "2024-04-02"),
        ),
        ("Il y a deux camps.",),
    ),
    Rule(
        "dates.relative.vague_offset",
        "Il y a quelques mois: a point in time that nothing fixes.",
        Pattern(
            ("unit",),
            f"(?:(?:il y a|voici|voilà|dans|d'ici) (?:à peine |déjà )?{_MANY} (?:<ADJ> )?{_UNITS}"
            f"|(?:à peine )?{_MANY} (?:<ADJ> )?{_UNITS} (?:seulement )?(?:plus tard"
            f"|plus tôt|auparavant|après|avant))",
            _vague_offset,
            ("quelques", "plusieurs", "nombreu", "long"),
        ),
        (Example("Il y a quelques mois, ils négociaient.", ("Il y a quelques mois = None",), "2024-04-02"),),
        ("Il y a quelques témoins.",),
    ),
    Rule(
        "dates.relative.later",
        "Deux jours plus tard, trois mois après count from the date last spoken of; after an event"
        " without date, from nothing.",
        Pattern(("unit",), LENGTH, _later, ("tard", "tôt", "auparavant", "après", "avant"), counted=True),
        (
            Example(
                "Signé le 7 juin 2022, il fut rompu deux jours plus tard.",
                ("7 juin 2022 = 2022-06-07", "deux jours plus tard = 2022-06-09"),
            ),
        ),
        ("Deux pas plus tard",),
    ),
    Rule(
        "dates.relative.deadline",
        "Sous huitaine, sous quinzaine.",
        Pattern(("unit",), "(?:sous|dans une) (?P<u>huitaine|quinzaine)(?! d)", _deadline, ("huitaine", "quinzaine")),
        (Example("Il répondra sous huitaine.", ("sous huitaine = 2024-04-09",), "2024-04-02"),),
        ("Une quinzaine de pays",),
    ),
)
