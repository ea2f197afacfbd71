"""Why each result is there: the rule, the words it rests on, and how a speaker was found. Reads the model only."""

from collections.abc import Iterator

from diplonews.model import Article
from diplonews.render.terminal import clean
from diplonews.values import DateRef, Event, Participant, Person, Quote, Span


def explain(article: Article) -> str:
    """One paragraph a result, in the order of the text; ``[start:end]`` are offsets into the article.

    >>> print(explain(Article("Rien.")), end="")
    published: unknown
    """
    results: list[tuple[int, Iterator[str]]] = []
    results += [(quote.start, _quote(quote)) for quote in article.quotes]
    results += [(date.start, _date(date)) for date in article.dates]
    results += [(person.mentions[0].start, _person(person)) for person in article.people if person.mentions]
    results += [(event.trigger.start, _event(event)) for event in article.events]
    lines = [_published(article)]
    for _, told in sorted(results, key=lambda r: r[0]):
        lines += ["", *told]
    for k, notice in enumerate(article.warnings):
        place = f" [{notice.start}:{notice.end}]" if notice.start is not None else ""
        lines += [""] * (k == 0) + [f"warning {notice.code}{place}: {clean(notice.message)}"]
    return "\n".join(lines) + "\n"


def _words(span: Span) -> str:
    return f"« {clean(span.text)} » [{span.start}:{span.end}]"


def _published(article: Article) -> str:
    if article.published is None:
        return "published: unknown"
    evidence = f", from {_words(article.published_evidence)}" if article.published_evidence else ""
    return f"published: {article.published.isoformat()} ({article.published_from}{evidence})"


def _quote(quote: Quote) -> Iterator[str]:
    spans = (*quote.fragments, quote.clause) if quote.clause else quote.fragments
    yield f"{quote.id} {quote.kind.value} quote {', '.join(_words(s) for s in spans)}"
    yield f"    rule: {quote.rule}, confidence {quote.confidence:.2f}"
    if quote.cue:
        yield f"    cue: {_words(quote.cue)}" + (f", {quote.cue.lemma}" if quote.cue.lemma else "")
    if quote.speaker:
        who = quote.speaker
        mention = f", {_words(who.mention)}" if who.mention else ""
        yield f"    speaker: {clean(who.name)} ({who.kind.value}), by {who.resolved_by.value}{mention}"
    else:
        yield "    speaker: nobody is credited"
    said = [f"{name} {clean(value)}" for name, value in _said(quote) if value]
    if said:
        yield f"    said: {', '.join(said)}"
    for step in quote.evidence:
        yield f"    evidence: {_words(step)}" + (f": {clean(step.note)}" if step.note else "")


def _said(quote: Quote) -> tuple[tuple[str, str | None], ...]:
    said = quote.said
    return ("on", said.date), ("at", said.place), ("occasion", said.occasion), ("to", quote.addressee)


def _date(date: DateRef) -> Iterator[str]:
    yield f"date {_words(date)} = {date.value or 'unresolved'}"
    bound = f", bound {date.bound.value}" if date.bound else ""
    basis = f", counted from {date.basis.value}" if date.basis else ""
    yield f"    rule: {date.rule}, {date.type.value}{basis}{bound}"
    if date.begin and date.end_before:
        yield f"    interval: {date.begin.isoformat()} until before {date.end_before.isoformat()}"


def _person(person: Person) -> Iterator[str]:
    country = f", {person.country}" if person.country else ""
    yield f"{person.id} person {clean(person.name)}{country}"
    for role in person.roles:
        yield f"    role: {clean(role.title)}" + (f", {role.country}" if role.country else "")
    yield f"    mentions: {', '.join(_words(mention) for mention in person.mentions)}"


def _event(event: Event) -> Iterator[str]:
    mode = f" {event.mode}" if event.mode else ""
    yield f"{event.id} {event.type.value}{mode} {event.status.value} {_words(event.trigger)}"
    yield f"    rule: {event.rule}"
    for label, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            yield f"    {label}: {_party(party)}"
    if event.place:
        yield f"    place: {clean(event.place.name)}" + (f", {event.place.country}" if event.place.country else "")
    if event.date:
        yield f"    date: {event.date.value}" + (f", counted from {event.date.basis.value}" if event.date.basis else "")
    for amount in event.amounts:
        yield f"    amount: {_words(amount)} = {amount.value:g}" + (f" {amount.unit}" if amount.unit else "")
    if event.attributed_to:
        yield f"    according to: {clean(event.attributed_to)}"
    if event.quote:
        yield f"    known from: {event.quote}"


def _party(party: Participant) -> str:
    mention = f", {_words(party.mention)}" if party.mention else ", understood"
    return f"{clean(party.name)}{mention}"
