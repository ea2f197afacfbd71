"""Whom a noun phrase stands for: a name, a title, a country, ``les deux pays``, ``son pays``, a town."""

from collections.abc import Iterator

from diplonews.enums import EntityKind
from diplonews.events.kinds import person_at
from diplonews.events.reading import Reading
from diplonews.lexicon import _events, _verbs, _world
from diplonews.lexicon._words import function_words
from diplonews.people.coreference import identify, pronoun
from diplonews.people.values import Identity, Mention, Phrase
from diplonews.people.vocabulary import demonyms
from diplonews.values import Participant, Person, Span

PRONOUNS = _events.nouns("third_person")
OF = frozenset(["de", "du", "des", "d'"])
_DETERMINERS = function_words("determiner") | function_words("article")
_TWO = (("les", "deux"), ("des", "deux"))
_RECENT = 160  # tokens before « les deux pays » among which the two are named
_FAR = 400  # tokens back to a person that is taken up
_JOINT = 6  # persons looked at on the way back


def of_phrase(reading: Reading, phrase: Phrase) -> tuple[Participant, ...]:
    """The parties a noun phrase or a pronoun stands for."""
    doc = reading.doc
    word = doc.lower[phrase.first]
    if phrase.last - phrase.first == 1 and word in PRONOUNS:
        identity = pronoun(doc, reading.people, phrase.first, reading.options)
    else:
        identity = identify(doc, reading.people, phrase.first, phrase.last, reading.options)
    if identity is None:
        return ()
    if identity.kind is EntityKind.DESCRIPTION:
        both = _two_states(reading, phrase)
        if both:
            return both
        home = _home(reading, phrase)
        if home is not None:
            return (home,)
        named = _apposed(reading, phrase)
        if named is not None:
            return of_phrase(reading, named)
        body = _body(reading, phrase)
        if body is not None:
            return of_phrase(reading, body)
        place = _town(reading, phrase)
        if place is not None:
            return (place,)
    return identified(reading, identity, phrase)


def identified(reading: Reading, identity: Identity, phrase: Phrase) -> tuple[Participant, ...]:
    """The participants of an identity that the phrase was found to stand for."""
    return tuple(_participants(reading, identity, phrase))


def country(reading: Reading, code: str, span: Span | None) -> Participant:
    """The country or organisation behind a code, under the name the article gives it, else under its French name."""
    for body in reading.people.organizations:
        if (code in (body.code, body.country)) and body.kind is EntityKind.COUNTRY and body.name in _plain(code):
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


def _two_states(reading: Reading, phrase: Phrase) -> tuple[Participant, ...]:
    """``les deux pays``, ``les deux camps``: the two states named or meant last before; none when fewer were."""
    doc = reading.doc
    words = doc.lower[phrase.first : phrase.last]
    if words[:2] not in _TWO or len(words) != len(_TWO[0]) + 1 or words[-1] not in _events.nouns("sides"):
        return ()
    codes: list[str] = []
    for i in range(phrase.first - 1, max(-1, phrase.first - _RECENT), -1):
        mention = reading.people.mention_at(i)
        if mention is not None and mention.kind is EntityKind.COUNTRY:
            code = _code(reading, mention.entity_id)
        else:
            code = demonyms().get(doc.lower[i]) if mention is None else None
        if code in _world.countries() and code not in codes:
            codes.append(code or "")
            if len(codes) == len(_TWO):
                return tuple(country(reading, one, None) for one in reversed(codes))
    return ()


