"""What takes parsers down: repeated, nested without end, or with attributes without number.

Every word is still there, and memory and time grow with the size and no faster. Seconds are never asserted, for they
describe the machine, but ratios: `python -m benchmarks` compares such strings with ordinary ones.
"""

from __future__ import annotations

import inspect
import json
import pickle
import sys
import time
import tracemalloc
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

import pytest

from newsparse import (
    ArraySyntaxError,
    Emphasis,
    Link,
    Role,
    fix_encoding,
    from_dict,
    loads,
    parse,
    strip_markup,
    to_dict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

N: Final = 5_000
"""How often: ten thousand tokens and more."""

MARKUP: Final[dict[str, str]] = {
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
    "<w & ": "<w & ",
    "<w": "<w",
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
"""Markup, and what a reader sees of it, each as often as one likes."""

ENCODING: Final[dict[str, str]] = {
    "é": "é",
    "Ã©": "é",
    "Ã\x83Â©": "é",
    "â\x80\x99w": "’w",
    "&Acirc;&copy;w ": "©w ",
    "\x93w\x94 ": "“w” ",
    "w\ud800": "w\N{REPLACEMENT CHARACTER}",
    "\ud83d\ude00": "😀",
    "Ã\xa0 la VIÐ“ ": "Ã\xa0 la VIÐ“ ",
    "â\x80": "â€",
    "ÃÂ": "ÃÂ",
    "Ä°®w": "Ä°®w",
    "├⌐": "é",
    "‚Äô": "’",
}
"""Damaged text, and what it is repaired to, if it is; garble that repairs take up anew at each place."""

NOTATION: Final = (
    *("[", "(", "['", '["', "['a'", "['a' ", '["a",', "['a',", "'", '"', "\\", "['\\", "['\\x", "['\\N{", "\\u0041"),
    *(" ", "\n", ",", "]", "{", "array([", "np.str_(", "b'", "...", "nan ", "\N{ZERO WIDTH NO-BREAK SPACE}"),
)
"""How notations begin, and never end."""

ROLES: Final = (
    *(
        "© ",
        "© 2022 ",
        "Copyright ",
        "copyright © ",
        "MMX ",
        "2022-",
        "BBC ",
        "© 2022 A. ",
        "Inc. ",
        "all rights ",
        "via ",
    ),
    *(
        "a@bbc.co",
        "@bbc.",
        "This video can not be played. ",
        "Sounds ",
        "<b>w</b> ",
        '<a href="https://x.com/a">x</a> ',
    ),
    *(
        "<a href=/sounds/>x</a>",
        "<a href=//a/institutional/_links>x</a>",
        "<a href=mailto:a@bbc.co.uk>x</a>",
        "»",
        ".",
        "。",
    ),
)
"""What the signs of page lines are made of."""


@pytest.mark.parametrize(("html", "text"), MARKUP.items())
def test_markup(html: str, text: str) -> None:
    """Whatever is repeated, every word is seen."""
    assert strip_markup(html * N).text == (text * N).strip()


@pytest.mark.parametrize(("damaged", "text"), ENCODING.items())
def test_encoding(damaged: str, text: str) -> None:
    """What is repaired once is repaired as often as it stands, in one string or in many."""
    assert fix_encoding([damaged * 1_000]) == [text * 1_000]
    assert fix_encoding([damaged] * 1_000) == [text] * 1_000


@pytest.mark.parametrize("text", NOTATION)
def test_notation(text: str) -> None:
    """No beginning that is repeated is an array."""
    with pytest.raises(ArraySyntaxError) as caught:
        loads(text * N)
    assert 0 <= caught.value.pos <= len(text * N)


@pytest.mark.parametrize("html", ROLES)
def test_roles(html: str) -> None:
    """Signs without end give the paragraph one role, and no word of it is lost."""
    [paragraph] = parse([html * N]).paragraphs
    assert paragraph.role is not Role.EMPTY
    assert paragraph.text == strip_markup(html * N).text


def test_links() -> None:
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


def peak(call: Callable[[str], object], text: str) -> int:
    """Count the memory that Python's allocator gives at most while a text is read, in bytes."""
    tracemalloc.start()
    try:
        call(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("html", [*ENCODING, *ROLES[::5], *list(MARKUP)[::6], "word ", "<b>w</b> "])
def test_memory_grows_with_the_size(html: str) -> None:
    """Four times the size takes at most five times the memory, which is at most two hundred times the text's."""

    def read(text: str) -> object:
        return parse([text])

    read(html * 100)  # what is made once is made
    less, more = (peak(read, html * (size // len(html))) for size in (10_000, 40_000))
    assert more < 5 * less
    assert more < 200 * 40_000


@pytest.mark.parametrize("html", [*MARKUP, *ENCODING, *ROLES])
def test_time_grows_with_the_size(html: str) -> None:
    """Eight times the size takes far less than thirty times the time: eight is linear, and quadratic is sixty-four."""

    def measure(times: int) -> float:
        start = time.process_time()
        parse([html * times])
        return time.process_time() - start

    less = min(measure(1_200) for _ in range(3))
    assert any(measure(9_600) < 30 * less for _ in range(3))


def test_memory_grows_with_the_paragraphs() -> None:
    """Ten times the paragraphs take at most twelve times the memory."""
    array = ["<b>Rain</b> fell on <a href=/1>Pål</a>.", "Plain text.", "Â£5 – naïve"] * 30

    def read(times: str) -> object:
        return parse(array * len(times))

    read("x")
    assert peak(read, "x" * 20) < 12 * peak(read, "xx")


def test_articles_leave_nothing_behind() -> None:
    """A thousand articles that are thrown away leave no more than a hundred bytes each; the benchmarks try 100,000."""
    array = ["<b>Rain</b> fell on <a href=/1>Pål</a>.", "Talibanâ\x80\x99s", "© 2022 BBC"]
    for _ in range(100):
        parse(array)
    tracemalloc.start()
    try:
        for number in range(1_000):
            parse([*array, f"number {number}"])
        assert tracemalloc.get_traced_memory()[0] < 100_000
    finally:
        tracemalloc.stop()


@pytest.fixture
def shallow() -> Iterator[None]:
    """Leave Python room for sixty calls more than there are."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 60)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.usefixtures("shallow")
def test_little_room_for_calls() -> None:
    """Nothing recurses into what it reads: sixty calls are room enough for any depth."""
    nested = "<b><i><a href=/1>" * 10_000 + "w" + "</a></i></b>" * 10_000
    article = parse([nested, "<div>" * 400 + "w" + "</div>" * 400, "Ã\x83Â©" * 1_000])
    assert [paragraph.text for paragraph in article.paragraphs] == ["w", "w", "é" * 1_000]
    assert from_dict(json.loads(json.dumps(to_dict(article)))) == article
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 - our own pickle
    with pytest.raises(ArraySyntaxError):
        loads("[" * 100_000)


def test_threads_and_processes_give_what_one_gives() -> None:
    """Arrays that are read at once, by threads or by processes, give what they give one after another."""
    arrays = [
        [f"<b>{number}</b>", "Talibanâ\x80\x99s", '<a href="/1">Pål</a>', f"© {number} BBC"]
        for number in range(1_990, 2_020)
    ]
    serial = [parse(array) for array in arrays]
    with ThreadPoolExecutor(8) as threads, ProcessPoolExecutor(2, get_context("spawn")) as processes:
        assert list(threads.map(parse, arrays * 10)) == serial * 10
        assert list(processes.map(parse, arrays, chunksize=8)) == serial
