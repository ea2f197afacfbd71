"""A verb with its subject, object and complements, voice undone: who acts and who is acted upon."""

from functools import cache

from diplonews.events.clauses import complements
from diplonews.events.kinds import party_at
from diplonews.events.reading import Chunk, Range, Reading, lazy
from diplonews.lexicon import _events
from diplonews.lexicon._tables import rows
from diplonews.people.values import Phrase
from diplonews.syntax.phrases import phrase_at, phrase_ending
from diplonews.syntax.subjects import antecedent, subject_of
from diplonews.text.verbs import VerbGroup

ACCUSATIVE = frozenset(["le", "la", "l'", "les"])
DATIVE = frozenset(["lui", "leur"])
_ANYBODY = _events.nouns("anybody")
_MANY = _events.nouns("many")
_RELATIVES = frozenset(["qui", "lequel", "laquelle", "lesquels", "lesquelles"])
_PLURAL = frozenset(["les", "des", "ces", "ses", "leurs", "plusieurs", "quelques"])
_AHEAD = frozenset(["future", "near_future", "conditional"])
_SCAN = 9  # tokens from the start of a phrase within which its noun stands
_COMPOUND = {"present": "past", "imperfect": "past", "conditional": "conditional_past"}
_APART = 8  # tokens between an auxiliary and a participle that words in commas part from it
_SHARED = 36  # tokens between a participle and the auxiliary it shares
_AGAIN = (("à", "nouveau"), ("de", "nouveau"))
_HAVING = frozenset(["a", "ont", "ai", "avait", "avaient"])
_AGENT = 8  # tokens after an infinitive in which the agent of its passive stands
_OFFICE = 12  # tokens of an office before the name of who holds it
_QUE = 14  # tokens between a relative « que » and its verb


@cache
def _with_etre() -> frozenset[str]:
    """The verbs whose participle alone is active: ``arrivé``, ``venu``."""
    return frozenset(lemma for (lemma,) in rows("etre_verbs"))


def _own(reading: Reading, chunks: list[Chunk], end: int) -> tuple[list[Chunk], int]:
    """The complements up to an event of another time: ``a écrit à Lima après la visite de Paul Ferrand à Quito``."""
    lower, told = reading.doc.lower, _events.noun_triggers()
    for k, chunk in enumerate(chunks):
        timed = chunk.slot == "time" and lower[chunk.at] in ("après", "avant")
        if timed and any(lower[i] in told for i in range(chunk.start, min(chunk.end, chunk.start + 4))):
            return chunks[:k], chunk.at
    return chunks, end


