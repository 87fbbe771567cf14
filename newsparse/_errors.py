"""What is refused, and how it is said.

A value of the wrong type is a built-in `TypeError` that names the item and what to do instead. A text that is no
array is an `ArraySyntaxError`: it borrows the names of `json.JSONDecodeError`, so that code which reports one can
report the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

__all__ = ["ArraySyntaxError", "read_array"]


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


def read_array(paragraphs: Iterable[str], call: str, /) -> list[str]:
    """Take an array of strings as a list, or say what is wrong with it and what `call` wants instead.

    >>> read_array(("one", "two"), "parse")
    ['one', 'two']
    >>> read_array(["one", None], "parse")
    Traceback (most recent call last):
    TypeError: paragraphs[1]: expected str, got NoneType; drop it, or pass "" to keep its place

    A lone string is an iterable of strings too, of its characters, which nobody means.
    """
    kind = type(paragraphs).__name__
    if isinstance(paragraphs, str | bytes | bytearray):
        message = f"expected an array of strings, got {kind}; for the text of an array call {call}(loads(text))"
        raise TypeError(f"{message}, for one paragraph {call}([text])")
    if isinstance(paragraphs, Mapping | AbstractSet) or not isinstance(paragraphs, Iterable):
        raise TypeError(f"expected an array of strings, got {kind}; call {call}(list_of_strings)")
    return [_read_item(item, index) for index, item in enumerate(paragraphs)]


def _read_item(item: object, index: int) -> str:
    """Take one string; a subclass (numpy's, say) as a plain `str`, so that every value of ours holds plain ones."""
    if type(item) is str:
        return item
    if isinstance(item, str):
        return str.__str__(item)
    message = f"paragraphs[{index}]: expected str, got {type(item).__name__}"
    if isinstance(item, bytes | bytearray):
        raise TypeError(f'{message}; decode it first, as item.decode("utf-8")')
    if item is None or isinstance(item, float):
        raise TypeError(f'{message}; drop it, or pass "" to keep its place')
    raise TypeError(f"{message}; take its text first")
