"""People, construction by construction: names, pairs, mentions and whom phrases stand for. The cases are data."""

import datetime as dt
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews import parse
from diplonews.options import DEFAULT, Options
from diplonews.people.coreference import identify, pronoun
from diplonews.people.find import RULES, find_people
from diplonews.people.fold import fold, near, sound
from diplonews.people.match import same_person
from diplonews.people.names import parse_name, parse_names
from diplonews.text import Document, read
from diplonews.values import Office

CASES = Path(__file__).parents[1] / "cases" / "people"


def table(name: str) -> dict[str, list[Any]]:
    """One file of cases."""
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def cases(name: str) -> list[Any]:
    """The cases of one file, each named by its label or text."""
    return [pytest.param(case, id=case.get("label") or case["text"]) for case in table(name)["case"]]


NAMES = [case["text"] for case in table("names")["case"]]
PAIRS = [
    (a, b, verdict)
    for kind, verdict in (("same", True), ("apart", False), ("open", None))
    for group in table("pairs")[kind]
    for a, b in combinations(group["names"], 2)
]


@pytest.mark.parametrize("case", cases("names"))
def test_a_name_is_taken_apart(case):
    """Given name, particle, family name and what stands with them are fields of their own."""
    name = parse_name(case["text"])
    for part in ("given", "particle", "family", "suffix", "gender"):
        assert getattr(name, part) == case.get(part), part
    for part in ("honorific", "title", "role", "country"):
        if part in case:
            assert getattr(name, part) == case[part], part
    assert name.order == case.get("order", "given_first")


@pytest.mark.parametrize("case", cases("names"))
def test_parts_are_located(case):
    """Every part's span indexes the text it was parsed from."""
    for part in parse_name(case["text"]).parts:
        assert case["text"][part.start : part.end] == part.text


@pytest.mark.parametrize("case", cases("lists"))
def test_several_names_in_one_line(case):
    """Those who share a civility, a title or a surname each have it."""
    found = parse_names(case["text"])
    assert [[n.given or "", n.family or ""] for n in found] == case["names"]
    if "gender" in case:
        assert {n.gender for n in found} == {case["gender"]}
    if "role" in case:
        assert {n.role for n in found} == {case["role"]}
    if "countries" in case:
        assert [n.country for n in found] == case["countries"]


@pytest.mark.parametrize(("a", "b", "verdict"), PAIRS)
def test_pairs(a, b, verdict):
    """Press spellings of one person are one; relatives and other genders are not; a surname tells nothing."""
    match = same_person(a, b)
    assert match.same is verdict, match.reasons
    assert match.reasons
    assert same_person(b, a) == match


def test_the_lists_are_wide():
    """The data keep the breadth they claim."""
    assert len(NAMES) >= 300
    assert len({case["origin"] for case in table("names")["case"]}) >= 40
    assert len(PAIRS) >= 400
    assert 0.4 < sum(verdict is True for *_, verdict in PAIRS) / len(PAIRS) < 0.6


def printed(doc: Document, options: Options) -> list[str]:
    """The persons as the rules' examples write them: canonical name, then every mention."""
    return [f"{p.name}: {' | '.join(m.text for m in p.mentions)}" for p in find_people(doc, options).persons]


@pytest.mark.parametrize("case", cases("articles"))
def test_people_of_a_text(case):
    """Each person has one entry, with every mention in order and nothing else."""
    assert printed(read(case["text"]), DEFAULT) == case["people"]


@pytest.mark.parametrize("case", [c for c in cases("articles") if "phrases" in c.values[0]])
def test_whom_phrases_stand_for(case):
    """Titles go to their bearer, pronouns to the subject of their gender, institutions to themselves."""
    doc = read(case["text"])
    people = find_people(doc)
    for phrase, name in case["phrases"].items():
        start = case["text"].rindex(phrase)
        first, last = doc.token_at(start), doc.token_at(start + len(phrase) - 1) + 1
        if last - first == 1 and doc.lower[first] in ("il", "elle", "ils", "elles"):
            found = pronoun(doc, people, first, DEFAULT)
        else:
            found = identify(doc, people, first, last, DEFAULT)
        known = found.name if found and (found.entity or found.also) else ""
        assert known == name, phrase


