r"""Which `<` is a tag and which `&` is a reference: the guard that stands before the HTML parser.

A browser's parser never refuses anything, so it swallows words: `<bob@x.com>` is an element to it, and after
`<a href="x>` or `<!--` the whole rest may vanish. Here a `<` begins a tag only if a person could have meant one;
every other one is escaped and so stays text. What a tag *means* is left to the parser.

The guard also keeps the parser linear. Lexbor, like every tree builder that follows the HTML standard, takes time
that grows with the depth of open elements and with the attributes of a tag. So long tags are cut down to the two
attributes that matter, and a string with more tags than any real paragraph has is made flat.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from html.entities import html5
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsparse._model import Kind

__all__ = ["BLOCKS", "HIDDEN", "KINDS", "MOST_TAGS", "PIECE", "guard", "is_hidden_class"]

MOST_TAGS: Final = 1_000
"""Above this a string is made flat. The longest real paragraph met has 675 tags; 999 in one of 10,000 have 45."""

LONGEST_TAG: Final = 1_000
"""In characters: a longer tag keeps `href` and `class` alone, enough for the rules, and quick to check for doubles."""

PIECE: Final = 100_000
"""How much flat markup a parser gets at once: a tree weighs up to eighty times its text."""

HIDDEN: Final = frozenset(
    {"head", "iframe", "noscript", "script", "select", "style", "svg", "template", "textarea", "title"}
)
"""Elements that hold no visible text, or none of the story's."""

BLOCKS: Final = frozenset(
    "address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p plaintext pre search"
    " section summary table tbody td tfoot th thead tr ul xmp".split()
)
"""Elements whose edges end a line: `display: block` and `list-item` in the standard's style sheet, and table parts."""

KINDS: Final[Mapping[str, Kind]] = {"b": "bold", "strong": "bold", "em": "italic", "i": "italic"}
"""The elements that set text bold or italic."""

_MARKS: Final = {
    (False, False): ("", ""),
    (True, False): ("<b>", "</b>"),
    (False, True): ("<i>", "</i>"),
    (True, True): ("<b><i>", "</i></b>"),
}
"""The tags that set text bold, italic, or both, and those that end it."""

_INLINE: Final = frozenset(
    "a abbr acronym applet area audio b base basefont bdi bdo bgsound big blink body br button canvas cite code col"
    " colgroup data datalist del dfn em embed font frame frameset html i image img input ins kbd keygen label link map"
    " mark marquee math menuitem meta meter nobr noembed noframes object output param picture progress q rb rp rt rtc"
    " ruby s samp slot small source span strike strong sub sup time track tt u var video wbr".split()
)
_KNOWN: Final = HIDDEN | BLOCKS | _INLINE
"""The elements of the HTML standard, obsolete ones too: a name alone says that a tag was meant. Not so `command`,
`isindex`, `multicol`, `nextid` and `spacer`, which no browser knows any more: people write `git <command>`."""

_VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
"""Elements that are never closed."""

_RAW: Final = frozenset({"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"})
"""Elements whose content is no markup."""

