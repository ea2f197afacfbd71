"""Finds and resolves the dates of a document: expressions first, then what each means where it stands."""

import datetime as dt
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from diplonews.dates import expressions as ex
from diplonews.dates.expressions import Found
from diplonews.dates.intervals import Value, parse_value
from diplonews.dates.resolve import SPOKEN, Situation, basis, resolve
from diplonews.dates.scan import RULES, scan
from diplonews.dates.tense import tense_at
from diplonews.enums import Basis, Bound, DateType, Role
from diplonews.lexicon import _calendar as cal
from diplonews.model import DateRef, Quote
from diplonews.options import DEFAULT, Options
from diplonews.text.document import Document

__all__ = ["RULES", "find_dates", "reanchor"]

_REMOTE = 31  # days: « le lendemain » does not reach that far back into another paragraph
_FAR = 153  # days: a day without a year that is farther asks for the tense
_FAR_FEAST = 20  # days: what comes every year asks for it sooner
_FURNITURE = frozenset([Role.BOILERPLATE, Role.CAPTION, Role.EMBED])
_BEFORE = {"avant": 1, "ici": 2, "jusqu'": 1, "jusque": 1}
_AFTER = {"depuis": 1, "dès": 1, "après": 1, "partir": 2, "compter": 2}
_SKIPPED = frozenset(["le", "la", "les", "l'", "au", "aux", "du", "de", "d'", "des", "à", "en", "ce", "cette", "cet"])


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


def find_dates(
    doc: Document, published: dt.date | dt.datetime | None = None, options: Options = DEFAULT
) -> tuple[DateRef, ...]:
    """The dates of a document in order, none within another, offsets into the original text.

    ``published`` is the day that deictics, weekdays and incomplete dates count from; without it only what the text
    itself fixes has a value.
    """
    found = scan(doc, options)
    when = as_published(published)
    posts = _posts(doc, found)
    talk = Discourse()
    refs = []
    for each in found:
        first = doc.token_at(each.start)
        block = doc.block_at(first)
        role = doc.blocks[block].role
        if role is Role.BOILERPLATE and isinstance(each.said, ex.Stretch):
            continue  # « les dernières minutes »: the name of a section
        post = posts.get(block)
        if _is_bare(each.said) and talk.heard_block not in (block, block - 1):
            continue  # « le 9 » without a month or day spoken of
        at = _situation(each.said, talk, block, Published(post, None) if post else when)
        one = _placed(doc, each, at, talk, block)
        bound = one.bound or bound_before(doc, first)
        if isinstance(one.said, ex.Stretch) and one.said.side is None:
            bound = None  # « après deux heures de route » bounds nothing
        value = resolved(doc, one, at, bound, first)
        refs.append(date_ref(doc, one, value, bound, _basis(one, at, post)))
        talk = _heard(talk, one.said, value, block, role, at.today)
    return tuple(refs)


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


def _situation(said: ex.Said, talk: Discourse, block: int, when: Published) -> Situation:
    """What an expression is read against: a part of the day hears its own paragraph only, an anaphor no remote one."""
    spoken = talk.day
    if isinstance(said, ex.Part | ex.Clock) and said.day is None and when.day is not None:
        spoken = talk.near if talk.near_block == block else None
    elif spoken and when.day and talk.block != block and abs((spoken - when.day).days) > _REMOTE:
        spoken = None
    elif isinstance(said, ex.Anaphor) and abs(said.count) == 2 and talk.base is not None:
        spoken = talk.base  # « le lendemain …, le surlendemain » count from the same day
    return Situation(when.day, when.moment, None, spoken, talk.date, talk.previous)


