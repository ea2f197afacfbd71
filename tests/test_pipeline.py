"""The pipeline: one article in, one value out, every part of it in its place, the same for ever."""

import datetime as dt
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews import Article, Options, find_dates, find_events, find_people, find_quotes, parse
from diplonews.pipeline import all_rules
from diplonews.samples import samples

DISPATCH = """Une offre tient toujours

OSLO, 2 avr. (AFP) – La ministre belge des Affaires étrangères, Anne Ferrand, rencontrera mercredi Paul Morel à Oslo.

« L'offre tient », a-t-elle assuré lundi. M. Morel a répondu que la Norvège l'examinerait.
"""


def _codes(text: str, **given) -> list[str]:
    return [notice.code for notice in parse(text, **given).warnings]


def test_all_layers_meet():
    """Text, dateline, dates, people and quotes of one dispatch stand in one value."""
    article = parse(DISPATCH, published="2024-04-02", id="offre", url="https://example.org/offre", source="Exemple")
    assert (article.id, article.url, article.source) == ("offre", "https://example.org/offre", "Exemple")
    assert article.text == DISPATCH
    assert article.title == "Une offre tient toujours"
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("OSLO", "AFP")
    assert article.dateline.date == dt.date(2024, 4, 2)
    assert [quote.speaker.name for quote in article.quotes if quote.speaker] == ["Anne Ferrand", "Paul Morel"]
    assert {"2024-04-03", "2024-04-01"} <= {date.value for date in article.dates}
    assert [person.name for person in article.people] == ["Anne Ferrand", "Paul Morel"]
    assert article.quotes_by("ferrand") == article.quotes[:1]


def test_ids_follow_the_text():
    """Ids count in order of first mention, and whatever is credited to an entity names one that exists."""
    for sample in samples():
        article = parse(sample.text, published=sample.published)
        assert [quote.id for quote in article.quotes] == [f"q{k}" for k in range(1, len(article.quotes) + 1)]
        assert [person.id for person in article.people] == [f"p{k}" for k in range(1, len(article.people) + 1)]
        assert [event.id for event in article.events] == [f"e{k}" for k in range(1, len(article.events) + 1)]
        firsts = [person.mentions[0].start for person in article.people if person.mentions]
        assert firsts == sorted(firsts)
        assert [quote.start for quote in article.quotes] == sorted(quote.start for quote in article.quotes)
        entities = {person.id for person in article.people} | {party.id for party in article.organizations}
        credited = {quote.speaker.entity for quote in article.quotes if quote.speaker and quote.speaker.entity}
        credited |= {party.entity for event in article.events for party in event.actors if party.entity}
        assert credited <= entities
        assert {event.quote for event in article.events if event.quote} <= {quote.id for quote in article.quotes}


def test_layers_alone_agree_with_the_whole():
    """What one function finds is what the whole article holds."""
    article = parse(DISPATCH, published="2024-04-02")
    assert find_quotes(DISPATCH, published="2024-04-02") == article.quotes
    assert find_dates(DISPATCH, published="2024-04-02") == article.dates
    assert find_people(DISPATCH) == article.people
    assert find_events(DISPATCH, published="2024-04-02") == article.events


@pytest.mark.parametrize(
    "published",
    [
        "2024-04-02",
        "20240402",
        "2 avril 2024",
        "April 2, 2024",
        dt.date(2024, 4, 2),
        dt.datetime(2024, 4, 2, 9, 30),  # noqa: DTZ001
        dt.datetime(2024, 4, 2, 9, 30, tzinfo=dt.UTC),
        "2024-04-02T09:30:00+02:00",
    ],
)
def test_published(published):
    """A publication date is taken as a date, a moment, or written out, and weekdays count from it."""
    article = parse("Elle est repartie lundi.", published=published)
    assert article.published_from == "given"
    assert str(article.published)[:10] == "2024-04-02"
    assert article.dates[0].value == "2024-04-01"


def test_time_zone_of_the_newsroom():
    """A publication time without a zone is the newsroom's, as the options say; one with a zone keeps it."""
    options = Options(time_zone="Europe/Paris")
    article = parse("Rien.", published="2024-04-02T09:30", options=options)
    assert article.published == dt.datetime(2024, 4, 2, 7, 30, tzinfo=dt.UTC)
    article = parse("Rien.", published="2024-04-02T09:30:00+00:00", options=options)
    assert article.published == dt.datetime(2024, 4, 2, 9, 30, tzinfo=dt.UTC)


