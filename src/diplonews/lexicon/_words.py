"""Words by class: one look-up over the tables that list the forms of a class."""

from functools import cache

from diplonews.errors import LexiconError
from diplonews.lexicon._tables import rows


@cache
def word_class(table: str, cls: str) -> frozenset[str]:
    """The forms of one class of a table whose rows are form and class.

    Raises:
        LexiconError: when the table has no such class: an empty set would hide a misspelt name.
    """
    found = frozenset(form for form, its in rows(table) if its == cls)
    if not found:
        raise LexiconError(f"{table}.tsv has no class {cls!r}")
    return found


@cache
def function_words(cls: str) -> frozenset[str]:
    """The lower-case forms of one class of ``function_words.tsv`` (``clitic``, ``determiner``, …).

    >>> "lui" in function_words("clitic")
    True
    """
    return word_class("function_words", cls)


@cache
def quote_words(cls: str) -> frozenset[str]:
    """The forms of one class of ``quote_words.tsv``: the words about a cue and its subject."""
    return word_class("quote_words", cls)


@cache
def naming_words(cls: str) -> frozenset[str]:
    """The lower-case words of one class of ``not_names.tsv``: the words about a name, and those that are none."""
    return word_class("not_names", cls)
