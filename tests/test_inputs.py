"""What the functions take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import fix_encoding, parse
from newsparse._inputs import read_array, replace_surrogates
from strategies import any_strings


@given(st.text())
def test_text(text: str) -> None:
    """A string that can be encoded comes back itself."""
    assert replace_surrogates(text) is text


@given(any_strings())
def test_any_string(text: str) -> None:
    """Any string comes back as one that can be encoded, with all that was no surrogate in its place."""
    taken = replace_surrogates(text)
    assert taken.encode().decode() == taken
    assert replace_surrogates(taken) is taken
    kept = "".join(character for character in text if not 0xD800 <= ord(character) < 0xE000)
    assert [character for character in taken if character in kept and character != "\ufffd"] == [
        character for character in kept if character != "\ufffd"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ud83d\ude00", "😀"),
        ("\ud83d", "\ufffd"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("a\ud83d\ud83d\ude00b", "a\ufffd😀b"),
        ("é\udce9", "é\ufffd"),
    ],
)
def test_surrogates(text: str, expected: str) -> None:
    """A surrogate pair becomes its character, a lone surrogate U+FFFD."""
    assert replace_surrogates(text) == expected


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
        ([type("NAType", (), {})()], r"paragraphs\[0\]: expected str, got NAType; drop it"),
        ([type("NaTType", (), {})()], r"paragraphs\[0\]: expected str, got NaTType; drop it"),
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
