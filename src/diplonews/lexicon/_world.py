"""The world as French news names it: countries, places, institutions, titles, civilities and names.

Every look-up reads one table of ``data/`` on its first call and keeps it. Keys are lower case and carry the
straight apostrophe, unless the function says that they stand as printed. A form whose capital bears an accent is
found with and without it (``élysée``, ``elysée``), because newspapers print both. Where two rows of one table
claim a form, the first wins. What the case of a word says (``Me`` the lawyer, ``me`` the pronoun) is for the
caller to look at.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import TypeVar

from attrs import frozen

from diplonews.errors import LexiconError
from diplonews.lexicon._tables import cell_list, rows

T = TypeVar("T")

ACCENTED = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖŌÙÚÛÜÝŠŽČĆŞŚŁŻ"
PLAIN = "AAAAAACEEEEIIIINOOOOOOUUUUYSZCCSSLZ"
CAPITALS = str.maketrans(ACCENTED, PLAIN)
AGREEMENTS = ("ms", "fs", "mp", "fp")
LETTERS = str.maketrans(ACCENTED + ACCENTED.lower() + "ğı", PLAIN + PLAIN.lower() + "gi")


@frozen
class Country:
    """A country or territory: its ISO 3166-1 alpha-3 code, its name, and what else the press calls it."""

    iso3: str
    name: str
    aliases: tuple[str, ...]


@frozen
class Institution:
    """A body that speaks and acts; ``code`` is its short code (``NATO``) and ``country`` its state's, if any."""

    name: str
    code: str | None
    kind: str
    aliases: tuple[str, ...]
    country: str | None


@frozen
class Title:
    """One form of a title. ``gender`` is ``m``, ``f`` or ``u`` (one form for both), ``number`` ``s``, ``p`` or ``u``.

    ``lemma`` is the masculine singular, ``role`` a normalised code (``foreign_minister``), ``rank`` goes from 1, the
    highest, to 9.
    """

    form: str
    lemma: str
    gender: str
    number: str
    role: str
    rank: int
    kind: str


@frozen
class KnownPerson:
    """An office holder the press names by the bare surname; ``gender`` is ``m`` or ``f``."""

    surname: str
    name: str
    gender: str


@frozen
class Term:
    """A person's time in an office: ``start`` is the first day, ``until`` the day of leaving, None while unknown.

    ``seat`` is the ISO 3166-1 alpha-3 code of a country or the code of an institution.
    """

    role: str
    seat: str
    person: str
    gender: str
    start: date
    until: date | None
    source: str


def _index(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """A look-up by lower-case form, with and without the accents of its capitals; the first claim to a form wins."""
    found: dict[str, T] = {}
    for form, value in pairs:
        found.setdefault(form.lower(), value)
        if not form.isascii():
            found.setdefault(form.translate(CAPITALS).lower(), value)
    return found


def _agreement(forms: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each of the forms (m.s., f.s., m.pl., f.pl.) with what it says: ``ms fs mp fp``, less what two forms share."""
    if len({*forms, ""}) == len(AGREEMENTS) + 1:
        return tuple(zip(forms, AGREEMENTS, strict=True))
    said: dict[str, str] = {}
    for form, agreement in zip(forms, AGREEMENTS, strict=True):
        if form:
            before = said.get(form, agreement)
            said[form] = "".join(letter for letter in before if letter in agreement)
    return tuple(said.items())


@cache
def countries() -> Mapping[str, Country]:
    """Every country and territory by its ISO 3166-1 alpha-3 code."""
    return {row[0]: Country(row[0], row[1], cell_list(row[2])) for row in rows("countries")}


@cache
def demonyms() -> Mapping[str, tuple[str, str]]:
    """Adjectives and names of peoples, as ``(code, agreement)``.

    The code is a country's or, for a few (``européen``, ``onusien``), an organisation's. The agreement is ``ms``,
    ``fs``, ``mp`` or ``fp``; a form that leaves gender or number open leaves out the letter (``français`` is ``m``,
    ``russe`` is ``s``, ``russes`` is ``p``).
    """
    found: list[tuple[str, tuple[str, str]]] = []
    both = [(row[0], row[3:7]) for row in rows("countries")] + [(row[0], row[1:5]) for row in rows("other_demonyms")]
    for code, cells in both:
        for forms in zip(*(cell_list(cell) for cell in cells), strict=True):
            found.extend((form, (code, agreement)) for form, agreement in _agreement(forms))
    return _index(found)


@cache
def compound_demonyms() -> Mapping[str, tuple[str, ...]]:
    """First halves of compound adjectives (``franco``) and the countries they name; none for ``euro``, ``arabo``."""
    return _index((form, cell_list(codes)) for form, codes in rows("compound_demonyms"))


@cache
def institutions() -> Mapping[str, Institution]:
    """Institutions by name and alias, without their article."""
    table = [
        Institution(name, code or None, kind, cell_list(aliases), country or None)
        for name, code, kind, aliases, country in rows("institutions")
    ]
    named = [(body.name, body) for body in table]
    return _index([*named, *((alias, body) for body in table for alias in body.aliases)])


@cache
def titles() -> Mapping[str, Title]:
    """Titles and roles by every form; ``ministre`` is of both genders, ``porte-parole`` of both numbers too."""
    found: list[tuple[str, Title]] = []
    for masc, fem, masc_pl, fem_pl, role, rank, kind in rows("titles"):
        if not rank.isdecimal():
            raise LexiconError(f"titles.tsv: rank {rank!r} of {masc!r} is no number")
        for form, agreement in _agreement((masc, fem, masc_pl, fem_pl)):
            gender = "m" if "m" in agreement else "f" if "f" in agreement else "u"
            number = "s" if "s" in agreement else "p" if "p" in agreement else "u"
            found.append((form, Title(form, masc, gender, number, role, int(rank), kind)))
    return _index(found)


@cache
def given_names() -> Mapping[str, str]:
    """Given names and their gender (``m f u``), found with and without any of their accents."""
    return _unaccented(_index((name, gender) for name, gender in rows("given_names")))


@cache
def family_first() -> Mapping[str, str]:
    """Surnames that stand before the given name, and their language (``zh ko vi km``)."""
    return _unaccented(_index((surname, language) for surname, language in rows("family_first")))


@cache
def known_surnames() -> Mapping[str, KnownPerson]:
    """Office holders the press names by the bare surname, by that surname in its usual spellings."""
    return _index((row[0], KnownPerson(*row)) for row in rows("surnames_known"))


@cache
def offices() -> Mapping[tuple[str, str], tuple[Term, ...]]:
    """The holders of an office by ``(role, seat)``, in the order of their terms."""
    found: dict[tuple[str, str], list[Term]] = {}
    for role, seat, person, gender, start, until, source in rows("offices"):
        try:
            ends = date.fromisoformat(until) if until else None
            term = Term(role, seat, person, gender, date.fromisoformat(start), ends, source)
        except ValueError as error:
            raise LexiconError(f"offices.tsv: {person} as {role} of {seat}: {error}") from error
        found.setdefault((role, seat), []).append(term)
    return {office: tuple(sorted(terms, key=lambda term: term.start)) for office, terms in found.items()}


@cache
def particles() -> Mapping[str, str]:
    """Particles inside names and their kind, **as printed**: ``Le Drian`` has an article where ``le`` has none."""
    return {row[0]: row[1] for row in rows("name_particles")}


def _unaccented(found: dict[str, T]) -> dict[str, T]:
    """The same look-up, and every key once more without its accents, where that is free."""
    for key in [key for key in found if not key.isascii()]:
        found.setdefault(key.translate(LETTERS), found[key])
    return found
