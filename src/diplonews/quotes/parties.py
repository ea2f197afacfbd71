"""Whom a pronoun takes up besides subjects and speakers: the agent of a passive, whom the reporter met, a couple."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from diplonews.enums import EntityKind
from diplonews.lexicon._verbs import PPAST
from diplonews.lexicon._words import quote_words
from diplonews.options import Options
from diplonews.people.bearers import entity_identity
from diplonews.people.salience import standing
from diplonews.people.values import Identity, People, Phrase
from diplonews.quotes.drafts import Spoken
from diplonews.quotes.speakers import identity, is_plural
from diplonews.quotes.words import speaker_nouns
from diplonews.syntax.nouns import noun_phrase
from diplonews.syntax.subjects import main_subject
from diplonews.text.document import Document
from diplonews.text.verbs import verb_group

_MINE = frozenset(["je", "j'", "-je", "nous", "-nous"])
_SOME = frozenset(["un", "une", "des", "deux", "trois", "plusieurs", "certains", "certaines"])
_TALKS = frozenset(["person", "body", "source"])
_PARTICIPLE = 6  # tokens between a participle and the « par » of its agent


def other_party(
    doc: Document, people: People, k: int, before: int, fits: Callable[[Identity], bool], options: Options
) -> Identity | None:
    """Who besides its subject the sentence ``k``, the one before the token's, may have left to be taken up; the only
    one that fits, None where several do.
    """
    if doc.sentence_at(before) - k != 1:
        return None
    first, last = doc.sentences[k]
    found: list[Identity] = []
    for phrase in (*_agents(doc, people, first, last), *_met(doc, people, first, last)):
        who = identity(doc, people, phrase, options)
        if who is not None and fits(who):
            found.append(who)
    return found[0] if (found and len({who.name for who in found}) == 1) or _joined(doc, found) else None


def _joined(doc: Document, found: list[Identity]) -> bool:
    """« à des soldats et à des civils »: several parties in one row, of whom the first stands for all."""
    return len(found) > 1 and all(
        b.first - a.last <= 2 and doc.lower[a.last] in ("et", ",") for a, b in pairwise(found)
    )


def _agents(doc: Document, people: People, first: int, last: int) -> Iterator[Phrase]:
    """« a été prise par le comité »: the agents of the passive verbs between two tokens."""
    for i in range(first + 2, last - 1):
        if doc.lower[i] != "par" or doc.pair_around(i) is not None:
            continue
        head = next((j for j in range(i - 1, max(first, i - _PARTICIPLE), -1) if doc.bits[j] & PPAST), None)
        group = verb_group(doc, head) if head is not None else None
        phrase = noun_phrase(doc, people, i + 1) if group is not None and group.passive and group.is_finite else None
        if phrase is not None and phrase.last <= last and _talks(doc, people, phrase):
            yield phrase


def _met(doc: Document, people: People, first: int, last: int) -> Iterator[Phrase]:
    """« j'ai parlé à des soldats »: the people in a sentence that the reporter tells of himself or herself."""
    if _MINE.isdisjoint(doc.lower[first:last]):
        return
    for i in range(first, last - 1):
        if doc.lower[i] in _SOME and doc.pair_around(i) is None:
            phrase = noun_phrase(doc, people, i)
            if phrase is not None and phrase.last <= last and _talks(doc, people, phrase):
                yield phrase


def _talks(doc: Document, people: People, phrase: Phrase) -> bool:
    mention = people.mention_at(phrase.head)
    noun = speaker_nouns().get(doc.lower[phrase.head])
    return noun in _TALKS if mention is None else mention.kind is not EntityKind.COUNTRY


def nearer_person(doc: Document, people: People, who: Identity, k: int, before: int) -> Identity | None:
    """The person named as a subject after sentence ``k``, where ``who`` spoke, and before the token: a pronoun takes up
    somebody rather than a body named further off. None where ``who`` is a person or nobody else fits.
    """
    if who.also or k + 1 >= len(doc.sentences):
        return None
    gender = "female" if doc.lower[before].rstrip("s").endswith("elle") else "male"
    if who.kind is EntityKind.PERSON:
        return _introduced(doc, people, who, k, before, gender)
    for mention in reversed(people.mentions_between(doc.sentences[k + 1][0], before)):
        if mention.kind is EntityKind.PERSON and mention.last <= before:
            found = entity_identity(doc, people, mention, mention.first, mention.last)
            if found.gender in (None, gender) and standing(doc, people, mention.first) >= 0:
                return found
    return None


