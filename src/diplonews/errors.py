"""The few errors the library raises. Everything else is a flagged result."""


class DiplonewsError(Exception):
    """Base of every error raised on purpose by diplonews."""


class InputError(DiplonewsError, ValueError):
    """A value handed in by the caller cannot be read; the message names the value."""


class SchemaError(DiplonewsError, ValueError):
    """A JSON document is not of the exchange format; the message names the path (``$.dates[0].start``)."""


class LexiconError(DiplonewsError):
    """A lexicon table is malformed; the message names the file and the line."""


class MissingExtraError(DiplonewsError, ImportError):
    """An optional package is not installed; the message names the line that installs it."""


def missing_extra(extra: str, package: str) -> MissingExtraError:
    """The error to raise where an import of ``package``, which comes with the extra ``extra``, failed.

    >>> print(missing_extra("spark", "pyspark"))
    pyspark is not installed: pip install "diplonews[spark]"
    """
    return MissingExtraError(f'{package} is not installed: pip install "diplonews[{extra}]"', name=package)
