"""The values: what a parsed article is made of.

All are frozen and made once, by a stage; every view on them (`body`, `links`, HTML) is derived when asked for, so that
none can disagree with another. Offsets are the truth about place: half-open, in code points of the paragraph's text.
"""

# No `from __future__ import annotations` here: cattrs, msgspec and pydantic read the annotations of the values.
from enum import StrEnum
from typing import Final, Literal

from attrs import frozen

from newsparse._href import is_bbc, read_target
from newsparse._render import write_cell, write_html

__all__ = ["Article", "Copyright", "Emphasis", "Kind", "Link", "Paragraph", "Role"]

Kind = Literal["bold", "italic"]
"""How text may be set."""


class Role(StrEnum):
    """What a paragraph is: a part of the story, or one of the page's own lines.

    >>> Role.LEDE.is_body, Role.COPYRIGHT.is_boilerplate, Role("player")
    (True, True, <Role.PLAYER: 'player'>)

    A paragraph without text is neither:

    >>> Role.EMPTY.is_body, Role.EMPTY.is_boilerplate
    (False, False)
    """

    LEDE = "lede"
    """The story's opening paragraph, set in bold (UK: intro)."""
    SUBHEADLINE = "subheadline"
    """A short bold line between two parts of the story (print: crosshead)."""
    BODY = "body"
    """Any other paragraph of the story."""
    EMPTY = "empty"
    """No visible text."""
    COPYRIGHT = "copyright"
    """The notice: who holds the rights, since when."""
    DISCLAIMER = "disclaimer"
    """The remark that the publisher does not answer for the sites that it links to."""
    NEWSLETTER = "newsletter"
    """An invitation to sign up for a newsletter."""
    FOLLOW = "follow"
    """An invitation to follow accounts on social sites."""
    CONTACT = "contact"
    """An invitation to write in, or the address of a helpline."""
    PLAYER = "player"
    """A message of the video or audio player, or the promotion of a programme."""

    @property
    def is_body(self) -> bool:
        """Whether the paragraph belongs to the story."""
        return self in _STORY

    @property
    def is_boilerplate(self) -> bool:
        """Whether the paragraph is one of the page's own lines."""
        return self not in _STORY and self is not Role.EMPTY


_STORY: Final = frozenset({Role.LEDE, Role.SUBHEADLINE, Role.BODY})


@frozen
class Link:
    """A link, with its target and its place in the paragraph's text.

    >>> link = Link("daily Izvestia", "https://iz.ru/1", 10, 24)
    >>> link.is_external
    True

    A picture that is a link has no text, yet it keeps its place: `start == end`.
    """

    text: str
    """The anchor text: always `paragraph.text[start:end]`."""
    href: str
    """The target as a browser reads it, joined to `base_url` where one was given."""
    start: int
    """Where the anchor text begins, in code points."""
    end: int
    """Where it ends: the first code point after it."""

    @property
    def is_external(self) -> bool:
        """Whether the target lies outside the BBC's sites.

        >>> Link("", "/news", 0, 0).is_external, Link("", "mailto:a@bbc.co.uk", 0, 0).is_external
        (False, True)
        """
        target = read_target(self.href)
        return bool(target.scheme or target.host) and not is_bbc(target)


@frozen
class Emphasis:
    """A run of bold or italic text.

    Runs of one kind are in order, never touch and never overlap; a bold run and an italic one may do both.
    """

    kind: Kind
    """How it is set: `strong` counts as bold and `em` as italic."""
    start: int
    """Where the run begins, in code points."""
    end: int
    """Where it ends: the first code point after it."""


@frozen
class Paragraph:
    """One string of the array, as a reader sees it.

    >>> import newsparse
    >>> paragraph = newsparse.strip_markup('He told <a href="https://iz.ru/1">the <b>daily</b></a>.')
    >>> paragraph.text, paragraph.links[0].text, paragraph.emphasis
    ('He told the daily.', 'the daily', (Emphasis(kind='bold', start=12, end=17),))
    >>> str(paragraph)
    'He told the daily.'

    A wrong role is undone with `attrs.evolve(paragraph, role=Role.BODY)`.
    """

    text: str
    """The visible text: encoding repaired, markup gone, white space collapsed; a line feed is a line break."""
    links: tuple[Link, ...] = ()
    """The links, in order and disjoint."""
    emphasis: tuple[Emphasis, ...] = ()
    """Bold and italic runs, in the order of their starts."""
    role: Role = Role.BODY
    """What the paragraph is in its article."""
    index: int = 0
    """Its place in the array that was parsed, so that its raw string is `array[paragraph.index]`."""
    repairs: tuple[str, ...] = ()
    """The encodings it had wrongly been read with, outermost first; `()` when it was intact."""

    def __str__(self) -> str:
        """Give the text."""
        return self.text

    def to_html(self) -> str:
        r"""Write the paragraph as clean HTML: `<a href>`, `<b>`, `<i>` and `<br>`, all else escaped.

        >>> Paragraph("AT&T\nsaid", emphasis=(Emphasis("bold", 0, 4),)).to_html()
        '<b>AT&amp;T</b><br>said'

        Only http, https, mailto and relative targets become links; the text of others stays:

        >>> Paragraph("x", links=(Link("x", "javascript:alert(1)", 0, 1),)).to_html()
        'x'
        """
        return write_html(
            self.text,
            [(link.start, link.end, link.href) for link in self.links],
            [(run.start, run.end, run.kind) for run in self.emphasis],
        )

    def _repr_html_(self) -> str | None:
        """Show the paragraph in a notebook; None, which means the repr, where there is nothing to see."""
        return write_cell([(self.to_html(), False)]) if self.text else None


