"""The command line: files in, articles out. The only module that reads and writes anything.

A person at a terminal gets text; a program gets one JSON object per line, which it can read while we go on. A file that
is no array is reported and passed over, so that one bad download does not cost the night's run.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from newsparse._errors import ArraySyntaxError
from newsparse._model import Article
from newsparse._notation import loads
from newsparse._parse import parse
from newsparse._records import to_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

DESCRIPTION: Final = "Turn news paragraph arrays into clean articles: text, links, roles."
EPILOG: Final = """\
examples:
  python -m newsparse examples/harbour.txt                  read one array, show the story
  python -m newsparse --format json day/*.txt > day.jsonl   one article per line
  python -m newsparse --format html examples/lantern.json   a page of clean HTML
  cat archive.jsonl | python -m newsparse -                 standard input: one array

A file holds one array, as JSON or as a Python list; a .jsonl file holds one in each line.
The exit status is 0, or 1 if a file could not be read, or 2 for wrong usage.
"""

INTERRUPTED: Final = 130
"""128 + SIGINT, the status that shells give to a command that was interrupted."""

FORMATS: Final[Mapping[str, tuple[Callable[[Article], str], str]]] = {
    "text": (lambda article: article.text, "\n---\n\n"),
    "json": (lambda article: json.dumps(to_dict(article), ensure_ascii=False), ""),
    "html": (lambda article: f"<article>\n{article.to_html()}\n</article>", ""),
}
"""How an article is written, and what stands between two of them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m newsparse",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="*", default=["-"], metavar="FILE", help="what to read (default: -, standard input)"
    )
    parser.add_argument("--format", choices=FORMATS, help="default: text on a terminal, json elsewhere")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the locale says: an array may hold any character
    write, separator = FORMATS[options.format or ("text" if sys.stdout.isatty() else "json")]
    complaints = 0
    try:
        between = ""
        for result in _read(options.files):
            if isinstance(result, Article):
                print(between + write(result))
                between = separator
            else:
                print(result, file=sys.stderr)
                complaints += 1
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: keep the flush at exit silent too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return INTERRUPTED
    return int(complaints > 0)


def _read(names: Iterable[str]) -> Iterator[Article | str]:
    """Give the article of each array, or a complaint in its place, as `FILE:LINE:COLUMN: message`."""
    for name in names:
        try:
            for lines_before, source in _sources(name):
                try:
                    yield parse(loads(source))
                except ArraySyntaxError as error:
                    yield f"{name}:{lines_before + error.lineno}:{error.colno}: {error.msg}"
        except OSError as error:
            yield f"{name}: {(error.strerror or str(error)).lower()}"


def _sources(name: str) -> Iterator[tuple[int, bytes]]:
    """Give the notation of each array of a file, and how many lines stand before it."""
    if name == "-":
        yield 0, sys.stdin.buffer.read()
        return
    with Path(name).open("rb") as file:
        if name.endswith(".jsonl"):
            yield from ((number, line) for number, line in enumerate(file) if line.strip())
        else:
            yield 0, file.read()


if __name__ == "__main__":
    sys.exit(main())
