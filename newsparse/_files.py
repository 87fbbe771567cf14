"""What a file holds: one array, or a stream of them; and a file that appears when it is whole.

    .json .txt     one array, or one record: a JSON object with a field that holds the paragraphs
    .jsonl .ndjson an array or a record in each line
    .csv           a record in each row; the first row names the fields
    anything else  standard input, say: lines, if the first of them holds a whole array or record, else one array

Each may be gzipped, which its first bytes tell. The field holds a list of strings, or a string that `loads` reads.
A file is only cut up here, a record at a time, and what they mean is read later, by another process maybe. A record
that cannot be read is a `Fault` in its place, and so is the rest of a broken file.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO, cast

from newsparse._errors import ArraySyntaxError
from newsparse._notation import loads

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

__all__ = ["KINDS", "Fault", "Record", "open_output", "read_fields", "read_records", "reason"]

LONGEST_CELL: Final = 2**27
"""The longest cell of a table, in characters. An array of 100 MB fits; a stray quote swallows no more of a file."""

_WHOLE: Final = frozenset({b"[]", b"{}", b"()", b'""'})
"""How a line begins and ends that holds a whole array; of an array that goes on, none ends with its own bracket."""
_OBJECT: Final = re.compile(r"\s*+\{")


class Record(NamedTuple):
    """An array as it stands in a file, not yet read: its text, and the line where it begins, counted from 1."""

    name: str
    line: int
    content: bytes


class Fault(NamedTuple):
    """What cannot be read: `FILE:LINE:COLUMN: message`, and whether that is one record or (the rest of) a file."""

    message: str
    is_record: bool


def reason(error: BaseException, /) -> str:
    """Say what an error says, in the words of the system.

    >>> reason(FileNotFoundError(2, "No such file or directory", "x"))
    'no such file or directory'
    """
    message = (isinstance(error, OSError) and error.strerror) or str(error)
    return message[:1].lower() + message[1:]


def read_records(name: str, /, kind: str | None = None) -> Iterator[Record | Fault]:
    """Cut a file, or standard input if its name is "-", into records; without one of `KINDS` the name tells how."""
    shown = "<stdin>" if name == "-" else name
    suffix = Path(name.lower().removesuffix(".gz")).suffix[1:]
    try:
        with open(0 if name == "-" else name, "rb", closefd=name != "-") as file:
            content: io.BufferedReader = file
            if content.peek().startswith(b"\x1f\x8b"):
                content = io.BufferedReader(gzip.GzipFile(fileobj=content))
            if content.peek().startswith(b"\xef\xbb\xbf"):
                content.read(3)
            for line, found in KINDS.get(kind or suffix, _cut_any)(content):
                if isinstance(found, str):
                    yield Fault(f"{shown}:{line}: {found}", is_record=True)
                else:
                    yield Record(shown, line, found)
    except (OSError, EOFError, zlib.error, csv.Error) as error:
        yield Fault(f"{shown}: {reason(error)}", is_record=False)


def _cut_nothing(file: io.BufferedReader) -> Iterator[tuple[int, bytes]]:
    """Take a file as one array."""
    yield 1, file.read()


def _cut_lines(file: io.BufferedReader, before: int = 0) -> Iterator[tuple[int, bytes]]:
    """Take each line that is not blank as an array, without its end: what breaks off breaks off in its own line."""
    return ((number, line.rstrip(b"\r\n")) for number, line in enumerate(file, before + 1) if not line.isspace())


def _cut_any(file: io.BufferedReader) -> Iterator[tuple[int, bytes]]:
    """Take lines if the first one holds a whole array, else the file as one; an empty file holds none."""
    for number, line in enumerate(file, 1):
        text = line.strip()
        if text[:1] + text[-1:] in _WHOLE:
            yield number, text
            yield from _cut_lines(file, number)
        elif text:
            yield number, line + file.read()


def _cut_rows(file: io.BufferedReader) -> Iterator[tuple[int, bytes | str]]:
    """Take each row of a table as a record, or say what is wrong with it: a cell too few is a comma gone astray."""
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader((line.decode(errors="surrogateescape") for line in file), strict=True)
    header = next(rows, list[str]())
    if len(set(header)) < len(header):
        raise csv.Error("two columns have one name")
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
            if len(row) == len(header):
                yield line, json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False).encode()
            elif row:
                yield line, f"expected {len(header)} cells, as in the first row, got {len(row)}"
        except StopIteration:
            return
        except (csv.Error, UnicodeEncodeError) as error:
            yield line, reason(error) if isinstance(error, csv.Error) else "not UTF-8"


KINDS: Final[dict[str, Callable[[io.BufferedReader], Iterator[tuple[int, bytes | str]]]]] = {
    "json": _cut_nothing,
    "txt": _cut_nothing,
    "jsonl": _cut_lines,
    "ndjson": _cut_lines,
    "csv": _cut_rows,
}
"""What a file may hold, by the end of its name: how to cut it into texts, or faults, with their lines."""


def read_fields(record: Record, /, field: str) -> tuple[list[str], dict[str, object]]:
    """Read the paragraphs of a record, and the other fields that it carries.

    >>> read_fields(Record("x.jsonl", 1, b'{"id": 7, "body": ["one", "two"]}'), "body")
    (['one', 'two'], {'id': 7})

    An array carries nothing. A `ValueError` says what is wrong, and where if it knows `lineno` and `colno`.
    """
    try:
        text = record.content.decode()
    except UnicodeDecodeError as error:
        raise ArraySyntaxError("not UTF-8", record.content, error.start) from None
    if not _OBJECT.match(text):
        return loads(text), {}
    try:
        fields: dict[str, object] = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data" or "\n" not in text[: error.pos]:
            raise
        message = "expected the end of the record; if each line holds one, say --type jsonl"
        raise json.JSONDecodeError(message, text, error.pos) from None
    if field not in fields:
        raise ValueError(f"no field {field}; name it with --field")
    value = fields.pop(field)
    if isinstance(value, list):
        return cast("list[str]", value), fields  # `parse` looks at the items
    if not isinstance(value, str):
        raise ValueError(f"{field}: expected an array of strings, got {type(value).__name__}")  # noqa: TRY004 - of a file
    try:
        return loads(value), fields
    except ArraySyntaxError as error:  # its place is one in the value, not in the file
        raise ValueError(f"{field}: {error}") from None


@contextmanager
def open_output(name: str | None, /) -> Generator[TextIO]:
    """Open standard output, or a file that gets its name when all is written, and is gone if that fails.

    It is UTF-8 whatever the locale says; a lone surrogate, which only a carried field can hold, is written as JSON's
    escape. A name that ends in .gz is compressed. What is no file, `/dev/null` or a pipe, is written to as it stands.
    """
    path = None if name is None else Path(os.path.realpath(name))
    if path is None or (path.exists() and not path.is_file()):
        with open(path or 1, "w", encoding="utf-8", errors="backslashreplace", closefd=path is not None) as file:
            yield file
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with cast("TextIO", opener(part, "wt", encoding="utf-8", errors="backslashreplace")) as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
