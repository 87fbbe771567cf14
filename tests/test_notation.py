"""Text to array: each form against the program that writes it, and refusals for everything else."""

from __future__ import annotations

import ast
import json
import pickle
import sys
import tracemalloc
import unicodedata
import warnings
from io import StringIO
from pathlib import Path
from typing import Any, Final, NotRequired, TypedDict

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsparse._errors import ArraySyntaxError
from newsparse._notation import CELL_LIMIT, MAX_WRAPPINGS, loads


class Case(TypedDict):
    """A text, and the strings that it is read as; or where and how it is refused."""

    provenance: str
    fact: str
    text: str
    strings: NotRequired[list[str]]
    pos: NotRequired[int]
    items: NotRequired[list[str]]
    says: NotRequired[str]


CASES: Final[list[Case]] = json.loads((Path(__file__).parent / "cases" / "notation.json").read_text(encoding="utf-8"))

TEXT: Final = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("'\"\\\n\r\t\x00\x85\u2028,[] u{}...")))
ARRAYS: Final = st.lists(TEXT)
WITH_SURROGATES: Final = st.lists(st.text(st.characters(exclude_categories=[])))
SPACE: Final = st.text(" \n\t\r", max_size=3)
TOKENS: Final = st.sampled_from(
    [
        *"[](){},'\"\\ \n\r",
        "'a'",
        '"b"',
        "'''",
        '"""',
        "\\'",
        "\\x4",
        "\\N{DIGIT ONE}",
        "\\u00e9",
        "\\ud83d",
        "\\ude00",
        "array(",
        ", dtype=object)",
        "np.str_(",
        "u'",
        "r'",
        "b'",
        "None",
        "nan",
        "1",
        "...",
        "\ufeff",
        "\\\n",
        ", ",
        "\\101",
    ]
)
NOTATIONS: Final = st.lists(TOKENS, max_size=12).map("".join)
ESCAPES: Final = st.sampled_from(
    [
        "\\\n",
        "\\'",
        '\\"',
        "\\\\",
        "\\a",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\v",
        "\\0",
        "\\777",
        "\\18",
        "\\x7f",
        "\\d",
        "\\/",
        "\\ud800",
        "\\U0001f600",
        "\\N{BULLET}",
        "\\N{bullet}",
        "a",
        "é",
        "{",
        "0",
        " ",
    ]
)


def pairless(strings: list[str]) -> bool:
    """Say whether no string holds two surrogates that JSON would read as one character."""
    return all(json.loads(json.dumps(string)) == string for string in strings)


def refusal(source: str | bytes) -> ArraySyntaxError:
    """Give the error that a text is refused with."""
    with pytest.raises(ArraySyntaxError) as caught:
        loads(source)
    return caught.value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["fact"])
def test_cases(case: Case) -> None:
    """Each stored text is read as its strings, or refused at its place, with its message."""
    if "strings" in case:
        assert loads(case["text"]) == case["strings"]
        return
    assert "pos" in case
    assert "says" in case
    error = refusal(case["text"])
    assert (error.pos, list(error.items)) == (case["pos"], case.get("items", []))
    assert case["says"] in error.msg


@given(WITH_SURROGATES)
def test_repr_and_json_come_back(strings: list[str]) -> None:
    """What `repr` and `json.dumps` write for any strings comes back equal, surrogates included."""
    assume(pairless(strings))
    assert loads(repr(strings)) == loads(repr(tuple(strings))) == strings
    for ascii_only in (True, False):
        assert loads(json.dumps(strings, ensure_ascii=ascii_only)) == strings
        assert loads(json.dumps(strings, ensure_ascii=ascii_only, indent=1)) == strings


@given(ARRAYS, SPACE, SPACE, st.sampled_from(["", "\ufeff"]))
def test_bytes_and_edges(strings: list[str], before: str, after: str, mark: str) -> None:
    """UTF-8 bytes, a byte order mark and white space around the array change nothing."""
    for written in (repr(strings), json.dumps(strings)):
        text = before + mark + before + written + after
        assert loads(text) == loads(text.encode()) == strings


@given(ARRAYS, st.integers(1, MAX_WRAPPINGS))
def test_encoded_again(strings: list[str], times: int) -> None:
    """An array that was encoded as a JSON string, once or twice, is read as the array."""
    for text in (json.dumps(strings), repr(strings)):
        wrapped = text
        for _ in range(times):
            wrapped = json.dumps(wrapped)
        assert loads(wrapped) == strings


