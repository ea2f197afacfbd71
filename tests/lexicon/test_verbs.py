"""The verb tables: what they must hold, and that every form says its tense and person."""

import tomllib
from pathlib import Path

import pytest

from diplonews.lexicon import _verbs
from diplonews.lexicon._tables import rows
from diplonews.lexicon._verbs import FINITE, P3P, P3S, PERSONS, PPAST, PPRES, PRES, PS

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "verb_forms.toml").read_text(encoding="utf-8"))
TENSES = ("INF", "PRES", "IMPF", "PS", "FUT", "COND", "SUBJ", "SUBJIMP", "IMP", "PPRES", "PPAST")


def bits(names: str) -> int:
    """``PRES.P3S PPAST`` as bits."""
    value = 0
    for name in names.replace(".", " ").split():
        value |= getattr(_verbs, name)
    return value


@pytest.mark.parametrize(
    ("lemma", "form", "names"),
    [(lemma, form, names) for lemma, some in CASES.items() for form, names in some.items()],
)
def test_a_form_tells_its_verb_its_tenses_and_its_persons(lemma: str, form: str, names: str) -> None:
    """Every checked form of an irregular verb has exactly the bits of its readings."""
    assert dict(_verbs.all_lemmas(form))[lemma] == bits(names)


def test_the_flags_are_distinct() -> None:
    """Each tense and each person has a bit of its own, and a finite form is never a participle or infinitive."""
    flags = [getattr(_verbs, name) for name in TENSES]
    assert sorted([*flags, *PERSONS]) == [1 << n for n in range(17)]
    assert FINITE & (_verbs.INF | _verbs.IMP | PPRES | PPAST) == 0


def test_every_finite_form_has_a_person() -> None:
    """No form is finite without a person, and none has a person without being finite or imperative."""
    odd = [
        form
        for form, (_, flags) in _verbs.forms().items()
        if bool(flags & (FINITE | _verbs.IMP)) != bool(flags & sum(PERSONS))
    ]
    assert odd == []


def test_every_verb_of_the_tables_has_its_forms() -> None:
    """The infinitive of every listed verb is a form, whichever table it comes from."""
    listed = {row[0] for row in rows("verbs")} | set(_verbs.locutions()) | {v.head for v in _verbs.reporting().values()}
    assert {lemma for lemma in listed if lemma not in _verbs.forms()} == set()
    assert len(rows("verbs")) >= 1300
    assert {"rendre", "rencontrer", "entretenir", "livrer", "expulser", "sanctionner", "geler", "déployer"} <= listed


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("suis", "être"),
        ("convient", "convenir"),
        ("tue", "tuer"),
        ("fonde", "fonder"),
        ("vit", "voir"),
        ("faut", "falloir"),
    ],
)
def test_a_form_of_two_verbs_goes_to_the_more_frequent(form: str, lemma: str) -> None:
    """The first reading is the one to expect in the news, the others stay at hand."""
    readings = _verbs.all_lemmas(form)
    assert readings[0] == _verbs.forms()[form]
    assert readings[0][0] == lemma
    assert len(readings) == len({reading[0] for reading in readings}) == 2


@pytest.mark.parametrize("word", ["contre", "plus", "puis", "pendant", "durant", "tu", "outre", "-", "", "ministre"])
def test_a_word_that_is_no_verb_is_not_found(word: str) -> None:
    """Prepositions, adverbs and pronouns that are spelled like a rare form are no verbs."""
    assert word not in _verbs.forms()
    assert _verbs.all_lemmas(word) == ()


def test_the_table_of_reporting_verbs_is_sound() -> None:
    """At least four hundred different entries, none twice, each with a frame."""
    entries = [*_verbs.reporting().values(), *(one for some in _verbs.locutions().values() for one in some)]
    assert len(entries) == len(rows("reporting_verbs")) == len({entry.verb for entry in entries}) >= 400
    for entry in entries:
        assert entry.frames <= _verbs.FRAMES
        assert entry.cls in _verbs.CLASSES
        if entry.strength == "incise":
            assert entry.frames <= {"incise", "colon"}, entry.verb


@pytest.mark.parametrize(
    ("verb", "frame", "cls", "addressee", "strength"),
    [
        ("dire", "que", "say", "dat", "strong"),
        ("exhorter", "a_inf", "ask", "acc", "strong"),
        ("accuser", "de_inf", "accuse", "acc", "strong"),
        ("demander", "si", "ask", "dat", "strong"),
        ("estimer", "obj_attr", "judge", "", "weak"),
        ("qualifier", "obj_de", "judge", "acc", "strong"),
        ("sourire", "incise", "say", "", "incise"),
        ("se féliciter", "de_inf", "feel", "", "strong"),
        ("s'insurger", "incise", "accuse", "", "strong"),
        ("se dire", "attr", "say", "", "strong"),
    ],
)
def test_a_reporting_verb_says_how_it_reports(verb: str, frame: str, cls: str, addressee: str, strength: str) -> None:
    """Frames, class, addressee and strength of the entry are those of the table."""
    entry = _verbs.reporting()[verb]
    assert frame in entry.frames
    assert (entry.cls, entry.addressee, entry.strength) == (cls, addressee, strength)


def test_a_pronominal_is_found_by_its_verb() -> None:
    """``s'est félicité`` leads from félicité to se féliciter, which is another entry than féliciter."""
    lemma, flags = _verbs.forms()["félicité"]
    assert flags == PPAST
    assert _verbs.pronominals()[lemma].verb == "se féliciter"
    assert _verbs.reporting()[lemma].addressee == "acc"


@pytest.mark.parametrize(
    ("head", "verb", "rest", "pronominal", "negated"),
    [
        ("mettre", "mettre en garde", ("en", "garde"), False, False),
        ("prendre", "s'en prendre", ("en",), True, False),
        ("exclure", "ne pas exclure", (), False, True),
        ("faire", "se faire l'écho", ("l'écho",), True, False),
        ("prononcer", "se prononcer pour", ("pour",), True, False),
    ],
)
def test_a_locution_is_found_by_its_conjugated_verb(
    head: str, verb: str, rest: tuple[str, ...], pronominal: bool, negated: bool
) -> None:
    """The words after the verb, the pronoun and the negation are told apart."""
    entry = next(entry for entry in _verbs.locutions()[head] if entry.verb == verb)
    assert (entry.rest, entry.pronominal, entry.negated) == (rest, pronominal, negated)


def test_longer_locutions_stand_first() -> None:
    """Of two locutions that begin alike the longer is met first."""
    assert all(
        [len(one.rest) for one in some] == sorted((len(one.rest) for one in some), reverse=True)
        for some in _verbs.locutions().values()
    )


def test_a_third_person_tells_singular_from_plural() -> None:
    """``indiquent`` is plural only, ``réunit`` present and passé simple singular."""
    assert _verbs.forms()["indiquent"][1] & (P3S | P3P) == P3P
    assert _verbs.forms()["réunit"] == ("réunir", PRES | PS | P3S)
