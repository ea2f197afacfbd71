"""Hypothesis profiles: `dev` on a desk, `ci` repeatable, `nightly` long. HYPOTHESIS_PROFILE chooses."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=200, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

collect_ignore = ["consumer"]  # a project of its own, run by tests/strategies/test_consumer.py
INTEGRATIONS = Path(__file__).parent / "integrations"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what needs an extra unless it is named: ``make test`` stays light."""
    named = (Path(str(argument).partition("::")[0]).resolve() for argument in config.args)
    asked = any(path == INTEGRATIONS or INTEGRATIONS in path.parents for path in named)
    return True if collection_path == INTEGRATIONS and not asked else None
