"""One sentence at a time: from its cues, marks and source phrases to drafts of quotations."""

from collections.abc import Sequence

from diplonews.lexicon._verbs import FINITE, forms
from diplonews.model import Role
from diplonews.people.phrases import Phrase
from diplonews.people.subjects import main_subject, noun_phrase, subject_before
from diplonews.people.values import People
from diplonews.quotes import direct
from diplonews.quotes.cues import Cue, has_verb, speaks
from diplonews.quotes.direct import Fragment
from diplonews.quotes.drafts import Draft
from diplonews.quotes.indirect import clause_range, trim
from diplonews.quotes.sourced import Source
from diplonews.quotes.words import MARK, STOP, speaker_nouns, words
from diplonews.text.document import Document
from diplonews.text.marks import Pair

_PRESS = frozenset(["estimer", "juger", "considérer", "souhaiter", "espérer", "s'estimer"])  # weak verbs that report
_OURS = frozenset(["notre", "nos", "son", "sa", "ses", "leur", "leurs"])
_NAMING = frozenset(["obj_de", "obj_comme", "obj_attr"])
_DEEDS = frozenset(["announce", "say", "promise", "order", "write", "think"])  # weak verbs of these classes quote nobody
_REACH = 45  # tokens between a verb and the words it quotes


class Sentence:
    """A sentence being read: its cues, source phrases and pairs, and which fragments are still free."""

    __slots__ = ("claimed", "cues", "doc", "drafts", "first", "free", "incises", "last", "pairs", "people", "sources")

    def __init__(
        self, doc: Document, people: People, first: int, last: int, cues: list[Cue], sources: list[Source], pairs: Sequence[Pair]
    ) -> None:
        self.doc, self.people, self.first, self.last = doc, people, past_pointer(doc, first, last), last
        self.cues, self.sources, self.pairs = cues, sources, pairs
        self.drafts: list[Draft] = []
        self.incises = sorted([(c.first, _incise_end(self, c)) for c in cues if c.form == "incise"] + [(s.first, s.last) for s in sources])
        self.free: list[Fragment] = []
        for pair in pairs:
            within = sorted((c.first, _incise_end(self, c)) for c in cues if c.form == "incise" and pair.open < c.first < pair.close)
            self.free.extend(direct.fragments(doc, pair, within))

    def take(self, first: int, last: int, names: bool = False) -> tuple[Fragment, ...]:
        """The free fragments of the token range, no longer free; those that hold a name or title are left out."""
        if not self.free:
            return ()
        inside = [f for f in self.free if first <= f.first and f.last <= last]
        self.free = [f for f in self.free if not (first <= f.first and f.last <= last)]
        return tuple(f for f in inside if names or not direct.is_name(self.doc, f))


def past_pointer(doc: Document, first: int, last: int) -> int:
    """Past « A lire aussi : » and its like, which pages leave in the middle of a text."""
    at = first + 1 if doc.lower[first] in ("a", "à") else first
    if at < last and doc.lower[at] in ("lire", "regarder", "voir", "écouter", "surtout"):
        colon = next((j for j in range(at, min(last, at + 8)) if doc.lower[j] == ":"), None)
        if colon is not None and colon + 1 < last:
            return colon + 1
    return first


def _incise_end(s: Sentence, cue: Cue) -> int:
    """Where an incise ends: after its subject and complements, at the next comma, stop or mark."""
    at = cue.last
    if cue.subject is not None:
        at = max(at, cue.subject.last)
    limit = min(s.last, at + 30)
    pair = s.doc.pair_around(cue.first)
    if pair is not None:
        limit = min(limit, pair.close)
    while at < limit and s.doc.lower[at] not in (",", ";", ":") and s.doc.lower[at] not in STOP and s.doc.lower[at] not in MARK:
        at += 1
    return at


def read_sentence(s: Sentence) -> list[Draft]:
    """The drafts of the sentence; what is left in ``s.free`` no cue of the sentence claims."""
    if s.cues:
        _clauses(s)
    if s.free:
        _colon(s, with_verb=True)
    if s.incises:
        _incises(s)
        if s.sources:
            _sourced(s)
    if s.free:
        _colon(s, with_verb=False)
        if s.cues:
            _objects(s)
    return s.drafts


