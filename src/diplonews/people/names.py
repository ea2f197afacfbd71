"""Personal names as French news prints them, taken apart: civility, title, given name, particle, family name, suffix.

``le ministre russe des Affaires étrangères, Sergueï Lavrov``; ``MM. Diallo et Sow``; ``MACRON (Emmanuel)``;
``Xi Jinping``; ``le pape François``. The words of a name proper are told apart in `parts`.
"""

from collections.abc import Sequence
from enum import Enum
from functools import cache

from attrs import evolve, frozen

from diplonews.model import Gender, NamePart, PersonName
from diplonews.people.fold import fold, sound
from diplonews.people.line import Line, read_line
from diplonews.people.parts import SUFFIXES, Range, Split, Word, split
from diplonews.people.titles import TitlePhrase, title_at
from diplonews.people.vocabulary import civilities, demonyms, given_names, known_surnames, particles, titles, words
from diplonews.text.tokens import tokenize

_MANY = 64  # names of one line; a longer list is not one name with its company
_GENDER = {"m": Gender.MALE, "f": Gender.FEMALE}
_AND = frozenset(["et", "&", "ou", "ainsi", "puis"])
_QUOTES = frozenset(["«", "»", '"', "“", "”", "„"])
_ALIAS = frozenset(["dit", "dite", "alias", "surnommé", "surnommée", "nommé", "nommée", "né", "née"])
_ARTICLES = frozenset(["le", "la", "l'", "les", "un", "une", "du", "au", "aux", "des", "son", "sa", "leur", "de", "d'", "notre"])
_SINGLE_GIVEN = frozenset(["pope", "former_pope", "monarch", "former_monarch", "prince", "crown_prince", "religious_leader", "monk"])


class Break(Enum):
    """What stands between two names of a line."""

    NONE = 0
    COMMA = 1
    AND = 2
    BRACKET = 3


@frozen
class Civil:
    """A civility in a line: half-open token range, gender, whether it is plural, and whether a name must follow."""

    first: int
    last: int
    gender: str
    plural: bool


@frozen
class Reading:
    """One name of a line before it is taken apart: the tokens of the name, and what stands with it."""

    first: int
    last: int
    civil: Civil | None
    title: TitlePhrase | None
    before: Break


def parse_name(text: str) -> PersonName:
    """The first person named in ``text``; a text that names none gives a `PersonName` without parts.

    Spans of ``parts`` are offsets into ``text``. Raises TypeError when ``text`` is no ``str``.

    >>> name = parse_name("le ministre belge de la Défense, Luc Van der Brugge")
    >>> name.given, name.particle, name.family, name.role, name.country
    ('Luc', 'Van der', 'Brugge', 'defence_minister', 'BEL')
    """
    found = parse_names(text)
    return found[0] if found else PersonName(text=text)


def parse_names(text: str) -> tuple[PersonName, ...]:
    """Every person named in ``text``, in order; those who share a civility, a title or a surname each have it.

    >>> [(n.given, n.family) for n in parse_names("Emmanuel et Brigitte Tellier")]
    [('Emmanuel', 'Tellier'), ('Brigitte', 'Tellier')]
    """
    if not isinstance(text, str):
        raise TypeError(f"a name must be str, not {type(text).__name__}")
    line = read_line(text)
    readings = _readings(line)
    inverted = _inverted(line, readings)
    if inverted is not None:
        return (inverted,)
    made = [_built(line, r) for r in readings]
    return tuple(_with_surname(made, readings))


@cache
def _civility_starts() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Civilities as token tuples by their first token as printed, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for form, civility in civilities().items():
        tokens = tokenize(form).words
        found.setdefault(tokens[0], []).append((tokens[1:], civility.gender, civility.plural))
    return {first: tuple(sorted(some, key=lambda c: -len(c[0]))) for first, some in found.items()}


def _civility(line: Line, i: int) -> Civil | None:
    """The civility at token ``i``, its full stop in; None where its word is a part of a name."""
    for rest, gender, plural in _civility_starts().get(line.words[i], ()):
        end = i + 1 + len(rest)
        if line.words[i + 1 : end] != rest:
            continue
        if end < len(line) and line.words[end] == "." and line.words[end - 1] != ".":
            end += 1
        if end >= len(line):
            return None
        if line.words[i] in _NAME_TOO and not _goes_on(line, end):
            return None
        return Civil(i, end, gender, plural)
    return None


# Civilities that are given names or surnames as well: read as civilities only before a full name.
_NAME_TOO = frozenset(["Cheikh", "Hadj", "Hadja", "Haji", "Don", "Dona", "Dom", "Lord", "Miss", "Dame", "Sayed", "Pandit", "Rabbi", "Père"])


