"""The subject of a verb group: before it, across appositions, relatives and adverbials, or inverted after it.

A subject is a noun phrase (``Phrase``) or a pronoun; the caller resolves it. Nothing here knows of quotations.
"""

from functools import cache

from diplonews.lexicon import _tables
from diplonews.lexicon._verbs import FINITE, INF, PPAST, PPRES, forms
from diplonews.model import EntityKind
from diplonews.people.phrases import Phrase, phrase_at, phrase_ending
from diplonews.people.values import Mention, People
from diplonews.text.document import Document
from diplonews.text.marks import MARKS
from diplonews.text.verbs import VerbGroup, skip_adverbials, verb_group

_REACH = 80  # tokens between the subject and its verb
_STEPS = 4  # coordinated verbs passed on the way to the subject they share
_SEGMENTS = 10  # stretches between commas looked through


@cache
def _words(cls: str) -> frozenset[str]:
    return frozenset(form for form, its in _tables.rows("quote_words") if its == cls)


def noun_phrase(doc: Document, people: People, first: int) -> Phrase | None:
    """The noun phrase that begins at the token; one that no rule knows runs to the next word that cannot belong to it."""
    if first >= len(doc.lower) or not doc.words[first][0].isalnum():
        return None
    found = phrase_at(doc, people, first)
    lower = doc.lower
    if doc.words[first] == "A" or lower[first] in _words("subordinator") or lower[first] in _words("pronoun") and lower[first] not in _words("determiner"):
        return None
    if found is not None:
        end = doc.sentence_range(first)[1]
        return _with_noun(doc, found) if found.last <= end else Phrase(first, end, min(found.head, end - 1))
    high = min(doc.sentence_range(first)[1], first + 8)
    i = first
    while i < high and lower[i] in _words("determiner"):
        i += 1
    head = i
    while i < high and lower[i][0].isalnum() and (i == head or lower[i] not in _words("preposition") and lower[i] not in _words("relative")):
        if i > head and forms().get(lower[i], ("", 0))[1] & FINITE:
            break
        i += 1
    return Phrase(first, i, head) if i > head and lower[head] not in _words("preposition") else None


def _with_noun(doc: Document, phrase: Phrase) -> Phrase:
    """« la dernière enquête »: the noun after an adjective belongs to the phrase though it could be a verb."""
    at = phrase.last
    if at - phrase.first != 2 or at >= len(doc.lower) or doc.lower[at] not in forms() or doc.lower[at - 1] not in _words("adjective"):
        return phrase
    noun = doc.lower[at] in _noun_forms() or verb_group(doc, at) is None
    return Phrase(phrase.first, at + 1, at) if noun else phrase


@cache
def _noun_forms() -> frozenset[str]:
    return frozenset(form for (form,) in _tables.rows("noun_forms"))


def subject_of(doc: Document, people: People, group: VerbGroup) -> Phrase | None:
    """The noun phrase or pronoun that is the subject of ``group``; None where the sentence shows none.

    An inverted subject is looked for only when none stands before.
    """
    if group.inverted and group.subject is not None:
        doubled = _doubled(doc, people, group)
        return doubled or Phrase(group.subject, group.subject + 1, group.subject)
    if group.subject is not None:
        return _pronoun(doc, people, group.subject)
    found = subject_before(doc, people, group.first, _STEPS)
    if found is not None or not group.is_finite:
        return found
    after = inverted_subject(doc, people, group.last)
    return after if after is not None and _is_speaker_like(doc, after) else None


def _doubled(doc: Document, people: People, group: VerbGroup) -> Phrase | None:
    """« pourquoi la Russie affirme-t-elle »: the noun that stands before an inverted pronoun."""
    before = group.first - 1
    if before < doc.sentence_range(group.head)[0] or not doc.words[before][0].isalnum() or doc.lower[before] in _words("question"):
        return None
    return phrase_ending(doc, people, group.first)


def _pronoun(doc: Document, people: People, at: int) -> Phrase | None:
    if doc.lower[at] == "qui":
        return antecedent(doc, people, at)
    return Phrase(at, at + 1, at)


def antecedent(doc: Document, people: People, relative: int) -> Phrase | None:
    """The noun phrase that a relative pronoun at token ``relative`` takes up; a person before an apposition comes first."""
    last = relative
    low = doc.sentence_range(relative)[0]
    while last > low and last > relative - 4 and doc.lower[last - 1] in (",", "et", "mais", "pour", "à", "auprès"):
        last -= 1
    if last <= low:
        return None
    if doc.lower[last - 1] in _words("stressed") or doc.lower[last - 1] in _words("pronoun"):
        return Phrase(last - 1, last, last - 1)
    found = phrase_ending(doc, people, last)
    if doc.lower[relative - 1] == ",":
        start = _segment(doc, last, low)
        if start > low and doc.lower[start - 1] == ",":
            person = _person_ending(people, start - 1)
            if person is not None and not _is_person(people, last - 1):
                return Phrase(person.first, person.last, person.last - 1)
    return found


