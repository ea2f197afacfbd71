"""Web pages in: what belongs to the article is parsed, what surrounds it is not, and nothing is fetched or guessed."""

import datetime as dt
import socket
from pathlib import Path

import pytest

from diplonews import Article, InputError
from diplonews.cli import main
from diplonews.integrations.trafilatura import LIMIT, article_from_html, record_from_html

pytestmark = pytest.mark.integration

PAGES = Path(__file__).parent / "pages"
BODY = """<article><h1>Une offre</h1><p>« L'offre tient », a déclaré mardi Anne Ferrand, la ministre belge.</p>
<p>Elle se rendra à Stockholm le 9 avril avec le ministre norvégien Lars Dahl, pour deux jours d'entretiens sur la
navigation, la pêche et le statut des îles, a indiqué son ministère dans un communiqué.</p></article>"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(socket, "socket", None)


def page(name: str) -> str:
    """A page of this folder."""
    return (PAGES / f"{name}.html").read_text("utf-8")


def made(head: str = "", body: str = BODY) -> str:
    """A page with this head and body."""
    return (
        f"<!doctype html><html lang='fr'><head><title>Une offre | Site</title>{head}</head><body>{body}</body></html>"
    )


def said(article: Article) -> list[tuple[str | None, str]]:
    """Who said what."""
    return [(quote.speaker and quote.speaker.name, quote.text) for quote in article.quotes]


def test_a_newspaper_page():
    """JSON-LD, headings and a block quotation are read; menus, the paywall and the footer are left out."""
    article = Article.from_html(page("journal"), id="journal")
    assert article.id == "journal"
    assert article.published == dt.date(2024, 4, 2)
    assert article.meta.to_dict() == {
        "title": "À Oslo, une offre qui tient",
        "url": "https://courrier.example/monde/offre",
        "source": "Le Courrier du Nord",
        "authors": ["Jeanne Morel", "Paul Roy"],
        "description": "La ministre belge maintient sa proposition.",
    }
    assert [paragraph.role.value for paragraph in article.paragraphs][:4] == ["title", "lead", "body", "crosshead"]
    assert {("Anne Ferrand", "L’offre tient"), ("Lars Dahl", "Rien n’est perdu")} <= set(said(article))
    assert not any(word in article.text for word in ("abonnés", "Accueil", "Tous droits"))
    tuesday = next(date for date in article.dates if date.text == "mardi")
    assert tuesday.value == "2024-04-02"


def test_an_agency_page():
    """Scripts, styles, banners, teasers, forms and comments are no part of the article; entities are letters."""
    article = Article.from_html(page("agence"))
    assert article.published == dt.date(2024, 5, 14)
    assert article.title == "Le Portugal propose sa médiation"
    assert {speaker for speaker, _ in said(article)} == {"Inês Lobo", "Tomás Reis"}
    assert ("Tomás Reis", "un geste & une main tendue") in said(article)
    assert not any(
        word in article.text for word in ("script", "feuille de style", "cookies", "lettre", "Bravo", "Genève attend")
    )
    assert article.dateline is not None
    assert article.dateline.place == "LISBONNE"


def test_a_page_of_another_age():
    """Layout by tables, open paragraphs and Windows-1252 are read; the dateline gives the day."""
    article = Article.from_html(page("ancienne").encode("cp1252"))
    assert (article.published, article.published_from) == (dt.date(1999, 3, 3), "dateline")
    assert said(article) == [("Karl Auer", "Le fleuve appartient à tous"), ("Karl Auer", "un accord avant l'été")]
    assert article.title == "La conférence s'ouvre à Vienne"


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="utf-8">'),
        ("utf-8-sig", ""),
        ("cp1252", ""),
        ("iso8859_15", '<meta charset="iso-8859-15">'),
        ("utf-16", ""),
        ("cp1252", '<meta charset="nonsense">'),
        ("cp1252", '<meta charset="utf-8">'),
    ],
)
def test_bytes_are_decoded(encoding, head):
    """As their mark says, or the page, or else as UTF-8 or Windows-1252; a page that is wrong about itself too."""
    assert Article.from_html(made(head).encode(encoding)).text == Article.from_html(made()).text


def test_what_the_caller_says_goes_first():
    """A given publication date and address win over those of the page."""
    article = Article.from_html(page("journal"), "https://example.org/a", published="2024-04-09")
    assert (article.published, article.url) == (dt.date(2024, 4, 9), "https://example.org/a")
    with pytest.raises(InputError, match="un de ces jours"):
        Article.from_html(page("journal"), published="un de ces jours")


@pytest.mark.parametrize(
    ("head", "url", "day"),
    [
        ("", None, None),
        ("<meta property='article:published_time' content='2024-04-02T23:30:00+02:00'>", None, "2024-04-02"),
        ("<meta name='date' content='2031-04-02'>", None, "2031-04-02"),
        ("", "https://example.org/2024/04/02/offre.html", "2024-04-02"),
    ],
)
def test_a_date_is_stated_or_unknown(head, url, day):
    """The page or its address says when it was published; a year in its footer or a date in its text does not."""
    html = made(head, f"{BODY}<footer>© 2023 Site</footer>")
    assert record_from_html(html, url=url).get("published") == day


@pytest.mark.parametrize(
    "nothing", ["", " ", "rien", b"", b"\x1f\x8b\x08", "<html></html>", "<div>" * 9999 + "</div>" * 9999]
)
def test_no_article(nothing):
    """A page without a text, or what is no page, is an InputError."""
    with pytest.raises(InputError, match="no article"):
        article_from_html(nothing)


def test_what_is_refused():
    """A page of any length would take any memory; what is neither text nor bytes is no page."""
    with pytest.raises(InputError, match="longer than"):
        article_from_html(" " * (LIMIT + 1))
    with pytest.raises(TypeError, match="NoneType"):
        article_from_html(None)


def test_command_line(tmp_path, capsys):
    """A page is told by its name or by how it begins, and parsed as a page."""
    for name, raw in (
        ("p.HTM", made().partition("<html")[2].encode()),
        ("p.txt", b"\xef\xbb\xbf \n" + made().encode()),
    ):
        (tmp_path / name).write_bytes(raw)
        assert main(["parse", str(tmp_path / name), "--published", "2024-04-04"]) == 0
        out = capsys.readouterr().out
        assert "L'offre tient" in out
        assert "<" not in out
    (tmp_path / "empty.html").write_text("")
    assert main(["parse", str(tmp_path / "empty.html")]) == 2
    assert capsys.readouterr().err == "diplonews: no article was found in the page\n"
