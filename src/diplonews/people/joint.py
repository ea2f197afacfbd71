"""Several parties at once, ``Paris et Berlin``, ``les deux ministres``, ``ils``: resolved only where it is plain."""

from collections.abc import Callable, Sequence

from diplonews.enums import EntityKind, Gender, ResolvedBy
from diplonews.lexicon._words import naming_words
from diplonews.people.bearers import entity_identity
from diplonews.people.salience import left_edge, standing
from diplonews.people.values import Identity, Mention, People
from diplonews.text.document import Document
from diplonews.values import Person, SpeakerPart

_BACK = 3  # sentences
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4}
_LINKS = frozenset(["et", ",", "ainsi", "que"])
_MANY = frozenset(["les", "des", "ces", "plusieurs", "leurs", "nos", "certains", "certaines"])


def together(parts: Sequence[Identity], how: ResolvedBy, sure: float, note: str, first: int, last: int) -> Identity:
    """The identity of several parties, their names joined by commas and ``et``."""
    name = " et ".join([", ".join(p.name for p in parts[:-1]), parts[-1].name])
    also = tuple(SpeakerPart(p.name, p.kind, p.entity) for p in parts)
    return Identity(name, parts[0].kind, None, how, also, None, None, sure, note, first, last)


def coordinated(
    doc: Document, people: People, first: int, last: int, identify: Callable[[int, int], Identity | None]
) -> Identity | None:
    """Joint parties, ``Paris et Berlin``: each a name of its own or a title with a bearer."""
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
        one = identify(a, b)
        if one is None or one.entity is None:
            return None
        parts.append(one)
    return together(parts, ResolvedBy.NAME, min(p.confidence for p in parts), "joint", first, last)


def counted(doc: Document, people: People, first: int, last: int) -> Identity | None:
    """``les deux ministres``, ``tous deux``: the last sentences name just so many of that kind; None otherwise."""
    said = doc.lower[first:last]
    at = next((k for k in range(min(3, len(said))) if said[k] in _NUMBERS), None)
    if at is None or said[0] not in ("les", "ces", "tous", "toutes", "leurs", "nos"):
        return None
    if at + 1 >= len(said):
        return plural(doc, people, first, last) if said[0] in ("tous", "toutes") else None
    noun = said[at + 1]
    of_people, of_women = noun in naming_words("pair_people"), noun in naming_words("pair_women")
    if not (of_people or of_women or noun in naming_words("pair_countries")):
        return None
    for k in range(_BACK):
        low = doc.sentences[max(0, doc.sentence_at(first) - k)][0]
        found = _distinct(people, people.mentions_between(low, first), of_people or of_women)
        if of_people or of_women:
            found = _fitting(people, found, noun, _NUMBERS[said[at]])
        if len(found) > _NUMBERS[said[at]]:
            return None
        if len(found) == _NUMBERS[said[at]]:
            return _made(doc, people, found, first, last, 0.8, "as many as counted")
    return None


def plural(doc: Document, people: People, first: int, last: int) -> Identity | None:
    """``ils``, ``elles``: those whom the sentence before joins, or the only two whom it names; None otherwise."""
    feminine = doc.lower[first] in naming_words("pronoun_feminine") or doc.lower[first] == "toutes"
    here = doc.sentence_at(first)
    for k in range(here, max(-1, here - 2), -1):
        low, high = doc.sentences[k]
        high = min(high, first)
        near = people.mentions_between(low, high)
        group = _group(doc, people, near)
        if group and standing(doc, people, group[0].first) >= 0 and _agree(people, group, feminine):
            return _made(doc, people, group, first, last, 0.8, "joined just before")
        if k < here and near:
            persons = _distinct(people, near, persons=True)
            others = any(w in _MANY for w in doc.lower[low:high])
            if len(persons) == 2 and not others and _agree(people, persons, feminine):
                return _made(doc, people, persons, first, last, 0.6, "the two named just before")
            return None
    return None


def _made(
    doc: Document, people: People, found: Sequence[Mention], first: int, last: int, sure: float, note: str
) -> Identity:
    parts = [entity_identity(doc, people, m, m.first, m.last) for m in found]
    return together(parts, ResolvedBy.PRONOUN, sure, note, first, last)


def _distinct(people: People, mentions: Sequence[Mention], persons: bool) -> list[Mention]:
    """The first mention of each person, or of each country by its code."""
    found: dict[str, Mention] = {}
    for m in mentions:
        if persons and m.kind is EntityKind.PERSON:
            found.setdefault(m.entity_id, m)
        elif not persons and m.kind is EntityKind.COUNTRY:
            entity = people.entity(m.entity_id)
            found.setdefault((not isinstance(entity, Person) and entity.country) or m.entity_id, m)
    return list(found.values())


def _fitting(people: People, found: list[Mention], noun: str, wanted: int) -> list[Mention]:
    """Those of the gender and, where that settles the number, of the office that the noun says."""
    if noun not in naming_words("pair_people"):
        found = [m for m in found if people.person(m.entity_id).gender is not Gender.MALE]
    elif noun == "hommes":
        found = [m for m in found if people.person(m.entity_id).gender is not Gender.FEMALE]
    stem = noun.rstrip("s")
    bearers = [m for m in found if any(stem in r.title.lower() for r in people.person(m.entity_id).roles)]
    return bearers if len(bearers) == wanted else found


def _group(doc: Document, people: People, near: Sequence[Mention]) -> list[Mention]:
    """The last row of names joined by ``et`` (``A et B``, ``A, B et C``), titles between; empty without one."""
    for i in range(len(near) - 1, 0, -1):
        if not _linked(doc, people, near[i - 1], near[i], "et"):
            continue
        j = i - 1
        while j and _linked(doc, people, near[j - 1], near[j], ","):
            j -= 1
        return list(near[j : i + 1])
    return []


def _linked(doc: Document, people: People, a: Mention, b: Mention, link: str) -> bool:
    edge = left_edge(doc, people, b.first)
    if a.entity_id == b.entity_id or (a.kind is EntityKind.PERSON) is not (b.kind is EntityKind.PERSON):
        return False
    return a.last < edge and doc.lower[a.last : edge] == (link,)


def _agree(people: People, found: Sequence[Mention], feminine: bool) -> bool:
    """Whether the pronoun may stand for all: ``elles`` for no man, ``ils`` for not only women."""
    genders = [people.person(m.entity_id).gender for m in found if m.kind is EntityKind.PERSON]
    if feminine:
        return Gender.MALE not in genders and bool(genders)
    return not genders or set(genders) != {Gender.FEMALE}
