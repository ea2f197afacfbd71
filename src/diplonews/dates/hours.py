"""Hours in figures that are spent: what a chronometer shows, a truce of 72h, an hour and a half on the road."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Found, Length, Stretch
from diplonews.dates.grammar import Pattern, lazy, quantity_mod, word_before
from diplonews.rules import Example, Rule

Hit = re.Match[str]


_SPENT = ("pendant", "durant", "en", "dure", "duré", "dura", "durer", "toutes")
_MEASURES = (*_SPENT, "de", "d'", "après", "moins")


def _hours(m: Hit) -> Iterator[Found]:
    hours, lead = int(m["h"]), word_before(m)
    spent = lazy(r" (?:de |d')[a-zé]{4}").match(m.string, m.end())
    measured = m["q"] and lazy("(?:un peu |bien |beaucoup )?(?:plus|moins)|près|au moins|au plus").match(m["q"])
    if hours > 24 or measured or spent or lead in _SPENT or (lead == "les" and hours > 9):
        rest = Length("minute", float(m["mn"])) if m["mn"] else None
        yield Found(m.start(), m.end(), Stretch(Length("hour", float(hours), rest=rest)), quantity_mod(m["q"]))


def _chronometer(m: Hit) -> Iterator[Found]:
    if (not m["s"] and word_before(m) not in _MEASURES) or not lazy(r"\d ?(?:h\b|m(?:i?n)\b|')").search(m[0]):
        return  # « à 14 h 30 min » is a time of the day, « deux minutes » a length like another
    last = Length("second", float(m["s"].replace(",", "."))) if m["s"] else None
    said = Length("minute", float(m["mn"]), rest=last)
    yield Found(m.start(), m.end(), Stretch(Length("hour", float(m["h"]), rest=said) if m["h"] else said))


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.clock.chronometer",
        "5 h 18 min 12 s, 2h 39mn: what a chronometer shows is a length.",
        Pattern(
            ("number", "unit"),
            r"(?:(?P<h>\d{1,3}) ?h(?:eures?)? ?)?(?P<mn>[0-5]?\d) ?(?:min|mn|minutes?|')"
            r"(?: ?(?:et )?(?P<s>[0-5]?\d(?:[.,]\d{1,3})?) ?(?:s|secondes?|''))?(?! (?:plus t|auparavant|apr|avant))",
            _chronometer,
            ("mn", "min", "'"),
        ),
        (Example("Elle a gagné en 5 h 18 min 12 s.", ("5 h 18 min 12 s = PT5H18M12S",)),),
        ("Le départ est donné à 14 h 30 min.",),
    ),
    Rule(
        "dates.clock.hours",
        "Pendant 1h30, une trêve de 72h, 2h30 de route: hours in figures that are spent.",
        Pattern(
            ("number",),
            r"<QUANT:q>?(?P<h>\d{1,3}) ?h(?: ?(?P<mn>[0-5]\d))?(?! ?/| sur \d| "
            r"(?:plus t|avant|après|auparavant|gmt|locale|du (?:mat|soir)))",
            _hours,
            ("h",),
        ),
        (Example("La trêve de 72h expire.", ("72h = PT72H",)), Example("Parler pendant 1h30", ("1h30 = PT1H30M",))),
        ("La réunion de 15h", "Une radio 24h sur 24"),
    ),
)
