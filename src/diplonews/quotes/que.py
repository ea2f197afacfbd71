"""The que that opens a reported clause: adverbs, dates, complements and incises stepped over, no object."""

from diplonews.lexicon._verbs import FINITE, PPRES, ReportingVerb
from diplonews.lexicon._words import quote_words
from diplonews.quotes.infinitives import infinitive_at
from diplonews.quotes.words import MARK, QUE
from diplonews.syntax.finite import is_verb
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.document import Document

_GAP = 45  # tokens between a verb and its que


def find_que(doc: Document, entry: ReportingVerb, after: int) -> int | None:
    """The ``que`` that opens the reported clause: adverbs, dates, complements and incises stepped over, no object."""
    lower = doc.lower
    high = min(doc.sentence_range(after - 1)[1], after + _GAP)
    i = skip_adverbials(doc, after, high)
    if QUE.isdisjoint(lower[i:high]):
        return None
    if entry.frames & {"de_inf", "a_inf"} and entry.cls in ("ask", "order", "accuse", "promise"):
        high = _before_infinitive(doc, i, high)
    if i < high and lower[i] in ("que", "qu'"):
        return i if i == after or lower[i - 1] not in quote_words("comparative") or lower[i - 1] in _ADVERBS else None
    if lower[i] in ("pour", "à") and lower[i + 1 : i + 3] in (("que",), ("ce", "que"), ("ce", "qu'"), ("que", "le")):
        return i + 1 if lower[i + 1] in ("que", "qu'") else i + 2
    if lower[i] == "pour" and lower[i + 1 : i + 2] in (("que",), ("qu'",)):
        return i + 1
    if entry.cls in ("ask", "order") and lower[i] in _OF:
        return _after_asked(doc, i + 1, min(high, i + _ASKED))
    adjunct = _adjunct(doc, i, high)
    attributive = bool(entry.frames & {"attr", "obj_attr"}) and not adjunct
    if not attributive and entry.addressee != "acc" and not adjunct:
        return None
    if attributive and doc.lower[i] in quote_words("determiner"):
        return None
    return _across(doc, i, high, after + 4 if attributive else high)


def _across(doc: Document, i: int, high: int, attribute: int) -> int | None:
    """The que beyond complements and incises from token ``i`` on; an attribute ends at token ``attribute``."""
    lower, bits = doc.lower, doc.bits
    commas = 0
    while i < high:
        word = lower[i]
        if word in ("que", "qu'"):
            plain = lower[i - 1] not in quote_words("comparative")
            return i if plain and not (commas % 2 and lower[i - 1] != ",") else None
        if word == ",":
            commas += 1
        elif word in ("qui", "dont", "où", ":", ";", "et") and not (commas % 2):
            return None
        elif word in MARK:
            pair = doc.pair_around(i)
            if pair is None or pair.close >= high or not commas % 2:
                return None
            i = pair.close
        elif (
            not commas % 2 and word not in quote_words("preposition") and bits[i] & (FINITE | PPRES) and is_verb(doc, i)
        ) or (not commas and i > attribute):
            return None
        i += 1
    return None


_OF = frozenset(["de", "d'", "du", "des"])


_ASKED = 12  # tokens of « exige de la Grèce qu'elle »


def _after_asked(doc: Document, i: int, high: int) -> int | None:
    """« exige de Berne qu'elle parte »: the que after the one of whom something is asked."""
    for j in range(i, high):
        if doc.lower[j] in QUE:
            return j if doc.lower[j + 1 : j + 2] in (("il",), ("elle",), ("ils",), ("elles",), ("on",)) else None
        if not doc.words[j][0].isalnum() or (doc.bits[j] & FINITE and is_verb(doc, j)):
            return None
    return None


def _before_infinitive(doc: Document, i: int, high: int) -> int:
    """« conseille au pays de restructurer la dette qu'il a »: the que after a governed infinitive is a relative."""
    for j in range(i, high - 1):
        word = doc.lower[j]
        if word in ("que", "qu'", ",", ":", ";"):
            return high
        if word in ("de", "d'") and infinitive_at(doc, j + 1) == j + 1:
            return j
    return high


def _adjunct(doc: Document, i: int, high: int) -> bool:
    """Whether what stands at ``i`` is a complement with a preposition, a date or an incise, and no object."""
    word = doc.lower[i]
    if word == ",":
        return True
    if word in quote_words("preposition"):
        return word not in _ASIDE or entry_de(doc, i)
    if word in quote_words("calendar") or word == "ci-dessus":
        return True
    after = doc.lower[i + 1] if i + 1 < high else ""
    return word in ("le", "la", "ce", "cet", "cette", "l'") and (
        after in quote_words("calendar") or after[:1].isdigit()
    )


_ADVERBS = frozenset(["aussi", "même", "mieux", "plutôt", "davantage", "fois", "fait"])  # « affirme aussi que »


_ASIDE = frozenset(["des", "du", "de", "d'", "vers", "pour", "contre", "entre"])  # a que after these is a relative


def entry_de(doc: Document, i: int) -> bool:
    """« de son côté », « de nouveau »: a preposition de that opens no partitive object."""
    return doc.lower[i + 1 : i + 2] in (("son",), ("sa",), ("leur",), ("nouveau",), ("source",))
