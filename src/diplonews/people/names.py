"""Personal names: their parts."""

import unicodedata
from functools import lru_cache

from diplonews.people.vocabulary import family_first, given_names, particles


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The word in lower case without accents."""
    low = word.lower()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c)).replace("œ", "oe").replace("ø", "o")


def split_words(words: tuple[str, ...]) -> tuple[str | None, str | None, str | None]:
    """Given, particle and family of the words of a name."""
    if len(words) == 1:
        return None, None, words[0]
    if words[0].lower() in family_first() and len(words) <= 3:
        return " ".join(words[1:]), None, words[0]
    given, inner = given_names(), particles()
    k = 1
    while k < len(words) - 1 and (words[k].lower() in given or words[k].endswith(".")) and words[k].lower() not in inner:
        k += 1
    j = k
    while j < len(words) - 1 and words[j].lower() in inner:
        j += 1
    return " ".join(words[:k]), " ".join(words[k:j]) or None, " ".join(words[j:])


def likely_same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one surname are spellings of one."""
    x, y = fold(a[0]), fold(b[0])
    if x == y:
        return True
    return x[0] == y[0] and abs(len(x) - len(y)) <= 1 and len(x) > 3 and sum(c in y for c in x) >= len(x) - 1
