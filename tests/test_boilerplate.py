"""The roles of paragraphs: cases by provenance, and what holds for every array."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsparse import Article, Copyright, Emphasis, Link, Paragraph, Role
from newsparse._boilerplate import label, split_boilerplate
from newsparse._rules import RULES, LinkRule, TextRule
from strategies_roles import NOTICE, PROSE, Case, arrays, read_cases, read_line, read_roles, stories


def mark(case: Case) -> pytest.MarkDecorator | tuple[()]:
    """Expect a known failure to fail."""
    return pytest.mark.xfail(strict=True) if case["provenance"] == "known failure" else ()


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=mark(case), id=" | ".join(case["array"])[:60]) for case in read_cases()]
)
def test_case(case: Case) -> None:
    """Every array of the case file has the roles and the notice that stand there."""
    labelled, notice = label([read_line(line) for line in case["array"]])
    assert [paragraph.role.value for paragraph in labelled] == case["roles"]
    assert notice == (case["notice"] and Copyright(*case["notice"]))


@pytest.mark.parametrize(("length", "role"), [(150, "copyright"), (151, "body")])
def test_length_makes_prose(length: int, role: str) -> None:
    """What is longer than a title is prose without a full stop too."""
    assert read_roles(Paragraph("© RTÉ 2024"), Paragraph("x" * length)) == [role, "body"]


@pytest.mark.parametrize("end", ".!?…।॥。．！？۔؟።፧။")
@pytest.mark.parametrize("closer", ["", *" \n\"'”’“‘»«›‹)]}」』】）〉》"])
def test_sentences_head_nothing(end: str, closer: str) -> None:
    """A bold line that ends as a sentence does, in any script, is no subheadline, whatever closes behind it."""
    line = read_line("<b>It rains</b>")
    sentence = Paragraph(text := f"It rains{end}{closer}", emphasis=(Emphasis("bold", 0, len(text)),))
    assert read_roles(PROSE, line, PROSE, sentence, PROSE) == ["body", "subheadline", "body", "body", "body"]


@pytest.mark.parametrize("stop", ".।॥。．۔።။")
def test_full_stops_make_prose(stop: str) -> None:
    """A full stop in any script makes prose; what titles end in does not."""
    assert read_roles(Paragraph("© RTÉ 2024"), Paragraph(f"It rains{stop}”")) == ["body", "body"]
    assert read_roles(Paragraph("© RTÉ 2024"), Paragraph("Does it rain?!…")) == ["copyright", "body"]


@given(arrays, st.lists(st.sampled_from(Role), min_size=8, max_size=8))
def test_labels_do_not_depend_on_labels(array: list[Paragraph], roles: list[Role]) -> None:
    """Labelling twice is labelling once, and roles that came in do not count."""
    labelled, notice = label(array)
    assert label(labelled) == (labelled, notice)
    assert label([attrs.evolve(one, role=role) for one, role in zip(array, roles, strict=False)]) == (labelled, notice)


@given(arrays)
@example([])
def test_nothing_is_deleted(array: list[Paragraph]) -> None:
    """Only roles change, and each paragraph is story, page, or empty, in the order that it had."""
    labelled, _ = label(array)
    assert [attrs.evolve(one, role=Role.BODY) for one in labelled] == [
        attrs.evolve(one, role=Role.BODY) for one in array
    ]
    body, boilerplate = split_boilerplate(iter(array))
    assert body == tuple(one for one in labelled if one.role.is_body)
    assert boilerplate == tuple(one for one in labelled if one.role.is_boilerplate)
    assert all(not one.text.strip() for one in labelled if not (one.role.is_body or one.role.is_boilerplate))


@given(stories())
def test_story_without_markup_is_story(story: list[Paragraph]) -> None:
    """A story without links, bold or signs is body, all of it."""
    assert label(story) == (tuple(story), None)


@given(stories(), st.sampled_from([rule for rule in RULES if not rule.is_at_end]), st.integers(0, 6))
def test_sure_signs_count_anywhere(story: list[Paragraph], rule: TextRule | LinkRule, place: int) -> None:
    """A line that no story holds has its role at any place, and the story around it stays story."""
    story.insert(place, read_line(rule.line))
    roles = read_roles(*story)
    assert roles.count(rule.role) == 1
    assert roles.count("body") == len(story) - 1


@given(stories(), arrays)
def test_prose_ends_the_end(story: list[Paragraph], array: list[Paragraph]) -> None:
    """In front of prose, no line is told by a sign that a story might bear."""
    roles = read_roles(*array, *story)[: len(array)]
    sure = {rule.role for rule in RULES if not rule.is_at_end} | {Role.LEDE, Role.SUBHEADLINE, Role.BODY, Role.EMPTY}
    assert sure.issuperset(roles)


@given(arrays, arrays, arrays)
def test_two_notices(before: list[Paragraph], between: list[Paragraph], after: list[Paragraph]) -> None:
    """Two notices in one array are both labelled, and the last is read."""
    labelled, notice = label([*before, Paragraph("© 2021 BBC"), *between, NOTICE, *after])
    assert labelled[len(before)].role is labelled[len(before) + 1 + len(between)].role is Role.COPYRIGHT
    if Role.COPYRIGHT not in [one.role for one in labelled[len(labelled) - len(after) :]]:
        assert notice == Copyright(2022, "BBC")


@given(arrays, st.text("ab <>©.\n\xa0\u3000", max_size=10), st.integers(0, 3))
def test_bold_lines(array: list[Paragraph], text: str, gap: int) -> None:
    """A lede is the first of the story and bold, a subheadline a later bold one; a gap in the bold makes it none."""
    assume(text.strip() and "©" not in text)
    bold = Paragraph(text, emphasis=(Emphasis("bold", 0, len(text)), Emphasis("italic", 0, 1)))
    assert read_roles(bold) == ["lede"]
    labelled = [one for one in label([bold, *array])[0] if one.role.is_body]
    assert [one.role for one in labelled].count(Role.LEDE) == 1
    for one in labelled:
        if one.role is Role.SUBHEADLINE:
            assert one is not labelled[-1]
            assert not one.text.rstrip("\"' \n)”’").endswith((".", "!", "?", "…", "।", "。"))
    part = attrs.evolve(bold, text=text + " x", emphasis=(Emphasis("bold", 0, len(text)),))
    holes = attrs.evolve(bold, text="x" * gap + text, emphasis=(Emphasis("bold", gap, gap + len(text)),))
    assert read_roles(part) == ["body"]
    assert read_roles(holes) == ["body" if gap else "lede"]


@pytest.mark.parametrize(
    "text",
    [
        "@a-" * 9999,
        "@" + "a." * 9999,
        "© " * 9999,
        "©. " * 9999,
        "Sounds so " * 9999,
        "© " + "x. y" * 9999,
        "This video" * 9999,
    ],
)
def test_long_text(text: str) -> None:
    """A long text of half signs has a role, at the end too, and none by its length."""
    link = Link(text[:9], "/sounds/" + "/institutional/" * 999 + "x_links/x?" + "a" * 999, 0, 9)
    assert read_roles(PROSE, Paragraph(text, (link,) * 20)) == ["body", "body"]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("text", "expected paragraphs, got str; call strip_markup on each string of the array"),
        (b"text", "got bytes; call strip_markup"),
        ({"a": 1}, "got dict; call strip_markup"),
        (None, "got NoneType; call strip_markup"),
        (Article(), "got Article; pass article.paragraphs"),
        (PROSE, r"got Paragraph; pass \[paragraph\]"),
        ([PROSE, "text"], r"paragraphs\[1\]: expected Paragraph, got str; call strip_markup"),
        ([None], r"paragraphs\[0\]: expected Paragraph, got NoneType"),
    ],
)
def test_wrong_types(wrong: list[Paragraph], message: str) -> None:
    """A wrong type is a TypeError that names the index and the remedy."""
    with pytest.raises(TypeError, match=message):
        split_boilerplate(wrong)


def test_only_the_role_changes() -> None:
    """A paragraph that gets a role keeps its place, its links, its emphasis and its repairs."""
    notice = Paragraph("© 2022 BBC", (Link("BBC", "/", 7, 10),), (Emphasis("bold", 0, 1),), Role.BODY, 3, ("latin-1",))
    assert label([notice]) == ((attrs.evolve(notice, role=Role.COPYRIGHT),), Copyright(2022, "BBC"))


def test_right_roles_cost_nothing() -> None:
    """A paragraph whose role is right comes back itself."""
    labelled, _ = label([PROSE, NOTICE])
    assert all(one is other for one, other in zip(label(labelled)[0], labelled, strict=True))
