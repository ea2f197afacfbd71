"""The infinitive that a cue governs, bare or with de or à, and where it begins."""

from diplonews.lexicon._verbs import FINITE, INF, ReportingVerb
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People
from diplonews.quotes.words import MARK, QUE
from diplonews.syntax.finite import is_verb
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.document import Document

_COMPLEMENT = 14  # tokens of the complements before a perfect infinitive


_ADDRESS = 30  # tokens between a verb and the infinitive it governs, the person addressed included


def infinitive_head(doc: Document, at: int) -> int:
    """The token of the infinitive whose clitics and negation begin at the token."""
    while at + 1 < len(doc.lower) and not doc.bits[at] & INF:
        at += 1
    return at


def infinitive_at(doc: Document, i: int) -> int | None:
    """Where an infinitive with its clitics and negation begins at ``i`` or after adverbs; None without one."""
    high = doc.sentence_range(i - 1)[1]
    starts = {i: 0, skip_adverbials(doc, i, high): 0}
    comma = max(starts)  # « explique, par un communiqué, avoir », « explique alors, par un communiqué, avoir »
    if comma < high and doc.lower[comma] == ",":
        closing = next((j for j in range(comma + 1, min(high, comma + 25)) if doc.lower[j] == ","), None)
        if closing is not None:
            starts[closing + 1] = 0
    for at in starts:
        j = at
        while j < high and j < at + 6:
            word = doc.lower[j]
            if doc.bits[j] & INF and (j == at or word not in quote_words("determiner")):
                return at
            if word not in quote_words("before_infinitive"):
                break
            j += 1
    return _perfect(doc, i, high)


def _perfect(doc: Document, i: int, high: int) -> int | None:
    """« a affirmé dans un communiqué avoir détruit »: a perfect infinitive after complements of the verb."""
    if i >= high or doc.lower[i] not in quote_words("preposition"):
        return None
    for j in range(i + 2, min(high - 1, i + _COMPLEMENT)):
        word = doc.lower[j]
        if word in ("avoir", "être"):
            first = j
            while doc.lower[first - 1] in quote_words("before_infinitive") and first > i + 2:
                first -= 1
            return None if doc.lower[first - 1] in quote_words("preposition") else first
        if word in QUE or not doc.words[j][0].isalnum() or (doc.bits[j] & FINITE and is_verb(doc, j)):
            return None
    return None


_SINCE = frozenset(["partir", "compter"])


_ADVERBIAL = frozenset(["partir", "compter", "savoir", "suivre", "venir"])


def _adverbial(doc: Document, entry: ReportingVerb, i: int) -> bool:
    """« à partir du 7 mai », « à suivre », « à venir »: an infinitive that nobody is asked for."""
    word, after = doc.lower[i : i + 1], doc.lower[i + 1 : i + 2]
    if not _SINCE.isdisjoint(word) and after in (("de",), ("du",), ("d'",), ("des",)):
        return True
    return entry.addressee != "acc" and not _ADVERBIAL.isdisjoint(word)


def governed_infinitive(doc: Document, people: People, entry: ReportingVerb, after: int) -> int | None:
    """The infinitive that ``de`` or ``à`` introduces, whoever is addressed stepped over; the infinitive may be
    quoted.
    """
    high = min(doc.sentence_range(after - 1)[1], after + _ADDRESS)
    links = {*(("de", "d'") if "de_inf" in entry.frames else ()), *(("à",) if "a_inf" in entry.frames else ())}
    i = after
    lower, bits = doc.lower, doc.bits
    while i < high:
        word = lower[i]
        if word in links and not (word == "à" and _adverbial(doc, entry, i + 1)):
            at = i + 1
            if at < high and lower[at] in MARK:
                at += 1
            begin = infinitive_at(doc, at) if at < high else None
            if begin == at:
                pair = doc.pair_around(i)
                return i + 1 if pair is None or pair.open < after else None  # « demande « aux siens de partir » »
        elif (
            word in ("que", "qu'", "qui", ":", ";")
            or (word in ("et", ",") and _finite_at(doc, i + 1))
            or (i > after and bits[i] & FINITE and lower[i - 1] in ("il", "elle", "ils", "on", ","))
        ):
            return None
        i += 1
    return None


def _finite_at(doc: Document, i: int) -> bool:
    return i < len(doc.lower) and bool(doc.bits[i] & FINITE)
