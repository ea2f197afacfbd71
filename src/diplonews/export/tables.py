"""Flat tables of what articles say, for data frames, Parquet, SQL and spreadsheets: one row a thing, one name a column.

``TABLES`` is the one list of tables and columns; rows, CSV files, Arrow schemas and the reference page are read off it.
Names, order and types of the columns are frozen within a major version; new columns come last.

Rows join on ``(article_id, quote_id)`` and so on: ids hold within one article. ``start`` and ``end`` are code points of
the article's text, half-open. Unknown is None. What UTF-8 cannot hold (lone surrogates) is U+FFFD, one for one.
"""

import datetime as dt
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Generic, Literal, TypeAlias, TypeVar

from attrs import frozen

from diplonews.enums import EntityKind
from diplonews.errors import InputError
from diplonews.model import Article
from diplonews.values import Dateline, Event, Organization, Participant, Person, PersonRole, Quote, Span, Speaker

Cell: TypeAlias = str | int | float | dt.date | None
CellType: TypeAlias = Literal["string", "int32", "float64", "date32"]
T = TypeVar("T")

SEPARATOR = "; "
_SURROGATE = re.compile("[\ud800-\udfff]")


@frozen
class Column:
    """A column: its name, its type as Arrow calls it, and what stands in it."""

    name: str
    type: CellType
    told: str


@frozen
class Table:
    """A table: what a row stands for, and its columns."""

    name: str
    told: str
    columns: tuple[Column, ...]
    _rows: Callable[[Article], Iterator[dict[str, Cell]]]

    def rows(self, article: Article) -> Iterator[dict[str, Cell]]:
        """The rows of one article, in the order of its text; the keys are the columns, all of them, in order."""
        return self._rows(article)


def rows(articles: Iterable[Article], table: str) -> Iterator[dict[str, Cell]]:
    """The rows of one of ``TABLES`` for these articles, in their order.

    Raises:
        InputError: when there is no such table.

    >>> from diplonews import parse
    >>> [row["speaker_name"] for row in rows([parse("« Oui », a dit Anne Ferrand.")], "quotes")]
    ['Anne Ferrand']
    """
    wanted = table_named(table)
    return (row for article in articles for row in wanted.rows(article))


def table_named(name: str) -> Table:
    """The table of that name.

    Raises:
        InputError: when there is none.

    >>> [column.name for column in table_named("quotes").columns][:3]
    ['article_id', 'quote_id', 'kind']
    """
    if name not in TABLES:
        raise InputError(f"no table {name!r}; there are {', '.join(TABLES)}")
    return TABLES[name]


def article_key(article: Article) -> str:
    """What stands for an article in every table: its id, or ``sha256:`` and 16 hex digits of its text's hash.

    >>> from diplonews.model import Article
    >>> article_key(Article("Rien.", id="a")), len(article_key(Article("Rien.")))
    ('a', 23)
    """
    if article.id is not None:
        return article.id
    return f"sha256:{hashlib.sha256(article.text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def utf8(text: str) -> str:
    """The text as UTF-8 can hold it: each lone surrogate is U+FFFD, so that offsets stay true."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def joined(values: Iterable[str | None]) -> str | None:
    """Several values in one cell, ``; `` between them, an unknown one empty; None when none is known."""
    known = [value.replace(";", ",") if value else "" for value in values]
    return SEPARATOR.join(known) if any(known) else None


def interval(begin: dt.date | None, end_before: dt.date | None) -> str | None:
    """An ISO 8601 interval whose end is excluded; ``..`` stands for an end that nothing fixes.

    >>> interval(dt.date(2024, 4, 3), dt.date(2024, 4, 4))
    '2024-04-03/2024-04-04'
    """
    if begin is None and end_before is None:
        return None
    return f"{begin.isoformat() if begin else '..'}/{end_before.isoformat() if end_before else '..'}"


def day(moment: dt.date | None) -> dt.date | None:
    """The day of a date or a moment, as the text has it (no zone is applied)."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


