"""The subject of a verb group: before it, across appositions, relatives and adverbials, or inverted after it.

A subject is a noun phrase (``Phrase``) or a pronoun; the caller resolves it. Nothing here knows of quotations.
"""

from itertools import pairwise

from diplonews.enums import EntityKind
from diplonews.lexicon._verbs import FINITE, PPAST
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People, Phrase
from diplonews.syntax.inverted import inverted_subject
from diplonews.syntax.nouns import is_person, noun_at, noun_phrase, person_ending
from diplonews.syntax.phrases import phrase_ending
from diplonews.syntax.segments import floor, left_of, segment, segment_kind
from diplonews.text.document import Document
from diplonews.text.marks import MARKS
from diplonews.text.verbs import VerbGroup, verb_group

_STEPS = 4  # coordinated verbs passed on the way to the subject they share
_SEGMENTS = 10  # stretches between commas looked through
_BRACKET = 8  # tokens of a bracket after a name
_VERBS = 7  # finite verbs asked for the main subject of a sentence


_DASHES = frozenset(["–", "—", "-"])
_PARTING = frozenset([",", "–", "—", "-"])


def subject_of(doc: Document, people: People, group: VerbGroup) -> Phrase | None:
    """The noun phrase or pronoun that is the subject of ``group``; None where the sentence shows none.

    An inverted subject is looked for only when none stands before.
    """
    key = group.first, group.head
    if key not in people.subjects:
        people.subjects[key] = _find_subject(doc, people, group)
    return people.subjects[key]


def _find_subject(doc: Document, people: People, group: VerbGroup) -> Phrase | None:
    if group.inverted and group.subject is not None:
        doubled = _doubled(doc, people, group)
        return doubled or Phrase(group.subject, group.subject + 1, group.subject)
    if group.subject is not None:
        return _pronoun(doc, people, group.subject)
    found = subject_before(doc, people, group.first, _STEPS)
    if found is not None or not group.is_finite:
        return found
    after = inverted_subject(doc, people, group.last)
    return after if after is not None and _is_speaker_like(doc, after) else None


def _doubled(doc: Document, people: People, group: VerbGroup) -> Phrase | None:
    """« quand la Suède promet-elle »: the noun that stands before an inverted pronoun."""
    before = group.first - 1
    if (
        before < doc.sentence_range(group.head)[0]
        or not doc.words[before][0].isalnum()
        or doc.lower[before] in quote_words("question")
    ):
        return None
    return phrase_ending(doc, people, group.first)


def _pronoun(doc: Document, people: People, at: int) -> Phrase | None:
    if doc.lower[at] == "qui":
        return antecedent(doc, people, at)
    return _one_of_them(doc, at) or Phrase(at, at + 1, at)


def _one_of_them(doc: Document, at: int) -> Phrase | None:
    """« beaucoup d'entre elles », « l'une d'elles »: the phrase that a pronoun right before its verb closes."""
    of = at - 2 if doc.lower[at - 1] == "entre" else at - 1
    if of < 1 or doc.lower[of] not in ("d'", "de") or doc.lower[at] not in ("elles", "eux"):
        return None
    first = of - 2 if of > 1 and doc.lower[of - 2] in ("la", "l'") else of - 1
    return Phrase(first, at + 1, first)


def antecedent(doc: Document, people: People, relative: int) -> Phrase | None:
    """The noun phrase that a relative pronoun at token ``relative`` takes up; a person before an apposition comes
    first.
    """
    last = relative
    low = doc.sentence_range(relative)[0]
    while last > low and last > relative - 4 and doc.lower[last - 1] in (",", "et", "mais", "pour", "à", "auprès"):
        last -= 1
    if last > low and doc.lower[last - 1] == ")":  # « Ewa Nowak (LR), qui »
        last = next((i for i in range(last - 2, max(low, last - _BRACKET), -1) if doc.lower[i] == "("), last)
    if last <= low:
        return None
    if doc.lower[last - 1] in quote_words("stressed") or doc.lower[last - 1] in quote_words("pronoun"):
        return Phrase(last - 1, last, last - 1)
    found = phrase_ending(doc, people, last)
    if doc.lower[relative - 1] == ",":
        start = segment(doc, last, low)
        explains = not doc.bits[start] & PPAST and doc.lower[start] not in quote_words("preposition")
        if start > low and doc.lower[start - 1] == "," and explains:
            person = person_ending(people, start - 1)
            if person is not None and not is_person(people, last - 1):
                return Phrase(person.first, person.last, person.last - 1)
    return found


def _is_speaker_like(doc: Document, phrase: Phrase) -> bool:
    return doc.words[phrase.first][0].isupper() or doc.lower[phrase.first] in quote_words("determiner")


