"""Whom a noun phrase names or describes, and whom a pronoun stands for, within one article."""

from collections.abc import Collection, Iterator

from attrs import evolve

from diplonews.model import EntityKind, Gender, Organization, Person, ResolvedBy, SpeakerPart
from diplonews.options import Options
from diplonews.people.offices import offices_of
from diplonews.people.titles import TitlePhrase
from diplonews.people.values import Identity, Mention, People
from diplonews.people.vocabulary import demonyms, words
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
        found = _by_title(doc, people, title, last, options)
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


def _by_title(doc: Document, people: People, title: TitlePhrase, last: int, options: Options) -> Identity | None:
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
    before, after = people.held_around(title.first, _HELD)
    for i in (*before, *after):
        if agrees(doc, title, people.titles[i]):
            person = people.entity(people.holders[i])
            assert isinstance(person, Person)
            return _person(person, ResolvedBy.TITLE, 0.9 if i < title.first else 0.8, "bears the title", title.first, last)
    return _by_office(people, title, last, options)


_HELD = 60  # titles beside a name that are looked at on either side


def _by_office(people: People, title: TitlePhrase, last: int, options: Options) -> Identity | None:
    """The one person of the article who has held the office that the title names, by the table of office holders."""
    if title.country is None or title.former:
        return None
    role = "foreign_minister" if (title.role, title.country) == ("secretary_of_state", "USA") else title.role
    held = [p for p in people.persons if any(o[:2] == (role, title.country) for o in offices_of(p.name, options))]
    if len(held) != 1:
        return None
    return _person(held[0], ResolvedBy.OFFICE, 0.75, "held the office", title.first, last)


_MINISTERS = frozenset(["secretary_of_state", "minister", "junior_minister"])


def agrees(doc: Document, short: TitlePhrase, full: TitlePhrase) -> bool:
    """Whether ``le ministre français`` may be the bearer of ``le ministre français de la Défense``."""
    if short.country and full.country and short.country != full.country:
        return False
    if {short.gender, full.gender} == {"m", "f"} and not _masculine_for_all(short, full) or short.former != full.former:
        return False
    if short.role == full.role:
        return _same_complement(doc, short, full)
    if short.role == "minister":
        return full.role.endswith("_minister") or full.role in _MINISTERS
    if {short.role, full.role} == {"secretary_of_state", "foreign_minister"}:
        return "USA" in (short.country, full.country)
    return short.role in ("head", "leader") and full.role.startswith("head_of") and short.last - short.head <= 2


def _masculine_for_all(a: TitlePhrase, b: TitlePhrase) -> bool:
    """Whether one of the two says a masculine that stands for women too (``le chef``, ``le ministre``), the other a feminine."""
    return a.role in _COMMON and b.role in _COMMON


_COMMON = frozenset(["minister", "spokesperson"])


def _same_complement(doc: Document, short: TitlePhrase, full: TitlePhrase) -> bool:
    """Whether the complements of two titles of one role name one thing, or the shorter has none.

    ``le président de l'association`` is not the bearer of ``le président``; ``le président du pays`` may be.
    """
    if short.body is not None and full.body is not None:
        return (short.body.code or short.body.name) == (full.body.code or full.body.name)
    nouns = _complement_nouns(doc, short)
    return not nouns or short.body is not None and full.body is None and short.country is not None or not nouns.isdisjoint(_complement_nouns(doc, full))


_ANY_BODY = frozenset(["pays", "république", "etat", "état", "gouvernement", "exécutif", "nation", "royaume", "transition", "junte"])


def _complement_nouns(doc: Document, title: TitlePhrase) -> frozenset[str]:
    places, after, function = demonyms(), words("after_title"), words("function")
    said = doc.lower[title.head + 1 : title.last]
    return frozenset(w for w in said if w not in places and w not in after and w not in function and w not in _ANY_BODY)


_FEMALE = frozenset(["elle", "elles", "-t-elle", "-elle", "-t-elles", "-elles", "celle-ci", "dernière", "intéressée", "celle"])
_PLURAL = frozenset(["ils", "elles", "-t-ils", "-ils", "-t-elles", "-elles", "eux", "leur", "ceux-ci", "celles-ci"])
_EITHER = frozenset(["lui", "qui", "se", "s'"])
_BACK = 12  # sentences


