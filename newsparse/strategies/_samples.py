r"""One paragraph, built together with its meaning.

Words are drawn first, then written in one of the many ways in which pages write them. Samples are put one behind
another, so that offsets are sums:

    phrase   words, each *dressed*: escaped, spelled as references, cut by what nobody sees
    element  a pair of tags and what it means: a link, bold, italic or nothing; in the classes of any era
    piece    phrases in elements
    gap      what parts two pieces, before or behind the end of the first: nothing, a space, a line break
    sample   one paragraph: pieces and gaps

To add a way in which pages write something, add a row to its table.
"""

from __future__ import annotations

import re
from html import escape
from itertools import cycle, product
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs
from attrs import frozen
from hypothesis import strategies as st

from newsparse._model import Emphasis, Kind, Link
from newsparse.strategies._words import BARE, BREAKS, NOTHING, SPACES, TARGETS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["PHRASES", "Sample", "draw_paragraph", "read_line", "set_bold"]


@frozen
class Sample:
    """One paragraph: its HTML, and what a reader sees of it."""

    html: str
    """The string that an array would hold."""
    text: str = ""
    """The visible text."""
    links: tuple[Link, ...] = ()
    """Its links, in order."""
    emphasis: tuple[Emphasis, ...] = ()
    """Its bold and italic runs, in the order of their starts."""

    def __add__(self, other: Sample) -> Sample:
        """Put another sample behind this one: all that it says moves by the length of this text."""
        by = len(self.text)
        return Sample(
            self.html + other.html,
            self.text + other.text,
            (*self.links, *(attrs.evolve(link, start=link.start + by, end=link.end + by) for link in other.links)),
            (*self.emphasis, *(Emphasis(run.kind, run.start + by, run.end + by) for run in other.emphasis)),
        )


class _Element(NamedTuple):
    """A pair of tags, and what it means."""

    opening: str
    closing: str
    kind: Kind | None = None
    href: str = ""

    def tell(self, words: Sample) -> Sample:
        """Say of words what the element does, whatever was said before."""
        length = len(words.text)
        if self.href:
            return attrs.evolve(words, links=(Link(words.text, self.href, 0, length),))
        if self.kind:
            runs = [*(run for run in words.emphasis if run.kind != self.kind), Emphasis(self.kind, 0, length)]
            return attrs.evolve(words, emphasis=tuple(sorted(runs, key=lambda run: (run.start, run.end, run.kind))))
        return words

    def split(self, between: Sample) -> Sample:
        """End the element and begin it anew behind something."""
        return attrs.evolve(between, html=self.closing + between.html + self.opening)


class _Piece(NamedTuple):
    """A stretch of a paragraph, in its tags."""

    opening: str
    content: Sample
    closing: str

    def close(self, inside: str = "") -> Sample:
        """Write it; white space may stand inside the last tags."""
        return attrs.evolve(self.content, html=self.opening + self.content.html + inside + self.closing)


class _Gap(NamedTuple):
    """What stands before the end of a piece and behind it, and what is seen of both."""

    inside: str
    outside: str
    text: str


_PICTURE: Final = '<picture><img src="/a.png" alt="words"></picture>'


def _join(samples: Iterable[Sample]) -> Sample:
    return sum(samples, Sample(""))


def _within(words: Sample, *elements: _Element) -> _Piece:
    """Put words into elements, the outermost first."""
    for element in reversed(elements):
        words = element.tell(words)
    return _Piece("".join(one.opening for one in elements), words, "".join(one.closing for one in reversed(elements)))


def _in_two(first: Sample, element: _Element, between: Sample, second: Sample) -> _Piece:
    """Put words into one element that is ended and begun again half-way."""
    return _within(first + element.split(between) + second, element)


def _two_links(first: Sample, link: _Element, second: Sample) -> _Piece:
    """Write two links to one target, which a space keeps apart."""
    return _Piece(link.opening, link.tell(first) + link.split(Sample(" ", " ")) + link.tell(second), link.closing)


def _picture(words: Sample, link: _Element) -> _Piece:
    """Put a picture that is a link behind words."""
    place = Link("", link.href, 0, 0)
    return _Piece("", words + Sample(f"{link.opening}{_PICTURE}{link.closing}", links=(place,)), "")


