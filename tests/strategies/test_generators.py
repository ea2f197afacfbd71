"""The strategies themselves: valid values, true spans, every construction, short failing examples."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import diplonews
from diplonews import meta, model, strategies, values
from diplonews.strategies import CONSTRUCTIONS
from diplonews.strategies._text import mark, mend, unmark

TYPES = [
    kind
    for module in (meta, values, model)
    for kind in vars(module).values()
    if isinstance(kind, type) and kind.__module__ == module.__name__ and kind.__name__ in diplonews.__all__
]
ALL = [(generator, name) for generator in CONSTRUCTIONS for name in CONSTRUCTIONS[generator]]
few = settings(max_examples=10, database=None, derandomize=True, suppress_health_check=list(HealthCheck))


@given(st.from_type(diplonews.Article))
def test_articles_are_valid_and_survive_json(article):
    """A drawn article passes the model's checks and is equal to itself after writing and reading."""
    assert diplonews.from_json(diplonews.to_json(article)) == article


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_public_type_resolves(kind):
    """``st.from_type`` draws any public type of the model."""

    @few
    @given(st.from_type(kind))
    def draws(value):
        assert isinstance(value, kind)

    draws()


@given(strategies.quotes(texts=st.just("« Non », dit-il.")))
def test_spans_are_cut_out_of_the_given_text(quote):
    """Every span of a drawn quote stands in the text that was asked for."""
    for span in (*quote.fragments, *filter(None, (quote.clause, quote.cue))):
        assert "« Non », dit-il."[span.start : span.end] == span.text


def test_a_smallest_quote_is_small():
    """Shrinking leads to one short fragment and nothing beside it."""
    quote = find(strategies.quotes(), lambda q: bool(q.fragments), settings=settings(database=None))
    assert len(quote.text) == 1
    assert (quote.cue, quote.speaker, quote.evidence) == (None, None, ())


@given(strategies.reported_speech())
def test_spans_of_reported_speech_index_the_text(drawn):
    """Every expected span of a quote stands where it says, and no label is left in the text."""
    text, quotes = drawn
    assert not any("\ue000" <= character <= "\uf8ff" for character in text)
    assert diplonews.Article(text, quotes=quotes).quotes == quotes
    assert text.strip() == text


@given(strategies.french_dates())
def test_expected_dates_index_the_sentence(drawn):
    """An expected date stands in its sentence, and its interval runs forwards."""
    text, published, expected = drawn
    if expected:
        assert diplonews.Article(text, published=published, dates=(expected,)).dates[0].text == expected.text
        assert expected.value


@given(strategies.person_names())
def test_parts_of_a_name_index_it(drawn):
    """The parts of a name stand where they say and make up its fields."""
    text, name = drawn
    assert name.text == text
    for part in name.parts:
        assert text[part.start : part.end] == part.text
    assert {part.kind for part in name.parts} == {
        kind for kind in ("given", "particle", "family", "suffix", "honorific", "title") if getattr(name, kind)
    }


@given(strategies.dispatches())
def test_dispatches_are_whole_articles(drawn):
    """A drawn dispatch is a valid article over its text, with one event, somebody named, paragraphs that cover it."""
    text, article = drawn
    assert article.text == text
    assert "\n\n".join(paragraph.text for paragraph in article.paragraphs) == text
    assert len(article.events) == 1
    assert article.people
    assert diplonews.from_json(diplonews.to_json(article)) == article


@pytest.mark.parametrize(("generator", "name"), ALL, ids=lambda value: value)
def test_every_construction_can_be_chosen(generator, name):
    """A construction asked for is the one that is drawn."""

    @settings(few, max_examples=3, phases=[Phase.generate])
    @given(getattr(strategies, generator)(constructions=[name]))
    def draws(drawn):
        if generator == "reported_speech":
            assert {quote.rule for quote in drawn[1]} <= {name}
        elif generator == "french_dates" and drawn[2]:
            assert drawn[2].rule == name

    draws()


def test_the_catalogues_are_complete():
    """Fifty constructions of reported speech and forty-six of dates, each number once."""
    assert sorted(CONSTRUCTIONS["reported_speech"].values()) == list(range(1, 51))
    assert sorted(CONSTRUCTIONS["french_dates"].values()) == list(range(1, 47))


@pytest.mark.parametrize("asked", [["inversion"], [], "incise_name"])
def test_unknown_constructions_are_refused(asked):
    """A name that no catalogue has, none at all, or a bare string is an error of the caller."""
    with pytest.raises(InvalidArgument, match="construction"):
        strategies.reported_speech(constructions=asked)


def test_failing_text_shrinks_to_a_short_sentence():
    """What a test prints when it fails is the shortest French that still makes it fail."""
    strategy = strategies.reported_speech(constructions=["incise_name", "apposition"])
    text, quotes = find(strategy, lambda drawn: bool(drawn[1]), settings=settings(database=None, derandomize=True))
    assert text == "« Le temps presse », a dit Paul Ferrand."
    assert quotes[0].speaker.name == "Paul Ferrand"


@pytest.mark.parametrize(
    ("joined", "french"),
    [
        ("auprès de le ministre", "auprès du ministre"),
        ("à les parties", "aux parties"),
        ("à l'armée", "à l'armée"),
        ("de Oslo", "d'Oslo"),
        ("que elle, que un, que une, que on", "qu'elle, qu'un, qu'une, qu'on"),
        ("de le homologue", "de l'homologue"),
        ("de le Havre", "du Havre"),
        ("parle de «aveu»", "parle d'«aveu»"),
        ("de onze pays", "de onze pays"),
    ],
)
def test_pieces_are_joined_as_french_joins_them(joined, french):
    """Elision and contraction at the joints."""
    assert mend(joined) == french


def test_a_label_gives_up_a_contracted_article():
    """Where « à le » becomes « au », the label keeps the noun."""
    text, labels = unmark(mend(f"face à {mark('s', 'le ministre')}, dit-on"))
    assert text == "face au ministre, dit-on"
    assert [text[label.start : label.end] for label in labels] == ["ministre"]


def test_importing_hypothesis_imports_nothing_of_the_model():
    """The entry point costs a look at what is loaded: neither the model nor attrs come in with Hypothesis."""
    code = (
        "import sys, diplonews._hypothesis, hypothesis; diplonews._hypothesis.setup();"
        "sys.exit('diplonews.values' in sys.modules or 'diplonews.strategies' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("order", ["import hypothesis, diplonews.values", "import diplonews.values, hypothesis"])
def test_either_may_be_imported_first(order):
    """Types are known to Hypothesis whichever of the two is imported first, and the strategies load when asked for."""
    code = (
        f"{order}, diplonews._hypothesis as hook, sys\n"
        "hook.setup()\n"  # as the entry point does, whether or not this interpreter sees it
        "assert 'diplonews.strategies' not in sys.modules\n"
        "from hypothesis import strategies as st\n"
        "assert st.from_type(diplonews.values.Span).validate() is None\n"
        "assert 'diplonews.strategies' in sys.modules\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
