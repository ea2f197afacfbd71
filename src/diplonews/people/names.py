"""Personal names as French news prints them, taken apart: civility, title, given name, particle, family name, suffix.

``le ministre letton de la Pêche, Arvis Kalnins``; ``MM. Diallo et Sow``; ``MACRON (Emmanuel)``;
``Xi Jinping``; ``le pape François``. The words of a name proper are told apart in `parts`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from diplonews.enums import Gender
from diplonews.lexicon._words import naming_words
from diplonews.people.civil import Civil
from diplonews.people.forms import GENDERS, given_gender, join_parts, key, quiet, quiet_particle
from diplonews.people.line import Line, read_line
from diplonews.people.parts import Range, Split, split
from diplonews.people.reading import Break, Reading, name_words
from diplonews.people.reading import readings as read_names
from diplonews.people.sharing import couples, shared_surnames
from diplonews.people.titles import TitlePhrase
from diplonews.people.vocabulary import family_first, given_names, is_given, known_surnames, particles
from diplonews.values import NamePart, PersonName


class Said(NamedTuple):
    """The parts of one name as they are written out, before they are located; with `PersonName`'s fields by name."""

    given: str | None
    particle: str | None
    family: str | None
    suffix: str | None
    gender: Gender | None
    honorific: Civil | None
    title: TitlePhrase | None
    split: Split

    @property
    def role(self) -> str | None:
        """The role that the title says."""
        return self.title.role if self.title else None


def parse_name(text: str) -> PersonName:
    """The first person named in ``text``; a text that names none gives a `PersonName` without parts.

    Spans of ``parts`` are offsets into ``text``, code points, half-open. The conventions on particles, order and titles
    stand in docs/explanation/names.md.

    Raises:
        TypeError: when ``text`` is no ``str``.

    >>> name = parse_name("le ministre belge de la Défense, Luc Van der Brugge")
    >>> name.given, name.particle, name.family, name.role, name.country
    ('Luc', 'Van der', 'Brugge', 'defence_minister', 'BEL')
    """
    found = parse_names(text)
    return found[0] if found else PersonName(text=text)


def parse_names(text: str) -> tuple[PersonName, ...]:
    """Every person named in ``text``, in order; those who share a civility, a title or a surname each have it.

    Raises:
        TypeError: when ``text`` is no ``str``.

    >>> [(n.given, n.family) for n in parse_names("Emmanuel et Brigitte Tellier")]
    [('Emmanuel', 'Tellier'), ('Brigitte', 'Tellier')]
    """
    line = _line(text)
    return _persons(line, read_names(line))


def read_name(text: str) -> Said | PersonName:
    """What `parse_name` finds, without places and key where one name stands alone: enough to compare it by."""
    line = _line(text)
    readings = read_names(line)
    if len(readings) == 1:
        return _said(line, readings[0], split(name_words(line, readings[0])))
    found = _persons(line, readings)
    return found[0] if found else PersonName(text=text)


def _line(text: str) -> Line:
    if not isinstance(text, str):
        raise TypeError(f"a name must be str, not {type(text).__name__}")
    return read_line(text)


def _persons(line: Line, readings: Sequence[Reading]) -> tuple[PersonName, ...]:
    """The persons of a line, each with what is shared."""
    inverted = _inverted(line, readings)
    if inverted is not None:
        return (inverted,)
    bare = any(r.title is not None and r.title.plural and r.last == r.first + 1 for r in readings)
    made = [_built(line, r, bare) for r in readings]
    return tuple(shared_surnames(couples(made, readings), readings))


def _inverted(line: Line, readings: Sequence[Reading]) -> PersonName | None:
    """``Tellier, Anne`` and ``TELLIER (Anne)``: the family name first, then the given name with its particle."""
    if len(readings) != 2 or readings[1].before not in (Break.COMMA, Break.BRACKET):
        return None
    a, b = readings
    if b.civil is not None or (b.title is not None and a.title is not None):
        return None
    family, given = name_words(line, a), name_words(line, b)
    first = given[0].text.lower()
    known = first in given_names() or first.partition("-")[0] in given_names() or first.endswith(".")
    loud = (family[0].text.isupper() and len(family[0].text) > 1) or (
        family[-1].text.isupper() and len(family[-1].text) > 2
    )
    if (not known and not loud) or (len(family) > 1 and family[0].text.lower() in given_names() and not loud):
        return None
    inner = particles()
    k = len(given)
    while k > 1 and given[k - 1].text.lower() in inner:
        k -= 1
    j = 0
    while not given[k:] and j < len(family) - 1 and family[j].text.lower() in inner:
        j += 1
    after = given[k:] or family[:j]
    parts = Split(
        (given[0].start, given[k - 1].end),
        (after[0].start, after[-1].end) if after else None,
        (family[j].start, family[-1].end),
        order="family_first",
    )
    return _assemble(line, a._replace(title=a.title or b.title), parts)


