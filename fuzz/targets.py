"""What is called with made-up strings, and what must hold of the result.

Bytes become strings by `surrogateescape`, so that any bytes are a string, and lone surrogates are met. U+001E stands
between the strings of an array.
"""

from __future__ import annotations

import html
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import newsparse
from newsparse import ArraySyntaxError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsparse import Paragraph

__all__ = ["TARGETS"]

SEPARATOR: Final = "\x1e"

WORDS: Final = (
    *("The", "daily", "café", "Pål", "Llŷr", "İzmir", "Việt", "œuvre", "don’t", "“so”", "«et»", "1990–2000", "£5", "…"),
    *("Київ", "Αθήνα", "ירושלים", "القاهرة", "می\N{ZERO WIDTH NON-JOINER}خواهم", "पाकिस्तान", "বাংলা", "தமிழ்", "ไทย"),
    *("አዲስ", "北京", "東京\N{IDEOGRAPHIC SPACE}大阪", "서울", "🇬🇧", "10\N{NARROW NO-BREAK SPACE}000", "<b>à</b>"),
)
"""Of which good text is made."""

EVIDENCE: Final = "The Minister’s café."
"""A string that is telling once it is damaged: an array of short words alone may be good text of another language."""


def read_text(raw: bytes) -> str:
    """Make a string of any bytes."""
    return raw.decode("utf-8", "surrogateescape")


def check_loads(raw: bytes) -> None:
    """Read a text: it is an array, or an error that leads to its place; an array reads back from both notations."""
    array = read_text(raw).split(SEPARATOR)
    assert newsparse.loads(repr(array)) == array == newsparse.loads(json.dumps(array))
    pos, length, items = 0, 0, list[str]()
    try:
        items = newsparse.loads(raw)
    except ArraySyntaxError as error:
        pos, length, items = error.pos, len(error.doc), list(error.items)
    assert 0 <= pos <= length
    assert all(type(item) is str for item in items)


def check_parse(raw: bytes) -> None:
    """Check that each string is a paragraph, in order; HTML and records read back."""
    array = read_text(raw).split(SEPARATOR)
    article = newsparse.parse(array)
    assert [paragraph.index for paragraph in article.paragraphs] == list(range(len(array)))
    for paragraph in article.paragraphs:
        check_paragraph(paragraph)
        assert paragraph.role.is_body + paragraph.role.is_boilerplate == bool(paragraph.text.strip())
    assert newsparse.split_boilerplate(article.paragraphs) == (article.body, article.boilerplate)
    record = json.dumps(newsparse.to_dict(article), ensure_ascii=False).encode()
    assert newsparse.from_dict(json.loads(record)) == article
    lines = article.to_html().split("\n")
    if newsparse.fix_encoding(lines) == lines:  # what is left of damage may read otherwise: promise 7
        again = newsparse.parse(lines)
        assert [one.text for one in again.paragraphs] == [one.text for one in article.paragraphs]


def check_strip_markup(raw: bytes) -> None:
    """Check a paragraph: read from a tree it is the same; its HTML reads back, and is the same a second time."""
    html = read_text(raw)
    paragraph = newsparse.strip_markup(html, base_url="https://www.bbc.co.uk/news/1")
    check_paragraph(paragraph)
    assert newsparse.strip_markup(f"<wbr>{html}", base_url="https://www.bbc.co.uk/news/1") == paragraph
    written = paragraph.to_html()
    again = newsparse.strip_markup(written)
    assert (again.text, again.emphasis, again.role) == (paragraph.text, paragraph.emphasis, paragraph.role)
    assert again.to_html() == written
    if written.count("<a ") == len(paragraph.links):  # else a target could run code
        assert again.links == paragraph.links


def check_paragraph(paragraph: Paragraph) -> None:
    """Check that links are where their text is, in order and disjoint, and so is emphasis; that all can be encoded."""
    text = paragraph.text
    bounds = [(0, 0), *((link.start, link.end) for link in paragraph.links), (len(text), len(text))]
    assert all(before[1] <= start <= end for before, (start, end) in pairwise(bounds))
    assert all(text[link.start : link.end] == link.text and link.href.encode() for link in paragraph.links)
    for kind in ("bold", "italic"):
        runs = [(run.start, run.end) for run in paragraph.emphasis if run.kind == kind]
        assert all(0 <= start < end <= len(text) for start, end in runs)
        assert all(one[1] < two[0] for one, two in pairwise(runs))
    assert text.encode() is not None
    assert text == text.strip(" \n\t")


def check_fix_encoding(raw: bytes) -> None:
    """Check that repairing twice is repairing once, that ASCII is untouched, and its letters stay wherever they are."""
    array = read_text(raw).split(SEPARATOR)
    once = newsparse.fix_encoding(array)
    assert newsparse.fix_encoding(once) == once
    assert list(map(letters, once)) == list(map(letters, array))
    assert all(
        after == before for before, after in zip(array, once, strict=True) if before.isascii() and "&" not in before
    )


def letters(text: str) -> str:
    """Give the letters and figures of ASCII that a reader sees."""
    return "".join(char for char in html.unescape(text) if char.isascii() and char.isalnum())


def check_damage(raw: bytes) -> None:
    """Damage good text, once or twice: it comes back; each byte is a word, or begins a new string."""
    words = " ".join(WORDS[byte] if byte < len(WORDS) else SEPARATOR for byte in raw[1:])
    array = [EVIDENCE, *words.split(SEPARATOR)]
    assert newsparse.fix_encoding(array) == array
    damaged: list[str] = array
    for _ in range(1 + raw[0] % 2 if raw else 1):
        encoding = "latin-1" if not raw or raw[0] % 3 else "sloppy-windows-1252"  # ftfy's, which the library imports
        damaged = [text.encode().decode(encoding) for text in damaged]
    assert newsparse.fix_encoding(damaged) == array


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "loads": check_loads,
    "parse": check_parse,
    "strip_markup": check_strip_markup,
    "fix_encoding": check_fix_encoding,
    "damage": check_damage,
}
"""What can be fuzzed, by name."""
