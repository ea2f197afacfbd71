"""The subject of a verb group: before it, across appositions, relatives and adverbials, or inverted after it.

A subject is a noun phrase (``Phrase``) or a pronoun; the caller resolves it. Nothing here knows of quotations.
"""

from functools import cache

from diplonews.lexicon import _tables
from diplonews.lexicon._verbs import FINITE, PPAST, PPRES, forms
from diplonews.people.values import People
from diplonews.people.phrases import Phrase, phrase_at, phrase_ending
from diplonews.text.document import Document
from diplonews.text.marks import MARKS
from diplonews.text.verbs import VerbGroup, skip_adverbials, verb_group

_REACH = 60  # tokens between the subject and its verb
_STEPS = 4  # coordinated verbs passed on the way to the subject they share


@cache
def _words(cls: str) -> frozenset[str]:
    return frozenset(form for form, its in _tables.rows("quote_words") if its == cls)


def subject_of(doc: Document, people: People, group: VerbGroup) -> Phrase | None:
    """The noun phrase or pronoun that is the subject of ``group``; None where the sentence shows none.

    An inverted subject is looked for when the group begins an incise: a comma or a closing mark before it.
    """
    if group.subject is not None:
        return _pronoun(doc, people, group.subject)
    before = group.first - 1
    low = doc.sentence_range(group.head)[0]
    if before >= low and (doc.lower[before] in MARKS or doc.lower[before] == ","):
        after = inverted_subject(doc, people, group.last)
        if after is not None and _is_speaker_like(doc, people, after):
            return after
    return subject_before(doc, people, group.first, _STEPS)


def _pronoun(doc: Document, people: People, at: int) -> Phrase | None:
    if doc.lower[at] == "qui":
        return antecedent(doc, people, at)
    return Phrase(at, at + 1, at)


def antecedent(doc: Document, people: People, relative: int) -> Phrase | None:
    """The noun phrase that a relative pronoun at token ``relative`` takes up."""
    last = relative
    if last and doc.lower[last - 1] in _words("preposition"):
        last -= 1
    while last and doc.lower[last - 1] in (",", "et", "mais") and last > relative - 3:
        last -= 1
    low = doc.sentence_range(relative)[0]
    if last <= low:
        return None
    if doc.lower[last - 1] in _words("stressed") or doc.lower[last - 1] in _words("pronoun"):
        return Phrase(last - 1, last, last - 1)
    return phrase_ending(doc, people, last)


def _is_speaker_like(doc: Document, people: People, phrase: Phrase) -> bool:
    return doc.words[phrase.first][0].isupper() or doc.lower[phrase.first] in _words("determiner")


def inverted_subject(doc: Document, people: People, first: int) -> Phrase | None:
    """The subject that follows its verb, from token ``first`` on: adverbs, dates and complements are stepped over."""
    lower, words = doc.lower, doc.words
    high = doc.sentence_range(first - 1)[1] if first else 0
    i, limit = first, min(high, first + 30)
    calendar, prepositions = _words("calendar"), _words("preposition")
    while i < limit:
        word = lower[i]
        if word in prepositions and word not in ("des", "du") or word in ("du", "des") and i > first and lower[i - 1] in calendar:
            governed = phrase_at(doc, people, _skip_prepositions(doc, i, limit))
            i = governed.last if governed and governed.last > i else i + 1
            continue
        if _is_calendar(doc, i, limit):
            i = _skip_calendar(doc, i, limit)
            continue
        after = skip_adverbials(doc, i, limit)
        if after > i and word not in ("tout", "tous", "toutes", "même"):
            i = after
            continue
        if word == "," or word in MARKS or word in _words("relative") or word in ":;.!?)(":
            return None
        if word in _words("pronoun") and word not in _words("determiner"):
            return Phrase(i, i + 1, i)
        if word in _words("determiner") or words[i][0].isupper() or word[0].isdigit():
            return phrase_at(doc, people, i)
        i += 1
    return None


def _skip_prepositions(doc: Document, i: int, limit: int) -> int:
    prepositions = _words("preposition")
    while i < limit and doc.lower[i] in prepositions:
        i += 1
    return i


