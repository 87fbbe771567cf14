"""A column of paragraph arrays → a column of articles: what pandas, Polars, DuckDB, Dask, Ray and Spark all call.

An engine holds a table in pieces, sends them to its workers, and tries a piece again where a worker dies. What it wants
of a library is one function on a column, and the type that comes out: no more stands here. Both are in the terms of
Apache Arrow, the memory format that these engines share, so a column travels between them as a few blocks of memory.
The extra `arrow` brings pyarrow; `import newsparse` alone never loads it.

- **In**: any object with Arrow's PyCapsule interface. Its rows become Python values one at a time, which is where
  pyarrow settles slices, offsets, chunks and the layouts of a list.
- **Out**: Arrow has no objects, only flat columns. So the articles of a batch are laid out level by level (all their
  paragraphs, all links of these, ...), each field is one array, and a list of offsets says where each row begins. No
  dict is made on the way.
- The keys are those of `to_dict`, so that `from_dict(row.as_py())` is the article that `parse` gives.
"""

from __future__ import annotations

from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeVar, runtime_checkable

import pyarrow as pa

from newsparse._errors import ArraySyntaxError
from newsparse._notation import loads
from newsparse._parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsparse._model import Article, Copyright, Emphasis, Link, Paragraph

__all__ = ["ARTICLE_TYPE", "parse_column"]

_T = TypeVar("_T")

BATCH: Final = 256
"""How many articles are laid out at once: some 10,000 paragraphs, so that pyarrow's calls cost nothing beside them
and the Python values of a long column do not pile up."""

LIMIT: Final = 2**31 - 1
"""How many bytes a column of articles may hold: what an offset of 32 bits reaches. It is counted as the column grows,
for else the last step, after hours maybe, would be the one to fail."""

_LINK: Final = pa.struct(
    [
        ("text", pa.string()),  # the anchor text: text[start:end] of the paragraph
        ("href", pa.string()),  # the target
        ("start", pa.int32()),  # half-open, in code points; a string of Arrow has at most 2**31 bytes
        ("end", pa.int32()),
    ]
)
_EMPHASIS: Final = pa.struct(
    [
        ("kind", pa.string()),  # "bold" or "italic"
        ("start", pa.int32()),  # half-open, in code points
        ("end", pa.int32()),
    ]
)
_PARAGRAPH: Final = pa.struct(
    [
        ("text", pa.string()),  # what a reader sees
        ("links", pa.list_(_LINK)),  # in order and disjoint
        ("emphasis", pa.list_(_EMPHASIS)),  # in the order of their starts
        ("role", pa.string()),  # a value of `Role`
        ("index", pa.int32()),  # its place in the array that was parsed
        ("repairs", pa.list_(pa.string())),  # the encodings it had wrongly been read with, outermost first
    ]
)
_COPYRIGHT: Final = pa.struct(
    [
        ("year", pa.int32()),  # null where the notice names none
        ("holder", pa.string()),  # likewise
    ]
)
ARTICLE_TYPE: Final = pa.struct(
    [
        ("paragraphs", pa.list_(_PARAGRAPH)),  # one for each string of the array, in order
        ("copyright", _COPYRIGHT),  # null where there is no notice
    ]
)
"""The type of an article in a column: the keys of `to_dict`, and what `Article` says of each.

Every field is nullable, as engines expect; only an article that stands for a null or a bad row, `copyright`, and its
two fields ever are null. Strings and lists have offsets of 32 bits, which all engines read.
"""


@runtime_checkable
class ArrowArray(Protocol):
    """What holds a column in one piece: a pyarrow Array, say."""

    def __arrow_c_array__(self, requested_schema: object = None, /) -> tuple[object, object]:
        """Give the column as capsules of Arrow's C interface."""
        ...


@runtime_checkable
class ArrowStream(Protocol):
    """What holds a column in pieces: a pyarrow ChunkedArray, or a series of Polars or pandas 3."""

    def __arrow_c_stream__(self, requested_schema: object = None, /) -> object:
        """Give the column as a capsule of Arrow's C interface."""
        ...


def parse_column(
    column: ArrowArray | ArrowStream,
    *,
    base_url: str | None = None,
    errors: Literal["raise", "null"] = "raise",
) -> pa.StructArray:
    """Turn a column of paragraph arrays into a column of articles, of the same length and of type `ARTICLE_TYPE`.

    >>> import newsparse, pyarrow
    >>> column = pyarrow.array([["<b>Prices rose by Â£5.</b>", "Â© 2022 BBC."], None, []])
    >>> articles = parse_column(column)
    >>> articles.field("copyright").to_pylist()
    [{'year': 2022, 'holder': 'BBC'}, None, None]
    >>> newsparse.from_dict(articles[0].as_py()).lede.text
    'Prices rose by £5.'

    A row is a list of strings, in any of Arrow's layouts of lists, or a string, plain or dictionary-encoded, that
    `loads` reads. A null gives a null. A column in pieces comes back in one, which holds at most 2 GiB, half a million
    articles say; more is a `ValueError`. Pass a longer column piece by piece, as engines do.

    A row that is no array raises what `parse` or `loads` raises, with its number, counted from 0, in front. With
    `errors="null"` it becomes a null:

    >>> parse_column(pyarrow.array([["It rained.", None]]))
    Traceback (most recent call last):
    TypeError: row 0: paragraphs[1]: expected str, got NoneType; drop it, or pass "" to keep its place
    >>> parse_column(pyarrow.array(["['It rained.']", "It rained."]), errors="null").is_null().to_pylist()
    [False, True]

    What is no column of lists of strings or of strings is a `TypeError`, whatever `errors` says.
    """
    if errors not in {"raise", "null"}:
        raise ValueError(f'errors: expected "raise" or "null", got {errors!r}')
    parse([], base_url=base_url)  # a wrong base_url is no fault of the rows
    articles = _parse_rows(_read_cells(column), base_url, strict=errors == "raise")
    pieces, held = [_build_articles([])], 0
    while batch := list(islice(articles, BATCH)):
        pieces.append(_build_articles(batch))
        held += pieces[-1].nbytes
        if held > LIMIT:
            raise ValueError(f"more than {LIMIT:,} bytes in one column of articles; pass the column in pieces")
    return pa.concat_arrays(pieces)


