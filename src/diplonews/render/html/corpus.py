"""Many articles as one page: who says what in which of them, what happens when, and which people were taken for one."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2s
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from attrs import frozen

from diplonews.enums import EntityKind
from diplonews.model import Article, letters
from diplonews.render.html.evidence import clean, listed, of_event, of_quote
from diplonews.render.html.frieze import Moment, frieze, histogram
from diplonews.render.html.labels import NBSP, decimal, figure, kind_of, plural, value
from diplonews.render.html.markup import NOTHING, Html, join, tag, text
from diplonews.render.html.page import fragment, page
from diplonews.render.html.side import chip, event_head, quoted_as, section, shares, shortened, words_of
from diplonews.render.html.voices import UNNAMED, initials, style_of

if TYPE_CHECKING:  # a corpus stands above what renders it
    from diplonews.corpus import Corpus, Merge, SeenEvent, SeenPerson, SeenQuote

T = TypeVar("T")


class _Place(NamedTuple):
    """Where an article stands in the list of articles: its number, and the id of its entry."""

    number: int
    anchor: str


Places = Mapping[int, _Place]  # by the article's identity

_MOST: Final = 200  # entries of a list; a page of thousands is read by nobody
_DRAWN: Final = 80  # events that are drawn one by one
_SIZES: Final = (("dn-wide", 1120, 4), ("dn-middle", 680, 5), ("dn-small", 380, 7))


@frozen
class _Speaker:
    """The quotes of one speaker across the articles."""

    name: str
    kind: EntityKind
    style: str
    quotes: tuple["SeenQuote", ...]


def corpus_html(corpus: "Corpus") -> str:
    """The corpus as a page of its own (HTML, in French); of every list the first 200 entries.

    >>> from diplonews.corpus import Corpus
    >>> corpus_html(Corpus([Article("Rien.", id="a"), Article("Rien.", id="b")])).count('="dn-number"')
    2
    """
    main, aside = _parts(corpus, "dn-", 2)
    return page(plural(len(corpus), "article"), header=_head(corpus, 1), main=main, aside=aside)


def corpus_fragment(corpus: "Corpus") -> str:
    """The corpus as one ``<div>`` for a notebook or a page that exists: its styles apply to nothing else.

    >>> from diplonews.corpus import Corpus
    >>> corpus_fragment(Corpus([Article("Rien.")])).startswith("<div")
    True
    """
    main, aside = _parts(corpus, _prefix(corpus), 4)
    return fragment(
        tag("div", _head(corpus, 3), class_="dn-head"),
        tag("div", main, class_="dn-main"),
        tag("div", aside, class_="dn-side"),
    )


def _prefix(corpus: "Corpus") -> str:
    """What the ids of a corpus begin with, so that several may stand in one notebook, beside their articles."""
    told = blake2s(digest_size=4)
    for article in corpus:
        told.update(f"{article.id}\n{article.text}\0".encode("utf-8", "surrogatepass"))
    return f"dn-{told.hexdigest()}-"


def _parts(corpus: "Corpus", prefix: str, level: int) -> tuple[Html, Html]:
    """What stands in the middle and what beside it, sections with headings of ``level``."""
    numbers = {id(article): _Place(number, f"{prefix}a{number}") for number, article in enumerate(corpus, 1)}
    people = sorted(corpus.people, key=lambda person: -len(person.seen))
    speakers = _speakers(corpus)
    main = join(
        section("Citations", _quotes(speakers, numbers, level + 1), level, len(corpus.quotes)),
        section("Événements", _events(corpus, numbers), level, len(corpus.events)),
    )
    aside = join(
        section("Articles", _articles(corpus, prefix), level, len(corpus)),
        section("Personnes", _people(people, numbers), level, len(people)),
        section("Organisations et pays", _organizations(corpus), level, len(corpus.organizations)),
        section("Rapprochements", _merges(corpus.merges, numbers), level, len(corpus.merges)),
    )
    return main, aside


def _head(corpus: "Corpus", level: int) -> Html:
    days = sorted(_date(article.published) for article in corpus if article.published)
    facts = [f"{value(days[0].isoformat())} – {value(days[-1].isoformat())}"] if days else []
    facts += [plural(len(corpus.people), "personne"), plural(len(corpus.quotes), "citation")]
    facts += [plural(len(corpus.events), "événement")]
    kicker = tag("p", *(tag("span", text(fact), class_="dn-fact") for fact in facts), class_="dn-kicker")
    heading = tag(f"h{level}", text(plural(len(corpus), "article")), class_="dn-title")
    return join(heading, kicker, _drawing(corpus))


def _drawing(corpus: "Corpus") -> Html:
    timeline = corpus.timeline()
    name = f"Chronologie : {plural(len(timeline), 'événement')}"
    moments = [_moment(event) for event in timeline]
    if len(moments) > _DRAWN:
        return join(*(histogram(moments, width=width, name=name, style=style) for style, width, _ in _SIZES))
    return join(
        *(frieze(moments, (), None, width=width, lanes=lanes, name=name, style=s) for s, width, lanes in _SIZES)
    )


def _moment(event: "SeenEvent") -> Moment:
    first = event.seen[0][1]
    begin = event.begin or dt.date.min
    where = f" · {clean(first.place.name)}" if first.place else ""
    return Moment(begin, value(_date(begin).isoformat()[:7]), kind_of(first) + where, status=first.status)


def _date(when: dt.date | dt.datetime) -> dt.date:
    return dt.date(when.year, when.month, when.day)


def _speakers(corpus: "Corpus") -> list[_Speaker]:
    """Who is quoted, the most quoted first; somebody whom several articles name is one speaker."""
    persons = {
        (id(article), person.id): number for number, seen in enumerate(corpus.people) for article, person in seen.seen
    }
    groups: dict[object, list[SeenQuote]] = {}
    for quote in corpus.quotes:
        article, first = quote.seen[0]
        entity = first.speaker.entity if first.speaker else None
        key = persons.get((id(article), entity or ""), letters(quote.speaker) if quote.speaker else None)
        groups.setdefault(key, []).append(quote)
    ranked = sorted(groups.items(), key=lambda g: (g[0] is None, -len(g[1])))
    return [_speaker(number, key, quotes, corpus) for number, (key, quotes) in enumerate(ranked)]


def _speaker(number: int, key: object, quotes: list["SeenQuote"], corpus: "Corpus") -> _Speaker:
    speaker = quotes[0].seen[0][1].speaker
    if speaker is None:
        return _Speaker(UNNAMED, EntityKind.DESCRIPTION, "dn-c-none dn-l2", tuple(quotes))
    name = corpus.people[key].name if isinstance(key, int) else speaker.name
    return _Speaker(clean(name), speaker.kind, style_of(number), tuple(quotes))


def _quotes(speakers: Sequence[_Speaker], numbers: Places, level: int) -> Iterator[Html]:
    yield shares((speaker.style, len(speaker.quotes)) for speaker in speakers[:_MOST])
    yield from _first(speakers, lambda speaker: _said(speaker, numbers, level))


def _said(speaker: _Speaker, numbers: Places, level: int) -> Html:
    short = "?" if speaker.name == UNNAMED else initials(speaker.name, speaker.kind)
    name = tag("span", text(speaker.name), class_="dn-name")
    count = tag("span", text(plural(len(speaker.quotes), "citation")), class_="dn-tally")
    head = tag(f"h{level}", chip(short, speaker.style), name, text(" "), count, class_="dn-voice-name")
    cards = tag("ol", *_first(speaker.quotes, lambda quote: _quote(quote, numbers), "li"), class_="dn-cards")
    return tag("div", head, cards, class_=f"dn-voice {speaker.style}")


def _quote(seen: "SeenQuote", numbers: Places) -> Html:
    quote = seen.seen[0][1]
    words = tag("p", text(shortened(words_of(quote))), class_=f"dn-words {quoted_as(quote)}")
    about = tag(
        "p",
        text(clean(quote.cue.text)) if quote.cue else NOTHING,
        text(" "),
        _refs(seen.seen, numbers),
        class_="dn-meta",
    )
    return tag("li", words, about, listed(of_quote(quote), None), class_="dn-card")


def _events(corpus: "Corpus", numbers: Places) -> Iterator[Html]:
    timeline = [*corpus.timeline(), *(event for event in corpus.events if event.begin is None)]
    rows = []
    for day, several in groupby(timeline[:_MOST], key=_when):
        events = tag("ul", *(_event(event, numbers) for event in several), class_="dn-cards")
        rows.append(tag("li", tag("p", text(day), class_="dn-when"), events, class_="dn-daily"))
    yield tag("ol", *rows, *_left(len(timeline), "li"), class_="dn-days")


def _when(event: "SeenEvent") -> str:
    date = event.seen[0][1].date
    return value(date.value) if date and event.begin else "Sans date"


def _event(seen: "SeenEvent", numbers: Places) -> Html:
    event = seen.seen[0][1]
    words = tag("p", text(f"«{NBSP}{clean(event.trigger.text)}{NBSP}» "), _refs(seen.seen, numbers), class_="dn-meta")
    return tag("li", event_head(event), words, listed(of_event(event), None), class_="dn-card")


def _articles(corpus: "Corpus", prefix: str) -> Iterator[Html]:
    listed = [(_Place(number, f"{prefix}a{number}"), article) for number, article in enumerate(corpus, 1)]
    yield tag("ol", *_first(listed, _article, "li"), class_="dn-list dn-articles")


def _article(placed: tuple[_Place, Article]) -> Html:
    (number, anchor), article = placed
    title = text(clean(article.title or article.id or "") or "Article sans titre")
    if article.url and article.url.lower().startswith(("http://", "https://")):
        title = tag("a", title, href=article.url, rel="noreferrer")
    day = [value(_date(article.published).isoformat())] if article.published else []
    facts = " · ".join([*day, plural(len(article.quotes), "citation"), plural(len(article.events), "événement")])
    ref = tag("span", text(str(number)), class_="dn-number")
    return tag("li", ref, tag("span", title, class_="dn-name"), tag("p", text(facts), class_="dn-role"), id=anchor)


def _people(people: Sequence["SeenPerson"], numbers: Places) -> Iterator[Html]:
    yield tag("ul", *_first(people, lambda person: _person(person, numbers), "li"), class_="dn-list")


def _person(person: "SeenPerson", numbers: Places) -> Html:
    country = tag("span", text(f"{person.country} "), class_="dn-code") if person.country else NOTHING
    others = [clean(name) for name in person.spellings if name != person.name]
    told = "; ".join(dict.fromkeys(clean(role.title) for _, role in person.roles))
    lines = [told] if told else []
    lines += [f"aussi : {', '.join(others)}"] if others else []
    about = (tag("p", text(line), class_="dn-role") for line in lines)
    name = tag("b", text(clean(person.name)), class_="dn-name")
    return tag("li", name, text(" "), country, _refs(person.seen, numbers), *about)


def _organizations(corpus: "Corpus") -> Iterator[Html]:
    ranked = Counter(
        {(body.code or "", clean(body.name)): len(body.seen) for body in corpus.organizations}
    ).most_common()
    yield tag("ul", *_first(ranked, _organization, "li"), class_="dn-inline")


def _organization(counted: tuple[tuple[str, str], int]) -> Html:
    (_, name), count = counted
    tally = tag("span", text(f"{NBSP}×{figure(count)}"), class_="dn-tally") if count > 1 else NOTHING
    return tag("li", text(name), tally)


def _merges(merges: Sequence["Merge"], numbers: Places) -> Iterator[Html]:
    yield tag("ul", *_first(merges, lambda merge: _merge(merge, numbers), "li"), class_="dn-list")


def _merge(merge: "Merge", numbers: Places) -> Html:
    reasons = tag("p", text(f"{decimal(merge.score)} : {', '.join(merge.reasons)}"), class_="dn-role", lang="en")
    names = (tag("b", text(clean(merge.name))), text(" → "), tag("b", text(clean(merge.into))), text(" "))
    return tag("li", *names, _refs([(merge.article, None)], numbers), reasons)


def _refs(seen: Iterable[tuple[Article, object]], numbers: Places) -> Html:
    """The numbers of the articles, as links to the list of articles as far as it shows them."""
    found = dict.fromkeys(numbers[id(article)] for article, _ in seen)
    links = (
        tag("a", text(str(n)), href=f"#{anchor}", class_="dn-number", aria_label=f"article {n}")
        if n <= _MOST
        else tag("span", text(str(n)), class_="dn-number")
        for n, anchor in list(found)[:_MOST]
    )
    return tag("span", *links, class_="dn-numbers")


def _first(items: Sequence[T], made: Callable[[T], Html], element: str = "p") -> Iterator[Html]:
    yield from (made(item) for item in items[:_MOST])
    yield from _left(len(items), element)


def _left(count: int, element: str) -> Iterator[Html]:
    """What says how many entries were left out."""
    if count > _MOST:
        yield tag(element, text(f"… et {figure(count - _MOST)} de plus"), class_="dn-role")
