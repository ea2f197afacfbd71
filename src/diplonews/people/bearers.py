"""Who bears a title: the person named beside it, the last one who bore it before, or who holds the office that day."""

import datetime as dt

from diplonews.enums import EntityKind, ResolvedBy
from diplonews.lexicon._words import naming_words
from diplonews.options import Options
from diplonews.people.offices import offices_on
from diplonews.people.salience import standing
from diplonews.people.titles import TitlePhrase
from diplonews.people.values import Identity, Mention, People
from diplonews.people.vocabulary import demonyms
from diplonews.text.document import Document
from diplonews.values import Organization, Person


def entity_identity(doc: Document, people: People, mention: Mention, first: int, last: int) -> Identity:
    """The entity that a mention names: a person under the canonical name, a body under the name printed there."""
    entity = people.entity(mention.entity_id)
    if isinstance(entity, Person):
        return person_identity(entity, ResolvedBy.NAME, 0.98, "named", first, last)
    name = doc.slice(mention.first, mention.last)
    return Identity(
        name, mention.kind, entity.id, ResolvedBy.NAME, (), None, code_of(entity), 0.95, "named", first, last
    )


def code_of(entity: Organization) -> str | None:
    """The country a body belongs to, else its own code."""
    return entity.country or entity.code


def person_identity(person: Person, how: ResolvedBy, confidence: float, note: str, first: int, last: int) -> Identity:
    """The identity of a person, found ``how`` and as surely as said."""
    gender = person.gender.value if person.gender else None
    return Identity(
        person.name, EntityKind.PERSON, person.id, how, (), gender, person.country, confidence, note, first, last
    )


def by_title(
    doc: Document, people: People, title: TitlePhrase, last: int, options: Options, day: dt.date | None = None
) -> Identity | None:
    """The person a title phrase stands for: the one named beside it, else who bears it and was spoken of last.

    ``day``: when the article appeared, for the table of office holders.
    """
    named = people.mention_at(title.last)
    if named is not None and named.kind is EntityKind.PERSON and title.last < last:
        return entity_identity(doc, people, named, title.first, last)
    holder = people.holders.get(title.first)
    if holder is not None:
        person = people.person(holder)
        return person_identity(person, ResolvedBy.NAME, 0.95, "named in apposition", title.first, last)
    if title.plural or title.determiner not in naming_words("definite"):
        return None
    before, after = people.held_around(title.first, _HELD)
    near = (*before, *after)
    # Who is said to be of that country comes before whom the title merely does not contradict.
    said = [i for i in near if people.titles[i].country == title.country] if title.country else []
    for held, later in ((said, 0.0), (near, 0.05)):
        fits = [i for i in held if agrees(doc, title, people.titles[i])]
        if fits:
            who = _spoken_of(doc, people, title, fits)
            several = len({people.holders[i] for i in fits}) > 1
            sure = _sure(doc, title.first, next(i for i in fits if people.holders[i] == who.id)) - later
            return person_identity(
                who, ResolvedBy.TITLE, sure - (0.15 if several else 0.0), "bears the title", title.first, last
            )
    return _by_origin(people, title, last) or _by_office(people, title, last, options, day)


def _spoken_of(doc: Document, people: People, title: TitlePhrase, fits: list[int]) -> Person:
    """Of several who bear the title, the one spoken of last before it, a subject rather than an object."""
    ids = {people.holders[i] for i in fits}
    first = people.person(people.holders[fits[0]])
    if len(ids) == 1:
        return first
    here = doc.sentence_at(title.first)
    low = doc.sentences[max(0, here - _SPOKEN)][0]
    best: tuple[float, str] | None = None
    for m in people.mentions_between(low, title.first):
        if m.entity_id in ids:
            weight = standing(doc, people, m.first) - 0.5 * (here - doc.sentence_at(m.first))
            if best is None or weight >= best[0]:
                best = (weight, m.entity_id)
    return first if best is None else people.person(best[1])


def _sure(doc: Document, at: int, held: int) -> float:
    """How sure a title alone is by where its bearer is named: before, in the same or next paragraph, further on."""
    if held < at:
        return 0.9
    between = sum(at < b.first <= held for b in doc.blocks)
    return 0.8 if between <= 1 else 0.65


_SPOKEN = 8  # sentences
_HELD = 60  # titles beside a name that are looked at on either side


_ANY_RANK = frozenset(["diplomat", "official"])  # what the press calls an envoy or minister by profession


