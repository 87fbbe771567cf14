"""What the strategies draw from: words, targets, the page's lines, and markup without meaning.

Each row of a table is in it because pages hold it; what looks invisible is written by its name. The lines are made up.
"""

from __future__ import annotations

from typing import Final

from newsparse._model import Role

__all__ = ["BARE", "BREAKS", "EMPTY", "LINES", "NOTHING", "NOTICES", "POLICIES", "SPACES", "TARGETS", "WORDS"]

WORDS: Final = (
    *("Russia", "told", "the", "daily", "co-operation", "it's", "O'Neill", "5%", "£5m", "2022", "(BBC)", "said:"),
    *("café", "naïve", "Llŷr", "Pål", "Škoda", "İstanbul", "Việt", "nước", "ọ̀nà", "e\N{COMBINING ACUTE ACCENT}t"),
    *("“quoted”", "‘single’", "«guillemets»", "„tief“", "don’t", "1990–2000", "…and", "€10", "№7", "½", "x²"),
    *("Москва", "сказала", "Київ", "їжак", "Αθήνα", "είπε", "Երևան", "საქართველო", "ירושלים", "אָמַר", "القاهرة"),
    *("وقال", "می\N{ZERO WIDTH NON-JOINER}خواهم", "کابل", "पाकिस्तान", "क्\N{ZERO WIDTH JOINER}ष", "বাংলাদেশ", "ਪੰਜਾਬ"),
    *("ગુજરાત", "தமிழ்", "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "ශ්\N{ZERO WIDTH JOINER}රී", "ประเทศไทย", "မြန်မာ", "កម្ពុជា"),
    *("བོད་ཡིག", "አዲስ", "北京", "東京\N{IDEOGRAPHIC SPACE}大阪", "「はい」", "ニュース", "서울", "Монгол", "ᠮᠣᠩᠭᠣᠯ"),
    *("𐌰𐌱", "🇬🇧", "👩\N{ZERO WIDTH JOINER}💻", "co\N{SOFT HYPHEN}operate", "10\N{NARROW NO-BREAK SPACE}000"),
    *("x < y", "AT&T", "R&D", "<3", ">5", '"plain"', "&copy;"),
)
"""Words of some thirty scripts, and what looks like white space or markup to somebody and is content."""

BARE: Final = "AT&T|x < y|a<b|<3|<bob@x.com>|<http://e.org/>|<unk>|?a=1&copy=2|&c.|&|R&D;".split("|")
"""Text that looks like markup, as people write it: with nothing escaped."""

NOTHING: Final = (
    *("", "<!-- -->", "<!-- a > b -- c -->", "<!---->", "<wbr>", "<span></span>", "<b></b>", "<i class=x></i>"),
    *("<style>.a>b{color:red}</style>", "<script>if (a<b) c('</b>')</script>", '<svg><path d="M0 0"></path></svg>'),
    *("<noscript>x</noscript>", "<template><b>x</b></template>", '<span class="off-screen">hidden <b>words</b></span>'),
    *('<img src="/a.png" alt="words">', "<!DOCTYPE html>", "<?xml:namespace prefix = o />"),
)
"""Markup of which a reader sees nothing, and which moves nothing apart."""

SPACES: Final = (
    *(" ", "  ", "\n", "\t ", "\r\n", "\f", "&nbsp;", "\N{NO-BREAK SPACE}", " &#160; ", " <!-- --> ", "<span> </span>"),
)
"""One space to a reader."""

BREAKS: Final = "<br>|<br/>|<BR />| <br>\n|<br><br>|&nbsp;<br> <br>|<br class='x'>|<br clear=all>".split("|")
"""One line break to a reader."""

EMPTY: Final = ("", " ", "\n", "&nbsp;", "<b> </b>", "<!-- -->", "<style>.a{}</style>", "<br>", "<p></p>", "\xa0")
"""Paragraphs of which a reader sees nothing."""

TARGETS: Final = (
    *("/news/world-1", "https://www.bbc.co.uk/news/uk-2", "https://iz.ru/3/?a=1&copy=2", "http://example.org:80/4"),
    *("#comments", "//example.org/6#:~:text=a", "mailto:desk@example.org", "mailto: desk@example.org", "?page=9"),
    *("https://example.org/пример/10", "https://example.org/a b/11", "/it's/12", '/"13"', "ttps://example.org/14"),
)
"""Targets of links; none of them is a page line's."""

NOTICES: Final = (
    *(("© {} BBC. ", "BBC"), ("Copyright © {} BBC. ", "BBC"), ("Copyright {} BBC. All rights reserved. ", "BBC")),
    *(("BBC © {} ", "BBC"), ("© {} بي بي سي. ", "بي بي سي"), ("© {} বিবিসি। ", "বিবিসি"), ("© {} बीबीसी. ", "बीबीसी")),
)
"""Openings of notices, to be given a year, and their holders."""

POLICIES: Final = (
    "The BBC is not responsible for other sites.",
    "[Read about our links.](https://www.bbc.co.uk/editorialguidelines/guidance/feeds-and-links)",
)
"""What may follow the opening of a notice; `[anchor text](href)` is a link."""

LINES: Final = (
    (Role.PLAYER, "This video can not be played"),
    (Role.DISCLAIMER, "The BBC is not responsible for the content of external sites."),
    (Role.DISCLAIMER, "Für andere Seiten haften wir nicht. [Mehr](/help/web/links/)"),
    (Role.NEWSLETTER, "Our letter on the weather: [sign up here](/newsletters/z1)."),
    (Role.FOLLOW, "Wir sind auf [Facebook](https://www.facebook.com/rain) und [X](https://x.com/rain)."),
    (Role.CONTACT, "Écrivez-nous à [cette adresse](mailto:haveyoursay@bbc.co.uk)."),
    (Role.CONTACT, "Whom to ask: the [Action Line](/actionline)"),
    (Role.PLAYER, "Rain all week, on [BBC Sounds](/sounds/play/p1)"),
)
"""Lines of the page; the first three are the page's wherever they stand, the others only behind the story."""
