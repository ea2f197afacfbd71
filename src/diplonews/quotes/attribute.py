"""From a cue to its speaker: the subject's phrase, then whom the article means by it."""

from attrs import evolve

from diplonews.lexicon._verbs import PPRES
from diplonews.lexicon._words import quote_words
from diplonews.options import Options
from diplonews.people.coreference import identify
from diplonews.people.values import Identity, People, Phrase
from diplonews.quotes.described import taken_up
from diplonews.quotes.drafts import Draft, Spoken
from diplonews.quotes.owners import clipped, owner, uttered
from diplonews.quotes.pointing import latter, one_of_two
from diplonews.quotes.pronouns import last_person, last_speaker, resolve_pronoun
from diplonews.quotes.speakers import addressee_of, identity, narrator, speaks
from diplonews.quotes.takers import author_of, homologue, is_source, is_written, own_name, same_source
from diplonews.quotes.values import Cue
from diplonews.syntax.finite import has_verb
from diplonews.syntax.inverted import inverted_subject
from diplonews.syntax.nouns import noun_phrase
from diplonews.syntax.phrases import phrase_ending
from diplonews.syntax.subjects import main_subject, subject_before, subject_of
from diplonews.text.document import Document
from diplonews.text.verbs import verb_group

_LATTER = frozenset(["dernier", "dernière", "intéressé", "intéressée", "celui-ci", "celle-ci"])


_ON = frozenset(["on", "-t-on", "-on"])
_LONG = 12  # tokens of a noun phrase that holds no verb
_NOBODY = frozenset(["c'", "ce", "ça", "cela"])
_VIEWS = frozenset(["yeux", "croire", "entendre", "avis", "aveu", "mots", "termes", "dires"])  # « à ses yeux »
_POINTING = frozenset(["ce", "cet", "cette", "l'", "celui-ci", "celle-ci"])


def speaker_phrase(doc: Document, people: People, draft: Draft) -> Phrase | None:
    """The words that name the speaker of a draft with a cue or a source of its own."""
    cue = draft.cue
    agent = uttered(doc, people, draft.fragments)
    if cue is None or agent is not None:
        return agent or draft.source
    if cue.group.passive or _impersonal(doc, cue):
        return _agent(doc, people, cue)
    voice = _voice(doc, people, cue)
    if voice is not None:
        return voice
    if cue.subject is not None:
        return cue.subject
    if cue.group.is_finite:
        subject = subject_of(doc, people, cue.group)
        return subject and owner(doc, people, cue.group, subject)
    return _host(doc, people, draft)


def _voice(doc: Document, people: People, cue: Cue) -> Phrase | None:
    """« a répondu par la voix de son porte-parole »: who speaks for the subject."""
    at = cue.group.last
    if "par" not in doc.lower[at : at + 5]:
        return None
    for i in range(at, min(at + 5, len(doc.lower) - 4)):
        if doc.lower[i : i + 3] in (("par", "la", "voix"), ("par", "la", "bouche")) and doc.lower[i + 3] in (
            "de",
            "d'",
            "du",
            "des",
        ):
            return noun_phrase(doc, people, i + 4)
    return None


def _impersonal(doc: Document, cue: Cue) -> bool:
    at = cue.group.subject
    return at is not None and doc.lower[at] in _ON


def _agent(doc: Document, people: People, cue: Cue) -> Phrase | None:
    """Who stands behind a passive or « on »: « par le ministre », « auprès de la présidence », « de source … », «
    à Berne ».
    """
    lower = doc.lower
    low, high = doc.sentence_range(cue.group.head)
    for i in range(cue.group.last, min(high, cue.group.last + 14)):
        word = lower[i]
        if word in (",", "que", "qu'") or word in ".;:":
            break
        at = i + 2 if word == "auprès" else i + 1
        if (
            (word == "par" and cue.group.passive)
            or word == "auprès"
            or (word == "de" and lower[at : at + 1] in (("source",), ("sources",)))
            or (cue.group.lemma == "apprendre" and word in ("de", "d'"))
        ):
            return noun_phrase(doc, people, at)
        if cue.group.lemma == "apprendre" and word in ("du", "des"):
            return noun_phrase(doc, people, i)
        if (
            word in ("à", "au", "dans", "chez", "par") or (word == "sur" and cue.group.lemma == "lire")
        ) and not cue.group.passive:
            return noun_phrase(doc, people, at)
    if (
        (lower[low] in ("dans", "au", "à", "chez") or doc.words[low] == "A")
        and cue.group.first - low < 12
        and not cue.group.passive
    ):
        return noun_phrase(doc, people, low + 1)
    return None


