"""One paragraph, built together with its meaning.

Words are drawn first, and which of them are links, bold or italic; then each is *dressed* in one of the many ways in
which pages write it. Text and offsets are known because samples are put one behind another:

    phrase   some words: a `Sample` with nothing set
    piece    a phrase between opening and closing markup, which say what it is: a link, bold, a word cut in three …
    gap      what stands between two pieces, inside their tags or outside: nothing to be seen, a space, a line break
    sample   one paragraph: pieces and gaps

To add a form that pages use, add a row to `FORMS`.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import attrs
from attrs import frozen
from hypothesis import strategies as st

from newsparse import Emphasis, Link
from vocabulary import BARE, BREAKS, NOTHING, SPACES, TARGETS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsparse._model import Kind

__all__ = ["Sample", "phrases", "samples"]


@frozen
class Sample:
    """Markup, and what a reader sees of it."""

    html: str
    text: str = ""
    links: tuple[Link, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()

    def __add__(self, other: Sample) -> Sample:
        """Put another sample behind this one: all that it says moves by the length of this text."""
        by = len(self.text)
        return Sample(
            self.html + other.html,
            self.text + other.text,
            (*self.links, *(attrs.evolve(link, start=link.start + by, end=link.end + by) for link in other.links)),
            (*self.emphasis, *(Emphasis(run.kind, run.start + by, run.end + by) for run in other.emphasis)),
        )

    def inside(self, opening: str, closing: str) -> Sample:
        """Write markup around it that means nothing by itself."""
        return attrs.evolve(self, html=opening + self.html + closing)

    def linked(self, href: str) -> Sample:
        """Say that it is one link."""
        return attrs.evolve(self, links=(Link(self.text, href, 0, len(self.text)),))

    def set(self, kind: Kind) -> Sample:
        """Say that all of it is bold or italic, whatever was so before."""
        runs = [*(run for run in self.emphasis if run.kind != kind), Emphasis(kind, 0, len(self.text))]
        return attrs.evolve(self, emphasis=tuple(sorted(runs, key=lambda run: (run.start, run.end, run.kind))))


@frozen
class _Piece:
    """A stretch of a paragraph; white space may stand inside its tags as well as outside."""

    opening: str
    content: Sample
    closing: str


@st.composite
def samples(draw: st.DrawFn, *, ending: str = "") -> Sample:
    """Draw one paragraph; an `ending` stands at its end, not set in any way and glued to what is before."""
    numbers = draw(st.lists(st.integers(1, 10**6), min_size=4, max_size=4, unique=True))
    targets = [draw(st.sampled_from(TARGETS)).format(number) for number in numbers]  # so no two pieces are one link
    pieces = [
        draw(st.sampled_from(FORMS))(_Pen(draw, target))
        for target in targets[: draw(st.integers(1 if ending else 0, 4))]
    ]
    sample = Sample(draw(_dresses(NOTHING + SPACES)))
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        inside, outside = draw(_gaps(piece, following)) if following else (Sample(""), Sample(""))
        sample += piece.content.inside(piece.opening, inside.html + piece.closing) + attrs.evolve(
            outside, text=inside.text or outside.text
        )
    sample += Sample(escape(ending) + draw(_dresses(NOTHING + SPACES)), ending)
    around = (("", ""), ("", ""), ("<p>", "</p>"), ("<span class=x>", "</span>"), ("<div>\n<p>", "</p></div>"))
    return sample.inside(*draw(st.sampled_from(around)))


def _dresses(ways: Sequence[str]) -> st.SearchStrategy[str]:
    """Draw one way, or two at once; the plain one twice as often."""
    way = st.sampled_from(ways)
    return st.one_of(st.just(ways[0]), way, st.builds(str.__add__, way, way))


@st.composite
def phrases(draw: st.DrawFn) -> Sample:
    """Draw one to three words, dressed, with a space between two of them."""
    words = [draw(_words()) for _ in range(draw(st.integers(1, 3)))]
    phrase = words[0]
    for word in words[1:]:
        phrase += Sample(draw(_dresses(SPACES)), " ") + word
    return phrase


@st.composite
def _words(draw: st.DrawFn) -> Sample:
    """Draw a word: escaped, written in references, or with something invisible inside."""
    word = draw(st.sampled_from(WORDS))
    cut = draw(st.integers(0, len(word)))
    html = {
        "plain": escape(word, quote=False),
        "quoted": escape(word),  # with &#x27; and &quot;
        "decimal": "".join(f"&#{ord(character)};" for character in word),
        "hexadecimal": "".join(f"&#x{ord(character):X};" for character in word),
        "cut": escape(word[:cut]) + draw(st.sampled_from(NOTHING)) + escape(word[cut:]),
    }
    return Sample(html[draw(st.sampled_from(["plain", "plain", "plain", *html]))], word)


@st.composite
def _gaps(draw: st.DrawFn, before: _Piece, after: _Piece) -> tuple[Sample, Sample]:
    """Draw what stands between two pieces: a part inside the first one's tags, a part outside; one of them is seen."""
    ends = {run.kind for run in before.content.emphasis if run.end == len(before.content.text)}
    is_shared = bool(ends & {run.kind for run in after.content.emphasis if run.start == 0})  # else they were one run
    shown = draw(st.sampled_from([" ", "\n"] if is_shared else ["", " ", " ", "\n"]))
    dress = draw(_dresses({"": NOTHING, " ": SPACES, "\n": BREAKS}[shown]))
    nothing = draw(_dresses(NOTHING))
    if is_shared or draw(st.booleans()):
        return Sample(""), Sample(dress + nothing, shown)
    return Sample(dress, shown), Sample(nothing if draw(st.booleans()) else dress, shown)


