"""Writing HTML that reads back as it was; that it is safe to show, see `test_security`."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsparse import Emphasis, Link, Paragraph, strip_markup
from newsparse._render import write_html
from newsparse.strategies import Sample, paragraphs
from strategies import any_strings, markup_soup


class _Reader(HTMLParser):
    """Reads what was written, with a parser of others."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.one_of(any_strings(), markup_soup(), paragraphs().map(lambda sample: sample.html)))
def test_round_trip(html: str) -> None:
    """What is written reads back as the same text, links and emphasis."""
    paragraph = strip_markup(html)
    written = paragraph.to_html()
    assume(written.count("<a ") == len(paragraph.links))  # else a target was unsafe
    assert strip_markup(written) == paragraph
    assert strip_markup(written).to_html() == written


@given(paragraphs())
def test_unsafe_links(sample: Sample) -> None:
    """Where a link is left out, text, emphasis and the other links stay."""
    paragraph = strip_markup(f"{sample.html}<a href=javascript:x>two</a><a href=/3>three")
    again = strip_markup(paragraph.to_html())
    assert (again.text, again.emphasis) == (paragraph.text, paragraph.emphasis)
    unsafe = ("javascript:", "ttps:")
    assert again.links == tuple(link for link in paragraph.links if not link.href.startswith(unsafe))
    assert again.links[-1].href == "/3"


@given(paragraphs())
def test_text(sample: Sample) -> None:
    """The words that are written are those of the text."""
    assert _Reader(strip_markup(sample.html).to_html()).text == sample.text.replace("\n", "")


@pytest.mark.parametrize(
    ("paragraph", "html"),
    [
        (Paragraph(""), ""),
        (Paragraph("a<b & \"c\" 'd'"), "a&lt;b &amp; \"c\" 'd'"),
        (Paragraph("one\ntwo"), "one<br>two"),
        (
            Paragraph("one", (Link("one", "/1?a=1&copy=\"'<>", 0, 3),)),
            '<a href="/1?a=1&amp;copy=&quot;&#x27;&lt;&gt;">one</a>',
        ),
        (Paragraph("one", (Link("", "/1", 0, 0), Link("", "/2", 3, 3))), '<a href="/1"></a>one<a href="/2"></a>'),
        (Paragraph("", (Link("", "/1", 0, 0), Link("", "/2", 0, 0))), '<a href="/1"></a><a href="/2"></a>'),
        (Paragraph("ab", (Link("a", "/1", 0, 1), Link("b", "/2", 1, 2))), '<a href="/1">a</a><a href="/2">b</a>'),
        (Paragraph("ab", (Link("a", "/1", 0, 1), Link("", "/2", 1, 1))), '<a href="/1">a</a><a href="/2"></a>b'),
        (Paragraph("ab", (Link("ab", "data:x", 0, 2), Link("", "/1", 2, 2))), 'ab<a href="/1"></a>'),
        (Paragraph("ab", (Link("a", "/1", 0, 1), Link("", "x:", 1, 1), Link("b", "/1", 1, 2))), '<a href="/1">ab</a>'),
        (Paragraph("a", (Link("", "/1", 1, 1), Link("", "x:", 1, 1), Link("", "/1", 1, 1))), 'a<a href="/1"></a>'),
        (Paragraph("a", (Link("a", "/1\r2", 0, 1),)), '<a href="/1&#13;2">a</a>'),
        (Paragraph("a", (Link("a", "/1\n2", 0, 1),)), '<a href="/1&#10;2">a</a>'),
        (Paragraph("a\nb", (), (Emphasis("bold", 0, 3),)), "<b>a<br>b</b>"),
        (Paragraph("abc", (), (Emphasis("bold", 0, 2), Emphasis("italic", 1, 3))), "<b>a</b><b><i>b</i></b><i>c</i>"),
        (Paragraph("ab", (Link("b", "/1", 1, 2),), (Emphasis("italic", 0, 2),)), '<i>a</i><a href="/1"><i>b</i></a>'),
    ],
)
def test_written(paragraph: Paragraph, html: str) -> None:
    """Text is escaped, emphasis stands within links, and is closed and opened again at their edges."""
    assert paragraph.to_html() == html


def test_order_does_not_count() -> None:
    """Offsets may come in any order."""
    html = write_html("abcd", [(2, 3, "/2"), (0, 1, "/1")], [(3, 4, "italic"), (1, 2, "bold")])
    assert html == '<a href="/1">a</a><b>b</b><a href="/2">c</a><i>d</i>'
