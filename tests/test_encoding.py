"""Encoding: exact repair, judged over the whole array, and never a harmed text."""

from __future__ import annotations

import html
import json
import re
from itertools import product
from pathlib import Path
from typing import Final, NotRequired, TypedDict
from unicodedata import category

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse._encoding
from newsparse._encoding import _read_references, fix_encoding, repair

SENTENCES: Final = {
    "Amharic": "ዛሬ ጠዋት ከተማው ውስጥ ዝናብ ዘነበ።",
    "Arabic": "أمطرت السماء طوال الليل، وقال «عمر» إن الطريق أُغلق.",
    "Bengali": "সারা রাত বৃষ্টি হয়েছে, রাস্তা বন্ধ।",
    "Burmese": "ညလုံးပေါက် မိုးရွာခဲ့သည်။",
    "Chinese": "昨夜下了一整夜的雨，“道路”已经封闭。",
    "French": "L’été dernier, à Noël-sur-Mer, « l’œuvre » a coûté 5 € — voilà\xa0!",
    "German": "»Über Nacht fiel Schnee«, sagte Jörg Groß – „schön“.",
    "Greek": "Έβρεχε όλη τη νύχτα και ο δρόμος «έκλεισε».",
    "Hausa": "An yi ruwan sama duk dare, in ji ɗan ƙauye.",
    "Hebrew": "ירד גשם כל הלילה, והכביש נחסם – כך אמרו.",
    "Hindi": "रात भर बारिश हुई और सड़क बंद रही।",
    "Hungarian": "Egész éjjel esett az eső, a híd „zárva” volt, így szólt Győző.",
    "Icelandic": "Það rigndi í alla nótt, sagði Þórður á Ísafirði.",
    "Japanese": "昨夜はずっと雨が降り、「道路」は閉鎖された。",
    "Korean": "밤새 비가 내려 ‘도로’가 통제되었다.",
    "Persian": "تمام شب باران می\u200cبارید و جاده بسته شد.",
    "Polish": "Całą noc padało – „zażółć gęślą jaźń”, rzekł Łukasz.",
    "Portuguese": "Choveu a noite toda; não há ligação à praça, disse o João.",
    "Russian": "Всю ночь шёл дождь, и дорогу «закрыли».",
    "Tamil": "இரவு முழுவதும் மழை பெய்தது.",
    "Thai": "ฝนตกตลอดทั้งคืน ถนนถูกปิด",
    "Turkish": "Bütün gece yağmur yağdı, İzmir’de yollar “kapandı”, dedi Şükrü Ağa.",
    "Ukrainian": "Усю ніч ішов дощ, сказав Ґалаґан із Їжівців.",
    "Vietnamese": "Trời mưa suốt đêm, đường phố ngập, ông Nguyễn nói.",
    "Welsh": "Bu’n bwrw glaw drwy’r nos, meddai Siân o Landdŵr ger y tŷ.",
    "Yoruba": "Òjò rọ̀ ní gbogbo òru, ọ̀nà sì ti di pípa.",
    "emoji": "Rain again 🌧️ today — £5 umbrellas, 20°C…",
}
"""A sentence about rain in each, of our own writing, with the quotation marks and spaces that its readers expect."""

SHORT: Final = ("Pål", "Llŷr", "£5", "Åse", "à", "CIÒ", "Öst", "ğ", "©", "é", "Ж", "東", "–")
"""Strings that are too short to be known for damaged when they stand alone."""

NASTY: Final = "ÃÂâ€™\x80\x99\xa0Ä°®ÅŸÐ“”’“»é×žß√©‚вЂГВ╨†¬ïðŸ˜\x98\x9f\x93\x94\x81� aA.<>&;\ud800\udc00\ue000"
"""What mojibake of many kinds is made of, and what stands near it."""

CP1252: Final = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def misread(text: str, encoding: str) -> str:
    """Read the text's UTF-8 as another encoding, cp1252 as browsers do."""
    latin = text.encode().decode("latin-1")
    return latin if encoding == "latin-1" else "".join(CP1252[ord(char)] for char in latin)


def misread_all(text: str, encodings: tuple[str, ...]) -> str:
    """Damage a text layer by layer: the last encoding first, so that they stand in the order of `repairs`."""
    for encoding in reversed(encodings):
        text = misread(text, encoding)
    return text


