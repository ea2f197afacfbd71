"""The event layer: from a document with its people, dates and quotes to its events, each construction a rule."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from diplonews.events import merge, when
from diplonews.events.drafts import Draft
from diplonews.events.mentions import find_mentions
from diplonews.events.reading import Reading
from diplonews.lexicon import _events
from diplonews.options import DEFAULT, Options
from diplonews.people.values import People
from diplonews.rules import Example, Rule, Ruleset
from diplonews.text.document import Document
from diplonews.values import DateRef, Event, Quote

Finder = Callable[[Document, People, tuple[DateRef, ...], tuple[Quote, ...], Options], tuple[Event, ...]]


def find_events(
    doc: Document,
    people: People,
    dates: tuple[DateRef, ...],
    quotes: tuple[Quote, ...],
    options: Options = DEFAULT,
    published: dt.date | None = None,
) -> tuple[Event, ...]:
    """The diplomatic events of the article, one item an event, in the order of their first mention.

    ``published`` tells what is still to come; without it only tense and wording do.
    """
    if isinstance(published, dt.datetime):
        published = published.date()
    reading = Reading(doc, people, options, when.index(doc, dates), quotes, published)
    kept = merge.merge(reading, find_mentions(reading))
    spoken = _spoken(doc, quotes) if kept else {}
    return tuple(
        _event(draft, _source(spoken.get(doc.sentence_at(draft.at), ()), draft.span.start), k)
        for k, draft in enumerate(kept, 1)
    )


def _spoken(doc: Document, quotes: tuple[Quote, ...]) -> dict[int, list[tuple[int, int, Quote]]]:
    """What is reported, by the sentences that it reaches into: an event asks its own sentence alone."""
    found: defaultdict[int, list[tuple[int, int, Quote]]] = defaultdict(list)
    for quote in quotes:
        for span in (*quote.fragments, *((quote.clause,) if quote.clause else ())):
            first, last = doc.sentence_at(doc.token_of(span.start)), doc.sentence_at(doc.token_of(span.end - 1))
            for k in range(first, last + 1):
                found[k].append((span.start, span.end, quote))
    return found


def _source(spoken: Sequence[tuple[int, int, Quote]], at: int) -> Quote | None:
    """The quote that tells of the event: the shortest reported clause or fragment around its trigger."""
    best, found = 0, None
    for start, end, quote in spoken:
        if start <= at < end and (found is None or end - start < best):
            best, found = end - start, quote
    return found


def _event(draft: Draft, source: Quote | None, number: int) -> Event:
    trigger = draft.trigger
    code = _events.code(trigger.type.value, draft.mode, draft.status.value)
    return Event(
        f"e{number}",
        trigger.type,
        draft.span,
        draft.mode,
        draft.status,
        draft.also,
        draft.actors,
        draft.recipients,
        draft.place,
        when.event_date(draft.date) if draft.date else None,
        draft.amounts,
        source.speaker.name if source and source.speaker else None,
        source.id if source else None,
        code.plover,
        code.root,
        code.quad,
        f"events.{trigger.rule}",
    )


def _only(
    name: str,
    doc: Document,
    people: People,
    dates: tuple[DateRef, ...],
    quotes: tuple[Quote, ...],
    options: Options = DEFAULT,
) -> tuple[Event, ...]:
    """The events that the one rule finds."""
    return tuple(e for e in find_events(doc, people, dates, quotes, options) if e.rule == name)


def _rules() -> Ruleset[Finder]:
    """Every construction of the tables as a rule, with its examples."""
    made: list[Rule[Finder]] = []
    for rule in _events.event_rules():
        name = f"events.{rule.name}"
        shown = _events.examples(rule.name)
        good = tuple(Example(text, expect, "2024-04-02") for text, expect in shown if expect)
        bad = tuple(text for text, expect in shown if not expect)
        made.append(Rule(name, rule.definition, partial(_only, name), good, bad))
    return Ruleset(tuple(made))


RULES = _rules()
