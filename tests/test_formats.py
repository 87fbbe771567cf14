"""How articles are written: by every format, for every reader."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsparse import Article, Emphasis, Link, Paragraph, Role, from_dict, parse, strip_markup, to_dict
from newsparse._formats import FORMATS, write_markdown
from newsparse.strategies import SampleArray, arrays, paragraphs
from strategies import any_strings, markup_soup

if TYPE_CHECKING:
    from collections.abc import Callable

MarkdownIt = pytest.importorskip("markdown_it").MarkdownIt
render: Final[Callable[[str], str]] = MarkdownIt("commonmark").render
normalise: Final[Callable[[str], str]] = MarkdownIt().normalizeLink
CONTROLS: Final = "\x0b\x1c\x1d\x1e\x1f\x85"
"""What this renderer trims from a paragraph, and CommonMark does not."""


def write(name: str, article: Article, **carried: object) -> str:
    """Write an article in the format of a name."""
    return FORMATS[name][0](article, carried)


@given(st.one_of(paragraphs().map(lambda sample: sample.html), any_strings(), markup_soup()))
def test_markdown_renders_back(html: str) -> None:
    """Rendered, Markdown gives the same text, and the links and emphasis that HTML gives."""
    paragraph = strip_markup(html)
    assume(paragraph.text == paragraph.text.strip(CONTROLS))
    rendered = strip_markup(render(write_markdown(paragraph)))
    expected = strip_markup(paragraph.to_html())  # without the unsafe links
    assert rendered.text == paragraph.text
    assert rendered.emphasis == paragraph.emphasis
    links = [(link.start, link.end, normalise(link.href)) for link in expected.links]
    assert [(link.start, link.end, link.href) for link in rendered.links] == links


@given(st.text(st.sampled_from("ab1. -+#*_=>~`|![]()<>&;:\\\n\u3000\"'é"), max_size=12))
def test_markdown_escapes(text: str) -> None:
    """No text is taken for Markdown, wherever in the line it stands, set in bold or not."""
    text = strip_markup(text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")).text
    for emphasis in ((), (Emphasis("bold", 0, len(text)),) if text else ()):
        rendered = strip_markup(render(write_markdown(Paragraph(text, (), emphasis))))
        assert (rendered.text, rendered.links, rendered.emphasis) == (text, (), emphasis)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("so <b>it</b> is", "so **it** is"),
        ("<b>It rained.</b>", "**It rained.**"),
        ("<b><i>one</i></b>, <i>two</i>", "***one***, *two*"),
        ("(<i>one</i>)", "(*one*)"),
        ('<a href="/1"><b>one</b></a>', "[**one**](/1)"),
        ("<i>one</i><br><b>two</b>", "*one*\\\n**two**"),
        ("un<b>believ</b>able", "un<b>believ</b>able"),
        ("\u3000\u3000one\u2003", "&#12288;&#12288;one&#8195;"),
        ("<b>one</b><i>two</i>", "<b>one</b><i>two</i>"),
        ("<b><i>one</i>“two”</b>", "<b><i>one</i></b><b>“two”</b>"),
        ("“<b>‘one’</b>”", "“<b>‘one’</b>”"),
        ("“<b>‘one</b> two", "“<b>‘one</b> two"),
        ("one <b>two’</b>”", "one <b>two’</b>”"),
        ("<b>AT&amp;T &lt;</b>", r"**AT\&T \<**"),
        ("x <b>\u3000one</b> y", "x <b>\u3000one</b> y"),
        ("x <b>one\u3000</b> y", "x <b>one\u3000</b> y"),
        ("\u3000one\u2003", "&#12288;one&#8195;"),
        ("one \u3000", "one &#12288;"),
        ("one\x85\u3000", "one\x85&#12288;"),
        ("\x1fone\x1f", "\x1fone\x1f"),
        ("\x85one\x85", "\x85one\x85"),
        ("one!<a href=/1>two</a>!", "one\\![two](/1)\\!"),
        ("5 * 5 _ [x] `y` AT&T a<b ~ |", r"5 \* 5 \_ \[x\] \`y\` AT\&T a\<b \~ \|"),
        ("1. one<br>2) two<br>- three<br># 4<br>5 six. 7.", "1\\. one\\\n2\\) two\\\n\\- three\\\n\\# 4\\\n5 six. 7."),
        ("<a href='/a b'>x</a><a href='/(c)'>y</a>", "[x](</a b>)[y](</(c)>)"),
        ("<a href='/?a=1&amp;copy=2&amp;copy;&amp;#38;`&lt;>\\'>x</a>", r"[x](</?a=1&copy=2\&copy;\&#38;\`\<\>\\>)"),
        ("<a href='/1&#10;2&#13;3'>x</a>", "[x](/1&#10;2&#13;3)"),
        ("<a href='/1'><img src=x></a>", "[](/1)"),
        ("<a href='javascript:x'>x</a>", "x"),
        ("", ""),
    ],
)
def test_markdown(html: str, markdown: str) -> None:
    """Asterisks where CommonMark is sure to read them, tags elsewhere; what would mean something is escaped."""
    assert write_markdown(strip_markup(html)) == markdown


@given(arrays())
def test_markdown_is_the_story(array: SampleArray) -> None:
    """Of an article, Markdown renders to the paragraphs of the body, one by one."""
    article = parse(array.html)
    rendered = re.findall(r"<p>(.*?)</p>", render(write("markdown", article)), re.DOTALL)
    assert [strip_markup(html).text for html in rendered] == [paragraph.text for paragraph in article.body]


@given(arrays())
def test_json(array: SampleArray) -> None:
    """A line of JSON is the article again, whatever it carries."""
    article = parse(array.html)
    line = write("json", article, title="é\n", tags=["a"])
    assert "\n" not in line
    assert '"title": "é\\n"' in line  # the way that people can read
    record = json.loads(line)
    assert from_dict(record) == article
    assert record == {"title": "é\n", "tags": ["a"], **to_dict(article)}


def test_json_names() -> None:
    """Carried fields come first, in their order; what has a name that is taken gets a "_" until it is free."""
    line = write("json", Article(), copyright=1, id=2, copyright_=3, paragraphs=4)
    assert list(json.loads(line).items()) == [
        *(("copyright_", 1), ("id", 2), ("copyright__", 3), ("paragraphs_", 4)),
        *(("paragraphs", []), ("copyright", None)),
    ]


class _Page(HTMLParser):
    """Reads the paragraphs of a page, and whether they are the page's own lines."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[tuple[str, bool]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self.lines.append(("", ("class", "page") in attrs))
        if tag == "br":
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        if self.lines:
            self.lines[-1] = (self.lines[-1][0] + data, self.lines[-1][1])


