"""What the fast pattern lets through to the repair: all that ftfy or this library would change, and hardly more."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final

import ftfy
import pytest
from ftfy import badness
from ftfy.chardata import CHARMAP_ENCODINGS
from hypothesis import assume, given
from hypothesis import strategies as st

from newsparse._mojibake import decode
from newsparse._suspects import is_suspect

if TYPE_CHECKING:
    from collections.abc import Iterator

PROVED: Final = {
    "9dcc0f2ac90d9ae3c85eb7b9b2c0b8a8e8126153847c2b30c91a0bb263f3b8c4": "6.3.0 and 6.3.1",
}
"""The patterns of ftfy, by digest, that the tests below were run with."""

LETTERS: Final = sorted(
    {
        char
        for char in map(chr, [*range(0x80, 0x2700), 0xF8FF, 0xFB01, 0xFB02, 0xFFFD])
        if any(re.match(f"[{chars}]", char) for chars in badness.MOJIBAKE_CATEGORIES.values())
    }
    | {char for char in badness.BADNESS_RE.pattern if not char.isascii()}
)
"""Every character that ftfy's pattern knows, by class or by itself."""

_TRAIL: Final = rb"[\x80-\xbf\x1a ?]"
_PIECE: Final = re.compile(
    rb"%b{0,3} (?: [\0-\x7f] | [\xc2-\xdf] %b | [\xe0-\xef] %b{2} | [\xf0-\xf4] %b{3} )* (?: [\xc2-\xf4] %b{0,2} )?"
    % (5 * (_TRAIL,)),
    re.VERBOSE,
)
"""A piece of UTF-8, cut out anywhere; a lost byte was written as 0x1A or "?", and a no-break space as a space."""


def is_piece(text: str) -> bool:
    """Tell whether UTF-8 that was read with one of ftfy's encodings can hold a text."""
    for encoding in CHARMAP_ENCODINGS:
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if _PIECE.fullmatch(raw):
            return True
    return False


def find_matches() -> Iterator[str]:
    """Give every text that ftfy's pattern can match, but for some of its wildcards' characters."""
    for alternative in re.split(r"\n\s*\|", re.sub(r"#.*", "", badness.BADNESS_RE.pattern)):
        choices: list[list[str]] = []
        for part in re.findall(r"\[[^]]*\]|\\[a-z]\??|[^\n ]", alternative):
            chars = " aZ0_é" if part in {".", r"\w", "[^A-Za-z]"} else ["", *LETTERS, *" \naz.AZ,?!"]
            choices.append([char for char in chars if re.fullmatch(part, char)])
        yield from map("".join, product(*choices))


@cache
def find_bad_texts() -> list[str]:
    """Give those that can be damaged text."""
    return [text for text in find_matches() if is_piece(text)]


def test_the_fast_pattern_is_proved_for_this_ftfy() -> None:
    """A version of ftfy with another pattern fails here: run the tests below with it, then add its digest."""
    assert hashlib.sha256(badness.BADNESS_RE.pattern.encode()).hexdigest() in PROVED


def test_all_that_ftfy_calls_bad_is_suspect() -> None:
    """No text that ftfy's pattern matches, and that one of its encodings can have made, gets past the fast pattern."""
    assert all(map(badness.is_bad, find_matches()))
    assert len(find_bad_texts()) > 50_000
    assert not [text for text in find_bad_texts() if not is_suspect(text)]


def test_all_that_the_repair_changes_is_suspect() -> None:
    """Sequences are, C1 controls, surrogates, and an à whose no-break space became a space."""
    read_as = ((chr(byte), bytes([byte]).decode("cp1252", "replace")) for byte in range(0x80, 0xC0))
    trails = {char for both in read_as for char in both} - {"\ufffd"}
    twos = (f"{lead}{trail}" for lead, trail in product(map(chr, range(0xC2, 0xE0)), trails))
    threes = (f"{lead}{one}{other}" for lead, one, other in product("àéï", trails, trails))
    fours = (f"{lead}{trail}{end}" for lead, trail, end in product("ðôó", trails, ("\xad\xad", "»’", "’\xa0")))
    single = (*map(chr, range(0x80, 0xA0)), *map(chr, range(0xD800, 0xE000)), "voilÃ !")
    for text in (*twos, *threes, *fours, *single):
        assert is_suspect(text)


@pytest.mark.parametrize(
    "text",
    [
        *("La créée", "CRÉÉE", "carré²", "“£5”", "L’été « d’été »", "“‘Yes’, he said”", "20°–25°"),
        *("L’œuvre", "Œuvre", "CŒUR", "Âme", "EM Â.", "Ãgua", "«Я»и", "«я»…»", "Åländsk", "Über", "Groß", "…”—‘’"),
    ],
)
def test_good_text_is_not(text: str) -> None:
    """What writers put side by side is passed over, which is what makes the pattern worth having."""
    assert not is_suspect(text)


@given(st.text(st.sampled_from([*LETTERS, *" aZ.0\n"]), max_size=6))
def test_nothing_longer_is_passed_over(text: str) -> None:
    """What the fast pattern passes over, ftfy would not change, nor does it decode."""
    assume(not is_suspect(text))
    assert ftfy.fix_encoding(text) == text
    assert text.isascii() or decode(text) is None
