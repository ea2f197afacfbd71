"""The stretches between commas to the left of a verb, what each is, and the subject that follows a verb."""

from diplonews.lexicon._verbs import FINITE, INF, PPAST, PPRES
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People
from diplonews.people.vocabulary import text_civilities
from diplonews.syntax.finite import finite_between
from diplonews.syntax.inverted import inverted_subject
from diplonews.syntax.nouns import is_calendar, noun_at, noun_phrase, skip_calendar
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.document import Document

_REACH = 80  # tokens between the subject and its verb


def left_of(doc: Document, people: People, start: int, low: int) -> str:
    """What stands before the comma on the left of a phrase: ``noun`` (the phrase explains it), ``relative`` or
    ``other``.
    """
    if start <= low or doc.lower[start - 1] != ",":
        return "other"
    before = segment(doc, start - 1, low)
    at = before
    while at < start - 1 and doc.lower[at] in quote_words("conjunction"):
        at += 1
    if doc.lower[before] in ("qui", "dont", "où") or doc.lower[at] in ("qui", "dont", "où"):
        return "relative"
    if (
        at >= start - 1
        or doc.lower[at] in quote_words("subordinator")
        or doc.words[at] == "A"
        or doc.lower[at] in quote_words("preposition")
        or is_calendar(doc, at, start - 1)
    ):
        return "other"
    if doc.bits[at] & (PPRES | PPAST | INF) and not (doc.words[at][0].isupper() and people.mention_at(at)):
        return "other"
    if any(b & FINITE for b in doc.bits[at + 1 : start - 1]):
        return "other"
    if doc.lower[at] not in quote_words("determiner") and not doc.words[at][0].isupper() and at not in people.titles:
        return "other"
    other = noun_at(doc, people, at)
    return "noun" if other is not None and other.last >= start - 1 else "other"


def floor(doc: Document, first: int) -> int:
    """The first token that can belong to the same clause: the sentence's, or the quotation's around the verb."""
    low = max(doc.sentence_range(first)[0], first - _REACH)
    mark = doc.dateline
    if mark is not None and doc.starts[low] < mark.end <= doc.starts[first]:
        low = doc.token_at(mark.end)
    pair = doc.pair_around(first)
    return pair.open + 1 if pair is not None and low <= pair.open < first else low


def segment(doc: Document, end: int, low: int) -> int:
    """Where the stretch that ends before ``end`` begins: after a comma, a stop, a dash; marks and brackets stay
    whole.
    """
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
        elif not depth and word in (",", ";", ":", "–", "—", "-"):
            return i + 1
        i -= 1
    return max(i + 1, low)


def _past_heading(doc: Document, people: People, at: int, end: int) -> int:
    """Past a heading that the page has run into the sentence: « Réactions Les États-Unis condamnent »."""
    for i in range(end - 1, at, -1):
        opens = doc.words[i] in ("Le", "La", "Les", "L'", "Un", "Une") and i + 1 < len(doc.words)
        if not opens or doc.lower[i - 1] in quote_words("preposition"):
            continue
        mention = people.mention_at(i)
        if mention is None or mention is not people.mention_at(i - 1):
            return i
    named = people.mention_at(end - 1)
    if named is None or named.last != end or named.first <= at or doc.lower[named.first] not in text_civilities():
        return at
    before = doc.lower[named.first - 1]  # « Question ouverte M. Ferrand dit »
    led = before in quote_words("preposition") or before in quote_words("conjunction") or before in _COORDINATING
    led = led or before in quote_words("determiner") or not before[0].isalpha() or before in quote_words("subordinator")
    return at if led or people.title_ending(named.first) or doc.words[at][0].islower() else named.first


def _is_aside(doc: Document, people: People, at: int, start: int, end: int, adjacent: bool) -> bool:
    """Whether a participle opens the stretch: « réunis à Accra », « Interrogé sur la trêve », « quant à lui »."""
    word = doc.lower[at]
    bits = doc.bits[at]
    if word in ("quant", "interrogé", "interrogée"):
        return True
    if not bits & (PPRES | PPAST):
        return False
    if not doc.words[at][0].isupper():
        return not bits & FINITE
    return at == start and end - at > 2 and not adjacent and not people.mention_at(at)