class _Pen:
    """Draws the parts of one piece, each only where a form asks for it."""

    def __init__(self, draw: st.DrawFn, target: str) -> None:
        """Write a piece with a target for its link."""
        self.draw = draw
        self.target = target

    def words(self) -> Sample:
        """Draw a phrase."""
        return self.draw(phrases())

    def nothing(self) -> str:
        """Draw markup of which nothing is seen."""
        return self.draw(st.sampled_from(NOTHING))

    def bold(self) -> tuple[str, str]:
        """Draw the tags of a bold element."""
        return self._tags("b", "strong", "BoldText")

    def italic(self) -> tuple[str, str]:
        """Draw the tags of an italic element."""
        return self._tags("i", "em", "ItalicText")

    def link(self) -> tuple[str, str]:
        """Draw the tags of the link, its attributes in one of the ways that mean the same; maybe with hidden words."""
        html = escape(self.target)
        raw = self.target.replace('"', "&quot;")  # in an attribute, "&copy=" needs no escape
        ways = [f'href="{html}"', f'href="{raw}"', f'href=" {raw}\n"', f"HREF = '{html}'", f'href\n="{raw}" href="/2"']
        ways += [f"href={html}"] if " " not in html else []
        attributes = [" " + self.draw(st.sampled_from(ways)), self._classes("InlineLink", "Link", "Link-LegalLink")]
        hidden = self.draw(
            st.sampled_from(["", "", "visually-hidden ssrcss-1f39n02-VisuallyHidden e16en2lz0", "off-screen"])
        )
        end = f'<span class="{hidden}">, <!-- -->external</span></a>' if hidden else "</a>"
        return f"<a{''.join(attributes[:: self.draw(st.sampled_from([1, -1]))])} >", end

    def picture(self) -> str:
        """Draw a picture that is the link."""
        return '<picture><img src="/a.png" alt="words"></picture>'.join(self.link())

    def _tags(self, name: str, other: str, label: str) -> tuple[str, str]:
        element = self.draw(st.sampled_from([name, name, other]))
        return f"<{element}{self._classes(label)}>", f"</{element}>"

    def _classes(self, *labels: str) -> str:
        """Draw a class attribute of one of the eras, or none: hashes drift, the label stays."""
        label, name = self.draw(st.sampled_from(labels)), f"{self.draw(st.integers(0, 16**7 - 1)):x}"
        eras = (f"ssrcss-{name}-{label} e{name}", f"css-{name}-{label}", f"bbc-{name} e1{name}", f"sc-{name}-0 {name}")
        return self.draw(st.sampled_from(["", "", *(f' class="{era}"' for era in eras), " class=story-body__link"]))


