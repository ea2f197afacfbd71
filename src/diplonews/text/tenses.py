"""Tenses: what the bits of a form say, and what an auxiliary in a tense makes of a participle."""

from functools import cache

from diplonews.lexicon import _verbs

V = _verbs
SIMPLE = (
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
COMPOUND = {
    "present": "past",
    "imperfect": "past",
    "past": "past",
    "future": "future",
    "conditional": "conditional_past",
    "subjunctive": "subjunctive",
    "infinitive": "infinitive",
    "gerund": "gerund",
}
TENSELESS = frozenset(["infinitive", "gerund", "participle", "imperative"])


@cache
def simple_tense(bits: int) -> str:
    """The tense of a form by its bits, the likeliest of its readings first."""
    if bits & V.PPAST and not bits & (V.P3S | V.P3P):
        return "participle"  # « réunis », « conclus »: their other readings need « je » or « tu »
    return next((name for flag, name in SIMPLE if bits & flag), "present")
