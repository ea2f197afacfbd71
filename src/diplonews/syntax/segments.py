"""The stretches between commas to the left of a verb, what each is, and the subject that follows a verb."""

from diplonews.enums import EntityKind
from diplonews.lexicon._verbs import FINITE, INF, PPAST, PPRES, forms
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People, Phrase
from diplonews.syntax.nouns import is_calendar, is_person, noun_at, noun_phrase, skip_calendar, verb_follows
from diplonews.text.document import Document
from diplonews.text.marks import MARKS
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.verbs import verb_group

_REACH = 80  # tokens between the subject and its verb


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
        if word == "," and i + 1 < limit and lower[i + 1] in prepositions:
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
        if item.last < high and forms().get(doc.lower[item.last], ("", 0))[1] & FINITE:
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


def left_of(doc: Document, people: People, start: int, low: int) -> str:
    """What stands before the comma on the left of a phrase: ``noun`` (the phrase explains it), ``relative`` or
    ``other``.
    """
    if start <= low or doc.lower[start - 1] != ",":
        return "other"
    before = segment(doc, start - 1, low)
    at = before
    while at < start - 1 and doc.lower[at] in quote_words("conjunction"):
        at += 1
    if doc.lower[before] in ("qui", "dont", "où") or doc.lower[at] in ("qui", "dont", "où"):
        return "relative"
    if (
        at >= start - 1
        or doc.lower[at] in quote_words("subordinator")
        or doc.words[at] == "A"
        or doc.lower[at] in quote_words("preposition")
        or is_calendar(doc, at, start - 1)
    ):
        return "other"
    if forms().get(doc.lower[at], ("", 0))[1] & (PPRES | PPAST | INF) and not (
        doc.words[at][0].isupper() and people.mention_at(at)
    ):
        return "other"
    if any(forms().get(w, ("", 0))[1] & FINITE for w in doc.lower[at + 1 : start - 1]):
        return "other"
    if doc.lower[at] not in quote_words("determiner") and not doc.words[at][0].isupper() and at not in people.titles:
        return "other"
    other = noun_at(doc, people, at)
    return "noun" if other is not None and other.last >= start - 1 else "other"


def floor(doc: Document, first: int) -> int:
    """The first token that can belong to the same clause: the sentence's, or the quotation's around the verb."""
    low = max(doc.sentence_range(first)[0], first - _REACH)
    mark = doc.dateline
    if mark is not None and doc.starts[low] < mark.end <= doc.starts[first]:
        low = doc.token_at(mark.end)
    pair = doc.pair_around(first)
    return pair.open + 1 if pair is not None and low <= pair.open < first else low


def segment(doc: Document, end: int, low: int) -> int:
    """Where the stretch that ends before ``end`` begins: after a comma, a stop, a dash; marks and brackets stay
    whole.
    """
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
        elif not depth and word in (",", ";", ":", "–", "—", "-"):
            return i + 1
        i -= 1
    return max(i + 1, low)


def _past_heading(doc: Document, people: People, at: int, end: int) -> int:
    """Past a heading that the page has run into the sentence: « Réactions Les États-Unis condamnent »."""
    for i in range(end - 1, at, -1):
        opens = doc.words[i] in ("Le", "La", "Les", "L'", "Un", "Une") and i + 1 < len(doc.words)
        if not opens or doc.lower[i - 1] in quote_words("preposition"):
            continue
        mention = people.mention_at(i)
        if mention is None or mention is not people.mention_at(i - 1):
            return i
    return at


def _is_aside(doc: Document, people: People, at: int, start: int, end: int, adjacent: bool) -> bool:
    """Whether a participle opens the stretch: « réunis à Accra », « Interrogé sur la trêve », « quant à lui »."""
    word = doc.lower[at]
    bits = forms().get(word, ("", 0))[1]
    if word in ("quant", "interrogé", "interrogée"):
        return True
    if not bits & (PPRES | PPAST):
        return False
    if not doc.words[at][0].isupper():
        return not bits & FINITE
    return at == start and end - at > 2 and not adjacent and not people.mention_at(at)


