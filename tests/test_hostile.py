"""What takes parsers down: repeated, nested without end, or with attributes without number. Only words are counted."""

from __future__ import annotations

from typing import Final

import pytest

from newsparse import Emphasis, Link, strip_markup

N: Final = 5_000
"""How often: ten thousand tokens and more."""

HOSTILE: Final[dict[str, str]] = {
    "<b></i>w ": "w ",
    "<i><b></i>w ": "w ",
    "<b><a>w ": "w ",
    "<a href=/1><b>w </a>": "w ",
    "<p><b>w": "w\n",
    "<div>w": "w\n",
    "<ul><li>w": "w\n",
    "</p>w": "w\n",
    "</b>w": "w",
    "<nobr>w ": "w ",
    "<font color=1>w": "w",
    "<button>w": "w",
    "<object>w": "w",
    "<table>w": "w\n",
    "<table><tr><td>w": "w\n",
    "<form>w</form>": "w\n",
    "<math>w": "w",
    "<x-y>w</x-y>": "w",
    "<svg/>w": "w",
    "<svg></svg>w": "w",
    "<template></template>w": "w",
    "<script></script>w": "w",
    "<!-- c -->w": "w",
    "<!---->w": "w",
    "<!-- w ": "<!-- w ",
    "<unk>w": "<unk>w",
    '<a href="w ': '<a href="w ',
    "<a b='w ": "<a b='w ",
    '<a "w" <': '<a "w" <',
    "<w ": "<w ",
    "</": "</",
    "<?w ": "<?w ",
    "<!w ": "<!w ",
    "<![CDATA[w ": "<![CDATA[w ",
    "&": "&",
    "&lt": "&lt",
    "&lt;": "<",
    "&#": "&#",
    "&#119;": "w",
    "&nbsp;w": " w",
    "w\0": "w",
    '"': '"',
    "=": "=",
    ">": ">",
}
"""What takes parsers down when it is repeated, and what a reader sees of each."""


@pytest.mark.parametrize(("html", "text"), HOSTILE.items())
def test_hostile(html: str, text: str) -> None:
    """What takes parsers down gives a value, with every word."""
    assert strip_markup(html * N).text == (text * N).strip()


def test_hostile_links() -> None:
    """No link is lost among many, nested as none may be."""
    paragraph = strip_markup("<b><a href=/1>w<i><a href=/2>w " * N)
    assert [link.href for link in paragraph.links] == ["/1", "/2"] * N
    assert paragraph.text == "ww " * (N - 1) + "ww"
    assert paragraph.emphasis == (Emphasis("bold", 0, 3 * N - 1), Emphasis("italic", 1, 3 * N - 1))


@pytest.mark.parametrize("name", ["b", "x-y", "table", "svg"])
def test_deep_nesting(name: str) -> None:
    """Elements may be nested a hundred thousand deep: what stands before and after them is not lost."""
    html = f"one {f'<{name}>' * 100_000}{f'</{name}>' * 100_000}<a href=/2>two</a>"
    paragraph = strip_markup(html)
    assert paragraph.text.split() == ["one", "two"]
    assert [link.href for link in paragraph.links] == ["/2"]


@pytest.mark.parametrize(
    "html",
    [
        "<a ... href=/1>one</a>",
        "<a href=/1 ...>one</a>",
        "<A ... HREF='/1' href=/2>one</A ...>",
        "<svg><style><a ...></style></svg><a href=/1>one</a>",
        "<svg .../><a href=/1>one</a>",
        '<b class="visually-hidden" ...>two</b><a href=/1>one</a>',
    ],
)
def test_many_attributes(html: str) -> None:
    """A hundred thousand attributes on one tag hide neither its target nor its class."""
    attributes = " ".join(f"a{number}" for number in range(100_000))
    paragraph = strip_markup(html.replace("...", attributes))
    assert (paragraph.text, paragraph.links) == ("one", (Link("one", "/1", 0, 3),))
