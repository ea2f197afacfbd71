"""Which slot of a frame plays which part: from token ranges to participants and a place."""

from collections.abc import Mapping

from diplonews.enums import EntityKind, EventType
from diplonews.events.identities import country, last_person
from diplonews.events.owners import content, owners
from diplonews.events.parties import parties, visitors
from diplonews.events.places import named_place, place_at, place_of
from diplonews.events.reading import Chunk, Range, Reading
from diplonews.lexicon import _events
from diplonews.lexicon._events import Trigger
from diplonews.lexicon._words import function_words
from diplonews.people.organizations import CAPITAL, COUNTRY
from diplonews.people.vocabulary import demonyms
from diplonews.syntax.subjects import main_subject
from diplonews.text.verbs import VerbGroup
from diplonews.values import Participant, Place, Span

_DETERMINERS = function_words("determiner") | function_words("article")
_HELD = frozenset(["expel", "seize", "arrest", "deport"])
_NOUN = 4  # tokens from the start of a phrase to its noun
_FLAGS = frozenset(["earlier", "planned", "ongoing", "occurred", "none"])
_SEATED = frozenset(["à", "au", "aux", "en", "auprès"])
_SEAT = 3  # tokens after an envoy's phrase in which the post is named
_TOWN = 3  # how closely a town tells where something is (places)
_SPAN = 44  # characters: a verb group longer than this is told by its main verb alone


def roles_of(
    reading: Reading, trigger: Trigger, slots: Mapping[str, Range | None]
) -> tuple[dict[str, tuple[Participant, ...]], Place | None]:
    """Who plays which part, by the slots that are filled; the place, where a slot is one."""
    roles: dict[str, tuple[Participant, ...]] = {"actor": (), "recipient": ()}
    place = None
    for slot, role in trigger.frame.items():
        where = slots.get(slot)
        if where is None or role == "none":
            continue
        if role == "place":
            place = place or place_of(reading, [Chunk(slot, where[0], *where)], frozenset([slot]))
        elif role == "victim":
            hit = place_of(reading, [Chunk("à", where[0], *where)])
            whole = parties(reading, *where) or ((_as_party(hit),) if hit else ())
            if hit is not None and (hit.country is not None or hit.name[0].isupper()):
                place = place or _town_beside(reading, where) or hit
            roles["recipient"] = joined(roles["recipient"], whole)
        elif role == "envoy":
            # « l'ambassadrice du Chili à Lima, rappelée »: his state recalls, his post is the other party
            if not roles["actor"]:
                roles["actor"] = owners(reading, *where)
            high = min(where[1] + _SEAT, len(reading.doc))
            seat = next((j for j in range(where[0], high) if reading.doc.lower[j] in _SEATED), None)
            if seat is not None:
                roles["recipient"] = content(reading, seat + 1, high)
        elif role in _FLAGS:
            continue
        elif role == "theirs":
            roles["actor"] = roles["actor"] or _theirs(reading, where)
        elif role == "owner":
            roles["recipient"] = joined(roles["recipient"], owners(reading, *where))
            if slot == "O" and trigger.mode in _HELD:
                roles["recipient"] = joined(roles["recipient"], _described(reading, where))
        elif role == "recipient" and slot == "O":
            roles[role] = joined(
                roles[role], parties(reading, *where) or _described(reading, where) or owners(reading, *where)
            )
        else:
            human = trigger.type is EventType.CONSULT and slot == "S"
            roles[role] = joined(roles[role], visitors(reading, *where) if human else parties(reading, *where))
    names = {p.name for p in roles["actor"]}
    if "envoy" in trigger.frame.values():
        home = {p.country for p in roles["actor"] if p.country}  # « rappelé à Paris »: the capital of his own state
        roles["recipient"] = tuple(p for p in roles["recipient"] if p.country not in home)
    roles["recipient"] = tuple(p for p in roles["recipient"] if p.name not in names)
    return roles, place


def _theirs(reading: Reading, where: Range) -> tuple[Participant, ...]:
    """Whose troops they are: ``ses soldats`` are the subject's; soldiers of nobody are nobody's."""
    if reading.doc.lower[where[0]] in ("ses", "son", "sa", "leurs", "leur"):
        return possessor(reading, where[0], True)
    return tuple(p for p in owners(reading, *where) if p.entity or p.country)


