"""The words of the calendar as fragments of patterns, and what numbers, lengths and quantities they write.

A rule is a pattern in a small notation: ``<MONTH:m>`` is the fragment MONTH as group ``m``, a space one to three
spaces. Patterns are matched at tokens that the triggers point to, never searched for, and every run is bounded.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from attrs import frozen

from diplonews.dates.expressions import Found
from diplonews.lexicon import _calendar as cal

Make = Callable[["re.Match[str]"], Iterable[Found]]


@frozen
class Pattern:
    """How a rule finds its construction: by what key words (``on``), in what form, and what the words say.

    ``needs``: pieces of words, in lower case, one of which stands about the key word wherever the form matches.
    Where none does the form is not tried, nor, before it is first needed, compiled: most articles need few.
    ``counted``: a number stands right before the key word, or before the adjective before it.
    """

    on: tuple[str, ...]
    form: str
    make: Make
    needs: tuple[str, ...] = ()
    counted: bool = False

    def __call__(self, match: "re.Match[str]") -> tuple[Found, ...]:
        """What the matched words say; nothing when they are no date after all."""
        return tuple(self.make(match))


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted((re.escape(w).replace("\\ ", " ") for w in words), key=len, reverse=True)) + ")"


_DAYS = (
    "premier|(?:vingt(?:-et-| et |-))?(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)|dix(?:-(?:sept|huit|neuf))?|onze"
    "|douze|treize|quatorze|quinze|seize|vingt|trente(?:(?:-et-| et )un)?"
)


def _number() -> str:
    # Every list of words stands once in its fragment: what a pattern costs to compile is its length.
    word = _any(cal.number_forms("unit"))
    figures = r"\d{1,3}(?:[\x20.]\d{3}){1,3}|\d{1,4}(?:[,.]\d{1,2})?"
    return rf"(?:{figures}|(?:(?:-et-|-|(?: et)? )?\b{word}\b){{1,7}})"


_NAMED = frozenset(["journées", "millénaires"])  # rounds of a championship, ages of the world
_LONG = frozenset(["week", "weekend", "month", "quarter", "half", "year", "decade", "century"])
_FRAGMENTS: dict[str, str | Callable[[], str]] = {
    "WD": lambda: _any(cal.weekday_forms("full")),
    "WDS": lambda: rf"(?:{_any(cal.weekday_forms('full'))}|{_any(cal.weekday_forms('short'))}\.?)",
    "MONTH": lambda: rf"(?:{_any(cal.month_forms('full'))}|{_any(cal.month_forms('short'))}(?:\.|(?!\w)))",
    "MONTHF": lambda: _any(cal.month_forms("full")),
    "DAY": rf"(?:(?:0?[1-9]|[12]\d|3[01])(?! ?(?:000|%))(?: ?er\b)?(?!\d)|{_DAYS})",
    "YEAR": r"(?:(?:1\d|20|21)\d\d(?!\d|[.,]\d| ?%| 000))",
    "NUM": _number,
    "LOW": lambda: rf"(?:\d{{1,3}}|(?:(?:-et-|-|(?: et)? )?\b{_any(cal.number_forms('unit'))}\b){{1,3}})",
    "APPROX": lambda: rf"(?:une? (?:petite |bonne |grosse )?{_any(cal.number_forms('approx'))} (?:de |d'))",
    "QUANT": (
        r"(?:(?:un peu |bien |beaucoup |nettement )?(?:plus|moins) (?:de |d')|près (?:de |d')|presque |environ "
        r"|quelque |au moins |au plus |au maximum |au minimum |à peine |à peu près |jusqu'à |tout juste |pas moins de "
        r"|à peine plus de )"
    ),
    "ADV": (
        r"(?:(?:déjà|maintenant|à peine|tout juste|tout au plus|exactement|seulement|justement|précisément|bientôt) )"
    ),
    "UNIT": lambda: _any(cal.units()),
    "PLURAL": lambda: _any(word for word in cal.units() if word.endswith("s") and word not in _NAMED),
    "STRETCH": lambda: _any(
        word for word, unit in cal.units().items() if unit in _LONG and not word.endswith(("ns", "es", "ds"))
    ),
    "PART": lambda: _any(cal.day_parts()),
    "SEASON": lambda: _any(cal.seasons()),
    "SHIFT": r"(?:derni(?:er|ère)s?|passée?s?|écoulée?s?|prochaine?s?)",
    "ADJ": (
        r"(?:longues?|longs|bonnes?|bons?|courtes?|petites?|petits|pleines?|pleins|jours|autres|premières?|premiers)"
    ),
    "EDGE": r"(?:(?:toute )?fin|(?:tout )?débuts?|mi|milieu|courant)",
    "ZONE": lambda: _any(cal.zones()),
    "FEAST": lambda: _any(cal.feasts()),
    "NAMED": lambda: "(?:" + "|".join(form.replace("-", r"[\x20-]") for form in cal.named_dates()) + ")",
}


@cache
def _fragment(name: str) -> str:
    made = _FRAGMENTS[name]
    return made if isinstance(made, str) else made()


_FRAGMENT = re.compile(r"<([A-Z]+)(?::([a-z]\w*))?>")
_END = r"(?!\w|-\w|'\w)"


@cache
def source(form: str, end: str = _END) -> str:
    """A rule's notation as a regular expression, its groups named; ``end`` is what must follow."""

    def put(hit: "re.Match[str]") -> str:
        return f"(?P<{hit[2]}>{_fragment(hit[1])})" if hit[2] else _fragment(hit[1])

    return _FRAGMENT.sub(put, form).replace(" ?", "\x00").replace(" ", " {1,3}").replace("\x00", " {0,3}") + end