@given(st.lists(st.lists(ESCAPES).map("".join)), st.data())
def test_python_is_the_oracle(bodies: list[str], data: st.DataObject) -> None:
    """A list in any quotes and prefixes is what `ast.literal_eval` reads, or refused."""
    forms = st.tuples(st.sampled_from(["", "u", "U", "r", "R"]), st.sampled_from(["'", '"', "'''", '"""']))
    strings = [f"{prefix}{quote}{body}{quote}" for body in bodies for prefix, quote in [data.draw(forms)]]
    text = f"[{', '.join(strings)}{data.draw(st.sampled_from(['', ',']))}]"
    check_against_python(text)


@given(NOTATIONS)
def test_other_readers_agree(text: str) -> None:
    """No text made of the pieces of notations is read as other strings than JSON or Python read."""
    check_against_python(text)
    check_against_python(f"[{text}]")


def check_against_python(text: str) -> None:
    """Compare with both readers of the standard library; numpy's form is what Python would join."""
    strings, error = read(text)
    by_json, by_python = read_json(text), read_python(text)
    if error is not None:
        assert by_json is None
        return
    expected = by_python if by_json is None else by_json
    if expected is not None and strings != expected:
        assert len(expected) == 1 < len(strings)
        assert "".join(strings) == "".join(expected)


def read(text: str) -> tuple[list[str], ArraySyntaxError | None]:
    """Read a text; if it is refused, give the strings before the fault, and the error."""
    try:
        return loads(text), None
    except ArraySyntaxError as error:
        return list(error.items), error


def read_json(text: str) -> list[str] | None:
    """Read an array of strings as JSON; None if the text is none."""
    try:
        return as_array(json.loads(text.strip()))
    except ValueError:
        return None


