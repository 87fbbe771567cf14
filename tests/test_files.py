"""What files hold, however they are written; and a file that appears when it is whole."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import ArraySyntaxError
from newsparse._files import KINDS, Fault, Record, open_output, read_fields, read_records

if TYPE_CHECKING:
    from collections.abc import Callable

LINES: Final = b'["one"]\n\n \r\n{"paragraphs": ["two"]}\r\n["three"]'
READ: Final = [(1, ["one"]), (4, ["two"]), (5, ["three"])]


def read(path: Path, kind: str | None = None, field: str = "paragraphs") -> list[tuple[int, list[str]] | str]:
    """Read a file: each array with its line, each fault without the path."""
    return [
        found.message.replace(str(path), "FILE")
        if isinstance(found, Fault)
        else (found.line, read_fields(found, field)[0])
        for found in read_records(str(path), kind)
    ]


@pytest.fixture(name="make")
def _make(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Give a way to make a file."""

    def make(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


@pytest.mark.parametrize("suffix", ["jsonl", "JSONL", "ndjson", "unknown", ""])
def test_lines(make: Callable[[str, bytes], Path], suffix: str) -> None:
    """Each line that is not blank holds an array or a record, in a `.jsonl` file as where the first line is whole."""
    assert read(make(f"x.{suffix}", LINES)) == READ


@pytest.mark.parametrize("line", [b'["one"]', b"('one',)", b'{"paragraphs": ["one"]}', b'"[\\"one\\"]"'])
def test_whole_lines(make: Callable[[str, bytes], Path], line: bytes) -> None:
    """A line is whole in every notation."""
    assert read(make("x", line + b"\n" + line)) == [(1, ["one"]), (2, ["one"])]


@pytest.mark.parametrize("suffix", ["jsonl", "ndjson"])
def test_lines_after_a_broken_one(make: Callable[[str, bytes], Path], suffix: str) -> None:
    """In a file of lines, each is a record, whatever the first one looks like."""
    assert [
        found.line
        for found in read_records(str(make(f"x.{suffix}", b'["one",\n["two"]\n')))
        if isinstance(found, Record)
    ] == [1, 2]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_end_of_a_line_is_no_part_of_it(make: Callable[[str, bytes], Path], end: bytes) -> None:
    """So a record that breaks off is found at fault in its own line."""
    records = read_records(str(make("x.jsonl", end.join((b'["one", X', b'["two"]', b"")))))
    assert [found.content for found in records if isinstance(found, Record)] == [b'["one", X', b'["two"]']


@pytest.mark.parametrize("text", [b"['one',", b"['one'", b"\n[\r\n'one',\r\n'two'", b"[\r\n'one'"])
def test_what_breaks_off_is_left_as_it_is(make: Callable[[str, bytes], Path], text: bytes) -> None:
    """One array that breaks off is read as it stands, so that its fault has its place."""
    (found,) = read_records(str(make("x", text)))
    assert isinstance(found, Record)
    assert found.content == text.lstrip()


@pytest.mark.parametrize("name", ["x.json", "x.txt", "x"])
@pytest.mark.parametrize("array", ['[\n"one",\n"two"]\n', "['one'\n 'two']", '\n{"paragraphs":\n["one", "two"]\n}'])
def test_one(make: Callable[[str, bytes], Path], name: str, array: str) -> None:
    """A `.json` or `.txt` file holds one array or record on many lines, and so does a file whose first line goes on."""
    assert read(make(name, array.encode())) == [(1 + (name == "x" and array[0] == "\n"), ["one", "two"])]


@given(st.lists(st.text(), min_size=1), st.booleans(), st.sampled_from([None, 1]))
def test_first_line(array: list[str], as_record: bool, indent: int | None) -> None:  # noqa: FBT001 - drawn
    """Without a suffix an array is read, on one line or on many; of those on one line there may be more."""
    text = json.dumps({"paragraphs": array} if as_record else array, indent=indent).encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(text)
        assert read(path) == [(1, array)]
        if indent is None:
            path.write_bytes(text + b"\n" + text)
            assert read(path) == [(1, array), (2, array)]


@pytest.mark.parametrize("name", ["x.jsonl.gz", "x.gz", "x.jsonl"])
def test_gzip(make: Callable[[str, bytes], Path], name: str) -> None:
    """A compressed file is known by its bytes; its name before `.gz` tells what it holds."""
    assert read(make(name, gzip.compress(LINES))) == READ
    assert read(make("x.CSV.gz", gzip.compress(b"paragraphs\n['one']\n"))) == [(2, ["one"])]


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.txt", "x"])
def test_byte_order_mark(make: Callable[[str, bytes], Path], name: str) -> None:
    """A byte order mark does not count, compressed or not."""
    text = b'"paragraphs"\n"[""one""]"' if name == "x.csv" else b'{"paragraphs": ["one"]}'
    for content in (b"\xef\xbb\xbf" + text, gzip.compress(b"\xef\xbb\xbf" + text)):
        assert [found[1] for found in read(make(name, content))] == [["one"]]


@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.text("a'\"\\,\n\ré"), min_size=1)),
        max_size=5,
    ),
    st.sampled_from([repr, json.dumps]),
)
def test_rows(rows: list[tuple[str, list[str]]], write: Callable[[list[str]], str]) -> None:
    """What `csv.writer` wrote comes back, cell by cell, whatever stands in the cells."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([("id", "body"), *((one, write(array)) for one, array in rows)])
    found = KINDS["csv"](io.BufferedReader(io.BytesIO(file.getvalue().encode())))
    records = [Record("x", line, text) for line, text in found if isinstance(text, bytes)]
    assert [read_fields(record, "body") for record in records] == [(array, {"id": one}) for one, array in rows]


def test_row_faults(make: Callable[[str, bytes], Path]) -> None:
    """A row that went astray is reported with the line where it begins, and the others are read."""
    text = b'id,body\n1,\n\n2,[],3\n"4\n","[""one""]"\n5,"x"y\n\xff,[]\n7,"[\'two\']"\n8,"open\n'
    path = make("x.csv", text.replace(b"1,\n", b""))
    assert all(found.is_record for found in read_records(str(path)) if isinstance(found, Fault))
    assert read(path, field="body") == [
        "FILE:3: expected 2 cells, as in the first row, got 3",
        (4, ["one"]),
        "FILE:6: ',' expected after '\"'",
        "FILE:7: not UTF-8",
        (8, ["two"]),
        "FILE:9: unexpected end of data",
    ]


@pytest.mark.parametrize(
    ("header", "fault"), [(b"a,b,a\n1,2,3\n", "two columns have one name"), (b'a,"b', "unexpected end of data")]
)
def test_header_faults(make: Callable[[str, bytes], Path], header: bytes, fault: str) -> None:
    """Nothing is read from a table whose first row cannot name the fields."""
    path = make("x.csv", header)
    assert list(read_records(str(path))) == [Fault(f"{path}: {fault}", is_record=False)]


def test_cells_may_be_long(make: Callable[[str, bytes], Path]) -> None:
    """A cell may hold more than the 131,072 characters that `csv` allows by itself."""
    assert read(make("x.csv", b"paragraphs\n['" + b"a" * 200_000 + b"']\n")) == [(2, ["a" * 200_000])]


@pytest.mark.parametrize(("name", "records"), [("x", 0), ("x.jsonl", 0), ("x.csv", 0), ("x.gz", 0), ("x.txt", 1)])
def test_empty_files(make: Callable[[str, bytes], Path], name: str, records: int) -> None:
    """An empty stream holds nothing; an empty file that should hold one array is a record that cannot be read."""
    assert len(list(read_records(str(make(name, b""))))) == records


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("x.jsonl.gz", gzip.compress(LINES * 50)[:-9], "compressed file ended before the end-of-stream marker"),
        ("x.jsonl.gz", gzip.compress(LINES) + b"and more", "not a gzipped file"),
        ("x.jsonl.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\0\xff\xff", "error -3 while decompressing"),
    ],
)
def test_broken_gzip(make: Callable[[str, bytes], Path], name: str, content: bytes, fault: str) -> None:
    """Of a compressed file that is cut or damaged, what comes before is read, and then it is reported."""
    *before, last = read_records(str(path := make(name, content)))
    assert all(isinstance(found, Record) for found in before)
    assert isinstance(last, Fault)
    assert not last.is_record
    assert last.message.startswith(f"{path}: {fault}")


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file and a directory are reported in the words of the system."""
    for path in (tmp_path / "missing", tmp_path):
        message = "is a directory" if path == tmp_path else "no such file or directory"
        assert list(read_records(str(path))) == [Fault(f"{path}: {message}", is_record=False)]


