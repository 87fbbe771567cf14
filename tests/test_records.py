"""Values to plain dicts and back."""

from __future__ import annotations

import json
from math import nan
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Copyright, from_dict, to_dict
from strategies import any_strings

if TYPE_CHECKING:
    from collections.abc import Callable

RECORD = to_dict(
    newsparse.parse(["<b>The <a href='/1'>Daily</a>, <a href='/2'>Weekly</a> agree.</b>", "Â£5", "© 2022 BBC"])
)

BOLD = {"kind": "bold", "start": 0, "end": 5}


@given(st.lists(any_strings(), max_size=4))
def test_a_journey_through_json_gives_the_same_article(array: list[str]) -> None:
    """Promise 7: `from_dict(json.loads(json.dumps(to_dict(article)))) == article`."""
    article = newsparse.parse(array)
    assert from_dict(json.loads(json.dumps(to_dict(article)))) == article


def test_every_field_reads_back() -> None:
    """A record of everything that a paragraph can hold gives the same article; links and runs may touch."""
    article = newsparse.parse(
        [
            "<b>Rain</b>: <a href=/1>one</a><a href=/2>two</a> <i>or</i> <b>more</b>, Â£5",
            "<a href=/3><b><i>all</i></b></a>",
            "© 2022 BBC",
        ]
    )
    assert [run.kind for run in article.paragraphs[0].emphasis] == ["bold", "italic", "bold"]
    assert from_dict(json.loads(json.dumps(to_dict(article)))) == article


def test_tuples_and_unknown_keys_are_welcome() -> None:
    """Some programs make tuples of lists and add columns of their own; both read back."""
    paragraphs = tuple(cast("list[object]", RECORD["paragraphs"]))
    assert from_dict({**RECORD, "paragraphs": paragraphs, "url": "/news"}) == from_dict(RECORD)


def test_arrays_are_welcome() -> None:
    """A data frame that came from a file may hold numpy's arrays where lists were."""
    numpy = pytest.importorskip("numpy")

    def pack(value: object) -> object:
        if isinstance(value, dict):
            return {key: pack(item) for key, item in cast("dict[str, object]", value).items()}
        return numpy.array([*map(pack, cast("list[object]", value)), None])[:-1] if isinstance(value, list) else value

    assert from_dict(cast("dict[str, object]", pack(RECORD))) == from_dict(RECORD)


def test_numbers_of_a_data_frame() -> None:
    """Where a number is missing in a column, a data frame makes floats of the others, and NaN of the gap."""
    article = newsparse.parse(["© 2022 BBC"])
    record = to_dict(article)
    assert from_dict({**record, "copyright": {"year": 2022.0, "holder": "BBC"}}) == article
    assert from_dict({**record, "copyright": {"year": nan, "holder": "BBC"}}).copyright == Copyright(None, "BBC")
    with pytest.raises(TypeError, match=r"copyright\.year: expected int, got float"):
        from_dict({**record, "copyright": {"year": 2022.5, "holder": "BBC"}})
    with pytest.raises(TypeError, match=r"copyright\.holder: expected str, got float"):
        from_dict({**record, "copyright": {"year": 2022, "holder": 2022.0}})


def test_to_dict_takes_an_article() -> None:
    """Anything else is refused, with the call to make."""
    with pytest.raises(TypeError, match=r"expected Article, got list; call to_dict\(parse\(paragraphs\)\)"):
        to_dict([])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the mistake under test


def change(*path: str | int, to: object) -> Callable[[], dict[str, object]]:
    """Give a record whose field at a path has another value; `...` takes the field away."""

    def make() -> dict[str, object]:
        record: dict[str, object] = json.loads(json.dumps(RECORD))
        field: Any = record
        for key in path[:-1]:
            field = field[key]
        if to is ...:
            del field[path[-1]]
        else:
            field[path[-1]] = to
        return record

    return make


