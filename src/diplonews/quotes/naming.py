"""The name of the construction that a draft is of: what the rule is called in results, lists and options."""

from itertools import pairwise

from diplonews.enums import ResolvedBy
from diplonews.people.values import Identity
from diplonews.quotes.drafts import Draft
from diplonews.text.document import Document


def rule_of(doc: Document, draft: Draft, who: Identity | None) -> str:
    """The dotted name: the family the draft was found by, made precise by its verb, its clause and its speaker."""
    base = draft.rule
    if base in ("quotes.direct.incise", "quotes.direct.incise_pronoun"):
        return _incise(doc, draft, who)
    if base in ("quotes.indirect.que", "quotes.indirect.infinitive"):
        return _governed(doc, draft)
    if base == "quotes.direct.continuation":
        if draft.follows == "same":
            return "quotes.direct.crosshead"
        first = draft.fragments[0].pair
        opens = first == doc.blocks[doc.block_at(first)].first
        return "quotes.direct.paragraphs" if opens or doc.pair_around(first) is None else base
    return base


def _incise(doc: Document, draft: Draft, who: Identity | None) -> str:
    cue = draft.cue
    if cue is None:
        return draft.rule
    subject = cue.group.subject
    if subject is not None and doc.lower[subject] == "-on":
        return "quotes.sourced.written" if cue.group.lemma == "lire" else "quotes.sourced.impersonal"
    if subject is not None and doc.lower[subject] == "-t-on":
        return "quotes.sourced.impersonal"
    if draft.clause is not None:
        if draft.fragments:
            return "quotes.mixed.paraphrase"
        return "quotes.indirect.paraphrase_pronoun" if cue.group.inverted else "quotes.indirect.paraphrase"
    if len(draft.fragments) > 1 and draft.fragments[0].first < cue.first < draft.fragments[-1].first:
        return "quotes.direct.incise_between"
    if cue.group.inverted:
        return "quotes.direct.incise_pronoun"
    if cue.entry.rest:
        return "quotes.direct.incise_locution"
    if cue.group.reflexive:
        return "quotes.direct.incise_pronominal"
    titled = who is not None and who.resolved_by in (ResolvedBy.TITLE, ResolvedBy.OFFICE)
    return "quotes.direct.incise_title" if titled else "quotes.direct.incise_name"


def _governed(doc: Document, draft: Draft) -> str:
    """que-clauses and infinitives, by what governs them."""
    cue = draft.cue
    if cue is None:
        return draft.rule
    group, entry = cue.group, cue.entry
    infinitive = cue.form == "inf"
    if group.passive:
        return "quotes.indirect.passive"
    if group.tense in ("gerund", "participle"):
        return "quotes.indirect.participle"
    if group.tense == "infinitive":
        return "quotes.indirect.purpose"
    subject = doc.lower[group.subject] if group.subject is not None else ""
    if subject in ("on", "-t-on", "-on"):
        return "quotes.indirect.impersonal"
    if group.inverted:
        return "quotes.indirect.inverted_question"
    if infinitive:
        return _infinitive(doc, draft)
    if draft.clause is None:
        return "quotes.direct.que"
    if draft.fragments:
        return "quotes.mixed.que"
    if subject == "qui":
        return "quotes.indirect.relative"
    if entry.rest:
        return "quotes.indirect.locution"
    if entry.pronominal:
        return "quotes.indirect.pronominal"
    low = doc.sentence_range(cue.first)[0]
    if doc.lower[low].startswith("interrogé"):
        return "quotes.indirect.interrogated"
    inside = doc.lower[draft.clause[0] : draft.clause[1]]
    joined = not _JOINING.isdisjoint(inside) and any(
        a in ("et", "mais", "ou") and b in ("que", "qu'") for a, b in pairwise(inside)
    )
    return "quotes.indirect.que_coordinated" if joined else "quotes.indirect.que"


_JOINING = frozenset(["et", "mais", "ou"])


def _infinitive(doc: Document, draft: Draft) -> str:
    cue = draft.cue
    if cue is None:
        return draft.rule
    if doc.lower[cue.content - 1] not in ("de", "d'", "à"):
        return "quotes.indirect.infinitive"
    kind = {"accuse": "accusation", "promise": "promise", "deny": "refusal"}.get(cue.entry.cls)
    return f"quotes.indirect.{kind}" if kind else "quotes.indirect.directive"
