"""Who takes part: from a noun phrase, an adjective or a pronoun to participants with name, entity and country."""

from collections.abc import Iterator

from diplonews.enums import EntityKind
from diplonews.events.clauses import Reading
from diplonews.lexicon import _events, _verbs, _world
from diplonews.lexicon._words import function_words
from diplonews.model import Participant, Person, Span
from diplonews.people.coreference import identify, pronoun
from diplonews.people.values import Identity, Mention, Phrase
from diplonews.people.vocabulary import demonyms
from diplonews.syntax.phrases import phrase_at
from diplonews.syntax.subjects import main_subject

_DETERMINERS = function_words("determiner") | function_words("article")
_PRONOUNS = _events.nouns("third_person")
_PLURAL_PRONOUNS = frozenset(["ils", "elles", "-t-ils", "-ils", "-t-elles", "-elles", "eux"])
_OF = frozenset(["de", "du", "des", "d'"])
_COMMON = 6  # tokens from the start of a phrase to its noun
_OWNER = 16  # tokens from a thing to the name of its owner
_TWO = (("les", "deux"), ("des", "deux"))
_RECENT = 160  # tokens before « les deux pays » among which the two are named
_FAR = 400  # tokens back to a person that is taken up
_JOINT = 6  # parties of one enumeration


def party_at(reading: Reading, start: int, end: int) -> bool:
    """Whether the noun phrase that begins at ``start`` names who can act: a name, a title, a people, a body."""
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
            if doc.lower[i] in ("de", "d'") and doc.lower[i - 1] in _events.nouns("quantity"):
                continue
            return False
    return False


def named_in(reading: Reading, start: int, end: int) -> bool:
    """Whether a named party or a nationality stands anywhere in the range."""
    places, doc = demonyms(), reading.doc
    return any(reading.people.mention_at(i) is not None or doc.lower[i] in places for i in range(start, end))


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


def parties(reading: Reading, start: int, end: int) -> tuple[Participant, ...]:
    """The parties that the noun phrase at ``start`` names, an enumeration each on its own; none for a thing."""
    doc = reading.doc
    if end - start == 1 and doc.lower[start] in _PRONOUNS | _PLURAL_PRONOUNS:
        return of_phrase(reading, Phrase(start, end, start))
    found: list[Participant] = []
    i = start
    for _ in range(_JOINT):
        if i >= end or not party_at(reading, i, end):
            break
        phrase = _one_people(reading, i) or phrase_at(doc, reading.people, i)
        after = _past_number(reading, i, end)
        if after > i and (phrase is None or phrase.last <= after):
            phrase = phrase_at(doc, reading.people, after)
        if phrase is None or phrase.first >= end:
            break
        phrase = _extended(reading, phrase, end)
        if phrase.first < after < phrase.last - 1:  # « quatorze gendarmes béninois », but « cinq pays »
            phrase = Phrase(after, phrase.last, phrase.head)
        found.extend(of_phrase(reading, phrase))
        i = _next_item(reading, phrase.last, end)
        if not i:
            break
    return _distinct(found)


def _one_people(reading: Reading, i: int) -> Phrase | None:
    """``Américains`` of ``Américains et Sud-Coréens``: each people on its own."""
    doc = reading.doc
    first = i + 1 if doc.lower[i] in _DETERMINERS and i + 1 < len(doc) else i
    people = doc.words[first] != doc.lower[first] and doc.lower[first] in demonyms()
    joint = first + 1 < len(doc) and doc.lower[first + 1] in ("et", ",")
    return Phrase(i, first + 1, first) if people and joint else None


def _past_number(reading: Reading, i: int, end: int) -> int:
    """Past ``quatorze``, ``42``, ``une centaine de``, ``plusieurs dizaines de``: the noun counted is the party."""
    lower = reading.doc.lower
    quantity, numbers = _events.nouns("quantity"), _events.nouns("number")
    j = i
    while j < end - 1 and j < i + 5:
        if (
            lower[j] in numbers
            or lower[j][0].isdigit()
            or (lower[j] in quantity and lower[j + 1] in _OF)
            or (lower[j] in _OF and j > i and lower[j - 1] in quantity)
            or (lower[j] in ("un", "une", "des") and j == i)
        ):
            j += 1
        else:
            break
    return j if j > i and (lower[j - 1] not in _DETERMINERS or j > i + 1) else i


def _extended(reading: Reading, phrase: Phrase, end: int) -> Phrase:
    """The phrase cut at the end of its clause, further complements taken in (``des Etats-Unis et de la Turquie``)."""
    lower, last = reading.doc.lower, min(phrase.last, end)
    while last + 2 < end and lower[last] in (",", "et") and lower[last + 1] in _OF:
        j = last + 2
        while j < end - 1 and lower[j] in _DETERMINERS:
            j += 1
        mention = reading.people.mention_at(j)
        if mention is None:
            break
        last = min(mention.last, end)
    return Phrase(phrase.first, max(last, phrase.first + 1), min(phrase.head, max(last, phrase.first + 1) - 1))


def _distinct(found: list[Participant]) -> tuple[Participant, ...]:
    return tuple({p.name: p for p in reversed(found)}.values())[::-1]


def _next_item(reading: Reading, i: int, end: int) -> int:
    """The token after ``et`` or a comma that leads on to a further item; 0 when the enumeration is over."""
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
    word = doc.lower[phrase.first]
    if phrase.last - phrase.first == 1 and word in _PLURAL_PRONOUNS:
        return _plural_before(reading, phrase.first)
    if phrase.last - phrase.first == 1 and word in _PRONOUNS:
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
        place = _town(reading, phrase)
        if place is not None:
            return (place,)
    return tuple(_participants(reading, identity, phrase))


def _plural_before(reading: Reading, at: int) -> tuple[Participant, ...]:
    """Whom ``ils`` or ``elles`` takes up: the subject of the sentence before, when it is many."""
    doc = reading.doc
    k = doc.sentence_at(at)
    for low, high in ((doc.sentences[k][0], at), doc.sentences[k - 1] if k else (0, 0)):
        phrase = main_subject(doc, reading.people, low, high) if low < high else None
        if phrase is None or doc.lower[phrase.first] in _PLURAL_PRONOUNS:
            continue
        many = (
            doc.lower[phrase.first] in ("les", "des", "ces", "plusieurs")
            or "et" in doc.lower[phrase.first : phrase.last]
        )
        if many and party_at(reading, phrase.first, phrase.last):
            return parties(reading, phrase.first, phrase.last)
    return ()


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
    after = doc.lower[mention.last] if mention.last < len(doc) else ","
    if _verbs.forms().get(after, ("", 0))[1] & _verbs.FINITE:
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


def _town(reading: Reading, phrase: Phrase) -> Participant | None:
    """``la ville kirghize de Batken``: the town itself."""
    doc = reading.doc
    i = phrase.first
    while i < phrase.last - 1 and doc.lower[i] in _DETERMINERS:
        i += 1
    if doc.lower[i] not in _events.nouns("town"):
        return None
    for j in range(i + 1, phrase.last):
        if doc.words[j] != doc.lower[j] and doc.lower[j - 1] in (*_OF, "l'", "la"):
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
        if doc.lower[j] in (*_OF, "par") and j + 1 < end and party_at(reading, j + 1, end):
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


def compound_codes(word: str) -> tuple[str, ...]:
    """The countries of a compound adjective (``franco-allemand``); none for any other word."""
    first, _, last = word.rpartition("-")
    halves = _world.compound_demonyms()
    if first not in halves or last not in demonyms():
        return ()
    return (*halves[first], demonyms()[last])