@pytest.mark.parametrize(
    ("make", "kind", "message"),
    [
        (change("paragraphs", to=...), ValueError, r"^paragraphs: missing"),
        (change("paragraphs", to="one"), TypeError, r"^paragraphs: expected list, got str"),
        (change("paragraphs", 0, to="one"), TypeError, r"^paragraphs\[0\]: expected a mapping, got str"),
        (change("paragraphs", 0, "text", to=None), TypeError, r"^paragraphs\[0\]\.text: expected str, got NoneType"),
        (change("paragraphs", 0, "role", to="headline"), ValueError, r"^paragraphs\[0\]\.role: expected one of lede,"),
        (change("paragraphs", 1, "index", to=0), ValueError, r"^paragraphs\[1\]: the index is not 1"),
        (change("paragraphs", 1, "index", to=True), TypeError, r"^paragraphs\[1\]\.index: expected int, got bool"),
        (
            change("paragraphs", 1, "repairs", to=[1]),
            TypeError,
            r"^paragraphs\[1\]\.repairs\[0\]: expected str, got int",
        ),
        (
            change("paragraphs", 0, "links", 0, "href", to=1),
            TypeError,
            r"^paragraphs\[0\]\.links\[0\]\.href: expected str",
        ),
        (change("paragraphs", 0, "links", 0, "start", to=3), ValueError, r"^paragraphs\[0\]: a link is not where its"),
        (
            change("paragraphs", 0, "links", 0, to={"text": "", "href": "/", "start": 99, "end": 99}),
            ValueError,
            r"^paragraphs\[0\]: a link lies outside the text$",
        ),
        (
            change("paragraphs", 0, "links", 0, to={"text": "", "href": "/", "start": 12, "end": 12}),
            ValueError,
            r"^paragraphs\[0\]: links overlap or are out of order$",
        ),
        (change("paragraphs", 0, "emphasis", 0, "kind", to="big"), ValueError, r"emphasis\[0\]: the kind is neither"),
        (change("paragraphs", 0, "emphasis", 0, "end", to=99), ValueError, r"^paragraphs\[0\]: emphasis lies outside"),
        (change("paragraphs", 0, "emphasis", 0, "end", to=0), ValueError, r"^paragraphs\[0\]: emphasis lies outside"),
        (
            change("paragraphs", 0, "emphasis", to=[BOLD | {"end": 2}, BOLD | {"start": 2}]),
            ValueError,
            r"^paragraphs\[0\]: runs of one kind touch or overlap$",
        ),
        (
            change("paragraphs", 0, "emphasis", to=[BOLD | {"start": 4}, BOLD | {"kind": "italic"}]),
            ValueError,
            r"^paragraphs\[0\]: emphasis is out of order$",
        ),
        (change("paragraphs", 1, "text", to="\ud800"), ValueError, r"^paragraphs\[1\]: a string .* as UTF-8$"),
        (change("paragraphs", 0, "links", 0, "href", to=""), ValueError, r"^paragraphs\[0\]: a link has no target$"),
        (change("copyright", to=...), ValueError, r"^copyright: missing"),
        (change("copyright", to="© 2022"), TypeError, r"^copyright: expected a mapping, got str"),
        (change("copyright", "year", to="2022"), TypeError, r"^copyright\.year: expected int, got str"),
        (change("copyright", "holder", to=3), TypeError, r"^copyright\.holder: expected str, got int"),
    ],
)
def test_an_altered_record_says_where(
    make: Callable[[], dict[str, object]], kind: type[Exception], message: str
) -> None:
    """A field of the wrong type, a missing one, or one that breaks a promise is refused by name."""
    with pytest.raises(kind, match=message):
        from_dict(make())


def test_a_list_is_no_record() -> None:
    """What is no mapping is refused."""
    with pytest.raises(TypeError, match="record: expected a mapping, got list"):
        from_dict([])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the mistake under test


def test_what_is_not_known_stays_none() -> None:
    """A notice may lack its year or its holder."""
    for notice in ({"year": None, "holder": "RTÉ"}, {"year": 2022, "holder": None}):
        article = from_dict({"paragraphs": [], "copyright": notice})
        assert to_dict(article)["copyright"] == notice
    assert from_dict({"paragraphs": [], "copyright": None}) == Article()
