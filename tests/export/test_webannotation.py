"""Web Annotations: of the standard's form, and anchored again in the text by code that knows the standard alone."""

import json

import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diplonews import Article, InputError, parse
from diplonews.export.webannotation import to_webannotation, webannotation
from diplonews.samples import samples
from diplonews.strategies import articles

TEXTS = st.text(st.sampled_from("aé 😀\n\ud800<"), min_size=1, max_size=80)
# The parts of the Web Annotation Data Model that we write (W3C Recommendation of 23 February 2017).
IRI = {"type": "string", "pattern": "^(https?://|urn:uuid:)[^\\s]+$"}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "items": {"type": "array", "items": {"$ref": "#/$defs/Annotation"}},
    },
    "$defs": {
        "Annotation": {
            "type": "object",
            "required": ["id", "type", "target"],
            "additionalProperties": False,
            "properties": {
                "id": IRI,
                "type": {"const": "Annotation"},
                "motivation": {"enum": ["describing", "identifying", "classifying", "tagging"]},
                "body": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/TextualBody"}},
                "target": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/SpecificResource"}},
            },
        },
        "TextualBody": {
            "type": "object",
            "required": ["type", "value"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string"},
                "format": {"const": "text/plain"},
                "purpose": {"enum": ["describing", "identifying", "classifying", "tagging"]},
            },
        },
        "SpecificResource": {
            "type": "object",
            "required": ["source", "selector"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"type": "string"},
                "selector": {
                    "type": "array",
                    "prefixItems": [{"$ref": "#/$defs/Position"}, {"$ref": "#/$defs/Quote"}],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
        },
        "Position": {
            "type": "object",
            "required": ["type", "start", "end"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
        },
        "Quote": {
            "type": "object",
            "required": ["type", "exact"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
            },
        },
    },
}
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def anchors(text: str, quote: dict[str, str]) -> list[int]:
    """Where a text quote selector may stand: every place with these words, and these before and after."""
    sought = quote["prefix"] + quote["exact"] + quote["suffix"]
    places, at = [], text.find(sought)
    while at >= 0:
        places.append(at + len(quote["prefix"]))
        at = text.find(sought, at + 1)
    return places


def targets(page: dict[str, object]):
    """The selectors of every target."""
    for item in page["items"]:
        for target in item["target"]:
            yield target["selector"]


@given(st.one_of(articles(), articles(texts=TEXTS)))
def test_any_article(article: Article):
    """The page is of the standard's form; both selectors of a target lead to the same words."""
    page = json.loads(to_webannotation(article).encode())
    VALIDATOR.validate(page)
    text = article.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    assume(len(text) == len(article.text))
    for position, quote in targets(page):
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert position["start"] in anchors(text, quote)


@given(articles(texts=TEXTS))
def test_units(article: Article):
    """On request positions count UTF-16 code units, as a script in a browser does."""
    units = article.text.encode("utf-16-le", "surrogatepass")
    for position, quote in targets(webannotation(article, offsets="utf-16")):
        cut = units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le", "surrogatepass")
        assert "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in cut) == quote["exact"]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_quote_selectors_are_enough(sample):
    """In a real article the words with those around them stand in one place only: positions may be lost."""
    article = parse(sample.text, published=sample.published, id=sample.id)
    page = webannotation(article)
    found = [*targets(page)]
    assert len(found) > 20
    assert all(anchors(article.text, quote) == [position["start"]] for position, quote in found)
    tags = [item["body"][0]["value"] for item in page["items"]]
    assert {"quote", "person", "date", "event"} <= {*tags}
    assert tags.count("quote") == len(article.quotes)


def test_source():
    """Targets point to the article's address, to another where one is given."""
    article = parse("« Oui », a dit Anne Ferrand.", url="https://example.org/a#x")
    for source, expected in (
        (None, "https://example.org/a"),
        ("https://example.org/b.txt", "https://example.org/b.txt"),
    ):
        page = webannotation(article, source=source)
        assert {target["source"] for item in page["items"] for target in item["target"]} == {expected}
        assert page["items"][0]["id"] == "https://example.org/a#q1"


def test_unknown_count():
    """What is no count is refused."""
    with pytest.raises(InputError, match="is none of"):
        webannotation(parse("Rien."), offsets="bytes")