def _apposed(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The name in apposition: ``le meneur des insurgés, le général Aram Petrossian``."""
    doc, people = reading.doc, reading.people
    i = phrase.last + 1
    if i >= len(doc) or doc.lower[phrase.last] != "," or not person_at(reading, phrase.first, phrase.last):
        return None
    if doc.lower[phrase.first] not in ("le", "la", "l'", "son", "sa", "leur", "du", "au"):
        return None
    low = i
    if doc.lower[i] in _DETERMINERS:
        i += 1
    title = people.titles.get(i)
    if title is not None:
        i = title.last
    mention = people.mention_at(min(i, len(doc) - 1))
    if mention is None or mention.kind is not EntityKind.PERSON or mention.first != i:
        return None
    if mention.last < len(doc) and doc.bits[mention.last] & _verbs.FINITE:
        return None  # « après son entrevue avec le ministre, Paul Ferrand a quitté … »: the subject
    return Phrase(mention.first if title is None else low, mention.last, mention.last - 1)


def _home(reading: Reading, phrase: Phrase) -> Participant | None:
    """``son pays``: the country of whoever was named last before."""
    doc = reading.doc
    if phrase.last - phrase.first != 2 or doc.lower[phrase.first : phrase.last] != ("son", "pays"):
        return None
    mention = last_person(reading, phrase.first)
    while mention is not None and phrase.first - mention.first < _FAR:
        code = _code(reading, mention.entity_id)
        if code in _world.countries():
            return country(reading, code or "", doc.token_span(phrase.first, phrase.last))
        mention = last_person(reading, mention.first)
    return None


def last_person(reading: Reading, at: int) -> Mention | None:
    """The last mention of a person before the token, not too far back."""
    for i in range(at - 1, max(-1, at - _FAR), -1):
        mention = reading.people.mention_at(i)
        if mention is not None and mention.kind is EntityKind.PERSON:
            return mention
    return None


def _body(reading: Reading, phrase: Phrase) -> Phrase | None:
    """``le bloc de la Cédéao``, ``l'alliance militaire, l'Otan``: the body under its own name."""
    doc, people = reading.doc, reading.people
    if _events.nouns("body_noun").isdisjoint(doc.lower[phrase.first : phrase.first + 3]):
        return None
    mention = people.mention_at(phrase.last - 1)
    if mention is None and phrase.last + 2 < len(doc) and doc.lower[phrase.last] == ",":
        i = phrase.last + 1
        mention = people.mention_at(i + 1 if doc.lower[i] in _DETERMINERS else i)
    if mention is None or mention.kind is not EntityKind.ORGANIZATION:
        return None
    return Phrase(mention.first, mention.last, mention.last - 1)


def _town(reading: Reading, phrase: Phrase) -> Participant | None:
    """``la ville kirghize de Batken``: the town itself."""
    doc = reading.doc
    i = phrase.first
    while i < phrase.last - 1 and doc.lower[i] in _DETERMINERS:
        i += 1
    if doc.lower[i] not in _events.nouns("town"):
        return None
    for j in range(i + 1, phrase.last):
        if doc.words[j] != doc.lower[j] and doc.lower[j - 1] in (*OF, "l'", "la"):
            return Participant(doc.slice(j, phrase.last), None, None, doc.token_span(j, phrase.last))
    return None


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
        one = _of_people(reading, first, span)
        if one is not None:
            yield one
            return
    yield Participant(doc.slice(first, phrase.last), None, identity.country, doc.token_span(first, phrase.last))


def _of_people(reading: Reading, at: int, span: Span) -> Participant | None:
    """``l'Espagnol``: the Spaniard named last before; ``les Russes``: their country."""
    doc, people = reading.doc, reading.people
    code = demonyms()[doc.lower[at]]
    if at and doc.lower[at - 1] in ("le", "la", "l'"):
        mention = last_person(reading, at)
        for _ in range(_JOINT):
            person = people.entity(mention.entity_id) if mention is not None else None
            if isinstance(person, Person) and person.country in (code, None):
                return Participant(person.name, person.id, code, span)
            mention = last_person(reading, mention.first) if mention is not None else None
    return country(reading, code, span) if code in _world.countries() else None


def _code(reading: Reading, entity: str | None) -> str | None:
    if entity is None:
        return None
    one = reading.people.entity(entity)
    return one.country if isinstance(one, Person) else one.country or one.code
