"""The few errors the library raises. Everything else is a flagged result."""


class DiplonewsError(Exception):
    """Base of every error raised on purpose by diplonews."""


class InputError(DiplonewsError, ValueError):
    """A value handed in by the caller cannot be read; the message names the value."""


class SchemaError(DiplonewsError, ValueError):
    """A JSON document is not of the exchange format; the message names the path (``$.dates[0].start``)."""


class LexiconError(DiplonewsError):
    """A lexicon table is malformed; the message names the file and the line."""
