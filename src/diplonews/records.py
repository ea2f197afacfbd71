"""What a mapping says of an article: where each part stands in what the common extractors hand out, and the rest."""

import datetime as dt
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Final

from attrs import frozen

from diplonews.errors import InputError
from diplonews.meta import JSON, Meta

# The keys of newspaper4k, trafilatura, fundus, news-please and goose3; the first that holds something wins, and what no
# key claims is kept as it is.
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "maintext", "cleaned_text", "plaintext"),
    "published": ("published", "date", "publish_date", "publishing_date", "date_publish", "publish_datetime_utc"),
    "title": ("title", "headline"),
    "url": ("url", "final_url", "canonical_link", "original_url"),
    "source": (
        *("source", "source_domain", "publisher", "sitename", "meta_site_name"),
        *("hostname", "domain", "source_url"),
    ),
}
_NOTHING: Final = ("", "None")  # the latter is news-please's, for a date it has not


@frozen
class Record:
    """What ``parse`` needs of a mapping."""

    text: str
    published: dt.date | dt.datetime | str | None
    id: str | None
    meta: Meta


def read_record(mapping: Mapping[str, object]) -> Record:
    """The record that a mapping is.

    Raises:
        TypeError: when ``mapping`` is none, or its text no ``str``.
        InputError: when its publication date is none by type, or its id neither a string nor an integer.
    """
    if not isinstance(mapping, Mapping):
        raise TypeError(f"an article must be a mapping, not {type(mapping).__name__}")
    if "source-hostname" in mapping:  # trafilatura's JSON: the site stands there, and the address under « source »
        mapping = {"url": mapping.get("source"), **mapping, "source": mapping["source-hostname"], "source-hostname": ""}
    taken = {field: _first(mapping, keys) for field, keys in _KEYS.items()}
    text, published, title, url, source = (mapping[key] if key else None for key in taken.values())
    body = mapping.get("body")
    if text is None and isinstance(body, Mapping):
        text = "\n\n".join(_paragraphs(body))
    if text is None:  # an empty text is a text
        text = next((mapping[key] for key in _KEYS["text"] if mapping.get(key) is not None), None)
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}")
    if not isinstance(published, dt.date | str | None):
        raise InputError(f"published: {published!r} is neither a date nor a string")
    named = {"title": title, "url": url, "source": source}
    kept = {key: _as_json(value) for key, value in named.items() if value is not None}
    claimed = {"id", "source-hostname", *_KEYS, *taken.values()}
    for key in mapping:
        value = _as_json(mapping[key])
        if key not in claimed and (value is not None or mapping[key] is None):
            kept[str(key)] = value
    return Record(text, published, _id(mapping.get("id")), Meta(kept))


def _first(mapping: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """The first of the keys that holds something."""
    values = ((key, mapping.get(key)) for key in keys)
    return next((key for key, v in values if v is not None and not (isinstance(v, str) and v in _NOTHING)), None)


def _paragraphs(body: Mapping[str, object]) -> Iterator[str]:
    """The paragraphs of an article's body as fundus writes it: a summary, and sections with headlines."""
    for part in (body.get("summary"), *_list(body.get("sections"))):
        for lines in (part.get("headline"), part.get("paragraphs")) if isinstance(part, Mapping) else (part,):
            yield from (line for line in _list(lines) if isinstance(line, str) and line)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _id(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"id: {value!r} is neither a string nor an integer")


def _as_json(value: object) -> JSON:
    """What JSON can hold of a value: dates as ISO 8601, other collections as lists; the rest is left out (None)."""
    if value is None or isinstance(value, str | int | float):
        return None if isinstance(value, float) and not isfinite(value) else value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): _as_json(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=repr) if isinstance(value, set | frozenset) else value
        return [_as_json(v) for v in items]
    return None