def _person_ending(people: People, last: int) -> Mention | None:
    mention = people.mention_at(last - 1)
    return mention if mention is not None and mention.last == last and mention.kind is EntityKind.PERSON else None


def _is_person(people: People, token: int) -> bool:
    mention = people.mention_at(token)
    return mention is not None and mention.kind is EntityKind.PERSON


def _is_speaker_like(doc: Document, phrase: Phrase) -> bool:
    return doc.words[phrase.first][0].isupper() or doc.lower[phrase.first] in _words("determiner")


def inverted_subject(doc: Document, people: People, first: int) -> Phrase | None:
    """The subject that follows its verb, from token ``first`` on: adverbs, dates and complements are stepped over."""
    lower, words = doc.lower, doc.words
    high = doc.sentence_range(first - 1)[1] if first else 0
    i, limit = first, min(high, first + 30)
    prepositions = _words("preposition")
    while i < limit:
        word = lower[i]
        if word in prepositions and (word != "des" or i > first and lower[i - 1] in _words("calendar")):
            at = i
            while at < limit and lower[at] in prepositions:
                at += 1
            governed = noun_phrase(doc, people, at)
            i = _before_name(doc, people, governed) if governed and governed.last > i else i + 1
            while i < limit and words[i - 1][0].isupper() and words[i][0].isupper() and not people.titles.get(i) and not _is_person(people, i):
                i += 1  # « à BBC Mundo le professeur »
            continue
        if _is_calendar(doc, i, limit):
            i = _skip_calendar(doc, i, limit)
            continue
        after = skip_adverbials(doc, i, limit)
        if after > i and word not in ("tout", "tous", "toutes", "même"):
            i = after
            continue
        if word == "," and i + 1 < limit and lower[i + 1] in prepositions:
            close = next((j for j in range(i + 2, min(limit, i + 14)) if lower[j] == ","), None)
            if close is not None and close + 1 < limit and (lower[close + 1] in _words("determiner") or words[close + 1][0].isupper()):
                i = close + 1  # « a confié, à l'agence, le directeur »
                continue
        if word == "," or word in MARKS or word in _words("relative") or word in ":;.!?)(":
            return None
        if word in _words("pronoun") and word not in _words("determiner"):
            return Phrase(i, i + 1, i)
        if word in _words("determiner") or words[i][0].isupper() or word[0].isdigit():
            found = noun_phrase(doc, people, i)
            return None if found is None else _named_after(doc, people, _without_hearer(doc, people, found), high)
        i += 1
    return None


def _before_name(doc: Document, people: People, phrase: Phrase) -> int:
    """« explique au téléphone Jana Mala »: where a governed phrase ends, a person named right after its noun left out."""
    for i in range(phrase.first + 1, phrase.last):
        mention = people.mention_at(i)
        if mention is not None and mention.first == i and mention.kind is EntityKind.PERSON and i - 1 not in people.titles:
            before = doc.lower[i - 1]
            if before not in _words("preposition") and before not in _words("determiner") and not _in_title(people, phrase.first, i):
                return i
    return phrase.last


def _in_title(people: People, first: int, last: int) -> bool:
    return any(i in people.titles for i in range(first, last))


def _without_hearer(doc: Document, people: People, phrase: Phrase) -> Phrase:
    """« un diplomate à l'agence »: the phrase without whom it speaks to; an ambassador is one to somebody."""
    if any(w in ("ambassadeur", "ambassadrice", "représentant", "représentante", "délégué", "envoyé") for w in doc.lower[phrase.first : phrase.last]):
        return phrase
    for i in range(phrase.first + 1, phrase.last - 1):
        if doc.lower[i] in ("à", "au", "aux", "auprès"):
            hearer = people.mention_at(i + 1) or people.mention_at(i + 2)
            if hearer is not None and hearer.kind is EntityKind.ORGANIZATION:
                return Phrase(phrase.first, i, min(phrase.head, i - 1))
    return phrase


