"""Verb groups: auxiliary, clitics, adverbs and main verb as one, with tense, voice, negation and subject pronoun.

One sentence of French news holds three or four; they are built around candidate tokens only, never for the whole text.
"""

from functools import cache

from attrs import frozen

from diplonews.lexicon import _tables, _verbs
from diplonews.lexicon._words import function_words
from diplonews.text.document import Document
from diplonews.text.marks import MARKS

V = _verbs
_REACH = 14  # tokens between an auxiliary and its participle
_SUBJECTS = function_words("subject")
_CLITICS = function_words("clitic")
_REFLEXIVE = function_words("reflexive")
_ARTICLES = function_words("article")
_DETERMINERS = function_words("determiner")
_NEGATIONS = function_words("negation")
_INVERTED = _ARTICLES | {"un", "une", "son", "sa"}
_PERSONS = frozenset(["je", "j'", "tu", "nous", "vous", "-nous", "-vous", "-je", "-tu", "qui"])
_AUX = frozenset(["avoir", "être"])
_MODALS = frozenset(["aller", "devoir", "pouvoir", "venir"])
_SIMPLE = (
    (V.FUT, "future"),
    (V.COND, "conditional"),
    (V.PRES, "present"),
    (V.IMPF, "imperfect"),
    (V.PS, "past"),
    (V.SUBJ | V.SUBJIMP, "subjunctive"),
    (V.PPAST, "participle"),
    (V.PPRES, "gerund"),
    (V.INF, "infinitive"),
    (V.IMP, "imperative"),
)
_COMPOUND = {
    "present": "past",
    "imperfect": "past",
    "past": "past",
    "future": "future",
    "conditional": "conditional_past",
    "subjunctive": "subjunctive",
    "infinitive": "infinitive",
    "gerund": "gerund",
}


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
        return self.tense not in ("infinitive", "gerund", "participle", "imperative")


@cache
def _etre_verbs() -> frozenset[str]:
    return frozenset(lemma for (lemma,) in _tables.rows("etre_verbs"))


@cache
def _noun_forms() -> frozenset[str]:
    return frozenset(form for (form,) in _tables.rows("noun_forms"))


@cache
def adverbials() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Adverbial phrases by their first token, longest first, as tuples of tokens (``d'`` and ``abord`` are two)."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for (phrase,) in _tables.rows("adverbials"):
        words = tuple(phrase.replace("d'", "d' ").split())
        by_first.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()}


def skip_adverbials(doc: Document, i: int, last: int) -> int:
    """The first token from ``i`` on, before ``last``, that is no adverb, adverbial phrase or comma about one."""
    lower = doc.lower
    while i < last:
        word = lower[i]
        phrases = adverbials().get(word)
        size = next((len(p) for p in phrases if lower[i : i + len(p)] == p), 0) if phrases else 0
        if size:
            i += size
        elif word.endswith("ment") and len(word) > 6:
            i += 1
        elif word == "," and (after := _comma_phrase(doc, i, last)):
            i = after
        else:
            break
    return i


def _comma_phrase(doc: Document, i: int, last: int) -> int:
    """After ``, pour sa part ,``: the token that follows the second comma; 0 when it is no such phrase."""
    lower = doc.lower
    phrases = adverbials().get(lower[i + 1]) if i + 1 < last else None
    for phrase in phrases or ():
        end = i + 1 + len(phrase)
        if lower[i + 1 : end] == phrase and end < last and lower[end] == ",":
            return end + 1
    return 0


def bits_at(doc: Document, i: int) -> int:
    """The bits of the verb form at token ``i`` (lexicon._verbs); 0 when it is no form of a known verb."""
    found = V.forms().get(doc.lower[i])
    return found[1] if found else 0


def verb_group(doc: Document, i: int) -> VerbGroup | None:
    """The group that holds the verb form at token ``i``; None when the word stands there as a noun or is no verb."""
    memo = doc.groups
    if i not in memo:
        memo[i] = _group_at(doc, i)
        if (group := memo[i]) is not None and group.head != i:
            memo[group.head] = group
    return memo[i]


def _group_at(doc: Document, i: int) -> VerbGroup | None:
    found = V.forms().get(doc.lower[i])
    if found is None or _is_noun(doc, i, found[1]):
        return None
    low, high = doc.sentence_range(i)
    finite = i
    if found[1] & (V.PPAST | V.INF):
        finite = _governor(doc, i, low, found[1])
    return _build(doc, finite, low, high)


