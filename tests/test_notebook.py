"""The notebook is kept without outputs, runs from top to bottom, and shows what its text says."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

NOTEBOOK: Final = Path(__file__).parent.parent / "docs" / "tutorial.ipynb"
NEEDED: Final = ("ipykernel", "matplotlib", "nbclient", "pandas")


def test_no_outputs() -> None:
    """What is kept is what was written: no outputs, no counts, a name for each cell, and the usual kernel."""
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    cells = notebook["cells"]
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert len({cell["id"] for cell in cells}) == len(cells)
    for cell in cells:
        assert cell["metadata"] == {}
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


@pytest.mark.skipif(not all(map(find_spec, NEEDED)), reason=f"needs {', '.join(NEEDED)}")
def test_runs(tmp_path: Path) -> None:
    """Every cell runs without an error or a warning; the article, the tables and the picture say what the text says."""
    executed = tmp_path / "executed.ipynb"
    done = subprocess.run(  # noqa: S603 - the command is our own
        [sys.executable, "-m", "jupyter", "execute", f"--output={executed}", str(NOTEBOOK)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    cells = json.loads(executed.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert {output["output_type"] for output in outputs} == {"execute_result", "display_data"}
    shown = [output["data"] for output in outputs]
    assert '<a href="https://dailywave.example/' in "".join(shown[0]["text/html"])
    [picture] = [place for place, data in enumerate(shown) if "image/png" in data]
    rows = [line.split() for line in "".join(shown[picture - 1]["text/plain"]).splitlines()]
    counts = {host: (int(page), int(story)) for host, page, story in rows[2:]}
    assert [host for host, (_, story) in counts.items() if story][:2] == ["bbc.co.uk", "dailywave.example"]
    assert {host for host, (page, _) in counts.items() if page == counts["dailywave.example"][1]} == {
        "facebook.com",
        "instagram.com",
        "x.com",
    }
