"""Hugging Face datasets: `map` over tables, in one process, in two, and as a stream."""

from __future__ import annotations

import os
from typing import Any

import pytest

from thousand import assert_same, make_arrays

os.environ["HF_HUB_OFFLINE"] = "1"  # read at the import: nothing here may ask a server

datasets = pytest.importorskip("datasets")
pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("newsparse.arrow")

# A worker is a fork of this process, where libraries of other tests have threads; Python 3.12 warns of that.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def add_articles(table: Any) -> Any:
    """Parse a batch."""
    return table.append_column("article", arrow.parse_column(table["paragraphs"]))


@pytest.fixture
def dataset() -> Any:
    """Hold the arrays as a dataset that gives tables of pyarrow."""
    datasets.disable_progress_bars()
    return datasets.Dataset(pa.table({"id": range(1000), "paragraphs": make_arrays()})).with_format("arrow")


@pytest.mark.parametrize("workers", [None, 2])
def test_map(dataset: Any, workers: int | None) -> None:
    """`map` gives the articles as they are typed, whatever the number of processes."""
    done = dataset.map(add_articles, batched=True, batch_size=128, num_proc=workers)
    assert done[:]["article"].type == arrow.ARTICLE_TYPE
    assert_same(done.with_format(None))


def test_stream(dataset: Any) -> None:
    """A stream gives the same, a batch at a time."""
    stream = dataset.with_format(None).to_iterable_dataset(num_shards=4).with_format("arrow")
    assert_same(stream.map(add_articles, batched=True, batch_size=128).with_format(None))
