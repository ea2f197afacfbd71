"""One article as a page, and as a fragment for a notebook."""

from collections.abc import Iterator, Mapping

from diplonews.enums import DateType, EntityKind, Role
from diplonews.model import Article
from diplonews.render.html.body import body, prefix
from diplonews.render.html.evidence import clean, listed, of_quote, speaker_name
from diplonews.render.html.frieze import Moment, frieze
from diplonews.render.html.labels import kind_of, label, moment, plural, spoken, value
from diplonews.render.html.markup import NOTHING, Html, join, tag, text
from diplonews.render.html.page import fragment, page
from diplonews.render.html.side import Place, chip, quoted_as, side, words_of
from diplonews.render.html.voices import initials, style_of, voices
from diplonews.values import Event, Quote


def article_html(article: Article) -> str:
    """The article as a page of its own (HTML, in French): no script, nothing loaded from elsewhere.

    >>> article_html(Article("Rien.")).count("Rien.")
    1
    """
    speakers = voices(article)
    titled = any(p.role is Role.TITLE for p in article.paragraphs)
    name = clean(article.title or article.id or "") or "Article sans titre"
    place = Place(prefix(article), 2, _year(article))
    return page(
        name,
        header=join(
            _kicker(article), NOTHING if titled else tag("h1", text(name), class_="dn-title"), _overview(article)
        ),
        main=tag("article", body(article, speakers, level=1), class_="dn-text"),
        aside=side(article, speakers, place),
    )


def article_fragment(article: Article) -> str:
    """The article as one ``<div>`` for a notebook or a page that exists: its styles apply to nothing else.

    >>> article_fragment(Article("Rien.")).startswith("<div")
    True
    """
    speakers = voices(article)
    return fragment(
        tag("div", _kicker(article), _overview(article), class_="dn-head"),
        tag("div", body(article, speakers, level=3), class_="dn-text dn-main"),
        tag("div", side(article, speakers, Place(prefix(article), 4, _year(article))), class_="dn-side"),
    )


def quote_fragment(quote: Quote) -> str:
    """A quote as one ``<div>``: its words, who said them, and why we think so.

    >>> from diplonews import find_quotes
    >>> quote_fragment(find_quotes("« Oui », a dit Anne Ferrand.")[0]).count("Anne Ferrand") > 0
    True
    """
    style = style_of(0) if quote.speaker else "dn-c-none dn-l2"
    kind = quote.speaker.kind if quote.speaker else EntityKind.DESCRIPTION
    short = initials(quote.speaker.name, kind) if quote.speaker else "?"
    name = tag("span", text(speaker_name(quote)), class_="dn-name")
    words = tag("p", text(words_of(quote)), class_=f"dn-words {quoted_as(quote)} dn-alone")
    head = tag("p", chip(short, style), name, class_="dn-voice-name")
    return fragment(tag("div", words, head, listed(of_quote(quote), None), class_=f"dn-voice {style}"))


def _kicker(article: Article) -> Html:
    """Where the article comes from, its day and how that is known, and what was found."""
    parts = list(_told(article))
    return tag("p", *(tag("span", part, class_="dn-fact") for part in parts), class_="dn-kicker")


def _told(article: Article) -> Iterator[Html]:
    source = clean(article.source or "")
    if article.url and article.url.lower().startswith(("http://", "https://")):
        yield tag("a", text(source or article.url), href=article.url, rel="noreferrer")
    elif source:
        yield text(source)
    if article.published:
        how = f" ({label('from', article.published_from)})" if article.published_from else ""
        yield text(f"Publié le {moment(article.published)}{how}")
    else:
        yield text("Date de publication inconnue")
    yield text(plural(len(article.quotes), "citation"))
    yield text(plural(len(article.events), "événement"))


def _overview(article: Article) -> Html:
    """The key to the marks, and the time line drawn for three widths, of which one is shown."""
    return join(_key(), _friezes(article))


def _key() -> Html:
    shown = (
        ("dn-fragment dn-c0 dn-l0", "mots exacts"),
        ("dn-clause dn-c0 dn-l0", "propos rapportés"),
        ("dn-person", "personne"),
        ("dn-date", "date"),
        ("dn-trigger dn-occurred", "événement"),
    )
    items = (tag("li", tag("span", text(words), class_=f"dn-m dn-from dn-to {style}")) for style, words in shown)
    return tag("ul", *items, class_="dn-key", aria_label="Légende")


def _friezes(article: Article) -> Html:
    year = _year(article)
    families = {person.id: person.family for person in article.people if person.family}
    events = [
        Moment(event.date.begin, spoken(event.date, year, weekday=False), _what(event, families), status=event.status)
        for event in article.events
        if event.date and event.date.begin
    ]
    dates = [
        Moment(date.begin, spoken(date, year, weekday=False), until=date.end_before)
        for date in article.dates
        if date.begin and date.value and date.type is not DateType.DURATION
    ]
    today = (
        Moment(article.published, f"{value(article.published.isoformat()[:10], year)}, publication")
        if article.published
        else None
    )
    name = f"Chronologie : {plural(len(events), 'événement')}, {plural(len(dates), 'date')}"
    sizes = (("dn-wide", 1120, 3), ("dn-middle", 680, 4), ("dn-small", 380, 6))
    return join(*(frieze(events, dates, today, width=w, lanes=n, name=name, style=style) for style, w, n in sizes))


def _what(event: Event, families: Mapping[str, str]) -> str:
    """The event in a few words: its kind, and where or with whom."""
    party = next(iter((*event.recipients, *event.actors)), None)
    where = event.place.name if event.place else families.get(party.entity or "", party.name) if party else ""
    return f"{kind_of(event)} · {clean(where)}" if where else kind_of(event)


def _year(article: Article) -> int | None:
    return article.published.year if article.published else None
