"""The targets of the fuzzer hold for what it begins with, so that a change is met here first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fuzz import seeds, targets
else:
    pytest.importorskip("fuzz", reason="only the checkout holds the fuzzer")
    from fuzz import seeds, targets


@pytest.mark.parametrize("target", targets.TARGETS)
def test_seeds(target: str) -> None:
    """No seed breaks a promise, and there are some for each target."""
    found = seeds.read_seeds(target)
    assert len(found) >= 6
    for seed in found:
        targets.TARGETS[target](seed)


@pytest.mark.parametrize("target", targets.TARGETS)
@pytest.mark.parametrize("raw", [b"", b"\0", b"\xff\xfe", b"\x1e", bytes(range(256))])
def test_any_bytes(target: str, raw: bytes) -> None:
    """Any bytes will do."""
    targets.TARGETS[target](raw)
