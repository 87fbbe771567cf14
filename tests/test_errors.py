"""The error for what is no array."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import ArraySyntaxError


@given(st.text(), st.integers(0, 50), st.lists(st.text()))
def test_the_position_is_that_of_the_text(doc: str, pos: int, items: list[str]) -> None:
    """Line and column, counted from 1, lead to the same place as the offset."""
    pos = min(pos, len(doc))
    error = ArraySyntaxError("expected a string", doc, pos, tuple(items))
    lines = doc.split("\n")
    assert sum(len(line) + 1 for line in lines[: error.lineno - 1]) + error.colno - 1 == pos
    assert str(error) == f"expected a string: line {error.lineno} column {error.colno} (char {pos})"
    assert (error.msg, error.doc, error.pos, error.items) == ("expected a string", doc, pos, tuple(items))


@pytest.mark.parametrize(
    ("doc", "pos", "place"),
    [("", 0, (1, 1)), ("ab", 2, (1, 3)), ("ab\n\ncd\n", 5, (3, 2)), ("\n\n", 2, (3, 1)), (b"\xff\n\xff", 2, (2, 1))],
)
def test_lines_and_columns_are_counted_from_1(doc: str | bytes, pos: int, place: tuple[int, int]) -> None:
    """A line begins behind a line feed."""
    error = ArraySyntaxError("expected a string", doc, pos)
    assert (error.lineno, error.colno) == place


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