# The patterns below are linear: each class excludes the characters that may follow it, what has matched is never given
# back (`++`, `*+`), and no scan that may fail crosses a "<" outside of quotes. Two scans of `_STRICT` that start in
# different places never fall into step, for at each quote one is inside and the other is not, and it ends the latter:
# no character is read more than three times. `_LOOSE` takes quotes anywhere, as browsers do, so it stops at any "<".
# A quoted "<" may mean that a quote was never closed: if so, the next one opens a value, and its first letter follows.
_SPACE: Final = r"\t\n\f\r\ "
_APART: Final = rf"(?= [{_SPACE}>] | /> )"
_STRICT: Final = rf"""
    (?: [^>="'<]++ (?: = [{_SPACE}]*+
          (?: "[^"<]*+ (?: " | [^"]*+ " {_APART} ) | '[^'<]*+ (?: ' | [^']*+ ' {_APART} )
            | [^{_SPACE}>"'<]++ ) )?+ )*+
"""
_LOOSE: Final = rf"""
    (?: [^>=<]++ (?: = [{_SPACE}]*+ (?: "[^"<>]*+" | '[^'<>]*+' | (?!["']) [^{_SPACE}><]*+ ) )?+ )*+
"""
_TOKEN: Final = re.compile(
    rf"""
    (?P<comment> <!-- )
  | (?P<declaration> <! (?: doctype | \[if | \[endif ) [^<>]*+ >     # the latter two from a word processor
                   | <\? [a-z] [^<>]*+ > )                           # <?xml:namespace prefix = o />, likewise
  | (?P<tag> < (?P<slash> /?+ ) (?P<name> [a-z] [^{_SPACE}/><]*+ ) (?! [{_SPACE}/]*+ = )    # i<b = c, and so on
             (?! [^=&<>]*+ & [&{_SPACE}] [^=<>]*+ > )                           # a<b && c>d
             (?P<attributes> {_STRICT} | {_LOOSE} ) > )
  | (?P<number> & \# (?: [0-9]++ | x [0-9a-f]++ ) ; )
  | (?P<reference> & [a-z0-9]++ ; )
  | [<&]
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,  # to Unicode, ſ and the sign for kelvin are letters of ASCII in other case
)
_HIDDEN_CLASSES: Final = frozenset({"off-screen", "visually-hidden"})

_COMMENT_END: Final = re.compile("--!?>")
_ATTRIBUTE: Final = re.compile(
    rf"""([^{_SPACE}/=]++) (?: [{_SPACE}]*+ = [{_SPACE}]*+ ( "[^"]*+" | '[^']*+' | [^{_SPACE}>]++ ) )?+""",
    re.VERBOSE,
)
_NAME: Final = re.compile(r"[a-z0-9]++(?:[-:_][a-z0-9]++)*+")
_EDGES: Final = re.compile(r"<(/?+)([^\t\n\f\r /><]++)")
_RAW_END: Final = re.compile(r"</([a-z]++)(?=[\t\n\f\r />])", re.IGNORECASE)
_ESCAPES: Final = {"<": "&lt;", "&": "&amp;"}


class _Token(NamedTuple):
    """A stretch of a string, written as the parser gets it."""

    kind: Literal["text", "raw", "start", "end"]
    html: str
    name: str = ""


def guard(html: str, /) -> Iterable[str]:
    """Give markup that an HTML parser reads in linear time, and without losing a word; very long markup in pieces.

    >>> guard("a<b and <i>AT&T</i>, ?a=1&copy=2 <!-- or")
    ('a&lt;b and <i>AT&amp;T</i>, ?a=1&amp;copy=2 &lt;!-- or',)
    >>> guard("so <b>it</b> is &copy; 2022")
    ('so <b>it</b> is &copy; 2022',)
    """
    if html.count("<") > MOST_TAGS:
        return _cut(_flatten(_tokens(html)))
    return ("".join(token.html for token in _tokens(html)),)


def is_hidden_class(names: str, /) -> bool:
    """Whether a class list marks words for screen readers alone.

    >>> is_hidden_class("visually-hidden ssrcss-1f39n02-VisuallyHidden e16en2lz0"), is_hidden_class("ssrcss-hidden")
    (True, False)

    The words themselves are no mark: they come in some forty-five languages.
    """
    classes = names.split()
    return not _HIDDEN_CLASSES.isdisjoint(classes) or (
        "VisuallyHidden" in names and any("VisuallyHidden" in name.split("-") for name in classes)
    )


def _tokens(html: str) -> Iterator[_Token]:
    """Cut a string into text and tags; comments and declarations are dropped."""
    at = 0
    paired: frozenset[str] | None = None
    open_comment = False  # once a comment has no end, none behind it has one
    is_foreign = False  # in svg and math nothing is raw, and once one is open, only the parser knows where it ends
    while match := _TOKEN.search(html, at):
        if at < match.start():
            yield _Token("text", html[at : match.start()])
        at = match.end()
        match match.lastgroup:
            case "tag" if (name := match["name"].lower()) in _KNOWN or _is_meant(
                match, paired := _paired(html) if paired is None else paired
            ):
                yield _Token("end" if match["slash"] else "start", _shorten(match), name)
                is_foreign = is_foreign or name in {"math", "svg"}
                if name in _RAW and not match["slash"] and not is_foreign:
                    start, at = at, _find_end(name, html, at)
                    yield _Token("raw", html[start:at])
            case "comment" if not open_comment and (end := _COMMENT_END.search(html, at - 2)):  # "<!-->" is a whole one
                at = end.end()
            case "declaration":
                pass
            case "number":
                yield _Token("text", match[0])
            case "reference" if match[0][1:] in html5:
                yield _Token("text", match[0])
            case kind:  # no markup after all: its first character is text, and what follows is looked at again
                open_comment = open_comment or kind == "comment"
                at = match.start() + 1
                yield _Token("text", _ESCAPES[match[0][0]])
    if at < len(html):
        yield _Token("text", html[at:])


def _find_end(name: str, html: str, at: int) -> int:
    """Find where the content of a raw element ends; without its end tag, it is all that follows."""
    if name == "plaintext":
        return len(html)
    return next((end.start() for end in _RAW_END.finditer(html, at) if end[1].lower() == name), len(html))


def _paired(html: str) -> frozenset[str]:
    """Give the names of elements that are both opened and closed somewhere in a string."""
    edges = {(slash, name.lower()) for slash, name in _EDGES.findall(html)}
    return frozenset(name for slash, name in edges if slash and ("", name) in edges)


def _is_meant(tag: re.Match[str], paired: frozenset[str]) -> bool:
    """Whether a tag with a name that HTML does not know is one all the same, and not `<unk>` or `<bob@x.com>`."""
    name, attributes = tag["name"].lower(), tag["attributes"]
    return name in paired or (_NAME.fullmatch(name) is not None and ("=" in attributes or attributes.endswith("/")))


def _shorten(tag: re.Match[str]) -> str:
    """Write a tag; a very long one without the attributes that no rule looks at."""
    if tag.end() - tag.start() <= LONGEST_TAG:
        return tag[0]
    kept: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(tag["attributes"]):
        kept.setdefault(attribute[1].lower(), attribute[0])
    parts = [f"<{tag['slash']}{tag['name']}", *(kept[name] for name in ("class", "href") if name in kept)]
    return " ".join([*parts, "/>" if tag["attributes"].endswith("/") else ">"])


def _flatten(tokens: Iterable[_Token]) -> Iterator[str]:
    """Keep links, line breaks and emphasis, and close each before the next begins, so that nothing is nested deeply."""
    hidden, depth = "", 0  # the hidden element that we are in, and how many of its name are open
    link = False
    emphasis: Counter[str] = Counter()
    before = after = ""  # the tags that set text as it is set now
    for kind, html, name in tokens:
        if hidden:
            depth += (name == hidden) * {"start": 1, "end": -1}.get(kind, 0)
            hidden = hidden if depth else ""
        elif kind == "text":
            yield before + html + after
        elif kind == "raw":
            yield before + escape(html) + after
        elif (
            kind == "start"
            and name not in _VOID
            and (name in HIDDEN or ("=" in html and is_hidden_class(_class(html))))
        ):
            hidden, depth = ("", 0) if name == "svg" and html.endswith("/>") else (name, 1)
        elif name == "a":
            yield "</a>" if link else ""
            link = kind == "start"
            yield html if link else ""
        elif name == "br" or name in BLOCKS:
            yield "<br>"
        elif name in KINDS:
            emphasis[KINDS[name]] = max(0, emphasis[KINDS[name]] + (1 if kind == "start" else -1))
            before, after = _MARKS[emphasis["bold"] > 0, emphasis["italic"] > 0]


def _cut(flat: Iterable[str]) -> Iterator[str]:
    """Join flat markup to pieces of some length; none ends inside a link."""
    piece: list[str] = []
    length = 0
    link = False
    for html in flat:
        if length > PIECE and not link:
            yield "".join(piece)
            piece, length = [], 0
        piece.append(html)
        length += len(html)
        link = html.startswith("<a") or (link and html != "</a>")
    yield "".join(piece)


def _class(tag: str) -> str:
    """Read the class list of a start tag."""
    values = (attribute[2] or "" for attribute in _ATTRIBUTE.finditer(tag) if attribute[1].lower() == "class")
    return next(values, "").strip("\"'")
