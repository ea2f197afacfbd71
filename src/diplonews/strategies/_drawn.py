"""What the constructions of dates share: a drawn date, its words, and how far from the publication it lies."""

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen
from dateutil.relativedelta import relativedelta

from diplonews.enums import Basis
from diplonews.strategies._calendar import MONTHS, WEEKDAYS, Value
from diplonews.strategies._scene import Scene
from diplonews.strategies._text import mark

EXPLICIT, DISCOURSE = Basis.EXPLICIT, Basis.DISCOURSE
DATE = "date"


@frozen
class Drawn:
    """A date as a phrase for a carrier of some tense, or (``kind`` None) a whole text, its words under a label."""

    kind: str | None
    text: str
    value: Value | None


Maker: TypeAlias = Callable[[Scene, dt.date], Drawn]


def d(text: str) -> str:
    """The words of the date."""
    return mark(DATE, text)


def day_of(when: dt.date) -> str:
    """« 1er mai », « 12 juin »."""
    return f"{'1er' if when.day == 1 else when.day} {MONTHS[when.month - 1]}"


def weekday(when: dt.date) -> str:
    """« mardi »."""
    return WEEKDAYS[when.weekday()]


def tense(scene: Scene) -> tuple[str, int]:
    """Past or future and its sign."""
    return scene.pick((("past", -1), ("future", 1)))


def far(scene: Scene, *, most: int = 150) -> int:
    """A number of days that is neither today nor so far that a day without a year is in doubt."""
    return scene.pick(range(8, most))


def full(scene: Scene, published: dt.date) -> dt.date:
    """A day of history, fixed by its year."""
    return dt.date(published.year - scene.pick(range(2, 25)), scene.pick(range(1, 13)), scene.pick(range(2, 29)))


def some_month(scene: Scene, published: dt.date) -> tuple[str, dt.date, str]:
    kind, sign = tense(scene)
    when = published.replace(day=1) + relativedelta(months=sign * scene.pick(range(1, 6)))
    return kind, when, MONTHS[when.month - 1]