def _goes_on(line: Line, i: int) -> bool:
    """Whether a full name with a filiation or an article stands from token ``i`` on, so that the word before it is an honorific."""
    if not line.words[i][0].isupper() or i + 1 >= len(line) or not line.words[i + 1][0].isalpha():
        return line.words[i - 1] in ("Lord", "Miss", "Dame", "Père", "Don") and line.words[i][0].isupper()
    if line.words[i - 1] in ("Cheikh", "Hadja", "Sayed"):
        return any(w in particles() or w.startswith(("al-", "el-")) for w in line.lower[i : i + 4])
    return True


def _readings(line: Line) -> list[Reading]:
    """The names of a line in order, each with the civility and title that go with it."""
    state = _State()
    i = 0
    while i < len(line) and len(state.found) < _MANY:
        i = _step(line, i, state)
    return state.found


class _State:
    """What has been read of a line so far; lives within one call."""

    __slots__ = ("civils", "found", "gap", "title")

    def __init__(self) -> None:
        self.found: list[Reading] = []
        self.civils: list[Civil] = []
        self.title: TitlePhrase | None = None
        self.gap = Break.NONE


def _step(line: Line, i: int, state: _State) -> int:
    """Read what begins at token ``i``; the token after it."""
    word, low = line.words[i], line.lower[i]
    civil = _civility(line, i)
    if civil is not None:
        _take_civility(state, civil)
        return civil.last
    if low in titles() or low in words("before_title") or low.startswith("ex-"):
        title = _title(line, i)
        if title is not None:
            _take_title(line, state, title)
            return title.last
    if low in (",", ";", "/", "(", ")"):
        state.gap = Break.BRACKET if low in "()" else Break.COMMA
        state.civils = [c for c in state.civils if c.plural]
        return i + 1
    if low in _AND:
        state.gap = Break.AND
        return i + 1
    if low in _ALIAS or low in _QUOTES:
        return _after_alias(line, i)
    if word == low and low in _ARTICLES and not _particle_here(line, i):
        return i + 1
    if word == low and low in demonyms() and state.gap is Break.AND and state.found and state.found[-1].title is not None:
        # « les présidents français X et russe Y »
        state.title = evolve(state.found[-1].title, country=demonyms()[low])
        return i + 1
    if _opens(line, i):
        return _take_name(line, i, state)
    return i + 1


def _take_civility(state: _State, civil: Civil) -> None:
    if state.found and state.gap is Break.NONE:
        state.gap = Break.AND
    before = state.civils[-1] if state.civils else None
    if before is not None and before.last == civil.first:
        gender = civil.gender if civil.gender != "u" else before.gender
        state.civils[-1] = Civil(before.first, civil.last, gender, civil.plural)
    elif before is not None and state.gap is Break.AND and not before.plural:
        state.civils.append(civil)
    else:
        state.civils = [civil]


def _take_title(line: Line, state: _State, title: TitlePhrase) -> None:
    found = state.found
    beside = state.gap is not Break.AND and not _name_follows(line, title.last)
    if found and beside and found[-1].title is None:
        found[-1] = evolve(found[-1], title=title)
    else:
        state.title = title


def _take_name(line: Line, i: int, state: _State) -> int:
    end = _name_end(line, i)
    found, title, civils = state.found, state.title, state.civils
    last = found[-1] if found else None
    if title is None and last is not None and state.gap is Break.AND and last.title is not None and last.title.plural:
        title = last.title
    if not civils and last is not None and state.gap is not Break.NONE and last.civil is not None and last.civil.plural:
        civils = [last.civil]
    for civil in civils or (None,):
        found.append(Reading(i, end, civil, title, state.gap))
    state.civils = [c for c in civils if c.plural]
    state.title = title if title is not None and title.plural else None
    state.gap = Break.NONE
    return end


def _title(line: Line, i: int) -> TitlePhrase | None:
    """The title phrase at ``i``, with the adjectives before it; None where its word is a name (``Prince``, ``Pape``)."""
    j = i
    table, before = titles(), words("before_title")
    while j < len(line) and line.lower[j] in before and line.lower[j] not in table and j < i + 3:
        j += 1
    if j >= len(line):
        return None
    phrase = title_at(line, j, table)
    if phrase is None and j + 1 < len(line) and line.lower[j] in before:
        phrase = title_at(line, j + 1, table)
    if phrase is None:
        return None
    low = line.lower[j]
    if line.words[j] != low and phrase.head == j and not (i and line.lower[i - 1] in _ARTICLES):
        if low in given_names() or line.words[j] in _NAME_TOO and not _goes_on(line, j + 1):
            return None
    if i and low in SUFFIXES and phrase.last == j + 1 and line.words[i - 1][0].isupper():
        return None
    return evolve(phrase, first=i) if phrase.first > i else phrase


