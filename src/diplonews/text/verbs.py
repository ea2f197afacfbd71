"""Verb groups: auxiliary, clitics, adverbs and main verb as one, with tense, voice, negation and subject pronoun.

One sentence of French news holds three or four; they are built around candidate tokens only, never for the whole text.
"""

from functools import cache

from attrs import frozen

from diplonews.lexicon import _tables, _verbs
from diplonews.lexicon._words import function_words
from diplonews.text.adverbials import adverbial_words, skip_adverbials
from diplonews.text.document import Document
from diplonews.text.homographs import is_noun
from diplonews.text.tenses import COMPOUND, TENSELESS, simple_tense

V = _verbs
_REACH = 14  # tokens between an auxiliary and its participle
_SUBJECTS = function_words("subject")
_CLITICS = function_words("clitic")
_REFLEXIVE = function_words("reflexive")
_NEGATIONS = function_words("negation")
_AUX = frozenset(["avoir", "être"])
_MODALS = frozenset(["aller", "devoir", "pouvoir", "venir"])


@frozen
class VerbGroup:
    """A verb with all that belongs to it: ``first`` to ``last`` (half-open tokens, clitics in, subject pronoun out).

    ``head`` is the token of the main verb and ``lemma`` its infinitive, without ``se`` (``reflexive`` says it);
    ``finite`` the token that carries tense and person. ``tense``: past, imperfect, present, future, near_future,
    conditional, conditional_past, subjunctive, infinitive, gerund, participle or imperative. ``modal`` is
    the infinitive of a verb that governs the head (aller, devoir, pouvoir, venir), ``subject`` the token of a subject
    pronoun that is attached (``-t-il``) or stands directly before, ``plural`` the number of the finite verb.
    """

    first: int
    last: int
    head: int
    finite: int
    lemma: str
    tense: str
    reflexive: bool = False
    negated: bool = False
    passive: bool = False
    plural: bool | None = None
    modal: str | None = None
    subject: int | None = None
    inverted: bool = False

    @property
    def is_finite(self) -> bool:
        """Whether the group has a tense of its own."""
        return self.tense not in TENSELESS


@cache
def _etre_verbs() -> frozenset[str]:
    return frozenset(lemma for (lemma,) in _tables.rows("etre_verbs"))


def verb_group(doc: Document, i: int) -> VerbGroup | None:
    """The group that holds the verb form at token ``i``; None when the word stands there as a noun or is no verb."""
    memo = doc.groups
    if i in memo:
        return memo[i]
    group = memo[i] = _group_at(doc, i)
    if group is not None and group.head != i:
        memo[group.head] = group
    return group


def _group_at(doc: Document, i: int) -> VerbGroup | None:
    bits = doc.bits[i]
    if not bits or is_noun(doc, i, bits):
        return None
    low, high = doc.sentence_range(i)
    return _build(doc, _governor(doc, i, low, bits) if bits & (V.PPAST | V.INF) else i, low, high)


def verb_groups(doc: Document, first: int, last: int) -> tuple[VerbGroup, ...]:
    """The groups of a token range, in order, none within another."""
    bits = doc.bits
    groups: list[VerbGroup] = []
    i = first
    while i < last:
        group = verb_group(doc, i) if bits[i] else None
        if group and group.head >= i:
            groups.append(group)
            i = max(group.last, i + 1)
        else:
            i += 1
    return tuple(groups)


def _governor(doc: Document, i: int, low: int, bits: int) -> int:
    """The token of the auxiliary or modal that governs the participle or infinitive at ``i``, else ``i``."""
    lower, verbs, passed = doc.lower, doc.verbs, adverbial_words()
    participle, infinitive = bits & V.PPAST, bits & V.INF
    for j in range(i - 1, max(low - 1, i - _REACH), -1):
        found = verbs[j]
        if found is not None:
            lemma = found[0]
            governs = (participle and lemma in _AUX) or (infinitive and lemma in _MODALS)
            if governs and _reaches(doc, j, i, lemma):
                if found[1] & V.PPAST and lemma == "être":  # « a été reçu »: one step further
                    return _governor(doc, j, low, V.PPAST)
                return _governor(doc, j, low, V.INF) if found[1] & V.INF else j  # « va être remis »
        word = lower[j]
        if word not in passed and word not in _CLITICS and word[0] != "-" and word != "été" and word[-4:] != "ment":
            return i
    return i


