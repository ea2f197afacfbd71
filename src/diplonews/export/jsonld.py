"""An article as schema.org JSON-LD: a NewsArticle, its quotations, and the people and organisations it mentions.

``creator`` says who is quoted: ``spokenByCharacter`` is for characters of fiction. Reported speech without quotation
marks is a Quotation too; ``genre`` tells the kinds apart. An unnamed source has a ``description`` and no ``name``.
Types and properties are those of https://schema.org. What UTF-8 cannot hold is U+FFFD.
"""

import re
from collections.abc import Iterator
from typing import Final

from diplonews.enums import EntityKind, Gender
from diplonews.export.iri import article_iri, fragment
from diplonews.export.json import dumps
from diplonews.export.tables import utf8
from diplonews.meta import JSON
from diplonews.model import Article
from diplonews.values import Organization, Person, Quote, Speaker

_CONTEXT: Final = "https://schema.org"
_TYPES: Final = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANIZATION: "Organization",
    EntityKind.COUNTRY: "Country",
    EntityKind.DESCRIPTION: "Person",
}
_GENDERS: Final = {Gender.MALE: "Male", Gender.FEMALE: "Female"}
_DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_ACTIVE: Final = re.compile("[<>&\u2028\u2029]")


def to_jsonld(article: Article) -> str:
    """The article as one line of JSON-LD.

    It may stand in a ``<script type="application/ld+json">`` as it is: ``<``, ``>`` and ``&`` are escaped.

    >>> from diplonews import parse
    >>> to_jsonld(parse("« Oui », a dit Anne Ferrand."))[:67]
    '{"@context": "https://schema.org", "@type": "NewsArticle", "@id": "'
    """
    return inert(dumps(jsonld(article)))


def jsonld(article: Article) -> dict[str, JSON]:
    """The article as JSON-LD; ``null`` and empty lists are left out, as is usual there.

    >>> from diplonews import parse
    >>> [quotation["text"] for quotation in jsonld(parse("« Oui », a dit Anne Ferrand."))["hasPart"]]
    ['Oui']
    """
    iri = article_iri(article)
    quotations: list[JSON] = [_quotation(quote, iri) for quote in article.quotes]
    mentions: list[JSON] = [_person(person, iri) for person in article.people]
    mentions += [_organization(body, iri) for body in article.organizations]
    publisher: JSON = _known({"@type": "Organization", "name": article.source}) if article.source else None
    return _known(
        {
            "@context": _CONTEXT,
            "@type": "NewsArticle",
            "@id": iri,
            "identifier": article.id,
            "url": iri if iri.startswith("http") else None,
            "headline": article.title,
            "inLanguage": "fr",
            "datePublished": article.published.isoformat() if article.published else None,
            "dateline": article.dateline.text if article.dateline else None,
            "publisher": publisher,
            "author": list(_authors(article)),
            "articleBody": article.text,
            "mentions": mentions,
            "hasPart": quotations,
        }
    )


def inert(line: str) -> str:
    """JSON that no HTML page around it can mistake for markup."""
    return _ACTIVE.sub(lambda hit: f"\\u{ord(hit[0]):04x}", line)


def _quotation(quote: Quote, iri: str) -> dict[str, JSON]:
    place = quote.said.place
    return _known(
        {
            "@type": "Quotation",
            "@id": fragment(iri, quote.id),
            "genre": f"{quote.kind.value} speech",
            "text": quote.text,
            "creator": list(_creators(quote.speaker, iri)) if quote.speaker else None,
            "isPartOf": {"@id": iri},
            "dateCreated": quote.said.date if _DAY.fullmatch(quote.said.date or "") else None,
            "locationCreated": _known({"@type": "Place", "name": place}) if place else None,
        }
    )


def _creators(speaker: Speaker, iri: str) -> Iterator[JSON]:
    """The speaker, or each of the joint speakers."""
    for one in speaker.also or (speaker,):
        yield _known(
            {
                "@type": _TYPES[one.kind],
                "@id": fragment(iri, one.entity) if one.entity else None,
                "description" if one.kind is EntityKind.DESCRIPTION else "name": one.name,
            }
        )


def _person(person: Person, iri: str) -> JSON:
    occupations: list[JSON] = [
        _known({"@type": "Occupation", "name": role.title, "occupationLocation": _country(role.country)})
        for role in person.roles
    ]
    return _known(
        {
            "@type": "Person",
            "@id": fragment(iri, person.id),
            "name": person.name,
            "givenName": person.given,
            "familyName": " ".join(part for part in (person.particle, person.family) if part) or None,
            "gender": _GENDERS[person.gender] if person.gender else None,
            "jobTitle": person.roles[0].title if person.roles else None,
            "hasOccupation": occupations,
        }
    )


def _organization(body: Organization, iri: str) -> JSON:
    return _known(
        {
            "@type": _TYPES[body.kind],
            "@id": fragment(iri, body.id),
            "name": body.name,
            "identifier": body.code,
        }
    )


def _country(code: str | None) -> JSON:
    return _known({"@type": "Country", "identifier": code}) if code else None


def _authors(article: Article) -> Iterator[JSON]:
    """Who wrote the article, as far as its metadata say so in strings."""
    given = article.meta.get("authors") or article.meta.get("author") or []
    for name in given if isinstance(given, list) else [given]:
        if isinstance(name, str):
            yield _known({"@type": "Person", "name": name})


def _known(entries: dict[str, JSON]) -> dict[str, JSON]:
    """The entries that say something, as UTF-8 can hold them."""
    return {
        key: utf8(value) if isinstance(value, str) else value
        for key, value in entries.items()
        if value is not None and value != []
    }
