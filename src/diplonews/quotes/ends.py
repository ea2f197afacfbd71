"""What ends a reported clause at a comma, a dash or a conjunction: another verb of the subject, a cue, a comment."""

from diplonews.lexicon._verbs import FINITE, INF, PPRES
from diplonews.lexicon._words import quote_words
from diplonews.quotes.values import Cue
from diplonews.quotes.words import MARK, QUE, cue_forms, heads
from diplonews.syntax.finite import has_verb
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup, verb_group

_SUBORDINATE = frozenset(
    ["bien", "si", "s'", "alors", "après", "lorsque", "lorsqu'", "quand", "puisque", "même", "comme", "tout"]
)


_COMMENT = frozenset(
    ["interrogé", "interrogée", "interrogés", "rapporte", "rapportent", "selon", "citant", "cité", "citée"]
)


DASHES = frozenset(["-", "–", "—"])


def _turns(doc: Document, cue: Cue, i: int, high: int) -> bool:
    """« … - ajoutant que », « … – et affirme que »: a dash before the cue's fellow ends the clause as a comma does."""
    word = doc.lower[i + 1]
    if word in ("et", "mais"):
        return _other_verb(doc, cue, i + 1, high)
    return bool(doc.bits[i + 1] & PPRES) and word in cue_forms()


def _opens_sentence(doc: Document, cue: Cue) -> bool:
    """« Estimant que …, le ministre est parti »: a participle or infinitive before the main clause."""
    low = doc.sentence_range(cue.first)[0]
    if cue.group.is_finite and doc.lower[low] not in _SUBORDINATE:
        return False
    return not has_verb(doc, low, cue.group.first)


def first_word(doc: Document, cue: Cue) -> int:
    """The first token of the clause that is no mark."""
    return min(cue.content + 1, len(doc.lower) - 1) if doc.lower[cue.content] in MARK else cue.content


def _in_relative(doc: Document, cue: Cue) -> bool:
    """« X, qui a déconseillé de …, estime que »: the comma closes the cue's own relative clause."""
    return cue.group.subject is not None and doc.lower[cue.group.subject] == "qui"


def _ends_at_comma(doc: Document, cue: Cue, i: int, high: int, incises: dict[int, int]) -> bool:
    """Whether the clause ends at the comma at ``i``."""
    lower = doc.lower
    if i + 1 >= high:
        return True
    word = lower[i + 1]
    if i + 1 in incises:
        after = incises[i + 1]
        return (
            after >= high
            or lower[after] in (".", "!", "?", ";", "…")
            or lower[after : after + 2] in ((",", "qui"), (",", "dont"))
        )
    at = i + 2 if word in ("tout", "et", "puis") else i + 1
    at = at + 1 if at < high and lower[at] == "en" else at
    while at < high and lower[at] in ("se", "s'", "le", "la", "les", "l'", "lui", "leur", "en", "y", "ne", "n'"):
        at += 1
    if (
        at < high
        and doc.bits[at] & PPRES
        and (lower[at] in cue_forms() or (lower[at - 1] == "en" and lower[at - 2] == "tout"))
    ):
        return True
    if _comments(doc, i + 1, high):
        return True
    if word in ("alors", "tandis") and lower[i + 2 : i + 3] in (("que",), ("qu'",)):
        return cue.form == "inf" or _leaves_tense(doc, cue, i + 3, high)
    if _absolute(doc, i + 1, high):
        return True
    if word == "mais" and not quote_words("saying").isdisjoint(lower[i + 2 : i + 4]):
        return True  # « …, mais ses déclarations ne convainquent pas »
    if word in ("mais", "et", "or", "puis"):
        return _other_verb(doc, cue, i + 1, high) or (
            (cue.form == "inf" or word != "et") and _new_clause(doc, cue, i + 2, high)
        )
    if _in_relative(doc, cue) and _opens_with_preposition(doc, cue) and has_verb(doc, i + 1, high):
        return True
    if (
        _in_relative(doc, cue)
        and doc.bits[i + 1] & FINITE
        and word not in quote_words("determiner")
        and word not in quote_words("preposition")
    ):
        return True
    if (
        _opens_sentence(doc, cue)
        and (cue.form == "inf" or has_verb(doc, first_word(doc, cue), i))
        and has_verb(doc, i + 1, high)
    ):
        return True
    if _finite_group(doc, i + 1) is not None:
        return _same_kind(doc, cue, i + 1)
    return False


def _comments(doc: Document, at: int, high: int) -> bool:
    """« …, sans préciser la date », « …, en référence à », « …, avant de partir »: the journalist's own words."""
    lower = doc.lower
    word, after = lower[at], lower[at + 1] if at + 1 < high else ""
    if word in _COMMENT or (word in ("en", "par") and after in ("référence", "allusion")):
        return True
    if word == "ce" and after in QUE and at + 2 < high:
        return lower[at + 2] in cue_forms()  # « …, ce que conteste Oslo »
    if word == "sans":  # « …, sans préciser la date », « …, sans autre précision »
        plain = after in cue_forms() and bool(doc.bits[at + 1] & INF)
        return plain or not quote_words("detail").isdisjoint(lower[at + 1 : at + 5])
    if word in quote_words("determiner") and after in quote_words("statement"):
        return at + 2 < high and lower[at + 2] != "de"  # « …, une accusation rejetée par Oslo »
    return word in ("avant", "après") and after in ("de", "d'", "avoir")