def _by_origin(people: People, title: TitlePhrase, last: int) -> Identity | None:
    """``le diplomate autrichien``: the one person of that country to whom the article gives a role."""
    if title.role not in _ANY_RANK or title.country is None:
        return None
    fits = [p for p in people.persons if p.country == title.country and p.roles]
    return (
        person_identity(fits[0], ResolvedBy.TITLE, 0.7, "of that country", title.first, last)
        if len(fits) == 1
        else None
    )


def _by_office(people: People, title: TitlePhrase, last: int, options: Options, day: dt.date | None) -> Identity | None:
    """The one person of the article who holds the office that the title names on that day, by the table of offices."""
    if day is None or title.former:
        return None
    role = "foreign_minister" if (title.role, title.country) == ("secretary_of_state", "USA") else title.role
    role = "head_of_state" if role == "junta_leader" else role
    holders = _holders(people, options, day)
    held = {p.id: p for office, some in holders.items() if _may_hold(role, title, *office) for p in some}
    if len(held) != 1:
        return None
    sure = 0.75 if title.country is not None else 0.6
    person = next(iter(held.values()))
    return person_identity(person, ResolvedBy.OFFICE, sure, "holds the office on that day", title.first, last)


def _may_hold(role: str, title: TitlePhrase, held: str, seat: str) -> bool:
    """Whether the title may be that office: of its country, or of any where it is said alone (``le ministre``)."""
    if title.country is not None and title.country != seat:
        return False
    alone = title.last == title.head + 1
    if role == held:
        return title.country is not None or alone
    return role == "minister" and alone and held.endswith("_minister")


def _holders(people: People, options: Options, day: dt.date) -> dict[tuple[str, str], list[Person]]:
    """The persons of the article by the office they hold on that day; looked up once an article."""
    key = (day, options.offices)
    if key not in people.offices:
        holders: dict[tuple[str, str], list[Person]] = {}
        for person in people.persons:
            for office in offices_on(person, day, options):
                holders.setdefault(office, []).append(person)
        people.offices[key] = holders
    return people.offices[key]


_MET = frozenset(["minister", "foreign_minister", "head_of_state", "leader"])  # roles in which one meets a counterpart
_MINISTERS = frozenset(["secretary_of_state", "minister", "junior_minister"])


def agrees(doc: Document, short: TitlePhrase, full: TitlePhrase) -> bool:
    """Whether ``le ministre français`` may be the bearer of ``le ministre français de la Défense``."""
    if short.country and full.country and short.country != full.country:
        return False
    if (
        {short.gender, full.gender} == {"m", "f"} and not _masculine_for_all(short, full)
    ) or short.former != full.former:
        return False
    if full.role == "counterpart":
        alone = short.role == "minister" and short.last == short.head + 1
        return short.role in _MET and (alone if short.country is None else short.country == full.country)
    if full.role == "crown_prince" and short.role == "prince":
        return short.last == short.head + 1
    if short.role == full.role:  # a portfolio is one, « la diplomatie » or « les Affaires étrangères »
        return short.role.endswith("_minister") or _same_complement(doc, short, full)
    if short.role == "minister":
        return full.role.endswith("_minister") or full.role in _MINISTERS
    if {short.role, full.role} == {"secretary_of_state", "foreign_minister"}:
        return "USA" in (short.country, full.country)
    return short.role in ("head", "leader") and full.role.startswith("head_of") and short.last - short.head <= 2


def _masculine_for_all(a: TitlePhrase, b: TitlePhrase) -> bool:
    """Whether both say a title whose masculine stands for women too (``le ministre``)."""
    return a.role in _COMMON and b.role in _COMMON


_COMMON = frozenset(["minister", "spokesperson"])


def _same_complement(doc: Document, short: TitlePhrase, full: TitlePhrase) -> bool:
    """Whether the complements of two titles of one role name one thing, or the shorter has none.

    ``le président de l'association`` is not the bearer of ``le président``; ``le président du pays`` may be.
    """
    if short.body is not None and full.body is not None:
        return (short.body.code or short.body.name) == (full.body.code or full.body.name)
    nouns = _complement_nouns(doc, short)
    return (
        not nouns
        or (short.body is not None and full.body is None and short.country is not None)
        or not nouns.isdisjoint(_complement_nouns(doc, full))
    )


def _complement_nouns(doc: Document, title: TitlePhrase) -> frozenset[str]:
    places, after, function = demonyms(), naming_words("after_title"), naming_words("function")
    said = doc.lower[title.head + 1 : title.last]
    return frozenset(
        w
        for w in said
        if w not in places and w not in after and w not in function and w not in naming_words("any_body")
    )
