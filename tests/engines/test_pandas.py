"""pandas: columns of Arrow's types, columns of objects, and cells that hold the text of an array."""

from __future__ import annotations

import io

import pytest

from thousand import assert_same, make_arrays, make_records

pandas = pytest.importorskip("pandas")
pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("newsparse.arrow")

has_capsules = pytest.mark.skipif(not hasattr(pandas.Series, "__arrow_c_stream__"), reason="pandas 3 and newer")
HOLDERS = {
    "arrow": lambda: pandas.Series(make_arrays(), dtype=pandas.ArrowDtype(pa.list_(pa.string()))),
    "objects": lambda: pandas.Series(make_arrays(), dtype=object),
    "numpy cells": lambda: pa.chunked_array([make_arrays()]).to_pandas(),  # as `read_parquet` gives them
}


@pytest.mark.parametrize("holder", HOLDERS)
def test_columns(holder: str) -> None:
    """By way of pyarrow, a column of any kind is read, and the articles are a column again."""
    series = HOLDERS[holder]()
    frame = pandas.DataFrame({"id": range(1000), "paragraphs": series})
    articles = arrow.parse_column(pa.array(frame["paragraphs"], from_pandas=True))
    frame["article"] = pandas.Series(articles, dtype=pandas.ArrowDtype(arrow.ARTICLE_TYPE))
    assert_same(
        frame.assign(article=[None if row is pandas.NA else row for row in frame["article"]]).to_dict("records")
    )


@has_capsules
@pytest.mark.parametrize("holder", HOLDERS)
def test_columns_as_they_are(holder: str) -> None:
    """A series of pandas 3 speaks Arrow itself."""
    assert arrow.parse_column(HOLDERS[holder]()).to_pylist() == make_records()


def test_cells_of_text() -> None:
    """What `to_csv` made of lists is read by `loads`; a missing cell is null."""
    file = io.StringIO()
    pandas.DataFrame({"id": range(1000), "paragraphs": make_arrays()}).to_csv(file, index=False)
    frame = pandas.read_csv(io.StringIO(file.getvalue()))
    articles = arrow.parse_column(pa.array(frame["paragraphs"], from_pandas=True))
    assert_same(pa.table({"id": frame["id"], "article": articles}).to_pylist())
