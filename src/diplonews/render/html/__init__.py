"""An article as a page or as a fragment for a notebook: the text with its marks, and beside it who said what.

No script, no external resource. Everything that comes from the article is escaped (`markup`), spans that overlap are
cut into elements that nest (`spans`), and the look is one style sheet whose class names begin with ``dn-``.
"""

from diplonews.render.html.article import article_fragment, article_html, quote_fragment
from diplonews.render.html.corpus import corpus_fragment, corpus_html

__all__ = ["article_fragment", "article_html", "corpus_fragment", "corpus_html", "quote_fragment"]
