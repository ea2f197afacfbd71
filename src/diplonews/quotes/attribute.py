"""From a cue to its speaker: the subject's phrase, then whom the article means by it."""

from attrs import evolve

from diplonews.enums import EntityKind, ResolvedBy
from diplonews.lexicon._verbs import forms
from diplonews.lexicon._words import quote_words
from diplonews.options import Options
from diplonews.people.coreference import identify
from diplonews.people.values import Identity, People, Phrase
from diplonews.quotes.cues import addressee_of, speaks
from diplonews.quotes.described import taken_up
from diplonews.quotes.drafts import Draft, Spoken
from diplonews.quotes.pronouns import last_person, last_speaker, latter, resolve_pronoun
from diplonews.quotes.values import Cue
from diplonews.quotes.words import speaker_nouns
from diplonews.syntax.nouns import noun_phrase
from diplonews.syntax.segments import inverted_subject
from diplonews.syntax.subjects import main_subject, subject_before, subject_of
from diplonews.text.document import Document
from diplonews.text.verbs import verb_group

_LATTER = frozenset(["dernier", "dernière", "intéressé", "intéressée", "celui-ci", "celle-ci"])


_ON = frozenset(["on", "-t-on", "-on"])


def speaker_phrase(doc: Document, people: People, draft: Draft) -> Phrase | None:
    """The words that name the speaker of a draft with a cue or a source of its own."""
    cue = draft.cue
    if cue is None:
        return draft.source
    if cue.group.passive or _impersonal(doc, cue):
        return _agent(doc, people, cue)
    voice = _voice(doc, people, cue)
    if voice is not None:
        return voice
    if cue.subject is not None:
        return cue.subject
    if cue.group.is_finite:
        return subject_of(doc, people, cue.group)
    return _host(doc, people, draft)


def _voice(doc: Document, people: People, cue: Cue) -> Phrase | None:
    """« a répondu par la voix de son porte-parole »: who speaks for the subject."""
    for i in range(cue.group.last, min(cue.group.last + 5, len(doc.lower) - 4)):
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


def _host(doc: Document, people: People, draft: Draft) -> Phrase | None:
    """The subject of a participle or infinitive: its own, or that of the verb it hangs on."""
    cue = draft.cue
    if cue is None:
        return None
    first = cue.group.first
    low, high = doc.sentence_range(first)
    at = first - 1
    while at > low and doc.lower[at] in ("tout", "en", "pour", "de", "d'", "avant", "après", "afin"):
        at -= 1
    if cue.group.tense == "gerund" and at == first - 1 and at >= low and doc.lower[at] not in (",", "et", "ou"):
        own = subject_before(doc, people, first, 0)
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
    if lower[link] != "à":
        return None
    for i in range(link - 2, max(low, link - 14), -1):
        if forms().get(lower[i], ("", 0))[0] in quote_words("object_control"):
            group = verb_group(doc, i)
            phrase = noun_phrase(doc, people, group.last) if group is not None and group.head == i else None
            return phrase if phrase is not None and phrase.last <= link else None
    return None


def attribute(doc: Document, people: People, draft: Draft, said: list[Spoken], options: Options) -> Spoken:
    """The draft with its speaker, as far as its own sentence and the speakers before it tell."""
    phrase = speaker_phrase(doc, people, draft)
    if phrase is None:
        return Spoken(draft, None)
    if doc.lower[phrase.first] in ("c'", "ce", "ça", "cela") and phrase.last == phrase.first + 1:
        return Spoken(draft, None, phrase)
    word = doc.lower[phrase.first]
    if word in ("celui", "celle", "lequel", "laquelle") and (
        word[0] == "l" or doc.lower[phrase.last : phrase.last + 1] == ("-ci",)
    ):
        return Spoken(draft, latter(doc, people, phrase, options), phrase)
    if doc.lower[phrase.last - 1] in _LATTER and word in ("ce", "cet", "cette", "l'", "celui-ci", "celle-ci"):
        return Spoken(draft, latter(doc, people, phrase, options), phrase)
    if phrase.last == phrase.first + 1 and (
        word in quote_words("pronoun") or word.startswith("-") or word in quote_words("stressed")
    ):
        if word in _ON:
            return Spoken(draft, None, phrase)
        return Spoken(draft, resolve_pronoun(doc, people, phrase, said, options), phrase)
    if doc.lower[phrase.first : phrase.last][-1:] in (
        ("yeux",),
        ("croire",),
        ("entendre",),
        ("avis",),
        ("aveu",),
        ("mots",),
        ("termes",),
        ("dires",),
    ):
        who = last_speaker(doc, phrase, said) or last_person(doc, people, phrase, options)
        return Spoken(draft, who, phrase)
    if "même" in doc.lower[phrase.first : phrase.first + 2] and _is_source(doc, phrase):
        same = _same_source(doc, phrase, said)
        if same is not None:
            return Spoken(draft, same, phrase)
    if word in quote_words("possessive") and not speaks(doc, people, phrase):
        return Spoken(draft, last_speaker(doc, phrase, said) or last_person(doc, people, phrase, options), phrase)
    author = _author(doc, people, phrase, _written(doc, draft, phrase))
    if author is not None:
        return Spoken(draft, identify(doc, people, author.first, author.last, options), phrase)
    other = _homologue(doc, people, phrase, options) if word in ("son", "sa", "leur") else None
    if other is not None:
        return Spoken(draft, other, phrase)
    named = _own_name(doc, people, phrase)
    if named is not None:
        return Spoken(draft, identify(doc, people, named.first, named.last, options), phrase)
    who = identify(doc, people, phrase.first, phrase.last, options)
    return Spoken(draft, taken_up(doc, people, phrase, said, who, options) or who, phrase)


