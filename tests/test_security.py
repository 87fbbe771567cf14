"""What is written is safe to show, whatever was read: `to_html`, notebooks, and the pages of the command line.

The vectors are our own strings, after the kinds that the XSS Filter Evasion Cheat Sheet of OWASP lists. What comes out
is read by html5lib, which builds the tree that a browser builds, Markdown by a renderer that checks no target: there
must be nothing but the few elements and attributes that are promised, and no scheme but three.
"""

from __future__ import annotations

import re
import subprocess
import sys
from html import escape
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Link, Paragraph, parse, strip_markup
from newsparse._formats import FORMATS
from strategies import any_strings, markup_soup

if TYPE_CHECKING:
    from xml.dom.minidom import Document, Element

html5lib = pytest.importorskip("html5lib")
markdown = pytest.importorskip("markdown_it").MarkdownIt("commonmark", {"html": True})
markdown.validateLink = bool  # every target but "" will do

MARKUP: Final = (
    # scripts, whole, cut up, nested, escaped
    *("<script>alert(1)</script>", "<SCRIPT SRC=http://evil.example/x.js></SCRIPT>", "<script>alert(1)"),
    "<ScRiPt >a()",
    *("<script/x src=//evil.example/x.js></script>", "<script\x0csrc=//evil.example>"),
    "<script src=//evil.example?<b>",
    *("<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1);//\\<</script>"),
    "</script><script>a()</script>",
    *("&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;a()&#60;/script&#62;"),
    "&#x3C;script>a()&#x3C;/script>",
    *("&#0000060script&#0000062a()", "&LT;script&GT;a()", "+ADw-script+AD4-a()", "\xbcscript\xbea()"),
    "%3Cscript%3Ea()",
    *(
        "<scr\0ipt>a()</scr\0ipt>",
        "<\0script>a()",
        "\ufeff<script>a()",
        "＜script＞a()＜/script＞",
        "<script>\u2028a()",
    ),
    # handlers of events
    *("<img src=x onerror=alert(1)>", "<img src=x:x onerror\n=\na()>", "<img src=x onerror='a()'//"),
    "<img/src=x/onerror=a()>",
    *('<img """><script>alert(1)</script>">', "<img src= onmouseover=a()>", "<img onmouseover=a()>"),
    "<IMG SRC='x'ONERROR=a()>",
    *("<body onload=alert(1)>", "<BODY ONLOAD!#$%&()*~+-_.,:;?@[/|\\]^`=a()>", "<svg onload=alert(1)>"),
    "<svg/onload=a()>",
    *("<details open ontoggle=a()>x</details>", "<input autofocus onfocus=a()>", "<video><source onerror=a()></video>"),
    *("<marquee onstart=a()>x</marquee>", "<b onmouseover=a()>x</b>", "<i style=x:y onclick=a()>x</i>"),
    "<br onclick=a()>",
    *('<a href="/x" onclick="alert(1)">x</a>', "<x onclick=alert(1) href=javascript:alert(1)>x</x>"),
    "<a onclick=a()>x</a>",
    # elements that fetch, frame, send or redirect
    *("<img src='javascript:alert(1)'>", "<img dynsrc=javascript:a()>", "<img lowsrc=javascript:a()>"),
    "<bgsound src=x>",
    *("<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<b onclick=a()>'></iframe>"),
    "<frameset><frame src=x>",
    *("<object data=data:text/html;base64,PHNjcmlwdD4=></object>", "<embed src=javascript:a()>"),
    "<applet code=x></applet>",
    *('<meta http-equiv="refresh" content="0;url=javascript:alert(1)">', "<base href=javascript:alert(1)//>"),
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<form action=javascript:a()><button formaction=x>x</button></form>",
    *("<table background=javascript:a()><td background=x>x</td></table>", "<audio src=x></audio>"),
    "<isindex action=x>",
    # styles
    *("<style>@import 'javascript:alert(1)';</style>", "<style>*{background:url(x)}</style>"),
    "<style><img src=x onerror=a()>",
    *('<p style="background:url(javascript:alert(1))">x</p>', "<b style='x:expression(a())'>x</b>"),
    "<i style=-moz-binding:x>x</i>",
    # foreign and raw elements, comments, and what ends them elsewhere
    *("<svg><script>alert(1)</script></svg>", '<svg><a xlink:href="javascript:a()"><text>x</text></a></svg>'),
    "<svg><style><b>",
    *("<math><mtext></form><form><mglyph><style></math><img src onerror=a()>", "<math href=javascript:a()>x</math>"),
    *("<noscript><p title='</noscript><img src=x onerror=a()>'>", "<template><script>a()</script></template>"),
    "<xmp><script>",
    *("<textarea></textarea><script>a()</script></textarea>", "<title></title><img src=x onerror=a()></title>"),
    "<plaintext><b>",
    *("<!--><script>alert(1)</script-->", "<!--[if gte IE 4]><script>a()</script><![endif]-->"),
    "<!-- --!><script>a()</script>",
    *("<![CDATA[<script>alert(1)</script>]]>", "<?xml version=1.0?><script>a()</script>", "<!ENTITY x '<script>'>"),
    "</><b>",
    *("<select><template><script>a()</script></template></select>", "<a title='</a><script>a()</script>'>x"),
    "<b title='>'>x",
    # quotes that break out of the attribute that they are written into
    *("<a href='/x\" onmouseover=\"alert(1)'>x</a>", "<a href='/x&quot; onmouseover=&quot;alert(1)'>x</a>"),
    *("<a href='/x&#39;><script>alert(1)</script>'>x</a>", "<a href=\"/x'onclick='a()\">x</a>"),
    "<a href=/x`onclick=a()>x</a>",
    *("<a href='/x\n\n<script>a()</script>'>x</a>", "<a href='/x\r><b>'>x</a>"),
    '<a href="/&#34;><script>a()</script>">x</a>',
    # the syntax of Markdown
    *("[x](javascript:alert(1))", "![x](x 'onerror=a()')", "<javascript:alert(1)>", "[x]: javascript:a()\n\n[x]"),
    "`<script>`",
    *("    <script>a()</script>", "x\n===\n<script>", "```\n<script>a()", "\\<script>a()</script>"),
    *("*<i onclick=a()>*", "> <script>"),
    *("<a href='/)[x](javascript:a()'>x</a>", "<a href='/> [x](javascript:a())'>x</a>"),
    "<a href=/x>](javascript:a())</a>",
)
"""Ways in which scripts have come into pages that thought themselves safe."""

