"""Title phrases in text: ``le ministre français des Affaires étrangères``, ``la cheffe de la diplomatie belge``.

A phrase begins at a title of ``titles.tsv`` and takes in its adjectives and its complements (`complements`).
"""

from collections.abc import Mapping
from typing import NamedTuple

from diplonews.lexicon._words import naming_words
from diplonews.people.complements import extend
from diplonews.people.line import Tokens
from diplonews.people.organizations import Named, match, trie
from diplonews.people.vocabulary import Title, demonyms, is_given, particles, titles_with
from diplonews.text.document import Document

_PLURAL = frozenset(["les", "des", "ces", "ses", "leurs", "aux"])


class TitlePhrase(NamedTuple):
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
        phrase = title_at(doc, i, table) if i >= done else None
        if phrase is not None:
            found[phrase.first] = phrase
            done = phrase.last
    return found


def title_at(doc: Tokens, i: int, table: Mapping[str, tuple[Title, ...]]) -> TitlePhrase | None:
    """The title phrase whose title proper begins at token ``i``."""
    lower = doc.lower
    end = i + 1
    after = lower[end] if end < len(lower) else ""
    for title in table.get(lower[i], ()):
        rest = title.rest
        if not rest:
            break
        if rest[0] == after and lower[i + 1 : i + 1 + len(rest)] == rest:
            end += len(rest)
            break
    else:
        return None
    if not title.rest and (_after_article(doc, i) or (title.kind in ("royal", "religious") and _in_name(doc, i))):
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
    tail = extend(doc, end, title.role)
    country, body = tail.country, tail.body
    if country is None:
        country = next((demonyms()[w] for w in title.rest if w in demonyms()), None)  # « commissaire européen »
    if body is None and country is None and title.rest:
        body = _named_within(doc, i + 1, end)
        country = (body.code or body.country) if body else None
    if gender == "u" and not title.plural:
        gender = tail.gender  # « l'émissaire chinois »
    plural = title.plural or determiner in _PLURAL
    return TitlePhrase(
        first, tail.last, end - 1, tail.role, gender, plural, country, body, former, title.kind, title.rank,
        determiner, tail.loose,
    )  # fmt: skip


def _named_within(doc: Tokens, first: int, end: int) -> Named | None:
    """The body or country that the words of a title name: ``patron de l'Otan``, ``maître du Kremlin``."""
    for k in range(first, end):
        hit = match(doc, k, trie().get(doc.lower[k])) if doc.words[k] != doc.lower[k] else None
        if hit is not None and hit[0] <= end and hit[1].kind is not None:
            return hit[1]
    return None


def _after_article(doc: Tokens, i: int) -> bool:
    """Whether a capitalised title is a surname with its article: ``Bruno Le Maire``."""
    return (
        i > 1
        and doc.words[i] != doc.lower[i]
        and doc.words[i - 1] != doc.lower[i - 1]
        and doc.lower[i - 1] in ("le", "la")
        and is_given(doc.lower[i - 2])
    )


def _in_name(doc: Tokens, i: int) -> bool:
    """Whether a capitalised title is a word of a name (« Ould Cheikh Mohamedou »): another stands right before it."""
    if doc.words[i] == doc.lower[i] or not i:
        return False
    before, low = doc.words[i - 1], doc.lower[i - 1]
    return (low in particles() and low not in naming_words("function")) or (
        before != low and low[0].isalpha() and low not in naming_words("function")
    )
