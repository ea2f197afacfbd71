"""Hypothesis strategies."""
from diplonews.strategies._speech import reported_speech
from diplonews.strategies._dates import french_dates
from diplonews.strategies._names import person_names