_DATIVE = frozenset(["lui", "leur", "y"])


def _host(doc: Document, people: People, draft: Draft) -> Phrase | None:
    """The subject of a participle or infinitive: its own, or that of the verb it hangs on."""
    cue = draft.cue
    if cue is None:
        return None
    first = cue.group.first
    low, high = doc.sentence_range(first)
    at = first - 2 if doc.lower[first - 1] in _DATIVE and doc.lower[first - 2] == "en" else first - 1
    while at > low and doc.lower[at] in ("tout", "en", "pour", "de", "d'", "avant", "après", "afin"):
        at -= 1
    if cue.group.tense == "gerund" and at == first - 1 and at >= low and doc.lower[at] not in (",", "et", "ou"):
        own = subject_before(doc, people, first, 0)
        if own is None or not speaks(doc, people, own):
            beside = phrase_ending(doc, people, first)
            bare = beside is not None and beside.last - beside.first == 1 and doc.words[beside.first].islower()
            own = beside if beside is not None and not bare and speaks(doc, people, beside) else own
        if own is not None:
            return own
    governed = _governed_by(doc, people, cue, low)
    if governed is not None:
        return governed
    if draft.host is not None and draft.host.first < first:
        return speaker_phrase(doc, people, evolve(draft, cue=draft.host, host=None))
    before = main_subject(doc, people, low, first)
    return before or main_subject(doc, people, first + 1, high)


def _governed_by(doc: Document, people: People, cue: Cue, low: int) -> Phrase | None:
    """« pousse le Conseil à exprimer … », « et lui d'ajouter que … »: who stands before an infinitive and says it."""
    lower = doc.lower
    link = cue.group.first - 1
    if cue.group.tense != "infinitive" or link <= low:
        return None
    if lower[link] in ("de", "d'") and lower[link - 1] in quote_words("stressed"):
        return Phrase(link - 1, link, link - 1)
    told = narrator(doc, link) if lower[link] in ("de", "d'") else None
    if told is not None and told < link:
        return noun_phrase(doc, people, told)
    if lower[link] in ("de", "d'"):
        return _allowed(doc, people, link, low)
    if lower[link] != "à":
        return None
    for i in range(link - 2, max(low, link - 14), -1):
        if doc.lemma_at(i) in quote_words("object_control"):
            group = verb_group(doc, i)
            phrase = noun_phrase(doc, people, group.last) if group is not None and group.head == i else None
            return phrase if phrase is not None and phrase.last <= link else None
    return None


def _told_on(doc: Document, draft: Draft, said: list[Spoken]) -> Identity | None:
    """« Et d'ajouter : « … » »: nobody is named, so the last speaker goes on."""
    link = draft.cue.group.first - 1 if draft.cue is not None and draft.cue.group.tense == "infinitive" else -1
    if link < 0 or doc.lower[link] not in ("de", "d'") or narrator(doc, link) != link:
        return None
    return last_speaker(doc, Phrase(link, link + 1, link), said)


def _points_back(doc: Document, phrase: Phrase) -> bool:
    """« ce dernier », « l'intéressée », « celui-ci », « lequel »."""
    word = doc.lower[phrase.first]
    if doc.lower[phrase.last - 1] in _LATTER and word in _POINTING:
        return True
    named = word in ("celui", "celle") and doc.lower[phrase.last : phrase.last + 1] == ("-ci",)
    return named or word in ("lequel", "laquelle")


