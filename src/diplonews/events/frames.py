"""A verb with its subject, object and complements, voice undone: who acts and who is acted upon."""

from collections.abc import Callable
from functools import cached_property

from attrs import evolve

from diplonews.enums import EntityKind
from diplonews.events.clauses import Chunk, Reading, complements
from diplonews.events.parties import named_in, party_at, person_at
from diplonews.events.places import TOWARDS, fronted, named_place, place_at
from diplonews.lexicon import _events, _verbs
from diplonews.lexicon._events import Need
from diplonews.people.organizations import COUNTRY, INSTITUTION
from diplonews.people.values import Phrase
from diplonews.people.vocabulary import demonyms
from diplonews.syntax.phrases import phrase_ending
from diplonews.syntax.subjects import antecedent, subject_of
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup, skip_adverbials, verb_group

Range = tuple[int, int]
_ACCUSATIVE = frozenset(["le", "la", "l'", "les"])
_DATIVE = frozenset(["lui", "leur"])
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
_QUE = 14  # tokens between a relative « que » and its verb


class Frame:
    """The clause of one verb group, read on demand. Ranges are half-open token ranges."""

    def __init__(self, reading: Reading, group: VerbGroup) -> None:
        self.reading = reading
        self.group = group
        intransitive = group.reflexive or group.passive or group.tense == "participle"
        self.chunks, self.end = complements(reading, group.last, True, not intransitive)
        self.bare = group.tense == "participle"

    @cached_property
    def clitics(self) -> tuple[int, ...]:
        """The object pronouns within the group."""
        lower = self.reading.doc.lower
        return tuple(
            i for i in range(self.group.first, self.group.head) if lower[i] in _ACCUSATIVE or lower[i] in _DATIVE
        )

    @cached_property
    def grammatical(self) -> Range | None:
        """The subject of the sentence."""
        doc, people, group = self.reading.doc, self.reading.people, self.group
        phrase: Phrase | None
        if self.bare and doc.lower[group.first - 1] != "," and group.first:
            phrase = phrase_ending(doc, people, group.first) or subject_of(doc, people, group)
        elif self.bare and group.first > 1:
            phrase = phrase_ending(doc, people, group.first - 1) or subject_of(doc, people, group)
        else:
            phrase = subject_of(doc, people, group)
        if group.subject is None and (phrase is None or phrase.first in self.reading.dates):
            near = people.mention_at(group.first - 1) if group.first else None
            phrase = Phrase(near.first, near.last, near.last - 1) if near else phrase_ending(doc, people, group.first)
        return (phrase.first, phrase.last) if phrase else None

    @cached_property
    def subject(self) -> Range | None:
        """Who acts: the subject, or the agent of a passive."""
        if self.group.passive or self.bare:
            return self.slot("par")
        return self.grammatical

    @cached_property
    def object(self) -> Range | None:
        """What is acted upon: the object, or the subject of a passive; a pronoun or a relative before the verb."""
        if self.group.passive or self.bare:
            return self.grammatical
        for k, chunk in enumerate(self.chunks):
            if chunk.slot == "":
                return chunk.start, self._with_complements(k)
        lower = self.reading.doc.lower
        for i in self.clitics:
            if lower[i] in _ACCUSATIVE:
                return i, i + 1
        return self._relative(("que", "qu'"))

    def _with_complements(self, k: int) -> int:
        """The end of the phrase of the k-th complement with the ``de`` complements that follow it."""
        end = self.chunks[k].end
        for chunk in self.chunks[k + 1 :]:
            if chunk.slot != "de" or chunk.late or chunk.inf:
                break
            end = chunk.end
        return end

    def _fronted(self) -> Range | None:
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
                if doc.lower[i - 1] in _verbs.forms():
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
                if lower[i] in _DATIVE:
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

    def passes(self, need: Need) -> tuple[bool, int | None]:
        """Whether the condition holds, and the token of the noun that fulfils it, if it asks for one."""
        at = None
        if need.slot == "O" and need.test in _CLAUSE_TESTS:
            ok = _CLAUSE_TESTS[need.test](self)
        elif need.slot == "S":
            ok = self._subject_is(need.test) if not need.words else self._head(self.subject, need.words) is not None
        elif need.slot == "tense":
            ok = self.group.tense in _AHEAD
        elif need.test == "inf":
            ok = any(c.inf and c.slot in (need.slot, "inf") for c in self.chunks)
        elif need.slot in ("+", "near"):
            at = self._near(need.words)
            ok = at is not None
        elif need.test in ("class", "words"):
            at = self._head(self.slot(need.slot), need.words)
            if at is None and need.slot == "O" and (self.group.passive or self.bare):
                at = self._head(self._fronted(), need.words)
            ok = at is not None
        elif len(need.slot) > 1 or need.slot == "à":
            ok = any(
                self._range_is((c.start, c.end), need.test) for c in self.chunks if c.slot == need.slot and not c.inf
            )
            ok = ok or self._range_is(self.slot(need.slot), need.test)
        else:
            ok = self._range_is(self.slot(need.slot), need.test)
        return ok is not need.negated, None if need.negated else at

    def _near(self, words: frozenset[str]) -> int | None:
        lower = self.reading.doc.lower
        return next((i for i in range(self.group.first, self.end) if lower[i] in words), None)

    def _head(self, where: Range | None, words: frozenset[str]) -> int | None:
        """The token of the phrase that is one of ``words``; complements after its first preposition do not count."""
        if where is None:
            return None
        lower = self.reading.doc.lower
        quantity = _events.nouns("quantity")
        for i in range(where[0], min(where[1], where[0] + _SCAN)):
            if lower[i] in words:
                return i
            if i > where[0] and lower[i] == "à" and lower[i - 1] in _events.nouns("number"):
                continue
            if i > where[0] and lower[i] in ("à", "au", "aux", "en", "dans", "pour", "sur", "contre", "avec", ","):
                return None
            if (
                i > where[0]
                and lower[i] in ("de", "du", "d'", "des")
                and lower[i - 1] not in quantity
                and not lower[i - 1].isdigit()
            ):
                return None
        return None

    def _range_is(self, where: Range | None, test: str) -> bool:
        if where is None:
            return False
        reading = self.reading
        if where[1] - where[0] == 1 and reading.doc.lower[where[0]] in _ACCUSATIVE | _DATIVE | _ANYBODY:
            return test in ("any", "party", "person", "named")
        if test == "any":
            return True
        if test == "party":
            return party_at(reading, *where)
        if test == "person":
            return person_at(reading, *where)
        if test == "named":
            return named_in(reading, where[0], min(max(where[1], self.end), where[0] + 16))
        if test in ("place", "country"):
            return self._is_place(where, test == "country")
        if test == "nationals":
            lower, places = reading.doc.lower, demonyms()
            return any(w in places for w in lower[where[0] : min(where[1], where[0] + 5)])
        if test == "victim":
            return (
                party_at(reading, *where)
                or self._is_place(where, False)
                or self._head(where, _events.nouns("target")) is not None
            )
        if test == "org":
            return self._is_org(where)
        return test == "forces" and self._head(where, _events.nouns("forces")) is not None

    def _is_place(self, where: Range, only_country: bool) -> bool:
        hit = place_at(self.reading, Chunk("", where[0], where[0], where[1]))
        if hit is None or hit[1].mention is None:
            return False
        if hit[1].country is not None and not only_country and self.reading.people.mention_at(where[0]) is None:
            return True
        start = where[0]
        while start < where[1] - 1 and self.reading.doc.lower[start] in ("le", "la", "l'", "les"):
            start += 1
        named = named_place(self.reading, start)
        return named is not None and named[1].sort != INSTITUTION and (not only_country or named[1].sort == COUNTRY)

    def _is_org(self, where: Range) -> bool:
        people, lower = self.reading.people, self.reading.doc.lower
        for i in range(where[0], min(where[1], where[0] + 4)):
            mention = people.mention_at(i)
            if mention is not None:
                return mention.kind is EntityKind.ORGANIZATION
            if lower[i] in _events.nouns("orgnoun"):
                return True
        return False

    def _subject_is(self, test: str) -> bool:
        """Whether the subject is of that kind; an unknown one (an infinitive's, an elided one) may be."""
        where = self.subject
        doc = self.reading.doc
        if where is None:
            return test not in ("plural", "crowd", "body", "troops", "forces")
        if where[1] - where[0] == 1 and doc.lower[where[0]] in _ANYBODY:
            return test not in ("plural", "crowd", "states") or doc.lower[where[0]] in _MANY
        if test == "person":
            return person_at(self.reading, *where) or self._head(where, _events.nouns("human")) is not None
        if test == "party":
            return party_at(self.reading, *where)
        if test in ("troops", "forces", "forces?"):
            mention = self.reading.people.mention_at(where[0]) or self.reading.people.mention_at(
                min(where[0] + 1, where[1] - 1)
            )
            return self._head(where, _events.nouns("forces") | _events.nouns("troops")) is not None or (
                mention is not None and mention.kind is not EntityKind.PERSON
            )
        if test == "crowd":
            return self._head(where, _events.nouns("crowd")) is not None
        if test == "body":
            return self._head(where, _events.nouns("body")) is not None or self._is_org(where)
        plural = self._plural(where)
        if test == "states":
            mention = self.reading.people.mention_at(where[0]) or self.reading.people.mention_at(
                min(where[0] + 1, where[1] - 1)
            )
            return plural or (mention is not None and mention.kind is not EntityKind.PERSON)
        return plural

    def _plural(self, where: Range) -> bool:
        doc = self.reading.doc
        if not party_at(self.reading, *where):
            return False
        first = doc.lower[where[0]]
        joint = "et" in doc.lower[where[0] : where[1]]
        return joint or first in _PLURAL or first in _events.nouns("plural") or self.group.plural is True


