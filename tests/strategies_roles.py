"""Paragraphs for the tests of roles: read from lines of HTML, or drawn.

A line holds text, `<a href>`, `<b>` and `<i>` only, and is read by `read_line`, so that the tests of this stage do not
depend on the stage of markup.
"""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Final, TypedDict

import attrs
from hypothesis import strategies as st

from newsparse import Emphasis, Link, Paragraph, Role
from newsparse._boilerplate import label
from newsparse._rules import RULES

__all__ = ["NOTICE", "PROSE", "Case", "arrays", "read_cases", "read_line", "read_roles", "stories"]

PROSE: Final = Paragraph("The river rose by two metres on Monday.")
NOTICE: Final = Paragraph("© 2022 BBC. The BBC does not answer for other sites.")


class Case(TypedDict):
    """One array of `cases/roles.json`, with what it means."""

    provenance: str
    array: list[str]
    roles: list[str]
    notice: tuple[int | None, str | None] | None


def read_cases() -> list[Case]:
    """Read the cases."""
    cases: list[Case] = json.loads(Path(__file__).with_name("cases").joinpath("roles.json").read_text(encoding="utf-8"))
    return cases


def read_line(html: str) -> Paragraph:
    """Read a line of HTML that holds text, `<a href="...">`, `<b>` and `<i>`, not nested in their own kind."""
    text, links, emphasis = "", list[Link](), list[Emphasis]()
    starts: dict[str, tuple[int, str]] = {}
    for tag, name, href, words in re.findall(r'<(/?)([abi])(?: href="([^"]*)")?>|([^<]+)', html):
        if words:
            text += unescape(words)
        elif not tag:
            starts[name] = len(text), unescape(href)
        elif name == "a":
            start, target = starts.pop("a")
            links.append(Link(text[start:], target, start, len(text)))
        else:
            emphasis.append(Emphasis("bold" if name == "b" else "italic", starts.pop(name)[0], len(text)))
    return Paragraph(text, tuple(links), tuple(emphasis))


def read_roles(*paragraphs: Paragraph) -> list[str]:
    """Label paragraphs and name their roles."""
    return [paragraph.role.value for paragraph in label(paragraphs)[0]]


LINES: Final = [*(rule.line for rule in RULES), *(line for case in read_cases() for line in case["array"])]


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """Draw a paragraph of any kind: a line that some rule or case knows, or any text, with any role."""
    paragraph = draw(st.sampled_from(LINES).map(read_line) | st.text(max_size=40).map(Paragraph))
    if draw(st.booleans()):
        paragraph = attrs.evolve(paragraph, emphasis=(Emphasis("bold", 0, len(paragraph.text)),))
    return attrs.evolve(paragraph, role=draw(st.sampled_from(Role)))


arrays = st.lists(paragraphs(), max_size=8)


@st.composite
def stories(draw: st.DrawFn) -> list[Paragraph]:
    """Draw a story without markup: sentences of letters, which bear no sign."""
    words = st.text("abcdefghilmnoprstuvwyzäéøабвгדהוअआई", min_size=1, max_size=8)
    sentences = st.lists(words, min_size=1, max_size=30).map(lambda found: " ".join(found) + ".")
    return [Paragraph(text) for text in draw(st.lists(sentences, min_size=1, max_size=6))]
