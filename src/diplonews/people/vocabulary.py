"""The name words of the lexicon, each compiled once to what the layer looks up."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from attrs import frozen

from diplonews.lexicon import _tables, _world
from diplonews.text.tokens import words_of


def low_words(form: str) -> tuple[str, ...]:
    """The tokens of a form, in lower case, as the text layer cuts them."""
    return tuple(map(str.lower, words_of(form)))


@frozen
class Civility:
    """What a civility says: gender (``m``, ``f``, ``u`` for either), whether it is plural, and its kind."""

    gender: str
    plural: bool
    kind: str


@cache
def civilities() -> "MappingProxyType[str, Civility]":
    """Civilities by their form as printed; those of one word without their full stop too."""
    found = {}
    for form, gender, number, kind in _tables.rows("civilities"):
        found[form] = found[form.rstrip(".")] = Civility(gender, number == "p", kind)
    return MappingProxyType(found)


@cache
def demonyms() -> "MappingProxyType[str, str]":
    """Lower-case demonyms and adjectives of organisations to their country or organisation code."""
    return MappingProxyType({form: code for form, (code, _agreement) in _world.demonyms().items()})


def demonym_gender(low: str) -> str:
    """The gender that the form of a demonym shows: ``m`` (``chinois``), ``f`` (``chinoise``), ``u`` (``russe``)."""
    agreement = _world.demonyms()[low][1]
    return "m" if "m" in agreement else "f" if "f" in agreement else "u"


# Civilities that stand before a name in running text; the others (Cheikh, Don, Père) are read as words of the name.
_TEXT_KINDS = frozenset(["civil", "legal", "academic"])
_TEXT_FORMS = frozenset(["mgr", "mgrs", "monseigneur", "sir", "lord", "lady"])
_NAME_LIKE = frozenset(["sieur", "veuve", "miss", "ustaz", "señor"])


@cache
def text_civilities() -> "MappingProxyType[str, Civility]":
    """Civilities of one word for running text, lower case, without full stop."""
    return MappingProxyType(
        {
            form.lower(): civility
            for form, civility in civilities().items()
            if form.isalpha()
            and (civility.kind in _TEXT_KINDS or form.lower() in _TEXT_FORMS)
            and form.lower() not in _NAME_LIKE
        }
    )


def given_names() -> Mapping[str, str]:
    """Given names, lower case, and their gender (``m f u``)."""
    return _world.given_names()


def is_given(low: str) -> bool:
    """Whether the lower-case word is a given name, a compound by its first half."""
    given = _world.given_names()
    return low in given or ("-" in low and low.partition("-")[0] in given)


def family_first() -> Mapping[str, str]:
    """Surnames that stand before the given name, lower case, and their language."""
    return _world.family_first()


def known_surnames() -> Mapping[str, _world.KnownPerson]:
    """Office holders whom the press names by the bare surname, by that surname in lower case."""
    return _world.known_surnames()


_CONJUNCTIONS = frozenset(["und", "in", "en", "et"])  # within « von und zu »; no particle alone


@cache
def particles() -> frozenset[str]:
    """Every word of a particle, lower case (``von der`` gives both)."""
    kinds = ("nobiliary", "article", "filiation")
    forms = (form for form, kind in _world.particles().items() if kind in kinds and not form.endswith("-"))
    return frozenset(word.lower() for form in forms for word in form.split(" ")) - _CONJUNCTIONS


@frozen
class Title:
    """A form of a title: the words after the first, role, gender (``m``, ``f``, ``u``), number, rank, kind."""

    rest: tuple[str, ...]
    role: str
    gender: str
    plural: bool
    rank: int
    kind: str
    lemma: str


@cache
def titles() -> "MappingProxyType[str, tuple[Title, ...]]":
    """Titles by their lower-cased first word, the longest first."""
    found: defaultdict[str, dict[tuple[str, ...], Title]] = defaultdict(dict)
    for masc, fem, masc_pl, fem_pl, role, rank, kind in _tables.rows("titles"):
        for form, gender, plural in ((masc, "m", False), (fem, "f", False), (masc_pl, "m", True), (fem_pl, "f", True)):
            if not form:
                continue
            said = "u" if (masc == fem and not plural) or (masc_pl == fem_pl and plural) else gender
            low = low_words(form)
            found[low[0]].setdefault(low[1:], Title(low[1:], role, said, plural, int(rank), kind, masc.lower()))
    return MappingProxyType(
        {word: tuple(sorted(entries.values(), key=lambda t: -len(t.rest))) for word, entries in found.items()}
    )


@lru_cache(maxsize=8)
def titles_with(further: tuple[str, ...]) -> "Mapping[str, tuple[Title, ...]]":
    """The titles with further ones, as ``Options.titles`` names them: of either gender, without a role of their own."""
    if not further:
        return titles()
    found = dict(titles())
    for form in further:
        low = low_words(form)
        if low:
            title = Title(low[1:], form.lower(), "u", False, 5, "user", form.lower())
            found[low[0]] = tuple(sorted((title, *found.get(low[0], ())), key=lambda t: -len(t.rest)))
    return MappingProxyType(found)


@cache
def _portfolios() -> dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]:
    """Complements of a title by their first three words (or both): all their words, longest first, and the role."""
    found: defaultdict[tuple[str, ...], dict[tuple[str, ...], str]] = defaultdict(dict)
    for phrase, role in _tables.rows("portfolios"):
        low = low_words(phrase)
        found[low[:3]].setdefault(low, role)
    return {start: sorted(entries.items(), key=lambda e: -len(e[0])) for start, entries in found.items()}


def portfolio(lower: tuple[str, ...], i: int) -> tuple[int, str] | None:
    """The longest complement of the table that stands at token ``i``: the token after it, and the role it makes."""
    table = _portfolios()
    for start in (lower[i : i + 3], lower[i : i + 2]):
        for words, role in table.get(start, ()):
            if lower[i : i + len(words)] == words:
                return i + len(words), role
    return None
