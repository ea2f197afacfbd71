"""Whom a noun phrase names or describes, and whom a pronoun stands for, within one article."""

import datetime as dt
from collections.abc import Collection, Iterator

from attrs import evolve

from diplonews.enums import EntityKind, Gender, ResolvedBy
from diplonews.lexicon._words import naming_words
from diplonews.options import Options
from diplonews.people.bearers import by_title, code_of, entity_identity
from diplonews.people.counterparts import counterpart
from diplonews.people.joint import coordinated, counted, plural
from diplonews.people.salience import Spot, standing
from diplonews.people.values import Identity, Mention, People
from diplonews.people.vocabulary import demonyms
from diplonews.text.document import Document
from diplonews.values import Person


def identify(
    doc: Document, people: People, first: int, last: int, options: Options, *, published: dt.date | None = None
) -> Identity | None:
    """Whom the noun phrase of the half-open token range names or describes; None for an empty range.

    A name is its entity; a title alone the person who bears it here; anything else a description under its own words.
    ``published``, else ``people.published``, is the day on which the table of office holders is asked.
    """
    last = min(last, len(doc))
    while first < last and not doc.lower[first][0].isalnum():
        first += 1
    if first >= last:
        return None
    day = published or people.published
    joint = coordinated(doc, people, first, last, lambda a, b: identify(doc, people, a, b, options, published=day))
    joint = joint or counted(doc, people, first, last)
    if joint is not None:
        return joint
    start = first
    while start < last - 1 and doc.lower[start] in naming_words("leading"):
        start += 1
    said = " ".join(doc.lower[first:last])
    if said.endswith(_LATTER):
        return pronoun(doc, people, last - 1, options, published=day)
    if last - start == 1 and first == start - 1 and doc.lower[start] in naming_words("taken_up"):
        found = pronoun(doc, people, first, options, published=day)
        if found is not None:
            return evolve(found, last=last)
    title = next((people.titles[i] for i in range(first, min(first + 4, last)) if i in people.titles), None)
    mention = people.mention_at(start)
    if title is not None and (mention is None or title.first <= start):
        found = by_title(doc, people, title, last, options, day) or counterpart(doc, people, title, last)
        found = found or _described(doc, people, first, last)
        if found is not None:
            return found
        return _description(doc, first, last, title.country, "title without a holder")
    if mention is not None and first <= mention.first <= start:  # « La Haye » has its article in the name
        return entity_identity(doc, people, mention, first, last)
    return _description(doc, first, last, _country(doc, people, start, last), "described")


def _described(doc: Document, people: People, first: int, last: int) -> Identity | None:
    """The person whose name ends a noun phrase: ``L'expert de l'énergie et blogueur Brian Kress``."""
    named = people.mention_at(last - 1)
    if named is None or named.kind is not EntityKind.PERSON or named.last != last or named.first <= first + 1:
        return None
    before = doc.lower[named.first - 1]
    if not before.isalpha() or before in naming_words("function") or before in naming_words("people"):
        return None
    return entity_identity(doc, people, named, first, last)


_LATTER = tuple(
    "ce dernier|cette dernière|ces derniers|ces dernières|l' intéressé|l' intéressée|celui-ci|celle-ci".split("|")
)


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


_EITHER = frozenset(["lui", "qui", "se", "s'", "l'"])
_NEAREST = frozenset(["dernier", "dernière", "intéressé", "intéressée", "celui-ci", "celle-ci"])
_BACK = 12  # sentences
_LATTER_BACK = 2  # sentences within which « ce dernier » has been named


def pronoun(
    doc: Document,
    people: People,
    token: int,
    options: Options,
    exclude: Collection[str] = (),
    *,
    published: dt.date | None = None,
) -> Identity | None:
    """Whom the pronoun at the token stands for, by gender, nearness and place in the sentence; None if nobody fits.

    An impersonal ``il`` stands for nobody; a plural for those whom the text has just joined. ``exclude`` are entity ids
    that it cannot be (whom the sentence addresses). ``published`` as in `identify`.
    """
    word = doc.lower[token]
    if word in naming_words("pronoun_plural"):
        found = plural(doc, people, token, token + 1)
        return None if found is None or {p.entity for p in found.also} & set(exclude) else found
    if _impersonal(doc, token):
        return None
    gender = None if word in _EITHER else Gender.FEMALE if word in naming_words("pronoun_feminine") else Gender.MALE
    best: tuple[float, Identity] | None = None
    runner = float("-inf")
    here = doc.sentence_at(token)
    nearest = word in _NEAREST
    for at, found, weight in _antecedents(doc, people, token, options, published or people.published, gender):
        distance = here - doc.sentence_at(at)
        if distance > (_LATTER_BACK if nearest else _BACK):
            break
        if best is not None and _MOST - distance < best[0] - _CLOSE:
            break  # nobody further off can come near
        bonus = _bonus(doc, at, found, word, gender)
        if found.entity is None or found.entity in exclude or bonus is None:
            continue
        if nearest:
            return _taken_up(found, 0.85, "the one named last", token)
        score = weight + bonus - distance
        if best is None or score > best[0]:
            runner = runner if best is None or best[1].entity == found.entity else max(runner, best[0])
            best = (score, found)
        elif found.entity != best[1].entity:
            runner = max(runner, score)
    if best is None:
        return _announced(doc, people, token, gender)
    # Less sure the further off, and where another comes close.
    sure = 0.75 + best[0] / 10 - (0.15 if best[0] - runner < _CLOSE else 0.0)
    return _taken_up(best[1], max(0.35, min(0.9, sure)), "pronoun", token)


