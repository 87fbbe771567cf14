"""What is story and what is page: the role of each paragraph.

Page lines are told by the table of `_rules`. A sign that a story might bear too counts only **at the end**: behind the
last prose of the array, where prose is a paragraph that no rule knows and that ends in a full stop or is longer than a
title. Names of topics, dates and titles of other stories may follow, as they do on whole pages. So the array is read
backwards, once.

What no rule knows is story. Its first paragraph is the lede if it is all bold; a later one that is all bold heads a
part of it, unless it is a sentence, or the last.

Labels depend on texts, links, emphasis and order, never on the roles that came in: labelling twice is labelling once.

What nothing marks inside one array is not guessed (docs/design.md names it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newsparse._model import Article, Copyright, Paragraph, Role
from newsparse._rules import find_rule

__all__ = ["label", "split_boilerplate"]

LONGEST_TITLE: Final = 150
"""In code points: the longest line met behind the last prose has 99; few lines of prose as short lack a full stop."""

FULL_STOPS: Final = ".।॥。．۔።။"
"""What ends a sentence, in the scripts of the news, and never a title."""

SENTENCE_ENDS: Final = FULL_STOPS + "!?…！？؟፧"
"""What ends a sentence, and never a subheadline."""

CLOSERS: Final = " \n\"'”’“‘»«›‹)]}」』】）〉》"
"""What may follow the end of a sentence that stands in quotation marks or brackets."""


def split_boilerplate(paragraphs: Iterable[Paragraph], /) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Label paragraphs, and tell those of the story from those of the page.

    >>> import newsparse
    >>> paragraphs = [newsparse.strip_markup(html) for html in ("<b>It rained.</b>", "", "© 2022 BBC.")]
    >>> body, boilerplate = newsparse.split_boilerplate(paragraphs)
    >>> [(paragraph.role.name, paragraph.text) for paragraph in body + boilerplate]
    [('LEDE', 'It rained.'), ('COPYRIGHT', '© 2022 BBC.')]

    Paragraphs without text are in neither, and story alone stays story:

    >>> newsparse.split_boilerplate([newsparse.Paragraph("Follow the money.")])
    ((Paragraph(text='Follow the money.', links=(), emphasis=(), role=<Role.BODY: 'body'>, index=0, repairs=()),), ())

    The order counts, the roles that the paragraphs had do not. A `TypeError` names the item that is no `Paragraph`.
    """
    article = Article(*label(_read_paragraphs(paragraphs)))
    return article.body, article.boilerplate


def label(paragraphs: Sequence[Paragraph], /) -> tuple[tuple[Paragraph, ...], Copyright | None]:
    """Give each paragraph its role, whatever role it had, and read the notice: the last one, for the page's own.

    >>> paragraphs, notice = label([Paragraph("It rained."), Paragraph(""), Paragraph("© RTÉ 2024")])
    >>> [paragraph.role.name for paragraph in paragraphs], notice
    (['BODY', 'EMPTY', 'COPYRIGHT'], Copyright(year=2024, holder='RTÉ'))
    >>> label([])
    ((), None)

    A paragraph whose role is right comes back itself.
    """
    roles, notice = _label_page(paragraphs)
    story = [place for place, role in enumerate(roles) if role is Role.BODY]
    for place in story:
        if paragraphs[place].emphasis and _is_bold(paragraphs[place]):
            if place == story[0]:
                roles[place] = Role.LEDE
            elif place != story[-1] and not _ends_in(paragraphs[place].text, SENTENCE_ENDS):
                roles[place] = Role.SUBHEADLINE
    labelled = [
        one if one.role is role else Paragraph(one.text, one.links, one.emphasis, role, one.index, one.repairs)
        for one, role in zip(paragraphs, roles, strict=True)
    ]
    return tuple(labelled), notice


def _label_page(paragraphs: Sequence[Paragraph]) -> tuple[list[Role], Copyright | None]:
    """Tell the page's lines and the empty ones, the others are BODY; and read the last notice."""
    roles = [Role.BODY] * len(paragraphs)
    notice: Copyright | None = None
    at_end = True
    for place in reversed(range(len(paragraphs))):
        paragraph = paragraphs[place]
        if not paragraph.text.strip():
            roles[place] = Role.EMPTY
        elif found := find_rule(paragraph, at_end=at_end):
            rule, evidence = found
            roles[place] = rule.role
            if notice is None and isinstance(evidence, Copyright):
                notice = evidence
        elif at_end:
            at_end = not _is_prose(paragraph.text)
    return roles, notice


def _is_prose(text: str) -> bool:
    return len(text) > LONGEST_TITLE or _ends_in(text, FULL_STOPS)


def _ends_in(text: str, ends: str) -> bool:
    """Whether a text ends in one of some characters, be it in quotation marks or brackets."""
    return text.rstrip(CLOSERS).endswith(tuple(ends))


def _is_bold(paragraph: Paragraph) -> bool:
    """Whether all of the text is bold, but for white space between the runs."""
    place = 0
    for run in paragraph.emphasis:
        if run.kind == "bold":
            if paragraph.text[place : run.start].strip():
                return False
            place = run.end
    return not paragraph.text[place:].strip()


def _read_paragraphs(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Take paragraphs as a list, or say what is wrong with them and what to do instead."""
    kind = type(paragraphs).__name__
    if isinstance(paragraphs, Article):
        raise TypeError(f"expected paragraphs, got {kind}; pass article.paragraphs")
    if isinstance(paragraphs, Paragraph):
        raise TypeError(f"expected paragraphs, got {kind}; pass [paragraph]")
    if isinstance(paragraphs, str | bytes | bytearray | Mapping) or not isinstance(paragraphs, Iterable):
        raise TypeError(f"expected paragraphs, got {kind}; call strip_markup on each string of the array")
    read = list(paragraphs)
    for index, item in enumerate(read):
        if not isinstance(item, Paragraph):
            raise TypeError(f"paragraphs[{index}]: expected Paragraph, got {type(item).__name__}; call strip_markup")
    return read
