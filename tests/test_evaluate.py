"""The scorer is worth what its own faults show: each perturbation of a perfect answer must cost what it should."""

import pytest
from attrs import evolve

from diplonews.enums import EntityKind, EventType, QuoteKind, Status
from diplonews.errors import InputError
from diplonews.evaluate import LAYERS, Annotated, Item, Report, evaluate, name_key, read_annotated
from diplonews.model import Article
from diplonews.values import DateRef, Event, EventDate, Participant, Person, Place, Quote, Span, Speaker

TEXT = "« L'offre tient », a dit mardi Anne Roy. M. Costa a assuré que Lisbonne attendrait. Mme Roy ira à Oslo jeudi."


def at(surface, occurrence=0):
    """The span of a surface in the text."""
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(surface, start + 1)
    return Span(start, start + len(surface), surface)


def item(surface, occurrence=0, **kind):
    """The annotated item of a surface."""
    span = at(surface, occurrence)
    return Item(((span.start, span.end),), surface, **kind)


ROY = ("Anne Roy", "Roy")
GOLD = Annotated(
    "g",
    TEXT,
    "2024-04-02",
    {
        "quoted": (item("L'offre tient", names=ROY, constructions=("1",)),),
        "reported": (item("Lisbonne attendrait", names=("M. Costa", "Costa"), constructions=("17",)),),
        "dates": (item("mardi", values=("2024-04-02",)), item("jeudi", values=("2024-04-04",))),
        "people": (item("Anne Roy", names=ROY), item("M. Costa", names=("Costa",)), item("Mme Roy", names=ROY)),
        "events": (item("ira", type="CONSULT", values=("2024-04-04",), status="planned", place="Oslo", actors=(ROY,)),),
    },
)
ANSWER = Article(
    TEXT,
    quotes=(
        Quote("q1", QuoteKind.DIRECT, (at("L'offre tient"),), speaker=Speaker("Anne Roy", EntityKind.PERSON)),
        Quote("q2", QuoteKind.INDIRECT, (), at("Lisbonne attendrait"), speaker=Speaker("Costa", EntityKind.PERSON)),
    ),
    dates=tuple(
        DateRef(s.start, s.end, s.text, value=value)
        for s, value in ((at("mardi"), "2024-04-02"), (at("jeudi"), "2024-04-04"))
    ),
    people=(
        Person("p1", "Anne Roy", mentions=(at("Anne Roy"), at("Mme Roy"))),
        Person("p2", "Costa", mentions=(at("M. Costa"),)),
    ),
    events=(
        Event(
            "e1",
            EventType.CONSULT,
            at("ira"),
            status=Status.PLANNED,
            actors=(Participant("Anne Roy"),),
            place=Place("Oslo"),
            date=EventDate("2024-04-04"),
        ),
    ),
)


def scored(article: Article | None, gold: Annotated = GOLD) -> Report:
    """The report of one article."""
    return evaluate([(gold, article)])


def f1(article, layer):
    """The figure of one layer."""
    return scored(article).layers[layer].f1


def test_a_perfect_answer_is_perfect():
    """Every layer of the right answer has F1 1, and every construction is found."""
    report = scored(ANSWER)
    assert {layer: t.f1 for layer, t in report.layers.items()} == dict.fromkeys(LAYERS, 1.0)
    assert report.constructions == {("quoted", "1"): (1, 1), ("reported", "17"): (1, 1)}


def test_no_answer_is_worth_nothing():
    """An article that was not parsed misses everything and invents nothing."""
    report = scored(None)
    assert all(t.right == 0 and t.wrong == 0 for t in report.layers.values())
    assert report.layers["people"].missed == 3


def test_a_wrong_speaker_costs_the_speaker_only():
    """The span stays right; the layer with the speaker counts one wrong and one missed."""
    wrong = evolve(ANSWER.quotes[0], speaker=Speaker("Costa", EntityKind.PERSON))
    report = scored(evolve(ANSWER, quotes=(wrong, ANSWER.quotes[1])))
    assert report.layers["quoted"].f1 == 1
    assert (
        report.layers["quoted+who"].right,
        report.layers["quoted+who"].wrong,
        report.layers["quoted+who"].missed,
    ) == (0, 1, 1)


def test_no_speaker_is_not_the_right_speaker():
    """A quotation credited to nobody is wrong where the annotation names somebody."""
    nobody = evolve(ANSWER.quotes[0], speaker=None)
    assert f1(evolve(ANSWER, quotes=(nobody, ANSWER.quotes[1])), "quoted+who") == 0


