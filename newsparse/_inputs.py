"""What the functions take: the checks at the door, so that no stage behind it needs any.

A value of the wrong type is a built-in `TypeError` that names the item and what to do instead. A string that cannot be
encoded as UTF-8 is taken as what it must have meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

__all__ = ["read_array", "replace_surrogates"]

_UTF_16: Final = "utf-16-le"
"""The encoding that surrogates belong to; this one writes no byte order mark."""

_MISSING: Final = frozenset({"NAType", "NaTType"})
"""What the types of a missing value are called in pandas."""


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
    items = list(paragraphs)
    for index, item in enumerate(items):
        if type(item) is not str:
            items[index] = _read_item(item, index)
    return items


def _read_item(item: object, index: int) -> str:
    """Take a string of a subclass (numpy's, say) as a plain `str`, so that every value of ours holds plain ones."""
    if isinstance(item, str):
        return str.__str__(item)
    message = f"paragraphs[{index}]: expected str, got {type(item).__name__}"
    if isinstance(item, bytes | bytearray):
        raise TypeError(f'{message}; decode it first, as item.decode("utf-8")')
    if item is None or isinstance(item, float) or type(item).__name__ in _MISSING:
        raise TypeError(f'{message}; drop it, or pass "" to keep its place')
    raise TypeError(f"{message}; take its text first")


def replace_surrogates(text: str, /) -> str:
    r"""Make a string one that can be encoded; nearly every one is, and comes back as it is.

    >>> replace_surrogates("\ud83d\ude00 \ud83d")
    '😀 �'
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(_UTF_16, "surrogatepass").decode(_UTF_16, "replace")
    return text
