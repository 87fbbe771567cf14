"""DuckDB: a function in SQL, which gets its argument as a column of Arrow."""

from __future__ import annotations

from typing import Any

import pytest

from thousand import assert_same, make_arrays

duckdb = pytest.importorskip("duckdb")
pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("newsparse.arrow")


def parse_article(column: Any) -> Any:
    """Parse a batch; DuckDB counts all parameters of a function, also those with a default."""
    return arrow.parse_column(column)


def test_function() -> None:
    """The function gives the articles, nulls included, and SQL reaches into them."""
    with duckdb.connect() as connection:
        empty = pa.table({"article": arrow.parse_column(pa.array([]))})
        connection.create_function(
            "parse_article",
            parse_article,
            [connection.sqltype("VARCHAR[]")],
            connection.from_arrow(empty).types[0],
            type="arrow",
            null_handling="special",  # else DuckDB keeps the nulls to itself, and knows an answer for them
        )
        connection.register("archive", pa.table({"id": range(1000), "paragraphs": make_arrays()}))
        done = connection.execute("SELECT id, parse_article(paragraphs) AS article FROM archive")
        names = [column[0] for column in done.description]
        assert_same([dict(zip(names, row, strict=True)) for row in done.fetchall()])
        holders = "SELECT DISTINCT parse_article(paragraphs).copyright.holder FROM archive ORDER BY ALL NULLS FIRST"
        assert connection.execute(holders).fetchall() == [(None,), ("BBC",)]
