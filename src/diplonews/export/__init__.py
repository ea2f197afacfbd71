"""Formats that an article is written in and read from; each module reads the model only."""
