"""How each kind of page line is told from story: the table `RULES`, and the signs that it is made of.

A sign is a property of one paragraph: where its links lead, or what its text is, word for word. Links come first,
because one link says in every language what an English sentence says in one; no sign reads a class of the markup. A
sign that a story might bear too counts only at the end of an array (`Rule.is_at_end`).

To add a publisher or a family, add a row. The first row whose sign a paragraph bears names its role.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from newsparse._href import is_bbc, read_target
from newsparse._model import Copyright, Paragraph, Role
from newsparse._notice import Notice, read_notice_text

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RULES", "LinkRule", "TextRule", "find_rule"]

PLAYER_MESSAGES: Final = (
    "Media playback is not supported on this device",
    "Media playback is unsupported on your device",
    "Media requires JavaScript to play",
    "Please turn on JavaScript",
    "This content is not available in your location",
    "This video can not be played",
    "This video cannot be played",
    "To play this audio you need to enable JavaScript in your browser",
    "To play this content, please enable JavaScript, or try a different browser",
    "To play this video you need to enable JavaScript in your browser",
    "You need to enable JavaScript to play this audio",
    "You need to enable JavaScript to play this video",
)
"""What a player says in place of a film or a sound, sentence by sentence."""

ACCOUNTS: Final = {
    "bluesky": r"bsky\.app/profile/",
    "facebook": r"(?:facebook|fb)\.com/",
    "instagram": r"instagram\.com/",
    "linkedin": r"linkedin\.com/company/",
    "telegram": r"t(?:elegram)?\.me/",
    "threads": r"threads\.(?:net|com)/",
    "tiktok": r"tiktok\.com/",
    "vk": r"vk\.com/",
    "whatsapp": r"whatsapp\.com/channel/",
    "x": r"(?:x|twitter)\.com/",
    "youtube": r"youtube\.com/(?:(?:c|channel|user)/)?",
}
"""Social sites, and what stands there before the name of an account. A post has a longer path."""

NO_ACCOUNTS: Final = ("home", "login", "search", "share", "sharer", "watch", r"[a-z]+\.php")
"""What is no name: `facebook.com/sharer.php?u=` shares the story, and `twitter.com/home?status=` cites it."""

# Each part ends where the next must begin, and a pattern is tried at one place of an address: linear.
_ACCOUNT: Final = re.compile(
    rf"(?:[a-z0-9-]++\.){{0,2}}?(?:{'|'.join(f'(?P<{site}>{start})' for site, start in ACCOUNTS.items())})"
    rf"(?!(?:{'|'.join(NO_ACCOUNTS)})/?\Z)[^/]++/?\Z",
    re.IGNORECASE,
)
# An address is tried from its start only, and `.*` runs to its end and back once: linear.
_POLICY: Final = re.compile(
    r"(?=/)(?:.*(?:feeds-and-links|links-and-feeds)/?\Z|/help/web/links|(?=.*/institutional/).*_links/?\Z)"
)
# What stands before the sign is not looked at, and the steps after it are bounded.
_find_bbc_address: Final = re.compile(r"@(?:[a-z0-9-]{1,63}\.){0,2}?bbc\.co(?:\.uk|m)(?![\w-])", re.IGNORECASE).search
_BEHIND_LINK: Final = " .。۔।"
"""What may stand behind a link that closes a paragraph."""

_SOUNDS: Final = re.compile(r"\bSounds\b")
_CITATION: Final = re.compile(r"[\"“”„«»]")


def _read_address(href: str) -> str:
    """Write a target as rules name it: on the BBC's sites, and where it is relative, the path alone.

    >>> _read_address("https://www.bbc.co.uk/newsletters/x"), _read_address("/newsletters/x")
    ('/newsletters/x', '/newsletters/x')
    >>> _read_address("https://www.example.org/newsletters"), _read_address("mailto: a@example.org?subject=x")
    ('www.example.org/newsletters', 'mailto:a@example.org')
    """
    target = read_target(href)
    if target.host:
        return target.path if is_bbc(target) else target.host + target.path
    return f"{target.scheme}:{target.path.strip()}" if target.scheme else target.path


def _says(pattern: str, /) -> Callable[[str], object]:
    """Make the sign of a text that is known word for word."""
    return re.compile(pattern).fullmatch


def _opens_as(weighs: Callable[[Notice], bool], /) -> Callable[[str], object]:
    """Make the sign of a notice that weighs enough by itself."""
    return lambda text: (notice := read_notice_text(text)) and weighs(notice) and notice.content


def _leads_to(pattern: str, /) -> Callable[[Paragraph, list[str]], object]:
    """Make the sign of a link whose address begins with a pattern."""
    match = re.compile(pattern, re.IGNORECASE).match
    return lambda _, addresses: any(map(match, addresses))


_has_sounds_link: Final = _leads_to(r"/sounds/.")


def _has_policy_link(addresses: list[str]) -> bool:
    """Whether a link leads to the page on what the BBC links to."""
    return any(map(_POLICY.match, addresses))


def _is_linked_notice(paragraph: Paragraph, addresses: list[str]) -> Copyright | None:
    notice = read_notice_text(paragraph.text, is_linked=True) if _has_policy_link(addresses) else None
    return notice.content if notice else None


def _closes_with_policy_link(paragraph: Paragraph, addresses: list[str]) -> bool:
    return _has_policy_link(addresses) and paragraph.links[-1].end >= len(paragraph.text.rstrip(_BEHIND_LINK))


def _names_two_sites(_: Paragraph, addresses: list[str]) -> bool:
    return len({account.lastgroup for account in map(_ACCOUNT.match, addresses) if account}) > 1


def _is_sounds_link(paragraph: Paragraph, addresses: list[str]) -> bool:
    return paragraph.links[0].text == paragraph.text and bool(_has_sounds_link(paragraph, addresses))


def _promotes_sounds(paragraph: Paragraph, addresses: list[str]) -> bool:
    """Tell a promotion from a story told there: it cites nobody, and its name or a link comes last."""
    text = paragraph.text
    if not _has_sounds_link(paragraph, addresses) or _CITATION.search(text):
        return False
    names = [name.end() for name in _SOUNDS.finditer(text)]
    return bool(names) and max(names[-1], paragraph.links[-1].end) >= len(text.rstrip(_BEHIND_LINK))


class TextRule(NamedTuple):
    """A row of the table: a kind of page line that its text tells."""

    role: Role
    """What the line is."""
    sign: Callable[[str], object]
    """Whether a text bears the sign of it; what a notice says, if it is one."""
    line: str
    """A line of the kind, as HTML; what it must not be confused with is in the cases of the tests."""
    is_at_end: bool = False
    """Whether only the end of the array holds it."""


class LinkRule(NamedTuple):
    """A row of the table: a kind of page line that its links tell, so that most paragraphs need not be looked at."""

    role: Role
    """What the line is."""
    sign: Callable[[Paragraph, list[str]], object]
    """Whether a paragraph bears the sign of it, whose links lead to these addresses; likewise."""
    line: str
    """A line of the kind, as HTML."""
    is_at_end: bool = False
    """Whether only the end of the array holds it; elsewhere only targets with "links" in them are looked at."""


RULES: Final[tuple[TextRule | LinkRule, ...]] = (
    LinkRule(
        Role.COPYRIGHT,
        _is_linked_notice,
        '� 2022 BBC. <a href="https://www.bbc.co.uk/editorialguidelines/guidance/feeds-and-links">Our links</a>.',
    ),
    TextRule(
        Role.COPYRIGHT,
        _opens_as(lambda notice: notice.names_bbc or notice.is_reserved),
        "Copyright 2023 The Evening Press. All rights reserved. Not to be sold.",
    ),
    TextRule(Role.COPYRIGHT, _opens_as(lambda notice: notice.is_bare), "© RTÉ 2024", is_at_end=True),
    TextRule(
        Role.DISCLAIMER,
        _says(
            r"(?:The )?BBC is not responsible for the content of external (?:[Ii]nternet )?(?:web)?sites\.?"
            r"(?: Read more\.?)?"
        ),
        "The BBC is not responsible for the content of external Internet sites",
    ),
    LinkRule(Role.DISCLAIMER, _closes_with_policy_link, '他のサイトについて。<a href="/help/web/links/">リンク</a>。'),
    TextRule(
        Role.PLAYER,
        _says(rf"(?:(?:{'|'.join(PLAYER_MESSAGES)})\.?\s*+)++"),
        "This video can not be played\nTo play this video you need to enable JavaScript in your browser.",
    ),
    LinkRule(
        Role.NEWSLETTER,
        _leads_to(r"/newsletters(?:/|\Z)|/bbcnewsletter"),
        '<a href="/newsletters/z0">Sign up for our newsletter</a> on the sea.',
        is_at_end=True,
    ),
    LinkRule(
        Role.NEWSLETTER,
        _leads_to(r"/[^/]*[_-]newsletter[_-]signup/?\Z"),
        'Outside the UK? <a href="https://cloud.email.bbc.com/Sea_Newsletter_Signup">Sign up here.</a>',
        is_at_end=True,
    ),
    LinkRule(
        Role.FOLLOW,
        _names_two_sites,
        'Follow us on <a href="https://www.facebook.com/ourtown">Facebook</a> and <a href="https://x.com/ourtown">X</a>.',
        is_at_end=True,
    ),
    LinkRule(
        Role.CONTACT,
        _leads_to(r"/actionline(?:/|\Z)|/programmes/articles/[^/]++/information-and-support"),
        'Help is at hand at the <a href="/actionline/">Action Line</a>.',
        is_at_end=True,
    ),
    LinkRule(
        Role.CONTACT,
        _leads_to(r"/send/u"),
        'Were you there? <a href="/send/u1">Tell us</a>.',
        is_at_end=True,
    ),
    LinkRule(
        Role.CONTACT,
        _leads_to(r"mailto:[^@]*+@(?:[a-z0-9-]++\.){0,2}?bbc\.co(?:\.uk|m)\Z"),
        '<a href="mailto:haveyoursay@bbc.co.uk?subject=rain">Write to us</a>.',
        is_at_end=True,
    ),
    TextRule(Role.CONTACT, _find_bbc_address, "Имате предлог? Пишите на ourtown@bbc.co.uk", is_at_end=True),
    LinkRule(Role.PLAYER, _is_sounds_link, '<a href="/sounds/play/p0">The week in ten minutes</a>', is_at_end=True),
    LinkRule(
        Role.PLAYER,
        _promotes_sounds,
        'Listen to the best of <a href="/sounds/curation/p0">our town</a> on BBC Sounds.',
        is_at_end=True,
    ),
)
"""Every kind of page line, the surest signs first; the text of each line is made up."""

_BY_PLACE: Final = {at_end: tuple(rule for rule in RULES if at_end or not rule.is_at_end) for at_end in (False, True)}
_TEXT_RULES: Final = {
    at_end: tuple(rule for rule in rules if isinstance(rule, TextRule)) for at_end, rules in _BY_PLACE.items()
}


def find_rule(paragraph: Paragraph, /, *, at_end: bool) -> tuple[TextRule | LinkRule, object] | None:
    """Find the first rule whose sign a paragraph bears, and what the sign gives.

    >>> rule, notice = find_rule(Paragraph("© RTÉ 2024"), at_end=True)
    >>> rule.role, notice
    (<Role.COPYRIGHT: 'copyright'>, Copyright(year=2024, holder='RTÉ'))
    >>> find_rule(Paragraph("© RTÉ 2024"), at_end=False)
    """
    text, links = paragraph.text, paragraph.links
    # Before the end only the policy's addresses are a sign, and all of them have "links" in them.
    addresses = [_read_address(link.href) for link in links if at_end or "links" in link.href] if links else []
    if not addresses:
        for rule in _TEXT_RULES[at_end]:
            if found := rule.sign(text):
                return rule, found
        return None
    for row in _BY_PLACE[at_end]:
        if found := row.sign(text) if isinstance(row, TextRule) else row.sign(paragraph, addresses):
            return row, found
    return None
