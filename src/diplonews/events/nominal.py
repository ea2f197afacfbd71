"""An event noun with its adjectives, complements and the verb that carries it."""

from functools import cached_property

from diplonews.enums import EntityKind
from diplonews.events.clauses import Chunk, Reading, complements
from diplonews.events.frames import Range
from diplonews.events.parties import compound_codes, party_at, person_at
from diplonews.events.places import named_place
from diplonews.lexicon import _events, _verbs
from diplonews.lexicon._events import Need, Support
from diplonews.lexicon._words import function_words
from diplonews.people.vocabulary import demonyms
from diplonews.text.verbs import VerbGroup, verb_group, verb_groups

_DETERMINERS = function_words("determiner") | function_words("article")
_POSSESSIVES = frozenset(["son", "sa", "ses", "leur", "leurs"])
_AFTER = 5  # tokens after the noun among which its adjectives stand
_BEFORE = 4  # tokens before it among which its determiner stands
_LEFT = 8  # tokens between a carrying verb and its noun
_CLOSED = frozenset(["contre", "visant", "sur", "avec", "envers", "pour"])
_STREETS = frozenset(["place", "rue", "avenue", "boulevard", "quai"])
_LIGHT = frozenset(["faire", "avoir", "prendre", "donner", "mettre"])
_PREPOSITIONS = frozenset(
    [
        "à",
        "au",
        "aux",
        "en",
        "de",
        "d'",
        "du",
        "des",
        "pour",
        "dans",
        "par",
        "lors",
        "avant",
        "après",
        "pendant",
        "contre",
    ]
)