def _is_calendar(doc: Document, i: int, limit: int) -> bool:
    """Whether a date begins at ``i``: « mercredi », « ce 8 octobre », « la veille », « le 3 mai »."""
    lower = doc.lower
    calendar = _words("calendar")
    if lower[i] in calendar and not (doc.words[i][0].isupper() and i + 1 < limit and doc.words[i + 1][0].isupper()):
        return True
    if lower[i] not in ("ce", "cet", "cette", "le", "la", "l'") or i + 1 >= limit:
        return False
    if lower[i + 1] in calendar and lower[i + 1] not in ("dernier", "dernière", "même", "suivant"):
        return True
    return lower[i + 1][0].isdigit() and i + 2 < limit and lower[i + 2] in calendar


def _skip_calendar(doc: Document, i: int, limit: int) -> int:
    calendar = _words("calendar")
    i += 1
    while i < limit and (doc.lower[i] in calendar or doc.lower[i][0].isdigit()):
        i += 1
    return i


def subject_before(doc: Document, people: People, first: int, steps: int = _STEPS) -> Phrase | None:
    """The subject that stands before the verb whose group begins at token ``first``."""
    lower = doc.lower
    low = _floor(doc, first)
    end = first
    while end > low and lower[end - 1] == ",":
        end -= 1
    adjacent = end == first
    found: Phrase | None = None
    for _ in range(8):
        if end <= low:
            return found
        start = _segment(doc, end, low)
        kind, at = _segment_kind(doc, people, start, end, adjacent)
        if kind == "verb":
            if found is not None:
                return found
            group = verb_group(doc, at)
            if steps <= 0 or group is None or group.first >= first:
                return None
            return _shared(doc, people, group, steps)
        if kind == "noun":
            phrase = phrase_at(doc, people, at) if lower[at] not in _words("pronoun") or lower[at] in _words("determiner") else Phrase(at, at + 1, at)
            if adjacent and phrase is not None and _enumerates(doc, start, end, low):
                first_item = _enumeration_start(doc, people, start, low)
                return Phrase(first_item, end, first_item)
            if adjacent:
                return phrase
            found = phrase or found
            if phrase is not None and lower[at] not in ("la", "le", "les", "l'") or doc.words[at - 1] != ",":
                pass
        elif found is not None:
            return found
        if found is not None and (start <= low or lower[start - 1] != ","):
            return found
        adjacent = False
        end = start
        while end > low and lower[end - 1] == ",":
            end -= 1
        if end == start:
            return found
    return found


def _floor(doc: Document, first: int) -> int:
    """The first token that can belong to the same clause: after a stronger stop, an opening mark, a parenthesis."""
    low = max(doc.sentence_range(first)[0], first - _REACH)
    pair = doc.pair_around(first)
    if pair is not None and pair.open >= low:
        low = pair.open + 1
    return low


def _segment(doc: Document, end: int, low: int) -> int:
    """Where the stretch that ends before ``end`` begins: after a comma, a stop, a dash; marks and brackets stay whole."""
    i = end - 1
    lower = doc.lower
    depth = 0
    while i >= low:
        word = lower[i]
        pair = doc.pair_around(i)
        if pair is not None and pair.open >= low and pair.close < end:
            i = pair.open - 1
            continue
        if word == ")":
            depth += 1
        elif word == "(":
            if not depth:
                return i + 1
            depth -= 1
        elif not depth and word in (",", ";", ":", "–", "—"):
            return i + 1
        i -= 1
    return max(i + 1, low)


def _segment_kind(doc: Document, people: People, start: int, end: int, adjacent: bool) -> tuple[str, int]:
    """What a stretch is: ``noun`` and its first token, ``verb`` and its finite verb, or ``other`` (adverbial, relative)."""
    lower = doc.lower
    at, tail = _clause_head(doc, start, end)
    if at >= end:
        # « et a déclaré »: the verb before shares its subject.
        verb = _finite_between(doc, start, end) if tail else None
        return ("verb", verb) if verb is not None else ("other", start)
    word = lower[at]
    if adjacent and end - 1 > at and lower[end - 1] in _words("conjunction"):
        verb = _finite_between(doc, at, end)
        if verb is not None:
            return "verb", verb
    if word in _words("stressed") and not adjacent:
        return "other", at
    if word in _words("pronoun") and word not in _words("determiner"):
        verb = _finite_between(doc, at + 1, end)
        return ("verb", verb) if verb is not None else ("noun", at)
    if word in _words("preposition") and not (word in ("des", "du") and adjacent):
        if not adjacent:
            return "other", at
        inner = inverted_subject(doc, people, at)
        if inner is not None and inner.first < end:
            return "noun", inner.first
        return "other", at
    if word in _words("relative"):
        verb = _finite_between(doc, at + 1, end) if adjacent else None
        return ("other", at) if verb is None else ("verb", verb)
    bits = forms().get(word, ("", 0))[1]
    if bits & (PPRES | PPAST) and not doc.words[at][0].isupper() or word in ("quant", "interrogé", "interrogée"):
        return "other", at
    if _is_calendar(doc, at, end):
        after = _skip_calendar(doc, at, end)
        if after >= end or not adjacent:
            return "other", at
        at = after
    verb = _finite_between(doc, at, end)
    if verb is not None:
        return "verb", verb
    return "noun", at


