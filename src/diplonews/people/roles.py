"""Which titles go with a name: before it, before a comma there, in apposition after it, or said of it by a verb."""

from collections.abc import Mapping

from diplonews.lexicon import _verbs
from diplonews.lexicon._words import naming_words
from diplonews.people.organizations import COUNTRY, match, trie
from diplonews.people.titles import TitlePhrase
from diplonews.people.vocabulary import demonyms, is_given, text_civilities
from diplonews.text.document import Document

_FAR = 12  # tokens between a title and the comma before its name
_ARTICLES = frozenset(["le", "la", "l'", "les", "son", "sa", "leur", "notre"])
_CONTRACTED = frozenset(["du", "au", "des", "aux"])
_ONE = frozenset(["un", "une"])
# Behind these a title with its comma ends an adverbial: « Selon le ministre, Paul Ferrand a menti ».
_OPENING = frozenset(["selon", "pour", "avec", "après", "avant", "devant", "sans", "malgré"])


class Titles:
    """The title phrases of one document by first and by last token, asked about the places around a name."""

    __slots__ = ("doc", "ends", "phrases")

    def __init__(self, doc: Document, phrases: Mapping[int, TitlePhrase]) -> None:
        self.doc = doc
        self.phrases = phrases
        self.ends = {t.last: t for t in phrases.values()}

    def right_before(self, first: int) -> TitlePhrase | None:
        """The title phrase that ends right before the token, or before a comma there when it has an article."""
        title = self.ends.get(first)
        if title is None and first and self.doc.words[first - 1] == ",":
            title = self.ends.get(first - 1)
            if title is not None and title.determiner not in _ARTICLES:
                return None
        return title

    def leading_to(self, first: int, last: int) -> list[TitlePhrase]:
        """The titles that lead up to a name: ``la porte-parole, la colonelle X``, ``l'émissaire, le Suédois X``."""
        lower = self.doc.lower
        found: list[TitlePhrase] = []
        if first and lower[first - 1] in demonyms() and self.doc.words[first - 1] != lower[first - 1]:
            first -= 1
        else:
            title = self.ends.get(first) or self._across(first, last)
            if title is not None:
                found.append(title)
                first = title.first
        start = first - 1 if first and lower[first - 1] in _ARTICLES else first
        if start < first and start and lower[start - 1] == ",":
            further = self.ends.get(start - 1) or self._across(start, last)
            if further is not None and further.determiner in naming_words("definite"):
                found.append(further)
        return found

    def _across(self, first: int, last: int) -> TitlePhrase | None:
        """The title whose complements run up to the comma before a name: ``le chef du syndicat des pêcheurs, X``."""
        doc = self.doc
        if not first or doc.words[first - 1] != ",":
            return None
        low = max(0, first - 1 - _FAR)
        for i in range(first - 1, low, -1):
            title = self.ends.get(i)
            if title is not None:
                if not self._apposed(title, last):
                    return None
                return title if i == first - 1 else title._replace(last=first - 1)
            if not self._nominal(i - 1):
                return None
        return None

    def _apposed(self, title: TitlePhrase, last: int) -> bool:
        """Whether the name after the comma explains the title rather than opening the clause."""
        if title.plural or title.determiner is None:
            return False
        doc = self.doc
        before = doc.lower[title.first - 2] if title.first > 1 else ""
        if title.determiner in _ARTICLES and before not in _OPENING:
            return True
        if title.determiner not in _ARTICLES | _CONTRACTED:
            return False
        return not self._acts(last)

    def _nominal(self, i: int) -> bool:
        """Whether the token may stand within the complements of a title: no mark, no verb, no relative."""
        low = self.doc.lower[i]
        if low in naming_words("title_join") or low in naming_words("after_title") or low in _ARTICLES or low == "et":
            return True
        if not low[0].isalpha() or low in naming_words("function"):
            return False
        if self.doc.words[i] != low:
            return True
        bits = _verbs.forms().get(low, ("", 0))[1]
        return not bits & (_verbs.FINITE | _verbs.INF | _verbs.PPRES) or bool(bits & _verbs.PPAST)

    def following(self, last: int, led: bool = False) -> TitlePhrase | None:
        """The title that follows a name: after a comma, or as what a verb says it is (``est devenu le président``).

        ``led``: a title stands before the name, so that one between it and the next name is the next one's.
        """
        doc = self.doc
        at = self._said_of(last)
        if at is not None:
            return self.phrases.get(at + 1) if doc.lower[at : at + 1][0] in _ARTICLES | _ONE else self.phrases.get(at)
        if last + 1 >= len(doc.words) or doc.words[last] != ",":
            return None
        title = self.phrases.get(last + 1)
        if title is None and doc.lower[last + 1] in _ARTICLES | _ONE:
            title = self.phrases.get(last + 2)
        if title is None or title.determiner not in _ARTICLES or title.last >= len(doc.words):
            return title
        if self._acts(title.last):
            return None  # « Amr Sabri, le président de la Ligue a été suspendu »: another clause's subject
        return None if led and self._leads_on(title.last) else title

    def _leads_on(self, last: int) -> bool:
        """Whether a civility or a name stands behind the comma after a title: it is that one's title."""
        doc = self.doc
        if last + 1 >= len(doc.words) or doc.words[last] != ",":
            return False
        low = doc.lower[last + 1]
        return low in text_civilities() or (doc.words[last + 1] != low and is_given(low))

    def _said_of(self, last: int) -> int | None:
        """The token after ``est``, ``a été élu``, ``est devenue`` behind a name."""
        lower = self.doc.lower
        i = last
        if i + 2 >= len(lower) or lower[i] not in naming_words("is_a"):
            return None
        i += 1
        while i + 1 < len(lower) and i < last + 3 and lower[i] in naming_words("made_a"):
            i += 1
        return i

    def _acts(self, i: int) -> bool:
        """Whether a finite verb, or the clitics before one, stands at token ``i``."""
        lower = self.doc.lower
        while i < len(lower) and lower[i] in naming_words("before_verb"):
            i += 1
        reading = _verbs.forms().get(lower[i]) if i < len(lower) else None
        return reading is not None and bool(reading[1] & _verbs.FINITE)


