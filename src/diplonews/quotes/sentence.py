"""A sentence being read: its cues, source phrases and pairs, and which fragments no rule has taken yet."""

from collections.abc import Sequence

from diplonews.lexicon._words import quote_words
from diplonews.people.values import People
from diplonews.quotes import direct
from diplonews.quotes.direct import Fragment
from diplonews.quotes.drafts import Draft
from diplonews.quotes.indirect import trim
from diplonews.quotes.sourced import Source
from diplonews.quotes.values import Cue
from diplonews.quotes.words import MARK, STOP
from diplonews.text.document import Document
from diplonews.text.marks import Pair


class Sentence:
    """A sentence being read: its cues, source phrases and pairs, and which fragments are still free."""

    __slots__ = ("claimed", "cues", "doc", "drafts", "first", "free", "incises", "last", "pairs", "people", "sources")

    def __init__(
        self,
        doc: Document,
        people: People,
        first: int,
        last: int,
        cues: list[Cue],
        sources: list[Source],
        pairs: Sequence[Pair],
    ) -> None:
        self.doc, self.people, self.first, self.last = doc, people, past_pointer(doc, first, last), last
        self.cues, self.sources, self.pairs = cues, sources, pairs
        self.drafts: list[Draft] = []
        self.incises = sorted(
            [(c.first, incise_end(self, c)) for c in cues if c.form == "incise"] + [(s.first, s.last) for s in sources]
        )
        self.free: list[Fragment] = []
        for pair in pairs:
            within = sorted(
                (c.first, incise_end(self, c)) for c in cues if c.form == "incise" and pair.open < c.first < pair.close
            )
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


def incise_end(s: Sentence, cue: Cue) -> int:
    """Where an incise ends: after its subject and complements, at the next comma, stop or mark."""
    at = cue.last
    if cue.subject is not None:
        at = max(at, cue.subject.last)
    limit = min(s.last, at + 30)
    pair = s.doc.pair_around(cue.first)
    if pair is not None:
        limit = min(limit, pair.close)
    while (
        at < limit
        and s.doc.lower[at] not in (",", ";", ":")
        and s.doc.lower[at] not in STOP
        and s.doc.lower[at] not in MARK
    ):
        at += 1
    return at


def content(
    s: Sentence,
    rule: str,
    regions: list[tuple[int, int]],
    cue: Cue | None,
    span: tuple[int, int] | None,
    **more: object,
) -> bool:
    """Add the draft whose content is the regions: wholly quoted it is direct, otherwise a clause too."""
    doc = s.doc
    first, last = regions[0][0], regions[-1][1]
    inside = [f for f in s.free if any(a <= f.first and f.last <= b for a, b in regions)]
    outside = any(direct.has_outside(doc, a, b, inside) for a, b in regions)
    fragments = s.take(first, last, names=not outside)
    if not outside and not fragments:
        return False
    clause = trim(doc, first, last) if outside else None
    if clause is not None and clause[1] <= clause[0]:
        return False
    s.drafts.append(Draft(rule, fragments, clause, span, cue, **more))  # type: ignore[arg-type]
    return True


def hosts_of(s: Sentence, made: list[tuple[Cue, tuple[int, int]]]) -> dict[int, Cue]:
    """The finite cue whose subject each participle and infinitive shares: the last one before it that stands in no
    clause.
    """
    hosts: dict[int, Cue] = {}
    if len(s.cues) < 2:
        return hosts
    inside = nested_cues(made)
    host: Cue | None = None
    for cue in s.cues:
        if s.doc.pair_around(cue.first) is not None:
            continue
        if not cue.group.is_finite:
            if host is not None:
                hosts[cue.first] = host
        elif cue.first not in inside and not any(a <= cue.first < b for _, (a, b) in made):
            host = cue
    return hosts


def nested_cues(made: list[tuple[Cue, tuple[int, int]]]) -> frozenset[int]:
    """The first tokens of the cues that stand in the clause of one before them."""
    found, reach = [], 0
    for cue, (_, last) in made:
        if cue.first < reach:
            found.append(cue.first)
        reach = max(reach, last)
    return frozenset(found)


_OPENERS = frozenset(
    ["le", "la", "les", "il", "elle", "ils", "elles", "ce", "cet", "cette", "ces", "selon", "mais", "l'"]
)
_PAPERS = frozenset(["journal", "quotidien", "hebdomadaire", "magazine", "site", "chaîne"])  # « le journal Le Temps »


def glued(s: Sentence, i: int, low: int) -> bool:
    """Whether a sentence begins at token ``i`` though no stop stands before it: a heading that the page ran into it."""
    doc = s.doc
    if (
        doc.lower[i] not in _OPENERS
        or not doc.words[i][0].isupper()
        or (doc.words[i].isupper() and len(doc.words[i]) > 2)
    ):
        return False
    before = doc.words[i - 1]
    return (
        i - low >= 3
        and before.islower()
        and before.isalpha()
        and before not in _PAPERS
        and before not in quote_words("preposition")
        and before not in quote_words("determiner")
        and before not in quote_words("conjunction")
        and s.people.mention_at(i) is None
        and doc.pair_around(i) is None
    )


def region_start(s: Sentence, start: int, end: int) -> int:
    """Where the content before an incise begins: after a stop, a colon that parts a headline, a dateline."""
    doc = s.doc
    mark = doc.dateline
    while start < end and mark is not None and doc.starts[start] < mark.end and doc.starts[start] >= mark.start:
        start += 1
    for i in range(end - 1, start, -1):
        if doc.lower[i] in (";", ":") and doc.pair_around(i) is None:
            return i + 1
        if glued(s, i, start):
            return i
    while start < end and (
        doc.lower[start] == ","
        or (not doc.words[start][0].isalnum() and doc.lower[start] not in MARK and doc.lower[start] != "(")
    ):
        start += 1
    return start
