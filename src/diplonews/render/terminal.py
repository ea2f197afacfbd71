"""An article for the eye: who said what, a timeline of events, the people, the dates. Reads the model only."""

import datetime as dt
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from diplonews.enums import QuoteKind, Status
from diplonews.model import Article
from diplonews.values import Amount, Event, Notice, Participant, Quote

Paint = Callable[[str, str], str]

_NARROWEST = 60
_DAY = 10  # YYYY-MM-DD
_CODES: Final[Mapping[str, str]] = {
    "title": "1",
    "head": "1;36",
    "name": "1",
    "day": "36",
    "faint": "2",
    "notice": "33",
    Status.OCCURRED: "32",
    Status.ONGOING: "32",
    Status.PLANNED: "34",
    Status.HYPOTHETICAL: "33",
    Status.NEGATED: "31",
}


def painter(*, color: bool) -> Paint:
    """``paint(style, text)``: the text in ANSI colours, or as it is."""

    def paint(style: str, text: str) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if color and text else text

    return paint


def render(article: Article, *, width: int = 88, color: bool = False) -> str:
    """The article as a table of at most ``width`` columns (60 at least), in ANSI colours if wanted."""
    width = max(width, _NARROWEST)
    paint = painter(color=color)
    lines: list[str] = list(_head(article, width, paint))
    for title, count, rows in (
        ("QUOTES", len(article.quotes), _quotes(article, width, paint)),
        ("TIMELINE", len(article.events), timeline(article.events, width, paint)),
        ("PEOPLE", len(article.people), _people(article, width, paint)),
        ("ORGANIZATIONS", len(article.organizations), _organizations(article, width)),
        ("DATES", len(article.dates), _dates(article, width, paint)),
    ):
        if count:
            lines += ["", f"{paint('head', title)} {paint('faint', str(count))}", *rows]
    lines += _notices(article.warnings, width, paint)
    return "\n".join(lines) + "\n"


