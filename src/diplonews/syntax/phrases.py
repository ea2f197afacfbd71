"""Noun phrases over tokens: where one begins and ends, without a parse.

A phrase is a determiner, adjectives, a noun or title, its adjectives, its ``de`` complements, and a name. It ends
before a verb, a comma, a mark, ``que`` or ``qui``, and any preposition other than ``de`` and those of a title.
"""

from diplonews.enums import EntityKind
from diplonews.lexicon import _verbs
from diplonews.lexicon._words import naming_words
from diplonews.people.values import People, Phrase
from diplonews.people.vocabulary import demonyms
from diplonews.text.document import Document

_REACH = 30  # tokens of one phrase
_OF = frozenset(["de", "du", "des", "d'"])
_AND = frozenset(["et", "ou"])


def phrase_at(doc: Document, people: People, first: int) -> Phrase | None:
    """The noun phrase that begins at the token; None where none does. What stands in apposition is left out."""
    size = min(len(doc), first + _REACH)
    i = first
    mention = people.mention_at(i)
    if mention is not None and mention.first == i and i not in people.titles:
        return Phrase(first, mention.last, mention.last - 1)
    while i < size and doc.lower[i] in naming_words("phrase_start") and i < first + 3:
        i += 1
    if i >= size:
        return None
    mention = people.mention_at(i)
    if mention is not None and mention.first == i and i not in people.titles:
        end = mention.last
        if mention.kind is not EntityKind.PERSON:
            end = _tail(doc, people, end, size)
        return Phrase(first, end, mention.last - 1)
    title = people.titles.get(i) or people.titles.get(i + 1)
    if title is not None and title.first >= i and (title.first == i or i > first):
        named = people.mention_at(title.last)
        if named is not None and named.kind is EntityKind.PERSON and named.first == title.last:
            return Phrase(first, named.last, named.last - 1)
        return Phrase(first, _tail(doc, people, title.last, size), title.head)
    head = _noun(doc, people, i, size, i > first)
    if head is None:
        return None
    return Phrase(first, _tail(doc, people, head + 1, size), head)


def _noun(doc: Document, people: People, i: int, size: int, determined: bool) -> int | None:
    """The token of the noun that a phrase without title or name turns on."""
    function, before = naming_words("function"), naming_words("before_title")
    while i < size and doc.lower[i] in before and i + 1 < size and _nominal(doc, i + 1):
        i += 1
    if i >= size or doc.lower[i] in function or not doc.lower[i][0].isalpha() or doc.lower[i][0] == "-":
        return None
    if not determined and doc.words[i] == doc.lower[i] and doc.bits[i]:
        return None
    return i


def _nominal(doc: Document, i: int) -> bool:
    low = doc.lower[i]
    return low[0].isalpha() and low not in naming_words("function")


def _tail(doc: Document, people: People, i: int, size: int) -> int:
    """The end of a phrase from after its noun: adjectives, ``de`` complements, names."""
    lower, words_ = doc.lower, doc.words
    places, after, function, bits = demonyms(), naming_words("after_title"), naming_words("function"), doc.bits
    while i < size:
        low = lower[i]
        mention = people.mention_at(i)
        if mention is not None and mention.first == i:
            i = mention.last
        elif low in places or low in after:
            i += 1
        elif low in _OF:
            j = i + 1
            while j < size and lower[j] in naming_words("phrase_start") and j < i + 3:
                j += 1
            if j >= size or not _nominal(doc, j) or (bits[j] & _verbs.INF and words_[j] == lower[j]):
                return i
            inner = people.mention_at(j)
            title = people.titles.get(j)
            i = inner.last if inner is not None and inner.first == j else title.last if title is not None else j + 1
        elif low in _AND and i + 1 < size and lower[i + 1] in places:
            i += 2
        elif low == "(" and i + 2 < size and words_[i + 2] == ")" and words_[i + 1].isupper():
            i += 3
        elif (words_[i] != low and low not in function) or (
            low[0].isalpha() and low not in function and not bits[i] and not low.endswith("ment")
        ):
            i += 1
        else:
            return i
    return i


def phrase_ending(doc: Document, people: People, last: int) -> Phrase | None:
    """The longest noun phrase that ends just before the token, within its sentence."""
    if last <= 0:
        return None
    low = doc.sentence_range(last - 1)[0]
    best: Phrase | None = None
    for i in range(last - 1, max(low, last - _REACH) - 1, -1):
        word = doc.lower[i]
        mention = people.mention_at(i)
        if mention is not None and mention.first < i:
            continue
        if word in _RELATIVE or (not word[0].isalnum() and word not in ("(", ")")):
            break
        if word in naming_words("phrase_start") or mention is not None or i in people.titles or best is None:
            phrase = phrase_at(doc, people, i)
            if phrase is not None and phrase.last == last and word not in _OF:
                best = phrase
    return best


_RELATIVE = frozenset(["que", "qu'", "qui", "dont", "où"])
