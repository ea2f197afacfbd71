"""An event noun with its adjectives, complements and the verb that carries it."""

from diplonews.enums import EntityKind
from diplonews.events.carriers import PREPOSITIONS, carrier_after, carrier_before
from diplonews.events.clauses import complements
from diplonews.events.kinds import compound_codes, party_at, person_at
from diplonews.events.places import named_place
from diplonews.events.reading import Chunk, Range, Reading, lazy
from diplonews.lexicon._events import Need, Support
from diplonews.lexicon._words import function_words
from diplonews.people.vocabulary import demonyms
from diplonews.text.verbs import VerbGroup

_DETERMINERS = function_words("determiner") | function_words("article")
_POSSESSIVES = frozenset(["son", "sa", "ses", "leur", "leurs"])
_AFTER = 5  # tokens after the noun among which its adjectives stand
_BEFORE = 4  # tokens before it among which its determiner stands
_CLOSED = frozenset(["contre", "visant", "sur", "avec", "envers", "pour"])
_STREETS = frozenset(["place", "rue", "avenue", "boulevard", "quai"])


class Nominal:
    """One event noun in its sentence. Ranges are half-open token ranges."""

    def __init__(self, reading: Reading, at: int) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.at = at
        self.chunks, self.end = complements(reading, at + 1, False)

    @lazy
    def first(self) -> int:
        """The token at which the noun phrase begins: its determiner, or the noun itself."""
        lower = self.doc.lower
        low = self.doc.sentence_range(self.at)[0]
        for i in range(self.at - 1, max(low, self.at - _BEFORE) - 1, -1):
            if lower[i] in _DETERMINERS:
                return i
            if not lower[i][0].isalnum() or (self.doc.bits[i] and not lower[i].endswith("e")):
                break
        return self.at

    @property
    def determiner(self) -> str:
        """The determiner, or an empty string."""
        return self.doc.lower[self.first] if self.first < self.at else ""

    @lazy
    def adjective(self) -> tuple[tuple[str, ...], int] | None:
        """The codes of the adjective of nationality and its token."""
        doc = self.doc
        places = demonyms()
        for i in range(self.at + 1, min(len(doc), self.at + _AFTER)):
            word = doc.lower[i]
            if doc.words[i] == word and word in places:
                return (places[word],), i
            if "-" in word and (codes := compound_codes(word)):
                return codes, i
            if not word[0].isalpha() or word in PREPOSITIONS or word in ("et", "que", "qui"):
                break
        return None

    def slot(self, name: str) -> Range | None:
        """The first complement under that preposition; what follows ``contre`` belongs to that complement."""
        for k, chunk in enumerate(self.chunks):
            if chunk.slot == "pour" and self.doc.lower[chunk.start].startswith("consultation"):
                continue  # « le rappel pour consultations de l'ambassadeur »
            if name == "de" and (chunk.slot in _CLOSED or (not chunk.slot and self.doc.lower[chunk.start] in _STREETS)):
                return None
            if chunk.slot == name and not chunk.inf and not chunk.late:
                end = chunk.end
                for more in self.chunks[k + 1 :]:
                    if more.slot != "de" or more.late or more.inf:
                        break
                    end = more.end
                return chunk.start, end
        return None

    def passes(self, need: Need) -> tuple[bool, int | None]:
        """Whether the condition holds, and the token of the noun that fulfils it, if it asks for one."""
        at = None
        if need.slot == "+":
            at = self._after(need.words)
            ok = at is not None
        elif need.slot == "near":
            at = self._near(need.words)
            ok = at is not None
        elif need.slot == "by":
            at = self._after(need.words)
            ok = at is not None
        elif need.slot == "prev":
            ok = self.doc.lower[self.at - 1] in need.words if self.at else False
        elif need.test == "always":
            ok = True
        elif need.test == "adjective":
            ok = self.adjective is not None
        elif need.slot == "O" and need.test == "party":
            ok = self._has_party() or self.carrier is not None
        elif need.test == "support":
            ok = self.carrier is not None
        elif need.test in ("class", "words"):
            where = self.slot(need.slot)
            ok = where is not None and any(
                w in need.words for w in self.doc.lower[where[0] : min(where[1], where[0] + 5)]
            )
        else:
            ok = any(
                self._range_is((c.start, c.end), need.test) for c in self.chunks if c.slot == need.slot and not c.inf
            )
        return ok is not need.negated, None if need.negated else at

    def _after(self, words: frozenset[str]) -> int | None:
        lower = self.doc.lower
        for i in range(self.at + 1, min(self.end + 1, len(lower), self.at + 6)):
            if lower[i] in words:
                return i
            if lower[i] in (",", ".", ";", ":"):
                break
        return None

    def _near(self, words: frozenset[str]) -> int | None:
        lower = self.doc.lower
        low, high = self.doc.sentence_range(self.at)
        return next(
            (i for i in range(max(low, self.at - 3), min(high, self.at + 8)) if lower[i] in words and i != self.at),
            None,
        )

    def _has_party(self) -> bool:
        if self.adjective is not None or self.determiner in _POSSESSIVES:
            return True
        for chunk in self.chunks:
            if (
                chunk.slot
                in ("de", "par", "entre", "avec", "contre", "à", "auprès", "chez", "sur", "en", "visant", "envers")
                and not chunk.inf
                and not chunk.late
            ) and (party_at(self.reading, chunk.start, chunk.end) or self._is_named(self._content(chunk))):
                return True
        return False

    def _is_named(self, i: int) -> bool:
        """Whether a place or another name stands at the token."""
        return self.doc.words[i][0].isupper() or named_place(self.reading, i) is not None

    def _content(self, chunk: Chunk) -> int:
        i = chunk.start
        while i < chunk.end - 1 and self.doc.lower[i] in _DETERMINERS:
            i += 1
        return i

    def _range_is(self, where: Range | None, test: str) -> bool:
        if where is None:
            return False
        if test == "any":
            return True
        if test == "party":
            return party_at(self.reading, *where)
        if test == "person":
            return person_at(self.reading, *where)
        if test == "place":
            return named_place(self.reading, self._content(Chunk("", where[0], *where))) is not None
        if test == "org":
            mention = self.reading.people.mention_at(self._content(Chunk("", where[0], *where)))
            return mention is not None and mention.kind is EntityKind.ORGANIZATION
        return False

    @lazy
    def carrier(self) -> tuple[VerbGroup, Support] | None:
        """The verb that carries the noun, before it (``effectuer une visite``) or after (``la visite aura lieu``)."""
        return carrier_before(self) or carrier_after(self)
