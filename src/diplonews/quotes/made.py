"""From a draft and its speaker to the value of the model."""

from attrs import evolve

from diplonews.enums import QuoteKind
from diplonews.model import Cue as CueSpan
from diplonews.model import Evidence, Quote, Said, Speaker
from diplonews.options import Options
from diplonews.people.values import People
from diplonews.quotes.attribute import addressee
from diplonews.quotes.drafts import Spoken
from diplonews.quotes.naming import rule_of
from diplonews.quotes.values import Cue
from diplonews.text.document import Document


def _locution_end(doc: Document, cue: Cue, last: int) -> int:
    """The end of a cue of several words: ``a fait`` goes on to ``valoir``, across a few words of another kind."""
    at = max(last, cue.group.last)
    for word in cue.entry.rest:
        hit = next((i for i in range(cue.group.last, min(at + 3, len(doc))) if doc.lower[i] == word), None)
        if hit is None:
            return last
        at = max(at, hit + 1)
    return at if cue.entry.rest else last


def quote_of(doc: Document, people: People, one: Spoken, number: int, said: Said, options: Options) -> Quote:
    """The value of the model."""
    draft = one.draft
    fragments = tuple(doc.token_span(f.first, f.last) for f in sorted(draft.fragments))
    clause = doc.token_span(*draft.clause) if draft.clause else None
    kind = QuoteKind.DIRECT if clause is None else QuoteKind.MIXED if fragments else QuoteKind.INDIRECT
    cue = None
    if draft.words is not None:
        first, last = draft.words
        at = doc.token_span(first, _locution_end(doc, draft.cue, last) if draft.cue else last)
        cue = CueSpan(at.start, at.end, at.text, draft.cue.lemma if draft.cue else None)
    told = addressee(doc, people, draft, options)
    confidence = draft.confidence * (one.who.confidence if one.who else 0.5)
    return Quote(
        f"q{number}",
        kind,
        fragments,
        clause,
        cue,
        _speaker(doc, one),
        told,
        evolve(said, place=None) if said.place and said.place == told else said,  # « a demandé à Kiev de »
        confidence=round(confidence, 3),
        rule=rule_of(doc, draft, one.who),
        evidence=_evidence(doc, one),
    )


def _speaker(doc: Document, one: Spoken) -> Speaker | None:
    who = one.who
    if who is None:
        return None
    mention = doc.token_span(one.phrase.first, one.phrase.last) if one.phrase else None
    return Speaker(who.name, who.kind, who.entity, mention, who.resolved_by, who.also)


def _evidence(doc: Document, one: Spoken) -> tuple[Evidence, ...]:
    if one.phrase is None or one.who is None:
        return ()
    at = doc.token_span(one.phrase.first, one.phrase.last)
    return (Evidence(at.start, at.end, at.text, one.who.note or one.who.resolved_by.value),)
