r"""What the strategies draw from: words, and the markup that means nothing, a space or a line break.

Each row of a table is in it because pages hold it; what looks invisible is written by its name.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BARE", "BREAKS", "EMPTY", "NOTHING", "SPACES", "TARGETS", "TOKENS", "WORDS"]

WORDS: Final = (
    *("Russia", "told", "the", "daily", "co-operation", "it's", "O'Neill", "5%", "£5m", "2022", "(BBC)", "said:"),
    *("café", "naïve", "Llŷr", "Pål", "Škoda", "İstanbul", "Việt", "nước", "ọ̀nà", "e\N{COMBINING ACUTE ACCENT}t"),
    *("“quoted”", "‘single’", "«guillemets»", "„tief“", "don’t", "1990–2000", "…and", "€10", "№7", "½", "x²"),
    *("Москва", "сказала", "Київ", "їжак", "Αθήνα", "είπε", "Երևան", "საქართველო", "ירושלים", "אָמַר", "القاهرة"),
    *("وقال", "می\N{ZERO WIDTH NON-JOINER}خواهم", "کابل", "पाकिस्तान", "क्\N{ZERO WIDTH JOINER}ष", "বাংলাদেশ", "ਪੰਜਾਬ"),
    *("ગુજરાત", "தமிழ்", "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "ශ්\N{ZERO WIDTH JOINER}රී", "ประเทศไทย", "မြန်မာ", "កម្ពុជា"),
    *("བོད་ཡིག", "አዲስ", "北京", "東京\N{IDEOGRAPHIC SPACE}大阪", "「はい」", "서울", "Монгол", "ᠮᠣᠩᠭᠣᠯ", "𐌰𐌱", "🇬🇧"),
    *("👩\N{ZERO WIDTH JOINER}💻", "co\N{SOFT HYPHEN}operate", "10\N{NARROW NO-BREAK SPACE}000"),
    *("x < y", "AT&T", "R&D", "<3", ">5", '"plain"', "&copy;"),
)
"""Words of some thirty scripts, and what looks like white space or markup to somebody and is content."""

BARE: Final = (
    *("AT&T", "x < y", "a<b", "<3", "<bob@x.com>", "<http://e.org/>", "<unk>", "?a=1&copy=2", "&c.", "&", "R&D;"),
)
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

BREAKS: Final = (
    "<br>",
    "<br/>",
    "<BR />",
    " <br>\n",
    "<br><br>",
    "&nbsp;<br> <br>",
    '<br class="x">',
    "<br clear=all>",
)
"""One line break to a reader."""

EMPTY: Final = ("", " ", "\n", "&nbsp;", "<b> </b>", "<!-- -->", "<style>.a{}</style>", "<br>", "<p></p>", "\xa0")
"""Paragraphs of which a reader sees nothing."""

TARGETS: Final = (
    *("/news/world-{}", "https://www.bbc.co.uk/news/uk-{}", "https://iz.ru/{}/?a=1&copy=2", "http://example.org:80/{}"),
    *("#comments-{}", "//example.org/{}#:~:text=a", "mailto:desk{}@example.org", "mailto: desk{}@example.org"),
    *("https://example.org/пример/{}", "https://example.org/a b/{}", "/it's/{}", '/"{}"', "ttps://example.org/{}"),
    "?page={}",
)
"""Targets of links, to be numbered; none of them is a page line's."""

TOKENS: Final = (
    *"<b> </b> <i> </i> <strong> </strong> <em> </em> <span> </span> <u> </u> <big> </big> <nobr> <ruby> <rt>".split(),
    *"<a href=x>|<a href='/y?a=1&copy=2'>|<A HREF=\"https://e.org/\">|</a>|<a>|<a href=''>|<a name=z>".split("|"),
    *"<br> <p> </p> <div> </div> <ul> <li> </li> </ul> <h1> </h1> <hr> <dd> <dt> <pre> </pre> <center>".split(),
    *"</center> <table> <tr> <td> </td> </tr> </table> <tbody> <caption> </caption> <col> <th> <option>".split(),
    *"<form> </form> <button> </button> <object> </object> <marquee> </marquee> <applet> </applet> <address>".split(),
    *"</address> <blockquote> </blockquote> <body> </body> <html> </html> <head> <noscript> </noscript>".split(),
    *"<style>q</style> <script>q</script> <title>q</title> <textarea>q</textarea> <template>q</template>".split(),
    *'<svg><g></g></svg>|<math><mi>x</mi></math>|<span class="visually-hidden">|<img src=x>|<font color=1>'.split("|"),
    *(
        "</font>",
        "<!-- c -->",
        "<!---->",
        "&amp;",
        "&lt;",
        "&nbsp;",
        "&#233;",
        " a",
        "b ",
        "c",
        "é",
        " ",
        "x y",
        "\n",
        "北京",
    ),
)
"""Well-written tags, references and words, to be thrown together: the tags need not match."""
