"""The invariants of every article on texts of every kind; ``make fuzz`` runs them on many more."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import invariants
import mutations
import pytest
import relations
from hypothesis import HealthCheck, given, settings

from diplonews import parse, to_json
from diplonews.samples import samples

FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
FOUND = json.loads(Path(__file__).with_name("found.json").read_text("utf-8"))
DIGESTS = """
import sys, hashlib, json
from diplonews import parse, to_json
for text, published in json.load(sys.stdin):
    print(hashlib.sha256(to_json(parse(text, published=published)).encode()).hexdigest())
"""


@pytest.mark.parametrize(
    ("holds", "drawn"), [pytest.param(one["holds"], one["drawn"], id=one["label"]) for one in FOUND]
)
def test_found_before(holds: str, drawn: list[object]):
    """Texts that broke an invariant or a relation once."""
    getattr(invariants if holds == "check" else relations, holds)(*drawn)


@FEW
@given(mutations.anything())
def test_anything(page: mutations.Page):
    """Any text, and any pieces of articles in any order."""
    invariants.check(*page)


@FEW
@given(mutations.damaged(mutations.pages()))
def test_damaged_articles(page: mutations.Page):
    """Articles that have been through a bad scraper."""
    invariants.check(*page)


@FEW
@given(mutations.generated())
def test_dispatches(page: mutations.Page):
    """Generated dispatches."""
    invariants.check(*page)


@FEW
@given(mutations.damaged(mutations.generated()))
def test_damaged_dispatches(page: mutations.Page):
    """Generated dispatches that have been through a bad scraper."""
    invariants.check(*page)


def test_whole_samples():
    """The embedded dispatches."""
    for sample in samples():
        invariants.check(sample.text, sample.published)


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_same_in_every_process(seed: str):
    """Another process, with another order of its sets, finds the same."""
    pages = [(sample.text, sample.published) for sample in samples()]
    said = subprocess.run(
        [sys.executable, "-c", DIGESTS],
        input=json.dumps(pages),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    here = [sha256(to_json(parse(text, published=published)).encode()).hexdigest() for text, published in pages]
    assert said.stdout.split() == here
