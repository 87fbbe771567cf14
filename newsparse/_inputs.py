"""What the functions take: the checks at the door, so that no stage behind it needs any.

A value of the wrong type is a built-in `TypeError` that names the item and what to do instead. A string that cannot be
encoded as UTF-8 is taken as what it must have meant.
"""

from __future__ import annotations

__all__ = ["read_text"]


def read_text(text: str, call: str, /) -> str:
    r"""Take one string, or say what `call` wants instead.

    >>> read_text("one", "strip_markup")
    'one'
    >>> read_text(None, "strip_markup")
    Traceback (most recent call last):
    TypeError: expected str, got NoneType; call strip_markup(text)

    A surrogate pair becomes the character that it encodes, a lone surrogate U+FFFD:

    >>> read_text("\ud83d\ude00 \ud83d", "strip_markup")
    '😀 �'
    """
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}; call {call}(text)")
    return replace_surrogates(text)


def replace_surrogates(text: str, /) -> str:
    """Make a string one that can be encoded; nearly every string is, and comes back as it is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
