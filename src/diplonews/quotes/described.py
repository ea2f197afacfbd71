"""Whom a definite description takes up: « l'économiste », « le ministère », « le Danois »: someone who has spoken."""

from collections.abc import Iterator

from diplonews.enums import EntityKind, ResolvedBy
from diplonews.lexicon._words import quote_words
from diplonews.options import Options
from diplonews.people.bearers import entity_identity
from diplonews.people.values import Identity, People, Phrase, meant
from diplonews.people.vocabulary import demonyms
from diplonews.quotes.drafts import Spoken
from diplonews.quotes.former import former_title
from diplonews.quotes.speakers import identity
from diplonews.quotes.words import speaker_nouns
from diplonews.syntax.subjects import main_subject
from diplonews.text.document import Document

_DEFINITE = frozenset(["le", "la", "l'", "ce", "cet", "cette"])
_FEMININE = frozenset(["la", "cette"])
_OFFICE = frozenset(["state", "diplomatic", "military", "religious", "royal", "reciprocal"])
_FAR = 5  # sentences over which a description takes up a speaker
_APPOSITION = 30  # tokens after a name in which its description stands


def taken_up(
    doc: Document, people: People, phrase: Phrase, said: list[Spoken], found: Identity | None, options: Options
) -> Identity | None:
    """The earlier speaker whom the phrase describes; None where it names somebody, or nobody before fits.

    ``found`` is whom the phrase means by itself. The words of the phrase are never looked for after it.
    """
    head = _head(doc, phrase)
    if head is None or (found is not None and (found.also or found.resolved_by is ResolvedBy.OFFICE)):
        return None
    lower, noun = doc.lower, doc.lower[head]
    kind = "origin" if noun in demonyms() and people.mention_at(head) is None else _kind(noun)
    title = people.titles.get(head)
    in_full = _in_full(doc, people, phrase, found, said) or former_title(doc, people, phrase, found)
    if kind is None or in_full is not None:
        return in_full
    if title is not None and title.kind in _OFFICE:
        bare = phrase.last - head == 1 and (found is None or found.entity is None)
        return _untitled(doc, people, phrase, said) if bare else None
    if found is not None and found.entity is not None and (kind not in ("person", "origin") or not _weak(found)):
        return None
    here = doc.sentence_at(phrase.first)
    if kind in ("body", "media", "document", "source"):
        bare = phrase.last - head == 1
        return _same_noun(doc, people, phrase, noun, said, here) if bare else None
    again = _same_noun(doc, people, phrase, noun, said, here)
    if again is not None and again.kind is EntityKind.DESCRIPTION and noun not in quote_words("profession"):
        return again
    complement = frozenset(w.lower() for w in doc.words[head + 1 : phrase.last] if w[0].isupper() and len(w) > 2)
    country = next((demonyms()[w] for w in lower[head : phrase.last] if w in demonyms()), None)
    if found is not None and found.entity is not None and complement:
        return None
    called = _called(doc, people, phrase, head) if kind == "person" else None
    generic = kind == "person" and not complement and not _takes_up(doc, phrase, noun)
    if called is not None or generic or _completed(doc, phrase, head):
        return called or again
    for who, distance in _before(doc, people, phrase, said, here, options):
        if who.kind is not EntityKind.PERSON or who.entity is None:
            continue
        if lower[phrase.first] in _FEMININE and who.gender == "male" and noun not in _COMMON:
            continue
        abroad = country is not None and who.country not in (None, country)
        if abroad or (kind == "origin" and who.country is None):
            continue
        told = not complement or _described_with(doc, people, who.entity, complement, phrase)
        if told and (noun not in quote_words("profession") or _may_be(people, who.entity)):
            return meant(who, phrase, ResolvedBy.TITLE, 0.85 - 0.05 * distance, "the last speaker, described")
    return again


