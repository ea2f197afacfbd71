"""Whose a thing is, and whom a promise or a threat is about."""

from diplonews.events.identities import OF, country
from diplonews.events.kinds import party_at
from diplonews.events.parties import parties
from diplonews.events.reading import Reading
from diplonews.lexicon import _events
from diplonews.lexicon._words import function_words
from diplonews.people.vocabulary import demonyms
from diplonews.values import Participant

_DETERMINERS = function_words("determiner") | function_words("article")
_OWNER = 16  # tokens from a thing to the name of its owner


def owners(reading: Reading, start: int, end: int) -> tuple[Participant, ...]:
    """Whose the thing is that the range tells of: a name, its agent, its nationality, its ``de`` complement."""
    doc, places = reading.doc, demonyms()
    i = start
    while i < end - 1 and doc.lower[i] in _DETERMINERS:
        i += 1
    if end - start == 1 or reading.people.mention_at(i) is not None or doc.words[i] != doc.lower[i]:
        return parties(reading, start, end)
    if i in reading.people.titles and doc.lower[i] not in _events.nouns("diplomats"):
        found = parties(reading, start, end)
        if found and found[0].entity is not None:
            return found
    for j in range(i + 1, min(end, i + _OWNER)):
        if doc.lower[j] in places:
            return (country(reading, places[doc.lower[j]], doc.token_span(j, j + 1)),)
        if doc.lower[j] in (*OF, "par") and j + 1 < end and party_at(reading, j + 1, end):
            return parties(reading, j + 1, end)
        if reading.people.mention_at(j) is not None and doc.lower[j - 1] not in ("en", "à", "au", "aux"):
            return parties(reading, j, end)
    return parties(reading, start, end)


def content(reading: Reading, start: int, end: int) -> tuple[Participant, ...]:
    """The first party that is named in what somebody promises, refuses or threatens to do."""
    for i in range(start, min(end, start + _OWNER)):
        if reading.doc.lower[i] in (",", ";", "que", "qu'", "qui", "."):
            break
        if reading.people.mention_at(i) is not None:
            return parties(reading, i, end)
        if reading.doc.lower[i] in demonyms() and reading.doc.words[i] == reading.doc.lower[i]:
            return (country(reading, demonyms()[reading.doc.lower[i]], reading.doc.token_span(i, i + 1)),)
    return ()
