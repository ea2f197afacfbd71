"""What an article holds: quotes, dates, people, events and names as values, frozen, slotted and hashable.

Offsets are code points (``str`` indices) into the untouched text of the article, half-open:
``article.text[v.start:v.end] == v.text`` holds for every located value ``v``. Field names are the
keys of the exchange format, one to one. Unknown is ``None``, none is ``()``.
"""

import datetime as dt
import sys
from collections.abc import Iterator

from attrs import field, frozen
from attrs.validators import instance_of

from diplonews.enums import Basis, Bound, DateType, EntityKind, EventType, Gender, QuoteKind, ResolvedBy, Role, Status
from diplonews.errors import InputError


@frozen
class Span:
    """A stretch of the article: ``text == article.text[start:end]``, code points, half-open, never empty.

    Raises:
        InputError: when the offsets and the text do not agree.

    >>> Span(4, 7, "Rome")
    Traceback (most recent call last):
    ...
    diplonews.errors.InputError: span 4:7 does not fit its text 'Rome'
    """

    start: int
    end: int
    text: str

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise InputError(f"span {self.start}:{self.end} does not fit its text {self.text[:40]!r}")


@frozen
class Paragraph(Span):
    """A paragraph with its role on the page."""

    role: Role = field(validator=instance_of(Role))


@frozen
class Dateline(Span):
    """``BRUXELLES, 6 avr. (AFP) –``: place and agency as printed, date resolved where a year is known."""

    place: str | None = None
    agency: str | None = None
    date: dt.date | None = None


@frozen
class Evidence(Span):
    """Words that led to a result, and what they showed (``note``)."""

    note: str = ""


@frozen
class Cue(Span):
    """The words that introduce a quotation (``a-t-il dit``) and their lemma (``dire``; None without a verb)."""

    lemma: str | None = None


@frozen
class SpeakerPart:
    """One of several joint speakers."""

    name: str
    kind: EntityKind = field(validator=instance_of(EntityKind))
    entity: str | None = None


@frozen
class Speaker:
    """Whom the article credits: ``name`` the fullest name it gives, ``mention`` the words that name them here."""

    name: str
    kind: EntityKind = field(validator=instance_of(EntityKind))
    entity: str | None = None
    mention: Span | None = None
    resolved_by: ResolvedBy = field(default=ResolvedBy.NAME, validator=instance_of(ResolvedBy))
    also: tuple[SpeakerPart, ...] = ()


@frozen
class Said:
    """When (TIMEX3 value), where and on what occasion something was said."""

    date: str | None = None
    place: str | None = None
    occasion: str | None = None


@frozen
class Quote:
    """One act of reported speech: the words, who said them, and how we know.

    ``fragments`` are the stretches inside quotation marks, marks left out; ``clause`` is the reported
    clause. ``confidence`` lies in [0, 1]; ``rule`` names the construction; ``evidence`` the steps.

    Raises:
        InputError: when fragments and clause do not fit the kind.

    >>> Quote("q1", QuoteKind.DIRECT, fragments=(Span(2, 5, "Oui"),)).text
    'Oui'
    """

    id: str
    kind: QuoteKind = field(validator=instance_of(QuoteKind))
    fragments: tuple[Span, ...] = ()
    clause: Span | None = None
    cue: Cue | None = None
    speaker: Speaker | None = None
    addressee: str | None = None
    said: Said = Said()
    confidence: float = 1.0
    rule: str = ""
    evidence: tuple[Evidence, ...] = ()

    def __attrs_post_init__(self) -> None:
        if bool(self.fragments) is (self.kind is QuoteKind.INDIRECT) or (self.clause is None) is not (
            self.kind is QuoteKind.DIRECT
        ):
            raise InputError(f"quote {self.id}: kind {self.kind} does not fit its fragments and clause")
        if not 0.0 <= self.confidence <= 1.0:
            raise InputError(f"quote {self.id}: confidence {self.confidence} is outside 0..1")

    @property
    def start(self) -> int:
        """Offset of the first word reported."""
        return min(s.start for s in self._spans())

    @property
    def end(self) -> int:
        """Offset after the last word reported."""
        return max(s.end for s in self._spans())

    @property
    def text(self) -> str:
        """The words as reported: the clause, or the fragments joined by an ellipsis."""
        return self.clause.text if self.clause else " […] ".join(f.text for f in self.fragments)

    def _repr_html_(self) -> str:
        from diplonews.render.html import quote_fragment  # noqa: PLC0415  # presentation stands above the model

        return quote_fragment(self)

    def _spans(self) -> Iterator[Span]:
        yield from self.fragments
        if self.clause:
            yield self.clause


@frozen
class DateRef(Span):
    """A date expression and its TIMEX3 ``value``; ``begin``/``end_before`` is the half-open interval.

    ``begin`` and ``end_before`` are both ``date`` or both ``datetime`` (aware where the text gives a zone).

    Raises:
        InputError: when the interval runs backwards.

    >>> from diplonews import find_dates
    >>> [date] = find_dates("Le sommet se tiendra du 3 au 5 juin.", published="2024-04-02")
    >>> date.value, date.end_before.isoformat()
    ('2024-06-03/2024-06-05', '2024-06-06')
    """

    type: DateType = field(default=DateType.DATE, validator=instance_of(DateType))
    value: str | None = None
    mod: str | None = None
    begin: dt.date | dt.datetime | None = None
    end_before: dt.date | dt.datetime | None = None
    bound: Bound | None = None
    grain: str | None = None
    basis: Basis | None = None
    rule: str = ""

    def __attrs_post_init__(self) -> None:
        Span.__attrs_post_init__(self)
        check_interval(self.begin, self.end_before)