def _content(s: Sentence, rule: str, regions: list[tuple[int, int]], cue: Cue | None, span: tuple[int, int] | None, **more: object) -> bool:
    """Add the draft whose content is the regions: wholly quoted it is direct, otherwise a clause too."""
    doc = s.doc
    outside = 0
    first, last = regions[0][0], regions[-1][1]
    inside = [f for f in s.free if any(a <= f.first and f.last <= b for a, b in regions)]
    for a, b in regions:
        outside += direct.outside_words(doc, a, b, inside)
    fragments = s.take(first, last, names=not outside)
    if not outside and not fragments:
        return False
    clause = trim(doc, first, last) if outside else None
    if clause is not None and clause[1] <= clause[0]:
        return False
    s.drafts.append(Draft(rule, fragments, clause, span, cue, **more))  # type: ignore[arg-type]
    return True


def _clauses(s: Sentence) -> None:
    """que-, si- and infinitive clauses, the innermost first so that each takes its own fragments."""
    made: list[tuple[Cue, tuple[int, int]]] = []
    for cue in s.cues:
        if cue.form not in ("que", "si", "inf"):
            continue
        span = clause_range(s.doc, cue, s.incises)
        if cue.entry.cls == "think" or cue.entry.strength == "weak" and cue.entry.verb not in _PRESS and cue.form != "inf":
            if not any(span[0] <= f.first and f.last <= span[1] for f in s.free):
                continue
        made.append((cue, span))
    hosts = _hosts(s, made)
    inside = _nested(made)
    for cue, (first, last) in reversed(made):
        if last <= first:
            continue
        nested = cue.first in inside
        rule = {"que": "quotes.indirect.que", "si": "quotes.indirect.question", "inf": "quotes.indirect.infinitive"}[cue.form]
        _content(s, rule, [(first, last)], cue, (cue.first, cue.last), host=hosts.get(cue.first), confidence=0.8 if nested else 0.95)


def _hosts(s: Sentence, made: list[tuple[Cue, tuple[int, int]]]) -> dict[int, Cue]:
    """The finite cue whose subject each participle and infinitive shares: the last one before it that stands in no clause."""
    hosts: dict[int, Cue] = {}
    if len(s.cues) < 2:
        return hosts
    inside = _nested(made)
    host: Cue | None = None
    for cue in s.cues:
        if s.doc.pair_around(cue.first) is not None:
            continue
        if not cue.group.is_finite:
            if host is not None:
                hosts[cue.first] = host
        elif cue.first not in inside:
            host = cue
    return hosts


def _nested(made: list[tuple[Cue, tuple[int, int]]]) -> frozenset[int]:
    """The first tokens of the cues that stand in the clause of one before them."""
    found, reach = [], 0
    for cue, (_, last) in made:
        if cue.first < reach:
            found.append(cue.first)
        reach = max(reach, last)
    return frozenset(found)


def _colon(s: Sentence, with_verb: bool) -> None:
    """« Le ministre a été clair : « … » »: a colon and an opening mark, with or without a verb of speech before."""
    doc = s.doc
    for pair in s.pairs:
        at = pair.open - 1
        if at < s.first or doc.lower[at] != ":":
            continue
        cue = next((c for c in reversed(s.cues) if c.first < at and doc.pair_around(c.first) is None), None)
        if cue is not None and ("colon" not in cue.entry.frames or _has_verb(doc, cue.last, at)):
            cue = None
        if (cue is not None) is not with_verb:
            continue
        fragments = s.take(pair.open, _run(s, pair.close), names=True)
        if not fragments:
            continue
        if cue is not None:
            s.drafts.append(Draft("quotes.direct.colon", fragments, None, (cue.first, cue.group.last), cue))
        else:
            start = max([p.close + 1 for p in s.pairs if p.close < at], default=s.first)
            subject = main_subject(doc, s.people, start, at) or main_subject(doc, s.people, s.first, at)
            owned = subject is not None and doc.lower[subject.first] in words("possessive")
            if subject is not None and not owned and not speaks(doc, s.people, subject):
                subject = None
            s.drafts.append(Draft("quotes.direct.colon_verbless", fragments, None, None, None, subject, confidence=0.8))


def _run(s: Sentence, last: int) -> int:
    """The end of a run of fragments parted by commas and « et » only."""
    for f in s.free:
        if f.pair >= last and all(not s.doc.words[j][0].isalnum() or s.doc.lower[j] == "et" for j in range(last, f.pair)):
            last = max(last, f.last)
    return last + 1