def _opens_with_preposition(doc: Document, cue: Cue) -> bool:
    """« En réponse à une élue qui a écrit que …, le ministre a »: no main verb before the relative clause."""
    low = doc.sentence_range(cue.first)[0]
    return doc.lower[low] in quote_words("preposition") and not has_verb(doc, low, cue.group.first)


def _absolute(doc: Document, at: int, high: int) -> bool:
    """« …, Washington promettant de »: a participle of speech with a subject of its own."""
    for j in range(at + 1, min(high, at + 6)):
        if doc.lower[j] in (",", "de", "d'", "que", "qui"):
            return False
        if doc.bits[j] & PPRES and doc.lower[j] in cue_forms():
            return doc.lower[j - 1] != "en"
    return False


def _finite_group(doc: Document, i: int) -> VerbGroup | None:
    """The finite group that begins at token ``i``, clitics included."""
    lower = doc.lower
    j = i
    while (
        j < len(lower)
        and j < i + 4
        and lower[j] in ("se", "s'", "le", "la", "les", "l'", "lui", "leur", "en", "y", "ne", "n'", "a", "ont")
    ):
        if lower[j] in ("a", "ont"):
            break
        j += 1
    if j >= len(lower) or lower[j] in quote_words("preposition") or not doc.bits[j] & FINITE:
        return None
    group = verb_group(doc, j)
    return group if group is not None and group.first == i and group.subject is None and group.is_finite else None


def _other_verb(doc: Document, cue: Cue, i: int, high: int) -> bool:
    """Whether the conjunction at ``i`` joins another verb of the cue's own subject, and no further part of the
    clause.
    """
    lower = doc.lower
    at = i + 1
    while at < high and (
        lower[at] in quote_words("conjunction")
        or (lower[at].endswith("ment") and len(lower[at]) > 6)
        or lower[at] in ("aussi", "ensuite", "enfin", "par", "ailleurs")
    ):
        at += 1
    if at >= high or lower[at] in ("que", "qu'"):
        return False
    if _finite_group(doc, at) is None:
        return _participle_cue(doc, cue, at)
    return (cue.form == "inf" and not _relative_before(doc, cue, i)) or _same_kind(doc, cue, at)


def _participle_cue(doc: Document, cue: Cue, at: int) -> bool:
    """« a dit que … et appelé à »: a bare participle of a reporting verb under the cue's auxiliary."""
    word = doc.lower[at]
    if cue.group.finite == cue.group.head or word not in cue_forms():
        return False
    group = verb_group(doc, at)
    return group is not None and group.tense == "participle" and group.first == at and word.endswith("é")


def _same_kind(doc: Document, cue: Cue, at: int) -> bool:
    """Whether the finite verb at ``at`` stands in the cue's tense and the clause in another: then it is the cue's
    fellow.
    """
    group = _finite_group(doc, at)
    if group is None or (cue.group.is_finite and group.tense != cue.group.tense):
        return False
    own = _clause_tense(doc, cue, at)
    if own is not None and own != group.tense:
        return True
    return group.lemma in heads() if own == group.tense else False


def _clause_tense(doc: Document, cue: Cue, before: int) -> str | None:
    """The tense of the first finite verb of the clause."""
    for i in range(cue.content, before):
        if doc.bits[i] & FINITE:
            group = verb_group(doc, i)
            if group is not None and group.is_finite:
                return group.tense
    return None


def _relative_before(doc: Document, cue: Cue, i: int) -> bool:
    return any(doc.lower[j] in ("qui", "que", "qu'", "dont", "où") for j in range(max(cue.content, i - 12), i))


def _new_clause(doc: Document, cue: Cue, at: int, high: int) -> bool:
    """Whether a clause with a subject of its own, in the journalist's tense, begins at ``at``."""
    if at >= high or doc.lower[at] in ("que", "qu'", "de", "d'", "à", "pour", "sans"):
        return False
    return _leaves_tense(doc, cue, at, high)


def _leaves_tense(doc: Document, cue: Cue, at: int, high: int) -> bool:
    """Whether the next finite verb stands in the cue's tense or the present while the clause does not."""
    own = _clause_tense(doc, cue, at)
    for i in range(at, min(high, at + 25)):
        if doc.lower[i] in MARK:
            return False
        if doc.bits[i] & FINITE:
            group = verb_group(doc, i)
            if group is None or not group.is_finite:
                continue
            if own is None:
                return True
            past = own in ("imperfect", "conditional", "conditional_past", "subjunctive") or own == "past"
            return (past and group.tense in ("present", "future")) or (
                own != group.tense == "past" and own in ("imperfect", "conditional")
            )
    return False
