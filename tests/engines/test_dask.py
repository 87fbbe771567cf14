"""Dask: a function on each partition, on workers of their own, one of which dies."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from thousand import assert_same, make_arrays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pandas = pytest.importorskip("pandas")
pa = pytest.importorskip("pyarrow")
dataframe = pytest.importorskip("dask.dataframe")
distributed = pytest.importorskip("distributed")
arrow = pytest.importorskip("newsparse.arrow")


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """Start two workers, each with a nanny, who starts it anew when it dies."""
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def add_articles(frame: Any, marker: Path | None = None) -> Any:
    """Parse a partition; the first to hold row 500 leaves the marker, and dies with its worker."""
    if marker and 500 in set(frame["id"]) and not marker.exists():
        marker.touch()
        os._exit(1)
    articles = arrow.parse_column(pa.array(frame["paragraphs"]))
    return frame.assign(article=pandas.Series(articles, frame.index, pandas.ArrowDtype(arrow.ARTICLE_TYPE)))


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("deaths", [0, 1])
def test_partitions(tmp_path: Path, deaths: int) -> None:
    """`map_partitions` gives the articles; a partition whose worker died is tried again, and counts once."""
    marker = tmp_path / "died"
    arrays = pandas.array(make_arrays(), pandas.ArrowDtype(pa.list_(pa.string())))
    frame = pandas.DataFrame({"id": range(1000), "paragraphs": arrays})
    partitions = dataframe.from_pandas(frame, npartitions=8)
    done = partitions.map_partitions(add_articles, marker if deaths else None, meta=add_articles(frame[:0])).compute()
    assert marker.exists() == bool(deaths)
    assert_same(done.assign(article=[None if row is pandas.NA else row for row in done["article"]]).to_dict("records"))
