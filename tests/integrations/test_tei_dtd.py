"""TEI against the TEI DTD that trafilatura ships, read and validated by lxml."""

from pathlib import Path

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from diplonews import Article, parse
from diplonews.export.tei import to_tei
from diplonews.samples import samples
from diplonews.strategies import articles

pytestmark = pytest.mark.integration

DTD = etree.DTD(str(Path(trafilatura.__file__).parent / "data/tei_corpus.dtd"))
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
NASTY = st.text(st.sampled_from("<>&\"' \t\r\né😀\x00\x0b\ud800\x85\u2028"), min_size=1, max_size=30)


def validated(article: Article) -> etree._Element:
    """The document, valid and with every pointer leading somewhere."""
    root = etree.fromstring(to_tei(article).encode())
    assert DTD.validate(root), DTD.error_log.filter_from_errors()
    ids = root.xpath("//@xml:id")
    assert len(ids) == len({*ids})
    pointers = root.xpath("//@who | //@ref | //@corresp | //@next | //@prev")
    assert {f"#{name}" for name in ids}.issuperset(one for pointer in pointers for one in pointer.split())
    return root


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_samples(sample, ends: str):
    """A dispatch is valid TEI, and its speech is there."""
    article = parse(sample.text.replace("\n", ends), published=sample.published, id=sample.id, url="https://a.org/?b&c")
    root = validated(article)
    named = root.xpath("//t:said[@xml:id and not(@prev)]/@who", namespaces=TEI)
    assert len(named) == sum(quote.speaker is not None for quote in article.quotes)
    assert len(root.xpath("//t:event", namespaces=TEI)) == len(article.events)


@given(st.one_of(articles(), articles(texts=NASTY)))
def test_any_article(article: Article):
    """So is any article, whatever crosses what in it and whatever characters it holds."""
    validated(article)


@given(st.text(st.sampled_from('« »"<&>\x00\r\n\ud800aé. Anne Ferrand a dit'), max_size=80))
def test_any_text(text: str):
    """So is the parse of any text."""
    validated(parse(text))
