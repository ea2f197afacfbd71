"""Quoted words that no incise, colon or clause holds: objects of a verb, headlines, sentences without a cue."""

from diplonews.enums import Role
from diplonews.lexicon._verbs import FINITE
from diplonews.lexicon._words import quote_words
from diplonews.people.values import Phrase
from diplonews.quotes import direct
from diplonews.quotes.direct import Fragment
from diplonews.quotes.drafts import Draft
from diplonews.quotes.owners import predicated
from diplonews.quotes.sentence import Sentence, hosts_of
from diplonews.quotes.speakers import speaks
from diplonews.quotes.values import Cue
from diplonews.quotes.words import cue_forms, speaker_nouns
from diplonews.syntax.finite import RELATIVE
from diplonews.syntax.inverted import inverted_subject
from diplonews.syntax.nouns import noun_phrase
from diplonews.syntax.subjects import main_subject, subject_before
from diplonews.text.document import Document
from diplonews.text.verbs import verb_group

_OURS = frozenset(["notre", "nos", "son", "sa", "ses", "leur", "leurs"])


_TO = frozenset(["à", "au", "aux", "pour"])
_NAMING = frozenset(["obj_de", "obj_comme", "obj_attr"])


_DEEDS = frozenset(
    ["announce", "say", "promise", "order", "write", "think"]
)  # weak verbs of these classes quote nobody


_OWN = 3  # words in marks from which a sentence without a cue gives them to its subject


_REACH = 45  # tokens between a verb and the words it quotes


def objects(s: Sentence) -> None:
    """Quoted words in the object or attribute of a reporting verb: « a salué la « fermeté » », « qualifier de « …
    » ».
    """
    doc = s.doc
    groups: dict[int, list[Fragment]] = {}
    hosts = hosts_of(s, [])
    for f in s.free:
        if direct.is_name(doc, f) or (f.last - f.first == 1 and doc.lower[f.pair - 1] in _OURS):
            continue
        cue = next((c for c in reversed(s.cues) if c.group.last <= f.pair and c.form != "incise"), None)
        if (
            cue is None
            or cue.entry.strength == "incise"
            or f.pair - cue.group.last > _REACH
            or cue.entry.cls == "think"
            or not _reaches(doc, cue, f)
        ):
            continue
        called = doc.lower[cue.group.first - 3 : cue.group.first]
        if (
            cue.entry.verb == "appeler"
            and _TO.isdisjoint((*doc.lower[cue.last : f.pair], doc.lower[f.first]))
            and called[:2] != ("ce", "que")
            and called[:2] != ("ce", "qu'")
        ):
            continue  # « qu'il avait appelés « Liberté » »
        if (
            cue.entry.strength == "weak"
            and (cue.group.tense == "infinitive" or doc.lower[f.pair - 1] in quote_words("preposition"))
            and not cue.entry.frames & _NAMING
            and not (cue.entry.cls == "accuse" and doc.lower[f.pair - 1] in ("de", "d'"))
        ):
            continue
        if (cue.entry.strength == "weak" and cue.entry.cls in _DEEDS and "attr" not in cue.entry.frames) or (
            cue.group.passive and not cue.entry.frames & _NAMING and cue.entry.cls != "accuse"
        ):
            continue
        groups.setdefault(cue.first, []).append(f)
    for cue in s.cues:
        mine = groups.pop(cue.first, None)
        if mine:
            s.free = [f for f in s.free if f not in mine]
            rule = "quotes.direct.attribute" if cue.entry.frames & _NAMING else "quotes.direct.object"
            s.drafts.append(
                Draft(
                    rule,
                    tuple(mine),
                    None,
                    (cue.first, cue.group.last),
                    cue,
                    host=hosts.get(cue.first),
                    confidence=0.85,
                )
            )


def _reaches(doc: Document, cue: Cue, f: Fragment) -> bool:
    """Whether no stop, no relative clause and no other clause parts the fragment from its verb."""
    i = cue.group.last
    bits = doc.bits
    while i < f.pair:
        pair = doc.pair_around(i)
        if pair is not None and pair.open == i and pair.close < f.pair:
            i = pair.close + 1
            continue
        word = doc.lower[i]
        if word in (";", ":"):
            return False
        if word == "," and i + 1 < f.pair and doc.lower[i + 1] in ("qui", "dont", "où", "alors", "tandis"):
            return False
        if (
            bits[i] & FINITE
            and doc.lower[i - 1] in ("il", "elle", "ils", "elles", "on")
            and doc.lower[i - 2] in (",", "et", "mais")
        ):
            return False
        i += 1
    return True