def _incises(s: Sentence) -> None:
    """What stands before an incise, between two, and what goes on after it."""
    doc = s.doc
    start = s.first
    found = [c for c in s.cues if c.form == "incise"]
    for k, cue in enumerate(found):
        end = _incise_end(s, cue)
        pair = doc.pair_around(cue.first)
        if pair is not None:
            _within(s, cue, pair, start)
            start = pair.close + 1
            continue
        stop = min([c.first for c in s.cues if c.first >= end] + [s.last])
        regions = [(_region_start(s, start, cue.first), cue.first)]
        tail = _tail(s, cue, end, stop, regions[0])
        if tail > end:
            regions.append((end, tail))
        rule = "quotes.direct.incise_pronoun" if cue.group.inverted else "quotes.direct.incise"
        if not _content(s, rule, regions, cue, (cue.first, cue.group.last)):
            s.drafts.append(Draft(rule, (), None, (cue.first, cue.group.last), cue, follows="back"))
        start = max(tail, end)


def _within(s: Sentence, cue: Cue, pair: Pair, start: int) -> None:
    """An incise inside the marks: the pair's pieces, and what the sentence says outside of them."""
    _content(s, "quotes.direct.incise_inside", [(_region_start(s, start, pair.open), pair.close + 1)], cue, (cue.first, cue.group.last))
    last = s.drafts[-1] if s.drafts else None
    if last is not None and last.clause is not None and last.cue is cue and last.clause[0] >= pair.open:
        s.drafts[-1] = Draft(last.rule, last.fragments, None, last.words, cue)


def _region_start(s: Sentence, start: int, end: int) -> int:
    """Where the content before an incise begins: after a stop, a colon that parts a headline, a dateline."""
    doc = s.doc
    mark = doc.dateline
    while start < end and mark is not None and doc.starts[start] < mark.end and doc.starts[start] >= mark.start:
        start += 1
    for i in range(end - 1, start, -1):
        if doc.lower[i] in (";", ":") and doc.pair_around(i) is None:
            return i + 1
    while start < end and (doc.lower[start] == "," or not doc.words[start][0].isalnum() and doc.lower[start] not in MARK and doc.lower[start] != "("):
        start += 1
    return start


def _tail(s: Sentence, cue: Cue, end: int, stop: int, before: tuple[int, int]) -> int:
    """How far the utterance goes on after the incise: not at all, over further fragments, or to the sentence's end."""
    doc = s.doc
    if end >= s.last or doc.lower[end] != ",":
        return end
    at = end + 1
    while at < stop and doc.lower[at] in ("et", "mais", "car", "avant", "puis"):
        at += 1
    if at < stop and doc.lower[at] in MARK:
        pair = doc.pair_around(at)
        if pair is not None and pair.open == at:
            last = max(pair.close + 1, min(_run(s, pair.close), stop))
            while last < stop and doc.words[last][0].isalnum() and doc.lower[last] not in words("conjunction"):
                last += 1  # « …, a indiqué Riga, « un retrait total » des troupes »
            return last
    plain = doc.lower[before[0] : before[1]]
    if cue.first > before[0] + 1 and doc.lower[cue.first - 2] in words("relative"):
        return stop  # « …, pour qui, souligne Paul Ferrand, la réforme … »
    if any(forms().get(w, ("", 0))[1] & FINITE and w not in ("le", "la", "les") for w in plain):
        quoted = any(before[0] <= f.first < before[1] for f in s.free)
        if cue.group.inverted and not quoted and doc.lower[end + 1] in words("determiner") and stop == s.last and not has_verb(doc, end + 1, stop):
            return stop  # « les polices partagent, a-t-on précisé, leurs renseignements »
        joined = cue.group.inverted and doc.lower[end + 1] in ("et", "mais", "car") and stop == s.last
        return stop if joined else end
    return stop if any(w[0].isalnum() for w in plain) else end


