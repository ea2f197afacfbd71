"""Title phrases in text: ``le ministre français des Affaires étrangères``, ``la cheffe de la diplomatie belge``.

A phrase begins at a title of ``titles.tsv`` and takes in its adjectives and its complements, at most
``_REACH`` tokens; it ends before a personal name, a verb, a mark or any other preposition.
"""

from collections.abc import Mapping

from attrs import frozen

from diplonews.lexicon import _verbs
from diplonews.lexicon._words import naming_words
from diplonews.people.line import Tokens
from diplonews.people.organizations import CAPITAL, COUNTRY, INSTITUTION, METONYM, Named, match, trie
from diplonews.people.vocabulary import Title, demonyms, particles, portfolios, titles_with
from diplonews.text.document import Document

_REACH = 18
_CHAIN = 4  # complements of one title
_AT = frozenset(["à", "au", "aux", "en", "pour", "auprès"])
# Who may be posted somewhere: of any other, « à Versailles » tells where it happens.
_ARTICLES = frozenset(["la", "l'", "les", "le"])
# Whose field is the policy after an article, in capitals: « la secrétaire d'Etat à la Pêche ».
_MINISTERIAL = frozenset(
    ["minister", "junior_minister", "deputy_minister", "secretary_of_state", "under_secretary", "former_minister"]
)
_CONTRACTED = frozenset(["du", "des", "au", "aux"])
_PLURAL = frozenset(["les", "des", "ces", "ses", "leurs", "aux"])
_FIXED = {"en": frozenset(["exercice", "chef", "titre", "second", "poste"]), "par": frozenset(["intérim"])}


@frozen
class TitlePhrase:
    """A title with its complements: token range without the determiner, and what it says.

    ``gender`` is ``m``, ``f`` or ``u``; ``country`` a code (ISO alpha-3, or an organisation's); ``former`` for
    ``ancien``, ``ex-``; ``body`` the organisation or country named in the complements, ``head`` the last token of the
    title proper; ``loose``: it ends in a noun that may have the name for its own (``porte-parole du collectif X``).
    """

    first: int
    last: int
    head: int
    role: str
    gender: str
    plural: bool
    country: str | None
    body: Named | None
    former: bool
    kind: str
    rank: int
    determiner: str | None
    loose: bool = False


def find_titles(doc: Document, further: tuple[str, ...] = ()) -> dict[int, TitlePhrase]:
    """The title phrases of the text by first token, none within another; ``further`` titles are the user's."""
    table = titles_with(further)
    found: dict[int, TitlePhrase] = {}
    done = 0
    for i in doc.where(table.keys()):
        if i >= done:
            phrase = title_at(doc, i, table)
            if phrase is not None:
                found[phrase.first] = phrase
                done = phrase.last
    return found


def title_at(doc: Tokens, i: int, table: Mapping[str, tuple[Title, ...]]) -> TitlePhrase | None:
    """The title phrase whose title proper begins at token ``i``."""
    lower = doc.lower
    for title in table.get(lower[i], ()):
        end = i + 1 + len(title.rest)
        if not title.rest or lower[i + 1 : end] == title.rest:
            break
    else:
        return None
    if not title.rest and title.kind in ("royal", "religious") and _in_name(doc, i):
        return None
    first, former, gender = i, title.role.startswith("former_"), title.gender
    before = naming_words("before_title")
    while first and lower[first - 1] in before:
        first -= 1
        former = former or lower[first].startswith(("ancien", "ex", "feu", "défunt"))
        if gender == "u" and lower[first][-1:] == "e":
            gender = "f" if lower[first] in naming_words("feminine") else gender
    determiner = lower[first - 1] if first else None
    if gender == "u" and determiner in ("la", "une", "cette", "sa"):
        gender = "f"
    elif gender == "u" and determiner in ("le", "un", "ce", "du", "au"):
        gender = "m"
    last, role, country, body, loose = _extend(doc, end, title.role)
    if country is None:
        country = next((demonyms()[w] for w in title.rest if w in demonyms()), None)  # « commissaire européen »
    return TitlePhrase(
        first,
        last,
        end - 1,
        role,
        gender,
        title.plural or determiner in _PLURAL,
        country,
        body,
        former,
        title.kind,
        title.rank,
        determiner,
        loose,
    )


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


