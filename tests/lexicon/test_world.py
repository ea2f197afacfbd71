"""The world's tables: what each look-up must find, and what every row must be."""

import re
import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from diplonews.errors import LexiconError
from diplonews.lexicon import _events, _verbs, _world
from diplonews.lexicon._tables import cell_list, rows
from diplonews.lexicon._words import word_class
from diplonews.people.line import read_line
from diplonews.people.organizations import match, trie
from diplonews.people.titles import title_at
from diplonews.people.vocabulary import civilities, titles

LOOKUPS: tuple[Callable[[], object], ...] = (
    _world.countries,
    _world.demonyms,
    _world.compound_demonyms,
    _world.institutions,
    _world.titles,
    _world.given_names,
    _world.family_first,
    _world.known_surnames,
    _world.particles,
    _world.offices,
)
TABLES = (
    "countries",
    "other_demonyms",
    "compound_demonyms",
    "cities",
    "regions",
    "institutions",
    "titles",
    "portfolios",
    "civilities",
    "given_names",
    "family_first",
    "surnames_known",
    "name_particles",
    "offices",
)


@pytest.mark.parametrize(
    ("name", "iso3", "kind"),
    [
        ("france", "FRA", "country"),
        ("états-unis", "USA", "country"),
        ("etats-unis", "USA", "country"),
        ("congo-kinshasa", "COD", "country"),
        ("congo", "COG", "country"),
        ("saint-siège", "VAT", "country"),
        ("luxembourg", "LUX", "country"),
        ("moscou", "RUS", "capital"),
        ("n'djamena", "TCD", "capital"),
        ("kyiv", "UKR", "capital"),
        ("élysée", "FRA", "metonym"),
        ("elysée", "FRA", "metonym"),
        ("kremlin", "RUS", "metonym"),
        ("farnesina", "ITA", "metonym"),
    ],
)
def test_a_country_is_found_by_name_capital_and_metonym(name: str, iso3: str, kind: str) -> None:
    """Names, press spellings, seats of government and metonyms lead to the country, and say which they are."""
    line = read_line(name.upper() if name == "n'djamena" else name.title())
    _, named = match(line, 0, trie()[line.lower[0]]) or (0, None)
    assert named is not None
    assert (named.country, named.sort) == (iso3, kind)


@pytest.mark.parametrize(
    ("form", "code", "agreement"),
    [
        ("français", "FRA", "m"),
        ("françaises", "FRA", "fp"),
        ("russe", "RUS", "s"),
        ("russes", "RUS", "p"),
        ("grecque", "GRC", "fs"),
        ("turques", "TUR", "fp"),
        ("nigérien", "NER", "ms"),
        ("nigériane", "NGA", "fs"),
        ("dominicain", "DOM", "ms"),
        ("dominiquais", "DMA", "m"),
        ("sud-coréenne", "KOR", "fs"),
        ("équato-guinéens", "GNQ", "mp"),
        ("congolais", "COD", "m"),
        ("européenne", "EU", "fs"),
    ],
)
def test_a_demonym_says_its_country_gender_and_number(form: str, code: str, agreement: str) -> None:
    """A form open in gender or number leaves the letter out."""
    assert _world.demonyms()[form] == (code, agreement)


@pytest.mark.parametrize(
    ("form", "role", "gender", "number"),
    [
        ("ministre", "minister", "u", "s"),
        ("première ministre", "head_of_government", "f", "s"),
        ("chef de l'etat", "head_of_state", "m", "s"),
        ("cheffe de l'état", "head_of_state", "f", "s"),
        ("cheffes de la diplomatie", "foreign_minister", "f", "p"),
        ("porte-parole", "spokesperson", "u", "u"),
        ("ambassadrices", "ambassador", "f", "p"),
        ("généraux", "general", "m", "p"),
        ("reine", "monarch", "f", "s"),
        ("homologues", "counterpart", "u", "p"),
    ],
)
def test_a_title_says_its_role_gender_and_number(form: str, role: str, gender: str, number: str) -> None:
    """Every form of a title leads to the role, and tells what it says of the holder."""
    title = _world.titles()[form]
    assert (title.role, title.gender, title.number) == (role, gender, number)


