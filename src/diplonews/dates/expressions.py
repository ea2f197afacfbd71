"""What a text said about time, before any calendar is looked at: one small frozen value a construction.

Years, months and days are the calendar's numbers, weekdays count from Monday = 0. ``shift`` is -1 for
« dernier », 1 for « prochain », 0 for « ce », None where the words leave it to the tense. The classes are told apart,
never compared or printed: without those methods eighteen of them import in a third of the time.
"""

from typing import TypeAlias

from attrs import frozen


@frozen(repr=False, eq=False)
class Day:
    """A day of a month: « 6 avril », « mardi 3 »; without its month, ``bare``, one of the month last spoken of."""

    day: int
    month: int | None
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None
    bare: bool = False


@frozen(repr=False, eq=False)
class Month:
    """« juillet », « juillet 2023 », « juillet dernier »."""

    month: int
    year: int | None = None
    shift: int | None = None


@frozen(repr=False, eq=False)
class Years:
    """« 2014 » (four digits), « les années 1990 » (199), « le XIXe siècle » (18): the TIMEX3 prefix."""

    prefix: str


@frozen(repr=False, eq=False)
class Weekday:
    """« mardi »; ``weeks`` is 1 in « en huit »; ``second`` when it stands after another weekday of the same list,
    ``spoken`` when it counts from the date last spoken of.
    """

    weekday: int
    shift: int | None = None
    weeks: int = 0
    second: bool = False
    spoken: bool = False


@frozen(repr=False, eq=False)
class Shift:
    """A unit counted from the publication: « hier » is day -1, « cette semaine » week 0. ``month`` narrows a year."""

    unit: str
    count: int | None


@frozen(repr=False, eq=False)
class Season:
    """« cet été », « l'hiver 2022 »."""

    code: str
    year: int | None = None
    shift: int | None = None


@frozen(repr=False, eq=False)
class Division:
    """A quarter (``Q``) or half (``H``) of a year."""

    letter: str
    number: int
    year: int | None = None
    shift: int | None = None


@frozen(repr=False, eq=False)
class Length:
    """``count`` units (None: « des mois »); ``high`` of « deux à trois ans »; ``rest``: « deux ans et trois mois »."""

    unit: str
    count: float | None
    high: float | None = None
    rest: "Length | None" = None


@frozen(repr=False, eq=False)
class Offset:
    """A point so far from the publication, the date last spoken of or the date ``base``; None: from an event."""

    length: Length
    direction: int
    origin: str | None = "publication"
    base: "Said | None" = None


@frozen(repr=False, eq=False)
class Stretch:
    """A length that is anchored: ``side`` since, past (« ces dix derniers jours ») or future; None when it is not."""

    length: Length
    side: str | None = None


@frozen(repr=False, eq=False)
class Part:
    """A part of a day, by its TIMEX3 code; ``day`` None: the day spoken of."""

    code: str
    day: "Said | None" = None


@frozen(repr=False, eq=False)
class Clock:
    """A time of day; ``zone`` an IANA name where the text gives it; ``day`` None: the day spoken of."""

    hour: int
    minute: int = 0
    second: int | None = None
    zone: str | None = None
    day: "Said | None" = None


@frozen(repr=False, eq=False)
class Feast:
    """A feast by its name in the table of feasts."""

    name: str
    year: int | None = None
    shift: int | None = None


@frozen(repr=False, eq=False)
class Fixed:
    """A date that history has named, or that is printed in ISO: its TIMEX3 value."""

    value: str


@frozen(repr=False, eq=False)
class WeekOf:
    """« la semaine du 15 avril »; with ``weekend`` « le week-end du 6 avril »."""

    day: "Said"
    weekend: bool = False


@frozen(repr=False, eq=False)
class Within:
    """A named piece of something: the first fortnight of a month, the first six months of a year."""

    of: "Said"
    piece: str


@frozen(repr=False, eq=False)
class Range:
    """From ``first`` to ``last``, both included."""

    first: "Said"
    last: "Said"


@frozen(repr=False, eq=False)
class Anaphor:
    """A unit counted from the date last spoken of: « la veille » is day -1, « cette année-là » year 0."""

    unit: str
    count: int


@frozen(repr=False, eq=False)
class Unknown:
    """A date that the text leaves open: « au lendemain du scrutin »."""


Said: TypeAlias = (
    "Day | Month | Years | Weekday | Shift | Season | Division | Offset | Stretch | Part | Clock | Feast | Fixed "
    "| WeekOf | Within | Range | Anaphor | Unknown"
)


@frozen(repr=False, eq=False)
class Found:
    """An expression in place: view offsets, half-open, what it says, TIMEX3 ``mod``, and the rule that saw it."""

    start: int
    end: int
    said: Said
    mod: str | None = None
    bound: str | None = None
    rule: str = ""