def _town_beside(reading: Reading, where: Range) -> Place | None:
    """``l'ambassade du Chili à Lima``: the town where the thing stands."""
    for i in range(where[0] + 1, where[1]):
        if reading.doc.lower[i] == "à" and (hit := place_at(reading, Chunk("à", i, i + 1, where[1]))) is not None:
            return hit[1] if hit[0] == _TOWN else None
    return None


def _described(reading: Reading, where: Range) -> tuple[Participant, ...]:
    """Whom a phrase without a name describes: ``quarante suspects``."""
    doc, held, places = reading.doc, _events.nouns("prisoner"), demonyms()
    numbers, first = _events.nouns("number"), where[0]
    while first < where[1] - 1 and (doc.lower[first] in _DETERMINERS or doc.lower[first] in numbers):
        first += 1
    for i in range(first, min(where[1], first + _NOUN)):
        word = doc.lower[i]
        if i > first and word in places and doc.words[i] == word:
            return (Participant(doc.slice(first, i + 1), None, places[word], doc.token_span(first, i + 1)),)
        if word in held and (i + 1 == where[1] or doc.lower[i + 1] not in places):
            return (Participant(doc.slice(i, i + 1), None, None, doc.token_span(i, i + 1)),)
        if i > first and word in _events.prepositions():
            break
    return ()


def _as_party(place: Place) -> Participant:
    return Participant(place.name, None, place.country, place.mention)


def joined(some: tuple[Participant, ...], more: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Both in order, no name twice."""
    names = {p.name for p in some}
    return (*some, *(p for p in more if p.name not in names))


def span_of(reading: Reading, group: VerbGroup) -> Span:
    """The located words of a verb group; of a long one the main verb alone."""
    span = reading.doc.token_span(group.first, group.head + 1)
    return span if len(span.text) <= _SPAN else reading.doc.token_span(group.head, group.head + 1)


def host(reading: Reading, place: Place | None, actors: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Whose guest a visitor is: the country that is visited, or whose capital is, unless it is the visitor's own."""
    if place is None or place.mention is None or place.country is None or not actors:
        return ()
    named = named_place(reading, reading.doc.token_of(place.mention.start))
    if named is None or named[1].sort not in (CAPITAL, COUNTRY) or any(p.country == place.country for p in actors):
        return ()
    return (country(reading, place.country, None),)


def possessor(reading: Reading, at: int, subject: bool) -> tuple[Participant, ...]:
    """Whom ``son``, ``sa``, ``leur`` stands for: the subject of the sentence, or the party named last before it."""
    people, doc = reading.people, reading.doc
    low = doc.sentence_range(at)[0]
    if doc.lower[at] in ("leur", "leurs"):
        return parties(reading, *_as_plural(reading, at))
    sentence = range(low, at) if subject else range(at - 1, low - 1, -1)
    found = next((m for i in sentence if (m := people.mention_at(i)) is not None), None)
    if found is None and (titled := _titled_before(reading, low)):
        return titled
    found = found or last_person(reading, low)
    return parties(reading, found.first, found.last) if found else ()


def _titled_before(reading: Reading, low: int) -> tuple[Participant, ...]:
    """The person whom the sentence before ``low`` names by an office alone (``le ministre n'était pas venu``)."""
    doc, people = reading.doc, reading.people
    k = doc.sentence_at(low)
    if not k:
        return ()
    first, last = doc.sentences[k - 1]
    if any(m.kind is EntityKind.PERSON for m in people.mentions_between(first, last)):
        return ()
    for title in people.titles_between(first, last):
        found = parties(reading, max(first, title.first - 1), title.last)
        if len(found) == 1 and found[0].entity is not None:
            return found
    return ()


def _as_plural(reading: Reading, at: int) -> Range:
    """The subject that ``leur`` takes up."""
    phrase = main_subject(reading.doc, reading.people, reading.doc.sentence_range(at)[0], at)
    return (phrase.first, phrase.last) if phrase else (0, 0)
