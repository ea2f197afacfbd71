"""The date that the text ties to an event: in its clause, beside its noun, or opening its sentence; else none."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping

from diplonews.enums import Basis, DateType
from diplonews.events.reading import Reading
from diplonews.lexicon import _events, _verbs
from diplonews.text.document import Document
from diplonews.values import DateRef, EventDate

_AFTER = 26  # tokens between a trigger and its date
_BEFORE = 30
_OPENING = _events.nouns("date_opening")
_STOPS = frozenset([";", ":", "que", "qu'", "qui", "dont", "où"])


def date_of(reading: Reading, first: int, last: int, end: int, noun: bool = False) -> DateRef | None:
    """The date of the tokens ``first`` to ``last``, whose clause ends at ``end``; None when none is tied to them."""
    low, high = reading.doc.sentence_range(first)
    firsts = reading.dated
    here = bisect_left(firsts, low)
    if here == len(firsts) or firsts[here] >= high:
        return None  # most sentences have no date
    after = (
        _after(reading, last, min(high, max(end, last) + 1)) if firsts[bisect_left(firsts, high) - 1] >= last else None
    )
    return after or (_before(reading, first, low, noun) if firsts[here] < first else None)


def _after(reading: Reading, last: int, end: int) -> DateRef | None:
    lower = reading.doc.lower
    dated = _events.nouns("dated")
    for i in range(last, min(end, last + _AFTER)):
        if i in reading.dates:
            ref = reading.dates[i][1]
            if _usable(ref) and lower[i - 1] != "depuis" and not _belongs_elsewhere(lower, last, i, dated):
                return ref
        if lower[i] in _STOPS or (lower[i] == "," and _leaves(reading.doc, i + 1)):
            return None
    return None


def _leaves(doc: Document, i: int) -> bool:
    """Whether another clause begins after a comma: ``et``, a participle, an infinitive with ``pour``."""
    return i < len(doc.lower) and (
        doc.lower[i] in ("et", "mais", "pour", "dont") or bool(doc.bits[i] & (_verbs.PPAST | _verbs.PPRES))
    )


def _belongs_elsewhere(lower: tuple[str, ...], last: int, at: int, dated: frozenset[str]) -> bool:
    """Whether a noun with a date of its own (``le scrutin du 6 juin``) stands right before the date."""
    for i in range(at - 1, max(last - 1, at - 8), -1):
        if lower[i] == ",":
            return False
        if lower[i] in dated:
            return True
    return False


def _before(reading: Reading, first: int, low: int, opening: bool) -> DateRef | None:
    """A date that opens the clause: where another verb stands between (or ``opening``), it must open the sentence."""
    lower, verbs = reading.doc.lower, reading.doc.verbs
    for i in range(first - 1, max(low, first - _BEFORE) - 1, -1):
        if i in reading.dates and reading.dates[i][0] <= first:
            ref = reading.dates[i][1]
            fits = (i <= low + 2 or (not opening and lower[i - 1] in _OPENING)) and lower[i - 1] != "depuis"
            if fits and _usable(ref) and not _belongs_elsewhere(lower, low, i, _events.nouns("dated")):
                return ref
        if lower[i] in _STOPS:
            return None
        found = verbs[i]
        if found and found[1] & (_verbs.FINITE & ~_verbs.SUBJ) and found[0] in ("avoir", "être"):
            opening = True
    return None


def _usable(ref: DateRef) -> bool:
    return ref.value is not None and ref.type in (DateType.DATE, DateType.TIME) and not ref.value.startswith(("P", "X"))


def event_date(ref: DateRef) -> EventDate:
    """The date as a value of the model; of several days the first."""
    value = ref.value or ""
    begin, end = ref.begin, ref.end_before
    if "/" in value:
        value = value.partition("/")[0]
        if begin is not None:
            end = begin + dt.timedelta(days=1)
    return EventDate(value, begin, end, ref.basis or Basis.EXPLICIT)


def index(doc: Document, dates: tuple[DateRef, ...]) -> Mapping[int, tuple[int, DateRef]]:
    """The dates by the token at which each begins, with the token after it."""
    found = {}
    line = doc.dateline
    for ref in dates:
        if (
            line is not None
            and line.date is not None
            and doc.span(*line.date).start <= ref.start < doc.span(*line.date).end
        ):
            continue  # the day of the dispatch, not of what it tells
        first = doc.token_of(ref.start)
        found[first] = (max(doc.token_of(ref.end - 1) + 1, first + 1), ref)
    return found


def begins(ref: DateRef | EventDate | None) -> dt.date | None:
    """The first day, or None when unknown."""
    if ref is None or ref.begin is None:
        return None
    return ref.begin.date() if isinstance(ref.begin, dt.datetime) else ref.begin
