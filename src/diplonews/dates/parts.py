"""Parts of the day, alone or, with a clock time, after the day they belong to."""

import re
from collections.abc import Iterator

from attrs import evolve

from diplonews.dates.clock import read_clock, read_range
from diplonews.dates.expressions import Anaphor, Clock, Found, Part, Range, Said, Shift, Weekday
from diplonews.dates.grammar import Pattern, edge_mod, fragment, lazy, weekday_number
from diplonews.lexicon import _calendar as cal
from diplonews.rules import Example, Rule

Hit = re.Match[str]


def _this_part(m: Hit) -> Iterator[Found]:
    code, mod = cal.day_parts()[m["p"].lower()]
    # « cette nuit » in a past clause is the night before; the resolver sees the tense.
    yield Found(m.start(), m.end(), Part(code, Shift("night" if code == "NI" else "day", 0)), mod)


def _that_part(m: Hit) -> Iterator[Found]:
    code, mod = cal.day_parts()[m["p"].lower()]
    yield Found(m.start(), m.end(), Part(code, Anaphor("day", 0)), mod)


def _next_part(m: Hit) -> Iterator[Found]:
    code, mod = cal.day_parts()[m["p"].lower()]
    forward = m["way"].lower().startswith("suiv")
    # « le matin suivant » is that of the next day, « la nuit suivante » that of the day itself
    count = 1 if forward and code in ("MO", "AF") else 0 if forward else -1
    yield Found(m.start(), m.end(), Part(code, Anaphor("day", count)), mod)


def _near_night(m: Hit) -> Iterator[Found]:
    past = m["s"].lower().startswith(("dern", "pass"))
    yield Found(m.start(), m.end(), Part("NI", Shift("day", -1 if past else 0)))


def _part(m: Hit) -> Iterator[Found]:
    word, led = m["p"].lower(), (m["in"] or "").lower()
    code, mod = cal.day_parts()[word]
    day = lazy(_DAY_OF).match(m.string, m.end())
    end = day.end() if day else m.end()
    said: Said | None = None
    if day:
        said = Shift("day", -1) if day["w"].lower() == "hier" else Weekday(weekday_number(day["w"]))
    elif word in ("matin", "soir"):
        same = re.match(" même", m.string[m.end() : m.end() + 6])
        dated = re.match(
            r" (?:du|de|d') ?(?:\d|1er|premier|hier|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)",
            m.string[m.end() : m.end() + 14],
        )
        opens = m["in"] and m["in"][0].isupper() and led.startswith("le") and m.string[m.end() : m.end() + 1] == ","
        if not (same or opens or m["e"] or dated or led == "au petit "):
            return
        end += 5 if same else 0
    elif not (led and not led.startswith("le ")) and not m["e"]:
        return
    if word in ("aube", "aurore") and not day and lazy(" (?:d'|de |du |des )(?![\\d]|1er|ce )").match(m.string, end):
        return  # « à l'aube de la guerre »
    if word == "journée" and m["e"] and not day and lazy(r" (?:de |d')[a-zéè]{4}").match(m.string, end):
        return  # « à la fin de la journée de travail »
    if word == "journée" and not m["e"] and (day or not led.startswith(("dans", "en cours", "au cours"))):
        return  # « la journée de jeudi »: the weekday says it all
    yield Found(m.start("e") if m["e"] else m.start("p"), end, Part(code, said), edge_mod(m["e"]) or mod)


def _first_hours(m: Hit) -> Iterator[Found]:
    code = "NI" if "nuit" in m["of"].lower() else "EV" if "soir" in m["of"].lower() else "MO"
    yield Found(m.start(), m.end(), Part(code), "START" if m["n"].lower().startswith("prem") else "END")


_DAY_OF = r" {1,3}(?:de |d'|du |de ce )(?P<w>hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?!\w)(?! \d)"
_LEAD = (
    r"(?P<lead>,? ?(?:à partir de |à compter de |à|dès|vers|avant|après|aux alentours de|aux environs"
    r" d[e']|peu (?:avant|après)|autour d[e']"
    r"|jusqu'à|depuis|sur les coups de|au plus tard à) |,? |,? ?[(•–|] ?|,? ?- )"
)
_PART_AFTER = (
    "(?:,? (?:(?:au |dans la |dans l'|en |à l'|à la |le |tôt (?:le |dans la |en )?|tard (?:le |dans"
    " la |en )?|au petit |de bon )?(?P<e0>)"
    "(?:(?:en |à la |au |vers la )?(?P<e>début|fin|milieu) (?:de la |de l'|de |d'))?)?)(?P<p><PART>)(?![\\w-])"
)
_LEAD_ONLY = _LEAD.replace("(?P<lead>", "(?P<lead>(?:") + ")(?=\\d|[a-z])"


