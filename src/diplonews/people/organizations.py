"""Organisations, countries and what stands for them, found by look-up: one entry, one entity.

The tables (``institutions.tsv``, ``countries.tsv``, ``regions.tsv``, ``cities.tsv``) become one prefix map: the
lower-cased first word of every name leads to its other words. A capitalised word of the article costs one look-up.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from attrs import field, frozen

from diplonews.enums import EntityKind
from diplonews.lexicon import _tables
from diplonews.people.fold import fold
from diplonews.people.line import Tokens
from diplonews.text.document import Document
from diplonews.text.tokens import words_of

CITY, REGION, COUNTRY, CAPITAL, METONYM, INSTITUTION = (
    "city",
    "region",
    "country",
    "capital",
    "metonym",
    "institution",
)


@frozen
class Named:
    """What a name in the tables stands for: its class, canonical name, code, and country (ISO 3166-1 alpha-3).

    ``kind`` is None for what cannot act: a town that is no capital, a region.
    """

    sort: str
    name: str
    code: str | None
    country: str | None
    kind: EntityKind | None = field(init=False, eq=False)

    @kind.default
    def _kind(self) -> EntityKind | None:
        if self.sort in (COUNTRY, CAPITAL, METONYM):
            return EntityKind.COUNTRY
        return EntityKind.ORGANIZATION if self.sort == INSTITUTION else None


@frozen
class Entry:
    """One spelling: the words after the first, lower-cased, the exact form where case decides, and its meaning."""

    rest: tuple[str, ...]
    exact: str | None
    named: Named


@frozen
class Names:
    """All names of one first word: that word alone, and the longer ones by their second word, longest first."""

    alone: tuple[Entry, ...]
    longer: Mapping[str, tuple[Entry, ...]]

    def __iter__(self) -> Iterator[Entry]:
        """Every spelling, the longest first."""
        every = [*self.alone, *(entry for some in self.longer.values() for entry in some)]
        return iter(sorted(every, key=lambda e: -len(e.rest)))

    def __getitem__(self, index: int) -> Entry:
        """The spelling at ``index``, counted as they are iterated."""
        return list(self)[index]

    @property
    def shortest(self) -> Named:
        """What the shortest of the names means."""
        return self.alone[0].named if self.alone else next(iter(self.longer.values()))[-1].named


Trie = Mapping[str, Names]


def _names(entries: Collection[Entry]) -> Names:
    if len(entries) == 1:
        (only,) = entries
        return Names((), {only.rest[0]: (only,)}) if only.rest else Names((only,), {})
    longer: defaultdict[str, list[Entry]] = defaultdict(list)
    alone = []
    for entry in entries:
        if entry.rest:
            longer[entry.rest[0]].append(entry)
        else:
            alone.append(entry)
    by_second = {word: tuple(sorted(some, key=lambda e: -len(e.rest))) for word, some in longer.items()}
    # A spelling in capitals that counts only as printed comes before the same letters as a word.
    return Names(tuple(sorted(alone, key=lambda e: e.exact is None)), by_second)


_ACRONYM = 5  # letters; a short name in capitals (BIT, MAP) is only itself when printed so


def _spellings(name: str) -> set[str]:
    """The name, and with the bare capitals that French print allows (``États`` and ``Etats``)."""
    if "E" not in name and _ACCENTED.isdisjoint(name):
        return {name}
    bare = " ".join(_BARE.get(w[0], w[0]) + w[1:] for w in name.split(" ") if w)
    accented = " ".join("É" + w[1:] if w.startswith(_E_WORDS) else w for w in name.split(" ") if w)
    return {name, bare, accented}


_BARE = {"É": "E", "È": "E", "Ê": "E", "À": "A", "Â": "A", "Î": "I", "Ô": "O", "Ç": "C"}
_ACCENTED = frozenset(_BARE)
_E_WORDS = ("Etat", "Elysée", "Emirats", "Eglise", "Egypte", "Erythrée", "Ethiopie", "Equateur")


@lru_cache(maxsize=8)
def trie_with(names: tuple[str, ...]) -> Trie:
    """The map with further organisations, as ``Options.organizations`` names them."""
    if not names:
        return trie()
    found: dict[str, Names] = dict(trie())
    for name in names:
        for form in _spellings(name):
            low = tuple(map(str.lower, words_of(form)))
            if low:
                old = found.get(low[0], Names((), {}))
                new = Entry(low[1:], None, Named(INSTITUTION, name, None, None))
                found[low[0]] = _names([new, *old.alone, *(e for some in old.longer.values() for e in some)])
    return MappingProxyType(found)


@cache
def trie() -> Trie:
    """Every name of the tables by its lower-cased first word, the longest first."""
    found: defaultdict[str, dict[tuple[tuple[str, ...], str | None], Entry]] = defaultdict(dict)

    def put(name: str, named: Named) -> None:
        for form in _spellings(name):
            exact = form if form.isupper() and len(form) <= _ACRONYM else None
            low = tuple(map(str.lower, words_of(form)))
            found[low[0]].setdefault((low[1:], exact), Entry(low[1:], exact, named))

    for name, code, _kind, aliases, country in _tables.rows("institutions"):
        named = Named(INSTITUTION, name, code or None, country or None)
        for form in (name, *_tables.cell_list(aliases)):
            put(form, named)
    for row in _tables.rows("countries"):
        iso3, name, aliases, *_demonyms, capital, metonyms = row
        named = Named(COUNTRY, name, iso3, iso3)
        for form in (name, *_tables.cell_list(aliases)):
            put(form, named)
        for form in _tables.cell_list(metonyms):
            put(form, Named(METONYM, form, iso3, iso3))
        for form in _tables.cell_list(capital):
            put(form, Named(CAPITAL, form, iso3, iso3))
    for sort, table in ((REGION, "regions"), (CITY, "cities")):
        for name, iso3, aliases in _tables.rows(table):
            for form in (name, *_tables.cell_list(aliases)):
                put(form, Named(sort, name, None, iso3 or None))
    return MappingProxyType({word: _names(entries.values()) for word, entries in found.items()})


@cache
def small_starts() -> frozenset[str]:
    """The first words of names that are printed with a small letter (``gardiens de la révolution``, ``talibans``)."""
    forms = [form for row in _tables.rows("institutions") for form in (row[0], *_tables.cell_list(row[3]))]
    forms += [form for row in _tables.rows("countries") for form in _tables.cell_list(row[8])]
    return frozenset(words_of(form)[0].lower() for form in forms if form[:1].islower())


def match(doc: Tokens, i: int, names: Names | None) -> tuple[int, Named] | None:
    """The longest of the names that stands at token ``i``: the token after it, and its meaning."""
    if names is None:
        return None
    lower = doc.lower
    if names.longer and i + 1 < len(lower):
        for entry in names.longer.get(lower[i + 1], ()):
            last = i + 1 + len(entry.rest)
            if lower[i + 1 : last] == entry.rest and (entry.exact is None or doc.slice(i, last) == entry.exact):
                return last, entry.named
    for entry in names.alone:
        if entry.exact is None or doc.words[i] == entry.exact:
            return i + 1, entry.named
    return None


_FURTHEST = 14  # tokens of a long form before its acronym


def acronyms(doc: Document) -> dict[str, tuple[int, int, Named]]:
    """Long forms given with their acronym, ``Office des ports du Lac (OPL)``, by the acronym as printed.

    Each with its half-open token range. The capitals of the acronym must be the initials of the long form's words.
    """
    found: dict[str, tuple[int, int, Named]] = {}
    for i in doc.where(_BRACKET):
        if i + 2 >= len(doc.words) or doc.words[i + 2] != ")" or not i:
            continue
        short = doc.words[i + 1]
        letters = [c for c in fold(short) if c.isalpha()]
        if not short.isupper() or not 2 <= len(letters) <= 8 or short in found:
            continue
        first = _long_form(doc, i, letters)
        if first is not None:
            found[short] = (first, i, Named(INSTITUTION, doc.slice(first, i), None, None))
    return found


_BRACKET = frozenset(["("])


def _long_form(doc: Document, end: int, letters: list[str]) -> int | None:
    """The first token of the words before ``end`` whose initials are the letters; small words may stand between."""
    k = len(letters) - 1
    for j in range(end - 1, max(doc.sentence_range(end)[0], end - _FURTHEST) - 1, -1):
        word = fold(doc.words[j])
        if not word[0].isalnum():
            return None
        if word[0] == letters[k]:
            k -= 1
        elif len(word) > 3 and doc.words[j] != doc.lower[j]:
            return None
        if k < 0:
            return j if doc.words[j] != doc.lower[j] else None
    return None
