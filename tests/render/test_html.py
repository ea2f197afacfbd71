"""The HTML view: the words untouched, every span marked, valid nesting, nothing that an article could inject."""

import itertools
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given

from diplonews import parse, strategies
from diplonews.enums import Basis, Bound, EventType, QuoteKind, ResolvedBy, Role, Status
from diplonews.lexicon._tables import rows
from diplonews.model import Article
from diplonews.render.html import article_fragment, article_html, quote_fragment
from diplonews.render.html.frieze import histogram
from diplonews.render.html.labels import known, spoken, value
from diplonews.render.html.markup import NOTHING
from diplonews.render.html.page import sheet
from diplonews.render.html.side import shortened
from diplonews.render.html.voices import style_of
from diplonews.samples import samples
from diplonews.values import DateRef, Paragraph, Quote, Span

VOID = {"meta", "br"}
PHRASING = {"p", "h1", "h2", "h3", "h4", "a", "b", "code", "span", "time", "dt", "summary", "text", "title"}
BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "div", "ol", "ul", "li", "dl", "section", "article", "aside", "details"}
HOSTILE = (
    "<script>alert(1)</script> & <img src=x onerror=alert(2)>\r\n\r\n"
    "« L'offre </p><style>*{display:none}</style> tient &amp; &lt;b&gt; \"oui\" 'non' »,"
    " a déclaré mardi Anne <Ferrand>.\n\n"
    "Le 3 mai, ]]> --> </textarea></title> &#x41; &nbsp; $x$ \u202e Paul Martin a rencontré Anne Ferrand à Rome."
)


class Tree(HTMLParser):
    """What a page holds; refuses what is not balanced or stands where HTML forbids it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.chars: list[tuple[str, frozenset[str]]] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        """An element begins."""
        values = dict(attrs)
        assert len(values) == len(attrs), f"an attribute twice in {tag}"
        if tag in BLOCKS:
            assert not PHRASING & {name for name, _ in self.open}, f"{tag} within {self.open}"
        if tag == "a":
            assert "a" not in {name for name, _ in self.open}
        self.elements.append((tag, values))
        if tag not in VOID:
            self.open.append((tag, values))

    def handle_endtag(self, tag):
        """An element ends: the one that began last."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        """Characters, kept where they belong to the article."""
        classes = [set((values.get("class") or "").split()) for _, values in self.open]
        if any("dn-text" in names for names in classes):
            within = frozenset(itertools.chain.from_iterable(classes))
            self.chars += [(char, within) for char in data]

    @property
    def body(self) -> str:
        """The text of the article as a browser reads it."""
        return "".join(char for char, _ in self.chars)

    def values(self, name: str) -> list[str]:
        """The values of an attribute, of all elements."""
        return [value for _, values in self.elements if (value := values.get(name)) is not None]


def readable(words: str) -> str:
    """What HTML can hold of the words."""
    return words.replace("\0", "\ufffd")


def marked(article: Article) -> list[tuple[Span, str]]:
    """Every span that must be marked, and the class of its mark."""
    found = [(date, "dn-date") for date in article.dates]
    found += [(mention, "dn-person") for person in article.people for mention in person.mentions]
    found += [(span, "dn-trigger") for event in article.events for span in (event.trigger, *event.also)]
    for quote in article.quotes:
        found += [(fragment, "dn-fragment") for fragment in quote.fragments]
        found += [(quote.clause, "dn-clause")] if quote.clause else []
        found += [(quote.cue, "dn-cue")] if quote.cue else []
    return found


def check(article: Article, page: str) -> Tree:
    """What holds of every view of an article."""
    tree = Tree(page)
    assert tree.body == readable(article.text)
    for span, style in marked(article):
        for at in range(span.start, span.end):
            char, within = tree.chars[at]
            assert char.isspace() or style in within, (span, style)
    assert [key for key, times in Counter(tree.values("id")).items() if times > 1] == []
    names = {name for value in tree.values("class") for name in value.split()}
    assert all(name.startswith("dn") or name.endswith("_ignore") for name in names)
    attributes = {name for _, values in tree.elements for name in values}
    assert not {name for name in attributes if name.startswith("on") or name == "src"}
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in tree.elements}
    return tree


@given(strategies.articles())
def test_any_article(article: Article):
    """Whatever an article holds, the page is well formed, its text is the article's, and every span is marked."""
    check(article, article_html(article))


