"""Beside the text: quotes by speaker, events in calendar order, people, organisations, dates, and what to beware of."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import frozen

from diplonews.enums import QuoteKind
from diplonews.model import Article
from diplonews.render.html.evidence import clean, listed, named, of_date, of_event, of_quote
from diplonews.render.html.labels import NBSP, figure, kind_of, label, plural, spoken, value
from diplonews.render.html.markup import NOTHING, Html, join, tag, text
from diplonews.render.html.voices import Voice
from diplonews.values import DateRef, Event, Notice, Organization, Person, Quote

_LONGEST = 220  # code points of a quote as it is repeated beside the text


@frozen
class Place:
    """Where the lists stand: what their ids begin with, and the level of their headings."""

    ids: str
    level: int
    year: int | None


def side(article: Article, voices: tuple[Voice, ...], place: Place) -> Html:
    """All lists that hold something."""
    sections = (
        ("Citations", len(article.quotes), _quotes(voices, place)),
        ("Événements", len(article.events), _events(article, place)),
        ("Personnes", len(article.people), _people(article, voices)),
        ("Organisations et pays", len(article.organizations), _organizations(article)),
        ("Dates", len(article.dates), _dates(article, place)),
        ("À noter", len(article.warnings), _notices(article.warnings)),
    )
    return join(*(section(title, inside, place.level, count) for title, count, inside in sections))


def section(title: str, inside: Iterable[Html], level: int, count: int) -> Html:
    """A section under its heading, with the number of things in it; nothing where there are none."""
    if not count:
        return NOTHING
    counted = tag("span", text(figure(count)), class_="dn-count")
    return tag(
        "section", tag(f"h{level}", text(title), text(" "), counted, class_="dn-h"), *inside, class_="dn-section"
    )


def shares(voices: Iterable[tuple[str, int]]) -> Html:
    """A bar cut in proportion to the quotes of each speaker; the list below says the same in figures."""
    parts = (tag("span", class_=f"dn-share {style}", style=f"flex-grow:{count}") for style, count in voices)
    return tag("div", *parts, class_="dn-shares", aria_hidden="true")


def words_of(quote: Quote) -> str:
    """The words of a quote: those between marks keep theirs, a reported clause has none."""
    if quote.kind is QuoteKind.DIRECT:
        return " […] ".join(f"«{NBSP}{clean(fragment.text)}{NBSP}»" for fragment in quote.fragments)
    return clean(quote.text).replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»")


def quoted_as(quote: Quote) -> str:
    """The class of its words: italics where nothing of them stands between marks."""
    return "dn-reported" if quote.kind is QuoteKind.INDIRECT else "dn-quoted"


def shortened(words: str, longest: int = _LONGEST) -> str:
    """The words, cut between two of them where they are too many."""
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:«") + "…"


def chip(initials: str, style: str) -> Html:
    """The initials of a speaker on its colour; the name stands beside it."""
    return tag("span", text(initials), class_=f"dn-chip {style}", aria_hidden="true")


def _quotes(voices: tuple[Voice, ...], place: Place) -> Iterator[Html]:
    yield shares((voice.style, len(voice.quotes)) for voice in voices)
    for voice in voices:
        name = tag("span", text(clean(voice.name)), class_="dn-name")
        count = tag("span", text(plural(len(voice.quotes), "citation")), class_="dn-tally")
        head = tag(
            f"h{place.level + 1}", chip(voice.initials, voice.style), name, text(" "), count, class_="dn-voice-name"
        )
        role = tag("p", text(clean(voice.role)), class_="dn-role") if voice.role else NOTHING
        cards = tag("ol", *(_card(number, quote, place) for number, quote in voice.quotes), class_="dn-cards")
        yield tag("div", head, role, cards, class_=f"dn-voice {voice.style}")


def _card(number: int, quote: Quote, place: Place) -> Html:
    anchor = f"{place.ids}q{number}"
    words = tag("a", text(shortened(words_of(quote))), href=f"#{anchor}-t", class_=f"dn-words {quoted_as(quote)}")
    about = [clean(quote.cue.text)] if quote.cue else []
    if quote.speaker and quote.speaker.resolved_by.value != "name":
        about.append(f"trouvé {label('by', quote.speaker.resolved_by.value)}")
    if quote.addressee:
        about.append(f"à l’adresse de {clean(quote.addressee)}")
    about += [clean(value(quote.said.date, place.year))] if quote.said.date else []
    about += [clean(said) for said in (quote.said.place, quote.said.occasion) if said]
    meta = tag("p", text(" · ".join(about)), class_="dn-meta") if about else NOTHING
    return tag("li", words, meta, listed(of_quote(quote), f"{anchor}-w"), id=anchor, class_="dn-card")


def _events(article: Article, place: Place) -> Iterator[Html]:
    dated = sorted(
        enumerate(article.events),
        key=lambda e: (e[1].date.begin.isoformat() if e[1].date and e[1].date.begin else "~", e[1].trigger.start),
    )
    rows = []
    for day, several in groupby(dated, key=lambda e: spoken(e[1].date, place.year) if e[1].date else None):
        events = tag("ul", *(_event(number, event, place) for number, event in several), class_="dn-cards")
        when = tag("p", text(day or "Sans date"), class_="dn-when")
        rows.append(tag("li", when, events, class_="dn-daily"))
    yield tag("ol", *rows, class_="dn-days")


def _event(number: int, event: Event, place: Place) -> Html:
    anchor = f"{place.ids}e{number}"
    link = tag("a", text(clean(event.trigger.text)), href=f"#{anchor}-t", class_="dn-words dn-trigger-words")
    return tag("li", event_head(event), link, listed(of_event(event), f"{anchor}-w"), id=anchor, class_="dn-card")


def event_head(event: Event) -> Html:
    """What happened, whether it did, and who did it to whom."""
    status = event.status.value
    head = tag(
        "p",
        tag("span", class_=f"dn-glyph dn-{status}", aria_hidden="true"),
        tag("b", text(kind_of(event))),
        text(" "),
        tag("span", text(label("status", status)), class_="dn-status"),
        class_="dn-event-head",
    )
    who = parties(event)
    return join(head, tag("p", text(who), class_="dn-parties") if who else NOTHING)


def parties(event: Event) -> str:
    """Who did it to whom, and where."""
    who = " → ".join(part for part in (named(event.actors), named(event.recipients)) if part)
    return " · ".join(part for part in (who, clean(event.place.name) if event.place else "") if part)


def _people(article: Article, voices: tuple[Voice, ...]) -> Iterator[Html]:
    styles = {voice.entity: voice.style for voice in voices}
    yield tag("ul", *(_person(person, styles.get(person.id)) for person in article.people), class_="dn-list")


def _person(person: Person, style: str | None) -> Html:
    name = tag("b", text(clean(person.name)), class_=f"dn-name {style or ''}".rstrip())
    tally = tag("span", text(plural(len(person.mentions), "mention")), class_="dn-tally")
    country = join(text(" "), tag("span", text(person.country), class_="dn-code")) if person.country else NOTHING
    roles = " ; ".join(dict.fromkeys(clean(role.title) for role in person.roles))
    role = tag("p", text(roles), class_="dn-role") if roles else NOTHING
    return tag("li", name, country, text(" "), tally, role)


def _organizations(article: Article) -> Iterator[Html]:
    yield tag("ul", *(_organization(body) for body in article.organizations), class_="dn-inline")


def _organization(body: Organization) -> Html:
    times = f"{NBSP}×{len(body.mentions)}" if len(body.mentions) > 1 else ""
    return tag("li", text(clean(body.name)), tag("span", text(times), class_="dn-tally") if times else NOTHING)


def _dates(article: Article, place: Place) -> Iterator[Html]:
    ordered = sorted(
        enumerate(article.dates), key=lambda d: (d[1].begin.isoformat() if d[1].begin else "~", d[1].start)
    )
    yield tag("ol", *(_date(number, date, place) for number, date in ordered), class_="dn-list dn-date-list")


def _date(number: int, date: DateRef, place: Place) -> Html:
    anchor = f"{place.ids}d{number}"
    link = tag("a", text(clean(date.text)), href=f"#{anchor}-t", class_="dn-words")
    shown = tag("b", text(spoken(date, place.year)), class_="dn-when")
    return tag("li", shown, text(" "), link, listed(of_date(date), f"{anchor}-w"), id=anchor, class_="dn-card")


def _notices(notices: Iterable[Notice]) -> Iterator[Html]:
    yield tag("ul", *(_notice(notice) for notice in notices), class_="dn-list dn-notices")


def _notice(notice: Notice) -> Html:
    at = (
        f" ({figure(notice.start)}–{figure(notice.end)})" if notice.start is not None and notice.end is not None else ""
    )
    return tag("li", text(label("notice", notice.code, clean(notice.message)) + at))
