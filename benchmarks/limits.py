"""How far newsparse goes: growth with size, hostile paragraphs, memory."""

from __future__ import annotations

import json
import sys
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

import newsparse
from benchmarks import measure, workloads
from benchmarks.hostile import fill
from benchmarks.tables import Size, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["limits"]


def limits(size: Size) -> Iterator[Table]:
    """Measure one table after the other."""
    yield _growth(size)
    yield _hostile(size)
    yield _memory(size)


def _growth(size: Size) -> Table:
    """Fit the power of its size with which the time for an array grows."""
    array = workloads.paragraphs(max(size.counts), markup=0.05)
    texts = {
        "plain": " ".join(workloads.paragraphs(1_000, markup=0.05)).replace("<", ""),
        "with markup": " ".join(workloads.paragraphs(1_000, markup=0.5)),
        "damaged": " ".join(workloads.damage(workloads.paragraphs(1_000, markup=0.5))),
    }
    growing: dict[str, dict[int, list[str]]] = {
        f"arrays of {size.counts[0]:,} to {size.counts[-1]:,} paragraphs": {n: array[:n] for n in size.counts}
    }
    for kind, text in texts.items():
        growing[f"one paragraph of {size.lengths[0]:,} to {size.lengths[-1]:,} characters, {kind}"] = {
            length: [(text * (length // len(text) + 1))[:length]] for length in size.lengths
        }
    exponents = {name: measure.growth_exponent(newsparse.parse, items, size.rounds) for name, items in growing.items()}
    return Table("Exponents of growth, linear = 1", ("", "exponent"), {name: (e,) for name, e in exponents.items()})


def _hostile(size: Size) -> Table:
    """Compare a long hostile paragraph with ordinary paragraphs of that length in all."""
    strings = workloads.paragraphs(size.hostile // 100, markup=0.05)
    ends = accumulate(map(len, strings))
    ordinary = [html for html, end in zip(strings, ends, strict=True) if end <= size.hostile]

    def reading(array: list[str]) -> Callable[[None], object]:
        return lambda _: newsparse.parse(array)

    families = {name: reading([html]) for name, html in fill(size.hostile).items()}
    ratios = measure.compare(reading(ordinary), families, [[None]] * min(size.rounds, 3))
    ordered = sorted(ratios.items(), key=itemgetter(1), reverse=True)
    title = f"A hostile paragraph of {size.hostile:,} characters, as many in ordinary paragraphs = 1"
    return Table(title, ("", "time"), {name: (ratio,) for name, ratio in ordered})


def _memory(size: Size) -> Table:
    """Count what articles hold beside their texts, and what stays when they are thrown away."""
    held = {
        f"held beside the text, {100 * markup:.0f} % markup, {name}: bytes per character": _held(
            workloads.articles(size.calls, markup=markup, damaged=damaged)
        )
        for markup, name, damaged in ((0.05, "no damage", 0.0), (0.5, "no damage", 0.0), (0.5, "all damaged", 1.0))
    }
    arrays = workloads.articles(size.calls, markup=0.5, damaged=0.5)
    jobs = (partial(newsparse.parse, arrays[number % len(arrays)]) for number in range(size.kept))
    warm_up = size.kept // 10
    lost = measure.leaked_bytes(jobs, warm_up) / (size.kept - warm_up)
    name = f"kept of {size.kept:,} articles thrown away: bytes for each"
    return Table("Memory", ("", "bytes"), {key: (number,) for key, number in {**held, name: lost}.items()})


def _held(arrays: list[list[str]]) -> float:
    record = json.dumps(arrays)  # so that a string that becomes the text of a paragraph is counted, once
    kept, read = measure.kept_bytes(lambda: [newsparse.parse(array) for array in json.loads(record)])
    texts = [paragraph.text for article in read for paragraph in article.paragraphs]
    return (kept - sum(map(sys.getsizeof, texts))) / sum(map(len, texts))
