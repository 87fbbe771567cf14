"""Who reads a paragraph array, and what each leaves undone.

A peer is a function that takes an array, made by a function that imports what it needs: a peer that is not installed is
left out. (a) to (c) are what people write today, from the most common recipe on: text and links of each paragraph, the
text repaired by `ftfy.fix_text`. (b') is (b) by somebody who knows both libraries well: `ftfy.fix_encoding`, which does
less and is right here, and a parser only where there is markup. (d) read pages, so they get the paragraphs joined to
one; they do another job, and are here for reference. (e) is no program but the floor: less than this cannot be done in
Python with this parser.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple

import ftfy
from selectolax.lexbor import LexborHTMLParser

import newsparse

__all__ = ["FLOOR", "PEERS", "Peer", "Reader", "installed"]

Reader = Callable[[list[str]], object]
"""What reads one paragraph array."""


class Peer(NamedTuple):
    """One way to read paragraph arrays."""

    name: str
    """What the tables call it."""
    package: str
    """What must be installed."""
    make: Callable[[], Reader]
    """Imports it, and gives the reader."""
    leaves: str
    """What it does not do, of what newsparse does."""


def installed() -> dict[str, Reader]:
    """Make the readers of the peers that are installed."""
    readers: dict[str, Reader] = {}
    for peer in PEERS:
        try:
            readers[peer.name] = peer.make()
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != peer.package:
                raise
    return readers


def _beautifulsoup() -> Reader:
    soup = import_module("bs4").BeautifulSoup

    def read(paragraphs: list[str]) -> object:
        trees = [soup(html, "html.parser") for html in paragraphs]
        return [
            (
                ftfy.fix_text(tree.get_text()),
                [(link.get_text(), link["href"]) for link in tree.find_all("a", href=True)],
            )
            for tree in trees
        ]

    return read


def _selectolax() -> Reader:
    def read(paragraphs: list[str]) -> object:
        trees = [LexborHTMLParser(html) for html in paragraphs]
        return [
            (ftfy.fix_text(tree.text()), [(link.text(), link.attributes["href"]) for link in tree.css("a[href]")])
            for tree in trees
        ]

    return read


def _careful() -> Reader:
    def read_one(html: str) -> object:
        if "<" not in html and "&" not in html:
            return ftfy.fix_encoding(html), ()
        tree = LexborHTMLParser(html)
        return ftfy.fix_encoding(tree.text()), [(link.text(), link.attributes["href"]) for link in tree.css("a[href]")]

    return lambda paragraphs: [read_one(html) for html in paragraphs]


def _lxml() -> Reader:
    fragment = import_module("lxml.html").fragment_fromstring

    def read(paragraphs: list[str]) -> object:
        trees = [fragment(html, create_parent=True) for html in paragraphs]
        return [
            (ftfy.fix_text(tree.text_content()), [(link.text_content(), link.get("href")) for link in tree.iter("a")])
            for tree in trees
        ]

    return read


def _trafilatura() -> Reader:
    extract = import_module("trafilatura").extract
    return lambda paragraphs: extract(_page(paragraphs), include_links=True, include_formatting=True)


def _inscriptis() -> Reader:
    get_annotated_text = import_module("inscriptis").get_annotated_text
    config = import_module("inscriptis.model.config").ParserConfig(annotation_rules={"a": ["link"], "b": ["bold"]})
    return lambda paragraphs: get_annotated_text(_page(paragraphs), config)


def _resiliparse() -> Reader:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda paragraphs: extract(_page(paragraphs), links=True)


def _page(paragraphs: list[str]) -> str:
    """Join an array to the page that it may have come from."""
    story = "\n".join(f"<p>{html}</p>" for html in paragraphs)
    return f"<!doctype html><html><head><title>News</title></head><body><article>{story}</article></body></html>"


def _floor(paragraphs: list[str]) -> object:
    """Read every character once, parse each paragraph with markup once, and build the values."""
    body = None
    values: list[newsparse.Paragraph] = []
    for index, html in enumerate(paragraphs):
        text = html
        html.isprintable()
        if "<" in html or "&" in html:
            body = body or LexborHTMLParser("<!doctype html>").body
            assert body is not None  # noqa: S101 - a document always has one
            body.inner_html = html
            text = body.text()
        values.append(newsparse.Paragraph(text, (), (), newsparse.Role.BODY, index, ()))
    return newsparse.Article(tuple(values), None)


_RECIPE: Final = "the places of links, bold and italic, roles, the array as evidence; hidden words stay in its text"

FLOOR: Final = Peer("(e) floor", "selectolax", lambda: _floor, "repair, links, emphasis, white space and roles")
"""What no program in Python with this parser can be faster than."""

PEERS: Final = (
    Peer("(a) BeautifulSoup", "bs4", _beautifulsoup, _RECIPE),
    Peer("(b) selectolax", "selectolax", _selectolax, _RECIPE),
    Peer("(b') with care", "selectolax", _careful, _RECIPE + "; white space is as it was"),
    Peer("(c) lxml", "lxml", _lxml, _RECIPE),
    Peer(
        "(d) trafilatura",
        "trafilatura",
        _trafilatura,
        "repair, roles, places, and the paragraphs that it takes for boilerplate",
    ),
    Peer(
        "(d) inscriptis", "inscriptis", _inscriptis, "repair, roles, link targets; places are those of the whole page"
    ),
    Peer("(d) resiliparse", "resiliparse", _resiliparse, "repair, roles, places, bold and italic"),
    FLOOR,
)
"""Every peer, by the letters of the tables."""
