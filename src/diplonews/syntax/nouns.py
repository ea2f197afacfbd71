"""Noun phrases and dates about a verb, as the rules of subjects read them."""

from diplonews.enums import EntityKind
from diplonews.lexicon._verbs import FINITE, INF
from diplonews.lexicon._words import quote_words
from diplonews.people.values import Mention, People, Phrase
from diplonews.syntax.finite import verb_follows
from diplonews.syntax.phrases import phrase_at
from diplonews.text.document import Document
from diplonews.text.homographs import noun_forms
from diplonews.text.verbs import verb_group


def noun_phrase(doc: Document, people: People, first: int) -> Phrase | None:
    """The noun phrase that begins at the token; one that no rule knows runs to the next word that cannot belong to
    it.
    """
    if first >= len(doc.lower) or not doc.words[first][0].isalnum():
        return None
    end = indefinite(doc, first)
    if end is not None:
        return Phrase(first, end, first)
    if doc.lower[first] in _NEVER_FIRST:
        return None
    plural = _after_partitive(doc, first)
    if plural is not None:
        found = noun_phrase(doc, people, plural)
        return Phrase(first, found.last, found.head) if found is not None else None
    found = phrase_at(doc, people, first)
    lower = doc.lower
    if (
        doc.words[first] == "A"
        or lower[first] in quote_words("subordinator")
        or (lower[first] in quote_words("pronoun") and lower[first] not in quote_words("determiner"))
    ):
        return None
    if found is not None:
        end = doc.sentence_range(first)[1]
        return (
            _longer(doc, _with_noun(doc, found), end)
            if found.last <= end
            else Phrase(first, end, min(found.head, end - 1))
        )
    high = min(doc.sentence_range(first)[1], first + 8)
    i = first
    while i < high and lower[i] in quote_words("determiner"):
        i += 1
    head = i
    while (
        i < high
        and lower[i][0].isalnum()
        and (i == head or (lower[i] not in quote_words("preposition") and lower[i] not in quote_words("relative")))
    ):
        if i > head and doc.bits[i] & FINITE:
            break
        i += 1
    i = _past_of(doc, i, high) if i > head else i
    return Phrase(first, i, head) if i > head and lower[head] not in quote_words("preposition") else None


_NEVER_FIRST = frozenset(["ne", "n'", "pas", "y", "en", "se", "s'", "me"])


def indefinite(doc: Document, first: int) -> int | None:
    """« l'un d'eux », « un autre », « les autres », « beaucoup »: where a phrase without a noun ends."""
    lower = doc.lower
    word = lower[first]
    after = lower[first + 1] if first + 1 < len(lower) else ""
    if word == "l'" and after in ("un", "une", "autre"):
        at = first + 2
        if lower[at : at + 2] in (("d'", "eux"), ("d'", "elles")):
            return at + 2
        if lower[at : at + 3] in (("d'", "entre", "eux"), ("d'", "entre", "elles")):
            return at + 3
        return at if not _noun_follows(doc, at) else None
    if word in ("un", "une", "les", "d'", "certains", "certaines", "beaucoup", "plusieurs", "la", "tous"):
        at = first + 2 if after in ("autre", "autres") else first + 1
        if doc.lower[at : at + 2] == ("d'", "entre") and doc.lower[at + 2 : at + 3] in (("eux",), ("elles",)):
            return at + 3
        if at == first + 1 and word not in ("certains", "certaines", "beaucoup", "plusieurs"):
            return None
        if (
            word == "beaucoup"
            and not doc.words[first][0].isupper()
            and first
            and doc.lower[first - 1] not in (",", "que")
        ):
            return None  # « comptait beaucoup »
        if word == "beaucoup" and after == ",":
            return at
        return at if not _noun_follows(doc, at) else None
    return None


def _noun_follows(doc: Document, at: int) -> bool:
    """Whether the word at the token can belong to a phrase that began before it."""
    if at >= len(doc.lower) or not doc.words[at][0].isalpha():
        return False
    word = doc.lower[at]
    if word in ("de", "d'", "des", "du", "parmi", "entre"):
        return True
    if word in quote_words("preposition") or word in quote_words("relative") or word in quote_words("conjunction"):
        return False
    if word in _NEVER_FIRST or word in ("l'", "le", "la", "les", "lui", "leur", "a", "ont"):
        return False
    group = verb_group(doc, at) if doc.bits[at] & FINITE else None
    return group is None or not group.is_finite or verb_follows(doc, at + 1)