@frozen
class _Item(Generic[T]):
    """One thing of a table, its number, and of its article: the key, who is in it by id, and their quotes counted."""

    key: str
    entities: Mapping[str, Person | Organization]
    credited: Mapping[str | None, int]
    it: T
    number: int


_Read: TypeAlias = Callable[[_Item[T]], Cell]


def _table(
    name: str,
    told: str,
    items: Callable[[Article], Iterable[T]],
    *columns: tuple[str, CellType, str, _Read[T]],
) -> Table:
    """A table whose first column is the article's key and whose others are read off each item."""
    readers = tuple((column, read) for column, _, _, read in columns)
    key = Column("article_id", "string", "the article: its id, or else `sha256:` and the beginning of its text's hash")

    def rows_of(article: Article) -> Iterator[dict[str, Cell]]:
        entities: dict[str, Person | Organization] = {one.id: one for one in article.organizations}
        entities.update((one.id, one) for one in article.people)
        credited = Counter(quote.speaker.entity for quote in article.quotes if quote.speaker)
        article_id = utf8(article_key(article))
        for number, it in enumerate(items(article), 1):
            item = _Item(article_id, entities, credited, it, number)
            row: dict[str, Cell] = {"article_id": article_id}
            for column, read in readers:
                cell = read(item)
                row[column] = utf8(str(cell)) if isinstance(cell, str) else cell  # str: of an enumeration, its word
            yield row

    return Table(name, told, (key, *(Column(*column[:3]) for column in columns)), rows_of)


def _iso(moment: dt.date | None) -> str | None:
    return moment.isoformat() if moment else None


def _first_role(entity: Person | Organization | None) -> PersonRole:
    return entity.roles[0] if isinstance(entity, Person) and entity.roles else NO_ROLE


def _articles() -> Table:
    return _table(
        "articles",
        "One row an article.",
        lambda article: (article,),
        ("id", "string", "the id that came with the article, if any", lambda i: i.it.id),
        ("title", "string", "the title", lambda i: i.it.title),
        ("published", "string", "day or moment of publication, ISO 8601", lambda i: _iso(i.it.published)),
        ("published_date", "date32", "its day", lambda i: day(i.it.published)),
        ("published_from", "string", "`given`, `dateline` or `text`", lambda i: i.it.published_from),
        ("url", "string", "the address, if it came with one", lambda i: i.it.url),
        ("source", "string", "the publisher, if it came with one", lambda i: i.it.source),
        ("dateline_place", "string", "the place that the dateline prints", lambda i: _of(i.it.dateline).place),
        ("dateline_agency", "string", "the agency that the dateline prints", lambda i: _of(i.it.dateline).agency),
        ("dateline_date", "date32", "the day of the dateline", lambda i: _of(i.it.dateline).date),
        ("text", "string", "the article, unchanged", lambda i: i.it.text),
        ("characters", "int32", "its length in code points", lambda i: len(i.it.text)),
        ("quotes", "int32", "the number of its quotes", lambda i: len(i.it.quotes)),
        ("dates", "int32", "the number of its dates", lambda i: len(i.it.dates)),
        ("people", "int32", "the number of its people", lambda i: len(i.it.people)),
        ("organizations", "int32", "the number of its organisations", lambda i: len(i.it.organizations)),
        ("events", "int32", "the number of its events", lambda i: len(i.it.events)),
        ("warnings", "string", "the codes of its warnings", lambda i: joined(w.code for w in i.it.warnings)),
        (
            "meta",
            "string",
            "what else came with the article, a JSON object",
            lambda i: json.dumps(i.it.meta.to_dict(), ensure_ascii=False),
        ),
    )


