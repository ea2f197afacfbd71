"""Options: frozen values, passed explicitly, checked when they are made."""

import pickle
import re

import attrs
import pytest

from diplonews import InputError, Options, parse


def test_equal_options_are_equal():
    """Options of equal content are equal and hash the same, whatever collections they were made from."""
    made = Options(disabled_rules=["a.", "b"], cues=["marteler"], titles=("syndic",))
    same = Options(disabled_rules={"b", "a."}, cues=("marteler",), titles=["syndic"])
    assert made == same
    assert hash(made) == hash(same)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301


def test_options_are_frozen():
    """An option cannot be changed after the fact."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Options().time_zone = "Europe/Paris"


@pytest.mark.parametrize("zone", ["Paris", "", "Europe/Pari", "../etc/passwd", "/etc/localtime", "x" * 500])
def test_unknown_time_zone(zone: str):
    """A time zone that IANA does not know is an InputError that names it."""
    with pytest.raises(InputError, match="time_zone"):
        Options(time_zone=zone)


@pytest.mark.parametrize("name", ["disabled_rules", "cues", "titles", "organizations", "given_names"])
def test_one_string_is_no_collection(name: str):
    """A string where a collection must stand is refused: its letters would pass for entries."""
    with pytest.raises(InputError, match="twitter"):
        Options(**{name: "twitter"})


def test_further_cues():
    """A verb that the tables lack introduces quotations once it is named, in every form that is given."""
    text = "Anne Ferrand a longuement tambouriné que l'accord est mort."
    assert not parse(text).quotes
    quote = parse(text, options=Options(cues=("tambouriner",))).quotes[0]
    assert quote.speaker is not None
    assert quote.speaker.name == "Anne Ferrand"


def test_further_organizations():
    """An organisation that the tables lack is found once it is named."""
    text = "Le Conseil des Rives se réunira à Oslo."
    named = [party.name for party in parse(text, options=Options(organizations=("Conseil des Rives",))).organizations]
    assert "Conseil des Rives" in named
    assert "Conseil des Rives" not in [party.name for party in parse(text).organizations]


def test_rules_by_name_and_by_prefix():
    """A rule is switched off by its name, a family by a prefix that ends in a dot; what names no rule is refused."""
    text = "Elle viendra mardi."
    (found,) = parse(text, published="2024-04-02").dates
    family = found.rule.rsplit(".", 1)[0]
    for off in (found.rule, f"{family}.", "dates."):
        assert parse(text, published="2024-04-02", options=Options(disabled_rules={off})).dates == ()
    with pytest.raises(InputError, match=f"no rule is named '{family}'"):
        parse(text, options=Options(disabled_rules={family}))


@pytest.mark.parametrize("entries", [{"cues": (1,)}, {"titles": (" ",)}, {"offices": ("x",)}])
def test_entries_are_checked(entries):
    """An entry that is no word, and an office that is none, are refused by their value."""
    with pytest.raises(InputError, match=re.escape(repr(next(iter(entries.values()))[0]))):
        Options(**entries)