def _past_of(doc: Document, i: int, high: int) -> int:
    """« des sources de la sécurité », « un proche du dossier »: past one complement with ``de``."""
    lower = doc.lower
    if i + 1 >= high or lower[i] not in ("de", "du", "des", "d'"):
        return i
    at = i + 2 if lower[i + 1] in ("la", "l'", "ce", "cette", "son", "sa", "leur") else i + 1
    if at >= high or not lower[at][0].isalpha() or lower[at] in quote_words("determiner") | quote_words("pronoun"):
        return i
    return i if doc.bits[at] & INF else at + 1


def _after_partitive(doc: Document, first: int) -> int | None:
    """« de nombreux experts », « nombre d'experts », « l'un d'eux », « un autre »: where the noun itself begins."""
    lower = doc.lower
    if lower[first] in ("nombre", "beaucoup") and lower[first + 1 : first + 2] in (("de",), ("d'",)):
        return first + 2
    if lower[first] in ("de", "d'") and first + 2 < len(lower) and lower[first + 1] in quote_words("plural_adjective"):
        return first + 1
    return None


def _with_noun(doc: Document, phrase: Phrase) -> Phrase:
    """« la dernière enquête »: the noun after an adjective belongs to the phrase though it could be a verb."""
    at = phrase.last
    if (
        at - phrase.first != 2
        or at >= len(doc.lower)
        or not doc.bits[at]
        or doc.lower[at - 1] not in quote_words("adjective")
    ):
        return phrase
    noun = doc.lower[at] in noun_forms() or verb_group(doc, at) is None
    return Phrase(phrase.first, at + 1, at) if noun else phrase


def _longer(doc: Document, phrase: Phrase, end: int) -> Phrase:
    """« le document numéro 9 », « la banque S & P »: a number or a second half that belongs to the name."""
    last = phrase.last
    if doc.lower[last - 1] in ("proche", "proches") and last < end:
        last = _past_of(doc, last, end)
    elif last + 1 < end and doc.lower[last] in ("&", "+") and doc.words[last + 1][0].isupper():
        last += 2
        while last < end and doc.words[last][0].isupper():
            last += 1
    elif last < end and doc.lower[last][0].isdigit() and doc.lower[last - 1] in ("numéro", "n°", "article", "chapitre"):
        last += 1
    elif last + 1 < end and doc.bits[last] & FINITE and verb_follows(doc, last + 1):
        last += 1  # « une note interne affirme »
    return phrase if last == phrase.last else Phrase(phrase.first, last, phrase.head)


def person_ending(people: People, last: int) -> Mention | None:
    """The mention of a person that ends just before the token."""
    mention = people.mention_at(last - 1)
    return mention if mention is not None and mention.last == last and mention.kind is EntityKind.PERSON else None


def is_person(people: People, token: int) -> bool:
    """Whether the token belongs to the name of a person."""
    mention = people.mention_at(token)
    return mention is not None and mention.kind is EntityKind.PERSON


def is_calendar(doc: Document, i: int, limit: int) -> bool:
    """Whether a date begins at ``i``: « mercredi », « ce 8 octobre », « la veille », « le 3 mai »."""
    lower = doc.lower
    calendar = quote_words("calendar")
    if lower[i] in calendar and not (doc.words[i][0].isupper() and i + 1 < limit and doc.words[i + 1][0].isupper()):
        return True
    if lower[i] in ("ces", "les") and lower[i + 1 : i + 2] in (("derniers",), ("dernières",), ("prochains",)):
        return lower[i + 2 : i + 3] in (("jours",), ("semaines",), ("mois",), ("années",), ("heures",), ("temps",))
    if lower[i] not in ("ce", "cet", "cette", "le", "la", "l'") or i + 1 >= limit:
        return False
    if lower[i + 1] in calendar and lower[i + 1] not in ("dernier", "dernière", "même", "suivant", "prochain", "passé"):
        return True
    return lower[i + 1][0].isdigit() and i + 2 < limit and lower[i + 2] in calendar


def lower_plural(doc: Document, i: int) -> bool:
    """« ces derniers jours »: three words that are a date together."""
    return doc.lower[i] in ("ces", "les")


def skip_calendar(doc: Document, i: int, limit: int) -> int:
    """The first token after the date that begins at ``i``."""
    calendar = quote_words("calendar")
    i += 3 if lower_plural(doc, i) else 1
    while i < limit and (doc.lower[i] in calendar or doc.lower[i][0].isdigit()):
        i += 1
    return i


def noun_at(doc: Document, people: People, at: int) -> Phrase | None:
    """The pronoun or the noun phrase that begins at the token."""
    if doc.lower[at] in quote_words("pronoun") and doc.lower[at] not in quote_words("determiner"):
        return Phrase(at, at + 1, at)
    return noun_phrase(doc, people, at)
