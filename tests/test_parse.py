"""The nine promises of the reference, each under its number, of the whole way from array to article."""

from __future__ import annotations

import copy
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import newsparse
from newsparse import ArraySyntaxError, Article, Paragraph, Role
from strategies import Encoding, SampleArray, any_strings, damaged, sample_arrays

EXAMPLES = Path(__file__).parent.parent / "examples"
ENCODINGS: list[Encoding] = ["latin-1", "sloppy-windows-1252"]


def any_arrays() -> st.SearchStrategy[list[str]]:
    """Draw arrays of whatever strings there are."""
    return st.lists(any_strings(), max_size=5)


def without_repairs(article: Article) -> Article:
    """Give the article as if nothing had needed repair."""
    return attrs.evolve(article, paragraphs=tuple(attrs.evolve(one, repairs=()) for one in article.paragraphs))


@given(any_arrays())
def test_promise_1_offsets_lead_to_the_text(array: list[str]) -> None:
    """Every link is where its text is; links are ordered and disjoint; runs of one kind never touch."""
    for paragraph in newsparse.parse(array).paragraphs:
        bounds = [(link.start, link.end) for link in paragraph.links]
        assert all(paragraph.text[link.start : link.end] == link.text for link in paragraph.links)
        assert all(0 <= start <= end <= len(paragraph.text) for start, end in bounds)
        assert all(one[1] <= two[0] for one, two in pairwise(bounds))
        for kind in ("bold", "italic"):
            runs = [(run.start, run.end) for run in paragraph.emphasis if run.kind == kind]
            assert all(0 <= start < end <= len(paragraph.text) for start, end in runs)
            assert all(one[1] < two[0] for one, two in pairwise(runs))


@given(any_arrays())
def test_promise_2_one_paragraph_for_each_string(array: list[str]) -> None:
    """Paragraphs come in the array's order, and body, page lines and empty ones are all of them."""
    article = newsparse.parse(array)
    assert [paragraph.index for paragraph in article.paragraphs] == list(range(len(array)))
    empty = [paragraph for paragraph in article.paragraphs if paragraph.role is Role.EMPTY]
    assert all((not one.text.strip()) == (one.role is Role.EMPTY) for one in article.paragraphs)
    apart = sorted([*article.body, *article.boilerplate, *empty], key=lambda paragraph: paragraph.index)
    assert apart == list(article.paragraphs)
    body, boilerplate = newsparse.split_boilerplate(article.paragraphs)
    assert (body, boilerplate) == (article.body, article.boilerplate)


def test_promise_2_nothing_in_nothing_out() -> None:
    """An empty array gives an empty article."""
    assert newsparse.parse([]) == Article()


@given(sample_arrays())
def test_promises_3_and_4_the_text_and_links_that_a_reader_sees(array: SampleArray) -> None:
    """Texts, links, emphasis, roles and the notice are those that the array was built from."""
    article = newsparse.parse(array.html)
    assert article.paragraphs == array.paragraphs
    assert article.copyright == array.copyright


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("times", [1, 2])
@given(array=sample_arrays())
def test_promise_5_repair_is_exact(encoding: Encoding, times: int, array: SampleArray) -> None:
    """An array that was decoded wrongly, once or twice, gives the article of the intact one."""
    texts_are_ascii = all(paragraph.text.isascii() for paragraph in array.paragraphs)
    assume(not texts_are_ascii or all(html.isascii() for html in array.html))  # else only targets are damaged
    clean = newsparse.parse(array.html)
    repaired = newsparse.parse(damaged(array.html, encoding, times))
    assert without_repairs(repaired) == clean
    for html, paragraph in zip(array.html, repaired.paragraphs, strict=True):
        assert len(paragraph.repairs) == (0 if html.isascii() else times)


def test_promise_5_a_target_alone_is_no_evidence() -> None:
    """A target that looks damaged is left alone, unless the text of the array proves the damage."""
    link = '<a href="/cafÃ©">here</a>'
    assert newsparse.fix_encoding([link, "plain"]) == [link, "plain"]
    assert newsparse.fix_encoding([link, "the cafÃ©"]) == ['<a href="/café">here</a>', "the café"]


@given(any_arrays())
def test_promise_5_repairing_twice_is_repairing_once(array: list[str]) -> None:
    """What has been repaired is not repaired again."""
    once = newsparse.fix_encoding(array)
    assert newsparse.fix_encoding(once) == once


@given(st.lists(st.text(st.characters(max_codepoint=0x7F))))
def test_promise_5_ascii_is_untouched(array: list[str]) -> None:
    """ASCII without references to anything else has nothing to repair."""
    plain = [text.replace("&", "") for text in array]
    assert newsparse.fix_encoding(plain) == plain


@given(any_arrays())
def test_promise_6_any_string_gives_text_that_can_be_encoded(array: list[str]) -> None:
    """Whatever the strings hold, every text, anchor and target can be written as UTF-8."""
    article = newsparse.parse(array)
    assert json.dumps(newsparse.to_dict(article), ensure_ascii=False).encode()


