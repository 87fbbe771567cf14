"""What fuzzing begins with: the cases of the tests, and the examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from fuzz.targets import SEPARATOR

__all__ = ["read_seeds"]

ROOT: Final = Path(__file__).parent.parent


def read_seeds(target: str, /) -> list[bytes]:
    """Give the bytes that become the cases' strings in a target."""
    if target == "damage":  # whose bytes stand for words
        return [bytes(range(start, start + 12)) for start in range(0, 36, 6)]
    if target == "loads":
        texts = [case["text"] for case in _read_cases("notation")]
        examples = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "examples").iterdir())]
        return [text.encode("utf-8", "surrogatepass") for text in texts + examples]
    arrays = [case["array"] for topic in ("encoding", "roles") for case in _read_cases(topic)]
    paragraphs = [case["html"] for case in _read_cases("markup")]
    if target != "strip_markup":
        paragraphs += [SEPARATOR.join(array) for array in arrays]
    return [text.encode("utf-8", "surrogatepass") for text in paragraphs]


def _read_cases(topic: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((ROOT / "tests" / "cases" / f"{topic}.json").read_text(encoding="utf-8"))
    return cases
