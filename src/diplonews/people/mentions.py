"""Candidate names in running text: runs of capitalised words, judged by their words and by what stands around them.

Only capitalised words are visited. A run grows over particles and initials and ends at places, organisations, titles
and function words; what the tables of the lexicon name is taken out first.
"""

from collections.abc import Iterator, Mapping
from itertools import compress, count
from operator import ne

from attrs import frozen

from diplonews.enums import Role
from diplonews.lexicon import _verbs
from diplonews.lexicon._words import naming_words
from diplonews.options import DEFAULT, Options
from diplonews.people.judge import Run, Scan, judge, plural_title
from diplonews.people.organizations import (
    CITY,
    COUNTRY,
    INSTITUTION,
    METONYM,
    Named,
    Trie,
    acronyms,
    match,
    small_starts,
    trie,
    trie_with,
)
from diplonews.people.runs import PREFIXES, can_open, extend
from diplonews.people.seats import seated
from diplonews.people.titles import TitlePhrase
from diplonews.people.vocabulary import civilities, demonyms, given_names, is_given, text_civilities
from diplonews.text.document import Document
from diplonews.text.tokens import words_of


@frozen
class Candidates:
    """Runs that may be persons, and what the tables name (first token, token after, meaning), both in order."""

    runs: tuple[Run, ...]
    named: tuple[tuple[int, int, Named], ...]


def find_candidates(doc: Document, titles: Mapping[int, TitlePhrase], options: Options = DEFAULT) -> Candidates:
    """Everything in the text that may name a person, a country or an organisation."""
    words_, lower = doc.words, doc.lower
    heads = frozenset(b.first for b in doc.blocks)
    scan = Scan(
        doc, titles, {t.last: t for t in titles.values()}, heads, frozenset(map(str.lower, options.given_names))
    )
    table, civil, places, given = trie_with(options.organizations), text_civilities(), demonyms(), given_names()
    runs: list[Run] = []
    named = _printed_small(doc)
    defined = _defined(doc, table, named)
    passed = naming_words("function")
    small = {i for a, b, _ in named for i in range(a, b)}
    covered = {i for t in titles.values() for i in range(t.first, t.last)} | small
    done, demonym, shared, size = 0, -1, -1, len(words_)
    for i in _capitals(doc):
        if i < done:
            continue
        low = lower[i]
        if low in civil:
            run = _with_civility(scan, i)
            if run is not None:
                runs.append(run)
                done = run.last
                shared = done if civil[low].plural else -1
                continue
        if words_[i] in defined and i not in small:
            named.append((i, i + 1, defined[words_[i]]))
            continue
        if low in table:
            hit = _named_at(doc, i, table)
            if hit is not None:
                done = hit[0]
                if hit[1] is not None and i not in small:
                    named.append((i, done, hit[1]))
                    runs += _surname_too(doc, i, done, hit[1])
                continue
        lone = len(low) == 1 and i + 1 < size and words_[i + 1] != "."
        if i in covered or low in passed or lone or _no_name(doc, i):
            continue
        if (low in places or low.rpartition("-")[2] in places) and low not in given and i + 1 not in scan.heads:
            demonym = i + 1  # « le Chilien Patricio Undurraga »
            continue
        done = extend(scan, i)
        if _owner_first(doc, i, done):
            done = i + 1  # « l'attaquant d'Alverton Luc Morel »: the name begins at the next word
            continue
        run = judge(scan, i, done, demonym == i)
        if i and shared == i - 1 and lower[i - 1] in ("et", ","):
            run = Run(i, done, None, max(run.score, 1), "title")  # « MM. Diallo et Sow », « les présidents A et B »
            shared = done
        elif run.cue == "title" and demonym != i and plural_title(scan, i):
            shared = done
        runs.append(run)
    return Candidates(tuple(runs), tuple(seated(doc, sorted(named, key=lambda n: n[0]))))


_PLACED = frozenset(["à", "de", "d'", "en", "vers", "depuis", "entre", "pour"])  # before a city, or so it is read


def _surname_too(doc: Document, i: int, last: int, named: Named) -> tuple[Run, ...]:
    """The name of a town that may be a person's: « Brian Ferguson … « Non », a dit Ferguson »."""
    placed = last > i + 1 or (i and doc.lower[i - 1] in _PLACED)
    return () if named.sort != CITY or placed else (Run(i, last, None, 0, "city"),)


_PARTICIPLES = _verbs.PPAST | _verbs.PPRES


def _no_name(doc: Document, i: int) -> bool:
    """Whether a participle opens the sentence (« Surnommé Carlos »), or the word joins places or has a prefix."""
    low = doc.lower[i]
    if low in _verbs.forms() and low not in given_names() and _opening_participle(doc, i):
        return True
    return "-" in low and (_paired_places(low) or doc.words[i].startswith(PREFIXES))


def _opening_participle(doc: Document, i: int) -> bool:
    """Whether a participle opens the sentence or a stretch of it: ``Accusant Paul Ferrand``."""
    if len(doc.lower[i]) < 5 or not _is_participle(doc.lower[i]):
        return False
    return doc.sentence_range(i)[0] == i or not doc.words[i - 1][0].isalnum()


_LOOKED = 40  # places at which a word is looked at
_BEFORE_OWNER = frozenset(["d'", "de", "du", "à", "chez"])


