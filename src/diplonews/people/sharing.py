"""What the names of a line share: a surname, ``Emmanuel et Brigitte Tellier``, or one name, ``M. et Mme Luc Morel``."""

from collections.abc import Sequence

from attrs import evolve

from diplonews.people.forms import given_gender, join_parts, key
from diplonews.people.reading import Break, Reading
from diplonews.people.vocabulary import is_given
from diplonews.values import NamePart, PersonName


def couples(made: list[PersonName], readings: Sequence[Reading]) -> list[PersonName]:
    """``M. et Mme Luc Morel``: the given name is the one's whose gender it has."""
    for k in range(1, len(made)):
        one, two = made[k - 1], made[k]
        same = readings[k].first == readings[k - 1].first and one.gender is not two.gender
        known = given_gender(two.given)
        if not same or known is None:
            continue
        other = k - 1 if known is two.gender else k
        plain = evolve(made[other], given=None, key=key(None, two.family), parts=_without_given(two.parts))
        made[other] = evolve(plain, text=join_parts(None, two.particle, two.family, two.suffix))
    return made


def _without_given(parts: tuple[NamePart, ...]) -> tuple[NamePart, ...]:
    return tuple(p for p in parts if p.kind != "given")


def shared_surnames(made: list[PersonName], readings: Sequence[Reading]) -> list[PersonName]:
    """``Emmanuel et Brigitte Tellier``: a surname at the end is shared by the bare given names before it."""
    shared = False
    for i in range(len(made) - 2, -1, -1):
        one, after = made[i], made[i + 1]
        given = one.given or one.family
        bare = given is not None and None in (one.given, one.family) and one.particle is None and one.suffix is None
        title = readings[i].title
        bare = bare and (title is None or title.plural)
        linked = readings[i + 1].before is Break.AND or (shared and readings[i + 1].before is Break.COMMA)
        shared = bool(bare and linked and after.given and after.family and is_given((given or "").lower()))
        if shared:
            parts = tuple(evolve(p, kind="given") if p.kind == "family" else p for p in one.parts)
            parts += tuple(p for p in after.parts if p.kind in ("particle", "family"))
            whole = join_parts(given, after.particle, after.family, None)
            gender, sounds = one.gender or given_gender(given), key(given, after.family)
            made[i] = evolve(one, text=whole, given=given, family=after.family, gender=gender, key=sounds, parts=parts)
            made[i] = evolve(made[i], particle=after.particle)
    return made
