"""How far a name reaches: a run of capitalised words over particles and initials, up to a place, a body or a title."""

from diplonews.lexicon._words import naming_words
from diplonews.people.judge import Scan
from diplonews.people.organizations import INSTITUTION, METONYM, match, trie
from diplonews.people.parts import ROMAN
from diplonews.people.vocabulary import given_names, is_given, particles, text_civilities
from diplonews.text.document import Document

_SEEN = 40  # places at which a word is looked up to learn whether it takes an article
_LONGEST = 8  # tokens of one name
PREFIXES = ("post-", "ex-", "non-", "néo-", "pré-")  # « post-Covid »: before what is no name of its own


def can_open(doc: Document, i: int) -> bool:
    """Whether a name can begin at ``i`` after a civility: a capital, or a particle before one."""
    if doc.words[i] != doc.lower[i]:
        return True
    return (
        doc.lower[i] in particles()
        and i + 1 < len(doc.words)
        and (doc.words[i + 1] != doc.lower[i + 1] or doc.lower[i + 1] in particles())
    )


def extend(scan: Scan, i: int) -> int:
    """The token after the name that begins at ``i``."""
    doc = scan.doc
    words_, lower, table = doc.words, doc.lower, trie()
    function, inner, given = naming_words("function"), particles(), given_names()
    j, size = i + 1, min(len(words_), i + _LONGEST)
    if lower[i] in inner and words_[i] == lower[i]:
        while j < size and words_[j] == lower[j] and lower[j] in inner:
            j += 1
    while j < size and j not in scan.heads:
        w, low = words_[j], lower[j]
        if w != low:
            if j in scan.titles or (low in text_civilities() and low != "m"):
                break
            if low in inner:
                if (
                    (low in naming_words("weak_particle") and not is_given(lower[i]))
                    or j + 1 >= size
                    or words_[j + 1] == lower[j + 1]
                    or j + 1 in scan.heads
                ):
                    break
            elif (
                w.startswith(PREFIXES)
                or (low in function and (low not in naming_words("also_surname") or w.isupper()))
                or (low in table and _place_here(doc, i, j))
            ):
                break
            elif low == "m" and j + 2 < size and words_[j + 1] == "." and words_[j + 2] != lower[j + 2]:
                pass  # « John M. Kosterlitz »
            elif _shouted(w) and lower[j - 1] not in given and words_[j - 1] != w:
                break
            j += 1
        elif low in inner and _links(scan, i, j, size):
            j += 1
            while j < size and words_[j] == lower[j]:
                j += 1
        elif (
            w == "."
            and j > i
            and len(words_[j - 1]) == 1
            and doc.starts[j] == doc.ends[j - 1]
            and j + 1 < size
            and words_[j + 1] != lower[j + 1]
        ):
            j += 1
        else:
            break
    return j


def _shouted(word: str) -> bool:
    """Whether a word is an acronym: short, in capitals, and no regnal number."""
    return word.isupper() and 1 < len(word) < 6 and not ROMAN.match(word)


# Function words that are surnames as well, after a given name and in capitals (« Kazuo Son »).


def _place_here(doc: Document, i: int, j: int) -> bool:
    """Whether a place or body at ``j`` ends the name; a place right after a given name is a surname."""
    hit = match(doc, j, trie().get(doc.lower[j]))
    if hit is None:
        return False
    return not (j == i + 1 and is_given(doc.lower[i]) and hit[1].sort not in (INSTITUTION, METONYM))


def _links(scan: Scan, i: int, j: int, size: int) -> bool:
    """Whether the lower-case particle at ``j`` goes on with the name from ``i``."""
    doc = scan.doc
    k = j + 1
    while k < size and k < j + 3 and doc.words[k] == doc.lower[k] and doc.lower[k] in particles():
        k += 1
    if k >= size or doc.words[k] == doc.lower[k] or k in scan.heads:
        return False
    if doc.lower[j] not in naming_words("weak_particle"):
        return True
    if doc.lower[k] in naming_words("org") or doc.lower[k] in naming_words("thing"):
        return False  # « Luc Morel de l'Université Laval »
    # « Dominique de Villepin », but not « Radio de Kigali » or « Joe Biden de Washington »
    return (
        j - i <= 4
        and is_given(doc.lower[i])
        and k not in scan.titles
        and not _place_here(doc, i, k)
        and not _has_article(doc, k)
    )


def _has_article(doc: Document, k: int) -> bool:
    """Whether the word at ``k`` takes an article elsewhere: then ``X de la W`` is X of the W, and W no name of X."""
    if doc.words[k].isupper() and len(doc.words[k]) < 6:
        return True
    return any(
        q > 1 and doc.lower[q - 1] in ("la", "l'", "le", "à", "en", "au") and doc.lower[q - 2] != "de"
        for q in doc.some(doc.lower[k], _SEEN)
    )
