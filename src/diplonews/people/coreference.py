"""Whom a noun phrase names or describes, and whom a pronoun stands for, within one article."""

from collections.abc import Collection, Iterator

from diplonews.model import EntityKind, Gender, Organization, Person, ResolvedBy, SpeakerPart
from diplonews.options import Options
from diplonews.people.titles import TitlePhrase
from diplonews.people.values import Identity, Mention, People
from diplonews.people.vocabulary import demonyms
from diplonews.text.document import Document

_DEFINITE = frozenset(["le", "la", "l'", "les", "ce", "cet", "cette", "son", "sa", "leur", "du", "au", "notre"])
_LEADING = frozenset(["le", "la", "l'", "les", "du", "des", "au", "aux", "de", "d'"])


def identify(doc: Document, people: People, first: int, last: int, options: Options) -> Identity | None:
    """Whom the noun phrase of the half-open token range names or describes; None for an empty range.

    A name is its entity; a title alone the person who bears it here; anything else a description under its own words.
    """
    last = min(last, len(doc))
    while first < last and not doc.lower[first][0].isalnum():
        first += 1
    if first >= last:
        return None
    joint = _joint(doc, people, first, last, options)
    if joint is not None:
        return joint
    start = first
    while start < last - 1 and doc.lower[start] in _LEADING:
        start += 1
    said = " ".join(doc.lower[first:last])
    if said.endswith(("ce dernier", "cette dernière", "l' intéressé", "l' intéressée", "celui-ci", "celle-ci")):
        return pronoun(doc, people, last - 1, options)
    title = next((people.titles[i] for i in range(first, min(first + 4, last)) if i in people.titles), None)
    mention = people.mention_at(start)
    if title is not None and (mention is None or title.first <= start):
        found = _by_title(doc, people, title, last)
        if found is not None:
            return found
        return _description(doc, first, last, title.country, "title without a holder")
    if mention is not None and mention.first == start:
        return _entity(doc, people, mention, first, last)
    return _description(doc, first, last, _country(doc, people, start, last), "described")


def _entity(doc: Document, people: People, mention: Mention, first: int, last: int) -> Identity:
    entity = people.entity(mention.entity_id)
    if isinstance(entity, Person):
        return _person(entity, ResolvedBy.NAME, 0.98, "named", first, last)
    name = doc.slice(mention.first, mention.last)
    return Identity(name, mention.kind, entity.id, ResolvedBy.NAME, (), None, _code(entity), 0.95, "named", first, last)


def _code(entity: Organization) -> str | None:
    return entity.country or entity.code


def _person(person: Person, how: ResolvedBy, confidence: float, note: str, first: int, last: int) -> Identity:
    gender = person.gender.value if person.gender else None
    return Identity(person.name, EntityKind.PERSON, person.id, how, (), gender, person.country, confidence, note, first, last)


def _description(doc: Document, first: int, last: int, country: str | None, note: str) -> Identity:
    return Identity(doc.slice(first, last), EntityKind.DESCRIPTION, None, ResolvedBy.NAME, (), None, country, 0.8, note, first, last)


def _country(doc: Document, people: People, first: int, last: int) -> str | None:
    places = demonyms()
    for i in range(first, last):
        if doc.lower[i] in places:
            return places[doc.lower[i]]
        mention = people.mention_at(i)
        if mention is not None:
            entity = people.entity(mention.entity_id)
            return entity.country if isinstance(entity, Person) else _code(entity)
    return None


def _joint(doc: Document, people: People, first: int, last: int, options: Options) -> Identity | None:
    """Joint parties, ``Paris et Berlin``: each a name of its own."""
    cuts = [i for i in range(first + 1, last - 1) if doc.lower[i] in ("et", ",")]
    if not cuts or doc.lower[cuts[-1]] != "et":
        return None
    bounds = [first, *(c + 1 for c in cuts)], [*cuts, last]
    parts: list[Identity] = []
    for a, b in zip(*bounds, strict=True):
        inner = people.mention_at(b - 1)
        titled = any(i in people.titles for i in range(a, min(b, a + 3)))
        if not titled and (inner is None or inner.last != b):
            return None
        one = identify(doc, people, a, b, options)
        if one is None or one.entity is None:
            return None
        parts.append(one)
    also = tuple(SpeakerPart(p.name, p.kind, p.entity) for p in parts)
    name = " et ".join([", ".join(p.name for p in parts[:-1]), parts[-1].name])
    return Identity(name, parts[0].kind, None, ResolvedBy.NAME, also, None, None, min(p.confidence for p in parts), "joint", first, last)


