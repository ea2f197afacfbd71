"""How likely what is named somewhere is to be taken up: subjects before objects, objects before whom they govern."""

from diplonews.lexicon._words import naming_words
from diplonews.people.titles import TitlePhrase
from diplonews.people.values import Mention, People
from diplonews.text.document import Document

__all__ = ["Spot", "left_edge", "standing", "subject_like"]

_SUBJECT, _GOVERNED = 0.6, -0.5


def standing(doc: Document, people: People, at: int) -> float:
    """The weight of what is named at a token: more for a subject, less behind a preposition (``à``, ``avec``, ``de``).

    A source (``selon Paul Ferrand``) weighs as much as a subject.
    """
    edge = left_edge(doc, people, at)
    before = doc.lower[edge - 1] if edge else ""
    if before in naming_words("source_before") or (before == "après" and edge > 1 and doc.lower[edge - 2] == "d'"):
        return _SUBJECT
    if before in naming_words("governing") or (edge < at and doc.lower[edge] in naming_words("contracted")):
        return _GOVERNED
    return _SUBJECT if subject_like(doc, people, edge) else 0.0


def left_edge(doc: Document, people: People, at: int) -> int:
    """Where the noun phrase begins whose name or title stands at a token: its title and determiner are in."""
    edge = at
    title = people.title_ending(at)
    if title is None and at and doc.words[at - 1] == ",":
        title = people.title_ending(at - 1)
    if title is not None:
        edge = title.first
    if edge and doc.lower[edge - 1] in naming_words("definite"):
        edge -= 1
    return edge


def subject_like(doc: Document, people: People, at: int) -> bool:
    """Whether what stands at ``at`` looks like a subject: first in its sentence, or nothing named before it nearby."""
    start = doc.sentence_range(at)[0]
    if at - start <= 2:
        return True
    return at - start <= 10 and all(
        people.mention_at(i) is None and i not in people.titles for i in range(start, at - 1)
    )


Spot = Mention | TitlePhrase
