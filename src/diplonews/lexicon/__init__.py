"""What the library knows of French and of the world: typed, cached look-ups over the tables in ``data/``."""
