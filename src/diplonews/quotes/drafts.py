"""What the rules hand each other before a speaker is known: drafts of quotations, in token indices."""

from attrs import frozen

from diplonews.people.values import Identity, Phrase
from diplonews.quotes.direct import Fragment
from diplonews.quotes.values import Cue


@frozen(eq=False)
class Draft:
    """A quotation as found: fragments and clause as half-open token ranges, and what leads to its speaker.

    ``source`` is the phrase of a source (``selon X``) or a subject found without a verb; ``follows`` asks for the
    speaker of a neighbour: ``before``, ``after``, or ``same`` (the same words elsewhere); ``words`` is the cue's range.
    """

    rule: str
    fragments: tuple[Fragment, ...]
    clause: tuple[int, int] | None
    words: tuple[int, int] | None = None
    cue: Cue | None = None
    source: Phrase | None = None
    follows: str = ""
    host: Cue | None = None  # the cue whose subject a participle shares
    confidence: float = 0.95

    @property
    def first(self) -> int:
        """The first token reported."""
        starts = [f.first for f in self.fragments]
        return min([*starts, self.clause[0]] if self.clause else starts)


@frozen(eq=False)
class Spoken:
    """A draft whose speaker has been looked for, and the phrase that led there."""

    draft: Draft
    who: Identity | None
    phrase: Phrase | None = None
