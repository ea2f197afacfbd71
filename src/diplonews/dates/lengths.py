"""Lengths of time, and what counts years without measuring time: ages, anniversaries, frequencies."""

import re
from collections.abc import Iterator

from diplonews.dates.ages import is_age, is_anniversary, is_reached
from diplonews.dates.expressions import Found, Length, Offset, Stretch
from diplonews.dates.grammar import Pattern, following, fragment, number, quantity_mod, word_before
from diplonews.dates.measures import LENGTH, length
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]


def _since_that(m: Hit) -> Iterator[Found]:
    said, mod = length(m)
    if m["way"] and "fait " in m["way"].lower():
        yield Found(m.start("len"), m.end("len"), Stretch(said, "since"), mod)


def _next_last(m: Hit) -> Iterator[Found]:
    unit = cal.units()[m["u"].lower()]
    words = m["n"] or m["n2"]
    count = number(words) if words else None
    if unit in ("minute", "second") and count is None and word_before(m) == "les" and m.start() == m.start("side"):
        return
    past = m["side"].lower().startswith(("dern", "écou", "pass", "préc"))
    if m["side"].lower().startswith("prem") or (m["side"][0].isupper() and m.start() == m.start("side")):
        return  # « Dernières minutes »: the name of a section
    length = Length(unit, number(m["low"]), high=count) if m["low"] else Length(unit, count)
    yield Found(m.start(), m.end(), Stretch(length, "past" if past else "future"), quantity_mod(m["q"]))


def _coming(m: Hit) -> Iterator[Found]:
    unit = cal.units()[m["u"].lower()]
    past = m["side"].lower() in ("écoulés", "écoulées", "passés", "passées")
    if m["side"].lower().startswith("pass") and following(m) in cal.words("spent_at"):
        return  # « 18 mois passés à Madrid »
    count = number(m["n"]) if m["n"] else None
    yield Found(m.start(), m.end(), Stretch(Length(unit, count), "past" if past else "future"))


def _vague_length(m: Hit) -> Iterator[Found]:
    lead = word_before(m)
    if lead in ("depuis", "pendant", "durant", "après", "dans", "en", "avant", "pour", "sur"):
        side = "since" if lead == "depuis" else None
        yield Found(
            m.start() + (4 if m["v"].lower() == "des" else 0),
            m.end(),
            Stretch(Length(cal.units()[m["u"].lower()], None), side),
        )


def _length(m: Hit) -> Iterator[Found]:
    if m["way"]:
        return
    said, mod = length(m)
    unit = m["u"].lower()
    lead = word_before(m)
    before = m.string[max(0, m.start() - 16) : m.start()].lower()
    if m["u"].istitle() or is_age(m, said) or is_anniversary(m, lead):
        return  # « la guerre des Six Jours », « âgé de 38 ans », « les 80 ans du débarquement »
    if said.count == 1 and fragment(r" (?:de |d')<MONTHF>").match(m.string, m.end("len")):
        return  # « un mois de septembre »
    if lead == "à" and re.match(r" (?:de|du|des|d')", m.string[m.end("len") : m.end("len") + 4]) and not is_reached(m):
        return  # « à deux heures de route », « à six mois du scrutin »
    if lead == "à" and unit not in ("an", "ans", "mois") and m.string[m.end("len") : m.end("len") + 1] in (",", "."):
        return  # « à six minutes, » of a race
    if re.search(r"(?:fois par|ordre du|tous les|toutes les|chaque|\bpar) $", before):
        return
    if unit in ("semestre", "trimestre", "siècle", "jour", "an", "nuit", "journée", "année", "semaine") and lead in (
        "l'",
        "le",
        "la",
    ):
        return
    if said.count == 1 and unit == "année" and fragment(r" <YEAR>").match(m.string, m.end("len")):
        return  # « une année 2015 »
    if (said.count == 1 and unit in ("jour", "journée", "nuit", "année", "seconde", "week-end")) and not re.search(
        r"(?:pendant|durant|depuis|en|pour|après|que|d'|reporté|plus|moins) $", before
    ):
        return  # « un jour », « une nuit », « une année » tell a story, they measure nothing
    yield Found(m.start(), m.end("len"), Stretch(said, "since" if lead == "depuis" else None), mod)


def _last_long(m: Hit) -> Iterator[Found]:
    yield Found(m.start(), m.end(), Stretch(Length(cal.units()[m["u"].lower()], 1.0), "past"))


def _half(m: Hit) -> Iterator[Found]:
    minutes = 45.0 if m["quarters"] else 30.0
    said = (
        Length("hour", 12.0)
        if m["half"] and m["half"].lower().endswith("e") and "journ" in m["half"].lower()
        else Length("minute", minutes)
    )
    yield Found(m.start(), m.end(), Stretch(said), quantity_mod(m["q"]))


