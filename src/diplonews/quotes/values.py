"""A cue: the words that report, and how."""

from typing import NamedTuple

from diplonews.lexicon._verbs import ReportingVerb
from diplonews.people.values import Phrase
from diplonews.text.verbs import VerbGroup


class Cue(NamedTuple):
    """The words that report, half-open tokens; ``content`` is where the reported clause begins (-1: elsewhere)."""

    form: str  # incise, que, si, inf, noun
    first: int
    last: int
    lemma: str
    group: VerbGroup
    entry: ReportingVerb
    content: int = -1
    subject: Phrase | None = None  # found already, for an incise
    boundary: str = ""  # what stands before an incise: mark, comma, stop