def _quotes() -> Table:
    return _table(
        "quotes",
        "One row a quote: the words, and who said them.",
        lambda article: article.quotes,
        ("quote_id", "string", "the quote within its article: `q1`, `q2`, …", lambda i: i.it.id),
        ("kind", "string", "`direct`, `indirect` or `mixed`", lambda i: i.it.kind),
        ("text", "string", "the words reported: the clause, or the fragments, ` […] ` between", lambda i: i.it.text),
        ("quoted", "string", "the words inside quotation marks, ` […] ` between", _quoted),
        ("start", "int32", "offset of the first word reported", lambda i: i.it.start),
        ("end", "int32", "offset after the last", lambda i: i.it.end),
        ("cue", "string", "the words that introduce the quote", lambda i: i.it.cue.text if i.it.cue else None),
        ("cue_lemma", "string", "their verb, in the infinitive", lambda i: i.it.cue.lemma if i.it.cue else None),
        (
            "speaker_name",
            "string",
            "whom the article credits; of several, the joint form",
            lambda i: _by(i).name or None,
        ),
        (
            "speaker_kind",
            "string",
            "`person`, `organization`, `country` or `description`",
            lambda i: i.it.speaker.kind if i.it.speaker else None,
        ),
        ("speaker_id", "string", "the speaker's `person_id` or `organization_id`", lambda i: _by(i).entity),
        ("speaker_gender", "string", "`male` or `female`, of a person", lambda i: _gender(_speaker(i))),
        ("speaker_role", "string", "the first title the article gives the speaker", lambda i: _title(_speaker(i))),
        ("speaker_country", "string", "the speaker's country, ISO 3166-1 alpha-3", lambda i: _country(_speaker(i))),
        ("speaker_mention", "string", "the words that name the speaker here", lambda i: _text(_by(i).mention)),
        (
            "resolved_by",
            "string",
            "how the speaker was found: `name`, `pronoun`, …",
            lambda i: i.it.speaker.resolved_by if i.it.speaker else None,
        ),
        ("joint_names", "string", "joint speakers, one by one", lambda i: joined(p.name for p in _by(i).also)),
        ("joint_ids", "string", "their ids, in the same order", lambda i: joined(p.entity for p in _by(i).also)),
        ("addressee", "string", "to whom it was said", lambda i: i.it.addressee),
        ("said_date", "string", "when it was said, TIMEX3", lambda i: i.it.said.date),
        ("said_place", "string", "where it was said", lambda i: i.it.said.place),
        ("said_occasion", "string", "on what occasion", lambda i: i.it.said.occasion),
        ("confidence", "float64", "how sure the reading is, 0 to 1", lambda i: i.it.confidence),
        ("rule", "string", "the rule that found it", lambda i: i.it.rule),
    )


def _dates() -> Table:
    return _table(
        "dates",
        "One row a date expression.",
        lambda article: article.dates,
        ("date_id", "string", "the date within its article: `d1`, `d2`, …", lambda i: f"d{i.number}"),
        ("text", "string", "the expression", lambda i: i.it.text),
        ("start", "int32", "offset of its first character", lambda i: i.it.start),
        ("end", "int32", "offset after its last", lambda i: i.it.end),
        ("type", "string", "TIMEX3 type: `date`, `time`, `duration` or `set`", lambda i: i.it.type),
        ("value", "string", "TIMEX3 value; empty where nothing fixes it", lambda i: i.it.value),
        ("mod", "string", "TIMEX3 modifier", lambda i: i.it.mod),
        ("begin", "string", "first day or moment, ISO 8601", lambda i: _iso(i.it.begin)),
        ("end_before", "string", "the first day or moment after it, ISO 8601", lambda i: _iso(i.it.end_before)),
        ("begin_date", "date32", "the day of `begin`", lambda i: day(i.it.begin)),
        ("bound", "string", "`before` (jusqu'à) or `after` (depuis)", lambda i: i.it.bound),
        ("grain", "string", "how fine it is: `day`, `month`, …", lambda i: i.it.grain),
        ("basis", "string", "what it was counted from", lambda i: i.it.basis),
        ("rule", "string", "the rule that found it", lambda i: i.it.rule),
    )