def _name_follows(line: Line, i: int) -> bool:
    """Whether a name stands right at ``i``, a comma before it or not."""
    if i < len(line) and line.words[i] == ",":
        return False
    return i < len(line) and _opens(line, i)


def _particle_here(line: Line, i: int) -> bool:
    """Whether the lower-case word at ``i`` is a particle that a name begins with (``de Villepin``)."""
    if line.lower[i] not in ("de", "du", "des", "d'"):
        return False
    k = i + 1
    while k < len(line) and line.words[k] == line.lower[k] and line.lower[k] in particles():
        k += 1
    return k < len(line) and line.words[k] != line.lower[k] and (i == 0 or line.words[i - 1] == "." or line.lower[i - 1] in _CIVIL_WORDS)


_CIVIL_WORDS = frozenset(["m", "mme", "mlle", "madame", "monsieur", "maître", "me", "mm", "mmes", "et"])


def _opens(line: Line, i: int) -> bool:
    """Whether a name can begin at ``i``."""
    word, low = line.words[i], line.lower[i]
    return low[0].isalpha() and (word != low or low in particles() or low not in words("function") and i == 0 or not low.isascii() and word == low and not word.islower())


def _name_end(line: Line, i: int) -> int:
    """The token after the name that begins at ``i``: words, particles and initials up to a mark, a title or a conjunction."""
    inner, table = particles(), titles()
    j = i
    while j < len(line):
        word, low = line.words[j], line.lower[j]
        if word == "." and j > i and line.starts[j] == line.ends[j - 1]:
            j += 1
        elif low in _AND or low in _ALIAS or not low[0].isalnum():
            break
        elif j > i and word == low and low in SUFFIXES:
            return j + 1
        elif j > i and word == low and low not in inner and (low in table or low in words("before_title") or low in words("function")):
            break
        elif j > i and line.words[j] in _civility_starts() and _civility(line, j) is not None and line.words[j] not in _NAME_TOO and len(word) < 4:
            break
        else:
            j += 1
    return j


def _after_alias(line: Line, i: int) -> int:
    """The token after a nickname (``dit « le Rouge »``), or after the mark or word alone."""
    j = i + 1
    if line.lower[i] in _ALIAS and j < len(line) and line.words[j] not in _QUOTES:
        while j < len(line) and line.words[j] not in (",", ")", ";") and line.lower[j] not in _AND:
            j += 1
        return j
    if j < len(line) and line.words[i] not in _QUOTES:
        j += 1
    k = j
    while k < len(line) and k < j + 8:
        if line.words[k] in _QUOTES:
            return k + 1
        k += 1
    return j


def _name_words(line: Line, first: int, last: int) -> list[Word]:
    """The words of a name, full stops joined to the initial or abbreviation before them."""
    made: list[Word] = []
    for i in range(first, last):
        if line.words[i] == "." and made:
            made[-1] = Word(made[-1].text + ".", made[-1].start, line.ends[i])
        else:
            made.append(Word(line.words[i], line.starts[i], line.ends[i]))
    return made


def _inverted(line: Line, readings: Sequence[Reading]) -> PersonName | None:
    """``Tellier, Anne`` and ``TELLIER (Anne)``: the family name first, then the given name with its particle."""
    if len(readings) != 2 or readings[1].before not in (Break.COMMA, Break.BRACKET):
        return None
    a, b = readings
    if b.civil is not None or b.title is not None and a.title is not None:
        return None
    family, given = _name_words(line, a.first, a.last), _name_words(line, b.first, b.last)
    first = given[0].text.lower()
    known = first in given_names() or first.partition("-")[0] in given_names() or first.endswith(".")
    loud = family[0].text.isupper() and len(family[0].text) > 1 or family[-1].text.isupper() and len(family[-1].text) > 2
    if not known and not loud or len(family) > 1 and family[0].text.lower() in given_names() and not loud:
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
    return _assemble(line, evolve(a, title=a.title or b.title), parts)


def _built(line: Line, reading: Reading) -> PersonName:
    return _assemble(line, reading, split(_name_words(line, reading.first, reading.last)))


def quiet(text: str) -> str:
    """A part of a name with capitals only where a name has them (``ZONGO-BELEM`` is ``Zongo-Belem``)."""
    if not any(len(w) > 2 and w.isupper() and "." not in w and w not in _NUMERALS for w in text.split(" ")):
        return text
    return " ".join("-".join(_capital(p) for p in w.split("-")) if len(w) > 2 and w.isupper() and "." not in w else w for w in text.split(" "))


