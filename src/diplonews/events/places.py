"""Places of events: countries, cities, regions and venues, by look-up in the tables, with their country codes."""

from collections.abc import Iterable

from diplonews.events.reading import Chunk, Reading
from diplonews.lexicon import _events
from diplonews.lexicon._words import function_words
from diplonews.people.organizations import CAPITAL, CITY, COUNTRY, INSTITUTION, METONYM, REGION, Named, match, trie
from diplonews.people.vocabulary import demonyms
from diplonews.syntax.phrases import phrase_at
from diplonews.values import Place

SLOTS = frozenset(["à", "en", "dans", "depuis", "near", "sous"])
TOWARDS = SLOTS | {"vers", "pour", "chez", "auprès"}
_DETERMINERS = function_words("determiner") | function_words("article")
_AT = {"au": "le", "du": "le", "aux": "les", "des": "les"}  # « au Caire »: the name has its article
_SIZES = frozenset(["grand", "grande", "petit", "petite", "haut", "haute", "vieux", "vieille"])
_RANK = {CITY: 3, CAPITAL: 3, METONYM: 3, REGION: 2, COUNTRY: 1, INSTITUTION: 2}


def named_place(reading: Reading, i: int) -> tuple[int, Named] | None:
    """The place that the tables know under the name that begins at token ``i`` (``Le Caire`` after ``au`` too)."""
    memo = reading.places
    if i not in memo:
        memo[i] = _named_place(reading, i)
    return memo[i]


def _named_place(reading: Reading, i: int) -> tuple[int, Named] | None:
    doc, table = reading.doc, trie()
    word, small = doc.lower[i], doc.words[i] == doc.lower[i]
    before = doc.lower[i - 1] if i and not small else ""
    if before in _AT:
        article = table.get(_AT[before])
        for entry in article.longer.get(word, ()) if article else ():
            if doc.lower[i : i + len(entry.rest)] == entry.rest:
                return i + len(entry.rest), entry.named
    entries = table.get(word)
    if not entries or (small and not entries.longer):
        return None
    hit = match(doc, i, entries)
    mention = reading.people.mention_at(i)
    if hit is None or (mention is not None and mention.kind == "person"):
        return None
    return hit if doc.words[hit[0] - 1] != doc.lower[hit[0] - 1] or doc.words[i] != doc.lower[i] else None


def place_at(reading: Reading, chunk: Chunk) -> tuple[int, Place] | None:
    """The place that a complement names, and how closely (3 a town, 2 a region or venue, 1 a country)."""
    doc = reading.doc
    i = chunk.start
    while i < chunk.end - 1 and doc.lower[i] in _DETERMINERS:
        i += 1
    if i >= chunk.end:
        return None
    hit = named_place(reading, i) or (named_place(reading, i - 1) if i > chunk.start else None)
    if hit is not None and hit[1].sort == COUNTRY and chunk.slot == "à" and doc.lower[i - 1] in ("la", "l'", "les"):
        return None  # « à la Russie »: no place
    if hit is not None and hit[1].sort in _RANK:
        first = i if named_place(reading, i) else i - 1
        name = doc.slice(first, hit[0])
        if doc.lower[i - 1] in ("au", "du") and hit[1].name.lower() == f"le {name.lower()}":
            name = hit[1].name
        return _RANK[hit[1].sort], Place(name, hit[1].country, doc.token_span(first, hit[0]))
    building = i + 1 < chunk.end and doc.lower[i] in _SIZES and doc.words[i + 1] == doc.lower[i + 1]
    if doc.words[i] != doc.lower[i] and not building:
        if chunk.slot in ("à", "en", "near") and doc.words[i][0].isupper() and reading.people.mention_at(i) is None:
            last = i + 1
            while last < chunk.end and last < i + 4 and doc.words[last][0].isupper():
                last += 1
            return 2, Place(doc.slice(i, last), None, doc.token_span(i, last))
        return None
    venues = _events.nouns("venue")
    if building or doc.lower[i] in venues or (i + 1 < chunk.end and doc.lower[i + 1] in venues):
        return _venue(reading, i, chunk)
    return None


def _venue(reading: Reading, i: int, chunk: Chunk) -> tuple[int, Place]:
    """``le siège de l'Otan``, ``la frontière ukrainienne``: the noun phrase, its country inside it."""
    doc = reading.doc
    if doc.lower[i] in _events.nouns("town"):
        for j in range(i + 1, min(chunk.end, i + 5)):
            if doc.lower[j] in ("de", "d'") and j + 1 < len(doc) and doc.words[j + 1] != doc.lower[j + 1]:
                named = named_place(reading, j + 1)
                last = named[0] if named else _capitals(reading, j + 1)
                return 3, Place(
                    doc.slice(j + 1, last), named[1].country if named else None, doc.token_span(j + 1, last)
                )
    phrase = phrase_at(doc, reading.people, chunk.start)
    last = max(i + 1, min(phrase.last if phrase else i + 1, chunk.start + 10))
    country = None
    for j in range(i, last):
        hit = named_place(reading, j)
        country = hit[1].country if hit else demonyms().get(doc.lower[j])
        if country:
            break
    return 2, Place(doc.slice(i, last), country, doc.token_span(i, last))


def _capitals(reading: Reading, i: int) -> int:
    last = i + 1
    while last < len(reading.doc) and last < i + 4 and reading.doc.words[last][0].isupper():
        last += 1
    return last


def fronted(reading: Reading, first: int) -> Place | None:
    """The place that opens the sentence (``A New York, …``) or that ``où`` takes up before the verb at ``first``."""
    doc = reading.doc
    low = doc.sentence_range(first)[0]
    for i in range(first - 1, max(low, first - 6), -1):
        if doc.lower[i] == "où":
            at = i - 2 if doc.lower[i - 1] == "," else i - 1
            for j in range(at, max(low - 1, at - 3), -1):
                hit = named_place(reading, j)
                if hit is not None and hit[0] == at + 1:
                    return Place(doc.slice(j, at + 1), hit[1].country, doc.token_span(j, at + 1))
            return None
    if doc.lower[low] not in ("à", "a", "en", "au", "aux", "dans", "depuis", "près"):
        return None
    end = next((i for i in range(low + 1, min(first, low + 12)) if doc.lower[i] == ","), 0)
    slot = "à" if doc.lower[low] == "a" else doc.lower[low].replace("au", "à").replace("àx", "à")
    opening = place_at(reading, Chunk(slot, low, low + 1, end)) if end > low + 1 else None
    return opening[1] if opening else None


def place_of(
    reading: Reading, chunks: Iterable[Chunk], slots: frozenset[str] = SLOTS, bodies: bool = False
) -> Place | None:
    """The closest place that the complements name: a town before its country; bodies (``à l'Unesco``) on demand."""
    best: tuple[int, Place] | None = None
    for chunk in chunks:
        if chunk.slot in slots and not chunk.inf:
            hit = place_at(reading, chunk)
            if hit is not None and not bodies and _is_body(reading, chunk):
                continue
            if hit is not None and (best is None or (hit[0] > best[0] and not chunk.late)):
                best = hit
    return best[1] if best else None


def _is_body(reading: Reading, chunk: Chunk) -> bool:
    """Whether an organisation stands where a place would."""
    i = chunk.start
    while i < chunk.end - 1 and reading.doc.lower[i] in _DETERMINERS:
        i += 1
    hit = named_place(reading, i)
    return hit is not None and hit[1].sort == INSTITUTION
