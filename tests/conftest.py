"""Hypothesis profiles: `dev` on a desk, `ci` repeatable, `nightly` long. HYPOTHESIS_PROFILE chooses."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=200, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

collect_ignore = ["consumer"]  # a project of its own, run by tests/strategies/test_consumer.py
