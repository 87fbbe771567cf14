"""What one string says by itself: which sequences fit their place, and which parts of a text are decoded."""

from __future__ import annotations

import pytest

from newsparse._mojibake import decode_parts, has_telling_part, is_plausible


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
    assert decode_parts(text) == decoded
    assert has_telling_part(text) == (text != decoded)