def test_standard_input(send: Callable[[bytes], None]) -> None:
    """The name "-" stands for standard input, which is left open; a closed one is a fault."""
    send(b"[]")
    assert list(read_records("-")) == [Record("<stdin>", 1, b"[]")]
    os.close(0)
    assert list(read_records("-")) == [Fault("<stdin>: bad file descriptor", is_record=False)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"other": []}', "no field body; name it with --field"),
        ('{"body": 7}', "^body: expected an array of strings, got int$"),
        ('{"body": "[1]"}', r"body: paragraphs\[0\]: expected a string, got a number.*: line 1 column 2 \(char 1\)"),
        ('{"body": []}\n{"body": []}', r"end of the record; .* say --type jsonl: line 2 column 1 \(char 13\)"),
        ('{"body": []} {"body": []}', r"Extra data: line 1 column 14"),
        ('{"body": [] ', "Expecting ',' delimiter"),
        ("{'body': []}", "Expecting property name"),
        ('{"body":\n [], "n": ' + "9" * 5_000 + "}", "4300 digits"),
        ("nothing", "expected an array"),
    ],
)
def test_what_is_no_record(text: str, message: str) -> None:
    """What holds no array says why, and where if that is known."""
    with pytest.raises(ValueError, match=message):
        read_fields(Record("x", 1, text.encode()), "body")