def _where(frame: Frame) -> bool:
    if "y" in frame.reading.doc.lower[frame.group.first : frame.group.head]:
        return True
    for chunk in frame.chunks:
        if chunk.inf:
            continue
        if chunk.slot in ("chez", "auprès") and party_at(frame.reading, chunk.start, chunk.end):
            return True
        hit = place_at(frame.reading, chunk) if chunk.slot in TOWARDS else None
        if hit is not None and (hit[1].country is not None or frame.group.lemma not in ("aller", "venir", "retourner")):
            return True
    return (
        fronted(frame.reading, frame.group.first) is not None
        and "où" in frame.reading.doc.lower[max(0, frame.group.first - 7) : frame.group.first]
    )


def _next(frame: Frame) -> bool:
    last = frame.group.last
    doc = frame.reading.doc
    if doc.lower[last : last + 2] in _AGAIN:
        last += 2
    else:
        last = skip_adverbials(doc, last, min(len(doc), last + 4))
    chunk = next((c for c in frame.chunks if c.at >= last), None)
    if chunk is None or chunk.at != last or chunk.slot not in ("à", "en"):
        return False
    hit = place_at(frame.reading, chunk)
    return hit is not None and hit[1].country is not None and doc.words[chunk.start][0].isupper()


def _que(frame: Frame) -> bool:
    doc = frame.reading.doc
    return frame.group.last < len(doc) and doc.lower[frame.group.last] in ("que", "qu'")