def _written(doc: Document, draft: Draft, phrase: Phrase) -> bool:
    """« peut-on lire dans un communiqué de l'ONU »: whoever wrote it speaks."""
    reads = draft.cue is not None and draft.cue.group.lemma == "lire"
    return reads and any(speaker_nouns().get(w) == "document" for w in doc.lower[phrase.first : phrase.last])


def _author(doc: Document, people: People, phrase: Phrase, written: bool = False) -> Phrase | None:
    """« le discours de M. Ferrand », « lire dans un communiqué de l'ONU » (``written``): whose words they are."""
    if not written and not any(w in quote_words("utterance") for w in doc.lower[phrase.first : phrase.first + 3]):
        return None
    end = min(phrase.last + 7, doc.sentence_range(phrase.first)[1]) if written else phrase.last
    for i in range(phrase.first + 2, end):
        mention = people.mention_at(i)
        if (
            mention is not None
            and mention.first == i
            and (written or mention.kind is EntityKind.PERSON)
            and (doc.lower[i - 1] in ("de", "d'") or (written and doc.lower[i - 1] in ("du", "la", "l'", "des")))
        ):
            return Phrase(mention.first, mention.last, mention.last - 1)
    return None


def _homologue(doc: Document, people: People, phrase: Phrase, options: Options) -> Identity | None:
    """« son homologue grec »: of the people just named, the one that the sentence before is not about."""
    if "homologue" not in doc.lower[phrase.first : phrase.last]:
        return None
    found = identify(doc, people, phrase.first, phrase.last, options)
    here = doc.sentence_at(phrase.first)
    if (found is not None and found.kind is EntityKind.PERSON) or not here:
        return found
    subject = main_subject(doc, people, *doc.sentences[here - 1])
    owner = identify(doc, people, subject.first, subject.last, options) if subject else None
    for mention in reversed(people.mentions):
        if (
            mention.last <= phrase.first
            and mention.kind is EntityKind.PERSON
            and doc.sentence_at(mention.first) >= here - 1
        ) and (owner is None or mention.entity_id != owner.entity):
            who = identify(doc, people, mention.first, mention.last, options)
            return (
                evolve(who, resolved_by=ResolvedBy.RECIPROCAL, confidence=0.7, note="the counterpart") if who else None
            )
    return None


def _own_name(doc: Document, people: People, phrase: Phrase) -> Phrase | None:
    """« l'opérateur Sprint »: the name alone, where the article uses it alone elsewhere."""
    last = phrase.last - 1
    if (
        last - phrase.first < 1
        or last - phrase.first > 3
        or not doc.words[last][0].isupper()
        or people.mention_at(last) is not None
    ):
        return None
    between = range(phrase.first + 1, last)
    if doc.lower[phrase.first] not in ("le", "la", "l'") or any(
        doc.words[i][0].isupper() or not doc.words[i].isalpha() for i in between
    ):
        return None
    if not any(doc.lower[i] in speaker_nouns() for i in between) or any(
        doc.lower[i] in ("de", "du", "des") for i in between
    ):
        return None
    alone = [
        i for i in doc.where({doc.lower[last]}) if i != last and (not i or doc.lower[i - 1] not in speaker_nouns())
    ]
    return Phrase(last, last + 1, last) if alone else None


def _is_source(doc: Document, phrase: Phrase) -> bool:
    return any(
        w in ("source", "sources", "responsable", "diplomate", "officiel", "communiqué", "texte")
        for w in doc.lower[phrase.first : phrase.last]
    )


def _same_source(doc: Document, phrase: Phrase, said: list[Spoken]) -> Identity | None:
    """« la même source »: the last speaker without a name, else the last."""
    for one in reversed(said[-6:]):
        if one.who is not None and one.who.kind in (EntityKind.DESCRIPTION, EntityKind.ORGANIZATION):
            return evolve(
                one.who,
                resolved_by=ResolvedBy.SAME_SOURCE,
                confidence=0.85,
                note="same source",
                first=phrase.first,
                last=phrase.last,
            )
    return None


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
