"""Reported speech with its truth: every construction of the catalogue, from the patterns of ``gen_speech.tsv``."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from diplonews.enums import EntityKind, QuoteKind, ResolvedBy
from diplonews.strategies import _words
from diplonews.strategies._scene import Scene
from diplonews.strategies._text import TYPOGRAPHIES, Label, Typography, mend, release, unmark
from diplonews.values import Cue, Quote, Said, Span, Speaker, SpeakerPart

_KINDS: Final = {
    "A": EntityKind.PERSON, "B": EntityKind.PERSON, "O": EntityKind.ORGANIZATION, "K": EntityKind.COUNTRY,
    "L": EntityKind.COUNTRY, "U": EntityKind.DESCRIPTION, "V": EntityKind.DESCRIPTION,
}  # fmt: skip
# nothing, most of the time: what is drawn shrinks to it
_SOMETIMES: Final = ("", "", "", "distractor")
_LABEL = re.compile(r"([fkcswot])(\d?)")
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def checked(constructions: Collection[str] | None, generator: str) -> tuple[str, ...]:
    """The constructions asked for, in the order of the catalogue.

    Raises:
        InvalidArgument: when a name is unknown, or none is given.
    """
    known = _words.constructions(generator)
    if constructions is None:
        return tuple(known)
    if isinstance(constructions, str) or not constructions:
        raise InvalidArgument(f"constructions={constructions!r}: a collection of names is wanted")
    unknown = [name for name in constructions if name not in known]
    if unknown:
        raise InvalidArgument(f"{generator} knows no construction {unknown[0]!r}; it knows {', '.join(known)}")
    return tuple(name for name in known if name in constructions)


@frozen
class Written:
    """A marked text, the pattern it fills, who its letters stand for, and the values of its days."""

    marked: str
    template: _words.Template
    names: Mapping[str, str]
    days: Mapping[str, str]


def write(scene: Scene, template: _words.Template) -> Written:
    """Fill a pattern."""
    days: dict[str, str] = {}

    def fullday(_: str, __: str) -> str:
        day, month, year = scene.pick(range(2, 28)), scene.pick(range(1, 13)), scene.pick((2024, 2025, 2026))
        text = f"{day} {_MONTHS[month - 1]} {year}"
        days[text] = f"{year}-{month:02d}-{day:02d}"
        return text

    scene.extra["fullday"] = fullday
    marked = scene.fill(template.text)
    speakers = {one for quote in template.quotes for one in quote.partition(":")[0].split("&") if one.isalpha()}
    return Written(mend(marked), template, {one: scene.name(one) for one in sorted(speakers)}, days)


def truth(text: str, labels: Sequence[Label], written: Written, *, first: int = 1) -> tuple[Quote, ...]:
    """The quotes of a written pattern, whose labels came to stand in ``text``; ids count from ``first``."""
    by_quote: dict[str, dict[str, list[Label]]] = {}
    for label in labels:
        if match := _LABEL.fullmatch(label.label):
            by_quote.setdefault(match[2] or "1", {}).setdefault(match[1], []).append(label)
    found = []
    for number, who in enumerate(written.template.quotes, 1):
        if who:
            parts = by_quote[str(number)]
            found.append(_quote(text, labels, written, parts, who, f"q{first + number - 1}"))
    return tuple(found)


def _quote(
    text: str, labels: Sequence[Label], written: Written, parts: Mapping[str, list[Label]], who: str, name: str
) -> Quote:
    fragments = tuple(Span(p.start, p.end, text[p.start : p.end]) for p in parts.get("f", ()))
    clause = _span(text, parts, "k")
    cue_span = _span(text, parts, "c")
    inside = [at for at in labels if cue_span and cue_span.start <= at.start and at.end <= cue_span.end]
    lemmas = [at.label.removeprefix("lemma:").replace("’", "'") for at in inside if at.label.startswith("lemma:")]
    clitic = next((Span(at.start, at.end, text[at.start : at.end]) for at in inside if at.label == "clitic"), None)
    mention = _span(text, parts, "s") or clitic
    place, occasion, day = (_span(text, parts, kind) for kind in "wot")
    kind = QuoteKind.MIXED if fragments and clause else QuoteKind.INDIRECT if clause else QuoteKind.DIRECT
    return Quote(
        id=name,
        kind=kind,
        fragments=fragments,
        clause=clause,
        cue=Cue(cue_span.start, cue_span.end, cue_span.text, next(iter(lemmas), None)) if cue_span else None,
        speaker=_speaker(written.names, who, mention, "’" if "’" in text else "'"),
        said=Said(
            written.days[day.text] if day else None, place.text if place else None, occasion.text if occasion else None
        ),
        rule=written.template.construction,
    )


def _span(text: str, parts: Mapping[str, list[Label]], kind: str) -> Span | None:
    for label in parts.get(kind, ()):
        return Span(label.start, label.end, text[label.start : label.end])
    return None


def _speaker(known: Mapping[str, str], who: str, mention: Span | None, apostrophe: str) -> Speaker | None:
    if who == "-":
        return None
    names, resolved = who.split(":")
    parts = tuple(SpeakerPart(known[one].replace("'", apostrophe), _KINDS[one]) for one in names.split("&"))
    joint = len(parts) > 1
    return Speaker(
        name=" et ".join(part.name for part in parts),
        kind=parts[0].kind,
        mention=mention,
        resolved_by=ResolvedBy(resolved),
        also=parts if joint else (),
    )


def set_in(typography: Typography, marked: str) -> tuple[str, tuple[Label, ...]]:
    """A marked text in one typography, and where its labels came to stand."""
    return unmark(release(typography.set(marked)))


@st.composite
def _reported_speech(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[str, tuple[Quote, ...]]:
    scene = Scene(draw)
    template = scene.pick(_words.templates(scene.pick(names)))
    written = write(scene, template)
    marked = written.marked
    typography = scene.pick(TYPOGRAPHIES)
    before, after = scene.pick(_SOMETIMES), scene.pick(_SOMETIMES)
    joint = "\n\n" if "\n" in marked or template.construction.startswith("headline") else " "
    if before and not template.construction.startswith("headline"):
        marked = scene.pick(_words.phrases(before)) + joint + marked
    if after:
        marked += joint + scene.pick(_words.phrases(after))
    text, labels = set_in(typography, marked)
    return text, truth(text, labels, written)


def reported_speech(
    *, constructions: Collection[str] | None = None
) -> st.SearchStrategy[tuple[str, tuple[Quote, ...]]]:
    """French texts and the quotes that a parser must find in them.

    ``constructions`` chooses by name (``CONSTRUCTIONS["reported_speech"]`` lists them). Spans are code points of the
    text, half-open; ``Quote.rule`` is the name of the construction. ``negated_report``, ``scare_quotes`` and
    ``unsourced_conditional`` hold nothing to be found, and marks around titles and terms stand near the others too.
    A quote without a speaker is credited to nobody; ``name`` is the fullest that the text gives, ``entity`` is open.

    Raises:
        InvalidArgument: when a construction is unknown.

    >>> from hypothesis import given
    >>> @given(reported_speech(constructions=["incise_name"]))
    ... def stands_in_the_text(drawn):
    ...     text, quotes = drawn
    ...     assert all(text[span.start : span.end] == span.text for quote in quotes for span in quote.fragments)
    >>> stands_in_the_text()
    """
    return _reported_speech(checked(constructions, "reported_speech"))
