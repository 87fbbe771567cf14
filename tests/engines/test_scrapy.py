"""A spider's items hold articles: through loaders, through feeds, and over pages served on this machine."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.strategies import arrays, damaged, paragraphs
from strategies import any_strings

try:
    import scrapy
    from itemloaders.processors import Identity, MapCompose
    from scrapy.exporters import JsonLinesItemExporter
    from scrapy.loader import ItemLoader
except ImportError:
    pytest.skip("Scrapy is not installed", allow_module_level=True)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.strategies import SampleArray

ROOT: Final = Path(__file__).parent.parent.parent
PAGE: Final = ROOT / "docs" / "howto" / "scrapy.md"
STORIES: Final = {
    "rain": [
        '<b class="ssrcss-1q0x1qg-BoldText e5tfeyi3">Rain fell on the “dry” isle of Orrin for a week.</b>',
        'It was <a href="weather.html?a=1&amp;copy=2">expected</a>, said the island\'s office.',
        'Its <a href="https://isle.example/">site<span class="visually-hidden">, <!-- -->external</span></a> was down.',
        "",
        "<b>Ducks</b>",
        "The ducks of Orrin &amp; its pond had 5 &lt; 6 days of it.<br>They stayed.",
        "© 2022 BBC. The BBC is not responsible for the content of external sites.",
    ],
    "café": [
        "<b>Le café « À l’œuf » rouvre à Noël, à 5 £ le menu.</b>",
        'Le chef, <a href="/people/p%C3%A5l">Pål Llŷr</a>, rit.',
        "© 2021 BBC. La BBC n’est pas responsable du contenu des sites externes.",
    ],
    "blank": [],
    "বৃষ্টি": ["<b>বৃষ্টি থামে না।</b>", "ছাতা নেই।", "© 2021 বিবিসি। বাইরের কোন সাইটের তথ্যের জন্য বিবিসি দায়বদ্ধ নয়।"],
}
"""Stories of a made-up site, as arrays."""


class _Item(scrapy.Item):
    """What many projects write."""

    url = scrapy.Field()
    article = scrapy.Field(serializer=newsparse.to_dict)


@frozen
class _Story:
    """What new ones write."""

    url: str = ""
    article: newsparse.Article = field(factory=newsparse.Article)


@frozen
class _Serialized:
    """The same, with the serializer said."""

    url: str
    article: newsparse.Article = field(metadata={"serializer": newsparse.to_dict})


class _Loader(ItemLoader):
    """Takes strings; gives paragraphs one by one, and an article of them all."""

    default_item_class = dict
    paragraphs_in = MapCompose(newsparse.strip_markup)
    paragraphs_out = Identity()
    texts_in = MapCompose(newsparse.strip_markup, str)
    article_out = staticmethod(newsparse.parse)


def exported(item: object) -> dict[str, object]:
    """Write an item as a line of a feed, and read it."""
    feed = io.BytesIO()
    JsonLinesItemExporter(feed).export_item(item)
    line: dict[str, object] = json.loads(feed.getvalue())
    return line


@given(arrays() | damaged())
def test_feeds(array: SampleArray) -> None:
    """An article in an item of any kind, or by itself, is exported as its record."""
    article, record = array.article, newsparse.to_dict(array.article)
    assert exported(article) == record
    for item in (
        {"url": "/1", "article": article},
        _Item(url="/1", article=article),
        _Story("/1", article),
        _Serialized("/1", article),
    ):
        assert exported(item) == {"url": "/1", "article": record}


@given(st.lists(any_strings() | paragraphs().map(lambda sample: sample.html), max_size=4))
def test_loaders(strings: list[str]) -> None:
    """`MapCompose` gives one paragraph for each string; a loader takes neither paragraphs nor articles apart."""
    loader = _Loader()
    for string in strings:
        for name in ("paragraphs", "texts", "article"):
            loader.add_value(name, string)
    item = loader.load_item()
    alone = [newsparse.strip_markup(string) for string in strings]
    assert item == (
        {
            "paragraphs": alone,
            "texts": [paragraph.text for paragraph in alone],
            "article": newsparse.parse(strings),
        }
        if strings
        else {}
    )


class _Server(SimpleHTTPRequestHandler):
    """Serves a folder in silence; a page whose name ends in ".latin" under a wrong declaration."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Declare the type and the encoding of a page."""
        return f"text/html; charset={'iso-8859-1' if str(path).endswith('.latin') else 'utf-8'}"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives it
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """Serve the stories, each twice, behind a front page."""
    links: list[str] = []
    for number, array in enumerate(STORIES.values()):
        body = "\n".join(f'<p class="ssrcss-hmf8ql-Paragraph e1jhz7w10">{html}</p>' for html in array)
        page = f'<!doctype html><title>x</title><main><nav><a href="/">Home</a></nav><article>{body}</article></main>'
        for name in (f"{number}.html", f"{number}.latin"):
            (tmp_path / name).write_text(page, encoding="utf-8")
            links.append(f'<li><a href="{name}">read</a>')
    (tmp_path / "index.html").write_text(f"<main>{''.join(links)}</main><p>© 2022 BBC.", encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(tmp_path))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_spider(site: str, tmp_path: Path) -> None:
    """The spider of the how-to page gives, for each page that is served, what `parse` gives."""
    snippet = re.search(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert snippet
    spider = tmp_path / "stories.py"
    spider.write_text(snippet[1].replace("http://localhost:8000/", site), encoding="utf-8")
    assert site in spider.read_text(encoding="utf-8")
    command = ["-m", "scrapy", "runspider", str(spider), "-O", "stories.jsonl", "-s", "TELNETCONSOLE_ENABLED=0"]
    done = subprocess.run(  # noqa: S603 - the command is our own
        [sys.executable, *command],
        cwd=tmp_path,
        env={**os.environ, "no_proxy": "127.0.0.1", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=50,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    lines = [json.loads(line) for line in (tmp_path / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = {line["url"]: newsparse.from_dict(line["article"]) for line in lines}
    assert len(lines) == len(articles) == 2 * len(STORIES)
    for number, array in enumerate(STORIES.values()):
        url = f"{site}{number}"
        assert articles[f"{url}.html"] == newsparse.parse(array, base_url=f"{url}.html")
        misread = [html.encode().decode("cp1252", "replace") for html in array]
        assert articles[f"{url}.latin"] == newsparse.parse(misread, base_url=f"{url}.latin")