def subject_before(doc: Document, people: People, first: int, steps: int = _STEPS) -> Phrase | None:
    """The subject that stands before the verb whose group begins at token ``first``."""
    lower = doc.lower
    low = floor(doc, first)
    end = _before_comma(doc, first, low)
    adjacent = end == first
    found: Phrase | None = None
    spare: Phrase | None = None
    for _ in range(_SEGMENTS):
        if end <= low:
            return found or spare
        start = segment(doc, end, low)
        pair = doc.pair_around(start)
        if (
            pair is not None
            and pair.open == start
            and pair.close == end - 1
            and start > low
            and lower[start - 1] == ":"
        ):
            end = _before_comma(doc, start - 1, low)  # « il a écrit : « … », et a dit »: the words hold no subject
            adjacent = False
            continue
        kind, at = segment_kind(doc, people, start, end, adjacent)
        if end < first and lower[end] in _DASHES and start > low and lower[start - 1] in _DASHES:
            kind = "other"  # « un partisan de la chasse – le droit de tirer – et s'est opposé »
        if kind == "verb":
            if found is not None:
                return found
            group = verb_group(doc, at)
            return (
                _shared(doc, people, group, steps) if group is not None and steps > 0 and group.first < first else None
            )
        if kind == "noun":
            phrase = noun_at(doc, people, at)
            if phrase is not None and phrase.last > end:
                phrase = Phrase(phrase.first, end, min(phrase.head, end - 1))
            if phrase is not None:
                left = left_of(doc, people, start, low)
                if left == "relative":
                    spare = spare or phrase  # « X, qui a vu son homologue, Y, a dit »: Y belongs to the relative
                elif (
                    left != "noun"
                    or (_is_body(people, phrase) and is_person(people, start - 2))
                    or (is_person(people, phrase.head) and phrase.last == end and not _of_other(doc, start - 1, low))
                ):
                    return _whole(doc, people, phrase, start, end, low) if adjacent else phrase
                else:
                    found = phrase
        elif found is not None:
            return found
        if start <= low or lower[start - 1] not in _PARTING:
            return found or spare
        adjacent = False
        end = _before_comma(doc, start, low)
    return found or spare


def _is_body(people: People, phrase: Phrase) -> bool:
    """Whether the phrase names an organisation: it explains no person (« Qualifié … par Jan Kral, Le Temps s'est »)."""
    mention = people.mention_at(phrase.head)
    return mention is not None and mention.kind is EntityKind.ORGANIZATION and mention.last == phrase.last


def _of_other(doc: Document, end: int, low: int) -> bool:
    """« un avocat de la chanteuse, Ewa Nowak, »: after an indefinite noun the name explains the complement."""
    start = segment(doc, end, low)
    inside = doc.lower[start:end]
    return inside[:1] in (("un",), ("une",)) and any(
        a == "du" or (a == "de" and b in ("la", "l'", "son", "sa")) for a, b in pairwise(inside)
    )


def _before_comma(doc: Document, i: int, low: int) -> int:
    while i > low and doc.lower[i - 1] in _PARTING:
        i -= 1
    return i


def _whole(doc: Document, people: People, phrase: Phrase, start: int, end: int, low: int) -> Phrase:
    """The phrase, or the enumeration of names that it closes: « le Chili, la Suède et les Pays-Bas ont »."""
    joint = any(doc.lower[j] in ("et", "ou") for j in range(phrase.first + 1, min(end, phrase.first + 14)))
    if not joint:
        return phrase
    first = start if doc.lower[start] != "," else start + 1
    while first > low and doc.lower[first - 1] == ",":
        before = segment(doc, first - 1, low)
        item = noun_phrase(doc, people, before) if before < first - 1 else None
        adverbial = doc.lower[before] in quote_words("preposition") or doc.lower[before] in quote_words("calendar")
        if item is None or item.last != first - 1 or adverbial:
            break  # « Hier, les brasseurs et les vignerons »
        first = before
    led = doc.lower[start] in quote_words("preposition")
    while first < phrase.first and doc.lower[first] in quote_words("conjunction"):
        first += 1  # « Mais les brasseurs et les vignerons »
    joined = first < start or (not led and not any(b & FINITE for b in doc.bits[start : phrase.first]))
    return Phrase(max(first, low) if first < phrase.first and joined else phrase.first, end, phrase.first)


def _shared(doc: Document, people: People, group: VerbGroup, steps: int) -> Phrase | None:
    """The subject of an earlier verb that a coordinated one shares."""
    if group.subject is not None:
        return _pronoun(doc, people, group.subject)
    return subject_before(doc, people, group.first, steps - 1)


def main_subject(doc: Document, people: People, first: int, last: int, verbless: bool = True) -> Phrase | None:
    """The subject of the main verb between two tokens; without a verb (``verbless``) the noun phrase that opens
    the stretch.
    """
    key = first, last, verbless
    if key not in people.mains:
        people.mains[key] = _main_subject(doc, people, first, last, verbless)
    return people.mains[key]


def _main_subject(doc: Document, people: People, first: int, last: int, verbless: bool) -> Phrase | None:
    bits, lower = doc.bits, doc.lower
    spare: Phrase | None = None
    some, asked = False, 0
    for i in range(first, last):
        if not bits[i] & FINITE or doc.pair_around(i) is not None:
            continue
        some = True
        group = verb_group(doc, i)
        if group is None or group.finite != i or not group.is_finite:
            continue
        if group.subject is not None and lower[group.subject] == "qui":
            continue
        if doc.words[i] == "A" and i == first:
            continue  # « A ce propos »: the capital without its accent
        loose = group.subject is None and group.first > first + 1 and lower[group.first - 1] not in (",", *MARKS)
        subject = subject_before(doc, people, group.first) if loose else subject_of(doc, people, group)
        if subject is not None:
            before = lower[subject.first - 1] if subject.first > first else ""
            if before not in quote_words("subordinator") or before in ("mais", "or", "car", "donc"):
                return subject
            spare = spare or subject
        asked += 1
        if asked == _VERBS:
            break
    if spare is not None or not verbless or (some and last - first > 12):
        return spare
    return _opening_phrase(doc, people, first, last)


def _opening_phrase(doc: Document, people: People, first: int, last: int) -> Phrase | None:
    """The noun phrase that opens a stretch without a verb, when it is no date."""
    at = first
    while at < last and (doc.lower[at] in quote_words("conjunction") or not doc.words[at][0].isalnum()):
        at += 1
    if at >= last or doc.pair_around(at) is not None or doc.lower[at] in quote_words("preposition"):
        return None
    phrase = noun_phrase(doc, people, at)
    dated = any(w in quote_words("calendar") for w in doc.lower[at : at + 3])
    return phrase if phrase is not None and phrase.last <= last and not dated else None
