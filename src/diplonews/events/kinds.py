"""What a noun phrase tells of by its first words: somebody who can act, a person, a name."""

from diplonews.enums import EntityKind
from diplonews.events.reading import Reading
from diplonews.lexicon import _events, _world
from diplonews.lexicon._words import function_words
from diplonews.people.vocabulary import demonyms
from diplonews.text.document import Document

_DETERMINERS = function_words("determiner") | function_words("article")
_COMMON = 6  # tokens from the start of a phrase to its noun


def party_at(reading: Reading, start: int, end: int) -> bool:
    """Whether the noun phrase that begins at ``start`` names who can act: a name, a title, a people, a body."""
    doc, people = reading.doc, reading.people
    actors, places = _events.nouns("actor"), demonyms()
    if latter_at(doc, start):
        return True
    for i in range(start, min(end, start + _COMMON)):
        word = doc.lower[i]
        if i in people.titles or (word in actors and not _qualifies(doc, start, i)):
            return True
        mention = people.mention_at(i)
        if mention is not None:
            return True
        if doc.words[i] != word and word in places:
            return True
        if i > start and word in ("de", "du", "des", "d'", "à", "au", "aux", "en", "par", "et", ",", "sur", "pour"):
            if word in ("de", "des", "d'") and doc.lower[i - 1] in _events.nouns("quantity"):
                continue
            return False
    return False


def latter_at(doc: Document, i: int) -> bool:
    """Whether ``ce dernier``, ``cette dernière`` stands there for a person, no noun after it."""
    if doc.lower[i : i + 2] not in (("ce", "dernier"), ("cette", "dernière")):
        return False
    after = doc.lower[i + 2] if i + 2 < len(doc.lower) else "."
    return not after[0].isalnum() or bool(doc.bits[i + 2]) or after in _events.prepositions() or after in ("et", "qui")


def _qualifies(doc: Document, start: int, i: int) -> bool:
    """Whether the word says of what kind something is: ``visite d'État``, ``coopération militaire``."""
    if doc.lower[i] in ("état", "etat"):
        return i == start and i > 0 and doc.lower[i - 1] in ("d'", "de")
    before = doc.lower[i - 1] if i > start else ""
    return (
        doc.lower[i] in _events.nouns("actor_adjective")
        and before[:1].isalpha()
        and before not in _DETERMINERS
        and before not in _events.nouns("number")
        and before not in _events.nouns("adjective")
        and before not in ("de", "d'")
    )


def person_at(reading: Reading, start: int, end: int) -> bool:
    """Whether the noun phrase names or describes a person or persons."""
    doc, people = reading.doc, reading.people
    humans = _events.nouns("human")
    for i in range(start, min(end, start + _COMMON)):
        mention = people.mention_at(i)
        if mention is not None:
            return mention.kind is EntityKind.PERSON
        if i in people.titles or doc.lower[i] in humans:
            return True
        if doc.words[i] != doc.lower[i] and doc.lower[i] in demonyms():
            return True
        if i > start and doc.lower[i] in ("de", "du", "des", "d'", "à", "au", "aux", "en", "par", ",", "et"):
            if doc.lower[i] in ("de", "d'") and doc.lower[i - 1] in _events.nouns("quantity"):
                continue
            return False
    return False


def named_in(reading: Reading, start: int, end: int) -> bool:
    """Whether a named party or a nationality stands anywhere in the range."""
    places, doc = demonyms(), reading.doc
    return any(reading.people.mention_at(i) is not None or doc.lower[i] in places for i in range(start, end))


def compound_codes(word: str) -> tuple[str, ...]:
    """The countries of a compound adjective (``franco-allemand``); none for any other word."""
    first, _, last = word.rpartition("-")
    halves = _world.compound_demonyms()
    if first not in halves or last not in demonyms():
        return ()
    return (*halves[first], demonyms()[last])
