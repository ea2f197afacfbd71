"""Incises: a cue that stands apart from what it reports, before, within or after it."""

from diplonews.enums import EntityKind
from diplonews.lexicon._verbs import ReportingVerb
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People, Phrase
from diplonews.quotes.que import find_que
from diplonews.quotes.speakers import is_plural, speaks
from diplonews.quotes.values import Cue
from diplonews.quotes.words import MARK, speaker_nouns
from diplonews.syntax.finite import RELATIVE, has_verb
from diplonews.syntax.inverted import inverted_subject
from diplonews.syntax.nouns import noun_phrase
from diplonews.syntax.subjects import subject_before
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup


def _inverted(doc: Document, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """« a-t-il dit », « assure-t-on »; an inverted question keeps its que-clause."""
    boundary = _boundary(doc, group.first)
    que = find_que(doc, entry, after)
    if que is not None and not group.passive and "que" in entry.frames and (not boundary or que - after <= 3):
        return Cue("que", group.first, que + 1, entry.verb, group, entry, que + 1)
    if boundary and ("incise" in entry.frames or entry.verb in ("apprendre", "lire")):
        at = group.finite + 1
        if doc.lower[at] in ("-on", "-t-on") and doc.pair_around(at) is not None:
            return None  # « … », nous dit-on: the one quoted says it
        return Cue("incise", group.first, after, entry.verb, group, entry, -1, Phrase(at, at + 1, at), boundary)
    return None


def _boundary(doc: Document, first: int) -> str:
    """What stands before token ``first``: a closing ``mark``, a ``comma``, a ``stop``; empty for anything else."""
    i = first - 1
    if i < 0:
        return "stop"
    word = doc.lower[i]
    if word in MARK:
        pair = doc.pair_around(i)
        return "mark" if pair is not None and pair.close == i else ""
    if word in (",", "–", "—", "("):
        if i and doc.lower[i - 1] in MARK:
            return "mark"
        return "comma"
    if word in (".", "!", "?", "…", "..."):
        return "mark" if i and (doc.lower[i - 1] in MARK or doc.pair_around(i) is not None) else "stop"
    return ""


def _incise(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """« …, a assuré le ministre »: a boundary, no subject before, a speaker after."""
    if "incise" not in entry.frames or group.subject is not None or group.passive:
        return None
    boundary = _boundary(doc, group.first)
    if boundary not in ("mark", "comma"):
        return None
    subject = inverted_subject(doc, people, after)
    spaced = boundary == "mark" and doc.lower[group.first - 1] not in MARK
    if subject is None or not speaks(doc, people, subject, spaced and "que" in entry.frames):
        return None
    if group.plural is False and is_plural(doc, subject.first):
        return None  # « Le président, Jan Kral, a rappelé les réservistes »
    if boundary == "comma" and _takes_object(doc, people, group, entry, subject):
        return None
    if _is_subject(doc, people, group, entry, subject):
        return None
    return Cue("incise", group.first, max(after, subject.last), entry.verb, group, entry, -1, subject, boundary)


def _is_subject(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: Phrase) -> bool:
    """Whether what stands before is rather the subject: « L'unité « Faucons » a déclaré », « Ewa Nowak, cheffe du
    parti, annonce une alliance »: a noun phrase that nobody can have said, and no person after the verb.
    """
    low = doc.sentence_range(group.head)[0]
    pair = doc.pair_around(group.first - 1)
    if pair is not None:
        if (
            pair.close - pair.open > 8
            or has_verb(doc, pair.open + 1, pair.close)
            or pair.open <= low + 1
            or doc.lower[pair.open - 1] in (":", ",", ".", "que", "qu'")
        ):
            return False
    elif doc.lower[group.first - 2] in MARK or (
        doc.lower[low] not in quote_words("determiner") and not people.mention_at(low) and low not in people.titles
    ):
        return False
    main = has_verb(doc, low, pair.open) if pair is not None else _has_main_verb(doc, low, group.first)
    if main or _names_person(people, after) or _talks(doc, entry, after):
        return False
    opening = noun_phrase(doc, people, low)
    return opening is not None and speaks(doc, people, opening) and (pair is None or opening.last >= pair.open - 1)


def _talks(doc: Document, entry: ReportingVerb, phrase: Phrase) -> bool:
    """« Le texte, a expliqué un responsable, ne sera »: nobody explains a person."""
    kinds = {speaker_nouns().get(w) for w in doc.lower[phrase.first : phrase.first + 3]}
    return entry.cls == "say" and entry.strength == "strong" and not kinds.isdisjoint(("person", "source"))


def _has_main_verb(doc: Document, first: int, last: int) -> bool:
    """Whether a finite verb stands outside of relative clauses, each of which runs to its comma."""
    at = first
    for i in range(first, last + 1):
        if i == last or doc.lower[i] in RELATIVE or doc.lower[i] == ",":
            if has_verb(doc, at, i):
                return True
            at = i + 1
            if i < last and doc.lower[i] in RELATIVE:
                at = next((j for j in range(i, last) if doc.lower[j] == ","), last)
    return False


def _names_person(people: People, phrase: Phrase) -> bool:
    mention = people.mention_at(phrase.head)
    return mention is not None and mention.kind is EntityKind.PERSON


def _takes_object(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, subject: Phrase) -> bool:
    """Whether what follows is rather the object: « Le ministre, en visite, a salué le président »."""
    low = doc.sentence_range(group.head)[0]
    verb = has_verb(doc, low, group.first)
    if entry.cls in ("say", "announce", "admit") and "que" in entry.frames:
        return False
    if not verb or "que" not in entry.frames or (entry.strength == "weak" and entry.verb == "saluer"):
        return True
    if group.reflexive or (entry.cls in ("judge", "feel") and people.mention_at(subject.head) is not None):
        return False  # « …, se réjouit Berne », « …, estima l'Elysée »: nobody is rejoiced, a body is not esteemed
    kinds = {speaker_nouns().get(w) for w in doc.lower[subject.first : min(subject.last, subject.first + 5)]}
    mention = people.mention_at(subject.head)
    personal = "person" in kinds or "source" in kinds or (mention is not None and mention.kind is EntityKind.PERSON)
    return not personal and subject_before(doc, people, group.first) is not None and "noun" in entry.frames