def verb_groups(doc: Document, first: int, last: int) -> tuple[VerbGroup, ...]:
    """The groups of a token range, in order, none within another."""
    forms = V.forms()
    groups: list[VerbGroup] = []
    i = first
    while i < last:
        group = verb_group(doc, i) if doc.lower[i] in forms else None
        if group and group.head >= i:
            groups.append(group)
            i = max(group.last, i + 1)
        else:
            i += 1
    return tuple(groups)


def _is_noun(doc: Document, i: int, bits: int) -> bool:
    """Whether a form that could be a verb stands as a noun, an adjective or a name."""
    lower = doc.lower
    before = lower[i - 1] if i else ""
    if doc.words[i][0].isupper() and i and before not in (".", "!", "?", "«", '"', "“", ":", "–", "-"):
        return True  # a capital within the sentence: a name
    if bits == V.INF or bits & V.PPRES:
        return before in ("le", "un", "son", "ce", "l'") and bits == V.INF
    if _is_preposition(doc, i) or _lacks_person(doc, i, bits):
        return True
    if before in _DETERMINERS and not bits & V.INF:
        return True
    noun = lower[i] in _noun_forms()
    if before in _ARTICLES:
        two = lower[i - 2] if i > 1 else ""
        if two in _SUBJECTS or two in ("ne", "n'") or two in _CLITICS:
            return False
        return noun or before in ("la", "les") or bool(bits & V.PPAST and not bits & (V.IMPF | V.FUT | V.COND))
    if noun and bits & V.PPAST and any(V.forms().get(w, ("", 0))[0] in _AUX for w in lower[max(0, i - 3) : i]):
        return False  # « a également fait savoir »
    return noun and _homograph_is_noun(doc, i, before)


def _homograph_is_noun(doc: Document, i: int, before: str) -> bool:
    """Whether a form that is more often a noun, without an article, is one here."""
    lower = doc.lower
    after = lower[i + 1] if i + 1 < len(lower) else ""
    if before == "en" and not (i > 1 and lower[i - 2] in _SUBJECTS):
        return True  # « en visite »
    if bits_at(doc, i - 1) & V.PPAST and bits_at(doc, i - 2):
        return True  # « a rendu visite »
    if before in _SUBJECTS or before in _CLITICS or after.startswith("-t-"):
        return False
    opened = before == "," or before in MARKS
    if after in ("que", "qu'") or (opened and bits_at(doc, i + 1 if after else i) & V.INF):
        return False  # « …, annonce qu'il viendra »
    if after and opened and (after in _INVERTED or after in adverbials() or doc.words[i + 1][0].isupper()):
        return False  # « …, annonce le ministre »
    return not _has_subject_noun(doc, i)


def _is_preposition(doc: Document, i: int) -> bool:
    """Whether « entre » stands between two parties, and « A » without its accent before a place."""
    after = doc.lower[i + 1] if i + 1 < len(doc.lower) else ""
    if doc.lower[i] == "entre":
        return after not in ("dans", "en", "à", "au", "aux", "chez") and not after.startswith("-t-")
    return doc.words[i] == "A" and not after.startswith("-t-")


def _lacks_person(doc: Document, i: int, bits: int) -> bool:
    """Whether a form that only « nous » or « tu » could govern stands without them: « six avions »."""
    if bits & (V.P3S | V.P3P | V.PPAST | V.IMP) or not bits & V.FINITE:
        return False
    return not _PERSONS.intersection(doc.lower[max(0, i - 4) : i + 2])


def _has_subject_noun(doc: Document, i: int) -> bool:
    """Whether a capitalised name or a plain noun stands right before (« Paris annonce », « le ministre demande »)."""
    if not i or doc.sentence_range(i)[0] == i:
        return False
    word = doc.words[i - 1]
    return word[0].isupper() or (word[0].isalpha() and doc.lower[i - 1] not in _DETERMINERS and len(word) > 3)


