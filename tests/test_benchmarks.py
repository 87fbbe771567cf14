"""The benchmarks run: every workload and every peer that is installed gives a finite figure. Never a time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks import __main__ as command
    from benchmarks import hostile, limits, measure, peers, speed, tables, workloads
else:
    pytest.importorskip("benchmarks", reason="only the checkout holds the benchmarks")
    from benchmarks import __main__ as command
    from benchmarks import hostile, limits, measure, peers, speed, tables, workloads


@pytest.fixture(scope="module")
def measured() -> list[tables.Table]:
    """Make the smoke run once."""
    return [*speed.speed(tables.QUICK), *limits.limits(tables.QUICK)]


def test_every_figure_is_finite(measured: list[tables.Table]) -> None:
    """Every workload gives a finite figure in every column, and each table has rows."""
    for table in measured:
        assert table.rows
        for name, row in table.rows.items():
            assert len(row) == len(table.head) - 1, name
            for cell in row:
                numbers = cell if isinstance(cell, measure.Ratio) else (cell,)
                assert all(map(math.isfinite, numbers)), name


def test_nothing_is_left_out(measured: list[tables.Table]) -> None:
    """Every installed peer has a column, every kind of article and every hostile family a row."""
    reading, *_, hostile_ones, _memory = measured
    assert reading.head[1:] == tuple(peers.installed())
    assert {"(b) selectolax", peers.FLOOR.name} <= set(reading.head)
    assert len(reading.rows) == 1 + 2 * len(workloads.DAMAGE)
    assert hostile_ones.rows.keys() == hostile.fill(1_000).keys() >= hostile.FAMILIES.keys()


def test_a_missing_peer_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not installed is no reader, and the description says so; another missing module is an error."""

    def missing(package: str) -> peers.Peer:
        def make() -> peers.Reader:
            raise ModuleNotFoundError(name="gone.part")

        return peers.Peer("(z) gone", package, make, "all")

    monkeypatch.setattr(peers, "PEERS", (missing("gone"), peers.FLOOR))
    assert list(peers.installed()) == [peers.FLOOR.name]
    monkeypatch.setattr(peers, "PEERS", (missing("other"),))
    with pytest.raises(ModuleNotFoundError):
        peers.installed()


def test_workloads_are_what_they_say() -> None:
    """The share of strings with markup and of damaged arrays is the one asked for, and each run reads the same."""
    for share in (0.05, 0.5):
        arrays = workloads.articles(40, markup=share)
        assert arrays == workloads.articles(40, markup=share)
        assert all(sum("<" in html for html in array) == share * len(array) for array in arrays)
        assert not any("Ã" in html or "â" in html for array in arrays for html in array)
        damaged = workloads.articles(40, markup=share, damaged=1)
        assert damaged == [workloads.damage(array) for array in arrays]
    assert not any(html.isascii() for array in workloads.polyglot(10) for html in array)
    assert len(workloads.paragraphs(30, markup=0.05)) == 30


def test_comparing_counts_what_is_done() -> None:
    """Every job gets every item of every batch, and the very first once more, uncounted."""
    seen: dict[str, list[int]] = {"subject": [], "other": []}
    ratios = measure.compare(seen["subject"].append, {"other": seen["other"].append}, [[1, 2], [3]])
    assert seen == {"subject": [1, 1, 2, 3], "other": [1, 1, 2, 3]}
    assert min(ratios["other"]) > 0
    assert str(measure.Ratio(12.34, 1.26)) == "12 (1.3)"


def test_memory_is_counted() -> None:
    """A value's memory is what it holds, and what a job leaves behind is seen."""
    kept, value = measure.kept_bytes(lambda: bytes(100_000))
    assert len(value) <= kept < 2 * len(value)
    left: list[bytes] = []
    jobs = [lambda: left.append(bytes(1_000))] * 20
    assert 10_000 <= measure.leaked_bytes(jobs, 10) < 20_000


def test_tables_are_written_between_the_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--write` replaces what stands between the two marks of the page, and nothing else."""
    page = tmp_path / "page.md"
    page.write_text(f"before\n{command.BEGIN}stale\n{command.END}after\n", encoding="utf-8")
    monkeypatch.setattr(command, "PAGE", page)
    table = tables.Table("A question", ("", "answer"), {"row": (measure.Ratio(2, 1),), "sum": (0.5,)})

    def measured_before(_size: tables.Size) -> list[tables.Table]:
        return [table]

    monkeypatch.setattr(command, "speed", measured_before)
    monkeypatch.setattr(command, "limits", measured_before)
    command.main(["--quick", "--write"])
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{command.BEGIN}")
    assert text.endswith(f"{command.END}after\n")
    assert "| row | 2 (1) |\n| sum | 0.50 |" in text
    assert "stale" not in text
    assert "ftfy " in text


def test_the_page_has_the_marks() -> None:
    """The page of the documentation holds both marks, in order."""
    text = command.PAGE.read_text(encoding="utf-8")
    assert 0 <= text.find(command.BEGIN) < text.find(command.END)
