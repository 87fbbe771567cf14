"""A pydantic model holds articles, by an annotated type of five lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import pytest
from hypothesis import given

import newsparse
from newsparse.strategies import SampleArray, arrays, damaged
from strategies import any_strings

try:
    from pydantic import BaseModel, BeforeValidator, InstanceOf, PlainSerializer, TypeAdapter, ValidationError
except ImportError:
    pytest.skip("pydantic is not installed", allow_module_level=True)

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_article(value: Mapping[str, object] | newsparse.Article) -> newsparse.Article:
    """Do what the how-to page does."""
    if isinstance(value, newsparse.Article):
        return value
    try:
        return newsparse.from_dict(value)
    except TypeError as error:
        raise ValueError(str(error)) from error


ArticleField = Annotated[
    InstanceOf[newsparse.Article],
    BeforeValidator(read_article, json_schema_input_type=dict[str, object]),
    PlainSerializer(newsparse.to_dict, return_type=dict[str, object]),
]
ADAPTER: Final[TypeAdapter[newsparse.Article]] = TypeAdapter(ArticleField)


class _Entry(BaseModel):
    """A user's model with an article in it."""

    url: str
    article: ArticleField


@given(arrays() | damaged())
def test_round_trip(array: SampleArray) -> None:
    """What a model writes is the article's record, and reads back as the article."""
    entry = _Entry(url="/1", article=array.article)
    assert entry.article is array.article
    assert entry.model_dump() == {"url": "/1", "article": newsparse.to_dict(array.article)}
    assert _Entry.model_validate(entry.model_dump()) == entry
    assert _Entry.model_validate_json(entry.model_dump_json()) == entry
    assert ADAPTER.validate_json(ADAPTER.dump_json(array.article)) == array.article


@given(any_strings())
def test_any_string(html: str) -> None:
    """Whatever the string, its article survives the journey."""
    article = newsparse.parse([html])
    assert ADAPTER.validate_json(ADAPTER.dump_json(article)) == article


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (None, "record: expected a mapping, got NoneType"),
        ({"paragraphs": None, "copyright": None}, "paragraphs: expected list, got NoneType"),
        ({"copyright": None}, "paragraphs: missing"),
    ],
)
def test_wrong_record(record: object, message: str) -> None:
    """What is no article is a validation error with the place, of a wrong type too."""
    with pytest.raises(ValidationError, match=f"(?s)article.*{message}"):
        _Entry.model_validate({"url": "/1", "article": record})


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_schema(mode: str) -> None:
    """A model with an article has a JSON schema."""
    schema = _Entry.model_json_schema(mode="validation" if mode == "validation" else "serialization")
    assert schema["properties"]["article"]["type"] == "object"
