"""Who can speak, and to whom: whether a noun phrase names a speaker, and whom a cue addresses."""

from diplonews.enums import EntityKind
from diplonews.lexicon._words import quote_words
from diplonews.options import Options
from diplonews.people.coreference import identify
from diplonews.people.values import Identity, People, Phrase
from diplonews.people.vocabulary import demonyms
from diplonews.quotes.values import Cue
from diplonews.quotes.words import MARK, STOP, speaker_nouns
from diplonews.syntax.nouns import indefinite, noun_phrase
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.document import Document


def speaks(doc: Document, people: People, phrase: Phrase, lenient: bool = False) -> bool:
    """Whether a phrase can name a speaker: a name, a pronoun, or a noun that heads speakers' names."""
    lower = doc.lower
    first = phrase.first
    if phrase.head == first and indefinite(doc, first) == phrase.last:
        return True
    if lower[phrase.last - 1] in quote_words("latter") and lower[first] in ("ce", "cet", "cette", "ces", "l'"):
        return True
    if lower[first] in quote_words("pronoun") and phrase.last == first + 1:
        return lower[first] not in ("ce", "cela", "ça", "je", "j'")
    if doc.words[first][0].isupper() and lower[first] not in quote_words("determiner"):
        return True
    if people.mention_at(first) or people.mention_at(phrase.head):
        return True
    nouns = speaker_nouns()
    near = lower[first : min(phrase.last, first + 5)]
    if any(word in nouns for word in near):
        return True
    capital = any(w[0].isupper() for w in doc.words[first + 1 : min(phrase.last, first + 4)])
    return capital or (lenient and lower[first] in quote_words("determiner"))


def identity(doc: Document, people: People, phrase: Phrase, options: Options) -> Identity | None:
    """Whom the phrase names: « le Letton Jan Kalns », « l'experte et autrice Ewa Nowak » are the person named last."""
    mention = people.mention_at(phrase.last - 1)
    if (
        mention is not None
        and mention.kind is EntityKind.PERSON
        and mention.last == phrase.last
        and mention.first > phrase.first + 1
        and _names_class(doc, phrase, mention.first - 1)
    ):
        return identify(doc, people, mention.first, mention.last, options)
    return identify(doc, people, phrase.first, phrase.last, options)


def _names_class(doc: Document, phrase: Phrase, before: int) -> bool:
    """Whether the words before a name say what the person is: one noun phrase, and no person joined to it."""
    word = doc.lower[before]
    if word not in demonyms() and speaker_nouns().get(word) != "person":
        return False
    joined = [i for i in range(phrase.first + 1, before) if doc.lower[i] == "et"]
    after = joined[0] + 1 if joined else before
    return doc.lower[after] not in quote_words("determiner") and (not joined or doc.words[after][0].islower())


_SUBJECT = 8  # tokens between « et » and the « de » of a narrative infinitive


def narrator(doc: Document, link: int) -> int | None:
    """« Et le ministre d'ajouter », « et lui de conclure », « Et de rappeler »: where the speaker before the ``de`` at
    token ``link`` begins (``link`` itself when nobody is named); None where the infinitive tells no story.
    """
    low = doc.sentence_range(link)[0]
    for i in range(link - 1, max(low - 1, link - _SUBJECT), -1):
        word = doc.lower[i]
        if word in ("et", "puis"):
            opens = i == low or doc.lower[i - 1] in (",", ";", "–", "—") or doc.lower[i - 1] in MARK
            return i + 1 if opens else None
        if (
            (doc.bits[i] and doc.words[i].islower())
            or not doc.words[i][0].isalnum()
            or word in quote_words("preposition")
        ):
            return None
    return None


def addressee_of(doc: Document, people: People, cue: Cue) -> Phrase | None:
    """To whom the cue speaks: « à l'agence », « devant la presse » or, of exhorter and its like, the object."""
    lower = doc.lower
    high = doc.sentence_range(cue.group.head)[1]
    i = begun = skip_adverbials(doc, cue.group.last, high)
    last = cue.content if cue.content > 0 else min(high, cue.last + 12)
    if cue.entry.addressee == "acc" and i < last and cue.form in ("inf", "que"):
        return (
            noun_phrase(doc, people, i) if lower[i] in quote_words("determiner") or doc.words[i][0].isupper() else None
        )
    while i < last and lower[i] not in MARK and lower[i] not in STOP and lower[i] != ":":
        if lower[i] in ("à", "au", "aux", "auprès", "devant") and i + 1 < last:
            at = i + 2 if lower[i] == "auprès" else i + 1
            phrase = noun_phrase(doc, people, at)
            if phrase is not None and phrase.last <= last and speaks(doc, people, phrase):
                mention = people.mention_at(phrase.head)
                if mention is None and _bare_name(doc, phrase):
                    return None  # « a-t-il confié à Mindelo »: a town that no table knows
                if i == begun or mention is None or mention.kind is not EntityKind.COUNTRY:
                    return _without_subject(people, phrase)  # « une conférence de presse à Rome » has no addressee
        i += 1
    return None


def _without_subject(people: People, phrase: Phrase) -> Phrase:
    """The phrase without the name after its noun: in « a déclaré à la presse Paul Ferrand », that is who speaks."""
    after = people.mention_at(phrase.head + 1)
    if (
        after is None
        or after.first != phrase.head + 1
        or after.kind is not EntityKind.PERSON
        or phrase.head in people.titles
    ):
        return phrase
    return Phrase(phrase.first, after.first, phrase.head)


def _bare_name(doc: Document, phrase: Phrase) -> bool:
    """Whether a phrase is a name without article that does not say what it names (``Radio Nord`` does)."""
    first = phrase.first
    return doc.words[first] != doc.lower[first] and doc.lower[first] not in speaker_nouns()


def is_plural(doc: Document, first: int) -> bool:
    """Whether the phrase that begins at the token is in the plural, by its determiner."""
    word = doc.lower[first]
    if word in ("de", "d'", "nombre", "beaucoup"):
        return True
    return word[0].isdigit() or (word in quote_words("determiner") and word in _PLURAL_DETERMINERS)


_PLURAL_DETERMINERS = frozenset(
    "les des ces ses leurs nos mes plusieurs certains certaines quelques deux trois quatre cinq six dix".split()
)
