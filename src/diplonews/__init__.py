"""Quotations, dates, people and events of French diplomatic news, as typed values with offsets and evidence.

This page lists everything public; each name is imported from its module when first asked for, so that
``import diplonews`` costs next to nothing.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from diplonews.batch import parse_many
    from diplonews.corpus import Corpus
    from diplonews.dates import resolve_date
    from diplonews.enums import (
        Basis,
        Bound,
        DateType,
        EntityKind,
        EventType,
        Gender,
        QuoteKind,
        ResolvedBy,
        Role,
        Status,
    )
    from diplonews.errors import (
        DiplonewsError,
        InputError,
        LexiconError,
        MissingExtraError,
        SchemaError,
    )
    from diplonews.export.json import (
        from_dict,
        from_json,
        to_dict,
        to_json,
    )
    from diplonews.meta import Meta
    from diplonews.model import Article, Failure
    from diplonews.options import Options
    from diplonews.people.match import same_person
    from diplonews.people.names import parse_name, parse_names
    from diplonews.pipeline import (
        find_dates,
        find_events,
        find_people,
        find_quotes,
        parse,
    )
    from diplonews.values import (
        Amount,
        Cue,
        Dateline,
        DateRef,
        Event,
        EventDate,
        Evidence,
        Match,
        NamePart,
        Notice,
        Office,
        Organization,
        Paragraph,
        Participant,
        Person,
        PersonName,
        PersonRole,
        Place,
        Quote,
        Said,
        Span,
        Speaker,
        SpeakerPart,
    )

__version__: str

__all__ = [
    "Amount",
    "Article",
    "Basis",
    "Bound",
    "Corpus",
    "Cue",
    "DateRef",
    "DateType",
    "Dateline",
    "DiplonewsError",
    "EntityKind",
    "Event",
    "EventDate",
    "EventType",
    "Evidence",
    "Failure",
    "Gender",
    "InputError",
    "LexiconError",
    "Match",
    "Meta",
    "MissingExtraError",
    "NamePart",
    "Notice",
    "Office",
    "Options",
    "Organization",
    "Paragraph",
    "Participant",
    "Person",
    "PersonName",
    "PersonRole",
    "Place",
    "Quote",
    "QuoteKind",
    "ResolvedBy",
    "Role",
    "Said",
    "SchemaError",
    "Span",
    "Speaker",
    "SpeakerPart",
    "Status",
    "__version__",
    "find_dates",
    "find_events",
    "find_people",
    "find_quotes",
    "from_dict",
    "from_json",
    "parse",
    "parse_many",
    "parse_name",
    "parse_names",
    "resolve_date",
    "same_person",
    "to_dict",
    "to_json",
]

_HOMES: Final = {
    "diplonews.batch": "parse_many",
    "diplonews.corpus": "Corpus",
    "diplonews.dates": "resolve_date",
    "diplonews.errors": "DiplonewsError InputError LexiconError MissingExtraError SchemaError",
    "diplonews.export.json": "from_dict from_json to_dict to_json",
    "diplonews.enums": "Basis Bound DateType EntityKind EventType Gender QuoteKind ResolvedBy Role Status",
    "diplonews.model": "Article Failure Meta",
    "diplonews.values": (
        "Amount Cue DateRef Dateline Event EventDate Evidence Match NamePart Notice Office Organization Paragraph "
        "Participant Person PersonName PersonRole Place Quote Said Span Speaker SpeakerPart"
    ),
    "diplonews.options": "Options",
    "diplonews.people.match": "same_person",
    "diplonews.people.names": "parse_name parse_names",
    "diplonews.pipeline": "find_dates find_events find_people find_quotes parse",
}


if not TYPE_CHECKING:  # type checkers read the imports above, and would take any name at all from a __getattr__

    def __getattr__(name: str) -> object:
        """Import a public name from its module; later look-ups find it here at once."""
        from importlib import import_module  # noqa: PLC0415

        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415  # it imports more than a parse does

            found: object = version("diplonews")
        else:
            home = next((module for module, names in _HOMES.items() if name in names.split()), None)
            if home is None:
                raise AttributeError(f"module 'diplonews' has no attribute {name!r}")
            found = getattr(import_module(home), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
