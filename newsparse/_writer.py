r"""Writing down what a reader sees: text as it comes, then white space collapsed, links and emphasis by offset.

Whoever reads markup tells the writer what it meets, in order: text, line breaks, the edges of links and of bold and
italic elements. The writer keeps the text raw, and each edge as an offset into it. Only at the end is white space
collapsed, once; then the offsets move along, and those that stand beside white space step out of it, so that no link
and no run begins or ends with a space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from newsparse._href import add_link
from newsparse._model import Emphasis, Kind, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Writer", "collapse"]

_BREAK: Final = "\0"
"""Stands for a line break in raw text, where no U+0000 is left."""

_SPACES: Final = re.compile(r"[ \t\n\f\r\N{NO-BREAK SPACE}]+")
"""The white space that collapses. Every other space of Unicode is content: somebody typed it on purpose."""

_UNEVEN: Final = re.compile(
    r"""
    [ \t\n\f\r\N{NO-BREAK SPACE}\0]
    (?: [ \t\n\f\r\N{NO-BREAK SPACE}\0]++ | (?<! [ ] ) | (?<= \A [ ] ) | \Z )
    """,
    re.VERBOSE,
)
"""White space, breaks included, that is not one space between two words. It begins with one class: a fast search."""

_WHITE: Final = (" ", "\n")
"""What collapsed white space is."""


def collapse(text: str, /) -> str:
    r"""Make each run of white space one space, and none at the edges; leave out U+0000, as browsers do.

    >>> collapse(" so\tit \n is")
    'so it is'
    """
    if "  " in text or not text.isprintable():  # tab, line breaks, U+00A0 and U+0000 are not printable
        text = _SPACES.sub(" ", text.replace("\0", ""))
    return text.strip(" ")


class Writer:
    """A paragraph that is being written.

    >>> writer = Writer()
    >>> writer.write("He told ")
    >>> writer.open_link("/daily")
    >>> writer.write("the daily ")
    >>> writer.close_link()
    >>> start = writer.length
    >>> writer.write("that")
    >>> writer.close_run("bold", start)
    >>> text, links, emphasis = writer.finish()
    >>> text, links[0].text, emphasis
    ('He told the daily that', 'the daily', (Emphasis(kind='bold', start=18, end=22),))
    """

    __slots__ = ("_link", "_links", "_pieces", "_runs", "length")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.length = 0  # of what is written: the offset of what comes next
        self._pieces: list[str] = []
        self._link: tuple[int, str] | None = None  # where the open one began, and its target
        self._links: list[tuple[int, int, str]] = []
        self._runs: list[tuple[Kind, int, int]] = []

    def write(self, text: str) -> None:
        """Add text."""
        text = text.replace(_BREAK, "")
        self._pieces.append(text)
        self.length += len(text)

    def break_line(self) -> None:
        """End the line, once, however many edges and breaks meet here."""
        self._pieces.append(_BREAK)
        self.length += 1

    def open_link(self, href: str) -> None:
        """Begin a link; one that is open ends here, for links are disjoint, and the inner one is what a click finds."""
        self.close_link()
        self._link = (self.length, href)

    def close_link(self) -> None:
        """End the open link, if there is one; it goes on from the one before if they touch and share a target."""
        if self._link:
            start, href = self._link
            add_link(self._links, start, self.length, href)
            self._link = None

    def close_run(self, kind: Kind, start: int) -> None:
        """Leave a bold or italic element that was entered at `start`."""
        self._runs.append((kind, start, self.length))

    def finish(self) -> tuple[str, tuple[Link, ...], tuple[Emphasis, ...]]:
        """Give the text, the links in order, and the runs in the order of their starts."""
        text, move = _even("".join(self._pieces))
        links: list[tuple[int, int, str]] = []
        for start, end, href in self._links:
            first, last = _step_out(text, move(start), move(end))
            add_link(links, min(first, last), last, href)  # without words, its place is before the white space
        runs: list[tuple[int, int, Kind]] = []
        for kind, start, end in _merge(self._runs):
            first, last = _step_out(text, move(start), move(end))
            if first < last:
                runs.append((first, last, kind))
        return (
            text,
            tuple([Link(text[start:end], href, start, end) for start, end, href in links]),
            tuple([Emphasis(kind, start, end) for start, end, kind in sorted(runs)]),
        )


def _merge(runs: Iterable[tuple[Kind, int, int]]) -> list[tuple[Kind, int, int]]:
    """Make one run of those of one kind that touch or overlap."""
    merged: list[tuple[Kind, int, int]] = []
    for kind, start, end in sorted(runs):
        if merged and merged[-1][0] == kind and start <= (before := merged[-1])[2]:
            merged[-1] = (kind, before[1], max(before[2], end))
        else:
            merged.append((kind, start, end))
    return merged


def _even(raw: str) -> tuple[str, Callable[[int], int]]:
    """Collapse white space, each break to a line feed, and give what moves an offset along."""
    if "  " not in raw and raw.isprintable() and raw == raw.strip(" "):
        return raw, _stay
    pieces: list[str] = []
    insides: list[int] = []  # of each stretch of white space, from its second character on
    ends: list[int] = []
    shifts: list[int] = []  # how many characters are gone at its end
    at = gone = 0
    for white in _UNEVEN.finditer(raw):
        start, end = white.span()
        mark = "" if start == 0 or end == len(raw) else "\n" if _BREAK in white[0] else " "
        pieces += raw[at:start], mark
        gone += end - start - len(mark)
        insides.append(start + 1)
        ends.append(end)
        shifts.append(gone)
        at = end
    pieces.append(raw[at:])

    def move(offset: int) -> int:
        place = bisect_right(insides, offset) - 1
        return offset if place < 0 else max(offset, ends[place]) - shifts[place]

    return "".join(pieces), move


def _stay(offset: int) -> int:
    """Leave an offset where it is, as nothing was collapsed."""
    return offset


def _step_out(text: str, start: int, end: int) -> tuple[int, int]:
    """Take two edges out of the white space beside them."""
    return start + (text[start : start + 1] in _WHITE), end - (text[end - 1 : end] in _WHITE)
