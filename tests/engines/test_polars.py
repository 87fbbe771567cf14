"""Polars: an expression on a column, eager, lazy or streaming; its strings are Arrow's views."""

from __future__ import annotations

from typing import Any

import pytest

from thousand import assert_same, make_arrays

polars = pytest.importorskip("polars")
arrow = pytest.importorskip("newsparse.arrow")

ARTICLE = polars.Series(arrow.parse_column(polars.Series([], dtype=polars.String))).dtype


def parse_series(column: Any) -> Any:
    """Parse a batch."""
    return polars.Series(arrow.parse_column(column))


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_expression(engine: str) -> None:
    """`map_batches` gives the articles, and their fields are columns to Polars."""
    frame = polars.DataFrame({"id": range(1000), "paragraphs": make_arrays()})
    articles = polars.col("paragraphs").map_batches(parse_series, return_dtype=ARTICLE)
    done = frame.lazy().select("id", article=articles).collect(engine=engine)
    assert_same(done.to_dicts())
    assert done["article"].struct.field("copyright").struct.field("holder").unique().sort().to_list() == [None, "BBC"]