def _quiet_particle(particle: str) -> str:
    """A particle that was printed in capitals: articles keep one (``Le``), the others none (``von der``)."""
    return " ".join(w if w in ("Le", "La", "Les", "Ould", "Ben", "Al-", "El-") else w.lower() for w in particle.split(" "))


def _capital(part: str) -> str:
    head, apostrophe, rest = part.partition("'")
    return head.capitalize() + apostrophe + rest.capitalize()


_NUMERALS = frozenset(["II", "III", "IV", "VI", "VII", "VIII", "XII", "XIV", "XVI", "XVIII"])


def _assemble(line: Line, reading: Reading, parts: Split) -> PersonName:
    """The value for one reading, its parts located in the line's text."""
    text = line.text
    civil, title = reading.civil, reading.title
    if parts.given is None and parts.particle is None and parts.family and _is_given(line, reading):
        parts = evolve(parts, given=parts.family, family=None)

    def said(at: Range | None) -> str | None:
        return quiet(" ".join(text[at[0] : at[1]].split())) if at else None

    given, particle, family, suffix = map(said, (parts.given, parts.particle, parts.family, parts.suffix))
    if particle and particle != text[parts.particle[0] : parts.particle[1]] if parts.particle else False:
        particle = _quiet_particle(particle or "")
    located = [("given", parts.given), ("particle", parts.particle), ("family", parts.family), ("suffix", parts.suffix)]
    if civil is not None:
        located.append(("honorific", (line.starts[civil.first], line.ends[civil.last - 1])))
    if title is not None:
        located.append(("title", (line.starts[title.first], line.ends[title.last - 1])))
    spans = tuple(NamePart(a, b, text[a:b], kind) for kind, at in located if at for a, b in (at,))
    whole = _join(given, particle, family, suffix)
    return PersonName(
        whole, given, particle, family, suffix,
        line.slice(civil.first, civil.last) if civil else None,
        line.slice(title.first, title.last) if title else None,
        title.role if title else None,
        _gender(given, civil, title),
        title.country if title else None,
        parts.order, key(given, family), tuple(sorted(spans, key=lambda p: p.start)),
    )  # fmt: skip


def _is_given(line: Line, reading: Reading) -> bool:
    """Whether the one word of a name is a given name: a pope's or king's, or by the lexicon where no civility makes it a surname."""
    if reading.title is not None and reading.title.role in _SINGLE_GIVEN:
        return True
    low = line.lower[reading.first]
    return reading.civil is None and reading.title is None and low in given_names() and low not in known_surnames()


def _join(given: str | None, particle: str | None, family: str | None, suffix: str | None) -> str:
    """The canonical form: given name, particle, family name, suffix."""
    last = family or ""
    if particle:
        last = particle + ("" if particle[-1] in "-'’" else " ") + last
    return " ".join(p for p in (given, last, suffix) if p)


def _gender(given: str | None, civil: Civil | None, title: TitlePhrase | None) -> Gender | None:
    if civil is not None and civil.gender != "u":
        return _GENDER[civil.gender]
    if title is not None and title.gender != "u":
        return _GENDER[title.gender]
    return given_gender(given)


def given_gender(given: str | None) -> Gender | None:
    """What the first given name says of gender: by the lexicon, a compound by its first half."""
    if not given:
        return None
    first = given.split(" ")[0].lower()
    said = given_names().get(first) or given_names().get(first.partition("-")[0])
    return _GENDER.get(said or "")


def key(given: str | None, family: str | None) -> str:
    """What sorts, groups and compares names: the sounds of the family name, then those of the given name."""
    return f"{_sounds(family)} {_sounds(given)}".strip()


def _sounds(part: str | None) -> str:
    return "".join(map(sound, fold(part).replace("-", " ").split())) if part else ""


def _with_surname(made: list[PersonName], readings: Sequence[Reading]) -> list[PersonName]:
    """``Emmanuel et Brigitte Tellier``, ``M. et Mme Tellier``: a surname at the end is shared by bare given names before it."""
    for i in range(len(made) - 2, -1, -1):
        one, after = made[i], made[i + 1]
        bare = one.given is None and one.particle is None and one.family is not None and after.given is not None and after.family is not None
        if bare and readings[i + 1].before is Break.AND and (one.family or "").split(" ")[0].lower().partition("-")[0] in given_names():
            given = one.family
            parts = tuple(evolve(p, kind="given") if p.kind == "family" else p for p in one.parts)
            parts += tuple(p for p in after.parts if p.kind in ("particle", "family"))
            made[i] = evolve(
                one, text=_join(given, after.particle, after.family, None), given=given, particle=after.particle, family=after.family,
                gender=one.gender or given_gender(given), key=key(given, after.family), parts=parts,
            )  # fmt: skip
    return made
