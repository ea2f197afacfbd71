"""Whom a pronoun or a possessive of a verb of speech means: the last speaker, the last subject, the one named last."""

from diplonews.enums import EntityKind, ResolvedBy, Role
from diplonews.lexicon._words import quote_words
from diplonews.options import Options
from diplonews.people.coreference import pronoun
from diplonews.people.values import Identity, People, Phrase, meant
from diplonews.quotes.drafts import Spoken
from diplonews.quotes.parties import is_couple, nearer_person, other_party, party_before, person_before, unnamed_speaker
from diplonews.quotes.speakers import identity, is_plural
from diplonews.quotes.words import speaker_nouns
from diplonews.syntax.nouns import noun_phrase
from diplonews.syntax.subjects import antecedent, main_subject
from diplonews.text.document import Document
from diplonews.text.marks import MARKS

_FEMALE = frozenset(["elle", "-t-elle", "-elle", "elles", "-t-elles", "-elles", "celle-ci"])


_PLURAL = frozenset(["ils", "elles", "-t-ils", "-ils", "-t-elles", "-elles", "eux", "ceux-ci", "celles-ci"])


_SOME = frozenset(["beaucoup", "certains", "certaines", "plusieurs"])  # pronouns that take up nobody


NEAR = 4  # sentences over which a pronoun takes up the last speaker or subject


_ASIDE = frozenset([Role.BOILERPLATE, Role.CAPTION, Role.CROSSHEAD])


def last_person(doc: Document, people: People, phrase: Phrase, options: Options) -> Identity | None:
    """Whoever the sentences before are about: « à ses yeux » tells no gender."""
    here = doc.sentence_at(phrase.first)
    for k in range(here - 1, max(-1, here - NEAR), -1):
        subject = main_subject(doc, people, *doc.sentences[k])
        who = identity(doc, people, subject, options) if subject else None
        if who is not None and who.kind is EntityKind.PERSON:
            return meant(who, phrase, ResolvedBy.PRONOUN, 0.8, "the last subject")
    return pronoun(doc, people, phrase.first, options)


def last_speaker(doc: Document, phrase: Phrase, said: list[Spoken]) -> Identity | None:
    """The speaker of the quotation just before, within a few sentences."""
    here = doc.sentence_at(phrase.first)
    for one in reversed(said[-4:]):
        if one.who is not None and here - doc.sentence_at(one.draft.first) <= NEAR:
            return meant(one.who, phrase, ResolvedBy.PRONOUN, 0.8, "last speaker")
    return None


def resolve_pronoun(
    doc: Document, people: People, phrase: Phrase, said: list[Spoken], options: Options
) -> Identity | None:
    """A pronoun takes up the speaker of the sentence before it, where gender and number allow; else the nearest
    person.
    """
    word = doc.lower[phrase.first]
    if word == "il" and doc.lower[phrase.last : phrase.last + 2] in (("s'", "agit"), ("ne", "s'"), ("y", "a")):
        return None
    if word in _SOME:
        return identity(doc, people, phrase, options)
    here = doc.sentence_at(phrase.first)
    relative = _in_relative(doc, people, phrase.first, options)
    if relative is not None and _fits(doc, relative, word):
        return meant(relative, phrase, ResolvedBy.PRONOUN, 0.8, "within its relative clause")
    steps = 0
    for k in range(here, max(-1, here - 3 * NEAR), -1):
        first, _last = doc.sentences[k]
        if doc.role_at(first) in _ASIDE:
            continue
        who = _subject_in(doc, people, k, phrase.first, said, word, options)
        who = (who and person_before(doc, people, who, k, said, lambda one: _fits(doc, one, word), options)) or who
        who = (who and nearer_person(doc, people, who, k, phrase.first)) or who
        who = who or (unnamed_speaker(doc, phrase.first, said, word) if k == here - 1 else None)
        who = who or other_party(doc, people, k, phrase.first, lambda one: _fits(doc, one, word), options)
        if who is not None:
            return meant(
                who,
                phrase,
                ResolvedBy.PRONOUN,
                0.9 - 0.05 * steps,
                "the last speaker" if steps < 2 else "the last subject",
            )
        steps += 1
        if steps > NEAR:
            break
    found = pronoun(doc, people, phrase.first, options)
    if found is None:
        plain = word.removeprefix("-t").removeprefix("-")
        other = party_before(doc, people, phrase.first, plain, lambda one: _fits(doc, one, plain), options)
        found = other and meant(other, phrase, ResolvedBy.PRONOUN, 0.5, "whoever was spoken of before")
    if found is None and said and word not in _PLURAL:
        # A title in the masculine may stand before a woman's name: the last speaker, less sure.
        recent = next(
            (one.who for one in reversed(said[-3:]) if one.who is not None and one.who.kind is EntityKind.PERSON), None
        )
        return (
            meant(recent, phrase, ResolvedBy.PRONOUN, 0.5, "the last speaker, against the title's gender")
            if recent
            else None
        )
    return found


