"""One sentence at a time: from its cues, marks and source phrases to drafts of quotations."""

from diplonews.enums import EntityKind
from diplonews.lexicon._verbs import FINITE
from diplonews.lexicon._words import quote_words
from diplonews.people.values import Phrase
from diplonews.quotes.around import sourced_clauses
from diplonews.quotes.drafts import Draft
from diplonews.quotes.indirect import clause_range
from diplonews.quotes.infinitives import infinitive_at
from diplonews.quotes.loose import objects
from diplonews.quotes.owners import is_topic
from diplonews.quotes.sentence import Sentence, content, hosts_of, incise_end, nested_cues, region_start
from diplonews.quotes.speakers import speaks
from diplonews.quotes.values import Cue
from diplonews.quotes.words import MARK
from diplonews.syntax.finite import has_verb
from diplonews.syntax.subjects import main_subject
from diplonews.text.document import Document
from diplonews.text.marks import Pair

_PRESS = frozenset(["estimer", "juger", "considérer", "souhaiter", "espérer", "s'estimer"])  # weak verbs that report


def read_sentence(s: Sentence) -> list[Draft]:
    """The drafts of the sentence; what is left in ``s.free`` no cue of the sentence claims."""
    if s.cues:
        _clauses(s)
    if s.free:
        _colon(s, with_verb=True)
    if s.incises:
        _incises(s)
        if s.sources:
            sourced_clauses(s)
    if s.free:
        _colon(s, with_verb=False)
        if s.cues:
            objects(s)
    return s.drafts


def _clauses(s: Sentence) -> None:
    """que-, si- and infinitive clauses, the innermost first so that each takes its own fragments."""
    made: list[tuple[Cue, tuple[int, int]]] = []
    for cue in s.cues:
        if cue.form not in ("que", "si", "inf"):
            continue
        span = clause_range(s.doc, s.people, cue, s.incises, s.cues)
        if (
            cue.entry.cls == "think"
            or (
                cue.entry.strength == "weak"
                and cue.entry.verb not in _PRESS
                and cue.form != "inf"
                and not _learned(s.doc, cue)
            )
        ) and not any(span[0] <= f.first and f.last <= span[1] for f in s.free):
            continue
        made.append((cue, span))
    hosts = hosts_of(s, made)
    inside = nested_cues(made)
    for cue, (first, last) in reversed(made):
        if last <= first:
            continue
        nested = cue.first in inside
        rule = {"que": "quotes.indirect.que", "si": "quotes.indirect.question", "inf": "quotes.indirect.infinitive"}[
            cue.form
        ]
        content(
            s,
            rule,
            [(first, last)],
            cue,
            (cue.first, cue.last),
            host=hosts.get(cue.first),
            confidence=0.8 if nested else 0.95,
        )


def _learned(doc: Document, cue: Cue) -> bool:
    """« on apprend de source policière que », « a-t-on appris auprès de l'état-major que »."""
    return cue.entry.verb == "apprendre" and not _FROM.isdisjoint(doc.lower[cue.group.last : cue.content])


_FROM = frozenset(["source", "sources", "auprès"])


def _colon(s: Sentence, with_verb: bool) -> None:
    """« Le ministre a été clair : « … » »: a colon and an opening mark, with or without a verb of speech before."""
    doc = s.doc
    for pair in s.pairs:
        at = pair.open - 1
        if at < s.first or doc.lower[at] != ":":
            continue
        cue = next((c for c in reversed(s.cues) if c.first < at and doc.pair_around(c.first) is None), None)
        if cue is not None and ("colon" not in cue.entry.frames or has_verb(doc, cue.last, at)):
            cue = None
        if (cue is not None) is not with_verb:
            continue
        fragments = s.take(pair.open, _run(s, pair.close), names=True)
        if not fragments:
            continue
        author = _quoted_author(s, at)
        if author is not None:
            s.drafts.append(Draft("quotes.direct.colon_verbless", fragments, None, source=author, confidence=0.8))
        elif cue is not None:
            s.drafts.append(Draft("quotes.direct.colon", fragments, None, (cue.first, cue.group.last), cue))
        else:
            start = max([p.close + 1 for p in s.pairs if p.close < at], default=s.first)
            subject = main_subject(doc, s.people, start, at) or main_subject(doc, s.people, s.first, at)
            owned = subject is not None and doc.lower[subject.first] in quote_words("possessive")
            if subject is not None and not owned and not speaks(doc, s.people, subject):
                subject = None
            subject = None if subject is not None and is_topic(doc, s.people, subject) else subject
            rule, follows = "quotes.direct.colon_verbless", "near" if subject is None else ""  # « Puis : « … » »
            s.drafts.append(Draft(rule, fragments, None, source=subject, follows=follows, confidence=0.8))


def _quoted_author(s: Sentence, at: int) -> Phrase | None:
    """« … par une phrase de son maître, Anton Berg : « … » »: whose words the noun before the colon says they are."""
    mention = s.people.mention_at(at - 1)
    if mention is None or mention.last != at or mention.kind is not EntityKind.PERSON or mention.first - 2 <= s.first:
        return None
    for i in range(mention.first - 1, max(s.first, mention.first - _AUTHOR), -1):
        if s.doc.lower[i] in quote_words("utterance") and s.doc.lower[i + 1] in ("de", "du", "d'", "des"):
            return Phrase(mention.first, mention.last, mention.last - 1)
    return None


