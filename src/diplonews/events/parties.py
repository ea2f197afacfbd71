"""Who takes part: from a noun phrase, an adjective of nationality or a pronoun to participants with name, entity, country."""

from collections.abc import Iterator

from diplonews.events.clauses import Reading
from diplonews.lexicon import _events, _world
from diplonews.lexicon._words import function_words
from diplonews.model import EntityKind, Organization, Participant, Person, Span
from diplonews.people.coreference import identify, pronoun
from diplonews.people.phrases import Phrase, phrase_at
from diplonews.people.values import Identity
from diplonews.people.vocabulary import demonyms

_DETERMINERS = function_words("determiner") | function_words("article")
_PRONOUNS = frozenset(
    [
        "il",
        "elle",
        "-t-il",
        "-t-elle",
        "-il",
        "-elle",
        "lui",
        "celui-ci",
        "celle-ci",
        "le",
        "la",
        "l'",
        "dernier",
        "dernière",
    ]
)
_COMMON = 6  # tokens from the start of a phrase to its noun
_JOINT = 6  # parties of one enumeration


def party_at(reading: Reading, start: int, end: int) -> bool:
    """Whether the noun phrase that begins at ``start`` names somebody who can act: a name, a title, a people, a body."""
    doc, people = reading.doc, reading.people
    actors, places = _events.nouns("actor"), demonyms()
    for i in range(start, min(end, start + _COMMON)):
        word = doc.lower[i]
        if i in people.titles or word in actors:
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
            return False
    return False


def named_in(reading: Reading, start: int, end: int) -> bool:
    """Whether a named party or a nationality stands anywhere in the range."""
    places, doc = demonyms(), reading.doc
    return any(reading.people.mention_at(i) is not None or doc.lower[i] in places for i in range(start, end))


def country(reading: Reading, code: str, span: Span | None) -> Participant:
    """The country or organisation behind a code, under the name the article gives it, else under its French name."""
    for body in reading.people.organizations:
        if (
            (body.code == code or body.country == code)
            and body.kind is EntityKind.COUNTRY
            and body.name in _plain(code)
        ):
            return Participant(body.name, body.id, code, span)
    for body in reading.people.organizations:
        if body.code == code and body.kind is EntityKind.ORGANIZATION:
            return Participant(body.name, body.id, code, span)
    land = _world.countries().get(code)
    name = land.name if land else next((b.name for b in _world.institutions().values() if b.code == code), code)
    return Participant(name, None, code, span)


def _plain(code: str) -> tuple[str, ...]:
    land = _world.countries().get(code)
    return (land.name, *land.aliases) if land else ()


def parties(reading: Reading, start: int, end: int) -> tuple[Participant, ...]:
    """The parties that the noun phrase at ``start`` names, an enumeration each on its own; none for a thing."""
    doc = reading.doc
    found: list[Participant] = []
    i = start
    for _ in range(_JOINT):
        if i >= end or not party_at(reading, i, end):
            break
        phrase = phrase_at(doc, reading.people, i)
        if phrase is None:
            break
        found.extend(of_phrase(reading, phrase))
        i = _next_item(reading, phrase.last, end)
        if not i:
            break
    return _distinct(found)


def _distinct(found: list[Participant]) -> tuple[Participant, ...]:
    return tuple({p.name: p for p in reversed(found)}.values())[::-1]


def _next_item(reading: Reading, i: int, end: int) -> int:
    """The token after ``et``, ``ainsi que`` or a comma that leads on to a further item; 0 when the enumeration is over."""
    lower = reading.doc.lower
    if i + 1 >= end:
        return 0
    if lower[i] in ("et", "ou"):
        j = i + 1
        return j + 1 if lower[j] in ("de", "d'", "du", "des", "à", "avec", "par") and j + 1 < end else j
    if lower[i] == "," and any(lower[j] == "et" for j in range(i + 1, min(end, i + 10))):
        return i + 1 if reading.people.mention_at(i + 1) or reading.people.mention_at(min(i + 2, len(lower) - 1)) else 0
    return 0


def of_phrase(reading: Reading, phrase: Phrase) -> tuple[Participant, ...]:
    """The parties a noun phrase or a pronoun stands for."""
    doc = reading.doc
    if phrase.last - phrase.first == 1 and doc.lower[phrase.first] in _PRONOUNS:
        identity = pronoun(doc, reading.people, phrase.first, reading.options)
    else:
        identity = identify(doc, reading.people, phrase.first, phrase.last, reading.options)
    if identity is None:
        return ()
    return tuple(_participants(reading, identity, phrase))


def _participants(reading: Reading, identity: Identity, phrase: Phrase) -> Iterator[Participant]:
    doc = reading.doc
    if identity.also:
        for part in identity.also:
            yield Participant(part.name, part.entity, _code(reading, part.entity), None)
        return
    span = doc.token_span(max(identity.first, phrase.first), min(max(identity.last, identity.first + 1), phrase.last))
    if identity.kind is not EntityKind.DESCRIPTION:
        yield Participant(identity.name, identity.entity, identity.country or _code(reading, identity.entity), span)
        return
    first = phrase.first
    while first < phrase.last - 1 and doc.lower[first] in _DETERMINERS:
        first += 1
    if doc.words[first] != doc.lower[first] and doc.lower[first] in demonyms() and phrase.last - first == 1:
        yield country(reading, demonyms()[doc.lower[first]], span)
        return
    yield Participant(doc.slice(first, phrase.last), None, identity.country, doc.token_span(first, phrase.last))


def _code(reading: Reading, entity: str | None) -> str | None:
    if entity is None:
        return None
    one = reading.people.entity(entity)
    return (
        one.country if isinstance(one, Person) else one.country or one.code if isinstance(one, Organization) else None
    )


def owners(reading: Reading, start: int, end: int) -> tuple[Participant, ...]:
    """Whose the thing is that the range tells of: its agent, its ``de`` complement, its nationality; itself when a party."""
    doc, places = reading.doc, demonyms()
    if party_at(reading, start, end):
        return parties(reading, start, end)
    for i in range(start, min(end, start + 14)):
        word = doc.lower[i]
        if word in places and i > start:
            return (country(reading, places[word], doc.token_span(i, i + 1)),)
        if word in ("de", "du", "des", "d'", "par") and i + 1 < end and party_at(reading, i + 1, end):
            return parties(reading, i + 1, end)
        if i > start and reading.people.mention_at(i) is not None and doc.lower[i - 1] not in ("en", "à", "au", "aux"):
            return parties(reading, i, end)
    return ()


def compound_codes(word: str) -> tuple[str, ...]:
    """The countries of a compound adjective (``franco-allemand``); none for any other word."""
    first, _, last = word.rpartition("-")
    halves = _world.compound_demonyms()
    if first not in halves or last not in demonyms():
        return ()
    return (*halves[first], demonyms()[last])
