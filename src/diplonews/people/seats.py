"""``Bruxelles``, the town of a meeting or the Union that acts: by what it does in the sentence."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from diplonews.lexicon import _tables, _world
from diplonews.lexicon._words import naming_words
from diplonews.people.organizations import CAPITAL, INSTITUTION, Named
from diplonews.people.vocabulary import demonyms
from diplonews.text.document import Document

Found = tuple[int, int, Named]


@cache
def _seats() -> Mapping[str, Named]:
    """What a capital means where it acts, by its name."""
    bodies = {body.code: body for body in _world.institutions().values() if body.code}
    table = {place: bodies[code] for place, code in _tables.rows("seats")}
    return MappingProxyType({p: Named(INSTITUTION, b.name, b.code, b.country) for p, b in table.items()})


@cache
def _spoken(code: str | None) -> frozenset[str]:
    """The words that speak of a country, by its code."""
    return frozenset(w for w, its in demonyms().items() if its == code)


def seated(doc: Document, named: list[Found]) -> list[Found]:
    """``named``, each capital made the body that sits there, where it acts and its country is not spoken of."""
    seats = _seats()
    held = [(k, one) for k, one in enumerate(named) if one[2].sort == CAPITAL and one[2].name in seats]
    for place in {one[2].name for _, one in held}:
        here = [(k, one) for k, one in held if one[2].name == place]
        code = here[0][1][2].code
        if any(n.country == code and n.name != place for _, _, n in named):
            continue
        if doc.where(_spoken(code)):
            continue
        before = {k: doc.lower[one[0] - 1] if one[0] else "" for k, one in here}
        acting = [k for k, _ in here if before[k] not in naming_words("at_place")]
        if any(before[k] not in naming_words("of_place") for k in acting):
            for k in acting:
                named[k] = (named[k][0], named[k][1], _seats()[place])
    return named
