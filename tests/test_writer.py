"""Text as it comes, white space collapsed on the way, links and emphasis by offset."""

from __future__ import annotations

import sys
from itertools import product
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Link
from newsparse._writer import Writer, collapse

if TYPE_CHECKING:
    from collections.abc import Callable

Step = tuple[str, str]
"""What is met, and what it says: `("text", "one")`, `("link", "/1")`, `("end link", "")`."""

LINK: Final = ("link", "/1")
END: Final = ("end link", "")
BREAK: Final = ("break", "")


def write(*steps: Step) -> Writer:
    """Tell a new writer what is met."""
    writer = Writer()
    starts: dict[str, list[int]] = {"bold": [], "italic": []}
    actions: dict[str, Callable[[str], None]] = {
        "text": writer.write,
        "break": lambda _: writer.break_line(),
        "link": writer.open_link,
        "end link": lambda _: writer.close_link(),
        "bold": lambda _: starts["bold"].append(writer.length),
        "end bold": lambda _: writer.close_run("bold", starts["bold"].pop()),
        "italic": lambda _: starts["italic"].append(writer.length),
        "end italic": lambda _: writer.close_run("italic", starts["italic"].pop()),
    }
    for name, argument in steps:
        actions[name](argument)
    return writer


def text(*words: str) -> list[Step]:
    """Write words one after another."""
    return [("text", word) for word in words]


def test_collapse_every_character() -> None:
    """Six characters are white space, U+0000 is nothing, and every other character is content."""
    white = " \t\n\f\r\N{NO-BREAK SPACE}"
    assert [collapse(f"a{character}b") for character in white] == ["a b"] * 6
    assert [collapse(character) for character in (*white, "\0")] == [""] * 7
    content = "".join(character for character in map(chr, range(1, sys.maxunicode + 1)) if character not in white)
    assert collapse(content) == content
    for run in (*white, *map("".join, product(white, repeat=2))):
        assert write(*text(f"a{run}b")).finish() == ("a b", (), ())


@given(st.text(st.sampled_from(" \t\n\f\r\xa0\0a\u3000\xad")))
def test_collapse(text: str) -> None:
    """A run of white space is one space, at the edges none, and U+0000 does not part it."""
    expected = "".join(" " if character in " \t\n\f\r\xa0" else character for character in text if character != "\0")
    while "  " in expected:
        expected = expected.replace("  ", " ")
    assert collapse(text) == expected.strip(" ")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["one", "two"], "onetwo"),
        (["one ", "two"], "one two"),
        (["one", " two"], "one two"),
        (["one ", " ", "", " two"], "one two"),
        ([" ", "one", " "], "one"),
        (["\0", "one"], "one"),
        (["XML", " X"], "XML X"),
        ([], ""),
    ],
)
def test_text(words: list[str], expected: str) -> None:
    """Between two texts stands a space if one of them has it, and at the edges none."""
    assert write(*text(*words)).finish() == (expected, (), ())


@pytest.mark.parametrize(
    "steps",
    [
        [*text("one"), BREAK, *text("two")],
        [BREAK, *text("one "), BREAK, BREAK, *text(" two"), BREAK],
        [*text("one"), BREAK, *text(" "), BREAK, *text("two", " ")],
    ],
)
def test_lines(steps: list[Step]) -> None:
    """Breaks and spaces that meet are one line break, and at the edges none."""
    assert write(*steps).finish()[0] == "one\ntwo"