def read_python(text: str) -> list[str] | None:
    """Read an array of strings as Python, without the warnings for escapes that Python does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return as_array(ast.literal_eval(text.strip()))
        except (ValueError, SyntaxError, TypeError):
            return None


def as_array(value: object) -> list[str] | None:
    """Give a list or tuple of strings as a list; None for any other value."""
    if not isinstance(value, list | tuple):
        return None
    strings = [item for item in value if isinstance(item, str)]  # pyright: ignore[reportUnknownVariableType] - of any type
    return strings if len(strings) == len(value) else None  # pyright: ignore[reportUnknownArgumentType] - likewise


@settings(deadline=None)  # the first example imports
@given(ARRAYS, st.sampled_from(["object", "str"]))
def test_numpy(strings: list[str], dtype: str) -> None:
    """What numpy prints for an array of strings, by `str` and by `repr`, is read as its strings."""
    numpy = pytest.importorskip("numpy")
    array = numpy.array(strings, dtype=dtype)
    with numpy.printoptions(threshold=sys.maxsize):
        assert loads(str(array)) == loads(repr(array)) == array.tolist()
        assert loads(repr(list(array))) == array.tolist()


@pytest.mark.parametrize(
    "dtype",
    [
        *("'<U3'", "'>U3'", "'=U3'", "'|S3'", "'>i4'"),
        *("float64", "float8_e4m3fn", "StringDType()", "StringDType(na_object=None)"),
    ],
)
def test_dtypes(dtype: str) -> None:
    """A dtype, in any byte order, says no more than the strings do."""
    assert loads(f"array([], dtype={dtype})\n") == []


@pytest.mark.parametrize("missing", ["''", '""', "missing()"])
def test_missing_strings(missing: str) -> None:
    """An array in which a string may stand for a missing value is refused at its dtype."""
    text = f"array(['one', ''], dtype=StringDType(na_object={missing}))"
    assert refusal(text).pos == text.index(", dtype")


def test_numpy_cut() -> None:
    """What numpy prints of a long array is refused, with the strings before the cut."""
    numpy = pytest.importorskip("numpy")
    array = numpy.array(["paragraph"] * 2000, dtype=object)
    for text in (str(array), repr(array)):
        error = refusal(text)
        assert error.items == ("paragraph",) * 3
        assert error.doc[error.pos :][:3] == "..."


@settings(deadline=None)  # the first example imports
@given(st.lists(ARRAYS, min_size=1))
def test_pandas_cells(rows: list[list[str]]) -> None:
    """The cells that `to_csv` writes for lists and numpy arrays are read as their strings."""
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    arrays = [numpy.array(row, dtype=object) for row in rows]
    with numpy.printoptions(threshold=sys.maxsize):
        written = pandas.DataFrame({"lists": rows, "arrays": arrays}).to_csv(index=False, lineterminator="\n")
    frame = pandas.read_csv(StringIO(written))
    assert [loads(cell) for cell in frame["lists"]] == rows
    assert [loads(cell) for cell in frame["arrays"]] == rows


@given(
    st.one_of(st.text(), NOTATIONS, ARRAYS.map(repr).flatmap(lambda text: st.integers(0, 50).map(lambda n: text[:n])))
)
def test_any_text(text: str) -> None:
    """Any text is a list of plain strings or an `ArraySyntaxError` at a place in it."""
    strings, error = read(text)
    assert all(type(string) is str for string in strings)
    if error is not None:
        assert 0 <= error.pos <= len(error.doc)
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        assert (again.args, vars(again)) == (error.args, vars(error))


@given(st.lists(st.text("ŵŷ", min_size=3), min_size=2), st.integers(0, 60))
def test_truncated(strings: list[str], length: int) -> None:
    """A text that is cut gives the strings before the cut, and a message without any of it."""
    text = repr(strings)
    error = refusal(text[: min(length, len(text) - 1)])
    assert list(error.items) == strings[: len(error.items)]
    assert str(error).isascii()
    assert error.__cause__ is None


@given(st.text("ŵŷ{'\"\\", min_size=1).map(lambda text: f"ŵ{text}"))
def test_messages_hold_no_text(secret: str) -> None:
    """No message holds any of the text."""
    for text in (f"[{secret}", f"['{secret}' {secret}", f"['\\N{{{secret}}}']", f'"{secret}', secret, f"[] {secret}"):
        _, error = read(text)
        assert error is None or (str(error).isascii() and secret not in str(error))


@pytest.mark.parametrize(
    "unit",
    ["[", "(", '["', "['", "'", '"', "\\", "[[],", "array(", "{", f"'{'a' * 50}' ", f'"{"a" * 50}",', " ", '\\"'],
)
@pytest.mark.parametrize("head", ["", "[", "['", '"', "['''"])
def test_hostile_megabytes(head: str, unit: str) -> None:
    """A megabyte of any piece of notation is refused without recursion."""
    text = head + unit * (1_000_000 // len(unit))
    assert refusal(text).doc in (text, text[1:-1])


@pytest.mark.parametrize("depth", [100, 100_000])
def test_deep_nesting(depth: int) -> None:
    """Nesting is refused at its second bracket, however deep it is."""
    for text in ("[" * depth, "[" * depth + "]" * depth, '["a", ' + "[" * depth, "(" * depth):
        assert refusal(text).pos == text.index(text[-1] if text[-1] in "[(" else "[", 1)


def test_cell_limit() -> None:
    """A text as long as a spreadsheet's cell can be is said to be cut by one, and no other is."""
    text = f"['one', '{'x' * CELL_LIMIT}"
    assert "32,767" in refusal(text[:CELL_LIMIT]).msg
    assert "32,767" not in refusal(text).msg


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("['a", "the text ends before the array does; it may be cut off, or a quote is missing"),
        ("['a'] 1", "expected the end of the text; read one array at a time"),
        ("['a' 'b']x", "expected the end of the text; read one array at a time"),
        ("['a' 'b']]", "expected the end of the text; read one array at a time"),
        ("array(['a']) 1", "expected the end of the text; read one array at a time"),
        ("array(['a'], dtype=StringDType(na_object=''))", "expected ) or a dtype of strings, as numpy prints them"),
        ("array([], dtype='datetime64[s]')", "expected ) or a dtype of strings, as numpy prints them"),
        ("[", "the text ends before the array does; it may be cut off, or a quote is missing"),
        ("[x]", "paragraphs[0]: expected a string"),
        ("['a' \"b\" 'c']", "a comma is missing; numpy would print the string before in single quotes"),
        ("['a' 'b'x]", "expected white space or ], as between the strings before"),
        ("['a'; 'b']", "expected a comma or ]; strings side by side are never joined"),
        ("[np.str_('a'; 'b']", "expected ) after the string, as numpy prints it"),
        ("['a\nb']", "a line break in this string; escape it, or close the string before"),
        (r"['\x4']", "malformed escape"),
        (r"['\N{NO SUCH CHARACTER}']", "no character has this name"),
    ],
)
def test_messages(text: str, message: str) -> None:
    """A refusal says what is wrong and what to do, and no more."""
    assert refusal(text).msg == message


