"""The ways in which a run of words names a person, each a rule with its truth; the first that fits decides.

A rule is asked about one candidate run, with what the article's full names are already known to be.
"""

from collections.abc import Callable

from diplonews.lexicon._words import naming_words
from diplonews.people.judge import Run
from diplonews.people.registry import Registry
from diplonews.people.vocabulary import given_names, known_surnames
from diplonews.rules import Example, Rule, Ruleset
from diplonews.text.document import Document

Test = Callable[[Document, Run, Registry], bool]

_SINGLE_RANK = 6  # a lower title (« ingénieur Télécoms ») makes no person of one unknown word


def full_name(_doc: Document, run: Run, _registry: Registry) -> bool:
    """Several capitalised words whose sum of evidence is a person's."""
    return run.last - run.first > 1 and run.civility is None and run.score > 0


def civility(_doc: Document, run: Run, _registry: Registry) -> bool:
    """A civility stands before the name."""
    return run.civility is not None


def short_form(_doc: Document, run: Run, registry: Registry) -> bool:
    """Words of a full name that stands elsewhere in the article."""
    return registry.fitting(run) is not None


def _alone(doc: Document, run: Run) -> bool:
    """Whether the run is one word that no list keeps from being a name."""
    low = doc.lower[run.first]
    return run.last - run.first == 1 and not any(low in naming_words(cls) for cls in ("common", "org", "function"))


def title(doc: Document, run: Run, registry: Registry) -> bool:
    """A title stands right before one word, ``le colonel Sangolo``, or after one given name, ``Issa, un migrant``."""
    if run.cue not in ("title", "apposition") or not _alone(doc, run) or doc.words[run.first].isupper():
        return False
    if doc.lower[run.first] in given_names():
        return True
    before = registry.titles.right_before(run.first)
    if run.cue == "apposition" or before is None or before.rank <= _SINGLE_RANK:
        return run.cue == "title"
    if before.determiner in naming_words("possessive"):
        return True  # « son frère Finnean »
    return before.role in naming_words("one_word_role") and before.determiner in naming_words("definite")


def governed(doc: Document, run: Run, _registry: Registry) -> bool:
    """One word after a noun that takes a person's name: ``l'administration Biden``."""
    return run.cue == "people" and _alone(doc, run) and not doc.words[run.first].isupper()


def speaks(doc: Document, run: Run, _registry: Registry) -> bool:
    """One word after an inverted verb of saying: ``implore Mabrouka``."""
    return run.cue == "said" and _alone(doc, run) and not doc.words[run.first].isupper()


def well_known(doc: Document, run: Run, _registry: Registry) -> bool:
    """The bare surname of an office holder whom the press does not introduce."""
    return _alone(doc, run) and run.cue != "loose" and doc.lower[run.first] in known_surnames()


RULES: Ruleset[Test] = Ruleset((
    Rule(
        "people.name.full", "Several capitalised words that lexicon and neighbours make a person's name.", full_name,
        (
            Example("Irène Vautrin est à Riga.", ("Irène Vautrin: Irène Vautrin",)),
            Example("L'ONU envoie le Norvégien Geir Halvorsen.", ("Geir Halvorsen: Geir Halvorsen",)),
        ),
        ("Le Washington Post a publié un article.", "Le bateau Marie Jeanne est à quai."),
    ),
    Rule(
        "people.name.civility", "A name after a civility, alone or shared (MM. A et B).", civility,
        (Example("Mme Vautrin hésite.", ("Vautrin: Mme Vautrin",)),),
        ("Monsieur le ministre hésite.",),
    ),
    Rule(
        "people.name.short", "Words of a full name of the article, by gender and role where several share them.",
        short_form,
        (Example("Paul Ferrand a parlé. Ferrand est parti.", ("Paul Ferrand: Paul Ferrand | Ferrand",)),),
        ("Rien ne presse, dit-on à Ferrand.",),
    ),
    Rule(
        "people.name.title", "One word after a title.", title,
        (Example("Le colonel Sangolo hésite.", ("Sangolo: Sangolo",)),),
        ("L'ingénieur Télécoms hésite.",),
    ),
    Rule(
        "people.name.governed", "One word after administration, gouvernement, camp, clan, …", governed,
        (Example("L'administration Stanhope hésite.", ("Stanhope: Stanhope",)),),
        ("Le plan Stanhope tient.",),
    ),
    Rule(
        "people.name.speaks", "One word after an inverted verb of saying.", speaks,
        (Example("« Partez », implore Mabrouka.", ("Mabrouka: Mabrouka",)),),
        ("Il implore Mabrouka.",),
    ),
    Rule(
        "people.name.known", "The bare surname of a well-known office holder.", well_known,
        (Example("Poutine n'a pas cédé.", ("Poutine: Poutine",)),),
        ("La loi Poutine tient.",),
    ),
))  # fmt: skip
