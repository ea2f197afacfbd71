"""The words of the generators: people, nouns, predicates and verbs, from tables of their own and the lexicon's."""

from functools import cache

from attrs import frozen

from diplonews.lexicon._tables import cell_list, rows

SLOTS = ("ms", "fs", "mp", "fp")


@frozen
class Culture:
    """Where invented names come from; ``order`` is ``given_first`` or ``family_first``."""

    iso3: str
    order: str
    men: tuple[str, ...]
    women: tuple[str, ...]
    families: tuple[str, ...]
    demonyms: tuple[str, ...]
    country: str
    capital: str


@cache
def cultures() -> tuple[Culture, ...]:
    """Every country that lends names."""
    return tuple(
        Culture(iso3, order, cell_list(men), cell_list(women), cell_list(families), cell_list(dem), country, capital)
        for iso3, order, men, women, families, dem, country, capital in rows("gen_names")
    )


@frozen
class Noun:
    """A noun with its determiner (``l'accord``) and agreement (``ms``)."""

    text: str
    agreement: str


@cache
def nouns(kind: str) -> tuple[Noun, ...]:
    """The noun phrases of one kind, shortest first, so that what is drawn shrinks to short sentences."""
    return tuple(Noun(t, a) for t, a, k in sorted(rows("gen_nouns"), key=lambda r: len(r[0])) if k == kind)


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The ready phrases of one kind, shortest first."""
    return tuple(sorted((text for k, text in rows("gen_phrases") if k == kind), key=len))


@cache
def predicates() -> tuple[tuple[str, str], ...]:
    """Verb and complement of what may be said of an affair of state, shortest first; ``{e|es|s}`` agree."""
    return tuple((verb, rest) for verb, rest in sorted(rows("gen_predicates"), key=lambda r: len("".join(r))))


@frozen
class SpeechVerb:
    """A verb of saying: its lemma (pronominals with ``se``), what stands after it, and the frames it fits."""

    lemma: str
    rest: str
    frames: frozenset[str]

    @property
    def pronominal(self) -> bool:
        """Whether it takes ``se``."""
        return self.lemma.startswith(("se ", "s'"))

    @property
    def head(self) -> str:
        """The verb without its pronoun."""
        return self.lemma.removeprefix("se ").removeprefix("s'")


@cache
def speech_verbs(frame: str) -> tuple[SpeechVerb, ...]:
    """The verbs that fit a frame, in the order of the table: the commonest first."""
    table = (SpeechVerb(lemma, rest, frozenset(cell_list(frames))) for lemma, rest, frames in rows("gen_speech_verbs"))
    return tuple(verb for verb in table if frame in verb.frames)


@frozen
class Office:
    """A title in four forms with ``{dem}`` or ``{of}`` for the country, and the short form a text uses later."""

    forms: tuple[str, str]
    short: tuple[str, str]
    role: str


@cache
def offices() -> tuple[Office, ...]:
    """Every title."""
    return tuple(Office((m, f), (sm, sf), role) for m, f, sm, sf, role in rows("gen_titles"))


@frozen
class Body:
    """A body or metonym that speaks: with its article, agreement, kind and the name without the article."""

    text: str
    agreement: str
    kind: str
    name: str


@cache
def bodies(kind: str) -> tuple[Body, ...]:
    """Those of one kind: ``body``, ``country`` or ``unnamed``, shortest first."""
    table = sorted(rows("gen_bodies"), key=lambda r: len(r[0]))
    return tuple(Body(text, agreement, k, name) for text, agreement, k, name in table if k == kind)


@cache
def _conjugations() -> dict[str, dict[str, str]]:
    """Every form of every verb, by lemma and slot (``pres.3s``, ``ppast.fs``); a verb's main row wins."""
    patterns = {number: [slot.split("+") for slot in slots.split(" ")] for number, slots in rows("verb_patterns")}
    found: dict[str, dict[str, str]] = {}
    for lemma, pattern, forms in rows("verb_forms"):
        cells = found.setdefault(lemma, {})
        for form, slots in zip(forms.split(" "), patterns[pattern], strict=True):
            for slot in slots:
                cells.setdefault(slot, form)
    return found


def conjugate(lemma: str, slot: str) -> str:
    """The form of ``lemma`` in ``slot``: tense and person (``fut.3p``), or a participle's agreement (``ppast.fp``)."""
    return _conjugations()[lemma][slot]


@cache
def with_etre() -> frozenset[str]:
    """Verbs that take ``être`` in compound tenses."""
    return frozenset(lemma for (lemma,) in rows("etre_verbs"))


@frozen
class Template:
    """A pattern of one construction: French with ``{slots}`` and ``[label:stretches]``, and whose words they are."""

    construction: str
    text: str
    quotes: tuple[str, ...]


@cache
def templates(construction: str) -> tuple[Template, ...]:
    """The patterns of a construction, shortest first."""
    table = [Template(name, text, tuple(quotes.split(";"))) for name, text, quotes in rows("gen_speech")]
    return tuple(sorted((t for t in table if t.construction == construction), key=lambda t: len(t.text)))


@cache
def constructions(generator: str) -> dict[str, int]:
    """Names of a generator's constructions and the numbers they have in its catalogue, in order."""
    return {name: int(number) for gen, name, number in rows("gen_constructions") if gen == generator}