def _named_after(doc: Document, people: People, phrase: Phrase, high: int) -> Phrase:
    """« le ministre, Paul Ferrand, »: the name in apposition stands for the phrase."""
    at = phrase.last
    if at + 1 < high and doc.lower[at] in ("le", "la", "l'") and not _is_person(people, phrase.head):
        other = noun_phrase(doc, people, at)
        if other is not None and _is_person(people, other.head):
            return other  # « raconte son ami le Dr Paul Ferrand »
    if at + 1 < high and doc.lower[at] == "," and not _is_person(people, phrase.head):
        mention = people.mention_at(at + 1)
        if mention is not None and mention.first == at + 1 and mention.kind is EntityKind.PERSON:
            follows = doc.lower[mention.last] if mention.last < high else "."
            if not follows[0].isalpha() or follows in _words("preposition") or follows in ("qui", "dont"):
                return Phrase(mention.first, mention.last, mention.last - 1)
    return phrase


def _is_calendar(doc: Document, i: int, limit: int) -> bool:
    """Whether a date begins at ``i``: « mercredi », « ce 8 octobre », « la veille », « le 3 mai »."""
    lower = doc.lower
    calendar = _words("calendar")
    if lower[i] in calendar and not (doc.words[i][0].isupper() and i + 1 < limit and doc.words[i + 1][0].isupper()):
        return True
    if lower[i] not in ("ce", "cet", "cette", "le", "la", "l'") or i + 1 >= limit:
        return False
    if lower[i + 1] in calendar and lower[i + 1] not in ("dernier", "dernière", "même", "suivant", "prochain", "passé"):
        return True
    return lower[i + 1][0].isdigit() and i + 2 < limit and lower[i + 2] in calendar


def _skip_calendar(doc: Document, i: int, limit: int) -> int:
    calendar = _words("calendar")
    i += 1
    while i < limit and (doc.lower[i] in calendar or doc.lower[i][0].isdigit()):
        i += 1
    return i


def subject_before(doc: Document, people: People, first: int, steps: int = _STEPS) -> Phrase | None:
    """The subject that stands before the verb whose group begins at token ``first``."""
    lower = doc.lower
    low = _floor(doc, first)
    end = _before_comma(doc, first, low)
    adjacent = end == first
    found: Phrase | None = None
    spare: Phrase | None = None
    for _ in range(_SEGMENTS):
        if end <= low:
            return found or spare
        start = _segment(doc, end, low)
        kind, at = _segment_kind(doc, people, start, end, adjacent)
        if kind == "verb":
            if found is not None:
                return found
            group = verb_group(doc, at)
            return _shared(doc, people, group, steps) if group is not None and steps > 0 and group.first < first else None
        if kind == "noun":
            phrase = _noun_at(doc, people, at)
            if phrase is not None and phrase.last > end:
                phrase = Phrase(phrase.first, end, min(phrase.head, end - 1))
            if phrase is not None:
                left = _left(doc, people, start, low)
                if left == "relative":
                    spare = spare or phrase  # « X, qui a vu son homologue, Y, a dit »: Y belongs to the relative
                elif left != "noun" or _is_person(people, phrase.head) and phrase.last == end:
                    return _whole(doc, people, phrase, start, end, low) if adjacent else phrase
                else:
                    found = phrase
        elif found is not None:
            return found
        if start <= low or lower[start - 1] != ",":
            return found or spare
        adjacent = False
        end = _before_comma(doc, start, low)
    return found or spare


def _before_comma(doc: Document, i: int, low: int) -> int:
    while i > low and doc.lower[i - 1] == ",":
        i -= 1
    return i


def _noun_at(doc: Document, people: People, at: int) -> Phrase | None:
    if doc.lower[at] in _words("pronoun") and doc.lower[at] not in _words("determiner"):
        return Phrase(at, at + 1, at)
    return noun_phrase(doc, people, at)


def _left(doc: Document, people: People, start: int, low: int) -> str:
    """What stands before the comma on the left of a phrase: ``noun`` (the phrase explains it), ``relative`` or ``other``."""
    if start <= low or doc.lower[start - 1] != ",":
        return "other"
    before = _segment(doc, start - 1, low)
    at = before
    while at < start - 1 and doc.lower[at] in _words("conjunction"):
        at += 1
    if doc.lower[before] in ("qui", "dont", "où") or doc.lower[at] in ("qui", "dont", "où"):
        return "relative"
    if at >= start - 1 or doc.lower[at] in _words("subordinator") or doc.words[at] == "A" or doc.lower[at] in _words("preposition") or _is_calendar(doc, at, start - 1):
        return "other"
    if forms().get(doc.lower[at], ("", 0))[1] & (PPRES | PPAST | INF) and not (doc.words[at][0].isupper() and people.mention_at(at)):
        return "other"
    if any(forms().get(w, ("", 0))[1] & FINITE for w in doc.lower[at + 1 : start - 1]):
        return "other"
    if doc.lower[at] not in _words("determiner") and not doc.words[at][0].isupper() and at not in people.titles:
        return "other"
    other = _noun_at(doc, people, at)
    return "noun" if other is not None and other.last >= start - 1 else "other"


