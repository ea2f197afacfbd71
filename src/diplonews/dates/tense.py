"""Whether the clause about an expression looks back or ahead, from the verb that governs it.

The nearest verb wins, distance counted in tokens with clause boundaries weighing more; a participle or infinitive
takes the tense of what governs it, unless its meaning looks ahead (« prévue jeudi », « reporté à jeudi »).
"""

from diplonews.lexicon import _calendar as cal
from diplonews.lexicon import _verbs as v
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup, verb_group

_REACH = 32  # tokens on either side
_TRIES = 4  # verbs looked at, nearest first
_COST = {
    ",": 3,
    ";": 12,
    ":": 6,
    "que": 5,
    "qu'": 5,
    "qui": 5,
    "dont": 5,
    "où": 5,
    "«": 8,
    "»": 8,
    '"': 8,
    "“": 8,
    "”": 8,
    "(": 6,
    ")": 6,
    "–": 5,
}
_JOINED = frozenset(["et", "mais", "puis", "car", "ou"])
_JOINS = 8  # tokens that « et » after the expression weighs: what follows it is another clause
_TENSES = {
    "past": "past",
    "imperfect": "past",
    "conditional_past": "past",
    "present": "present",
    "future": "future",
    "near_future": "future",
    "conditional": "future",
    "subjunctive": "future",
    "imperative": "future",
}


def tense_at(doc: Document, first: int, last: int, *, wide: bool = False) -> str | None:
    """past, present, future or near (it may be either) as the clause about the tokens has it; None without a verb."""
    low, high = doc.sentence_range(first)
    tense = _governing(doc, first, last, low, high, wide=wide)
    if tense in ("present", None) and (
        _is_over(doc, first, low) or (tense and not wide and _of_event(doc, first, low))
    ):
        return "past"
    return tense


def _is_over(doc: Document, first: int, low: int) -> bool:
    """« l'avion est immobilisé après une panne lundi »: what is told as a cause has happened."""
    for i in range(first - 3, max(low, first - 10) - 1, -1):
        if doc.lower[i] in ("après", "depuis"):
            groups = (verb_group(doc, k) for k in range(i + 1, first) if doc.bits[k])
            return not any(group and group.is_finite for group in groups)
    return False


def _of_event(doc: Document, first: int, low: int) -> bool:
    """« les pertes de mercredi sont lourdes », but « la réunion de mercredi »: what is no appointment has happened."""
    if first - 2 < low or doc.lower[first - 1] != "de":
        return False
    return cal.words("occasion").isdisjoint(doc.lower[max(low, first - 8) : first - 1])


def _governing(doc: Document, first: int, last: int, low: int, high: int, *, wide: bool) -> str | None:
    ahead = False
    if not cal.words("heralding").isdisjoint(doc.lower[max(low, first - 4) : first]):
        return "future"  # « sa démission prochaine, en octobre », « rendez-vous lundi »
    for _, i in _verbs_about(doc, first, last, max(low, first - _REACH), min(high, last + _REACH))[:_TRIES]:
        if doc.words[i] == "A" or _is_noun(doc, i):
            continue  # a capital à without its accent, « en visite »
        group = verb_group(doc, i)
        if group is None and i < first and _apposed(doc, i):
            return "past"
        if group is None or (i >= last and not group.is_finite):
            continue  # « mardi à Oslo pour préparer »: what follows unconjugated governs nothing before it
        tense = _meaning(doc, group, low, before=i < first)
        if group.lemma in cal.words("announcing") and _announces(doc, group, first, wide=wide):
            return "future"  # « a confirmé sa venue vendredi », « une rencontre en mai est évoquée »
        if (
            tense == "present"
            and group.last == first
            and doc.lower[last : last + 1] == (",",)
            and _may_be_past(doc, group)
        ):
            return "past"  # « un diplomate joint samedi, »
        if ahead and tense in ("past", "future", "present"):
            return "near" if tense == "past" else "future"
        if tense == "ahead" and not cal.words("formerly").isdisjoint(
            doc.lower[max(low, group.first - 2) : group.first]
        ):
            return "near"  # « initialement prévue en mars »
        if tense == "ahead":
            ahead = True  # « prévue jeudi, a été annulée »: what it announced may be over
        elif tense:
            return tense
    if ahead or not cal.words("heralding").isdisjoint(doc.lower[max(low, first - 8) : first]):
        return "future"  # « rendez-vous lundi à Cayenne »
    return None


def _is_noun(doc: Document, i: int) -> bool:
    """Whether a preposition before a finite form shows that it is a noun, or it is the preposition entre."""
    if doc.lower[i] == "entre":
        return i + 1 < len(doc) and doc.lower[i + 1] not in ("en", "dans", "au")
    bits = v.forms()[doc.lower[i]][1]
    return not bits & (v.INF | v.PPRES | v.PPAST) and i > 0 and doc.lower[i - 1] in cal.words("before_noun")


