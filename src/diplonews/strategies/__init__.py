"""Hypothesis strategies."""
from diplonews.strategies._speech import reported_speech
