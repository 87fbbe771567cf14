"""What a run asks for, and what it answers: how much is read, and tables of ratios.

A size says how much is read: what a person waits for, or just enough to see that everything still runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.measure import Ratio

__all__ = ["QUICK", "USUAL", "Size", "Table"]


class Size(NamedTuple):
    """How much is read."""

    rounds: int
    """How often each comparison is made."""
    calls: int
    """How often a small thing is done in a round, to be long enough for the clock."""
    articles: int
    """How many articles there are of each kind, over all rounds."""
    lengths: tuple[int, ...]
    """Of one paragraph, in characters."""
    counts: tuple[int, ...]
    """Of the paragraphs of one array."""
    hostile: int
    """How long a hostile paragraph is."""
    kept: int
    """How many articles are read to see whether memory grows."""


QUICK: Final = Size(1, 2, 4, (1_000, 10_000), (10, 100), 1_000, 20)
"""A smoke run of seconds, whose figures mean little."""

USUAL: Final = Size(
    5, 100, 1_000, (10_000, 100_000, 1_000_000, 10_000_000), (100, 1_000, 10_000, 100_000), 1_000_000, 10_000
)
"""What docs/benchmarks.md shows."""


class Table(NamedTuple):
    """One question, with its answers."""

    title: str
    head: tuple[str, ...]
    rows: Mapping[str, tuple[Ratio | float, ...]]

    def __str__(self) -> str:
        """Write the table as Markdown."""
        cells = [self.head, tuple(["---"] + ["---:"] * (len(self.head) - 1))]
        cells += [(name, *map(_write, row)) for name, row in self.rows.items()]
        return "\n".join([f"**{self.title}**", "", *(f"| {' | '.join(row)} |" for row in cells), ""])


def _write(number: Ratio | float) -> str:
    return f"{number:.2f}" if isinstance(number, float) else str(number)
