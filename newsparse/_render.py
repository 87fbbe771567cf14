"""Writing HTML: a text, with its links and its emphasis given by offsets, as markup.

The offsets are swept over once, from left to right, and emphasis is closed and opened again where a link begins or
ends: what comes out is well nested, takes linear time, and reads back as the same runs, because runs that touch are
one run.
"""

from __future__ import annotations

from collections import defaultdict
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsparse._href import add_link, is_safe, read_target

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["write_cell", "write_html"]

_DIMMED: Final = ' style="opacity: 0.75"'
"""Less, and a link in JupyterLab's colours would no longer be 4.5 times as bright or dark as what is behind it."""


def write_html(text: str, links: Iterable[tuple[int, int, str]], emphasis: Iterable[tuple[int, int, str]], /) -> str:
    """Write text with links `(start, end, href)` and emphasis `(start, end, "bold" or "italic")`.

    >>> write_html("so it is", [(3, 5, "/a")], [(0, 5, "bold")])
    '<b>so </b><a href="/a"><b>it</b></a> is'

    Only http, https, mailto and relative targets become links; the text of others stays.
    """
    changes: defaultdict[int, set[str]] = defaultdict(set)
    for start, end, kind in emphasis:  # runs of one kind never touch: at a bound, a kind either begins or ends
        changes[start].add(kind)
        changes[end].add(kind)
    opening: defaultdict[int, list[str]] = defaultdict(list)
    closing: set[int] = set()
    shown: list[tuple[int, int, str]] = []
    for start, end, href in links:
        if is_safe(read_target(href)):
            add_link(shown, start, end, href)  # what was left out may have parted two that are one without it
    for start, end, href in shown:
        # As references: a line feed would cut the lines of `Article.to_html`, a carriage return would become one.
        tag = f'<a href="{escape(href)}">'.replace("\n", "&#10;").replace("\r", "&#13;")
        opening[start].append(tag if start < end else tag + "</a>")
        closing.update([end] if start < end else [])

    pieces: list[str] = []
    active: set[str] = set()
    for start, end in pairwise([*sorted({0, len(text), *changes, *opening, *closing}), len(text)]):
        pieces += ["</a>"] if start in closing else []
        pieces += opening[start]
        active ^= changes[start]
        pieces.append(_set(text[start:end], active))
    return "".join(pieces)


def _set(text: str, active: set[str]) -> str:
    """Write one stretch of text that is set in one way."""
    if not text:
        return ""
    html = escape(text, quote=False).replace("\n", "<br>")
    html = f"<i>{html}</i>" if "italic" in active else html
    return f"<b>{html}</b>" if "bold" in active else html


def write_cell(paragraphs: Iterable[tuple[str, bool]], /) -> str:
    """Write a notebook's cell of paragraphs `(html, is_dimmed)`, readable in any colour scheme.

    >>> print(write_cell([("It rained.", False), ("© 2022 BBC", True)]))
    <div class="mathjax_ignore tex2jax_ignore" style="overflow-wrap: anywhere">
    <p dir="auto">It rained.</p>
    <p dir="auto" style="opacity: 0.75">© 2022 BBC</p>
    </div>

    The classes tell MathJax, which notebooks run over their cells, that "$5m to $6m" is no formula.
    """
    lines = [f'<p dir="auto"{_DIMMED if is_dimmed else ""}>{html}</p>' for html, is_dimmed in paragraphs]
    return "\n".join(['<div class="mathjax_ignore tex2jax_ignore" style="overflow-wrap: anywhere">', *lines, "</div>"])