def _whole(doc: Document, people: People, phrase: Phrase, start: int, end: int, low: int) -> Phrase:
    """The phrase, or the enumeration of names that it closes: « la France, le Royaume-Uni et les Etats-Unis ont »."""
    joint = any(doc.lower[j] in ("et", "ou") for j in range(phrase.first + 1, min(end, phrase.first + 14)))
    if not joint:
        return phrase
    first = start if doc.lower[start] != "," else start + 1
    while first > low and doc.lower[first - 1] == ",":
        before = _segment(doc, first - 1, low)
        item = noun_phrase(doc, people, before) if before < first - 1 else None
        if item is None or item.last != first - 1 or doc.lower[before] in _words("preposition"):
            break
        first = before
    return Phrase(max(first, low) if first < phrase.first else phrase.first, end, phrase.first)


def _floor(doc: Document, first: int) -> int:
    """The first token that can belong to the same clause: the sentence's, or the quotation's around the verb."""
    low = max(doc.sentence_range(first)[0], first - _REACH)
    mark = doc.dateline
    if mark is not None and doc.starts[low] < mark.end <= doc.starts[first]:
        low = doc.token_at(mark.end)
    pair = doc.pair_around(first)
    return pair.open + 1 if pair is not None and low <= pair.open < first else low


def _segment(doc: Document, end: int, low: int) -> int:
    """Where the stretch that ends before ``end`` begins: after a comma, a stop, a dash; marks and brackets stay whole."""
    i = end - 1
    lower = doc.lower
    depth = 0
    while i >= low:
        word = lower[i]
        pair = doc.pair_around(i)
        if pair is not None and pair.open >= low and pair.close < end:
            i = pair.open - 1
            continue
        if word == ")":
            depth += 1
        elif word == "(":
            if not depth:
                return i + 1
            depth -= 1
        elif not depth and word in (",", ";", ":", "–", "—"):
            return i + 1
        i -= 1
    return max(i + 1, low)


def _segment_kind(doc: Document, people: People, start: int, end: int, adjacent: bool) -> tuple[str, int]:
    """What a stretch is: ``noun`` and its first token, ``verb`` and its finite verb, or ``other`` (adverbial, relative)."""
    lower = doc.lower
    at, tail = _clause_head(doc, start, end)
    for i in range(end - 1, at, -1):
        if doc.words[i] in ("Le", "La", "Les", "L'", "Un", "Une") and doc.words[i + 1 : i + 2] and lower[i - 1] not in _words("preposition"):
            if people.mention_at(i) is None or people.mention_at(i) is not people.mention_at(i - 1):
                at = i  # a heading that the page has run into the sentence
                break
    if at >= end:
        # « et a déclaré »: the verb before shares its subject.
        verb = _finite_between(doc, start, end) if tail else None
        return ("verb", verb) if verb is not None else ("other", start)
    word = "à" if doc.words[at] == "A" else lower[at]
    if (lower[start] in _words("relative") or lower[start] in ("comme", "dit", "alias")) and not adjacent:
        return "other", start
    if adjacent and end - 1 > at and lower[end - 1] in _words("conjunction"):
        verb = _finite_between(doc, at, end)
        if verb is not None:
            return "verb", verb
    if word in _words("stressed") and not adjacent:
        return "other", at
    if word in _words("pronoun") and word not in _words("determiner"):
        verb = _finite_between(doc, at + 1, end)
        return ("verb", verb) if verb is not None else ("noun", at)
    if word == "de" and at + 1 < end and lower[at + 1] in ("nombreux", "nombreuses"):
        return "noun", at + 1
    if word in _words("preposition") and not (word in ("des", "du") and adjacent):
        inner = inverted_subject(doc, people, at) if adjacent else None
        return ("noun", inner.first) if inner is not None and inner.first < end else ("other", at)
    if word in _words("relative"):
        verb = _finite_between(doc, at + 1, end) if adjacent else None
        return ("other", at) if verb is None else ("verb", verb)
    bits = forms().get(word, ("", 0))[1]
    if bits & (PPRES | PPAST) and not bits & FINITE and at + 1 < len(lower) and not doc.words[at][0].isupper() or word in ("quant", "interrogé", "interrogée"):
        return "other", at
    if bits & (PPRES | PPAST) and at == start and doc.words[at][0].isupper() and end - at > 2 and not adjacent and not people.mention_at(at):
        return "other", at
    if _is_calendar(doc, at, end):
        at = _skip_calendar(doc, at, end)
        if at >= end or not adjacent:
            return "other", start
    verb = _finite_between(doc, at, end)
    if verb is None:
        bare = word not in _words("determiner") and not doc.words[at][0].isupper() and at not in people.titles
        return ("other" if bare and not adjacent and start > 0 and lower[start - 1] == "," else "noun"), at
    joined = _joined_clause(doc, people, verb, end) if adjacent else None
    return ("verb", verb) if joined is None else ("noun", joined)