def _within(words: Sample, *tags: tuple[str, str]) -> _Piece:
    """Make a piece of tags one within another, the outermost first."""
    return _Piece("".join(tag[0] for tag in tags), words, "".join(tag[1] for tag in reversed(tags)))


def _in_two(pen: _Pen, tags: tuple[str, str], between: Sample, /) -> Sample:
    """Draw words whose element is closed and opened again half-way."""
    return pen.words() + between.inside(tags[1], tags[0]) + pen.words()


def _partly(pen: _Pen) -> Sample:
    """Draw words of which only some are bold, in the middle of a word maybe."""
    return pen.words() + pen.words().set("bold").inside(*pen.bold()) + pen.words()


def _two_links(pen: _Pen) -> _Piece:
    """Draw two links to one target: with a space between them they are two."""
    first, second = pen.link(), pen.link()
    words = pen.words().linked(pen.target).inside("", first[1]) + Sample(" ", " ")
    return _Piece(first[0], words + pen.words().linked(pen.target).inside(second[0], ""), second[1])


FORMS: Final[tuple[Callable[[_Pen], _Piece], ...]] = (
    lambda pen: _Piece("", pen.words(), ""),
    lambda pen: _Piece("", pen.draw(st.sampled_from(BARE).map(lambda bare: Sample(bare, bare))), ""),
    # bold and italic
    lambda pen: _within(pen.words().set("bold"), pen.bold()),
    lambda pen: _within(pen.words().set("italic"), pen.italic()),
    lambda pen: _within(pen.words().set("bold").set("italic"), pen.bold(), pen.italic()),
    lambda pen: _within(pen.words().set("bold").set("italic"), pen.italic(), pen.bold(), pen.bold()),
    lambda pen: _within((pen.words().set("italic").inside(*pen.italic()) + pen.words()).set("bold"), pen.bold()),
    lambda pen: _Piece("", _partly(pen), ""),
    lambda pen: _within(_in_two(pen, bold := pen.bold(), Sample(pen.nothing())).set("bold"), bold),
    lambda pen: _within(_in_two(pen, bold := pen.bold(), Sample("<b> </b>", " ")).set("bold"), bold),
    # links
    lambda pen: _within(pen.words().linked(pen.target), pen.link()),
    lambda pen: _within(pen.words().linked(pen.target), pen.link(), ("<span class=Text>", "</span>")),
    lambda pen: _within(pen.words().set("bold").linked(pen.target), pen.link(), pen.bold()),
    lambda pen: _within(pen.words().set("italic").linked(pen.target), pen.link(), pen.italic()),
    lambda pen: _within(pen.words().set("bold").linked(pen.target), pen.bold(), pen.link()),
    lambda pen: _within(_partly(pen).linked(pen.target), pen.link()),
    lambda pen: _within(_in_two(pen, link := pen.link(), Sample(pen.nothing())).linked(pen.target), link),
    _two_links,
    lambda pen: _Piece("", pen.words() + Sample("", "", (Link("", pen.target, 0, 0),)), pen.picture()),
    # elements that mean nothing here
    lambda pen: _within(pen.words(), ('<a name="top">', "</a>")),
    lambda pen: _within(pen.words(), ('<a href=" ">', "</a>")),
    lambda pen: _within(pen.words(), ('<bbc-embed data-x="1">', "</bbc-embed>")),
    lambda pen: _within(pen.words(), ('<u style="color: red">', "</u>"), ("<font size=1>", "</font>")),
)
"""What a stretch of a paragraph may be."""
