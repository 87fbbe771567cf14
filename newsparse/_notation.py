r"""Text to array: the notation of a list of strings, and of nothing else.

Paragraph arrays travel as JSON, as the `repr` of a Python list or tuple, as what numpy prints, and as a JSON string
that holds one of these. A text that belongs to two notations has one meaning here:

- What `json.loads` reads as an array of strings is JSON. Python reads two escapes otherwise: `\/`, which `repr` never
  writes, and a pair of surrogate escapes, one character in JSON. So one kind of string does not come back from `repr`:
  two surrogates that would make a pair, beside an apostrophe. What `repr` writes for it is the JSON of something else.
- The first separator decides: after a comma, commas follow; after white space, as numpy prints, none may. Strings side
  by side are never joined, as Python would. `["a" "b"]` is JSON that lost a comma: numpy prints `'a'`.

Reading goes forward only, by an index. What nests is refused at its opening bracket, so nothing recurses. Nothing is
evaluated: a table gives Python's escapes, and the standard library's decoder reads JSON's strings, one at a time.
"""

from __future__ import annotations

import re
from contextlib import suppress
from json import JSONDecodeError, JSONDecoder
from typing import Final
from unicodedata import lookup

from newsparse._errors import ArraySyntaxError

__all__ = ["loads"]

MAX_WRAPPINGS: Final = 2
"""How often an array may be encoded as a JSON string: `json.dumps` twice, and a JSON file that holds the result."""
CELL_LIMIT: Final = 32_767
"""Where spreadsheets cut the text of a cell, without a word."""

PIECES_AT_ONCE: Final = 1000
"""How many pieces of one string wait to be joined: a piece weighs up to ten times what was written for it."""

_JSON: Final = JSONDecoder()

# No pattern here can backtrack: each repetition is possessive or bounded.
_START: Final = re.compile(r"\s*+\N{ZERO WIDTH NO-BREAK SPACE}?\s*+")
_GAP: Final = re.compile(r"[ \t\n\r]*+")
_JSON_NEXT: Final = re.compile(r'[ \t\n\r]*+(?:,[ \t\n\r]*+(?=")|\]\s*+\Z)')
_EDGE: Final = re.compile(r"\s*+")
_NUMPY_HEAD: Final = re.compile(r"array\((?=\[)")
_NUMPY_EDGE: Final = re.compile(  # dtype=object, dtype='<U12', dtype=StringDType(): no more than the strings say
    r"""(?:,[ \n]*+dtype=(?:'[<>=|]?[A-Za-z][0-9]*+'|[A-Za-z0-9_]++(?:\([^()'"]*+\))?))?\)\s*+"""
)
_OPENING: Final = re.compile(r"""(?P<scalar>np\.str_\()?[uU]?(?P<raw>[rR])?(?P<quote>'''|\"""|'|")""")
_ESCAPE: Final = re.compile(
    r"\\(?:(?P<octal>[0-7]{1,3})|N\{(?P<name>[A-Za-z0-9 -]{1,256})\}"
    r"|[xuU](?P<hex>(?<=x)[0-9A-Fa-f]{2}|(?<=u)[0-9A-Fa-f]{4}|(?:000[0-9A-Fa-f]|0010)[0-9A-Fa-f]{4}))"
)
_LETTERS: Final = dict(zip((rf"\{letter}" for letter in "\n\\'\"abfnrtv"), ["", *"\\'\"\a\b\f\n\r\t\v"], strict=True))
_USUALLY_NEXT: Final = {", '": "'", ', "': '"'}  # what `repr` writes between two strings, and the quote that it opens

_REMEDIES: Final = {
    r"\.\.\.": "numpy's mark for strings left out; print all with numpy.printoptions(threshold=sys.maxsize)",
    r"[\[(]|array\(": "an array; read one array at a time",
    r"\{": "a dict or a set; take its text first",
    r"(?:None|null|nan|NaN|NaT)\b|<NA>": "a missing value; drop it, or write '' to keep its place",
    r"[-+.0-9]|(?:True|False|true|false)\b": "a number or a truth value; put it in quotes",
    r"[bBfFrRtT]{1,2}['\"]": "bytes or a template; decode the one, write out the other",
}
"""What stands where a string should: how it begins, what it is and what to do about it."""


