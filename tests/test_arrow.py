"""Columns: what goes in by any road of Arrow comes out as `parse` has it, row by row."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import ArraySyntaxError
from newsparse.strategies import arrays, damaged
from strategies import any_strings

if TYPE_CHECKING:
    from collections.abc import Callable

pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("newsparse.arrow")

STRINGS = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
LAYOUTS: list[Callable[[object], object]] = [
    pa.list_,
    pa.large_list,
    pa.list_view,
    pa.large_list_view,
    lambda strings: pa.list_(strings, 2),
]
TWO = ["<b>It rained in Škofja Loka.</b>", "© 2022 BBC."]

rows = st.lists(
    st.one_of(
        st.none(),
        arrays().map(lambda sample: list(sample.html)),
        damaged().map(lambda sample: list(sample.html)),
        st.lists(any_strings().map(lambda text: text.encode("utf-8", "replace").decode()), max_size=4),
    ),
    max_size=6,
)
"""Rows as they come, damaged ones, and what nobody should send; a column of Arrow has no lone surrogates."""


def records(values: list[list[str] | None], base_url: str | None = None) -> list[object]:
    """Give what the rows become, one at a time and without Arrow."""
    return [None if value is None else newsparse.to_dict(newsparse.parse(value, base_url=base_url)) for value in values]


def column(values: object, kind: object = None) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Make a column of lists of strings, unless told otherwise."""
    return pa.array(values, kind or pa.list_(pa.string()))


class HoldsArray:
    """A column of another library, in one piece: all that is known of it is Arrow's interface."""

    def __init__(self, values: object) -> None:
        """Hold the values as pyarrow would."""
        self._column = column(values)

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        """Export them."""
        capsules: tuple[object, object] = self._column.__arrow_c_array__(requested_schema)
        return capsules


class HoldsStream:
    """A column of another library, in pieces of one row, some of them empty."""

    def __init__(self, values: list[list[str] | None]) -> None:
        """Hold the values as pyarrow would."""
        pieces = [piece for value in values for piece in (column([]), column([value]))]
        self._column = pa.chunked_array(pieces, pa.list_(pa.string()))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Export them."""
        return self._column.__arrow_c_stream__(requested_schema)


@given(rows)
def test_rows_are_what_parse_gives(values: list[list[str] | None]) -> None:
    """Each row is the record of its article, `from_dict` reads it, and the column is well formed."""
    articles = arrow.parse_column(column(values))
    articles.validate(full=True)
    assert isinstance(articles, pa.StructArray)
    assert articles.type == arrow.ARTICLE_TYPE
    assert articles.to_pylist() == records(values)
    for value, row in zip(values, articles, strict=True):
        if value is not None:
            assert newsparse.from_dict(row.as_py()) == newsparse.parse(value)


def test_type_names_the_fields_of_the_values() -> None:
    """Every struct of the type has the fields of its value, in their order, and each may be null."""
    article = arrow.ARTICLE_TYPE
    paragraph = article.field("paragraphs").type.value_type
    link, emphasis = paragraph.field("links").type.value_type, paragraph.field("emphasis").type.value_type
    values = {
        newsparse.Article: article,
        newsparse.Paragraph: paragraph,
        newsparse.Link: link,
        newsparse.Emphasis: emphasis,
        newsparse.Copyright: article.field("copyright").type,
    }
    for value, kind in values.items():
        assert tuple(field.name for field in kind) == tuple(field.name for field in attrs.fields(value))
        assert all(field.nullable for field in kind)


@given(rows, st.data())
def test_slices_and_pieces(values: list[list[str] | None], data: st.DataObject) -> None:
    """A slice gives the rows of the slice, and a column cut into pieces the rows of all of them."""
    cuts = data.draw(st.lists(st.integers(0, len(values)), max_size=4))
    whole = column([None, ["before"], *values, ["after"]]).slice(2, len(values))
    bounds = [0, *sorted(cuts), len(values)]
    pieces = [whole.slice(start, end - start) for start, end in pairwise(bounds)]
    assert arrow.parse_column(whole).to_pylist() == records(values)
    assert arrow.parse_column(pa.chunked_array(pieces)).to_pylist() == records(values)
    for start, end in pairwise(bounds):
        assert arrow.parse_column(whole.slice(start, end - start)).to_pylist() == records(values[start:end])


@pytest.mark.parametrize("strings", STRINGS, ids=str)
@pytest.mark.parametrize("layout", LAYOUTS, ids=["list", "large", "view", "large view", "fixed size"])
def test_layouts(layout: Callable[[object], object], strings: object) -> None:
    """A list may be laid out in any way, and so may its strings; of a slice, too, each row is in its place."""
    values = [["before", ""], TWO, None, ["It snowed.", ""]]
    given_column = column(values, layout(strings))
    assert arrow.parse_column(given_column).to_pylist() == records(values)
    assert arrow.parse_column(given_column[1:3]).to_pylist() == records(values[1:3])


@pytest.mark.parametrize("strings", STRINGS, ids=str)
def test_texts_of_arrays(strings: object) -> None:
    """A string is the text of an array, in any notation that `loads` reads."""
    texts = [repr(TWO), json.dumps(TWO), None, "[]", repr(TWO)]
    articles = arrow.parse_column(column(texts, strings)[1:])
    assert articles.to_pylist() == records([TWO, None, [], TWO])


def test_more_than_a_batch() -> None:
    """A column of many batches comes out whole and in order."""
    values = [
        None if number % 7 == 0 else [f"Number {number}."] * (number % 3) for number in range(3 * arrow.BATCH + 1)
    ]
    assert arrow.parse_column(column(values)).to_pylist() == records(values)


def test_column_that_grows_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offsets of 32 bits reach no further, and it is said as soon as it is known, not after the last row."""
    monkeypatch.setattr(arrow, "LIMIT", 10_000)
    with pytest.raises(ValueError, match=r"^more than 10,000 bytes in one column of articles; pass the column in piec"):
        arrow.parse_column(column([*[TWO] * 2 * arrow.BATCH, [None]]))  # the last row would be a TypeError


