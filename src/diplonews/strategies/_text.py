"""French text with its truth in it: marked stretches, elision and contraction, typography.

A *marked* text carries labels between private-use characters, so that pieces can be joined, elided and set in any
typography before anybody counts an offset; ``unmark`` gives the plain text and where each label came to stand.
"""

import re

from attrs import frozen

OPEN, NAMED, CLOSE = "\ue000", "\ue001", "\ue002"
# literal marks, which the typography of the text leaves alone
LITERAL = {"«": "\ue010", "»": "\ue011", '"': "\ue012", "“": "\ue013", "”": "\ue014", "'": "\ue015"}

_MARK = rf"(?:{OPEN}[^{NAMED}]{{1,80}}{NAMED}|{CLOSE})"
_VOWEL = (
    r"(?=[aeiouâàéèêëîïôöûüœæAEIOUÂÀÉÈÊËÎÏÔÖÛÜŒÆ]"
    r"|[hH](?:omologue|eure|ier|ôte|ôpital|iver|omme|istoire|umanit|abit|elsinki|anoï|éritier))"
    r"(?!(?:onz|oui|un |une |ouz))"
)
_ELIDED = re.compile(
    rf"\b([dD]e|[qQ]ue|[lL]e|[lL]a|[cC]e|[nN]e|[sS]e|[jJ]e|[lL]orsque|[pP]uisque|[jJ]usque) ((?:{_MARK}|[«‹])*){_VOWEL}"
)
# « qu'un », « d'un »: before un and une only these elide
_BEFORE_UN = re.compile(rf"\b([dD]e|[qQ]ue|[lL]orsque|[pP]uisque) ({_MARK}*)(?=une?\b|ils?\b)")
_CONTRACTED = re.compile(rf"\b([dD]e|à|À) ({_MARK}*)(le|les)\b ")
_SHORT = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}


def mark(label: str, text: str) -> str:
    """``text`` with a label on it."""
    return f"{OPEN}{label}{NAMED}{text}{CLOSE}"


@frozen
class Label:
    """A labelled stretch of a plain text: code points, half-open."""

    label: str
    start: int
    end: int


def unmark(marked: str) -> tuple[str, tuple[Label, ...]]:
    """The plain text and the place of every label, in the order in which the labels begin; empty ones are dropped."""
    plain: list[str] = []
    length = 0
    begun: list[tuple[str, int, int]] = []
    found: list[tuple[int, Label]] = []
    count = 0
    for piece in re.split(rf"({_MARK})", marked):
        if piece.startswith(OPEN):
            begun.append((piece[1:-1], length, count))
            count += 1
        elif piece == CLOSE:
            label, start, order = begun.pop()
            if start < length:
                found.append((order, Label(label, start, length)))
        else:
            plain.append(piece)
            length += len(piece)
    return "".join(plain), tuple(label for _, label in sorted(found, key=lambda one: one[0]))


def mend(marked: str) -> str:
    """Elision and contraction at the joints: ``de le accord`` is ``de l'accord``, ``de le plan`` is ``du plan``.

    A determiner that contracts leaves the stretch it stood in: in ``à [le ministre]`` the label keeps ``ministre``.
    """
    text = _ELIDED.sub(lambda m: f"{m[1][:-1]}'{m[2]}", marked)
    text = _BEFORE_UN.sub(lambda m: f"{m[1][:-1]}'{m[2]}", text)
    return _CONTRACTED.sub(lambda m: f"{_contracted(m[1], m[3])} {m[2]}", text)


def _contracted(preposition: str, article: str) -> str:
    short = _SHORT[f"{preposition.lower()} {article}"]
    return short.capitalize() if preposition[0].isupper() else short


def sentence_case(marked: str) -> str:
    """The first letter as a capital; labels before it stay where they are."""
    at = 0
    while match := re.compile(_MARK).match(marked, at):
        at = match.end()
    return marked[:at] + marked[at : at + 1].upper() + marked[at + 1 :]


@frozen
class Typography:
    """How a text is set: outer marks and inner marks with their spaces, and the apostrophe."""

    name: str
    marks: tuple[str, str]
    inner: tuple[str, str]
    apostrophe: str = "'"

    def set(self, marked: str) -> str:
        """``«…»`` and ``‹…›`` (written without spaces) in these marks; the apostrophe as well."""
        table = {"«": self.marks[0], "»": self.marks[1], "‹": self.inner[0], "›": self.inner[1]}
        text = re.sub("[«»‹›]", lambda m: table[m[0]], marked)
        return text.replace("'", self.apostrophe)


TYPOGRAPHIES = (
    Typography("french", ("« ", " »"), ("“", "”")),
    Typography("straight", ('"', '"'), ("“", "”")),
    Typography("curly", ("“", "”"), ("‘", "’"), "’"),
    Typography("french_no_break", ("«\u00a0", "\u00a0»"), ("“", "”"), "’"),
    Typography("french_narrow", ("«\u202f", "\u202f»"), ("“", "”"), "’"),
    Typography("french_tight", ("«", "»"), ('"', '"')),
    Typography("french_in_french", ("« ", " »"), ("« ", " »"), "’"),
)


def literal(marked: str) -> str:
    """Characters that the typography must leave as they are."""
    return "".join(LITERAL.get(c, c) for c in marked)


def release(marked: str) -> str:
    """Undo ``literal`` once the text is set."""
    for plain, private in LITERAL.items():
        marked = marked.replace(private, plain)
    return marked
