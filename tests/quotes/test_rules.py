"""Every construction of reported speech finds its examples and leaves its counter-examples alone."""

import pytest

from diplonews.options import Options
from diplonews.people.find import find_people
from diplonews.quotes.find import RULES, find_quotes
from diplonews.text import read

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTERS = [(rule, text) for rule in RULES for text in rule.counter_examples]


def shown(quotes):
    """Quotations as the examples write them."""
    return tuple(f"{q.text} <- {q.speaker.name if q.speaker else '-'}" for q in quotes)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda v: getattr(v, "name", None) or v.text[:40])
def test_example(rule, example):
    """A rule finds in each of its examples what the example says, and nothing more."""
    doc = read(example.text)
    assert shown(rule.run(doc, find_people(doc))) == example.expect


@pytest.mark.parametrize(("rule", "text"), COUNTERS, ids=lambda v: getattr(v, "name", None) or v[:40])
def test_counter_example(rule, text):
    """A rule finds nothing in its counter-examples."""
    doc = read(text)
    assert shown(rule.run(doc, find_people(doc))) == ()


def test_rules_are_told():
    """Fifty constructions and more, each with a definition, three examples and two counter-examples."""
    assert len(RULES.rules) >= 50
    for rule in RULES:
        assert rule.definition.endswith(".")
        assert len(rule.examples) >= 3
        assert len(rule.counter_examples) >= 2


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.name)
def test_rule_can_be_switched_off(rule):
    """A rule that is switched off finds nothing, and the other rules still do."""
    doc = read(rule.examples[0].text)
    off = Options(disabled_rules=[rule.name])
    assert rule.name not in {q.rule for q in find_quotes(doc, find_people(doc), (), off)}
