"""Which "<" is a tag and which "&" is a reference: the guard and its tables, member by member."""

from __future__ import annotations

from html.entities import html5
from typing import Final

import pytest
from hypothesis import given

from newsparse import Link, strip_markup
from newsparse._inputs import replace_surrogates
from newsparse._tokens import BLOCKS, HIDDEN, KINDS, LONGEST_TAG, MOST_TAGS, PIECE, guard, is_hidden_class
from strategies import any_strings


def guarded(html: str) -> str:
    """Give all pieces of what the guard makes of a string."""
    return "".join(guard(html))


SOME: Final = PIECE // 4
"""Tags enough for several pieces."""

TABLE_PARTS: Final = frozenset("caption tbody td tfoot th thead tr".split())
"""What a browser reads within a table only."""

LINES: Final = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p plaintext pre search"
    " section summary table ul xmp".split()
)
"""What begins a line anywhere; `hr` is one."""

UNSEEN: Final = frozenset("head iframe noscript script select style svg template textarea title".split())
"""What holds no words of the story."""

WITHIN_LINES: Final = frozenset(
    "a abbr acronym applet area audio b base basefont bdi bdo bgsound big blink body br button canvas cite code col"
    " colgroup data datalist del dfn em embed font frame frameset html i image img input ins kbd keygen label link map"
    " mark marquee math menuitem meta meter nobr noembed noframes object output param picture progress q rb rp rt rtc"
    " ruby s samp slot small source span strike strong sub sup time track tt u var video wbr".split()
)
"""All other elements that HTML has or had."""

RAW: Final = frozenset("iframe noembed noframes plaintext script style textarea title xmp".split())
"""Elements whose content is no markup."""

VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
"""Elements that have no content."""

MANY: Final = "<wbr>" * MOST_TAGS
"""Enough tags for a string to be made flat."""


@pytest.mark.parametrize("name", sorted(LINES | TABLE_PARTS | UNSEEN | WITHIN_LINES))
def test_known_names(name: str) -> None:
    """A tag of HTML is one without any further sign, in lower case and in upper case."""
    for tag in (name, name.upper()):
        assert guarded(f"x <{tag}> y").startswith(f"x <{tag}>")
        assert guarded(f"x </{tag}> y") == f"x </{tag}> y"


@pytest.mark.parametrize("name", sorted(LINES - {"hr", "plaintext", "table"}))
def test_lines(name: str) -> None:
    """The edges of a block end a line, in a tree and made flat."""
    html = f"one<{name}>two</{name}>three"
    assert strip_markup(html).text == "one\ntwo\nthree"
    assert strip_markup(html + MANY).text == "one\ntwo\nthree"


@pytest.mark.parametrize("name", sorted(TABLE_PARTS))
def test_table_parts(name: str) -> None:
    """The edges of what makes up a table end a line."""
    assert strip_markup(f"<table><{name}>one</table>two").text == "one\ntwo"
    assert strip_markup(f"one<{name}>two" + MANY).text == "one\ntwo"


def test_other_lines() -> None:
    """The edges of a table, a rule, and the element that ends all markup end a line too."""
    assert strip_markup("one<table><td>two</table>three").text == "one\ntwo\nthree"
    assert strip_markup("one<table>two" + MANY).text == "one\ntwo"
    assert strip_markup("one<hr>two").text == "one\ntwo"
    assert strip_markup("one<plaintext>two</b>").text == "one\ntwo</b>"
    assert strip_markup(MANY + "one<plaintext>two</b>").text == "one\ntwo</b>"


def test_blocks_are_these() -> None:
    """No other element ends a line: a word that is cut by one stays whole."""
    assert BLOCKS == LINES | TABLE_PARTS
    for name in WITHIN_LINES - VOID - RAW - {"frameset"}:
        assert strip_markup(f"<{name}>o</{name}>ne").text == "one"


@pytest.mark.parametrize("name", sorted(UNSEEN - {"head"}))
def test_hidden(name: str) -> None:
    """What these elements hold is not seen, in a tree and made flat, and what follows them is."""
    html = f"<{name}>one</{name}>two"
    assert strip_markup(html).text == "two"
    assert strip_markup(html + MANY).text == "two"


def test_hidden_are_these() -> None:
    """These elements are hidden, and no others."""
    assert HIDDEN == UNSEEN


