"""Writing down what a reader sees: text as it comes, white space collapsed on the way, links and emphasis by offset.

Whoever reads markup tells the writer what it meets, in order: text, line breaks, the edges of links and of bold and
italic elements. White space is held back until text follows it, so that none stands at an edge. What has been written
is final, so its length is the offset of whatever comes next.
"""

from __future__ import annotations

import re
from typing import Final

from newsparse._model import Emphasis, Kind, Link

__all__ = ["Writer", "collapse"]

_SPACES: Final = re.compile(r"[ \t\n\f\r\N{NO-BREAK SPACE}]+")
"""The white space that collapses. Every other space of Unicode is content: somebody typed it on purpose."""


def collapse(text: str, /) -> str:
    r"""Make each run of white space one space, edges included, and leave out U+0000, as browsers do.

    >>> collapse(" so\tit \n is")
    ' so it is'
    """
    if "  " not in text and text.isprintable():  # tab, line breaks, U+00A0 and U+0000 are not printable
        return text
    return _SPACES.sub(" ", text.replace("\0", ""))


class Writer:
    """A paragraph that is being written.

    >>> writer = Writer()
    >>> writer.write("He told ")
    >>> writer.open_link("/daily")
    >>> writer.write("the daily ")
    >>> writer.close_link()
    >>> writer.write("that")
    >>> writer.text(), writer.links()
    ('He told the daily that', (Link(text='the daily', href='/daily', start=8, end=17),))
    """

    __slots__ = (
        "_depth",
        "_emphasis",
        "_href",
        "_length",
        "_links",
        "_pending",
        "_pieces",
        "_run",
        "_start",
        "_touching",
    )

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[str] = []
        self._length = 0  # of the pieces
        self._pending = ""  # white space that is written when text follows
        self._depth: dict[Kind, int] = {"bold": 0, "italic": 0}  # how many elements are open
        self._run: dict[Kind, int] = {}  # where the runs under way began
        self._emphasis: list[tuple[int, int, Kind]] = []
        self._href = ""  # of the open link
        self._start: int | None = None  # where its text began
        self._links: list[tuple[str, int, int]] = []
        self._touching = False  # whether nothing has been met since the last link

    def write(self, text: str) -> None:
        """Add text; white space at its edges runs together with that of the texts beside it."""
        text = collapse(text)
        if not text:
            return
        self._meet()
        if text[0] == " ":
            self._pending = self._pending or " "
        words = text.strip(" ")
        if not words:
            return
        if self._pending and self._length:
            self._pieces.append(self._pending)
            self._length += 1
        for kind, depth in self._depth.items():
            if depth:
                self._run.setdefault(kind, self._length)
        if self._href and self._start is None:
            self._start = self._length
        self._pieces.append(words)
        self._length += len(words)
        self._pending = " " if text[-1] == " " else ""

    def break_line(self) -> None:
        """End the line, once, however many edges and breaks meet here."""
        self._meet()
        self._pending = "\n"

    def open_link(self, href: str) -> None:
        """Begin a link; one that is open ends here, for links are disjoint, and the inner one is what a click finds."""
        self.close_link()
        self._href = href
        if self._touching and self._links[-1][0] == href:
            _, start, end = self._links.pop()
            self._start = start if start < end else None

    def close_link(self) -> None:
        """End the open link, if there is one; without text it keeps its place, before any white space there."""
        if not self._href:
            return
        start = self._length if self._start is None else self._start
        if self._links and self._links[-1][0] == self._href and self._links[-1][2] == start:
            start = self._links.pop()[1]  # they touch after all: the white space between them stood at an edge
        self._links.append((self._href, start, self._length))
        self._href, self._start, self._touching = "", None, True

    def open_run(self, kind: Kind) -> None:
        """Enter a bold or italic element."""
        self._depth[kind] += 1

    def close_run(self, kind: Kind) -> None:
        """Leave a bold or italic element; the run goes on if the next text is set the same way."""
        self._depth[kind] -= 1

    def text(self) -> str:
        """Give the text."""
        return "".join(self._pieces)

    def links(self) -> tuple[Link, ...]:
        """Give the links, in order."""
        text = self.text()
        return tuple(Link(text[start:end], href, start, end) for href, start, end in self._links)

    def emphasis(self) -> tuple[Emphasis, ...]:
        """Give the bold and italic runs, in the order of their starts."""
        runs: list[tuple[int, int, Kind]] = [
            *self._emphasis,
            *((start, self._length, kind) for kind, start in self._run.items()),
        ]
        return tuple(Emphasis(kind, start, end) for start, end, kind in sorted(runs))

    def _meet(self) -> None:
        """End what does not go on across the text or white space that comes now: runs, and touching the last link."""
        for kind, depth in self._depth.items():
            if not depth and kind in self._run:
                self._emphasis.append((self._run.pop(kind), self._length, kind))
        if not self._href:
            self._touching = False
