"""Words that point at one of those just named: « ce dernier », « l'intéressée », « le premier », « la seconde »."""

from itertools import pairwise

from diplonews.enums import EntityKind, ResolvedBy
from diplonews.options import Options
from diplonews.people.coreference import identify, pronoun
from diplonews.people.values import Identity, People, Phrase, meant
from diplonews.text.document import Document


def latter(doc: Document, people: People, phrase: Phrase, options: Options) -> Identity | None:
    """« ce dernier », « l'intéressée »: whoever was named last before it."""
    feminine = doc.lower[phrase.last - 1] in ("dernière", "intéressée", "celle-ci", "celle", "laquelle")
    low = doc.sentences[max(0, doc.sentence_at(phrase.first) - 2)][0]
    for mention in reversed(people.mentions_between(low, phrase.first)):
        if mention.last > phrase.first or mention.kind is not EntityKind.PERSON:
            continue
        who = identify(doc, people, mention.first, mention.last, options)
        if who is not None and who.gender in (None, "female" if feminine else "male"):
            return meant(who, phrase, ResolvedBy.PRONOUN, 0.85, "the one named last")
    return pronoun(doc, people, phrase.last - 1, options)


_ORDER = {"premier": 0, "première": 0, "second": 1, "seconde": 1}


def one_of_two(doc: Document, people: People, phrase: Phrase, options: Options) -> Identity | None:
    """« le premier », « la seconde »: of the two whom a sentence before has joined."""
    place = _ORDER.get(doc.lower[phrase.last - 1])
    if place is None or phrase.last - phrase.first != 2 or doc.lower[phrase.first] not in ("le", "la"):
        return None
    here = doc.sentence_at(phrase.first)
    for k in range(here, max(-1, here - 3), -1):
        first, last = doc.sentences[k]
        found = people.mentions_between(first, min(last, phrase.first))
        for a, b in pairwise(found):
            if b.first - a.last <= 3 and "et" in doc.lower[a.last : b.first] and a.kind is b.kind:
                chosen = (a, b)[place]
                who = identify(doc, people, chosen.first, chosen.last, options)
                return meant(who, phrase, ResolvedBy.PRONOUN, 0.85, "the one of two") if who is not None else None
    return None
