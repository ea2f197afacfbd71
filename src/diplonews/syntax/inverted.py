"""The subject that follows its verb: « a assuré le ministre », « ont indiqué Rome et Madrid »."""

from diplonews.enums import EntityKind
from diplonews.lexicon._verbs import FINITE
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People, Phrase
from diplonews.syntax.nouns import is_calendar, is_person, noun_phrase, skip_calendar
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.document import Document
from diplonews.text.marks import MARKS


def inverted_subject(doc: Document, people: People, first: int) -> Phrase | None:
    """The subject that follows its verb, from token ``first`` on: adverbs, dates and complements are stepped over."""
    lower, words = doc.lower, doc.words
    high = doc.sentence_range(first - 1)[1] if first else 0
    i, limit = first, min(high, first + 30)
    prepositions = quote_words("preposition")
    while i < limit:
        word = lower[i]
        if word in prepositions and (word != "des" or (i > first and lower[i - 1] in quote_words("calendar"))):
            at = i
            while at < limit and lower[at] in prepositions:
                at += 1
            governed = noun_phrase(doc, people, at)
            i = _before_name(doc, people, governed) if governed and governed.last > i else i + 1
            while (
                i < limit
                and words[i - 1][0].isupper()
                and words[i][0].isupper()
                and not people.titles.get(i)
                and not is_person(people, i)
            ):
                i += 1  # « à BBC Mundo le professeur »
            continue
        if is_calendar(doc, i, limit):
            i = skip_calendar(doc, i, limit)
            continue
        after = skip_adverbials(doc, i, limit)
        if after > i and word not in ("tout", "tous", "toutes", "même"):
            i = after
            continue
        aside = i == first and word == "," and i + 1 < limit and not doc.bits[i + 1] & FINITE
        if word == "," and i + 1 < limit and (lower[i + 1] in prepositions or aside):
            close = next((j for j in range(i + 2, min(limit, i + 14)) if lower[j] == ","), None)
            if (
                close is not None
                and close + 1 < limit
                and (lower[close + 1] in quote_words("determiner") or words[close + 1][0].isupper())
            ):
                i = close + 1  # « a confié, à l'agence, le directeur »
                continue
        if word == "," and i > first and i + 1 < limit and is_person(people, i + 1):
            named = people.mention_at(i + 1)
            if named is not None and named.first == i + 1 and (named.last >= high or lower[named.last] in (",", ".")):
                return Phrase(named.first, named.last, named.last - 1)  # « a déclaré à l'agence, Ewa Nowak, juriste »
        if word == "," or word in MARKS or word in quote_words("relative") or word in ":;.!?)(":
            return None
        if word in quote_words("pronoun") and word not in quote_words("determiner"):
            return Phrase(i, i + 1, i)
        if word in quote_words("determiner") or words[i][0].isupper() or word[0].isdigit():
            found = noun_phrase(doc, people, i)
            if found is None:
                return None
            bare = _without_hearer(doc, people, found)
            both = joined(doc, people, bare, high)
            return both if both is not bare else _named_after(doc, people, bare, high)
        i += 1
    return None


def _before_name(doc: Document, people: People, phrase: Phrase) -> int:
    """« explique au téléphone Jana Mala »: where a governed phrase ends, a person named right after its noun left
    out.
    """
    for i in range(phrase.first + 1, phrase.last):
        mention = people.mention_at(i)
        if (
            mention is not None
            and mention.first == i
            and mention.kind is EntityKind.PERSON
            and i - 1 not in people.titles
        ):
            before = doc.lower[i - 1]
            if (
                before not in quote_words("preposition")
                and before not in quote_words("determiner")
                and not _in_title(people, phrase.first, i)
            ):
                return i
    return phrase.last


def _in_title(people: People, first: int, last: int) -> bool:
    return any(i in people.titles for i in range(first, last))


def _without_hearer(doc: Document, people: People, phrase: Phrase) -> Phrase:
    """« un diplomate à l'agence »: the phrase without whom it speaks to; an ambassador is one to somebody."""
    if any(
        w in ("ambassadeur", "ambassadrice", "représentant", "représentante", "délégué", "envoyé")
        for w in doc.lower[phrase.first : phrase.last]
    ):
        return phrase
    for i in range(phrase.first + 1, phrase.last - 1):
        if doc.lower[i] in ("à", "au", "aux", "auprès"):
            hearer = people.mention_at(i + 1) or people.mention_at(i + 2)
            if hearer is not None and hearer.kind is EntityKind.ORGANIZATION:
                return Phrase(phrase.first, i, min(phrase.head, i - 1))
    return phrase


def joined(doc: Document, people: People, phrase: Phrase, high: int) -> Phrase:
    """« ont indiqué Rome et Madrid »: the phrase with the names joined to it; one that has its own verb is left out."""
    last = phrase.last
    for _ in range(4):
        if last + 1 >= high or doc.lower[last] not in (",", "et") or not _is_entity(people, phrase.first, phrase.last):
            break
        item = noun_phrase(doc, people, last + 1)
        if item is None or item.last > high or not _is_entity(people, item.first, item.last):
            break
        if item.last < high and doc.bits[item.last] & FINITE:
            break
        last = item.last
        if doc.lower[item.first - 1] == "et":
            return Phrase(phrase.first, last, phrase.head)
    return phrase


def _is_entity(people: People, first: int, last: int) -> bool:
    return people.mention_at(last - 1) is not None or any(
        i in people.titles for i in range(first, min(first + 2, last))
    )


def _named_after(doc: Document, people: People, phrase: Phrase, high: int) -> Phrase:
    """« le ministre, Paul Ferrand, »: the name in apposition stands for the phrase."""
    at = phrase.last
    if at + 1 < high and doc.lower[at] in ("le", "la", "l'") and not is_person(people, phrase.head):
        other = noun_phrase(doc, people, at)
        if other is not None and is_person(people, other.head):
            return other  # « raconte son ami le Dr Paul Ferrand »
    if at + 1 < high and doc.lower[at] == "," and not is_person(people, phrase.head):
        mention = people.mention_at(at + 1)
        if mention is not None and mention.first == at + 1 and mention.kind is EntityKind.PERSON:
            follows = doc.lower[mention.last] if mention.last < high else "."
            if not follows[0].isalpha() or follows in quote_words("preposition") or follows in ("qui", "dont"):
                return Phrase(mention.first, mention.last, mention.last - 1)
    return phrase
