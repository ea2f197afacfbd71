"""HTML that is safe by type: `Html` comes from `text` and `tag` alone, so that nothing unescaped can slip in."""

import re
from typing import Final, NewType

Html = NewType("Html", str)

NOTHING: Final = Html("")
_VOID: Final = frozenset(("br", "meta"))
# HTML can hold neither NUL nor a surrogate; a carriage return would be read back as a line feed
_SPECIAL: Final = re.compile('[&<>"\r\x00\ud800-\udfff]')
_WRITTEN: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}


def text(words: str) -> Html:
    """The words as text: character for character what an HTML parser reads back, NUL and surrogates excepted.

    >>> text("<b> & co.")
    '&lt;b&gt; &amp; co.'
    """
    return Html(_SPECIAL.sub(_reference, words))


def join(*parts: Html, by: str = "") -> Html:
    """The parts one after another, with words between them."""
    return Html(text(by).join(parts))


def tag(name: str, /, *children: Html, **attributes: str | bool | None) -> Html:
    """An element; an attribute of None or False is left out, True stands alone.

    A final underscore is dropped from the name of an attribute, the others are hyphens.

    >>> tag("a", text("a < b"), href="#x", class_="dn-ref", aria_label='"a"')
    '<a href="#x" class="dn-ref" aria-label="&quot;a&quot;">a &lt; b</a>'
    """
    begin = opening(name, **attributes)
    return begin if name in _VOID else Html(f"{begin}{''.join(children)}</{name}>")


def opening(name: str, /, **attributes: str | bool | None) -> Html:
    """The start tag of an element; see `tag`."""
    written = [
        f" {key.removesuffix('_').replace('_', '-')}" + ("" if value is True else f'="{text(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    ]
    return Html(f"<{name}{''.join(written)}>")


def closing(name: str) -> Html:
    """The end tag of an element."""
    return Html(f"</{name}>")


def _reference(hit: re.Match[str]) -> str:
    return _WRITTEN.get(hit[0], "\ufffd")
