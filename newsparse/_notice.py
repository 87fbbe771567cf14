r"""What a copyright notice says: its year and its holder, in any script, from clean or damaged text.

A notice opens a paragraph. After its mark (`©`, the word `Copyright`, or what bad decoding left of `©`) the year stands
before the holder (`© 2022 BBC.`), behind it (`© RTÉ 2024`), or the holder stands before the mark (`BBC © MMX`). A full
stop ends the holder; what follows is a sentence of the publisher's, in one of fifty languages, and is not read.

Only the head of a text is looked at, so that reading a paragraph costs the same however long it is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from newsparse._model import Copyright

__all__ = ["BBC_NAMES", "RIGHTS_FORMULAS", "Notice", "read_notice_text"]

BBC_NAMES: Final = (
    "BBC",
    "British Broadcasting Corporation",
    "ВВС",  # Cyrillic letters that look like the Latin ones
    "Би-би-си",
    "Бі-бі-сі",
    "بي بي سي",
    "بی بی سی",
    "بی\N{ZERO WIDTH NON-JOINER}بی\N{ZERO WIDTH NON-JOINER}سی",
    "बीबीसी",
    "বিবিসি",
    "ਬੀਬੀਸੀ",
    "બીબીસી",
    "பிபிசி",
    "బీబీసీ",
    "බීබීසී",
    "บีบีซี",
    "ဘီဘီစီ",
    "ቢቢሲ",
)
"""The BBC as its services write it: a notice that names it is one wherever it stands."""

RIGHTS_FORMULAS: Final = (
    "all rights reserved",
    "alle rechte vorbehalten",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "tous droits réservés",
    "tutti i diritti riservati",
    "все права защищены",
)
"""The formula of law that no caption carries: beside a mark it makes a notice wherever it stands."""

HEAD: Final = 200
"""How much of a text is read, in code points: over twice the longest opening met (86, formula of law included)."""

LONGEST_HOLDER: Final = 80
"""Longer is not a name: the longest met has 51 code points."""

YEARS: Final = range(1900, 2100)
"""What can be a year of rights: another number of four digits is part of a name."""

_CREDIT: Final = re.compile(r"/|\svia\s")
"""What joins a photographer to an agency: `© 2023 AFP / A. Name`, `© 2023 A. Name via Agency`."""

# `\d` on purpose: a notice writes the year in the digits of its script, and `int` reads them all.
_ROMAN: Final = r"(?-i: M (?:CM|M) (?:X[CL]|L?X{0,3}) (?:IX|IV|V?I{0,3}) ) (?!\w)"
_SPAN: Final = rf"(?: \s*+ [-\u2013]? \s*+ (?P<year> \d{{4}} (?!\d) | {_ROMAN} ) )+"
"""A year, or a span of them, of which the last one counts."""

# Every repetition is possessive, has a small bound, or is of years in the head.
_OPENING: Final = re.compile(
    r"""
      (?: (?P<before> [^\W\d_] [^©.!?…:;"“”„«»\n]{1,39}? ) \s )??
      (?: copyright \s*+ )? [^\x00-\x7F“”‘’„«»]{0,4}? (?P<sign> ©\ufe0f?+ ) \s*+ (?: copyright \s++ )?
    | copyright \s++ (?: [(] c [)] \s*+ )? (?= [\dM] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Beside `©` may stand what a wrong decoding added to it (`В©`); a quotation mark would make it a citation. U+FE0F asks
for a coloured one."""

_DAMAGED_OPENING: Final = re.compile(
    r"(?: (?P<before> BBC ) \s )? (?: copyright \s )? [^a-z]{0,8}? \s*+ (?= [\dM] )",
    re.VERBOSE | re.IGNORECASE,
)
"""An opening whose `©` is lost: anything but letters and digits of ASCII may be left of it."""

_YEARS_FIRST: Final = re.compile(_SPAN, re.VERBOSE)
_YEARS_LAST: Final = re.compile(rf"[\s,]++ {_SPAN} \Z", re.VERBOSE)
_FORMULA: Final = re.compile("|".join(RIGHTS_FORMULAS), re.IGNORECASE)
_BBC: Final = re.compile(
    rf"(?: \w{{1,3}} \s )? (?: {'|'.join(map(re.escape, BBC_NAMES))} )", re.VERBOSE | re.IGNORECASE
)
"""The name with the article of its language at most ("The BBC", "A BBC"): "BBC/Agency" is a credit."""

# What ends a holder; a full stop does so in front of a new sentence only, which `_read_segment` looks at.
_END: Final = re.compile(
    rf"""
      \n | [|।。۔።။] | \s (?: or | and | and/or ) \s its \s (?: affiliate | subsidiar | licens )
    | (?P<stop> \. (?= \Z | \s++ (?! \d | {_ROMAN} ) ) )
    | {_FORMULA.pattern.replace(" ", "[ ]")}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPANIES: Final = frozenset({"Inc", "Ltd", "Corp", "Co"})
"""Kinds of companies whose full stop belongs to the name, as it does in `S.A.` and `e.V.`."""


class Notice(NamedTuple):
    """The opening of a notice, and how much it weighs."""

    content: Copyright
    """The year and the holder."""
    has_sign: bool
    """Whether a `©` was read: else the word, or debris."""
    head: str
    """The text that was read."""

    @property
    def is_reserved(self) -> bool:
        """Whether the formula of law stands in the head."""
        return _FORMULA.search(self.head) is not None

    @property
    def names_bbc(self) -> bool:
        """Whether it gives a year and names the BBC and nobody else."""
        year, holder = self.content.year, self.content.holder
        return year is not None and holder is not None and _BBC.fullmatch(holder) is not None

    @property
    def is_bare(self) -> bool:
        """Whether it is `©`, a year and a name, which may be no more than the credit of a picture."""
        year, holder = self.content.year, self.content.holder
        return self.has_sign and year is not None and holder is not None and not _CREDIT.search(holder)


def read_notice_text(text: str, /, *, is_linked: bool = False) -> Notice | None:
    """Read the notice that opens a text.

    >>> read_notice_text("© 2022 BBC. The BBC is not responsible for the content of external sites.").content
    Copyright(year=2022, holder='BBC')

    Where a link says already that it is a notice, debris will do for the mark:

    >>> read_notice_text("� 2022 BBC.", is_linked=True).content
    Copyright(year=2022, holder='BBC')

    The word alone needs a year, and any other text is none:

    >>> read_notice_text("Copyright law is changing.")
    >>> read_notice_text("The credits read “©2024 A. Singer”.")
    """
    if not ("©" in text or is_linked or text[:9].lower() == "copyright"):
        return None  # most paragraphs, told without a pattern
    head = text[:HEAD]
    opening = _OPENING.match(head)
    has_sign = opening is not None and opening["sign"] is not None
    if opening is None and is_linked:
        opening = _DAMAGED_OPENING.match(head)
    content = opening and _read_content(opening["before"], head[opening.end() :], has_sign=has_sign)
    return None if content is None else Notice(content, has_sign, head)


def _read_content(before: str | None, rest: str, *, has_sign: bool) -> Copyright | None:
    """Read year and holder from what stands before the mark and after it; without a sign the year comes first."""
    years = _YEARS_FIRST.match(rest)
    year = years and _read_year(years["year"])
    if years is not None and year is not None:
        after = rest[years.end() :]
        if before is None:
            return Copyright(year, _read_holder(after))
        is_whole = _BBC.fullmatch(before) is not None or not _read_segment(after)
        return Copyright(year, before) if is_whole else None  # else a sentence that cites a notice
    if before is not None or not has_sign:
        return None
    segment = _read_segment(rest)
    years = _YEARS_LAST.search(segment)
    year = years and _read_year(years["year"])
    return Copyright(year, _read_holder(segment[: years.start()] if years and year else segment))


def _read_segment(text: str) -> str:
    """Take a text up to where a holder ends."""
    for end in _END.finditer(text):
        segment = text[: end.start()].strip()
        if end["stop"]:
            word = segment.rpartition(" ")[2]
            is_initial = len(word) == 1 and word.isupper()
            goes_on = text[end.end() :].lstrip()[:1].islower() and not _BBC.fullmatch(segment)
            if is_initial or goes_on:
                continue
            if "." in word or word in _COMPANIES:
                return segment + "."
        return segment
    return text.strip()


def _read_holder(text: str) -> str | None:
    """Take the name that a text begins with, if it is a name."""
    holder = _read_segment(text).lstrip(",;:.-\N{EN DASH} ").rstrip(",;:-\N{EN DASH} ")
    return holder if 0 < len(holder) <= LONGEST_HOLDER else None


def _read_year(text: str) -> int | None:
    """Read a year, in the digits of any script or in Roman numerals."""
    year = int(text) if text.isdecimal() else _read_roman(text)
    return year if year in YEARS else None


def _read_roman(numeral: str) -> int:
    """Read a numeral: a sign before a greater one counts against it."""
    values = [{"M": 1000, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}[sign] for sign in numeral]
    return sum(-value if value < following else value for value, following in pairwise([*values, 0]))
