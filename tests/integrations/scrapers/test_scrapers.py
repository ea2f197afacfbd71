"""What five extractors really make of a page, without network, is read under their own keys.

They need older releases of what others need newer, so they have an environment of their own (make test-scrapers).
"""

import datetime as dt
import doctest
import json
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

from diplonews import Article, parse_many

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings("default")]  # what the extractors warn of is not ours

ROOT = Path(__file__).parents[3]
URL = "https://courrier.example/monde/offre"
PAGE = (ROOT / "tests/integrations/pages/journal.html").read_text("utf-8")
HOW_TO = ROOT / "docs/howto/scrapers.md"


@pytest.fixture
def _no_network(monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object) -> None:
        raise AssertionError("somebody asked the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def newspaper4k() -> Mapping[str, object]:
    """An article of newspaper4k."""
    import newspaper

    article = newspaper.Article(URL)
    article.download(input_html=PAGE)
    article.parse()
    return article.to_json(as_string=False)


def newspaper4k_attributes() -> Mapping[str, object]:
    """The same, by its attributes: the date is a moment, and much is none that JSON could hold."""
    import newspaper

    article = newspaper.Article(URL)
    article.download(input_html=PAGE)
    article.parse()
    names = ("text", "title", "authors", "publish_date", "url", "source_url", "meta_site_name", "tags", "doc", "config")
    return {name: getattr(article, name) for name in names}


def trafilatura_document() -> Mapping[str, object]:
    """A document of trafilatura."""
    import trafilatura

    return trafilatura.bare_extraction(PAGE, url=URL, with_metadata=True).as_dict()


def trafilatura_json() -> Mapping[str, object]:
    """What trafilatura's command line writes."""
    import trafilatura

    return json.loads(trafilatura.extract(PAGE, url=URL, with_metadata=True, output_format="json"))


def _fundus():
    from fundus.parser import BaseParser, ParserProxy, attribute
    from fundus.parser import utility as of
    from fundus.scraping.article import Article as FundusArticle
    from fundus.scraping.html import HTML, SourceInfo
    from lxml.cssselect import CSSSelector

    class Courrier(ParserProxy):
        """A publisher's parser, as fundus has one for each."""

        class V1(BaseParser):
            """The only one so far."""

            @attribute
            def body(self):
                return of.extract_article_body_with_selector(
                    self.precomputed.doc,
                    paragraph_selector=CSSSelector("article > p:not(.chapo), article > blockquote"),
                    summary_selector=CSSSelector("p.chapo"),
                    subheadline_selector=CSSSelector("article > h2"),
                )

            @attribute
            def title(self):
                return self.precomputed.ld.bf_search("headline")

            @attribute
            def authors(self):
                return of.generic_author_parsing(self.precomputed.ld.bf_search("author"))

            @attribute
            def publishing_date(self):
                return of.generic_date_parsing(self.precomputed.ld.bf_search("datePublished"))

    day = dt.datetime(2024, 4, 3, tzinfo=dt.UTC)
    html = HTML(URL, URL, PAGE, day, SourceInfo("Le Courrier du Nord"))
    return FundusArticle(html=html, **Courrier()(day.date()).parse(PAGE))


def fundus() -> Mapping[str, object]:
    """What fundus writes of an article: its body in sections, no address, no publisher."""
    return _fundus().to_json()


def fundus_plaintext() -> Mapping[str, object]:
    """What fundus writes when asked for the text."""
    return _fundus().to_json("title", "plaintext", "authors", "publishing_date", "publisher")


def news_please() -> Mapping[str, object]:
    """An article of news-please."""
    from newsplease import NewsPlease

    return NewsPlease.from_html(PAGE, url=URL).get_dict()


def news_please_json() -> Mapping[str, object]:
    """The same as news-please writes it, with `None` for what is not known."""
    from newsplease import NewsPlease

    return json.loads(json.dumps(NewsPlease.from_html(PAGE, url=URL).get_serializable_dict()))


def goose3() -> Mapping[str, object]:
    """An article of goose3."""
    from goose3 import Goose

    with Goose() as goose:
        page = goose.extract(raw_html=PAGE)
    return {**page.infos, "url": URL}


MAKERS: list[tuple[Callable[[], Mapping[str, object]], str | None, str | None]] = [
    # who makes it, the source and the address that come out
    (newspaper4k, "Le Courrier du Nord", URL),
    (newspaper4k_attributes, "Le Courrier du Nord", URL),
    (trafilatura_document, "Le Courrier du Nord", URL),
    (trafilatura_json, "Le Courrier du Nord", URL),
    (fundus, None, None),
    (fundus_plaintext, "Le Courrier du Nord", None),
    (news_please, "courrier.example", URL),
    (news_please_json, "courrier.example", URL),
    (goose3, None, URL),
]


@pytest.mark.usefixtures("_no_network")
@pytest.mark.parametrize(("make", "source", "url"), MAKERS, ids=[make.__name__ for make, *_ in MAKERS])
def test_what_they_make_is_read(make, source, url):
    """Text, title, day, site and address are found; speakers and dates follow; the rest is kept as far as JSON goes."""
    article = Article.from_mapping(make())
    assert article.title == "À Oslo, une offre qui tient"
    assert (article.source, article.url) == (source, url)
    assert str(article.published)[:10] == "2024-04-02"
    assert article.published_from == "given"
    said = {(quote.speaker.name, quote.text) for quote in article.quotes if quote.speaker}
    assert {("Anne Ferrand", "L’offre tient"), ("Anne Ferrand", "Nous attendons une réponse d’ici vendredi")} <= said
    assert "Jeanne Morel" in str(article.meta.get("authors") or article.meta.get("author"))
    assert next(date for date in article.dates if date.text == "mardi").value == "2024-04-02"


@pytest.mark.parametrize("make", [news_please_json, goose3])
def test_a_date_they_have_not(make):
    """A date that they write as an empty string, or as `None`, is none."""
    record = {**make(), "date_publish": "None", "publish_date": ""}
    assert Article.from_mapping(record).published_from != "given"


def test_in_several_processes():
    """What cannot travel to another process costs nothing."""
    records = [make() for make, *_ in MAKERS]
    assert list(parse_many(records, workers=2)) == list(parse_many(records))


def test_how_to(tmp_path, monkeypatch):
    """The how-to's examples run."""
    monkeypatch.chdir(tmp_path)
    examples = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS), SkipParser()])
    for example in examples.parse(HOW_TO).examples():
        example.evaluate()
