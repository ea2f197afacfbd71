"""From a draft and its speaker to the value of the model."""

from attrs import evolve

from diplonews.enums import QuoteKind
from diplonews.options import Options
from diplonews.people.values import People
from diplonews.quotes.attribute import addressee
from diplonews.quotes.drafts import Draft, Spoken
from diplonews.quotes.naming import rule_of
from diplonews.quotes.values import Cue
from diplonews.text.document import Document
from diplonews.values import Cue as CueSpan
from diplonews.values import Evidence, Quote, Said, Speaker


def quote_of(doc: Document, people: People, one: Spoken, number: int, said: Said, options: Options) -> Quote:
    """The value of the model."""
    draft, who = one.draft, one.who
    fragments = tuple([doc.token_span(f.first, f.last) for f in sorted(draft.fragments)])
    clause = doc.token_span(*draft.clause) if draft.clause else None
    kind = QuoteKind.DIRECT if clause is None else QuoteKind.MIXED if fragments else QuoteKind.INDIRECT
    told = addressee(doc, people, draft, options)
    mention = None if who is None or one.phrase is None else doc.token_span(one.phrase.first, one.phrase.last)
    return Quote(
        f"q{number}",
        kind,
        fragments,
        clause,
        _cue(doc, draft),
        None if who is None else Speaker(who.name, who.kind, who.entity, mention, who.resolved_by, who.also),
        told,
        evolve(said, place=None) if said.place and said.place == told else said,  # « a demandé à Kiev de »
        confidence=round(draft.confidence * (who.confidence if who else 0.5), 3),
        rule=rule_of(doc, draft, who),
        evidence=()
        if who is None or mention is None
        else (Evidence(mention.start, mention.end, mention.text, who.note or who.resolved_by.value),),
    )


def _cue(doc: Document, draft: Draft) -> CueSpan | None:
    """The words that report, and the infinitive of their verb."""
    if draft.words is None:
        return None
    first, last = draft.words
    if draft.cue:
        last = _locution_end(doc, draft.cue, last)
    start, end = doc.original(doc.starts[first], doc.ends[last - 1])
    return CueSpan(start, end, doc.text[start:end], draft.cue.lemma if draft.cue else None)


def _locution_end(doc: Document, cue: Cue, last: int) -> int:
    """The end of a cue of several words: ``a fait`` goes on to ``valoir``, across a few words of another kind."""
    if not cue.entry.rest:
        return last
    at = max(last, cue.group.last)
    for word in cue.entry.rest:
        hit = next((i for i in range(cue.group.last, min(at + 3, len(doc))) if doc.lower[i] == word), None)
        if hit is None:
            return last
        at = max(at, hit + 1)
    return at