def _clause_head(doc: Document, start: int, end: int) -> tuple[int, bool]:
    """Past the conjunctions, subordinators and adverbs that open a clause; whether a verb stood before the last of them."""
    lower = doc.lower
    at = start
    for i in range(end - 1, start - 1, -1):
        word = lower[i]
        if word in _words("subordinator") and doc.pair_around(i) is doc.pair_around(end - 1):
            if word in ("qui", "dont", "où") and i > start and _finite_between(doc, i + 1, end) is not None:
                continue  # a relative that is over before the verb
            at = i + 1
            break
    else:
        while at < end and lower[at] in _words("conjunction"):
            at += 1
    at = skip_adverbials(doc, at, end) if at < end and lower[at] not in ("tous", "tout", "seul", "toutes") else at
    return at, at > start


def _finite_between(doc: Document, start: int, end: int) -> int | None:
    """The last finite verb of the stretch that is in no relative clause; None without one."""
    lower, table = doc.lower, forms()
    for i in range(end - 1, start - 1, -1):
        found = table.get(lower[i])
        if found is None or not found[1] & FINITE or doc.pair_around(i) is not None:
            continue
        group = verb_group(doc, i)
        if group is None or not group.is_finite or group.finite != i:
            continue
        if group.subject is not None and lower[group.subject] == "qui":
            continue
        if any(lower[j] in ("dont", "où", "qui", "que", "qu'") for j in range(max(start, i - 6), i)):
            continue
        return i
    return None


def _shared(doc: Document, people: People, group: VerbGroup, steps: int) -> Phrase | None:
    """The subject of an earlier verb that a coordinated one shares."""
    if group.subject is not None:
        return _pronoun(doc, people, group.subject)
    return subject_before(doc, people, group.first, steps - 1)


def _enumerates(doc: Document, start: int, end: int, low: int) -> bool:
    """« la France, le Royaume-Uni et l'Allemagne ont »: the last stretch of an enumeration of names."""
    if start <= low or doc.lower[start - 1] != ",":
        return False
    return any(doc.lower[j] in ("et", "ou") for j in range(start + 1, min(end, start + 12)))


def _enumeration_start(doc: Document, people: People, start: int, low: int) -> int:
    first = start
    while first > low and doc.lower[first - 1] == ",":
        before = _segment(doc, first - 1, low)
        short = first - 1 - before <= 6
        named = before < first - 1 and (doc.words[before][0].isupper() or doc.lower[before] in _words("article_like"))
        if not short or not (named or doc.lower[before] in ("la", "le", "les", "l'")) or doc.lower[before] in _words("preposition"):
            break
        first = before
    return first


def main_subject(doc: Document, people: People, first: int, last: int) -> Phrase | None:
    """The subject of the main verb between two tokens; without a verb the noun phrase that opens the stretch."""
    table = forms()
    for i in range(first, last):
        found = table.get(doc.lower[i])
        if found is None or not found[1] & FINITE or doc.pair_around(i) is not None:
            continue
        group = verb_group(doc, i)
        if group is None or not group.is_finite or group.finite != i:
            continue
        if group.subject is not None and doc.lower[group.subject] == "qui":
            continue
        subject = subject_of(doc, people, group)
        if subject is not None:
            return subject
    at = first
    while at < last and (doc.lower[at] in _words("conjunction") or not doc.words[at][0].isalnum()):
        at += 1
    if at < last and doc.lower[at] not in _words("preposition"):
        phrase = phrase_at(doc, people, at)
        if phrase is not None and phrase.last <= last:
            return phrase
    return None
