"""Closed-class words of French, by class."""

from functools import cache

from diplonews.lexicon._tables import rows


@cache
def function_words(cls: str) -> frozenset[str]:
    """The lower-case forms of one class of ``function_words.tsv`` (``clitic``, ``determiner``, …).

    >>> "lui" in function_words("clitic")
    True
    """
    return frozenset(form for form, its in rows("function_words") if its == cls)
