"""JSON-LD as a processor reads it, with contexts kept here: no network."""

import json

import pytest
from hypothesis import given
from pyld import jsonld

from diplonews import Article, parse
from diplonews.export.jsonld import to_jsonld
from diplonews.export.webannotation import to_webannotation
from diplonews.samples import samples
from diplonews.strategies import articles

pytestmark = pytest.mark.integration

SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
# Which properties schema.org gives our types (own and inherited), and which of them hold addresses or dates.
THING = {"name", "description", "identifier", "url", "additionalType"}
WORK = THING | {
    "text", "genre", "creator", "author", "publisher", "headline", "inLanguage", "datePublished", "dateCreated",
    "mentions", "hasPart", "isPartOf", "locationCreated",
}  # fmt: skip
PROPERTIES = {
    "NewsArticle": WORK | {"articleBody", "dateline"},
    "Quotation": WORK,
    "Person": THING | {"givenName", "familyName", "gender", "jobTitle", "hasOccupation"},
    "Organization": THING,
    "Country": THING,
    "Place": THING,
    "Occupation": THING | {"occupationLocation"},
}
CONTEXTS = {
    "https://schema.org": {
        "@vocab": SCHEMA,
        "url": {"@type": "@id"},
        "datePublished": {"@type": "schema:Date"},
        "dateCreated": {"@type": "schema:Date"},
        "schema": SCHEMA,
    },
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": OA,
        "as": "http://www.w3.org/ns/activitystreams#",
        "id": "@id",
        "type": "@type",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "items": {"@id": "as:items", "@container": "@list"},
        "AnnotationPage": "as:OrderedCollectionPage",
        **{name: f"oa:{name}" for name in ("Annotation", "SpecificResource", "TextualBody", "TextPositionSelector")},
        "TextQuoteSelector": "oa:TextQuoteSelector",
        **{name: f"oa:{name}" for name in ("start", "end", "exact", "prefix", "suffix")},
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        **{name: f"oa:{name}" for name in ("describing", "identifying", "classifying", "tagging")},
    },
}


def local(address: str, _options: object = None) -> dict[str, object]:
    """The contexts of this file, and nothing from elsewhere."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": {"@context": CONTEXTS[address.removesuffix("/") if "schema" in address else address]},
    }


def expanded(text: str) -> list[dict[str, object]]:
    """The document with every name written out."""
    return jsonld.expand(json.loads(text), {"documentLoader": local})


def nodes(value: object):
    """Every typed node within."""
    if isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


def check_schema(article: Article) -> list[dict[str, object]]:
    """Every node has a type of schema.org and none but its properties; nothing is lost on the way."""
    found = [*nodes(expanded(to_jsonld(article)))]
    for node in found:
        (kind,) = (str(one).removeprefix(SCHEMA) for one in node["@type"])
        assert {key.removeprefix(SCHEMA) for key in node if not key.startswith("@")} <= PROPERTIES[kind]
    return found


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_samples(sample):
    """As RDF a dispatch says who is quoted, and each speaker with an id is among those mentioned."""
    article = parse(sample.text, published=sample.published, id=sample.id, url="https://example.org/a")
    found = check_schema(article)
    quotations = [node for node in found if node["@type"] == [f"{SCHEMA}Quotation"]]
    assert len(quotations) == len(article.quotes)
    dataset = jsonld.to_rdf(json.loads(to_jsonld(article)), {"documentLoader": local})["@default"]
    creators = {t["object"]["value"] for t in dataset if t["predicate"]["value"] == f"{SCHEMA}creator"}
    mentioned = {t["object"]["value"] for t in dataset if t["predicate"]["value"] == f"{SCHEMA}mentions"}
    named = {creator for creator in creators if creator.startswith("https://example.org/a#")}
    assert named
    assert named <= mentioned


@given(articles())
def test_any_article(article: Article):
    """Any article is JSON-LD of schema.org; its text comes back."""
    found = check_schema(article)
    (main,) = (node for node in found if node["@type"] == [f"{SCHEMA}NewsArticle"])
    (body,) = main[f"{SCHEMA}articleBody"]
    assert body["@value"] == article.text


@given(articles())
def test_any_annotations(article: Article):
    """A processor of Web Annotations finds two selectors of the standard's types at every target."""
    (page,) = expanded(to_webannotation(article))
    kinds = {f"{OA}TextPositionSelector": {f"{OA}start", f"{OA}end"}}
    kinds[f"{OA}TextQuoteSelector"] = {f"{OA}exact", f"{OA}prefix", f"{OA}suffix"}
    seen = 0
    for node in nodes(page):
        if f"{OA}hasSelector" in node:
            seen += 1
            assert [one["@type"] for one in node[f"{OA}hasSelector"]] == [[kind] for kind in kinds]
            for one in node[f"{OA}hasSelector"]:
                assert {key for key in one if not key.startswith("@")} == kinds[one["@type"][0]]
            (source,) = node[f"{OA}hasSource"]
            assert ":" in source["@id"]
    wanted = (article.people, article.organizations)
    spans = sum(len(one.mentions) for group in wanted for one in group) + len(article.dates)
    spans += sum(1 if quote.clause else len(quote.fragments) for quote in article.quotes)
    assert seen == spans + sum(1 + len(event.also) for event in article.events)
