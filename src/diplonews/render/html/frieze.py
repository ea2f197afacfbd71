"""The time line as a drawing: an axis with the dates of the text, above it the events with a word each. SVG, no script.

Time is compressed: a gap of years takes a few times the place of a gap of a day, because news speaks of yesterday and
of a war thirty years ago in one breath. The drawing is an image with a text alternative; the list of events says the
same.
"""

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from diplonews.enums import Status
from diplonews.render.html.markup import NOTHING, Html, tag, text

_EDGE: Final = 14.0
_LETTER: Final = 6.1  # the mean width of a letter at 11 pixels; an estimate is enough to keep labels apart
_LANE: Final = 19.0
_BELOW: Final = 34.0
_TALL: Final = 90
_LONGEST: Final = 30


@frozen
class Moment:
    """Something at a time, the ``day`` it is under the axis: an event has ``label`` and ``status``, a date may last."""

    begin: dt.date | dt.datetime
    day: str
    label: str = ""
    until: dt.date | dt.datetime | None = None
    status: Status | None = None


@frozen
class _Scale:
    stops: tuple[dt.datetime, ...]
    places: tuple[float, ...]

    def __call__(self, when: dt.date | dt.datetime) -> float:
        moment = _naive(when)
        after = bisect_right(self.stops, moment)
        if after == 0 or after == len(self.stops):
            return self.places[0 if after == 0 else -1]
        first, last = self.stops[after - 1], self.stops[after]
        share = (moment - first) / (last - first)
        return self.places[after - 1] + share * (self.places[after] - self.places[after - 1])


def frieze(
    events: Sequence[Moment],
    dates: Sequence[Moment],
    today: Moment | None,
    *,
    width: int,
    lanes: int,
    name: str,
    style: str,
) -> Html:
    """The drawing at ``width`` units, with ``lanes`` rows for the labels of events; nothing where there is no day."""
    every = [*events, *dates, *([today] if today else [])]
    if not every:
        return NOTHING
    scale = _scale([m.begin for m in every] + [m.until for m in every if m.until], width)
    labels, used = _labels(events, scale, width, lanes)
    axis = _LANE * used + 16
    drawn = [
        _line(_EDGE / 2, axis, width - _EDGE / 2, axis, "dn-axis"),
        *(_stretch(date, scale, axis) for date in dates),
        *_today(today, scale, axis),
        *(_stem(at, lane, axis, used) for at, lane, _, _ in labels),
        *_diamonds(events, scale, axis),
        *(_words(left, _LANE * (used - lane + 1) - 5, label, "dn-what") for _, lane, left, label in labels),
        *_days([*events, *dates], today, scale, axis, width),
    ]
    height = round(axis + _BELOW)
    return tag(
        "svg",
        tag("title", text(name)),
        *drawn,
        viewBox=f"0 0 {width} {height}",
        width=str(width),
        height=str(height),
        role="img",
        aria_label=name,
        class_=f"dn-frieze {style}",
    )


def _naive(when: dt.date | dt.datetime) -> dt.datetime:
    if isinstance(when, dt.datetime):
        return when.replace(tzinfo=None)
    return dt.datetime(when.year, when.month, when.day)  # noqa: DTZ001 -- an axis has no zone


def _scale(moments: Iterable[dt.date | dt.datetime], width: int) -> _Scale:
    stops = tuple(sorted({_naive(moment) for moment in moments}))
    if len(stops) == 1:
        return _Scale(stops, (width / 2,))
    gaps = [0.25 + math.log1p((b - a) / dt.timedelta(days=1)) for a, b in pairwise(stops)]
    unit = (width - 4 * _EDGE) / sum(gaps)
    places = [2 * _EDGE]
    for gap in gaps:
        places.append(places[-1] + gap * unit)
    return _Scale(stops, tuple(places))


