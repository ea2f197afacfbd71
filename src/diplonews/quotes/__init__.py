"""Reported speech: cues, the words they govern, and who is credited with them."""
