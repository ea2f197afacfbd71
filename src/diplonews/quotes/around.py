"""The clause around a source phrase: after it, before it, or across it."""

from diplonews.lexicon._verbs import FINITE, PPAST
from diplonews.lexicon._words import quote_words
from diplonews.quotes.indirect import own_clause
from diplonews.quotes.sentence import Sentence, content, region_start
from diplonews.quotes.sourced import Source
from diplonews.quotes.words import MARK, speaker_nouns
from diplonews.syntax.finite import has_verb
from diplonews.syntax.subjects import subject_before

_EXPLANATIONS = 3  # appositions after the name of a source
_ARTICLES = frozenset(["le", "la", "l'", "un", "une"])


def sourced_clauses(s: Sentence) -> None:
    """« selon X »: the rest of the sentence, unless a clause already holds the phrase."""
    doc = s.doc
    for source in s.sources:
        if any(d.clause and d.clause[0] <= source.first < d.clause[1] for d in s.drafts):
            continue
        if doc.pair_around(source.first) is not None or any(a < source.first < b for a, b in s.incises):
            continue
        rule = "quotes.sourced." + source.rule
        opening = (
            not any(w[0].isalnum() for w in doc.words[s.first : source.first])
            or doc.lower[source.first - 1] in (";", ":")
            or (source.rule == "pour")
        )
        opening = (
            opening
            or doc.lower[source.last - 1] == "qui"
            or doc.lower[source.first - 1] in ("mais", "et", "or", "car", "toujours")
            or all(w in quote_words("connective") or not w[0].isalnum() for w in doc.lower[s.first : source.first])
        )
        if opening:
            first = source.last
            for _ in range(_EXPLANATIONS):
                after = _past_explanation(s, first)
                if after == first:
                    break
                first = after
            last = _stop_before(s, first)
            regions = [(first, last)]
        else:
            earlier = max(
                [o.last for o in s.sources if o.last < source.first and o.first - s.first < 3], default=s.first
            )
            start = region_start(s, earlier, source.first)
            if (
                source.first > s.first + 1
                and doc.lower[source.first - 1] == ","
                and doc.lower[source.first - 2] in quote_words("relative")
            ):
                start = source.first - 2  # « …, qui, selon Athènes, constituait … »
            regions = _around(s, source, start)
            end = own_clause(doc, s.people, regions[0][0], regions[-1][1], s.cues)
            regions = [(a, min(b, end)) for a, b in regions if a < end]
        if regions:
            content(s, rule, regions, None, (source.first, source.last), source=source.speaker)


def _around(s: Sentence, source: Source, start: int) -> list[tuple[int, int]]:
    """The clause around a source phrase in the middle: before it, across it, or after it."""
    doc = s.doc
    before, after = (start, source.first), source.last + 1
    if source.last >= s.last or after >= s.last:
        return [before]
    if doc.lower[source.last] != ",":
        bare = source.first > start and doc.words[source.first - 1][0].isalnum() and source.rule == "selon"
        runs = doc.lower[source.last] in MARK or doc.words[source.last][0].isalnum()
        return [before, (source.last, s.last)] if bare and runs else [before]  # « L'accord est selon lui un échec »
    word = doc.lower[after]
    if word in ("et", "mais", "qui", "alors", "tandis", "soit", "dont", "ce", "où"):
        return [before]
    bits = doc.bits[after]
    if not has_verb(doc, *before) or (
        bits & FINITE and word not in quote_words("determiner") and word not in quote_words("preposition")
    ):
        return [before, (after, s.last)]
    if source.first > start and doc.lower[source.first - 1] == ",":
        last = doc.lower[source.first - 2]
        if last in quote_words("conjunction") or last in quote_words("connective"):
            return [(after, s.last)]
        if word in ("de", "d'", "que", "qu'", "à"):
            return [before, (after, s.last)]
    return [before]


def _past_explanation(s: Sentence, at: int) -> int:
    """« Selon le professeur X, titulaire de la chaire, »: past what explains the source, if a clause still follows."""
    doc = s.doc
    if at >= s.last or doc.lower[at] != ",":
        return at
    close = next(
        (j for j in range(at + 1, min(s.last, at + 40)) if doc.lower[j] == "," and doc.pair_around(j) is None), None
    )
    if close is None or not has_verb(doc, close, s.last):
        return at
    head = doc.lower[at + 1]
    mention = s.people.mention_at(at + 1)
    named = mention is not None and mention.first == at + 1 and mention.last == close and doc.words[at + 1][0].isupper()
    explains = head in speaker_nouns() or head in (
        "qui",
        "dont",
        "lui-même",
        "basé",
        "basée",
        "cité",
        "citée",
        "interrogé",
        "interrogée",
        "un",
        "une",
        "âgé",
        "de",
        "du",
        "à",
        "en",
    )
    if (named or explains) and (head in ("qui", "dont") or not has_verb(doc, at + 1, close)):
        return close
    return close if _is_apposition(s, at + 1, close) else at


def _is_apposition(s: Sentence, first: int, close: int) -> bool:
    """« titulaire d'une chaire à Brno », « écrit par deux sœurs », « le porte-parole de X »: no verb, and a subject
    after the comma that closes it.
    """
    doc = s.doc
    word, after = doc.lower[first], doc.lower[close + 1] if close + 1 < s.last else ""
    if (
        has_verb(doc, first + 1 if doc.bits[first] & PPAST else first, close)
        or not word[0].isalpha()
        or (doc.words[first][0].isupper() and word not in _ARTICLES)
    ):
        return False
    opens = (
        after in quote_words("determiner")
        or after in quote_words("pronoun")
        or after in MARK
        or (close + 1 < s.last and (doc.words[close + 1][0].isupper() or bool(doc.bits[close + 1] & PPAST)))
    )
    if word in quote_words("preposition") or word in quote_words("pronoun") or word in quote_words("conjunction"):
        return False
    if word in quote_words("determiner") and word not in quote_words("possessive"):
        return opens and word in _ARTICLES
    named = word in speaker_nouns() or word in quote_words("possessive") or bool(doc.bits[first] & PPAST)
    return opens and named and close - first > 1


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
                before = next(
                    (j for j in range(subject.first - 1, first, -1) if s.doc.lower[j] in ("et", "mais", ";")), None
                )
                if before is not None and subject.first - before <= 3:
                    return before
    return own_clause(s.doc, s.people, first, s.last, s.cues)
