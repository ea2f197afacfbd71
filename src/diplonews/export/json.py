"""The exchange format ``diplonews/1``: an Article as JSON and back without loss, and its JSON Schema.

Writer, reader and schema are three views of one table, which is read off the model's own annotations: a field added to
the model is written, read, checked and published at once. Source of the format: docs/reference/exchange.md.
"""

import datetime as dt
import inspect
import json
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from operator import attrgetter, methodcaller
from typing import Final

import attrs
from attrs import field, frozen

from diplonews.errors import InputError, SchemaError
from diplonews.export.offsets import KINDS, Offsets, counting, reading, recounted_entry
from diplonews.meta import JSON, Meta
from diplonews.model import FORMAT, Article, Failure
from diplonews.values import Event

# Where the order of the keys is not the order of the fields (attrs wants fields without a default first).
_LEADING: Final[Mapping[type, tuple[str, ...]]] = {Article: ("id",), Event: ("id", "type", "mode", "status")}
_MAJOR = re.compile(r"diplonews/(\d{1,9})(?:\.\d{1,9})?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_dict(article: Article, *, offsets: Offsets = "code-points") -> dict[str, JSON]:
    """The article as plain dictionaries, lists, strings and numbers, in the key order of the exchange format.

    With ``offsets="utf-16"`` every ``start`` and ``end`` counts UTF-16 code units, as JavaScript does, and the object
    says so (``"offsets": "utf-16"``); ``from_dict`` reads both.

    Raises:
        InputError: when ``offsets`` is neither.

    >>> from diplonews import parse
    >>> to_dict(parse("« Oui », a dit Anne Ferrand."))["quotes"][0]["fragments"]
    [{'start': 2, 'end': 5, 'text': 'Oui'}]
    """
    count = counting(article.text, offsets)
    written = _shape(Article).write(article)
    assert isinstance(written, dict)  # noqa: S101
    if offsets == "code-points":
        return {"format": FORMAT, **written}
    return {"format": FORMAT, "offsets": offsets, **{key: recounted_entry(key, written[key], count) for key in written}}


def to_json(article: Article, *, offsets: Offsets = "code-points") -> str:
    """The article as one line of JSON that any UTF-8 encoder can write; lone surrogates are escaped.

    ``offsets`` as of ``to_dict``.

    Raises:
        InputError: when a surrogate pair stands in the text as two code points, which JSON cannot tell from one.

    >>> from_json(to_json(Article("Rien."))) == Article("Rien.")
    True
    """
    return dumps(to_dict(article, offsets=offsets))


def from_dict(data: Mapping[str, JSON]) -> Article:
    """The article that ``to_dict`` wrote. Unknown keys are ignored; a missing key stands for unknown.

    Raises:
        SchemaError: naming the path of what does not fit (``$.dates[0].start``).

    >>> written = to_dict(Article("Rien."))
    >>> from_dict(written).text
    'Rien.'
    >>> from_dict({**written, "dates": [{"start": "4"}]})
    Traceback (most recent call last):
    ...
    diplonews.errors.SchemaError: $.dates[0].start: str where an integer must stand
    """
    if not isinstance(data, Mapping):
        raise SchemaError(f"$: {_named(data)} where an object must stand")
    _check_format(data.get("format"))
    if "error" in data:
        raise SchemaError("$.error: the line stands for an article that could not be parsed")
    try:
        article = _shape(Article).read(_in_code_points(data))
    except _MisfitError as misfit:
        raise SchemaError(f"{misfit.path()}: {misfit.message}") from misfit.__cause__
    assert isinstance(article, Article)  # noqa: S101
    return article


def from_json(text: str) -> Article:
    """The article that ``to_json`` wrote, in code points or UTF-16 code units: the text says which.

    Raises:
        SchemaError: when ``text`` is no JSON, or no article of this major version.

    >>> from diplonews import parse
    >>> article = parse("🇧🇪 « Oui », a dit Anne Ferrand.")
    >>> from_json(to_json(article, offsets="utf-16")) == article
    True
    """
    try:
        data = loads(text)
    except InputError as error:
        raise SchemaError(f"$: {error}") from error
    if not isinstance(data, dict):
        raise SchemaError(f"$: {_named(data)} where an object must stand")
    return from_dict(data)


def failure_to_json(failure: Failure) -> str:
    """The line that keeps the place of a record that could not be parsed."""
    error: dict[str, JSON] = {"type": failure.type, "message": failure.error, "line": failure.line}
    return dumps({"format": FORMAT, "id": failure.id, "error": error})


def schema() -> dict[str, JSON]:
    """The exchange format as JSON Schema (draft 2020-12): one line of a batch, an article or an error."""
    text_or_null: JSON = {"type": ["string", "null"]}
    error: JSON = {
        "type": "object",
        "required": ["type", "message", "line"],
        "properties": {
            "type": {"type": "string"},
            "message": {"type": "string"},
            "line": {"type": ["integer", "null"], "minimum": 1},
        },
    }
    definitions: dict[str, JSON] = {}
    for shape in _shapes(_shape(Article)):
        definitions[shape.name] = dict(shape.definition)
    article = definitions["Article"]
    assert isinstance(article, dict)  # noqa: S101
    properties, required = article["properties"], article["required"]
    assert isinstance(properties, dict)  # noqa: S101
    assert isinstance(required, list)  # noqa: S101
    stated: JSON = {"description": "What offsets count; code points unless stated.", "enum": list(KINDS)}
    article["properties"] = {"format": {"const": FORMAT}, "offsets": stated, **properties}
    article["required"] = ["format", *required]
    definitions["Failure"] = {
        "description": "A record that could not be parsed; it keeps the record's place in a batch.",
        "type": "object",
        "required": ["format", "id", "error"],
        "properties": {"format": {"const": FORMAT}, "id": text_or_null, "error": error},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "description": "One French news article as diplonews reads it; offsets are code points of `text`, half-open.",
        "oneOf": [{"$ref": "#/$defs/Article"}, {"$ref": "#/$defs/Failure"}],
        "$defs": dict(sorted(definitions.items())),
    }


def dumps(value: JSON) -> str:
    """JSON on one line, readable French, lone surrogates escaped.

    Raises:
        InputError: for a number that JSON has not (NaN, infinity), or a surrogate pair of two code points.
    """
    try:
        line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError as error:
        raise InputError(f"no JSON: {error}") from error
    if line.isascii() or not _SURROGATE.search(line):
        return line
    if pair := _PAIR.search(line):
        raise InputError(f"surrogate pair {pair[0]!r} stands as two code points; JSON would make one of them")
    return _SURROGATE.sub(lambda hit: f"\\u{ord(hit[0]):04x}", line)


def loads(text: str | bytes) -> JSON:
    """The value written in ``text``.

    Raises:
        InputError: when it is no JSON (NaN and infinities are none), or nested beyond reason.
    """
    try:
        value: JSON = json.loads(text, parse_constant=_no_constant)
    except RecursionError as error:
        raise InputError("JSON nested too deep") from error
    except ValueError as error:
        raise InputError(f"no JSON: {error}") from error
    return value


def _in_code_points(data: Mapping[str, JSON]) -> dict[str, JSON]:
    """What was written, its offsets in code points."""
    stated, text = data.get("offsets", "code-points"), data.get("text")
    if stated not in KINDS:
        raise SchemaError(f"$.offsets: {stated!r} is none of {', '.join(KINDS)}")
    if stated == "code-points" or not isinstance(text, str):
        return dict(data)
    count = reading(text)
    try:
        return {key: recounted_entry(key, data[key], count) for key in data}
    except (InputError, RecursionError) as error:
        raise SchemaError(f"$: {error}") from error


def _no_constant(name: str) -> typing.NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _check_format(stated: object) -> None:
    version = _MAJOR.fullmatch(stated) if isinstance(stated, str) else None
    if version is None:
        raise SchemaError(f"$.format: {stated!r} where {FORMAT!r} must stand")
    if f"diplonews/{int(version[1])}" != FORMAT:
        raise SchemaError(f"$.format: {stated!r} is of another major version than {FORMAT!r}")


def _named(value: object) -> str:
    return "null" if value is None else type(value).__name__


class _MisfitError(Exception):
    """A value that does not fit; the steps of its path are added on the way out, so that a good read costs nothing."""

    def __init__(self, message: str) -> None:
        self.message = message
        self.steps: list[str] = []

    def path(self) -> str:
        return "$" + "".join(reversed(self.steps))


@frozen(eq=False)
class _Shape:
    """How values of one type are written, read and described.

    ``write`` None: the value is JSON as it is. ``parts`` are the shapes within, ``name`` is set for those
    that have a definition of their own.
    """

    write: Callable[[typing.Any], JSON]
    read: Callable[[JSON], object]
    schema: dict[str, JSON]
    plain: bool = False
    name: str = ""
    definition: dict[str, JSON] = field(factory=dict)
    parts: tuple["_Shape", ...] = ()


def _shapes(shape: _Shape) -> Iterator[_Shape]:
    """Every shape within that has a definition of its own."""
    if shape.name:
        yield shape
    for part in shape.parts:
        yield from _shapes(part)


@cache
def _shape(hint: object) -> _Shape:
    """The shape of an annotation of the model."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint in _SCALARS:
        return _scalar(hint)
    if origin in (types.UnionType, typing.Union):
        rest = tuple(a for a in args if a is not type(None))
        if set(rest) == {dt.date, dt.datetime}:
            return _optional(_days(_read_day_or_moment, f"^(?:{_DATE.pattern}|{_MOMENT.pattern})$"))
        return _optional(_shape(rest[0]))
    if origin is tuple:
        return _listed(_shape(args[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _enumerated(hint)
    if hint is dt.date:
        return _days(_read_day, f"^{_DATE.pattern}$")
    if hint is Meta:
        return _Shape(Meta.to_dict, _read_meta, {"type": "object"})
    if isinstance(hint, type) and attrs.has(hint):
        return _record(hint)
    raise TypeError(f"no shape for {hint!r}")  # pragma: no cover  # the model has no such field: a slip of ours


_SCALARS: Final[Mapping[object, tuple[str, tuple[type, ...], dict[str, JSON]]]] = {
    str: ("a string", (str,), {"type": "string"}),
    int: ("an integer", (int,), {"type": "integer", "minimum": 0}),
    float: ("a number", (int, float), {"type": "number"}),
}


def _scalar(hint: object) -> _Shape:
    wanted, allowed, description = _SCALARS[hint]

    def read(value: JSON) -> object:
        if type(value) not in allowed:
            raise _MisfitError(f"{_named(value)} where {wanted} must stand")
        if hint is float and type(value) is int:
            try:
                return float(value)
            except OverflowError as error:
                raise _MisfitError("a number beyond all bounds") from error
        return value

    return _Shape(_unchanged, read, description, plain=True)


def _unchanged(value: JSON) -> JSON:  # pragma: no cover  # for the type: what is plain is copied without a call
    return value


def _optional(inner: _Shape) -> _Shape:
    def read(value: JSON) -> object:
        return None if value is None else inner.read(value)

    kind = inner.schema.get("type")
    description: dict[str, JSON] = {"anyOf": [inner.schema, {"type": "null"}]}
    if isinstance(kind, str) and "enum" not in inner.schema:
        description = {**inner.schema, "type": [kind, "null"]}
    return _Shape(inner.write, read, description, plain=inner.plain, parts=(inner,))  # a record does not write None


def _listed(inner: _Shape) -> _Shape:
    each = inner.write

    def write(values: tuple[object, ...]) -> JSON:
        return [each(v) for v in values]

    def read(value: JSON) -> object:
        if not isinstance(value, list):
            raise _MisfitError(f"{_named(value)} where a list must stand")
        made = []
        try:
            for item in value:
                made.append(inner.read(item))  # noqa: PERF401  # the length tells where it failed
        except _MisfitError as misfit:
            misfit.steps.append(f"[{len(made)}]")
            raise
        return tuple(made)

    return _Shape(write, read, {"type": "array", "items": inner.schema}, parts=(inner,))


def _enumerated(kind: type[StrEnum]) -> _Shape:
    names: dict[object, JSON] = {member: member.value for member in kind}
    members: dict[object, StrEnum] = {member.value: member for member in kind}

    def read(value: JSON) -> object:
        if not isinstance(value, str) or value not in members:
            raise _MisfitError(f"{value!r} is none of {', '.join(m.value for m in kind)}")
        return members[value]

    return _Shape(names.__getitem__, read, {"type": "string", "enum": [m.value for m in kind]})


def _days(read: Callable[[JSON], object], pattern: str) -> _Shape:
    # isoformat of the value's own class: date.isoformat would cut the time off a datetime
    return _Shape(methodcaller("isoformat"), read, {"type": "string", "pattern": pattern})


def _read_day(value: JSON) -> dt.date:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError as error:
            raise _MisfitError(f"{value!r} is no day of the calendar") from error
    raise _MisfitError(f"{value!r} is no date (YYYY-MM-DD)")


def _read_day_or_moment(value: JSON) -> dt.date | dt.datetime:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            return dt.datetime.fromisoformat(value)
        except ValueError as error:
            raise _MisfitError(f"{value!r} is no moment of the calendar") from error
    return _read_day(value)


def _read_meta(value: JSON) -> Meta:
    if not isinstance(value, dict):
        raise _MisfitError(f"{_named(value)} where an object must stand")
    return Meta(value)


def _record(kind: type) -> _Shape:
    """The shape of an attrs class: an object whose keys are its fields."""
    hints = typing.get_type_hints(kind)
    leading = _LEADING.get(kind, ())
    fields = sorted(attrs.fields(kind), key=lambda f: leading.index(f.name) if f.name in leading else len(leading))
    names = tuple(f.name for f in fields)
    shapes = tuple(_shape(hints[name]) for name in names)
    needed = frozenset(f.name for f in fields if f.default is attrs.NOTHING)
    values = attrgetter(*names)
    special = tuple((name, s.write) for name, s in zip(names, shapes, strict=True) if not s.plain)
    readers = tuple((name, s.read) for name, s in zip(names, shapes, strict=True))

    def write(value: object) -> JSON:
        row: dict[str, typing.Any] = dict(zip(names, values(value), strict=True))
        for name, convert in special:
            if row[name] is not None:
                row[name] = convert(row[name])
        return row

    def read(value: JSON) -> object:
        if not isinstance(value, Mapping):
            raise _MisfitError(f"{_named(value)} where an object must stand")
        made: dict[str, object] = {}
        name = ""
        try:
            for name, convert in readers:
                if name in value:
                    made[name] = convert(value[name])
                elif name in needed:
                    raise _MisfitError("missing")
        except _MisfitError as misfit:
            misfit.steps.append(f".{name}")
            raise
        try:
            return kind(**made)
        except InputError as error:
            raise _MisfitError(str(error)) from error

    definition: dict[str, JSON] = {
        "description": (inspect.getdoc(kind) or "").split("\n")[0],
        "type": "object",
        "required": list(names),
        "properties": {name: s.schema for name, s in zip(names, shapes, strict=True)},
    }
    reference: dict[str, JSON] = {"$ref": f"#/$defs/{kind.__name__}"}
    return _Shape(write, read, reference, name=kind.__name__, definition=definition, parts=shapes)
