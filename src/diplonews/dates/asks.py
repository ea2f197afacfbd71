"""Where the value of an expression hangs on the tense of its clause or on a word of limit, and what those say."""

import datetime as dt

from attrs import evolve

from diplonews.dates import expressions as ex
from diplonews.dates.expressions import Found
from diplonews.dates.intervals import Value
from diplonews.dates.resolve import Situation, resolve
from diplonews.dates.tense import tense_at
from diplonews.lexicon import _calendar as cal
from diplonews.text.document import Document

_FAR = 153  # days: a day without a year that is farther asks for the tense
_FAR_FEAST = 20  # days: what comes every year asks for it sooner
_BEFORE = {"avant": 1, "ici": 2, "jusqu'": 1, "jusque": 1}
_AFTER = {"depuis": 1, "dès": 1, "après": 1, "partir": 2, "compter": 2}


def resolved(doc: Document, one: Found, at: Situation, bound: str | None, first: int) -> Value:
    """The value, the tense of the clause looked up only where it decides."""
    said = one.said
    if at.today is not None and at.tense is None and _asks_tense(said, at.today):
        tense = bound_tense(doc, bound, first) or clause_tense(doc, one, first)
        at = at.told(tense or _default_tense(said))
    value = resolve(said, at)
    if at.tense is None and _is_far(said, value, at.today):
        tense = bound_tense(doc, bound, first) or clause_tense(doc, one, first)
        value = resolve(said, at.told(tense))
    return evolve(value, mod=one.mod) if one.mod else value


def clause_tense(doc: Document, one: Found, first: int) -> str | None:
    """The tense of the clause about an expression that begins at the token ``first``."""
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
    lower, skipped = doc.lower, cal.words("skipped")
    j = first - 1
    while j >= 0 and j > first - 4 and lower[j] in skipped:
        j -= 1
    if j < 0:
        return None
    word = lower[j]
    if word in _BEFORE and (word != "ici" or lower[j - 1 : j] == ("d'",)):
        return "before"
    return "after" if word in _AFTER and (_AFTER[word] == 1 or lower[j - 1 : j] in (("à",), ("a",))) else None
