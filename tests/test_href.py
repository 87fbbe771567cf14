r"""What a target says by itself."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Link
from newsparse._href import Target, add_link, is_bbc, is_safe, read_target
from strategies import any_strings

OUTSIDE: Final = (
    "https://iz.ru/1365120",
    "http://example.org",
    "//example.org/x",
    "https://notbbc.com/",
    "https://bbc.com.example.org/",
    "https://bbc.co.uk@example.org/",
    *(f"https://example.org{sign}@bbc.co.uk" for sign in "/\\?#"),
    "https://example.org/bbc.co.uk",
    "https://www.bbc.co/",
    "https://bbc.comx/",
    "mailto:desk@bbc.co.uk",
    "mailto: desk@example.org",
    "tel:+441234",
    "sms:1234",
    "javascript:void(0)",
    "ttps://www.example.org/",
)
INSIDE: Final = (
    "/news/uk-1",
    "news/uk-1",
    "?page=2",
    "#comments",
    "#:~:text=a",
    "",
    "//feeds.bbci.co.uk/x",
    "https://www.bbc.co.uk/news",
    "https://bbc.co.uk",
    "http://news.bbc.co.uk:80/1/hi",
    "HTTPS://WWW.BBC.COM/",
    "https://bbc.com?x",
    "https://bbc.in/3",
    "https://www.bbc.in/3",
    "https://bbci.co.uk#x",
    "https://a.b.bbci.co.uk./x",
    "https://user@bbc.com/",
    "https:\\\\www.bbc.co.uk\\news",
    " \n https://www.bbc.co.uk/",
    "ht\ttps://www.bbc\n.co.uk/",
)


@pytest.mark.parametrize("href", OUTSIDE)
def test_outside(href: str) -> None:
    """Another site, or another scheme, lies outside the BBC's sites."""
    assert Link("", href, 0, 0).is_external


@pytest.mark.parametrize("href", INSIDE)
def test_inside(href: str) -> None:
    """A relative target and any host on a BBC site lie inside."""
    assert not Link("", href, 0, 0).is_external


@pytest.mark.parametrize("site", ["bbc.co.uk", "bbc.com", "bbc.in", "bbci.co.uk"])
def test_sites(site: str) -> None:
    """Each site counts with its subdomains, and without what merely ends like it."""
    assert is_bbc(read_target(f"https://{site}/"))
    assert is_bbc(read_target(f"https://www.{site}/"))
    assert not is_bbc(read_target(f"https://x{site}/"))
    assert not is_bbc(read_target(f"https://{site}.uk/"))
    assert not is_bbc(read_target(f"/{site}"))


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("", Target("", "", "")),
        ("https://E.org", Target("https", "e.org", "")),
        ("https://E.XXX./", Target("https", "e.xxx", "/")),
        ("https://e.org/A/b?c#d", Target("https", "e.org", "/A/b")),
        ("https://e.org#d", Target("https", "e.org", "")),
        ("https://u:p@e.org:8080/x@y", Target("https", "e.org", "/x@y")),
        ("//e.org/x:y", Target("", "e.org", "/x:y")),
        ("/x:y", Target("", "", "/x:y")),
        ("a/b:c", Target("", "", "a/b:c")),
        ("mailto: a@b", Target("mailto", "", " a@b")),
        ("x+y-z.1:2", Target("x+y-z.1", "", "2")),
        ("1x:2", Target("", "", "1x:2")),
        (":x", Target("", "", ":x")),
        ("http://[", Target("http", "[", "")),
        ("http://", Target("http", "", "")),
        ("http:/x", Target("http", "", "/x")),
        ("é:x", Target("", "", "é:x")),
        ("?a=b:c", Target("", "", "")),
    ],
)
def test_parts(href: str, target: Target) -> None:
    """Scheme and host come in lower case, without user and port; a path ends before the query."""
    assert read_target(href) == target


@pytest.mark.parametrize("code", range(0x21))
def test_edges(code: int) -> None:
    """A control character or a space before a target does not count."""
    assert read_target(chr(code) + "https://e.org/") == Target("https", "e.org", "/")


@pytest.mark.parametrize("ignored", "\t\n\r")
def test_ignored(ignored: str) -> None:
    """A tab or a line break anywhere in a target does not count."""
    assert read_target(ignored.join("https://e.org/x")) == Target("https", "e.org", "/x")


@pytest.mark.parametrize("href", ["http://x", "HTTPS://x", "mailto:x", "/x", "x", "#x", "?x", "//x", ""])
def test_safe(href: str) -> None:
    """Three schemes and relative targets may stand in HTML that is shown to somebody."""
    assert is_safe(read_target(href))


@pytest.mark.parametrize(
    "href",
    [
        "javascript:x",
        "JaVaScRiPt:x",
        "\x01javascript:x",
        "java\tscript:x",
        "vbscript:x",
        "data:x",
        "file:///x",
        "ftp://x",
        "tel:1",
    ],
)
def test_unsafe(href: str) -> None:
    """No other scheme may."""
    assert not is_safe(read_target(href))


LABELS: Final = st.text("abcxyz019-", min_size=1, max_size=8)


@given(
    st.sampled_from(["http:", "https:", "ftp:", ""]),
    st.sampled_from(["//", "//user@", "//user:word@"]),
    st.lists(LABELS, min_size=1, max_size=4).map(".".join),
    st.lists(LABELS, max_size=3).map(lambda names: "".join(f"/{name}" for name in names)),
    st.sampled_from(["", "?q=http://e.org/@", "#a/b@c:1", "?"]),
)
def test_built(scheme: str, before: str, host: str, path: str, rest: str) -> None:
    """The parts that an address is built of are those that are read."""
    for port in ("", ":", ":80"):
        assert read_target(scheme + before + host + port + path + rest) == Target(scheme[:-1], host, path)


@given(any_strings())
def test_any_string(href: str) -> None:
    """Any string has parts: a scheme of ASCII in lower case, a host without the characters that end it."""
    target = read_target(href)
    assert target.scheme == target.scheme.lower()
    assert target.scheme.isascii()
    assert not set(target.host) & set("/\\?#:\t\n\r")
    assert not set(target.path) & set("?#\t\n\r")


@pytest.mark.parametrize(
    ("links", "link", "expected"),
    [
        ([], (0, 1, "/1"), [(0, 1, "/1")]),
        ([(0, 1, "/1")], (1, 2, "/1"), [(0, 2, "/1")]),
        ([(0, 1, "/1")], (1, 1, "/1"), [(0, 1, "/1")]),
        ([(0, 1, "/1")], (1, 2, "/2"), [(0, 1, "/1"), (1, 2, "/2")]),
        ([(0, 1, "/1")], (2, 3, "/1"), [(0, 1, "/1"), (2, 3, "/1")]),
        ([(0, 1, "/1"), (1, 2, "/2")], (2, 3, "/1"), [(0, 1, "/1"), (1, 2, "/2"), (2, 3, "/1")]),
        ([(0, 1, "/1"), (1, 2, "/2")], (2, 3, "/2"), [(0, 1, "/1"), (1, 3, "/2")]),
    ],
)
def test_links_that_touch(
    links: list[tuple[int, int, str]], link: tuple[int, int, str], expected: list[tuple[int, int, str]]
) -> None:
    """A link goes on from the one before it if they touch and share a target, and from no other."""
    links = list(links)
    add_link(links, *link)
    assert links == expected
