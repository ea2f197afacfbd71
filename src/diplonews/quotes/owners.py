"""The words of a speaker's phrase that name the speaker: not the thing they own, not an adjective left alone."""

from diplonews.enums import EntityKind, Role
from diplonews.lexicon._verbs import FINITE, PPAST
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People, Phrase
from diplonews.quotes.direct import Fragment
from diplonews.quotes.speakers import is_plural, speaks
from diplonews.quotes.words import cue_forms, speaker_nouns
from diplonews.syntax.nouns import noun_phrase
from diplonews.syntax.phrases import phrase_ending
from diplonews.syntax.subjects import subject_of
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup, verb_group

_OF = frozenset(["de", "du", "d'", "des"])


def owner(doc: Document, people: People, group: VerbGroup, phrase: Phrase) -> Phrase:
    """« l'initiative du CHU de Brest, qui souhaitait »: of a thing and the name that completes it, the name speaks."""
    relative = group.subject is not None and doc.lower[group.subject] == "qui"
    if not relative or speaker_nouns().get(doc.lower[phrase.head]) or people.mention_at(phrase.head):
        return phrase
    for i in range(phrase.head + 1, phrase.last - 1):
        at = i + 2 if doc.lower[i + 1] in ("la", "l'") and i + 2 < phrase.last else i + 1
        if doc.lower[i] in _OF and doc.words[at][0].isupper() and people.mention_at(i) is None:
            return Phrase(at, phrase.last, at)
    return phrase


def predicated(doc: Document, people: People, f: Fragment) -> Phrase | None:
    """« le pape « s'associe au deuil » », « Ewa Nowak est « bouleversée … » »: the subject whose verb of speech, or
    what it is, stands in marks.
    """
    lower, first = doc.lower, f.first
    if doc.words[first][0].isupper() or lower[first] in quote_words("determiner"):
        return None
    at = first + 1 if lower[first] in _CLITICS else first
    if at < f.last and doc.bits[at] & FINITE and lower[at] in cue_forms():
        phrase = phrase_ending(doc, people, f.pair)
        before = lower[phrase.first - 1] if phrase and phrase.first > doc.sentence_range(first)[0] else ","
        alone = before in (",", ";", ":") or before in quote_words("subordinator") or before in ("et", "mais")
        return phrase if alone and phrase is not None and speaks(doc, people, phrase) else None
    group = verb_group(doc, f.pair - 1) if lower[f.pair - 1] in quote_words("copula") else None
    if group is None or not group.is_finite or group.finite != f.pair - 1:
        return None
    phrase = subject_of(doc, people, group)
    mention = people.mention_at(phrase.head) if phrase is not None else None
    if phrase is None or lower[phrase.first] in quote_words("pronoun") - quote_words("determiner"):
        return None
    person = mention.kind is EntityKind.PERSON if mention else speaker_nouns().get(lower[phrase.head]) == "person"
    return phrase if person and not is_plural(doc, phrase.first) else None


_CLITICS = frozenset(["s'", "se", "n'", "ne", "l'", "le"])


def uttered(doc: Document, people: People, fragments: tuple[Fragment, ...]) -> Phrase | None:
    """« « Partez ! » lancé par le député »: the agent of a participle right after the marks."""
    pair = doc.pair_around(fragments[-1].pair) if fragments else None
    at = pair.close + 1 if pair is not None else len(doc)
    if at + 2 >= len(doc) or not doc.bits[at] & PPAST or doc.lower[at + 1] != "par":
        return None
    return noun_phrase(doc, people, at + 2) if doc.lemma_at(at) in quote_words("uttering") else None


def is_topic(doc: Document, people: People, phrase: Phrase) -> bool:
    """« Emploi : « … » »: a bare noun before a colon in a heading says what it is about, not who speaks."""
    at = phrase.first
    return (
        phrase.last - at == 1
        and doc.role_at(at) in (Role.TITLE, Role.CROSSHEAD)
        and people.mention_at(at) is None
        and doc.words[at][0].isupper()
        and doc.lower[at] not in speaker_nouns()
    )


def clipped(doc: Document, phrase: Phrase | None) -> Phrase | None:
    """« les soignants présents dans les villages »: without an adjective whose complement is left out."""
    if phrase is None or (phrase.last - phrase.first == 1 and doc.lower[phrase.first] in quote_words("copula")):
        return None  # « Et, ce qui est inquiétant : « … » »
    if phrase.last - 1 <= phrase.head:
        return phrase
    alone = doc.lower[phrase.last - 1] in quote_words("with_complement")
    return Phrase(phrase.first, phrase.last - 1, phrase.head) if alone else phrase