def _sourced(s: Sentence) -> None:
    """« selon X »: the rest of the sentence, unless a clause already holds the phrase."""
    doc = s.doc
    for source in s.sources:
        if any(d.clause and d.clause[0] <= source.first < d.clause[1] for d in s.drafts):
            continue
        if doc.pair_around(source.first) is not None or any(a < source.first < b for a, b in s.incises):
            continue
        rule = "quotes.sourced." + source.rule
        opening = not any(w[0].isalnum() for w in doc.words[s.first : source.first]) or doc.lower[source.first - 1] in (";", ":") or (
            source.rule == "pour"
        )
        opening = opening or doc.lower[source.first - 1] in ("mais", "et", "or", "car", "toujours") or all(w in words("connective") or not w[0].isalnum() for w in doc.lower[s.first : source.first])
        if opening:
            first = _past_explanation(s, source.last)
            last = _stop_before(s, first)
            regions = [(first, last)]
        else:
            earlier = max([o.last for o in s.sources if o.last < source.first and o.first - s.first < 3], default=s.first)
            start = _region_start(s, earlier, source.first)
            if source.first > s.first + 1 and doc.lower[source.first - 1] == "," and doc.lower[source.first - 2] in words("relative"):
                start = source.first - 2  # « …, qui, selon Athènes, constituait … »
            regions = _around(s, source, start)
        _content(s, rule, regions, None, (source.first, source.last), source=source.speaker)


def _around(s: Sentence, source: Source, start: int) -> list[tuple[int, int]]:
    """The clause around a source phrase in the middle: before it, across it, or after it."""
    doc = s.doc
    before, after = (start, source.first), source.last + 1
    if source.last >= s.last or doc.lower[source.last] != "," or after >= s.last:
        return [before]
    word = doc.lower[after]
    if word in ("et", "mais", "qui", "alors", "tandis", "soit", "dont", "ce", "où"):
        return [before]
    bits = forms().get(word, ("", 0))[1]
    if not _has_verb(doc, *before) or bits & FINITE and word not in words("determiner") and word not in words("preposition"):
        return [before, (after, s.last)]
    if source.first > start and doc.lower[source.first - 1] == ",":
        last = doc.lower[source.first - 2]
        if last in words("conjunction") or last in words("connective"):
            return [(after, s.last)]
        if word in ("de", "d'", "que", "qu'", "à"):
            return [before, (after, s.last)]
    return [before]


def _past_explanation(s: Sentence, at: int) -> int:
    """« Selon le professeur X, titulaire de la chaire, »: past what explains the source, if a clause still follows."""
    doc = s.doc
    if at >= s.last or doc.lower[at] != ",":
        return at
    close = next((j for j in range(at + 1, min(s.last, at + 40)) if doc.lower[j] == "," and doc.pair_around(j) is None), None)
    if close is None or not _has_verb(doc, close, s.last):
        return at
    head = doc.lower[at + 1]
    mention = s.people.mention_at(at + 1)
    named = mention is not None and mention.first == at + 1 and mention.last == close and doc.words[at + 1][0].isupper()
    explains = head in speaker_nouns() or head in ("qui", "dont", "lui-même", "basé", "basée", "cité", "citée", "interrogé", "interrogée", "un", "une", "âgé", "de", "du", "à", "en")
    return close if (named or explains) and (head in ("qui", "dont") or not _has_verb(doc, at + 1, close)) else at


def _stop_before(s: Sentence, first: int) -> int:
    """Where the clause after a source phrase ends: at a semicolon, or at an incise that closes the sentence."""
    for i in range(first, s.last):
        if s.doc.lower[i] == ";" and s.doc.pair_around(i) is None:
            return i
    for a, b in s.incises:
        if a > first and b >= s.last - 1:
            return a
    for cue in s.cues:
        if cue.form == "que" and cue.first > first and cue.group.is_finite and cue.group.subject is None:
            subject = subject_before(s.doc, s.people, cue.first)
            if subject is not None and subject.first > first + 4:
                before = next((j for j in range(subject.first - 1, first, -1) if s.doc.lower[j] in ("et", "mais", ";")), None)
                if before is not None and subject.first - before <= 3:
                    return before
    return s.last


def _has_verb(doc: Document, first: int, last: int) -> bool:
    return has_verb(doc, first, last)


