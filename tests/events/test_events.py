"""Events: each construction, who takes part, what is none, and what holds on any text."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplonews import Corpus, parse
from diplonews.dates.find import find_dates
from diplonews.enums import EventType, Status
from diplonews.events.find import RULES, find_events
from diplonews.lexicon import _events, _verbs
from diplonews.lexicon._tables import rows
from diplonews.options import DEFAULT, Options
from diplonews.people.find import find_people
from diplonews.quotes.find import find_quotes
from diplonews.text import read
from diplonews.values import Event

CASES = Path(__file__).parents[1] / "cases" / "events"
DAY = dt.date(2024, 4, 2)


def events(text: str, options: Options = DEFAULT, published: dt.date | None = DAY) -> tuple[Event, ...]:
    """The events of a text, every layer before run."""
    doc = read(text)
    people = find_people(doc, options)
    dates = find_dates(doc, published, options)
    quotes = find_quotes(doc, people, dates, options)
    return find_events(doc, people, dates, quotes, options, published)


def cases(name: str) -> list[dict[str, object]]:
    """The cases of one file."""
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def found(text: str, expect: str) -> Event | None:
    """The event that the expectation describes (``CONSULT visit planned: se rendra``), by a word of its trigger."""
    head, _, trigger = expect.partition(": ")
    kind, *mode, status = head.split()
    at = text.rindex(trigger)
    for event in events(text):
        spans = (event.trigger, *event.also)
        touched = any(s.start < at + len(trigger) and at < s.end for s in spans)
        if touched and event.type == kind and event.status == status and mode in ([], [event.mode]):
            return event
    return None


EXAMPLES = [(rule, e.text, line) for rule in RULES for e in rule.examples for line in e.expect]
COUNTER = [(rule, text) for rule in RULES for text in rule.counter_examples]


@pytest.mark.parametrize(("rule", "text", "expect"), EXAMPLES, ids=lambda v: getattr(v, "name", str(v)[:40]))
def test_rule_finds_its_examples(rule, text, expect):
    """Every example of a rule is found by that rule."""
    event = found(text, expect)
    assert event is not None
    assert event.rule == rule.name


@pytest.mark.parametrize(("rule", "text"), COUNTER, ids=lambda v: getattr(v, "name", str(v)[:40]))
def test_rule_leaves_its_counter_examples(rule, text):
    """A rule finds nothing in its counter-examples."""
    assert [e for e in events(text) if e.rule == rule.name] == []


@pytest.mark.parametrize("case", cases("constructions"), ids=lambda c: c["text"][:50])
def test_construction(case):
    """Further tenses and voices of each construction are found with type, mode and status."""
    assert found(case["text"], case["expect"]) is not None


@pytest.mark.parametrize("case", cases("parties"), ids=lambda c: c["text"][:50])
def test_parties_and_place(case):
    """Who takes part and where is named as the article names it."""
    event = found(case["text"], case["expect"])
    assert event is not None
    names = [p.name for p in (*event.actors, *event.recipients)]
    assert set(case.get("parties", [])) <= set(names)
    if "place" in case:
        assert event.place is not None
        assert event.place.name == case["place"]


@pytest.mark.parametrize("case", cases("none"), ids=lambda c: c["text"][:50])
def test_no_event(case):
    """Sentences without a diplomatic event yield none."""
    assert events(case["text"]) == ()


@pytest.mark.parametrize("case", cases("newswire"), ids=lambda c: c["text"][:50])
def test_newswire_sentence(case):
    """A single sentence as an agency writes it yields its event, with the right type and status."""
    assert found(case["text"], case["expect"]) is not None


@pytest.mark.parametrize("case", cases("known_failures"), ids=lambda c: c["text"][:50])
def test_known_failure(case, request):
    """What is misread today is listed; a case that passes must move to the file of its kind."""
    request.applymarker(pytest.mark.xfail(strict=True, reason="misread"))
    if case["expect"] == "none":
        assert events(case["text"]) == ()
    else:
        assert found(case["text"], case["expect"]) is not None


def test_every_guard_has_a_sentence_without_event():
    """Each guard of the table cancels its trigger in some sentence: without the guard's word nothing would hold it."""
    texts = [set(read(case["text"]).lower) for case in cases("none")]
    bare = [
        triggers
        for triggers, _, words in rows("event_guards")
        if not any(_has(text, triggers) and text & {w.lower() for w in words.split("|")} for text in texts)
    ]
    assert bare == []


def _has(text: set[str], triggers: str) -> bool:
    forms = _verbs.forms()
    return any(t in text or any(forms.get(w, ("",))[0] == t for w in text) for t in triggers.split("|"))


def test_constructions_are_shown_in_several_tenses():
    """The sentences of each construction show at least two statuses or forms of its triggers, and three sentences."""
    shown = {rule.name: [line for e in rule.examples for line in e.expect] for rule in RULES}
    for case in cases("constructions"):
        shown[case["rule"]].append(case["expect"])
    for name, lines in shown.items():
        assert len(lines) >= 3, name
        assert len(set(lines)) >= 2, name


def test_every_rule_has_examples():
    """Each construction shows three sentences and two that it leaves alone, and has a trigger."""
    used = {t.rule for some in (_events.verb_triggers(), _events.noun_triggers()) for ts in some.values() for t in ts}
    for rule in RULES:
        assert len(rule.examples) >= 3
        assert len(rule.counter_examples) >= 2
        assert rule.name.removeprefix("events.") in used