def _people() -> Table:
    return _table(
        "people",
        "One row a person an article names.",
        lambda article: article.people,
        ("person_id", "string", "the person within the article: `p1`, `p2`, …", lambda i: i.it.id),
        ("name", "string", "the fullest name the article gives", lambda i: i.it.name),
        ("given", "string", "given name", lambda i: i.it.given),
        ("particle", "string", "particle (`de`, `Ben`, …)", lambda i: i.it.particle),
        ("family", "string", "family name", lambda i: i.it.family),
        ("gender", "string", "`male` or `female`, as the article speaks of them", lambda i: i.it.gender),
        ("country", "string", "the country they act for, ISO 3166-1 alpha-3", lambda i: i.it.country),
        ("role", "string", "the first title the article gives them", lambda i: _title(i.it)),
        ("role_country", "string", "the country of that title", lambda i: _first_role(i.it).country),
        ("roles", "string", "every title, in order", lambda i: joined(role.title for role in i.it.roles)),
        ("mentions", "int32", "how often they are named", lambda i: len(i.it.mentions)),
        (
            "start",
            "int32",
            "offset of the first mention",
            lambda i: min((mention.start for mention in i.it.mentions), default=None),
        ),
        ("quotes", "int32", "the quotes credited to them alone", lambda i: i.credited.get(i.it.id, 0)),
    )


def _organizations() -> Table:
    return _table(
        "organizations",
        "One row an organisation or country an article names.",
        lambda article: article.organizations,
        ("organization_id", "string", "the organisation within the article: `o1`, `o2`, …", lambda i: i.it.id),
        ("name", "string", "its name", lambda i: i.it.name),
        ("kind", "string", "`organization` or `country`", lambda i: i.it.kind),
        ("country", "string", "its country, ISO 3166-1 alpha-3", lambda i: i.it.country),
        ("code", "string", "ISO 3166-1 alpha-3, or `NATO`, `EU`, `UN`, …", lambda i: i.it.code),
        ("mentions", "int32", "how often it is named", lambda i: len(i.it.mentions)),
        (
            "start",
            "int32",
            "offset of the first mention",
            lambda i: min((mention.start for mention in i.it.mentions), default=None),
        ),
        ("quotes", "int32", "the quotes credited to it alone", lambda i: i.credited.get(i.it.id, 0)),
    )


def _events() -> Table:
    return _table(
        "events",
        "One row an event; several actors or recipients share a cell, `; ` between, in the order of their columns.",
        lambda article: article.events,
        ("event_id", "string", "the event within its article: `e1`, `e2`, …", lambda i: i.it.id),
        ("event_date", "date32", "its first day", lambda i: day(i.it.date.begin) if i.it.date else None),
        (
            "interval",
            "string",
            "when, as an ISO 8601 interval, the end excluded",
            lambda i: interval(i.it.date.begin, i.it.date.end_before) if i.it.date else None,
        ),
        ("date_value", "string", "TIMEX3 value", lambda i: i.it.date.value if i.it.date else None),
        ("date_basis", "string", "what the date was counted from", lambda i: i.it.date.basis if i.it.date else None),
        ("type", "string", "one of the sixteen PLOVER types", lambda i: i.it.type),
        ("mode", "string", "PLOVER mode", lambda i: i.it.mode),
        ("status", "string", "`occurred`, `ongoing`, `planned`, `hypothetical` or `negated`", lambda i: i.it.status),
        ("plover_type", "string", "the type by PLOVER's letter, which has no future", lambda i: i.it.plover_type),
        ("quad", "int32", "1 to 4: verbal, material cooperation; verbal, material conflict", lambda i: i.it.quad),
        ("cameo_root", "string", "two digits: the root category of CAMEO", lambda i: i.it.cameo_root),
        ("actor_name", "string", "who did it", lambda i: joined(p.name for p in i.it.actors)),
        (
            "actor_country",
            "string",
            "of which country, ISO 3166-1 alpha-3",
            lambda i: joined(p.country for p in i.it.actors),
        ),
        ("actor_id", "string", "`person_id` or `organization_id`", lambda i: joined(p.entity for p in i.it.actors)),
        ("recipient_name", "string", "to whom", lambda i: joined(p.name for p in i.it.recipients)),
        ("recipient_country", "string", "of which country", lambda i: joined(p.country for p in i.it.recipients)),
        (
            "recipient_id",
            "string",
            "`person_id` or `organization_id`",
            lambda i: joined(p.entity for p in i.it.recipients),
        ),
        ("place_name", "string", "where", lambda i: i.it.place.name if i.it.place else None),
        ("place_country", "string", "in which country", lambda i: i.it.place.country if i.it.place else None),
        ("amounts", "string", "amounts, as printed", lambda i: joined(amount.text for amount in i.it.amounts)),
        ("attributed_to", "string", "who says so", lambda i: i.it.attributed_to),
        ("quote_id", "string", "the quote it is known from", lambda i: i.it.quote),
        ("trigger", "string", "the words that name it first", lambda i: i.it.trigger.text),
        ("start", "int32", "offset of these words", lambda i: i.it.trigger.start),
        ("end", "int32", "offset after them", lambda i: i.it.trigger.end),
        ("mentions", "int32", "how often the article names it", lambda i: 1 + len(i.it.also)),
        ("rule", "string", "the rule that found it", lambda i: i.it.rule),
    )


