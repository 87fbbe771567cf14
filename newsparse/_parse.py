"""The composer: the order of the stages, and one article made of their results.

Encoding comes first, for the damage was done last, to the bytes of the whole page: it is undone on the raw strings,
before anything trims or splits them, and judged over the whole array. Then markup, one paragraph at a time. Roles come
last: they look at what a reader sees and where links lead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse._boilerplate import label
from newsparse._encoding import repair
from newsparse._inputs import read_array
from newsparse._markup import MarkupReader
from newsparse._model import Article, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["parse"]


def parse(paragraphs: Iterable[str], /, *, base_url: str | None = None) -> Article:
    """Turn a paragraph array into an article.

    >>> article = parse(["<b>Prices rose by Â£5.</b>", 'It was <a href="/news/1">expected</a>.', "Â© 2022 BBC."])
    >>> article
    Article(3 paragraphs, 2 in the body, 1 link, © 2022 BBC)
    >>> article.lede.text, article.links[0].href
    ('Prices rose by £5.', '/news/1')

    There is one paragraph for each string, in order, and an empty array gives an empty article. With a `base_url`,
    the page's own address, relative targets are joined to it:

    >>> parse(['<a href="/news/1">expected</a>'], base_url="https://www.bbc.co.uk/news").links[0].href
    'https://www.bbc.co.uk/news/1'

    Any string gives a value. A `TypeError` names the item that is none.
    """
    reader = MarkupReader(base_url)
    texts, repairs = repair(read_array(paragraphs, "parse"))
    read: list[Paragraph] = []
    for index, html in enumerate(texts):
        text, links, emphasis = reader.read(html)
        read.append(Paragraph(text, links, emphasis, Role.BODY, index, repairs.get(index, ())))
    return Article(*label(read))
