r"""What one string says by itself: what it would read as, if it is mojibake, and how telling that is.

Mojibake is text whose bytes were decoded with the wrong encoding. UTF-8 writes a character beyond ASCII as a lead
byte and one to three trail bytes; read as latin-1 or cp1252 these are a letter and one to three symbols: ``é`` becomes
``Ã©``, ``’`` becomes ``â\x80\x99`` or ``â€™``. Three questions can be put to a string:

- does it *decode*: is every run of characters beyond ASCII made of such sequences, from end to end? Good text hardly
  ever is: its accented letters stand among ASCII ones, and other scripts have no bytes in these encodings at all;
- is a sequence *telling*, such as good text of no language has (``Ã¼``, ``â€™``, two sequences in a row)? The others
  could be a capital before a closing mark (``VIÐ“``, ``É…``), a letter before two (``é\xa0»``), a measure (``5×…``);
- is a sequence that is not telling *plausible*: does what it becomes fit its place (``OÃ™`` does, ``VIÐ“`` does not)?

`newsparse._encoding` puts them to the array.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final, NamedTuple

__all__ = [
    "TRAIL",
    "Reading",
    "decode",
    "decode_parts",
    "find_sequences",
    "has_telling_part",
    "is_common_latin",
    "is_plausible",
    "is_sound",
    "is_telling",
    "to_cp1252",
]

_CP1252: Final = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
"""The decoding table of cp1252 as browsers have it: its five unassigned bytes are the C1 controls of that number."""

_CP1252_BYTES: Final = codecs.charmap_build(_CP1252)
_FROM_C1: Final = {byte: _CP1252[byte] for byte in range(0x80, 0xA0)}

_BOTH: Final = [chr(byte) + _CP1252[byte] * (_CP1252[byte] != chr(byte)) for byte in range(256)]
"""How latin-1 and cp1252 read each byte: as one character, or as two."""

# Character classes, by where good text has the symbols that trail bytes are read as.
TRAIL: Final = r"\x80-\xbf" + "".join(char for char in _CP1252[0x80:0xA0] if char > "\xbf")
_JOIN: Final = "".join(map(_BOTH.__getitem__, b"\x85\x91\x92\x93\x94\x96\x97\xa0\xad")) + "•"
"""Between letters and after them: ``…‘’“”–—``, no-break space, soft hyphen, bullet."""
_MARK: Final = "".join(map(_BOTH.__getitem__, b"\x99\xa9\xaa\xae\xba"))
"""After a word, and before its ending: ``™©ª®º``."""
_CLOSE: Final = "".join(map(_BOTH.__getitem__, b"\x9b\xa1\xa8\xab\xb0\xb2\xb3\xb4\xb7\xb9\xbb\xbf"))
"""After a word: ``›«»`` and superscripts, accents that serve as quotation marks, ``¡¿`` on the wrong side."""
_NEXT: Final = "ŠŽšž"
"""Letters that follow an accented one."""
_BESIDE: Final = _JOIN + _MARK + _CLOSE + _NEXT
"""All that may stand behind a letter."""
_ODD: Final = "".join(char for char in "".join(_BOTH[0x80:0xC0]) if char not in _BESIDE)
"""What stands behind no letter."""
_HOOKED: Final = "ƁɓƊɗƘƙƳƴƏəƐɛƆɔƠơƯư"
"""Letters of Hausa, Azerbaijani, Akan, Ewe and Vietnamese, which stand far from other Latin ones."""
_CAPITAL: Final = "\xc2-\xd6\xd8-\xde"
"""Lead bytes of two but for ``×`` and ``ß``, which stand before anything."""

# Alternatives begin with different letters and have fixed lengths: one look at each place.
_SHAPE: Final = f"(?:[\xc2-\xdf][{TRAIL}]|[\xe0-\xef][{TRAIL}]{{2}}|[\xf0-\xf4][{TRAIL}]{{3}})"
_SEQUENCE: Final = re.compile(_SHAPE)

# A run of sequences among ASCII, with at most a joining mark between, or else with what makes it part of a longer
# garble. Possessive: a run is looked at once.
_PART: Final = re.compile(
    f"(?<![^\x00-\x7f{_JOIN}])(?<![^\x00-\x7f][{_JOIN}]){_SHAPE}++(?P<garble>[{_JOIN}]?+[^\x00-\x7f])?+"
)

# It begins with one class, in which most places fail: this makes the search fast.
_TELLING: Final = re.compile(
    rf"""
    [\xc2-\xf4]
    (?: # two sequences in a row
        (?: (?<= [\xc2-\xdf] ) [{TRAIL}]
          | (?<= [\xe0-\xef] ) [{TRAIL}]{{2}}
          | (?<= [\xf0-\xf4] ) [{TRAIL}]{{3}}
        ) {_SHAPE}
        # a capital before what stands behind no letter, or only where a word ends
      | (?<= [{_CAPITAL}] ) [{_ODD}]
      | (?<= [{_CAPITAL}] ) [{_CLOSE}] (?= [a-z] )
        # a capital inside a word
      | (?<= [a-z][{_CAPITAL}] ) [{_BESIDE}]
        # Â and Ã end no word but in capitals
      | (?<= [ÂÃ] ) (?<! [A-Z]. ) [{_MARK}{_CLOSE}{_NEXT}]
      | (?<= [ÂÃ] ) [{_MARK}] (?= [a-z] )
        # a word of one capital that goes on behind a mark
      | (?<= [{_CAPITAL}] ) (?<! [A-Z]. ) [{_MARK}] (?= [a-z] )
        # a small letter before symbols that do not all close words; behind a no-break space anything may stand
      | (?<= [\xe0-\xef] ) (?! \xa0 | [{_BESIDE}]{{2}} ) [{TRAIL}]{{2}}
      | (?<= [\xf0-\xf4] ) (?! \xa0 | [{_BESIDE}]{{3}} ) [{TRAIL}]{{3}}
    )
    """,
    re.VERBOSE,
)

_NAMED: Final = bytes(byte for byte in range(0x80, 0xA0) if _CP1252[byte] != chr(byte))
"""The bytes that latin-1 reads as C1 controls, and cp1252 as characters."""

_UNSOUND: Final = re.compile("[\x80-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
"""What no repair may bring in: controls, private use, noncharacters. UTF-8 has no surrogates."""


class Reading(NamedTuple):
    """What a string reads as, and the encodings that it had wrongly been read with, outermost first."""

    text: str
    encodings: tuple[str | None, ...]
    """None stands for latin-1 or cp1252, where they agree."""


def decode(text: str, /) -> Reading | None:
    """Undo one wrong decoding, if the whole text allows it.

    >>> decode("PÃ¥l â€“ 5Â£")
    Reading(text='Pål – 5£', encodings=('cp1252',))
    >>> decode("Pål") is None
    True
    """
    try:
        raw = text.encode("latin-1")
        encoding = "latin-1" if raw.translate(None, _NAMED) != raw else None
    except UnicodeEncodeError:
        encoding = "cp1252"
        try:
            raw, _ = codecs.charmap_encode(text, "strict", _CP1252_BYTES)
        except UnicodeEncodeError:
            return None
    try:
        return Reading(raw.decode(), (encoding,))
    except UnicodeDecodeError:
        return None


def decode_parts(text: str, /) -> Reading:
    """Undo one wrong decoding of those parts of a text that are telling.

    >>> decode_parts("l’Ã©galitÃ©")
    Reading(text='l’égalité', encodings=(None,))
    >>> decode_parts("été â€“ Ã©tÃ©").encodings
    ('cp1252',)
    """
    names: set[str] = set()

    def read(match: re.Match[str]) -> str:
        reading = _decode_part(match) or Reading(match[0], ())
        names.update(filter(None, reading.encodings))
        return reading.text

    decoded = _PART.sub(read, text)
    return Reading(decoded, (min(names, default=None),))


def has_telling_part(text: str, /) -> bool:
    """Whether `decode_parts` would find something.

    >>> has_telling_part("l’Ã©galitÃ©"), has_telling_part("“VIÐ“")
    (True, False)
    """
    return any(map(_decode_part, _PART.finditer(text)))


def _decode_part(match: re.Match[str]) -> Reading | None:
    """Undo one wrong decoding of a part, if it is telling and no piece of a longer garble."""
    # The character behind the part decides, too, and `endpos` would hide it.
    if match["garble"] or not _TELLING.search(match.string, match.start(), match.end() + 1):
        return None
    reading = decode(match[0])
    return reading if reading is not None and is_sound(reading.text) else None


def is_sound(text: str, /) -> bool:
    r"""Whether a repair may end in this text, or go on from it.

    >>> is_sound("é"), is_sound("\ue000"), is_sound("\x81"), is_sound("Ã\x81")
    (True, False, False, True)
    """
    while not text.isprintable() and _UNSOUND.search(text):  # printable text, most text, is sound
        further = decode(text)
        if further is None:
            return not _UNSOUND.search(to_cp1252(text))
        text = further.text  # at most half as many characters beyond ASCII
    return True


def is_telling(text: str, /) -> bool:
    """Whether the text holds a sequence such as good text of no language has.

    >>> is_telling("Ã¼ber"), is_telling("VIÐ“")
    (True, False)
    """
    return _TELLING.search(text) is not None


def is_plausible(text: str, /) -> bool:
    """Whether each sequence becomes what fits its place.

    >>> is_plausible("OÃ™ ET QUAND"), is_plausible("VIÐ“"), is_plausible("FIANCÉ…")
    (True, False, False)
    """
    found = ((match, decode(match[0])) for match in _SEQUENCE.finditer(text))
    return all(reading is not None and _fits(reading.text, text, match) for match, reading in found)


def _fits(char: str, text: str, match: re.Match[str]) -> bool:
    """Judge a sequence that could be good text, by what it becomes and by its neighbours."""
    last = match[0][-1]
    before, after = text[max(match.start() - 2, 0) : match.start()], text[match.end() : match.end() + 1]
    if not char.isalpha():
        category = unicodedata.category(char)
        return category[0] in "PSZ" or category == "Cf"  # no digit, and no mark, of another script
    if not is_common_latin(char):
        return False
    if char.isupper():  # neither Ã’s nor PÅ” nor SELKÄ\xa0EDELLÄ
        begins = after.isalpha() and not before[-1:].isalpha()
        return last not in "’\x92" if begins else char <= "ÿ"
    if len(before) == 2 and before.isalpha() and before.isupper():  # noqa: PLR2004 - BLÅ“, but not CÅ“ur
        return False
    # Å“uvre, Já; of all small letters only à is often a word
    return after.islower() or (char <= "ÿ" and not after.isalpha() and (char == "à" or before[-1:].isupper()))


def is_common_latin(char: str, /) -> bool:
    """Whether languages write the letter in Latin script, as they do not those of phonetics and of old texts.

    >>> is_common_latin("ž"), is_common_latin("Ȇ"), is_common_latin("Г")
    (True, False, False)
    """
    return (
        char <= "\N{LATIN SMALL LETTER LONG S}"
        or char in _HOOKED
        or "\N{LATIN CAPITAL LETTER S WITH COMMA BELOW}" <= char <= "\N{LATIN SMALL LETTER T WITH COMMA BELOW}"
        or "\N{LATIN CAPITAL LETTER A WITH RING BELOW}" <= char <= "\N{LATIN SMALL LETTER Y WITH LOOP}"
        or "\N{LATIN SMALL LIGATURE FF}" <= char <= "\N{LATIN SMALL LIGATURE ST}"
    )


def find_sequences(text: str, /) -> list[tuple[int, int]]:
    """Find what has the shape of UTF-8 read with a wrong encoding.

    >>> find_sequences("PÃ¥l â€“")
    [(1, 3), (5, 8)]
    """
    return [match.span() for match in _SEQUENCE.finditer(text)]


def to_cp1252(text: str, /) -> str:
    r"""Read C1 controls as browsers do, as the characters that cp1252 has in their places.

    >>> to_cp1252("\x93quoted\x94")
    '“quoted”'
    """
    return text.translate(_FROM_C1)