def extend(text: str, found: Found) -> Found:
    """A day with the part of the day and the clock time that follow it, all one expression."""
    end, said, mod = found.end, found.said, found.mod
    part = fragment(_PART_AFTER).match(text, end)
    if part and _belongs(part, text):
        code, own = cal.day_parts()[part["p"].lower()]
        mod = edge_mod(part["e"]) or own or mod
        end, said = part.end(), said if code == "DA" else Part(code, said)
        if part["p"].lower() == "midi":
            said, mod = Clock(12, day=found.said), None
    if between := read_range(text, end):
        day = said.day if isinstance(said, Part) and said.day else said
        first, last = evolve(between[1], day=day), evolve(between[2], day=day)
        return evolve(found, end=between[0], said=Range(first, last), mod=None)
    lead = fragment(_LEAD_ONLY).match(text, end)
    if lead and (got := read_clock(text, lead.end())) and _is_time(text, lead, got[0]):
        end, clock = got
        day = said.day if isinstance(said, Part) and said.day else said
        said = evolve(clock, day=day)
        mod = "APPROX" if re.search("vers|alentours|environs|autour", lead["lead"] or "") else None
    return found if end == found.end else evolve(found, end=end, said=said, mod=mod)


def _belongs(part: Hit, text: str) -> bool:
    word = part["p"].lower()
    if word == "midi" and part.start("p") - part.start() > 2:
        return False  # « mardi à midi » is a clock time
    return word != "journée" or bool(part["e"])


def _is_time(text: str, lead: Hit, end: int) -> bool:
    written = text[lead.end() : end].lower()
    loose = not re.search(r"à|dès|vers|avant|après|envir|alent|autour|jusqu|depuis|coups", lead["lead"] or "")
    return not (loose and re.match(r"[a-zéè]", written) and not written.startswith(("midi", "minuit"))) and not (
        loose and re.fullmatch(r"\d+ heures?", written)
    )


RULES: tuple[Rule[Pattern], ...] = (
    Rule(
        "dates.parts.first_hours",
        "Les premières heures du jour are its morning.",
        Pattern(
            ("unit",),
            "(?P<n>premières|dernières) heures (?:du |de la |de )(?P<of>jour|journée|matinée|nuit|soirée|matin)",
            _first_hours,
            ("heures",),
        ),
        (
            Example(
                "Arrêté aux premières heures du jour, il est libre.",
                ("premières heures du jour = 2024-04-02TMO",),
                "2024-04-02",
            ),
        ),
        ("Les premières heures de la guerre",),
    ),
    Rule(
        "dates.parts.that",
        "Ce soir-là, ce matin-là: of the day last spoken of.",
        Pattern(("part",), "(?:ce|cet|cette) (?P<p>matin|soir|après-midi|nuit)(?: ?-là| là)", _that_part, ("là",)),
        (
            Example(
                "Le 7 juin 2022, il neigeait. Ce soir-là, il signa.",
                ("7 juin 2022 = 2022-06-07", "Ce soir-là = 2022-06-07TEV"),
            ),
        ),
        ("Ce soir, là-bas, on vote.",),
    ),
    Rule(
        "dates.parts.next",
        "La nuit précédente, le matin suivant: counted from the day last spoken of.",
        Pattern(
            ("part",),
            "(?P<p>matin|soir|après-midi|nuit|matinée|soirée) (?P<way>suivante?|précédente?)(?! "
            "(?:l[ae]s? |l'|une? |s[ao]n? |cet{0,2}e? ))",
            _next_part,
            ("suivant", "précéd"),
        ),
        (
            Example(
                "Le 7 juin 2022, il céda. La nuit précédente, il avait plu.",
                ("7 juin 2022 = 2022-06-07", "nuit précédente = 2022-06-06TNI"),
            ),
        ),
        ("La nuit suivant l'attaque",),
    ),
    Rule(
        "dates.parts.near_night",
        "La nuit dernière began the day before the publication, la nuit prochaine begins on its day.",
        Pattern(("part",), "nuit <SHIFT:s>", _near_night, ("nuit",)),
        (Example("Kiev a été bombardée la nuit dernière.", ("nuit dernière = 2024-04-01TNI",), "2024-04-02"),),
        ("La nuit noire",),
    ),
    Rule(
        "dates.parts.this",
        "Ce matin, ce soir, cette nuit.",
        Pattern(
            ("part",), "(?:ce|cet|cette) (?P<p>matin|soir|après-midi|nuit|matinée|soirée|midi)", _this_part, ("ce",)
        ),
        (Example("Il rentre ce soir.", ("ce soir = 2024-04-02TEV",), "2024-04-02"),),
        ("Ce matin-là, il neigeait.",),
    ),
    Rule(
        "dates.parts.part",
        "Dans la matinée, à l'aube, en soirée, en fin de journée: a part of the day spoken of.",
        Pattern(
            ("part",),
            "(?P<in>dans (?:la |l'|le )|(?:pendant|durant) "
            "(?:la |l')(?=nuit|mat|soir|après)|en cours de |au cours de (?:la |l')|en |à l'|à la |au"
            " (?:petit )?|le |vers la |dès l'|dès la )?"
            "(?:(?P<e>début|fin|milieu) (?:de la |de l'|de |d'))?(?P<p>matinée|soirée|nuit|aube"
            "|aurore|mi-journée|après-midi|journée|soir|matin)",
            _part,
        ),
        (Example("Arrivé en fin de journée, il repart.", ("fin de journée = 2024-04-02",), "2024-04-02"),),
        ("À l'ordre du jour", "Une nuit sans fin"),
    ),
)