def segment_kind(doc: Document, people: People, start: int, end: int, adjacent: bool) -> tuple[str, int]:
    """What a stretch is: ``noun`` and its first token, ``verb`` and its finite verb, or ``other`` (adverbial,
    relative).
    """
    lower = doc.lower
    at, tail = clause_head(doc, start, end)
    at = _past_heading(doc, people, at, end)
    if at >= end:
        # « et a déclaré »: the verb before shares its subject.
        verb = finite_between(doc, start, end) if tail else None
        return ("verb", verb) if verb is not None else ("other", start)
    word = "à" if doc.words[at] == "A" else lower[at]
    if (lower[start] in quote_words("relative") or lower[start] in ("comme", "dit", "alias")) and not adjacent:
        return "other", start
    if adjacent and end - 1 > at and lower[end - 1] in quote_words("conjunction"):
        verb = finite_between(doc, at, end)
        if verb is not None:
            return "verb", verb
    if word in quote_words("stressed") and not adjacent:
        return "other", at
    if word in quote_words("pronoun") and word not in quote_words("determiner"):
        verb = finite_between(doc, at + 1, end)
        return ("verb", verb) if verb is not None else ("noun", at)
    if word == "de" and at + 1 < end and lower[at + 1] in ("nombreux", "nombreuses"):
        return "noun", at + 1
    if word in quote_words("preposition") and not (word in ("des", "du") and adjacent):
        inner = inverted_subject(doc, people, at) if adjacent else None
        return ("noun", inner.first) if inner is not None and inner.first < end else ("other", at)
    if word in quote_words("relative"):
        verb = finite_between(doc, at + 1, end) if adjacent else None
        return ("other", at) if verb is None else ("verb", verb)
    if _is_aside(doc, people, at, start, end, adjacent):
        return "other", at
    if is_calendar(doc, at, end):
        at = skip_calendar(doc, at, end)
        if at >= end or not adjacent:
            return "other", start
    verb = finite_between(doc, at, end)
    if verb is None:
        bare = word not in quote_words("determiner") and not doc.words[at][0].isupper() and at not in people.titles
        return ("other" if bare and not adjacent and start > 0 and lower[start - 1] == "," else "noun"), at
    joined = _joined_clause(doc, people, verb, end) if adjacent else None
    return ("verb", verb) if joined is None else ("noun", joined)


def _joined_clause(doc: Document, people: People, verb: int, end: int) -> int | None:
    """« … se trouvaient à bord et la compagnie annonce »: the noun phrase after a conjunction that reaches the verb."""
    for i in range(verb + 1, end - 1):
        if doc.lower[i] in ("et", "mais", "or") and doc.pair_around(i) is None:
            phrase = noun_phrase(doc, people, i + 1)
            if (
                phrase is not None
                and phrase.last == end
                and (doc.lower[i + 1] in quote_words("determiner") or doc.words[i + 1][0].isupper())
            ):
                return i + 1
    return None


def clause_head(doc: Document, start: int, end: int) -> tuple[int, bool]:
    """Past the conjunctions, subordinators and adverbs that open a clause; whether anything stood before."""
    lower = doc.lower
    at = start
    around = doc.pair_around(end - 1)
    if around is not None and around.close == end - 1:
        around = doc.pair_around(end) if end < len(lower) else None
    for i in range(end - 1, start - 1, -1):
        word = lower[i]
        if word in quote_words("subordinator") and doc.pair_around(i) is around:
            if (
                word in ("qui", "dont", "où", "que", "qu'")
                and i > start
                and finite_between(doc, i + 1, end) is not None
            ):
                continue  # a relative that is over before the verb
            at = i + 1
            break
    else:
        while at < end and lower[at] in quote_words("conjunction"):
            at += 1
    at = skip_adverbials(doc, at, end) if at < end and lower[at] not in ("tous", "tout", "seul", "toutes") else at
    return at, at > start


def finite_between(doc: Document, start: int, end: int) -> int | None:
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
        if group.subject is None and i == end - 1 and i + 1 < len(lower) and verb_follows(doc, i + 1):
            continue  # « la nouvelle enquête révèle »: of two finite verbs in a row the first is a noun
        if any(lower[j] in ("dont", "où", "qui", "que", "qu'") for j in range(max(start, i - 6), i)):
            continue
        return i
    return None