def test_length_of_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column is as long as its batches are together, and may be as long as the limit."""
    batches = [column([row] * arrow.BATCH) for row in ([], TWO, TWO * 2, TWO)]
    length = sum(arrow.parse_column(batch).nbytes for batch in batches)
    monkeypatch.setattr(arrow, "LIMIT", length)
    assert len(arrow.parse_column(pa.chunked_array(batches))) == 4 * arrow.BATCH
    monkeypatch.setattr(arrow, "LIMIT", length - 1)
    with pytest.raises(ValueError, match=f"^more than {length - 1:,} bytes"):
        arrow.parse_column(pa.chunked_array(batches))


@pytest.mark.parametrize(
    "empty",
    [
        pa.array([], pa.list_(pa.string())),
        pa.array([], pa.string()),
        pa.array([]),
        pa.chunked_array([], pa.large_string()),
        pa.chunked_array([[], []], pa.list_(pa.string())),
    ],
    ids=lambda empty: f"{type(empty).__name__}-{empty.type}",
)
def test_no_rows(empty: object) -> None:
    """A column without rows gives one, of the same type as any."""
    articles = arrow.parse_column(empty)
    assert (len(articles), articles.type) == (0, arrow.ARTICLE_TYPE)


def test_nothing_but_nulls_and_empty_lists() -> None:
    """A column that never learned what its lists hold is read; a missing row is null, an empty one an empty article."""
    assert arrow.parse_column(pa.array([None, []])).to_pylist() == [None, {"paragraphs": [], "copyright": None}]
    assert arrow.parse_column(pa.array([None, None])).to_pylist() == [None, None]


def test_null_row_that_hides_items() -> None:
    """What lies in the memory of a null row is not looked at."""
    values = pa.array(["hidden", None, "It rained.", "It stopped."])
    hiding = pa.ListArray.from_arrays(pa.array([0, 2, 4], pa.int32()), values, mask=pa.array([True, False]))
    assert arrow.parse_column(hiding).to_pylist() == records([None, ["It rained.", "It stopped."]])


@given(rows)
def test_other_libraries(values: list[list[str] | None]) -> None:
    """Whatever exports a column by Arrow's interface is read, in one piece or in many."""
    assert arrow.parse_column(HoldsArray(values)).to_pylist() == records(values)
    assert arrow.parse_column(HoldsStream(values)).to_pylist() == records(values)


