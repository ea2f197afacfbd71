"""Whatever comes in: any str parses; anything else is refused with an error that names it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews import (
    InputError,
    find_dates,
    find_events,
    find_people,
    find_quotes,
    from_json,
    parse,
    parse_name,
    parse_names,
    same_person,
    to_json,
)

SENTENCE = "Le ministre belge, Paul Morel, a déclaré mardi que « l'offre tient » jusqu'au 3 mai. "


@pytest.mark.parametrize("wrong", [None, b"texte", 3, ["texte"], object()])
@pytest.mark.parametrize("function", [parse, find_quotes, find_dates, find_people, find_events])
def test_text_must_be_str(function, wrong):
    """What is no str is a TypeError that names its type."""
    with pytest.raises(TypeError, match=type(wrong).__name__):
        function(wrong)


@pytest.mark.parametrize("wrong", [None, b"Anne Ferrand", 3])
def test_names_must_be_str(wrong):
    """A name that is no str is a TypeError that names its type."""
    for call in (lambda: parse_name(wrong), lambda: parse_names(wrong), lambda: same_person("Anne Ferrand", wrong)):
        with pytest.raises(TypeError, match=type(wrong).__name__):
            call()


@pytest.mark.parametrize("wrong", ["un de ces jours", "", "2024-13-45", "32 mars 2024", "\x00", "9" * 5_000])
def test_published_that_cannot_be_read(wrong: str):
    """A publication date that cannot be read is an InputError that names it."""
    with pytest.raises(InputError) as caught:
        parse("Rien.", published=wrong)
    assert repr(wrong)[:20] in str(caught.value)


@pytest.mark.parametrize("wrong", [20240402, 1.5, True, ("2024", "04")])
def test_published_of_another_type(wrong):
    """A publication date is a date, a datetime or a string; nothing else is guessed at."""
    with pytest.raises((InputError, TypeError)):
        parse("Rien.", published=wrong)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\u202f", "\ufeff"])
def test_empty_text(text: str):
    """An empty text is an empty article with a warning."""
    article = parse(text)
    assert article.text == text
    assert list(article.spans()) == []
    assert [notice.code for notice in article.warnings] == ["empty"]


@pytest.mark.parametrize(
    "text",
    [
        "«",
        "»",
        "» «",
        "« « «",
        "« Oui »» , a-t-il dit. » « Non",
        "'" * 50,
        "\ud800",
        "« a\udfff », a dit M. \ud83d.",
        "a\x00b « c\x00 » a dit Paul Morel\x00.",
        "\u0301\u0301e\u0301",
        "M.",
        "M. a dit",
        "selon",
        "selon selon selon",
        "a-t-il a-t-il dit",
        "le 31 février 2024",
        "99/99/9999 à 99h99",
        "1er 1er 1er",
        "-" * 500,
        ". . . . .",
        "\u202e« Oui »\u202c",
        "Ａ ｄｉｔ",
        "x" * 100_000,
        "a\u00ad" * 1000,
        "\r\n\r\r\n",
    ],
)
def test_odd_texts(text: str):
    """Odd texts parse, and what is found in them stands where it says, before and after the round trip."""
    article = parse(text, published="2024-04-02")
    assert article.text == text
    assert from_json(to_json(article)) == article


@given(st.text(st.characters(), max_size=400))
def test_any_text(text: str):
    """Any text parses; every located value is what the text holds there."""
    article = parse(text)
    assert all(text[span.start : span.end] == span.text for span in article.spans())


@given(st.dates() | st.datetimes(timezones=st.none() | st.timezones(no_cache=True)))
def test_any_published(published: dt.date):
    """Any date or moment of the calendar is taken, its very ends too, whatever the text then counts from it."""
    text = "Il viendra demain, le mois prochain, dans dix ans. Il était venu hier, il y a un siècle, mardi dernier."
    article = parse(text, published=published)
    assert article.published_from == "given"
    assert from_json(to_json(article)) == article


def test_a_megabyte_on_one_line():
    """A megabyte on one line is parsed, and what stands at its end is found."""
    filler = "La pluie est tombée sur le port pendant que les bateaux rentraient un par un au quai. "
    text = filler * (1_000_000 // len(filler)) + SENTENCE
    (quote,) = parse(text, published="2024-04-02").quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Paul Morel"


@pytest.mark.parametrize("mark", ["«", "« ", "“", '"', " '", "‹", "(", "»", "« a "])
def test_twenty_thousand_marks(mark: str):
    """Twenty thousand opening marks, or closing ones, are parsed, and warned of."""
    article = parse(mark * 20_000, published="2024-04-02")
    assert mark == "(" or "unbalanced_marks" in [notice.code for notice in article.warnings]


@pytest.mark.parametrize(
    "piece",
    [
        SENTENCE,
        SENTENCE + "\n\n",
        "« a » ",
        "« a », a-t-il dit, ",
        "« a », dit-il ",
        "selon lui « a » ",
        "M. Morel dit que ",
        "qui dit que ",
        "Paul Morel, ",
        "MM. A et ",
        "PAUL MOREL ",
        "le ministre des ",
        "le 3 avril 2024 ",
        "mardi ",
        "lundi et ",
        "2024 ",
        "a rencontré ",
        "rencontre de ",
        "(AFP) – ",
        "Paul Morel\n\n",
        "d'",
        "-t-il ",
        " ",
        "\u00a0",
        "\t",
        "1",
        "é\u0301\u00ad",
    ],
)
def test_one_piece_over_and_over(piece: str):
    """A text made of one piece, over and over, is parsed; what that costs is measured by ``make hostile``."""
    text = piece * 500
    article = parse(text, published="2024-04-02")
    assert all(text[span.start : span.end] == span.text for span in article.spans())
