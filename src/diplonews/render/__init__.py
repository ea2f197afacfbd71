"""Articles shown to people; each module reads the model only."""
