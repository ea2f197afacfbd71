"""The conditions of a verb's trigger: what its subject, object and complements must be."""

from collections.abc import Callable

from diplonews.enums import EntityKind
from diplonews.events.frames import ACCUSATIVE, DATIVE, Frame
from diplonews.events.kinds import named_in, party_at, person_at
from diplonews.events.places import TOWARDS, fronted, named_place, place_at
from diplonews.events.reading import Chunk, Range
from diplonews.lexicon import _events
from diplonews.lexicon._events import Need
from diplonews.people.organizations import COUNTRY, INSTITUTION
from diplonews.people.vocabulary import demonyms
from diplonews.text.adverbials import skip_adverbials

_ANYBODY = _events.nouns("anybody")
_MANY = _events.nouns("many")
_PLURAL = frozenset(["les", "des", "ces", "ses", "leurs", "plusieurs", "quelques"])
_AHEAD = frozenset(["future", "near_future", "conditional"])
_SCAN = 9  # tokens from the start of a phrase within which its noun stands
_AGAIN = (("à", "nouveau"), ("de", "nouveau"))


def passes(frame: Frame, need: Need) -> tuple[bool, int | None]:
    """Whether the condition holds, and the token of the noun that fulfils it, if it asks for one."""
    at = None
    if need.slot == "O" and need.test in _CLAUSE_TESTS:
        ok = _CLAUSE_TESTS[need.test](frame)
    elif need.slot == "S":
        ok = _subject_is(frame, need.test) if not need.words else _head(frame, frame.subject, need.words) is not None
    elif need.slot == "tense":
        ok = frame.group.tense in _AHEAD
    elif need.test == "inf":
        ok = any(c.inf and c.slot in (need.slot, "inf") for c in frame.chunks)
    elif need.slot in ("+", "near"):
        at = _near(frame, need.words)
        ok = at is not None
    elif need.test in ("class", "words"):
        at = _head(frame, frame.slot(need.slot), need.words)
        if at is None and need.slot != "O":  # « assistera à Ypres au centenaire »
            more = (
                _head(frame, (c.start, c.end), need.words) for c in frame.chunks if c.slot == need.slot and not c.inf
            )
            at = next((i for i in more if i is not None), None)
        if at is None and need.slot == "O" and (frame.group.passive or frame.bare):
            at = _head(frame, frame.stretch_before(), need.words)
        ok = at is not None
    elif len(need.slot) > 1 or need.slot == "à":
        ok = any(
            _range_is(frame, (c.start, c.end), need.test) for c in frame.chunks if c.slot == need.slot and not c.inf
        )
        ok = ok or _range_is(frame, frame.slot(need.slot), need.test)
    else:
        ok = _range_is(frame, frame.slot(need.slot), need.test)
    return ok is not need.negated, None if need.negated else at


def _near(frame: Frame, words: frozenset[str]) -> int | None:
    lower = frame.reading.doc.lower
    return next((i for i in range(frame.group.first, frame.end) if lower[i] in words), None)


def _head(frame: Frame, where: Range | None, words: frozenset[str]) -> int | None:
    """The token of the phrase that is one of ``words``; complements after its first preposition do not count."""
    if where is None:
        return None
    lower = frame.reading.doc.lower
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


def _range_is(frame: Frame, where: Range | None, test: str) -> bool:
    if where is None:
        return False
    reading = frame.reading
    if where[1] - where[0] == 1 and reading.doc.lower[where[0]] in ACCUSATIVE | DATIVE | _ANYBODY:
        return test in ("any", "party", "person", "named")
    if test == "any":
        return True
    if test == "party":
        return party_at(reading, *where)
    if test == "person":
        return person_at(reading, *where)
    if test == "named":
        return named_in(reading, where[0], min(max(where[1], frame.end), where[0] + 16))
    if test in ("place", "country"):
        return _is_place(frame, where, test == "country")
    if test == "nationals":
        lower, places = reading.doc.lower, demonyms()
        return any(w in places for w in lower[where[0] : min(where[1], where[0] + 5)])
    if test == "victim":
        return (
            party_at(reading, *where)
            or _is_place(frame, where, False)
            or _head(frame, where, _events.nouns("target")) is not None
        )
    if test == "org":
        return _is_org(frame, where)
    return test == "forces" and _head(frame, where, _events.nouns("forces")) is not None


def _is_place(frame: Frame, where: Range, only_country: bool) -> bool:
    hit = place_at(frame.reading, Chunk("", where[0], where[0], where[1]))
    if hit is None or hit[1].mention is None:
        return False
    if hit[1].country is not None and not only_country and frame.reading.people.mention_at(where[0]) is None:
        return True
    start = where[0]
    while start < where[1] - 1 and frame.reading.doc.lower[start] in ("le", "la", "l'", "les"):
        start += 1
    named = named_place(frame.reading, start)
    return named is not None and named[1].sort != INSTITUTION and (not only_country or named[1].sort == COUNTRY)


def _is_org(frame: Frame, where: Range) -> bool:
    people, lower = frame.reading.people, frame.reading.doc.lower
    for i in range(where[0], min(where[1], where[0] + 4)):
        mention = people.mention_at(i)
        if mention is not None:
            return mention.kind is EntityKind.ORGANIZATION
        if lower[i] in _events.nouns("orgnoun"):
            return True
    return False


def _subject_is(frame: Frame, test: str) -> bool:
    """Whether the subject is of that kind; an unknown one (an infinitive's, an elided one) may be."""
    where = frame.subject
    doc = frame.reading.doc
    if where is None:
        return test not in ("plural", "crowd", "body", "troops", "forces")
    if where[1] - where[0] == 1 and doc.lower[where[0]] in _ANYBODY:
        return test not in ("plural", "crowd", "states") or doc.lower[where[0]] in _MANY
    if test == "person":
        return person_at(frame.reading, *where) or _head(frame, where, _events.nouns("human")) is not None
    if test == "party":
        return party_at(frame.reading, *where)
    if test in ("troops", "forces", "forces?"):
        mention = frame.reading.people.mention_at(where[0]) or frame.reading.people.mention_at(
            min(where[0] + 1, where[1] - 1)
        )
        return _head(frame, where, _events.nouns("forces") | _events.nouns("troops")) is not None or (
            mention is not None and mention.kind is not EntityKind.PERSON
        )
    if test == "crowd":
        return _head(frame, where, _events.nouns("crowd")) is not None
    if test == "body":
        return _head(frame, where, _events.nouns("body")) is not None or _is_org(frame, where)
    plural = _plural(frame, where)
    if test == "states":
        mention = frame.reading.people.mention_at(where[0]) or frame.reading.people.mention_at(
            min(where[0] + 1, where[1] - 1)
        )
        return plural or (mention is not None and mention.kind is not EntityKind.PERSON)
    return plural


def _plural(frame: Frame, where: Range) -> bool:
    doc = frame.reading.doc
    if not party_at(frame.reading, *where):
        return False
    first = doc.lower[where[0]]
    joint = "et" in doc.lower[where[0] : where[1]]
    return joint or first in _PLURAL or first in _events.nouns("plural") or frame.group.plural is True


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


_CLAUSE_TESTS: dict[str, Callable[[Frame], bool]] = {
    "where": _where,
    "next": _next,
    "passive": lambda frame: frame.group.passive or frame.bare,
    "que": _que,
    "active": lambda frame: not (frame.group.passive or frame.bare),
    "inf": lambda frame: any(c.inf for c in frame.chunks),
}