encodings: Final = st.lists(st.sampled_from(["latin-1", "cp1252"]), min_size=1, max_size=2).map(tuple)
sentences: Final = st.sampled_from(sorted(SENTENCES.values()))


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Draw a sentence, in or around markup."""
    text = draw(sentences)
    form = draw(st.sampled_from(["{}", "<b>{}</b>", '<a href="/x?a=1&copy=2">{}</a> &amp; more', "{} <i>{}</i>"]))
    return form.replace("{}", text)


arrays: Final = st.lists(paragraphs() | st.sampled_from(["", "plain", "a &lt; b"]), max_size=6)
nasty: Final = st.text(st.sampled_from(NASTY), max_size=24)


class Case(TypedDict):
    """A line of `cases/encoding.json`: without `fixed`, the array stays as it is."""

    provenance: str
    fact: str
    array: list[str]
    fixed: NotRequired[list[str]]
    repairs: NotRequired[list[list[str]]]


CASES: Final[list[Case]] = json.loads((Path(__file__).parent / "cases" / "encoding.json").read_text("utf-8"))
KNOWN: Final = [case for case in CASES if case["provenance"] == "known failure"]


@pytest.mark.parametrize("case", [case for case in CASES if case not in KNOWN], ids=lambda case: str(case["fact"]))
def test_case(case: Case) -> None:
    """Each case comes out as written, with the encodings undone, and repairing it again changes nothing."""
    texts, undone = repair(case["array"])
    assert texts == case.get("fixed", case["array"])
    none: list[list[str]] = [[] for _ in texts]
    assert [list(undone.get(index, ())) for index in range(len(texts))] == case.get("repairs", none)
    assert fix_encoding(fix_encoding(case["array"])) == fix_encoding(case["array"])


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: str(case["fact"]))
@pytest.mark.xfail(strict=True)
def test_known_failure(case: Case) -> None:
    """What is beyond repair stays as it is."""
    assert fix_encoding(case["array"]) == case.get("fixed")


@pytest.mark.parametrize("undone", [("latin-1",), ("cp1252",), ("latin-1", "latin-1"), ("cp1252", "latin-1")], ids=str)
@pytest.mark.parametrize("language", SENTENCES)
def test_language(language: str, undone: tuple[str, ...]) -> None:
    """A sentence of any language is restored without neighbours, and is left alone where it is intact."""
    text = SENTENCES[language]
    assert fix_encoding([text]) == [text]
    assert fix_encoding([misread_all(text, undone)]) == [text]


@given(arrays)
def test_intact_arrays_are_unchanged(array: list[str]) -> None:
    """Nothing that is intact is changed, and nothing is said to have been."""
    assert repair(array) == (array, {})


@given(arrays, encodings)
def test_damaged_arrays_are_restored(array: list[str], undone: tuple[str, ...]) -> None:
    """An array damaged as a whole comes back equal, and each string beyond ASCII says by what."""
    texts, repairs = repair([misread_all(text, undone) for text in array])
    assert texts == array
    assert repairs.keys() == {index for index, text in enumerate(array) if not text.isascii()}
    assert {len(encodings) for encodings in repairs.values()} <= {len(undone)}


@given(st.lists(st.tuples(paragraphs(), st.booleans()), max_size=6), encodings)
def test_damaged_strings_are_restored_beside_intact_ones(
    strings: list[tuple[str, bool]], undone: tuple[str, ...]
) -> None:
    """Where only some strings are damaged, they are restored and the others are not touched."""
    array = [misread_all(text, undone) if damaged else text for text, damaged in strings]
    assert fix_encoding(array) == [text for text, _ in strings]


@given(st.lists(st.sampled_from(SHORT), max_size=4), sentences, encodings)
def test_short_strings_follow_their_array(short: list[str], proof: str, undone: tuple[str, ...]) -> None:
    """A string that proves nothing by itself is restored beside one that does."""
    array = [*short, proof]
    assert fix_encoding([misread_all(text, undone) for text in array]) == array


@given(arrays, encodings)
def test_serialised_no_break_spaces_are_read(array: list[str], undone: tuple[str, ...]) -> None:
    """A browser that writes damaged text as HTML makes U+00A0 a reference: its bytes are found all the same."""
    damaged = [misread_all(text, undone).replace("\xa0", "&nbsp;") for text in array]
    assert fix_encoding(damaged) == array


@given(arrays)
def test_damage_by_references_is_restored(array: list[str]) -> None:
    """Damaged text that was written as numeric references comes back equal."""
    damaged = [re.sub("[^\x00-\x7f]", lambda char: f"&#{ord(char[0])};", misread(text, "cp1252")) for text in array]
    assert fix_encoding(damaged) == array


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_every_byte_may_stand_beside_a_reference(encoding: str) -> None:
    """Each lead and trail byte is read beside a no-break space that is a reference, and as a reference itself."""
    leads = [chr(byte % 0x20 << 6 | 0x20) for byte in range(0xC2, 0xE0)]
    leads += [chr(byte % 0x10 << 12 | 0x820) for byte in range(0xE0, 0xF0) if byte != 0xED]  # those are surrogates
    leads += [chr(byte % 8 << 18 | 0x20820) for byte in range(0xF0, 0xF4)]
    trails = [char for byte in range(0x40) for char in (chr(0x800 | byte), chr(0x2020 | byte << 6))]
    for char in leads + trails:
        damaged = misread(char, encoding)
        assert "\xa0" in damaged
        assert _read_references(damaged.replace("\xa0", "&nbsp;")) == damaged
        spelled = "".join(f"&#{ord(one)};" for one in damaged)
        assert _read_references(spelled) == misread(char, "cp1252")  # so does HTML read references to C1 controls


@pytest.mark.parametrize("tag", ["b", "B", "/b", "/B", "bBb", "h1", "x-y", "o:p", "b/", "b x"])
def test_tags_are_no_evidence(tag: str) -> None:
    """What stands in a tag proves nothing, and beside it, or where no tag is, it does."""
    assert fix_encoding([f'<{tag} x="Ã¼">café']) == [f'<{tag} x="Ã¼">café']
    assert fix_encoding([f"<{tag} x=<Ã¼>café"]) == [f"<{tag} x=<ü>café"]
    assert fix_encoding([f"<{tag} x>Ã¼ café"]) == [f"<{tag} x>ü café"]


SPELLED: Final = st.sampled_from([*NASTY, *"Å;12", "land", "&nbsp;", "&copy;", "&Acirc;", "&#195;"])


@given(st.lists(st.lists(SPELLED, max_size=12).map("".join), max_size=3))
def test_no_letter_is_lost(array: list[str]) -> None:
    """Whatever is repaired, the letters and figures of ASCII that a reader sees stay, in order."""

    def letters(text: str) -> str:
        return "".join(char for char in html.unescape(text) if char.isascii() and char.isalnum())

    assert list(map(letters, fix_encoding(array))) == list(map(letters, array))


PIECES: Final = (*"ÅÃ&;\xa0a", "land;", "&nbsp;", "&copy;", "&Acirc;", "&#195;", "&amp;", "&Scaron;")


def test_reading_references_loses_nothing() -> None:
    """Whichever references are read, those that are left and those that were read mean the same as all."""
    for text in map("".join, product(PIECES, repeat=4)):
        assert html.unescape(_read_references(text)) == html.unescape(text)


@pytest.mark.parametrize("end", [*" .,;:!?)<", ""])
def test_closing_marks_that_lost_a_byte(end: str) -> None:
    """What can follow a closing quotation mark shows that one has lost its last byte, behind an opening one."""
    assert fix_encoding([f"â€œNoâ€{end}"]) == [f"“No”{end}"]
    assert "”" not in fix_encoding([f"Noâ€{end}"])[0]


OTHERS: Final = ("macroman", "cp437", *(f"sloppy-windows-{number}" for number in (1250, 1251, 1253, 1254, 1257)))


@pytest.mark.parametrize("encoding", OTHERS)
@pytest.mark.parametrize("language", SENTENCES)
def test_other_encodings(language: str, encoding: str) -> None:
    """A sentence that ftfy restores from another encoding is restored, and no other is made worse."""
    damaged = SENTENCES[language].encode().decode(encoding)
    fixed = ftfy.fix_encoding(damaged)
    assert fix_encoding([damaged]) == [fixed if fixed == SENTENCES[language] else damaged]


@given(st.lists(nasty, max_size=4))
def test_repairing_twice_is_repairing_once(array: list[str]) -> None:
    """Repaired arrays are fixed points, whatever they were."""
    once = fix_encoding(array)
    assert fix_encoding(once) == once
    assert len(once) == len(array)


@given(st.lists(nasty, max_size=4))
def test_no_odd_characters_come_in(array: list[str]) -> None:
    """No repair brings in a control, private-use or surrogate character, and all text can be encoded."""
    for before, after in zip(array, fix_encoding(array), strict=True):
        assert all(category(char) not in {"Cc", "Co", "Cs"} for char in set(after) - set(before))
        assert after.encode().decode() == after


@given(st.lists(st.text(st.characters(max_codepoint=0x7F)).filter(lambda text: "&" not in text)))
def test_ascii_is_untouched(array: list[str]) -> None:
    """ASCII is left alone; only references may spell more than it holds."""
    assert repair(array) == (array, {})


def test_a_riddle_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """An array that does not come to rest within the bound of rounds is given back as text that can be encoded."""
    monkeypatch.setattr(newsparse._encoding, "_ROUNDS", 2)  # noqa: SLF001 - no array is known that takes sixteen
    layers = misread_all("é", ("latin-1",) * 3)
    assert repair([layers, "\ud800"]) == ([layers, "\ufffd"], {})


def test_types() -> None:
    """What is no array of strings is refused, with the index and the remedy."""
    with pytest.raises(TypeError, match=r"fix_encoding\(\[text\]\)"):
        fix_encoding("text")
    with pytest.raises(TypeError, match=r"paragraphs\[1\]"):
        fix_encoding(["a", None])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType] - the mistake under test