@pytest.mark.parametrize(("name", "kind"), [("b", "bold"), ("strong", "bold"), ("i", "italic"), ("em", "italic")])
def test_kinds(name: str, kind: str) -> None:
    """Four elements set text bold or italic, in a tree and made flat."""
    for html in (f"<{name}>one</{name}>", f"<{name}>one</{name}>{MANY}"):
        assert [(run.kind, run.start, run.end) for run in strip_markup(html).emphasis] == [(kind, 0, 3)]
    assert len(KINDS) == 4


@pytest.mark.parametrize("name", sorted(RAW))
def test_raw(name: str) -> None:
    """Within these elements nothing is markup, up to their own end tag, which need not come."""
    html = f"<{name}>a<b c='&'<!--</{name}x></{name.upper()}\n>"
    assert guarded(html) == html
    assert guarded(f"<{name}>a<b c &") == f"<{name}>a<b c &"


@pytest.mark.parametrize("name", ["svg", "math"])
def test_raw_in_foreign_elements(name: str) -> None:
    """Within icons and formulas nothing is raw, so what stands there is guarded."""
    assert guarded(f"<{name}><style>a<b c</style></{name}>") == f"<{name}><style>a&lt;b c</style></{name}>"


@pytest.mark.parametrize("name", sorted(VOID))
def test_void(name: str) -> None:
    """An element without content hides nothing that follows it."""
    html = f'one <{name} class="visually-hidden">two'
    assert strip_markup(html + MANY).text.split() == ["one", "two"]


@pytest.mark.parametrize(
    ("names", "is_hidden"),
    [
        ("visually-hidden", True),
        ("off-screen", True),
        ("x off-screen\ny", True),
        ("ssrcss-1f39n02-VisuallyHidden e16en2lz0", True),
        ("css-VisuallyHidden", True),
        ("VisuallyHidden-Label", True),
        ("", False),
        ("hidden", False),
        ("visually-hidden-x", False),
        ("Visually-Hidden", False),
        ("not-visually-hidden", False),
        ("ssrcss-1-VisuallyHiddenX", False),
        ("ssrcss-hidden off-screens", False),
    ],
)
def test_hidden_classes(names: str, is_hidden: bool) -> None:  # noqa: FBT001 - a column of the table
    """Two classes and one label hide an element; what only resembles them does not."""
    assert is_hidden_class(names) is is_hidden
    for html in (f'<i class="{names}">one</i>two', f"<i CLASS='{names}' class=x>one</i>two{MANY}"):
        assert strip_markup(html).text == ("two" if is_hidden else "onetwo")
    if len(names.split()) == 1:
        assert strip_markup(f"<i class={names}>one</i>two{MANY}").text == ("two" if is_hidden else "onetwo")


@pytest.mark.parametrize(
    "tag",
    [
        "<x-y a=1>",
        "<x:y a=1>",
        "<x:y a>b</x:y>",
        "<o:p>x</O:P>",
        "<bbc-embed/>",
        "<x_1 a='>'>",
        "<x9 a=1>",
        "<x-9 a=1>",
        "<unk>x</unk/>",
        "<b x=\"1>\"y='2>'z=3>",
        "<b x='1>'y=\"2>\">",
        '<b x="<p>"/>',
        "<b x='<p>'/>",
        '<b x="<p>">',
        "<b x='<p>'>",
        "<b it's a=x=\"y>",
        '<b it\'s x="y z">',
        "<b it\"s x='y z'>",
        "<unk></unk>",
        '<a href="<b>">',
        "<b\n>",
        "</b x=1>",
        '<b x="1"y="2">',
        "<img src=x / >",
        "<b it's>",
        "<b x=1 && y>",
        "<b && x=1>",
        "<p &nbsp;>",
        "<p AT&T>",
        "<b &>",
        """<b x="<p>" y='<'/>""",
        "<!DOCTYPE html>",
        "<![if !mso]>",
        "<![endif]>",
        "<?xml version=1?>",
        "<!-->",
        "<!--->",
        "<!-- a -- > b -->",
        "<!-- a --!>",
    ],
)
def test_markup(tag: str) -> None:
    """What a person or a program can have meant as markup is not shown."""
    assert "<" not in strip_markup(f"one {tag}").text


@pytest.mark.parametrize("sign", "\t\n\f\r &")
def test_ampersands(sign: str) -> None:
    """A sign of its own behind a "<" shows that no tag was meant, if no attribute has a value."""
    assert strip_markup(f"if a<b &{sign}c>d").text == f"if a<b &{' ' if sign.isspace() else sign}c>d"
    assert strip_markup(f"one <b x=1 &{sign}c>two</b>").text == "one two"
    assert strip_markup(f"<b>one &{sign}c> two").text == f"one &{' ' if sign.isspace() else sign}c> two"