def _introduced(doc: Document, people: People, who: Identity, k: int, before: int, gender: str) -> Identity | None:
    """« La critique vient d'Omar Keita, qui a salué l'accord »: the person brought in since the sentence ``k`` and told
    more of; in a paragraph of its own the only one named. None where a pronoun takes up whoever came before.
    """
    here = doc.sentence_at(before)
    low, high = doc.sentences[k + 1][0], doc.sentences[here][0]
    found = [m for m in people.mentions_between(low, high) if m.kind is EntityKind.PERSON]
    if here - k < 2 or not found or _again(doc, low, found[0].first):
        return None
    named = [entity_identity(doc, people, m, m.first, m.last) for m in found]
    if any(one.entity == who.entity for one in named):
        return None
    told = [one for one, m in zip(named, found, strict=True) if _told_more(doc, m.last)]
    alone = len({one.entity for one in named}) == 1
    apart = doc.block_at(low) != doc.block_at(doc.sentences[k][0]) and not _again(doc, low, high)
    resumed = alone and _again(doc, found[-1].last, doc.sentence_range(found[-1].first)[1])
    chosen = told[-1] if told else named[-1] if alone and (apart or resumed) else None
    return chosen if chosen is not None and chosen.gender in (None, gender) else None


def _again(doc: Document, low: int, high: int) -> bool:
    """Whether a pronoun of the third person stands between two tokens, outside marks."""
    return any(doc.lower[i] in _AGAIN and doc.pair_around(i) is None for i in range(low, high))


def _told_more(doc: Document, last: int) -> bool:
    return "qui" in doc.lower[last : last + (2 if doc.lower[last : last + 1] == (",",) else 1)]


_AGAIN = frozenset(["il", "elle", "son", "sa", "ses", "lui"])


def person_before(
    doc: Document,
    people: People,
    who: Identity,
    k: int,
    said: list[Spoken],
    fits: Callable[[Identity], bool],
    options: Options,
) -> Identity | None:
    """« M. Keita est élu. Le Mali avait gagné. Il espère »: the person spoken of right before a country that says
    nothing itself; None where ``who`` is no country, has spoken, or nobody stands before it in the paragraph.
    """
    if who.kind is not EntityKind.COUNTRY or not k or any(one.who is who for one in said[-6:]):
        return None
    first, last = doc.sentences[k - 1]
    if doc.block_at(first) != doc.block_at(doc.sentences[k][0]):
        return None
    subject = main_subject(doc, people, first, last)
    found = identity(doc, people, subject, options) if subject is not None else None
    return found if found is not None and found.kind is EntityKind.PERSON and fits(found) else None


def unnamed_speaker(doc: Document, before: int, said: list[Spoken], word: str) -> Identity | None:
    """« Un cadre du groupe m'a dit que … », whom no table calls a person: the one who spoke in the sentence before."""
    last = said[-1] if said else None
    who = last.who if last is not None else None
    if last is None or who is None or who.kind is not EntityKind.DESCRIPTION or last.draft.cue is None:
        return None
    if doc.sentence_at(before) - doc.sentence_at(last.draft.first) > 1 or is_plural(doc, who.first):
        return None
    if any(speaker_nouns().get(w) for w in doc.lower[who.first : min(who.last, who.first + 3)]):
        return None  # a noun the tables know has been weighed already
    return who if doc.lower[who.first] == ("une" if word.endswith("elle") else "un") else None


def party_before(
    doc: Document, people: People, before: int, word: str, fits: Callable[[Identity], bool], options: Options
) -> Identity | None:
    """« La Cour a tranché. … , a-t-elle dit », « Les médecins hésitent. Ils citent un cas. Ils disent … »: whoever was
    the subject a few sentences before, further off where sentences begin with the same pronoun.
    """
    here, steps = doc.sentence_at(before), 0
    for k in range(here - 1, max(-1, here - 2 * _PARTY), -1):
        first, last = doc.sentences[k]
        if doc.lower[first] == word:
            continue
        subject = main_subject(doc, people, first, last)
        who = identity(doc, people, subject, options) if subject is not None else None
        if who is not None and subject is not None and who.kind is not EntityKind.PERSON and fits(who):
            talks = who.kind is EntityKind.ORGANIZATION or is_plural(doc, subject.first) or _talks(doc, people, subject)
            return who if talks else None
        steps += 1
        if steps == _PARTY:
            return None
    return None


_PARTY = 3  # sentences


def is_couple(doc: Document, first: int, last: int) -> bool:
    """« Anna et Paul Roy »: two given names and the name they share."""
    for i in range(first + 1, last - 1):
        if doc.lower[i] == "et":
            named = doc.words[i - 1][0].isupper() and doc.words[i + 1][0].isupper()
            return named and doc.lower[first] not in quote_words("determiner")
    return False