@frozen
class Copyright:
    """What the notice says.

    >>> str(Copyright(2022, "BBC")), str(Copyright(None, "RTÉ"))
    ('© 2022 BBC', '© RTÉ')
    """

    year: int | None
    """The year of the rights, the last one where a span is given."""
    holder: str | None
    """Who holds them, in the script of the notice."""

    def __str__(self) -> str:
        """Write it the usual way."""
        return " ".join(["©", *(str(part) for part in (self.year, self.holder) if part is not None)])


@frozen(repr=False)
class Article:
    """A parsed array: one paragraph for each of its strings, in order.

    >>> import newsparse
    >>> article = newsparse.parse(["<b>It rained.</b>", "It stopped.", "", "© 2022 BBC."])
    >>> article
    Article(4 paragraphs, 2 in the body, 0 links, © 2022 BBC)
    >>> print(article)
    It rained.
    <BLANKLINE>
    It stopped.

    It is a record and not a sequence, so that pandas and numpy keep it whole in a cell: iterate over `paragraphs` or
    `body`. An empty array gives an empty article:

    >>> newsparse.parse([])
    Article(0 paragraphs, 0 in the body, 0 links)
    """

    paragraphs: tuple[Paragraph, ...] = ()
    """All of them: `paragraphs[i]` came from string `i` of the array."""
    copyright: Copyright | None = None
    """What the notice says, if there is one."""

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the story."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.role.is_body)

    @property
    def boilerplate(self) -> tuple[Paragraph, ...]:
        """The page's own lines: notice, disclaimer, newsletter, follow, contact and player."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.role.is_boilerplate)

    @property
    def lede(self) -> Paragraph | None:
        """The opening paragraph, if the story sets it in bold."""
        return next((paragraph for paragraph in self.paragraphs if paragraph.role is Role.LEDE), None)

    @property
    def text(self) -> str:
        """The story: the body's texts, with an empty line between two of them."""
        return "\n\n".join(paragraph.text for paragraph in self.body)

    @property
    def links(self) -> tuple[Link, ...]:
        """The story's links, in order; each offset is into the text of its own paragraph."""
        return tuple(link for paragraph in self.body for link in paragraph.links)

    def __str__(self) -> str:
        """Give the text of the story."""
        return self.text

    def __repr__(self) -> str:
        """Summarise: the paragraphs themselves would fill a screen."""
        paragraphs, links = len(self.paragraphs), len(self.links)
        parts = [
            f"{paragraphs} paragraph{'' if paragraphs == 1 else 's'}",
            f"{len(self.body)} in the body",
            f"{links} link{'' if links == 1 else 's'}",
            *([] if self.copyright is None else [str(self.copyright)]),
        ]
        return f"Article({', '.join(parts)})"

    def to_html(self) -> str:
        r"""Write every paragraph as a line of clean HTML.

        >>> import newsparse
        >>> print(newsparse.parse(["<b class='x'>It rained.</b>", "© 2022 BBC"]).to_html())
        <p><b>It rained.</b></p>
        <p>© 2022 BBC</p>

        The lines are an array again: `parse(article.to_html().split("\n"))` gives the same texts, links and emphasis,
        but for what the reference names: links left out, debris beyond repair, and the empty article, which gives "".
        """
        return "\n".join(f"<p>{paragraph.to_html()}</p>" for paragraph in self.paragraphs)

    def _repr_html_(self) -> str | None:
        """Show the article in a notebook, the page's own lines dimmed; None, so the repr, if it has no text."""
        shown = [
            (paragraph.to_html(), paragraph.role.is_boilerplate)
            for paragraph in self.paragraphs
            if paragraph.role is not Role.EMPTY
        ]
        return write_cell(shown) if shown else None


for _value in (Role, Link, Emphasis, Paragraph, Copyright, Article):
    _value.__module__ = "newsparse"  # where users find it; reprs and pickles say so, whatever module it moves to
