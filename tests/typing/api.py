"""What a type checker tells the users of newsparse: checked by mypy and pyright, never run.

A line with an `ignore` is one that must be an error; both checkers complain about an ignore that is not needed.
"""

from __future__ import annotations

from typing import Literal, assert_type

import attrs

import newsparse
from newsparse import Article, Copyright, Emphasis, Link, Paragraph, Role

assert_type(newsparse.loads("[]"), list[str])
assert_type(newsparse.loads(b"[]"), list[str])
assert_type(newsparse.fix_encoding(iter(["Â£5"])), list[str])
assert_type(newsparse.strip_markup("<b>so</b>", base_url=None), Paragraph)
assert_type(newsparse.parse(("one",), base_url="https://www.bbc.co.uk/news"), Article)
assert_type(newsparse.split_boilerplate([]), tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]])

article = newsparse.parse([])
assert_type(article.paragraphs, tuple[Paragraph, ...])
assert_type(article.body, tuple[Paragraph, ...])
assert_type(article.boilerplate, tuple[Paragraph, ...])
assert_type(article.lede, Paragraph | None)
assert_type(article.links, tuple[Link, ...])
assert_type(article.text, str)
assert_type(article.copyright, Copyright | None)
assert_type(article.to_html(), str)
assert_type(newsparse.to_dict(article), dict[str, object])
assert_type(newsparse.from_dict({"paragraphs": [], "copyright": None}), Article)

for paragraph in article.body:
    assert_type(paragraph.text, str)
    assert_type(paragraph.role, Role)
    assert_type(paragraph.index, int)
    assert_type(paragraph.repairs, tuple[str, ...])
    assert_type(paragraph.emphasis, tuple[Emphasis, ...])
    assert_type(paragraph.role.is_body, bool)
    assert_type(attrs.evolve(paragraph, role=Role.BODY), Paragraph)
    for link in paragraph.links:
        assert_type((link.text, link.href, link.start, link.end), tuple[str, str, int, int])
        assert_type(link.is_external, bool)
    for run in paragraph.emphasis:
        assert_type(run.kind, Literal["bold", "italic"])

try:
    newsparse.loads("[")
except newsparse.ArraySyntaxError as error:
    assert_type((error.msg, error.pos, error.lineno, error.colno), tuple[str, int, int, int])
    assert_type(error.items, tuple[str, ...])

newsparse.loads(["one"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - an array already
newsparse.parse([None])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType] - no string
newsparse.parse(paragraphs=[])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - positional only
article.paragraphs = ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - frozen
