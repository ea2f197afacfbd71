"""Whether an event told by a noun has happened: by its carrying verb, its date, the words before it, the main verb."""

import datetime as dt

from diplonews.enums import Status
from diplonews.events.clauses import complements
from diplonews.events.nominal import Nominal
from diplonews.events.reading import Reading
from diplonews.events.status import of_verb
from diplonews.events.when import begins, date_of
from diplonews.lexicon import _events
from diplonews.text.verbs import VerbGroup, verb_groups
from diplonews.values import DateRef

PASSING = _events.nouns("passing")
_NEAR = 24  # tokens between a noun and the verb of its sentence
_AHEAD = frozenset(["avant", "amont", "veille", "prélude", "perspective", "approche"])


def carried(said: str | None, told: Status | None, group: VerbGroup) -> Status | None:
    """The status a supporting verb gives: its own (``annuler``), begun and not ended (``entamer``), or its tense's."""
    if said is None or told is Status.NEGATED:
        return told
    if said == "begun":
        return Status.ONGOING if told is Status.OCCURRED else told
    if said == "lasting":
        return Status.ONGOING if told is Status.OCCURRED and group.tense == "present" else told
    return Status(said)


def timed(reading: Reading, nominal: Nominal, status: Status | None, date: DateRef | None) -> Status:
    """The status of a noun in its sentence: to come by its date, after ``avant``, or by the main verb."""
    if status not in (None, Status.OCCURRED):
        return status or Status.OCCURRED
    first = begins(date)
    if first is not None and reading.published is not None and first > reading.published:
        return Status.PLANNED
    doc = reading.doc
    low = doc.sentence_range(nominal.at)[0]
    words = doc.lower[max(low, nominal.first - 3) : nominal.first]
    if nominal.first == nominal.at and words[-1:] == ("en",) and nominal.carrier is None:
        told = _told_on(reading, nominal)
        over = told is not None and reading.published is not None and told < reading.published
        return Status.OCCURRED if over else Status.ONGOING  # « en visite à Berlin »
    if "faveur" in words:
        return Status.HYPOTHETICAL
    if not _AHEAD.isdisjoint(words):
        return Status.PLANNED
    if nominal.carrier is None and not PASSING.isdisjoint(words):
        main = main_verb(reading, nominal)
        if main is not None and of_verb(reading, main).status is Status.PLANNED:
            return Status.PLANNED
    return Status.OCCURRED


def _told_on(reading: Reading, nominal: Nominal) -> dt.date | None:
    """The day of the main verb beside the noun, where its clause gives one."""
    main = main_verb(reading, nominal)
    if main is None or main.tense != "past":
        return None
    return begins(date_of(reading, main.first, main.last, complements(reading, main.last, True)[1]))


def main_verb(reading: Reading, nominal: Nominal) -> VerbGroup | None:
    """The finite verb that stands nearest before the noun, else the first one after it."""
    doc = reading.doc
    low, high = doc.sentence_range(nominal.at)
    before = [g for g in verb_groups(doc, max(low, nominal.first - _NEAR), nominal.first) if g.is_finite]
    if before:
        return before[-1]
    return next((g for g in verb_groups(doc, nominal.end, min(high, nominal.end + _NEAR)) if g.is_finite), None)
