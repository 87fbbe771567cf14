"""What the functions take."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_strings

from newsparse._inputs import read_text


@given(st.text())
def test_text(text: str) -> None:
    """A string that can be encoded comes back itself."""
    assert read_text(text, "f") is text


@given(any_strings())
def test_any_string(text: str) -> None:
    """Any string comes back as one that can be encoded, with all that was no surrogate in its place."""
    taken = read_text(text, "f")
    assert taken.encode().decode() == taken
    assert read_text(taken, "f") is taken
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
    assert read_text(text, "f") == expected


@pytest.mark.parametrize(("text", "kind"), [(None, "NoneType"), (b"x", "bytes"), (1.5, "float"), (["x"], "list")])
def test_wrong_types(text: Any, kind: str) -> None:  # noqa: ANN401 - what a caller without a type checker passes
    """What is no string is refused, with its type and the remedy."""
    with pytest.raises(TypeError) as caught:
        read_text(text, "strip_markup")
    assert str(caught.value) == f"expected str, got {kind}; call strip_markup(text)"
