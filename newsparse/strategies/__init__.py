"""Paragraph arrays with their meaning, for the property tests of packages that depend on newsparse.

A test that computes what it expects computes it as the library does, mistakes included. So here what a reader sees is
drawn first, and written as markup afterwards. Of newsparse these modules know the values alone: nothing in them reads
markup or repairs text.

    arrays                 a paragraph array and its article: `parse(sample.html) == sample.article`
    damaged                the same, its bytes read wrongly once or twice
    paragraphs             one string, with text, links and emphasis
    paragraphs_with_links  the same, with a link at least

They need hypothesis (`pip install 'newsparse[strategies]'`), which newsparse itself never imports.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final, Literal

import attrs
from attrs import frozen
from hypothesis import strategies as st

from newsparse._model import Article, Copyright, Paragraph, Role
from newsparse.strategies._samples import PHRASES, Sample, draw_paragraph, read_line, set_bold
from newsparse.strategies._words import EMPTY, LINES, NOTICES, POLICIES

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["Encoding", "Sample", "SampleArray", "arrays", "damaged", "paragraphs", "paragraphs_with_links"]

Encoding = Literal["latin-1", "cp1252"]
"""What UTF-8 is wrongly read as."""

_UNASSIGNED: Final = b"\x81\x8d\x8f\x90\x9d"
_TABLES: Final[dict[Encoding, dict[int, str]]] = {
    "latin-1": {},
    "cp1252": {byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in _UNASSIGNED},
}
"""What each makes of a byte where it is not latin-1; as in browsers, the bytes that cp1252 lacks are controls."""


@frozen
class SampleArray:
    """A paragraph array, and what `newsparse.parse` makes of it."""

    html: tuple[str, ...]
    """The strings."""
    article: Article
    """What they say: texts, links, emphasis, roles and the notice; `repairs` tells how a paragraph was damaged."""


def paragraphs(*, ending: str = "") -> SearchStrategy[Sample]:
    """Draw one string of HTML with its text, links and emphasis, closed by an `ending` such as a full stop.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(paragraphs())
    ... def test(sample: Sample) -> None:
    ...     assert newsparse.strip_markup(sample.html).text == sample.text
    >>> test()

    Without an ending the text may be empty.
    """
    return draw_paragraph(ending=ending)


def paragraphs_with_links() -> SearchStrategy[Sample]:
    """Draw one string of HTML that holds a link, or up to six.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(paragraphs_with_links())
    ... def test(sample: Sample) -> None:
    ...     assert newsparse.strip_markup(sample.html).links == sample.links != ()
    >>> test()

    A picture that is a link has no text: `start == end`. One of the targets has a typo for a scheme, `ttps:`.
    """
    return draw_paragraph(has_link=True)


def arrays() -> SearchStrategy[SampleArray]:
    """Draw an intact array with its article: a story, maybe, and lines of the page.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(arrays())
    ... def test(sample: SampleArray) -> None:
    ...     assert newsparse.parse(sample.html) == sample.article
    >>> test()

    Every `Role` occurs. A story has a lede or none and ends in prose; strings without text stand anywhere. The empty
    array occurs too.
    """
    return _draw_array()


def damaged(samples: SearchStrategy[SampleArray] | None = None, /) -> SearchStrategy[SampleArray]:
    """Draw an array whose UTF-8 was read with a wrong encoding, once or twice: one of `arrays()`, or of your samples.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(damaged())
    ... def test(sample: SampleArray) -> None:
    ...     assert newsparse.parse(sample.html) == sample.article
    >>> test()

    The article is the intact one but for `repairs`. ASCII has none, and an array whose text is spelled in ASCII is not
    drawn: a target alone is no evidence. Where both encodings make the same of an array, the damage is called latin-1.
    """
    intact = (arrays() if samples is None else samples).filter(_can_show_damage)
    return st.builds(_damage, intact, st.sampled_from(sorted(_TABLES, reverse=True)), st.integers(1, 2))


_EMPTY: Final = [(Sample(html), Role.EMPTY) for html in EMPTY]
_LINES: Final = [(read_line(line), role) for role, line in LINES]
_ANYWHERE: Final = st.sampled_from([*_EMPTY, *_LINES[:3]])
_AT_END: Final = st.sampled_from([*_LINES, *_EMPTY[:4]])
_BODY: Final = (draw_paragraph(ending=".") | draw_paragraph(ending=".", has_link=True)).map(
    lambda sample: (sample, Role.BODY)
)
_LEDE: Final = draw_paragraph(ending=".").map(lambda sample: (set_bold(sample), Role.LEDE))
_SUBHEADLINE: Final = PHRASES.map(lambda sample: (set_bold(sample), Role.SUBHEADLINE))
_NOTICES: Final = st.sampled_from(
    [
        (read_line(opening.format(year) + after), Copyright(year, holder))
        for after, year, (opening, holder) in product(POLICIES, (1996, 2012, 2022, 2026), NOTICES)
    ]
)


@st.composite
def _draw_array(draw: st.DrawFn) -> SampleArray:
    """Draw the lines of an array, each with its role, and what the notice says."""
    lines = draw(st.lists(_BODY | _SUBHEADLINE | _ANYWHERE, max_size=4))
    if lines:
        lines = [*draw(st.lists(_ANYWHERE, max_size=1)), draw(_LEDE | _BODY), *lines, draw(_BODY)]
    lines += draw(st.lists(_AT_END, max_size=3))
    notice, content = draw(st.just((None, None)) | _NOTICES)
    if notice is not None:
        lines += [(notice, Role.COPYRIGHT), *draw(st.lists(st.sampled_from(_EMPTY), max_size=1))]
    read = (
        Paragraph(sample.text, sample.links, sample.emphasis, role, index) for index, (sample, role) in enumerate(lines)
    )
    return SampleArray(tuple(sample.html for sample, _ in lines), Article(tuple(read), content))


def _can_show_damage(sample: SampleArray) -> bool:
    """Whether text, and not only white space or a target, would be damaged."""
    return any(char > "\N{NO-BREAK SPACE}" for html in sample.html for char in re.sub("<[^>]*>", "", html))


def _damage(sample: SampleArray, encoding: Encoding, times: int) -> SampleArray:
    """Read the bytes of an array wrongly, once or more often."""
    html = sample.html
    named: Encoding = "latin-1"
    for _ in range(times):
        latin = tuple(string.encode().decode("latin-1") for string in html)
        html = tuple(string.translate(_TABLES[encoding]) for string in latin)
        named = named if html == latin else encoding
    read = (
        paragraph if string.isascii() else attrs.evolve(paragraph, repairs=(named,) * times)
        for string, paragraph in zip(html, sample.article.paragraphs, strict=True)
    )
    return SampleArray(html, attrs.evolve(sample.article, paragraphs=tuple(read)))


for _value in (Sample, SampleArray):
    _value.__module__ = __name__  # where users find it