def pronoun(doc: Document, people: People, token: int, options: Options, exclude: Collection[str] = ()) -> Identity | None:
    """Whom the pronoun at the token stands for: by gender, number, nearness and place in the sentence; None if nobody fits.

    An impersonal ``il`` stands for nobody. ``exclude`` are entity ids that it cannot be (whom the sentence addresses).
    """
    word = doc.lower[token]
    if word in _PLURAL or _impersonal(doc, token):
        return None
    gender = None if word in _EITHER else Gender.FEMALE if word in _FEMALE else Gender.MALE
    best: tuple[float, int, Identity] | None = None
    here = doc.sentence_at(token)
    for at, found, weight in _antecedents(doc, people, token, options):
        distance = here - doc.sentence_at(at)
        if distance > _BACK:
            break
        if found.entity is None or found.entity in exclude:
            continue
        if found.kind is EntityKind.PERSON:
            known = found.gender
            if gender is not None and known is not None and known != gender.value:
                continue
            weight += 0.5 if known is not None else 0.0
        elif word.startswith("-") or gender is not _grammatical(doc, at):
            continue
        else:
            weight -= 0.3
        score = weight - distance
        if best is None or score > best[0]:
            best = (score, at, found)
    if best is None:
        return None
    sure = max(0.4, min(0.9, 0.7 + best[0] / 10))
    return evolve(best[2], resolved_by=ResolvedBy.PRONOUN, confidence=sure, note="pronoun", first=token, last=token + 1)


def _impersonal(doc: Document, token: int) -> bool:
    """Whether ``il`` has no antecedent: ``il faut``, ``il s'agit``, ``il y a``, ``il est probable que``."""
    if doc.lower[token] not in ("il", "-il", "-t-il"):
        return False
    verbs = words("impersonal")
    after = doc.lower[token + 1 : token + 6]
    if doc.lower[token][0] == "-":
        return doc.lower[token - 1] in verbs
    for k, word in enumerate(after):
        if word in verbs:
            return True
        if word in ("est", "était", "sera", "serait"):
            return "que" in after[k + 1 :] or "qu'" in after[k + 1 :] or k + 1 < len(after) and after[k + 1] in words("impersonal_adjective")
        if word not in _CLITICS:
            return False
    return False


_CLITICS = frozenset(["ne", "n'", "y", "en", "s'", "se", "lui", "me", "nous", "leur"])


def _grammatical(doc: Document, at: int) -> Gender | None:
    """The grammatical gender of the country or body named at a token, by its article."""
    before = doc.lower[at - 1] if at else ""
    return {"la": Gender.FEMALE, "le": Gender.MALE, "du": Gender.MALE, "au": Gender.MALE}.get(before)


_TITLES_BACK = 3  # sentences in which a title alone may be what the pronoun takes up


def _antecedents(doc: Document, people: People, token: int, options: Options) -> Iterator[tuple[int, Identity, float]]:
    """Token, identity and weight of whatever may be meant before the pronoun, nearest first."""
    around = doc.pair_around(token)
    here = doc.sentence_at(token)
    low = doc.sentences[max(0, here - _BACK)][0]
    spots: list[tuple[int, Mention | TitlePhrase]] = [(m.first, m) for m in people.mentions_between(low, token) if m.last <= token]
    low = doc.sentences[max(0, here - _TITLES_BACK)][0]
    spots += [(t.first, t) for t in people.titles_between(low, token) if t.last <= token and t.first not in people.holders]
    spots.sort(key=lambda s: -s[0])
    for at, what in spots:
        if isinstance(what, Mention):
            found = _entity(doc, people, what, what.first, what.last)
        else:
            titled = _by_title(doc, people, what, what.last, options)
            if titled is None:
                continue
            found = titled
        weight = 1.0
        pair = doc.pair_around(at)
        if pair is not None and pair is not around:
            weight -= 2.0
        start = doc.sentence_range(at)[0]
        if _subject_like(doc, people, at, start):
            weight += 0.6
        yield at, found, weight


def _subject_like(doc: Document, people: People, at: int, start: int) -> bool:
    """Whether what stands at ``at`` looks like its sentence's subject: first in it, or with nothing named before it nearby."""
    if at - start <= 2:
        return True
    return at - start <= 10 and all(people.mention_at(i) is None and i not in people.titles for i in range(start, at - 1))
