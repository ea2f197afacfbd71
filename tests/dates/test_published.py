"""The publication date: given, from the dateline, from the page, and never from the clock."""

import datetime as dt

import pytest

from diplonews.dates.published import infer, read_published
from diplonews.errors import InputError
from diplonews.options import Options
from diplonews.text import read

BODY = (
    "Le ministre a reçu l'émissaire. Les pourparlers continuent dans la capitale, selon une source proche du dossier."
)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("2024-04-02", dt.date(2024, 4, 2)),
        ("2024-04-02T14:30:00", dt.datetime(2024, 4, 2, 14, 30)),  # noqa: DTZ001 -- the page gives no zone
        ("2024-04-02T14:30:00+00:00", dt.datetime(2024, 4, 2, 14, 30, tzinfo=dt.UTC)),
        ("6 avril 2022 à 14h32", dt.datetime(2022, 4, 6, 14, 32)),  # noqa: DTZ001 -- the page gives no zone
        ("April 6, 2022", dt.date(2022, 4, 6)),
        ("06/04/2022", dt.date(2022, 4, 6)),
        (dt.date(2024, 4, 2), dt.date(2024, 4, 2)),
        (None, None),
    ],
)
def test_given(given, value):
    """Dates, datetimes, ISO strings and dates as pages print them are read."""
    assert read_published(given) == value


@pytest.mark.parametrize(
    "given", ["hier", "bientôt", "12", "x" * 500, "2024-99-99", "il y a 3 jours 2024", "hier 1200"]
)
def test_unreadable(given):
    """What cannot be read is refused, what depends on today too."""
    with pytest.raises(InputError):
        read_published(given)


def test_time_zone():
    """A time without a zone takes the newsroom's."""
    read_in = read_published("2024-04-02T14:30", Options(time_zone="Europe/Paris"))
    assert read_in.utcoffset() == dt.timedelta(hours=2)


def test_dateline_with_year():
    """A dateline that prints its year is the publication date, and its words are kept."""
    found = infer(read(f"BERNE, 30 décembre 2016 (Agence) – {BODY}"))
    assert (found.value, found.source, found.evidence.text) == (dt.date(2016, 12, 30), "dateline", "30 décembre 2016")


def test_dateline_year_from_the_text():
    """A dateline without a year takes the one that the dates of the text allow."""
    found = infer(read(f"BERNE, 6 avr. (Agence) – {BODY} Le traité du 2 mars 2022 est caduc."))
    assert (found.value, found.source) == (dt.date(2022, 4, 6), "dateline")


def test_dateline_alone_fixes_no_year():
    """A dateline without a year and without any help stays unresolved."""
    assert infer(read(f"BERNE, 6 avr. (Agence) – {BODY}")).value is None


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("Publié le 5 mars 2021 à 18h40\n\nLe sommet échoue\n\n", "5 mars 2021 à 18h40"),
        ("Le sommet échoue\n\nMis à jour le 05/03/2021\n\n", "05/03/2021"),
        ("Le ministre à Oslo, ce 5 mars 2021. © Photo Agence\n\nLe sommet échoue\n\n", "ce 5 mars 2021"),
        ("Le sommet échoue\n\n— Anne Lund (@annelund) 5 mars 2021\n\n", "5 mars 2021"),
    ],
)
def test_page_furniture(page: str, words: str):
    """A label, a caption or a post's signature fixes the date when nothing better does."""
    found = infer(read(page + BODY))
    assert (found.value, found.source, found.evidence.text) == (dt.date(2021, 3, 5), "text", words)


def test_published_before_updated():
    """The day of publication goes before the day of the last change."""
    page = "Mis à jour le 6 mars 2021\n\nPublié le 5 mars 2021\n\nLe sommet échoue\n\n"
    assert infer(read(page + BODY)).value == dt.date(2021, 3, 5)


def test_body_dates_are_no_publication():
    """A date told in the story is not the publication date."""
    assert infer(read(f"Le sommet échoue\n\nLe traité du 5 mars 2021 est caduc. {BODY}")).value is None


def test_given_goes_first():
    """What is given is never overruled by the page."""
    found = infer(read("Publié le 5 mars 2021\n\n" + BODY), "2022-01-01")
    assert (found.value, found.source, found.evidence) == (dt.date(2022, 1, 1), "given", None)
