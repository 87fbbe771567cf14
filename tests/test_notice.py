"""Reading a notice: the forms, built together with what they say."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Copyright
from newsparse._notice import HEAD, RIGHTS_FORMULAS, YEARS, read_notice_text

ZEROS: Final = "0٠۰०০੦૦௦౦෦๐၀０"  # of each script whose digits notices have
ONES: Final = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
SMALL: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
BBC_NAMES: Final = (
    *"BBC|British Broadcasting Corporation|ВВС|Би-би-си|Бі-бі-сі|بي بي سي|بی بی سی|بی\u200cبی\u200cسی|बीबीसी".split(
        "|"
    ),
    *"বিবিসি ਬੀਬੀਸੀ બીબીસી பிபிசி బీబీసీ බීබීසී บีบีซี ဘီဘီစီ ቢቢሲ".split(),
)
HOLDERS: Final = (
    *BBC_NAMES,
    "RTÉ",
    "A BBC",
    "The Associated Press",
    "Guardian News & Media Limited",
    "Hilltop Media Inc.",
)


def write_roman(year: int) -> str:
    """Write a year in Roman numerals."""
    text = ""
    for value, sign in ONES + SMALL:
        text += sign * (year // value)
        year %= value
    return text


@st.composite
def notices(draw: st.DrawFn) -> tuple[str, Copyright]:
    """Draw a notice in one of its forms, with what it says."""
    year, holder = draw(st.sampled_from(YEARS)), draw(st.sampled_from(HOLDERS))
    zero = ord(draw(st.sampled_from(ZEROS)))
    written = draw(st.sampled_from(["".join(chr(zero + int(digit)) for digit in str(year)), write_roman(year)]))
    span = draw(st.sampled_from(["", "1996-", "1996 – ", "2019 "])) + written
    mark = draw(st.sampled_from(["© ", "©", "Copyright © ", "Copyright © ", "© Copyright ", "В© "]))
    form = draw(st.sampled_from(["{mark}{span} {holder}", "{mark}{holder} {span}", "{mark}{holder}, {span}"]))
    text = form.format(mark=mark, span=span, holder=holder)
    ends = [" All rights reserved. So it is.", "\nAll of it.", " | Terms"]
    if not text.endswith(".") and not text[-1].isdigit():
        ends += [". The next sentence, which is longer.", "。次の文。", "। अगला वाक्य।", "۔ اگلا جملہ۔", "."]
    return text + draw(st.sampled_from(["", *ends])), Copyright(year, holder)


@given(notices())
def test_forms(built: tuple[str, Copyright]) -> None:
    """Every form gives its year and its holder, in the digits of any script and in Roman numerals."""
    text, expected = built
    notice = read_notice_text(text)
    assert notice is not None
    assert notice.content == expected
    assert notice.has_sign
    assert notice.is_bare
    assert notice.names_bbc == (expected.holder in (*BBC_NAMES, "A BBC"))
    assert notice.is_reserved == ("All rights" in text)


@pytest.mark.parametrize("form", ["© {} Wola", "© 1996–{} Wola", "© Wola {}", "© Wola. {}", "Copyright {} Wola"])
def test_roman_numerals(form: str) -> None:
    """Every year of rights may be written in Roman numerals, wherever years stand."""
    for year in YEARS:
        notice = read_notice_text(form.format(write_roman(year)))
        assert notice is not None
        assert notice.content == Copyright(year, "Wola")


@pytest.mark.parametrize("name", BBC_NAMES)
def test_names(name: str) -> None:
    """Each service has its name for the BBC, and an article may stand before it."""
    for text in (f"© 2022 {name}", f"© 2022 The {name}."):
        notice = read_notice_text(text)
        assert notice is not None
        assert notice.names_bbc


@given(st.text(), st.booleans())
def test_any_text(text: str, is_linked: bool) -> None:  # noqa: FBT001 - drawn
    """Any text gives a value, whose holder stands in the text and whose year is one."""
    for start in ("", "© ", "© 2022 ", "Copyright 2022 ", "BBC © "):
        notice = read_notice_text(start + text, is_linked=is_linked)
        if notice is not None:
            year, holder = notice.content.year, notice.content.holder
            assert holder is None or holder in start + text
            assert year is None or year in YEARS


@given(st.text(max_size=20))
def test_only_the_head_is_read(text: str) -> None:
    """What stands behind the head changes nothing, and all of the head counts."""
    head = "© 2022 BBC. ".ljust(HEAD, "x")
    assert read_notice_text(head) == read_notice_text(head + text)
    notice = read_notice_text("© 2022 Evening Press. ".ljust(200 - 19, "x") + "All rights reserved")
    assert notice is not None
    assert notice.is_reserved


@pytest.mark.parametrize("formula", RIGHTS_FORMULAS)
def test_formulas(formula: str) -> None:
    """A formula of law ends the holder, with or without a full stop before it."""
    for text in (f"© 2020 Evening Press {formula}", f"Copyright 2020 Evening Press. {formula.capitalize()}."):
        notice = read_notice_text(text)
        assert notice is not None
        assert notice.is_reserved
        assert notice.content == Copyright(2020, "Evening Press")


@pytest.mark.parametrize(
    ("text", "year", "holder"),
    [
        ("© 2020 Plan B Media. So it is.", 2020, "Plan B Media"),
        ("© 2020 N. Novak. So it is.", 2020, "N. Novak"),
        ("© 2020 Wola. iPress. So it is.", 2020, "Wola. iPress"),
        ("© 2020 X", 2020, "X"),
        ("© 2020 – Wola,", 2020, "Wola"),
        ("© Wola 3020", None, "Wola 3020"),
        ("© 2020 Wola Sp. z o.o. So it is.", 2020, "Wola Sp. z o.o."),
        ("© 2020 News 24. 7 days.", 2020, "News 24. 7 days"),
        ("© 2020 Wola S.A. So it is.", 2020, "Wola S.A."),
        ("© 2020 Wola Ltd. So it is.", 2020, "Wola Ltd."),
        ("© 2020 Wola Corp. So it is.", 2020, "Wola Corp."),
        ("© 2020 Wola & Co. So it is.", 2020, "Wola & Co."),
        ("© 2020 ቢቢሲ። ቢቢሲ አይመልስም።", 2020, "ቢቢሲ"),
        ("© 2020 ဘီဘီစီ။ မဖြေပါ။", 2020, "ဘီဘီစီ"),
        ("© 1900 " + "n" * 80, 1900, "n" * 80),
        ("© 2099 " + "n" * 81, 2099, None),
        ("© 1899 Club", None, "1899 Club"),
        ("© 2100 Club", None, "2100 Club"),
        ("© 2020 Evening Press and its subsidiaries", 2020, "Evening Press"),
        ("© 2020 Evening Press and/or its licensors", 2020, "Evening Press"),
        ("© 2020 bbc. lower case", 2020, "bbc"),
        ("© 2020 Wola. ", 2020, "Wola"),
        ("© Copyrights Ltd 2020", 2020, "Copyrights Ltd"),
        ("© 2020 Brand its affiliates", 2020, "Brand its affiliates"),
        ("© 2020 Wola andits affiliates", 2020, "Wola andits affiliates"),
        ("© 2020 Wola and itsaffiliates", 2020, "Wola and itsaffiliates"),
        ("© 2020", 2020, None),
        ("© 2020 " + "long " * 20, 2020, None),
        ("© 1234 Club", None, "1234 Club"),
        ("© 20201 Club", None, "20201 Club"),
        ("© 20202021 Club", None, "20202021 Club"),
        ("© Club 20202021", None, "Club 20202021"),
        ("© Club MMX2021", None, "Club MMX2021"),
        ("© Club,2020", 2020, "Club"),
        ("© Club –2020", 2020, "Club"),
        ("© Club. MMXYZ is one", None, "Club"),
        ("© mmx Club", None, "mmx Club"),
        ("© MMXYZ", None, "MMXYZ"),
        ("©", None, None),
        ("©\ufe0f 2020 Wola", 2020, "Wola"),
        ("Copyright (c) 2020 Wola. So it is.", 2020, "Wola"),
        ("COPYRIGHT (C)2020 Wola", 2020, "Wola"),
    ],
)
def test_holders(text: str, year: int | None, holder: str | None) -> None:
    """A full stop ends a holder unless it is an initial's or an abbreviation's."""
    notice = read_notice_text(text)
    assert notice is not None
    assert notice.content == Copyright(year, holder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2022",
        "Copyright",
        "Copyright law 2022",
        "Copyright (c) law 2022",
        "Copyright (d) 2022 Wola",
        "Copyright 1234 Club",
        "Copyright 1234 Club 2020",
        "“©2024 A. Singer”",
        "It is © 2024 A. Singer's",
        "A. © 2022",
        "1 BBC © 2022",
        "_BBC © 2022",
        "(BBC © 2022",
        "BBC© 2022",
        *(f"So{sign} BBC © 2022" for sign in '©.!?…:;"“”„«»\n'),
        *(f"{quote}©2024 A. Singer" for quote in "“”‘’„«»"),
    ],
)
def test_no_notice(text: str) -> None:
    """What opens otherwise is none."""
    assert read_notice_text(text) is None


@pytest.mark.parametrize(
    ("holder", "is_bare"),
    [
        ("Wola", True),
        ("Trivia Club", True),
        ("A. Name viatel", True),
        ("A. Name via Wola", False),
        ("A. Name / Wola", False),
    ],
)
def test_credits(holder: str, is_bare: bool) -> None:  # noqa: FBT001 - from the list
    """A notice that names a photographer and an agency is the credit of a picture, and none that stands bare."""
    notice = read_notice_text(f"© 2020 {holder}")
    assert notice is not None
    assert notice.is_bare == is_bare


@pytest.mark.parametrize("text", ["BBC2022", "BBC� 2022", "Copyright2022", "Copyright� 2022", 9 * "�" + "2022"])
def test_no_debris(text: str) -> None:
    """Words that nothing parts from the debris are none of a notice, and more debris is no mark."""
    assert read_notice_text(text, is_linked=True) is None


@pytest.mark.parametrize(
    "debris", [8 * "�" + " ", "", "?", "�", "ﾂｩ ", "В‚ ", "BBC � ", "BBC copyright ? ", "Copyright ? ", "12345 ", "In "]
)
def test_debris(debris: str) -> None:
    """With the link, any debris but words and numbers is a mark; without it, none is."""
    for year in ("2022", "MMXXII"):
        text = f"{debris}{year} BBC. So it is."
        notice = read_notice_text(text, is_linked=True)
        assert (notice is None) == (debris in ("12345 ", "In "))
        assert notice is None or notice.content == Copyright(2022, "BBC")
        assert read_notice_text(text) is None
