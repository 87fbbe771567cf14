"""cattrs writes articles and reads them again."""

from __future__ import annotations

import json
from typing import Final

import pytest
from attrs import frozen
from hypothesis import given

import newsparse
from newsparse.strategies import SampleArray, arrays, damaged

try:
    import cattrs
    from cattrs.preconf.json import make_converter
except ImportError:
    pytest.skip("cattrs is not installed", allow_module_level=True)

PLAIN: Final = cattrs.Converter()
JSON: Final = make_converter()
STRICT: Final = make_converter()


@STRICT.register_structure_hook
def _read_article(record: dict[str, object], _: type) -> newsparse.Article:
    """Do what the how-to page does."""
    return newsparse.from_dict(record)


@frozen
class _Page:
    """A user's class with an article in it."""

    url: str
    article: newsparse.Article


@given(arrays() | damaged())
def test_round_trip(array: SampleArray) -> None:
    """What a converter writes is the article's record, and reads back as the article, roles included."""
    article = array.article
    assert PLAIN.structure(PLAIN.unstructure(article), newsparse.Article) == article
    for converter in (JSON, STRICT):
        assert json.loads(converter.dumps(article)) == newsparse.to_dict(article)
        assert converter.loads(converter.dumps(article), newsparse.Article) == article
        page = _Page("/1", article)
        assert converter.loads(converter.dumps(page), _Page) == page


def test_strict() -> None:
    """With the hook, a record whose offsets lie is refused, within a user's class too."""
    record = newsparse.to_dict(newsparse.parse(["It rained."]))
    lie = json.loads(json.dumps(record).replace('"links": []', '"links": [{"text":"x","href":"/","start":0,"end":1}]'))
    with pytest.raises(ValueError, match="a link is not where its text is"):
        STRICT.structure(lie, newsparse.Article)
    with pytest.raises(cattrs.ClassValidationError) as caught:
        STRICT.structure({"url": "/1", "article": lie}, _Page)
    assert "a link is not where its text is" in str(caught.value.exceptions[0])


def test_wrong_role() -> None:
    """A role that does not exist is named with its place."""
    record = {"paragraphs": [{"text": "It rained.", "role": "weather"}]}
    with pytest.raises(cattrs.ClassValidationError) as caught:
        JSON.structure(record, newsparse.Article)
    assert cattrs.transform_error(caught.value) == ["invalid value for type, expected Role @ $.paragraphs[0].role"]
