"""HTML → text, links, emphasis: what `strip_markup` promises, for every string."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newsparse import Emphasis, Link, Paragraph, Role, strip_markup
from newsparse._inputs import replace_surrogates
from newsparse._markup import MarkupReader
from newsparse._tokens import PIECE
from newsparse.strategies import Sample, paragraphs
from strategies import any_strings, markup_soup, texts, usual_markup

CASES: Final[list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("cases").joinpath("markup.json").read_text("utf-8")
)

RFC_3986: Final = {
    "g": "http://a/b/c/g",
    "./g": "http://a/b/c/g",
    "g/": "http://a/b/c/g/",
    "/g": "http://a/g",
    "//g": "http://g",
    "?y": "http://a/b/c/d;p?y",
    "g?y#s": "http://a/b/c/g?y#s",
    "#s": "http://a/b/c/d;p?q#s",
    ";x": "http://a/b/c/;x",
    "..": "http://a/b/",
    "../../g": "http://a/g",
    "../../../g": "http://a/g",
    "g..": "http://a/b/c/g..",
    "./g/.": "http://a/b/c/g/",
    "g;x=1/../y": "http://a/b/c/y",
    "g:h": "g:h",  # from here on, targets that are whole
    "https://e.org/../g": "https://e.org/../g",
    "mailto: desk@e.org": "mailto: desk@e.org",
    "javascript:void(0)": "javascript:void(0)",
    "http:g": "http:g",
    "//[": "//[",  # and those that nobody can join
    "//e.org℀/": "//e.org℀/",
}
"""Targets and what they are on the page `http://a/b/c/d;p?q`: examples of the standard, section 5.4, and beyond."""


def seen(paragraph: Paragraph) -> Sample:
    """Take what a sample says too."""
    return Sample("", paragraph.text, paragraph.links, paragraph.emphasis)


def meaning(sample: Sample) -> Sample:
    """Take what a sample says, without the markup."""
    return Sample("", sample.text, sample.links, sample.emphasis)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    """Markup of every era, and what is no markup, read as a person reads it."""
    paragraph = strip_markup(case["html"])
    assert paragraph.text == case["text"]
    assert [[link.text, link.href, link.start, link.end] for link in paragraph.links] == case["links"]
    assert [[run.kind, run.start, run.end] for run in paragraph.emphasis] == case["emphasis"]


def test_cases_are_told_apart() -> None:
    """Every case has a name of its own, says where it comes from, and cuts its links out of its text."""
    assert len({case["name"] for case in CASES}) == len(CASES)
    for case in CASES:
        assert case["provenance"] in {"synthetic", "negative"} or case["provenance"].startswith("in the style of ")
        assert all(case["text"][start:end] == text for text, _, start, end in case["links"])


@given(paragraphs())
def test_samples(sample: Sample) -> None:
    """Text, links and emphasis are those that the markup was written for."""
    paragraph = strip_markup(sample.html)
    assert seen(paragraph) == meaning(sample)
    assert paragraph.role is (Role.BODY if sample.text else Role.EMPTY)
    assert (paragraph.index, paragraph.repairs) == (0, ())


@given(texts())
def test_plain_text(text: str) -> None:
    """Text of any script without markup comes back as it is."""
    if "&" not in text:
        assert strip_markup(text) == Paragraph(text)


@given(st.one_of(any_strings(), markup_soup()))
def test_offsets(html: str) -> None:
    """Whatever the string: links cut out their text, are in order and disjoint, and have targets."""
    paragraph = strip_markup(html)
    place = 0
    for link in paragraph.links:
        assert paragraph.text[link.start : link.end] == link.text
        assert place <= link.start <= link.end <= len(paragraph.text)
        assert link.href
        place = link.end


@given(st.one_of(any_strings(), markup_soup()))
def test_runs(html: str) -> None:
    """Whatever the string: runs have text, are in order, and those of one kind neither touch nor overlap."""
    paragraph = strip_markup(html)
    runs = [(run.start, run.end, run.kind) for run in paragraph.emphasis]
    assert runs == sorted(runs)
    for kind in ("bold", "italic"):
        place = -1
        for run in paragraph.emphasis:
            if run.kind == kind:
                assert place < run.start < run.end <= len(paragraph.text)
                place = run.end


@given(st.one_of(any_strings(), markup_soup()))
def test_text(html: str) -> None:
    """Whatever the string: the text can be encoded, and its white space is single, at no edge, and one of two kinds."""
    paragraph = strip_markup(html)
    for text in (paragraph.text, *(link.href for link in paragraph.links)):
        assert text.encode().decode() == text
    assert not set(paragraph.text) & set("\0\t\f\r\N{NO-BREAK SPACE}")
    assert paragraph.text == paragraph.text.strip(" \n")
    assert not any(pair in paragraph.text for pair in ("  ", " \n", "\n ", "\n\n"))
    assert all(link.text == link.text.strip(" \n") for link in paragraph.links)


@given(any_strings())
def test_fast_path(html: str) -> None:
    """Text without "<" and "&" needs no parser: read through it anyway, it gives the same."""
    plain = html.replace("<", "").replace("&", "")
    assert strip_markup(plain + "<!-- -->") == strip_markup(plain)


@given(st.one_of(usual_markup(), markup_soup(), paragraphs().map(lambda sample: sample.html)))
@example('<a href="/1">a<a href="/2">b</a></a>')
@example('<a href="/1">a<a class="visually-hidden">b</a>c</a>')
@example('<span data-class="off-screen">a</span>b')
@example('<span class="visually-hidden">a<b>b</b></span>c')
@example('<span class="visually-hidden">a<!-- --></span>c')
def test_usual_markup(html: str) -> None:
    """Markup as programs write it needs no tree: read by one anyway, it gives the same."""
    assert strip_markup(html) == strip_markup("<wbr>" + html)


@pytest.mark.parametrize(
    "html",
    [
        *(f"<{name}>one</{name}>" for name in "a b div em i mark small span strong sub sup time u".split()),
        *(f"{tag}one" for tag in ("<br>", "<br/>", "<br />", "<img>", "<!---->", "<!-- -->")),
        *(f"one&{name};" for name in ("amp", "lt", "gt", "quot", "nbsp", "#x27", "#39")),
        '<a data-href="/1" href="/2?a&amp;b&amp;c" href="/3" class="x>y">one</a>',
        '<span class="visually-hidden x">two<!-- -->three</span>one',
    ],
)
def test_usual_markup_needs_no_parser(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Known elements, closed in their order, with quoted attributes and a few references, mean what they say."""
    expected = strip_markup("<wbr>" + html)
    monkeypatch.delattr("newsparse._markup.LexborHTMLParser")
    assert strip_markup(html) == expected
    assert expected.text.startswith("one")


