"""Ray Data: `map_batches` over tables of pyarrow."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from thousand import assert_same, make_arrays

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # read at the import: nothing here may tell a server

pa = pytest.importorskip("pyarrow")
ray = pytest.importorskip("ray")
arrow = pytest.importorskip("newsparse.arrow")

# Ray's own context sets options of its own that it calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning:ray")


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """Start two workers."""
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


@pytest.mark.usefixtures("cluster")
def test_map_batches() -> None:
    """Four blocks, in batches of a hundred, give the articles."""
    parse_column = arrow.parse_column

    def add_articles(table: Any) -> Any:
        """Parse a batch; a function in a function is sent by its code, for the workers cannot import this file."""
        return table.append_column("article", parse_column(table["paragraphs"]))

    table = pa.table({"id": range(1000), "paragraphs": make_arrays()})
    blocks = pytest.importorskip("ray.data").from_arrow(table).repartition(4)
    assert_same(blocks.map_batches(add_articles, batch_format="pyarrow", batch_size=100).take_all())
