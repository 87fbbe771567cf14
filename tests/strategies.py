"""Strings that nobody meant, and arrays as text, beside the samples with a meaning that `newsparse.strategies` has.

`any_strings` and `markup_soup` are for what holds of every string, `usual_markup` is nested as programs nest it, and
`NOTATIONS` writes an array as files hold it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from newsparse.strategies._words import BARE, BREAKS, NOTHING, SPACES, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NOTATIONS", "any_strings", "markup_soup", "texts", "usual_markup"]

TOKENS: Final = (
    *"<b> </b> <i> </i> <strong> </strong> <em> </em> <span> </span> <u> </u> <big> </big> <nobr> <ruby> <rt>".split(),
    *"<a href=x>|<a href='/y?a=1&copy=2'>|<A HREF=\"https://e.org/\">|</a>|<a>|<a href=''>|<a name=z>".split("|"),
    *"<br> <p> </p> <div> </div> <ul> <li> </li> </ul> <h1> </h1> <hr> <dd> <dt> <pre> </pre> <center>".split(),
    *"</center> <table> <tr> <td> </td> </tr> </table> <tbody> <caption> </caption> <col> <th> <option>".split(),
    *"<form> </form> <button> </button> <object> </object> <marquee> </marquee> <applet> </applet> <address>".split(),
    *"</address> <blockquote> </blockquote> <body> </body> <html> </html> <head> <noscript> </noscript>".split(),
    *"<style>q</style> <script>q</script> <title>q</title> <textarea>q</textarea> <template>q</template>".split(),
    *'<svg><g></g></svg>|<math><mi>x</mi></math>|<span class="visually-hidden">|<img src=x>|<font color=1>'.split("|"),
    *"</font>|<!-- c -->|<!---->|&amp;|&lt;|&nbsp;|&#233;| a|b |c|é| |x y|\n|北京".split("|"),
)
"""Well-written tags, references and words, to be thrown together: the tags need not match."""

ODD: Final = "\0|\ud83d|\ude00|\x80|\x85|\u2028|\N{REPLACEMENT CHARACTER}|\N{NO-BREAK SPACE}|\xad".split("|")
"""Characters that no text should hold, and some that look like nothing."""

CUT: Final = '<|>|&|"|\'|=|/|<!--|-->|</|<a |<a href="|&#|&#x110000;|&#0;|&lt'.split("|")
"""Beginnings and ends of markup."""

USUAL: Final = (
    *'b|i|em|div|span class="x"|a href="/1"|a class="x" href=" /?a=1&amp;copy=2 "|a href="/2" href="/1"|a'.split("|"),
    *'a href=""|span class="visually-hidden"|b class="x off-screen" class="x"|i data-class="off-screen"'.split("|"),
)
"""Elements as programs write them."""

UNUSUAL: Final = '<p>|<A HREF="/1">|<a href=/1>|<i class="off-&#115;creen">|</b>|<a>|<!-- c -->|<|&|&copy;|'.split("|")
"""What makes of such markup another one."""

NOTATIONS: Final[tuple[Callable[[list[str]], str], ...]] = (
    repr,
    json.dumps,
    lambda array: json.dumps(array, ensure_ascii=False, indent=2),
    lambda array: f"array([{', '.join(map(repr, array))}], dtype=object)",  # numpy's repr
    lambda array: f"[{' '.join(map(repr, array))}]",  # and its str
)
"""Every way in which files hold an array."""


def texts() -> st.SearchStrategy[str]:
    """Draw the visible text of a paragraph: words of many scripts, with one space between two of them."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


def any_strings() -> st.SearchStrategy[str]:
    """Draw what nobody should send: characters of every kind, pieces of markup and long runs of one of them."""
    one = st.one_of(
        st.sampled_from(TOKENS),
        st.sampled_from([*CUT, *BARE]),
        st.sampled_from(ODD),
        st.sampled_from([*NOTHING, *SPACES, *BREAKS]),
        st.characters(),
        st.text(st.characters(), max_size=8),
    )
    run = st.builds(str.__mul__, one, st.integers(2, 300))
    return st.lists(one | run, max_size=12).map("".join)


def markup_soup() -> st.SearchStrategy[str]:
    """Draw tags of known elements in any order, each well written, so that every parser must agree on them."""
    return st.lists(st.sampled_from(TOKENS), max_size=20).map("".join)


def usual_markup() -> st.SearchStrategy[str]:
    """Draw elements that are closed in their order, half of the time with one piece that is unusual, or missing."""
    text = st.sampled_from("a| b|c |\n|\0|\r|\xa0|&amp;|&nbsp;|&#39;|<br>|<br />|<!-- -->|<img>".split("|"))
    pieces = st.recursive(text.map(lambda piece: [piece]), _draw_elements, max_leaves=12)
    return st.builds(_change, pieces, st.none() | st.tuples(st.floats(0, 1), st.sampled_from(UNUSUAL))).map("".join)


def _draw_elements(content: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    """Put an element around what has been drawn, and something beside it."""
    return st.builds(_put_around, st.sampled_from(USUAL), content, content)


def _put_around(tag: str, within: list[str], behind: list[str]) -> list[str]:
    """Open an element, and close it by its name."""
    return [f"<{tag}>", *within, f"</{tag.split(maxsplit=1)[0]}>", *behind]


def _change(pieces: list[str], change: tuple[float, str] | None) -> list[str]:
    """Put another piece at a place, or leave all as it is."""
    if change is None:
        return pieces
    place, piece = int(change[0] * (len(pieces) - 1)), change[1]
    return [*pieces[:place], piece, *pieces[place + 1 :]]
