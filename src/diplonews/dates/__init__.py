"""Dates: what was said (expressions), found by rules, resolved against publication and discourse."""

from diplonews.dates.alone import resolve_date

__all__ = ["resolve_date"]