_MOST = 2.1  # the weight of a subject of fitting gender in the same sentence
_CLOSE = 0.5  # a second candidate whose weight is so near makes the first doubtful


def _taken_up(found: Identity, sure: float, note: str, token: int) -> Identity:
    return evolve(
        found, resolved_by=ResolvedBy.PRONOUN, confidence=round(sure, 2), note=note, first=token, last=token + 1
    )


def _bonus(doc: Document, at: int, found: Identity, word: str, gender: Gender | None) -> float | None:
    """What kind and gender add to a candidate's weight; None where they rule it out."""
    if found.kind is EntityKind.PERSON:
        if gender is not None and found.gender is not None and found.gender != gender.value:
            return None
        return 0.5 if found.gender is not None else 0.0
    if word.startswith("-") or word in _NEAREST or gender is not _grammatical(doc, at):
        return None
    return -0.3


_AHEAD = 1  # paragraphs after its own in which a pronoun of the lead may find its person


def _announced(doc: Document, people: People, token: int, gender: Gender | None) -> Identity | None:
    """``« … », a-t-il dit. Le ministre A B …``: in a lead that names nobody before, the first person named after."""
    block = next((k for k, b in enumerate(doc.blocks) if b.first <= token < b.last), None)
    if block is None or any(m.kind is EntityKind.PERSON for m in people.mentions_between(0, token)):
        return None
    end = doc.blocks[min(block + _AHEAD, len(doc.blocks) - 1)].last
    for m in people.mentions_between(token, end):
        if m.kind is EntityKind.PERSON:
            found = entity_identity(doc, people, m, m.first, m.last)
            fits = gender is None or found.gender in (None, gender.value)
            if fits and standing(doc, people, m.first) > 0:
                return _taken_up(found, 0.6, "named right after", token)
            return None
    return None


def _impersonal(doc: Document, token: int) -> bool:
    """Whether ``il`` has no antecedent: ``il faut``, ``il s'agit``, ``il y a``, ``il est probable que``."""
    if doc.lower[token] not in ("il", "-il", "-t-il"):
        return False
    verbs = naming_words("impersonal")
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
                or (k + 1 < len(after) and after[k + 1] in naming_words("impersonal_adjective"))
            )
        if word not in naming_words("before_verb"):
            return False
    return False


def _grammatical(doc: Document, at: int) -> Gender | None:
    """The grammatical gender of the country or body named at a token, by its article."""
    before = doc.lower[at - 1] if at else ""
    return {"la": Gender.FEMALE, "le": Gender.MALE, "du": Gender.MALE, "au": Gender.MALE}.get(before)


_TITLES_BACK = 3  # sentences in which a title alone may be what the pronoun takes up


def _antecedents(
    doc: Document, people: People, token: int, options: Options, day: dt.date | None, gender: Gender | None
) -> Iterator[tuple[int, Identity, float]]:
    """Token, identity and weight of whatever may be meant before the pronoun, nearest first; nobody of other gender."""
    around = doc.pair_around(token)
    here = doc.sentence_at(token)
    low = doc.sentences[max(0, here - _BACK)][0]
    spots: list[tuple[int, Spot]] = [(m.first, m) for m in people.mentions_between(low, token) if m.last <= token]
    low = doc.sentences[max(0, here - _TITLES_BACK)][0]
    spots += [
        (t.first, t) for t in people.titles_between(low, token) if t.last <= token and t.first not in people.holders
    ]
    spots.sort(key=lambda s: -s[0])
    for at, what in spots:
        if isinstance(what, Mention):
            if what.kind is EntityKind.PERSON and gender is not None:
                its = people.person(what.entity_id).gender
                if its is not None and its is not gender:
                    continue
            found = entity_identity(doc, people, what, what.first, what.last)
        else:
            titled = by_title(doc, people, what, what.last, options, day)
            if titled is None:
                continue
            found = titled
        pair = doc.pair_around(at)
        quoted = pair is not None and pair is not around
        yield at, found, 1.0 + standing(doc, people, at) - (2.0 if quoted else 0.0)
