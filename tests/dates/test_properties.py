"""What holds for every date, whatever the sentence: intervals, week shifts, silence without a publication date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews.dates import resolve_date
from diplonews.dates.find import find_dates
from diplonews.dates.intervals import parse_value
from diplonews.enums import Basis, DateType
from diplonews.text import read

NAMES = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre"]
CLAUSES = {
    "past": ["Le ministre a reçu {} l'émissaire.", "La délégation est repartie {}.", "Elle regagnait Oslo {}."],
    "future": ["Le ministre recevra {} l'émissaire.", "La délégation va repartir {}.", "Elle doit partir {}."],
}
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
WORDS = (
    "hier demain il y a dans deux vingt et un 3 2024 1er 14h30 semaines mois ans le du au de à , fin mi- prochain "
    "dernier lendemain été siècle XIXe heures nuit matin « » 30 février 9999 GMT"
).split()
PIECES = st.sampled_from([*NAMES, *MONTHS, *WORDS, "\n", "\u00a0", "\u2019"])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join))


def local(moment: dt.date | None) -> dt.date | None:
    """A moment without its zone, which the value prints only when it is UTC."""
    return moment.replace(tzinfo=None) if isinstance(moment, dt.datetime) else moment


def oracle(weekday: int, published: dt.date, tense: str) -> dt.date:
    """Walk day by day away from the publication day, itself first, until the weekday comes."""
    step = -1 if tense == "past" else 1
    day = published
    while day.weekday() != weekday:
        day = day.fromordinal(day.toordinal() + step)
    return day


@given(st.integers(0, 6), DAYS, st.sampled_from(["past", "future"]), st.integers(0, 2))
def test_weekday_follows_the_tense(weekday: int, published: dt.date, tense: str, clause: int):
    """A bare weekday is the last or the next of its name, as the tense of its clause says."""
    (ref,) = find_dates(read(CLAUSES[tense][clause].format(NAMES[weekday])), published)
    assert ref.begin == oracle(weekday, published, tense)


@pytest.mark.parametrize("tense", ["past", "future"])
@pytest.mark.parametrize("published", [dt.date(2024, 12, 26) + dt.timedelta(days=n) for n in range(7)], ids=str)
@pytest.mark.parametrize("weekday", range(7))
def test_every_weekday_in_every_tense_on_every_weekday(weekday: int, published: dt.date, tense: str):
    """All seven weekdays, told in both directions on all seven weekdays about the new year."""
    for clause in CLAUSES[tense]:
        (ref,) = find_dates(read(clause.format(NAMES[weekday])), published)
        assert ref.begin == oracle(weekday, published, tense)


@given(st.integers(0, 6), DAYS, st.sampled_from(["past", "present", "future"]))
def test_weekday_alone_follows_the_tense_asked_for(weekday: int, published: dt.date, tense: str):
    """A weekday given alone takes the tense that the caller asks for."""
    ref = resolve_date(NAMES[weekday], published, tense=tense)
    assert ref is not None
    assert ref.begin == oracle(weekday, published, tense)


@given(st.integers(0, 6), DAYS)
def test_prochain_and_dernier_are_strict(weekday: int, published: dt.date):
    """Prochain and dernier never mean the publication day, and lie a week or a fortnight apart."""
    after = resolve_date(f"{NAMES[weekday]} prochain", published)
    before = resolve_date(f"{NAMES[weekday]} dernier", published)
    assert after is not None
    assert before is not None
    assert before.begin < published < after.begin
    assert (after.begin - before.begin).days == (14 if weekday == published.weekday() else 7)


@given(st.integers(0, 6), st.integers(0, 6), DAYS)
def test_second_weekday_comes_after_the_first(first: int, second: int, published: dt.date):
    """In a list of weekdays the second is the first of its name after the first."""
    refs = find_dates(read(f"Ils se réuniront {NAMES[first]} et {NAMES[second]}."), published)
    assert 0 < (refs[1].begin - refs[0].begin).days <= 7


@given(TEXTS, DAYS)
def test_spans_intervals_and_values(text: str, published: dt.date):
    """Any text is read: spans index it, in order, intervals run forwards, and values parse back to them."""
    end = 0
    for ref in find_dates(read(text), published):
        assert ref.text == text[ref.start : ref.end]
        assert ref.start >= end
        end = ref.end
        if ref.begin is not None and ref.end_before is not None:
            assert ref.begin <= ref.end_before
        if ref.value is not None and ref.type is not DateType.DURATION:
            again = parse_value(ref.value)
            assert again.value == ref.value
            assert (local(again.begin), local(again.end_before)) == (local(ref.begin), local(ref.end_before))


@given(TEXTS)
def test_nothing_is_resolved_without_publication(text: str):
    """Without a publication date only what the text itself fixes has a value."""
    for ref in find_dates(read(text), None):
        if ref.value is not None and ref.type is not DateType.DURATION:
            assert ref.basis in (Basis.EXPLICIT, Basis.DISCOURSE, Basis.POST)


@given(
    st.sampled_from([*NAMES, "hier", "demain", "après-demain", "lundi prochain", "jeudi en huit", "cette semaine"]),
    DAYS,
)
def test_a_week_later_means_a_week_later(expression: str, published: dt.date):
    """Moving the publication by whole weeks moves what is counted from it by as much."""
    week = dt.timedelta(weeks=1)
    here, there = resolve_date(expression, published), resolve_date(expression, published + week)
    assert here is not None
    assert there is not None
    assert there.begin - here.begin == week


@given(TEXTS, DAYS)
def test_one_expression_never_raises(text: str, published: dt.date):
    """Whatever is handed to resolve_date, it answers with a date or None."""
    ref = resolve_date(text, published)
    assert ref is None or ref.text == text[ref.start : ref.end]