class Frame:
    """The clause of one verb group, read on demand. Ranges are half-open token ranges."""

    def __init__(self, reading: Reading, group: VerbGroup) -> None:
        self.reading = reading
        self.group = group
        intransitive = group.reflexive or group.passive or group.tense == "participle"
        self.chunks, self.end = _own(reading, *complements(reading, group.last, True, not intransitive))
        self.bare = group.tense == "participle"

    @lazy
    def clitics(self) -> tuple[int, ...]:
        """The object pronouns within the group."""
        lower = self.reading.doc.lower
        return tuple(
            i for i in range(self.group.first, self.group.head) if lower[i] in ACCUSATIVE or lower[i] in DATIVE
        )

    @lazy
    def grammatical(self) -> Range | None:
        """The subject of the sentence."""
        doc, people, group = self.reading.doc, self.reading.people, self.group
        phrase: Phrase | None
        opening = self.bare or group.tense in ("infinitive", "gerund")
        if opening and (after := self._main_subject_after()) is not None:
            phrase = after
        elif self.bare and doc.lower[group.first - 1] != "," and group.first:
            phrase = phrase_ending(doc, people, group.first) or subject_of(doc, people, group)
        elif self.bare and group.first > 1:
            phrase = phrase_ending(doc, people, group.first - 1) or subject_of(doc, people, group)
        else:
            phrase = subject_of(doc, people, group)
        if group.subject is None and (phrase is None or phrase.first in self.reading.dates):
            near = people.mention_at(group.first - 1) if group.first else None
            phrase = Phrase(near.first, near.last, near.last - 1) if near else phrase_ending(doc, people, group.first)
        if phrase is not None and group.passive:
            phrase = self._with_apposed(phrase)
        return (phrase.first, phrase.last) if phrase else None

    def _main_subject_after(self) -> Phrase | None:
        """``Reçue mardi à Lima, la ministre a dit``: whom a participle that opens the sentence is about."""
        doc, group = self.reading.doc, self.group
        low, high = doc.sentence_range(group.first)
        if group.first - low > (0 if self.bare else len(("avant", "de"))):
            return None  # « Après avoir vu le roi, la ministre … »
        comma = next((i for i in range(group.last, min(high - 1, group.last + _QUE)) if doc.lower[i] == ","), 0)
        return phrase_at(doc, self.reading.people, comma + 1) if comma else None

    def _with_apposed(self, phrase: Phrase) -> Phrase:
        """``l'ambassadeur de Syrie, Mme Lama Haddad, a été convoquée``: the office is part of the phrase."""
        doc, people = self.reading.doc, self.reading.people
        first, last = phrase.first, self.group.first
        if first < 2 or doc.lower[first - 1] != "," or doc.lower[last - 1] != "," or not people.mention_at(phrase.head):
            return phrase
        low = doc.sentence_range(first)[0]
        office = next(iter(people.titles_between(max(low, first - _OFFICE), first - 1)), None)
        return phrase if office is None else Phrase(office.first, phrase.last, office.head)

    @lazy
    def subject(self) -> Range | None:
        """Who acts: the subject, or the agent of a passive."""
        if self.bare and self.group.lemma in _with_etre():
            return self.grammatical  # « Arrivé lundi à Lima, le ministre … »
        if self.group.passive or self.bare:
            return self.slot("par") or self._late_agent()
        return self.grammatical

    def _late_agent(self) -> Range | None:
        """``a été invité à négocier par Lima``: the agent stands after what is asked."""
        last = self.chunks[-1] if self.chunks else None
        if last is None or not last.inf:
            return None
        high = self.reading.doc.sentence_range(self.group.head)[1]
        for i in range(last.start + 1, min(high - 1, last.start + _AGENT)):
            if self.reading.doc.lower[i] == "par":
                return (i + 1, high) if party_at(self.reading, i + 1, high) else None
        return None

    @lazy
    def object(self) -> Range | None:
        """What is acted upon: the object, or the subject of a passive; a pronoun or a relative before the verb."""
        if self.group.passive or self.bare:
            return self.grammatical
        for k, chunk in enumerate(self.chunks):
            if chunk.slot == "":
                return chunk.start, self._with_complements(k)
        lower = self.reading.doc.lower
        for i in self.clitics:
            if lower[i] in ACCUSATIVE:
                return i, i + 1
        return self._relative(("que", "qu'"))

    def _with_complements(self, k: int) -> int:
        """The end of the phrase of the k-th complement with the ``de`` complements that follow it."""
        end, slot, lower = self.chunks[k].end, self.chunks[k].slot, self.reading.doc.lower
        for chunk in self.chunks[k + 1 :]:
            again = chunk.slot == slot and slot and lower[chunk.at - 1] == "et"  # « à la Finlande et à la Suède »
            if (chunk.slot != "de" and not again) or chunk.late or chunk.inf:
                break
            end = chunk.end
        return end

    def stretch_before(self) -> Range | None:
        """The stretch before a passive, where its subject could not be made out as a phrase."""
        doc, first = self.reading.doc, self.group.first
        low = max(doc.sentence_range(first)[0], first - (4 if self.bare else _QUE))
        i = first
        while i > low and doc.lower[i - 1] not in (",", ";", ":", "que", "qu'", "qui", "et", "mais"):
            i -= 1
        return (i, first) if i < first else None

    def _relative(self, words: tuple[str, ...]) -> Range | None:
        doc = self.reading.doc
        low = max(doc.sentence_range(self.group.head)[0], self.group.first - _QUE)
        for i in range(self.group.first - 1, low, -1):
            if doc.lower[i] in words:
                if doc.bits[i - 1]:
                    return None  # « a dit que »: no relative
                phrase = antecedent(doc, self.reading.people, i)
                return (phrase.first, phrase.last) if phrase else None
            if doc.lower[i] in (",", ";", ":"):
                return None
        return None

    def slot(self, name: str) -> Range | None:
        """The complement of that slot: ``S``, ``O`` or a preposition's."""
        if name == "S":
            return self.subject
        if name == "O":
            return self.object
        for k, chunk in enumerate(self.chunks):
            if chunk.slot == name and not chunk.inf:
                return chunk.start, self._with_complements(k)
        lower = self.reading.doc.lower
        if name == "à":
            for i in self.clitics:
                if lower[i] in DATIVE:
                    return i, i + 1
        return self._governed_relative(name)

    def _governed_relative(self, name: str) -> Range | None:
        """``X, à qui il a demandé``, ``X, avec lequel elle s'est entretenue``: whom the relative takes up."""
        doc = self.reading.doc
        for i in range(self.group.first - 1, max(0, self.group.first - 7), -1):
            if doc.lower[i] in _RELATIVES and doc.lower[i - 1] == name:
                phrase = antecedent(doc, self.reading.people, i)
                return (phrase.first, phrase.last) if phrase else None
        return None