def _by_title(doc: Document, people: People, title: TitlePhrase, last: int) -> Identity | None:
    """The person a title phrase stands for: the one named beside it, else the last one who bears it."""
    named = people.mention_at(title.last)
    if named is not None and named.kind is EntityKind.PERSON and title.last < last:
        return _entity(doc, people, named, title.first, last)
    holder = people.holders.get(title.first)
    if holder is not None:
        person = people.entity(holder)
        assert isinstance(person, Person)  # holders are persons by construction
        return _person(person, ResolvedBy.NAME, 0.95, "named in apposition", title.first, last)
    if title.plural or title.determiner not in _DEFINITE:
        return None
    before = [(i, t) for i, t in people.titles.items() if i in people.holders and i < title.first and agrees(title, t)]
    if not before:
        before = [(i, t) for i, t in people.titles.items() if i in people.holders and agrees(title, t)][:1]
    if not before:
        return None
    person = people.entity(people.holders[before[-1][0]])
    assert isinstance(person, Person)
    return _person(person, ResolvedBy.TITLE, 0.9, "bears the title", title.first, last)


_MINISTERS = frozenset(["secretary_of_state", "minister", "junior_minister"])


def agrees(short: TitlePhrase, full: TitlePhrase) -> bool:
    """Whether ``le ministre français`` may be the bearer of ``le ministre français de la Défense``."""
    if short.country and full.country and short.country != full.country:
        return False
    if {short.gender, full.gender} == {"m", "f"} or short.former != full.former:
        return False
    if short.role == full.role:
        return True
    if short.role == "minister":
        return full.role.endswith("_minister") or full.role in _MINISTERS
    if {short.role, full.role} == {"secretary_of_state", "foreign_minister"}:
        return "USA" in (short.country, full.country)
    return short.role in ("head", "leader") and full.role.startswith("head_of")


_FEMALE = frozenset(["elle", "elles", "-t-elle", "-elle", "-t-elles", "-elles", "celle-ci", "dernière", "intéressée", "celle"])
_PLURAL = frozenset(["ils", "elles", "-t-ils", "-ils", "-t-elles", "-elles", "eux", "leur", "ceux-ci", "celles-ci"])
_EITHER = frozenset(["lui", "qui", "se", "s'"])
_BACK = 12  # sentences


def pronoun(doc: Document, people: People, token: int, options: Options, exclude: Collection[str] = ()) -> Identity | None:
    """Whom the pronoun at the token stands for: by gender, number, nearness and place in the sentence; None if nobody fits.

    ``exclude`` are entity ids that it cannot be (whom the sentence addresses).
    """
    word = doc.lower[token]
    if word in _PLURAL:
        return None
    gender = None if word in _EITHER else Gender.FEMALE if word in _FEMALE else Gender.MALE
    best: tuple[float, Person] | None = None
    here = doc.sentence_at(token)
    for at, entity_id, weight in _antecedents(doc, people, token):
        person = people.entity(entity_id)
        if not isinstance(person, Person) or entity_id in exclude or person.gender not in (None, gender or person.gender):
            continue
        distance = here - doc.sentence_at(at)
        if distance > _BACK:
            continue
        score = weight + (0.5 if person.gender is not None else 0.0) - distance
        if best is None or score > best[0]:
            best = (score, person)
    if best is None:
        return None
    return _person(best[1], ResolvedBy.PRONOUN, max(0.4, min(0.9, 0.7 + best[0] / 10)), "pronoun", token, token + 1)


def _antecedents(doc: Document, people: People, token: int) -> Iterator[tuple[int, str, float]]:
    """Token, entity and weight of whatever may be meant before the pronoun, nearest first."""
    around = doc.pair_around(token)
    spots = [(m.first, m.entity_id) for m in people.mentions if m.last <= token and m.kind is EntityKind.PERSON]
    spots.sort(reverse=True)
    for at, entity_id in spots:
        weight = 1.0
        pair = doc.pair_around(at)
        if pair is not None and pair is not around:
            weight -= 2.0
        start = doc.sentence_range(at)[0]
        if at - start <= 1 or all(i not in people.holders for i in range(start, at)) and at - start <= 8:
            weight += 0.6
        yield at, entity_id, weight
