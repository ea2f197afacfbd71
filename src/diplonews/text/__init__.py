"""The text layer: from a page as scraped to tokens, quotation marks, paragraphs and sentences.

>>> doc = read("« L'offre tient », a-t-il dit.")
>>> doc.words
('«', "L'", 'offre', 'tient', '»', ',', 'a', '-t-il', 'dit', '.')
"""

from diplonews.text.document import Document, read

__all__ = ["Document", "read"]
