"""Settings of the whole suite: how long hypothesis may look for a counterexample, and whether by chance."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow]  # the machines that run this are small and shared
FIXED = "CI" in os.environ  # there a change is judged by what it changed; at a desk each run looks elsewhere
settings.register_profile("quick", max_examples=50, deadline=None, suppress_health_check=SLOW, derandomize=FIXED)
settings.register_profile("thorough", max_examples=150, deadline=None, suppress_health_check=SLOW, derandomize=FIXED)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
