"""Speakers that stand for another: an author, a counterpart, the same source again, a name alone."""

from attrs import evolve

from diplonews.enums import EntityKind, ResolvedBy
from diplonews.lexicon._words import quote_words
from diplonews.options import Options
from diplonews.people.coreference import identify
from diplonews.people.values import Identity, People, Phrase, meant
from diplonews.quotes.drafts import Draft, Spoken
from diplonews.quotes.words import speaker_nouns
from diplonews.syntax.subjects import main_subject
from diplonews.text.document import Document


def is_written(doc: Document, draft: Draft, phrase: Phrase) -> bool:
    """« peut-on lire dans un communiqué de l'ONU »: whoever wrote it speaks."""
    reads = draft.cue is not None and draft.cue.group.lemma == "lire"
    return reads and any(speaker_nouns().get(w) == "document" for w in doc.lower[phrase.first : phrase.last])


def author_of(doc: Document, people: People, phrase: Phrase, written: bool = False) -> Phrase | None:
    """« le discours de M. Ferrand », « lire dans un communiqué de l'ONU » (``written``): whose words they are."""
    if not written and not any(w in quote_words("utterance") for w in doc.lower[phrase.first : phrase.first + 3]):
        return None
    held = people.titles.get(phrase.first + 1) or people.titles.get(phrase.first + 2)
    if held is None and not written:
        held = next((people.titles[i] for i in range(phrase.first + 2, phrase.last) if i in people.titles), None)
        if held is not None and held.last <= phrase.last and people.mention_at(held.last) is None:
            first = held.first - 1 if doc.lower[held.first - 1] in ("le", "la", "l'") else held.first
            return Phrase(first, held.last, held.head)  # « Message de la ministre aux élus »
    end = min(phrase.last + 7, doc.sentence_range(phrase.first)[1]) if written else phrase.last
    for i in range(phrase.first + 2, end):
        mention = people.mention_at(i)
        if (
            mention is not None
            and mention.first == i
            and (written or mention.kind is EntityKind.PERSON)
            and (doc.lower[i - 1] in ("de", "d'") or (written and doc.lower[i - 1] in ("du", "la", "l'", "des")))
        ):
            return Phrase(mention.first, mention.last, mention.last - 1)
    return None


def homologue(doc: Document, people: People, phrase: Phrase, options: Options) -> Identity | None:
    """« son homologue grec »: of the people just named, the one that the sentence before is not about."""
    if "homologue" not in doc.lower[phrase.first : phrase.last]:
        return None
    found = identify(doc, people, phrase.first, phrase.last, options)
    here = doc.sentence_at(phrase.first)
    if (found is not None and found.kind is EntityKind.PERSON) or not here:
        return found
    subject = main_subject(doc, people, *doc.sentences[here - 1])
    owner = identify(doc, people, subject.first, subject.last, options) if subject else None
    for mention in reversed(people.mentions_between(doc.sentences[here - 1][0], phrase.first)):
        named = mention.last <= phrase.first and mention.kind is EntityKind.PERSON
        if named and (owner is None or mention.entity_id != owner.entity):
            who = identify(doc, people, mention.first, mention.last, options)
            return (
                evolve(who, resolved_by=ResolvedBy.RECIPROCAL, confidence=0.7, note="the counterpart") if who else None
            )
    return None


def own_name(doc: Document, people: People, phrase: Phrase) -> Phrase | None:
    """« l'opérateur Sprint »: the name alone, where the article uses it alone elsewhere."""
    last = phrase.last - 1
    if (
        last - phrase.first < 1
        or last - phrase.first > 3
        or not doc.words[last][0].isupper()
        or people.mention_at(last) is not None
    ):
        return None
    between = range(phrase.first + 1, last)
    if doc.lower[phrase.first] not in ("le", "la", "l'") or any(
        doc.words[i][0].isupper() or not doc.words[i].isalpha() for i in between
    ):
        return None
    if not any(doc.lower[i] in speaker_nouns() for i in between) or any(
        doc.lower[i] in ("de", "du", "des") for i in between
    ):
        return None
    alone = [
        i for i in doc.where({doc.lower[last]}) if i != last and (not i or doc.lower[i - 1] not in speaker_nouns())
    ]
    return Phrase(last, last + 1, last) if alone else None


def is_source(doc: Document, phrase: Phrase) -> bool:
    """Whether the phrase is one of an unnamed source or of a text, which « la même » can take up."""
    return any(
        w in ("source", "sources", "responsable", "diplomate", "officiel", "communiqué", "texte")
        for w in doc.lower[phrase.first : phrase.last]
    )


def same_source(doc: Document, phrase: Phrase, said: list[Spoken]) -> Identity | None:
    """« la même source »: the last speaker without a name, else the last."""
    for one in reversed(said[-6:]):
        if one.who is not None and one.who.kind in (EntityKind.DESCRIPTION, EntityKind.ORGANIZATION):
            return meant(one.who, phrase, ResolvedBy.SAME_SOURCE, 0.85, "same source")
    return None
