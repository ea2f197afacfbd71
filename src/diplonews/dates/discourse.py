"""What has been spoken of when an expression is read: the day, the last date, the posts of a page."""

import datetime as dt
from collections.abc import Sequence

from attrs import frozen

from diplonews.dates import expressions as ex
from diplonews.dates.expressions import Found
from diplonews.dates.intervals import Value
from diplonews.dates.resolve import SPOKEN, Situation, resolve
from diplonews.enums import DateType, Role
from diplonews.text.document import Document

_REMOTE = 31  # days: « le lendemain » does not reach that far back into another paragraph
_FURNITURE = frozenset([Role.BOILERPLATE, Role.CAPTION, Role.EMBED])


@frozen
class Published:
    """A publication as the resolver wants it: its day, and the moment where the hour is known."""

    day: dt.date | None
    moment: dt.datetime | None


def as_published(value: dt.date | dt.datetime | None) -> Published:
    """A date or datetime taken apart; an aware one keeps its own day."""
    if isinstance(value, dt.datetime):
        return Published(value.date(), value.replace(tzinfo=None))
    return Published(value, None)


@frozen
class Discourse:
    """What has been spoken of so far: the last day and its paragraph, the last date of any grain, the last weekday.

    ``near`` is the last day of about the publication, with its paragraph; ``base`` the day that the last
    « le lendemain » counted from.
    """

    day: dt.date | None = None
    block: int = -1
    near: dt.date | None = None
    near_block: int = -1
    date: Value | None = None
    base: dt.date | None = None
    previous: dt.date | None = None
    heard_block: int = -2


def situation(said: ex.Said, talk: Discourse, block: int, when: Published) -> Situation:
    """What an expression is read against: a part of the day hears its own paragraph only, an anaphor no remote one."""
    spoken = talk.day
    if isinstance(said, ex.Part | ex.Clock) and said.day is None and when.day is not None:
        spoken = talk.near if talk.near_block == block else None
    elif spoken and when.day and talk.block != block and abs((spoken - when.day).days) > _REMOTE:
        spoken = None
    elif isinstance(said, ex.Anaphor) and abs(said.count) == 2 and talk.base is not None:
        spoken = talk.base  # « le lendemain …, le surlendemain » count from the same day
    return Situation(when.day, when.moment, None, spoken, talk.date, talk.previous)


def heard(talk: Discourse, said: ex.Said, value: Value, block: int, role: Role, today: dt.date | None) -> Discourse:
    """The discourse after one more date; page furniture is not part of it."""
    if not value.value or value.type is DateType.DURATION or role in _FURNITURE or _is_today(said):
        return Discourse(
            talk.day, talk.block, talk.near, talk.near_block, talk.date, talk.base, value.day, talk.heard_block
        )
    if value.grain not in ("day", "part", "minute", "second"):
        heard = block if value.grain == "month" else talk.heard_block
        return Discourse(talk.day, talk.block, talk.near, talk.near_block, value, talk.base, value.day, heard)
    base = talk.day if isinstance(said, ex.Anaphor) and abs(said.count) == 1 else None
    day = value.day
    near, near_block = talk.near, talk.near_block
    if day and today and abs((day - today).days) <= SPOKEN:
        # a night is named by the day it begins on, and the hours told after it are those of the next
        night = isinstance(said, ex.Part) and said.code == "NI"
        near, near_block = (day + dt.timedelta(days=1) if night and day < today else day), block
    return Discourse(day, block, near, near_block, value, base, day, block)


def _is_today(said: ex.Said) -> bool:
    # « aujourd'hui » is as often nowadays: « le lendemain » does not count from it.
    return isinstance(said, ex.Shift) and said.unit == "day" and said.count == 0


def is_bare(said: ex.Said) -> bool:
    """Whether it is a day of a month that was named before: « le 9 »."""
    first = said.first if isinstance(said, ex.Range) else said
    return isinstance(first, ex.Day) and first.bare


def posts(doc: Document, found: Sequence[Found]) -> dict[int, dt.date]:
    """For the paragraphs of an embedded post, the day its signature prints."""
    embeds = [k for k, block in enumerate(doc.blocks) if block.role is Role.EMBED]
    if not embeds:
        return {}
    days: dict[int, dt.date] = {}
    for one in found:
        said = one.said.day if isinstance(one.said, ex.Clock | ex.Part) else one.said
        if isinstance(said, ex.Day) and said.year and (day := resolve(said, Situation()).day):
            days.setdefault(doc.block_at(doc.token_at(one.start)), day)
    posts: dict[int, dt.date] = {}
    for k in embeds:
        # A post and its signature may be paragraphs of their own: the signature comes last.
        day = next((days[n] for n in range(k, min(k + 3, len(doc.blocks))) if n in days and n in embeds), None)
        if day:
            posts[k] = day
    return posts
