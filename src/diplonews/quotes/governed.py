"""What a cue governs: a que-clause, an indirect question, an infinitive; where each begins."""

from diplonews.lexicon._verbs import ReportingVerb
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People
from diplonews.quotes.infinitives import governed_infinitive, infinitive_at, infinitive_head
from diplonews.quotes.que import find_que
from diplonews.quotes.values import Cue
from diplonews.quotes.words import entries
from diplonews.syntax.nouns import noun_phrase
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup, verb_group


def clause_cue(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """A cue that governs a clause: que, an indirect question, an infinitive."""
    frames = entry.frames
    if group.passive:
        return _passive(doc, people, group, entry, after)
    if frames & {"que", "attr", "obj_attr"}:
        que = find_que(doc, entry, after)
        if que is not None:
            return Cue("que", group.first, que + 1, entry.verb, group, entry, que + 1)
    at = _attribute(doc, after) if frames & {"attr", "obj_attr"} else None
    if at is not None:
        return Cue("inf", group.first, at, entry.verb, group, entry, at)
    if entry.cls == "think" or (entry.strength == "weak" and entry.verb not in _WEAK_INFINITIVES):
        return None
    if "inf" in frames:
        at = infinitive_at(doc, after)
        if at is not None:
            return _with_infinitive(doc, group, entry, after, at)
    if "si" in frames:
        at = _question(doc, people, after)
        if at is not None:
            return Cue("si", group.first, at, entry.verb, group, entry, at)
    at = governed_infinitive(doc, people, entry, after) if frames & {"de_inf", "a_inf"} else None
    return Cue("inf", group.first, at, entry.verb, group, entry, at) if at is not None else None


def _passive(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """« il a été précisé que », « a été accusé par Berne d'avoir menti », « est soupçonné d'espionner »."""
    frames = entry.frames
    if "que" in frames and group.subject is not None and doc.lower[group.subject] == "il":
        que = find_que(doc, entry, after)
        if que is not None:
            return Cue("que", group.first, que + 1, entry.verb, group, entry, que + 1)
    if frames & {"de_inf", "a_inf"} and doc.lower[after : after + 1] == ("par",):
        at = governed_infinitive(doc, people, entry, after)
        return Cue("inf", group.first, at, entry.verb, group, entry, at) if at else None
    return _accused(doc, people, group, entry, after)


def _attribute(doc: Document, i: int) -> int | None:
    """« s'est dit prêt à partir », « juge nécessaire de réagir »: the infinitive under an adjective."""
    at = skip_adverbials(doc, i, min(doc.sentence_range(i - 1)[1], i + 4))
    if at + 2 >= len(doc) or doc.lower[at + 1] not in ("à", "de", "d'") or not doc.words[at][0].islower():
        return None
    closed = doc.lower[at] in quote_words("determiner") or doc.lower[at] in quote_words("preposition")
    return at + 2 if not closed and infinitive_at(doc, at + 2) == at + 2 else None


def _accused(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """« est accusée d'avoir violé l'accord »: somebody says so, and the sentence need not tell who."""
    if entry.verb not in ("accuser", "soupçonner", "suspecter") or not group.is_finite:
        return None
    link = skip_adverbials(doc, after, min(doc.sentence_range(after - 1)[1], after + 8))
    if doc.lower[link : link + 1] not in (("de",), ("d'",)):
        return None
    at = governed_infinitive(doc, people, entry, link)
    return Cue("inf", group.first, at, entry.verb, group, entry, at) if at == link + 1 else None


_WEAK_INFINITIVES = frozenset(["estimer", "juger", "encourager", "s'estimer"])


def _with_infinitive(doc: Document, group: VerbGroup, entry: ReportingVerb, after: int, at: int) -> Cue:
    """« a dit avoir reçu »; « a dit espérer que » reports the que-clause."""
    inner = verb_group(doc, infinitive_head(doc, at))
    inner_entry = entries(inner.lemma, inner.reflexive) if inner else None
    if inner and inner_entry and "que" in inner_entry.frames:
        que = find_que(doc, inner_entry, inner.last)
        if que is not None and que - inner.last < 12:
            return Cue("que", group.first, que + 1, entry.verb, group, entry, que + 1)
    return Cue("inf", group.first, at, entry.verb, group, entry, at)


def _question(doc: Document, people: People, i: int) -> int | None:
    """Where an indirect question begins after the verb, adverbs and a person addressed stepped over."""
    high = doc.sentence_range(i - 1)[1]
    if i < high and doc.lower[i] in quote_words("question") and doc.lower[i] != "s'":
        return i  # « comment » looks like an adverb
    at = skip_adverbials(doc, i, high)
    if at + 1 < high and doc.lower[at] in ("à", "au", "aux"):
        addressed = noun_phrase(doc, people, at + 1)
        at = at + 2 if addressed is None else addressed.last
    if at >= high:
        return None
    word = doc.lower[at]
    if word in ("si", "s'") and word == "s'" and doc.lower[at + 1 : at + 2] not in (("il",), ("ils",)):
        return None
    if word in quote_words("question") or (word == "d'" and doc.lower[at + 1 : at + 2] == ("où",)):
        return at
    return at if word == "ce" and doc.lower[at + 1 : at + 2] in (("que",), ("qui",), ("qu'",)) else None
