"""Whether a form that could be a verb stands as a noun, an adjective or a name: « en visite », « six avions »."""

from functools import cache

from diplonews.lexicon import _tables, _verbs
from diplonews.lexicon._words import function_words
from diplonews.text.adverbials import adverbials
from diplonews.text.document import Document
from diplonews.text.marks import MARKS

V = _verbs
_SUBJECTS = function_words("subject")
_CLITICS = function_words("clitic")
_ARTICLES = function_words("article")
_DETERMINERS = function_words("determiner")
_INVERTED = _ARTICLES | {"un", "une", "son", "sa"}
_AUX = frozenset(["avoir", "être"])
_PERSONS = frozenset(["je", "j'", "tu", "nous", "vous", "-nous", "-vous", "-je", "-tu", "qui"])
_OPENERS = frozenset([".", "!", "?", "«", '"', "“", ":", "–", "-"])  # after these a capital begins a sentence
_SETTLED = V.P3S | V.P3P | V.PPAST | V.IMP  # bits of a form that needs no « je », « tu », « nous »


@cache
def noun_forms() -> frozenset[str]:
    """The verb forms that are nouns more often: « visite », « demande »."""
    return frozenset(form for (form,) in _tables.rows("noun_forms"))


def is_noun(doc: Document, i: int, bits: int) -> bool:
    """Whether the form at token ``i``, a verb's by its ``bits``, stands as a noun, an adjective or a name."""
    lower = doc.lower
    word = lower[i]
    before = lower[i - 1] if i else ""
    if i and before not in _OPENERS and doc.words[i][0].isupper():
        return True  # a capital within the sentence: a name
    if bits == V.INF or bits & V.PPRES:
        return before in ("le", "un", "son", "ce", "l'") and bits == V.INF
    if word in _PREPOSITIONS and _is_preposition(doc, i):
        return True
    if not bits & _SETTLED and bits & V.FINITE and _PERSONS.isdisjoint(lower[max(0, i - 4) : i + 2]):
        return True  # « six avions »: a form that only « nous » or « tu » could govern
    if before in _DETERMINERS and not bits & V.INF:
        return True
    noun = word in noun_forms()
    if before in _ARTICLES:
        two = lower[i - 2] if i > 1 else ""
        if two in _SUBJECTS or two in ("ne", "n'") or two in _CLITICS:
            return False
        return noun or before in ("la", "les") or bool(bits & V.PPAST and not bits & (V.IMPF | V.FUT | V.COND))
    if not noun:
        return False
    if bits & V.PPAST and any(found and found[0] in _AUX for found in doc.verbs[max(0, i - 3) : i]):
        return False  # « a également fait savoir »
    return _homograph_is_noun(doc, i, before)


_PREPOSITIONS = frozenset(["entre", "a"])


def _is_preposition(doc: Document, i: int) -> bool:
    """Whether « entre » stands between two parties, and « A » without its accent before a place."""
    after = doc.lower[i + 1] if i + 1 < len(doc.lower) else ""
    if doc.lower[i] == "entre":
        return after not in ("dans", "en", "à", "au", "aux", "chez") and not after.startswith("-t-")
    return doc.words[i] == "A" and not after.startswith("-t-")


def _homograph_is_noun(doc: Document, i: int, before: str) -> bool:
    """Whether a form that is more often a noun, without an article, is one here."""
    lower, bits = doc.lower, doc.bits
    after = lower[i + 1] if i + 1 < len(lower) else ""
    if before == "en" and not (i > 1 and lower[i - 2] in _SUBJECTS):
        return True  # « en visite »
    if bits[i - 1] & V.PPAST and bits[i - 2]:
        return True  # « a rendu visite »
    if before in _SUBJECTS or before in _CLITICS or after.startswith("-t-"):
        return False
    if before in ("et", "puis") and after in ("à", "au", "aux", "de", "d'") and "entre" not in lower[max(0, i - 4) : i]:
        return not bits[i] & (V.P3S | V.P3P) or not _finite_before(doc, i)  # « estime avoir gagné et demande à »
    opened = before == "," or before in MARKS
    if after in ("que", "qu'") or (after and bits[i + 1] & V.INF and (opened or bits[i + 1] == V.INF)):
        return False  # « …, annonce qu'il viendra », « et fait valoir »
    if after and opened and (after in _INVERTED or after in adverbials() or doc.words[i + 1][0].isupper()):
        return False  # « …, annonce le ministre »
    return not _has_subject_noun(doc, i)


def _finite_before(doc: Document, i: int) -> bool:
    """Whether a verb of the sentence before the token can have a fellow there."""
    low = doc.sentence_range(i)[0]
    return any(b & V.FINITE for b in doc.bits[max(low, i - 30) : i - 1])


def _has_subject_noun(doc: Document, i: int) -> bool:
    """Whether a capitalised name or a plain noun stands right before (« Paris annonce », « le ministre demande »)."""
    if not i or doc.sentence_range(i)[0] == i:
        return False
    word = doc.words[i - 1]
    return word[0].isupper() or (word[0].isalpha() and doc.lower[i - 1] not in _DETERMINERS and len(word) > 3)