def loads(source: str | bytes, /) -> list[str]:
    r"""Read a paragraph array from its text: JSON, a Python list or tuple, or what numpy prints.

    >>> loads('["one", "two"]')
    ['one', 'two']
    >>> loads("['one' 'two'\n 'three']")
    ['one', 'two', 'three']
    >>> loads(r'"[\"encoded\", \"twice\"]"')
    ['encoded', 'twice']
    >>> loads("[]")
    []

    >>> loads("['one', None]")
    Traceback (most recent call last):
    newsparse.ArraySyntaxError: paragraphs[1]: expected a string, got a missing value; ...: line 1 column 9 (char 8)

    Bytes are UTF-8. A byte order mark and white space around the array do not count. Nothing is evaluated; any other
    text is an `ArraySyntaxError`, whose `items` are the strings before the fault. Where an array was encoded twice, its
    `doc` is the inner text. What is no text is a `TypeError`.
    """
    text = _decode(source)
    items: list[str] = []
    try:
        for _ in range(MAX_WRAPPINGS):
            text = _unwrap(text)
        _read_array(text, items)
    except _Refusal as refusal:
        raise ArraySyntaxError(refusal.message, text, refusal.pos, tuple(items)) from None
    return items


class _Refusal(Exception):  # noqa: N818 - a message inside this module, of which `loads` makes the error
    """Why reading stops, and where."""

    def __init__(self, message: str, pos: int) -> None:
        self.message, self.pos = message, pos


def _decode(source: object) -> str:
    """Take the text, as a plain `str`, or say what to do with a value that is none."""
    if isinstance(source, str):
        return str.__str__(source)
    if isinstance(source, bytes):
        try:
            return source.decode("utf-8")
        except UnicodeDecodeError as error:
            message = "not UTF-8; decode the bytes with their own encoding first"
            raise ArraySyntaxError(message, source, error.start) from None
    kind = type(source).__name__
    remedy = "read its text first"
    if source is None or isinstance(source, float):
        remedy = "a missing value holds no array, so leave it out"
    elif isinstance(source, list | tuple) or hasattr(source, "tolist"):  # numpy's and pandas' arrays have it
        remedy = "it is an array already, so call parse(paragraphs)"
    raise TypeError(f"expected the text of an array, got {kind}; {remedy}")


def _skip(pattern: re.Pattern[str], text: str, pos: int) -> int:
    """Where the match of a pattern ends; `pos` where there is none."""
    match = pattern.match(text, pos)
    return pos if match is None else match.end()


def _unexpected(text: str, pos: int, message: str = "") -> _Refusal:
    """Say what should stand at `pos`; if that is the end, or without a message, that the text ends too early."""
    if message and pos < len(text):
        return _Refusal(message, pos)
    cause = f"spreadsheets cut a cell at {CELL_LIMIT:,} characters" if len(text) == CELL_LIMIT else "it may be cut off"
    return _Refusal(f"the text ends before the array does; {cause}, or a quote is missing", pos)


def _unwrap(text: str) -> str:
    """Read the value of the JSON string that the text is; any other text is its own value."""
    start = _skip(_START, text, 0)
    if not text.startswith('"', start):
        return text
    token = _read_json_string(text, start)
    if token is None:
        raise _unexpected(text, start)
    value, end = token
    _read_end(text, end, _EDGE)
    return value


def _read_end(text: str, pos: int, ending: re.Pattern[str]) -> None:
    """Refuse a text that goes on."""
    end = _skip(ending, text, pos)
    if end == pos and ending is _NUMPY_EDGE:
        raise _unexpected(text, pos, "expected ) or a dtype of strings, as numpy prints them")
    if end < len(text):
        raise _unexpected(text, end, "expected the end of the text; read one array at a time")


def _read_array(text: str, items: list[str]) -> None:
    """Read the strings of the array that the text is."""
    start = _skip(_START, text, 0)
    bracket = _skip(_NUMPY_HEAD, text, start)
    if not text.startswith(("[", "("), bracket):
        raise _Refusal("expected an array, which starts with [ or (; for one paragraph call parse([text])", start)
    first = _skip(_GAP, text, bracket + 1)
    if _read_json(text, first, items):
        return
    read_as_json = len(items)
    items.clear()
    try:
        end = _read_list(text, first, items, close="]" if text[bracket] == "[" else ")")
        _read_end(text, end, _NUMPY_EDGE if bracket > start else _EDGE)
    except _Refusal:
        if len(items) == read_as_json:  # JSON that breaks off: its strings mean what JSON says
            items.clear()
            _read_json(text, first, items)
        raise


def _read_json(text: str, pos: int, items: list[str]) -> bool:
    """Read strings for as long as the text is JSON, and say whether it is that to its end."""
    while text.startswith('"', pos) and (token := _read_json_string(text, pos)):
        string, end = token
        items.append(string)
        pos = end + 2 if text[end : end + 3] == ', "' else _skip(_JSON_NEXT, text, end)  # as `json.dumps` writes
        if pos in {end, len(text)}:
            return pos > end
    return False


def _read_json_string(text: str, pos: int) -> tuple[str, int] | None:
    """Read the JSON string whose quote stands at `pos`: its value and its end; None if it is not JSON's."""
    try:
        return _JSON.raw_decode(text, pos)
    except JSONDecodeError:
        return None


