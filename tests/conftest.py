"""Settings of the whole suite: how long hypothesis may look for a counterexample."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow]  # the machines that run this are small and shared
settings.register_profile("quick", max_examples=50, deadline=None, suppress_health_check=SLOW)
settings.register_profile("thorough", max_examples=150, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
