"""Every rule finds what its examples say, and nothing in its counter-examples."""

import datetime as dt

import pytest

from diplonews.dates.find import RULES, find_dates
from diplonews.options import Options
from diplonews.text import read

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in RULES for n, example in enumerate(rule.examples)
]
COUNTER = [
    pytest.param(rule, text, id=f"{rule.name}-{n}") for rule in RULES for n, text in enumerate(rule.counter_examples)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule, example):
    """A rule finds in its example what the example says, and says that it was this rule."""
    published = dt.date.fromisoformat(example.published) if example.published else None
    found = find_dates(read(example.text), published)
    assert tuple(f"{ref.text} = {ref.value}" for ref in found) == example.expect
    assert rule.name in {ref.rule for ref in found}


@pytest.mark.parametrize(("rule", "text"), COUNTER)
def test_counter_example(rule, text):
    """A rule is silent in its counter-examples."""
    assert rule.name not in {ref.rule for ref in find_dates(read(text), dt.date(2024, 4, 2))}


@pytest.mark.parametrize("rule", tuple(RULES), ids=lambda rule: rule.name)
def test_rule_is_documented(rule):
    """Every rule has an example, a counter-example and a definition that is a sentence."""
    assert rule.examples
    assert rule.counter_examples
    assert rule.definition.endswith(".")


@pytest.mark.parametrize(("rule", "example"), [p.values for p in EXAMPLES], ids=[p.id for p in EXAMPLES])
def test_rule_can_be_switched_off(rule, example):
    """A rule that the options switch off finds nothing."""
    published = dt.date.fromisoformat(example.published) if example.published else None
    found = find_dates(read(example.text), published, Options(disabled_rules=frozenset([rule.name])))
    assert rule.name not in {ref.rule for ref in found}