def test_a_shifted_span_is_not_the_span():
    """A fragment one word short, a date one word long: exact layers count them wrong, the tolerant one does not."""
    short = evolve(ANSWER.quotes[0], fragments=(at("L'offre"),))
    assert f1(evolve(ANSWER, quotes=(short, ANSWER.quotes[1])), "quoted") == 0
    start = TEXT.index("dit mardi")
    long = DateRef(start, start + 9, "dit mardi", value="2024-04-02")
    report = scored(evolve(ANSWER, dates=(long, ANSWER.dates[1])))
    assert (report.layers["dates"].f1, report.layers["dates-span"].f1) == (1.0, 0.5)


def test_marks_and_stops_at_the_ends_do_not_count():
    """A fragment with its marks in is the same fragment."""
    marked = evolve(ANSWER.quotes[0], fragments=(at("« L'offre tient »"),))
    assert f1(evolve(ANSWER, quotes=(marked, ANSWER.quotes[1])), "quoted") == 1


def test_duplicates_count_once():
    """Saying the same thing twice costs precision."""
    report = scored(evolve(ANSWER, quotes=ANSWER.quotes * 2, dates=ANSWER.dates * 2, events=ANSWER.events * 2))
    assert [report.layers[k].precision for k in ("quoted", "reported", "dates", "events")] == [0.5] * 4
    assert [report.layers[k].recall for k in ("quoted", "reported", "dates", "events")] == [1.0] * 4


def test_spam_costs_precision():
    """Marking every word a date finds the dates and little else."""
    words = [DateRef(i, i + 1, TEXT[i], value="2024-04-02") for i in range(0, len(TEXT), 2)]
    tally = scored(evolve(ANSWER, dates=tuple(words))).layers["dates"]
    assert tally.recall < 1
    assert tally.precision < 0.1


def test_an_optional_item_counts_neither_way_but_is_no_hiding_place():
    """Found or not, an optional item changes nothing; from the fourth prediction on, what touches it is invented."""
    quoted = tuple(evolve(i, optional=True) for i in GOLD.layers["quoted"])
    gold = evolve(GOLD, layers={**GOLD.layers, "quoted": quoted})
    assert scored(ANSWER, gold).layers["quoted"].wrong == 0
    assert scored(evolve(ANSWER, quotes=()), gold).layers["quoted"].missed == 0
    pieces = tuple(Quote(f"x{i}", QuoteKind.DIRECT, (Span(i + 2, i + 3, TEXT[i + 2]),)) for i in range(6))
    assert scored(evolve(ANSWER, quotes=pieces), gold).layers["quoted"].wrong == 3


def test_the_publication_date_is_no_date_of_an_event():
    """Where the annotation gives an event no date, the publication date counts as wrong."""
    undated = evolve(GOLD, layers={**GOLD.layers, "events": (evolve(GOLD.layers["events"][0], values=(None,)),)})
    fallback = evolve(ANSWER.events[0], date=EventDate("2024-04-02"))
    assert scored(evolve(ANSWER, events=(fallback,)), undated).layers["events+who"].right == 0
    assert scored(evolve(ANSWER, events=(evolve(fallback, date=None),)), undated).layers["events+who"].right == 1


def test_arguments_status_and_place_are_counted_apart():
    """An extra party, another status and another place each cost their own layer."""
    other = evolve(
        ANSWER.events[0],
        recipients=(Participant("Costa"),),
        status=Status.OCCURRED,
        place=Place("Rome"),
    )
    report = scored(evolve(ANSWER, events=(other,)))
    assert report.layers["events"].f1 == 1
    assert (report.layers["args"].right, report.layers["args"].wrong) == (1, 1)
    assert (report.layers["status"].f1, report.layers["place"].f1) == (0, 0)


def test_names_agree_without_accents_case_and_civility():
    """What must agree of a name is its letters."""
    assert name_key("M. José ÉTIENNE-Roy") == name_key("jose etienne roy")
    assert name_key("Paris et l'Otan") == name_key("paris et Otan")
    assert name_key("Anne Roy") != name_key("Jean Roy")


def test_another_text_is_refused():
    """Offsets of one text mean nothing in another."""
    with pytest.raises(InputError, match="g: the article's text is not the annotated text"):
        evaluate([(GOLD, Article("Autre chose."))])


@pytest.mark.parametrize("raw", [b"[]", b'{"text": 3}'])
def test_what_is_no_annotated_article(raw, tmp_path):
    """What has no text is no annotated article; the message names file and line."""
    path = tmp_path / "gold.jsonl"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=r"gold\.jsonl:1: no annotated article"):
        read_annotated(path)


def test_a_file_that_cannot_be_read(tmp_path):
    """A missing file and one that is not UTF-8 are told by their names."""
    path = tmp_path / "gold.jsonl"
    with pytest.raises(InputError, match=r"gold\.jsonl: "):
        read_annotated(path)
    path.write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"gold\.jsonl: "):
        read_annotated(path)
