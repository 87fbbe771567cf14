"""msgspec writes articles and reads them again."""

from __future__ import annotations

import pytest
from attrs import fields
from hypothesis import given

import newsparse
from newsparse.strategies import SampleArray, arrays, damaged

try:
    import msgspec
except ImportError:
    pytest.skip("msgspec is not installed", allow_module_level=True)


class _Story(msgspec.Struct):
    """A user's class with an article in it."""

    url: str
    article: newsparse.Article


@given(arrays() | damaged())
def test_round_trip(array: SampleArray) -> None:
    """What it writes is the article's record, and reads back as the article, in JSON and MessagePack."""
    assert msgspec.json.decode(msgspec.json.encode(array.article)) == newsparse.to_dict(array.article)
    story = _Story("/1", array.article)
    assert msgspec.json.decode(msgspec.json.encode(story), type=_Story) == story
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(story), type=_Story) == story


@given(arrays() | damaged())
def test_records(array: SampleArray) -> None:
    """It converts the record of an article to the article, and `from_dict` reads what it decodes."""
    assert msgspec.convert(newsparse.to_dict(array.article), newsparse.Article) == array.article
    assert newsparse.from_dict(msgspec.json.decode(msgspec.json.encode(array.article))) == array.article


def test_wrong_type() -> None:
    """A field of the wrong type is named with its place."""
    with pytest.raises(msgspec.ValidationError, match=r"\$\.paragraphs\[0\]\.text"):
        msgspec.json.decode('{"paragraphs": [{"text": 1}]}', type=newsparse.Article)


def test_schema() -> None:
    """The JSON schema names every field of every value, and every role."""
    definitions = msgspec.json.schema(newsparse.Article)["$defs"]
    for value in (newsparse.Article, newsparse.Paragraph, newsparse.Link, newsparse.Emphasis, newsparse.Copyright):
        assert set(definitions[value.__name__]["properties"]) == {field.name for field in fields(value)}
    assert set(definitions["Role"]["enum"]) == set(newsparse.Role)
