"""Whether two names are one person: by the sounds of the press, with gender and given names as vetoes.

False only for a reason (another family name, another given name, another gender); None where the names cannot tell
(a surname alone). Symmetric; a name is the same as itself.
"""

from functools import lru_cache
from typing import NamedTuple

from diplonews.enums import Gender
from diplonews.lexicon._words import naming_words
from diplonews.model import Match, PersonName
from diplonews.people.fold import fold, near, sound
from diplonews.people.given import alike, compare_given
from diplonews.people.names import given_gender, parse_name


class Form(NamedTuple):
    """A name as it is compared: folded words, sounds of the family name, suffix, gender as stated and as guessed."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    sounds: tuple[str, ...]
    suffix: str | None
    stated: Gender | None
    gender: Gender | None
    titled: str | None
    joined: str


def same_person(a: str | PersonName, b: str | PersonName) -> Match:
    """Whether ``a`` and ``b`` (names as printed, or parsed) are one person.

    ``same`` is None when a surname alone leaves it open; ``score`` (0..1) says how sure the verdict is.

    >>> same_person("Volodymyr Zelensky", "Vladimir Zelenskyy").same
    True
    >>> same_person("Mme Biden", "Joe Biden").same
    False
    >>> same_person("M. Macron", "Emmanuel Macron").same is None
    True
    """
    x, y = (_form(n) if isinstance(n, str) else form_of(n) for n in (a, b))
    return compare(x, y)


@lru_cache(maxsize=4096)
def _form(name: str) -> Form:
    return form_of(parse_name(name))


def form_of(name: PersonName) -> Form:
    """A parsed name made ready to compare."""
    stated = name.gender if name.honorific or name.title else None
    family = _words(name.family)
    if len(family) > 1:
        family = tuple(w for w in family if w not in naming_words("small")) or family
    return Form(
        _words(name.given), family, tuple(map(sound, family)), name.suffix.lower().rstrip(".") if name.suffix else None,
        stated, name.gender or given_gender(name.given), name.role,
        "".join(map(sound, (*_words(name.particle), *family))) if name.particle else "".join(map(sound, family)),
    )  # fmt: skip


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
    family = _family(x, y)
    if family == 0 and _turned(x, y):
        return Match(False, 0.97, (veto,)) if veto else Match(True, 0.9, ("order turned round",))
    if family == 0 and not veto and _begins(x, y):
        return Match(True, 0.8, ("one name is the beginning of the other",))
    if not x.family or not y.family:
        return _regnal(x, y, veto)
    if family == 0:
        return Match(False, 0.95, ("family names differ",))
    if veto:
        return Match(False, 0.97, (veto,))
    if x.suffix and y.suffix and x.suffix != y.suffix:
        return Match(False, 0.9, ("suffixes differ",))
    if not x.given or not y.given:
        return Match(None, 0.5, ("only a surname is known",))
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
    one, two = "".join(a), "".join(b)
    if min(len(one), len(two)) >= 5 and (near(one, two) or near(open_sound(one), open_sound(two))):
        return 1
    if min(len(one), len(two)) >= 4 and open_sound(one) == open_sound(two):
        return 1
    return 0


def _loosely(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two short names that only the coarse fold brings together need the same first letter class."""
    return (len("".join(a)) > 3 and len("".join(b)) > 3) or a == b


_VOWELS = str.maketrans({"u": "o", "e": "a", "i": "a", "g": "k", "b": "p", "d": "t"})


def open_sound(word: str) -> str:
    """The word with vowels and voiced consonants brought together: ``Kadhafi``, ``Gaddafi``."""
    return word.translate(_VOWELS)


def _turned(x: Form, y: Form) -> bool:
    """Whether one name is the other in the other order (``Wang Yi``, ``Yi Wang``)."""
    if not (x.given and x.family and y.given and y.family):
        return False
    return sorted(map(sound, x.given + x.family)) == sorted(map(sound, y.given + y.family))


def _begins(x: Form, y: Form) -> bool:
    """Whether the words of one name open the other (``Mahamat Idriss Déby``, ``Mahamat Idriss Déby Itno``)."""
    a, b = x.given + x.family, y.given + y.family
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return len(short) >= 3 and long[: len(short)] == short and bool(x.given and y.given)


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
        return Match(True if single.stated is None else None, 0.6, ("same single name",))
    if single.suffix or single.titled in ("pope", "monarch"):
        return Match(False, 0.9, ("a sovereign's name against a full name",))
    if not full.given or not alike(single.given[0], full.given[0]):
        return Match(False, 0.8, ("names differ",))
    return Match(None, 0.5, ("only a given name is known",))
