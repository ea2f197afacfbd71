"""The quotes layer: from a document, its people and dates to its quotations with their speakers."""

from functools import partial

from diplonews.enums import Role
from diplonews.lexicon import _tables
from diplonews.lexicon._verbs import ReportingVerb
from diplonews.lexicon._words import quote_words
from diplonews.options import DEFAULT, Options
from diplonews.people.values import People
from diplonews.quotes.attribute import attribute
from diplonews.quotes.compose import read_sentence
from diplonews.quotes.continued import (
    bodies,
    from_after,
    inherit,
    introduced,
    merge,
    presented,
    reopened,
    repeated,
    signed,
    told_of,
)
from diplonews.quotes.cues import cue_at
from diplonews.quotes.direct import is_speech, pairs_in
from diplonews.quotes.drafts import Draft, Spoken
from diplonews.quotes.loose import headline, loose
from diplonews.quotes.made import quote_of
from diplonews.quotes.posts import embedded
from diplonews.quotes.said import said_of
from diplonews.quotes.sentence import Sentence
from diplonews.quotes.sourced import Source, source_at
from diplonews.quotes.speakers import speaks
from diplonews.quotes.values import Cue
from diplonews.quotes.words import cue_forms, extra_cues, extra_readings, source_phrases
from diplonews.rules import Example, Rule, Ruleset, disabled
from diplonews.text.document import Document
from diplonews.values import DateRef, Quote

_SKIPPED = frozenset([Role.BOILERPLATE, Role.CAPTION])


def find_quotes(
    doc: Document, people: People, dates: tuple[DateRef, ...], options: Options = DEFAULT
) -> tuple[Quote, ...]:
    """The quotations of the article, in the order of the text."""
    new = extra_readings(options.cues) if options.cues else None
    if new:
        doc = doc.taught(new)
    spoken = _speakers(doc, people, merge(doc, _drafts(doc, people, extra_cues(options.cues))), options)
    starts = [d.start for d in dates]
    quotes: list[Quote] = []
    for one in spoken:
        if not one.draft.fragments and one.draft.clause is None:
            continue
        quote = quote_of(doc, people, one, len(quotes) + 1, said_of(doc, people, one.draft, dates, starts), options)
        if not disabled(quote.rule, options):
            quotes.append(quote)
    return tuple(quotes)


def _drafts(doc: Document, people: People, extra: dict[str, ReportingVerb]) -> list[Draft]:
    """The drafts of every sentence that has a cue, a source phrase or a quotation mark."""
    top = tuple(p for p in doc.pairs if p.level == 0)
    opens = [p.open for p in top]
    by_sentence: dict[int, tuple[list[Cue], list[Source]]] = {doc.sentence_at(o): ([], []) for o in opens}
    done = 0
    hits = doc.where(cue_forms())
    for i in sorted({*hits, *doc.where(extra)}) if extra else hits:
        if i < done:
            continue
        cue = cue_at(doc, people, i, extra.get(doc.lower[i]))
        if cue is not None and cue.form == "comme":
            end = _past_complements(doc, cue.last)
            by_sentence.setdefault(doc.sentence_at(i), ([], []))[1].append(Source(cue.first, end, cue.subject, "comme"))
            done = cue.last
        elif cue is not None:
            by_sentence.setdefault(doc.sentence_at(i), ([], []))[0].append(cue)
            done = cue.last
    for i in doc.where(source_phrases().keys()):
        source = source_at(doc, people, i)
        if source is not None:
            by_sentence.setdefault(doc.sentence_at(i), ([], []))[1].append(source)
    drafts: list[Draft] = []
    lone = frozenset(doc.lone_marks)
    last_sentence = {doc.sentence_at(o) + 1 for o in opens} | {doc.sentence_at(m) for m in doc.lone_marks}
    for k in sorted(by_sentence.keys() | {n for n in last_sentence if n < len(doc.sentences)}):
        first, last = doc.sentences[k]
        if doc.role_at(first) in _SKIPPED:
            continue
        cues, sources = by_sentence.get(k, ([], []))
        pairs = pairs_in(top, opens, first, last)
        marked = pairs or sources or first in lone or doc.lower[first] in ("c'", "ce")
        if not marked and all(c.form == "noun" for c in cues):
            continue  # a verb that could quote, and nothing quoted
        s = Sentence(doc, people, first, last, cues, sources, pairs)
        head = headline(s) if s.free else None
        found = ([head] if head else []) + read_sentence(s) + loose(s)
        presenting = presented(doc, people, first, last)
        if presenting is not None:
            found.insert(0, presenting)
        open_ended = reopened(doc, first, last) if first in lone and not found else None
        if open_ended is not None:
            found.append(open_ended)
        if len(found) < 2:
            drafts.extend(found)
            continue
        drafts.extend(
            sorted(found, key=lambda d: d.first if d.fragments or d.clause else d.words[0] if d.words else first)
        )
    taken = [(f.first, f.last) for d in drafts for f in d.fragments]
    posts = [
        p
        for p in embedded(doc, people)
        if not any(a < p.fragments[0].last and p.fragments[0].first < b for a, b in taken)
    ]
    if posts:
        drafts = sorted(
            [*drafts, *posts], key=lambda d: d.first if d.fragments or d.clause else d.words[0] if d.words else 0
        )
    return drafts


