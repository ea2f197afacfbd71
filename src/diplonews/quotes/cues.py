"""Cues: the verbs and locutions of a sentence that report speech, and the form in which each does.

A candidate is a token that is a form of a reporting verb (``lexicon._verbs``). Its verb group, the words
after it and the boundary before it say what it is: an incise, the verb of a que-clause, of an infinitive, of an
indirect question, or a verb whose object may be quoted. A negated report, a duty or a possibility is no cue.
"""

from attrs import evolve

from diplonews.enums import EntityKind
from diplonews.lexicon._verbs import FINITE, P3P, P3S, ReportingVerb, forms, locutions
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People, Phrase
from diplonews.quotes.governed import clause_cue, find_que, governed_infinitive
from diplonews.quotes.values import Cue
from diplonews.quotes.words import MARK, alone, entries, rests, speaker_nouns
from diplonews.syntax.nouns import indefinite, noun_phrase
from diplonews.syntax.segments import inverted_subject
from diplonews.syntax.subjects import subject_before
from diplonews.text.document import Document
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.verbs import VerbGroup, verb_group


def cue_at(doc: Document, people: People, i: int, extra: ReportingVerb | None = None) -> Cue | None:
    """The cue whose main verb is token ``i``; None when it reports nothing there. ``extra``: a user's own entry."""
    group = _group(doc, i, extra)
    if (
        group is None
        or group.head != i
        or (group.modal in ("devoir", "pouvoir") and not _readable(doc, group))
        or not _third(doc, group)
    ):
        return None
    group = _with_governor(doc, group)
    found = _entry(doc, group)
    if extra is not None and (found is None or found[1] == group.last):
        found = extra, group.last
    if found is None:
        return None
    entry, after = found
    if group.negated is not entry.negated:
        return None
    as_said = _comme(doc, people, group, entry, after)
    if as_said is not None:
        return as_said
    inside = doc.pair_around(i) is not None
    at = group.subject
    if at is not None and doc.lower[at] == "qui" and at and doc.lower[at - 1] == "ce":
        return None  # « ce qui indique que »
    if not group.negated and any(w in ("ne", "n'") for w in doc.lower[group.first : group.head]):
        return None  # « ne convient qu'à »
    if group.inverted and not entry.negated:
        cue = _inverted(doc, group, entry, after)
        return cue if cue and not (inside and cue.form != "incise") else None
    if group.tense == "participle" and not inside and not _coordinated(doc, group):
        return _agent_infinitive(doc, people, group, entry, after)
    if group.tense == "infinitive" and not _purposed(doc, group):
        return _plain(doc, group, entry, after) if not inside else None
    if inside:
        return _incise(doc, people, group, entry, after) if group.is_finite else None
    if group.is_finite and _boundary(doc, group.first) == "mark":
        incise = _incise(doc, people, group, entry, after)
        if incise is not None:
            return incise
    return (
        clause_cue(doc, people, group, entry, after)
        or (_incise(doc, people, group, entry, after) if group.is_finite else None)
        or _plain(doc, group, entry, after)
    )


def _group(doc: Document, i: int, extra: ReportingVerb | None) -> VerbGroup | None:
    if extra is None:
        return None if _idle(doc, i) else verb_group(doc, i)
    return verb_group(doc, i) if doc.lower[i] in forms() else _unknown_verb(doc, i)


def _idle(doc: Document, i: int) -> bool:
    """Whether a form reports in a locution only, and none of its words follows: told before any parsing."""
    lemma = forms()[doc.lower[i]][0]
    return lemma not in alone() and rests().get(lemma, {}).keys().isdisjoint(doc.lower[i + 1 : i + 10])


def _coordinated(doc: Document, group: VerbGroup) -> bool:
    """« ont réclamé … et donné »: a bare participle that shares the auxiliary of one before it."""
    low = doc.sentence_range(group.head)[0]
    at = group.first - 1
    while at > low and doc.lower[at].endswith("ment"):
        at -= 1
    if at < low or doc.lower[at] not in ("et", ",", "puis", "ou", "mais"):
        return False
    return (
        not doc.lower[group.head].endswith("e")
        and any(w in ("a", "ont", "avait", "avaient") for w in doc.lower[low:at])
    ) or _typo(doc, group, at)