def test_every_type_has_triggers_and_codes():
    """The table names all sixteen types, more than 250 triggers, and a code for every type and status."""
    triggers = [t for some in (_events.verb_triggers(), _events.noun_triggers()) for ts in some.values() for t in ts]
    assert {t.type for t in triggers} == set(EventType)
    assert len({(t.rule, t.lemma, t.number) for t in triggers}) >= 250
    for kind in EventType:
        for status in Status:
            assert _events.code(kind, None, status).quad in (1, 2, 3, 4)


def test_rules_can_be_switched_off():
    """A rule that is switched off finds nothing; the others do not change."""
    text = "Le ministre grec se rendra jeudi à Ankara."
    assert events(text)[0].rule == "events.visit.se_rendre"
    assert events(text, Options(disabled_rules=frozenset(["events.visit.se_rendre"]))) == ()
    assert events(text, Options(disabled_rules=frozenset(["events."]))) == ()


def test_date_of_a_commemorated_event_dates_no_visit():
    """The day of what is commemorated is not the day of the visit."""
    text = "Joe Biden doit assister au centenaire de la victoire de Vittorio Veneto le 4 novembre 1918."
    [event] = events(text)
    assert event.status is Status.PLANNED
    assert event.date is None


COMMEMORATED = (
    ("Joe Biden se rendra en Normandie pour les 80 ans du débarquement le 6 juin 1944.", None),
    ("Le roi Charles III assistera à Ypres au centenaire de la bataille du 31 juillet 1917.", None),
    ("Le président polonais visitera Erevan, où sera célébrée l'indépendance du 21 septembre 1991.", None),
    ("En visite à Kigali, la ministre belge a évoqué le génocide d'avril 1994.", None),
    ("La chancelière autrichienne ira jeudi à Sarajevo pour commémorer l'attentat du 28 juin 1914.", "2024-04-04"),
    ("Le 8 mai, le président chilien visitera Lima.", "2024-05-08"),
)


@pytest.mark.parametrize(("text", "day"), COMMEMORATED)
def test_history_dates_no_visit(text, day):
    """A visit has its own day or none, never the day of what is commemorated there."""
    [visit] = [e for e in events(text) if e.mode == "visit"]
    assert (visit.date.value if visit.date else None) == day


def test_one_visit_in_two_articles():
    """A visit announced by two sources is one event of the corpus, planned for its day, with both sources."""
    texts = (
        "À l'issue de l'entretien, le ministre chilien Pablo Soto a annoncé qu'il se rendra jeudi à Bruxelles.",
        "Le chef de la diplomatie chilienne, Pablo Soto, est à Paris mardi.\n\nPablo Soto se rendra jeudi à Bruxelles.",
    )
    corpus = Corpus(parse(text, published="2024-04-02", id=f"a{k}") for k, text in enumerate(texts))
    [visit] = [e for e in corpus.timeline() if e.seen[0][1].place and e.seen[0][1].place.name == "Bruxelles"]
    assert [article.id for article, _ in visit.seen] == ["a0", "a1"]
    assert {event.status for _, event in visit.seen} == {Status.PLANNED}
    assert visit.begin == dt.date(2024, 4, 4)


def test_publication_day_is_no_fallback():
    """An event without a date of its own has none."""
    [event] = events("Le ministre grec s'est rendu à Ankara.")
    assert event.date is None


def test_mentions_of_one_event_are_one_item():
    """Title, verb and noun that tell of one visit become one event with all its triggers."""
    text = (
        "Anne Costa attendue à Ankara\n\nLa ministre grecque Anne Costa se rendra jeudi à Ankara. "
        "La visite durera deux jours."
    )
    visits = [e for e in events(text) if e.mode == "visit"]
    assert len(visits) == 1
    assert visits[0].date is not None
    assert visits[0].date.value == "2024-04-04"
    assert [s.text for s in visits[0].also]


def test_codes_are_derived():
    """A planned visit is an AGREE in PLOVER's terms, which have no future."""
    [event] = events("Le ministre grec se rendra jeudi à Ankara.")
    assert (event.plover_type, event.cameo_root, event.quad) == ("AGREE", "03", 1)


WORDS = ["Paris", "Moscou", "le", "ministre", "a", "rencontré", "sanctions", "visite", "de", "à", ",", ".", "«", "»",
         "et", "qui", "que", "mardi", "sera", "reçu", "par", "s'est", "rendu", "menace", "frappes", "\n\n"]  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_any_text(text):
    """Any text is read without error, twice alike, and every span indexes it."""
    first = events(text)
    assert first == events(text)
    for event in first:
        for span in (event.trigger, *event.also, *event.amounts):
            assert text[span.start : span.end] == span.text
        for party in (*event.actors, *event.recipients, *((event.place,) if event.place else ())):
            assert party.mention is None or text[party.mention.start : party.mention.end] == party.mention.text


def test_coding_book_names_every_construction():
    """The page of the coding book has every type, every construction and its first example."""
    page = (Path(__file__).parents[2] / "docs" / "explanation" / "events.md").read_text(encoding="utf-8")
    for kind in EventType:
        assert f"### {kind.value}\n" in page
    for rule in RULES:
        assert f"**`{rule.name}`** {rule.definition}" in page
        assert rule.examples[0].text in page


def test_possessive_takes_up_the_office_named_last():
    """``Sa visite`` is that of the office the sentence before tells of, not of whoever was quoted last by name."""
    text = (
        "Le ministre chilien Pablo Soto est arrivé lundi à Paris. Il doit appeler son homologue chinois, Li Wen.\n\n"
        "Le ministre chilien n'était pas venu en France depuis un an. Sa visite durera deux jours."
    )
    assert not [e for e in events(text) if e.mode == "visit" and "Li Wen" in [p.name for p in e.actors]]
