"""What a date carries besides its value: bound, mod, basis, interval; and what quotations and posts change."""

import datetime as dt
import time
import tomllib
from pathlib import Path

import pytest

from diplonews.dates import scan
from diplonews.dates.find import RULES, find_dates, reanchor
from diplonews.enums import Basis, Bound, DateType, QuoteKind
from diplonews.options import Options
from diplonews.text import read
from diplonews.values import Quote, Said, Span

TUESDAY = dt.date(2024, 4, 2)


def only(text: str, published: dt.date | dt.datetime | None = TUESDAY):
    """The one date of a text."""
    (ref,) = find_dates(read(text), published)
    return ref


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Il faut conclure avant le 15 mai.", Bound.BEFORE),
        ("Un accord est espéré d'ici vendredi.", Bound.BEFORE),
        ("La trêve tient jusqu'au 15 mai.", Bound.BEFORE),
        ("Les visas sont exigés à partir du 8 mai.", Bound.AFTER),
        ("A compter du 1er juillet, tout change.", Bound.AFTER),
        ("La ville est assiégée depuis lundi.", Bound.AFTER),
        ("Elle partira dès jeudi.", Bound.AFTER),
        ("Elle partira jeudi.", None),
        ("Après deux heures de route, il arriva.", None),
    ],
)
def test_bound(text: str, bound: Bound | None):
    """Words of limit set the bound and leave value and span alone."""
    assert only(text).bound is bound


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Réunis fin février, ils ont signé.", "END"),
        ("Début 2023, ils négociaient.", "START"),
        ("Il partira à la mi-mai.", "MID"),
        ("Ils ont parlé pendant près de deux heures.", "LESS_THAN"),
        ("Il attend depuis plus de deux mois.", "MORE_THAN"),
        ("Il attend depuis une dizaine de jours.", "APPROX"),
        ("Ils ont parlé deux heures.", None),
    ],
)
def test_mod(text: str, mod: str | None):
    """Hedges and edges are kept as mod."""
    assert only(text).mod == mod


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Le traité du 14 mars 2019 tient.", Basis.EXPLICIT),
        ("Elle partira jeudi.", Basis.PUBLICATION),
        ("Elle partira le 12 juin.", Basis.PUBLICATION),
        ("Au lendemain du scrutin, il a fui.", None),
        ("Ils ont parlé deux heures.", None),
    ],
)
def test_basis(text: str, basis: Basis | None):
    """A date says what it was counted from."""
    assert only(text).basis is basis


def test_discourse_basis():
    """A date counted from another date of the text says so."""
    refs = find_dates(read("Le traité fut signé le 7 juin 2022. Le lendemain, il partit."), None)
    assert [ref.basis for ref in refs] == [Basis.EXPLICIT, Basis.DISCOURSE]


def test_time_zone_of_a_clock_time():
    """A clock time with a zone has an aware interval, one without a naive one."""
    paris = only("Il parlera demain à 15 heures, heure de Paris.")
    assert paris.begin.utcoffset() == dt.timedelta(hours=2)
    assert only("Il parlera demain à 15 heures.").begin == dt.datetime(2024, 4, 3, 15)  # noqa: DTZ001 -- none is printed
    west = only("L'avion s'est écrasé lundi à 22 h 34 UTC-5.")
    assert west.begin.utcoffset() == dt.timedelta(hours=-5)


def test_post_counts_from_its_signature():
    """Deictics in an embedded post count from the day the post was signed."""
    text = "Le sommet échoue\n\nHier, nous avons signé — Anne Lund (@annelund) 13 novembre 2023"
    refs = find_dates(read(text), TUESDAY)
    assert [(ref.value, ref.basis) for ref in refs] == [("2023-11-12", Basis.POST), ("2023-11-13", Basis.EXPLICIT)]


def quote_in(text: str, words: str, said: str | None) -> Quote:
    """A quotation of ``words``, said on the day ``said``."""
    start = text.index(words)
    fragment = Span(start, start + len(words), words)
    return Quote("q1", QuoteKind.DIRECT, fragments=(fragment,), said=Said(date=said))


def test_quotation_of_another_day():
    """Deictics in a quotation count from the day it was said, where that is known."""
    text = "« Nous signerons demain », avait dit vendredi le ministre."
    doc = read(text)
    dates = find_dates(doc, TUESDAY)
    moved = reanchor(doc, dates, [quote_in(text, "Nous signerons demain", "2024-03-29")], TUESDAY)
    assert [(ref.text, ref.value, ref.basis) for ref in moved] == [
        ("demain", "2024-03-30", Basis.QUOTATION),
        ("vendredi", "2024-03-29", Basis.PUBLICATION),
    ]


@pytest.mark.parametrize("said", [None, "2024-04-02"])
def test_quotation_of_the_same_or_no_day(said: str | None):
    """Nothing moves when the quotation is of the publication day, or of no known day."""
    text = "« Nous signerons demain », a dit le ministre."
    doc = read(text)
    dates = find_dates(doc, TUESDAY)
    assert reanchor(doc, dates, [quote_in(text, "Nous signerons demain", said)], TUESDAY) == dates


def test_rules_are_switched_off_by_prefix():
    """A prefix that ends in a dot switches a family off."""
    text = "Elle partira jeudi 3 mai 2022, ou demain."
    found = find_dates(read(text), TUESDAY, Options(disabled_rules=frozenset(["dates.absolute.", "dates.weekdays."])))
    assert {ref.rule.split(".")[1] for ref in found} == {"years", "relative"}


def test_type_without_value():
    """An expression that means no day keeps its span and its type."""
    ref = only("Il est parti à 14h30.", None)
    assert (ref.text, ref.value, ref.type) == ("14h30", None, DateType.TIME)


@pytest.mark.parametrize(
    "piece", ["mars mars ", "de lundi à ", "deux ans ", "un et ", "3, ", "vingt-", "le 3 mai ", "14h"]
)
def test_hostile_text_costs_its_length(piece: str):
    """Four times the text costs at most about four times the time."""

    def cost(times: int) -> float:
        doc = read(piece * times)
        start = time.process_time()
        find_dates(doc, TUESDAY)
        return time.process_time() - start

    cost(10)
    small = min(cost(500) for _ in range(3))
    assert min(cost(2_000) for _ in range(2)) < 12 * small + 0.05


def test_rules_left_out_would_find_nothing(monkeypatch):
    """Rules that are not tried, because the words they need do not stand there, would not have found anything."""
    folder = Path(__file__).parents[1] / "cases" / "dates"
    cases = [case for path in folder.glob("*.toml") for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]
    texts = [case["text"] for case in cases] + [each.text for rule in RULES for each in rule.examples]
    sifted = [find_dates(read(text), TUESDAY) for text in texts]
    table = scan.table
    monkeypatch.setattr(scan, "table", lambda off, name: tuple(((), False, rule) for _, _, rule in table(off, name)))
    assert [find_dates(read(text), TUESDAY) for text in texts] == sifted