def _announces(doc: Document, group: VerbGroup, first: int, *, wide: bool) -> bool:
    """Whether what the verb announces is dated, not the announcing. ``wide``: the date is a month or longer."""
    if group.first >= first:
        return wide and group.passive
    if wide:
        return first > group.last and doc.lower[group.last] in cal.words("object")
    return doc.lower[first - 1] in cal.words("occasion")


def _may_be_past(doc: Document, group: VerbGroup) -> bool:
    return group.head == group.finite and bool(v.forms()[doc.lower[group.head]][1] & v.PPAST)


def _apposed(doc: Document, i: int) -> bool:
    """« la trêve, entrée en vigueur samedi »: a participle after a comma or a name, though its form is a noun too."""
    bits = v.forms()[doc.lower[i]][1]
    before = doc.lower[i - 1] if i else ""
    return bool(bits & v.PPAST) and (before == "," or (bits == v.PPAST and "-" in before))


def _verbs_about(doc: Document, first: int, last: int, low: int, high: int) -> list[tuple[int, int]]:
    """Verb forms near the expression as (cost, token), nearest first; what follows costs a little more."""
    forms, lower = v.forms(), doc.lower
    found: list[tuple[int, int]] = []
    for far, tokens in ((0, range(first - 1, low - 1, -1)), (3, range(last, high))):
        cost = far
        for i in tokens:
            word = lower[i]
            if word in forms:
                found.append((cost, i))
            cost += _COST.get(word, 1) + (_JOINS if far and word in _JOINED else 0)
    found.sort()
    return found


def _meaning(doc: Document, group: VerbGroup, low: int, *, before: bool) -> str | None:
    """The tense of a group; near where it leaves past and future open; ahead for « prévu »; None to look further."""
    ahead = before and group.lemma in cal.words("scheduling")
    tense = group.tense
    bits = v.forms()[doc.lower[group.finite]][1]
    if group.head == group.finite and bits & v.PPAST and group.subject is None and not bits & (v.P3S | v.P3P):
        tense = "participle"  # « réunis à Oslo »: no first person without its pronoun
    if tense == "participle":
        return "ahead" if ahead else "past"
    if tense in ("infinitive", "gerund"):
        return _governed(doc, group, low)
    subject = doc.lower[group.first - 1] if group.first > low else ""
    if subject in ("c'", "ce") and group.lemma == "être" and not group.passive:
        return None  # « vendredi, c'est Oslo qui a cédé »: the relative clause has the tense
    if tense == "present" and _reports(group):
        return "past"  # « révèle vendredi l'ambassade »: what is reported has been said
    compound = tense in ("past", "conditional_past") and (group.passive or _points(doc, group))
    if tense == "subjunctive" and group.head != group.finite and not group.passive:
        return "past"  # « après qu'il se soit envolé »
    if ahead and (tense == "present" or compound):
        return "future"  # « est attendu jeudi », « a été reporté à jeudi »; « a annoncé jeudi » is past
    if tense == "imperfect" and (ahead or group.modal == "devoir"):
        return "near"  # « il devait partir vendredi »: it may be over
    if group.modal in ("devoir", "pouvoir") and tense == "present":
        return "future"
    return _TENSES.get(tense)


def _reports(group: VerbGroup) -> bool:
    verb = (v.pronominals() if group.reflexive else v.reporting()).get(group.lemma)
    return verb is not None and verb.strength == "strong" and verb.cls != "think"


def _points(doc: Document, group: VerbGroup) -> bool:
    """Whether the verb is followed by à, pour or de: « a reporté au », « a fixé à »."""
    return group.last < len(doc) and doc.lower[group.last] in ("à", "au", "pour")


def _governed(doc: Document, group: VerbGroup, low: int) -> str | None:
    before = doc.lower[group.first - 1] if group.first > low else ""
    if before == "après" or (
        group.lemma and doc.lower[group.finite] in ("avoir", "être", "ayant", "étant") and group.head != group.finite
    ):
        return "past"
    if before == "pour" or (before in ("de", "d'") and group.first - 1 > low and doc.lower[group.first - 2] == "afin"):
        return "future"
    adjective = doc.lower[group.first - 2] if before in ("à", "de") and group.first - 1 > low else ""
    if adjective in cal.words("commissive"):
        return "future"  # « prêt à organiser »
    forms = v.forms()
    for i in range(group.first - 1, max(low, group.first - 12) - 1, -1):
        if doc.lower[i] not in forms:
            continue
        governor = verb_group(doc, i)
        if governor is None or governor.head == group.head:
            continue
        if governor.lemma in cal.words("commissive"):
            return "future"
        if governor.tense == "infinitive":
            return _governed(doc, governor, low) or "future"
        return _TENSES.get(governor.tense) or "past"
    return None
