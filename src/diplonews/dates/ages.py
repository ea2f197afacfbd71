"""Whether a number of years, or of months, is somebody's age or an anniversary: those are no dates."""

import re

from diplonews.dates.expressions import Length
from diplonews.dates.grammar import lazy
from diplonews.lexicon import _calendar as cal

Hit = re.Match[str]
_REACH = 40  # characters before a number that say what it counts
_AGED = r"\b(?:[âa]gée?s?|[âa]ge)(?: (?:alors|aujourd'hui|à peine))? (?:de |d'|entre |à )?$"
_YEARS = ("an", "ans", "année", "années")
_HAS = (
    r"\b(?:ai|as|a|ont|ait|aient|avait|avaient|aurait|auraient|aura|auront|ayant|avoir|fête|fêté|fêter|fêtera|mes|ses"
    r"|leurs|eu) (?:que |alors |tout juste |aujourd'hui |maintenant |déjà |environ |presque |près de |à peine"
    r" |(?:plus|moins) de |au moins ){0,2}$"
)
_CHANGED = (
    r"\b"
    r"(?:port|ramen|remont|rédui|réduct|limit|pass|prolong|fix|condamn|éten|allong|abaiss|rel[eè]v|él[eè]v|équiv|estim|évalu"
    r"|mont|rallong|correspond|peine|durée|fin|écop)\w{0,7}(?: (?:de|d') ?[^,.;:]{1,16})?,? à $"
)
_OF = r"(?P<noun>[\w-]{1,40}) (?:de |d')$"
_LASTS = re.compile(r" (?:de |d')(?P<noun>[\w-]{1,20})")
_HONOURED = re.compile(r" (?:du |des |de la |de l'|de (?=[A-ZÉ])|d'(?=[A-ZÉ]))")


def is_age(m: Hit, said: Length) -> bool:
    """Whether a length is an age: « âgé de 38 ans », « , 38 ans, », « un homme de 38 ans », « les plus de 65 ans »."""
    before, unit = m.string[max(0, m.start() - _REACH) : m.start()], m["u"].lower()
    if lazy(_AGED).search(before) or (unit in ("mois", *_YEARS) and _of_child(before)):
        return True
    if unit not in _YEARS[:2]:
        return False
    after = m.string[m.end("len") : m.end("len") + 24]
    lasts = _LASTS.match(after)
    if lasts and _in(lasts["noun"].lower(), "lasting"):
        return False  # « trois ans de prison »
    if after.startswith((" et plus", " ou plus", " révolu")):
        return True
    if lazy(r"(?<!\w)à $").search(before):
        return not (is_reached(m) or (m["q"] and (said.count or 0) < 4))
    if lazy(_HAS).search(before):
        return not re.match(r" (?:de|d'|plus tard)", after) and not before.lower().endswith(" y a ")
    if m["q"] or said.high:
        if lazy(r"\b(?:les|des|aux|chez les) $").search(before):
            return True  # « les plus de 65 ans », « les 16 à 25 ans »
    elif lazy(r"\b(?:les|des|aux) (?:plus|moins) (?:de |d')$|\d (?:à|ou|et|-) $").search(before):
        return True
    if before[-2:] in (", ", " (") or before[-1:] == "(":
        return (after[:1] in (",", ")", ".", "") or after.startswith(" et ")) and 3 < (said.count or 0) < 111
    return _of_person(before, said.count or said.high or 0, digits=(m["n"] or "").isdigit())


def _of_child(before: str) -> bool:
    of = lazy(_OF).search(before)
    return of is not None and of["noun"].lower() in cal.words("young")


def _in(noun: str, kind: str) -> bool:
    return noun in cal.words(kind) or noun.rstrip("s") in cal.words(kind)


def _of_person(before: str, count: float, *, digits: bool) -> bool:
    """« un homme de 38 ans », « le boxeur de 23 ans », but « un contrat de 25 ans »."""
    of = lazy(_OF).search(before)
    if of is None or _in(of["noun"].lower(), "lasting"):
        return False
    return _in(of["noun"].lower(), "person") or (digits and 14 < count < 106)


def is_reached(m: Hit) -> bool:
    """« porté à cinq ans », « condamné à six mois de prison », « mit fin à deux décennies de guerre »."""
    return lazy(_CHANGED).search(m.string[max(0, m.start() - _REACH) : m.start()]) is not None


def is_anniversary(m: Hit, lead: str) -> bool:
    """« les 80 ans du débarquement », « ses 50 ans de »; but « les 22 ans de règne » lasted."""
    if m["u"].lower() != "ans" or lead not in ("les", "aux", "des", "ses", "leurs"):
        return False
    return _HONOURED.match(m.string, m.end("len")) is not None
