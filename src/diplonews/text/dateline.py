"""The dateline that opens a dispatch: ``BRUXELLES, 6 avr. (Agence) –``, ``(AFP) -``, ``Genève, le 3 mai –``."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import regex

_MONTH = (
    r"(?:janv(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[ûu]t|sept(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|d[ée]c(?:embre)?)"
)
_GAP = r"\s{0,4}"
# For regex, not re: a place begins with any Latin capital (ŁÓDŹ, Šibenik), which takes \p{Lu}.
_DATELINE = rf"""
    (?:(?P<place>\p{{Lu}}[\w'. /-]{{1,40}}?(?:\s?\(\p{{Lu}}[^()\n]{{2,30}}\)(?=\s?[,(–—-]))?)
       (?:\s?,{_GAP}|\s{{1,4}}(?=[(–—-])|(?=[–—])))?
    (?P<date>(?:le\s{{1,4}})?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s{{1,4}})?\d{{1,2}}(?:er)?\s{{1,4}}{_MONTH}\.?(?:\s{{1,4}}\d{{4}})?)?
    {_GAP}(?:\((?P<agency>\p{{Lu}}[\w./ -]{{1,30}})\)|,?{_GAP}(?P<bare>\p{{Lu}}[A-Za-z]{{1,9}})(?={_GAP}[–—-]))?
    {_GAP}\.?{_GAP}(?P<dash>--?|[–—])(?=\s|(?<=[–—])\S)
    """
_HEAD = 160  # characters
_FIRST = 8  # paragraphs in which a dateline is looked for


@frozen
class DatelineMark:
    """A dateline in view offsets: the whole, and the date within it; place and agency as printed."""

    start: int
    end: int
    place: str | None
    agency: str | None
    date: tuple[int, int] | None


@cache
def _dateline() -> "regex.Pattern[str]":
    import regex  # noqa: PLC0415  # most articles have no dateline, and need neither it nor its pattern

    return regex.compile(_DATELINE, regex.VERBOSE)


def find_dateline(view: str, starts: Sequence[int]) -> DatelineMark | None:
    """The first dateline at the head of one of the paragraphs that begin at ``starts``."""
    for start in starts[:_FIRST]:
        head = view[start : start + _HEAD]
        if "- " not in head and "-\n" not in head and "–" not in head and "—" not in head:
            continue  # most paragraphs: a dateline ends in a dash
        hit = _dateline().match(view, start, start + _HEAD)
        if hit is None:
            continue
        place, agency, day = hit["place"], hit["agency"] or hit["bare"], hit["date"]
        if agency or day or (place and place.isupper() and hit["dash"] != "-" and len(place.split()) <= 3):
            if place and not day and not agency and ":" in place:
                continue
            return DatelineMark(start, hit.end("dash"), place, agency, hit.span("date") if day else None)
    return None