def test_an_office_is_asked_for_its_day():
    """A title that nobody bears in the article means the person named here who holds the office on that day."""
    office = Office("head_of_state", "NOR", "Paul Ferrand", None, dt.date(2010, 5, 1), dt.date(2014, 4, 30))
    options = Options(offices=(office,))
    doc = read("Paul Ferrand hésite. Le président norvégien a promis une aide.")
    phrase = doc.token_at(doc.view.index("Le président")), doc.token_at(doc.view.index("a promis"))

    def found(day: dt.date | None, given: Options = options) -> tuple[str, str]:
        who = identify(doc, find_people(doc, given, day), *phrase, given)
        assert who is not None
        return who.name, who.resolved_by

    assert found(dt.date(2012, 1, 1)) == ("Paul Ferrand", "office")
    described = ("Le président norvégien", "name")
    assert found(dt.date(2014, 5, 1)) == found(None) == described
    assert found(dt.date(2012, 1, 1), Options(offices=())) == described


@pytest.mark.parametrize("case", cases("roles"))
def test_what_is_said_of_people(case):
    """Titles before, after and said of a name; countries of titles and demonyms; gender by agreement."""
    found = {p.name: p for p in find_people(read(case["text"])).persons}
    for name, titles in case.get("roles", {}).items():
        assert [r.title for r in found[name].roles] == titles
    for name, country in case.get("countries", {}).items():
        assert found[name].country == country
    for name, gender in case.get("genders", {}).items():
        assert found[name].gender == gender


def test_roles_and_genders():
    """Roles keep the title as printed and the country it speaks of; gender follows civility, title and given name."""
    doc = read("La ministre belge de la Défense, Claude Daerden, a reçu le consul, M. Camille Oba.")
    daerden, oba = find_people(doc).persons
    assert [(r.title, r.country) for r in daerden.roles] == [("ministre belge de la Défense", "BEL")]
    assert (daerden.gender, daerden.country, oba.gender) == ("female", "BEL", "male")


def test_organisations_are_entities_with_codes():
    """Countries, capitals, metonyms and acronyms are entities; an acronym and its long form are one."""
    doc = read(
        "La Cédéao (Communauté économique des Etats de l'Afrique de l'Ouest) vise Bamako. Le Kremlin et le Mali rient."
    )
    bodies = find_people(doc).organizations
    assert [(o.name, o.code, o.country) for o in bodies] == [
        ("Cédéao", "ECOWAS", None),
        ("Bamako", "MLI", "MLI"),
        ("Kremlin", "RUS", "RUS"),
        ("Mali", "MLI", "MLI"),
    ]
    assert len(bodies[0].mentions) == 2


@given(st.sampled_from(NAMES))
def test_the_canonical_form_is_stable(text):
    """Parsing the canonical form gives the canonical form again, under the same key."""
    name = parse_name(text)
    again = parse_name(name.text)
    assert (again.text, again.key) == (name.text, name.key)


@given(
    st.sampled_from(
        [n for n in NAMES if parse_name(n).given and not parse_name(n).honorific and not parse_name(n).title]
    )
)
def test_a_civility_changes_only_honorific_and_gender(text):
    """Putting M. before a full name changes nothing of its parts."""
    plain, titled = parse_name(text), parse_name("M. " + text)
    assert (titled.given, titled.particle, titled.family, titled.suffix) == (
        plain.given,
        plain.particle,
        plain.family,
        plain.suffix,
    )
    assert (titled.honorific, titled.gender) == ("M.", "male")


@given(st.text(max_size=60), st.text(max_size=60))
def test_same_person_is_symmetric_and_reflexive(a, b):
    """Any two strings compare, the same way round and back, and each is itself."""
    assert same_person(a, b) == same_person(b, a)
    assert same_person(a, a).same is not False


@given(st.text())
def test_any_text_is_parsed(text):
    """No text stops the parser, and every located part is in it."""
    for name in parse_names(text):
        for part in name.parts:
            assert text[part.start : part.end] == part.text


SENTENCES = ["{} a parlé.", "M. {} est parti.", "Selon {}, rien ne presse.", "Le ministre {} hésite."]


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(NAMES)), max_size=8))
def test_mentions_hold_a_part_of_the_name(drawn):
    """Every mention has a word of its person's name, and no word of the text is in two mentions."""
    doc = read(" ".join(sentence.format(name) for sentence, name in drawn))
    people = find_people(doc)
    for person in people.persons:
        words = {sound(w) for w in person.name.replace("-", " ").split()} - {""}
        for mention in person.mentions:
            said = {sound(w) for w in mention.text.replace("-", " ").split()}
            assert words & said or not words, (person.name, mention.text)
    ends = [m.last for m in people.mentions]
    assert all(m.first >= end for m, end in zip(people.mentions[1:], ends, strict=False))


