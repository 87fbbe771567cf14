"""What a browser's parser makes of markup, read by one that was written by others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.dom.minidom import Document, Element, Node, Text

import pytest
from hypothesis import example, given

from newsparse import Paragraph, strip_markup
from newsparse._tokens import BLOCKS, HIDDEN, KINDS, is_hidden_class
from strategies import markup_soup

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE: Final = re.compile("[ \t\n\f\r\N{NO-BREAK SPACE}]+")
WHITE: Final = frozenset(" \t\n\f\r\N{NO-BREAK SPACE}\x01")
BREAK: Final = re.compile(" ?(?:\x01 ?)+")  # U+0001 stands for a line break


class Mark(NamedTuple):
    """One visible character, and how it is set."""

    character: str
    kinds: frozenset[str]
    href: str


def read_tree(node: Node, kinds: frozenset[str] = frozenset(), href: str = "") -> Iterator[Mark]:
    """Give the visible characters of a tree in order."""
    if isinstance(node, Text):
        yield from (Mark(character, kinds, href) for character in node.data)
    if isinstance(node, Element):
        name = node.tagName
        if name in HIDDEN or is_hidden_class(node.getAttribute("class")):
            return
        if name == "a":
            href = node.getAttribute("href").strip(" \t\n\f\r") or href
        kinds = kinds | {KINDS[name]} if name in KINDS else kinds
        edge = [Mark("\x01", kinds, href)] if name in BLOCKS or name == "br" else []
        children = (mark for child in node.childNodes for mark in read_tree(child, kinds, href))
        yield from (*edge, *children, *edge)


def read_marks(paragraph: Paragraph) -> list[Mark]:
    """Give the characters of a paragraph, and how each is set."""
    hrefs = {place: link.href for link in paragraph.links for place in range(link.start, link.end)}
    runs = [(run.kind, range(run.start, run.end)) for run in paragraph.emphasis]
    return [
        Mark(character, frozenset(kind for kind, places in runs if place in places), hrefs.get(place, ""))
        for place, character in enumerate(paragraph.text)
    ]


def visible(marks: list[Mark], *, is_linked: bool) -> list[Mark]:
    """Take what is no white space, with links or without."""
    return [mark if is_linked else mark._replace(href="") for mark in marks if mark.character not in WHITE]


def check(html: str) -> None:
    """Compare the text, and of all but white space, how each character is set."""
    html5lib = pytest.importorskip("html5lib")
    document: Document = html5lib.parse(f"<!doctype html><body>{html}", treebuilder="dom")
    marks = [mark for child in document.childNodes for mark in read_tree(child)]
    anchors = document.getElementsByTagName("a")
    is_nested = any(anchor.getElementsByTagName("a") for anchor in anchors)  # some elements allow it; our links do not
    text = BREAK.sub("\n", SPACE.sub(" ", "".join(mark.character for mark in marks)))
    paragraph = strip_markup(html)
    assert paragraph.text == text.strip(" \n")
    assert visible(read_marks(paragraph), is_linked=not is_nested) == visible(marks, is_linked=not is_nested)


@given(markup_soup())
@example("<a href=x>1<div>2<a href=/y>3</div>4</a>")
@example("<table><b>1<tr><td>2</table>3")
@example("<b>1<p>2</b>3</p>")
def test_soup(html: str) -> None:
    """Tags thrown together give the text, links and emphasis that a browser shows."""
    check(html)
