"""For the whole suite: how long hypothesis may look for a counterexample, and whether by chance; a standard input."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SLOW = [HealthCheck.too_slow]  # the machines that run this are small and shared
FIXED = "CI" in os.environ  # there a change is judged by what it changed; at a desk each run looks elsewhere
settings.register_profile("quick", max_examples=50, deadline=None, suppress_health_check=SLOW, derandomize=FIXED)
settings.register_profile("thorough", max_examples=150, deadline=None, suppress_health_check=SLOW, derandomize=FIXED)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(name="send")
def _send() -> Iterator[Callable[[bytes], None]]:
    """Give a way to send a few bytes to this process, as its standard input."""
    usual = os.dup(0)

    def send(content: bytes) -> None:
        ours, theirs = os.pipe()
        os.dup2(ours, 0)
        os.close(ours)
        os.write(theirs, content)
        os.close(theirs)

    yield send
    os.dup2(usual, 0)
    os.close(usual)