@pytest.mark.parametrize(
    "text",
    [
        "<unk>",
        "</unk>",
        "<x-y>",
        "<x y>",
        "<bob@x.com>",
        "<http://e.org/>",
        "<http://e.org/?a=1>",
        "<x@y a=1>",
        "<-a=1>",
        "<1b>",
        "<1b a=1>",
        "<1b>x</1b>",
        "< b>",
        "</ b>",
        "<>",
        "</>",
        "<b",
        "<b <",
        "<b = c>",
        "<b/= c>",
        "<b && c>",
        "<b & c>",
        "<b a & c>",
        "<ſ>x</ſ>",
        "<İ>x</İ>",
        "</\u212abd>",
        "&ſ;",
        "<b it's a=x b=\"y>",
        '<b it\'s a="y>z">',
        "<b it\"s a='y>z'>",
        '<b it\'s a="x<y">',
        "<b it\"s a='x<y'>",
        '<a href="x>',
        "<a href='x>",
        "<!",
        "<!x>",
        "<!--",
        "<!- ->",
        "<![CDATA[x]]>",
        "<?",
        "<? x>",
        "<?xml",
        "<!doctype",
        "&",
        "&copy",
        "&copy=",
        "&;",
        "&#;",
        "&#x;",
        "&#12",
        "&#xg;",
        "&nosuch;",
        "&notit;",
        "&a b;",
        "&1;",
    ],
)
def test_text(text: str) -> None:
    """What nobody can have meant as markup is shown as it is written, before words and after them."""
    assert strip_markup(f"{text} one {text}").text == f"{text} one {text}"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b<i>one", "<bone"),
        ("<unk</unk>one", "<unkone"),
        ("<a href=x<b>one", "<a href=xone"),
        ("<b a=x>one>two", "one>two"),
        ("<b it's a=x>one>two", "one>two"),
        ("<b it's a=x<i>one", "<b it's a=xone"),
        ('<b it\'s a="x<i>one">', '<b it\'s a="xone">'),
        ("<b it\"s a='x<i>one'>", "<b it\"s a='xone'>"),
        ("<!doctype x<b>one", "<!doctype xone"),
        ("<?xml x<b>one", "<?xml xone"),
    ],
)
def test_tags_within_tags(html: str, text: str) -> None:
    """A tag that another one begins in is no tag, unless the other stands in quotes."""
    assert strip_markup(html).text == text


@pytest.mark.parametrize("space", " \t\n\f\r")
def test_white_space_in_tags(space: str) -> None:
    """White space of every kind parts what stands in a tag, and may stand at the same places."""
    assert guarded(f"<xmp>a<b</xmp{space}>a<b") == f"<xmp>a<b</xmp{space}>a&lt;b"
    for html in (
        "<b_>one</b_>",
        "<unk_>one</unk>",
        "<unk>one</unk_>",
        "<a_href='/1'>one</a>",
        '<a href=_"/1>">one</a>',
        "<a href=_'/1>'>one</a>",
        '<a x=1_href="/1>">one</a>',
        "<a x='<p>'_href=/1>one</a>",
        '<a x="<p>"_href=/1>one</a>',
        '<a it\'s href=_"/1">one</a>',
        "<a it's x=1_href=/1>one</a>",
    ):
        paragraph = strip_markup(html.replace("_", space))
        assert paragraph.text == "one"
        assert paragraph.links == ((Link("one", paragraph.links[0].href, 0, 3),) if "href" in html else ())
    for html in ("<b_= c>", "<b it's a=x_b=\"y>", "<b it's a=_\"y>"):
        assert guarded(html.replace("_", space)) == "&lt;" + html[1:].replace("_", space)
    long = "x" * LONGEST_TAG
    for html in ("<a_href=1_title=.>", "<a/href=1_title=.>", "<a href_=1 title=.>", "<a href=_1 title=.>"):
        written = guarded(html.replace("_", space).replace(".", long))
        assert strip_markup(f"{written}one</a>").links == (Link("one", "1", 0, 3),)
        assert "title" not in written


