"""Points so far from the publication, an event or the date last spoken of: il y a deux ans, deux jours plus tard."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Found, Length, Offset, Stretch, Unknown
from diplonews.dates.grammar import Pattern, word_before
from diplonews.dates.measures import LENGTH, length
from diplonews.rules import Example, Rule

Hit = re.Match[str]


_MANY = "(?:quelques|plusieurs|de nombreuses|de nombreux|de longues|de longs)"


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
    word = re.sub("^ (?:jour pour jour|seulement|à peine)", "", (m["later"] or "").lower()).strip()
    if not word or m["way"] or word_before(m) in ("pendant", "durant", "depuis", "en"):
        return  # « pendant seize ans avant de démissionner » measures
    direction = 1 if word in ("plus tard", "après") else -1
    counted = word not in ("après", "avant") or not re.match(r" [\w']", m.string[m.end() : m.end() + 3])
    yield Found(m.start(), m.end(), Offset(said, direction, "discourse" if counted else None), mod)


def _deadline(m: Hit) -> Iterator[Found]:
    days = 15.0 if m["u"].lower() == "quinzaine" else 8.0
    bound = "before" if m[0][0] in "sS" else None
    yield Found(m.start(), m.end(), Offset(Length("day", days), 1), None, bound)


RULES: tuple[Rule[Pattern], ...] = (
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
            f"(?:(?:il y a|voici|voilà|dans|d'ici) (?:à peine |déjà )?{_MANY} (?:<ADJ> )?<PLURAL>"
            f"|(?:à peine )?{_MANY} (?:<ADJ> )?<PLURAL> (?:seulement )?(?:plus tard"
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