def _heard(talk: Discourse, said: ex.Said, value: Value, block: int, role: Role, today: dt.date | None) -> Discourse:
    """The discourse after one more date; page furniture is not part of it."""
    if not value.value or value.type is DateType.DURATION or role in _FURNITURE or _is_today(said):
        return Discourse(
            talk.day, talk.block, talk.near, talk.near_block, talk.date, talk.base, value.day, talk.heard_block
        )
    if value.grain not in ("day", "part", "minute", "second"):
        heard = block if value.grain == "month" else talk.heard_block
        return evolve(talk, date=value, previous=value.day, heard_block=heard)
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


def _is_bare(said: ex.Said) -> bool:
    first = said.first if isinstance(said, ex.Range) else said
    return isinstance(first, ex.Day) and first.bare


def _placed(doc: Document, one: Found, at: Situation, talk: Discourse, block: int) -> Found:
    """The expression as what stands before it decides: the weekday told before it, the event whose day it is."""
    said, today = one.said, at.today
    if isinstance(said, ex.Weekday) and said.shift is None and today and said.weekday == today.weekday():
        later = talk.near if talk.near_block == block else None
        if later and later > today and not said.weeks and _clause_tense(doc, one, doc.token_at(one.start)) == "future":
            return evolve(one, said=evolve(said, second=True))  # « arriveront dimanche et repartiront mardi »
    if isinstance(said, ex.Fixed) and today and (day := parse_value(said.value).day) and day > today:
        return evolve(one, said=ex.Day(day.day, day.month))  # before history named it
    if isinstance(said, ex.Day) and said.year is None and today and _happened(doc, one):
        day = resolve(said, at).day
        if day and day > today:
            return evolve(one, said=evolve(said, year=day.year - 1))
    return one


def _happened(doc: Document, one: Found) -> bool:
    """« le coup d'État du 26 juillet », « les attentats du 13 novembre »: the noun says that it is over."""
    first = doc.token_at(one.start)
    lead = doc.lower[max(0, first - 2) : first]
    return len(lead) == 2 and lead[1] == "du" and lead[0] in cal.words("happened")


def _basis(one: Found, at: Situation, post: dt.date | None) -> Basis | None:
    found = basis(one.said, at)
    return Basis.POST if post and found is Basis.PUBLICATION else found


def resolved(doc: Document, one: Found, at: Situation, bound: str | None, first: int) -> Value:
    """The value, the tense of the clause looked up only where it decides."""
    said = one.said
    if at.today is not None and at.tense is None and _asks_tense(said, at.today):
        tense = bound_tense(doc, bound, first) or _clause_tense(doc, one, first)
        at = evolve(at, tense=tense or _default_tense(said))
    value = resolve(said, at)
    if at.tense is None and _is_far(said, value, at.today):
        tense = bound_tense(doc, bound, first) or _clause_tense(doc, one, first)
        value = resolve(said, evolve(at, tense=tense))
    return evolve(value, mod=one.mod) if one.mod else value


def _clause_tense(doc: Document, one: Found, first: int) -> str | None:
    wide = not isinstance(one.said, ex.Weekday | ex.Part | ex.Clock)
    return tense_at(doc, first, doc.token_at(one.end - 1) + 1, wide=wide)


def _default_tense(said: ex.Said) -> str | None:
    # Without a verb (captions, credits) a weekday of the news is one gone by.
    return "past" if isinstance(said, ex.Weekday) and said.shift is None else None


def _asks_tense(said: ex.Said, today: dt.date) -> bool:
    match said:
        case ex.Weekday():
            return said.shift in (None, 0) and said.weekday != today.weekday() and not said.weeks
        case ex.Month() | ex.Season() | ex.Division():
            return said.year is None and said.shift in (None, 0)
        case ex.Shift():
            return said.unit in ("weekend", "night") and not said.count
        case ex.Part() | ex.Clock():
            return said.day is None or _asks_tense(said.day, today)
        case ex.Range():
            return _asks_tense(said.first, today)
        case ex.WeekOf():
            return _asks_tense(said.day, today)
        case ex.Within():
            return _asks_tense(said.of, today)
    return False