def test_an_institution_is_found_by_alias_and_short_name() -> None:
    """The full name, the acronym and the press name lead to one value with its code."""
    bodies = _world.institutions()
    assert bodies["otan"] == bodies["alliance atlantique"]
    assert bodies["onu"].code == bodies["nations unies"].code == "UN"
    assert bodies["cédéao"].code == bodies["cedeao"].code == "ECOWAS"
    assert (bodies["afp"].kind, bodies["afp"].country) == ("agency", "FRA")
    assert bodies["sénat"].code is None


def test_places_keep_the_article_that_is_part_of_their_name() -> None:
    """Le Caire is Le Caire; la Crimée lies in Ukraine; the Sahel lies in no one state."""
    table = {row[0]: row for row in (*rows("cities"), *rows("regions"))}
    line = read_line("Le Caire")
    _, cairo = match(line, 0, trie()["le"]) or (0, None)
    assert cairo is not None
    assert cairo.country == "EGY"
    assert (table["Crimée"][1], table["Sahel"][1]) == ("UKR", "")


def test_names_are_found_without_their_accents() -> None:
    """Given names and surnames are printed with and without accents."""
    assert _world.given_names()["françois"] == _world.given_names()["francois"] == "m"
    assert _world.given_names()["camille"] == "u"
    assert _world.family_first()["nguyễn"] == _world.family_first()["nguyen"] == "vi"
    assert _world.known_surnames()["netanyahou"].name == _world.known_surnames()["netanyahu"].name


def test_civilities_and_particles_keep_their_case() -> None:
    """A capital tells Maître from a pronoun, and an article of a name from an article."""
    assert civilities()["Me"].kind == "legal"
    assert "me" not in civilities()
    assert civilities()["Mmes"].plural
    assert _world.particles()["Le"] == "article"
    assert "le" not in _world.particles()


def test_a_portfolio_makes_a_general_title_an_office() -> None:
    """The complement is found in the capitals of either press style, with and without accents on them."""
    for text in ("ministre des Affaires étrangères", "ministre des affaires étrangères"):
        phrase = title_at(read_line(text), 0, titles())
        assert phrase is not None
        assert phrase.role == "foreign_minister"
    roles = {title_at(read_line(f"ministre de l'{w}"), 0, titles()).role for w in ("Economie", "Économie")}  # type: ignore[union-attr]
    assert roles == {"economy_minister"}


def test_every_code_of_a_country_is_known() -> None:
    """Tables that name a country name one of the countries table; euro- names the European Union."""
    known = {*_world.countries(), "EU"}
    named = [row[1] for row in (*rows("cities"), *rows("regions"))]
    named += [code for row in rows("compound_demonyms") for code in cell_list(row[1])]
    named += [row[4] for row in rows("institutions")]
    assert {code for code in named if code} <= known


def test_codes_are_of_the_closed_lists() -> None:
    """Kinds, genders, numbers and ranks are what the heads of the tables say."""
    kinds = "organization alliance court parliament government armed_group ngo agency media company"
    assert {row[2] for row in rows("institutions")} == set(kinds.split())
    titles = "state diplomatic military religious royal expert media civil reciprocal"
    assert {row[6] for row in rows("titles")} == set(titles.split())
    assert {row[5] for row in rows("titles")} <= set("123456789")
    assert {row[1] for row in rows("given_names")} == set("mfu")
    assert {row[2] for row in rows("surnames_known")} == set("mf")
    assert {row[1] for row in rows("family_first")} == {"zh", "ko", "vi", "km"}
    assert {row[1] for row in rows("name_particles")} == {"nobiliary", "article", "filiation", "prefix"}


@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice_and_no_cell_has_stray_spaces(table: str) -> None:
    """Rows differ, cells and the items of their lists are stripped, and apostrophes are straight."""
    found = rows(table)
    assert len(set(found)) == len(found)
    for row in found:
        for item in (item for cell in row for item in cell.split("|")):
            assert item == item.strip(), row
            assert "’" not in item, row
        assert all("" not in cell.split("|") for cell in row if cell), row


def test_offices_do_not_end_before_they_begin() -> None:
    """A term has its dates in order, an open one has no end, and its office is in a known country or body."""
    codes = set(_world.countries()) | {row[1] for row in rows("institutions")}
    for terms in _world.offices().values():
        for term in terms:
            assert term.until is None or term.start < term.until, term
            assert term.seat in codes, term


