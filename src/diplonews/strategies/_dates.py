"""Dates with their truth: every construction of the catalogue in a sentence, the value worked out by calendar alone."""

import datetime as dt
from collections.abc import Collection
from typing import Final

from hypothesis import strategies as st

from diplonews.lexicon._tables import rows
from diplonews.strategies import _calendar as cal
from diplonews.strategies import _points as points
from diplonews.strategies import _stretches as stretches
from diplonews.strategies._calendar import Value
from diplonews.strategies._drawn import DATE, EXPLICIT, Drawn, Maker, d
from diplonews.strategies._scene import Scene
from diplonews.strategies._speech import checked
from diplonews.strategies._text import Typography, mend, release, sentence_case, unmark
from diplonews.strategies._words import constructions
from diplonews.values import DateRef


def _silent(kind: str) -> Maker:
    def make(scene: Scene, _: dt.date) -> Drawn:
        return Drawn(None, scene.pick(carriers(kind)), None)

    return make


def carriers(kind: str) -> tuple[str, ...]:
    """The sentences of one kind, shortest first."""
    return tuple(sorted((text for k, text in rows("gen_dates") if k == kind), key=len))


def number_not_year(scene: Scene, published: dt.date) -> Drawn:
    number = published.year - scene.pick(range(3, 12))
    if scene.pick((True, False)):
        return _silent("45")(scene, published)
    text = scene.pick(
        (f"L'accord de {d(str(number))} est mort.", f"La résolution 2254 ({d(str(number))}) reste en vigueur.")
    )
    return Drawn(None, text, cal.year(number, basis=EXPLICIT))


_IN = (points, stretches)
MAKERS: Final[dict[str, Maker]] = {
    "number_not_year": number_not_year,
    "undated_adverb": _silent("40"),
    "frequency": _silent("42"),
    "not_a_date": _silent("46"),
    **{name: getattr(home, name) for home in _IN for name in constructions("french_dates") if hasattr(home, name)},
}

PUBLICATIONS = st.dates(dt.date(2015, 1, 1), dt.date(2027, 12, 31))
_PLAIN: Final = (
    Typography("straight", ("« ", " »"), ("“", "”")),
    Typography("curly", ("« ", " »"), ("“", "”"), "’"),
)


def sentence(scene: Scene, drawn: Drawn) -> str:
    """The drawn date in a sentence, marked."""
    if drawn.kind is None:
        return mend(drawn.text)
    carrier = scene.pick(carriers(drawn.kind))
    text = carrier.replace("{^d}", sentence_case(drawn.text)).replace("{d}", drawn.text)
    return mend(text)


def as_ref(text: str, start: int, end: int, value: Value, rule: str) -> DateRef:
    """The expected date at its place."""
    return DateRef(
        start=start, end=end, text=text[start:end], type=value.type, value=value.value, mod=value.mod,
        begin=value.begin, end_before=value.end_before, bound=value.bound, grain=value.grain, basis=value.basis,
        rule=rule,
    )  # fmt: skip


@st.composite
def _french_dates(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[str, dt.date, DateRef | None]:
    scene = Scene(draw)
    name = scene.pick(names)
    published = draw(PUBLICATIONS)
    drawn = MAKERS[name](scene, published)
    marked = sentence(scene, drawn)
    text, labels = unmark(release(scene.pick(_PLAIN).set(marked)))
    if drawn.value is None:
        return text, published, None
    at = next(label for label in labels if label.label == DATE)
    return text, published, as_ref(text, at.start, at.end, drawn.value, name)


def french_dates(
    *, constructions: Collection[str] | None = None
) -> st.SearchStrategy[tuple[str, dt.date, DateRef | None]]:
    """French sentences, a publication date for each, and the date that a parser must find in them.

    The expected date is None where nothing is to be found (``non-dates``: a planet, a number, a habit). A text may hold
    a second date, from which the expected one is counted or with which it is listed. Spans are code points, half-open,
    a leading preposition or article left out; values are TIMEX3, as the exchange format writes them; ``rule`` is the
    name of the construction. ``CONSTRUCTIONS["french_dates"]`` lists what ``constructions`` may choose from.

    Raises:
        InvalidArgument: when a construction is unknown.

    >>> from hypothesis import given
    >>> @given(french_dates())
    ... def stands_in_the_sentence(drawn):
    ...     sentence, published, expected = drawn
    ...     assert expected is None or sentence[expected.start : expected.end] == expected.text
    >>> stands_in_the_sentence()
    """
    return _french_dates(checked(constructions, "french_dates"))
