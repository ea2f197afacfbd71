"""Clock times: hours and minutes in figures and words, time zones, ranges."""

import re
from collections.abc import Iterator
from functools import cache

from attrs import evolve

from diplonews.dates.expressions import Clock, Found, Length, Offset, Range
from diplonews.dates.grammar import Pattern, fragment, lazy, number
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]
_QUARTERS = "et quart|et demie?|trois quarts|moins le quart"
_FIGURES = (
    r"(?P<h>[01]?\d|2[0-4]) ?(?:h|:(?=[0-5]\d))(?: ?(?P<mn>[0-5]\d)(?!\d)| ?(?P<mq>et quart|et demie?|moins le quart)"
    r"|(?=\W|$))(?:(?:mn|min|:(?P<s>[0-5]\d)|'))?(?!\w)"
)
_WORDS = rf"(?P<h><LOW>) heures?(?: (?P<mq>{_QUARTERS}|moins <LOW>)| (?:et )?(?P<mn><LOW>)(?: minutes?)?)?(?!\w)"
_NOON = rf"(?P<h>midi|minuit)(?: (?P<mq>{_QUARTERS}|(?:moins )?<LOW>))?(?!\w)"
_HALF = r"(?: du (?:petit )?matin| du soir| de l'après-midi| de la nuit| du mat| pile| précises?| tapantes?)(?!\w)"
_ZONE = r",? ?(?P<zone>(?:<ZONE>(?: ?[+–-] ?\d{1,2}(?!\d))?|\( ?<ZONE>(?: ?[+–-] ?\d{1,2})? ?\)))(?!\w)"
_ZONED = re.compile(r",? {0,3}\(? {0,3}([^\W\d_](?:\.[^\W\d_]\.|[^\W\d_]{0,8}))")


def read_clock(text: str, at: int) -> tuple[int, Clock] | None:
    """The clock time that begins at ``at`` in the view, with the part of the day and the zone that follow it."""
    form = _NOON if text[at : at + 1] in "mM" else _FIGURES
    hit = fragment(form).match(text, at)
    if hit is None and form is _FIGURES and "heure" in text[at : at + 32].lower():
        hit = fragment(_WORDS).match(text, at)
    if hit is None:
        return None
    end = hit.end()
    half = fragment(_HALF).match(text, end) if text[end : end + 2].lower() in (" d", " p", " t") else None
    end = half.end() if half else end
    head = _ZONED.match(text, end)
    zone = fragment(_ZONE).match(text, end) if head and head[1].lower() in _zone_heads() else None
    said = _clock(hit, half[0].lower() if half else "", _zone(zone["zone"]) if zone else None)
    return None if said is None else (zone.end() if zone else end, said)


@cache
def _zone_heads() -> frozenset[str]:
    """The first words of the names of zones."""
    return frozenset(name.split()[0] for name in cal.zones())


def _clock(m: Hit, half: str, zone: str | None) -> Clock | None:
    got = m.groupdict()
    written = m["h"].lower()
    hour = {"midi": 12.0, "minuit": 0.0}.get(written, number(written))
    minute = _minute(got.get("mn") or got["mq"])
    if hour is None or hour > 24 or hour % 1:
        return None
    if ("soir" in half or "après-midi" in half) and hour < 12:
        hour += 12
    if minute < 0:
        hour, minute = hour - 1, 60 + minute
    if not 0 <= minute < 60:
        return None
    return Clock(int(hour) % 24, minute, int(got["s"]) if got.get("s") else None, zone)


def _zone(words: str) -> str:
    """An IANA name; « UTC-5 » is Etc/GMT+5, whose sign runs the other way."""
    words = words.strip("() ").lower()
    offset = re.search(r" ?([+–-]) ?(\d{1,2})$", words)
    if offset is None:
        return cal.zones()[words]
    sign, hours = "-" if offset[1] == "+" else "+", int(offset[2])
    return f"Etc/GMT{sign}{hours}" if 0 < hours <= 12 else "UTC"


def _minute(words: str | None) -> int:
    if not words:
        return 0
    words = words.lower()
    for ending, value in (
        ("et quart", 15),
        ("et demi", 30),
        ("et demie", 30),
        ("trois quarts", 45),
        ("moins le quart", -15),
    ):
        if words == ending:
            return value
    if words.startswith("moins "):
        return -int(number(words[6:]) or 0)
    return int(number(words) or 0)


_NOT_CLOCK = (
    r"(?:pendant|durant|durée|de|en|toutes les|moins|plus|près|dure|duré|après|sur|journal|et|ou|ces"
    r"|les) (?:les |d[e'] ?)?$"
)
_CLOCK_LEAD = (
    r"(?:\bà|\bvers|\bdès|\bavant|\bjusqu'à|à partir de|\bdepuis|alentours de|environs de|peu après"
    r"|coups de|tard à|partir d'|\bentre) $"
)


def _opened(m: Hit, before: str, end: int, said: Clock) -> Found | None:
    """« de 21 heures à 4 heures », « entre minuit et 6 heures »: the range that the word before opens."""
    open_ = lazy(r"\b(?P<w>de|entre) $").search(before)
    if open_ is None:
        return None
    join = lazy(r" {1,3}à {1,3}" if open_["w"].lower() == "de" else r" {1,3}et {1,3}").match(m.string, end)
    last = read_clock(m.string, join.end()) if join else None
    if join and not last and said.hour == 12 and (two := lazy(r"deux(?! ?\w)").match(m.string, join.end())):
        last = two.end(), Clock(14)  # « entre midi et deux »
    return Found(m.start() - len(open_[0]), last[0], Range(said, last[1])) if last else None


