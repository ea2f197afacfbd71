"""The metamorphic relations, on articles and generated dispatches; ``make fuzz`` runs them on many more."""

import datetime as dt

import mutations
import relations
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
PAGES = mutations.pages() | mutations.generated()


@FEW
@given(PAGES, st.sampled_from(relations.NEUTRAL), st.integers(0, 9))
def test_neutral_paragraph(page: mutations.Page, neutral: str, place: int):
    """A paragraph that says nothing changes nothing that is said."""
    relations.neutral_paragraph(*page, neutral, place)


@FEW
@given(PAGES, st.sampled_from("\u00a0\u202f"))
def test_typographic_blanks(page: mutations.Page, blank: str):
    """No-break spaces for spaces change the surface alone."""
    relations.typographic_blanks(*page, blank)


@FEW
@given(PAGES, st.sampled_from(relations.NAMES))
def test_renamed(page: mutations.Page, name: str):
    """A person renamed speaks under the new name."""
    relations.renamed(*page, name)


@FEW
@given(PAGES, st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)), st.integers(-300, 300))
def test_shifted(page: mutations.Page, published: dt.date, weeks: int):
    """Days counted from the publication move with it."""
    relations.shifted(page[0], published, weeks)
