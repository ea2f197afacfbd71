"""Code as users write it: never run, checked by mypy --strict and by pyright."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import diplonews
from diplonews import (
    Article,
    DateRef,
    DiplonewsError,
    Event,
    EventType,
    Failure,
    InputError,
    Options,
    Person,
    Quote,
    QuoteKind,
    Status,
)

TEXT = "« L'offre tient », a déclaré mardi Anne Ferrand."


def speakers(article: Article) -> dict[str, list[str]]:
    """Who said what."""
    said: dict[str, list[str]] = {}
    for quote in article.quotes:
        if quote.speaker is not None:
            said.setdefault(quote.speaker.name, []).append(quote.text)
    return said


def parsing() -> Article:
    """Every way to say when an article was published."""
    diplonews.parse(TEXT)
    diplonews.parse(TEXT, published="2024-04-02")
    diplonews.parse(TEXT, published=date(2024, 4, 2))
    return diplonews.parse(
        TEXT,
        published=datetime(2024, 4, 2, 14, 30, tzinfo=UTC),
        id="a1",
        title="Une offre",
        url="https://example.org/a1",
        source="Exemple",
        options=Options(cues=("marteler",), disabled_rules=frozenset({"quotes.direct."}), time_zone="Europe/Paris"),
    )


def spans(quote: Quote) -> Iterator[tuple[int, int, str]]:
    """Whatever stands in the text has offsets."""
    for fragment in quote.fragments:
        yield fragment.start, fragment.end, fragment.text
    if quote.kind is not QuoteKind.DIRECT and quote.clause is not None:
        yield quote.clause.start, quote.clause.end, quote.clause.text


def planned(events: tuple[Event, ...]) -> list[tuple[EventType, date | datetime | None]]:
    """Enumerations compare by identity; what is unknown is None."""
    return [(e.type, e.date.begin if e.date else None) for e in events if e.status is Status.PLANNED]


def layers() -> tuple[tuple[Quote, ...], tuple[DateRef, ...], tuple[Person, ...], tuple[Event, ...]]:
    """One layer at a time."""
    return (
        diplonews.find_quotes(TEXT, published="2024-04-02"),
        diplonews.find_dates(TEXT, published="2024-04-02"),
        diplonews.find_people(TEXT),
        diplonews.find_events(TEXT, published="2024-04-02"),
    )


def round_trip(article: Article) -> bool:
    """Written and read back."""
    text: str = diplonews.to_json(article)
    back: Article = diplonews.from_json(text)
    return back == article and hash(back) == hash(article)


def batch(records: list[dict[str, str]]) -> tuple[int, list[str]]:
    """A failure keeps its place and names its reason."""
    parsed = 0
    errors: list[str] = []
    for result in diplonews.parse_many(records, workers=2):
        if isinstance(result, Failure):
            errors.append(f"{result.line}: {result.error}")
        else:
            parsed += len(result.quotes)
    return parsed, errors


def names() -> str | None:
    """Names alone."""
    name = diplonews.parse_name("Mme Anne de Vries")
    match = diplonews.same_person("M. Ferrand", name)
    if match.same is None:
        return ", ".join(match.reasons)
    return name.particle


def dates() -> date | datetime | None:
    """One expression alone."""
    found = diplonews.resolve_date("mardi dernier", date(2024, 4, 2))
    return found.begin if found is not None else None


def errors(text: str) -> str:
    """One base class for all that is raised on purpose."""
    try:
        return diplonews.parse(text, published="un de ces jours").text
    except InputError as error:
        return str(error)
    except DiplonewsError:
        return ""


def frozen(article: Article) -> None:
    """Values cannot be changed."""
    article.text = "autre"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