class Nominal:
    """One event noun in its sentence. Ranges are half-open token ranges."""

    def __init__(self, reading: Reading, at: int) -> None:
        self.reading = reading
        self.at = at
        self.chunks, self.end = complements(reading, at + 1, False)

    @cached_property
    def first(self) -> int:
        """The token at which the noun phrase begins: its determiner, or the noun itself."""
        lower = self.reading.doc.lower
        low = self.reading.doc.sentence_range(self.at)[0]
        for i in range(self.at - 1, max(low, self.at - _BEFORE) - 1, -1):
            if lower[i] in _DETERMINERS:
                return i
            if not lower[i][0].isalnum() or (lower[i] in _verbs.forms() and not lower[i].endswith("e")):
                break
        return self.at

    @property
    def determiner(self) -> str:
        """The determiner, or an empty string."""
        return self.reading.doc.lower[self.first] if self.first < self.at else ""

    @cached_property
    def adjective(self) -> tuple[tuple[str, ...], int] | None:
        """The codes of the adjective of nationality and its token."""
        doc = self.reading.doc
        places = demonyms()
        for i in range(self.at + 1, min(len(doc), self.at + _AFTER)):
            word = doc.lower[i]
            if doc.words[i] == word and word in places:
                return (places[word],), i
            if "-" in word and (codes := compound_codes(word)):
                return codes, i
            if not word[0].isalpha() or word in _PREPOSITIONS or word in ("et", "que", "qui"):
                break
        return None

    def slot(self, name: str) -> Range | None:
        """The first complement under that preposition; what follows ``contre`` belongs to that complement."""
        for k, chunk in enumerate(self.chunks):
            if name == "de" and (
                chunk.slot in _CLOSED or (not chunk.slot and self.reading.doc.lower[chunk.start] in _STREETS)
            ):
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
            ok = self.reading.doc.lower[self.at - 1] in need.words if self.at else False
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
                w in need.words for w in self.reading.doc.lower[where[0] : min(where[1], where[0] + 5)]
            )
        else:
            ok = any(
                self._range_is((c.start, c.end), need.test) for c in self.chunks if c.slot == need.slot and not c.inf
            )
        return ok is not need.negated, None if need.negated else at

    def _after(self, words: frozenset[str]) -> int | None:
        lower = self.reading.doc.lower
        for i in range(self.at + 1, min(self.end + 1, len(lower), self.at + 6)):
            if lower[i] in words:
                return i
            if lower[i] in (",", ".", ";", ":"):
                break
        return None

    def _near(self, words: frozenset[str]) -> int | None:
        lower = self.reading.doc.lower
        low, high = self.reading.doc.sentence_range(self.at)
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
        return self.reading.doc.words[i][0].isupper() or named_place(self.reading, i) is not None

    def _content(self, chunk: Chunk) -> int:
        i = chunk.start
        while i < chunk.end - 1 and self.reading.doc.lower[i] in _DETERMINERS:
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

    @cached_property
    def carrier(self) -> tuple[VerbGroup, Support] | None:
        """The verb that carries the noun, before it (``effectuer une visite``) or after (``la visite aura lieu``)."""
        return self._left() or self._right()

    def _left(self) -> tuple[VerbGroup, Support] | None:
        doc = self.reading.doc
        low = doc.sentence_range(self.at)[0]
        prep = ""
        for i in range(self.first - 1, max(low, self.first - _LEFT) - 1, -1):
            word = doc.lower[i]
            found = _verbs.forms().get(word)
            if found is not None and word not in _DETERMINERS:
                group = verb_group(doc, i)
                if group is not None and group.head <= i < group.last:
                    return self._support(group, prep)
            if word in (",", ";", ":", "que", "qui", "et", "qu'", "dont"):
                return None
            if word in _PREPOSITIONS:
                prep = {"au": "à", "aux": "à", "d'": "de", "du": "de", "des": "de"}.get(word, word)
        return None

    def _support(self, group: VerbGroup, prep: str) -> tuple[VerbGroup, Support] | None:
        table, quantity = _events.supports(), _events.nouns("quantity")
        if prep == "de" and group.lemma in _LIGHT and self.reading.doc.lower[self.first - 2] not in quantity:
            return None  # « faire mention de l'attaque »: the verb has its noun
        noun = prep if prep and prep != "de" else "object"
        if group.passive and noun == "object":
            return None
        support = table.get((group.lemma, group.reflexive, noun)) or table.get((group.lemma, False, noun))
        return (group, support) if support else None

    def _right(self) -> tuple[VerbGroup, Support] | None:
        """The verb whose subject the noun phrase is: the first group after it, no other noun phrase between."""
        relative = self.end < len(self.reading.doc) and self.reading.doc.lower[self.end] == "qui"
        predicate = self._predicate() if relative or not self._governed() else None
        found = [one for one in (self._participle(), self._relative(), predicate) if one is not None]
        return next((one for one in found if one[1].status == "negated"), found[0] if found else None)

    def _participle(self) -> tuple[VerbGroup, Support] | None:
        """``menée par``, ``prévue mardi``: a participle that belongs to the noun."""
        doc = self.reading.doc
        forms, table = _verbs.forms(), _events.supports()
        for i in range(self.at + 1, min(self.end, self.at + _LEFT)):
            found = forms.get(doc.lower[i])
            if found is None or not found[1] & _verbs.PPAST:
                continue
            support = table.get((found[0], False, "object"))
            group = verb_group(doc, i) if support else None
            if support and group is not None and group.tense == "participle":
                return group, Support("agent", support.status)
        return None

    def _relative(self) -> tuple[VerbGroup, Support] | None:
        """``la conférence que la France organisera``: the verb of a relative clause whose object the noun is."""
        doc = self.reading.doc
        if self.end >= len(doc) or doc.lower[self.end] not in ("que", "qu'"):
            return None
        high = doc.sentence_range(self.at)[1]
        for group in verb_groups(doc, self.end + 1, min(high, self.end + _LEFT)):
            support = _events.supports().get((group.lemma, group.reflexive, "object"))
            return (group, support) if support and group.is_finite and not group.passive else None
        return None

    def _predicate(self) -> tuple[VerbGroup, Support] | None:
        doc = self.reading.doc
        table = _events.supports()
        high = doc.sentence_range(self.at)[1]
        for group in verb_groups(doc, self.end, min(high, self.end + _LEFT)):
            if not group.is_finite or (group.subject is not None and doc.lower[group.subject] != "qui"):
                return None
            if group.passive:
                support = table.get((group.lemma, False, "object"))
                return (group, Support("agent", support.status)) if support else None
            support = table.get((group.lemma, group.reflexive, "subject"))
            return (group, support) if support else None
        return None

    def _governed(self) -> bool:
        """Whether a preposition stands before the noun phrase, so that it is no subject."""
        doc = self.reading.doc
        low = doc.sentence_range(self.at)[0]
        if self.first == low:
            return False
        before = doc.lower[self.first - 1]
        return before in _PREPOSITIONS or self.determiner in ("au", "aux", "du", "d'", "de")