def segment_kind(doc: Document, people: People, start: int, end: int, adjacent: bool) -> tuple[str, int]:
    """What a stretch is: ``noun`` and its first token, ``verb`` and its finite verb, or ``other`` (adverbial,
    relative).
    """
    lower = doc.lower
    at, tail = clause_head(doc, start, end)
    at = _past_heading(doc, people, at, end)
    if at >= end:
        # « et a déclaré »: the verb before shares its subject.
        verb = finite_between(doc, start, end) if tail else None
        return ("verb", verb) if verb is not None else ("other", start)
    word = "à" if doc.words[at] == "A" else lower[at]
    if (lower[start] in quote_words("relative") or lower[start] in ("comme", "dit", "alias")) and not adjacent:
        return "other", start
    if adjacent and end - 1 > at and lower[end - 1] in quote_words("conjunction"):
        verb = finite_between(doc, at, end)
        if verb is None and tail:
            verb = finite_between(doc, start, at)  # « dit que le texte « doit changer » et compte »
        if verb is not None:
            return "verb", verb
    if word in quote_words("stressed") and not adjacent:
        return "other", at
    if word in quote_words("pronoun") and word not in quote_words("determiner"):
        verb = finite_between(doc, at + 1, end)
        return ("verb", verb) if verb is not None else ("noun", at)
    if word in ("de", "d'") and at + 1 < end and lower[at + 1] in ("nombreux", "nombreuses", "autres"):
        return "noun", at if word == "d'" else at + 1
    plural = word == "des" and (adjacent or at == doc.sentence_range(at)[0])  # « Des habitants, joints hier, ont »
    if word in quote_words("preposition") and not plural and not (word == "du" and adjacent):
        inner = inverted_subject(doc, people, at) if adjacent else None
        return ("noun", inner.first) if inner is not None and inner.first < end else ("other", at)
    if word in quote_words("relative"):
        verb = finite_between(doc, at + 1, end) if adjacent else None
        return ("other", at) if verb is None else ("verb", verb)
    if _is_aside(doc, people, at, start, end, adjacent):
        return "other", at
    if is_calendar(doc, at, end):
        at = skip_calendar(doc, at, end)
        if at >= end or not adjacent:
            return "other", start
    verb = finite_between(doc, at, end)
    if verb is None:
        bare = word not in quote_words("determiner") and not doc.words[at][0].isupper() and at not in people.titles
        return ("other" if bare and not adjacent and start > 0 and lower[start - 1] == "," else "noun"), at
    joined = _joined_clause(doc, people, verb, end) if adjacent or _explained(doc, people, end) else None
    return ("verb", verb) if joined is None else ("noun", joined)


def _explained(doc: Document, people: People, end: int) -> bool:
    """« … est close et Ewa Nowak, juriste à Brno, estime »: an apposition between two commas and a verb follow."""
    lower, high = doc.lower, min(doc.sentence_range(end - 1)[1], end + _APPOSITION)
    if end >= high - 1 or lower[end] != "," or lower[end + 1] in _COORDINATING:
        return False
    title = people.titles.get(end + 1)
    at = end + 1 if title is None else title.last
    close = next((i for i in range(at, high - 1) if lower[i] == ","), None)
    if close is None or any(b & FINITE for b in doc.bits[at:close]):
        return False
    return bool(doc.bits[close + 1] & FINITE) and lower[close + 1] not in quote_words("determiner")


_APPOSITION = 24  # tokens of an apposition after the subject of a second clause
_COORDINATING = frozenset(["et", "mais", "ou", "puis"])


def _joined_clause(doc: Document, people: People, verb: int, end: int) -> int | None:
    """« … se trouvaient à bord et la compagnie annonce »: the noun phrase after a conjunction that reaches the verb."""
    for i in range(verb + 1, end - 1):
        if doc.lower[i] in ("et", "mais", "or") and doc.pair_around(i) is None:
            phrase = noun_phrase(doc, people, i + 1)
            if (
                phrase is not None
                and phrase.last == end
                and (doc.lower[i + 1] in quote_words("determiner") or doc.words[i + 1][0].isupper())
            ):
                return i + 1
    return None


def clause_head(doc: Document, start: int, end: int) -> tuple[int, bool]:
    """Past the conjunctions, subordinators and adverbs that open a clause; whether anything stood before."""
    lower = doc.lower
    at = start
    around = doc.pair_around(end - 1)
    if around is not None and around.close == end - 1:
        around = doc.pair_around(end) if end < len(lower) else None
    for i in range(end - 1, start - 1, -1):
        word = lower[i]
        if word in quote_words("subordinator") and doc.pair_around(i) is around:
            if (
                word in ("qui", "dont", "où", "que", "qu'")
                and i > start
                and finite_between(doc, i + 1, end) is not None
            ):
                continue  # a relative that is over before the verb
            at = i + 1
            break
    else:
        while at < end and lower[at] in quote_words("conjunction"):
            at += 1
    at = skip_adverbials(doc, at, end) if at < end and lower[at] not in ("tous", "tout", "seul", "toutes") else at
    return at, at > start
