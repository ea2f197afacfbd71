"""Finds and resolves the dates of a document: expressions first, then what each means where it stands."""

import datetime as dt
from collections.abc import Iterable, Sequence

from attrs import evolve

from diplonews.dates import expressions as ex
from diplonews.dates.asks import bound_before, clause_tense, resolved
from diplonews.dates.discourse import Discourse, Published, as_published, heard, is_bare, posts, situation
from diplonews.dates.expressions import Found
from diplonews.dates.intervals import Value, parse_value
from diplonews.dates.resolve import Situation, basis, resolve
from diplonews.dates.scan import RULES, scan
from diplonews.enums import Basis, Bound, DateType, Role
from diplonews.lexicon import _calendar as cal
from diplonews.options import DEFAULT, Options
from diplonews.text.document import Document
from diplonews.values import DateRef, Quote

__all__ = ["RULES", "find_dates", "reanchor"]


def find_dates(
    doc: Document, published: dt.date | dt.datetime | None = None, options: Options = DEFAULT
) -> tuple[DateRef, ...]:
    """The dates of a document in order, none within another, offsets into the original text.

    ``published`` is the day that deictics, weekdays and incomplete dates count from; without it only what the text
    itself fixes has a value.
    """
    found = scan(doc, options)
    when = as_published(published)
    dated_posts = posts(doc, found)
    talk = Discourse()
    refs = []
    for each in found:
        first = doc.token_at(each.start)
        block = doc.block_at(first)
        role = doc.blocks[block].role
        if role is Role.BOILERPLATE and isinstance(each.said, ex.Stretch):
            continue  # « les dernières minutes »: the name of a section
        post = dated_posts.get(block)
        if is_bare(each.said) and talk.heard_block not in (block, block - 1):
            continue  # « le 9 » without a month or day spoken of
        at = situation(each.said, talk, block, Published(post, None) if post else when)
        one = _placed(doc, each, at, talk, block)
        bound = one.bound or bound_before(doc, first)
        if isinstance(one.said, ex.Stretch) and one.said.side is None:
            bound = None  # « après deux heures de route » bounds nothing
        value = resolved(doc, one, at, bound, first)
        refs.append(date_ref(doc, one, value, bound, _basis(one, at, post)))
        talk = heard(talk, one.said, value, block, role, at.today)
    return tuple(refs)


def _placed(doc: Document, one: Found, at: Situation, talk: Discourse, block: int) -> Found:
    """The expression as what stands before it decides: the weekday told before it, the event whose day it is."""
    said, today = one.said, at.today
    if isinstance(said, ex.Weekday) and said.shift is None and today and said.weekday == today.weekday():
        later = talk.near if talk.near_block == block else None
        if later and later > today and not said.weeks and clause_tense(doc, one, doc.token_at(one.start)) == "future":
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
    days = [_day_said(ref, own) for ref in dates]
    if not any(days):
        return dates  # most articles, which need not be scanned again
    found = {doc.original(one.start, one.end): one for one in scan(doc, options)}
    moved = []
    for ref, day in zip(dates, days, strict=True):
        one = found.get((ref.start, ref.end))
        if day and one:
            value = resolved(doc, one, Situation(day), ref.bound, doc.token_at(one.start))
            moved.append(date_ref(doc, one, value, ref.bound, Basis.QUOTATION))
        else:
            moved.append(ref)
    return tuple(moved)


def _day_said(ref: DateRef, quoted: Sequence[tuple[int, int, dt.date]]) -> dt.date | None:
    """The day of the quotation that holds the date, where the date counts from it; ``quoted``: start, end and day."""
    if ref.basis is not Basis.PUBLICATION:
        return None
    day = next((day for start, end, day in quoted if start <= ref.start and ref.end <= end), None)
    # The words that date the quotation itself are not counted from it.
    return None if ref.begin == day and ref.grain == "day" else day
