"""Spellings brought together: letters without accents, and the sounds that French and foreign newspapers write apart.

``sound`` turns the press spellings of one name into one form: French ``ou tch ch dj gu kh -ine`` against English
``u ch sh j g kh -in``, final ``-off -ow`` against ``-ov``, doubled letters, ``y ï`` for ``i``. The table is
``press_spellings.tsv``. It is coarse on purpose: it is only compared together with the rest of the name.
"""

import re
import unicodedata
from functools import cache, lru_cache

from diplonews.lexicon import _tables

_SPELLED = "ø=o ł=l đ=dj ð=d þ=th ß=ss æ=ae œ=oe ı=i ə=e ’=' ʼ=' ‐=- ‑=-"  # letters that have no plain base
_PLAIN = str.maketrans(dict(pair.split("=") for pair in _SPELLED.split(" ")))


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """The word in lower case without accents; letters that have no plain base are spelled out (``ß``, ``đ``)."""
    low = word.lower()
    if low.isascii():
        return low
    low = low.translate(_PLAIN)
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


_TWICE = re.compile(r"(.)\1+")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


@cache
def _sounds() -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    """Letters, what they sound like, and where (``start``, ``end``, ``any``), in order.

    Neighbouring rows that have a letter in common stand under it: a word without the letter passes them by.
    """
    made: list[tuple[str, tuple[tuple[str, str, str], ...]]] = []
    shared: set[str] = set()
    for letters, new, where, _example in _tables.rows("press_spellings"):
        both = shared & set(letters)
        row = (letters, new, where)
        if both:
            made[-1] = min(both), (*made[-1][1], row)
            shared = both
        else:
            shared = set(letters)
            made.append((min(shared), (row,)))
    return tuple(made)


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """The press spellings of one word as one form; empty for what has no Latin letter.

    >>> sound("Loukachenko") == sound("Lukashenko")
    True
    >>> sound("Zelensky") == sound("Zelenskyy")
    True
    """
    made = fold(word)
    if not (made.isascii() and made.isalpha()):
        made = "".join(filter(_LETTERS.__contains__, made))
    for marker, rows in _sounds():
        if marker in made:
            for letters, new, where in rows:
                if letters in made:
                    made = _put(made, letters, new, where)
    return _TWICE.sub(r"\1", made)


def _put(word: str, letters: str, new: str, where: str) -> str:
    """The word with the letters replaced: everywhere, or only at its start or end where enough is left of it."""
    if where == "any":
        return word.replace(letters, new)
    if where == "end":
        fits = word.endswith(letters) and len(word) > len(letters) + 1
        return word[: -len(letters)] + new if fits else word
    return new + word[len(letters) :] if word.startswith(letters) and len(word) > len(letters) + 2 else word


def near(a: str, b: str) -> bool:
    """Whether two words differ by one letter (left out, put in, replaced) or by two neighbours changed round.

    >>> near("Ilhan", "Ihan"), near("Ilhan", "Iman")
    (True, False)
    """
    if a == b:
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(long) - len(short) > 1:
        return False
    k = 0
    while k < len(short) and short[k] == long[k]:
        k += 1
    if len(long) > len(short):
        return short[k:] == long[k + 1 :]
    if short[k + 1 :] == long[k + 1 :]:
        return True
    return (
        k + 1 < len(short) and short[k] == long[k + 1] and short[k + 1] == long[k] and short[k + 2 :] == long[k + 2 :]
    )
