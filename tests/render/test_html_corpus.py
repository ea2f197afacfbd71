"""The page of a corpus: who says what in which article, and nothing that an article could inject."""

import re
from collections import Counter
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from diplonews import Corpus, parse, strategies
from diplonews.render.html import article_fragment, corpus_fragment, corpus_html
from diplonews.samples import samples


class Outline(HTMLParser):
    """The elements of a page; refuses what is not balanced."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        """An element begins."""
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """An element ends: the one that began last."""
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        """The values of an attribute, of all elements."""
        return [value for _, values in self.elements if (value := values.get(name)) is not None]


@given(st.lists(strategies.articles(), max_size=3))
def test_any_corpus(articles):
    """Whatever the articles hold, the page is well formed, its links lead somewhere, and it runs nothing."""
    outline = Outline(corpus_html(Corpus(articles)))
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in outline.values("href") if link.startswith("#")} <= set(ids)
    assert not {"script", "img", "link"} & {tag for tag, _ in outline.elements}
    assert all(link.startswith(("#", "http://", "https://")) for link in outline.values("href"))


@given(st.lists(strategies.articles(), max_size=3))
def test_any_fragment(articles):
    """The same holds of the fragment, which is one element and sets no id that a page could have."""
    page = corpus_fragment(Corpus(articles))
    outline = Outline(page)
    ids = outline.values("id")
    assert page.startswith("<div ")
    assert all(re.match(r"dn-[0-9a-f]{8}-a\d", key) for key in ids)
    assert {link[1:] for link in outline.values("href") if link.startswith("#")} <= set(ids)
    assert not {"script", "img", "link", "h1", "h2"} & {tag for tag, _ in outline.elements}


def test_notebook_display():
    """A notebook shows a corpus; its ids are not those of an article in it, nor of a corpus of other articles."""
    one, other = parse("« Oui », a dit Anne Ferrand."), parse("« Non », a dit Paul Morel.")
    shown = [Corpus([one])._repr_html_(), Corpus([one, other])._repr_html_(), article_fragment(one)]
    assert shown[0] == corpus_fragment(Corpus([one]))
    ids = [key for page in shown for key in Outline(page).values("id")]
    assert len(ids) == len(set(ids))


def test_samples():
    """Every quote and event refers to the article that holds it, the most quoted speaker comes first."""
    corpus = Corpus(parse(sample.text, published=sample.published, id=sample.id) for sample in samples())
    page = corpus.to_html()
    assert page == corpus_html(corpus)
    links = Counter(Outline(page).values("href"))
    counted = (*corpus.quotes, *corpus.events, *corpus.people, *corpus.merges)
    wanted = Counter(f"#dn-a{n}" for seen in counted for n in _numbers(corpus, seen))
    assert {link: times for link, times in links.items() if link.startswith("#dn-a")} == dict(wanted)
    tallies = [int(n) for n in re.findall(r'dn-tally">(\d+)\u00a0citation', page)]
    assert tallies[:-1] == sorted(tallies[:-1], reverse=True)  # quotes that nobody is credited with come last


def _numbers(corpus, seen) -> set[int]:
    articles = [seen.article] if hasattr(seen, "article") else [article for article, _ in seen.seen]
    return {number for number, article in enumerate(corpus, 1) if any(article is one for one in articles)}


def test_large_corpus():
    """Of long lists the first 200 are shown and the rest is counted; many events become bars."""
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 9) for day in range(1, 29)]
    corpus = Corpus(parse("Anne Ferrand a rencontré Paul Martin à Rome hier.", published=day, id=day) for day in days)
    page = corpus_html(corpus)
    assert len(corpus) == len(corpus.timeline()) == 224
    assert "… et 24 de plus" in page
    assert page.count('class="dn-bar"') > 20
    assert "dn-event dn-" not in page
    outline = Outline(page)
    assert {link[1:] for link in outline.values("href") if link.startswith("#dn-a")} <= set(outline.values("id"))


def test_address_of_an_article():
    """An article's address is a link where it is one of the web, and nothing else."""
    articles = [parse("Rien.", url="https://example.org/a?b&c"), parse("Rien.", url="JavaScript:alert(1)")]
    assert [link for link in Outline(corpus_html(Corpus(articles))).values("href") if ":" in link] == [
        "https://example.org/a?b&c"
    ]