INLINE: Final = frozenset({"a", "b", "i", "br"})
"""The elements that a paragraph is made of."""

OURS: Final = re.compile(r"opacity: [0-9.]+|overflow-wrap: anywhere|auto|page|mathjax_ignore tex2jax_ignore")
"""The values of the attributes that we write ourselves: `style`, `dir` and `class`."""

TARGETS: Final = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:a()", "\x01javascript:a()", "\x0ejavascript:a()"),
    *("java\tscript:a()", "java\nscript:a()", "java\rscript:a()", "\njava\n\nscript\n:a()", "javascript\t:a()"),
    "javascript\x00:a()",
    *("java&#10;script:a()", "java&NewLine;script&colon;a()", "java&Tab;script:a()", "&#106;avascript&#58;a()"),
    "&#x6A avascript:a()",
    *("&#0000106&#0000097vascript:a()", "javascript&#0058;a()", "javascript://example.org/%0Aa()"),
    "javascript:/*--></title>*/a()",
    *("vbscript:msgbox(1)", "livescript:x", "data:text/html,<script>a()</script>"),
    *("data:text/html;base64,PHNjcmlwdD4=", "DATA:,x"),
    *("view-source:javascript:a()", "feed:javascript:a()", "jar:javascript:a()", "blob:https://example.org/x"),
    "file:///etc/passwd",
    *("mocha:x", "about:blank", "ms-its:x", "intent:x", "jav\xadascript:a()", "ｊavascript:a()"),
    *("https:javascript:a()", "//evil.example", "\\\\evil.example", "/\\evil.example", "?javascript:a()"),
    *("#javascript:a()", ":a()"),
)
"""Targets that run something in some browser of some year, or look as if they did."""


def read(html: str) -> list[Element]:
    """Give the elements that a browser builds, but for those that every document has."""
    document: Document = html5lib.parse(html, treebuilder="dom")
    elements: list[Element] = document.getElementsByTagName("*")
    return [one for one in elements if one.tagName not in {"html", "head", "body"} or one.attributes.length]


