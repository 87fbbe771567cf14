"""What is read: arrays that look like news, made up word by word, the same ones in every run.

The shape is that of real arrays: some twenty paragraphs of some two hundred characters, the notice last. One in three
holds a character beyond ASCII, as do one in seventeen of the BBC's paragraphs and one in two of other publishers'.
Markup is written as the BBC's pages have it. Damage is the usual one: UTF-8 that was read as latin-1.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

__all__ = ["DAMAGE", "articles", "damage", "harbour", "paragraphs", "polyglot"]

DAMAGE: Final = {"no damage": 0.0, "5 % damaged": 0.05, "all damaged": 1.0}
"""Which share of the articles is damaged."""

_PARAGRAPHS: Final = 20
"""How many strings an array has: 5 % of them is one."""

_SUBJECTS: Final = "The mayor|A ferry crew|The harbour board|Zoe Lloyd|Both councils|Farmers|The choir".split("|")
_VERBS: Final = "has opened|will rebuild|did not expect|is proud of|has paid {n} crowns for|turned down|sold".split("|")
_OBJECTS: Final = (
    "the old pier|{n} new boats|an inn on the quay|its timetable|the lighthouse|the winter's repairs".split("|")
)
_ENDS: Final = (
    *("after years of talks", "in spite of the rain", "before the regatta", "and nobody minded", "on Tuesday"),
    *("with help from the other island", "as the town crier put it", "at a cost of {n},000 crowns", "since 19{n}"),
)
_CLOSINGS: Final = (
    *("", " Nobody was hurt.", ' "It was a long winter," they said.', " The next vote is in May."),
    *(" “We’ll see,” said Pål Llŷr.", " It cost £{n}m – or more, as the café’s owner said."),
)
"""A third of them lie beyond ASCII."""

_LINK: Final = (
    'The <b class="ssrcss-1q0x1qg-BoldText e5tfeyi3">report</b> was first seen by '
    '<a href="https://www.example.org/news/{n}?a=1&amp;b=2" class="ssrcss-k17ofw-InlineLink e1no5rhv0">the Daily Wave'
    '<span class="visually-hidden ssrcss-1f39n02-VisuallyHidden e16en2lz0">, <!-- -->external</span></a>. '
)
_NOTICE: Final = (
    "© 2022 BBC. The BBC is not responsible for the content of external sites. "
    '<a href="https://www.bbc.co.uk/editorialguidelines/guidance/feeds-and-links" '
    'class="ssrcss-odwm7b-Link e14mg4ud0">Read about our approach to external linking.</a>'
)
_POLYGLOT: Final = (
    "Le café de l’île rouvre à Noël, et sa carte coûte toujours moins de 5 €.",
    "Die Fähre fährt künftig stündlich, sagte der Bürgermeister: „Endlich!“",
    "Fergen går hver time, og på øya er alle glade for det.",
    "Паром будет ходить каждый час, сообщил совет острова.",
    "Vapur her saat kalkacak; adanın çocukları için büyük kolaylık.",
    "ستبحر العبارة كل ساعة، كما قال مجلس الجزيرة.",
    "渡轮每小时一班,岛上的居民都很高兴。",
    "Το πλοίο θα φεύγει κάθε ώρα, είπε ο δήμαρχος.",
)


def harbour() -> str:
    """Give the text of an array of the commonest kind: one damaged notice, three strings with markup of nineteen."""
    return (Path(__file__).parent.parent / "examples" / "harbour.txt").read_text(encoding="utf-8")


def articles(count: int, *, markup: float, damaged: float = 0.0) -> list[list[str]]:
    """Make arrays of which a share of the strings has markup, and a share of the arrays is damaged."""
    random = Random(count)  # noqa: S311 - the same text in each run, and no secret
    arrays = [_article(random, markup) for _ in range(count)]
    return [damage(array) if random.random() < damaged else array for array in arrays]


def paragraphs(count: int, *, markup: float) -> list[str]:
    """Make one long array."""
    array = [html for article in articles(count // _PARAGRAPHS + 1, markup=markup) for html in article]
    return array[:count]


def polyglot(count: int) -> list[list[str]]:
    """Make intact arrays all of whose strings hold characters beyond ASCII, each array in one language."""
    return [[f"{number + n}: {_POLYGLOT[number % len(_POLYGLOT)]} " * 3 for n in range(20)] for number in range(count)]


def damage(array: list[str]) -> list[str]:
    """Read UTF-8 as latin-1, as a program does to which nobody named the encoding."""
    return [html.encode().decode("latin-1") for html in array]


def _article(random: Random, markup: float) -> list[str]:
    array = [_paragraph(random) for _ in range(_PARAGRAPHS - 1)]
    for place in random.sample(range(len(array)), round(markup * _PARAGRAPHS) - 1):
        array[place] = _LINK.format(n=random.randrange(10_000)) + array[place]
    return [*array, _NOTICE]


def _paragraph(random: Random) -> str:
    sentences = [
        " ".join(random.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS, _ENDS))
        for _ in range(random.choice((2, 3)))
    ]
    return (". ".join(sentences) + "." + random.choice(_CLOSINGS)).format(n=random.randrange(10, 99))
