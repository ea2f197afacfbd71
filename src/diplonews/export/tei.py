"""An article as TEI P5: who said what (``said``), names, dates and events, in the text, the header and beside the text.

The characters of ``body``, tags left out, are the article's, one for one; a character that XML cannot hold (control
characters, lone surrogates) is U+FFFD. What crosses a paragraph or another element is several elements, linked by
``next`` and ``prev``. Ids are numbered in the order of the article: ``q1``, ``p1``, ``o1``, ``d1``, ``e1``; ``s1`` is a
speaker without a name. Source: the TEI Guidelines, P5 (elements said, q, persName, date, event, standOff).
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from diplonews.enums import QuoteKind
from diplonews.export.tei_text import Mark, around, element, opened, woven
from diplonews.model import Article
from diplonews.values import DateRef, Event, EventDate, Organization, Participant, Person, Quote, Span, Speaker

_NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
_DECLARED: Final = "Quotations, names, dates and events were found by rule (diplonews)."
_W3C_DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_WHITE: Final = re.compile(r"\s+")
_DAY: Final = dt.timedelta(days=1)


def to_tei(article: Article) -> str:
    """The article as a TEI document, without an XML declaration: what is written as UTF-8 needs none.

    >>> from diplonews import parse
    >>> body = to_tei(parse("« Oui », a dit Anne Ferrand.")).partition("<body>")[2]
    >>> body.partition(" », ")[0]
    '<p>« <said xml:id="q1" who="#p1" direct="true" cert="0.931">Oui</said>'
    """
    names = _names(article)
    marks = [*_speech(article, names), *_things(article, names)]
    return "".join(
        (
            opened("TEI", (("xmlns", _NAMESPACE), ("xml:lang", "fr"))),
            *_header(article, names),
            *_events(article, names),
            "<text><body>",
            woven(article.text, article.paragraphs, marks),
            "</body></text></TEI>\n",
        )
    )


@frozen
class _Names:
    """The ids of the document: of people and organisations by their own id, of unnamed speakers by their name."""

    entities: Mapping[str, str]
    unnamed: Mapping[str, str]

    def of(self, speaker: Speaker) -> str | None:
        """Pointers to the speaker, or to each of the joint speakers."""
        each = (self.one(part.name, part.entity) for part in speaker.also or (speaker,))
        return " ".join(pointer for pointer in each if pointer) or None

    def one(self, name: str, entity: str | None) -> str | None:
        """The pointer to an entity."""
        known = self.entities.get(entity) if entity else None
        known = known or self.unnamed.get(name)
        return f"#{known}" if known else None


def _names(article: Article) -> _Names:
    entities: dict[str, str] = {}
    for number, person in enumerate(article.people, 1):
        entities.setdefault(person.id, f"p{number}")
    for number, body in enumerate(article.organizations, 1):
        entities.setdefault(body.id, f"o{number}")
    unnamed: dict[str, str] = {}
    for quote in article.quotes:
        for part in (quote.speaker.also or (quote.speaker,)) if quote.speaker else ():
            if part.entity not in entities:
                unnamed.setdefault(part.name, f"s{len(unnamed) + 1}")
    return _Names(entities, unnamed)


def _speech(article: Article, names: _Names) -> Iterator[Mark]:
    """Quotes, their cues, and the dateline: what may hold names, and never stands inside them."""
    if line := article.dateline:
        yield Mark(line.start, line.end, "seg", "dateline", (("type", "dateline"),), outer=True)
    for number, quote in enumerate(article.quotes, 1):
        chain = f"q{number}"
        about = tuple(_about(quote, names))
        for span in (quote.clause,) if quote.clause else quote.fragments:
            yield Mark(span.start, span.end, "said", chain, about, named=True, outer=True)
        for place, span in enumerate(quote.fragments if quote.clause else (), 1):
            yield Mark(span.start, span.end, "q", f"{chain}-w{place}", outer=True)
        if quote.cue:
            pointed = (("type", "cue"), ("corresp", f"#{chain}"))
            yield Mark(quote.cue.start, quote.cue.end, "seg", f"{chain}-cue", pointed, outer=True)


def _about(quote: Quote, names: _Names) -> Iterator[tuple[str, str]]:
    if quote.speaker and (who := names.of(quote.speaker)):
        yield "who", who
    yield "direct", "true" if quote.kind is QuoteKind.DIRECT else "false"
    yield "cert", f"{quote.confidence:.3g}"


def _things(article: Article, names: _Names) -> Iterator[Mark]:
    """Names, dates, and the words that name events."""
    named: set[Span] = set()
    entities = (
        *(("persName", f"p{number}", person.mentions) for number, person in enumerate(article.people, 1)),
        *(("orgName", f"o{number}", body.mentions) for number, body in enumerate(article.organizations, 1)),
    )
    for tag, own, mentions in entities:
        named.update(mentions)
        for place, span in enumerate(mentions, 1):
            yield Mark(span.start, span.end, tag, f"{own}-m{place}", (("ref", f"#{own}"),))
    for number, date in enumerate(article.dates, 1):
        about = (*_when(date), ("type", date.type.value))
        yield Mark(date.start, date.end, "date", f"d{number}", about, named=True)
    for number, quote in enumerate(article.quotes, 1):
        by = quote.speaker
        if by and by.mention and by.mention not in named:
            pointer = names.of(by)
            known = (("ref", pointer),) if pointer else ()
            yield Mark(by.mention.start, by.mention.end, "rs", f"q{number}-by", (("type", "speaker"), *known))
    for number, event in enumerate(article.events, 1):
        for place, span in enumerate((event.trigger, *event.also), 1):
            yield Mark(span.start, span.end, "rs", f"e{number}-t{place}", (("type", "event"), ("ref", f"#e{number}")))


def _when(date: DateRef | EventDate) -> Iterator[tuple[str, str]]:
    """``when`` for a day, month or year; else the earliest and latest moment, beside the TIMEX3 value."""
    value = date.value
    part = isinstance(date, DateRef) and date.mod  # the end of May is not May
    if value and not part and _W3C_DAY.fullmatch(value):
        yield "when", value
        return
    if date.begin:
        yield "notBefore", date.begin.isoformat()
    if end := date.end_before:
        # TEI counts the last day in; a moment is its own limit.
        yield (
            "notAfter",
            end.isoformat() if isinstance(end, dt.datetime) or end == dt.date.min else (end - _DAY).isoformat(),
        )
    if value:
        yield "when-custom", value


def _header(article: Article, names: _Names) -> Iterator[str]:
    published = article.published.isoformat() if article.published else None
    yield "<teiHeader><fileDesc><titleStmt>"
    yield element("title", article.title or article.id or "")
    yield "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><bibl>"
    yield element("title", article.title or "")
    if article.source:
        yield element("publisher", article.source)
    for kind, known in (("id", article.id), ("URL", article.url)):
        if known:
            yield element("idno", known, ("type", kind))
    if published:
        yield element("date", published, ("when", published))
    yield f"</bibl></sourceDesc></fileDesc><encodingDesc><p>{_DECLARED}</p></encodingDesc><profileDesc><langUsage>"
    yield '<language ident="fr"/></langUsage>'
    people = "".join(_people(article, names))
    bodies = "".join(_organization(body, f"o{number}") for number, body in enumerate(article.organizations, 1))
    if people or bodies:
        yield "<particDesc>"
        yield around("listPerson", people) if people else ""
        yield around("listOrg", bodies) if bodies else ""
        yield "</particDesc>"
    yield "</profileDesc></teiHeader>"


def _people(article: Article, names: _Names) -> Iterator[str]:
    for number, person in enumerate(article.people, 1):
        inner = _person_name(person) + "".join(element("occupation", role.title) for role in person.roles)
        if person.country:
            inner += around("affiliation", element("country", "", ("key", person.country)))
        yield around("person", inner, ("xml:id", f"p{number}"), ("gender", person.gender))
    for name, own in names.unnamed.items():
        yield around("person", element("name", name), ("xml:id", own), ("role", "unnamed"))


def _person_name(person: Person) -> str:
    """The name with its parts, where they make it up."""
    parts = (("forename", person.given), ("nameLink", person.particle), ("surname", person.family))
    known = [(tag, part) for tag, part in parts if part]
    if " ".join(part for _, part in known) != person.name:
        return element("persName", person.name)
    return around("persName", " ".join(element(tag, part) for tag, part in known))


def _organization(body: Organization, own: str) -> str:
    code = element("idno", body.code, ("type", "code")) if body.code else ""
    return around("org", element("orgName", body.name) + code, ("xml:id", own), ("type", body.kind))


def _events(article: Article, names: _Names) -> Iterator[str]:
    """The events beside the text: type, mode, time, and in ``desc`` status, parties, place and source."""
    if article.events:
        events = "".join(_event(event, f"e{number}", names) for number, event in enumerate(article.events, 1))
        yield around("standOff", around("listEvent", events))


def _event(event: Event, own: str, names: _Names) -> str:
    inner = [element("label", event.trigger.text), element("desc", event.status, ("type", "status"))]
    for part, parties in (("actor", event.actors), ("recipient", event.recipients)):
        inner += [around("desc", _party(party, names), ("type", part)) for party in parties]
    if event.place:
        place = element("placeName", event.place.name, ("key", event.place.country))
        inner.append(around("desc", place, ("type", "place")))
    if event.attributed_to:
        inner.append(element("desc", event.attributed_to, ("type", "attribution")))
    mode = _WHITE.sub("_", event.mode) if event.mode else None
    when = _when(event.date) if event.date else ()
    return around("event", "".join(inner), ("xml:id", own), ("type", event.type), ("subtype", mode), *when)


def _party(party: Participant, names: _Names) -> str:
    pointer = names.one(party.name, party.entity)
    return element("name", party.name, ("ref", pointer), ("key", party.country))