_AUTHOR = 10  # tokens between a word for words and the name of who said them


def _run(s: Sentence, last: int) -> int:
    """The end of a run of fragments parted by commas and « et » only."""
    for f in s.free:
        if f.pair >= last and all(
            not s.doc.words[j][0].isalnum() or s.doc.lower[j] == "et" for j in range(last, f.pair)
        ):
            last = max(last, f.last)
    return last + 1


def _incises(s: Sentence) -> None:
    """What stands before an incise, between two, and what goes on after it."""
    doc = s.doc
    start = s.first
    found = [c for c in s.cues if c.form == "incise"]
    for cue in found:
        end = incise_end(s, cue)
        pair = doc.pair_around(cue.first)
        if pair is not None:
            _within(s, cue, pair, start)
            start = pair.close + 1
            continue
        stop = min([c.first for c in s.cues if c.first >= end] + [s.last])
        regions = [(region_start(s, start, cue.first), cue.first)]
        tail = _tail(s, cue, end, stop, regions[0])
        if tail > end:
            regions.append((end, tail))
        rule = "quotes.direct.incise_pronoun" if cue.group.inverted else "quotes.direct.incise"
        if not content(s, rule, regions, cue, (cue.first, cue.group.last)):
            s.drafts.append(Draft(rule, (), None, (cue.first, cue.group.last), cue, follows="back"))
        start = max(tail, end)


def _within(s: Sentence, cue: Cue, pair: Pair, start: int) -> None:
    """An incise inside the marks: the pair's pieces, and what the sentence says outside of them."""
    content(
        s,
        "quotes.direct.incise_inside",
        [(region_start(s, start, pair.open), pair.close + 1)],
        cue,
        (cue.first, cue.group.last),
    )
    last = s.drafts[-1] if s.drafts else None
    if last is not None and last.clause is not None and last.cue is cue and last.clause[0] >= pair.open:
        s.drafts.pop()
        if last.fragments:
            s.drafts.append(Draft(last.rule, last.fragments, None, last.words, cue))


_GOVERNED = frozenset(["de", "d'", "à"])


def _goes_on(doc: Document, at: int, bits: int) -> bool:
    """Whether a finite verb without a subject stands at the token: the clause before lacks it."""
    word = doc.lower[at]
    return bool(bits & FINITE) and word not in quote_words("determiner") and word not in quote_words("preposition")


def _tail(s: Sentence, cue: Cue, end: int, stop: int, before: tuple[int, int]) -> int:
    """How far the utterance goes on after the incise: not at all, over further fragments, or to the sentence's end."""
    doc = s.doc
    if end + 1 >= s.last or doc.lower[end] != ",":
        return end
    at = end + 1
    while at < stop and doc.lower[at] in ("et", "mais", "car", "avant", "puis"):
        at += 1
    if at < stop and doc.lower[at] in MARK:
        pair = doc.pair_around(at)
        if pair is not None and pair.open == at:
            last = max(pair.close + 1, min(_run(s, pair.close), stop))
            while last < stop and doc.words[last][0].isalnum() and doc.lower[last] not in quote_words("conjunction"):
                last += 1  # « …, a indiqué Riga, « un retrait total » des troupes »
            return last
    bits = doc.bits[end + 1]
    if cue.group.inverted and stop == s.last and _goes_on(doc, end + 1, bits):
        return stop  # « le médecin qui l'a vue, se souvient-elle, a ri »
    governed = doc.lower[end + 1] in _GOVERNED and infinitive_at(doc, end + 2) == end + 2
    if governed and (cue.group.inverted or stop == s.last) and has_verb(doc, *before):
        return stop  # « le pays envisage, a-t-il dit, de saisir la Cour »
    if doc.lower[end + 1 : end + 3] == ("c'", "est") and doc.lower[before[0] : before[1]].count("ce"):
        return stop  # « ce qui compte, explique Ewa Nowak, c'est que … »
    plain = doc.lower[before[0] : before[1]]
    if cue.first > before[0] + 1 and doc.lower[cue.first - 2] in quote_words("relative"):
        return stop  # « …, pour qui, souligne Paul Ferrand, la réforme … »
    if any(
        b & FINITE and w not in ("le", "la", "les") for w, b in zip(plain, doc.bits[before[0] : before[1]], strict=True)
    ):
        quoted = any(before[0] <= f.first < before[1] for f in s.free)
        if (
            cue.group.inverted
            and not quoted
            and doc.lower[end + 1] in quote_words("determiner")
            and stop == s.last
            and not has_verb(doc, end + 1, stop)
        ):
            return stop  # « les polices partagent, a-t-on précisé, leurs renseignements »
        joined = cue.group.inverted and doc.lower[end + 1] in ("et", "mais", "car") and stop == s.last
        return stop if joined else end
    if not any(w[0].isalnum() for w in plain):
        return end
    # « Elle, a-t-il rapporté, lui a dit que … »: the next cue is what the subject before is said to have done
    inner = next((c for c in s.cues if c.first == stop == end + 1 and c.group.is_finite and c.form != "incise"), None)
    return stop if inner is None else s.last