def check_interval(begin: dt.date | dt.datetime | None, end_before: dt.date | dt.datetime | None) -> None:
    """Raise InputError unless the two bounds, where both are known, are of one kind and in order."""
    if begin is None or end_before is None:
        return
    aware = {isinstance(bound, dt.datetime) and bound.tzinfo is not None for bound in (begin, end_before)}
    if type(begin) is not type(end_before) or len(aware) > 1 or begin > end_before:
        raise InputError(f"interval {begin} .. {end_before} runs backwards or mixes dates and times")


@frozen
class PersonRole:
    """A title the article gives a person, as printed, with the country it speaks of (ISO 3166-1 alpha-3)."""

    title: str
    country: str | None = None


@frozen
class Person:
    """Someone the article names: canonical name, its parts, and every named mention."""

    id: str
    name: str
    given: str | None = None
    particle: str | None = None
    family: str | None = None
    gender: Gender | None = None
    country: str | None = None
    roles: tuple[PersonRole, ...] = ()
    mentions: tuple[Span, ...] = ()


@frozen
class Organization:
    """An organisation, a country or what stands for one. ``code``: ISO alpha-3, or NATO, EU, UN, …"""

    id: str
    name: str
    kind: EntityKind = field(default=EntityKind.ORGANIZATION, validator=instance_of(EntityKind))
    country: str | None = None
    code: str | None = None
    mentions: tuple[Span, ...] = ()


@frozen
class Participant:
    """Who takes part in an event; ``mention`` is None when the party is understood."""

    name: str
    entity: str | None = None
    country: str | None = None
    mention: Span | None = None


@frozen
class Place:
    """Where an event takes place; ``country`` is ISO 3166-1 alpha-3."""

    name: str
    country: str | None = None
    mention: Span | None = None


@frozen
class EventDate:
    """The date the text ties to an event: TIMEX3 value, half-open interval, and what it counts from."""

    value: str
    begin: dt.date | dt.datetime | None = None
    end_before: dt.date | dt.datetime | None = None
    basis: Basis | None = None

    def __attrs_post_init__(self) -> None:
        check_interval(self.begin, self.end_before)


@frozen
class Amount(Span):
    """``60 milliards de dollars``: value 60e9, unit ``dollar``; ``six à douze canons par mois``: value 6, high 12."""

    value: float = 0.0
    high: float | None = None
    unit: str | None = None
    item: str | None = None
    per: str | None = None


@frozen
class Event:
    """A diplomatic interaction: who did what to whom, where, when, and whether it happened.

    ``plover_type``, ``cameo_root`` and ``quad`` (1 to 4) are derived from type, mode and status by the
    lexicon's code table; ``quote`` is the id of the quote the event is known from.
    """

    id: str
    type: EventType = field(validator=instance_of(EventType))
    trigger: Span
    mode: str | None = None
    status: Status = field(default=Status.OCCURRED, validator=instance_of(Status))
    also: tuple[Span, ...] = ()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: Place | None = None
    date: EventDate | None = None
    amounts: tuple[Amount, ...] = ()
    attributed_to: str | None = None
    quote: str | None = None
    plover_type: str | None = None
    cameo_root: str | None = None
    quad: int | None = None
    rule: str = ""


@frozen
class Notice:
    """Something the caller should know about the text (``code``: not_french, unbalanced_marks, …)."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@frozen
class NamePart(Span):
    """A part of a name (``kind``: given, particle, family, suffix, honorific, title), offsets into the name's text."""

    kind: str = "family"


@frozen
class PersonName:
    """A personal name taken apart; ``key`` sorts, groups and compares.

    ``order`` is ``given_first`` or ``family_first``.

    ``role`` and ``country`` normalise the title where it says them (``foreign_minister``, ``BEL``).

    >>> from diplonews import parse_name
    >>> sorted((parse_name(name) for name in ("Luc Van den Berghe", "Anne Ayrault")), key=lambda name: name.key)[0].text
    'Anne Ayrault'
    """

    text: str
    given: str | None = None
    particle: str | None = None
    family: str | None = None
    suffix: str | None = None
    honorific: str | None = None
    title: str | None = None
    role: str | None = None
    gender: Gender | None = None
    country: str | None = None
    order: str = "given_first"
    key: str = ""
    parts: tuple[NamePart, ...] = ()


@frozen
class Match:
    """Whether two names are one person (None: the text cannot tell), how sure (0..1), and why."""

    same: bool | None
    score: float
    reasons: tuple[str, ...] = ()


@frozen
class Office:
    """One tenure: ``role`` (``foreign_minister``), country or organisation, holder, first and last day (or None).

    Both days belong to it; ``country`` is ISO 3166-1 alpha-3, or ``NATO``, ``EU``, ``UN``, …; given to ``Options``.

    >>> Office("foreign_minister", "BEL", "Anne Ferrand", Gender.FEMALE, dt.date(2023, 1, 1)).until is None
    True
    """

    role: str
    country: str
    person: str
    gender: Gender | None
    since: dt.date
    until: dt.date | None = None
    source: str = ""


if "hypothesis" in sys.modules:  # its entry point came before there were types to register
    from diplonews._hypothesis import setup

    setup()
