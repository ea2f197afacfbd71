"""An article's quotes, people, organisations, dates and events as W3C Web Annotations.

One AnnotationPage; each annotation points into the article's text with a TextPositionSelector (``start``, ``end``) and
a TextQuoteSelector (``exact``, ``prefix``, ``suffix``), so that it is found again in another rendering of the text.
Positions count code points, as the standard has it; UTF-16 code units on request. What UTF-8 cannot hold is U+FFFD.
Source: https://www.w3.org/TR/annotation-model/.
"""

from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

from diplonews.export.iri import article_iri, fragment
from diplonews.export.json import dumps
from diplonews.export.jsonld import inert
from diplonews.export.offsets import Offsets, counting
from diplonews.export.tables import interval, utf8
from diplonews.meta import JSON
from diplonews.model import Article
from diplonews.values import Event, Quote, Span

CONTEXT: Final = 32  # code points of ``prefix`` and ``suffix``, as the common annotation tools have it
_ANCHOR: Final = "http://www.w3.org/ns/anno.jsonld"


def to_webannotation(article: Article, *, source: str | None = None, offsets: Offsets = "code-points") -> str:
    """The article's annotations as one line of JSON. Arguments and errors as of ``webannotation``.

    >>> to_webannotation(Article("Rien.", id="a")).isascii()
    True
    """
    return inert(dumps(webannotation(article, source=source, offsets=offsets)))


def webannotation(article: Article, *, source: str | None = None, offsets: Offsets = "code-points") -> dict[str, JSON]:
    """The article's annotations as an AnnotationPage.

    ``source`` is the IRI of the text that is annotated: the article's web address unless given, else a ``urn:uuid:``.

    Raises:
        InputError: when ``offsets`` is neither ``code-points`` nor ``utf-16``.

    >>> from diplonews import parse
    >>> page = webannotation(parse("« Oui », a dit Anne Ferrand."), source="https://example.org/a")
    >>> page["items"][0]["target"][0]["selector"][0]
    {'type': 'TextPositionSelector', 'start': 2, 'end': 5}
    """
    iri = article_iri(article)
    text, count, about = article.text, counting(article.text, offsets), utf8(source or iri)
    return {
        "@context": _ANCHOR,
        "id": f"{iri}#annotations",
        "type": "AnnotationPage",
        "items": [
            _annotation(note, iri, [_target(text, at, about, count) for at in note.targets])
            for note in _notes(article)
            if note.targets
        ],
    }


@frozen
class _Note:
    """What one annotation says: a name for it, its layer, where it points, and purposes with what is said."""

    id: str
    layer: str
    targets: tuple[Span, ...]
    said: tuple[tuple[str, str | None], ...]


def _notes(article: Article) -> Iterator[_Note]:
    """The notes of every layer; what is only understood stands nowhere, and has none."""
    yield from map(_quote, article.quotes)
    for person in article.people:
        roles = (("describing", role.title) for role in person.roles)
        yield _Note(person.id, "person", person.mentions, (("identifying", person.name), *roles))
    for body in article.organizations:
        yield _Note(body.id, body.kind, body.mentions, (("identifying", body.name), ("classifying", body.code)))
    for number, date in enumerate(article.dates, 1):
        known = (("identifying", date.value), ("describing", interval(date.begin, date.end_before)))
        yield _Note(f"d{number}", "date", (date,), (("classifying", date.type), *known))
    yield from map(_event, article.events)


def _quote(quote: Quote) -> _Note:
    whole = (quote.clause,) if quote.clause else quote.fragments
    speaker = quote.speaker.name if quote.speaker else None
    return _Note(quote.id, "quote", whole, (("classifying", quote.kind), ("identifying", speaker)))


def _event(event: Event) -> _Note:
    kinds = (event.type, event.mode, event.status)
    when = interval(event.date.begin, event.date.end_before) if event.date else None
    names = (party.name for party in (*event.actors, *event.recipients))
    said = (
        *(("classifying", kind) for kind in kinds),
        ("describing", when),
        *(("identifying", name) for name in names),
    )
    return _Note(event.id, "event", (event.trigger, *event.also), said)


def _annotation(note: _Note, iri: str, targets: list[JSON]) -> JSON:
    bodies: list[JSON] = [
        {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": utf8(str(value))}
        for purpose, value in (("tagging", note.layer), *note.said)
        if value
    ]
    name = fragment(iri, note.id)
    return {"id": name, "type": "Annotation", "motivation": "describing", "body": bodies, "target": targets}


def _target(text: str, at: Span, source: str, count: Callable[[int], int]) -> JSON:
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": count(at.start), "end": count(at.end)},
            {
                "type": "TextQuoteSelector",
                "exact": utf8(at.text),
                "prefix": utf8(text[max(0, at.start - CONTEXT) : at.start]),
                "suffix": utf8(text[at.end : at.end + CONTEXT]),
            },
        ],
    }
