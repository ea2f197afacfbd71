"""From a cue to its speaker: the subject's phrase, then whom the article means by it."""

from attrs import evolve, frozen

from diplonews.model import EntityKind, ResolvedBy, Role
from diplonews.options import Options
from diplonews.people.coreference import identify, pronoun
from diplonews.people.nouns import noun_phrase
from diplonews.people.phrases import Phrase
from diplonews.people.segments import inverted_subject
from diplonews.people.subjects import antecedent, main_subject, subject_before, subject_of
from diplonews.people.values import Identity, People
from diplonews.quotes.cues import addressee_of, speaks
from diplonews.quotes.drafts import Draft
from diplonews.quotes.values import Cue
from diplonews.quotes.words import speaker_nouns, words
from diplonews.text.document import Document

_FEMALE = frozenset(["elle", "-t-elle", "-elle", "elles", "-t-elles", "-elles", "celle-ci"])
_PLURAL = frozenset(["ils", "elles", "-t-ils", "-ils", "-t-elles", "-elles", "eux", "ceux-ci", "celles-ci"])
_LATTER = frozenset(["dernier", "dernière", "intéressé", "intéressée", "celui-ci", "celle-ci"])
_ON = frozenset(["on", "-t-on", "-on"])
_NEAR = 4  # sentences over which a pronoun takes up the last speaker or subject
_ASIDE = frozenset([Role.BOILERPLATE, Role.CAPTION, Role.CROSSHEAD])


@frozen(eq=False)
class Spoken:
    """A draft whose speaker has been looked for, and the phrase that led there."""

    draft: Draft
    who: Identity | None
    phrase: Phrase | None = None


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
    """Who stands behind a passive or « on »: « par le ministre », « auprès de la présidence », « de source … », « à Berne »."""
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
        ):
            return noun_phrase(doc, people, at)
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
    assert cue is not None
    first = cue.group.first
    low, high = doc.sentence_range(first)
    at = first - 1
    while at > low and doc.lower[at] in ("tout", "en", "pour", "de", "d'", "avant", "après", "afin"):
        at -= 1
    if cue.group.tense == "gerund" and at == first - 1 and at >= low and doc.lower[at] not in (",", "et", "ou"):
        own = subject_before(doc, people, first, 0)
        if own is not None:
            return own
    if draft.host is not None and draft.host.first < first:
        return speaker_phrase(doc, people, evolve(draft, cue=draft.host, host=None))
    before = main_subject(doc, people, low, first)
    return before or main_subject(doc, people, first + 1, high)


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
        return Spoken(draft, _latter(doc, people, phrase, options), phrase)
    if doc.lower[phrase.last - 1] in _LATTER and word in ("ce", "cet", "cette", "l'", "celui-ci", "celle-ci"):
        return Spoken(draft, _latter(doc, people, phrase, options), phrase)
    if phrase.last == phrase.first + 1 and (
        word in words("pronoun") or word.startswith("-") or word in words("stressed")
    ):
        if word in _ON:
            return Spoken(draft, None, phrase)
        return Spoken(draft, _pronoun(doc, people, phrase, said, options), phrase)
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
        who = _last_speaker(doc, phrase, said) or _last_person(doc, people, phrase, options)
        return Spoken(draft, who, phrase)
    if "même" in doc.lower[phrase.first : phrase.first + 2] and _is_source(doc, phrase):
        same = _same_source(doc, phrase, said)
        if same is not None:
            return Spoken(draft, same, phrase)
    if word in words("possessive") and not speaks(doc, people, phrase):
        return Spoken(draft, _last_speaker(doc, phrase, said) or _last_person(doc, people, phrase, options), phrase)
    author = _author(doc, people, phrase)
    if author is not None:
        return Spoken(draft, identify(doc, people, author.first, author.last, options), phrase)
    other = _homologue(doc, people, phrase, options) if word in ("son", "sa", "leur") else None
    if other is not None:
        return Spoken(draft, other, phrase)
    named = _own_name(doc, people, phrase)
    if named is not None:
        return Spoken(draft, identify(doc, people, named.first, named.last, options), phrase)
    return Spoken(draft, identify(doc, people, phrase.first, phrase.last, options), phrase)


