"""Arrays that are built together with their meaning, and strings that have none.

A test that computes what it expects computes it as the library does, mistakes included. So what a reader sees is drawn
first, and written as markup afterwards: `samples` gives one paragraph (`strategies_paragraph`), `sample_arrays` an
array with the role of each, and `damaged` reads its bytes wrongly. `any_strings` and `markup_soup` are for what holds
of every string.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import ftfy.bad_codecs
from attrs import frozen
from hypothesis import strategies as st

from newsparse import Copyright, Paragraph, Role
from strategies_paragraph import Sample, phrases, samples
from vocabulary import BARE, BREAKS, EMPTY, NOTHING, SPACES, TOKENS, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Encoding",
    "Sample",
    "SampleArray",
    "any_strings",
    "damaged",
    "markup_soup",
    "sample_arrays",
    "samples",
    "texts",
]

ftfy.bad_codecs.ok()  # the sloppy codecs are registered

Encoding = Literal["latin-1", "sloppy-windows-1252"]
"""What UTF-8 is wrongly read as; "sloppy" is the Windows table as browsers use it, with no byte left over."""

NOTICES: Final = (
    ("© {} BBC. ", "BBC"),
    ("Copyright © {} BBC. ", "BBC"),
    ("Copyright {} BBC. All rights reserved. ", "BBC"),
    ("BBC © {} ", "BBC"),
    ("© {} بي بي سي. ", "بي بي سي"),
    ("© {} বিবিসি। ", "বিবিসি"),
    ("© {} बीबीसी. ", "बीबीसी"),
)
"""Openings of notices, to be given a year, and their holders."""


@frozen
class SampleArray:
    """A paragraph array, and what `parse` makes of it while nothing is damaged."""

    html: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    copyright: Copyright | None


def damaged(array: Sequence[str], encoding: Encoding = "latin-1", times: int = 1) -> list[str]:
    """Read the UTF-8 of each string with the wrong encoding, once or more often.

    >>> damaged(["© 2022"]), damaged(["’"], "sloppy-windows-1252")
    (['Â© 2022'], ['â€™'])
    """
    strings = list(array)
    for _ in range(times):
        strings = [string.encode().decode(encoding) for string in strings]
    return strings


def texts() -> st.SearchStrategy[str]:
    """Draw the visible text of a paragraph: words of many scripts, with one space between two of them."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@st.composite
def sample_arrays(draw: st.DrawFn) -> SampleArray:
    """Draw an array: maybe a lede, bodies with subheadlines and empty strings between them, maybe a notice."""
    body = st.tuples(samples(ending="."), st.just(Role.BODY))
    heading = st.tuples(_headings(), st.just(Role.SUBHEADLINE))
    empty = st.tuples(st.sampled_from(EMPTY).map(Sample), st.just(Role.EMPTY))
    lede = st.tuples(
        samples(ending=".").map(lambda sample: sample.set("bold").inside("<b>", "</b>")), st.just(Role.LEDE)
    )
    lines = draw(st.lists(st.one_of(body, body, empty, heading), max_size=5))
    lines = [*draw(st.lists(empty, max_size=1)), draw(st.one_of(lede, body)), *lines, draw(body)]
    content: Copyright | None = None
    if draw(st.booleans()):
        notice, content = draw(_notices())
        lines += [(notice, Role.COPYRIGHT), *draw(st.lists(empty, max_size=1))]
    return SampleArray(
        tuple(sample.html for sample, _ in lines),
        tuple(
            Paragraph(sample.text, sample.links, sample.emphasis, role, index)
            for index, (sample, role) in enumerate(lines)
        ),
        content,
    )


def any_strings() -> st.SearchStrategy[str]:
    """Draw what nobody should send: characters of every kind, pieces of markup and long runs of one of them."""
    odd = (
        "\0",
        "\ud83d",
        "\ude00",
        "\x80",
        "\x85",
        "\u2028",
        "\N{REPLACEMENT CHARACTER}",
        "\N{NO-BREAK SPACE}",
        "\xad",
    )
    cut = (
        "<",
        ">",
        "&",
        '"',
        "'",
        "=",
        "/",
        "<!--",
        "-->",
        "</",
        "<a ",
        '<a href="',
        "&#",
        "&#x110000;",
        "&#0;",
        "&lt",
    )
    one = st.one_of(
        st.sampled_from(TOKENS),
        st.sampled_from(cut + odd + BARE),
        st.sampled_from(NOTHING + SPACES + BREAKS),
        st.characters(),
        st.text(st.characters(), max_size=8),
    )
    run = st.builds(str.__mul__, one, st.integers(2, 300))
    return st.lists(st.one_of(one, one, one, run), max_size=12).map("".join)


def markup_soup() -> st.SearchStrategy[str]:
    """Draw tags of known elements in any order, each well written, so that every parser must agree on them."""
    return st.lists(st.sampled_from(TOKENS), max_size=20).map("".join)


def _headings() -> st.SearchStrategy[Sample]:
    """Draw a subheadline: bold words, and no full stop."""
    return phrases().map(lambda phrase: (phrase + Sample(" Škoda", " Škoda")).set("bold").inside("<b>", "</b>"))


@st.composite
def _notices(draw: st.DrawFn) -> tuple[Sample, Copyright]:
    """Draw a notice with what it says; the link to the page on links is there or not."""
    (opening, holder), year = draw(st.sampled_from(NOTICES)), draw(st.integers(1996, 2049))
    opening = opening.format(year)
    notice = Sample(opening.replace("©", draw(st.sampled_from(["©", "&copy;", "&#169;"]))), opening)
    notice += Sample("The BBC is not responsible for other sites.", "The BBC is not responsible for other sites.")
    if draw(st.booleans()):
        href, words = "https://www.bbc.co.uk/editorialguidelines/guidance/feeds-and-links", "Read about our approach."
        notice += Sample(" ", " ") + Sample(words, words).linked(href).inside(f'<a href="{href}">', "</a>")
    return notice, Copyright(year, holder)
