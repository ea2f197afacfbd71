"""Hypothesis strategies: values of the model, and French text together with what a parser must find in it.

The first kind draws any valid value (``articles quotes date_refs people organizations events spans``); they are what
``st.from_type`` uses. The second draws ``(text, truth)`` from a grammar, and imports no parser: ``french_dates``,
``person_names``, ``reported_speech``, ``dispatches``. ``CONSTRUCTIONS`` names the constructions of each.

Needs the extra ``hypothesis``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplonews.strategies import _words
from diplonews.strategies._dates import french_dates
from diplonews.strategies._dispatches import dispatches
from diplonews.strategies._models import articles, date_refs, events, organizations, people, quotes, spans
from diplonews.strategies._names import person_names
from diplonews.strategies._speech import reported_speech

CONSTRUCTIONS: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType(
    {
        generator: MappingProxyType(_words.constructions(generator))
        for generator in ("french_dates", "person_names", "reported_speech")
    }
)
"""For each generator the names of its constructions, and their numbers in its catalogue."""

__all__ = [
    "CONSTRUCTIONS",
    "articles",
    "date_refs",
    "dispatches",
    "events",
    "french_dates",
    "organizations",
    "people",
    "person_names",
    "quotes",
    "reported_speech",
    "spans",
]
