"""The analysis view: one spelling for what pages write in many ways, with a map back to the original."""

import re
from array import array

# One character for one character: offsets stay. The view is only ever read, never shown.
_ONE_TO_ONE = {
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007", " "),
    **dict.fromkeys("\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\t\x0b\x0c\x00\x1c\x1d\x1e\x1f", " "),
    **dict.fromkeys("\r\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("\u2019\u02bc\u2032\u00b4\u0060\uff07\u02b9", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u2012\u2013\u2015\u2212", "\u2013"),
    "\u2033": '"',
    "\uff02": '"',
    "\u301d": "\u201c",
    "\u301e": "\u201d",
    "\u0130": "I",  # the one capital whose lower case is two characters long
    "\u00a8": '"',
}

_OTHERS = frozenset(_ONE_TO_ONE)
_SHORT = 200  # characters; a name is looked through once, and the replacements are mostly spared


# What changes the length: a letter with combining accents, a ligature, characters that print nothing.
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u2026": "\u2026"}
_COMPOSED = {
    base + mark: composed
    for mark, pairs in {
        "\u0300": "aàeèiìoòuùAÀEÈIÌOÒUÙ",
        "\u0301": "aáeéiíoóuúyýAÁEÉIÍOÓUÚYÝcćnńsśzźCĆNŃSŚZŹ",
        "\u0302": "aâeêiîoôuûAÂEÊIÎOÔUÛ",
        "\u0303": "aãnñoõAÃNÑOÕ",
        "\u0308": "aäeëiïoöuüyÿAÄEËIÏOÖUÜYŸ",
        "\u0327": "cçsşCÇSŞ",
        "\u030c": "cčsšzžrřeěCČSŠZŽRŘEĚ",
        "\u0306": "aăgğAĂGĞ",
        "\u030a": "aåuůAÅUŮ",
    }.items()
    for base, composed in zip(pairs[::2], pairs[1::2], strict=True)
}
_ANY_LONG = re.compile("[\r\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff\ufb00-\ufb04]")
_LONG = re.compile("[A-Za-z][\u0300-\u030c\u0327]|\r\n|" + _ANY_LONG.pattern.replace("\r", ""))


def _one_to_one(text: str) -> str:
    # A chain of single-character replacements runs at memory speed; str.translate costs two token passes.
    plain = text.isascii() and text.isprintable()
    if not plain and (len(text) > _SHORT or not _OTHERS.isdisjoint(text)):
        for old, new in _ONE_TO_ONE.items():
            text = text.replace(old, new)
    if "-t'" in text:
        text = (
            text.replace("-t'il", "-t-il").replace("-t'elle", "-t-elle").replace("-t'on", "-t-on")
        )  # « a-t'il ajouté »
    return text


def normalize(text: str) -> "tuple[str, array[int] | None]":
    """The view of ``text`` and, for each view offset (and the end), the offset in ``text``; None when they are equal.

    Every view character stands for at least one character of the text, so a span of the view is a span
    of the text.
    """
    if not _ANY_LONG.search(text):
        return _one_to_one(text), None
    pieces: list[str] = []
    offsets: array[int] = array("q")
    at = 0
    for hit in _LONG.finditer(text):
        pieces.append(text[at : hit.start()])
        offsets.extend(range(at, hit.start()))
        found = hit[0]
        new = "\n" if found == "\r\n" else _COMPOSED.get(found) or _LIGATURES.get(found, "")
        if not new and found[0].isalpha():
            new = found[0]  # an accent we have no composed letter for: the bare letter
        pieces.append(new)
        offsets.extend([hit.start()] * len(new))
        at = hit.end()
    pieces.append(text[at:])
    offsets.extend(range(at, len(text) + 1))
    return _one_to_one("".join(pieces)), offsets
