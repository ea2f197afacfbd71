"""Paragraphs and what each is for on the page: title, lead, body, caption, embedded post, boilerplate."""

import re
from functools import cache

from attrs import frozen

from diplonews.enums import Role
from diplonews.lexicon import _tables

_LINE = re.compile(r"\S[^\n]*+")
_ENDS_SENTENCE = (".", "!", "?", "…", ":", ";", '."', ".»", ". »", "!»", "! »", "? »", ".”", ",")
# « — Nom (@compte) 5 avril 2022 »: the signature of an embedded post.
_SIGNATURE = re.compile(r"[—–-]{1,2}\s?[^\n]{1,80}?\(@\w{1,30}\)|^@\w{1,30}\b|^[^\n]{1,60}\(@\w{1,30}\)\s*·")
_DATELINE_ONLY = re.compile(r"(?:\)|\d{4} ?\.?)\s*[–—-]\s*$")
_SHORT = 12  # words; a longer line without a full stop is no crosshead
_SIGNED = 30  # words; a longer paragraph is no signature, and begins like furniture by chance
_CAPTION = 45  # words; a longer paragraph with a photo credit in it is body text
_TITLE = 40  # words


@frozen
class Line:
    """A paragraph: view offsets without the spaces at either end, and its role."""

    start: int
    end: int
    role: Role


@frozen
class _Furniture:
    """The table as it is asked: how furniture begins, the first letters of that, what it is, and what it holds."""

    captions: tuple[str, ...]
    starts: tuple[str, ...]
    heads: frozenset[str]
    whole: frozenset[str]
    anywhere: tuple[tuple[str, Role], ...]


_HEAD = 3  # letters of a line that tell most lines from furniture


@cache
def _furniture() -> _Furniture:
    table = _tables.rows("furniture")
    starts = tuple(phrase for phrase, where, _ in table if where == "start")
    return _Furniture(
        tuple(phrase for phrase, where, role in table if where == "start" and role == "caption"),
        starts,
        frozenset(phrase[:_HEAD] for phrase in starts),
        frozenset(phrase for phrase, where, _ in table if where == "whole"),
        tuple((phrase, Role(role)) for phrase, where, role in table if where == "any"),
    )


def furniture_role(line: str) -> Role | None:
    """The role of a line that is page furniture by its words; None for what may be the article's own."""
    low = line.lower()
    known = _furniture()
    words = low.count(" ") + 1
    if low[:_HEAD] in known.heads:
        if low.startswith(known.captions):
            return Role.CAPTION
        if words <= _SIGNED and low.startswith(known.starts):
            return Role.BOILERPLATE
    if low.isdigit() or low.rstrip(" .:»)") in known.whole:
        return Role.BOILERPLATE
    if words <= _SIGNED and "@" in line and _SIGNATURE.search(line):
        return Role.EMBED
    if words <= 3 and low.endswith(","):
        return Role.BOILERPLATE  # the buttons of a page, one a line
    if words <= _CAPTION:
        for phrase, role in known.anywhere:
            if phrase in low and (role is not Role.CAPTION or not _is_sentence_only(low, phrase)):
                return role
    return None


def _is_sentence_only(low: str, phrase: str) -> bool:
    # « … » (photo) in running text: a credit stands near the end of a caption.
    return len(low) - low.rfind(phrase) > 80


def paragraphs(view: str) -> tuple[Line, ...]:
    """The non-empty lines of the view with their roles; a text of one paragraph is all body."""
    lines = [(m.start(), m.start() + len(m[0].rstrip())) for m in _LINE.finditer(view)]
    roles = [furniture_role(view[a : min(b, a + 600)]) if b - a < 600 else None for a, b in lines]
    own = [k for k, role in enumerate(roles) if role is None]
    texts = {k: view[slice(*lines[k])] for k in own if lines[k][1] - lines[k][0] < 400}
    if len(own) > 2 and _is_kicker(texts.get(own[0], ""), texts.get(own[1], "")):
        roles[own.pop(0)] = Role.CROSSHEAD
    titled = bool(own) and own[0] in texts and _is_heading(texts[own[0]], _TITLE)
    for position, k in enumerate(own):
        roles[k] = _own_role(texts, own, position, titled=titled)
    return tuple(Line(a, b, role or Role.BODY) for (a, b), role in zip(lines, roles, strict=True))


def _own_role(texts: dict[int, str], own: list[int], position: int, *, titled: bool) -> Role:
    """The role of a line of the article itself, from its length, its last sign and its place."""
    line = texts.get(own[position], "")
    if position == 0 and titled and len(own) > 1:
        return Role.TITLE
    if line and len(line) < 60 and _DATELINE_ONLY.search(line):
        return Role.DATELINE
    if line and position < len(own) - 1 and _is_heading(line, _SHORT):
        return Role.CROSSHEAD
    if titled and position < 4 and all(k in texts and texts[k].count(" ") < _SHORT for k in own[1:position]):
        return Role.LEAD
    return Role.BODY


def _is_kicker(line: str, following: str) -> bool:
    """Whether the first line is the section's name (`DIPLOMATIE`, `ÉCLAIRAGE`) above the title."""
    return (
        0 < len(line) < 40
        and line.isupper()
        and line.count(" ") < 4
        and bool(following)
        and _is_heading(following, _TITLE)
    )


def _is_heading(line: str, most_words: int) -> bool:
    return line.count(" ") < most_words and not line.rstrip().endswith(_ENDS_SENTENCE)