@pytest.mark.parametrize(
    ("texts", "got"),
    [
        ("[ ( array(", ", got an array"),
        ("None null nan NaN NaT <NA>", ", got a missing value"),
        ("-1 +1 .5 1 True False true false", ", got a number or a truth value"),
        ("b'' B'' f'' F'' bR'' Rb'' t'' T'' b\"\"", ", got bytes or a template"),
        ("nano Trueish array bur''", ""),
    ],
)
def test_what_stands_where_a_string_should(texts: str, got: str) -> None:
    """A refusal names what stands in the place of a string, and nothing that only begins like it."""
    for text in texts.split():
        assert refusal(f"['one', {text}]").msg.partition(";")[0] == f"paragraphs[1]: expected a string{got}"


def test_bytes_that_are_not_utf8() -> None:
    """Bytes that are not UTF-8 are refused at the first that is not."""
    error = refusal("['Pål']".encode("latin-1"))
    assert (error.pos, error.doc, error.items) == (3, b"['P\xe5l']", ())


@pytest.mark.parametrize(
    ("source", "remedy"),
    [
        (None, "leave it out"),
        (float("nan"), "leave it out"),
        (["one"], "parse(paragraphs)"),
        (("one",), "parse(paragraphs)"),
        (Path("one"), "read its text"),
        (StringIO("[]"), "read its text"),
        ({"one": 1}, "read its text"),
        (bytearray(b"[]"), "read its text"),
    ],
)
def test_wrong_types(source: object, remedy: str) -> None:
    """A value that is no text is a `TypeError` that says what to do."""
    with pytest.raises(TypeError, match="expected the text of an array") as caught:
        loads(source)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the mistake under test
    assert remedy in str(caught.value)
    assert type(source).__name__ in str(caught.value)


def test_letters_that_begin_no_escape() -> None:
    """A backslash before another letter stands for itself, as in Python."""
    assert loads(r"['\X', '\q', '\8']") == ["\\X", "\\q", "\\8"]


def test_text_of_a_subclass() -> None:
    """A subclass of `str` is read as plain text."""

    class Text(str):
        __slots__ = ()

    assert [type(item) for item in loads(Text("['one', 'two']"))] == [str, str]


def test_every_named_character() -> None:
    """Every name that Unicode gives a character is read."""
    named = [(chr(code), unicodedata.name(chr(code), "")) for code in range(0, sys.maxunicode + 1, 97)]
    known = [(character, name) for character, name in named if name]
    assert loads(repr([f"\\N{{{name}}}" for _, name in known]).replace("\\\\", "\\")) == [text for text, _ in known]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(["A paragraph of some length, as they are in the news."] * 2_000),
        repr(["Ein Absatz von üblicher Länge, wie er in der Zeitung steht."] * 2_000),
        "['" + "\\u4e00" * 20_000 + "']",
        "['" + "\\n" * 50_000 + "']",
        json.dumps(json.dumps(["A paragraph of some length, as they are in the news."] * 2_000)),
    ],
    ids=["json", "repr", "escapes", "line feeds", "twice"],
)
def test_memory(text: str) -> None:
    """Reading takes less than four times the memory of the text, the strings included."""
    tracemalloc.start()
    try:
        loads(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * sys.getsizeof(text)


class Column:
    """What pandas and numpy have."""

    def tolist(self) -> list[str]:
        """Give the strings."""
        return ["one"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (7, "expected the text of an array, got int; read its text first"),
        (None, "expected the text of an array, got NoneType; a missing value holds no array, so leave it out"),
        (["one"], "expected the text of an array, got list; it is an array already, so call parse(paragraphs)"),
        (Column(), "expected the text of an array, got Column; it is an array already, so call parse(paragraphs)"),
    ],
)
def test_a_wrong_type_names_the_remedy(source: Any, message: str) -> None:  # noqa: ANN401 - what a caller without a type checker passes
    """What is no text is refused, with what to do about it, word for word."""
    with pytest.raises(TypeError) as caught:
        loads(source)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("source", "message", "pos"),
    [
        (b'["\xff"]', "not UTF-8; decode the bytes with their own encoding first", 2),
        ("one", "expected an array, which starts with [ or (; for one paragraph call parse([text])", 0),
        ("['a\rb', 'c']", "a line break in this string; escape it, or close the string before", 1),
    ],
)
def test_a_fault_says_what_it_is(source: str | bytes, message: str, pos: int) -> None:
    """A text that is no array is refused, with what is wrong with it, and where."""
    with pytest.raises(ArraySyntaxError) as caught:
        loads(source)
    assert (caught.value.msg, caught.value.pos) == (message, pos)


def test_white_space_changes_nothing() -> None:
    """White space may stand around an array that was encoded twice, and before a bracket."""
    assert loads(' "[\\"one\\"]" ') == ["one"]
    assert loads("('one','two' )") == ["one", "two"]
