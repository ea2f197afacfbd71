"""Places of events: countries, cities, regions and venues, by look-up in the tables, with their country codes."""

from collections.abc import Iterable

from diplonews.events.clauses import Chunk, Reading
from diplonews.lexicon import _events
from diplonews.lexicon._words import function_words
from diplonews.model import Place
from diplonews.people.organizations import CAPITAL, CITY, COUNTRY, INSTITUTION, METONYM, REGION, Named, match, trie
from diplonews.people.phrases import phrase_at
from diplonews.people.vocabulary import demonyms

SLOTS = frozenset(["à", "en", "dans", "sur", "depuis", "chez", "near", "vers", "pour", "auprès"])
_DETERMINERS = function_words("determiner") | function_words("article")
_RANK = {CITY: 3, CAPITAL: 3, METONYM: 3, REGION: 2, COUNTRY: 1, INSTITUTION: 2}


def named_place(reading: Reading, i: int) -> tuple[int, Named] | None:
    """The place that the tables know under the name that begins at token ``i`` (``Le Caire`` after ``au`` too)."""
    doc = reading.doc
    table = trie()
    if i and doc.lower[i - 1] in ("au", "aux", "du", "des"):
        article = "le" if doc.lower[i - 1] in ("au", "du") else "les"
        for entry in table.get(article, ()):
            if entry.rest and doc.lower[i : i + len(entry.rest)] == entry.rest and doc.words[i] != doc.lower[i]:
                return i + len(entry.rest), entry.named
    entries = table.get(doc.lower[i])
    if not entries or (doc.words[i] == doc.lower[i] and not entries[0].rest):
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
    if hit is not None and hit[1].sort in _RANK:
        first = i if named_place(reading, i) else i - 1
        name = doc.slice(first, hit[0])
        if doc.lower[i - 1] in ("au", "du") and hit[1].name.lower() == f"le {name.lower()}":
            name = hit[1].name
        return _RANK[hit[1].sort], Place(name, hit[1].country, doc.token_span(first, hit[0]))
    if doc.words[i] != doc.lower[i]:
        if chunk.slot in ("à", "en") and doc.words[i][0].isupper() and reading.people.mention_at(i) is None:
            last = i + 1
            while last < chunk.end and last < i + 4 and doc.words[last][0].isupper():
                last += 1
            return 2, Place(doc.slice(i, last), None, doc.token_span(i, last))
        return None
    venues = _events.nouns("venue")
    if doc.lower[i] in venues or (i + 1 < chunk.end and doc.lower[i + 1] in venues):
        return _venue(reading, i, chunk)
    return None


def _venue(reading: Reading, i: int, chunk: Chunk) -> tuple[int, Place]:
    """``le siège de l'Otan``, ``la frontière ukrainienne``, ``l'est de la Syrie``: the noun phrase, its country inside it."""
    doc = reading.doc
    phrase = phrase_at(doc, reading.people, chunk.start)
    last = max(i + 1, min(phrase.last if phrase else i + 1, chunk.start + 10))
    country = None
    for j in range(i, last):
        hit = named_place(reading, j)
        country = hit[1].country if hit else demonyms().get(doc.lower[j])
        if country:
            break
    return 2, Place(doc.slice(i, last), country, doc.token_span(i, last))


def place_of(reading: Reading, chunks: Iterable[Chunk], slots: frozenset[str] = SLOTS) -> Place | None:
    """The closest place that the complements name: a town before its country."""
    best: tuple[int, Place] | None = None
    for chunk in chunks:
        if chunk.slot in slots and not chunk.inf:
            hit = place_at(reading, chunk)
            if hit is not None and (best is None or hit[0] > best[0]):
                best = hit
    return best[1] if best else None
