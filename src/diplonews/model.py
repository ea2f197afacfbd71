"""The article, which holds what every layer produces, and the record that could not be parsed."""

import datetime as dt
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from diplonews.enums import Role
from diplonews.errors import InputError
from diplonews.meta import NO_META, Meta
from diplonews.values import Dateline, DateRef, Event, Notice, Organization, Paragraph, Person, Quote, Span

if TYPE_CHECKING:
    from diplonews.options import Options

FORMAT = "diplonews/1"


@frozen
class Article:
    """One parsed article: the text untouched, and everything found in it, each with its place and its reason.

    ``published_from`` is ``given``, ``dateline``, ``text`` (then ``published_evidence`` holds the words) or None.

    Raises:
        InputError: when a located value does not index the text.

    >>> from diplonews import parse
    >>> article = parse("« L'offre tient », a déclaré mardi Anne Ferrand.", published="2024-04-02")
    >>> [article.text[span.start : span.end] for span in article.quotes[0].fragments]
    ["L'offre tient"]
    """

    text: str
    id: str | None = None
    meta: Meta = NO_META
    published: dt.date | dt.datetime | None = None
    published_from: str | None = None
    published_evidence: Span | None = None
    dateline: Dateline | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateRef, ...] = ()
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    events: tuple[Event, ...] = ()
    warnings: tuple[Notice, ...] = ()

    def __attrs_post_init__(self) -> None:
        for span in self.spans():
            if self.text[span.start : span.end] != span.text:
                raise InputError(f"article {self.id}: span {span.start}:{span.end} is not {span.text[:40]!r}")

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object], *, options: "Options | None" = None) -> "Article":
        """Parse a mapping as newspaper4k, trafilatura, fundus, news-please and goose3 spell it.

        The text stands under ``text``, ``maintext``, ``cleaned_text`` or ``plaintext``; the publication date under
        ``published``, ``date``, ``publish_date``, ``publishing_date`` or ``date_publish``; the first that holds
        something is taken. Further keys are kept under ``meta``, as far as JSON can hold their values.

        Raises:
            TypeError: when ``mapping`` is none, or its text no ``str``.
            InputError: when its publication date cannot be read, or its id is neither a string nor an integer.

        >>> Article.from_mapping({"maintext": "Rien.", "headline": "Un titre", "authors": ["A. B."]}).title
        'Un titre'
        """
        from diplonews.pipeline import parse_mapping  # noqa: PLC0415  # presentation and parsing stand above the model

        return parse_mapping(mapping, options=options)

    @classmethod
    def from_html(
        cls,
        html: str | bytes,
        url: str | None = None,
        *,
        published: dt.date | dt.datetime | str | None = None,
        id: str | None = None,  # noqa: A002  # the key of the exchange format
        options: "Options | None" = None,
    ) -> "Article":
        """Find the article of a web page and parse it; needs the extra ``html``.

        Offsets are those of the text that was found, ``Article.text``. ``published`` and ``url`` go before what the
        page says of itself; its title, site, authors and description are kept under ``meta``. Nothing is fetched.

        Raises:
            MissingExtraError: when trafilatura is not installed.
            InputError: when no text can be found in the page, or ``published`` cannot be read.
        """
        from diplonews.integrations.trafilatura import article_from_html  # noqa: PLC0415  # needs an extra

        return article_from_html(html, url=url, published=published, id=id, options=options)

    def explain(self) -> str:
        """Why each result is there, as text: the rule, the words it rests on, how a speaker was found.

        One paragraph a result, in the order of the text; ``[start:end]`` are offsets into it.

        >>> from diplonews import parse
        >>> print(parse("Selon Anne Ferrand, l'offre tient.").explain())  # doctest: +ELLIPSIS
        published: unknown
        ...
        q1 indirect quote « l'offre tient » [20:33]
            rule: quotes.sourced.selon, confidence ...
            cue: « Selon Anne Ferrand » [0:18]
            speaker: Anne Ferrand (person), by name, « Anne Ferrand » [6:18]
        ...
        """
        from diplonews.render.explain import explain  # noqa: PLC0415  # as above

        return explain(self)

    def to_html(self) -> str:
        """The article as a page to look at (HTML, in French): the text with its marks, who says what, a time line.

        It loads nothing and has no script; whatever comes from the article is escaped.

        >>> Article("Rien.", id="<a>").to_html().count("<a>")
        0
        """
        from diplonews.render.html import article_html  # noqa: PLC0415  # as above

        return article_html(self)

    def _repr_html_(self) -> str:
        from diplonews.render.html import article_fragment  # noqa: PLC0415  # as above

        return article_fragment(self)

    @property
    def title(self) -> str | None:
        """The title: the paragraph of that role, else what came with the article."""
        for paragraph in self.paragraphs:
            if paragraph.role is Role.TITLE:
                return paragraph.text
        given = self.meta.get("title")
        return given if isinstance(given, str) else None

    @property
    def url(self) -> str | None:
        """The article's address, if it came with one."""
        url = self.meta.get("url")
        return url if isinstance(url, str) else None

    @property
    def source(self) -> str | None:
        """The article's publisher, if it came with one."""
        source = self.meta.get("source")
        return source if isinstance(source, str) else None

    def spans(self) -> Iterator[Span]:
        """Every located value of the article: offsets are code points of its text, half-open.

        >>> from diplonews import parse
        >>> article = parse("« Oui », a dit Anne Ferrand.")
        >>> all(article.text[span.start : span.end] == span.text for span in article.spans())
        True
        """
        yield from self.paragraphs
        yield from self.dates
        for quote in self.quotes:
            yield from quote.fragments
            yield from quote.evidence
            if quote.clause:
                yield quote.clause
            if quote.cue:
                yield quote.cue
            if quote.speaker and quote.speaker.mention:
                yield quote.speaker.mention
        for person in self.people:
            yield from person.mentions
        for organization in self.organizations:
            yield from organization.mentions
        for event in self.events:
            yield event.trigger
            yield from event.also
            yield from event.amounts
            for party in (*event.actors, *event.recipients, *((event.place,) if event.place else ())):
                if party.mention:
                    yield party.mention
        yield from (s for s in (self.dateline, self.published_evidence) if s)

    def quotes_by(self, name: str) -> tuple[Quote, ...]:
        """The quotes credited to ``name`` or to a name that holds it, accents and case aside, in the order of the text.

        >>> from diplonews import parse
        >>> [quote.text for quote in parse("« Oui », a dit Anne Séjour.").quotes_by("sejour")]
        ['Oui']
        """
        wanted = letters(name)
        return tuple(q for q in self.quotes if q.speaker and wanted and wanted in letters(q.speaker.name))


def letters(name: str) -> str:
    """What must agree for two names to hold one another: letters and digits without accents or case."""
    flat = unicodedata.normalize("NFKD", name).casefold().replace("-", " ")
    return " ".join("".join(c for c in flat if c.isalnum() or c == " ").split())


@frozen
class Failure:
    """A record that could not be parsed; it keeps the record's place in a batch.

    ``line`` is that place, counted from 1; ``type`` the name of the error, ``error`` its message.

    >>> from diplonews import parse_many
    >>> [(failure.id, failure.line, failure.type) for failure in parse_many([{"id": "a", "text": None}])]
    [('a', 1, 'TypeError')]
    """

    id: str | None
    line: int | None
    error: str
    type: str = "InputError"


if "hypothesis" in sys.modules:  # its entry point came before there were types to register
    from diplonews._hypothesis import setup

    setup()
