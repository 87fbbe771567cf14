"""What a browser's parser makes of markup, read by one that was written by others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.dom.minidom import Element, Node, Text

import pytest
from hypothesis import example, given
from strategies import markup_soup

from newsparse import Paragraph, strip_markup
from newsparse._tokens import BLOCKS, HIDDEN, KINDS, is_hidden_class

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE: Final = re.compile("[ \t\n\f\r\N{NO-BREAK SPACE}]+")
BREAK: Final = re.compile(" ?(?:\x01 ?)+")  # U+0001 stands for a line break


class Mark(NamedTuple):
    """One visible character, and how it is set."""

    character: str
    kinds: frozenset[str]
    href: str


def read_tree(node: Any, kinds: frozenset[str] = frozenset(), href: str = "") -> Iterator[Mark]:  # noqa: ANN401
    """Give the characters of a tree in order; the tree of another library is untyped."""
    if isinstance(node, Text):
        yield from (Mark(character, kinds, href) for character in node.data)
    elif isinstance(node, Element) or node.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
        name = node.tagName if isinstance(node, Element) else ""
        if name in HIDDEN or (isinstance(node, Element) and is_hidden_class(node.getAttribute("class"))):
            return
        edge = [Mark("\x01", kinds, href)] if name in BLOCKS or name == "br" else []
        if isinstance(node, Element) and name == "a":
            href = node.getAttribute("href").strip(" \t\n\f\r") or href
        kinds |= {KINDS[name]} if name in KINDS else set()
        yield from edge
        for child in node.childNodes:
            yield from read_tree(child, kinds, href)
        yield from edge


def read_marks(paragraph: Paragraph) -> list[Mark]:
    """Give the characters of a paragraph, and how each is set."""
    hrefs = {place: link.href for link in paragraph.links for place in range(link.start, link.end)}
    runs = [(run.kind, range(run.start, run.end)) for run in paragraph.emphasis]
    return [
        Mark(character, frozenset(kind for kind, places in runs if place in places), hrefs.get(place, ""))
        for place, character in enumerate(paragraph.text)
    ]


def check(html: str) -> None:
    """Compare the text, and of all but white space, how each character is set."""
    html5lib = pytest.importorskip("html5lib")
    marks = list(read_tree(html5lib.parseFragment(html, container="body", treebuilder="dom")))
    text = BREAK.sub("\n", SPACE.sub(" ", "".join(mark.character for mark in marks)))
    paragraph = strip_markup(html)
    assert paragraph.text == text.strip(" \n")
    white = set(" \t\n\f\r\N{NO-BREAK SPACE}\x01")
    assert [mark for mark in read_marks(paragraph) if mark.character not in white] == [
        mark for mark in marks if mark.character not in white
    ]


@given(markup_soup())
@example("<a href=x>1<div>2<a href=/y>3</div>4</a>")
@example("<table><b>1<tr><td>2</table>3")
@example("<b>1<p>2</b>3</p>")
def test_soup(html: str) -> None:
    """Tags thrown together give the text, links and emphasis that a browser shows."""
    check(html)
