"""Cues: the verbs and locutions of a sentence that report speech, and the form in which each does.

A candidate is a token that is a form of a reporting verb (``lexicon._verbs``). Its verb group, the words
after it and the boundary before it say what it is: an incise, the verb of a que-clause, of an infinitive, of an
indirect question, or a verb whose object may be quoted. A negated report, a duty or a possibility is no cue.
"""

from attrs import evolve

from diplonews.lexicon._verbs import P3P, P3S, ReportingVerb, locutions
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People
from diplonews.quotes.governed import clause_cue
from diplonews.quotes.incises import _boundary, _incise, _inverted
from diplonews.quotes.infinitives import governed_infinitive
from diplonews.quotes.speakers import narrator, speaks
from diplonews.quotes.values import Cue
from diplonews.quotes.words import alone, entries, rests
from diplonews.syntax.inverted import inverted_subject
from diplonews.syntax.nouns import noun_phrase
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.document import Document
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
    if group.tense == "infinitive":
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
    if _dismissed(doc, group, inside):
        return None
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


def _dismissed(doc: Document, group: VerbGroup, inside: bool) -> bool:
    """Whether nobody reports: « je souhaite rappeler que », « ce qui indique que », « ne convient qu'à »."""
    if not group.negated and group.first < group.head and not _NOT.isdisjoint(doc.lower[group.first : group.head]):
        return True
    at = group.subject
    if at is None:
        return False
    subject = doc.lower[at]
    return (subject in _OURS and not inside) or (subject == "qui" and at > 0 and doc.lower[at - 1] == "ce")


def _group(doc: Document, i: int, extra: ReportingVerb | None) -> VerbGroup | None:
    return None if extra is None and _idle(doc, i) else verb_group(doc, i)


def _idle(doc: Document, i: int) -> bool:
    """Whether a form reports in a locution only, and none of its words follows: told before any parsing."""
    lemma = doc.lemma_at(i)
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
    names = entry.frames & {"obj_de", "obj_comme", "obj_attr"} or entry.cls == "accuse"
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
    if before not in ("de", "d'") or at < 1:
        return False
    return doc.lower[at - 1] in ("avant", "afin", "lieu") or narrator(doc, at) is not None


def _with_governor(doc: Document, group: VerbGroup) -> VerbGroup:
    """« s'est-elle hasardée à prédire », « tient à souligner »: the infinitive reports, the verb before it has the
    subject.
    """
    if group.first < 2 or group.negated:
        return group
    at = group.first - 1
    if doc.lower[at] in ("à", "de", "d'", "par"):
        at -= 1
    clitic = next(
        (j for j in range(at - 1, max(at - 4, 0), -1) if doc.lower[j][0] == "-" and len(doc.lower[j]) > 1), None
    )
    if clitic is not None:
        at = clitic - 1  # « s'est-elle hasardée à prédire »
    elif doc.lemma_at(at) not in quote_words("semi_auxiliary"):
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
    bits = doc.bits[group.finite] or P3S
    return (not group.is_finite and group.tense != "imperative") or bool(bits & (P3S | P3P))


def _entry(doc: Document, group: VerbGroup) -> tuple[ReportingVerb, int] | None:
    """The entry of the table that the group uses, longest locution first, and the token after its words."""
    known = rests().get(group.lemma)
    located = _locution(doc, group, known) if known else None
    if located is not None:
        return located
    if group.negated:
        denied = next((one for one in locutions().get(group.lemma, ()) if one.negated and not one.rest), None)
        if denied is not None:
            return denied, group.last
    plain = entries(group.lemma, group.reflexive)
    return None if plain is None else (plain, group.last)


def _locution(
    doc: Document, group: VerbGroup, known: dict[str, tuple[tuple[tuple[str, ...], ReportingVerb], ...]]
) -> tuple[ReportingVerb, int] | None:
    """The locution whose words follow the group, at once or after adverbs."""
    lower = doc.lower
    for at in {group.last, skip_adverbials(doc, group.last, min(group.last + 8, len(lower)))}:
        for rest, entry in known.get(lower[at], ()) if at < len(lower) else ():
            if entry.pronominal and not group.reflexive:
                continue
            end = at + len(rest)
            said = lower[at:end]
            if said == rest or (
                rest[-1] == "de" and said[:-1] == rest[:-1] and said[-1:] in (("d'",), ("du",), ("des",))
            ):
                return entry, end
    return None


_OURS = frozenset(["je", "j'", "tu", "-je", "-tu"])
_NOT = frozenset(["ne", "n'"])
_PLAIN_FRAMES = frozenset(["noun", "colon", "incise"])


def _plain(doc: Document, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """A verb whose object may be quoted; what follows it decides later."""
    if entry.strength == "incise" and entry.frames.isdisjoint(_PLAIN_FRAMES):
        return None
    if group.tense == "participle" and doc.lower[group.first - 1 : group.first] in (("est",), ("sont",)):
        return None
    return Cue("noun", group.first, after, entry.verb, group, entry)
