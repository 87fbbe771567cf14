"""HTML → text, links, emphasis: one paragraph at a time.

Text without "<" and "&" means itself. Most markup is usual: a few known elements, each closed in its order, so that its
tags are the tree, and they are read one by one. For all other markup the guard (`_tokens`) makes sure that what looks
like a tag is one; Lexbor, the parser behind selectolax, builds the tree that a browser would build; and the walk below
visits it in document order. Both readers tell the writer (`_writer`) what they meet, and both agree on usual markup.

Two things about Lexbor are worth knowing. Setting `inner_html` of one document's body again and again costs a tenth of
a parser for each paragraph, and gives the same tree, if that document has a doctype (without one, quirks mode changes
tables). And the tree is walked with a stack of our own and never serialised, for Lexbor's serialisers recurse: nested
templates would crash the process.
"""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from itertools import zip_longest
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from newsparse._href import read_target
from newsparse._inputs import replace_surrogates
from newsparse._model import Paragraph, Role
from newsparse._tokens import BLOCKS, HIDDEN, KINDS, MOST_TAGS, PIECE, guard, is_hidden_class
from newsparse._writer import Writer, collapse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

    from newsparse._model import Emphasis, Link

__all__ = ["MarkupReader", "strip_markup"]

EDGE_SPACE: Final = " \t\n\f\r"
"""White space that browsers strip from the edges of a target."""

_EMPTY_PAGE: Final = "<!doctype html>"

# Neither pattern can backtrack: each repetition is possessive, and ends at what may not follow in it.
_USUAL_TAG: Final = re.compile(
    r"""
    < (?: ( /?+ (?: a | b | br | div | em | i | img | mark | small | span | strong | sub | sup | time | u ) )
          ( (?: [ ] [a-z-]++ =" [^"\0\r]*+ " )*+ ) [ ]?+ /?+
        | !-- [ ]?+ -- ) >
    """,
    re.VERBOSE,
)
"""A tag or an empty comment, written as programs write them: its name and its attributes."""

_ATTRIBUTE: Final = re.compile('([a-z-]+)="([^"]*)"')
_OTHER_REFERENCE: Final = re.compile("&(?!(?:amp|lt|gt|quot|nbsp|#x27|#39);)")


def strip_markup(html: str, /, *, base_url: str | None = None) -> Paragraph:
    """Read one paragraph of HTML: its visible text, with each link and each run of emphasis at its place.

    >>> paragraph = strip_markup('He <b>told</b> <a href="/daily" class="ssrcss-k17ofw-InlineLink">the daily</a>.')
    >>> paragraph.text, paragraph.links
    ('He told the daily.', (Link(text='the daily', href='/daily', start=8, end=17),))

    Text without markup comes back as it is, and so does a "<" that begins no tag:

    >>> strip_markup("if x < y").text
    'if x < y'

    With a `base_url`, relative targets are joined to it. The role is BODY, or EMPTY without text; nothing is repaired.
    Any string gives a value, in linear time: what cannot be encoded, a lone surrogate, becomes U+FFFD.
    """
    if not isinstance(html, str):
        raise TypeError(f"expected str, got {type(html).__name__}; call strip_markup(text)")
    plain = replace_surrogates(str.__str__(html))  # of a subclass, numpy's say, the parser would have none
    text, links, emphasis = MarkupReader(base_url).read(plain)
    return Paragraph(text, links, emphasis, Role.BODY if text.strip() else Role.EMPTY)


class MarkupReader:
    """Reads the paragraphs of one array, with one parser for all of them.

    Not for sharing: a parser must not be used by two threads at a time.
    """

    def __init__(self, base_url: str | None) -> None:
        """Wait with the parser until a tree is needed: most arrays need none."""
        if not isinstance(base_url, str | None):
            raise TypeError(f"base_url: expected str, got {type(base_url).__name__}; pass the address of the page")
        self._base_url = base_url and replace_surrogates(base_url)
        self._body: LexborNode | None
        self._room = -1  # how much more it may read; below zero, a new parser is due

    def read(self, html: str) -> tuple[str, tuple[Link, ...], tuple[Emphasis, ...]]:
        """Give the visible text, the links and the emphasis of a paragraph without surrogates."""
        if "<" not in html and "&" not in html:
            return collapse(html), (), ()
        writer = Writer()
        if not _read_usual(html, writer, self._base_url):
            writer = Writer()
            may_hide = _may_hide(html)
            for piece in guard(html):
                _walk(self._build(piece), writer, self._base_url, may_hide=may_hide)
        return writer.finish()

    def _build(self, html: str) -> LexborNode:
        """Build the tree. A parser frees the trees that it built only with itself, so now and then a new one begins."""
        if self._room < 0:
            self._body, self._room = LexborHTMLParser(_EMPTY_PAGE).body, PIECE
        assert self._body is not None  # noqa: S101 - a document always has one
        self._room -= len(html)
        self._body.inner_html = html
        return self._body


