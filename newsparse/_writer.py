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

    __slots__ = ("_ended", "_href", "_length", "_links", "_open", "_pending", "_pieces", "_runs", "_start", "_touching")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[str] = []
        self._length = 0  # of the pieces
        self._pending = ""  # white space that is written when text follows
        self._open: dict[Kind, int] = {}  # how many elements of a kind are open
        self._runs: dict[Kind, int] = {}  # where the runs under way began
        self._ended: list[tuple[int, int, Kind]] = []  # the runs that have ended
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
        words = text.strip(" ")
        if text[0] == " ":
            self._pending = self._pending or " "
        if not words:
            return
        if self._pending and self._length:
            self._pieces.append(self._pending)
            self._length += 1
        for kind in self._open:
            self._runs.setdefault(kind, self._length)
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
        self._open[kind] = self._open.get(kind, 0) + 1

    def close_run(self, kind: Kind) -> None:
        """Leave a bold or italic element; the run goes on if the next text is set the same way."""
        if self._open[kind] > 1:
            self._open[kind] -= 1
        else:
            del self._open[kind]

    def text(self) -> str:
        """Give the text."""
        return "".join(self._pieces)

    def links(self) -> tuple[Link, ...]:
        """Give the links, in order."""
        if not self._links:
            return ()
        text = self.text()
        return tuple([Link(text[start:end], href, start, end) for href, start, end in self._links])

    def emphasis(self) -> tuple[Emphasis, ...]:
        """Give the bold and italic runs, in the order of their starts."""
        if not self._ended and not self._runs:
            return ()
        runs = self._ended + [(start, self._length, kind) for kind, start in self._runs.items()]
        return tuple([Emphasis(kind, start, end) for start, end, kind in sorted(runs)])

    def _meet(self) -> None:
        """End what does not go on across the text or white space that comes now: runs, and touching the last link."""
        if self._runs:
            for kind in self._runs.keys() - self._open.keys():
                self._ended.append((self._runs.pop(kind), self._length, kind))
        self._touching = False