@given(any_arrays())
def test_promise_7_html_reads_back(array: list[str]) -> None:
    """The article's HTML is an array of the same texts, emphasis and roles, and of the links that may stand there."""
    article = newsparse.parse(array)
    lines = article.to_html().split("\n") if array else []
    assume(newsparse.fix_encoding(lines) == lines)  # see the known failure below
    again = newsparse.parse(lines)
    for before, after in zip(article.paragraphs, again.paragraphs, strict=True):
        assert (after.text, after.emphasis) == (before.text, before.emphasis)
        if "href" in before.to_html():
            assert set(after.links) <= set(before.links) or len(after.links) < len(before.links)


@pytest.mark.xfail(reason="white space is collapsed after the repair, and was what spoke against another one")
def test_promise_7_what_is_left_of_damage_may_read_otherwise() -> None:
    """Debris that no repair could undo still reads back as it is."""
    [before] = newsparse.parse(["Â\x98\xa0\ufffd"]).paragraphs
    [after] = newsparse.parse([before.to_html()]).paragraphs
    assert after.text == before.text


@given(sample_arrays())
def test_promise_7_html_and_records_read_back_whole(array: SampleArray) -> None:
    """With targets that may stand in HTML, nothing at all is lost on the way there and back."""
    article = newsparse.parse(array.html)
    links = [link for paragraph in article.paragraphs for link in paragraph.links]
    if not any(link.href.startswith("ttps:") for link in links):
        assert newsparse.parse(article.to_html().split("\n")) == article
    for twin in (copy.deepcopy(article), pickle.loads(pickle.dumps(article))):  # noqa: S301 - our own pickle
        assert twin == article
        assert hash(twin) == hash(article)
    for one in (article, newsparse.parse(damaged(array.html))):
        assert newsparse.from_dict(json.loads(json.dumps(newsparse.to_dict(one)))) == one


@given(any_arrays())
def test_promise_8_notation_reads_back(array: list[str]) -> None:
    """`loads` undoes `repr` and `json.dumps`."""
    assert newsparse.loads(repr(array)) == array == newsparse.loads(json.dumps(array))


@given(st.text())
def test_promise_8_a_text_is_an_array_or_an_error_with_its_place(text: str) -> None:
    """`loads` gives a list of strings or says where it stopped, and its message holds none of the text."""
    pos = 0
    try:
        assert all(type(item) is str for item in newsparse.loads(text))
    except ArraySyntaxError as error:
        pos = error.pos
    assert 0 <= pos <= len(text)


@given(st.lists(st.text(), min_size=1), st.sampled_from([None, b"", 1.5, ["x"]]))
def test_promise_9_a_wrong_item_is_named(array: list[str], wrong: object) -> None:
    """The error names the index of the first item that is no string."""
    with pytest.raises(TypeError, match=rf"^paragraphs\[{len(array)}\]: expected str, got {type(wrong).__name__}"):
        newsparse.parse([*array, wrong, wrong])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


@given(sample_arrays(), sample_arrays())
def test_paragraphs_do_not_change_one_another(one: SampleArray, two: SampleArray) -> None:
    """What a string says is the same in another array."""
    both = newsparse.parse([*one.html, *two.html]).paragraphs
    for expected, found in zip([*one.paragraphs, *two.paragraphs], both, strict=True):
        assert (found.text, found.links, found.emphasis) == (expected.text, expected.links, expected.emphasis)


def test_a_base_url_is_for_every_paragraph() -> None:
    """Relative targets of all paragraphs are joined to the page's address."""
    article = newsparse.parse(['<a href="/1">x</a>', '<a href="2">y</a>'], base_url="https://www.bbc.co.uk/news/")
    assert [link.href for link in article.links] == ["https://www.bbc.co.uk/1", "https://www.bbc.co.uk/news/2"]


def test_threads_do_not_meet() -> None:
    """Arrays parsed at the same time in several threads give what they give one after another."""
    arrays = [newsparse.loads(file.read_bytes()) for file in sorted(EXAMPLES.iterdir())] * 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(newsparse.parse, arrays)) == [newsparse.parse(array) for array in arrays]


def test_the_contract_holds_for_the_usual_array() -> None:
    """The example in the seed's style gives the article that the design shows."""
    paragraphs = newsparse.loads((EXAMPLES / "harbour.txt").read_text(encoding="utf-8"))
    article = newsparse.parse(paragraphs)
    assert repr(article) == "Article(19 paragraphs, 18 in the body, 1 link, © 2022 BBC)"
    assert article.lede is article.paragraphs[0]
    [link] = article.links
    assert (link.text, link.start, link.end) == ("told the island's Daily Wave", 58, 86)
    [notice] = article.boilerplate
    assert [(anchor.start, anchor.end) for anchor in notice.links] == [(74, 118)]
    assert notice.repairs == ("latin-1",)
    assert not any("Â" in one.text or "<" in one.text or one.text != one.text.strip() for one in article.paragraphs)
    assert isinstance(notice, Paragraph)
