"""The text layer, construction by construction: the cases are data."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews.text import Document, read
from diplonews.text.marks import MARKS
from diplonews.text.normalize import normalize
from diplonews.text.verbs import verb_groups

CASES = Path(__file__).parents[1] / "cases" / "text"


def cases(name: str) -> list[Any]:
    """The cases of one file, each named by its label."""
    found = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case.get("label", str(k))) for k, case in enumerate(found)]


def sentences(doc: Document) -> list[str]:
    """The sentences as the view has them."""
    return [doc.slice(a, b) for a, b in doc.sentences]


@pytest.mark.parametrize("case", cases("tokens"))
def test_tokens(case):
    """Elisions and inverted clitics stand alone, compounds stay whole."""
    assert list(read(case["text"]).words) == case["tokens"]


@pytest.mark.parametrize("case", cases("marks"))
def test_marks(case):
    """Each mark finds its partner, or costs only itself."""
    doc = read(case["text"])
    assert [doc.span(p.start, p.end).text for p in doc.pairs] == case["pairs"]
    assert [doc.words[i] for i in doc.lone_marks] == case.get("alone", [])
    assert [doc.span(p.start, p.end).text for p in doc.pairs if p.closed is False] == case.get("open", [])
    for pair in doc.pairs:
        assert pair.level == sum(p.open < pair.open < p.close for p in doc.pairs)
        assert pair.closed is (
            pair.close < len(doc) and doc.words[pair.close] in MARKS and not reopens(doc, pair.close)
        )


def reopens(doc: Document, i: int) -> bool:
    """Whether a pair begins at a token."""
    return any(pair.open == i for pair in doc.pairs)


@pytest.mark.parametrize(
    ("opening", "closing", "most"), [("«", "»", 1_500), ('"', '"', 400), ("'", "'", 400), ("“", "”", 1_500)]
)
def test_how_far_a_mark_looks(opening, closing, most):
    """A closing mark has a partner so many tokens before it, and not one more: beyond, a mark is missing."""
    for words, pairs in ((most - 1, 1), (most, 0)):
        assert len(read(f"Il dit {opening}{'a ' * (words - 1)}a{closing}, puis part.").pairs) == pairs


@pytest.mark.parametrize(("words", "pairs"), [(59, 1), (60, 0)])
def test_how_far_a_turned_pair_reaches(words, pairs):
    """Guillemets turned round are a pair within sixty tokens."""
    assert len(read(f"Il dit : » {'a ' * words}« et part.").pairs) == pairs


def test_how_deep_a_mark_looks():
    """A mark looks for its partner below five marks left open, and not below six."""
    for left, pairs in ((5, 1), (6, 0)):
        assert len(read("« a " + "‘b " * left + "».").pairs) == pairs


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(case):
    """Sentences do not break in abbreviations, initials or quotations."""
    assert sentences(read(case["text"])) == case["sentences"]


@pytest.mark.parametrize("case", cases("paragraphs"))
def test_paragraph_roles(case):
    """Each line of a page gets its role."""
    doc = read("\n\n".join(line for _, line in case["lines"]))
    assert [[p.role.value, p.text] for p in doc.paragraphs()] == case["lines"]


@pytest.mark.parametrize("case", cases("datelines"))
def test_datelines(case):
    """A dateline gives place, agency and date as printed."""
    doc = read(case["text"])
    if case.get("none"):
        assert doc.dateline is None
        return
    mark = doc.dateline
    assert mark is not None
    date = doc.view[slice(*mark.date)] if mark.date else None
    assert (mark.place, mark.agency, date) == (case.get("place"), case.get("agency"), case.get("date"))


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("e\u0301te\u0301", "été"),
        ("co\u00adopération", "coopération"),
        ("la \ufb01n", "la fin"),
        ("l’offre", "l'offre"),
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("6\u202f000\u00a0km", "6 000 km"),
        ("nul\x00part", "nul part"),
        ("a-t'il dit, dit-t'elle, dit-t'on", "a-t-il dit, dit-t-elle, dit-t-on"),
    ],
)
def test_the_view_has_one_spelling(text, view):
    """Decomposed accents, soft hyphens, ligatures, spaces and line ends are read as one spelling."""
    assert normalize(text)[0] == view


def test_a_span_of_the_view_is_a_span_of_the_text():
    """Offsets go back to the untouched text, decomposed accents included."""
    doc = read("L'e\u0301te\u0301 a co\u00admmencé hier.")
    assert [doc.token_span(i, i + 1).text for i in range(len(doc))] == [
        "L'",
        "e\u0301te\u0301",
        "a",
        "co\u00admmencé",
        "hier",
        ".",
    ]


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("« Oui », a-t-il cependant déclaré.", [("déclarer", "past")]),
        ("Il n'a pas été reçu par le roi.", [("recevoir", "past")]),
        ("Elle se rendra à Rome et va rencontrer le pape.", [("rendre", "future"), ("rencontrer", "near_future")]),
        ("La visite précède celle de lundi.", [("précéder", "present")]),
        ("Il vient de signer l'accord.", [("signer", "past")]),
        ("Elle aurait livré des armes.", [("livrer", "conditional_past")]),
        ("Elle l'a, pour sa part, jugé trop lent.", [("juger", "past")]),
        ("Moscou l'accuse de mentir.", [("accuser", "present"), ("mentir", "infinitive")]),
        ("Le président a un message.", [("avoir", "present")]),
        ("Il va être remis vendredi.", [("remettre", "near_future")]),
        ("Elle a rendu visite mardi au roi.", [("rendre", "past")]),
        ("Six avions sont en visite à Oslo.", [("être", "present")]),
        ("Les ministres, réunis à Oslo, partent.", [("réunir", "participle"), ("partir", "present")]),
        ("A Oslo, les pourparlers entre la Suède et la Norvège continuent.", [("continuer", "present")]),
        ("La Suède entre dans l'alliance.", [("entrer", "present")]),
        ("Il va parlé.", [("aller", "present"), ("parler", "participle")]),
        ("Il va être roi.", [("être", "near_future")]),
        ("Elle a été roi.", [("être", "past")]),
    ],
)
def test_verb_groups(sentence, groups):
    """A verb group is its main verb with the tense its auxiliary gives it; nouns that look like verbs are none."""
    doc = read(sentence)
    assert [(g.lemma, g.tense) for g in verb_groups(doc, 0, len(doc))] == groups


def test_voice_negation_and_subject():
    """Passive, negation and the pronoun subject are read off the group."""
    doc = read("Elle n'a pas été reçue, dit-on, et ils ne livreront que lundi.")
    first, second, third = verb_groups(doc, 0, len(doc))
    assert (first.passive, first.negated, doc.words[first.subject or 0]) == (True, True, "Elle")
    assert (second.inverted, doc.words[second.subject or 0]) == (True, "-on")
    assert (third.negated, third.plural) == (False, True)


def test_only_text_is_read():
    """What is no str is refused by its type."""
    with pytest.raises(TypeError, match="text must be str, not bytes"):
        read(b"non")  # type: ignore[arg-type]


MIXED = st.one_of(st.characters(), st.sampled_from("«»“”\"'‘’ \n.,-Aaé\u0301\u00ad\ufb01"))


@given(st.text(alphabet=MIXED, max_size=300))
def test_any_text_is_read(text):
    """Nothing raises; tokens, sentences and pairs lie in the text, in order, and no character but spaces is lost."""
    doc = read(text)
    assert "".join(doc.words) == "".join(doc.view.split())
    assert all(doc.view[a:b] == w for w, a, b in zip(doc.words, doc.starts, doc.ends, strict=True))
    for i in range(len(doc)):
        doc.token_span(i, i + 1)
    covered = [i for a, b in doc.sentences for i in range(a, b)]
    assert covered == list(range(len(doc)))
    for pair in doc.pairs:
        assert pair.open < pair.close <= len(doc)
        doc.span(pair.start, pair.end)
    outer = [(p.open, p.close) for p in doc.pairs if p.level == 0]
    assert all(a[1] <= b[0] for a, b in pairwise(outer))


@pytest.mark.parametrize(
    ("text", "sentences_"),
    [
        ("mot " * 1_000, [(0, 400), (400, 800), (800, 1_000)]),
        ("« " + "mot " * 900 + "» fin", [(0, 902), (902, 903)]),
        ("« " + "mot " * 900 + "»", [(0, 902)]),
        ("mot " * 200 + "« " + "mot " * 900 + "» fin", [(0, 1_102), (1_102, 1_103)]),
    ],
)
def test_endless_sentences_are_cut(text, sentences_):
    """What never ends is cut at four hundred tokens, though not within a quotation."""
    assert list(read(text).sentences) == sentences_