def _caption(words: Sample, link: _Element, caption: Sample) -> _Piece:
    """Put a picture behind words and a space, and a caption that touches it; both lead to one target."""
    picture = Sample(f" {link.opening}{_PICTURE}{link.closing}{link.opening}", " ")
    return _Piece("", words + picture + link.tell(caption), link.closing)


def _dress(word: str, nothing: str) -> list[Sample]:
    """Write a word in all ways that mean it, the plain one more often."""
    plain = escape(word, quote=False)
    decimal, hexadecimal = ("".join(form.format(ord(char)) for char in word) for form in ("&#{};", "&#x{:X};"))
    cut = escape(word[:1]) + nothing + escape(word[1:])
    return [Sample(html, word) for html in (plain, plain, plain, escape(word), decimal, hexadecimal, cut)]


def _classes(*labels: str) -> list[str]:
    """Give the class attributes of every era: hashes drift, labels stay."""
    eras = ("ssrcss-1pbhhs4-{} e1h2w3k40", "css-1pbhhs4-{}", "bbc-1pbhhs4 e1h2w3k40", "sc-1a2b3c4d-0 kQdXyz")
    names = [era.format(label) for label in labels for era in eras]
    return ["", *(f' class="{name}"' for name in names), " class=story-body__link-external"]


def _settings(names: str, label: str, kind: Kind) -> list[_Element]:
    """Give the elements that set text bold or italic."""
    pairs = product(_classes(label), names.split())
    return [_Element(f"<{name}{attribute}>", f"</{name}>", kind) for attribute, name in pairs]


def _links(*targets: str) -> list[_Element]:
    """Give the links to targets: attributes in all the ways that mean the same, with hidden words or without."""
    ways = ('href="{0}"', 'href="{1}"', 'href=" {1}\n"', "HREF = '{0}'", 'href\n="{1}" href="/2"', "href={2}")
    hiding = ("visually-hidden ssrcss-1f39n02-VisuallyHidden e16en2lz0", "css-1f39n02-VisuallyHidden", "off-screen")
    ends = ["</a>", "</a>", *(f'<span class="{name}">, <!-- -->external</span></a>' for name in hiding)]
    links: list[_Element] = []
    for way, name, end, href in product(ways, _classes("InlineLink", "Link", "Link-LegalLink"), ends, targets):
        html = escape(href)  # but in quotes "&copy=" needs no escape, and outside of them a space needs one
        attribute = way.format(html, href.replace('"', "&quot;"), html.replace(" ", "&#32;"))
        links.append(_Element(f"<a {attribute}{name} >", end, href=href))
    return links


def read_line(line: str) -> Sample:
    """Read `words [anchor text](href) words` as one of the ways in which pages write it."""
    text, *rest = re.split(r"\[([^]]+)\]\(([^)]+)\)", line)
    sample = Sample(escape(text), text)
    for words, href, after in zip(*[iter(rest)] * 3, strict=True):
        sample += _within(Sample(words, words), _links(href)[0]).close() + Sample(escape(after), after)
    return sample


def set_bold(sample: Sample) -> Sample:
    """Set all of a paragraph bold."""
    return _within(sample, _Element("<b>", "</b>", "bold")).close()


_MAYBE_NOTHING: Final = ("",) * len(NOTHING) + NOTHING  # half of the time there is none
_WORDS: Final = st.sampled_from([dressed for row in map(_dress, WORDS, cycle(NOTHING)) for dressed in row])
_SPACES: Final = st.sampled_from([Sample(space + nothing, " ") for nothing, space in product(_MAYBE_NOTHING, SPACES)])
_NOTHING: Final = st.sampled_from([Sample(html) for html in NOTHING])
_EDGES: Final = st.sampled_from([Sample(html) for html in NOTHING + SPACES])
PHRASES: Final = _WORDS | st.tuples(_WORDS, _SPACES, _WORDS).map(_join)
"""One word or two."""

_BOLD: Final = st.sampled_from(_settings("b strong", "BoldText", "bold"))
_ITALIC: Final = st.sampled_from(_settings("i em", "ItalicText", "italic"))
_LINKS: Final = st.sampled_from(_links(*TARGETS))
_SPAN: Final = st.just(_Element("<span class=Text>", "</span>"))
_MEANINGLESS: Final = (
    _Element('<a name="top">', "</a>"),
    _Element('<a href=" ">', "</a>"),
    _Element('<bbc-embed data-x="1">', "</bbc-embed>"),
    _Element('<u style="color: red"><font size=1>', "</font></u>"),
)
_SET: Final = st.builds(_within, PHRASES, _BOLD | _ITALIC).map(_Piece.close)
_PARTLY: Final = st.tuples(PHRASES, _SET, PHRASES).map(_join)  # in the middle of a word, maybe

