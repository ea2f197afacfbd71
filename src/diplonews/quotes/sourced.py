"""Source phrases: « selon le ministre », « d'après lui », « pour Berne », « à ses yeux », « à en croire l'armée »."""

from typing import NamedTuple

from diplonews.enums import EntityKind
from diplonews.lexicon._verbs import FINITE
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People, Phrase
from diplonews.quotes.speakers import speaks
from diplonews.quotes.words import MARK, source_phrases, speaker_nouns
from diplonews.syntax.inverted import joined
from diplonews.syntax.nouns import noun_phrase
from diplonews.syntax.subjects import antecedent
from diplonews.text.document import Document
from diplonews.text.verbs import verb_group


class Source(NamedTuple):
    """A source phrase, half-open tokens, with the speaker it names and its construction."""

    first: int
    last: int
    speaker: Phrase | None
    rule: str


def source_at(doc: Document, people: People, i: int) -> Source | None:
    """The source phrase whose longest word is token ``i``; None when the words credit nobody."""
    lower = doc.lower
    for tokens, place, rule, where in source_phrases().get(lower[i], ()):
        first = i - place
        end = first + len(tokens)
        if first < 0 or lower[first:end] != tokens:
            continue
        if rule == "none":
            return None
        if where == "within":
            return Source(first, end, Phrase(end - 1, end, end - 1), rule)
        return _pour(doc, people, first, end) if rule == "pour" else _after(doc, people, first, end, rule)
    return None


def _after(doc: Document, people: People, first: int, at: int, rule: str) -> Source | None:
    """The source that follows the phrase."""
    high = doc.sentence_range(first)[1]
    if at >= high or doc.lower[at] in ("que", "qu'", "lesquelles", "lesquels", "laquelle", "lequel"):
        return None
    if doc.lower[at] == "qui":
        speaker = antecedent(doc, people, first)
        return Source(first, at + 1, speaker, rule) if speaker else None
    if doc.lower[at] in quote_words("stressed"):
        return Source(first, at + 1, Phrase(at, at + 1, at), rule)
    if rule == "source":
        return _unnamed(doc, first, at, high)
    phrase = noun_phrase(doc, people, at)
    if phrase is None or phrase.last > high or not _credible(doc, people, phrase, rule):
        return None
    phrase = joined(doc, people, phrase, high)
    end = _past_complement(doc, phrase.last, high)
    if end == phrase.last + 1 and doc.lower[phrase.head] in speaker_nouns():
        phrase = Phrase(phrase.first, end, phrase.head)
    if not _apart(doc, first, end, high):
        return None
    if end != phrase.last and end + 1 < high:
        named = people.mention_at(end + 1)
        if named is not None and named.first == end + 1 and named.kind is EntityKind.PERSON:
            return Source(first, named.last, Phrase(named.first, named.last, named.last - 1), rule)
    return Source(first, end, phrase, rule)


def _apart(doc: Document, first: int, end: int, high: int) -> bool:
    """Whether the phrase stands apart: at the head or the end of a clause, or between commas."""
    before = doc.lower[first - 1] if first > doc.sentence_range(first)[0] else ""
    after = doc.lower[end] if end < high else ""
    return (
        not before.isalnum()
        or not after.isalnum()
        or before in quote_words("conjunction")
        or before in quote_words("subordinator")
    )


def _unnamed(doc: Document, first: int, at: int, high: int) -> Source | None:
    """« de source diplomatique », « de sources proches du dossier »: the noun « source » and what follows up to a
    stop.
    """
    if (
        first <= doc.sentence_range(first)[0]
        or doc.lower[first - 1] not in (",", *MARK)
        or doc.lower[at] in ("de", "d'", "du", "des")
    ):
        return None
    end = next((i for i in range(at, min(high, at + 8)) if not doc.words[i][0].isalnum()), at + 1)
    return Source(first, end, Phrase(first + 1, end, first + 1), "source")


def _past_complement(doc: Document, at: int, high: int) -> int:
    """« selon le négociateur pour l'industrie, »: to the comma that closes the phrase, when no verb comes before it."""
    if (
        at + 1 < high
        and doc.lower[at + 1] == ","
        and doc.words[at][0].isalpha()
        and doc.lower[at] not in quote_words("preposition")
    ):
        return at + 1  # one adjective more
    for i in range(at, min(high, at + 10)):
        if doc.lower[i] == ",":
            return i
        if (
            doc.lower[i] in MARK
            or doc.lower[i] in ".;:"
            or (doc.bits[i] & FINITE and doc.lower[i - 1] not in quote_words("determiner"))
        ):
            break
    return at