@pytest.mark.parametrize(
    ("value", "href"),
    [
        ("/1\r/2", "/1\n/2"),
        ("/1\0", "/1\ufffd"),
        ("&#13;/1", "/1"),
        ("/1?&copy;", "/1?©"),
        ("/&#39;&lt;b>", "/'<b>"),
        ("/<b>1", "/<b>1"),
    ],
)
def test_values_of_attributes(value: str, href: str) -> None:
    """A target is the value that a browser reads, whatever stands in the quotes."""
    assert strip_markup(f'<a href="{value}">one</a>').links == (Link("one", href, 0, 3),)
    assert strip_markup(f'<a class="x" href="/&amp;{value}">one</a>').links[0].href.startswith("/&")


@given(st.lists(any_strings(), max_size=5))
def test_isolation(array: list[str]) -> None:
    """Paragraphs that one reader reads after another are those that are read alone."""
    reader = MarkupReader(None)
    for html in array:
        alone = strip_markup(html)
        assert reader.read(replace_surrogates(html)) == (alone.text, alone.links, alone.emphasis)


@given(paragraphs())
def test_long_tags(sample: Sample) -> None:
    """Attributes beyond any that real tags have change nothing."""
    long = f" data-x='{'>' * 1_000}' "
    html = sample.html.replace("<a ", "<a" + long).replace("<span ", "<span" + long)
    assert seen(strip_markup(html)) == meaning(sample)


