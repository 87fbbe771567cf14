"""Spark: `mapInArrow` hands over batches; the workers are Sail's, which speaks Spark's protocol, or those of a JVM."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Any

import pytest

from thousand import assert_same, make_arrays

if TYPE_CHECKING:
    from collections.abc import Iterator

pa = pytest.importorskip("pyarrow")
sql = pytest.importorskip("pyspark.sql")
arrow = pytest.importorskip("newsparse.arrow")

# Of pyspark itself, which says that it has not been tried with pandas 3 in all its parts; none of them is used here.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Connect to a server of Sail in this process; where Sail is not installed, start a JVM."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)  # or the JVM starts another Python, without newsparse
        server = None
        if importlib.util.find_spec("pysail"):
            server = importlib.import_module("pysail.spark").SparkConnectServer()
            server.start(background=True)
            session = sql.SparkSession.builder.remote(f"sc://localhost:{server.listening_address[1]}").getOrCreate()
        else:
            session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        yield session
        session.stop()
        if server:
            server.stop()


def test_map_in_arrow(spark: Any) -> None:
    """A data frame of four partitions gives the articles, whoever reads it, in whatever order."""
    types = pytest.importorskip("pyspark.sql.types")
    from_arrow_type = pytest.importorskip("pyspark.sql.pandas.types").from_arrow_type

    def add_articles(batches: Iterator[Any]) -> Iterator[Any]:
        """Parse the batches of a partition."""
        for batch in batches:
            yield pa.record_batch({"id": batch["id"], "article": arrow.parse_column(batch["paragraphs"])})

    frame = spark.createDataFrame(pa.table({"id": range(1000), "paragraphs": make_arrays()}))
    article = types.StructField("article", from_arrow_type(arrow.ARTICLE_TYPE))
    done = frame.repartition(4).mapInArrow(add_articles, types.StructType([frame.schema["id"], article]))
    assert_same(done.toArrow().to_pylist())