def check(html: str, allowed: frozenset[str]) -> None:
    """Only some elements, no attribute but the target of a link, and there no scheme but three, as browsers read it."""
    for element in read(html):
        assert element.tagName in allowed
        attributes = dict(element.attributes.items())
        href = re.sub(r"\A[\x00-\x20]+|[\t\n\r]", "", attributes.pop("href", "") if element.tagName == "a" else "")
        scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", href)
        assert scheme is None or scheme[1].lower() in {"http", "https", "mailto"}
        assert not attributes or (element.tagName in {"div", "p"} and all(map(OURS.fullmatch, attributes.values())))


def check_everywhere(article: Article) -> None:
    """Check all that can be written of an article."""
    for paragraph in article.paragraphs:
        check(paragraph.to_html(), INLINE)
        check(paragraph._repr_html_() or "", INLINE | {"div", "p"})
    check(article.to_html(), INLINE | {"p"})
    check(article._repr_html_() or "", INLINE | {"div", "p"})
    check(FORMATS["html"][0](article, {}), INLINE | {"article", "p"})
    check(markdown.render(FORMATS["markdown"][0](article, {})), INLINE | {"p", "em", "strong"})


@pytest.mark.parametrize("html", MARKUP)
def test_markup(html: str) -> None:
    """No way of bringing a script into a page brings one into what is written."""
    check_everywhere(parse([html, f"one {html} two", escape(html), f"<b>{html}</b>", f'<a href="/1">{html}</a>']))
    check(strip_markup(html + "<wbr>" * 1_001).to_html(), INLINE)  # long markup is read otherwise


@pytest.mark.parametrize("target", [*TARGETS, *MARKUP])
def test_targets(target: str) -> None:
    """A target that could run becomes no link, however it is spelled, and none leaves its attribute."""
    spelled = [f'<a href="{target}">x</a>', f"<a href='{target}'>x</a>", f"<a href={target}>x</a>"]
    check_everywhere(parse([*spelled, f'<a href="{escape(target)}">x</a>']))
    check_everywhere(Article((Paragraph("x", (Link("x", target, 0, 1),)),)))
    check_everywhere(parse(spelled[:1], base_url=target))


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{LINE SEPARATOR}"])
def test_targets_behind_odd_spaces(space: str) -> None:
    """What a program may strip does not hide a scheme."""
    check_everywhere(parse([f'<a href="{space}javascript:a()">x</a>']))


@given(st.one_of(any_strings(), markup_soup()))
def test_any_string(html: str) -> None:
    """Nothing that runs is written of any string."""
    check_everywhere(parse([html]))


@pytest.mark.parametrize("text", ["</title><script>a()</script>", "<img src=x onerror=a()>", "{title}", '"><script>'])
def test_the_title_of_a_page_is_text(text: str) -> None:
    """A lede in the title of a page is words, and the page has our style and no other."""
    script = "import sys, newsparse.__main__ as command; sys.exit(command.main(['--format', 'html']))"
    array = repr([f"<b>{escape(text)}</b>", "It rained."])
    done = subprocess.run([sys.executable, "-c", script], input=array.encode(), capture_output=True, check=True)  # noqa: S603 - ours
    names = [element.tagName for element in read(done.stdout.decode())]
    assert names == ["meta", "meta", "meta", "title", "style", "article", "p", "b", "p"]


WATCHED: Final = """
import sys
from newsparse import fix_encoding, from_dict, loads, parse, to_dict

def use(texts):
    for text in texts:
        article = parse(loads(repr([text, "Ã©tude", "<b>x</b>"])), base_url="https://www.bbc.co.uk/")
        from_dict(to_dict(article)).to_html()
        try:
            loads(text)
        except ValueError:
            pass

events = []
use(["<a href=/x>usual</a>", "[", "\\ud83d Ä°®"])  # what is imported late is imported now
sys.addaudithook(lambda event, _: events.append(event))
use(loads(sys.argv[1]))
print(sorted(set(events)))
"""


def test_nothing_is_run_opened_or_fetched() -> None:
    """Reading causes no event that Python's auditing knows: no code is compiled or run, no file or socket opened."""
    texts = ["__import__('os').system('x')", '["x", open("/etc/passwd")]', "[f'{print(1)}']", *MARKUP]
    command = [sys.executable, "-c", WATCHED, repr([text.replace("\0", "") for text in texts])]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - our own
    assert done.stdout == "[]\n"
