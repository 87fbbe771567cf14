"""What a type checker tells the users of newsparse: checked by mypy, pyright and pyrefly, never run.

`assert_type` holds for every public name and field. Below stand the mistakes that a checker must find: each bears the
name of its error in the words of each, and all three complain of such a remark where there is no error.
"""

from __future__ import annotations

from typing import Literal, assert_type

import attrs
import pyarrow as pa
from hypothesis.strategies import SearchStrategy

import newsparse
from newsparse import Article, Copyright, Emphasis, Link, Paragraph, Role
from newsparse.arrow import ARTICLE_TYPE, ArrowStream, parse_column
from newsparse.strategies import Encoding, Sample, SampleArray, arrays, damaged, paragraphs, paragraphs_with_links

# From a text to an array
assert_type(newsparse.loads("[]"), list[str])
assert_type(newsparse.loads(b"[]"), list[str])

# From an array to an article, and the stages alone
assert_type(newsparse.parse(("one",), base_url="https://www.bbc.co.uk/news"), Article)
assert_type(newsparse.parse({"one": 1}.keys()), Article)
assert_type(newsparse.fix_encoding(iter(["Â£5"])), list[str])
assert_type(newsparse.strip_markup("<b>so</b>", base_url=None), Paragraph)
assert_type(newsparse.split_boilerplate([]), tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]])

# Records
article = newsparse.parse([])
assert_type(newsparse.to_dict(article), dict[str, object])
assert_type(newsparse.from_dict({"paragraphs": [], "copyright": None}), Article)

# The values
assert_type(article.paragraphs, tuple[Paragraph, ...])
assert_type(article.body, tuple[Paragraph, ...])
assert_type(article.boilerplate, tuple[Paragraph, ...])
assert_type(article.lede, Paragraph | None)
assert_type(article.links, tuple[Link, ...])
assert_type(article.text, str)
assert_type(article.copyright, Copyright | None)
assert_type(article.to_html(), str)
assert_type(hash(article), int)
assert_type(article == newsparse.parse([]), bool)

notice = Copyright(2022, None)
assert_type(notice.year, int | None)
assert_type(notice.holder, str | None)

paragraph = Paragraph("told", links=(Link("told", "/news", 0, 4),), emphasis=(Emphasis("bold", 0, 4),))
assert_type(paragraph.text, str)
assert_type(paragraph.links, tuple[Link, ...])
assert_type(paragraph.emphasis, tuple[Emphasis, ...])
assert_type(paragraph.role, Role)
assert_type(paragraph.index, int)
assert_type(paragraph.repairs, tuple[str, ...])
assert_type(paragraph.to_html(), str)
assert_type(attrs.evolve(paragraph, role=Role.BODY), Paragraph)

for link in paragraph.links:
    assert_type((link.text, link.href, link.start, link.end), tuple[str, str, int, int])
    assert_type(link.is_external, bool)
for run in paragraph.emphasis:
    assert_type(run.kind, Literal["bold", "italic"])
    assert_type((run.start, run.end), tuple[int, int])

assert_type(Role("lede"), Role)
assert_type(Role.BODY.is_body, bool)
assert_type(Role.BODY.is_boilerplate, bool)
as_text: str = Role.PLAYER

error = newsparse.ArraySyntaxError("expected a string", "[1]", 1, ())
assert_type((error.msg, error.doc, error.pos), tuple[str, str | bytes, int])
assert_type((error.lineno, error.colno, error.items), tuple[int, int, tuple[str, ...]])
as_value_error: ValueError = error

# The extras
assert_type(ARTICLE_TYPE, pa.StructType)
assert_type(arrays(), SearchStrategy[SampleArray])
assert_type(damaged(arrays()), SearchStrategy[SampleArray])
assert_type(paragraphs(ending="."), SearchStrategy[Sample])
assert_type(paragraphs_with_links(), SearchStrategy[Sample])


def draw(array: SampleArray, sample: Sample, encoding: Encoding) -> None:
    """See the values of newsparse in what is drawn."""
    assert_type((array.html, array.article), tuple[tuple[str, ...], Article])
    assert_type((sample.html, sample.text), tuple[str, str])
    assert_type((sample.links, sample.emphasis), tuple[tuple[Link, ...], tuple[Emphasis, ...]])
    assert_type(encoding, Literal["latin-1", "cp1252"])


def read(column: ArrowStream) -> None:
    """Take a column of any library that speaks Arrow."""
    assert_type(parse_column(column, base_url=None, errors="null"), pa.StructArray)
    # pyrefly: ignore[bad-argument-type]
    parse_column(column, errors="ignore")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - no choice


# The mistakes
# pyrefly: ignore[bad-argument-type]
newsparse.loads(["one"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - an array already
# pyrefly: ignore[unexpected-keyword]
newsparse.loads(source="[]")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - positional only
# pyrefly: ignore[bad-argument-type]
newsparse.parse(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - no array
# pyrefly: ignore[bad-argument-type]
newsparse.parse(["one", None])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType] - None is no string
# pyrefly: ignore[bad-argument-count]
newsparse.parse([], "https://www.bbc.co.uk")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - by keyword only
# pyrefly: ignore[bad-argument-type]
newsparse.fix_encoding([b"one"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType] - bytes
# pyrefly: ignore[bad-argument-type]
newsparse.strip_markup(b"one")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - bytes
# pyrefly: ignore[bad-argument-type]
newsparse.split_boilerplate(["one"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType] - raw strings
# pyrefly: ignore[bad-argument-type]
newsparse.to_dict(paragraph)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - no article
# pyrefly: ignore[bad-argument-type]
newsparse.from_dict("{}")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - its JSON
# pyrefly: ignore[read-only]
article.paragraphs = ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - frozen
# pyrefly: ignore[read-only]
paragraph.text = "told"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - frozen
# pyrefly: ignore[missing-attribute]
article.lede.to_html()  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess] - may be None
# pyrefly: ignore[bad-argument-type]
len(article)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - a record
# pyrefly: ignore[no-matching-overload]
iter(article)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType] - a record
# pyrefly: ignore[missing-argument]
Link("told", "/news", 0)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - no end
# pyrefly: ignore[bad-argument-type]
Emphasis("underlined", 0, 4)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - no such kind
# pyrefly: ignore[bad-argument-type]
Paragraph("told", role="lede")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - a Role
# pyrefly: ignore[bad-argument-type]
Copyright("2022", None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - an int
