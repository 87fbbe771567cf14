"""Every link of an article is a span of spaCy's `Doc`, in languages with spaces between words and without."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.strategies import arrays, damaged
from strategies import any_strings, texts

try:
    import spacy
    from spacy.tokens import Doc
except ImportError:
    pytest.skip("spaCy is not installed", allow_module_level=True)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Span

    from newsparse import Article, Link
    from newsparse.strategies import SampleArray

LANGUAGES = st.sampled_from(["en", "ar", "hi", "zh", "xx"])
"""English; two other scripts; one that is written without spaces, cut into characters; spaCy's rules for any."""


@cache
def pipeline(language: str) -> Language:
    """Make a tokenizer, once: it takes longer than to use it."""
    return spacy.blank(language)


def mark_links(doc: Doc, article: Article) -> None:
    """Do what the how-to page does."""
    spans: list[Span] = []
    before = 0
    for paragraph in article.body:
        for link in paragraph.links:
            if link.text:
                start, end = before + link.start, before + link.end
                span = doc.char_span(start, end, "LINK", kb_id=link.href, alignment_mode="expand")
                assert span is not None
                spans.append(span)
        before += len(paragraph.text) + len("\n\n")
    doc.spans["links"] = spans


def check(article: Article, expected: Iterable[Link], language: str) -> None:
    """Each link with text is a span of its target, whose first token and whose last one are partly the link's."""
    doc = pipeline(language)(article.text)
    mark_links(doc, article)
    doc = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert doc.text == article.text
    links = [link for link in expected if link.start < link.end]
    spans = cast("list[Span]", doc.spans["links"])
    starts = [
        before + link.start
        for paragraph, before in zip(article.body, _offsets(article), strict=True)
        for link in paragraph.links
        if link.text
    ]
    for span, link, start in zip(spans, links, starts, strict=True):
        assert (span.label_, span.kb_id_) == ("LINK", link.href)
        assert doc.text[start : start + len(link.text)] == link.text
        assert span[0].idx <= start < span[0].idx + len(span[0])
        assert span[-1].idx < start + len(link.text) <= span.end_char


def _offsets(article: Article) -> list[int]:
    """Find where each paragraph of the body begins, by writing what is before it."""
    texts = [paragraph.text for paragraph in article.body]
    return [len("\n\n".join([*texts[:place], ""])) for place in range(len(texts))]


@given(arrays() | damaged(), LANGUAGES)
def test_articles(array: SampleArray, language: str) -> None:
    """All links of a body are found, and none of the page's own."""
    check(newsparse.parse(array.html), array.article.links, language)


@given(st.lists(st.one_of(any_strings(), texts().map(lambda text: f"<a href=/1>{escape(text)}</a>")), max_size=3))
def test_any_array(strings: list[str]) -> None:
    """Whatever the strings, no link is lost, in any language."""
    article = newsparse.parse(strings)
    for language in ("en", "zh"):
        check(article, article.links, language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_links(language: str) -> None:
    """An empty article and one whose only link is a picture give no span."""
    for array in ([], ["", "It rained."], ['<a href="/1"><img src="/2"></a>It rained.']):
        check(newsparse.parse(array), [], language)
