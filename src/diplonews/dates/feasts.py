"""Feasts, fixed, of Easter and of the moon, and the days that history has named."""

import re
from collections.abc import Iterator

from diplonews.dates.expressions import Feast, Fixed, Found
from diplonews.dates.grammar import Pattern, lazy, shift_number, word_before, year_number
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]


def _feast(m: Hit) -> Iterator[Found]:
    name = " ".join(m["f"].lower().split())
    lead = word_before(m)
    if name == "ascension" and not (m["f"][0].isupper() and lead == "l'"):
        return
    if name == "toussaint" and lead != "la":
        return
    if name in ("armistice", "aïd") and not m["f"][0].isupper():
        return
    if "-" in name and name[0].isdigit() and _names_place(m):
        return
    if (
        name == "noël"
        and lead in ("de", "père", "joyeux")
        and not lazy(_SEASON).search(m.string[max(0, m.start() - 16) : m.start()])
    ):
        return  # « un marché de Noël »
    if name == "noël" and re.match(" [A-ZÉ]", m.string[m.end() : m.end() + 2]):
        return
    yield Found(
        m.start(), m.end(), Feast(name, year_number(m["y"]), shift_number(m["s"])), "APPROX" if _lunar(name) else None
    )


def _names_place(m: Hit) -> bool:
    """« la place du 8-Mai »."""
    before = m.string[max(0, m.start() - 24) : m.start()].lower().removesuffix("du ").split()
    return before[-1:] != [] and before[-1] in cal.words("place")


_SEASON = r"(?:jour|soir|nuit|période|fêtes?|vacances|trêve|veille|lendemain|avant|après|week-end|début|fin) de $"


def _lunar(name: str) -> bool:
    return cal.feasts()[name][0] == "lunar"


def _named(m: Hit) -> Iterator[Found]:
    name = m["f"].lower()
    value, nouns = cal.named_dates()[name.replace(" ", "-") if name[0].isdigit() else name]
    if not name[0].isdigit() or _is_told(m, nouns):
        yield Found(m.start(), m.end(), Fixed(value))


def _is_told(m: Hit, nouns: tuple[str, ...]) -> bool:
    """Whether a day and a month are the day of history: « le 11-Septembre », « les attentats du 11 septembre »."""
    if re.search(r"\d[ -](?=[A-Z])", m["f"]) or ("-" in m["f"] and word_before(m) == "le"):
        return True
    before = m.string[max(0, m.start() - 32) : m.start()].lower()
    return any(before.endswith(f"{noun} du ") for noun in nouns)


_FEAST = "(?P<f><FEAST>)(?: <YEAR:y>| <SHIFT:s>)?"
_NAMES = ("noël", "noel", "l'an", "saint", "gras", "cendres", "rameaux", "pâques", "ascension", "pentecôte")

RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.feasts.named",
        "Le 11-Septembre, Mai 68: the day of history, not the nearest.",
        Pattern(("feast", "month"), "<NAMED:f>(?! (?:19|20)\\d\\d)", _named),
        (Example("Depuis le 11-Septembre, les contrôles durent.", ("11-Septembre = 2001-09-11",), "2024-04-02"),),
        ("La sécurité du 11e arrondissement",),
    ),
    Rule(
        "dates.feasts.day",
        "A feast whose name begins with a word of the calendar: lundi de Pâques, jour de l'An.",
        Pattern(("weekday", "anaphor", "unit"), _FEAST, _feast, _NAMES),
        (Example("La trêve du lundi de Pâques", ("lundi de Pâques = 2024-04-01",), "2024-04-02"),),
        ("Un lundi de deuil",),
    ),
    Rule(
        "dates.feasts.feast",
        "A feast, of its year where printed, else the nearest; feasts of the moon are approximate.",
        Pattern(("feast",), _FEAST, _feast),
        (Example("Ils se verront avant Noël.", ("Noël = 2024-12-25",), "2024-11-02"),),
        ("Noël Mamère a parlé.", "La place du 8-Mai est fermée."),
    ),
)