@given(strategies.articles())
def test_any_fragment(article: Article):
    """The same holds of the fragment, which is one element and sets no id that a page could have."""
    page = article_fragment(article)
    tree = check(article, page)
    assert page.startswith("<div ")
    assert tree.elements[0][1]["lang"] == "fr"
    assert all(re.match(r"dn-[0-9a-f]{8}-", key) for key in tree.values("id"))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_samples(sample):
    """A real page: every link leads somewhere, and every mark that has an entry beside the text leads to it."""
    article = parse(sample.text, published=sample.published, id=sample.id)
    tree = check(article, article_html(article))
    ids = set(tree.values("id"))
    assert {link[1:] for link in tree.values("href") if link.startswith("#")} <= ids
    assert set(tree.values("aria-describedby")) <= ids
    counted = Counter(link.rsplit("-", 1)[1][0] for link in tree.values("href") if not link.endswith(("-t", "main")))
    assert counted["q"] >= len(article.quotes)
    assert counted["d"] == len(article.dates)
    assert counted["e"] == sum(1 + len(event.also) for event in article.events)


def test_hostile_article():
    """Tags, entities, end tags of the elements around it: an article's text stays text, in attributes too."""
    article = parse(HOSTILE, published="2024-04-02", id="</title><script>", title="<b>", url="javascript:alert(3)")
    for page in (article_html(article), article_fragment(article), *(quote_fragment(q) for q in article.quotes)):
        Tree(page)
        assert "<script" not in page
        assert "<img" not in page
        assert 'href="javascript' not in page
    check(article, article_html(article))


def test_overlapping_spans():
    """Spans that cross are cut where they cross, the outer of two that cover the same words is the broader kind."""
    words = "abcdefghij"
    article = Article(
        words,
        quotes=(
            Quote("q1", QuoteKind.DIRECT, fragments=(Span(0, 6, "abcdef"),)),
            Quote("q2", QuoteKind.INDIRECT, clause=Span(3, 9, "defghi")),
        ),
        dates=(DateRef(5, 8, "fgh", value="2024-04-02"), DateRef(3, 9, "defghi", value="2024")),
    )
    tree = check(article, article_html(article))
    kinds = [
        "".join(sorted(s[3] for s in within if s in {"dn-fragment", "dn-clause", "dn-date"}))
        for _, within in tree.chars
    ]
    assert kinds == ["f", "f", "f", "cdf", "cdf", "cdf", "cd", "cd", "cd", ""]
    assert [v for v in tree.values("datetime") if v == "2024-04-02"] == ["2024-04-02"] * 2


def test_paragraphs():
    """A paragraph is the element of its role; what stands between two of them is kept; one that is covered is cut."""
    words = "Titre\n\nCorps un.\nreste\nFin"
    article = Article(
        words,
        paragraphs=(
            Paragraph(0, 5, "Titre", role=Role.TITLE),
            Paragraph(7, 16, "Corps un.", role=Role.BODY),
            Paragraph(13, 22, "un.\nreste", role=Role.EMBED),
        ),
    )
    page = article_html(article)
    check(article, page)
    assert '<h1 class="dn-block dn-title">Titre</h1>' in page
    assert '<p class="dn-block dn-body">Corps un.</p><blockquote class="dn-block dn-embed">\nreste</blockquote>' in page
    assert '<p class="dn-block dn-body">\nFin</p>' in page
    assert page.count("<h1") == 1


def test_evidence():
    """Every quote tells its rule, how its speaker was found and how sure it is: beside the text, and in its note."""
    article = parse("« L'offre tient », a-t-elle dit. Anne Ferrand est à Rome.\n\nElle a dit « non » hier.")
    page = article_html(article)
    for quote in article.quotes:
        assert f"<code>{quote.rule}</code>" in page
        assert f"Règle : {quote.rule}" in page
        assert f"Confiance : {quote.confidence:.2f}".replace(".", ",") in page


def test_two_articles_in_one_notebook():
    """The ids of two articles differ, so that links stay within their own."""
    first, second = (Tree(article_fragment(parse(f"Anne Ferrand a dit « {word} » lundi."))) for word in ("oui", "non"))
    assert first.values("id")
    assert not set(first.values("id")) & set(second.values("id"))


def test_notebook_displays():
    """A notebook shows an article, and a quote alone."""
    article = parse("Anne Ferrand a dit « non ».")
    assert article._repr_html_() == article_fragment(article)
    assert article.to_html() == article_html(article)
    assert "Anne Ferrand" in article.quotes[0]._repr_html_()


def test_empty_article():
    """An empty article is a page with a heading, its warning and no empty section."""
    page = article_html(parse(""))
    tree = Tree(page)
    assert tree.body == ""
    assert "Article sans titre" in page
    assert "texte vide" in page
    assert "Citations" not in page