def _past_complements(doc: Document, at: int) -> int:
    """« comme l'a dit le ministre lundi à Oslo, »: to the comma or stop that closes the phrase."""
    high = doc.sentence_range(at - 1)[1]
    return next((i for i in range(at, min(high, at + 14)) if doc.lower[i] in (",", ".", ";", "!", "?")), at)


def _speakers(doc: Document, people: People, drafts: list[Draft], options: Options) -> list[Spoken]:
    """The drafts with their speakers: those with a cue in order, then those that wait for a later one."""
    said: list[Spoken] = []
    waiting: dict[int, Draft] = {}
    for k, draft in enumerate(drafts):
        told = (introduced(doc, people, draft) or signed(doc, people, draft)) if draft.follows == "near" else None
        one: Spoken | None
        if told is not None:
            one = attribute(doc, people, told, said, options)
        elif draft.follows == "near":
            one = inherit(doc, k, drafts, said)
        elif draft.follows:
            one = None
        else:
            one = attribute(doc, people, draft, said, options)
        if one is None:
            waiting[len(said)] = draft
            one = Spoken(draft, None)
        said.append(one)
    for k in sorted(waiting, reverse=True):
        draft = waiting[k]
        if draft.follows == "near":
            after = from_after(doc, draft, said[k + 1] if k + 1 < len(said) else None)
            said[k] = after if after.who is not None else Spoken(draft, told_of(doc, people, draft, options))
    heads = [k for k, it in enumerate(said) if it.draft.follows == "same"]
    heads += [k for k, it in enumerate(said) if it.draft.rule == "quotes.direct.headline_colon"]
    heads += [
        k
        for k, it in enumerate(said)
        if it.draft.rule == "quotes.direct.colon_verbless"
        and it.who is None
        and doc.role_at(it.draft.first) in (Role.TITLE, Role.CROSSHEAD)
    ]
    known = bodies(doc, said) if heads else []
    for k in heads:
        said[k] = repeated(doc, said[k].draft, said[k + 1 : k + 8], known) or said[k]
    return [it for it in said if _holds(doc, people, it)]


def _holds(doc: Document, people: People, one: Spoken) -> bool:
    """Whether a draft still counts as speech once its subject is known: a law that demands, people who say, speak
    for nobody.
    """
    draft, phrase = one.draft, one.phrase
    if draft.follows == "same":
        heading = doc.role_at(draft.first) in (Role.TITLE, Role.CROSSHEAD)
        return one.who is not None or (not heading and is_speech(doc, draft.fragments[0]))
    if draft.cue is None or draft.fragments:
        return True
    at = draft.cue.group.subject
    if one.who is None and at is not None and doc.lower[at] in ("on", "-t-on", "-on"):
        return False
    if phrase is None and at is not None and doc.lower[at] == "qui":
        return False
    if phrase is None and not draft.cue.group.is_finite and draft.cue.form == "que":
        return True
    if phrase is None:
        passive = draft.cue.group.passive and (draft.cue.entry.strength == "strong" or draft.cue.entry.cls == "accuse")
        return passive or (draft.cue.entry.strength == "strong" and draft.cue.form != "inf")
    if any(w in quote_words("anybody") for w in doc.lower[phrase.first : min(phrase.last, phrase.first + 4)]):
        return False
    weak = (
        draft.cue.entry.strength == "weak"
        or (draft.cue.form == "inf" and draft.cue.entry.cls != "say")
        or draft.cue.entry.cls in ("order", "ask")
    )
    return not weak or speaks(doc, people, phrase)


def _of_rule(
    name: str, doc: Document, people: People, dates: tuple[DateRef, ...] = (), options: Options = DEFAULT
) -> tuple[Quote, ...]:
    """The quotations of one construction."""
    return tuple(q for q in find_quotes(doc, people, dates, options) if q.rule == name)


def _rules() -> Ruleset[partial[tuple[Quote, ...]]]:
    """The constructions with their definitions, examples and counter-examples, from ``quote_rules.tsv``."""
    definitions: dict[str, str] = {}
    examples: dict[str, list[Example]] = {}
    counters: dict[str, list[str]] = {}
    for name, kind, printed, expect in _tables.rows("quote_rules"):
        text = printed.replace("¶", "\n\n")
        if kind == "definition":
            definitions[name] = text
        elif kind == "example":
            examples.setdefault(name, []).append(Example(text, tuple(expect.split(" || "))))
        else:
            counters.setdefault(name, []).append(text)
    return Ruleset(
        tuple(
            Rule(
                name, definition, partial(_of_rule, name), tuple(examples.get(name, ())), tuple(counters.get(name, ()))
            )
            for name, definition in definitions.items()
        )
    )


RULES = _rules()