def _read_cells(column: object) -> pa.Array | pa.ChunkedArray:
    """Take what speaks Arrow, if its type is one that holds paragraph arrays."""
    cells: pa.Array | pa.ChunkedArray
    if isinstance(column, ArrowStream):
        cells = pa.chunked_array(column)
    elif isinstance(column, ArrowArray):
        cells = pa.array(column)
    else:
        kind = type(column).__name__
        raise TypeError(f"expected an Arrow column, got {kind}; call parse_column(pyarrow.array(column))")
    if not _holds_arrays(cells.type):
        message = f"expected a column of lists of strings, or of strings, got {cells.type}"
        raise TypeError(f"{message}; pass one column, cast to list<string> or string")
    return cells


def _holds_arrays(kind: pa.DataType) -> bool:
    """Whether the rows are strings or lists of them; a column that is all empty may not know of what."""
    types = pa.types
    if (
        types.is_list(kind)
        or types.is_large_list(kind)
        or types.is_list_view(kind)
        or types.is_large_list_view(kind)
        or types.is_fixed_size_list(kind)
    ):
        kind = kind.value_type
    if types.is_dictionary(kind):
        kind = kind.value_type
    return types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind) or types.is_null(kind)


def _parse_rows(cells: pa.Array | pa.ChunkedArray, base_url: str | None, *, strict: bool) -> Iterator[Article | None]:
    """Parse row by row; a bad one raises with its number, or is None."""
    for row, cell in enumerate(cells):
        try:
            value = cell.as_py()
            if value is None:
                yield None
            else:
                yield parse(loads(value) if isinstance(value, str) else value, base_url=base_url)
        except (TypeError, ValueError) as error:
            if strict:
                raise _at_row(row, error) from error
            yield None


def _at_row(row: int, error: TypeError | ValueError) -> TypeError | ValueError:
    """Put the row's number before the message, and keep what else the error knows."""
    if isinstance(error, ArraySyntaxError):
        return ArraySyntaxError(f"row {row}: {error.msg}", error.doc, error.pos, error.items)
    kind = TypeError if isinstance(error, TypeError) else ValueError
    return kind(f"row {row}: {error}")


def _build_articles(articles: Sequence[Article | None]) -> pa.StructArray:
    """Lay out a batch."""
    rows = [() if article is None else article.paragraphs for article in articles]
    notices = [None if article is None else article.copyright for article in articles]
    columns = [_build_lists(rows, _build_paragraphs(_flat(rows))), _build_values(_COPYRIGHT, notices)]
    return _build_structs(ARTICLE_TYPE, columns, articles)


def _build_values(kind: pa.StructType, values: Sequence[Link | Emphasis | Copyright | None]) -> pa.StructArray:
    """Lay out values that hold no lists, a column for each field; where a value is None, so is the struct."""
    types = {field.name: field.type for field in kind}
    columns = [pa.array([getattr(value, name, None) for value in values], held) for name, held in types.items()]
    return _build_structs(kind, columns, values)


def _build_paragraphs(paragraphs: Sequence[Paragraph]) -> pa.StructArray:
    """Lay out all paragraphs of a batch."""
    links = [paragraph.links for paragraph in paragraphs]
    emphasis = [paragraph.emphasis for paragraph in paragraphs]
    repairs = [paragraph.repairs for paragraph in paragraphs]
    columns = [
        pa.array([paragraph.text for paragraph in paragraphs], pa.string()),
        _build_lists(links, _build_values(_LINK, _flat(links))),
        _build_lists(emphasis, _build_values(_EMPHASIS, _flat(emphasis))),
        pa.array([paragraph.role for paragraph in paragraphs], pa.string()),
        pa.array([paragraph.index for paragraph in paragraphs], pa.int32()),
        _build_lists(repairs, pa.array(_flat(repairs), pa.string())),
    ]
    return _build_structs(_PARAGRAPH, columns)


def _build_structs(
    kind: pa.StructType, columns: Sequence[pa.Array], rows: Sequence[object] | None = None
) -> pa.StructArray:
    """Put the fields side by side; where a row is None, so is the struct."""
    mask = None if rows is None else pa.array([row is None for row in rows], pa.bool_())
    return pa.StructArray.from_arrays(columns, fields=list(kind), mask=mask)


def _build_lists(rows: Sequence[Sequence[object]], values: pa.Array) -> pa.ListArray:
    """Cut the values into as many lists as there are rows, each as long as its row."""
    return pa.ListArray.from_arrays(list(accumulate(map(len, rows), initial=0)), values)


def _flat(rows: Iterable[Iterable[_T]]) -> list[_T]:
    """Give the items of all rows, in order."""
    return list(chain.from_iterable(rows))
