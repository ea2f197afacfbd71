"""A mention of an event before merging: what one trigger says."""

from attrs import frozen

from diplonews.enums import Status
from diplonews.lexicon._events import Trigger
from diplonews.values import Amount, DateRef, Participant, Place, Span


@frozen(eq=False)
class Draft:
    """One trigger with all it says. ``at`` is its token; ``bare``: it names no party, it takes up an earlier event;
    ``taken`` are the tokens of nouns that belong to it; ``vague``: ``les discussions entre les dirigeants``, of parties
    that have no name.
    """

    trigger: Trigger
    at: int
    span: Span
    status: Status
    mode: str | None = None
    also: tuple[Span, ...] = ()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: Place | None = None
    date: DateRef | None = None
    amounts: tuple[Amount, ...] = ()
    bare: bool = False
    taken: tuple[int, ...] = ()
    vague: bool = False
