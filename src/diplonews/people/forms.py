"""Written forms of a name: capitals where a name has them, the canonical form, its gender and its key."""

from diplonews.enums import Gender
from diplonews.lexicon._words import naming_words
from diplonews.people.fold import fold, sound
from diplonews.people.vocabulary import given_names

GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE}


def quiet(text: str) -> str:
    """A part of a name with capitals only where a name has them (``KABORA-TINTO`` is ``Kabora-Tinto``)."""
    if text.istitle() or text.islower() or not any(map(_shouted, text.split(" "))):
        return text
    inner = naming_words("western_particle")
    return " ".join(
        "-".join(map(_capital, w.split("-"))) if _shouted(w) else w.lower() if w.lower() in inner else w
        for w in text.split(" ")
    )


def _shouted(word: str) -> bool:
    """Whether a word is in capitals that are neither initials nor a Roman numeral."""
    return len(word) > 2 and word.isupper() and "." not in word and not set(word) <= _NUMERAL


_NUMERAL = frozenset("IVX")


def quiet_particle(particle: str) -> str:
    """A particle that was printed in capitals: articles keep one (``Le``), the others none (``von der``)."""
    return " ".join(
        w if w in ("Le", "La", "Les", "Ould", "Ben", "Al-", "El-") else w.lower() for w in particle.split(" ")
    )


def _capital(part: str) -> str:
    head, apostrophe, rest = part.partition("'")
    return ("d" if apostrophe and head == "D" else head.capitalize()) + apostrophe + rest.capitalize()


def join_parts(given: str | None, particle: str | None, family: str | None, suffix: str | None) -> str:
    """The canonical form: given name, particle, family name, suffix."""
    last = family or ""
    if particle:
        last = particle + ("" if particle[-1] in "-'’" else " ") + last
    return " ".join(p for p in (given, last, suffix) if p)


def given_gender(given: str | None) -> Gender | None:
    """What the first given name says of gender: by the lexicon, a compound by its first half."""
    if not given:
        return None
    words = given.lower().split(" ")
    first = words[1] if len(words) > 1 and words[0][-1] == "." else words[0]  # « R. Nicholas »
    kin = naming_words("kin_of_son")
    if first in kin or first in naming_words("kin_of_daughter"):
        return Gender.MALE if first in kin else Gender.FEMALE
    said = given_names().get(first) or given_names().get(first.partition("-")[0])
    return GENDERS.get(said or "")


def key(given: str | None, family: str | None) -> str:
    """What sorts, groups and compares names: the sounds of the family name, then those of the given name."""
    return f"{_sounds(family)} {_sounds(given)}".strip()


def _sounds(part: str | None) -> str:
    return "".join(map(sound, fold(part).replace("-", " ").split())) if part else ""
