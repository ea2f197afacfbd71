"""spaCy: a component that adds span groups of quotes, dates, events and people. Needs the extra ``spacy``.

``nlp.add_pipe("diplonews")`` finds it by its entry point. Nothing that other components set is touched.

- ``doc.spans["diplonews.quotes"]``: a span for each fragment and clause; label: the kind, ``kb_id_``: the speaker's id.
- ``doc.spans["diplonews.dates"]``: label: the type; ``kb_id_``: the TIMEX3 value.
- ``doc.spans["diplonews.events"]``: a span for each trigger; label: the type.
- ``doc.spans["diplonews.people"]``: a span for each named mention; label: ``person``.

Spans cover whole tokens, the smallest stretch that holds the words; ``span.id_`` is the id in the article (dates are
counted ``d1``, ``d2``, …). ``span._.diplonews`` is the ``Quote``, ``DateRef``, ``Event`` or ``Person`` with the exact
offsets, ``doc._.diplonews`` the whole ``Article``. Both survive ``to_bytes``, ``DocBin`` and ``n_process``.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from diplonews.errors import missing_extra
from diplonews.export.json import from_json, to_json
from diplonews.model import Article
from diplonews.options import DEFAULT, Options
from diplonews.pipeline import Given, parse
from diplonews.values import DateRef, Event, Person, Quote

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ModuleNotFoundError as error:
    raise missing_extra("spacy", "spacy") from error

QUOTES: Final = "diplonews.quotes"
DATES: Final = "diplonews.dates"
EVENTS: Final = "diplonews.events"
PEOPLE: Final = "diplonews.people"
_WRITTEN: Final = "diplonews"  # where the article stands in Doc.user_data, as JSON: that is what spaCy can write out


class Component:
    """The component. ``published``: the day of every document that says nothing of its own.

    A document says so in ``doc._.published``, or else by its context in ``nlp.pipe(…, as_tuples=True)``: a date, a
    datetime, or a mapping with ``published``.
    """

    def __init__(self, published: Given = None, options: Options = DEFAULT) -> None:
        self.published = published
        self.options = options

    def __call__(self, doc: Doc) -> Doc:
        """Parse the document and add its spans.

        Raises:
            InputError: when its publication date cannot be read.
        """
        article = parse(doc.text, published=self._published(doc), options=self.options)
        doc.user_data[_WRITTEN] = to_json(article)
        doc.spans[QUOTES] = list(_quotes(doc, article))
        doc.spans[DATES] = [
            _span(doc, date.start, date.end, date.type.value, f"d{number}", date.value)
            for number, date in enumerate(article.dates, 1)
        ]
        doc.spans[EVENTS] = [
            _span(doc, event.trigger.start, event.trigger.end, event.type.value, event.id) for event in article.events
        ]
        doc.spans[PEOPLE] = [
            _span(doc, mention.start, mention.end, "person", person.id)
            for person in article.people
            for mention in person.mentions
        ]
        return doc

    def _published(self, doc: Doc) -> Given:
        stated: Given = doc._.published
        if stated is not None:
            return stated
        context = doc._context  # noqa: SLF001  # where spaCy keeps what came with the text
        if isinstance(context, Mapping) and isinstance(context.get("published"), dt.date | str):
            named: Given = context["published"]
            return named
        return context if isinstance(context, dt.date) else self.published  # a string may be anything, an id above all


@Language.factory(  # type: ignore[untyped-decorator]
    "diplonews",
    assigns=["doc.spans", "doc._.diplonews", "span._.diplonews"],
    default_config={
        "published": None,
        "disabled_rules": [],
        "cues": [],
        "titles": [],
        "organizations": [],
        "given_names": [],
        "time_zone": None,
    },
)
def make_component(
    nlp: Language,
    name: str,
    published: str | None,
    disabled_rules: list[str],
    cues: list[str],
    titles: list[str],
    organizations: list[str],
    given_names: list[str],
    time_zone: str | None,
) -> Component:
    """The component for ``nlp.add_pipe("diplonews", config={…})``; the keys are ``published`` and those of ``Options``.

    Raises:
        InputError: when an option is none.
    """
    options = Options(
        disabled_rules=disabled_rules,
        cues=cues,
        titles=titles,
        organizations=organizations,
        given_names=given_names,
        time_zone=time_zone,
    )
    return Component(published, options)


def _quotes(doc: Doc, article: Article) -> Iterator[Span]:
    for quote in article.quotes:
        speaker = quote.speaker.entity if quote.speaker else None
        for part in (*quote.fragments, *((quote.clause,) if quote.clause else ())):
            yield _span(doc, part.start, part.end, quote.kind.value, quote.id, speaker)


def _span(doc: Doc, start: int, end: int, label: str, id: str, kb_id: str | None = None) -> Span:  # noqa: A002
    """The tokens that hold the words: « a-t-il » is three of them, of which a result may begin within one."""
    return doc.char_span(start, end, label, kb_id or "", alignment_mode="expand", span_id=id)


@lru_cache(maxsize=16)  # asked for each span of a document in turn
def _read(written: str) -> Article:
    return from_json(written)


def _article(doc: Doc) -> Article | None:
    written = doc.user_data.get(_WRITTEN)
    return _read(written) if isinstance(written, str) else None


def _value(span: Span) -> Quote | DateRef | Event | Person | None:
    """The value that a span of our groups stands for; None for any other span."""
    article = _article(span.doc)
    if article is None or not span.id_:
        return None
    if span.id_[0] == "d" and span.id_[1:].isdecimal():
        number = int(span.id_[1:])
        return article.dates[number - 1] if 0 < number <= len(article.dates) else None
    values: Iterable[Quote | Event | Person] = (*article.quotes, *article.events, *article.people)
    return next((value for value in values if value.id == span.id_), None)


def _extend() -> None:
    """Add our attributes, unless somebody has: another copy of this module, or an owner of the same name."""
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    if not Doc.has_extension("diplonews"):
        Doc.set_extension("diplonews", getter=_article)
    if not Span.has_extension("diplonews"):
        Span.set_extension("diplonews", getter=_value)


_extend()
