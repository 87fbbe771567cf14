r"""How an article is written: as text, JSON, HTML or Markdown.

Markdown is made of the safe HTML, so that both say the same. Its four elements are easy to translate: text is escaped,
links become `[text](target)`, and emphasis becomes asterisks where CommonMark is sure to read them so, with white space
or punctuation on one side and a word on the other. Elsewhere, inside a word say, the tags stay: `<b>` and `<i>` are
Markdown too, and mean the same everywhere.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Final

from newsparse._model import Role
from newsparse._records import to_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsparse._model import Article, Paragraph

__all__ = ["FORMATS", "write_markdown"]


def _write_json(article: Article, carried: Mapping[str, object]) -> str:
    """Write one line: the carried fields, then `to_dict`; a "_" ends a carried name until it is free."""
    record = to_dict(article)
    fields: dict[str, object] = {}
    for name, value in carried.items():
        key = name
        while key in record or key in fields:
            key += "_"
        fields[key] = value
    return json.dumps(fields | record, ensure_ascii=False)


def _write_html(article: Article) -> str:
    """Write an article of a page, without its empty lines; a class tells the page's own lines."""
    lines = [
        f'<p dir="auto"{" class=page" if paragraph.role.is_boilerplate else ""}>{paragraph.to_html()}</p>'
        for paragraph in article.paragraphs
        if paragraph.role is not Role.EMPTY
    ]
    return "\n".join(["<article>", *lines, "</article>"])


# No pattern here can backtrack: each repetition is possessive, and no two alternatives begin with one character.
_TAG: Final = re.compile(r"(<[^>]*+>)")  # attributes are escaped, so that a tag ends at the first ">"
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<&~|]|!\Z")  # "!" before a link would make it a picture
_LINE_START: Final = re.compile(r"^(?:(?=[-+#>=])|[0-9]++(?=[.)]))", re.MULTILINE)
"""What would make a line of text a list, a heading or a quotation, but for a backslash behind it."""
_EDGE: Final = re.compile(r"\A[^\S\x00-\x20\x85]++|(?<![^\S\x00-\x20\x85])[^\S\x00-\x20\x85]++\Z")
"""White space that renderers trim, and that is content here: an ideographic space, say."""
_RUN: Final = re.compile(
    r"""
    (?: (?P<white> (?<! [^ \n] ) ) | (?<= [\["'(“‘«„—–] ) )
    (?P<tags> <b><i> | <b> | <i> ) (?(white) (?= \S ) | (?= \w ) )
    (?P<words> (?: [^<\\]++ | \\. )++ ) (?<= \S ) (?P<word> (?<= \w ) )?
    (?: </i></b> | </b> | </i> ) (?: (?= [ ] | \\\n | \Z ) | (?(word) (?= []"').,:;?”’»—–…] ) | (?! ) ) )
    """,
    re.VERBOSE | re.DOTALL,
)
"""Emphasis that asterisks can say."""
_ASTERISKS: Final = {"<b>": "**", "<i>": "*", "<b><i>": "***"}
_IN_TARGET: Final = re.compile(r"[\\<>`]|&(?=#?\w++;)")
_BARE_TARGET: Final = re.compile(r"[^\s()\\\x00-\x20\x7f]++")  # angle brackets have a backslash by then


def write_markdown(paragraph: Paragraph, /) -> str:
    r"""Write a paragraph so that a CommonMark renderer gives the same text, links and emphasis again.

    >>> import newsparse
    >>> write_markdown(newsparse.strip_markup("1. <b>Pål</b> says: 2 * 2, <i>see</i>n <a href='/a b'>here</a>"))
    '1\\. **Pål** says: 2 \\* 2, <i>see</i>n [here](</a b>)'

    Links are those of the HTML: the text of others stays.
    """
    pieces: list[str] = []
    target = ""
    for place, piece in enumerate(_TAG.split(paragraph.to_html())):
        if place % 2 == 0:
            pieces.append(_SPECIAL.sub(r"\\\g<0>", unescape(piece)))
        elif piece.startswith("<a"):
            target = unescape(piece[len('<a href="') : -len('">')])
            pieces.append("[")
        elif piece == "</a>":
            target = _IN_TARGET.sub(r"\\\g<0>", target).replace("\n", "&#10;").replace("\r", "&#13;")
            pieces.append(f"]({target})" if _BARE_TARGET.fullmatch(target) else f"](<{target}>)")
        else:
            pieces.append("\\\n" if piece == "<br>" else piece)
    text = _RUN.sub(lambda run: _ASTERISKS[run["tags"]] + run["words"] + _ASTERISKS[run["tags"]], "".join(pieces))
    text = _LINE_START.sub(r"\g<0>\\", text)
    return _EDGE.sub(lambda edge: "".join(f"&#{ord(character)};" for character in edge[0]), text)


# A page needs no tags for html, head and body, and so none is left open if there is no end.
_PAGE: Final = """\
<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root { color-scheme: light dark }
body { max-width: 38em; margin: 2em auto; padding: 0 1em; font: 1.1em/1.6 serif; overflow-wrap: anywhere }
.page { opacity: 0.75 }
</style>
"""

FORMATS: Final[Mapping[str, tuple[Callable[[Article, Mapping[str, object]], str], str, str]]] = {
    "text": (lambda article, _: article.text, "", "\n---\n\n"),
    "json": (_write_json, "", ""),
    "html": (lambda article, _: _write_html(article), _PAGE, "<hr>\n"),
    "markdown": (lambda article, _: "\n\n".join(map(write_markdown, article.body)), "", "\n---\n\n"),
}
"""How an article is written, with the fields of its record; what stands before the first, and between two of them."""
