"""What is refused, and how it is said."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import ArraySyntaxError, fix_encoding, parse
from newsparse._errors import read_array


@given(st.text(), st.integers(0, 50), st.lists(st.text()))
def test_the_position_is_that_of_the_text(doc: str, pos: int, items: list[str]) -> None:
    """Line and column, counted from 1, lead to the same place as the offset."""
    pos = min(pos, len(doc))
    error = ArraySyntaxError("expected a string", doc, pos, tuple(items))
    lines = doc.split("\n")
    assert sum(len(line) + 1 for line in lines[: error.lineno - 1]) + error.colno - 1 == pos
    assert str(error) == f"expected a string: line {error.lineno} column {error.colno} (char {pos})"


@pytest.mark.parametrize("doc", ["['one',\n 2]", b"\xff"])
def test_a_copy_equals_the_original(doc: str | bytes) -> None:
    """Pickling and copying keep every field."""
    error = ArraySyntaxError("expected a string", doc, 1, ("one",))
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):  # noqa: S301 - our own pickle
        assert type(twin) is ArraySyntaxError
        assert vars(twin) == vars(error)
        assert str(twin) == str(error)


def test_its_name_is_public() -> None:
    """The error says that it comes from `newsparse`, not from a module inside."""
    assert f"{ArraySyntaxError.__module__}.{ArraySyntaxError.__qualname__}" == "newsparse.ArraySyntaxError"


@pytest.mark.parametrize("function", [parse, fix_encoding])
@pytest.mark.parametrize(
    ("array", "message"),
    [
        ("text", r"got str; for the text of an array call \w+\(loads\(text\)\), for one paragraph \w+\(\[text\]\)"),
        (b"text", r"got bytes; for the text of an array call"),
        (None, r"got NoneType; call \w+\(list_of_strings\)"),
        (3, r"got int; call"),
        ({"paragraphs": ["one"]}, r"got dict; call"),
        ({"one", "two"}, r"got set; call"),
        (["one", None], r'paragraphs\[1\]: expected str, got NoneType; drop it, or pass "" to keep its place'),
        (["one", "two", float("nan")], r"paragraphs\[2\]: expected str, got float; drop it"),
        ([b"one"], r'paragraphs\[0\]: expected str, got bytes; decode it first, as item\.decode\("utf-8"\)'),
        ([["one"]], r"paragraphs\[0\]: expected str, got list; take its text first"),
    ],
)
def test_a_wrong_type_names_its_place_and_the_remedy(function: object, array: object, message: str) -> None:
    """A value that is no array of strings is a `TypeError` that says what to do instead."""
    assert callable(function)
    with pytest.raises(TypeError, match=message):
        function(array)


def test_any_iterable_in_order_is_an_array() -> None:
    """Tuples and generators are arrays too."""
    assert read_array((word for word in ("one", "two")), "parse") == read_array(("one", "two"), "parse")


def test_a_subclass_of_str_becomes_a_str() -> None:
    """Strings of another library, numpy's say, come in as plain ones."""

    class Name(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "something else"

    [item] = read_array([Name("one")], "parse")
    assert (type(item), item) == (str, "one")