def test_base_url() -> None:
    """Relative targets are joined to it; one that is no address is refused, though bad rows become nulls."""
    values: list[list[str] | None] = [['<a href="/news/1">expected</a>']]
    base_url = "https://www.bbc.co.uk/news"
    assert arrow.parse_column(column(values), base_url=base_url).to_pylist() == records(values, base_url)
    with pytest.raises(TypeError, match=r"^base_url: expected str, got int"):
        arrow.parse_column(column(values), base_url=7, errors="null")


def test_null_item_names_row_and_item() -> None:
    """A null in a list is a wrong item, at its row of the whole column."""
    pieces = pa.chunked_array([column([TWO, None]), column([]), column([TWO, ["a", "b", "c", None]])])
    with pytest.raises(TypeError, match=r"^row 3: paragraphs\[3\]: expected str, got NoneType; drop it"):
        arrow.parse_column(pieces)


def test_text_that_is_no_array_names_its_row() -> None:
    """The error is that of `loads`, with all that it knows; its message never quotes the text."""
    with pytest.raises(ArraySyntaxError) as caught:
        arrow.parse_column(pa.array([None, "['one', None]"]))
    error = caught.value
    assert str(error).startswith("row 1: paragraphs[1]: expected a string, got a missing value")
    assert (error.doc, error.pos, error.lineno, error.colno, error.items) == ("['one', None]", 8, 1, 9, ("one",))


def test_bytes_that_are_no_text_name_their_row() -> None:
    """Arrow does not check that strings are UTF-8; one that is not makes a bad row."""
    offsets, text = pa.array([0, 2, 4], pa.int32()).buffers()[1], pa.py_buffer(b"[]\xff]")
    broken = pa.Array.from_buffers(pa.string(), 2, [None, offsets, text])
    with pytest.raises(ValueError, match=r"^row 1: 'utf-8' codec can't decode"):
        arrow.parse_column(broken)
    assert arrow.parse_column(broken, errors="null").is_null().to_pylist() == [False, True]


@given(st.lists(st.sampled_from([None, "[]", "['one', None]", "one", ""]), max_size=9))
def test_bad_rows_become_null(texts: list[str | None]) -> None:
    """With `errors="null"` a bad row is null, and every other row what it would be alone."""
    articles = arrow.parse_column(pa.array(texts, pa.string()), errors="null")
    assert articles.to_pylist() == records([[] if text == "[]" else None for text in texts])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ([TWO], r"expected an Arrow column, got list; call parse_column\(pyarrow.array\(column\)\)"),
        (None, "expected an Arrow column, got NoneType"),
        (pa.array([1]), "expected a column of lists of strings, or of strings, got int64"),
        (pa.array([[b"x"]]), "got list<item: binary>"),
        (pa.array([[TWO]]), "got list<item: list<item: string>>"),
        (pa.array([{"a": "b"}]), "got struct<a: string>"),
        (pa.table({"paragraphs": [TWO]}), r"got struct<paragraphs: list<item: string>>; pass one column"),
    ],
    ids=["list", "none", "numbers", "bytes", "nested", "structs", "table"],
)
@pytest.mark.parametrize("errors", ["raise", "null"])
def test_what_is_no_column(wrong: object, message: str, errors: Literal["raise", "null"]) -> None:
    """What holds no paragraph arrays is refused as a whole, before any row is read."""
    with pytest.raises(TypeError, match=message):
        arrow.parse_column(wrong, errors=errors)


def test_errors_is_one_of_two() -> None:
    """Another word for what to do with bad rows is refused."""
    with pytest.raises(ValueError, match=r"^errors: expected \"raise\" or \"null\", got 'coerce'$"):
        arrow.parse_column(column([]), errors="coerce")


def test_import_brings_no_pyarrow() -> None:
    """Who does not ask for columns pays nothing for them."""
    command = "import sys, newsparse; sys.exit('pyarrow' in sys.modules or 'newsparse.arrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0  # noqa: S603 - our own