def _labels(
    events: Sequence[Moment], scale: _Scale, width: int, lanes: int
) -> tuple[list[tuple[float, int, float, str]], int]:
    """For each event that finds room: its place, its lane from 1 upwards, the left edge of its label, and the label."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(lanes)]
    found = []
    for event in events:
        at, label = scale(event.begin), _short(event.label)
        left, wide = _left(at, label, width)
        for lane, spans in enumerate(taken, 1):
            if all(left + wide < a or left > b for a, b in spans):
                spans.append((left - 8, left + wide + 8))
                found.append((at, lane, left, label))
                break
    return found, max((lane for _, lane, _, _ in found), default=0)


def _left(at: float, label: str, width: int) -> tuple[float, float]:
    wide = len(label) * _LETTER
    return max(2.0, min(at - wide / 2, width - wide - 2)), wide


def _diamonds(events: Sequence[Moment], scale: _Scale, axis: float) -> Iterable[Html]:
    for event in events:
        at, status = scale(event.begin), event.status or Status.OCCURRED
        shape = f"M{at:.1f} {axis - 6:.1f}l6 6l-6 6l-6 -6z"
        yield tag("path", d=shape, class_=f"dn-event dn-{status.value}")


def _stem(at: float, lane: int, axis: float, used: int) -> Html:
    return _line(at, _LANE * (used - lane + 1) - 1, at, axis - 6, "dn-stem")


def _stretch(date: Moment, scale: _Scale, axis: float) -> Html:
    """A bar from the first day to the last; a date that is a day is a tick."""
    first, last = scale(date.begin), scale(date.until or date.begin)
    return _line(first, axis, max(last, first + 1.5), axis, "dn-stretch")


def _today(today: Moment | None, scale: _Scale, axis: float) -> Iterable[Html]:
    if today:
        at = scale(today.begin)
        yield _line(at, axis - 12, at, axis + 12, "dn-today")


def _days(moments: Sequence[Moment], today: Moment | None, scale: _Scale, axis: float, width: int) -> Iterable[Html]:
    """Days under the axis as far as there is room for them, the day of publication before all others."""
    taken: list[tuple[float, float]] = []
    shown: set[str] = set()
    for moment in [today, *moments] if today else moments:
        at = scale(moment.begin)
        left, wide = _left(at, moment.day, width)
        if moment.day in shown or any(left < b and left + wide > a for a, b in taken):
            continue
        shown.add(moment.day)
        taken.append((left - 8, left + wide + 8))
        yield _line(at, axis, at, axis + 7, "dn-tick")
        yield _words(left, axis + 22, moment.day, "dn-day dn-now" if moment is today else "dn-day")


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> Html:
    return tag("path", d=f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}", class_=style)


def _words(left: float, y: float, words: str, style: str) -> Html:
    return tag("text", text(words), x=f"{left:.1f}", y=f"{y:.1f}", class_=style)


def histogram(events: Sequence[Moment], *, width: int, name: str, style: str) -> Html:
    """Where there are too many events to draw each: how many there are in each of equal stretches of time."""
    if not events:
        return NOTHING
    moments = sorted(_naive(event.begin) for event in events)
    first, length = moments[0], moments[-1] - moments[0]
    bins = max(width // 16, 1)
    counts = [0] * bins
    for moment in moments:
        counts[min(int(bins * ((moment - first) / length)), bins - 1) if length else 0] += 1
    step, most = (width - 2 * _EDGE) / bins, max(counts)
    bars = (
        tag("path", d=f"M{_EDGE + step * (k + 0.5):.1f} {_TALL}v{-(_TALL - 6) * count / most:.1f}", class_="dn-bar")
        for k, count in enumerate(counts)
        if count
    )
    ends = (str(first.year), str(moments[-1].year))
    return tag(
        "svg",
        tag("title", text(name)),
        *bars,
        _line(_EDGE / 2, _TALL, width - _EDGE / 2, _TALL, "dn-axis"),
        _words(_EDGE, _TALL + 20, ends[0], "dn-day"),
        _words(width - _EDGE - len(ends[1]) * _LETTER - 4, _TALL + 20, ends[1], "dn-day"),
        viewBox=f"0 0 {width} {_TALL + 28}",
        width=str(width),
        height=str(_TALL + 28),
        role="img",
        aria_label=name,
        class_=f"dn-frieze {style}",
    )
