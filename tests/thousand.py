"""A thousand arrays, made by a fixed rule, and what `parse` makes of them: the table that every engine must give.

Some are missing, some empty, a tenth is damaged. The rest hold what arrays hold: a lede, links, emphasis,
subheadlines, empty strings, and a notice at the end. Each has a number, for an engine may give the rows in another
order.
"""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

import newsparse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["assert_same", "make_arrays", "make_records"]

WORDS = "it rained — in Škofja Loka, where Zoë’s “café” сказала 北京 وقال £5 x < y AT&amp;T &nbsp; naïve".split()
SHAPES = ["{0}.", "{0}.", "", "<b>{0}</b>", '{0} <a href="{1}">{0}</a>.', "<i>{0}</i> and <b>{0}</b>, <br>{0}."]


@cache
def make_arrays() -> list[list[str] | None]:
    """Make the arrays, the same ones in every run."""
    source = random.Random(8)  # noqa: S311 - no secret
    return [_make_array(source, number) for number in range(1000)]


@cache
def make_records() -> list[dict[str, object] | None]:
    """Give what each becomes, as `to_dict` writes it."""
    return [None if array is None else newsparse.to_dict(newsparse.parse(array)) for array in make_arrays()]


def assert_same(rows: Iterable[Mapping[str, object]]) -> None:
    """Want rows with `id` and `article` to be the thousand: none lost, none doubled, each as `parse` has it."""
    pairs = [(row["id"], row["article"]) for row in rows]
    assert sorted(pairs, key=lambda pair: int(str(pair[0]))) == list(enumerate(make_records()))


def _make_array(source: random.Random, number: int) -> list[str] | None:
    """Make one array: a missing one, an empty one or, mostly, one of up to twelve strings and a notice."""
    match number % 50:
        case 7:
            return None
        case 17:
            return []
        case _:
            body = [_make_paragraph(source) for _ in range(source.randrange(12))]
            array = [f"<b>{_draw_words(source)}.</b>", *body, f"© {1996 + number % 40} BBC. All rights reserved."]
    return [string.encode().decode("latin-1") for string in array] if number % 10 == 3 else array


def _make_paragraph(source: random.Random) -> str:
    """Make one string, with or without markup."""
    target = f"https://example.org/{source.randrange(100)}?a=1&copy=2"
    return source.choice(SHAPES).format(_draw_words(source), target)


def _draw_words(source: random.Random) -> str:
    """Draw some words."""
    return " ".join(source.choices(WORDS, k=source.randrange(1, 30)))