_LINKED: Final = st.one_of(
    st.builds(_within, PHRASES, _LINKS),
    st.builds(_within, PHRASES, _LINKS, _SPAN),
    st.builds(_within, PHRASES, _LINKS, _BOLD),
    st.builds(_within, PHRASES, _LINKS, _ITALIC),
    st.builds(_within, PHRASES, _BOLD, _LINKS),
    st.builds(_within, _PARTLY, _LINKS),
    st.builds(_in_two, PHRASES, _LINKS, _NOTHING, PHRASES),
    st.builds(_two_links, PHRASES, _LINKS, PHRASES),
    st.builds(_picture, PHRASES, _LINKS),
    st.builds(_caption, PHRASES, _LINKS, PHRASES),
)
_PIECES: Final = st.one_of(
    st.builds(_within, PHRASES),
    st.builds(_within, st.sampled_from([Sample(bare, bare) for bare in BARE])),
    *(st.builds(_within, PHRASES, st.just(element)) for element in _MEANINGLESS),
    st.builds(_within, PHRASES, _BOLD),
    st.builds(_within, PHRASES, _ITALIC),
    st.builds(_within, PHRASES, _BOLD, _ITALIC),
    st.builds(_within, PHRASES, _ITALIC, _BOLD, _BOLD),
    st.builds(_within, _PARTLY),
    st.builds(_within, _PARTLY, _BOLD),
    st.builds(_in_two, PHRASES, _BOLD, _NOTHING | st.just(Sample("<b> </b>", " ")), PHRASES),
    _LINKED,
)

_APART: Final = st.sampled_from(
    [
        _Gap("", dress + nothing, text)
        for nothing in _MAYBE_NOTHING
        for text, dresses in ((" ", SPACES), ("\n", BREAKS))
        for dress in dresses
    ]
)
_GAPS: Final = st.one_of(
    _APART,
    st.sampled_from([_Gap("", nothing, "") for nothing in _MAYBE_NOTHING]),
    st.sampled_from([_Gap(space, outside, " ") for space in SPACES for outside in ("", space)]),
    st.sampled_from([_Gap(line, outside, "\n") for line in BREAKS for outside in ("", line)]),
)
_AROUND: Final = st.sampled_from(
    [("", ""), ("", ""), ("<p>", "</p>"), ("<span class=x>", "</span>"), ("<div>\n<p>", "</p></div>")]
)


def _target(piece: _Piece) -> object:
    """Give what two pieces of a paragraph must not share, lest two links that touch be one."""
    return piece.content.links[0].href if piece.content.links else piece


def _is_run_on(piece: _Piece, following: _Piece) -> bool:
    """Whether both are set the same way where they meet, so that their runs would be one."""
    before = {run.kind for run in piece.content.emphasis if run.end == len(piece.content.text)}
    return any(run.start == 0 and run.kind in before for run in following.content.emphasis)


@st.composite
def draw_paragraph(draw: st.DrawFn, *, ending: str = "", has_link: bool = False) -> Sample:
    """Draw one paragraph; an `ending` stands at its end, not set in any way and glued to what is before."""
    drawn = draw(st.lists(_PIECES, min_size=1 if ending else 0, max_size=3))
    pieces = list({_target(piece): piece for piece in drawn}.values())
    if has_link and not any(piece.content.links for piece in pieces):
        pieces.insert(draw(st.integers(0, len(pieces))), draw(_LINKED))
    sample = draw(_EDGES)
    for place, piece in enumerate(pieces):
        gap = _Gap("", "", "")
        if pieces[place + 1 :]:
            gap = draw(_APART if _is_run_on(piece, pieces[place + 1]) else _GAPS)
        sample += piece.close(gap.inside) + Sample(gap.outside, gap.text)
    sample += Sample(escape(ending), ending) + draw(_EDGES)
    opening, closing = draw(_AROUND)
    return attrs.evolve(sample, html=opening + sample.html + closing)
