"""The text of an article with its marks: paragraphs as elements, and every character where it was."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from diplonews.enums import Role
from diplonews.model import Article
from diplonews.render.html.evidence import clean, in_brief, of_date, of_event, of_quote, speaker_name
from diplonews.render.html.labels import NBSP, kind_of, label, spoken
from diplonews.render.html.markup import Html, join, tag, text
from diplonews.render.html.spans import Block, Mark, Piece, pieces, written
from diplonews.render.html.voices import Voice
from diplonews.values import DateRef, Event, Quote, Span

_CLAUSE, _FRAGMENT, _CUE, _EVENT, _WHO, _PERSON, _DATE = range(7)
# what the datetime attribute of HTML can say; TIMEX3 knows more
_MOMENT: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d)?)?", re.ASCII)
_ELEMENTS: Final = {Role.TITLE: "h1", Role.CROSSHEAD: "h2", Role.EMBED: "blockquote"}
_DAILY: Final = ("day", "part", "hour", "minute", "week")
_GLYPHS: Final = {"occurred": "◆", "ongoing": "◈", "planned": "◇", "hypothetical": "◇?", "negated": "◇✕"}


def prefix(article: Article) -> str:
    """What the ids of an article begin with, so that several may stand in one notebook."""
    written = f"{article.id}\n{article.text}".encode("utf-8", "surrogatepass")
    return f"dn-{hashlib.blake2s(written, digest_size=4).hexdigest()}-"


def body(article: Article, voices: tuple[Voice, ...], *, level: int) -> Html:
    """The text, its title a heading of ``level``: what a parser reads as text is ``article.text``."""
    words = article.text
    blocks = _blocks(article)
    inside = pieces([block for block, _ in blocks], _marks(article, voices))
    out: list[Html] = []
    at, titled = 0, False
    for (block, role), within in zip(blocks, inside, strict=True):
        out.append(text(words[at : block.start]))
        out.append(_element(words, block, role, within, 0 if titled and role is Role.TITLE else level))
        titled = titled or role is Role.TITLE
        at = block.end
    return join(*out, text(words[at:]))


def _element(words: str, block: Block, role: Role | None, within: list[Piece], level: int) -> Html:
    """A block as the element of its role; ``level`` 0: a second title, which is no heading of the page."""
    name = _ELEMENTS.get(role, "p") if role and level else "p"
    if name in ("h1", "h2"):
        name = f"h{int(name[1]) + level - 1}"
    return tag(name, written(words, block, within), class_=f"dn-block dn-{role.value if role else 'body'}")


def _blocks(article: Article) -> list[tuple[Block, Role | None]]:
    """The paragraphs and the words between them, in order; one begins where the last has ended."""
    found: list[tuple[Block, Role | None]] = []
    at = 0
    for paragraph in sorted(article.paragraphs, key=lambda p: (p.start, p.end)):
        if article.text[at : paragraph.start].strip():
            found.append((Block(at, paragraph.start), None))
        at = max(at, paragraph.start)
        if paragraph.end > at:
            found.append((Block(at, paragraph.end), paragraph.role))
            at = paragraph.end
    if article.text[at:].strip():
        found.append((Block(at, len(article.text)), None))
    return found


def _marks(article: Article, voices: tuple[Voice, ...]) -> Iterator[Mark]:
    ids = prefix(article)
    spoken_by = {number: voice for voice in voices for number, _ in voice.quotes}
    seen: set[tuple[int, int]] = set()
    styles = {voice.entity: voice.style for voice in voices if voice.entity}
    for person in article.people:
        told = " · ".join((person.name, *(role.title for role in person.roles[:1])))
        for mention in person.mentions:
            seen.add((mention.start, mention.end))
            style = f"dn-person {styles.get(person.id, '')}".rstrip()
            yield Mark(mention.start, mention.end, _PERSON, style, title=clean(told))
    for number, quote in enumerate(article.quotes):
        yield from _quote(quote, number, spoken_by[number], ids, seen)
    year = article.published.year if article.published else None
    for number, date in enumerate(article.dates):
        yield _date(date, number, ids, year)
    for number, event in enumerate(article.events):
        yield from _event(event, number, ids)


def _quote(quote: Quote, number: int, voice: Voice, ids: str, seen: set[tuple[int, int]]) -> Iterator[Mark]:
    after = _ref(
        f"{ids}q{number}",
        voice.initials,
        f"Citation {number + 1}, {speaker_name(quote)}",
        in_brief(speaker_name(quote), of_quote(quote)),
        f"dn-by {voice.style}",
    )
    spans = sorted([*quote.fragments, *([quote.clause] if quote.clause else [])], key=lambda s: (s.start, -s.end))
    covered = 0
    for span in spans:
        anchor = f"{ids}q{number}-t" if span is spans[0] else None
        rank, style = (_CLAUSE, "dn-clause") if span is quote.clause else (_FRAGMENT, "dn-fragment")
        # a fragment within the clause of its own quote needs no second note
        own = after if span.end > covered else join()
        covered = max(covered, span.end)
        yield Mark(span.start, span.end, rank, f"{style} {voice.style}", anchor=anchor, after=own)
    if quote.cue:
        yield Mark(quote.cue.start, quote.cue.end, _CUE, "dn-cue")
    mention = quote.speaker.mention if quote.speaker else None
    if quote.speaker and mention and (mention.start, mention.end) not in seen:
        seen.add((mention.start, mention.end))
        found = label("by", quote.speaker.resolved_by.value)
        title = f"{speaker_name(quote)}, {found}"
        yield Mark(mention.start, mention.end, _WHO, f"dn-who {voice.style}", title=title)


def _date(date: DateRef, number: int, ids: str, year: int | None) -> Mark:
    # only a day goes without the year of publication: « juin » with « juin » beside it would say nothing
    value = spoken(date, year if date.grain in _DAILY else None)
    told = in_brief(clean(date.text), of_date(date))
    after = _ref(f"{ids}d{number}", value, f"Date {number + 1}, {value}", told, "dn-value")
    moment = date.value if date.value and _MOMENT.fullmatch(date.value) else None
    return Mark(date.start, date.end, _DATE, "dn-date", anchor=f"{ids}d{number}-t", moment=moment, after=after)


def _event(event: Event, number: int, ids: str) -> Iterator[Mark]:
    status = event.status.value
    told = in_brief(clean(event.trigger.text), of_event(event))
    name = f"Événement {number + 1}, {kind_of(event)}, {label('status', status)}"
    after = _ref(f"{ids}e{number}", _GLYPHS[status], name, told, "dn-sign")
    yield _event_mark(event.trigger, f"dn-trigger dn-{status}", f"{ids}e{number}-t", after)
    for again in event.also:
        yield _event_mark(again, f"dn-trigger dn-{status}", None, after)


def _event_mark(span: Span, style: str, anchor: str | None, after: Html) -> Mark:
    return Mark(span.start, span.end, _EVENT, style, anchor=anchor, after=after)


def _ref(target: str, shown: str, name: str, told: str, style: str) -> Html:
    """A link without words to the entry beside the text: what it shows, and its note, are set by the style sheet."""
    return tag(
        "a",
        class_=f"dn-ref {style}",
        href=f"#{target}",
        aria_label=name.replace(NBSP, " "),
        aria_describedby=f"{target}-w",
        data_shown=shown,
        data_told=told,
    )