def origin(doc: Document, first: int, last: int) -> str | None:
    """The country that a word beside a name gives: ``le Chilien X``, ``l'attaquant français X``, ``X (Bénin)``."""
    if first and doc.lower[first - 1] in demonyms():
        return demonyms()[doc.lower[first - 1]]
    if last + 2 < len(doc.words) and doc.words[last] == "(" and doc.words[last + 1] != doc.lower[last + 1]:
        hit = match(doc, last + 1, trie().get(doc.lower[last + 1]))
        if hit is not None and hit[1].sort == COUNTRY and doc.words[hit[0] : hit[0] + 1] == (")",):
            return hit[1].country
    return None


_BORN = {"né": "m", "âgé": "m", "née": "f", "âgée": "f"}
_HAS = frozenset(["a", "avait", "aura", "aurait"])


def agreement(doc: Document, last: int) -> str | None:
    """``m`` or ``f`` as a participle behind a name agrees: ``est née``, ``, âgée de``, ``s'est rendue``; else None.

    With *avoir* it does not agree, unless *été* stands between.
    """
    lower = doc.lower
    i = last
    if i + 1 >= len(lower):
        return None
    if lower[i] == ",":
        return _BORN.get(lower[i + 1])
    if lower[i] == "s'":
        i += 1
    if lower[i] in _HAS:
        i += 1
        if lower[i : i + 1] != ("été",):
            return None
    elif lower[i] not in naming_words("is_a"):
        return None
    word = lower[i + 1] if i + 1 < len(lower) else "."
    forms = _verbs.forms()
    if not forms.get(word, ("", 0))[1] & _verbs.PPAST:
        return None
    if word.endswith("e"):
        return "f" if forms.get(word[:-1], ("", 0))[1] & _verbs.PPAST else None
    return None if word.endswith("s") else "m"
