"""TEI, read with the standard library: the text is whole, and every span is where it was."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplonews import Article, Quote, Span, parse
from diplonews.enums import QuoteKind, Role
from diplonews.export.tei import to_tei
from diplonews.samples import samples
from diplonews.strategies import articles
from diplonews.values import Paragraph, Person

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
NASTY = st.text(st.sampled_from("<>&\"' \t\r\né😀\x00\x0b\x1b\ufffe\ud800\x85\u2028]"), min_size=1, max_size=30)
HOSTILE = '<script>&amp;</p>]]> « A\x00 "oui" » a dit <b>Anne</b> Ferrand\r\n\r\n<!-- \ud800 -->&#13;'


def holdable(text: str) -> str:
    """The text as XML 1.0 can hold it: section 2.2, Char."""
    ranges = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    return "".join(
        letter if letter in "\t\n\r" or any(low <= ord(letter) <= high for low, high in ranges) else "\ufffd"
        for letter in text
    )


def found(body: ET.Element) -> Iterator[tuple[str, dict[str, str], int, int]]:
    """Every element of the body with the place of its text, counted by walking through."""

    def walk(element: ET.Element, at: int) -> Iterator[tuple[ET.Element, int, int]]:
        begin, at = at, at + len(element.text or "")
        for child in element:
            for inner, start, end in walk(child, at):
                yield inner, start, end
                at = end if inner is child else at
            at += len(child.tail or "")
        yield element, begin, at

    for element, start, end in walk(body, 0):
        yield element.tag.removeprefix(TEI), element.attrib, start, end


def whole(body: ET.Element) -> dict[str, list[tuple[int, int]]]:
    """The pieces of everything that has an id, by the id of its first piece."""
    pieces: dict[str, list[tuple[int, int]]] = {}
    for _, attributes, start, end in found(body):
        if name := attributes.get(f"{XML}id"):
            pieces.setdefault(name.partition(".")[0], []).append((start, end))
    return {name: sorted(places) for name, places in pieces.items()}


def body_of(article: Article) -> ET.Element:
    """The body of the document, as a reader of XML sees it."""
    return ET.fromstring(to_tei(article).encode()).find(f".//{TEI}body")  # noqa: S314  # ours


def _check(article: Article) -> None:
    body = body_of(article)
    assert "".join(body.itertext()) == holdable(article.text)
    pieces = whole(body)
    for number, date in enumerate(article.dates, 1):
        places = pieces[f"d{number}"]
        assert (places[0][0], places[-1][1]) == (date.start, date.end)
    for number, quote in enumerate(article.quotes, 1):
        places = pieces[f"q{number}"]
        spans = (quote.clause,) if quote.clause else quote.fragments
        assert (places[0][0], max(end for _, end in places)) == (
            min(span.start for span in spans), max(span.end for span in spans)
        )  # fmt: skip
    for tag, group in (("persName", article.people), ("orgName", article.organizations)):
        starts = {start for name, _, start, _ in found(body) if name == tag}
        assert starts.issuperset(mention.start for one in group for mention in one.mentions)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_samples(sample, ends: str):
    """The text comes back to the letter, whatever ends its lines, and what was found stands where it stood."""
    _check(parse(sample.text.replace("\n", ends), published=sample.published, id=sample.id))


@given(st.one_of(articles(), articles(texts=NASTY)))
@example(Article(HOSTILE))
@example(Article(" \n "))
@example(Article(""))
def test_any_article(article: Article):
    """Spans may nest, touch, cross, and cross paragraphs: the document is well-formed and loses none."""
    _check(article)


@given(st.text(st.sampled_from('« »"<&>\x00\r\n\ud800aé. Anne Ferrand a dit'), max_size=80))
def test_any_text(text: str):
    """Whatever the text, its parse is a document."""
    _check(parse(text))


def test_speech():
    """`who` points to the person in the header; `direct` tells the words from their report."""
    text = "« L'offre tient », a dit Anne Ferrand. Elle a ajouté que le temps pressait."
    root = ET.fromstring(to_tei(parse(text)))  # noqa: S314  # ours
    said = [(e.get("who"), e.get("direct"), "".join(e.itertext())) for e in root.iter(f"{TEI}said")]
    assert said == [("#p1", "true", "L'offre tient"), ("#p1", "false", "le temps pressait")]
    (person,) = root.iter(f"{TEI}person")
    assert person.get(f"{XML}id") == "p1"
    assert [e.text for e in person.iter(f"{TEI}forename")] == ["Anne"]
    assert [e.text for e in person.iter(f"{TEI}surname")] == ["Ferrand"]


def test_dates():
    """A day is `when`; anything longer or shorter has bounds, the last day included, and its TIMEX3 value."""
    text = "Le 3 mai 2024, puis fin mai 2024, du 4 au 6 juin 2024, Anne Ferrand était à Oslo."
    dates = list(body_of(parse(text)).iter(f"{TEI}date"))
    told = {"".join(e.itertext()): (e.get("when"), e.get("notBefore"), e.get("notAfter")) for e in dates}
    assert told["3 mai 2024"] == ("2024-05-03", None, None)
    assert told["du 4 au 6 juin 2024"] == (None, "2024-06-04", "2024-06-06")
    assert told["fin mai 2024"][::2] == (None, "2024-05-31")


def test_split():
    """What crosses a paragraph is two elements that point to each other."""
    text = "un deux\n\ntrois"
    clause = Span(3, 14, text[3:14])
    article = Article(
        text,
        paragraphs=(Paragraph(0, 7, "un deux", Role.BODY), Paragraph(9, 14, "trois", Role.BODY)),
        quotes=(Quote("q1", QuoteKind.INDIRECT, clause=clause),),
    )
    first, second = body_of(article).iter(f"{TEI}said")
    assert (first.text, first.get(f"{XML}id"), first.get("next")) == ("deux", "q1", "#q1.2")
    assert (second.text, second.get(f"{XML}id"), second.get("prev")) == ("trois", "q1.2", "#q1")


def test_crossing():
    """Of two names that cross, the later is cut; a name that nests is not."""
    text = "abcdef"
    mentions = [Span(0, 4, "abcd"), Span(2, 6, "cdef"), Span(1, 3, "bc")]
    people = tuple(Person(f"x{k}", "A", mentions=(span,)) for k, span in enumerate(mentions))
    body = body_of(Article(text, people=people))
    assert len([*body.iter(f"{TEI}persName")]) > len(mentions)
    assert "".join(body.itertext()) == text
    _check(Article(text, people=people))


def test_the_work_grows_with_the_text():
    """Twice the marks, about twice the document, also where they nest a hundred deep."""

    def size(depth: int) -> int:
        text = "a" * (2 * depth)
        people = tuple(
            Person(f"x{k}", "A", mentions=(Span(k, 2 * depth - k, text[k : -k or None]),)) for k in range(depth)
        )
        return len(to_tei(Article(text, people=people)))

    assert size(400) < 2.2 * size(200)