@given(arrays())
def test_html(array: SampleArray) -> None:
    """HTML holds every paragraph but the empty ones; a class tells the page's own lines."""
    article = parse(array.html)
    lines = _Page(write("html", article).replace("\n", "")).lines
    assert lines == [
        (paragraph.text, paragraph.role.is_boilerplate)
        for paragraph in article.paragraphs
        if paragraph.role is not Role.EMPTY
    ]


def test_html_of_an_article() -> None:
    """An article is an element of a page, with a line for each paragraph."""
    assert write("html", parse(["It <b>rained</b>.", "", "© 2022 BBC"])).split("\n") == [
        *("<article>", '<p dir="auto">It <b>rained</b>.</p>', '<p dir="auto" class=page>© 2022 BBC</p>', "</article>")
    ]


def test_html_page() -> None:
    """A page says its encoding before anything that needs it, has a place for a title, and loads and runs nothing."""
    page = FORMATS["html"][1]
    assert page.startswith('<!doctype html>\n<meta charset="utf-8">\n')
    assert "<title>{title}</title>" in page
    assert "default-src 'none'" in page
    assert "script" not in page


def test_text() -> None:
    """Text is the story."""
    assert write("text", parse(["<b>It rained.</b>", "It stopped.", "© 2022 BBC"])) == "It rained.\n\nIt stopped."


def test_rules() -> None:
    """A rule stands between two articles, but for lines of JSON; before the first there is nothing, but for a page."""
    assert FORMATS["text"][1:] == FORMATS["markdown"][1:] == ("", "\n---\n\n")
    assert FORMATS["html"][2:] == ("<hr>\n",)
    assert FORMATS["json"][1:] == ("", "")


def test_links_of_a_paragraph_that_was_made_by_hand() -> None:
    """What no parser gave is written too: links that touch, runs that overlap."""
    paragraph = Paragraph(
        "abc", (Link("a", "/1", 0, 1), Link("b", "/2", 1, 2)), (Emphasis("bold", 0, 2), Emphasis("italic", 1, 3))
    )
    assert write_markdown(paragraph) == "[**a**](/1)[***b***](/2)<i>c</i>"


@pytest.mark.parametrize("before", "\"'(“‘«„—–")
def test_asterisks_open_behind_punctuation(before: str) -> None:
    """Behind a mark that opens something, asterisks can say that a word is bold."""
    assert write_markdown(strip_markup(f"a{before}<b>so</b>")) == f"a{before}**so**"


@pytest.mark.parametrize("after", "\"').,:;?”’»—–…")
def test_asterisks_close_before_punctuation(after: str) -> None:
    """Before a mark that closes something, asterisks can say that a word was bold."""
    assert write_markdown(strip_markup(f"<b>so</b>{after}a")) == f"**so**{after}a"


@pytest.mark.parametrize("line", ["- a", "+ a", "# a", "> a", "=", "1. a", "1) a"])
def test_what_would_begin_a_list_or_a_heading_is_text(line: str) -> None:
    """A line that looks like a list, a heading or a quotation is a line of text."""
    assert "\\" in write_markdown(strip_markup(line))
    assert strip_markup(render(write_markdown(strip_markup(f"one<br>{line}")))).text == f"one\n{line}"


@pytest.mark.parametrize("char", " ()<>\\\x01\x7f\N{IDEOGRAPHIC SPACE}")
def test_odd_targets_stand_in_brackets(char: str) -> None:
    """A target that holds what could end it is written between angle brackets."""
    assert write_markdown(Paragraph("a", (Link("a", f"/b{char}c", 0, 1),))).startswith("[a](</b")


def test_an_exclamation_mark_makes_no_picture() -> None:
    """It is escaped before a link, and nowhere else."""
    assert write_markdown(strip_markup("Oh! No!<a href=/1>a</a>")) == r"Oh! No\![a](/1)"
