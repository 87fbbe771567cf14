"""Writing HTML that is safe to show, and that reads back as it was."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsparse import Emphasis, Link, Paragraph, strip_markup
from newsparse._render import write_html
from strategies import Sample, any_strings, markup_soup, samples

VECTORS: Final = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://evil.example/x.js></SCRIPT>",
    "<script>alert(1)",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<img src=x onerror=alert(1)>",
    "<img src='javascript:alert(1)'>",
    '<img """><script>alert(1)</script>">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=data:text/html;base64,PHNjcmlwdD4=></object>",
    "<embed src=javascript:alert(1)>",
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<base href=javascript:alert(1)//>",
    "<style>@import 'javascript:alert(1)';</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "<details open ontoggle=alert(1)>x</details>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='java&NewLine;script&colon;alert(1)'>x</a>",
    "<a href='&#106;avascript&#58;alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='jav&#x0D;ascript:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='view-source:javascript:alert(1)'>x</a>",
    '<a href="/x" onclick="alert(1)">x</a>',
    "<a href='/x\" onmouseover=\"alert(1)'>x</a>",
    "<a href='/x&quot; onmouseover=&quot;alert(1)'>x</a>",
    "<a href='/x&#39;><script>alert(1)</script>'>x</a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<!--><script>alert(1)</script-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<textarea></textarea><script>alert(1)</script></textarea>",
    "<title></title><img src=x onerror=alert(1)></title>",
    "<plaintext><script>alert(1)</script>",
    "<x onclick=alert(1) href=javascript:alert(1)>x</x>",
)
"""Ways in which scripts have come into pages that thought themselves safe."""


class _Reader(HTMLParser):
    """Reads what was written, with a parser of others."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def check_safe(html: str) -> None:
    """Four elements and one attribute, whose scheme, read as browsers read it, runs nothing."""
    for tag, attributes in _Reader(html).tags:
        assert tag in {"a", "b", "i", "br"}
        assert set(attributes) == ({"href"} if tag == "a" else set())
        href = re.sub(r"[\x00-\x20]", "", attributes.get("href") or "").lower()
        scheme = re.match(r"[^/?#:]*(?=:)", href)
        assert scheme is None or scheme[0] in {"http", "https", "mailto"} or not re.match("[a-z]", scheme[0])


@pytest.mark.parametrize("html", VECTORS)
def test_vectors(html: str) -> None:
    """No way of bringing a script into a page brings one into what is written."""
    for written in (html, f"one {html} two", html + "<wbr>" * 1_001):
        check_safe(strip_markup(written).to_html())


@given(st.one_of(any_strings(), markup_soup()))
def test_safe(html: str) -> None:
    """Whatever the string: what is written holds nothing that runs."""
    check_safe(strip_markup(html).to_html())


@given(st.one_of(any_strings(), markup_soup(), samples().map(lambda sample: sample.html)))
def test_round_trip(html: str) -> None:
    """What is written reads back as the same text, links and emphasis."""
    paragraph = strip_markup(html)
    written = paragraph.to_html()
    assume(written.count("<a ") == len(paragraph.links))  # else a target was unsafe
    assert strip_markup(written) == paragraph
    assert strip_markup(written).to_html() == written


@given(samples())
def test_unsafe_links(sample: Sample) -> None:
    """Where a link is left out, text, emphasis and the other links stay."""
    paragraph = strip_markup(f"{sample.html}<a href=javascript:x>two</a><a href=/3>three")
    again = strip_markup(paragraph.to_html())
    assert (again.text, again.emphasis) == (paragraph.text, paragraph.emphasis)
    unsafe = ("javascript:", "ttps:")
    assert again.links == tuple(link for link in paragraph.links if not link.href.startswith(unsafe))
    assert again.links[-1].href == "/3"


@given(samples())
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
        (Paragraph("a", (Link("a", "/1\r2", 0, 1),)), '<a href="/1&#13;2">a</a>'),
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
