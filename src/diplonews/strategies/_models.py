"""Strategies for every type of the model: valid by construction, so that nothing is filtered, and quick to shrink.

The text of a located value comes first and its spans are cut out of it. What the model leaves free is left free here:
the words are any words, a speaker's name need not stand in the text.

Each ``_part`` draws one value that stands in a given text. They are functions of ``draw``, not strategies, because a
strategy for every text would cost more to build than to draw.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final, Literal, TypeAlias, TypeVar

from hypothesis import strategies as st

from diplonews import enums as e
from diplonews import values as v
from diplonews.meta import NO_META, Meta
from diplonews.model import Article, Failure

T = TypeVar("T")
Strategy: TypeAlias = st.SearchStrategy[T]
Part: TypeAlias = Callable[[st.DrawFn, str], T]
Interval: TypeAlias = tuple[dt.date | dt.datetime | None, dt.date | dt.datetime | None]

# French first, so that failing examples stay readable; then everything else a page may hold
_SURROGATES: Final[tuple[Literal["Cs"], ...]] = ("Cs",)
_LETTERS: Final = st.sampled_from("aebcdéèàçô'’«»“” .,\n\u00a0\u202fA1-")
TEXTS: Final = st.text(st.one_of(_LETTERS, st.characters(exclude_categories=_SURROGATES)), min_size=1, max_size=60)
_ANY_TEXTS: Final = st.one_of(TEXTS, st.just(""))
_WORDS: Final = st.sampled_from(("a", "é", "Anne", "d'or", "Le Caire", "président", "Jean-Yves", "« ", "x\ny"))
_CODES: Final = st.sampled_from(("FRA", "BEL", "RUS", "USA"))
_FLAGS: Final = st.booleans()
_COUNTS: Final = st.integers(0, 2)
_SHARES: Final = st.floats(0, 1)
_NUMBERS: Final = st.floats(0, 1e12)
_DAYS: Final = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
_ZONES: Final = st.sampled_from(
    (dt.UTC, dt.timezone(dt.timedelta(hours=2)), dt.timezone(-dt.timedelta(hours=3, minutes=30)))
)
_NAIVE: Final = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1))  # noqa: DTZ001
_AWARE: Final = st.builds(lambda moment, zone: moment.replace(tzinfo=zone), _NAIVE, _ZONES)
_MOMENTS: Final = (_DAYS, _NAIVE, _AWARE)
_VALUES: Final = st.sampled_from(("2024-04-02", "2024-W14", "2024-Q1", "2023-WI", "P2Y", "PXM", "2024-04-02TEV"))
_MODS: Final = st.sampled_from(("START", "MID", "END", "APPROX"))
_GRAINS: Final = st.sampled_from(("day", "month", "year"))
_MODES: Final = st.sampled_from(("visit", "meet", "phone", "conference", "mediate"))
_ENUMS: Final = {
    kind: st.sampled_from(kind)
    for kind in (
        e.Role, e.QuoteKind, e.EntityKind, e.ResolvedBy, e.DateType, e.Basis, e.Bound, e.Gender, e.EventType, e.Status,
    )
}  # fmt: skip
_JSON: Final = st.recursive(
    st.one_of(
        st.none(), _FLAGS, st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False), _WORDS
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(_WORDS, inner, max_size=2)),
    max_leaves=4,
)
_METAS: Final = st.builds(
    Meta, st.dictionaries(st.one_of(st.sampled_from(("url", "title", "source")), _WORDS), _JSON, max_size=3)
)
_FROM: Final = st.sampled_from(("given", "dateline", "text"))
_RULES: Final = st.sampled_from(("", "layer.some.rule"))
_NOTICES: Final = st.sampled_from(("not_french", "unbalanced_marks", "no_publication_date"))


def _one(draw: st.DrawFn, kind: type[T]) -> T:
    """A member of an enumeration."""
    found: T = draw(_ENUMS[kind])  # type: ignore[index]
    return found


def _maybe(draw: st.DrawFn, strategy: Strategy[T]) -> T | None:
    return draw(strategy) if draw(_FLAGS) else None


def _opt(draw: st.DrawFn, part: Part[T], text: str) -> T | None:
    return part(draw, text) if draw(_FLAGS) else None


def _few(draw: st.DrawFn, part: Part[T], text: str, *, at_least: int = 0) -> tuple[T, ...]:
    return tuple(part(draw, text) for _ in range(max(at_least, draw(_COUNTS))))


def _place_in(draw: st.DrawFn, text: str) -> tuple[int, int, str]:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return start, end, text[start:end]


def _interval(draw: st.DrawFn) -> Interval:
    ends = [draw(moments) for moments in (draw(st.sampled_from(_MOMENTS)),) for _ in range(draw(_COUNTS))]
    return min(ends, default=None), max(ends) if len(ends) > 1 else None


def _span(draw: st.DrawFn, text: str) -> v.Span:
    return v.Span(*_place_in(draw, text))


def _paragraph(draw: st.DrawFn, text: str) -> v.Paragraph:
    return v.Paragraph(*_place_in(draw, text), role=_one(draw, e.Role))


def _dateline(draw: st.DrawFn, text: str) -> v.Dateline:
    return v.Dateline(*_place_in(draw, text), _maybe(draw, _WORDS), _maybe(draw, _WORDS), _maybe(draw, _DAYS))


def _evidence(draw: st.DrawFn, text: str) -> v.Evidence:
    return v.Evidence(*_place_in(draw, text), note=draw(_WORDS))


def _cue(draw: st.DrawFn, text: str) -> v.Cue:
    return v.Cue(*_place_in(draw, text), lemma=_maybe(draw, _WORDS))


def _date_ref(draw: st.DrawFn, text: str) -> v.DateRef:
    begin, end_before = _interval(draw)
    return v.DateRef(
        *_place_in(draw, text),
        type=_one(draw, e.DateType),
        value=_maybe(draw, _VALUES),
        mod=_maybe(draw, _MODS),
        begin=begin,
        end_before=end_before,
        bound=_maybe(draw, _ENUMS[e.Bound]),
        grain=_maybe(draw, _GRAINS),
        basis=_maybe(draw, _ENUMS[e.Basis]),
        rule=draw(_RULES),
    )


def _speaker_part(draw: st.DrawFn, _: str) -> v.SpeakerPart:
    return v.SpeakerPart(draw(_WORDS), _one(draw, e.EntityKind), _maybe(draw, _WORDS))


def _speaker(draw: st.DrawFn, text: str) -> v.Speaker:
    return v.Speaker(
        name=draw(_WORDS),
        kind=_one(draw, e.EntityKind),
        entity=_maybe(draw, _WORDS),
        mention=_opt(draw, _span, text),
        resolved_by=_one(draw, e.ResolvedBy),
        also=_few(draw, _speaker_part, text),
    )


def _said(draw: st.DrawFn, _: str) -> v.Said:
    return v.Said(_maybe(draw, _VALUES), _maybe(draw, _WORDS), _maybe(draw, _WORDS))


def _quote(draw: st.DrawFn, text: str) -> v.Quote:
    kind = _one(draw, e.QuoteKind)
    return v.Quote(
        id=draw(_WORDS),
        kind=kind,
        fragments=() if kind is e.QuoteKind.INDIRECT else _few(draw, _span, text, at_least=1),
        clause=None if kind is e.QuoteKind.DIRECT else _span(draw, text),
        cue=_opt(draw, _cue, text),
        speaker=_opt(draw, _speaker, text),
        addressee=_maybe(draw, _WORDS),
        said=_said(draw, text),
        confidence=draw(_SHARES),
        rule=draw(_RULES),
        evidence=_few(draw, _evidence, text),
    )


def _person_role(draw: st.DrawFn, _: str) -> v.PersonRole:
    return v.PersonRole(draw(_WORDS), _maybe(draw, _CODES))


def _person(draw: st.DrawFn, text: str) -> v.Person:
    return v.Person(
        id=draw(_WORDS),
        name=draw(_WORDS),
        given=_maybe(draw, _WORDS),
        particle=_maybe(draw, _WORDS),
        family=_maybe(draw, _WORDS),
        gender=_maybe(draw, _ENUMS[e.Gender]),
        country=_maybe(draw, _CODES),
        roles=_few(draw, _person_role, text),
        mentions=_few(draw, _span, text),
    )


def _organization(draw: st.DrawFn, text: str) -> v.Organization:
    return v.Organization(
        id=draw(_WORDS),
        name=draw(_WORDS),
        kind=_one(draw, e.EntityKind),
        country=_maybe(draw, _CODES),
        code=_maybe(draw, _CODES),
        mentions=_few(draw, _span, text),
    )


def _participant(draw: st.DrawFn, text: str) -> v.Participant:
    return v.Participant(draw(_WORDS), _maybe(draw, _WORDS), _maybe(draw, _CODES), _opt(draw, _span, text))


def _place(draw: st.DrawFn, text: str) -> v.Place:
    return v.Place(draw(_WORDS), _maybe(draw, _CODES), _opt(draw, _span, text))


def _event_date(draw: st.DrawFn, _: str) -> v.EventDate:
    return v.EventDate(draw(_VALUES), *_interval(draw), _maybe(draw, _ENUMS[e.Basis]))


def _amount(draw: st.DrawFn, text: str) -> v.Amount:
    words = (_maybe(draw, _WORDS) for _ in range(3))
    return v.Amount(*_place_in(draw, text), draw(_NUMBERS), _maybe(draw, _NUMBERS), *words)


def _event(draw: st.DrawFn, text: str) -> v.Event:
    return v.Event(
        id=draw(_WORDS),
        type=_one(draw, e.EventType),
        trigger=_span(draw, text),
        mode=_maybe(draw, _MODES),
        status=_one(draw, e.Status),
        also=_few(draw, _span, text),
        actors=_few(draw, _participant, text),
        recipients=_few(draw, _participant, text),
        place=_opt(draw, _place, text),
        date=_opt(draw, _event_date, text),
        amounts=_few(draw, _amount, text),
        attributed_to=_maybe(draw, _WORDS),
        quote=_maybe(draw, _WORDS),
        plover_type=_maybe(draw, _WORDS),
        cameo_root=_maybe(draw, st.sampled_from(("03", "04", "19"))),
        quad=_maybe(draw, st.integers(1, 4)),
        rule=draw(_RULES),
    )


def _notice(draw: st.DrawFn, text: str) -> v.Notice:
    at = _opt(draw, _span, text) if text else None
    return v.Notice(draw(_NOTICES), draw(_WORDS), at.start if at else None, at.end if at else None)


def _article(draw: st.DrawFn, text: str) -> Article:
    # A few things of each kind make large articles with many of them: each kind is as often left out.
    def some(part: Part[T]) -> tuple[T, ...]:
        return _few(draw, part, text) if text and draw(_FLAGS) else ()

    return Article(
        text,
        id=_maybe(draw, _WORDS),
        meta=draw(_METAS) if draw(_FLAGS) else NO_META,
        published=_maybe(draw, draw(st.sampled_from(_MOMENTS))),
        published_from=_maybe(draw, _FROM),
        published_evidence=_opt(draw, _span, text) if text else None,
        dateline=_opt(draw, _dateline, text) if text else None,
        paragraphs=some(_paragraph),
        quotes=some(_quote),
        dates=some(_date_ref),
        people=some(_person),
        organizations=some(_organization),
        events=some(_event),
        warnings=some(_notice),
    )


def _person_name(draw: st.DrawFn, _: str) -> v.PersonName:
    given, family = draw(_WORDS), draw(_WORDS)
    text = f"{given} {family}"
    return v.PersonName(
        text=text,
        given=given,
        family=family,
        honorific=_maybe(draw, st.sampled_from(("M.", "Mme"))),
        gender=_maybe(draw, _ENUMS[e.Gender]),
        country=_maybe(draw, _CODES),
        key=family.casefold(),
        parts=(
            v.NamePart(0, len(given), given, "given"),
            v.NamePart(len(given) + 1, len(text), family, "family"),
        ),
    )


def _name_part(draw: st.DrawFn, text: str) -> v.NamePart:
    return _person_name(draw, text).parts[draw(st.integers(0, 1))]


def _office(draw: st.DrawFn, _: str) -> v.Office:
    role, country, person = draw(_WORDS), draw(_CODES), draw(_WORDS)
    return v.Office(role, country, person, _maybe(draw, _ENUMS[e.Gender]), draw(_DAYS), _maybe(draw, _DAYS))


def _match(draw: st.DrawFn, text: str) -> v.Match:
    return v.Match(_maybe(draw, _FLAGS), draw(_SHARES), tuple(one.text for one in _few(draw, _span, text)))


def _meta(draw: st.DrawFn, _: str) -> Meta:
    return draw(_METAS)


def _failure(draw: st.DrawFn, _: str) -> Failure:
    return Failure(_maybe(draw, _WORDS), _maybe(draw, st.integers(1, 99)), draw(_WORDS))


@st.composite
def _in_text(draw: st.DrawFn, part: Part[T], texts: Strategy[str]) -> T:
    return part(draw, draw(texts))


def spans(*, texts: Strategy[str] = TEXTS) -> Strategy[v.Span]:
    """Stretches of a text: ``texts`` draws the text, which must not be empty.

    >>> from hypothesis import given
    >>> @given(spans(texts=st.just("Rome et Oslo")))
    ... def stands_in_the_text(span):
    ...     assert "Rome et Oslo"[span.start : span.end] == span.text
    >>> stands_in_the_text()
    """
    return _in_text(_span, texts)


def date_refs(*, texts: Strategy[str] = TEXTS) -> Strategy[v.DateRef]:
    """Date expressions with any value and interval the model allows; ``texts`` draws the text, never empty.

    >>> from hypothesis import given
    >>> @given(date_refs())
    ... def runs_forwards(date):
    ...     assert None in (date.begin, date.end_before) or date.begin <= date.end_before
    >>> runs_forwards()
    """
    return _in_text(_date_ref, texts)


def quotes(*, texts: Strategy[str] = TEXTS) -> Strategy[v.Quote]:
    """Quotes of every kind, whose spans index one text; ``texts`` draws it, never empty.

    >>> from hypothesis import given
    >>> @given(quotes())
    ... def has_words(quote):
    ...     assert quote.text
    >>> has_words()
    """
    return _in_text(_quote, texts)


def people(*, texts: Strategy[str] = TEXTS) -> Strategy[v.Person]:
    """People with mentions in one text; ``texts`` draws it, never empty.

    >>> from hypothesis import given
    >>> @given(people(texts=st.just("Mme Ferrand et M. Morel")))
    ... def is_named_in_the_text(person):
    ...     assert all(mention.text in "Mme Ferrand et M. Morel" for mention in person.mentions)
    >>> is_named_in_the_text()
    """
    return _in_text(_person, texts)


def organizations(*, texts: Strategy[str] = TEXTS) -> Strategy[v.Organization]:
    """Organisations and countries with mentions in one text; ``texts`` draws it, never empty.

    >>> from hypothesis import given
    >>> @given(organizations())
    ... def has_a_kind(body):
    ...     assert body.kind in e.EntityKind
    >>> has_a_kind()
    """
    return _in_text(_organization, texts)


def events(*, texts: Strategy[str] = TEXTS) -> Strategy[v.Event]:
    """Events of every type, whose spans index one text; ``texts`` draws it, never empty.

    >>> from hypothesis import given
    >>> @given(events())
    ... def has_a_trigger(event):
    ...     assert event.trigger.text
    >>> has_a_trigger()
    """
    return _in_text(_event, texts)


def articles(*, texts: Strategy[str] = _ANY_TEXTS) -> Strategy[Article]:
    """Parsed articles, every located value in its place; ``texts`` draws the text, which may be empty.

    Such an article holds any values that the model allows, not what a parser would find: for text with its truth see
    ``dispatches``.

    >>> from diplonews import from_json, to_json
    >>> from hypothesis import given
    >>> @given(articles())
    ... def survives_writing(article):
    ...     assert from_json(to_json(article)) == article
    >>> survives_writing()
    """
    return _in_text(_article, texts)


_PARTS: Final[dict[type, Part[object]]] = {
    v.Span: _span,
    v.Paragraph: _paragraph,
    v.Dateline: _dateline,
    v.Evidence: _evidence,
    v.Cue: _cue,
    v.SpeakerPart: _speaker_part,
    v.Speaker: _speaker,
    v.Said: _said,
    v.Quote: _quote,
    v.DateRef: _date_ref,
    v.PersonRole: _person_role,
    v.Person: _person,
    v.Organization: _organization,
    v.Participant: _participant,
    v.Place: _place,
    v.EventDate: _event_date,
    v.Amount: _amount,
    v.Event: _event,
    v.Notice: _notice,
    v.NamePart: _name_part,
    v.PersonName: _person_name,
    v.Match: _match,
    v.Office: _office,
    Meta: _meta,
    Failure: _failure,
}


def for_type(kind: type) -> Strategy[object]:
    """The strategy of a type of the model."""
    return articles() if kind is Article else _in_text(_PARTS[kind], TEXTS)
