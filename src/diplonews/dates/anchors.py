"""Expressions that take their date from another: a weekday before brackets, a point counted from an event."""

from itertools import pairwise

from attrs import evolve

from diplonews.dates import expressions as ex
from diplonews.dates.expressions import Found
from diplonews.dates.grammar import fragment
from diplonews.text.document import Document


def bracketed(doc: Document, found: list[Found]) -> list[Found]:
    """« vendredi (28 mars 2024) »: the weekday is the day in the brackets."""
    for n, (one, following) in enumerate(pairwise(found)):
        bare = isinstance(one.said, ex.Weekday) and one.said.shift is None
        dated = isinstance(following.said, ex.Day) and following.said.month
        if bare and dated and doc.view[one.end : following.start] == " (":
            found[n] = evolve(one, said=following.said)
    return found


_POINTS = (ex.Day, ex.Month, ex.Years, ex.Feast, ex.Fixed, ex.Weekday, ex.Shift, ex.Within)
_TOLD = " ?, (?:(?:en|le|au|à la|dans la) )?"  # « neuf mois plus tard, en juillet 2019 »
_HEARD = 40  # dates before it among which an event is looked for
_EVENT = r" (?:(?:de|à) )?(?:la |le |les |l'|du |des |d'|de |sa |son |un |une |au |aux )(?P<noun>[\w-]+)"
_WITH_DATE = _EVENT + r"(?: [^\W\d_][\w'-]*){0,5} (?:du |de |d'|le |en |d'|ce )?"


def anchored(doc: Document, found: list[Found]) -> list[Found]:
    """Points counted from an event take the date that the event has: « deux jours avant Noël », « trois jours après
    l'attaque du 22 mars », and « après l'attaque » alone where the date stood beside an earlier mention.
    """
    if not any(isinstance(one.said, ex.Offset) and one.said.origin in (None, "discourse") for one in found):
        return found
    kept: list[Found] = []
    after = iter([*found[1:], None])
    for one in found:
        following = next(after)
        if kept and one.start < kept[-1].end:
            continue
        kept.append(_with_base(doc, one, following, kept))
    return kept


def _with_base(doc: Document, one: Found, following: Found | None, before: list[Found]) -> Found:
    said = one.said
    if not isinstance(said, ex.Offset) or said.origin not in (None, "discourse"):
        return one
    if said.origin == "discourse":
        told = following and isinstance(following.said, ex.Day | ex.Month | ex.Years) and following.start - one.end < 12
        if told and following and fragment(_TOLD).fullmatch(doc.view[one.end : following.start]):
            return evolve(one, said=evolve(said, direction=0, origin="date", base=following.said))
        return one
    if following and isinstance(following.said, _POINTS):
        gap = doc.view[one.end : following.start]
        if fragment(r" (?:(?:de la |du |de |d'|de l'|le |la |l'))?").fullmatch(gap):
            return evolve(one, end=following.end, said=evolve(said, origin="date", base=following.said))
        if len(gap) < 60 and fragment(_WITH_DATE).fullmatch(gap):
            return evolve(one, said=evolve(said, origin="date", base=following.said))
    noun = fragment(_EVENT).match(doc.view, one.end)
    if noun is None:
        return one
    for known in reversed(before[-_HEARD:]):
        if isinstance(known.said, _POINTS):
            first = doc.token_at(known.start)
            if noun["noun"].lower() in doc.lower[max(0, first - 3) : max(0, first - 1)]:
                return evolve(one, said=evolve(said, origin="date", base=known.said))
    return one
