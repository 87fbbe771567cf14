"""The table of rules: the line of each row, the end of an array, and accounts on social sites."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

import pytest

from newsparse import Paragraph
from newsparse._rules import RULES, LinkRule, TextRule, find_rule
from strategies_roles import PROSE, read_line, read_roles


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.line)
def test_line_of_rule(rule: TextRule | LinkRule) -> None:
    """The line of each row bears the sign of this row first, and stands at the end; in front of prose, some do not."""
    line = read_line(rule.line)
    found = find_rule(line, at_end=True)
    assert found is not None
    assert found[0] is rule
    assert read_roles(PROSE, line) == ["body", rule.role]
    assert read_roles(line, PROSE) == ["body" if rule.is_at_end else rule.role, "body"]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.is_at_end], ids=lambda rule: rule.line)
@pytest.mark.parametrize("after", ["", " ", "Related topics", "12 May 2025", "Does it rain?", "© 2022 BBC.", "x" * 150])
def test_end(rule: TextRule | LinkRule, after: str) -> None:
    """The end is behind the last prose: page lines, titles, dates and empty paragraphs may follow."""
    assert read_roles(PROSE, read_line(rule.line), Paragraph(after))[1] == rule.role


ACCOUNTS: Final = (
    "https://bsky.app/profile/",
    "https://en-gb.facebook.com/",
    "//www.instagram.com/",
    "https://www.linkedin.com/company/",
    "https://t.me/",
    "https://www.threads.net/@",
    "https://www.tiktok.com/@",
    "https://vk.com/",
    "https://www.whatsapp.com/channel/",
    "https://X.com/",
    "https://www.youtube.com/",
)
"""Each social site, up to the name of an account."""


@pytest.mark.parametrize(("site", "other"), list(pairwise([*ACCOUNTS, ACCOUNTS[0]])))
def test_follow_sites(site: str, other: str) -> None:
    """Accounts on any two sites make an invitation; two on one site, posts, and sites of like names do not."""
    follow = f'<a href="{site}ada">1</a> <a href="{other}ada/?l=en">2</a>'
    assert read_roles(PROSE, read_line(follow)) == ["body", "follow"]
    look_alike = re.sub(r"//(?:www\.|en-gb\.)?", "//not", other)
    for wrong in (site + "ben", other + "ada/posts/1", look_alike + "ada"):
        assert read_roles(PROSE, read_line(follow.replace(other + "ada", wrong))) == ["body", "body"]


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("fb.com", "ada"),
        ("m.facebook.com", "homestead"),
        ("telegram.me", "ada"),
        ("threads.com", "@ada"),
        ("twitter.com", "i"),
        ("youtube.com/c", "ada"),
        ("youtube.com/channel", "ada"),
        ("youtube.com/user", "ada"),
    ],
)
def test_other_ways_to_an_account(start: str, name: str) -> None:
    """A site may have several hosts and paths."""
    line = f'<a href="https://{start}/{name}">1</a> <a href="https://vk.com/ada">2</a>'
    assert read_roles(PROSE, read_line(line)) == ["body", "follow"]


@pytest.mark.parametrize("page", ["home", "login/", "search", "share", "sharer", "sharer.php", "watch"])
def test_pages_that_are_no_accounts(page: str) -> None:
    """A page that shares or searches is nobody's account."""
    line = f'<a href="https://www.facebook.com/{page}?u=1">1</a> <a href="https://x.com/ada">2</a>'
    assert read_roles(PROSE, read_line(line)) == ["body", "body"]


POLICY: Final = 'On links: <a href="https://www.bbc.co.uk{}">here</a>'
MAIL: Final = '<a href="mailto:desk@{}">Write to us</a>'
SIGN_UP: Final = '<a href="https://cloud.email.bbc.com/{}">Sign up here.</a>'


@pytest.mark.parametrize(
    ("role", "line", "ways"),
    [
        (
            "disclaimer",
            POLICY,
            ["/a/feeds-and-links", "/a/links-and-feeds/", "/institutional/a_links/", "/help/web/links1"],
        ),
        (
            "body",
            POLICY,
            ["/a/feeds-and-links/a", "/institutional/a_links/a", "/a_links", ".example.org/feeds-and-links"],
        ),
        ("disclaimer", POLICY.format("/help/web/links") + "{}", [" .", "。", "۔", "।"]),
        (
            "disclaimer",
            "BBC is not responsible for the content of external {}",
            ["sites", "internet sites.", "websites"],
        ),
        ("contact", "Write to desk@{}", ["bbc.co.uk", "bbc.com, please", "a.bbc.com", "1.bbc.com", "a-.b.bbc.com"]),
        ("body", "Write to desk@{}", ["bbc.co.uka", "bbc.co.uk-a", "bbc.comb", "a.b.c.bbc.com", "notbbc.com"]),
        ("contact", MAIL, ["bbc.co.uk", "bbc.com", "a.bbc.com", "1.bbc.com", "a-.b.bbc.com"]),
        ("body", MAIL, ["bbc.co.uka", "bbc.com.example.org", "a.b.c.bbc.com", "notbbc.com"]),
        ("newsletter", '<a href="/{}">Sign up</a>', ["newsletters", "newsletters/a", "bbcnewsletter"]),
        ("body", '<a href="/{}">Sign up</a>', ["newsletters-a", "a/newsletters"]),
        ("newsletter", SIGN_UP, ["A-Newsletter_Signup", "a_newsletter-signup/"]),
        ("body", SIGN_UP, ["a_newsletter_signup_a", "a/a_newsletter_signup", "newsletter_signup"]),
        (
            "contact",
            '<a href="/{}">Help</a>',
            ["actionline", "actionline/a", "programmes/articles/a/information-and-support"],
        ),
        ("body", '<a href="/{}">Help</a>', ["actionlines", "a/actionline"]),
        ("player", '{}<a href="/sounds/a">a</a>', ["Sounds: ", "On BBC Sounds, "]),
        (
            "body",
            '{}<a href="/sounds/a">a</a>',
            ["Soundscape: ", "BBCSounds: ", *(f"Sounds {mark} " for mark in '"“”„«»')],
        ),
        ("follow", '<a href="https://{}/a">1</a> <a href="https://vk.com/a">2</a>', ["m-1.facebook.com", "1.a.x.com"]),
    ],
)
def test_ways_of_a_sign(role: str, line: str, ways: list[str]) -> None:
    """What a sign may look like, and what only looks like it."""
    for way in ways:
        assert read_roles(PROSE, read_line(line.format(way))) == ["body", role], way
