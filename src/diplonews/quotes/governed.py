"""What a cue governs: a que-clause, an indirect question, an infinitive; where each begins."""

from diplonews.lexicon._verbs import FINITE, INF, PPRES, ReportingVerb
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People
from diplonews.quotes.values import Cue
from diplonews.quotes.words import MARK, entries
from diplonews.text.adverbials import skip_adverbials
from diplonews.text.document import Document
from diplonews.text.verbs import VerbGroup, verb_group

_GAP = 45  # tokens between a verb and its que
_QUE = frozenset(["que", "qu'"])


_ADDRESS = 30  # tokens between a verb and the infinitive it governs, the person addressed included


def clause_cue(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """A cue that governs a clause: que, an indirect question, an infinitive."""
    frames = entry.frames
    if group.passive:
        if "que" in frames and group.subject is not None and doc.lower[group.subject] == "il":
            que = find_que(doc, entry, after)
            if que is not None:
                return Cue("que", group.first, que + 1, entry.verb, group, entry, que + 1)
        if frames & {"de_inf", "a_inf"} and doc.lower[after : after + 1] == ("par",):
            at = governed_infinitive(doc, people, entry, after)
            return Cue("inf", group.first, at, entry.verb, group, entry, at) if at else None
        return _accused(doc, people, group, entry, after)
    if "que" in frames or "attr" in frames or "obj_attr" in frames:
        que = find_que(doc, entry, after)
        if que is not None:
            return Cue("que", group.first, que + 1, entry.verb, group, entry, que + 1)
    if entry.cls == "think" or (entry.strength == "weak" and entry.verb not in _WEAK_INFINITIVES):
        return None
    if "inf" in frames:
        at = _infinitive(doc, after)
        if at is not None:
            return _with_infinitive(doc, group, entry, after, at)
    if "si" in frames:
        at = _question(doc, after)
        if at is not None:
            return Cue("si", group.first, at, entry.verb, group, entry, at)
    if "de_inf" in frames or "a_inf" in frames:
        at = governed_infinitive(doc, people, entry, after)
        if at is not None:
            return Cue("inf", group.first, at, entry.verb, group, entry, at)
    return None


def _accused(doc: Document, people: People, group: VerbGroup, entry: ReportingVerb, after: int) -> Cue | None:
    """« est accusée d'avoir violé l'accord »: somebody says so, and the sentence need not tell who."""
    if entry.verb not in ("accuser", "soupçonner", "suspecter") or not group.is_finite:
        return None
    link = skip_adverbials(doc, after, min(doc.sentence_range(after - 1)[1], after + 8))
    if doc.lower[link : link + 1] not in (("de",), ("d'",)):
        return None
    at = governed_infinitive(doc, people, entry, link)
    return Cue("inf", group.first, at, entry.verb, group, entry, at) if at == link + 1 else None


_WEAK_INFINITIVES = frozenset(["estimer", "juger", "encourager", "s'estimer"])


def _with_infinitive(doc: Document, group: VerbGroup, entry: ReportingVerb, after: int, at: int) -> Cue:
    """« a dit avoir reçu »; « a dit espérer que » reports the que-clause."""
    inner = verb_group(doc, _infinitive_head(doc, at))
    inner_entry = entries(inner.lemma, inner.reflexive) if inner else None
    if inner and inner_entry and "que" in inner_entry.frames:
        que = find_que(doc, inner_entry, inner.last)
        if que is not None and que - inner.last < 12:
            return Cue("que", group.first, que + 1, entry.verb, group, entry, que + 1)
    return Cue("inf", group.first, at, entry.verb, group, entry, at)


def _infinitive_head(doc: Document, at: int) -> int:
    while at + 1 < len(doc.lower) and not doc.bits[at] & INF:
        at += 1
    return at


def _infinitive(doc: Document, i: int) -> int | None:
    """Where an infinitive with its clitics and negation begins at ``i`` or after adverbs; None without one."""
    high = doc.sentence_range(i - 1)[1]
    starts = {i: 0, skip_adverbials(doc, i, high): 0}
    comma = max(starts)  # « explique, par un communiqué, avoir », « explique alors, par un communiqué, avoir »
    if comma < high and doc.lower[comma] == ",":
        closing = next((j for j in range(comma + 1, min(high, comma + 25)) if doc.lower[j] == ","), None)
        if closing is not None:
            starts[closing + 1] = 0
    for at in starts:
        j = at
        while j < high and j < at + 6:
            word = doc.lower[j]
            if doc.bits[j] & INF and (j == at or word not in quote_words("determiner")):
                return at
            if word not in quote_words("before_infinitive"):
                break
            j += 1
    return None


def _question(doc: Document, i: int) -> int | None:
    """Where an indirect question begins after the verb, adverbs and a person addressed stepped over."""
    high = doc.sentence_range(i - 1)[1]
    if i < high and doc.lower[i] in quote_words("question") and doc.lower[i] != "s'":
        return i  # « comment » looks like an adverb
    at = skip_adverbials(doc, i, high)
    if at < high and doc.lower[at] in ("à", "au", "aux"):
        at += 2
    if at >= high:
        return None
    word = doc.lower[at]
    if word in ("si", "s'") and word == "s'" and doc.lower[at + 1 : at + 2] not in (("il",), ("ils",)):
        return None
    if word in quote_words("question"):
        return at
    return at if word == "ce" and doc.lower[at + 1 : at + 2] in (("que",), ("qui",), ("qu'",)) else None


_SINCE = frozenset(["partir", "compter"])
_ADVERBIAL = frozenset(["partir", "compter", "savoir", "suivre", "venir"])


def _adverbial(doc: Document, entry: ReportingVerb, i: int) -> bool:
    """« à partir du 7 mai », « à suivre », « à venir »: an infinitive that nobody is asked for."""
    word, after = doc.lower[i : i + 1], doc.lower[i + 1 : i + 2]
    if not _SINCE.isdisjoint(word) and after in (("de",), ("du",), ("d'",), ("des",)):
        return True
    return entry.addressee != "acc" and not _ADVERBIAL.isdisjoint(word)


def governed_infinitive(doc: Document, people: People, entry: ReportingVerb, after: int) -> int | None:
    """The infinitive that ``de`` or ``à`` introduces, whoever is addressed stepped over; the infinitive may be
    quoted.
    """
    high = min(doc.sentence_range(after - 1)[1], after + _ADDRESS)
    links = {*(("de", "d'") if "de_inf" in entry.frames else ()), *(("à",) if "a_inf" in entry.frames else ())}
    i = after
    lower, bits = doc.lower, doc.bits
    while i < high:
        word = lower[i]
        if word in links and not (word == "à" and _adverbial(doc, entry, i + 1)):
            at = i + 1
            if at < high and lower[at] in MARK:
                at += 1
            begin = _infinitive(doc, at) if at < high else None
            if begin == at:
                pair = doc.pair_around(i)
                return i + 1 if pair is None or pair.open < after else None  # « demande « aux siens de partir » »
        elif (
            word in ("que", "qu'", "qui", ":", ";")
            or (word in ("et", ",") and _finite_at(doc, i + 1))
            or (i > after and bits[i] & FINITE and lower[i - 1] in ("il", "elle", "ils", "on", ","))
        ):
            return None
        i += 1
    return None


def _finite_at(doc: Document, i: int) -> bool:
    return i < len(doc.lower) and bool(doc.bits[i] & FINITE)


def find_que(doc: Document, entry: ReportingVerb, after: int) -> int | None:
    """The ``que`` that opens the reported clause: adverbs, dates, complements and incises stepped over, no object."""
    lower, bits = doc.lower, doc.bits
    high = min(doc.sentence_range(after - 1)[1], after + _GAP)
    i = skip_adverbials(doc, after, high)
    if _QUE.isdisjoint(lower[i:high]):
        return None
    if entry.frames & {"de_inf", "a_inf"} and entry.cls in ("ask", "order", "accuse", "promise"):
        high = _before_infinitive(doc, i, high)
    if i < high and lower[i] in ("que", "qu'"):
        return i if i == after or lower[i - 1] not in quote_words("comparative") or lower[i - 1] in _ADVERBS else None
    if lower[i] in ("pour", "à") and lower[i + 1 : i + 3] in (("que",), ("ce", "que"), ("ce", "qu'"), ("que", "le")):
        return i + 1 if lower[i + 1] in ("que", "qu'") else i + 2
    if lower[i] == "pour" and lower[i + 1 : i + 2] in (("que",), ("qu'",)):
        return i + 1
    adjunct = _adjunct(doc, i, high)
    attributive = bool(entry.frames & {"attr", "obj_attr"}) and not adjunct
    if not attributive and entry.addressee != "acc" and not adjunct:
        return None
    if attributive and doc.lower[i] in quote_words("determiner"):
        return None
    commas = 0
    while i < high:
        word = lower[i]
        if word in ("que", "qu'"):
            plain = lower[i - 1] not in quote_words("comparative")
            return i if plain and not (commas % 2 and lower[i - 1] != ",") else None
        if word == ",":
            commas += 1
        elif word in ("qui", "dont", "où", ":", ";", "et") and not (commas % 2):
            return None
        elif word in MARK:
            pair = doc.pair_around(i)
            if pair is None or pair.close >= high or not commas % 2:
                return None
            i = pair.close
        elif (
            not commas % 2
            and word not in quote_words("preposition")
            and bits[i] & (FINITE | PPRES)
            and _is_verb(doc, i)
        ) or (attributive and not commas and i > after + 4):
            return None
        i += 1
    return None


def _before_infinitive(doc: Document, i: int, high: int) -> int:
    """« conseille au pays de restructurer la dette qu'il a »: the que after a governed infinitive is a relative."""
    for j in range(i, high - 1):
        word = doc.lower[j]
        if word in ("que", "qu'", ",", ":", ";"):
            return high
        if word in ("de", "d'") and _infinitive(doc, j + 1) == j + 1:
            return j
    return high


def _is_verb(doc: Document, i: int) -> bool:
    group = verb_group(doc, i)
    return group is not None and group.is_finite | (group.tense == "gerund")


def _adjunct(doc: Document, i: int, high: int) -> bool:
    """Whether what stands at ``i`` is a complement with a preposition, a date or an incise, and no object."""
    word = doc.lower[i]
    if word == ",":
        return True
    if word in quote_words("preposition"):
        return word not in _ASIDE or entry_de(doc, i)
    if word in quote_words("calendar") or word == "ci-dessus":
        return True
    after = doc.lower[i + 1] if i + 1 < high else ""
    return word in ("le", "la", "ce", "cet", "cette", "l'") and (
        after in quote_words("calendar") or after[:1].isdigit()
    )


_ADVERBS = frozenset(["aussi", "même", "mieux", "plutôt", "davantage", "fois", "fait"])  # « affirme aussi que »


_ASIDE = frozenset(["des", "du", "de", "d'", "vers", "pour", "contre", "entre"])  # a que after these is a relative


def entry_de(doc: Document, i: int) -> bool:
    """« de son côté », « de nouveau »: a preposition de that opens no partitive object."""
    return doc.lower[i + 1 : i + 2] in (("son",), ("sa",), ("leur",), ("nouveau",), ("source",))
