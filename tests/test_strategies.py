"""The published strategies: what they draw is right, and reaches all that pages hold."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Copyright, Paragraph, Role
from newsparse.strategies import Sample, SampleArray, arrays, damaged, paragraphs, paragraphs_with_links
from strategies import any_strings, markup_soup

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

Value = TypeVar("Value")

SCRIPTS: Final = (
    *("ARABIC", "ARMENIAN", "BENGALI", "CJK", "CYRILLIC", "DEVANAGARI", "ETHIOPIC", "GEORGIAN", "GOTHIC", "GREEK"),
    *("GUJARATI", "GURMUKHI", "HANGUL", "HEBREW", "HIRAGANA", "KANNADA", "KATAKANA", "KHMER", "LATIN", "MALAYALAM"),
    *("MONGOLIAN", "MYANMAR", "SINHALA", "TAMIL", "TELUGU", "THAI", "TIBETAN"),
)
"""First words of the names of their letters."""

LAYOUTS: Final = {
    "Emotion with a target": r'class="ssrcss-[0-9a-z]{1,7}-[A-Z]\w+ e[0-9a-z]{6,8}"',
    "Emotion of 2020": r'class="css-[0-9a-z]{1,7}-[A-Z]\w+"',
    "World Service": r'class="bbc-[0-9a-z]{1,7} e[0-9a-z]{6,8}"',
    "bbc.com of 2024": r'class="sc-[0-9a-f]+-[0-9]+ [0-9A-Za-z]+"',
    "2015 to 2020": r"class=story-body__link-external",
    "a link without a class": r'<a href="[^"]*" >',
    "bold without a class": r"<b>[^<]",
    "other names of elements": r"<strong.*<em|<em.*<strong",
    "label BoldText": r"-BoldText\b",
    "label ItalicText": r"-ItalicText\b",
    "label InlineLink": r"-InlineLink\b",
    "label Link": r"-Link\b(?!-)",
    "label Link-LegalLink": r"-Link-LegalLink\b",
    "label VisuallyHidden": r'<span class="css-[0-9a-z]+-VisuallyHidden">',
    "words for screen readers": r'<span class="visually-hidden [^>]*>, <!-- -->external</span></a>',
    "off-screen": r'<span class="off-screen">, ',
    "a comment of React": r"<!-- -->",
    "bold around a space": r"<b> </b>",
    "a word that touches a tag": r"</(?:b|strong)>\w",
    "a link in two": r"(<a [^>]*href=[^>]*>).*</a>.*\1",
    "a picture that is a link": r"<a [^>]*><picture>",
    "a style sheet": r"<style>",
    "a custom element": r"<bbc-embed",
    "a paste": r'<u style="color: red">',
    "double spaces": r"\w  \w",
    "a reference": r"&nbsp;",
    "a name in upper case": r"HREF = '",
    "no quotes": r"href=[/a-z#]",
    "white space around a target": r'href=" [^"]*\n"',
    "&copy= in a target": r"a=1&copy=2",
    "no markup": r"\A[^<&]+\Z",
    "nothing": r"\A\Z",
    "text that looks like markup": r"<bob@|<unk>|x < y|a<b",
}
"""What FORMAT calls the layouts of twenty years, and the oddities of their paragraphs, each as a pattern."""


def collect(strategy: SearchStrategy[Value], count: int) -> list[Value]:
    """Draw always the same examples."""
    drawn: list[Value] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(strategy)
    def draw(value: Value) -> None:
        drawn.append(value)

    draw()
    return drawn


@cache
def many_arrays() -> list[SampleArray]:
    """Draw the arrays that are measured here."""
    return collect(arrays(), 300)


def share(strings: list[str], pattern: str) -> float:
    """Give the share of strings in which a pattern is found."""
    return sum(re.search(pattern, string) is not None for string in strings) / len(strings)


@given(paragraphs_with_links())
def test_paragraphs_with_links(sample: Sample) -> None:
    """Each holds a link, and says what the library reads."""
    assert sample.links
    assert newsparse.strip_markup(sample.html) == Paragraph(sample.text, sample.links, sample.emphasis)


@given(paragraphs(ending="."))
def test_endings(sample: Sample) -> None:
    """An ending closes the text, and is neither linked nor set."""
    assert sample.text.endswith(".")
    ends = [*(link.end for link in sample.links), *(run.end for run in sample.emphasis)]
    assert all(end < len(sample.text) for end in ends)


@pytest.mark.parametrize("role", Role)
def test_roles(role: Role) -> None:
    """Every role occurs in one of forty arrays at least."""
    found = sum(any(one.role is role for one in sample.article.paragraphs) for sample in many_arrays())
    assert found > len(many_arrays()) / 40


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts(script: str) -> None:
    """Each of 27 scripts is reached."""
    texts = (one.text for sample in many_arrays() for one in sample.article.paragraphs)
    assert any(unicodedata.name(char, "").startswith(script) for text in texts for char in text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    """Each way of writing a paragraph is reached."""
    assert any(re.search(LAYOUTS[layout], html) for sample in many_arrays() for html in sample.html)


def test_shares() -> None:
    """Most arrays have links and emphasis, every fifth a lede, every fifth a notice; a few are empty."""
    found = Counter[str]()
    for sample in many_arrays():
        article = sample.article
        found["link"] += any(one.links for one in article.paragraphs)
        found["emphasis"] += any(one.emphasis for one in article.paragraphs)
        found["lede"] += article.lede is not None
        found["notice"] += article.copyright is not None
        found["empty array"] += article == Article()
    assert found["link"] > 0.6 * len(many_arrays())
    assert found["emphasis"] > 0.6 * len(many_arrays())
    assert found["lede"] > 0.2 * len(many_arrays())
    assert found["notice"] > 0.2 * len(many_arrays())
    assert 0 < found["empty array"] < 0.1 * len(many_arrays())


def test_damage() -> None:
    """Both encodings occur, once and twice, and each drawn array has something that shows it."""
    repairs = [{one.repairs for one in sample.article.paragraphs if one.repairs} for sample in collect(damaged(), 100)]
    assert all(len(found) == 1 for found in repairs)
    assert {found.pop() for found in repairs} == {(name,) * times for name in ("latin-1", "cp1252") for times in (1, 2)}


def test_damage_of_samples_by_hand() -> None:
    """Arrays of one's own are damaged too."""
    notice = Paragraph("© 2022 BBC.", role=Role.COPYRIGHT)
    sample = SampleArray(("© 2022 BBC.",), Article((notice,), Copyright(2022, "BBC")))
    drawn = {one.html[0] for one in collect(damaged(st.just(sample)), 20)}
    assert drawn == {"Â© 2022 BBC.", "Ã\x82Â© 2022 BBC.", "Ã‚Â© 2022 BBC."}


def test_strings_without_meaning() -> None:
    """Where hypothesis' own text seldom holds a tag, three of five of ours hold a "<"."""
    assert share(collect(st.text(), 200), "<") < 0.05
    assert share(collect(any_strings(), 200), "<") > 0.6
    assert share(collect(markup_soup(), 200), "<a ") > 0.1


def test_newsparse_needs_no_hypothesis() -> None:
    """Importing newsparse imports neither the strategies nor hypothesis."""
    code = "import sys, newsparse; print({'hypothesis', 'newsparse.strategies'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - our own code
    assert done.stdout == "set()\n"