def test_same_input_same_output():
    """Two parses are equal and hash the same."""
    first, second = (parse(DISPATCH, published="2024-04-02", title="T") for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
    assert len({first, second}) == 1


def test_values_pickle():
    """An article crosses the border of a process unchanged."""
    for sample in samples():
        article = parse(sample.text, published=sample.published, id=sample.id, url="https://example.org")
        back = pickle.loads(pickle.dumps(article))  # noqa: S301
        assert back == article
        assert hash(back) == hash(article)


def test_threads():
    """Threads that parse at once, with different options, do not disturb each other."""
    quiet = Options(disabled_rules={"dates.", "quotes."}, cues=("marteler",))
    jobs = [(sample, options) for sample in samples() for options in (None, quiet)] * 3

    def work(job) -> Article:
        sample, options = job
        return parse(sample.text, published=sample.published, options=options)

    alone = [work(job) for job in jobs]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(work, jobs)) == alone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "empty"),
        ("Il reviendra demain.", "no_publication_date"),
        ("La « porte est ouverte.", "unbalanced_marks"),
        ("Il a Ã©tÃ© reÃ§u.", "mojibake"),
        ("Lâ€™offre tient.", "mojibake"),
        ("Il a \ufffdt\ufffd re\ufffdu.", "mojibake"),
        ("Elle viendra le lundi 2 avril 2024.", "weekday_date_mismatch"),
        (
            "The talks will go on next week in Oslo, the minister told reporters on Tuesday after a long night. " * 3,
            "not_french",
        ),
        (
            "Els ministres van dir que les converses de la Unió es reprendran a Oslo la setmana vinent. " * 4,
            "not_french",
        ),
        (
            "I ministri hanno detto che i colloqui con l'Unione riprenderanno a Oslo la prossima settimana. " * 4,
            "not_french",
        ),
    ],
)
def test_warnings(text: str, expected: str):
    """What the caller should know of a text is a value with a code, and its place where it has one."""
    found = [notice for notice in parse(text).warnings if notice.code == expected]
    assert len(found) == 1
    assert found[0].message
    if expected in ("unbalanced_marks", "mojibake", "weekday_date_mismatch"):
        assert found[0].start is not None
        assert found[0].end is not None
        assert text[found[0].start : found[0].end]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_no_warnings(sample):
    """Sound French articles raise no warning about their language or encoding."""
    assert not {"not_french", "mojibake", "empty", "no_publication_date"} & set(
        _codes(sample.text, published=sample.published)
    )


def test_weekday_that_agrees():
    """A weekday that is the day's own is no cause for a warning, nor is a range or a short text."""
    assert _codes("Elle viendra le mardi 2 avril 2024.", published="2024-03-01") == []
    assert _codes("Du lundi 1er au vendredi 5 avril 2024.", published="2024-03-01") == []


@given(st.text(st.sampled_from("« »“”\"'’abé. ,\n\u00a0\u200b\r\u0301-–MA"), max_size=200))
def test_warnings_stand_in_the_text(text: str):
    """Whatever the text, a warning that has a place has one within the text."""
    for notice in parse(text).warnings:
        assert (notice.start is None) is (notice.end is None)
        if notice.start is not None and notice.end is not None:
            assert 0 <= notice.start < notice.end <= len(text)


def test_rules_are_listed_once():
    """Every rule has a name of its own that begins with its layer, and a definition."""
    names = [rule.name for rule in all_rules()]
    assert len(names) == len(set(names)) > 20
    assert {name.split(".")[0] for name in names} <= {"dates", "people", "quotes", "events"}
    assert all(rule.definition for rule in all_rules())


def test_rules_are_switched_off():
    """A layer whose rules are all switched off finds nothing, and says nothing."""
    assert parse(DISPATCH, published="2024-04-02", options=Options(disabled_rules={"dates."})).dates == ()
    assert parse(DISPATCH, published="2024-04-02", options=Options(disabled_rules={"quotes."})).quotes == ()