def test_sheet_stays_at_home():
    """Every rule of the style sheet begins at our own element, and loads nothing."""
    css = re.sub(
        r"@keyframes [^{]+\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", sheet().removeprefix("<style>").removesuffix("</style>")
    )
    css = re.sub(r"@(?:container|media) \([^)]*\) \{|@media print \{", "", css)
    selectors = [part.strip() for rule in re.findall(r"([^{}]+)\{", css) for part in re.split(r",(?![^(]*\))", rule)]
    assert len(selectors) > 100
    assert [s for s in selectors if not re.search(r"(?:^|\s|body)\.dn[-. ]|^\.dn$", s)] == []
    assert "url(" not in css
    assert "@import" not in css


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2)."""
    parts = (int(color[k : k + 2], 16) / 255 for k in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_contrast(theme: int):
    """Text has a contrast of 4.5 at least on whatever it may stand on, in light and in dark (WCAG 2 AA)."""
    found = re.findall(r"--dn-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", sheet())
    colors: dict[str, list[str]] = {}
    for name, *pair in found:
        colors.setdefault(name, []).append(pair[theme])
    assert len(colors["c"]) == len(colors["b"]) == 9
    (ink,), (soft,), (sign,) = colors["ink"], colors["soft"], colors["sign"]
    grounds = [*colors["paper"], *colors["raised"]]
    pairs = [(words, ground) for words in (ink, soft, sign, *colors["c"]) for ground in grounds]
    pairs += [(words, ground) for words in (ink, soft, sign, *colors["c"]) for ground in colors["lit"]]
    pairs += [(words, ground) for words in (ink, soft, sign) for ground in colors["b"]]
    pairs += [(words, ground) for words in colors["c"] for ground in colors["b"]]
    pairs += [(colors["note-ink"][0], colors["note"][0])]
    assert [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5] == []


def test_never_colour_alone():
    """Thirty-two speakers in a row differ in colour or line, neighbours in both."""
    styles = [style_of(number) for number in range(32)]
    assert len(set(styles)) == 32
    assert all(not set(a.split()) & set(b.split()) for a, b in itertools.pairwise(styles))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("event", EventType),
        ("status", Status),
        ("by", ResolvedBy),
        ("basis", Basis),
        ("bound", Bound),
        ("quote", QuoteKind),
        ("mode", sorted({row[4] for row in rows("event_triggers")} - {""})),
        ("mode", sorted({row[2] for row in rows("event_rules")} - {""})),
    ],
)
def test_labels(kind: str, words):
    """Every word of the closed vocabularies has a French label."""
    assert [str(word) for word in words if not known(kind, str(word))] == []


@pytest.mark.parametrize(
    ("value", "mod", "words"),
    [
        ("2024-04-02", None, "mar. 2 avr. 2024"),
        ("2024-05-01", None, "mer. 1er mai 2024"),
        ("2024-04-02TEV", None, "mar. 2 avr. 2024, soir"),
        ("2024-04-02T18:40", None, "mar. 2 avr. 2024, 18 h 40"),
        ("2024-04-02T18", None, "mar. 2 avr. 2024, 18 h"),
        ("2024-05", "MID", "mi-mai 2024"),
        ("2024-05", "START", "début mai 2024"),
        ("2024", None, "2024"),
        ("2024-SU", None, "été 2024"),
        ("2024-H1", None, "1er semestre 2024"),
        ("2022-04-20/2022-04-22", None, "20 avr. 2022 – 22 avr. 2022"),
        ("P3D", None, "3 jours"),
        ("P1Y", None, "1 an"),
        ("PT20M", None, "20 minutes"),
        ("PXM", None, "PXM"),
        ("2024-02-31", None, "2024-02-31"),
        ("XXXX-04-02", None, "XXXX-04-02"),
        (None, None, "?"),
    ],
)
def test_values_in_french(value: str | None, mod: str | None, words: str):
    """A TIMEX3 value is told as a reader would say it; what cannot be is shown as it is."""
    assert spoken(DateRef(0, 1, "x", value=value, mod=mod)).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        (
            {"url": "https://example.org/a", "source": "Exemple"},
            '<a href="https://example.org/a" rel="noreferrer">Exemple</a>',
        ),
        (
            {"url": "https://example.org/a"},
            '<a href="https://example.org/a" rel="noreferrer">https://example.org/a</a>',
        ),
        ({"url": "javascript:x()", "source": "Exemple"}, '<span class="dn-fact">Exemple</span>'),
    ],
)
def test_where_an_article_comes_from(given_, shown):
    """The source is a link where its address is one of the web, and words where it is not."""
    page = article_html(parse("Rien.", **given_))
    assert shown in page
    assert "javascript:" not in page


def test_what_is_too_long_is_cut_between_words():
    """A long phrase ends in an ellipsis, without half a word or a mark before it."""
    assert shortened("Elle a dit : « oui »", 14) == "Elle a dit…"
    assert shortened("Elle a dit", 14) == "Elle a dit"


def test_a_length_in_an_unknown_unit_has_no_words():
    """What no label names stands as it is written."""
    assert value("PT3Y") == "PT3Y"
    assert value("P3Y") == "3\u00a0ans"


def test_no_event_needs_no_histogram():
    """Where there is nothing there is no picture of it."""
    assert histogram((), width=100, name="x", style="y") == NOTHING
