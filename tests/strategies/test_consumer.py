"""A project outside this one tests its own quotation finder with the generators, and learns what it misses."""

import subprocess
import sys
from pathlib import Path

import pytest

CONSUMER = Path(__file__).parents[1] / "consumer"


@pytest.fixture(scope="module")
def report():
    """What the other project's test run prints."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(CONSUMER)]
    config = ["--rootdir", str(CONSUMER), "-c", str(CONSUMER / "pyproject.toml")]
    return subprocess.run([*command, *config], capture_output=True, text=True, check=False)


def test_the_faults_of_the_finder_are_found(report):
    """Marks, pronouns and articles defeat the regular expression; what it does right stays green."""
    assert report.returncode == 1, report.stdout + report.stderr
    failed = {line.split("::")[1].split(" ")[0] for line in report.stdout.splitlines() if line.startswith("FAILED")}
    assert failed == {"test_quotation_and_name", "test_quotation_and_pronoun", "test_whole_dispatches"}


def test_the_examples_are_short_french(report):
    """Each fault is shown by the shortest text that has it."""
    told, _, _ = report.stdout.partition("short test summary")  # which repeats the examples where CI is set
    shown = [line for line in told.splitlines() if "  drawn=(" in line]
    assert len(shown) == 3
    assert all("Le temps presse" in line and len(line) < 200 for line in shown)
