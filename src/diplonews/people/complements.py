"""What follows a title and belongs to it: adjectives and complements (``français``, ``des Affaires étrangères``).

A complement is an office's field, a country, a body or a common noun; it ends before a personal name, a verb, a mark or
any other preposition. A title with them reaches at most ``_REACH`` tokens.
"""

from typing import NamedTuple

from diplonews.lexicon import _verbs
from diplonews.lexicon._words import naming_words
from diplonews.people.line import Tokens
from diplonews.people.organizations import CAPITAL, COUNTRY, INSTITUTION, METONYM, Named, match, trie
from diplonews.people.vocabulary import demonym_gender, demonyms, particles, portfolio

_REACH = 18
_CHAIN = 4  # complements of one title
_AT = frozenset(["à", "au", "aux", "en", "pour", "auprès"])
_ARTICLES = frozenset(["la", "l'", "les", "le"])
_CONTRACTED = frozenset(["du", "des", "au", "aux"])
_FIXED = {"en": frozenset(["exercice", "chef", "titre", "second", "poste"]), "par": frozenset(["intérim"])}


def _adjective(doc: Tokens, i: int) -> bool:
    """Whether an adjective that no table holds stands at ``i``, between the title and a name (``néo-démocrate``)."""
    low = doc.lower[i]
    if doc.words[i] != low or doc.words[i + 1] == doc.lower[i + 1] or not low[0].isalpha() or len(low) < 5:
        return False
    return (
        low not in _verbs.forms()
        and low not in naming_words("function")
        and low not in particles()
        and not low.endswith("ment")
    )


class Tail(NamedTuple):
    """What stands behind a title: the token after it, and what it says.

    ``role`` and ``country`` (a code) as the complements make them; ``body`` the first organisation or country named;
    ``loose``: it ends in a noun that may have the name for its own; ``gender`` (``m``, ``f``, ``u``): as a demonym
    agrees.
    """

    last: int
    role: str
    country: str | None
    body: Named | None
    loose: bool
    gender: str


def extend(doc: Tokens, i: int, role: str) -> Tail:
    """The adjectives and complements from token ``i``, the one after a title of this role."""
    lower, size = doc.lower, min(len(doc.lower), i + _REACH)
    country: str | None = None
    body: Named | None = None
    places, after = demonyms(), naming_words("after_title")
    loose, gender, plain = False, "u", True
    for _ in range(2 * _CHAIN):
        if i >= size:
            break
        word = lower[i]
        if word in places and (doc.words[i] == word or doc.words[i - 1][:1].isupper()):
            country = country or places[word]
            gender = demonym_gender(word) if plain else gender
            i += 1
        elif word in after:
            i += 1
        elif word in naming_words("title_join"):
            step = _complement(doc, i, size, role)
            if step is None:
                break
            start, (i, new_role, named) = i, step
            plain = False
            if new_role is None and named is None:
                loose = loose or not naming_words("thing").isdisjoint(lower[start:i])
            role = _narrow(role, new_role)
            if named is not None and body is None:
                body, country = named, country or named.code or named.country
        elif i + 1 < size and _adjective(doc, i):
            i += 1
        else:
            break
    return Tail(i, role, country, body, loose, gender)


def _narrow(role: str, complement: str | None) -> str:
    """The role of a title with a complement: ``ministre`` + ``de la Défense`` is ``defence_minister``."""
    if complement is None or role not in naming_words("general_role"):
        return role
    if role == "head_of_state" and complement.endswith("_minister"):
        return role  # « président des Affaires … » heads a body
    return complement


def _complement(doc: Tokens, i: int, size: int, role: str) -> tuple[int, str | None, Named | None] | None:
    """The complement that begins with the preposition at ``i``: its end, the office it makes, and whom it names."""
    lower, words_ = doc.lower, doc.words
    word = lower[i]
    if word in _FIXED and i + 1 < size and lower[i + 1] in _FIXED[word]:
        return i + 2, None, None
    if word == "par":
        return None
    field = portfolio(lower, i)
    if field is not None:
        end, office = field
        hit = match(doc, end - 1, trie().get(lower[end - 1]))
        return _coordinated(doc, end, size), office, hit[1] if hit else None
    j = i + 1
    if word == "auprès" or word.startswith("chargé"):
        if j >= size or lower[j] not in ("de", "du", "des", "d'"):
            return None
        j += 1
    if j < size and lower[j] in _ARTICLES:
        j += 1
    if j >= size:
        return None
    if (
        role in naming_words("field_role")
        and words_[j] != lower[j]
        and (j > i + 1 or word in _CONTRACTED)
        and lower[j] not in trie()
    ):
        return _coordinated(doc, _common(doc, j, size, any_word=True), size), None, None
    hit = match(doc, j, trie().get(lower[j]))
    if hit and words_[j] == lower[j] and hit[0] == j + 1:
        hit = None  # a common word that is a name only with a capital
    if word in _AT and role not in naming_words("posted_role"):
        return None  # of any other, « à Versailles » tells where it happens
    if word in _AT and words_[j] == lower[j] and not hit:
        return _cause(doc, i, j, size)
    if hit and hit[1].sort in (INSTITUTION, COUNTRY, CAPITAL, METONYM, "region", "city"):
        return hit[0], None, hit[1]
    if words_[j] == lower[j] and _verbs.forms().get(lower[j], ("", 0))[1] & _verbs.INF:
        return None
    end = _common(doc, j, size)
    return (end, None, None) if end > j else None


def _cause(doc: Tokens, i: int, j: int, size: int) -> tuple[int, str | None, Named | None] | None:
    """What an envoy is there for, ``pour les réfugiés``, where the phrase ends after it: a mark, a name or the end."""
    if doc.lower[i] != "pour" or j == i + 1:
        return None
    end = _common(doc, j, size)
    after = doc.words[end] if end < len(doc.words) else ","
    return (end, None, None) if end > j and (not after[0].isalnum() or after != doc.lower[end]) else None


def _coordinated(doc: Tokens, i: int, size: int) -> int:
    """The end of ``et de la Coopération``, ``et européennes`` after a policy field."""
    lower = doc.lower
    if i + 1 < size and lower[i] == "et":
        field = portfolio(lower, i + 1)
        if field is not None:
            return field[0]
        if lower[i + 1] == "européennes":
            return i + 2
    return i


def _common(doc: Tokens, j: int, size: int, *, any_word: bool = False) -> int:
    """The end of a common noun with its adjectives at ``j`` (``parti communiste``); ``j`` for none."""
    lower, words_ = doc.lower, doc.words
    stop, org, places = naming_words("function"), naming_words("org"), demonyms()
    if not lower[j][0].isalpha() or lower[j] in stop or lower[j] in particles():
        return j
    if words_[j] != lower[j]:
        if (
            not any_word
            and lower[j] not in org
            and not (j + 1 < size and lower[j + 1] in naming_words("after_title") | places.keys())
        ):
            return j
        k = j + 1
        while (
            k < size
            and k < j + 3
            and (
                lower[k] in org
                or (words_[k] == lower[k] and (lower[k] in places or lower[k] in naming_words("after_title")))
            )
        ):
            k += 1
        return k
    k = j + 1
    after = naming_words("after_title")
    while k < size and k < j + 3 and words_[k] == lower[k] and (lower[k] in places or lower[k] in after):
        k += 1
    return k
