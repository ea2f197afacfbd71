"""Whether an event happened: from tense, mood, modal, negation, the verb that governs it, and words beside it."""

from attrs import frozen

from diplonews.enums import Status
from diplonews.events.reading import Reading
from diplonews.lexicon import _events
from diplonews.lexicon._words import function_words
from diplonews.text.verbs import VerbGroup, verb_group

_TENSES = {
    "future": Status.PLANNED,
    "near_future": Status.PLANNED,
    "conditional": Status.HYPOTHETICAL,
    "conditional_past": Status.HYPOTHETICAL,
    "imperative": Status.HYPOTHETICAL,
}
_MODALS = {"devoir": Status.PLANNED, "pouvoir": Status.HYPOTHETICAL}
_FACTS = frozenset(
    [
        "affirmer",
        "reconnaître",
        "avouer",
        "nier",
        "démentir",
        "avertir",
        "promettre",
        "jurer",
        "accuser",
        "menacer",
        "aider",
        "parler",
    ]
)
_BACK = 14  # tokens between a governing verb and its infinitive
_DETERMINERS = function_words("determiner") | function_words("article")
_STOPS = frozenset([",", ";", ":", ".", "que", "qu'", "qui", "dont", "où", "mais"])


@frozen
class Verdict:
    """A status and the tokens that show it; ``status`` None says that the words are no event of their own."""

    status: Status | None
    tokens: tuple[int, ...] = ()


def of_verb(reading: Reading, group: VerbGroup) -> Verdict:
    """The status of what the verb group tells."""
    if group.tense == "infinitive" and group.modal is None:
        return _of_infinitive(reading, group)
    if group.is_finite and _is_content(reading, group):
        return Verdict(None)
    if group.negated:
        return Verdict(Status.NEGATED, (group.first,))
    if group.modal in _MODALS and group.tense != "past":
        status = _MODALS[group.modal]
        if group.modal == "devoir" and group.tense in ("imperfect", "past"):
            status = Status.PLANNED
        return Verdict(status, (group.finite,))
    if group.tense == "conditional" and _in_past_speech(reading, group):
        return Verdict(Status.PLANNED, (group.finite,))
    if group.tense in _TENSES:
        return Verdict(_TENSES[group.tense], (group.finite,))
    if group.tense == "subjunctive":
        return Verdict(Status.HYPOTHETICAL, (group.finite,))
    if group.is_finite and _under_si(reading, group):
        return Verdict(Status.HYPOTHETICAL, (group.finite,))
    return Verdict(Status.OCCURRED)


def _is_content(reading: Reading, group: VerbGroup) -> bool:
    """Whether the clause is what somebody demands, wishes or fears: ``exige que``, ``pour que``."""
    lower = reading.doc.lower
    low = reading.doc.sentence_range(group.head)[0]
    table = _events.status_words("governor")
    for i in range(group.first - 1, max(low, group.first - 10), -1):
        if lower[i] in ("que", "qu'"):
            if lower[i - 1] in ("pour", "afin", "avant", "moins", "sans", "peur", "crainte"):
                return True
            for j in range(i - 1, max(low - 1, i - 6), -1):
                found = reading.doc.verbs[j]
                if found is not None:
                    return table.get(found[0]) in ("content", "hypothetical") and found[0] not in _FACTS
            return False
        if lower[i] in (",", ";", ":", "qui", "dont"):
            return False
    return False


def _under_si(reading: Reading, group: VerbGroup) -> bool:
    """Whether the clause opens with ``si``."""
    lower = reading.doc.lower
    low = reading.doc.sentence_range(group.head)[0]
    for i in range(group.first - 1, max(low, group.first - 9) - 1, -1):
        if lower[i] in ("si", "s'") and (lower[i] == "si" or lower[i + 1] in ("il", "ils")):
            return i == low or lower[i - 1] != "même" or True
        if lower[i] in (",", ";", ":", "que", "qu'", "qui"):
            return False
    return False