def test_an_office_has_one_holder_at_a_time() -> None:
    """The terms of one office do not overlap, and only the last is open."""
    for terms in _world.offices().values():
        for one, following in pairwise(terms):
            assert one.until is not None, one
            assert one.until <= following.start, (one, following)


def test_an_office_is_found_by_role_and_seat() -> None:
    """The holders of one office come in the order of their terms."""
    terms = _world.offices()["foreign_minister", "FRA"]
    assert [term.person for term in terms][:2] == ["Hubert Védrine", "Dominique de Villepin"]
    assert [term.start for term in terms] == sorted(term.start for term in terms)


@pytest.mark.parametrize("lookup", LOOKUPS, ids=lambda lookup: str(lookup.__name__))
def test_a_lookup_is_built_once(lookup: Callable[[], object]) -> None:
    """The second call returns the very value of the first, and the first is quick."""
    start = time.perf_counter()
    first = lookup()
    assert time.perf_counter() - start < 0.5
    assert first
    assert lookup() is first


def table(monkeypatch, module: str, *lines: str):
    """Give a module of the lexicon these rows for whatever table it asks for."""
    monkeypatch.setattr(
        f"diplonews.lexicon.{module}.rows", lambda name: tuple(tuple(line.split("|")) for line in lines)
    )


def test_a_rank_is_a_number(monkeypatch):
    """A title whose rank is no number is told by its name."""
    table(monkeypatch, "_world", "roi|reine|rois|reines|king|haut|state")
    with pytest.raises(LexiconError, match=r"titles\.tsv: rank 'haut' of 'roi' is no number"):
        _world.titles.__wrapped__()


def test_a_term_has_days(monkeypatch):
    """An office holder whose term begins on no day is told by name and office."""
    table(monkeypatch, "_world", "king|NOR|Anne Roy|f|2024-02-31||press")
    with pytest.raises(LexiconError, match=r"offices\.tsv: Anne Roy as king of NOR"):
        _world.offices.__wrapped__()


def test_a_verb_has_values_that_its_table_defines(monkeypatch):
    """A reporting verb of an unknown class is told by its lemma."""
    table(monkeypatch, "_verbs", "dire|que|hum|à|neutral")
    with pytest.raises(LexiconError, match=r"reporting_verbs\.tsv: 'dire'"):
        _verbs._entries.__wrapped__()


def test_a_trigger_names_a_rule(monkeypatch):
    """A trigger of an unknown rule is told by its lemmas."""
    table(monkeypatch, "_events", "rien|v|dire|CONSULT|||")
    monkeypatch.setattr("diplonews.lexicon._events.event_rules", lambda: ())
    with pytest.raises(LexiconError, match=r"event_triggers\.tsv: 'dire' names an unknown rule"):
        _events._triggers.__wrapped__()


@pytest.mark.parametrize(
    ("look_up", "told"),
    [
        (lambda: _events.nouns.__wrapped__("rien"), "event_nouns.tsv: no class 'rien'"),
        (lambda: _events.code("RIEN", None, "occurred"), "event_codes.tsv: no row for RIEN"),
        (lambda: word_class.__wrapped__("quote_words", "rien"), "quote_words.tsv has no class 'rien'"),
    ],
)
def test_a_misspelt_class_is_no_empty_one(look_up, told):
    """What a table does not have is told, and never taken for an empty list."""
    with pytest.raises(LexiconError, match=re.escape(told)):
        look_up()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("# source: nous\n# columns: a | b\nx\ty\n", "no '# licence:' line in its head"),
        ("# source: nous\n# licence: MIT\n# columns: a | b\nx\ty\nz\n", ":5: 1 cells where the head says 2"),
        (None, "the package holds no such table"),
    ],
)
def test_a_table_is_checked_as_it_is_read(raw, told, monkeypatch):
    """Where a table came from, under which licence, and rows as wide as its head: else file and line are told."""
    monkeypatch.setattr("diplonews.lexicon._tables.get_data", lambda package, name: raw and raw.encode())
    with pytest.raises(LexiconError, match=re.escape(told)):
        rows.__wrapped__("x")