@given(paragraphs())
def test_many_tags(sample: Sample) -> None:
    """A string with more tags than any real one, which is made flat, has the text, links and emphasis of its tree."""
    assert seen(strip_markup(sample.html + "<wbr>" * 1_001)) == meaning(sample)


@given(paragraphs(ending="."), st.sampled_from([2, 150]))
def test_many_samples(sample: Sample, times: int) -> None:
    """A paragraph repeated, across the limit above which it is made flat, says the same again and again."""
    paragraph = strip_markup((sample.html + "<br>") * times)
    step = len(sample.text) + 1
    assert paragraph.text == "\n".join([sample.text] * times)
    assert paragraph.links == tuple(
        attrs.evolve(link, start=link.start + by, end=link.end + by)
        for by in range(0, times * step, step)
        for link in sample.links
    )
    assert paragraph.emphasis == tuple(
        Emphasis(run.kind, run.start + by, run.end + by)
        for by in range(0, times * step, step)
        for run in sample.emphasis
    )


@pytest.mark.parametrize(("href", "joined"), RFC_3986.items())
def test_base_url(href: str, joined: str) -> None:
    """A relative target is joined to the page's address; a whole one, and one that cannot be joined, stay."""
    html = f'<a href=" {href}\n">one</a>'
    assert strip_markup(html, base_url="http://a/b/c/d;p?q").links == (Link("one", joined, 0, 3),)
    assert strip_markup(html).links == (Link("one", href, 0, 3),)


@pytest.mark.parametrize("space", " \t\n\f\r")
def test_edges_of_targets(space: str) -> None:
    """White space at the edges of a target does not count, as for browsers; any other character does."""
    assert strip_markup(f'<a href="{space}/1{space}">one</a>').links[0].href == "/1"
    assert strip_markup('<a href="\x0b/1\N{NO-BREAK SPACE}">one</a>').links[0].href == "\x0b/1\N{NO-BREAK SPACE}"
    assert strip_markup(f'<a href="{space}">one</a>').links == ()


@pytest.mark.parametrize("space", "\u1680\u2000\u2003\u2009\u200a\u2028\u202f\u205f\u3000\x0b\x1c\x85")
def test_other_spaces(space: str) -> None:
    """Every other space of Unicode is content, at the edges too."""
    for text in (space, f"{space}one{space} {space}two{space}"):
        assert strip_markup(text).text == text
        assert strip_markup(f"<i>{text}</i>").text == text


@pytest.mark.parametrize(
    "name", ["off&#45;screen", "visually-&#104;idden", "x-VisuallyH&#x69;dden", "o\nff-screen off-screen"]
)
def test_hidden_by_references(name: str) -> None:
    """A class that hides may be written with references."""
    assert strip_markup(f'<b class="{name}">one</b>two').text == "two"


def test_comments_beside_hidden_words() -> None:
    """A comment has no class, wherever it stands."""
    assert strip_markup('<p>one<!-- c --><b class="off-screen">two</b></p>').text == "one"


def test_base_url_that_is_none() -> None:
    """A base that is no address leaves targets as they are."""
    assert strip_markup("<a href=g>one</a>", base_url="http://[").links[0].href == "g"


def test_joined_neighbours() -> None:
    """Neighbours that share a target once they are joined are one link."""
    html = "<a href=/g>one</a><a href=http://a/g>two</a>"
    assert strip_markup(html, base_url="http://a/b").links == (Link("onetwo", "http://a/g", 0, 6),)
    assert len(strip_markup(html).links) == 2