def _owner_first(doc: Document, i: int, last: int) -> bool:
    """Whether a run opens with a club or firm that the article names elsewhere, a person's full name after it."""
    if last - i < 3 or not i or doc.lower[i - 1] not in _BEFORE_OWNER:  # owner, given, family name
        return False
    low, given = doc.lower[i], doc.lower[i + 1]
    if is_given(low) or not is_given(given) or doc.words[i + 1] == given:
        return False
    return any(doc.lower[q + 1 : q + 2] != (given,) for q in doc.some(low, _LOOKED) if q != i)


def _is_participle(low: str) -> bool:
    return low in _verbs.forms() and bool(_verbs.forms()[low][1] & _PARTICIPLES)


def _capitals(doc: Document) -> Iterator[int]:
    """The tokens with a capital, page furniture left out."""
    found = compress(count(), map(ne, doc.words, doc.lower))
    skipped = {i for b in doc.blocks if b.role is Role.BOILERPLATE for i in range(b.first, b.last)}
    return (i for i in found if i not in skipped) if skipped else found


def _printed_small(doc: Document) -> list[tuple[int, int, Named]]:
    """What the tables name in small letters: ``talibans``, ``gardiens de la révolution``, ``palais d'Egmont``."""
    found: list[tuple[int, int, Named]] = []
    for i in doc.where(small_starts()):
        hit = match(doc, i, trie().get(doc.lower[i])) if doc.words[i] == doc.lower[i] else None
        if hit is not None and (not found or i >= found[-1][1]) and hit[1].kind is not None:
            found.append((i, *hit))
    return found


def _defined(doc: Document, table: Trie, named: list[tuple[int, int, Named]]) -> dict[str, Named]:
    """What the acronyms that the article explains stand for; long forms that no table holds join ``named``."""
    found: dict[str, Named] = {}
    for short, (first, last, new) in acronyms(doc).items():
        long = match(doc, first, table.get(doc.lower[first]))
        brief = match(doc, last + 1, table.get(doc.lower[last + 1]))
        if long is None:
            found[short] = brief[1] if brief is not None else new
            named.append((first, last, found[short]))
        else:
            found[short] = long[1]
    return found


def _with_civility(scan: Scan, i: int) -> Run | None:
    """The name after the civility at ``i``; None where none stands there."""
    doc = scan.doc
    start = i + 2 if i + 1 < len(doc.words) and doc.words[i + 1] == "." else i + 1
    if (i and doc.words[i - 1] == "&") or (len(doc.words[i]) > 1 and doc.words[i].isupper() and not _printed(doc, i)):
        return None  # « A&M du Texas », « le MS Westerdam »
    if start >= len(doc.words) or start in scan.heads or not can_open(doc, start) or start in scan.titles:
        return None
    return Run(start, extend(scan, start), i, 9, "civility")


def _printed(doc: Document, i: int) -> bool:
    """Whether the civility at ``i`` is one in capitals (``MM``), or all around it is in capitals."""
    return doc.words[i] in civilities() or doc.words[i + 1 : i + 2] == (doc.lower[i + 1 : i + 2][0].upper(),)


def _named_at(doc: Document, i: int, table: Trie) -> tuple[int, Named | None] | None:
    """What the tables name at ``i``, and the token after it; a club named after a town (``X United``) is nobody."""
    hit = match(doc, i, table[doc.lower[i]])
    if hit is None:
        return None
    last, named = hit
    if last == i + 1 and named.sort not in (INSTITUTION, METONYM) and _is_given(doc, i):
        return None
    if last > i + 1 and doc.lower[i] in naming_words("article") and doc.words[i + 1] == doc.lower[i + 1]:
        printed = words_of(named.name)
        if len(printed) > 1 and printed[0].lower() == doc.lower[i] and printed[1][0].isupper():
            return None  # « Le monde change », « L'équipe a gagné »: no newspaper
    while (
        named.sort in (INSTITUTION, CITY)
        and last < len(doc.words)
        and doc.words[last] != doc.lower[last]
        and doc.lower[last] in naming_words("org")
    ):
        last += 1  # « BBC World », « Manchester United »
    return last, named if last == hit[0] or named.sort == INSTITUTION else None


def _is_given(doc: Document, i: int) -> bool:
    """Whether the place at ``i`` is a given name here: a name goes on after it, and no article stands before it.

    A country without its article is one too (``Kenya Amatsoe``).
    """
    last = i + 1
    if last >= len(doc.words) or doc.words[last] == doc.lower[last]:
        return False
    after, low = doc.words[last], doc.lower[last]
    if (
        low in naming_words("function")
        or _is_participle(low)
        or low in naming_words("org")
        or low in trie()
        or after.isupper()
    ):
        return False
    before = doc.lower[i - 1] if i else ""
    if before in naming_words("before_place") or low in demonyms():
        return False
    hit = trie()[doc.lower[i]].shortest
    return doc.lower[i] in given_names() or (hit.sort == COUNTRY and before == ",")


def _paired_places(low: str) -> bool:
    """Whether a hyphenated word joins two places (``Russie-Ukraine``)."""
    first, _, second = low.partition("-")
    table = trie()
    return first in table and second in table and first not in given_names()