@pytest.mark.parametrize("content", [b'["one\xff"]', b'{"paragraphs": ["\xff"]}', "[]".encode("utf-16")])
def test_not_utf8(content: bytes) -> None:
    """What is not UTF-8 says so, with the place of the first such byte."""
    with pytest.raises(ArraySyntaxError, match=r"^not UTF-8:") as error:
        read_fields(Record("x", 1, content), "paragraphs")
    assert content[: error.value.pos].decode() == content.decode("utf-8", "ignore")[: error.value.pos]


def test_a_field_may_hold_the_text_of_an_array() -> None:
    """A field holds a list, or a string that `loads` reads; the others are carried."""
    assert read_fields(Record("x", 1, b'{"a": 1, "body": "[\'one\' \'two\']"}'), "body") == (["one", "two"], {"a": 1})
    assert read_fields(Record("x", 1, b' {"body": []}'), "body") == ([], {})
    assert read_fields(Record("x", 1, b"('one', 'two')"), "body") == (["one", "two"], {})


def test_output_is_whole_or_not_there(tmp_path: Path) -> None:
    """A file has its old content until all of the new one is written, and keeps it when that fails."""
    path = tmp_path / "out.txt"
    with open_output(str(path)) as file:
        file.write("é\ud800\n")
        assert not path.exists()
    assert path.read_bytes() == "é\\ud800\n".encode()
    usual = tmp_path / "usual"
    usual.touch()
    assert path.stat().st_mode == usual.stat().st_mode
    with suppress(ZeroDivisionError), open_output(str(path)) as file:
        print("half", 1 / 0, file=file)
    assert path.read_bytes() == "é\\ud800\n".encode()
    assert {one.name for one in tmp_path.iterdir()} == {"out.txt", "usual"}


def test_output_is_compressed(tmp_path: Path) -> None:
    """A name that ends in .gz asks for compression."""
    path = tmp_path / "out.jsonl.gz"
    with open_output(str(path)) as file:
        file.write("é\n")
    assert gzip.decompress(path.read_bytes()) == "é\n".encode()


def test_output_through_a_link(tmp_path: Path) -> None:
    """A symbolic link stays one: what it points to is written."""
    (tmp_path / "link").symlink_to(tmp_path / "out")
    with open_output(str(tmp_path / "link")) as file:
        file.write("one")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "out").read_text(encoding="utf-8") == "one"


def test_output_that_is_no_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Standard output and devices are written to, a directory cannot be."""
    with open_output(None) as file:
        file.write("é")
    assert capfd.readouterr().out == "é"
    with open_output(os.devnull) as file:
        file.write("one")
    assert not Path(os.devnull).is_file()
    with pytest.raises(IsADirectoryError), open_output(str(tmp_path)):
        pass
    with pytest.raises(FileNotFoundError), open_output(str(tmp_path / "missing" / "out")):
        pass
