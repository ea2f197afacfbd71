"""Whom a noun phrase names or describes, and whom a pronoun stands for, within one article."""

from collections.abc import Collection, Iterator

from attrs import evolve

from diplonews.model import EntityKind, Gender, Person, ResolvedBy, SpeakerPart
from diplonews.options import Options
from diplonews.people.bearers import by_title, code_of, entity_identity
from diplonews.people.titles import TitlePhrase
from diplonews.people.values import Identity, Mention, People
from diplonews.people.vocabulary import demonyms, words
from diplonews.text.document import Document


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
    while start < last - 1 and doc.lower[start] in words("leading"):
        start += 1
    said = " ".join(doc.lower[first:last])
    if said.endswith(("ce dernier", "cette dernière", "l' intéressé", "l' intéressée", "celui-ci", "celle-ci")):
        return pronoun(doc, people, last - 1, options)
    title = next((people.titles[i] for i in range(first, min(first + 4, last)) if i in people.titles), None)
    mention = people.mention_at(start)
    if title is not None and (mention is None or title.first <= start):
        found = by_title(doc, people, title, last, options)
        if found is not None:
            return found
        return _description(doc, first, last, title.country, "title without a holder")
    if mention is not None and mention.first == start:
        return entity_identity(doc, people, mention, first, last)
    return _description(doc, first, last, _country(doc, people, start, last), "described")


def _description(doc: Document, first: int, last: int, country: str | None, note: str) -> Identity:
    return Identity(
        doc.slice(first, last), EntityKind.DESCRIPTION, None, ResolvedBy.NAME, (), None, country, 0.8, note, first, last
    )


def _country(doc: Document, people: People, first: int, last: int) -> str | None:
    places = demonyms()
    for i in range(first, last):
        if doc.lower[i] in places:
            return places[doc.lower[i]]
        mention = people.mention_at(i)
        if mention is not None:
            entity = people.entity(mention.entity_id)
            return entity.country if isinstance(entity, Person) else code_of(entity)
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
    return Identity(
        name,
        parts[0].kind,
        None,
        ResolvedBy.NAME,
        also,
        None,
        None,
        min(p.confidence for p in parts),
        "joint",
        first,
        last,
    )


_EITHER = frozenset(["lui", "qui", "se", "s'"])
_BACK = 12  # sentences


def pronoun(
    doc: Document, people: People, token: int, options: Options, exclude: Collection[str] = ()
) -> Identity | None:
    """Whom the pronoun at the token stands for, by gender, nearness and place in the sentence; None if nobody fits.

    An impersonal ``il`` stands for nobody. ``exclude`` are entity ids that it cannot be (whom the sentence addresses).
    """
    word = doc.lower[token]
    if word in words("pronoun_plural") or _impersonal(doc, token):
        return None
    gender = None if word in _EITHER else Gender.FEMALE if word in words("pronoun_feminine") else Gender.MALE
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
            bonus = 0.5 if known is not None else 0.0
        elif word.startswith("-") or gender is not _grammatical(doc, at):
            continue
        else:
            bonus = -0.3
        score = weight + bonus - distance
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
            return (
                "que" in after[k + 1 :]
                or "qu'" in after[k + 1 :]
                or (k + 1 < len(after) and after[k + 1] in words("impersonal_adjective"))
            )
        if word not in words("before_verb"):
            return False
    return False


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
    spots: list[tuple[int, Mention | TitlePhrase]] = [
        (m.first, m) for m in people.mentions_between(low, token) if m.last <= token
    ]
    low = doc.sentences[max(0, here - _TITLES_BACK)][0]
    spots += [
        (t.first, t) for t in people.titles_between(low, token) if t.last <= token and t.first not in people.holders
    ]
    spots.sort(key=lambda s: -s[0])
    for at, what in spots:
        if isinstance(what, Mention):
            found = entity_identity(doc, people, what, what.first, what.last)
        else:
            titled = by_title(doc, people, what, what.last, options)
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
    """Whether what stands at ``at`` looks like a subject: first in its sentence, or nothing named before it nearby."""
    if at - start <= 2:
        return True
    return at - start <= 10 and all(
        people.mention_at(i) is None and i not in people.titles for i in range(start, at - 1)
    )
