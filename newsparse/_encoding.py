r"""Mojibake → text, the array judged as a whole.

A page is damaged as a whole, by whoever read its UTF-8 as latin-1 or cp1252, and a data set mixes damaged pages with
intact ones. So the array is the unit of evidence: ``CIÃ’`` could be good text, beside ``Talibanâ\x80\x99s`` it is CIÒ.
The work is done on the raw strings and before any white space is touched, as spaces are bytes of damaged characters.

Each round looks at the strings that may be damaged; a fast pattern passes over most arrays. First it decodes strings
that decode as a whole (`newsparse._mojibake` has the words), if

- one of the array's is telling: then every telling one and every plausible one, or all of them, if no string beyond
  ASCII speaks against it by not decoding;
- or none is, but all of them are plausible and no string speaks against it.

If there are none, each of the rest is mended by itself: by ftfy, which knows more encodings and lost bytes, but no
neighbours and no array, so that a guard looks at what it did; else its telling parts are decoded; else C1 controls
become the characters of cp1252. Rounds go on until nothing changes, so that repairing twice is repairing once.

Only text is evidence, tags are not: a target may be right and look damaged. In a damaged array they are repaired too.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final
from unicodedata import category

import ftfy

from newsparse._inputs import read_array, replace_surrogates
from newsparse._mojibake import (
    TRAIL,
    Reading,
    decode,
    decode_parts,
    find_sequences,
    has_telling_part,
    is_common_latin,
    is_plausible,
    is_sound,
    is_telling,
    to_cp1252,
)
from newsparse._suspects import is_suspect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["fix_encoding", "repair"]

_ROUNDS: Final = 16
"""The bound on rounds. Real arrays take three; each wrong decoding more than doubled what lies beyond ASCII."""

_WHOLE: Final = ftfy.TextFixerConfig(decode_inconsistent_utf8=False)
"""Whole strings only: what ftfy does with parts takes quadratic time, and is done here for latin-1 and cp1252."""

_LOST_BYTE: Final = re.compile(r"â€(?=[ .,;:!?)<]|\Z)")
"""What is left of ``”`` if a program dropped its last byte, which cp1252 does not have; a sure sign behind a ``“``."""

# Possessive: one look at each place.
_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*+(?:[\s/][^<>]*+)?+>")

_REFERENCE: Final = r"\#?[A-Za-z0-9]{2,7};"
"""What stands behind the "&" of a reference: what matters here has two to seven letters and figures."""
_TOKEN: Final = re.compile(f"[\xc2-\xf4{TRAIL}]|&{_REFERENCE}")
"""A byte of a damaged character, as the character that it was read as, or a reference to one."""
_RUN: Final = re.compile(f"[\xc2-\xf4&](?:(?<!&)|(?<=&){_REFERENCE})(?:[{TRAIL}]|&{_REFERENCE})++")
"""A lead byte, or a reference that may be to one, and what may be bytes behind it. It begins with one class: fast."""


def fix_encoding(paragraphs: Iterable[str], /) -> list[str]:
    r"""Undo the wrong decodings of an array of raw strings, judged as a whole.

    >>> import newsparse
    >>> newsparse.fix_encoding(["Talibanâ\x80\x99s", "CIÃ\x92", "<b>plain</b>"])
    ['Taliban’s', 'CIÒ', '<b>plain</b>']

    Text damaged once or twice, by latin-1 or cp1252, comes back equal; markup and white space stay as they are, and
    references, unless they spell a damaged character. Intact text stays as it is, in any language:

    >>> newsparse.fix_encoding(["”Är det sant?", "FIANCÉ…", "10 €à Paris"])
    ['”Är det sant?', 'FIANCÉ…', '10 €à Paris']

    Surrogate pairs become the character that they encode, lone surrogates U+FFFD. Raises `TypeError` for what is no
    array of strings.
    """
    return repair(read_array(paragraphs, "fix_encoding"))[0]


def repair(paragraphs: Sequence[str], /) -> tuple[list[str], dict[int, tuple[str, ...]]]:
    r"""Repair each string, and name for the damaged ones the encodings that they had been read with, outermost first.

    >>> repair(["Talibanâ\x80\x99s", "PÃ\x83Â¥l", "plain"])
    (['Taliban’s', 'Pål', 'plain'], {0: ('latin-1',), 1: ('latin-1', 'latin-1')})

    Where latin-1 and cp1252 agree, the rest of the array names the encoding.
    """
    texts = list(paragraphs)
    undone: dict[int, tuple[str | None, ...]] = {}
    pending = [index for index, text in enumerate(texts) if "&" in text or not text.isascii()]
    intact = False
    hopeless: set[str] = set()
    for _ in range(_ROUNDS):
        suspects: dict[int, str] = {}
        for index in pending:
            view = _read_references(texts[index])
            if view.isascii():
                continue
            if is_suspect(view):
                suspects[index] = view
            else:
                intact = True
        readings = suspects and (_decode_each(suspects, intact=intact) or _mend_each(suspects, hopeless))
        if not readings:
            break
        for index, (text, encodings) in readings.items():
            texts[index] = text
            undone[index] = (*undone.get(index, ()), *encodings)
        pending = list(suspects)
    else:  # a riddle, not text: left alone
        texts, undone = [replace_surrogates(text) for text in paragraphs], {}
    named = [name for encodings in undone.values() for name in encodings]
    default = "cp1252" if named.count("cp1252") > named.count("latin-1") else "latin-1"
    repairs = {index: tuple(name or default for name in encodings) for index, encodings in undone.items() if encodings}
    return texts, repairs


def _decode_each(views: Mapping[int, str], /, *, intact: bool) -> dict[int, Reading]:
    """Decode the strings that the evidence of all allows to; `intact` if a string beyond ASCII speaks against it."""
    decoded = {index: decode(view) for index, view in views.items()}
    readings = {i: reading for i, reading in decoded.items() if reading is not None and is_sound(reading.text)}
    intact = intact or len(readings) < len(views)
    damaged = any(is_telling(_drop_tags(views[index])) for index in readings)
    if not damaged and intact:
        damaged = any(has_telling_part(_drop_tags(view)) for index, view in views.items() if index not in readings)
    elif not damaged:
        texts = [text for index in readings if not (text := _drop_tags(views[index])).isascii()]
        damaged = bool(texts) and all(map(is_plausible, texts))
    if not damaged:
        return {}
    if not intact:
        return readings
    return {i: reading for i, reading in readings.items() if is_telling(views[i]) or is_plausible(views[i])}


def _mend_each(views: Mapping[int, str], hopeless: set[str], /) -> dict[int, Reading]:
    """Mend what can be mended, and remember the rest: it is not tried again in later rounds."""
    readings = {index: _mend(view) for index, view in views.items() if view not in hopeless}
    hopeless.update(views[index] for index, reading in readings.items() if reading.text == views[index])
    return {index: reading for index, reading in readings.items() if views[index] not in hopeless}


def _mend(text: str, /) -> Reading:
    """Mend a string that does not decode as a whole, or that the evidence is against, as far as it goes by itself."""
    text = replace_surrogates(text)  # none decodes that holds one
    visible = _drop_tags(text)
    if not is_suspect(visible):
        return Reading(text, ())
    if decode(text) is None or is_plausible(visible):
        restored = _LOST_BYTE.sub("â€\x9d", text) if "â€œ" in text else text
        fixed, plan = ftfy.fix_encoding_and_explain(restored, _WHOLE)
        steps = plan or []
        decodings = {step.parameter for step in steps if step.action != "encode"}
        if decodings.isdisjoint({"windows-1252", "fix_c1_controls"}) and _is_credible(text, fixed):
            names = [step.parameter for step in steps if step.action == "encode"]
            return Reading(fixed, tuple(name.replace("sloppy-windows-", "cp") for name in names))
    if has_telling_part(visible):
        decoded, encodings = decode_parts(text)
        # In damaged text, a space after Ã was the no-break space that ends à.
        return Reading(re.sub("(?<![A-Z])Ã(?= )", "à", decoded), encodings)
    fixed = to_cp1252(text)
    return Reading(fixed, () if fixed == text else ("latin-1",))


def _is_credible(before: str, after: str, /) -> bool:
    """Judge what ftfy made of a string by the words that are new, and the characters.

    A lone letter of another script, or of phonetics, is what two good characters become by chance: ``”Är`` becomes
    ``Ӏr``, ``10 €à`` becomes ``10 ۈ``. And ``Ã`` or ``Â`` between spaces may be a word. What could be
    a dagger with a space in it may be a quotation mark before one.
    """
    if "†" in after and re.search("â€ (?! )", before):
        return False
    known = set(before.split())
    words = [word for word in after.split() if word not in known and word != "à"]
    lone = sum(sum(char.isalpha() and not is_common_latin(char) for char in word) == 1 for word in words)
    return 2 * lone < len(words) and all(category(char) not in {"Cc", "Co", "Cs"} for char in set(after) - set(before))


def _drop_tags(text: str, /) -> str:
    """Leave the text between the tags."""
    return _TAG.sub(" ", text) if "<" in text else text


def _read_references(text: str, /) -> str:
    r"""Write mojibake that is spelled as character references as itself, and leave every other reference.

    >>> _read_references("&Acirc;&copy; &amp; &#226;&#128;&#153; voil&agrave; Ã&nbsp;&nbsp;")
    'Â© &amp; â€™ voil&agrave; Ã\xa0&nbsp;'

    What ends without a semicolon is left: `?a=1&copy=2` stands in targets. Most references are `&amp;`, and no byte.
    """
    return _RUN.sub(_read_run, text) if "&" in text and text.count("&") > text.count("&amp;") else text


def _read_run(match: re.Match[str]) -> str:
    """Read those references of a run that belong to a sequence.

    One program writes a sequence in one way, as characters or as references, but for the no-break space: serialisers
    write that one as a reference.
    """
    if "&" not in match[0]:
        return match[0]
    tokens: list[str] = _TOKEN.findall(match[0])
    chars = [token if len(token) == 1 else _read_reference(token) for token in tokens]
    for start, end in find_sequences("".join(chars)):
        ways = {len(tokens[i]) > 1 for i in range(start, end) if chars[i] != "\xa0"}
        if len(ways) == 1:
            tokens[start:end] = chars[start:end]
    return "".join(tokens)


def _read_reference(reference: str, /) -> str:
    """Read a reference to one character; a space stands for what is none, or several."""
    char = html.unescape(reference)
    return char if len(char) == 1 else " "