def _is_far(said: ex.Said, value: Value, today: dt.date | None) -> bool:
    day = value.day
    if (
        day is None
        or today is None
        or abs((day - today).days) <= (_FAR if not isinstance(said, ex.Feast) else _FAR_FEAST)
    ):
        return False
    core = (
        said.day
        if isinstance(said, ex.Part | ex.Clock) and said.day
        else said.first
        if isinstance(said, ex.Range)
        else said
    )
    return isinstance(core, ex.Day | ex.Feast) and core.year is None and not core.shift


def bound_tense(doc: Document, bound: str | None, first: int) -> str | None:
    """« d'ici », « pour » look ahead; « depuis » looks back, whatever the verb."""
    near = doc.lower[max(0, first - 3) : first]
    if bound == "before" and doc.lower[first - 1 : first] != ("avant",):
        opens = any(word[0] == "J" for word in doc.words[max(0, first - 3) : first])
        return None if opens else "future"  # « Jusqu'en novembre, il vivait seul »
    if near and near[-1] == "pour":
        return "future"  # « une commission annoncée pour septembre »
    return "past" if "depuis" in near else None


def bound_before(doc: Document, first: int) -> str | None:
    """Before or after where avant, d'ici, jusqu'à, depuis, à partir de … lead the expression."""
    lower = doc.lower
    j = first - 1
    while j >= 0 and j > first - 4 and lower[j] in _SKIPPED:
        j -= 1
    if j < 0:
        return None
    word = lower[j]
    if word in _BEFORE and (word != "ici" or lower[j - 1 : j] == ("d'",)):
        return "before"
    return "after" if word in _AFTER and (_AFTER[word] == 1 or lower[j - 1 : j] in (("à",), ("a",))) else None


def _posts(doc: Document, found: Sequence[Found]) -> dict[int, dt.date]:
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


def date_ref(doc: Document, one: Found, value: Value, bound: str | None, of: Basis | None) -> DateRef:
    """The located value of an expression."""
    start, end = doc.original(one.start, one.end)
    return DateRef(
        start,
        end,
        doc.text[start:end],
        value.type if value.value else kind(one.said),
        value.value,
        value.mod,
        value.begin,
        value.end_before,
        Bound(bound) if bound else None,
        value.grain,
        of if value.value else None,
        one.rule,
    )


def kind(said: ex.Said) -> DateType:
    """The TIMEX3 type of an expression that has no value."""
    if isinstance(said, ex.Stretch):
        return DateType.DURATION
    return (
        DateType.TIME
        if isinstance(said, ex.Clock) or (isinstance(said, ex.Part) and said.code != "DA")
        else DateType.DATE
    )


def reanchor(
    doc: Document,
    dates: tuple[DateRef, ...],
    quotes: Iterable[Quote],
    published: dt.date | dt.datetime | None,
    options: Options = DEFAULT,
) -> tuple[DateRef, ...]:
    """The dates, those within a quotation counted from the day it was said, where ``quote.said`` knows that."""
    today = as_published(published).day
    own: list[tuple[int, int, dt.date]] = []
    for quote in quotes:
        said = parse_value(quote.said.date).day if quote.said.date else None
        if said and said != today:
            own += [(f.start, f.end, said) for f in quote.fragments]
    if not own:
        return dates
    found = {doc.original(one.start, one.end): one for one in scan(doc, options)}
    moved = []
    for ref in dates:
        day = next((d for start, end, d in own if start <= ref.start and ref.end <= end), None)
        one = found.get((ref.start, ref.end))
        if day and one and ref.basis is Basis.PUBLICATION and not _fixes_day(ref, day):
            value = resolved(doc, one, Situation(day), ref.bound, doc.token_at(one.start))
            moved.append(date_ref(doc, one, value, ref.bound, Basis.QUOTATION))
        else:
            moved.append(ref)
    return tuple(moved)


def _fixes_day(ref: DateRef, day: dt.date) -> bool:
    # The words that date the quotation itself are not counted from it.
    return ref.begin == day and ref.grain == "day"