@pytest.mark.parametrize(
    ("steps", "links"),
    [
        ([LINK, *text("one"), END, *text(" "), LINK, END], [("one", "/1", 0, 3)]),
        ([LINK, *text("one"), END], [("one", "/1", 0, 3)]),
        ([LINK, *text("one")], []),  # who reads markup ends what it began
        ([*text("one"), END], []),
        ([*text("one"), LINK, *text(" two "), END, *text("three")], [("two", "/1", 4, 7)]),
        ([LINK, *text("one"), END, LINK, *text("two"), END], [("onetwo", "/1", 0, 6)]),
        ([LINK, *text("one "), END, LINK, *text("two"), END], [("one two", "/1", 0, 7)]),
        ([LINK, *text("one"), END, *text(" "), LINK, *text("two"), END], [("one", "/1", 0, 3), ("two", "/1", 4, 7)]),
        ([LINK, *text("one"), END, BREAK, LINK, *text("two"), END], [("one", "/1", 0, 3), ("two", "/1", 4, 7)]),
        ([LINK, *text("one"), LINK, *text("two"), END, END], [("onetwo", "/1", 0, 6)]),
        ([LINK, *text("one"), ("link", "/2"), *text("two"), END], [("one", "/1", 0, 3), ("two", "/2", 3, 6)]),
        ([*text("one "), LINK, END, *text("two")], [("", "/1", 3, 3)]),
        ([*text("one"), LINK, *text(" "), END, *text("two")], [("", "/1", 3, 3)]),
        ([LINK, END, LINK, *text("one"), END], [("one", "/1", 0, 3)]),
        ([LINK, END, *text(" "), LINK, *text("one"), END], [("one", "/1", 0, 3)]),
        ([LINK, END, *text(" "), LINK, END], [("", "/1", 0, 0)]),
        ([*text("one "), LINK, END, LINK, *text("two"), END], [("two", "/1", 4, 7)]),
        ([LINK, END, ("link", "/2"), END, LINK, END], [("", "/1", 0, 0), ("", "/2", 0, 0), ("", "/1", 0, 0)]),
        ([LINK, *text("one"), END, *text("two"), LINK, END], [("one", "/1", 0, 3), ("", "/1", 6, 6)]),
    ],
)
def test_links(steps: list[Step], links: list[tuple[str, str, int, int]]) -> None:
    """A link has the place of its words; neighbours with one target that touch are one, and no words have a place."""
    assert write(*steps).finish()[1] == tuple(Link(*link) for link in links)


BOLD: Final = ("bold", "")
NO_BOLD: Final = ("end bold", "")
ITALIC: Final = ("italic", "")
NO_ITALIC: Final = ("end italic", "")


@pytest.mark.parametrize(
    ("steps", "runs"),
    [
        ([BOLD, *text("one"), NO_BOLD], [("bold", 0, 3)]),
        ([BOLD, *text("one")], []),  # likewise
        ([BOLD, NO_BOLD, *text("one"), BOLD, *text(" "), NO_BOLD], []),
        ([*text("one"), BOLD, *text(" two "), NO_BOLD, *text("three")], [("bold", 4, 7)]),
        ([BOLD, *text("one"), NO_BOLD, BOLD, *text("two"), NO_BOLD], [("bold", 0, 6)]),
        ([BOLD, *text("one"), NO_BOLD, BOLD, *text(" "), NO_BOLD, BOLD, *text("two"), NO_BOLD], [("bold", 0, 7)]),
        ([BOLD, *text("one"), NO_BOLD, *text(" "), BOLD, *text("two"), NO_BOLD], [("bold", 0, 3), ("bold", 4, 7)]),
        ([BOLD, *text("one"), NO_BOLD, BREAK, BOLD, *text("two"), NO_BOLD], [("bold", 0, 3), ("bold", 4, 7)]),
        ([BOLD, *text("one"), BREAK, *text("two"), NO_BOLD], [("bold", 0, 7)]),
        ([BOLD, *text("one"), BOLD, *text("two"), NO_BOLD, *text("three"), NO_BOLD, *text("4")], [("bold", 0, 11)]),
        (
            [BOLD, *text("one"), ITALIC, *text("two"), NO_BOLD, *text("three"), NO_ITALIC],
            [("bold", 0, 6), ("italic", 3, 11)],
        ),
        ([ITALIC, BOLD, *text("one"), NO_BOLD, NO_ITALIC], [("bold", 0, 3), ("italic", 0, 3)]),
        ([BOLD, LINK, *text("one"), END, NO_BOLD], [("bold", 0, 3)]),
    ],
)
def test_emphasis(steps: list[Step], runs: list[tuple[str, int, int]]) -> None:
    """A run has the place of its words, and goes on if the next text is set the same way."""
    assert [(run.kind, run.start, run.end) for run in write(*steps).finish()[2]] == runs