def _of_century(m: Hit) -> Iterator[Found]:
    years = Length("year", 50.0 if m["half"] else 75.0 if m["n"].lower().startswith("trois") else 25.0)
    mod = quantity_mod(m["q"])
    if m["way"]:
        yield Found(m.start(), m.end(), Offset(years, -1), mod)
    else:
        side = "since" if word_before(m) == "depuis" else None
        yield Found(m.start(), m.end(), Stretch(years, side), mod)


_VAGUE = r"(?:quelques|plusieurs|des|de (?:longs|longues|nombreux|nombreuses))"


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.lengths.last_long",
        "La dernière décennie, le dernier siècle: the stretch up to the publication.",
        Pattern(
            ("unit",),
            "derni(?:er|ère) (?P<u>décennie|siècle|millénaire)",
            _last_long,
            ("décennie", "siècle", "millénaire"),
        ),
        (Example("Au cours de la dernière décennie, l'aide a triplé.", ("dernière décennie = P10Y",), "2024-04-02"),),
        ("La dernière réunion",),
    ),
    Rule(
        "dates.lengths.since_that",
        "Cela fait deux ans que: a length up to the publication.",
        Pattern(("unit",), LENGTH, _since_that, ("fait",), counted=True),
        (Example("Cela fait deux ans qu'il attend.", ("deux ans = P2Y",), "2024-04-02"),),
        ("Cela fait deux camps.",),
    ),
    Rule(
        "dates.lengths.stretch",
        "Ces derniers mois, les trois prochains jours: a stretch up to the publication or from it.",
        Pattern(
            ("unit",),
            "(?:ces |ses )?<QUANT:q>?(?:(?:<LOW:low> (?:ou|à) )?<LOW:n> )?(?P<side>derni"
            "(?:er|ère)s|prochaine?s|premi(?:er"
            "|ère)s)(?: <LOW:n2>)? <PLURAL:u>",
            _next_last,
            ("derni", "prochain", "premi"),
        ),
        (
            Example("Ces dernières semaines, Oslo a insisté.", ("Ces dernières semaines = PXW",), "2024-04-02"),
            Example("Au cours des quatre dernières années", ("quatre dernières années = P4Y",), "2024-04-02"),
        ),
        ("Les derniers otages sont libres.",),
    ),
    Rule(
        "dates.lengths.coming",
        "Les jours à venir, les heures qui viennent.",
        Pattern(
            ("unit",),
            "(?:<NUM:n> )?<PLURAL:u> (?P<side>à venir|qui viennent|qui suivent|écoulée?s|passée?s)",
            _coming,
            ("venir", "vienn", "suiv", "écoul", "pass"),
        ),
        (Example("Il tranchera dans les jours à venir.", ("jours à venir = PXD",), "2024-04-02"),),
        ("Les combats à venir",),
    ),
    Rule(
        "dates.lengths.length",
        "A number of units is a length, with the words that hedge it; depuis anchors it.",
        Pattern(("unit",), LENGTH, _length, counted=True),
        (
            Example("Le pays négocie depuis deux ans.", ("deux ans = P2Y",), "2024-04-02"),
            Example("Ils ont parlé pendant près de deux heures.", ("près de deux heures = PT2H",)),
        ),
        ("Une femme de 38 ans", "Les 80 ans du débarquement", "Trois fois par an"),
    ),
    Rule(
        "dates.lengths.half",
        "Une demi-heure, trois quarts d'heure, une demi-journée.",
        Pattern(
            ("unit",),
            "(?:<QUANT:q>)?(?:(?:une |la )?(?P<half>demi-heure|demi-journée)|(?P<quarters>trois quarts d'heure))",
            _half,
            ("demi", "quarts"),
        ),
        (
            Example("Ils ont parlé une demi-heure.", ("une demi-heure = PT30M",)),
            Example("Reçu trois quarts d'heure", ("trois quarts d'heure = PT45M",)),
        ),
        ("Un mauvais quart d'heure",),
    ),
    Rule(
        "dates.lengths.of_century",
        "Un demi-siècle, un quart de siècle: fifty years, twenty-five.",
        Pattern(
            ("unit",),
            "(?P<way>il y a <ADV>?)?<QUANT:q>?(?P<n>un |trois )(?:(?P<half>demi-siècle)|quarts? de siècle)"
            "(?! (?:plus t|après|avant|auparavant))",
            _of_century,
            ("siècle",),
        ),
        (Example("La guerre dura un quart de siècle.", ("un quart de siècle = P25Y",)),),
        ("Un siècle nouveau", "Un demi-siècle plus tard"),
    ),
    Rule(
        "dates.lengths.vague_length",
        "Depuis des mois, pendant plusieurs jours: a length without a number.",
        Pattern(
            ("unit",),
            f"(?P<v>{_VAGUE}) (?:<ADJ> )?<PLURAL:u>",
            _vague_length,
            ("quelques", "plusieurs", "nombreu", "long", "des"),
        ),
        (Example("L'aide est bloquée depuis des mois.", ("mois = PXM",), "2024-04-02"),),
        ("L'addition des mois perdus",),
    ),
)
