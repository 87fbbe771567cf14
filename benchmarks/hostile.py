"""What is written to bring a reader down: short patterns, repeated until they fill a paragraph.

Each is a way to make a parser, a pattern or a repair go over the same text again and again: elements that are never
closed, tags and comments that never end, references without number, attributes without end, and garble that ftfy or a
decoder takes up anew at each place.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FAMILIES", "fill"]

FAMILIES: Final = {
    "unclosed elements": "<b>",
    "unclosed blocks": "<div>",
    "closing tags": "</p>",
    "crossed tags": "<b></i>",
    "links in bold": "<b><a>",
    "links with targets": '<a href="/x">',
    "links that never end": "<a href=",
    "quotes that never end": '<a href="x>link</a> ',
    "quotes of both kinds": "<a b='\"",
    "templates": "<template>",
    "tables": "<table><td>",
    "words for screen readers": '<span class="visually-hidden">',
    "raw text": "<style>",
    "pictures": "<svg><b>",
    "comments": "<!-- -->",
    "comments that never end": "<!--",
    "unknown tags": "<x>",
    "unknown tags, closed": "<x></y>",
    "addresses": "<bob@x.com> ",
    "signs": "< & > ",
    "references": "&amp;",
    "references that never end": "&#x",
    "references to bytes": "&Acirc;&copy;",
    "bytes and references": "Ã&nbsp;",
    "white space": " \n\t",
    "no-break spaces": "\N{NO-BREAK SPACE}a ",
    "NUL": "\0",
    "lone surrogates": "\ud800",
    "C1 controls": "\x80 ",
    "lead bytes": "Ã",
    "trail bytes": "\x80\xa0",
    "broken sequences": "â\x80",
    "sequences and letters": "Ã©é",
    "stubborn garble": "Ä°®",
    "garble of macOS": "‚Äô",
    "garble of DOS": "├⌐",
    "words and garble": "Ã\xa0 la VIÐ“ ",
    "tags and garble": "<b>â\x80\x99</b>",
    "notices": "© 2022 ",
    "addresses of the BBC": "a@bbc.co",
}
"""The patterns, by what they are."""

_ATTRIBUTES: Final = "one tag with attributes"


def fill(size: int) -> dict[str, str]:
    """Give a paragraph of each family, of so many characters.

    >>> fill(7)["unclosed elements"]
    '<b><b><'
    """
    paragraphs = {name: (pattern * (size // len(pattern) + 1))[:size] for name, pattern in FAMILIES.items()}
    return {**paragraphs, _ATTRIBUTES: f"<a {' '.join(f'a{number}=1' for number in range(size // 8))} href=/x>x</a>"}
