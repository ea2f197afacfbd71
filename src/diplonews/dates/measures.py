"""Lengths as texts write them, and what they measure: près de deux ans et demi, une dizaine de jours."""

import re

from diplonews.dates.expressions import Length
from diplonews.dates.grammar import number, quantity_mod
from diplonews.lexicon import _calendar as cal

# One pattern for a length wherever it stands: after « il y a » or « dans », before « plus tard », alone. The rules ask
# which of the groups ``way``, ``later`` it has; ``len`` is the length itself.
LENGTH = (
    "(?P<way>(?:(?:il )?y a |voici |voilà |voila |(?:cela|ça) fait )<ADV>?|dans (?:les |un délai de "
    "|le délai de )?|d'ici (?:à |les |aux )?|sous (?:les )?)?(?P<len>"
    "<QUANT:q>?(?:(?P<approx><APPROX>)|(?P<between>entre )?(?P<n><NUM>) "
    "(?:(?(between)et|(?:à|ou)) (?P<high><NUM>) )?(?(between)(?(high)|(?!))))"
    "(?:<ADJ> )?<UNIT:u>(?P<half> et (?:demie?|quart))?(?:(?: et | ,? ?)(?P<n2><LOW>) (?P<u2>mois|jours?"
    "|heures?|minutes?|secondes?)(?:(?: et | ,? ?)(?P<n3><LOW>) (?P<u3>minutes?|secondes?))?)?)"
    "(?!\\w| sur (?:\\d|deux|trois|quatre|cinq|dix))(?P<later>(?: jour pour jour| seulement| à peine)? "
    "(?:plus tard|plus tôt|auparavant|après|avant))?"
)


def length(match: "re.Match[str]") -> tuple[Length, str | None]:
    """The length and the mod that the groups of ``LENGTH`` hold."""
    unit = cal.units()[match["u"].lower()]
    mod = quantity_mod(match["q"])
    if match["high"]:
        return Length(unit, number(match["n"]), high=number(match["high"])), mod
    count = number(match["approx"] or match["n"])
    if match["approx"]:
        mod = mod or "APPROX"
    rest = None
    if match["n2"]:
        last = Length(cal.units()[match["u3"].lower()], number(match["n3"])) if match["n3"] else None
        rest = Length(cal.units()[match["u2"].lower()], number(match["n2"]), rest=last)
    if match["half"] and count is not None:
        count, rest = _and_a_half(unit, count)
        if match["half"].lower().endswith("quart"):
            rest = Length("minute", 15.0)
    return Length(unit, count, rest=rest), mod


_HALVES = {"year": ("month", 6.0), "hour": ("minute", 30.0), "day": ("hour", 12.0)}


def _and_a_half(unit: str, count: float) -> tuple[float, Length | None]:
    # « deux ans et demi » is printed P2Y6M; a unit without a whole half keeps the decimal (P1.5M).
    half = _HALVES.get(unit)
    return (count, Length(half[0], half[1])) if half else (count + 0.5, None)
