"""What one string says by itself: which sequences fit their place, and which parts of a text are decoded."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import pytest

from newsparse._mojibake import (
    decode,
    decode_parts,
    find_sequences,
    has_telling_part,
    is_common_latin,
    is_plausible,
    is_sound,
    is_telling,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("before", "char", "after"),
    [
        *(
            (before, char, "") for before in ("", "a", "A ") for char in "–€\u2003\u200d"
        ),  # marks, signs, spaces, joiners
        ("", "Ò", ""),
        ("a", "Ò", "s"),
        (" a", "Ò", "s"),
        ("", "Ő", "s"),
        ("", "œ", "uvre"),
        ("", "œ", "uV"),
        ("C", "œ", "ur"),
        ("aL", "œ", "ur"),
        ("J", "á", ""),
        ("aJ", "á", ""),
        ("L", "ÿ", ""),
        ("", "à", " "),
    ],
)
def test_plausible(before: str, char: str, after: str) -> None:
    """A mark, a capital in its place, and a small letter within a word or behind a capital are what good text has."""
    assert is_plausible(before + char.encode().decode("latin-1") + after)


@pytest.mark.parametrize(
    ("before", "char", "after"),
    [
        *(("", char, "") for char in "\u0301٣Гʁ\u05ff"),  # marks and digits of other scripts, their letters, nothing
        ("", "Ò", "s"),
        ("", "Ẓ", "a"),
        ("x", "Ő", ""),
        ("BL", "œ", ""),
        (" BL", "œ", "ur"),
        ("j", "á", ""),
        ("", "é", " "),
        ("J", "ő", ""),
        ("J", "á", "É"),
    ],
)
def test_not_plausible(before: str, char: str, after: str) -> None:
    """What would be a digit or a letter of another script, or a letter where no word has one, is left to the array."""
    assert not is_plausible(before + char.encode().decode("latin-1") + after)


@pytest.mark.parametrize(
    ("text", "decoded"),
    [("VIÐ“ Ã¼ber", "VIÐ“ über"), ("VIÐ“", "VIÐ“"), ("VIÐ“ – Ã¼ber", "VIÐ“ – über"), ("Ã¼ber “VIÐ“", "über “VIÐ“")],
)
def test_each_part_tells_for_itself(text: str, decoded: str) -> None:
    """A part of a text is decoded if it is telling, whatever stands beside it."""
    assert decode_parts(text).text == decoded
    assert has_telling_part(text) == (text != decoded)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("café Ã¼", None),
        ("café itâ€™s", "cp1252"),
        ("café itâ\x80\x99s", "latin-1"),
        ("é Ã¼ â€“ Ã¼", "cp1252"),
        ("é", None),
    ],
)
def test_parts_name_the_encoding(text: str, name: str | None) -> None:
    """A part that only one encoding can have made names it for the whole string."""
    assert decode_parts(text).encodings == (name,)


HOOKED: Final = "ƁɓƊɗƘƙƳƴƏəƐɛƆɔƠơƯư"
"""Letters of Hausa, Azerbaijani, Akan, Ewe and Vietnamese."""


def test_common_latin() -> None:
    """Letters of languages are common up to the long s, in three further blocks, and some with hooks and horns."""
    common = {*map(chr, [*range(0x180), *range(0x218, 0x21C), *range(0x1E00, 0x1F00), *range(0xFB00, 0xFB07)]), *HOOKED}
    for char in map(chr, range(0x10000)):
        assert is_common_latin(char) == (char in common)


def test_named_encodings() -> None:
    """What one encoding alone has names it: a C1 control latin-1, where it is none of cp1252, a curly quote cp1252."""
    for byte in range(0x80, 0xC0):
        known = bytes([byte]).decode("cp1252", "replace")
        reading = decode("Ã" + chr(byte))
        assert reading is not None
        assert reading.encodings == (None if known in {chr(byte), "\ufffd"} else "latin-1",)
        other = decode("Ã" + known)
        assert other is None or other.encodings == (None if known == chr(byte) else "cp1252",)


@pytest.mark.parametrize("char", "\x81\x8d\x8f\x90\x9d\ue000\uf8ff\ufdd0\ufdef\ufffe\uffff\U000f0000\U0010ffff")
def test_not_sound(char: str) -> None:
    """Controls that cp1252 does not have either, private use and noncharacters are no text, once damaged neither."""
    assert not is_sound(char)
    assert not is_sound(f"é{char}")


@pytest.mark.parametrize("char", "\x80\x9f\xa0\ud7ff\uf900\ufdcf\ufdf0\ufffd\U0001f600\U000effff\n")
def test_sound(char: str) -> None:
    """What lies beside them is text, and so are C1 controls that are characters in cp1252."""
    assert is_sound(char)


def read_both_ways(numbers: str) -> set[str]:
    """Read bytes, given as hexadecimal numbers, as latin-1 and as cp1252 do."""
    raw = bytes.fromhex(numbers)
    return {*raw.decode("latin-1"), *raw.decode("cp1252", "ignore")}


TRAILS: Final = read_both_ways(bytes(range(0x80, 0xC0)).hex())
JOINS: Final = read_both_ways("85 91 92 93 94 96 97 a0 ad") | {"•"}
MARKS: Final = read_both_ways("99 a9 aa ae ba")
CLOSERS: Final = read_both_ways("9b a1 a8 ab b0 b2 b3 b4 b7 b9 bb bf")
NEXT: Final = set("ŠŽšž")
CAPITALS: Final = set(map(chr, range(0xC2, 0xDF))) - {"×"}


def is_telling_pair(before: str, lead: str, trail: str, after: str) -> bool:
    """Say it once more, in words: whether good text of no language has the two characters there."""
    if lead not in CAPITALS or (trail in JOINS and not before.islower()):
        return False
    if before.islower() or trail not in JOINS | MARKS | CLOSERS | NEXT:
        return True
    if lead in "ÂÃ" and not before.isupper():
        return True
    return after.islower() and trail not in NEXT and (trail not in MARKS or not before.isalpha() or lead in "ÂÃ")


def test_two_characters() -> None:
    """Of two characters, a capital before a symbol tells, in each context, and no other letter does."""
    for before, after in product(["", "a", "z", "A", "Z", " ", "я"], ["", "a", "z", "A", " "]):
        for lead, trail in product(map(chr, range(0xC2, 0xE0)), TRAILS):
            text = f"{before}{lead}{trail}{after}"
            assert is_telling(text) == is_telling_pair(before if before.isascii() else " ", lead, trail, after), text


def test_three_characters() -> None:
    """A small letter before two symbols tells, if one of them closes no word, and none is a space behind the letter."""
    for lead, first, second in product(map(chr, range(0xE0, 0xF0)), TRAILS, TRAILS):
        closes = {first, second} <= JOINS | MARKS | CLOSERS | NEXT
        assert is_telling(lead + first + second) == (not closes and first != "\xa0")


def test_four_characters() -> None:
    """A letter before three symbols tells likewise."""
    for lead, trail, other in product(map(chr, range(0xF0, 0xF5)), TRAILS, "\x85\x80"):
        for symbols in ((trail, other, other), (other, trail, other), (other, other, trail)):
            closes = set(symbols) <= JOINS | MARKS | CLOSERS | NEXT
            assert is_telling(lead + "".join(symbols)) == (not closes and symbols[0] != "\xa0")


def test_two_in_a_row() -> None:
    """Two sequences in a row tell, though neither does by itself, with every trail byte in both."""
    for trail in TRAILS:
        for sequence in (f"ß{trail}", f"à\xa0{trail}", f"ð\xa0{trail}\xa0", f"ð\xa0\xa0{trail}"):
            assert not is_telling(sequence)
            assert is_telling(f"{sequence}ß\xad")
            assert is_telling(f"ß\xad{sequence}")


def test_wrong_lengths() -> None:
    """A lead before fewer symbols than it announces, or more, stands in no row, and what is too many tells nothing."""
    for lead, length in (("ß", 1), ("É", 1), ("à", 2), ("ð", 3)):
        for count in {1, 2, 3, 4} - {length}:
            assert not is_telling(lead + count * "\xad" + "ß\xad")
        for count in range(length):
            assert not is_telling(lead + count * "€")
        assert not is_telling(lead + length * "\xad" + "€€€")
    assert not is_telling("ß€€€")


def sequences() -> Iterator[str]:
    """Give sequences of two, three and four characters, with every trail byte at every place."""
    for lead, trail in product(map(chr, range(0xC2, 0xE0)), TRAILS):
        yield lead + trail
    for lead, trail in product(map(chr, range(0xE0, 0xF0)), TRAILS):
        yield from (f"{lead}{trail}\xa4", f"{lead}\xa4{trail}")
    for lead, trail in product(map(chr, range(0xF0, 0xF5)), TRAILS):
        yield from (f"{lead}{trail}\xa4\xa4", f"{lead}\xa4{trail}\xa4", f"{lead}\xa4\xa4{trail}")


def test_sequences() -> None:
    """A sequence is as long as its lead says, two in a row tell, and they are decoded as one part."""
    for sequence in sequences():
        assert find_sequences(f"a{sequence}") == [(1, 1 + len(sequence))]
        assert find_sequences(f"a{sequence[:-1]}a") == []
        for first in ("ß\xad", "à\xa0\xa0", "ð\xa0\xa0\xa0"):
            assert not is_telling(first)
            assert is_telling(first + sequence)
        reading = decode(sequence)
        if reading is not None and is_sound(reading.text):
            assert decode_parts(f"ß\xad{sequence}").text == f"\u07ed{reading.text}"


def test_neighbours_of_a_part() -> None:
    """A part stands among ASCII, or joined to it by one mark; in longer garble it is left alone."""
    for mark in JOINS:
        assert decode_parts(f"{mark}Ã¼").text == f"{mark}ü"
        assert decode_parts(f"a{mark}Ã¼{mark}a").text == f"a{mark}ü{mark}a"
        for text in (f"я{mark}Ã¼", f"Ã¼{mark}я", f"Ã¼{mark}\xad", f"Ã¼\xad{mark}", "яÃ¼", "Ã¼я"):
            assert decode_parts(text).text == text