def _subject_in(
    doc: Document, people: People, k: int, before: int, said: list[Spoken], word: str, options: Options
) -> Identity | None:
    """The last speaker of sentence ``k`` before a token, else its subject, where gender and number allow it."""
    first, last = doc.sentences[k]
    for one in reversed(said[-6:]):
        if (
            one.who is not None
            and doc.sentence_at(one.draft.first) == k
            and one.draft.first < before
            and _fits(doc, one.who, word)
        ):
            return one.who
    if last > before:
        if before - first < 4:
            return None
        last = before
        if doc.lower[first : first + 2] == ("quant", "à") or doc.lower[first : first + 2] == ("quant", "au"):
            topic = noun_phrase(doc, people, first + 2)
            return identity(doc, people, topic, options) if topic else None
    subject = main_subject(
        doc, people, first, last, verbless=last != before or not MARKS.isdisjoint(doc.lower[first:last])
    )
    if subject is not None and doc.lower[subject.first] in ("c'", "ce") and subject.last == subject.first + 1:
        subject = _presented(doc, people, subject.last, last)
    if subject is None or (
        doc.lower[subject.first] in quote_words("pronoun") and doc.lower[subject.first] not in quote_words("determiner")
    ):
        return None
    if (subject.last == subject.first + 1 and doc.lower[subject.first] in quote_words("determiner")) or doc.lower[
        subject.first
    ] in ("c'", "j'"):
        return None
    who = identity(doc, people, subject, options)
    several = word in _PLURAL and is_plural(doc, subject.first)
    near = (
        doc.sentence_at(before) - k <= (2 if several else 1)
        and who is not None
        and (several or _is_somebody(doc, people, subject) or (word[0] != "-" and _can_say(doc, people, subject)))
        and not (doc.sentence_at(before) == k and word in quote_words("stressed") and not several)
    )
    return (
        who
        if who is not None and (near or who.kind is EntityKind.PERSON or len(who.also) > 1) and _fits(doc, who, word)
        else None
    )


def _presented(doc: Document, people: People, at: int, last: int) -> Phrase | None:
    """« C'est le ministre Paul Ferrand qui l'a dit »: whom a sentence that begins with « c'est » presents."""
    if at + 1 >= last or doc.lower[at] not in ("est", "sont", "était"):
        return None
    phrase = noun_phrase(doc, people, at + 1)
    if phrase is None or "qui" not in doc.lower[phrase.last : min(last, phrase.last + 8)]:
        return None
    named = people.mention_at(phrase.last + 1) if doc.lower[phrase.last] == "," else None
    if named is not None and named.first == phrase.last + 1 and named.kind is EntityKind.PERSON:
        return Phrase(named.first, named.last, named.last - 1)
    return phrase


def _is_somebody(doc: Document, people: People, subject: Phrase) -> bool:
    """« La ministre … », a-t-elle dit: a person whom the article does not name."""
    first = subject.first + 1
    if doc.words[subject.first][0].isupper() and doc.lower[subject.first] not in quote_words("determiner"):
        return people.mention_at(subject.first) is None and subject.last - subject.first <= 2  # « Michael pense … »
    known = doc.lower[subject.first] in _SINGULAR and first < subject.last and people.mention_at(subject.head) is None
    return known and speaker_nouns().get(doc.lower[first]) == "person"


_SINGULAR = frozenset(["le", "la", "l'", "un", "une", "ce", "cet", "cette"])


def _can_say(doc: Document, people: People, subject: Phrase) -> bool:
    """Whether a subject that is no person may be taken up by the pronoun of a verb of speech."""
    mention = people.mention_at(subject.head)
    first = subject.first
    while first < subject.last - 1 and doc.lower[first] in quote_words("determiner") | quote_words("adjective"):
        first += 1
    kinds = {speaker_nouns().get(doc.lower[first])}
    return (mention is not None and subject.last - subject.first <= 4 and not kinds & {"document", "media"}) or bool(
        kinds & {"person", "source", "body"}
    )


def _in_relative(doc: Document, people: People, at: int, options: Options) -> Identity | None:
    """« …, qui rentre de Nicosie, où il a plaidé »: whom the relative clause around the pronoun speaks of."""
    low = doc.sentence_range(at)[0]
    if at <= low or doc.lower[at - 1] not in ("où", "que", "qu'", "dont", "lorsqu'", "quand"):
        return None
    for i in range(at - 2, max(low, at - 40), -1):
        if doc.lower[i] == "qui" and doc.lower[i - 1] == ",":
            phrase = antecedent(doc, people, i)
            return identity(doc, people, phrase, options) if phrase else None
    return None


_TALKS = frozenset(["person", "source", "body"])


def _may_talk(doc: Document, who: Identity, bare: bool) -> bool:
    """Whether an unnamed speaker is a person, a body, or has a proper name."""
    if any(w[0].isupper() for w in doc.words[who.first + (not bare) : who.last]):
        return True
    return not _TALKS.isdisjoint(speaker_nouns().get(w, "") for w in doc.lower[who.first : who.last])


def _fits(doc: Document, who: Identity, word: str) -> bool:
    """Whether the pronoun may stand for the speaker by gender and number."""
    plural = len(who.also) > 1 or (who.entity is None and who.first < len(doc) and is_plural(doc, who.first))
    plural = plural or (who.kind is EntityKind.DESCRIPTION and is_couple(doc, who.first, who.last))
    if (word in _PLURAL) is not plural:
        return False
    if plural:
        return True
    gender = "female" if word in _FEMALE else "male"
    if who.kind is EntityKind.PERSON:
        return who.gender in (None, gender)
    determiner = doc.lower[who.first] if who.first < len(doc) else ""
    bare = determiner not in quote_words("determiner")
    if who.kind is EntityKind.DESCRIPTION and not _may_talk(doc, who, bare):
        return False  # « Une publicité …, a-t-elle dit »
    if word[0] == "-" and bare and who.kind in (EntityKind.ORGANIZATION, EntityKind.COUNTRY):
        return False  # « Rabat … », a-t-il dit: the pronoun means a person
    if (doc.words[who.first][0].isupper() and determiner not in quote_words("determiner")) or determiner == "l'":
        return True
    known = {"un": "male", "le": "male", "une": "female", "la": "female", "ce": "male", "cette": "female"}.get(
        determiner
    )
    return known == gender