def loose(s: Sentence) -> list[Draft]:
    """Fragments that no cue of the sentence claims and that read as speech: their neighbours know the speaker."""
    doc = s.doc
    found: list[Draft] = []
    if not s.free:
        return found
    heading = doc.role_at(s.first) in (Role.TITLE, Role.CROSSHEAD)
    if not direct.has_outside(doc, s.first, s.last, s.free):
        fragments = s.take(s.first, s.last, names=True)
        short = sum(f.last - f.first for f in fragments) <= 2
        follows = "same" if heading or short else "near"
        return [Draft("quotes.direct.continuation", fragments, None, follows=follows, confidence=0.8)]
    for f in tuple(s.free):
        if f.pair == s.first and f.last + 1 < s.last and _glued(doc, f):
            s.free = [g for g in s.free if g is not f]
            found.append(Draft("quotes.direct.uncued", (f,), None, follows="same", confidence=0.5))
            continue
        told = None if direct.is_name(doc, f) else _followed(s, f) or _own_words(s, f, heading)
        if told is not None:
            s.free = [g for g in s.free if g is not f]
            found.append(told)
            continue
        outside = doc.lower[f.pair - 1 : f.pair] == (",",) and bool(doc.bits[f.first] & FINITE) and f.last - f.first > 3
        if direct.is_name(doc, f) or (not outside and not _predicate(doc, f) and not direct.is_speech(doc, f)):
            continue
        s.free = [g for g in s.free if g is not f]
        if outside:
            subject = subject_before(doc, s.people, f.pair)
            found.append(Draft("quotes.direct.subject_outside", (f,), None, source=subject, confidence=0.6))
        else:
            found.append(Draft("quotes.direct.uncued", (f,), None, follows="near", confidence=0.5))
    return found


def _glued(doc: Document, f: Fragment) -> bool:
    """« « Nous partirons » Le ministre a … »: a crosshead that the page ran into the text."""
    pair = doc.pair_around(f.pair)
    at = pair.close + 1 if pair is not None else f.last
    return at + 1 < len(doc) and doc.words[at][0].isupper() and doc.lower[at] in quote_words("determiner")


def _followed(s: Sentence, f: Fragment) -> Draft | None:
    """« « C'est clos », a coupé le ministre »: a quotation before a comma, a verb of any kind and its subject."""
    doc, pair = s.doc, s.doc.pair_around(f.pair)
    at = pair.close + 1 if pair is not None else f.last
    if f.pair != s.first or at + 2 >= s.last or doc.lower[at] != ",":
        return None
    i = next((j for j in range(at + 1, min(s.last, at + 4)) if doc.bits[j] & FINITE), None)
    group = verb_group(doc, i) if i is not None else None
    if group is None or not group.is_finite or group.first != at + 1:
        return None
    if group.inverted and group.subject is not None:
        return Draft("quotes.direct.uncued", (f,), None, source=Phrase(group.subject, group.subject + 1, group.subject))
    subject = inverted_subject(doc, s.people, group.last)
    if subject is None or not speaks(doc, s.people, subject):
        return None
    return Draft("quotes.direct.uncued", (f,), None, source=subject, confidence=0.8)


def _own_words(s: Sentence, f: Fragment, heading: bool) -> Draft | None:
    """« Berne a « pris acte avec regret » », « Keita « impatient » »: words that are the subject's own, by their place.

    In a heading they count when the body repeats them (or a name stands right before).
    """
    doc, people = s.doc, s.people
    if heading:
        named = people.mention_at(s.first)
        if named is not None and named.first == s.first and named.last == f.pair:
            source = Phrase(named.first, named.last, named.last - 1)
            return Draft("quotes.direct.uncued", (f,), None, source=source, confidence=0.5)
        return Draft("quotes.direct.uncued", (f,), None, follows="same", confidence=0.6)
    said = predicated(doc, people, f) if f.last - f.first >= _OWN else None
    if said is not None:
        return Draft("quotes.direct.uncued", (f,), None, source=said, confidence=0.6)
    opens = doc.words[f.first][0].islower() and f.last - f.first > 1
    reports = doc.lower[f.first] in cue_forms() and bool(doc.bits[f.pair - 1] & FINITE)
    if not opens or (f.last - f.first < _OWN and not reports):
        return None
    subject = main_subject(doc, people, s.first, f.pair, verbless=False)
    if subject is None or not speaks(doc, people, subject) or doc.lower[subject.first] in ("c'", "ce", "on"):
        return None
    if not RELATIVE.isdisjoint(doc.lower[subject.last : f.pair]) or any(
        speaker_nouns().get(w) == "document" for w in doc.lower[subject.first : subject.first + 3]
    ):
        return None  # « Le texte ne contient « pas la moindre avancée » »: whoever spoke last says so
    return Draft("quotes.direct.uncued", (f,), None, source=subject, confidence=0.6)


def _predicate(doc: Document, f: Fragment) -> bool:
    if f.last - f.first < 5 or f.pair < 2:
        return False
    return bool((doc.bits[f.pair - 1] | doc.bits[f.pair - 2]) & FINITE)


def headline(s: Sentence) -> Draft | None:
    """« « … » : le ministre prévient »: a quotation, a colon, and whoever stands after it."""
    doc = s.doc
    if not s.pairs or s.pairs[0].open != s.first:
        return None
    at = s.pairs[0].close + 1
    if at + 1 >= s.last or doc.lower[at] != ":":
        return None
    speaker = noun_phrase(doc, s.people, at + 1)
    if speaker is None or not speaks(doc, s.people, speaker):
        return None
    fragments = s.take(s.first, at, names=True)
    return (
        Draft("quotes.direct.headline_colon", fragments, None, source=Phrase(*_phrase(speaker)), confidence=0.7)
        if fragments
        else None
    )


def _phrase(p: Phrase) -> tuple[int, int, int]:
    return p.first, p.last, p.head