@pytest.mark.parametrize("html", [None, b"<b>", 1.5, ["<b>"]])
def test_wrong_types(html: Any) -> None:  # noqa: ANN401 - what a caller without a type checker passes
    """What is no string is refused, with a remedy."""
    with pytest.raises(TypeError, match=r"expected str, got .*; call strip_markup\(text\)"):
        strip_markup(html)


def test_a_wrong_base() -> None:
    """A base that is no string is refused by its name, and one that cannot be encoded is taken as what it meant."""
    with pytest.raises(TypeError, match=r"^base_url: expected str, got bytes; pass the"):
        strip_markup("x", base_url=b"/")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the mistake under test
    [link] = strip_markup('<a href="/1">x</a>', base_url="https://www.bbc.co.uk/\ud800/").links
    assert link.href == "https://www.bbc.co.uk/1"
    [link] = strip_markup('<a href="1">x</a>', base_url="https://www.bbc.co.uk/\ud800/").links
    assert link.href.encode().decode() == "https://www.bbc.co.uk/\ufffd/1"


def test_edges_are_spaces_alone() -> None:
    """No letter is taken for white space."""
    assert [strip_markup(html).text for html in (" XML: FOX ", " <i>XML</i>: <b>FOX</b> ")] == ["XML: FOX", "XML: FOX"]


@pytest.mark.parametrize(
    ("html", "text"),
    [("<script>a</SCRIPT>b<c d", "b<c d"), ("<plaintext>a</plaintext> x < y", "a</plaintext> x < y")],
)
def test_ends_of_raw_elements(html: str, text: str) -> None:
    """What is raw ends with its closing tag in any case of letters, and plain text never ends."""
    assert strip_markup(html).text == text
    assert strip_markup("<wbr>" * 1_001 + html).text == text


def test_a_parser_is_used_again_up_to_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short paragraphs share a parser, and long ones, whose trees it would keep, get a new one now and then."""
    parsers: list[LexborHTMLParser] = []

    def make(html: str) -> LexborHTMLParser:
        parsers.append(LexborHTMLParser(html))
        return parsers[-1]

    monkeypatch.setattr("newsparse._markup.LexborHTMLParser", make)
    reader = MarkupReader(None)
    reader.read(
        'plain, and <b class="x">as <i>programs</i> write</b> <a href="/?a&amp;b">it</a>&nbsp;<br><!-- --><img>'
    )
    assert not parsers
    for _ in range(100):
        reader.read("<p>short</p>")
    assert len(parsers) == 1
    for _ in range(10):
        reader.read(f"<p>{'long ' * (PIECE // 10)}</p>")
    assert 4 <= len(parsers) <= 6


@pytest.mark.parametrize(("text", "kind"), [(None, "NoneType"), (b"x", "bytes"), (1.5, "float"), (["x"], "list")])
def test_a_wrong_type_names_the_remedy(text: Any, kind: str) -> None:  # noqa: ANN401 - what a caller without a type checker passes
    """What is no string is refused, with its type and the remedy."""
    with pytest.raises(TypeError) as caught:
        strip_markup(text)
    assert str(caught.value) == f"expected str, got {kind}; call strip_markup(text)"


def test_a_subclass_of_str_is_read_as_a_str() -> None:
    """Strings of another library, numpy's say, are read as plain ones."""

    class Name(str):
        __slots__ = ()

    assert strip_markup(Name("AT&amp;T <b>so</b>")) == strip_markup("AT&amp;T <b>so</b>")


def test_a_joined_target_ends_in_no_space() -> None:
    """An empty fragment goes when a target is joined, and the white space before it too."""
    for html in ('<a href="/a #">x</a>', '<a href="/a\t#">x</a>'):
        assert strip_markup(html, base_url="https://a/b").links[0].href == "https://a/a"
    assert strip_markup('<a href="/a\x0b#">x</a>', base_url="https://a/b").links[0].href == "https://a/a\x0b"