def _governor(doc: Document, i: int, low: int, bits: int) -> int:
    """The token of the auxiliary or modal that governs the participle or infinitive at ``i``, else ``i``."""
    lower, forms = doc.lower, V.forms()
    for j in range(i - 1, max(low - 1, i - _REACH), -1):
        found = forms.get(lower[j])
        governs = found is not None and (
            bool(bits & V.PPAST and found[0] in _AUX) or bool(bits & V.INF and found[0] in _MODALS)
        )
        if found and governs and _reaches(doc, j, i, found[0]):
            if found[1] & V.PPAST and found[0] == "être":  # « a été reçu »: one step further
                return _governor(doc, j, low, V.PPAST)
            return _governor(doc, j, low, V.INF) if found[1] & V.INF else j  # « va être remis »
    return i


def _reaches(doc: Document, j: int, i: int, governor: str) -> bool:
    """Whether only clitics, adverbs, an inverted subject (and ``été``) stand between ``j`` and ``i``."""
    at = j + 1
    lower = doc.lower
    while at < i:
        word = lower[at]
        attached = word.startswith("-") and len(word) > 1
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
    lower, forms = doc.lower, V.forms()
    lemma, bits = forms[lower[finite]]
    tense = _simple_tense(bits)
    head, passive, modal = finite, False, None
    nxt = _next_verb(doc, finite, high) if lemma in _AUX or lemma in _MODALS else None
    if nxt is not None and lemma in _AUX and forms[lower[nxt]][1] & V.PPAST:
        head, passive, tense = _compound(doc, finite, nxt, tense, high)
    elif nxt is not None and lemma in _MODALS and forms[lower[nxt]][1] & V.INF:
        modal, head = lemma, nxt
        if lemma == "aller":
            tense = "near_future" if tense == "present" else tense
        elif lemma == "venir":
            tense = "past"
        inner = _next_verb(doc, nxt, high)
        if forms[lower[nxt]][0] in _AUX and inner is not None and forms[lower[inner]][1] & V.PPAST:
            passive = forms[lower[nxt]][0] == "être" and forms[lower[inner]][0] not in _etre_verbs()
            head = inner
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
    inverted = finite + 1 < high and lower[finite + 1].startswith("-") and len(lower[finite + 1]) > 1
    subject = finite + 1 if inverted else first - 1 if first > low and lower[first - 1] in _SUBJECTS else None
    last = max(head + 1, finite + 2 if inverted else 0)
    plural = None
    if bits & (V.P3S | V.P3P):
        plural = not bits & V.P3S
    if passive and reflexive:
        passive = False
    lemma_head = forms[lower[head]][0]
    return VerbGroup(
        first, last, head, finite, lemma_head, tense, reflexive, negated, passive, plural, modal, subject, inverted
    )


@cache
def _simple_tense(bits: int) -> str:
    if bits & V.PPAST and not bits & (V.P3S | V.P3P):
        return "participle"  # « réunis », « conclus »: their other readings need « je » or « tu »
    return next((name for flag, name in _SIMPLE if bits & flag), "present")


def _compound(doc: Document, finite: int, nxt: int, tense: str, high: int) -> tuple[int, bool, str]:
    """Head, voice and tense of auxiliary + participle (+ participle)."""
    forms, lower = V.forms(), doc.lower
    aux, lemma = forms[lower[finite]][0], forms[lower[nxt]][0]
    if lemma == "être":
        inner = _next_verb(doc, nxt, high)
        if inner is not None and forms[lower[inner]][1] & V.PPAST:
            return inner, forms[lower[inner]][0] not in _etre_verbs(), _COMPOUND.get(tense, tense)
        return nxt, False, _COMPOUND.get(tense, tense)
    if aux == "être" and lemma not in _etre_verbs() and not _is_reflexive(doc, finite):
        return nxt, True, tense
    return nxt, False, _COMPOUND.get(tense, tense)


def _is_reflexive(doc: Document, finite: int) -> bool:
    return any(doc.lower[j] in _REFLEXIVE for j in range(max(0, finite - 2), finite))


def _next_verb(doc: Document, i: int, high: int) -> int | None:
    """The next participle or infinitive across clitics, adverbs and an inverted subject."""
    lower, forms = doc.lower, V.forms()
    at = i + 1
    limit = min(high, i + _REACH)
    while at < limit:
        word = lower[at]
        found = forms.get(word)
        if found and found[1] & (V.PPAST | V.INF) and word not in _CLITICS:
            return at
        attached = word.startswith("-") and len(word) > 1
        if attached or word in _CLITICS or (word in ("de", "d'") and forms[lower[i]][0] == "venir"):
            at += 1
        else:
            after = skip_adverbials(doc, at, limit)
            if after == at:
                return None
            at = after
    return None