def clean(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey or could not print."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(c if c.isprintable() or c == " " else "\ufffd" for c in line)


def columns(text: str) -> int:
    """How many columns the text takes on a terminal: wide letters two, accents of their own none."""
    if text.isascii():
        return len(text)
    return sum((not unicodedata.combining(c)) * (1 + (unicodedata.east_asian_width(c) in "WF")) for c in text)


def timeline(events: Iterable[Event], width: int, paint: Paint) -> Iterator[str]:
    """The events in calendar order, those without a day last."""
    for event in sorted(events, key=_when):
        day = _day(event.date.value if event.date else None)
        kind = event.type.value + (f" · {event.mode}" if event.mode else "")
        yield f"  {paint('day', day)}  {paint(event.status, f'{event.status.value:12}')}  {paint('name', clean(kind))}"
        yield from wrapped(_who_and_where(event), width, _DAY + 4)
        yield from wrapped(_marked(event.trigger.text), width, _DAY + 4, paint, "faint")


def _marked(text: str) -> str:
    """The text between guillemets that stay with it when the line is broken."""
    return f"«\N{NO-BREAK SPACE}{clean(text)}\N{NO-BREAK SPACE}»"


def _when(event: Event) -> tuple[str, int]:
    begin = event.date.begin if event.date else None
    return (begin.isoformat() if begin else "~", event.trigger.start)


def _day(value: str | None) -> str:
    """A TIMEX3 value in the width of a day; a range by its first day."""
    return f"{clean(value)[:_DAY] if value else '·':{_DAY}}"


def _head(article: Article, width: int, paint: Paint) -> Iterator[str]:
    yield paint("faint", "─" * width)
    title = article.title or article.id or "Untitled"
    yield from (paint("title", line) for line in _fold(clean(title), width - 1))
    facts = [article.id or "", article.source or ""] if article.title else [article.source or ""]
    if article.dateline:
        facts += [article.dateline.place or "", article.dateline.agency or ""]
    facts.append(_published(article))
    facts.append(f"{len(article.text):,} characters")
    yield from wrapped(" · ".join(clean(fact) for fact in facts if fact), width, 0, paint, "faint")


def _published(article: Article) -> str:
    when = article.published
    if when is None:
        return "publication date unknown"
    day = when.isoformat(sep=" ", timespec="minutes") if isinstance(when, dt.datetime) else when.isoformat()
    source = {"given": "", "dateline": " (by its dateline)", "text": " (by its own words)"}
    return f"published {day}{source.get(article.published_from or '', '')}"


def _quotes(article: Article, width: int, paint: Paint) -> Iterator[str]:
    """The quotes by speaker, speakers in the order in which they first speak; what nobody is credited with last."""
    by_speaker: dict[str | None, list[Quote]] = {}
    for quote in article.quotes:
        by_speaker.setdefault(quote.speaker.name if quote.speaker else None, []).append(quote)
    nobody = by_speaker.pop(None, [])
    roles = {person.id: person.roles[0].title for person in article.people if person.roles}
    for name, quotes in by_speaker.items():
        entity = next((q.speaker.entity for q in quotes if q.speaker and q.speaker.entity), None)
        yield from _label(clean(name or ""), clean(roles.get(entity or "", "")), width, paint)
        for quote in quotes:
            yield from _quote(quote, width, paint)
    if nobody:
        yield from _label("(nobody is named)", "", width, paint)
        for quote in nobody:
            yield from _quote(quote, width, paint)


def _label(name: str, note: str, width: int, paint: Paint) -> Iterator[str]:
    """A name and, as far as the line holds it, what is known of its bearer."""
    room = width - 2 - columns(name) - 3
    if note and columns(note) > room:
        note = textwrap.shorten(note, max(room, 1), placeholder="…") if room > 12 else ""
    name = name if columns(name) <= width - 2 else textwrap.shorten(name, width - 2, placeholder="…")
    yield f"  {paint('name', name)}" + (f" · {paint('faint', note)}" if note else "")


def _quote(quote: Quote, width: int, paint: Paint) -> Iterator[str]:
    indent = _DAY + 4
    if quote.kind is QuoteKind.DIRECT:
        said = " […] ".join(_marked(fragment.text) for fragment in quote.fragments)
    else:
        said = clean(quote.text)
    first, *rest = wrapped(said, width, indent)
    yield f"  {paint('day', _day(quote.said.date))}  {first.strip()}"
    yield from rest
    how = [clean(quote.cue.text) if quote.cue else "", f"to {quote.addressee}" if quote.addressee else ""]
    how += [clean(quote.said.occasion or ""), clean(quote.said.place or "")]
    if quote.speaker:
        how.append(f"by {quote.speaker.resolved_by.value.replace('_', ' ')}")
    yield from wrapped(" · ".join(part for part in how if part), width, indent, paint, "faint")


def _people(article: Article, width: int, paint: Paint) -> Iterator[str]:
    longest = min(max(columns(clean(person.name)) for person in article.people), width // 3)
    for person in article.people:
        name = clean(person.name)
        roles = "; ".join(dict.fromkeys(clean(role.title) for role in person.roles))
        lead = f"  {_padded(name, longest)}  {person.country or '':3}  {f'×{len(person.mentions)}':>4}  "
        indent = longest + 15
        first, *rest = _fold(roles, width - indent) or [""]
        if columns(lead) > indent:  # a name beyond its column has the line to itself
            first, rest = "", [first, *rest]
        yield (paint("name", lead[: 2 + len(name)]) + lead[2 + len(name) :] + paint("faint", first)).rstrip()
        yield from (" " * indent + paint("faint", line) for line in rest if line)


def _organizations(article: Article, width: int) -> Iterator[str]:
    named = (f"{clean(o.name)}\N{NO-BREAK SPACE}×{len(o.mentions)}" for o in article.organizations)
    yield from wrapped(" · ".join(named), width, 2)


def _dates(article: Article, width: int, paint: Paint) -> Iterator[str]:
    """The values in calendar order, each with the words that gave it; the unresolved last."""
    words: dict[str | None, list[str]] = {}
    for date in sorted(article.dates, key=lambda d: (d.begin.isoformat() if d.begin else "~", d.start)):
        words.setdefault(date.value, []).append(clean(date.text))
    values = [(clean(value), texts) for value, texts in words.items() if value is not None]
    if None in words:
        values.append(("·", words[None]))
    widest = min(max(columns(value) for value, _ in values), width // 3)
    for value, texts in values:
        first, *rest = wrapped(" · ".join(dict.fromkeys(texts)), width, widest + 4)
        if columns(value) > widest:
            yield f"  {paint('day', value)}"
            yield first
        else:
            yield f"  {paint('day', _padded(value, widest))}  {first.strip()}"
        yield from rest


def _notices(notices: Iterable[Notice], width: int, paint: Paint) -> Iterator[str]:
    for k, notice in enumerate(notices):
        if k == 0:
            yield ""
        where = f" [{notice.start}:{notice.end}]" if notice.start is not None else ""
        yield from wrapped(f"! {notice.code}{where}: {clean(notice.message)}", width, 0, paint, "notice")


def _who_and_where(event: Event) -> str:
    parts = [_named(event.actors)]
    if event.recipients:
        parts[0] = f"{parts[0]} → {_named(event.recipients)}"
    if event.place:
        parts.append(clean(event.place.name))
    parts += [_amount(amount) for amount in event.amounts]
    if event.attributed_to:
        parts.append(f"according to {clean(event.attributed_to)}")
    return " · ".join(parts)


def _named(parties: tuple[Participant, ...]) -> str:
    return ", ".join(clean(party.name) for party in parties) or "?"


def _amount(amount: Amount) -> str:
    return clean(amount.text)


def _padded(text: str, to: int) -> str:
    return text + " " * (to - columns(text))


def wrapped(text: str, width: int, indent: int, paint: Paint | None = None, style: str = "faint") -> list[str]:
    """The text in lines of ``width`` columns, every one indented."""
    lines = _fold(text, max(width - indent, 12)) or [""] * bool(indent)
    return [" " * indent + (paint(style, line) if paint else line) for line in lines if line or not paint]


def _fold(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns; words are only cut when they do not fit a line."""
    if columns(text) == len(text):
        return textwrap.wrap(text, width, break_on_hyphens=False)
    lines, line, used = [], "", 0
    for word in text.split(" "):
        size = columns(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = "", 0
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
        while used > width:
            cut = _fitting(line, width)
            lines.append(line[:cut])
            line = line[cut:]
            used = columns(line)
    return [*lines, line] if line else lines


def _fitting(text: str, width: int) -> int:
    """How many leading characters fit into ``width`` columns; one at least."""
    used = 0
    for k, char in enumerate(text):
        used += columns(char)
        if used > width:
            return max(k, 1)
    return len(text)
