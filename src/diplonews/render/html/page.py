"""The frame of every page: head, style sheet, landmarks."""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from diplonews.render.html.markup import Html, join, tag, text

_COMMENT: Final = re.compile(r"/\*[^*]*\*/\s*")


@cache
def sheet() -> Html:
    """The style sheet, comments left out. It is ours and holds no end tag: it stands as it is."""
    css = files("diplonews.render.html").joinpath("style.css").read_text(encoding="utf-8")
    return Html(f"<style>\n{_COMMENT.sub('', css)}</style>")


def page(title: str, *, header: Html, main: Html, aside: Html) -> str:
    """A whole document with a link past the header, a banner, the main part and what stands beside it."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content="diplonews"),
        tag("title", text(title)),
        sheet(),
    )
    inside = join(
        tag("a", text("Aller au contenu"), href="#dn-main", class_="dn-skip"),
        tag("header", header, class_="dn-head"),
        tag("main", main, id="dn-main", class_="dn-main", tabindex="-1"),
        tag("aside", aside, class_="dn-side", aria_label="Analyse"),
        by="\n",
    )
    body = tag("body", tag("div", tag("div", inside, class_="dn-grid"), class_="dn"), class_="dn-page")
    return "<!doctype html>\n" + tag("html", head, text("\n"), body, lang="fr") + "\n"


def fragment(*parts: Html) -> str:
    """A ``<div>`` for a page that is not ours; formulas are not looked for in it, an article may speak of dollars."""
    inside = tag("div", *parts, class_="dn-grid")
    return tag("div", sheet(), inside, class_="dn dn-guest mathjax_ignore tex2jax_ignore", lang="fr")