@cache
def compiled(form: str) -> "re.Pattern[str]":
    """A rule's pattern."""
    return re.compile(source(form), re.IGNORECASE)


@cache
def fragment(form: str) -> "re.Pattern[str]":
    """A piece of notation as a pattern that may end within a phrase."""
    return re.compile(source(form, ""), re.IGNORECASE)


@cache
def lazy(pattern: str) -> "re.Pattern[str]":
    """A regular expression, case ignored, compiled when it is first asked for."""
    return re.compile(pattern, re.IGNORECASE)


def number(words: str) -> float | None:
    """The number that digits or words write: « vingt et un », « une dizaine de », « 1,5 », « 2 000 »."""
    words = " ".join(words.lower().split())
    if words.isdecimal():
        return float(words)
    digits = re.sub(r"(?<=\d)[ .](?=\d{3}(?!\d))", "", words).replace(",", ".")
    if re.fullmatch(r"\d++(?:\.\d++)?", digits):
        return float(digits)
    known, total, part, last = cal.numbers(), 0.0, 0.0, 0.0
    approx = next((known[w] for w in words.split() if w in cal.number_forms("approx")), None)
    if approx is not None:
        return approx
    for word in re.split(r"[ -]", words.replace("-et-", " ").replace(" et ", " ")):
        value = known.get(word)
        if value is None:
            return None
        if value == 1000:
            total, part = total + max(part, 1) * 1000, 0.0
        elif value == 100:
            part = max(part, 1) * value
        else:
            part += 76 if value == 20 and last == 4 else value
        last = value
    return total + part


def day_number(words: str) -> int:
    """« 1er », « premier », « 03 », « vingt-cinq » as a day of the month."""
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    return 1 if words.lower() == "premier" else int(number(words) or 1)


def month_number(words: str) -> int:
    """The number of a month as pages write it."""
    return cal.months()[words.lower().rstrip(".")]


def weekday_number(words: str) -> int:
    """The number of a weekday as pages write it, Monday 0."""
    return cal.weekdays()[words.lower().rstrip(".")]


def shift_number(words: str | None) -> int | None:
    """-1 for « dernier », « passé », 1 for « prochain », None for nothing."""
    return None if not words else 1 if words.lower().startswith("prochain") else -1


def year_number(words: str | None) -> int | None:
    """A year in four digits."""
    return int(words) if words else None


_MODS = (
    (r"plus|au moins|minimum|pas moins", "MORE_THAN"),
    (r"moins|près|presque|au plus|maximum|jusqu", "LESS_THAN"),
    (r"environ|quelque|à peu près|à peine|juste", "APPROX"),
)


def quantity_mod(words: str | None) -> str | None:
    """The TIMEX3 mod of « près de », « plus de », « environ »."""
    if not words:
        return None
    words = words.lower()
    if "pas moins" in words:
        return "MORE_THAN"
    if "au plus" in words:
        return "LESS_THAN"
    return next((mod for pattern, mod in _MODS if re.search(pattern, words)), None)


def edge_mod(words: str | None) -> str | None:
    """START, MID or END; « courant » says nothing more than the month."""
    if not words:
        return None
    words = words.lower()
    return "END" if "fin" in words else "START" if "début" in words else None if "courant" in words else "MID"


_NEXT_WORD = re.compile(r" (?P<w>[^\W\d_]{1,24}'?)")


def following(match: "re.Match[str]") -> str:
    """The word after the match and a space, in lower case; empty where a sign or nothing follows."""
    word = _NEXT_WORD.match(match.string, match.end())
    return word["w"].lower() if word else ""


_LAST_WORD = re.compile(r"(?<=')|\s|(?<=\()")


def word_before(match: "re.Match[str]") -> str:
    """The word or sign right before the match, in lower case; an elided form keeps its apostrophe."""
    before = match.string[max(0, match.start() - 24) : match.start()].rstrip(" ")
    word = next((w for w in reversed(_LAST_WORD.split(before)) if w), "").lower().lstrip('"“«')
    return word if len(word) < 2 or word[-1] not in ",;:([«–" else word[-1]
