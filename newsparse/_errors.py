"""The one error of the library's own.

It borrows the names of `json.JSONDecodeError`, so that code which reports one can report the other. A value of the
wrong type is no matter of notation: that is a built-in `TypeError`, raised at the door (`_inputs`).
"""

from __future__ import annotations

__all__ = ["ArraySyntaxError"]


class ArraySyntaxError(ValueError):
    r"""Raised by `loads` for a text that is not the notation of an array of strings.

    >>> import newsparse
    >>> try:
    ...     newsparse.loads("['one',\n 2]")
    ... except newsparse.ArraySyntaxError as error:
    ...     print(error)
    ...     print(error.pos, error.lineno, error.colno, error.items)
    paragraphs[1]: expected a string, got a number or a truth value; put it in quotes: line 2 column 2 (char 9)
    9 2 2 ('one',)

    The message never quotes the text, which may be private and may be long; `doc` and `pos` lead to it. The position
    is a code point offset for `str` and a byte offset for `bytes` that are not UTF-8.
    """

    msg: str
    """What was expected, or what is wrong, without the position."""
    doc: str | bytes
    """The text that was read."""
    pos: int
    """Where reading stopped: an offset into `doc`."""
    lineno: int
    """The line of `pos`, counted from 1."""
    colno: int
    """The column of `pos`, counted from 1."""
    items: tuple[str, ...]
    """The strings read before `pos`, for who wants to rescue a truncated array."""

    def __init__(self, msg: str, doc: str | bytes, pos: int, items: tuple[str, ...] = ()) -> None:
        """Keep what a caller needs to find the place, and say it in one line."""
        before = doc[:pos] if isinstance(doc, str) else doc[:pos].decode("latin-1")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = before.count("\n") + 1
        self.colno = pos - before.rfind("\n")
        self.items = items
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self) -> tuple[type[ArraySyntaxError], tuple[str, str | bytes, int, tuple[str, ...]]]:
        """Pickle by the arguments: `BaseException` would call the class with the finished message alone."""
        return type(self), (self.msg, self.doc, self.pos, self.items)


ArraySyntaxError.__module__ = "newsparse"  # where users find it; reprs and pickles say so