def _read_list(text: str, pos: int, items: list[str], *, close: str) -> int:
    """Read strings with commas between them, up to the bracket that closes the list, and give its end."""
    pos = _read_usual(text, pos, items, close)
    while not text.startswith(close, pos):
        string, end = _read_string(text, pos, len(items))
        items.append(string)
        gap = _skip(_GAP, text, end)
        if text.startswith(",", gap):
            pos = _read_usual(text, _skip(_GAP, text, gap + 1), items, close)
        elif text.startswith(close, gap) and (close == "]" or len(items) > 1):  # ('one') is no tuple
            pos = gap
        elif close == "]" and len(items) == 1 and end < gap < len(text):
            items.clear()
            return _read_printed(text, pos, items)
        else:
            raise _unexpected(text, gap, f"expected a comma or {close}; strings side by side are never joined")
    return pos + 1


def _read_usual(text: str, pos: int, items: list[str], close: str) -> int:
    """Read strings for as long as they stand as `repr` writes them: an exact shortcut, which ends at what does not."""
    quote = _USUALLY_NEXT.get(", " + text[pos : pos + 1], "")
    while quote:
        start = pos + 1
        end = text.find(quote, start)
        string = text[start:end]
        if "\\" in string or "\n" in string or "\r" in string:
            string, end = _read_quoted(text, start, quote)
        following = text[end + 1 : end + 4]
        quote = _USUALLY_NEXT.get(following, "")
        if end < start or not (quote or (items and following.startswith(close))):
            break
        items.append(string)
        pos = end + (3 if quote else 1)
    return pos


def _read_printed(text: str, pos: int, items: list[str]) -> int:
    """Read strings with white space between them, as numpy prints a list, and give its end."""
    while not text.startswith("]", pos):
        string, end = _read_string(text, pos, len(items))
        items.append(string)
        if text[end - 1] == '"' and "'" not in string:
            raise _Refusal("a comma is missing; numpy would print the string before in single quotes", end)
        pos = _skip(_GAP, text, end)
        if pos == end and not text.startswith("]", pos):
            raise _unexpected(text, pos, "expected white space or ], as between the strings before")
    return pos + 1


def _read_string(text: str, pos: int, index: int) -> tuple[str, int]:
    """Read the Python string that stands at `pos`: its value and its end."""
    opening = _OPENING.match(text, pos)
    if opening is None:
        found = next((f", got {what}" for start, what in _REMEDIES.items() if re.compile(start).match(text, pos)), "")
        raise _unexpected(text, pos, f"paragraphs[{index}]: expected a string{found}")
    string, end = _read_quoted(text, opening.end(), opening["quote"], raw=opening["raw"] is not None)
    end += len(opening["quote"])
    if opening["scalar"]:
        if not text.startswith(")", end):
            raise _unexpected(text, end, "expected ) after the string, as numpy prints it")
        end += 1
    return string, end


def _read_quoted(text: str, start: int, quote: str, *, raw: bool = False) -> tuple[str, int]:
    """Read a string from its first character on: its value, and where its closing quote stands."""
    pos, pieces, joined = start, list[str](), list[str]()
    end = text.find(quote, pos)
    while end != -1:
        backslash = text.find("\\", pos, end)
        stretch = text[pos : end if backslash == -1 else backslash + (2 if raw else 0)]
        if (len(quote) == 1 and "\n" in stretch) or "\r" in stretch:
            raise _Refusal("a line break in this string; escape it, or close the string before", start - len(quote))
        if backslash == -1:
            return "".join([*joined, *pieces, stretch]), end
        pos = backslash + 2
        meaning = "" if raw else _LETTERS.get(text[backslash:pos])
        if meaning is None:
            meaning, pos = _read_escape(text, backslash)
        pieces += stretch, meaning
        if len(pieces) > PIECES_AT_ONCE:
            joined.append("".join(pieces))
            pieces.clear()
        if end < pos:
            end = text.find(quote, pos)
    raise _unexpected(text, start - len(quote))


def _read_escape(text: str, pos: int) -> tuple[str, int]:
    """Read a longer escape: its meaning and its end. A backslash that begins none stands for itself, as in Python."""
    escape = _ESCAPE.match(text, pos)
    if escape is None:
        if text[pos + 1] in "xuUN":
            raise _Refusal("malformed escape", pos)
        return "\\", pos + 1
    if digits := escape["octal"] or escape["hex"]:
        return chr(int(digits, 8 if escape["octal"] else 16)), escape.end()
    with suppress(KeyError):  # it quotes the name, so that no refusal may be chained to it
        if len(character := lookup(escape["name"])) == 1:  # `lookup` knows sequences too, whose names are no escapes
            return character, escape.end()
    raise _Refusal("no character has this name", pos)