def _participants() -> Table:
    return _table(
        "participants",
        "One row a party of an event, for those who count actors or build dyads.",
        _parties,
        ("event_id", "string", "the event within its article", lambda i: i.it.event.id),
        ("part", "string", "`actor` or `recipient`", lambda i: i.it.part),
        ("number", "int32", "its place among those of its part, from 1", lambda i: i.it.number),
        ("name", "string", "its name", lambda i: i.it.party.name),
        ("entity_id", "string", "`person_id` or `organization_id`", lambda i: i.it.party.entity),
        ("country", "string", "its country, ISO 3166-1 alpha-3", lambda i: i.it.party.country),
        ("gender", "string", "`male` or `female`, of a person", lambda i: _gender(_entity(i, i.it.party.entity))),
        (
            "role",
            "string",
            "the first title the article gives a person",
            lambda i: _title(_entity(i, i.it.party.entity)),
        ),
        ("mention", "string", "the words that name it here", lambda i: _text(i.it.party.mention)),
        ("start", "int32", "offset of these words", lambda i: i.it.party.mention.start if i.it.party.mention else None),
        ("end", "int32", "offset after them", lambda i: i.it.party.mention.end if i.it.party.mention else None),
    )


@frozen
class _Party:
    """A participant and its part in an event."""

    event: Event
    part: str
    number: int
    party: Participant


def _parties(article: Article) -> Iterator[_Party]:
    for event in article.events:
        for part, parties in (("actor", event.actors), ("recipient", event.recipients)):
            yield from (_Party(event, part, number, party) for number, party in enumerate(parties, 1))


def _of(dateline: Dateline | None) -> Dateline:
    return dateline or NO_DATELINE


def _by(item: _Item[Quote]) -> Speaker:
    return item.it.speaker or NO_SPEAKER


def _speaker(item: _Item[Quote]) -> Person | Organization | None:
    return _entity(item, _by(item).entity)


def _entity(item: _Item[T], id_: str | None) -> Person | Organization | None:
    return item.entities.get(id_) if id_ else None


def _gender(entity: Person | Organization | None) -> str | None:
    return entity.gender if isinstance(entity, Person) else None


def _title(entity: Person | Organization | None) -> str | None:
    return _first_role(entity).title or None


def _country(entity: Person | Organization | None) -> str | None:
    return entity.country if entity else None


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _quoted(item: _Item[Quote]) -> str | None:
    return " […] ".join(fragment.text for fragment in item.it.fragments) or None


NO_ROLE: Final = PersonRole("")
NO_DATELINE: Final = Dateline(0, 1, " ")
NO_SPEAKER: Final = Speaker("", EntityKind.DESCRIPTION)

TABLES: Final[Mapping[str, Table]] = {
    table.name: table
    for table in (_articles(), _quotes(), _dates(), _people(), _organizations(), _events(), _participants())
}
