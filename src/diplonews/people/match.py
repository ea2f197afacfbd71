"""Whether two names are one person: by the sounds of the press, with gender and given names as vetoes.

False only for a reason (another family name, another given name, another gender); None where the names cannot tell
(a surname alone). Symmetric; a name is the same as itself.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from diplonews.enums import Gender
from diplonews.lexicon._words import naming_words
from diplonews.people.fold import fold, near, sound
from diplonews.people.forms import given_gender
from diplonews.people.given import alike, compare_given
from diplonews.people.names import Said, read_name
from diplonews.people.vocabulary import family_first, given_names
from diplonews.values import Match, PersonName


class Form(NamedTuple):
    """A name as it is compared: folded words, sounds of the family name, suffix, gender as stated and as guessed.

    ``joined``: the sounds of particle and family name as one word; ``letters``: given and family name
    as one word; ``compound``: the first given name is two Western
    names with a hyphen, which make one (``Jean-Pierre``).
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    sounds: tuple[str, ...]
    suffix: str | None
    stated: Gender | None
    gender: Gender | None
    titled: str | None
    joined: str
    letters: str
    compound: bool


def same_person(a: str | PersonName, b: str | PersonName) -> Match:
    """Whether ``a`` and ``b`` (names as printed, or parsed) are one person.

    ``same`` is None when a surname alone leaves it open; ``score`` (0..1) says how sure the verdict is.
    The fold of spellings and what keeps names apart are told in docs/explanation/names.md.

    Raises:
        TypeError: when a name is neither a ``str`` nor a ``PersonName``.

    >>> same_person("Volodymyr Zelensky", "Vladimir Zelenskyy").same
    True
    >>> same_person("Mme Biden", "Joe Biden").same
    False
    >>> same_person("M. Macron", "Emmanuel Macron").same is None
    True
    """
    for name in (a, b):
        if not isinstance(name, str | PersonName):
            raise TypeError(f"a name must be str or PersonName, not {type(name).__name__}")
    x, y = (_form(n) if isinstance(n, str) else form_of(n) for n in (a, b))
    return compare(x, y)


@lru_cache(maxsize=4096)
def _form(name: str) -> Form:
    return form_of(read_name(name))


def form_of(name: PersonName | Said) -> Form:
    """A parsed name made ready to compare."""
    stated = name.gender if name.honorific or name.title else None
    family = _words(name.family)
    if len(family) > 1:
        family = tuple(w for w in family if w not in naming_words("small")) or family
    given, sounds = name.given, tuple(map(sound, family))
    joined = "".join(sounds)
    if name.particle:
        joined = "".join(map(sound, _words(name.particle))) + joined
    words = _words(given)
    guess = name.gender or given_gender(given) if stated or (given and family) else None
    return Form(
        words, family, sounds, name.suffix.lower().rstrip(".") if name.suffix else None, stated,
        guess, name.role, joined, "".join(words + family), given is not None and "-" in given and _compound(given),
    )  # fmt: skip


def _compound(given: str) -> bool:
    """Whether the first given name is two with a hyphen, neither a syllable of an East Asian name."""
    halves = fold(given.partition(" ")[0]).split("-")
    return len(halves) == 2 and all(h in given_names() and h not in family_first() for h in halves)


@lru_cache(maxsize=8192)
def _words(part: str | None) -> tuple[str, ...]:
    return tuple(fold(part).replace("-", " ").replace(".", ". ").split()) if part else ()


def compare(x: Form, y: Form) -> Match:
    """The verdict on two forms."""
    if x == y:
        return Match(True, 1.0, ("identical",))
    if not (x.given or x.family) or not (y.given or y.family):
        return Match(None, 0.0, ("no name",))
    veto = _gender_veto(x, y)
    if not x.family or not y.family:
        return _regnal(x, y, veto)
    if x.letters == y.letters and x.given and y.given and not veto and x.suffix == y.suffix and x.given != y.given:
        return Match(True, 0.9, ("the same letters",))  # « Manmohan Singh », « Man Mohan Singh »
    family = _family(x, y)
    if family == 0:
        return _otherwise(x, y, veto)
    if veto:
        return Match(False, 0.97, (veto,))
    if x.suffix and y.suffix and x.suffix != y.suffix:
        return Match(False, 0.9, ("suffixes differ",))
    if not x.given or not y.given:
        return Match(None, 0.5, ("only a surname is known",))
    if x.compound is not y.compound and len(x.given) != len(y.given) and set(x.given) & set(y.given):
        return Match(False, 0.8, ("a compound given name is another",))
    verdict, why = compare_given(x.given, y.given, bool(set(x.sounds) & set(y.sounds)))
    if verdict is False:
        return Match(False, 0.9, ("given names differ",))
    if verdict is None:
        return Match(None, 0.5, (why,))
    if family < 2 and why != "same given name":
        return Match(False, 0.6, ("neither name is quite the same",))
    reasons = ("same family name" if family == 2 else "family names are spelled alike", why)
    return Match(True, 0.97 if family == 2 and why == "same given name" else 0.85, reasons)