def _author(doc: Document, people: People, phrase: Phrase) -> Phrase | None:
    """« le discours de M. Ferrand »: whose words they are."""
    if not any(w in words("utterance") for w in doc.lower[phrase.first : phrase.first + 3]):
        return None
    for i in range(phrase.first + 2, phrase.last):
        mention = people.mention_at(i)
        if (
            mention is not None
            and mention.first == i
            and mention.kind is EntityKind.PERSON
            and doc.lower[i - 1] in ("de", "d'")
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
        ):
            if owner is None or mention.entity_id != owner.entity:
                who = identify(doc, people, mention.first, mention.last, options)
                return (
                    evolve(who, resolved_by=ResolvedBy.RECIPROCAL, confidence=0.7, note="the counterpart")
                    if who
                    else None
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


def _latter(doc: Document, people: People, phrase: Phrase, options: Options) -> Identity | None:
    """« ce dernier », « l'intéressée »: whoever was named last before it."""
    feminine = doc.lower[phrase.last - 1] in ("dernière", "intéressée", "celle-ci", "celle", "laquelle")
    for mention in reversed(people.mentions):
        if mention.last > phrase.first or mention.kind is not EntityKind.PERSON:
            continue
        if doc.sentence_at(phrase.first) - doc.sentence_at(mention.first) > 2:
            break
        who = identify(doc, people, mention.first, mention.last, options)
        if who is not None and who.gender in (None, "female" if feminine else "male"):
            return _pronominal(who, phrase, 0.85, "the one named last")
    return pronoun(doc, people, phrase.last - 1, options)


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


def _last_person(doc: Document, people: People, phrase: Phrase, options: Options) -> Identity | None:
    """Whoever the sentences before are about: « à ses yeux » tells no gender."""
    here = doc.sentence_at(phrase.first)
    for k in range(here - 1, max(-1, here - _NEAR), -1):
        subject = main_subject(doc, people, *doc.sentences[k])
        who = identify(doc, people, subject.first, subject.last, options) if subject else None
        if who is not None and who.kind is EntityKind.PERSON:
            return _pronominal(who, phrase, 0.8, "the last subject")
    return pronoun(doc, people, phrase.first, options)


def _last_speaker(doc: Document, phrase: Phrase, said: list[Spoken]) -> Identity | None:
    here = doc.sentence_at(phrase.first)
    for one in reversed(said[-4:]):
        if one.who is not None and here - doc.sentence_at(one.draft.first) <= _NEAR:
            return evolve(
                one.who,
                resolved_by=ResolvedBy.PRONOUN,
                confidence=0.8,
                note="last speaker",
                first=phrase.first,
                last=phrase.last,
            )
    return None


def _pronoun(doc: Document, people: People, phrase: Phrase, said: list[Spoken], options: Options) -> Identity | None:
    """A pronoun takes up the speaker of the sentence before it, where gender and number allow; else the nearest person."""
    word = doc.lower[phrase.first]
    here = doc.sentence_at(phrase.first)
    relative = _in_relative(doc, people, phrase.first, options)
    if relative is not None and _fits(doc, relative, word):
        return _pronominal(relative, phrase, 0.8, "within its relative clause")
    steps = 0
    for k in range(here, max(-1, here - 3 * _NEAR), -1):
        first, last = doc.sentences[k]
        if doc.role_at(first) in _ASIDE:
            continue
        who = _subject_in(doc, people, k, phrase.first, said, word, options)
        if who is not None:
            return _pronominal(who, phrase, 0.9 - 0.05 * steps, "the last speaker" if steps < 2 else "the last subject")
        steps += 1
        if steps > _NEAR:
            break
    found = pronoun(doc, people, phrase.first, options)
    if found is None and said and word not in _PLURAL:
        # A title in the masculine may stand before a woman's name: the last speaker, less sure.
        recent = next(
            (one.who for one in reversed(said[-3:]) if one.who is not None and one.who.kind is EntityKind.PERSON), None
        )
        return _pronominal(recent, phrase, 0.5, "the last speaker, against the title's gender") if recent else None
    return found


def _pronominal(who: Identity, phrase: Phrase, confidence: float, note: str) -> Identity:
    return evolve(
        who, resolved_by=ResolvedBy.PRONOUN, confidence=confidence, note=note, first=phrase.first, last=phrase.last
    )


def _subject_in(
    doc: Document, people: People, k: int, before: int, said: list[Spoken], word: str, options: Options
) -> Identity | None:
    """The last speaker of sentence ``k`` before a token, else its subject, where gender and number allow it."""
    first, last = doc.sentences[k]
    for one in reversed(said[-6:]):
        if (
            one.who is not None
            and doc.sentence_at(one.draft.first) == k
            and one.draft.first < before
            and _fits(doc, one.who, word)
        ):
            return one.who
    if last > before:
        if before - first < 4:
            return None
        last = before
        if doc.lower[first : first + 2] == ("quant", "à") or doc.lower[first : first + 2] == ("quant", "au"):
            topic = noun_phrase(doc, people, first + 2)
            return identify(doc, people, topic.first, topic.last, options) if topic else None
    subject = main_subject(
        doc, people, first, last, verbless=last != before or any(doc.pair_around(i) for i in range(first, last))
    )
    if subject is None or (
        doc.lower[subject.first] in words("pronoun") and doc.lower[subject.first] not in words("determiner")
    ):
        return None
    if (subject.last == subject.first + 1 and doc.lower[subject.first] in words("determiner")) or doc.lower[
        subject.first
    ] in ("c'", "j'"):
        return None
    who = identify(doc, people, subject.first, subject.last, options)
    near = doc.sentence_at(before) - k <= 1 and who is not None and word[0] != "-" and _can_say(doc, people, subject)
    return (
        who
        if who is not None and (near or who.kind is EntityKind.PERSON or len(who.also) > 1) and _fits(doc, who, word)
        else None
    )


def _can_say(doc: Document, people: People, subject: Phrase) -> bool:
    """Whether a subject that is no person may be taken up by the pronoun of a verb of speech."""
    mention = people.mention_at(subject.head)
    first = subject.first
    while first < subject.last - 1 and doc.lower[first] in words("determiner") | words("adjective"):
        first += 1
    kinds = {speaker_nouns().get(doc.lower[first])}
    return (mention is not None and subject.last - subject.first <= 4 and not kinds & {"document", "media"}) or bool(
        kinds & {"person", "source", "body"}
    )


def _in_relative(doc: Document, people: People, at: int, options: Options) -> Identity | None:
    """« …, qui revient du Caire où il a appelé »: whom the relative clause around the pronoun speaks of."""
    low = doc.sentence_range(at)[0]
    if at <= low or doc.lower[at - 1] not in ("où", "que", "qu'", "dont", "lorsqu'", "quand"):
        return None
    for i in range(at - 2, max(low, at - 40), -1):
        if doc.lower[i] == "qui" and doc.lower[i - 1] == ",":
            phrase = antecedent(doc, people, i)
            return identify(doc, people, phrase.first, phrase.last, options) if phrase else None
    return None


def _fits(doc: Document, who: Identity, word: str) -> bool:
    """Whether the pronoun may stand for the speaker by gender and number."""
    plural = len(who.also) > 1 or (
        who.entity is None and doc.lower[who.first] in ("les", "des", "plusieurs", "deux", "certains", "ils", "elles")
    )
    if (word in _PLURAL) is not plural:
        return False
    if plural:
        return True
    gender = "female" if word in _FEMALE else "male"
    if who.kind is EntityKind.PERSON:
        return who.gender in (None, gender)
    determiner = doc.lower[who.first] if who.first < len(doc) else ""
    bare = determiner not in words("determiner")
    if word[0] == "-" and bare and who.kind in (EntityKind.ORGANIZATION, EntityKind.COUNTRY):
        return False  # « Rabat … », a-t-il dit: the pronoun means a person
    if (doc.words[who.first][0].isupper() and determiner not in words("determiner")) or determiner == "l'":
        return True
    known = {"un": "male", "le": "male", "une": "female", "la": "female", "ce": "male", "cette": "female"}.get(
        determiner
    )
    return known == gender


def addressee(doc: Document, people: People, draft: Draft, options: Options) -> str | None:
    """To whom it was said, by name where the article names them."""
    if draft.cue is None:
        return None
    phrase = addressee_of(doc, people, draft.cue)
    who = identify(doc, people, phrase.first, phrase.last, options) if phrase else None
    return who.name if who else None


def subject_phrase(doc: Document, people: People, at: int) -> Phrase | None:
    """The speaker after a presentation (« c'est en ces termes que X »): before or after its verb."""
    return noun_phrase(doc, people, at) or inverted_subject(doc, people, at)