def _reaches(doc: Document, j: int, i: int, governor: str) -> bool:
    """Whether only clitics, adverbs, an inverted subject (and ``été``) stand between ``j`` and ``i``."""
    at = j + 1
    lower = doc.lower
    while at < i:
        word = lower[at]
        attached = word[0] == "-" and len(word) > 1
        if attached or word in _CLITICS or word == "été" or (governor == "venir" and word in ("de", "d'")):
            at += 1
        else:
            after = skip_adverbials(doc, at, i)
            if after == at:
                return False
            at = after
    return at == i


def _build(doc: Document, finite: int, low: int, high: int) -> VerbGroup | None:
    """The group from its finite token on, main verb found to the right."""
    lower, verbs = doc.lower, doc.verbs
    lemma, bits = verbs[finite] or ("", 0)
    tense = simple_tense(bits)
    head, passive, modal = finite, False, None
    if lemma in _AUX or lemma in _MODALS:
        head, passive, tense, modal = _headed(doc, finite, lemma, tense, high)
    first = finite
    negated = reflexive = False
    while first > low and lower[first - 1] in _CLITICS:
        first -= 1
        negated = negated or lower[first] in ("ne", "n'")
        reflexive = reflexive or lower[first] in _REFLEXIVE
    if head > finite + 1:
        reflexive = reflexive or not _REFLEXIVE.isdisjoint(lower[finite + 1 : head])
    if negated:
        following = lower[finite + 1 : head + 8]
        restrictive = "que" in following or "qu'" in following  # « ne livrera que »: not a denial
        negated = not restrictive or not _NEGATIONS.isdisjoint(lower[finite + 1 : head + 4])
    after = lower[finite + 1] if finite + 1 < high else ""
    inverted = len(after) > 1 and after[0] == "-"
    if inverted:
        subject: int | None = finite + 1
        last = max(head + 1, finite + 2)
    else:
        subject = first - 1 if first > low and lower[first - 1] in _SUBJECTS else None
        last = head + 1
    return VerbGroup(
        first,
        last,
        head,
        finite,
        lemma if head == finite else doc.lemma_at(head),
        tense,
        reflexive,
        negated,
        passive and not reflexive,
        not bits & V.P3S if bits & (V.P3S | V.P3P) else None,
        modal,
        subject,
        inverted,
    )


def _headed(doc: Document, finite: int, lemma: str, tense: str, high: int) -> tuple[int, bool, str, str | None]:
    """Head, voice, tense and modal of a group that an auxiliary or a modal opens."""
    bits = doc.bits
    nxt = _next_verb(doc, finite, high, lemma)
    if nxt is None:
        return finite, False, tense, None
    if lemma in _AUX:
        return (
            (*_compound(doc, finite, nxt, tense, high), None) if bits[nxt] & V.PPAST else (finite, False, tense, None)
        )
    if not bits[nxt] & V.INF:
        return finite, False, tense, None
    if lemma == "aller":
        tense = "near_future" if tense == "present" else tense
    elif lemma == "venir":
        tense = "past"
    governed = doc.lemma_at(nxt)
    inner = _next_verb(doc, nxt, high, governed) if governed in _AUX else None
    if inner is None or not bits[inner] & V.PPAST:
        return nxt, False, tense, lemma
    return inner, governed == "être" and doc.lemma_at(inner) not in _etre_verbs(), tense, lemma


def _compound(doc: Document, finite: int, nxt: int, tense: str, high: int) -> tuple[int, bool, str]:
    """Head, voice and tense of auxiliary + participle (+ participle)."""
    aux, lemma = doc.lemma_at(finite), doc.lemma_at(nxt)
    if lemma == "être":
        inner = _next_verb(doc, nxt, high, lemma)
        if inner is not None and doc.bits[inner] & V.PPAST:
            return inner, doc.lemma_at(inner) not in _etre_verbs(), COMPOUND.get(tense, tense)
        return nxt, False, COMPOUND.get(tense, tense)
    if aux == "être" and lemma not in _etre_verbs() and _REFLEXIVE.isdisjoint(doc.lower[max(0, finite - 2) : finite]):
        return nxt, True, tense
    return nxt, False, COMPOUND.get(tense, tense)


def _next_verb(doc: Document, i: int, high: int, lemma: str) -> int | None:
    """The next participle or infinitive across clitics, adverbs and an inverted subject; ``lemma`` is the verb at
    ``i``.
    """
    lower, bits = doc.lower, doc.bits
    at = i + 1
    limit = min(high, i + _REACH)
    while at < limit:
        word = lower[at]
        clitic = word in _CLITICS
        if bits[at] & (V.PPAST | V.INF) and not clitic:
            return at
        if clitic or (word[0] == "-" and len(word) > 1) or (lemma == "venir" and word in ("de", "d'")):
            at += 1
        else:
            after = skip_adverbials(doc, at, limit)
            if after == at:
                return None
            at = after
    return None