def _joined_clause(doc: Document, people: People, verb: int, end: int) -> int | None:
    """« … se trouvaient à bord et la compagnie annonce »: the noun phrase after a conjunction that reaches the verb."""
    for i in range(verb + 1, end - 1):
        if doc.lower[i] in ("et", "mais", "or") and doc.pair_around(i) is None:
            phrase = noun_phrase(doc, people, i + 1)
            if phrase is not None and phrase.last == end and (doc.lower[i + 1] in _words("determiner") or doc.words[i + 1][0].isupper()):
                return i + 1
    return None


def _clause_head(doc: Document, start: int, end: int) -> tuple[int, bool]:
    """Past the conjunctions, subordinators and adverbs that open a clause; whether anything stood before."""
    lower = doc.lower
    at = start
    for i in range(end - 1, start - 1, -1):
        word = lower[i]
        if word in _words("subordinator") and doc.pair_around(i) is doc.pair_around(end - 1):
            if word in ("qui", "dont", "où", "que", "qu'") and i > start and _finite_between(doc, i + 1, end) is not None:
                continue  # a relative that is over before the verb
            at = i + 1
            break
    else:
        while at < end and lower[at] in _words("conjunction"):
            at += 1
    at = skip_adverbials(doc, at, end) if at < end and lower[at] not in ("tous", "tout", "seul", "toutes") else at
    return at, at > start


def _finite_between(doc: Document, start: int, end: int) -> int | None:
    """The last finite verb of the stretch that is in no relative clause; None without one."""
    lower, table = doc.lower, forms()
    for i in range(end - 1, start - 1, -1):
        found = table.get(lower[i])
        if found is None or not found[1] & FINITE or doc.pair_around(i) is not None:
            continue
        group = verb_group(doc, i)
        if group is None or not group.is_finite or group.finite != i:
            continue
        if group.subject is not None and lower[group.subject] == "qui":
            continue
        if any(lower[j] in ("dont", "où", "qui", "que", "qu'") for j in range(max(start, i - 6), i)):
            continue
        return i
    return None


def _shared(doc: Document, people: People, group: VerbGroup, steps: int) -> Phrase | None:
    """The subject of an earlier verb that a coordinated one shares."""
    if group.subject is not None:
        return _pronoun(doc, people, group.subject)
    return subject_before(doc, people, group.first, steps - 1)


def main_subject(doc: Document, people: People, first: int, last: int, verbless: bool = True) -> Phrase | None:
    """The subject of the main verb between two tokens; without a verb (``verbless``) the noun phrase that opens the stretch."""
    table = forms()
    spare: Phrase | None = None
    for i in range(first, last):
        found = table.get(doc.lower[i])
        if found is None or not found[1] & FINITE or doc.pair_around(i) is not None:
            continue
        group = verb_group(doc, i)
        if group is None or not group.is_finite or group.finite != i:
            continue
        if group.subject is not None and doc.lower[group.subject] == "qui":
            continue
        if doc.words[i] == "A" and i == first:
            continue  # « A la question de savoir »: the capital without its accent
        loose = group.subject is None and group.first > first + 1 and doc.lower[group.first - 1] not in (",", *MARKS)
        subject = subject_before(doc, people, group.first) if loose else subject_of(doc, people, group)
        if subject is None:
            continue
        before = doc.lower[subject.first - 1] if subject.first > first else ""
        if before not in _words("subordinator") or before in ("mais", "or", "car", "donc"):
            return subject
        spare = spare or subject
    if spare is not None or not verbless:
        return spare
    if any(table.get(doc.lower[i], ("", 0))[1] & FINITE and doc.pair_around(i) is None for i in range(first, last)) and last - first > 12:
        return None
    at = first
    while at < last and (doc.lower[at] in _words("conjunction") or not doc.words[at][0].isalnum()):
        at += 1
    if at < last and doc.pair_around(at) is None and doc.lower[at] not in _words("preposition"):
        phrase = noun_phrase(doc, people, at)
        if phrase is not None and phrase.last <= last and not any(w in _words("calendar") for w in doc.lower[at : at + 3]):
            return phrase
    return None
