"""What a version has stored, every later one reads: pickles of each protocol, and JSON.

`stored/VERSION` holds what `store` wrote with that version; it is written once, at the release, and never again.
"""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import attrs
import pytest

from newsparse import (
    ArraySyntaxError,
    Article,
    Copyright,
    Emphasis,
    Link,
    Paragraph,
    Role,
    from_dict,
    to_dict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

STORED: Final = Path(__file__).parent / "stored"
PROTOCOLS: Final = range(2, 6)
FILES: Final = sorted(STORED.glob("*/*"))

ARTICLE: Final = Article(
    (
        Paragraph(
            "Pål said:\nso, 北京 😀.",
            (Link("Pål", "https://daily.example/?a=1&copy=2", 0, 3), Link("", "/news", 14, 14)),
            (Emphasis("bold", 0, 19), Emphasis("italic", 4, 8)),
            Role.LEDE,
            0,
            ("latin-1", "cp1252"),
        ),
        *(Paragraph(role.value, role=role, index=index) for index, role in enumerate(Role, 1)),
        Paragraph("", role=Role.EMPTY, index=len(Role) + 1),
    ),
    Copyright(2022, "BBC"),
)
ERROR: Final = ArraySyntaxError("expected a string", "['one',\n 2]", 9, ("one",))


def store(version: str) -> None:
    """Write what a version stores."""
    folder = STORED / version
    folder.mkdir()
    for protocol in PROTOCOLS:
        (folder / f"protocol-{protocol}.pickle").write_bytes(pickle.dumps((ARTICLE, ERROR), protocol))
    record = json.dumps(to_dict(ARTICLE), ensure_ascii=False, indent=2)
    (folder / "article.json").write_text(record + "\n", encoding="utf-8")


def find_values(value: object) -> Iterator[Any]:
    """Give all attrs values in a value."""
    kind = type(value)
    if attrs.has(kind):
        yield value
        for field in attrs.fields(kind):
            yield from find_values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from find_values(item)


def test_the_stored_article_has_everything() -> None:
    """Every class of the values is in it, every field with some content, and every role."""
    values = list(find_values(ARTICLE))
    kinds = (Article, Paragraph, Link, Emphasis, Copyright)
    assert {type(value) for value in values} == set(kinds)
    for kind in kinds:
        for field in attrs.fields(kind):
            assert any(getattr(value, field.name) for value in values if type(value) is kind), field.name
    assert {paragraph.role for paragraph in ARTICLE.paragraphs} == set(Role)


def test_every_version_has_stored_everything() -> None:
    """The first version stored four pickles and a record."""
    assert [file.name for file in FILES if file.parent.name == "0.1"] == [
        "article.json",
        *(f"protocol-{protocol}.pickle" for protocol in PROTOCOLS),
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_what_was_stored_reads_back(file: Path) -> None:
    """A stored value equals the one that it was made of."""
    if file.suffix == ".json":
        record = json.loads(file.read_text(encoding="utf-8"))
        assert from_dict(record) == ARTICLE
        assert to_dict(ARTICLE) == record
    else:
        article, error = pickle.loads(file.read_bytes())  # noqa: S301 - our own pickle
        assert article == ARTICLE
        assert hash(article) == hash(ARTICLE)
        assert (type(error), vars(error), str(error)) == (ArraySyntaxError, vars(ERROR), str(ERROR))