def _called(doc: Document, people: People, phrase: Phrase, head: int) -> Identity | None:
    """« Marc Dansou est un sculpteur et artiste. …, dit l'artiste »: the last person who is called so by name."""
    here = doc.sentence_at(phrase.first)
    wanted = {w for w in doc.lower[head : phrase.last] if len(w) > _SHORT and w not in demonyms()}
    for mention in reversed(people.mentions_between(max(0, phrase.first - _CALLED), phrase.first)):
        if here - doc.sentence_at(mention.first) > _RECENT:
            return None
        if mention.kind is not EntityKind.PERSON or mention.last > phrase.first:
            continue
        after = doc.lower[mention.last : min(mention.last + _APPOSITION // 2, doc.sentence_range(mention.first)[1])]
        following = people.mentions_between(mention.last, mention.last + len(after))
        after = after[: following[0].first - mention.last] if following else after
        said = set(after) if after[:1] in ((",",), ("est",), ("était",), ("(",)) else set()
        said |= set(doc.lower[max(0, mention.first - _BESIDE) : mention.first])
        if wanted <= said:
            who = entity_identity(doc, people, mention, mention.first, mention.last)
            male = doc.lower[phrase.first] in _FEMININE and who.gender == "male" and doc.lower[head] not in _COMMON
            return None if male else meant(who, phrase, ResolvedBy.TITLE, 0.85, "so called before")
    return None


def _in_full(
    doc: Document, people: People, phrase: Phrase, found: Identity | None, said: list[Spoken]
) -> Identity | None:
    """« le porte-parole » after « un porte-parole du collectif » spoke: the same, and nobody named only later."""
    last = next((one.who for one in reversed(said[-3:]) if one.who is not None), None)
    if phrase.last - phrase.first != 2 or last is None or last.kind is not EntityKind.DESCRIPTION:
        return None
    if (
        doc.lower[last.first] not in ("un", "une")
        or doc.lower[phrase.last - 1] not in doc.lower[last.first : last.last]
    ):
        return None
    if found is not None and found.entity is not None:
        before = people.mentions_between(0, phrase.first)
        if any(m.entity_id == found.entity for m in before):
            return None
    return meant(last, phrase, ResolvedBy.TITLE, 0.8, "said before in full")


def _kind(noun: str) -> str | None:
    return speaker_nouns().get(noun) or ("person" if noun in quote_words("profession") else None)


def _takes_up(doc: Document, phrase: Phrase, noun: str) -> bool:
    """Whether the noun takes up whoever spoke: a profession, or « l'homme de 41 ans »."""
    aged = noun in _BY_AGE and "ans" in doc.lower[phrase.last : phrase.last + 3]
    return aged or noun in quote_words("profession")


def _completed(doc: Document, phrase: Phrase, head: int) -> bool:
    """« le directeur du festival »: a description with a complement of its own, which is told of nobody before."""
    rest = doc.lower[head + 1 : phrase.last]
    return rest[:1] in (("de",), ("du",), ("des",), ("d'",)) and not any(
        w[0].isupper() for w in doc.words[head + 1 : phrase.last]
    )


_SHORT = 3  # letters of a word that says nothing
_CALLED = 900  # tokens before a description in which its person is called so
_RECENT = 3  # sentences
_BESIDE = 4  # tokens before a name that say what its bearer is
_BY_AGE = frozenset(["homme", "femme"])
_COMMON = frozenset(["star", "vedette", "icône", "légende"])


def _untitled(doc: Document, people: People, phrase: Phrase, said: list[Spoken]) -> Identity | None:
    """« le ministre », whom nobody bears: the last speaker, when the article gives them no title either."""
    last = next((one for one in reversed(said[-2:]) if one.who is not None), None)
    who = last.who if last is not None else None
    if last is None or who is None or who.kind is not EntityKind.PERSON or who.entity is None:
        return None
    near = 1 <= doc.sentence_at(phrase.first) - doc.sentence_at(last.draft.first) <= 2
    if not near or who.entity in people.holders.values() or (doc.lower[phrase.first] == "la" and who.gender == "male"):
        return None
    return meant(who, phrase, ResolvedBy.TITLE, 0.7, "the last speaker, by title")


def _head(doc: Document, phrase: Phrase) -> int | None:
    """The token of the noun after a definite determiner and adjectives; None for any other phrase."""
    head = phrase.first + 1
    while head < phrase.last - 1 and doc.lower[head] in quote_words("adjective"):
        head += 1
    return head if doc.lower[phrase.first] in _DEFINITE and head < phrase.last else None


def _weak(found: Identity) -> bool:
    """Whether a title's bearer yields to the last speaker."""
    return found.resolved_by is ResolvedBy.TITLE


def _same_noun(
    doc: Document, people: People, phrase: Phrase, noun: str, said: list[Spoken], here: int
) -> Identity | None:
    """« le ministère » after « le ministère de la Santé »: the fuller words of one who spoke or was named before."""
    for one in reversed(said[-8:]):
        who = one.who
        if who is None or here - doc.sentence_at(one.draft.first) > 2 * _FAR:
            continue
        if who.kind is EntityKind.PERSON or who.also or who.last <= who.first or who.last > phrase.first:
            continue
        size = who.last - who.first
        if noun in doc.lower[who.first : who.first + 3] and (size > 2 or doc.lower[who.first] in ("un", "une")):
            return meant(who, phrase, ResolvedBy.TITLE, 0.8, "said before in full")
    for mention in reversed(people.mentions_between(max(0, phrase.first - 600), phrase.first)):
        if (
            mention.kind is EntityKind.ORGANIZATION
            and mention.last - mention.first > 1
            and doc.lower[mention.first] == noun
        ):
            return meant(
                entity_identity(doc, people, mention, mention.first, mention.last),
                phrase,
                ResolvedBy.TITLE,
                0.75,
                "named before in full",
            )
    return None


def _before(
    doc: Document, people: People, phrase: Phrase, said: list[Spoken], here: int, options: Options
) -> Iterator[tuple[Identity, int]]:
    """Who has spoken in the sentences before, nearest first, then who they are about."""
    for k, one in enumerate(reversed(said[-4:])):
        if one.who is not None and here - doc.sentence_at(one.draft.first) <= _FAR:
            yield one.who, k
    for k in range(here - 1, max(-1, here - 4), -1):
        subject = main_subject(doc, people, *doc.sentences[k])
        who = identity(doc, people, subject, options) if subject else None
        if who is not None:
            yield who, here - k + 1


def _described_with(doc: Document, people: People, entity: str, complement: frozenset[str], phrase: Phrase) -> bool:
    """Whether every capitalised word of the description stands beside a mention of the person, itself aside."""
    for mention in people.mentions:
        if mention.entity_id == entity:
            low, high = doc.sentence_range(mention.first)
            low, high = max(low, mention.first - _APPOSITION), min(high, mention.last + _APPOSITION)
            around = {w for i, w in enumerate(doc.lower[low:high], low) if not phrase.first <= i < phrase.last}
            if complement <= around:
                return True
    return False


def _may_be(people: People, entity: str) -> bool:
    """Whether nothing makes the person an office holder, whom nobody calls an expert."""
    held = [people.titles[at] for at, who in people.holders.items() if who == entity]
    return not held or any(t.kind not in _OFFICE or t.former for t in held)