def _meets(before: str, said: Clock, after: str) -> bool:
    """« la réunion de 15 h », « après 18h » are times of the day."""
    if said.hour < 6 or after.startswith((" de ", " d'")):
        return False
    words = before.split()
    return words[-1:] == ["après"] or (words[-1:] == ["de"] and not cal.words("occasion").isdisjoint(words[-2:-1]))


def _time(m: Hit) -> Iterator[Found]:
    got = read_clock(m.string, m.start())
    if got is None:
        return
    end, said = got
    before = m.string[max(0, m.start() - 18) : m.start()].lower()
    written = m.string[m.start() : end].lower()
    after = m.string[end : end + 12].lower()
    led = bool(lazy(_CLOCK_LEAD).search(before))
    if "minute" in written and not led:
        return  # « 1 heure 46 minutes » measures
    words = "heure" in written and not re.search(r"heures? \w", written)
    if words and (not led or re.match(r" (?:de|d'|du)\b(?! l'apr)", after)):
        return
    if re.match(r" ?/ ?(?:24|7)| sur 24", after):
        return
    if lazy(_NOT_CLOCK).search(before) and not (
        led or re.search("gmt|local|matin|soir", written) or _meets(before, said, after)
    ):
        return
    if span := _opened(m, before, end, said):
        yield span
        return
    if (written.startswith("24") or (said.hour < 5 and re.search("heures? et demi", written))) and not led:
        return
    yield Found(m.start(), end, said)


def _noon(m: Hit) -> Iterator[Found]:
    before = m.string[max(0, m.start() - 18) : m.start()].lower()
    got = read_clock(m.string, m.start())
    if got and (span := _opened(m, before, *got)):
        yield span
    elif got and (lazy(_CLOCK_LEAD).search(before) or got[0] > m.start() + len(m["noon"])):
        yield Found(m.start(), got[0], got[1])


def _time_range(m: Hit) -> Iterator[Found]:
    first = read_clock(m.string, m.start("first"))
    last = read_clock(m.string, m.start("last"))
    if first and last:
        yield Found(m.start(), last[0], Range(first[1], evolve(last[1], zone=last[1].zone or first[1].zone)))


def read_range(text: str, at: int) -> tuple[int, Clock, Clock] | None:
    """« de 9h à 11h », « entre 9h et midi » after the day they belong to."""
    lead = lazy(r",? {1,3}(?:de|entre) {1,3}(?=\d|m)").match(text, at)
    first = read_clock(text, lead.end()) if lead else None
    join = lazy(r" {1,3}(?:à|et) {1,3}| ?[-–] ?").match(text, first[0]) if first else None
    last = read_clock(text, join.end()) if join else None
    return (last[0], first[1], last[1]) if first and last else None


def _from_now(m: Hit) -> Iterator[Found]:
    minutes = 60.0 * int(m["h"] or 0) + int(m["mn"] or m["m"] or 0)
    if m["some"]:
        minutes = {"de": 30.0, "un": 15.0, "tr": 45.0}[m["some"].lower().removeprefix("une ")[:2]]
    future = m["way"].lower().startswith(("dans", "d'"))
    yield Found(m.start(), m.end(), Offset(Length("minute", minutes), 1 if future else -1))


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.clock.from_now",
        "Dans 2h, il y a 30 min, dans une demi-heure: counted from the moment of publication, where that is known.",
        Pattern(
            ("number", "unit"),
            r"(?P<way>dans |d'ici |(?:il )?y a |voilà )"
            r"(?:(?P<h>\d{1,2}) ?h(?: ?(?P<mn>[0-5]\d))?|(?P<m>\d{1,3}) ?(?:min|mn)"
            r"|(?P<some>(?:une )?demi-heure|un quart d'heure|trois quarts d'heure))",
            _from_now,
            ("dans ", "ici ", "y a ", "voil"),
        ),
        (Example("La conférence commence dans une demi-heure.", ("dans une demi-heure = None",), "2024-04-02"),),
        ("Il tient dans 2hectares.",),
    ),
    Rule(
        "dates.clock.range",
        "De 17h à 19h, 17h-19h, entre 8 heures et 10 heures: one stretch.",
        Pattern(
            ("number", "unit"),
            r"(?:(?:de|entre) )?(?P<first>\d{1,2} ?(?:h|heures|:)(?: ?[0-5]\d)?)(?:-|–| – | - | à | et )"
            r"(?P<last>\d{1,2} ?(?:h|heures|:)(?: ?[0-5]\d)?|midi|minuit)",
            _time_range,
            ("h",),
        ),
        (Example("La salle ouvre de 17h à 19h.", ("de 17h à 19h = 2024-04-02T17:00/2024-04-02T19:00",), "2024-04-02"),),
        ("Il a perdu 17 à 19.",),
    ),
    Rule(
        "dates.clock.time",
        "A clock time, of the day spoken of; its zone where printed. Hours in words need à, vers, dès or minutes.",
        Pattern(("number", "unit"), r"(?:\d{1,2} ?[h:]|<LOW> heures?)\d{0,2}", _time, ("h", ":")),
        (
            Example("La cérémonie commence à 14h30 GMT.", ("14h30 GMT = 2024-04-02T14:30Z",), "2024-04-02"),
            Example("Ils se sont vus à huit heures.", ("huit heures = 2024-04-02T08:00",), "2024-04-02"),
        ),
        ("Une ville à deux heures de route", "Le Journal de 20 heures"),
    ),
    Rule(
        "dates.clock.noon",
        "Midi and minuit after à, vers, avant, or with minutes.",
        Pattern(("part",), "(?P<noon>midi|minuit)", _noon, ("midi", "minuit")),
        (Example("Le cessez-le-feu court à partir de minuit.", ("minuit = 2024-04-02T00:00",), "2024-04-02"),),
        ("Le Midi de la France",),
    ),
)