def _in_past_speech(reading: Reading, group: VerbGroup) -> bool:
    """``a annoncé qu'il livrerait``: a future seen from the past, no doubt about the fact."""
    doc = reading.doc
    low = doc.sentence_range(group.head)[0]
    for i in range(group.first - 1, low, -1):
        if doc.lower[i] in ("que", "qu'"):
            for j in range(i - 1, max(low - 1, i - 6), -1):
                if doc.bits[j]:
                    before = verb_group(doc, j)
                    return before is not None and before.tense in ("past", "imperfect", "participle", "gerund")
            return False
    return False


def _of_infinitive(reading: Reading, group: VerbGroup) -> Verdict:
    """An infinitive is told by what governs it: a verb, ``pour``, ``avant de``, ``après``, a noun, or nothing."""
    doc = reading.doc
    lower = doc.lower
    low = doc.sentence_range(group.head)[0]
    past = lower[group.finite] in ("avoir", "être") and group.finite != group.head
    prep = lower[group.first - 1] if group.first > low else ""
    if prep == "après" or (past and group.first > low and lower[group.first - 1] not in ("de", "d'")):
        return Verdict(Status.OCCURRED, (group.first - 1,))
    if prep in ("de", "d'") and group.first - 1 > low and lower[group.first - 2] == "avant":
        return _before_which(reading, group, low)
    for i in range(group.first - 1, max(low - 1, group.first - _BACK), -1):
        word = lower[i]
        if word in _STOPS:
            if word == "," and i > low:
                break
            break
        if not doc.bits[i] or word in _DETERMINERS:
            continue
        governor = verb_group(doc, i)
        if (governor is not None and governor.head <= i < governor.last) or (
            governor is not None and governor.head == i
        ):
            return _governed(reading, governor, prep, i)
    if prep in ("pour", "d'", "de", "à", "afin", "sans"):
        return Verdict(Status.NEGATED if prep == "sans" else None)
    return Verdict(Status.NEGATED if group.negated else None)


def _before_which(reading: Reading, group: VerbGroup, low: int) -> Verdict:
    """``a vu Paul Ferrand avant de partir pour Lima``: done if the main verb is past, to come if not."""
    for i in range(group.first - 2, low - 1, -1):
        main = verb_group(reading.doc, i) if reading.doc.bits[i] else None
        if main is not None and main.is_finite:
            told = of_verb(reading, main)
            return Verdict(Status.PLANNED if main.tense == "present" else told.status, (main.finite,))
    return Verdict(None)


def _governed(reading: Reading, governor: VerbGroup, prep: str, i: int) -> Verdict:
    table = _events.status_words("governor")
    lemma = f"se {governor.lemma}" if governor.reflexive and governor.lemma[0] not in "aeiouéh" else governor.lemma
    if governor.reflexive and governor.lemma[0] in "aeiouéh":
        lemma = f"s'{governor.lemma}"
    said = table.get(lemma) or table.get(governor.lemma)
    if prep == "sans":
        return Verdict(Status.NEGATED, (i,))
    if prep == "pour" and (said is None or governor.is_finite):
        main = of_verb(reading, governor)
        return Verdict(
            main.status
            if main.status is not Status.OCCURRED
            else Status.PLANNED
            if governor.tense == "present"
            else Status.OCCURRED,
            (i,),
        )
    if said is None or said == "content":
        return Verdict(None)
    if governor.negated:
        return Verdict(Status.NEGATED, (i,))
    if said == "same":
        return of_verb(reading, governor)
    return Verdict(Status(said), (i,))


def of_words(reading: Reading, first: int, last: int) -> Verdict | None:
    """What a word beside the noun says (``prévue``, ``éventuelle``, ``annulée``); None when none does."""
    lower = reading.doc.lower
    table = _events.status_words("noun")
    for i in range(first, last):
        said = table.get(lower[i])
        if said is not None:
            return Verdict(Status(said), (i,))
    return None
