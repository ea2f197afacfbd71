"""Amounts in an event's clause: ``dix millions d'euros de dons``, ``six à douze canons par mois``."""

from diplonews.events.reading import Reading
from diplonews.lexicon import _events
from diplonews.lexicon._calendar import numbers
from diplonews.values import Amount

_OF = frozenset(["de", "d'"])
_RATES = frozenset(["mois", "an", "jour", "semaine", "année", "heure", "trimestre"])
_LONGEST = 60  # tokens of a date
_GROUP = 3  # digits of a group of thousands
_VAGUE = frozenset(["un", "une", "des", "plusieurs", "quelques"])


def amounts(reading: Reading, first: int, last: int) -> tuple[Amount, ...]:
    """The amounts of the half-open token range, dates left out."""
    found = []
    starts = [a for a in range(max(0, first - _LONGEST), last) if a in reading.dates]
    dated = {j for a in starts for j in range(a, reading.dates[a][0])}
    i = first
    while i < last:
        step = None if i in dated else _amount(reading, i, last)
        if step is None:
            i += 1
        else:
            found.append(step[0])
            i = step[1]
    return tuple(found)


def _amount(reading: Reading, i: int, last: int) -> tuple[Amount, int] | None:
    doc = reading.doc
    lower, start = doc.lower, i
    value, i = _number(lower, i, last)
    if value is None:
        return None
    high = None
    if i + 1 < last and lower[i] == "à":
        high, j = _number(lower, i + 1, last)
        i = j if high is not None else i
    factor, i = _magnitude(lower, i, last)
    if lower[start] in _VAGUE and factor == 1:
        return None
    unit, item, per = None, None, None
    i = i + 1 if i + 1 < last and lower[i] in _OF else i
    found = _events.units().get(lower[i]) if i < last else None
    if found is not None and found[1] != "magnitude":
        unit, i = found[0], i + 1
        if i + 1 < last and lower[i] in _OF and lower[i + 1][0].isalpha():
            item, i = lower[i + 1], i + 2
    elif i < last and doc.words[i] == lower[i] and lower[i][0].isalpha() and lower[i] not in _events.prepositions():
        item, i = lower[i], i + 1
    if i + 1 < last and lower[i] == "par" and lower[i + 1] in _RATES:
        per, i = lower[i + 1], i + 2
    if unit is None and item is None:
        return None
    span = doc.token_span(start, i)
    return Amount(span.start, span.end, span.text, value * factor, high and high * factor, unit, item, per), i


def _number(lower: tuple[str, ...], i: int, last: int) -> tuple[float | None, int]:
    """The number that begins at ``i`` and the token after it; None where none does."""
    word = lower[i]
    if not word[0].isdigit():
        value = numbers().get(word)
        return (value, i + 1) if value else (None, i)
    digits = word
    i += 1
    while (
        i < last
        and len(lower[i]) == _GROUP
        and lower[i].isdecimal()
        and digits.isdecimal()
        and len(digits) < 4 * _GROUP
    ):
        digits += lower[i]
        i += 1
    head, _, tail = digits.replace(",", ".").rpartition(".")
    text = head.replace(".", "") + ("." + tail if head and len(tail) != _GROUP else tail)
    try:
        return (float(text), i) if len(text) <= 5 * _GROUP and text.replace(".", "").isdecimal() else (None, i)
    except ValueError:
        return None, i


def _magnitude(lower: tuple[str, ...], i: int, last: int) -> tuple[float, int]:
    factor = 1.0
    for _ in range(2):
        found = _events.units().get(lower[i]) if i < last else None
        if found is None or found[1] != "magnitude":
            break
        factor *= float(found[0])
        i += 1
    return factor, i