def _credible(doc: Document, people: People, phrase: Phrase, rule: str) -> bool:
    if not speaks(doc, people, phrase):
        return False
    first = phrase.first
    if doc.lower[phrase.last - 1] in quote_words("latter"):
        return True  # « aux yeux de cette dernière »
    skipped = quote_words("determiner") | quote_words("plural_adjective") | {"de", "d'"}
    while first < phrase.last - 1 and doc.lower[first] in skipped:
        first += 1
    if people.mention_at(first) or first in people.titles or doc.words[first][0].isupper():
        return True
    end = next((i for i in range(first, phrase.last) if doc.lower[i] in ("de", "du", "des", "d'")), phrase.last)
    return any(w in speaker_nouns() for w in doc.lower[first:end])


def _pour(doc: Document, people: People, first: int, at: int) -> Source | None:
    """« Pour le ministre, l'accord tient »: a person or a pronoun, a comma, and a clause of opinion."""
    high = doc.sentence_range(first)[1]
    low = doc.sentence_range(first)[0]
    if at >= high:
        return None
    if doc.lower[at] in ("qui", "lequel", "laquelle", "lesquels", "lesquelles"):
        if first <= low or doc.lower[first - 1] != "," or not any(b & FINITE for b in doc.bits[at : at + 14]):
            return None
        speaker = antecedent(doc, people, first)
        return Source(first, at + 1, speaker, "pour") if speaker and speaks(doc, people, speaker) else None
    opens = (
        first == low
        or doc.lower[first - 1] in MARK
        or (doc.lower[first - 1] == "," and doc.lower[first - 2] in MARK)
        or doc.lower[first - 1] in (";", "–", "—")
        or (doc.lower[first - 1] in ("et", "mais", "car") and first - 1 == low)
    )
    if not opens:
        return None
    if doc.lower[at] in quote_words("stressed"):
        end, speaker = at + 1, Phrase(at, at + 1, at)
    else:
        phrase = noun_phrase(doc, people, at)
        if phrase is None or not speaks(doc, people, phrase):
            return None
        mention = people.mention_at(phrase.head)
        person = mention is not None and mention.kind is EntityKind.PERSON
        if not person and not _personal(doc, phrase) and not _opinion(doc, phrase.last, high):
            return None
        end, speaker = phrase.last, phrase
    end = _past_apposition(doc, people, end, high)
    if end >= high or doc.lower[end] not in (",", "."):
        return None
    if first > low + 1 and doc.lower[first - 2] in MARK:
        return Source(first, end, speaker, "pour")
    return Source(first, end, speaker, "pour") if _is_view(doc, end + 1, high) else None


def _is_view(doc: Document, at: int, high: int) -> bool:
    """Whether the clause has a subject of its own and is no tale of the past, unless it is partly quoted."""
    if at < high and doc.bits[at] & FINITE and doc.lower[at] not in quote_words("determiner"):
        return False
    if any(w in MARK for w in doc.lower[at:high]):
        return True
    for i in range(at, min(high, at + 30)):
        bits = doc.bits[i]
        if (
            bits & FINITE
            and doc.lower[i - 1] not in quote_words("determiner")
            and (i == at or doc.lower[i - 1] not in ("qui", "que", "qu'", "où"))
        ):
            group = verb_group(doc, i)
            if group is not None and group.is_finite:
                if group.tense == "past" and doc.lower[group.finite] in ("est", "sont") and group.last >= high - 1:
                    return True  # « l'accord est mort »
                if group.tense == "imperfect" and group.lemma == "être":
                    return doc.lower[group.last] not in quote_words("determiner") and doc.lower[group.last] != "aussi"
                return group.tense in ("present", "future", "conditional", "conditional_past", "near_future")
    return False


def _personal(doc: Document, phrase: Phrase) -> bool:
    kinds = {speaker_nouns().get(w) for w in doc.lower[phrase.first : min(phrase.last, phrase.first + 4)]}
    return "person" in kinds or "source" in kinds


def _opinion(doc: Document, at: int, high: int) -> bool:
    """Whether the clause judges, obliges or is partly quoted, as an opinion is: « c'est », « il faut », « doit »,
    marks.
    """
    some = doc.lower[at:high]
    return (
        any(w in MARK for w in some)
        or any(w in ("faut", "doit", "doivent", "s'agit", "fait", "aucun", "question") for w in some[:14])
        or ("est" in some[:16])
    )


def _past_apposition(doc: Document, people: People, end: int, high: int) -> int:
    """« Pour le ministre, Paul Ferrand, »: to the end of the name in apposition; a bracketed party is passed too."""
    if end < high and doc.lower[end] == "(":
        close = next((j for j in range(end, min(high, end + 8)) if doc.lower[j] == ")"), None)
        end = close + 1 if close else end
    if end + 1 < high and doc.lower[end] == ",":
        mention = people.mention_at(end + 1)
        named = mention is not None and mention.first == end + 1 and mention.kind is EntityKind.PERSON
        if mention is not None and named and mention.last < high and doc.lower[mention.last] == ",":
            return mention.last
    return end
