"""How long newsparse takes, beside what does the same or less, and beside what it cannot do without."""

from __future__ import annotations

import ast
import json
import pickle
from typing import TYPE_CHECKING, TypeVar

import ftfy

import newsparse
from benchmarks import measure, workloads
from benchmarks.peers import FLOOR, installed
from benchmarks.tables import Size, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.measure import Ratio

__all__ = ["speed"]

_T = TypeVar("_T")


def speed(size: Size) -> Iterator[Table]:
    """Measure one table after the other."""
    yield _reading(size)
    yield _beside(size)
    yield _multiples(size)


def _reading(size: Size) -> Table:
    """Compare `parse` with the peers."""
    readers = installed()
    batches: dict[str, list[list[list[str]]]] = {
        "examples/harbour.txt": [[newsparse.loads(workloads.harbour())] * size.calls] * size.rounds
    }
    for markup in (0.05, 0.5):
        for name, damaged in workloads.DAMAGE.items():
            arrays = workloads.articles(size.articles, markup=markup, damaged=damaged)
            batches[f"{100 * markup:.0f} % markup, {name}"] = [arrays[n :: size.rounds] for n in range(size.rounds)]
    rows: dict[str, tuple[Ratio, ...]] = {}
    for name, rounds in batches.items():
        ratios = measure.compare(newsparse.parse, readers, rounds)
        rows[name] = tuple(ratios[reader] for reader in readers)
    return Table("Readers of arrays, `parse` = 1", ("", *readers), rows)


def _beside(size: Size) -> Table:
    """Compare single functions with what does a similar thing without newsparse."""
    text = workloads.harbour()
    as_json = json.dumps(newsparse.loads(text))
    rows = {
        "`loads` of examples/harbour.txt: `ast.literal_eval`": _compare(
            newsparse.loads, ast.literal_eval, [[text] * size.calls] * size.rounds
        ),
        "`loads` of the same as JSON: `json.loads`": _compare(
            newsparse.loads, json.loads, [[as_json] * size.calls] * size.rounds
        ),
    }
    intact = {
        "English": workloads.articles(size.calls, markup=0.05),
        "eight languages": workloads.polyglot(size.calls),
    }
    for name, arrays in intact.items():
        typographic = [[html for html in array if not html.isascii()] for array in arrays]
        damaged = [workloads.damage(array) for array in typographic]
        for state, batch in {"intact": typographic, "damaged": damaged}.items():
            row = f"`fix_encoding`, {name}, all beyond ASCII, {state}: `ftfy.fix_encoding`"
            rows[row] = _compare(newsparse.fix_encoding, _ftfy, [batch] * size.rounds)
    return Table("What else does it, newsparse = 1", ("", "time"), rows)


def _multiples(size: Size) -> Table:
    """Compare newsparse with what it cannot do without, and with itself."""
    array = newsparse.loads(workloads.harbour())
    article = newsparse.parse(array)
    batches = [[array] * size.calls] * size.rounds
    return Table(
        "newsparse, as a multiple of something",
        ("", "time"),
        {
            "`parse` of examples/harbour.txt: the floor (e)": _compare(FLOOR.make(), newsparse.parse, batches),
            "pickling and unpickling its article: parsing it": _compare(
                newsparse.parse,
                lambda _: pickle.loads(pickle.dumps(article)),  # noqa: S301 - made here
                batches,
            ),
            "importing newsparse: importing its dependencies": (
                measure.compare_imports("import selectolax.lexbor, attrs, ftfy", "import newsparse", 2 * size.rounds),
            ),
        },
    )


def _ftfy(array: list[str]) -> list[str]:
    return [ftfy.fix_encoding(html) for html in array]


def _compare(subject: Callable[[_T], object], other: Callable[[_T], object], batches: list[list[_T]]) -> tuple[Ratio]:
    return (measure.compare(subject, {"": other}, batches)[""],)
