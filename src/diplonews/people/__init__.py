"""People and organisations: names in running text, titles, and who stands behind a phrase or a pronoun."""
