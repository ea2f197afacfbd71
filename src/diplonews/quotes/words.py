"""The word lists of the quotation rules, each read once into the form in which it is looked up."""

from functools import cache

from diplonews.lexicon import _tables
from diplonews.lexicon._verbs import (
    COND,
    FUT,
    IMPF,
    INF,
    P3P,
    P3S,
    PPAST,
    PPRES,
    PRES,
    PS,
    ReportingVerb,
    forms,
    locutions,
    pronominals,
    reporting,
)
from diplonews.text.marks import MARKS

MARK = MARKS
STOP = frozenset([".", "!", "?", "…", "..."])
HARD = frozenset([";", ":"])
QUE = frozenset(["que", "qu'"])


@cache
def speaker_nouns() -> dict[str, str]:
    """Nouns that can head a speaker's name, with their kind (person, source, document, media, body)."""
    return {row[0]: row[1] for row in _tables.rows("speaker_nouns")}


@cache
def mark_heads() -> dict[str, str]:
    """Words before a mark that announce a name, a work or a term, with their kind (naming, work, name)."""
    return {row[0]: row[1] for row in _tables.rows("mark_heads")}


@cache
def source_phrases() -> dict[str, tuple[tuple[tuple[str, ...], int, str, str], ...]]:
    """Phrases that credit a source by their longest token: tokens, its place, rule, where the speaker stands."""
    # Keyed by the longest token: « yeux » is rare where « à » is in every sentence.
    found: dict[str, list[tuple[tuple[str, ...], int, str, str]]] = {}
    for phrase, rule, where in _tables.rows("source_phrases"):
        tokens = tuple(phrase.split())
        at = max(range(len(tokens)), key=lambda k: len(tokens[k]))
        found.setdefault(tokens[at], []).append((tokens, at, rule, where))
    return {key: tuple(sorted(some, key=lambda one: -len(one[0]))) for key, some in found.items()}


@cache
def rests() -> dict[str, dict[str, tuple[tuple[tuple[str, ...], ReportingVerb], ...]]]:
    """Locutions by their head verb and the word after it: the tokens after the head (elided articles apart), longest
    first.
    """
    made: dict[str, dict[str, tuple[tuple[tuple[str, ...], ReportingVerb], ...]]] = {}
    for head, some in locutions().items():
        by_first = made.setdefault(head, {})
        for one in some:
            if one.rest and not _infinitive(one):
                tokens = tuple(" ".join(one.rest).replace("'", "' ").split())
                openers = {tokens[0], *(("d'", "du", "des") if tokens == ("de",) else ())}
                for opener in openers:
                    by_first[opener] = (*by_first.get(opener, ()), (tokens, one))
    return made


@cache
def alone() -> frozenset[str]:
    """The lemmas that report by themselves; the others of ``heads`` do so in a locution only."""
    denied = {head for head, some in locutions().items() if any(one.negated and not one.rest for one in some)}
    return frozenset(reporting()) | frozenset(denied) | {one.head for one in pronominals().values()}


def _infinitive(entry: ReportingVerb) -> bool:
    """« dire espérer »: the infinitive is found as one, wherever it stands."""
    return (
        len(entry.rest) == 1
        and entry.head in ("dire", "affirmer")
        and bool(forms().get(entry.rest[0], ("", 0))[1] & INF)
    )


_NEVER = frozenset(["être", "avoir"])  # « avoir ces mots », « être clair »: their colon is found without them


@cache
def heads() -> frozenset[str]:
    """The lemmas that open an entry of the table of reporting verbs."""
    plain = {entry.head for entry in reporting().values()}
    return frozenset((plain | set(locutions())) - _NEVER)


@cache
def cue_forms() -> frozenset[str]:
    """Every form of a reporting verb or of the head of a locution."""
    wanted = heads()
    return frozenset(form for form, (lemma, _) in forms().items() if lemma in wanted)


_FIRST_GROUP = {  # third persons, infinitive and participles
    "e": PRES | P3S,
    "ent": PRES | P3P,
    "é": PPAST,
    "ée": PPAST,
    "és": PPAST,
    "ait": IMPF | P3S,
    "aient": IMPF | P3P,
    "a": PS | P3S,
    "èrent": PS | P3P,
    "era": FUT | P3S,
    "eront": FUT | P3P,
    "erait": COND | P3S,
    "ant": PPRES,
    "er": INF,
}


@cache
def extra_cues(given: tuple[str, ...]) -> dict[str, ReportingVerb]:
    """The forms of the verbs that a user adds, each with an entry that may stand wherever « dire » may."""
    wanted = {word.lower() for word in given}
    frames, table = reporting()["dire"].frames, forms()
    found = {word: ReportingVerb(word, frames, "say", "dat", "strong", word, (), False, False) for word in wanted}
    for word in wanted - table.keys():
        if word.endswith("er"):  # a verb too new for the tables goes like « parler »
            found |= {word[:-2] + ending: found[word] for ending in _FIRST_GROUP}
    lemmas = {word for word in wanted if table.get(word, ("", 0))[0] == word}
    if lemmas:
        found |= {form: found[lemma] for form, (lemma, _) in table.items() if lemma in lemmas}
    return found


@cache
def extra_readings(given: tuple[str, ...]) -> dict[str, tuple[str, int]]:
    """Infinitive and bits of the forms in ``extra_cues`` that no table knows: « slamer » goes like « parler »."""
    readings: dict[str, tuple[str, int]] = {}
    for form, entry in extra_cues(given).items():
        if form not in forms():
            ending = next((form[-k:] for k in range(5, 0, -1) if form[-k:] in _FIRST_GROUP), "")
            readings[form] = entry.verb, _FIRST_GROUP.get(ending, PRES | P3S | P3P)
    return readings


def entries(lemma: str, reflexive: bool) -> ReportingVerb | None:
    """The entry of a single verb; a pronominal use falls back on the plain verb (``se voir dire``)."""
    if reflexive and lemma in pronominals():
        return pronominals()[lemma]
    return reporting().get(lemma)