FULL = sorted({n for group in table("pairs")["same"] + table("pairs")["apart"] for n in group["names"] if " " in n})


@given(st.lists(st.sampled_from(FULL), min_size=2, max_size=10))
def test_no_chain_joins_two_persons(drawn):
    """No two full names of one entry are different persons, however many spellings stand between them."""
    people = find_people(read(". ".join(f"Hier, {name} a parlé" for name in drawn) + "."))
    for person in people.persons:
        said = [m.text for m in person.mentions if " " in m.text]
        for a, b in combinations(said, 2):
            assert same_person(a, b).same is not False, (person.name, a, b)


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(NAMES)), max_size=6))
def test_speakers_who_are_persons_are_people_of_the_article(drawn):
    """Whoever speaks under a name is one of the article's people, pronouns and titles included."""
    text = " ".join(sentence.format(name) for sentence, name in drawn)
    article = parse(
        text + " « Nous verrons », a-t-il dit. « Non », a répondu le ministre. Elle a promis que tout irait."
    )
    known = {person.id for person in article.people}
    for quote in article.quotes:
        if quote.speaker is not None and quote.speaker.kind == "person":
            assert quote.speaker.entity in known


def test_folds():
    """Accents and the spellings of the press fall together; other names do not."""
    assert fold("Ordoñera") == "ordonera"
    assert sound("Choïgou") == sound("Shoigu")
    assert sound("Morel") != sound("Merel")
    assert near("Ilhan", "Ihan")
    assert not near("Ilhan", "Iman")


@pytest.mark.parametrize("rule", tuple(RULES), ids=lambda rule: rule.name)
def test_rules_hold_their_examples(rule):
    """Each rule finds its examples, not its counter-examples, and is what finds them."""
    off = Options(disabled_rules=frozenset([rule.name]))
    for example in rule.examples:
        doc = read(example.text)
        assert printed(doc, DEFAULT) == list(example.expect)
        assert printed(doc, off) != list(example.expect)
    for text in rule.counter_examples:
        assert printed(read(text), DEFAULT) == []


def test_users_extend_the_lists():
    """Titles, organisations and given names that the user adds are read like those of the tables."""
    text = "Le vizir Tarmuk hésite. Zblorg Karmine aussi. L'Alliance Bleu Nuit se tait."
    options = Options(titles=("vizir",), organizations=("Alliance Bleu Nuit",), given_names=("Zblorg",))
    people = find_people(read(text), options)
    assert [p.name for p in people.persons] == ["Tarmuk", "Zblorg Karmine"]
    assert [o.name for o in people.organizations] == ["Alliance Bleu Nuit"]
    assert "Tarmuk" not in [p.name for p in find_people(read(text)).persons]


def test_an_acronym_defined_in_the_text_is_its_long_form():
    """An acronym in brackets after its long form names the same body from then on."""
    people = find_people(read("L'Office des ports du Lac (OPL) a démenti. Selon l'OPL, tout est calme."))
    assert [[m.text for m in o.mentions] for o in people.organizations] == [["Office des ports du Lac", "OPL", "OPL"]]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bruxelles a condamné la frappe. La réponse de Bruxelles tarde.", ["EU"]),
        ("Le sommet se tient à Bruxelles.", ["BEL"]),
        ("Le sommet se tient à Bruxelles. Bruxelles a adopté des sanctions.", ["BEL", "EU"]),
        ("Le ministre belge a parlé. Bruxelles a convoqué l'ambassadeur.", ["BEL"]),
    ],
)
def test_a_seat_is_the_body_that_acts_or_the_place(text, codes):
    """Bruxelles is the Union where it acts, the Belgian capital where something happens or Belgium is spoken of."""
    assert [o.code for o in find_people(read(text)).organizations] == codes


def test_a_newspaper_keeps_its_capitals():
    """Le Monde is a newspaper, « le monde » at the beginning of a sentence is not."""
    assert [
        o.name for o in find_people(read("Le monde change. L'équipe a gagné. Le Monde en parle.")).organizations
    ] == ["Le Monde"]