@pytest.mark.parametrize("end", ["</xmp>", "</XMP/>", "</xmp x>"])
def test_ends_of_raw_text(end: str) -> None:
    """Raw text ends at the tag of its own name, which may hold more."""
    html = f"<xmp>one</xmpx></xmp1></b>{end}"
    assert strip_markup(f"{html}<b>two").text == "one</xmpx></xmp1></b>\ntwo"
    assert guarded(f"{html}a<b") == f"{html}a&lt;b"


def test_comments_that_stay_open() -> None:
    """A comment without an end is text, and one with an end before it is not."""
    assert strip_markup("one<!-- two -->three<!-- four <!-- five").text == "onethree<!-- four <!-- five"


def test_references() -> None:
    """Every reference that HTML names is read as what it stands for, if it ends in a semicolon."""
    for name, character in html5.items():
        if name.endswith(";"):
            shown = " " if character in "\t\n\N{NO-BREAK SPACE}" else character
            assert strip_markup(f"x&{name}x").text == f"x{shown}x"


def test_tags_without_number() -> None:
    """A thousand tags make a tree; from the next one on, only links, line breaks and emphasis are kept."""
    for first in ("<u>", "<U>"):
        assert guarded(first + "<u>" * (MOST_TAGS - 1)) == first + "<u>" * (MOST_TAGS - 1)
    assert guarded("<u>" * MOST_TAGS + "<u>") == ""
    assert guarded("<p><b>one</b>" + MANY) == "<br><b>one</b>"
    assert guarded("<a href=x class=y>one<a>two" + MANY) == "<a href=x class=y>one</a><a>two"
    assert guarded("<a href=x>one</a>two</a>" + MANY) == "<a href=x>one</a>two"
    assert guarded("<i><b>one</b>" + MANY) == "<b><i>one</i></b>"


def test_flat_nesting() -> None:
    """Made flat, emphasis ends when as many elements have ended as began, and hidden elements count their own kind."""
    html = "</b><b><strong>1</b>2</strong>3<noscript><noscript>4</noscript>5<b></noscript>6"
    assert strip_markup("one<svg/>two" + MANY).text == "onetwo"
    for written in (html.replace("<noscript>", "<svg>").replace("</noscript>", "</svg>"), html):
        paragraph = strip_markup(written + MANY)
        assert paragraph.text == "1236"
        assert [(run.start, run.end) for run in paragraph.emphasis] == [(0, 2)]


def test_flat_raw() -> None:
    """Made flat, what is no markup stays none."""
    assert strip_markup("<b><xmp>1<i>2&amp;</xmp>3" + MANY).text == "1<i>2&amp;\n3"


def test_long_tags() -> None:
    """Of a tag with a thousand characters or more, two attributes are kept, the first of each name."""
    long = "x" * LONGEST_TAG
    assert guarded(f"<b {long[4:]}>") == f"<b {long[4:]}>"
    assert guarded(f"<b {long[3:]}>") == "<b >"
    assert guarded(f"<a href=1 HREF=2 title='{long}' CLASS = \"c d\">") == '<a CLASS = "c d" href=1 >'
    assert guarded("<b" + ' title="x"' * 200 + ">") == "<b >"
    assert guarded(f"</a {long}>") == "</a >"
    assert guarded(f"<svg d='{long}'/>") == "<svg />"


@given(any_strings())
def test_guard_is_idempotent(html: str) -> None:
    """What has been guarded is guarded: a second time changes no word."""
    text = replace_surrogates(html)
    once = guarded(text)
    assert strip_markup(once) == strip_markup(text)


@pytest.mark.parametrize(
    ("html", "count"),
    [("<b>x</b>" * SOME, 2), ("<a href=1>x</a>" * SOME, 4), ("<a href=1>x" * SOME, 4), ("<p>x" * SOME, 2)],
)
def test_pieces(html: str, count: int) -> None:
    """Very long markup comes in pieces of about one size, none of which ends inside a link."""
    pieces = list(guard(html))
    assert len(pieces) == count
    assert all(len(piece) < PIECE + 100 for piece in pieces)
    assert all(piece.count("<a ") - piece.count("</a>") in {0, int(piece is pieces[-1])} for piece in pieces)
    whole = strip_markup(html)
    assert whole.text.replace("\n", "") == "x" * SOME
    assert sum(len(link.text) for link in whole.links) == ("href" in html) * SOME


def test_a_long_link_is_one_piece() -> None:
    """A link keeps all of its text, however long."""
    [link] = strip_markup("<b>y</b>" * MOST_TAGS + "<a href=1>" + "<i>x</i>" * SOME + "</a>").links
    assert link.text == "x" * SOME