def _gender_veto(x: Form, y: Form) -> str | None:
    """Why gender keeps the two apart, if it does; a guess from the given name yields where the given names agree."""
    if x.stated and y.stated and x.stated is not y.stated:
        return "civility or title says another gender"
    if not (x.stated or y.stated) and not (x.family and y.family):
        return None  # the guess from a single name
    if x.gender and y.gender and x.gender is not y.gender and (x.given[:1] != y.given[:1] or x.stated or y.stated):
        if (x.stated or y.stated) and x.given[:1] == y.given[:1] and x.given:
            return "civility or title says another gender"
        if x.stated or y.stated or not alike(x.given[0], y.given[0]):
            return "gender differs"
    return None


def _family(x: Form, y: Form) -> int:
    """2: one family name, or a part of the other's; 1: a letter apart; 0: another."""
    a, b = x.sounds, y.sounds
    if a == b or "".join(a) == "".join(b):
        return 2 if _loosely(x.family, y.family) else 1
    if not a or not b:
        return 0
    short, long = (x.family, y.family) if len(a) <= len(b) else (y.family, x.family)
    if len(short) < len(long) and (long[: len(short)] == short or long[-len(short) :] == short):
        return 2
    if x.joined == y.joined:
        return 2  # « Belmokhtar », « Bel Mokhtar »
    if _hard(x.family) == _hard(y.family):
        return 2  # « Sybiga », « Sybiha »
    one, two = open_sound("".join(a)), open_sound("".join(b))
    size = min(len(one), len(two))
    if size >= 4 and one == two:
        return 1
    # A vowel more or less is a spelling; a consonant is a misprint in a long name only (« Martin », « Marin »), and the
    # last letter may be an ending (« Petrov », « Petrova »).
    if size >= 5 and near(one, two) and (one[-1] in _OPEN) is (two[-1] in _OPEN):
        return 1 if size >= _LONG or one.translate(_SOFT) == two.translate(_SOFT) else 0
    return 0


_BREATH = re.compile(r"(?<=[aeiouy])h(?=[aeiouy])")


def _hard(family: tuple[str, ...]) -> str:
    """The sound of a family name with the h that Ukrainian has for g between vowels."""
    return sound(_BREATH.sub("g", "".join(family)))


def _loosely(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two short names that only the coarse fold brings together need the same first letter class."""
    return (len("".join(a)) > 3 and len("".join(b)) > 3) or a == b


_LONG = 7  # letters of a sound
_OPEN = "aoy"  # what is left of the vowels
_SOFT = str.maketrans("", "", "aoyv")  # v for what others write ou (« Sinwar », « Sinouar »)


_VOWELS = str.maketrans({"u": "o", "e": "a", "i": "a", "g": "k", "b": "p", "d": "t"})


def open_sound(word: str) -> str:
    """The word with vowels and voiced consonants brought together: ``Kadhafi``, ``Gaddafi``."""
    return word.translate(_VOWELS)


def _otherwise(x: Form, y: Form, veto: str | None) -> Match:
    """The verdict where the family names differ: other words, the same in another order, or cut elsewhere."""
    if not (x.given and y.given):
        return Match(False, 0.95, ("family names differ",))
    a, b = x.given + x.family, y.given + y.family
    one, two = [*map(sound, x.given), *x.sounds], [*map(sound, y.given), *y.sounds]
    if sorted(one) == sorted(two):
        if veto:
            return Match(False, 0.97, (veto,))
        if all(w in given_names() for w in (*a, *b)) and not any(w in family_first() for w in (*x.family, *y.family)):
            return Match(None, 0.5, ("each word may be the given name",))  # « Charles Michel », « Michel Charles »
        return Match(True, 0.9, ("order turned round",))
    if veto:
        return Match(False, 0.97, (veto,))
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) >= 3 and long[: len(short)] == short:
        return Match(True, 0.8, ("one name is the beginning of the other",))
    return Match(False, 0.95, ("family names differ",))


def _regnal(x: Form, y: Form, veto: str | None) -> Match:
    """Names without family name: kings, popes, single names."""
    one, two = x.given or x.family, y.given or y.family
    if veto:
        return Match(False, 0.97, (veto,))
    if not x.family and not y.family:
        if x.suffix != y.suffix and x.suffix and y.suffix:
            return Match(False, 0.95, ("regnal numbers differ",))
        same = " ".join(map(sound, one)) == " ".join(map(sound, two)) or (
            alike(one[0], two[0]) and len(one) == len(two) == 1
        )
        return Match(True, 0.85, ("same single name",)) if same else Match(False, 0.9, ("single names differ",))
    single, full = (x, y) if not x.family else (y, x)
    if tuple(map(sound, single.given)) == full.sounds and not full.given:
        return Match(True if single.stated is full.stated is None else None, 0.6, ("same single name",))
    if single.suffix or single.titled in ("pope", "monarch"):
        return Match(False, 0.9, ("a sovereign's name against a full name",))
    if not full.given or not alike(single.given[0], full.given[0]):
        return Match(False, 0.8, ("names differ",))
    return Match(None, 0.5, ("only a given name is known",))
