"""schema.org JSON-LD: its shape, and that it is inert wherever it is put."""

import html.parser
import json

import pytest
from hypothesis import example, given

from diplonews import Article, parse
from diplonews.export.iri import article_iri
from diplonews.export.jsonld import jsonld, to_jsonld
from diplonews.pipeline import parse_mapping
from diplonews.strategies import articles

TEXT = "La ministre belge Anne Ferrand est à Oslo. « L'offre tient », a-t-elle déclaré mardi."


def test_article():
    """A NewsArticle with its text, its quotations and whom it mentions; what is unknown is left out."""
    given_ = {"url": "https://example.org/a?b=1#top", "title": "Une offre", "source": "Exemple"}
    written = jsonld(parse(TEXT, published="2024-04-02", id="a", **given_))
    assert {key: written[key] for key in ("@context", "@type", "@id", "headline", "datePublished", "articleBody")} == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://example.org/a?b=1",
        "headline": "Une offre",
        "datePublished": "2024-04-02",
        "articleBody": TEXT,
    }
    (quotation,) = written["hasPart"]
    assert quotation == {
        "@type": "Quotation",
        "@id": "https://example.org/a?b=1#q1",
        "genre": "direct speech",
        "text": "L'offre tient",
        "creator": [{"@type": "Person", "@id": "https://example.org/a?b=1#p1", "name": "Anne Ferrand"}],
        "isPartOf": {"@id": "https://example.org/a?b=1"},
        "dateCreated": "2024-04-02",
    }
    person = written["mentions"][0]
    assert (person["jobTitle"], person["gender"]) == ("ministre belge", "Female")
    assert "dateline" not in written
    assert "author" not in written


def test_place():
    """Where something was said is a place."""
    written = jsonld(parse("« L'offre tient », a déclaré Anne Ferrand à Oslo."))
    assert written["hasPart"][0]["locationCreated"] == {"@type": "Place", "name": "Oslo"}


def test_unnamed_source():
    """Who is described and not named has a description."""
    written = jsonld(parse("« L'offre tient », a dit une source diplomatique."))
    assert written["hasPart"][0]["creator"] == [{"@type": "Person", "description": "une source diplomatique"}]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "https://", "https://a b", "https://a/\n",
        "https://a/<script>", 'https://a/"', "//a", "", " https://a", "https://a/\ud800",
    ],
)  # fmt: skip
def test_addresses_that_are_none(url: str):
    """Only a whole web address is one; without it a name is made from the id, the same everywhere."""
    assert article_iri(parse("Rien.", id="a", url=url)) == article_iri(parse("Autre.", id="a"))
    assert article_iri(parse("Rien.", id="a", url=url)).startswith("urn:uuid:")


@given(articles())
@example(parse("</script><script>alert(1)</script> « A\u2028 » & <!-- \ud83d\ude00 \x00, a dit </b>Anne Ferrand."))
def test_inert_in_a_page(article: Article):
    """Put into a page as it is, it ends no element and begins none, and what is read out is what was put in."""
    line = to_jsonld(article)
    line.encode()
    assert "\n" not in line
    seen: list[tuple[str, str]] = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
            seen.append(("start", tag))

        def handle_data(self, data: str) -> None:
            seen.append(("data", data))

    reader = Reader()
    reader.feed(f'<script type="application/ld+json">{line}</script>')
    reader.close()
    assert seen[0] == ("start", "script")
    assert json.loads("".join(data for kind, data in seen if kind == "data")) == jsonld(article)
    assert [kind for kind, _ in seen].count("start") == 1


@pytest.mark.parametrize(
    ("meta", "names"),
    [
        ({"authors": ["Anne Roy", 3, "Paul Costa"]}, ["Anne Roy", "Paul Costa"]),
        ({"author": "Anne Roy"}, ["Anne Roy"]),
        ({"authors": [7]}, []),
    ],
)
def test_authors(meta, names):
    """Who wrote the article stands there where its metadata say so in words."""
    written = jsonld(parse_mapping({"text": TEXT, **meta}))
    assert [author["name"] for author in written.get("author", [])] == names