def _read_usual(html: str, writer: Writer, base_url: str | None) -> bool:
    """Read markup whose tags are the tree, and give whether it was: all known, all closed, none crossed."""
    steps = _cut_usual(html)
    if steps is None:
        return False
    names: list[str] = []  # of the open elements
    leaves: list[Callable[[], None]] = []  # what to do at their end
    for text, tag, attributes in steps:
        writer.write(unescape(text))
        if not tag or tag == "img":
            pass
        elif tag == "br":
            writer.break_line()
        elif tag[0] == "/":
            if not names or names.pop() != tag[1:]:
                return False
            leaves.pop()()
        elif tag == "a" and "a" in names:
            return False
        elif _may_hide(attributes) and is_hidden_class(_read_attribute("class", attributes)):
            if next(name for _, name, _ in steps if name is not None) != "/" + tag:
                return False
        else:
            href = _read_attribute("href", attributes) if tag == "a" else ""
            names.append(tag)
            leaves.append(_enter(writer, tag, href, base_url))
    return not names


def _cut_usual(html: str) -> Iterator[tuple[str, str | None, str]] | None:
    """Cut a string into texts, each with the tag behind it: a name, or none in a comment, and attributes.

    The last text has an empty name behind it. There is nothing to cut where some "<" or "&" is unusual, in quotes too.
    """
    tags = html.count("<")
    if tags > MOST_TAGS or ("&" in html and _OTHER_REFERENCE.search(html)):
        return None
    pieces = _USUAL_TAG.split(html)
    rest = iter(pieces)
    return zip_longest(rest, rest, rest, fillvalue="") if len(pieces) == 3 * tags + 1 else None


def _read_attribute(name: str, attributes: str) -> str:
    """Read the first attribute of a name, which is the one that counts."""
    for key, value in _ATTRIBUTE.findall(attributes):
        if key == name:
            return unescape(value)
    return ""


def _may_hide(markup: str) -> bool:
    """Whether a class may hide: all that do hold one of these, unless a letter of it is spelled as a reference."""
    return "idden" in markup or "-screen" in markup or "&#" in markup


def _walk(root: LexborNode, writer: Writer, base_url: str | None, *, may_hide: bool) -> None:
    """Visit what is below a node, in document order, with a stack of our own: input may be nested without end.

    There are elements and text alone, for the guard leaves no comments.
    """
    entered: list[tuple[LexborNode, Callable[[], None]]] = []  # the open elements, and what to do at their end
    node = root.first_child
    while True:
        if node is None:
            if not entered:
                return
            node, leave = entered.pop()
            leave()
        elif (tag := node.tag) == "-text":
            writer.write(node.text_content or "")
        elif tag == "br":
            writer.break_line()
        elif tag in HIDDEN or (may_hide and is_hidden_class(_attribute(node, "class"))):
            pass
        else:
            entered.append((node, _enter(writer, tag or "", _attribute(node, "href"), base_url)))
            node = node.first_child
            continue
        node = node.next


def _attribute(node: LexborNode, name: str) -> str:
    """Read an attribute of an element; it may be missing, or have no value."""
    return node.attrs.get(name) or ""


def _enter(writer: Writer, tag: str, href: str, base_url: str | None) -> Callable[[], None]:
    """Tell the writer of an element that begins, and give what tells of its end."""
    if tag == "a":
        href = href.strip(EDGE_SPACE)
        if not href:
            return _nothing
        writer.open_link(_join(base_url, href))
        return writer.close_link
    if kind := KINDS.get(tag):
        return partial(writer.close_run, kind, writer.length)
    if tag in BLOCKS:
        writer.break_line()
        return writer.break_line
    return _nothing


def _nothing() -> None:
    """Leave an element that means nothing by itself."""


def _join(base_url: str | None, href: str) -> str:
    """Join a relative target to the base; one with a scheme, or one that cannot be joined, stays as it is."""
    if base_url is None or read_target(href).scheme:
        return href
    try:
        return urljoin(base_url, href).strip(EDGE_SPACE)  # it drops an empty fragment, and the space before it stays
    except ValueError:  # "//[" has no host that anybody could read
        return href