def _allowed(doc: Document, people: People, link: int, low: int) -> Phrase | None:
    """« a permis à la ministre de dire que »: who is allowed speaks."""
    at = next((i for i in range(link - 2, max(low, link - _ALLOWED), -1) if doc.lemma_at(i) == "permettre"), None)
    to = next((i for i in range(at + 1, link) if doc.lower[i] in ("à", "au", "aux")), None) if at is not None else None
    phrase = noun_phrase(doc, people, to + 1) if to is not None else None
    return phrase if phrase is not None and phrase.last <= link else None


_ALLOWED = 16  # tokens between « permet » and the « de » of its infinitive


def attribute(doc: Document, people: People, draft: Draft, said: list[Spoken], options: Options) -> Spoken:
    """The draft with its speaker, as far as its own sentence and the speakers before it tell."""
    phrase = clipped(doc, speaker_phrase(doc, people, draft))
    if phrase is None:
        return Spoken(draft, _told_on(doc, draft, said))
    if phrase.last - phrase.first > _LONG and has_verb(doc, phrase.first, phrase.last):
        shorter = noun_phrase(doc, people, phrase.first)  # a clause taken for a phrase
        phrase = shorter if shorter is not None and shorter.last < phrase.last else phrase
    word, single = doc.lower[phrase.first], phrase.last == phrase.first + 1
    if single and (word in _NOBODY or word in _ON):
        return Spoken(draft, None, phrase)
    if not single and doc.bits[phrase.first] & PPRES and people.mention_at(phrase.first) is None:
        return Spoken(draft, None)  # « Rappelant le texte … »: no noun phrase
    if _points_back(doc, phrase):
        return Spoken(draft, latter(doc, people, phrase, options), phrase)
    if single and (word in quote_words("pronoun") or word.startswith("-") or word in quote_words("stressed")):
        return Spoken(draft, resolve_pronoun(doc, people, phrase, said, options), phrase)
    either = one_of_two(doc, people, phrase, options)
    if either is not None:
        return Spoken(draft, either, phrase)
    if doc.lower[phrase.last - 1] in _VIEWS:
        who = last_speaker(doc, phrase, said) or last_person(doc, people, phrase, options)
        return Spoken(draft, who, phrase)
    if "même" in doc.lower[phrase.first : phrase.first + 2] and is_source(doc, phrase):
        same = same_source(doc, phrase, said)
        if same is not None:
            return Spoken(draft, same, phrase)
    if word in quote_words("possessive") and not speaks(doc, people, phrase):
        return Spoken(draft, last_speaker(doc, phrase, said) or last_person(doc, people, phrase, options), phrase)
    author = author_of(doc, people, phrase, is_written(doc, draft, phrase))
    if author is not None:
        return Spoken(draft, identify(doc, people, author.first, author.last, options), phrase)
    other = homologue(doc, people, phrase, options) if word in ("son", "sa", "leur") else None
    if other is not None:
        return Spoken(draft, other, phrase)
    named = own_name(doc, people, phrase)
    if named is not None:
        return Spoken(draft, identify(doc, people, named.first, named.last, options), phrase)
    who = identity(doc, people, phrase, options)
    return Spoken(draft, taken_up(doc, people, phrase, said, who, options) or who, phrase)


def addressee(doc: Document, people: People, draft: Draft, options: Options) -> str | None:
    """To whom it was said, by name where the article names them."""
    if draft.cue is None:
        return None
    phrase = addressee_of(doc, people, draft.cue)
    who = identify(doc, people, phrase.first, phrase.last, options) if phrase else None
    return who.name if who else None


def subject_phrase(doc: Document, people: People, at: int) -> Phrase | None:
    """The speaker after a presentation (« c'est avec ces mots-là que X »): before or after its verb."""
    return noun_phrase(doc, people, at) or inverted_subject(doc, people, at)