def _typo(doc: Document, group: VerbGroup, at: int) -> bool:
    """« dénonce … et averti que »: a participle written for a present, right before its que."""
    return doc.lower[at] == "et" and doc.lower[group.last : group.last + 1] in (("que",), ("qu'",))


def _agent_infinitive(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """« accusé par le ministre de mentir »: the agent speaks; without one nobody does."""
    names = entry.frames & {"obj_de", "obj_comme", "obj_attr"}
    by = (
        next((i for i in range(after, min(len(doc.lower), after + 12)) if doc.lower[i] in ("par", ",", ".")), None)
        if names
        else after
    )
    if by is not None and by < len(doc.lower) and doc.lower[by] == "par":
        passive = evolve(group, passive=True)
        at = governed_infinitive(doc, people, entry, after) if entry.frames & {"de_inf", "a_inf"} else None
        return Cue("inf" if at else "noun", group.first, at or after, entry.verb, passive, entry, at or -1)
    return None


def _purposed(doc: Document, group: VerbGroup) -> bool:
    """Whether an infinitive tells what is said: « pour exhorter X à », « avant d'assurer que », « après avoir dit
    que ».
    """
    at = group.first - 1
    before = doc.lower[at] if at >= 0 else ""
    if before in ("pour", "après") or (before == "sans" and at > 0 and doc.lower[at - 1] == "non"):
        return True
    return before in ("de", "d'") and at > 0 and doc.lower[at - 1] in ("avant", "afin", "lieu")


def _unknown_verb(doc: Document, i: int) -> VerbGroup:
    """The group of a form that no table knows, as a user gave it: alone, or after its auxiliary."""
    compound = i > 0 and doc.lower[i - 1] in ("a", "ont", "avait", "avaient")
    first = i - 1 if compound else i
    inverted = i + 1 < len(doc.lower) and doc.lower[i + 1][0] == "-" and len(doc.lower[i + 1]) > 1
    tense = "past" if compound else "present"
    last = i + 2 if inverted else i + 1
    return VerbGroup(first, last, i, first, doc.lower[i], tense, subject=i + 1 if inverted else None, inverted=inverted)


def _with_governor(doc: Document, group: VerbGroup) -> VerbGroup:
    """« s'est-elle hasardée à prédire », « tient à souligner »: the infinitive reports, the verb before it has the
    subject.
    """
    if group.tense != "infinitive" or group.first < 2 or group.negated:
        return group
    at = group.first - 1
    if doc.lower[at] in ("à", "de", "d'", "par"):
        at -= 1
    clitic = next(
        (j for j in range(at - 1, max(at - 4, 0), -1) if doc.lower[j][0] == "-" and len(doc.lower[j]) > 1), None
    )
    if clitic is not None:
        at = clitic - 1  # « s'est-elle hasardée à prédire »
    elif forms().get(doc.lower[at], ("", 0))[0] not in quote_words("semi_auxiliary"):
        return group
    governor = verb_group(doc, at)
    if governor is None or governor.negated or not governor.is_finite:
        return group
    return evolve(governor, last=group.last, head=group.head, lemma=group.lemma, reflexive=group.reflexive)


def _comme(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """« comme l'a reconnu le ministre », « comme le ministre l'a reconnu »: the rest of the sentence is reported."""
    if not group.is_finite or doc.lower[group.first] not in ("l'", "le") or group.subject is not None:
        return None
    if entry.cls not in ("say", "announce", "admit", "judge", "write"):
        return None
    low = doc.sentence_range(group.head)[0]
    comme = next(
        (i for i in range(group.first - 1, max(low, group.first - 9) - 1, -1) if doc.lower[i] == "comme"), None
    )
    if comme is None:
        return None
    subject = inverted_subject(doc, people, after) if comme == group.first - 1 else noun_phrase(doc, people, comme + 1)
    if subject is None or not speaks(doc, people, subject):
        return None
    return Cue("comme", comme, max(after, subject.last), entry.verb, group, entry, -1, subject)


def _readable(doc: Document, group: VerbGroup) -> bool:
    """« peut-on lire dans un communiqué »: the possibility that reports."""
    return (
        group.inverted
        and group.subject is not None
        and doc.lower[group.subject] == "-on"
        and group.lemma in ("lire", "entendre", "apprendre")
    )


def _third(doc: Document, group: VerbGroup) -> bool:
    """Whether the verb is nobody's first or second person: « rappelons que » is the journalist's own."""
    bits = forms().get(doc.lower[group.finite], ("", P3S))[1]
    return (not group.is_finite and group.tense != "imperative") or bool(bits & (P3S | P3P))


def _entry(doc: Document, group: VerbGroup) -> tuple[ReportingVerb, int] | None:
    """The entry of the table that the group uses, longest locution first, and the token after its words."""
    lower = doc.lower
    known = rests().get(group.lemma)
    starts = {group.last, skip_adverbials(doc, group.last, min(group.last + 8, len(lower)))} if known else ()
    for at in starts:
        for rest, entry in known.get(lower[at], ()) if known and at < len(lower) else ():
            if entry.pronominal and not group.reflexive:
                continue
            end = at + len(rest)
            said = lower[at:end]
            if said == rest or (
                rest[-1] == "de" and said[:-1] == rest[:-1] and said[-1:] in (("d'",), ("du",), ("des",))
            ):
                return entry, end
    if group.negated:
        denied = next((one for one in locutions().get(group.lemma, ()) if one.negated and not one.rest), None)
        if denied is not None:
            return denied, group.last
    entry_ = entries(group.lemma, group.reflexive)
    return None if entry_ is None else (entry_, group.last)


def _inverted(doc: Document, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """« a-t-il dit », « assure-t-on »; an inverted question keeps its que-clause."""
    boundary = _boundary(doc, group.first)
    que = find_que(doc, entry, after)
    if que is not None and not group.passive and "que" in entry.frames and (not boundary or que - after <= 3):
        return Cue("que", group.first, que + 1, entry.verb, group, entry, que + 1)
    if boundary and ("incise" in entry.frames or entry.verb in ("apprendre", "lire")):
        at = group.finite + 1
        if doc.lower[at] in ("-on", "-t-on") and doc.pair_around(at) is not None:
            return None  # « … », nous dit-on: the one quoted says it
        return Cue("incise", group.first, after, entry.verb, group, entry, -1, Phrase(at, at + 1, at), boundary)
    return None


def _boundary(doc: Document, first: int) -> str:
    """What stands before token ``first``: a closing ``mark``, a ``comma``, a ``stop``; empty for anything else."""
    i = first - 1
    if i < 0:
        return "stop"
    word = doc.lower[i]
    if word in MARK:
        pair = doc.pair_around(i)
        return "mark" if pair is not None and pair.close == i else ""
    if word in (",", "–", "—", "("):
        if i and doc.lower[i - 1] in MARK:
            return "mark"
        return "comma"
    if word in (".", "!", "?", "…", "..."):
        return "mark" if i and (doc.lower[i - 1] in MARK or doc.pair_around(i) is not None) else "stop"
    return ""


def _incise(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """« …, a assuré le ministre »: a boundary, no subject before, a speaker after."""
    if "incise" not in entry.frames or group.subject is not None or group.passive:
        return None
    boundary = _boundary(doc, group.first)
    if boundary not in ("mark", "comma"):
        return None
    subject = inverted_subject(doc, people, after)
    spaced = boundary == "mark" and doc.lower[group.first - 1] not in MARK
    if subject is None or not speaks(doc, people, subject, spaced and "que" in entry.frames):
        return None
    if boundary == "comma" and _takes_object(doc, people, group, entry, subject):
        return None
    if _is_subject(doc, people, group, subject):
        return None
    return Cue("incise", group.first, max(after, subject.last), entry.verb, group, entry, -1, subject, boundary)


def _is_subject(doc: Document, people: People, group: VerbGroup, after: Phrase) -> bool:
    """Whether what stands before is rather the subject: « L'unité « Faucons » a déclaré », « Ewa Nowak, cheffe du
    parti, annonce une alliance »: a noun phrase that nobody can have said, and no person after the verb.
    """
    low = doc.sentence_range(group.head)[0]
    pair = doc.pair_around(group.first - 1)
    if pair is not None:
        if (
            pair.close - pair.open > 8
            or has_verb(doc, pair.open + 1, pair.close)
            or pair.open <= low + 1
            or doc.lower[pair.open - 1] in (":", ",", ".", "que", "qu'")
        ):
            return False
    elif doc.lower[group.first - 2] in MARK or (
        doc.lower[low] not in quote_words("determiner") and not people.mention_at(low) and low not in people.titles
    ):
        return False
    if has_verb(doc, low, pair.open if pair is not None else group.first) or _names_person(people, after):
        return False
    opening = noun_phrase(doc, people, low)
    return opening is not None and speaks(doc, people, opening) and (pair is None or opening.last >= pair.open - 1)


def _names_person(people: People, phrase: Phrase) -> bool:
    mention = people.mention_at(phrase.head)
    return mention is not None and mention.kind is EntityKind.PERSON


def has_verb(doc: Document, first: int, last: int) -> bool:
    """Whether a finite verb stands in the token range: a form of one that no determiner or preposition makes a noun."""
    table, lower = forms(), doc.lower
    for i in range(first, last):
        if table.get(lower[i], ("", 0))[1] & FINITE and lower[i] not in quote_words("preposition"):
            before = lower[i - 1] if i > first else ""
            if (before not in quote_words("determiner") and before not in quote_words("preposition")) or before in (
                "l'",
                "le",
                "les",
                "leur",
            ):
                return True
    return False


def _takes_object(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, subject: Phrase) -> bool:
    """Whether what follows is rather the object: « Le ministre, en visite, a salué le président »."""
    low = doc.sentence_range(group.head)[0]
    verb = has_verb(doc, low, group.first)
    if entry.cls in ("say", "announce", "admit") and "que" in entry.frames:
        return False
    if not verb or "que" not in entry.frames or (entry.strength == "weak" and entry.verb == "saluer"):
        return True
    if group.reflexive or (entry.cls in ("judge", "feel") and people.mention_at(subject.head) is not None):
        return False  # « …, se réjouit Berne », « …, estima l'Elysée »: nobody is rejoiced, a body is not esteemed
    kinds = {speaker_nouns().get(w) for w in doc.lower[subject.first : min(subject.last, subject.first + 5)]}
    mention = people.mention_at(subject.head)
    personal = "person" in kinds or "source" in kinds or (mention is not None and mention.kind is EntityKind.PERSON)
    return not personal and subject_before(doc, people, group.first) is not None and "noun" in entry.frames


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


def _plain(doc: Document, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """A verb whose object may be quoted; what follows it decides later."""
    if entry.strength == "incise" and "noun" not in entry.frames and not entry.frames & {"colon", "incise"}:
        return None
    if group.tense == "participle" and doc.lower[group.first - 1 : group.first] in (("est",), ("sont",)):
        return None
    return Cue("noun", group.first, after, entry.verb, group, entry)


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
    while i < last:
        if lower[i] in ("à", "au", "aux", "auprès", "devant") and i + 1 < last:
            at = i + 2 if lower[i] == "auprès" else i + 1
            phrase = noun_phrase(doc, people, at)
            if phrase is not None and phrase.last <= last and speaks(doc, people, phrase):
                mention = people.mention_at(phrase.head)
                if i == begun or mention is None or mention.kind is not EntityKind.COUNTRY:
                    return phrase  # « une conférence de presse à Rome » has no addressee
        i += 1
    return None
