"""The values, and the views that are derived from them."""

from __future__ import annotations

import copy
import pickle
from typing import Any, get_type_hints

import attrs
import pytest

import newsparse
from newsparse import Article, Copyright, Emphasis, Link, Paragraph, Role

LINK = Link("Daily", "https://daily.example/1", 4, 9)
LEDE = Paragraph("The Daily reports.", (LINK,), (Emphasis("bold", 0, 18),), Role.LEDE, 0)
BODY = Paragraph("It rained.\nA lot.", (), (), Role.BODY, 1, ("latin-1",))
EMPTY = Paragraph("", (), (), Role.EMPTY, 2)
NOTICE = Paragraph("© 2022 BBC.", (Link("BBC", "/", 7, 10),), (), Role.COPYRIGHT, 3)
ARTICLE = Article((LEDE, BODY, EMPTY, NOTICE), Copyright(2022, "BBC"))
VALUES = [LINK, LEDE.emphasis[0], LEDE, BODY, ARTICLE, Copyright(None, "RTÉ"), Article()]


def test_views_of_an_article_are_of_its_body() -> None:
    """Text and links are those of the story; the page's own lines stand apart, and empty ones in neither."""
    assert ARTICLE.body == (LEDE, BODY)
    assert ARTICLE.boilerplate == (NOTICE,)
    assert ARTICLE.text == str(ARTICLE) == "The Daily reports.\n\nIt rained.\nA lot."
    assert ARTICLE.links == (LINK,)
    assert ARTICLE.lede is LEDE


def test_a_story_may_have_no_lede() -> None:
    """Without a bold opening there is no lede."""
    assert Article((BODY,)).lede is None


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        (ARTICLE, "Article(4 paragraphs, 2 in the body, 1 link, © 2022 BBC)"),
        (Article((BODY,)), "Article(1 paragraph, 1 in the body, 0 links)"),
        (Article((LEDE, LEDE)), "Article(2 paragraphs, 2 in the body, 2 links)"),
        (Article((), Copyright(2022, None)), "Article(0 paragraphs, 0 in the body, 0 links, © 2022)"),
    ],
)
def test_the_repr_of_an_article_is_a_summary(article: Article, summary: str) -> None:
    """The repr counts what there is, in good English."""
    assert repr(article) == summary


def test_an_article_is_no_sequence() -> None:
    """Pandas and numpy take sequences apart; an article stays whole in a cell."""
    assert not {"__len__", "__iter__", "__getitem__"} & set(dir(Article))


@pytest.mark.parametrize("role", Role)
def test_a_role_is_of_the_story_or_of_the_page(role: Role) -> None:
    """Each role but EMPTY is of the story or of the page, and never of both."""
    assert role.is_body + role.is_boilerplate == (role is not Role.EMPTY)
    assert role.is_body == (role in {Role.LEDE, Role.SUBHEADLINE, Role.BODY})
    assert Role(role.value) is role


@pytest.mark.parametrize("value", VALUES)
def test_values_are_frozen_hashable_and_survive_copying(value: Any) -> None:  # noqa: ANN401 - whatever value
    """A value cannot be changed, can be a key, and its pickles and copies are equal."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.text = "other"
    assert not hasattr(value, "__dict__")
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value  # noqa: S301 - our own pickle
    for twin in (copy.copy(value), copy.deepcopy(value), attrs.evolve(value)):
        assert twin == value
        assert hash(twin) == hash(value)


@pytest.mark.parametrize("name", newsparse.__all__)
def test_public_names_say_that_they_are_public(name: str) -> None:
    """The values carry the name of the package, so that reprs and pickles survive a move inside."""
    value = getattr(newsparse, name)
    if isinstance(value, type):
        assert value.__module__ == "newsparse"
    assert value.__doc__


def test_a_wrong_role_can_be_undone() -> None:
    """`attrs.evolve` gives the same paragraph with another role."""
    assert attrs.evolve(NOTICE, role=Role.BODY).role.is_body


@pytest.mark.parametrize(
    ("notice", "text"),
    [(Copyright(2022, "BBC"), "© 2022 BBC"), (Copyright(None, "BBC"), "© BBC"), (Copyright(None, None), "©")],
)
def test_a_notice_prints_as_notices_do(notice: Copyright, text: str) -> None:
    """What is not known is left out."""
    assert str(notice) == text


def test_an_article_is_a_page_of_html() -> None:
    """Every paragraph is a line, in order, the empty one too."""
    assert ARTICLE.to_html().split("\n") == [
        '<p><b>The </b><a href="https://daily.example/1"><b>Daily</b></a><b> reports.</b></p>',
        "<p>It rained.<br>A lot.</p>",
        "<p></p>",
        '<p>© 2022 <a href="/">BBC</a>.</p>',
    ]


def test_a_notebook_shows_the_page_lines_dimmed() -> None:
    """In a notebook empty paragraphs are left out, and the page's own lines stand back, but not one alone."""
    body, closing, notice = (line for line in ARTICLE.to_html().split("\n") if line != "<p></p>")
    opening, *lines, end = (ARTICLE._repr_html_() or "").split("\n")
    assert (opening[:4], end) == ("<div", "</div>")
    assert [line.replace(' dir="auto"', "") for line in lines] == [
        body,
        closing,
        notice.replace("<p", '<p style="opacity: 0.75"'),
    ]
    assert "opacity" not in (NOTICE._repr_html_() or "")


def test_a_notebook_shows_a_dollar_as_it_is() -> None:
    """A cell tells MathJax to leave it alone, in the classes that its versions 2 and 3 know."""
    assert (BODY._repr_html_() or "").startswith('<div class="mathjax_ignore tex2jax_ignore"')


@pytest.mark.parametrize("value", [Paragraph(""), Article(), Article((Paragraph("", role=Role.EMPTY),))], ids=repr)
def test_a_notebook_shows_the_repr_of_what_has_no_text(value: Paragraph | Article) -> None:
    """Without text there is no cell to see, so a notebook falls back to the repr."""
    assert value._repr_html_() is None


@pytest.mark.parametrize("value", [Article, Copyright, Emphasis, Link, Paragraph])
def test_annotations_resolve(value: type) -> None:
    """Programs that read annotations, such as cattrs and msgspec, find a type for each field."""
    assert list(get_type_hints(value)) == [field.name for field in attrs.fields(value)]