def _objects(s: Sentence) -> None:
    """Quoted words in the object or attribute of a reporting verb: « a salué la « fermeté » », « qualifier de « … » »."""
    doc = s.doc
    groups: dict[int, list[Fragment]] = {}
    hosts = _hosts(s, [])
    for f in s.free:
        if direct.is_name(doc, f) or f.last - f.first == 1 and doc.lower[f.pair - 1] in _OURS:
            continue
        cue = next((c for c in reversed(s.cues) if c.group.last <= f.pair and c.form != "incise"), None)
        if cue is None or cue.entry.strength == "incise" or f.pair - cue.group.last > _REACH or cue.entry.cls == "think" or not _reaches(doc, cue, f):
            continue
        if cue.entry.verb == "appeler" and not any(w in ("à", "au", "aux", "pour") for w in doc.lower[cue.last : f.pair]):
            continue  # « qu'il avait appelés « Liberté » »
        if cue.entry.strength == "weak" and (cue.group.tense == "infinitive" or doc.lower[f.pair - 1] in words("preposition")):
            if not cue.entry.frames & _NAMING:
                continue
        if cue.entry.strength == "weak" and cue.entry.cls in _DEEDS or cue.group.passive and not cue.entry.frames & _NAMING:
            continue
        groups.setdefault(cue.first, []).append(f)
    for cue in s.cues:
        mine = groups.pop(cue.first, None)
        if mine:
            s.free = [f for f in s.free if f not in mine]
            rule = "quotes.direct.attribute" if cue.entry.frames & _NAMING else "quotes.direct.object"
            s.drafts.append(Draft(rule, tuple(mine), None, (cue.first, cue.group.last), cue, host=hosts.get(cue.first), confidence=0.85))


def _reaches(doc: Document, cue: Cue, f: Fragment) -> bool:
    """Whether no stop, no relative clause and no other clause parts the fragment from its verb."""
    i = cue.group.last
    table = forms()
    while i < f.pair:
        pair = doc.pair_around(i)
        if pair is not None and pair.open == i and pair.close < f.pair:
            i = pair.close + 1
            continue
        word = doc.lower[i]
        if word in (";", ":"):
            return False
        if word == "," and i + 1 < f.pair and doc.lower[i + 1] in ("qui", "dont", "où", "alors", "tandis"):
            return False
        if table.get(word, ("", 0))[1] & FINITE and doc.lower[i - 1] in ("il", "elle", "ils", "elles", "on") and doc.lower[i - 2] in (",", "et", "mais"):
            return False
        i += 1
    return True


def loose(s: Sentence) -> list[Draft]:
    """Fragments that no cue of the sentence claims and that read as speech: their neighbours know the speaker."""
    doc = s.doc
    found: list[Draft] = []
    if not s.free:
        return found
    whole = bool(s.free) and direct.outside_words(doc, s.first, s.last, s.free) == 0
    if whole:
        fragments = s.take(s.first, s.last, names=True)
        heading = doc.role_at(s.first) in (Role.TITLE, Role.CROSSHEAD)
        size = sum(f.last - f.first for f in fragments)
        if size > 2 or heading:
            found.append(Draft("quotes.direct.continuation", fragments, None, follows="same" if heading else "near", confidence=0.8))
        return found
    for f in tuple(s.free):
        outside = doc.lower[f.pair - 1 : f.pair] == (",",) and bool(forms().get(doc.lower[f.first], ("", 0))[1] & FINITE) and f.last - f.first > 3
        if direct.is_name(doc, f) or not outside and not _predicate(doc, f) and not direct.is_speech(doc, f):
            continue
        s.free = [g for g in s.free if g is not f]
        if outside:
            subject = subject_before(doc, s.people, f.pair)
            found.append(Draft("quotes.direct.subject_outside", (f,), None, source=subject, confidence=0.6))
        else:
            found.append(Draft("quotes.direct.uncued", (f,), None, follows="near", confidence=0.5))
    return found


def _predicate(doc: Document, f: Fragment) -> bool:
    if f.last - f.first < 5 or f.pair < 2:
        return False
    table = forms()
    return any(table.get(w, ("", 0))[1] & FINITE for w in (doc.lower[f.pair - 1], doc.lower[f.pair - 2]))


def headline(s: Sentence) -> Draft | None:
    """« « … » : le ministre prévient »: a quotation, a colon, and whoever stands after it."""
    doc = s.doc
    if not s.pairs or s.pairs[0].open != s.first:
        return None
    at = s.pairs[0].close + 1
    if at + 1 >= s.last or doc.lower[at] != ":":
        return None
    speaker = noun_phrase(doc, s.people, at + 1)
    if speaker is None or not speaks(doc, s.people, speaker):
        return None
    fragments = s.take(s.first, at, names=True)
    return Draft("quotes.direct.headline_colon", fragments, None, source=Phrase(*_phrase(speaker)), confidence=0.7) if fragments else None


def _phrase(p: Phrase) -> tuple[int, int, int]:
    return p.first, p.last, p.head
