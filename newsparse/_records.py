"""Values ↔ plain dicts: what JSON, a data frame or another program can hold.

The keys are the names of the fields, so that the reference of the values is the reference of the records. Reading is
strict: a record that was altered on the way says where, and does not become a value that breaks a promise.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import isnan
from typing import TYPE_CHECKING, TypeVar, cast

from newsparse._inputs import replace_surrogates
from newsparse._model import Article, Copyright, Emphasis, Link, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["from_dict", "to_dict"]

_T = TypeVar("_T")


def to_dict(article: Article, /) -> dict[str, object]:
    """Give an article as dicts, lists, strings, numbers and None.

    >>> import newsparse
    >>> record = to_dict(newsparse.parse(["<b>It rained.</b>", "© 2022 BBC"]))
    >>> record["copyright"]
    {'year': 2022, 'holder': 'BBC'}
    >>> record["paragraphs"][0]
    {'text': 'It rained.', 'links': [], 'emphasis': [{'kind': 'bold', 'start': 0, 'end': 10}],
     'role': 'lede', 'index': 0, 'repairs': []}

    The empty article keeps both keys: `{'paragraphs': [], 'copyright': None}`.
    """
    if not isinstance(article, Article):
        raise TypeError(f"expected Article, got {type(article).__name__}; call to_dict(parse(paragraphs))")
    notice = article.copyright
    return {
        "paragraphs": [_paragraph_to_dict(paragraph) for paragraph in article.paragraphs],
        "copyright": None if notice is None else {"year": notice.year, "holder": notice.holder},
    }


def _paragraph_to_dict(paragraph: Paragraph) -> dict[str, object]:
    """Give one paragraph as a record."""
    return {
        "text": paragraph.text,
        "links": [
            {"text": link.text, "href": link.href, "start": link.start, "end": link.end} for link in paragraph.links
        ],
        "emphasis": [{"kind": run.kind, "start": run.start, "end": run.end} for run in paragraph.emphasis],
        "role": paragraph.role.value,
        "index": paragraph.index,
        "repairs": list(paragraph.repairs),
    }


def from_dict(record: Mapping[str, object], /) -> Article:
    """Make the article that `to_dict` gave, also after a journey through JSON or a data frame.

    >>> import json, newsparse
    >>> article = newsparse.parse(["<b>It rained.</b>", "© 2022 BBC"])
    >>> from_dict(json.loads(json.dumps(to_dict(article)))) == article
    True

    Keys that it does not know are left alone. A field of the wrong type is a `TypeError` that names it, a missing one
    or one that breaks a promise a `ValueError`:

    >>> from_dict({"paragraphs": [{"text": None}], "copyright": None})
    Traceback (most recent call last):
    TypeError: paragraphs[0].text: expected str, got NoneType
    """
    article = _Fields(record, "")
    notice = article.get("copyright", object)
    return Article(
        tuple(_read_paragraph(fields, index) for index, fields in enumerate(article.records("paragraphs"))),
        None if notice is None else _read_copyright(_Fields(notice, "copyright")),
    )


def _read_copyright(fields: _Fields) -> Copyright:
    """Make what the notice says; each part of it may be unknown."""
    year, holder = fields.get("year", object), fields.get("holder", object)
    is_unknown = year is None or (isinstance(year, float) and isnan(year))  # as a data frame writes a missing number
    return Copyright(
        None if is_unknown else fields.get("year", int),
        None if holder is None else fields.get("holder", str),
    )


def _read_paragraph(fields: _Fields, index: int) -> Paragraph:
    """Make one paragraph, whose links and emphasis lie where its text has them."""
    text = fields.get("text", str)
    links = tuple(_read_link(link) for link in fields.records("links"))
    emphasis = tuple(_read_emphasis(run) for run in fields.records("emphasis"))
    bounds = [(link.start, link.end) for link in links]
    fields.require(all(text[link.start : link.end] == link.text for link in links), "a link is not where its text is")
    fields.require(all(0 <= start <= end <= len(text) for start, end in bounds), "a link lies outside the text")
    fields.require(all(one[1] <= two[0] for one, two in pairwise(bounds)), "links overlap or are out of order")
    fields.require(all(0 <= run.start < run.end <= len(text) for run in emphasis), "emphasis lies outside the text")
    runs = sorted((run.kind, run.start, run.end) for run in emphasis)
    fields.require(
        all(one[0] != two[0] or one[2] < two[1] for one, two in pairwise(runs)), "runs of one kind touch or overlap"
    )
    fields.require(all(one.start <= two.start for one, two in pairwise(emphasis)), "emphasis is out of order")
    written = [text, *(link.href for link in links)]
    fields.require(written == list(map(replace_surrogates, written)), "a string cannot be encoded as UTF-8")
    fields.require(all(link.href for link in links), "a link has no target")
    fields.require(fields.get("index", int) == index, f"the index is not {index}")
    try:
        role = Role(fields.get("role", str))
    except ValueError:
        raise ValueError(f"{fields.path}.role: expected one of {', '.join(Role)}") from None
    return Paragraph(text, links, emphasis, role, index, tuple(fields.strings("repairs")))


def _read_link(fields: _Fields) -> Link:
    """Make one link."""
    return Link(fields.get("text", str), fields.get("href", str), fields.get("start", int), fields.get("end", int))


def _read_emphasis(fields: _Fields) -> Emphasis:
    """Make one run."""
    kind = fields.get("kind", str)
    fields.require(kind in {"bold", "italic"}, "the kind is neither bold nor italic")
    return Emphasis("bold" if kind == "bold" else "italic", fields.get("start", int), fields.get("end", int))


def _read_whole(value: object) -> object:
    """Read a whole float as the int that it was before another row of a data frame had none."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _Fields:
    """The fields of a record, each read as the type that it must have, and the record's place for the messages."""

    __slots__ = ("_record", "path")

    def __init__(self, record: object, path: str) -> None:
        """Take a mapping; nothing else is a record."""
        if not isinstance(record, Mapping):
            raise TypeError(f"{path or 'record'}: expected a mapping, got {type(record).__name__}")
        self._record: Mapping[object, object] = record
        self.path = path

    def get(self, key: str, kind: type[_T]) -> _T:
        """Read a field; a bool is no int here, a whole float is."""
        if key not in self._record:
            raise ValueError(f"{self._at(key)}: missing")
        value = _read_whole(self._record[key]) if kind is int else self._record[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            raise TypeError(f"{self._at(key)}: expected {kind.__name__}, got {type(value).__name__}")
        return value

    def records(self, key: str) -> Iterator[_Fields]:
        """Read a list of records."""
        for number, item in enumerate(self._items(key)):
            yield _Fields(item, f"{self._at(key)}[{number}]")

    def strings(self, key: str) -> Iterator[str]:
        """Read a list of strings."""
        for number, item in enumerate(self._items(key)):
            if not isinstance(item, str):
                raise TypeError(f"{self._at(key)}[{number}]: expected str, got {type(item).__name__}")
            yield item

    def require(self, promise: object, breach: str) -> None:
        """Refuse a record that breaks a promise of the values."""
        if not promise:
            raise ValueError(f"{self.path}: {breach}")

    def _items(self, key: str) -> Iterable[object]:
        """Read a list, or the tuple or numpy array that some programs make of one."""
        value = self.get(key, object)
        if not (isinstance(value, list | tuple) or type(value).__name__ == "ndarray"):
            raise TypeError(f"{self._at(key)}: expected list, got {type(value).__name__}")
        return cast("Iterable[object]", value)

    def _at(self, key: str) -> str:
        """Say where a field is."""
        return f"{self.path}.{key}".removeprefix(".")
