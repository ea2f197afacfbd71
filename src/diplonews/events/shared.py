"""A participle whose auxiliary stands apart from it: shared by two, or parted by words in commas."""

from attrs import evolve

from diplonews.lexicon import _verbs
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup, verb_group

_COMPOUND = {"present": "past", "imperfect": "past", "conditional": "conditional_past"}
_APART = 8  # tokens between an auxiliary and a participle that words in commas part from it
_SHARED = 36  # tokens between a participle and the auxiliary it shares
_HAVING = frozenset(["a", "ont", "ai", "avait", "avaient"])


def coordinated(doc: Document, group: VerbGroup) -> VerbGroup:
    """A participle whose auxiliary stands apart: ``a levé un blocus et retiré ses soldats``, ``a, lui, présenté``."""
    first = group.first
    word = doc.lower[group.head]
    bits = doc.bits[group.head]
    if group.modal is not None and group.tense == "participle" and first and doc.lower[first - 1] in _HAVING:
        return evolve(group, first=first - 1, tense="past", finite=first - 1)  # « a pu rencontrer », « a dû quitter »
    if (
        group.finite == group.head
        and bits & _verbs.PPAST
        and not bits & (_verbs.P3S | _verbs.P3P)
        and group.subject is None
    ):
        group = evolve(group, tense="participle")  # « réunis », « conclus »: no « je », no « tu »
    if group.tense != "participle" or not first or word.endswith(("ée", "ées", "és")):
        return group
    shared = doc.lower[first - 1] in ("et", "puis", "mais", "ou")
    low = max(doc.sentence_range(first)[0], first - (_SHARED if shared else _APART))
    for i in range(first - 1, low - 1, -1):
        found = doc.verbs[i]
        if found is None or not found[1] & _verbs.FINITE or doc.lower[i] in ("entre", "sous", "contre", "elle", "lui"):
            continue
        if found[0] != "avoir":
            if not shared and found[1] & (_verbs.IMPF | _verbs.FUT | _verbs.COND | _verbs.PPAST):
                break
            continue
        before = verb_group(doc, i)
        if before is None or (before.head == i) is shared:
            continue
        tense = before.tense if shared else _COMPOUND.get(before.tense, before.tense)
        return evolve(group, first=group.first if shared else before.first, tense=tense, finite=i, plural=before.plural)
    return group
