"""Many articles as one page: what they say together."""

from typing import TYPE_CHECKING

from diplonews.render.html.labels import plural
from diplonews.render.html.markup import tag, text
from diplonews.render.html.page import page

if TYPE_CHECKING:
    from diplonews.corpus import Corpus


def corpus_html(corpus: "Corpus") -> str:
    """The corpus as a page of its own (HTML, in French)."""
    name = plural(len(corpus), "article")
    return page(name, header=tag("h1", text(name)), main=text(""), aside=text(""))
