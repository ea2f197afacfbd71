"""What users add or switch off, passed explicitly; there is no global state."""

from collections.abc import Iterable

from attrs import Attribute, field, frozen

from diplonews.errors import InputError
from diplonews.values import Office


def _known_zone(_self: object, _attribute: "Attribute[str | None]", value: str | None) -> None:
    if value is not None:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  # few name a zone

        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise InputError(f"time_zone: {value!r} is no IANA time zone") from error


def _strings(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):  # its letters would pass for entries
        raise InputError(f"{values!r}: a collection of strings is wanted, not one string")
    found: tuple[object, ...] = tuple(values)  # what a caller without type checks hands in
    for value in found:
        if not isinstance(value, str) or not value.strip():
            raise InputError(f"{value!r}: a word or name is wanted")
    return tuple(value for value in found if isinstance(value, str))


def _offices(values: Iterable[Office] | None) -> tuple[Office, ...] | None:
    if values is None:
        return None
    found: tuple[object, ...] = tuple(values)
    for value in found:
        if not isinstance(value, Office):
            raise InputError(f"offices: {value!r} is no Office")
    return tuple(value for value in found if isinstance(value, Office))


def _names(values: Iterable[str]) -> frozenset[str]:
    return frozenset(_strings(values))


@frozen
class Options:
    """Choices for one parse. Equal options give equal results.

    ``disabled_rules``: rule names (``diplonews rules`` lists them) or prefixes ending in a dot.
    ``cues``: further reporting verbs (infinitives or the forms as printed). ``titles``, ``organizations``,
    ``given_names``: further entries for those lists. ``offices``: a table of office holders that replaces
    the built-in one (``()`` switches it off, None keeps it). ``time_zone``: IANA zone of the newsroom,
    for a publication time that carries none.

    Raises:
        InputError: when the time zone is unknown, an entry is no word, or a string stands where a
            collection of strings must.

    >>> Options(cues=("marteler",)).cues
    ('marteler',)
    """

    disabled_rules: frozenset[str] = field(default=frozenset(), converter=_names)
    cues: tuple[str, ...] = field(default=(), converter=_strings)
    titles: tuple[str, ...] = field(default=(), converter=_strings)
    organizations: tuple[str, ...] = field(default=(), converter=_strings)
    offices: tuple[Office, ...] | None = field(default=None, converter=_offices)
    given_names: tuple[str, ...] = field(default=(), converter=_strings)
    time_zone: str | None = field(default=None, validator=_known_zone)


DEFAULT = Options()
