"""How things are compared: in turns, in one process, by what they do on the same items.

A round gives every job the same batch of items. Whatever slows the machine down for a while then slows down both sides
of a ratio, and time is the processor's, so that other programs have no share in it. The order is turned round from one
round to the next. Garbage is collected before each job, and in it if the job makes that much: the programs of users run
with the collector on.
"""

from __future__ import annotations

import gc
import math
import subprocess
import sys
import tracemalloc
from statistics import linear_regression, median
from time import process_time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["Ratio", "compare", "compare_imports", "growth_exponent", "kept_bytes", "leaked_bytes"]

_T = TypeVar("_T")


class Ratio(NamedTuple):
    """How long one job takes, as a multiple of how long another does, over several rounds."""

    medians: float
    """By the median of the rounds of each."""
    minima: float
    """By the quickest round of each, which is the one that nothing disturbed."""

    def __str__(self) -> str:
        """Write the ratio of the medians, and that of the minima in brackets, to two digits or to whole ones."""
        return f"{_digits(self.medians)} ({_digits(self.minima)})"


def _digits(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.2g}"  # noqa: PLR2004 - two digits are all that repeats


def compare(
    subject: Callable[[_T], object], others: Mapping[str, Callable[[_T], object]], batches: Sequence[Sequence[_T]]
) -> dict[str, Ratio]:
    """Give how long each of the others takes for a batch, as a multiple of what the subject takes.

    There is a round for each batch; batches that differ must take alike.

    >>> compare(sorted, {"twice": lambda items: (sorted(items), sorted(items))}, [[[2, 1]] * 100] * 3).keys()
    dict_keys(['twice'])
    """
    jobs = [(None, subject), *others.items()]
    for _, job in jobs:
        job(batches[0][0])  # whatever is made once is made now
    times: dict[str | None, list[float]] = {name: [] for name, _ in jobs}
    for number, batch in enumerate(batches):
        for name, job in jobs if number % 2 else jobs[::-1]:
            times[name].append(_seconds(job, batch))
    return {name: _ratio(times[name], times[None]) for name in others}


def compare_imports(subject: str, other: str, rounds: int) -> Ratio:
    """Give how long another import statement takes, in a fresh interpreter, as a multiple of what the subject takes."""
    times = [(_import_seconds(other), _import_seconds(subject)) for _ in range(rounds)]
    return _ratio([time for time, _ in times], [time for _, time in times])


def growth_exponent(job: Callable[[_T], object], items: Mapping[int, _T], rounds: int) -> float:
    """Give the power of the size with which the time grows: the slope, by least squares, of log time over log size.

    The times are the least of all rounds: whatever disturbs a measurement makes it longer.
    """
    least = dict.fromkeys(items, math.inf)
    for _ in range(rounds):
        for size, item in items.items():
            least[size] = min(least[size], _seconds(job, [item]))
    return linear_regression([math.log(size) for size in least], [math.log(time) for time in least.values()]).slope


def kept_bytes(make: Callable[[], _T]) -> tuple[int, _T]:
    """Give how much memory a value holds, and the value: what was not allocated before it was made."""
    gc.collect()
    tracemalloc.start()
    value = make()
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept, value


def leaked_bytes(jobs: Iterable[Callable[[], object]], warm_up: int) -> int:
    """Give how many more bytes are allocated after all jobs than after the first few; their results are thrown away."""
    gc.collect()
    tracemalloc.start()
    settled = 0
    for number, job in enumerate(jobs):
        if number == warm_up:
            gc.collect()
            settled, _ = tracemalloc.get_traced_memory()
        job()
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept - settled


def _ratio(times: Sequence[float], unit: Sequence[float]) -> Ratio:
    return Ratio(median(times) / median(unit), min(times) / min(unit))


def _seconds(job: Callable[[_T], object], batch: Iterable[_T]) -> float:
    gc.collect()
    start = process_time()
    for item in batch:
        job(item)
    return process_time() - start


def _import_seconds(statement: str) -> float:
    """Time an import statement in an interpreter of its own, whose start does not count."""
    code = f"from time import process_time; start = process_time(); {statement}; print(process_time() - start)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="ascii")  # noqa: S603 - our own words
    return float(done.stdout)
