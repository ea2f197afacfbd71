"""Who takes part: from a noun phrase, an enumeration or a pronoun to participants with name, entity and country."""

from diplonews.enums import EntityKind
from diplonews.events.identities import OF, PRONOUNS, identified, of_phrase
from diplonews.events.kinds import latter_at, party_at
from diplonews.events.reading import Reading
from diplonews.lexicon import _events
from diplonews.lexicon._words import function_words
from diplonews.people.coreference import pronoun
from diplonews.people.values import Phrase
from diplonews.people.vocabulary import demonyms
from diplonews.syntax.phrases import phrase_at
from diplonews.syntax.subjects import antecedent, main_subject, subject_of
from diplonews.text.verbs import verb_group
from diplonews.values import Participant

_DETERMINERS = function_words("determiner") | function_words("article")
_PLURAL_PRONOUNS = frozenset(["ils", "elles", "-t-ils", "-ils", "-t-elles", "-elles", "eux"])
_AGAIN = frozenset(["de", "du", "des", "d'", "à", "au", "aux", "avec", "contre", "par"])
_RELATIVE = 24  # tokens back from « où il » to the « qui » of its clause
_CLITICS = frozenset(["le", "la", "l'", "les", "lui", "leur"])
_JOINT = 6  # parties of one enumeration


def parties(reading: Reading, start: int, end: int) -> tuple[Participant, ...]:
    """The parties that the noun phrase at ``start`` names, an enumeration each on its own; none for a thing."""
    doc = reading.doc
    if end - start == 1:
        if doc.lower[start] in _PLURAL_PRONOUNS:
            return _plural_before(reading, start)
        if doc.lower[start] in PRONOUNS:
            return _of_relative(reading, start) or of_phrase(reading, Phrase(start, end, start))
        if doc.lower[start] in _CLITICS:
            return _taken_up(reading, start)
    if latter_at(doc, start):
        return of_phrase(reading, Phrase(start, start + 2, start + 1))
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


def _taken_up(reading: Reading, at: int) -> tuple[Participant, ...]:
    """Whom an object pronoun stands for: the subject of its sentence, if it is not its own, else of the one before."""
    doc, people = reading.doc, reading.people
    group = next((g for i in range(at + 1, min(at + 4, len(doc))) if (g := verb_group(doc, i)) is not None), None)
    if group is None:
        return ()
    own = subject_of(doc, people, group)
    k = doc.sentence_at(at)
    for low, high in (doc.sentences[k], doc.sentences[k - 1] if k else (0, 0)):
        phrase = main_subject(doc, people, low, min(high, at)) if low < min(high, at) else None
        apart = phrase is not None and (own is None or phrase.last <= own.first or own.last <= phrase.first)
        if phrase is not None and apart and party_at(reading, phrase.first, phrase.last):
            found = parties(reading, phrase.first, phrase.last)
            mine = {p.name for p in parties(reading, own.first, own.last)} if own is not None else set()
            if found and mine.isdisjoint(p.name for p in found):
                return found
    taken = {m.entity_id for m in people.mentions_between(own.first, own.last)} if own is not None else set()
    near = people.mentions_between(doc.sentences[k][0], at)
    last = next((m for m in reversed(near) if m.kind is EntityKind.PERSON and m.entity_id not in taken), None)
    return of_phrase(reading, Phrase(last.first, last.last, last.last - 1)) if last is not None else ()


def _of_relative(reading: Reading, at: int) -> tuple[Participant, ...]:
    """``X, qui revient de Lima où il a vu Y``: the pronoun after ``où`` is whom the relative clause tells of."""
    doc = reading.doc
    if not at or doc.lower[at - 1] != "où":
        return ()
    low = doc.sentence_range(at)[0]
    for i in range(at - 2, max(low, at - _RELATIVE), -1):
        if doc.lower[i] == "qui":
            phrase = antecedent(doc, reading.people, i)
            return parties(reading, phrase.first, phrase.last) if phrase is not None else ()
    return ()


def visitors(reading: Reading, start: int, end: int) -> tuple[Participant, ...]:
    """The parties of a phrase that tells who travels or meets: a pronoun stands for a person before a country."""
    if end - start == 1 and reading.doc.lower[start] in PRONOUNS:
        if found_there := _of_relative(reading, start):
            return found_there
        bodies = tuple(body.id for body in reading.people.organizations)
        found = pronoun(reading.doc, reading.people, start, reading.options, bodies)
        if found is not None and found.kind is EntityKind.PERSON:
            return identified(reading, found, Phrase(start, end, start))
    return parties(reading, start, end)


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
            or (lower[j] in quantity and lower[j + 1] in OF)
            or (lower[j] in OF and j > i and lower[j - 1] in quantity)
            or (lower[j] in ("un", "une", "des") and j == i)
        ):
            j += 1
        else:
            break
    return j if j > i and (lower[j - 1] not in _DETERMINERS or j > i + 1) else i


def _extended(reading: Reading, phrase: Phrase, end: int) -> Phrase:
    """The phrase cut at the end of its clause, further complements taken in (``des Etats-Unis et de la Turquie``)."""
    lower, last = reading.doc.lower, min(phrase.last, end)
    while last + 2 < end and lower[last] in (",", "et") and lower[last + 1] in OF:
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
        j = i + 1
        while j < end - 1 and j < i + 4 and (lower[j] in _AGAIN or lower[j] in _DETERMINERS):
            j += 1  # « de l'Allemagne, de la Belgique et de la France »
        return (i + 2 if lower[i + 1] in _AGAIN else i + 1) if reading.people.mention_at(j) else 0
    return 0


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
    return _two_named(reading, doc.sentences[k][0], at) or (_two_named(reading, *doc.sentences[k - 1]) if k else ())


def _two_named(reading: Reading, first: int, last: int) -> tuple[Participant, ...]:
    """The two persons whom a stretch names, if it names no third: ``A a reçu B et ils ont parlé``."""
    named = {m.entity_id: m for m in reading.people.mentions_between(first, last) if m.kind is EntityKind.PERSON}
    if len(named) != len(("one", "other")):
        return ()
    return _distinct([p for m in named.values() for p in of_phrase(reading, Phrase(m.first, m.last, m.last - 1))])
