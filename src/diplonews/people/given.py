"""Given names compared: equal, of one sound, national forms of one name, initials, a letter apart."""

from collections import defaultdict
from functools import cache
from types import MappingProxyType

from diplonews.lexicon import _tables
from diplonews.people.fold import fold, near, sound
from diplonews.people.vocabulary import given_names, particles

Words = tuple[str, ...]


@cache
def _variants() -> "MappingProxyType[str, frozenset[int]]":
    """The rows of ``given_variants.tsv`` in which a folded given name stands."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, (names,) in enumerate(_tables.rows("given_variants")):
        for name in _tables.cell_list(names):
            found[fold(name)].add(number)
    return MappingProxyType({name: frozenset(numbers) for name, numbers in found.items()})


def variant_rows(name: str) -> frozenset[int]:
    """The rows of ``given_variants.tsv`` in which a folded given name stands: names that share one may be one's."""
    return _variants().get(name, frozenset())


def compare_given(a: Words, b: Words, shares_family: bool) -> tuple[bool | None, str]:
    """Whether two given names can be one person's, and how; ``shares_family``: the surnames have a word in common."""
    if a == b:
        return True, "same given name"
    if _initials(a) or _initials(b):
        return _by_initials(a, b)
    if sound("".join(a)) == sound("".join(b)):
        return True, "same given name"
    if all(alike(p, q) for p, q in zip(a, b, strict=False)):
        if len(a) == len(b):
            return True, "given names are variants"
        return (True, "same first given name") if shares_family else (None, "one given name more")
    joined_a, joined_b = "".join(a), "".join(b)
    if (
        len(a) == len(b) == 1
        and not _both_known(a[0], b[0])
        and min(len(joined_a), len(joined_b)) >= 4
        and near(joined_a, joined_b)
    ):
        return True, "given names are spelled alike"
    if len(a) != len(b) and (set(a) <= set(b) or set(b) <= set(a)):
        return None, "one given name of several"
    return False, "given names differ"


def _initials(given: tuple[str, ...]) -> bool:
    return any(
        w.endswith(".") or len(w) == 1 or (len(w) == 2 and w not in given_names() and not set(w) & set("aeiouy"))
        for w in given
    )


def _by_initials(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[bool | None, str]:
    """Initials against names or initials: each letter must fit, the shorter row may leave the last ones out."""
    one, two = _spread(a), _spread(b)
    for p, q in zip((w.rstrip(".") for w in one), (w.rstrip(".") for w in two), strict=False):
        if len(p) == 1 or len(q) == 1:
            if p[:1] != q[:1]:
                return False, "initials differ"
        elif not alike(p, q):
            return False, "given names differ"
    return True, "initials fit"


def _spread(given: tuple[str, ...]) -> list[str]:
    """``jd`` as two initials."""
    made: list[str] = []
    for w in given:
        if len(w) == 2 and not w.endswith(".") and w not in given_names() and not set(w) & set("aeiouy"):
            made.extend(w)
        else:
            made.append(w)
    return made


def _both_known(a: str, b: str) -> bool:
    return a in given_names() and b in given_names()


def alike(a: str, b: str) -> bool:
    """Whether two folded given names may be one's: of one sound, variants, or a letter apart where one is unknown."""
    if a == b:
        return True
    rows = _variants()
    if rows.get(a, frozenset()) & rows.get(b, frozenset()):
        return True
    genders = given_names().get(a), given_names().get(b)
    if set(genders) == {"m", "f"}:
        return False
    if (sound(a) == sound(b) and a[:1] == b[:1]) or (sound(a) == sound(b) and len(a) > 3):
        return True
    if None not in genders or a in particles() or b in particles():
        return False
    return min(len(a), len(b)) >= 5 and near(a, b)
