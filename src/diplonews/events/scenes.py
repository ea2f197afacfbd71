"""Where an event told by a noun takes place: beside the noun, in the clause of its verb, or a town that names it."""

from collections.abc import Mapping

from diplonews.enums import EventType
from diplonews.events.frames import Frame
from diplonews.events.nominal import Nominal
from diplonews.events.places import fronted, named_place, place_of
from diplonews.events.reading import Range
from diplonews.events.timing import main_verb
from diplonews.lexicon import _events
from diplonews.lexicon._events import Trigger
from diplonews.people.organizations import CAPITAL, CITY
from diplonews.text.document import Document
from diplonews.values import Place


def place_by(nominal: Nominal, trigger: Trigger) -> Place | None:
    """Where it is: beside the noun, in the clause of the verb that carries it, or at the head of the sentence."""
    reading = nominal.reading
    place = place_of(reading, nominal.chunks, bodies=trigger.mode == "visit")
    if place is None and trigger.type is EventType.RETREAT:
        parted = [c for c in nominal.chunks if c.slot == "de" and not c.inf]
        place = place_of(reading, [c._replace(slot="à") for c in parted[1:]])  # « le retrait de ses soldats du Niger »
    if place is None and nominal.carrier is not None:
        group = nominal.carrier[0]
        place = place_of(reading, Frame(reading, group).chunks) or fronted(reading, group.first)
    place = place or fronted(reading, nominal.first)
    main = main_verb(reading, nominal) if place is None and trigger.type is EventType.CONSULT else None
    return fronted(reading, main.first) if main is not None else place


def venue(nominal: Nominal, trigger: Trigger) -> Place | None:
    """``le sommet de Madrid``: a town after ``de`` is where a meeting is, not who meets."""
    if trigger.type is not EventType.CONSULT or trigger.mode == "mediate":
        return None
    reading = nominal.reading
    for chunk in nominal.chunks:
        if chunk.slot != "de":
            continue
        hit = named_place(reading, chunk.start)
        town = hit is not None and (
            hit[1].sort in (CAPITAL, CITY) or reading.doc.lower[chunk.start] in _events.nouns("city_state")
        )
        if town:
            return place_of(reading, [chunk._replace(slot="à")])
    return None


def target(nominal: Nominal, trigger: Trigger, slots: Mapping[str, Range | None]) -> Place | None:
    """``l'attentat de Lima``: a town after ``de`` is where an attack is; a capital only if another attacks."""
    first = next((c for c in nominal.chunks if c.slot == "de"), None)
    if trigger.type is not EventType.ASSAULT or first is None or slots.get("de") is None:
        return None
    doc, hit = nominal.reading.doc, named_place(nominal.reading, first.start)
    known = hit is not None and (
        hit[1].sort == CITY or (hit[1].sort == CAPITAL and (slots.get("S") or slots.get("par")))
    )
    unknown = hit is None and first.end - first.start == 1 and doc.words[first.start][0].isupper()
    if not known and (not unknown or nominal.reading.people.mention_at(first.start) is not None):
        return None
    return place_of(nominal.reading, [first._replace(slot="à")])


def is_at(doc: Document, token: int, place: Place) -> bool:
    """Whether the place is named at the token."""
    return place.mention is not None and doc.token_of(place.mention.start) == token