def _in_name(doc: Tokens, i: int) -> bool:
    """Whether a capitalised title is a word of a name (« Ould Cheikh Mohamedou »): another stands right before it."""
    if doc.words[i] == doc.lower[i] or not i:
        return False
    before, low = doc.words[i - 1], doc.lower[i - 1]
    return (low in particles() and low not in naming_words("function")) or (
        before != low and low[0].isalpha() and low not in naming_words("function")
    )


def _extend(doc: Tokens, i: int, role: str) -> tuple[int, str, str | None, Named | None, bool]:
    """The end of the phrase from the token after its title; role, country, body and looseness by its complements."""
    lower, size = doc.lower, min(len(doc), i + _REACH)
    country: str | None = None
    body: Named | None = None
    places, after = demonyms(), naming_words("after_title")
    loose = False
    for _ in range(2 * _CHAIN):
        if i >= size:
            break
        word = lower[i]
        if word in places and (doc.words[i] == word or doc.words[i - 1][:1].isupper()):
            country = country or places[word]
            i += 1
        elif word in after:
            i += 1
        elif word in naming_words("title_join"):
            step = _complement(doc, i, size, role)
            if step is None:
                break
            i, new_role, named = step
            loose = new_role is None and named is None and lower[i - 1] in naming_words("thing")
            role = _narrow(role, new_role)
            if named is not None and body is None:
                body, country = named, country or named.code or named.country
        elif i + 1 < size and _adjective(doc, i):
            i += 1
        else:
            break
    return i, role, country, body, loose


_GENERAL = frozenset(
    ["minister", "junior_minister", "head", "head_of_state", "leader", "secretary_of_state", "secretary_general"]
)
_KEEP = frozenset(
    ["head_of_state", "secretary_general"]
)  # « président des Affaires … » narrows only to heads of bodies


def _narrow(role: str, complement: str | None) -> str:
    """The role of a title with a complement: ``ministre`` + ``de la Défense`` is ``defence_minister``."""
    if complement is None or role not in _GENERAL:
        return role
    if role in _KEEP and complement.endswith("_minister"):
        return role
    if role == "secretary_general":
        return role
    return complement


def _complement(doc: Tokens, i: int, size: int, role: str) -> tuple[int, str | None, Named | None] | None:
    """The complement that begins with the preposition at ``i``: its end, the office it makes, and whom it names."""
    lower, words_ = doc.lower, doc.words
    word = lower[i]
    if word in _FIXED:
        return (i + 2, None, None) if i + 1 < size and lower[i + 1] in _FIXED[word] else None
    for rest, office in portfolios().get(lower[i : i + 2], ()):
        end = i + 1 + len(rest)
        if lower[i + 1 : end] == rest:
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
    if role in _MINISTERIAL and words_[j] != lower[j] and (j > i + 1 or word in _CONTRACTED) and lower[j] not in trie():
        return _coordinated(doc, _common(doc, j, size, any_word=True), size), None, None
    hit = match(doc, j, trie().get(lower[j]))
    if hit and words_[j] == lower[j] and hit[0] == j + 1:
        hit = None  # a common word that is a name only with a capital
    if word in _AT and (role not in naming_words("posted_role") or (words_[j] == lower[j] and not hit)):
        return None
    if hit and hit[1].sort in (INSTITUTION, COUNTRY, CAPITAL, METONYM, "region", "city"):
        return hit[0], None, hit[1]
    if words_[j] == lower[j] and _verbs.forms().get(lower[j], ("", 0))[1] & _verbs.INF:
        return None
    end = _common(doc, j, size)
    return (end, None, None) if end > j else None


def _coordinated(doc: Tokens, i: int, size: int) -> int:
    """The end of ``et de la Coopération``, ``et européennes`` after a policy field."""
    lower = doc.lower
    if i + 1 < size and lower[i] == "et":
        for rest, _role in portfolios().get(lower[i + 1 : i + 3], ()):
            if lower[i + 2 : i + 2 + len(rest)] == rest:
                return i + 2 + len(rest)
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