def _built(line: Line, reading: Reading, bare: bool) -> PersonName:
    """One name taken apart; ``bare``: surnames alone share its title, ``les présidents Touadéra et Sassou Nguesso``."""
    words = name_words(line, reading)
    parts = split(words)
    if bare and reading.title is not None and reading.title.plural and not is_given(words[0].text.lower()):
        parts = Split(family=(words[0].start, words[-1].end)) if parts.particle is None else parts
    return _assemble(line, reading, parts)


def _said(line: Line, reading: Reading, parts: Split) -> Said:
    """The parts of one reading, capitals only where a name has them."""
    text = line.text
    if parts.given is None and parts.particle is None and parts.family and _is_given(line, reading):
        parts = parts._replace(given=parts.family, family=None)

    def said(at: Range | None) -> str | None:
        if at is None:
            return None
        part = text[at[0] : at[1]]
        return part if part.isalpha() and not part.isupper() else quiet(" ".join(part.split()))

    given, particle, family, suffix = map(said, (parts.given, parts.particle, parts.family, parts.suffix))
    if particle and parts.particle and parts.family and text[parts.particle[0] : parts.family[1]].isupper():
        particle = quiet_particle(particle.title())
    if family and family.isupper() and family.lower() in family_first():
        family = family.capitalize()
    gender = _gender(given, reading.civil, reading.title)
    return Said(given, particle, family, suffix, gender, reading.civil, reading.title, parts)


def _assemble(line: Line, reading: Reading, parts: Split) -> PersonName:
    """The value for one reading, its parts located in the line's text."""
    text, name = line.text, _said(line, reading, parts)
    given, particle, family, suffix, gender, civil, title, parts = name
    located = [("given", parts.given), ("particle", parts.particle), ("family", parts.family), ("suffix", parts.suffix)]
    if civil is not None:
        located.append(("honorific", (line.starts[civil.first], line.ends[civil.last - 1])))
    if title is not None:
        located.append(("title", (line.starts[title.first], line.ends[title.last - 1])))
    spans = tuple(NamePart(a, b, text[a:b], kind) for kind, at in located if at for a, b in (at,))
    eastern = parts.order == "family_first" and not particle and family is not None and family.lower() in family_first()
    if eastern and given is not None and not is_given_western(given):
        whole = " ".join(p for p in (family, given, suffix) if p)
    else:
        whole = join_parts(given, particle, family, suffix)
    return PersonName(
        whole, given, particle, family, suffix,
        line.slice(civil.first, civil.last) if civil else None,
        line.slice(title.first, title.last) if title else None,
        name.role, gender, title.country if title else None,
        parts.order, key(given, family), tuple(sorted(spans, key=lambda p: p.start)),
    )  # fmt: skip


def is_given_western(given: str) -> bool:
    """Whether a given name stands before the surname even where that surname is East Asian (``Michael Lee``)."""
    first = given.split(" ", maxsplit=1)[0].lower()
    return first in given_names() and first not in family_first() and "-" not in first


def _is_given(line: Line, reading: Reading) -> bool:
    """Whether the one word of a name is a given name: a pope's or king's, or by the lexicon without a civility."""
    if reading.title is not None and reading.title.role in naming_words("single_given_role"):
        return True
    low = line.lower[reading.first]
    return reading.civil is None and reading.title is None and low in given_names() and low not in known_surnames()


def _gender(given: str | None, civil: Civil | None, title: TitlePhrase | None) -> Gender | None:
    if civil is not None and civil.gender != "u":
        return GENDERS[civil.gender]
    if title is not None and title.gender != "u":
        return GENDERS[title.gender]
    return given_gender(given)