_CLAUSE_TESTS: dict[str, Callable[["Frame"], bool]] = {
    "where": _where,
    "next": _next,
    "passive": lambda frame: frame.group.passive or frame.bare,
    "que": _que,
    "active": lambda frame: not (frame.group.passive or frame.bare),
    "inf": lambda frame: any(c.inf for c in frame.chunks),
}


def coordinated(doc: Document, group: VerbGroup) -> VerbGroup:
    """A participle whose auxiliary stands apart: ``a levé un blocus et retiré ses soldats``, ``a, lui, présenté``."""
    first = group.first
    word = doc.lower[group.head]
    bits = _verbs.forms()[word][1]
    if group.modal is not None and group.tense == "participle" and first and doc.lower[first - 1] in _HAVING:
        return evolve(group, first=first - 1, tense="past", finite=first - 1)  # « a pu rencontrer », « a dû quitter »
    if (
        group.finite == group.head
        and bits & _verbs.PPAST
        and not bits & (_verbs.P3S | _verbs.P3P)
        and group.subject is None
    ):
        group = evolve(group, tense="participle")  # « réunis », « conclus »: no « je », no « tu »
    if group.tense != "participle" or not first or word.endswith(("ée", "ées", "és")):
        return group
    shared = doc.lower[first - 1] in ("et", "puis", "mais", "ou")
    low = max(doc.sentence_range(first)[0], first - (_SHARED if shared else _APART))
    forms = _verbs.forms()
    for i in range(first - 1, low - 1, -1):
        found = forms.get(doc.lower[i])
        if found is None or not found[1] & _verbs.FINITE or doc.lower[i] in ("entre", "sous", "contre", "elle", "lui"):
            continue
        if found[0] != "avoir":
            if not shared and found[1] & (_verbs.IMPF | _verbs.FUT | _verbs.COND | _verbs.PPAST):
                break
            continue
        before = verb_group(doc, i)
        if before is None or (before.head == i) is shared:
            continue
        tense = before.tense if shared else _COMPOUND.get(before.tense, before.tense)
        return evolve(group, first=group.first if shared else before.first, tense=tense, finite=i, plural=before.plural)
    return group
