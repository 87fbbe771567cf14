"""The command line: files in, articles out.

A person at a terminal gets text; a program gets one JSON object per line, which it can read while we go on. A record
that cannot be read is reported and passed over, so that one bad download does not cost the night's run.

Files are cut into records (`_files`); each record is read, parsed and written (`_formats`), here or in batches by other
processes; what they wrote is printed in order. The end pulls: nothing is read before there is room for it, so memory
does not grow with the files.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import closing, suppress
from functools import partial
from html import escape
from importlib import import_module
from itertools import islice
from json import JSONDecodeError
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from newsparse._errors import ArraySyntaxError
from newsparse._files import KINDS, Fault, Record, open_output, read_fields, read_records, reason
from newsparse._formats import FORMATS
from newsparse._parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    Found = Record | Fault
    """What a file gives: a record, or what is wrong in its place."""
    Result = tuple[str, str] | Fault
    """What is written of a record: an article in its format, and a title for it."""

DESCRIPTION: Final = "Turn news paragraph arrays into clean articles: text, links, roles."
EPILOG: Final = """\
examples:
  newsparse examples/harbour.txt
      the story of one array, to read
  newsparse --format html --output story.html examples/lantern.json
      a page for the browser, with the page's own lines dimmed
  newsparse --url-field url --workers 2 --output articles.jsonl.gz archive.jsonl.gz
      one record per line in, one article per line out; links joined to the record's address
  zcat archive.jsonl.gz | head -100 | newsparse --format markdown
      standard input: lines, if the first holds a whole array or record, else one array

A .json or .txt file holds one array, a .jsonl or .ndjson file one per line, a .csv file one
per row; each may be gzipped. An array is JSON, a Python list, or what numpy prints. A record is a
JSON object or a row: one of its fields holds the array, or the array's text. In JSON its
other fields come first; one with the name of ours, paragraphs or copyright, gets a "_".

What cannot be read is reported as FILE:LINE:COLUMN: message, and passed over. The status
is 0; 1 if anything could not be read or written; 2 for wrong usage; 130 if interrupted.
"""

INTERRUPTED: Final = 128 + signal.SIGINT
"""The status that shells give to a command that was interrupted."""
BATCH: Final = 16
"""How many records a process gets at once: a hundred times the work that it costs to send them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    parser = _make_parser()
    options = parser.parse_args(arguments)
    if options.workers < 1:
        parser.error("argument --workers: expected 1 or more")
    if not options.files and os.isatty(0):
        parser.error("expected a FILE, or - to type an array")
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # an exit, so that all is put away
    is_read_here = options.output is None and os.isatty(1)
    options.format = options.format or ("text" if is_read_here else "json")
    records = (record for name in options.files or ["-"] for record in read_records(name, options.type))
    watched, complain = (records, partial(print, file=sys.stderr)) if is_read_here else _watch(records)
    try:
        with open_output(options.output) as file, closing(_write_all(options, watched)) as results:
            return _print(results, options, file, complain)
    except BrokenPipeError:  # who reads has seen enough
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        complain(f"{options.output or '<stdout>'}: {reason(error)}")
    except BrokenExecutor as error:
        complain(f"newsparse: {reason(error)}")
    return 1


def _make_parser() -> argparse.ArgumentParser:
    """Say what the command takes."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("newsparse", description=DESCRIPTION, epilog=EPILOG, formatter_class=form)
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help="what to read (default: -, standard input)")
    add("--type", choices=KINDS, help="what each FILE holds (default: see below)")
    add("--field", default="paragraphs", help="of a record: the array (default: paragraphs)")
    add("--base-url", metavar="URL", help="the page's address, which relative links are joined to")
    add("--url-field", metavar="FIELD", help="of a record: its own address, where it has one")
    add("--format", choices=FORMATS, help="default: text on a terminal, json elsewhere")
    add("--output", metavar="FILE", help="written whole or not at all; compressed if it ends in .gz")
    add("--workers", type=int, default=1, metavar="N", help="how many processes share the work (default: 1)")
    add("--strict", action="store_true", help="stop at the first fault, without any --output")
    return parser


def _watch(records: Iterator[Found]) -> tuple[Iterator[Found], Callable[[str], object]]:
    """Show progress, if somebody looks on, it takes long and tqdm is there; and give a way to complain meanwhile."""
    complain = partial(print, file=sys.stderr)
    if not sys.stderr.isatty():
        return records, complain
    try:
        bar = import_module("tqdm").tqdm(records, unit=" records", delay=2, leave=False)
    except ImportError:
        return records, complain

    def complain_meanwhile(message: str) -> None:
        bar.clear()  # `tqdm.write` would show the bar again, before its time and for good
        complain(message)

    return iter(bar), complain_meanwhile


def _print(
    results: Iterable[Result], options: argparse.Namespace, file: TextIO, complain: Callable[[str], object]
) -> int:
    """Print the articles, complain of what cannot be read, and give the exit status."""
    status = articles = faults = 0
    _, before, between = FORMATS[options.format]
    for result in results:
        if isinstance(result, Fault):
            complain(result.message)
            status = 1
            faults += result.is_record
            if options.strict:
                sys.exit(status)
        else:
            text, title = result
            print(between if articles else before.replace("{title}", escape(title)), text, sep="", file=file)
            articles += 1
    if faults:
        complain(f"{faults:,} of {articles + faults:,} records could not be read")
    return status


def _write_all(options: argparse.Namespace, records: Iterator[Found]) -> Generator[Result]:
    """Write the article of each record, in order; with workers, no more batches are under way than keep them busy."""
    if options.workers == 1:
        yield from (_write(options, record) for record in records)
        return
    # Spawned on every system: a fork would copy the locks of other threads, and tqdm has one.
    _set_mask("SIG_BLOCK")  # half a pool would leave semaphores behind
    with ProcessPoolExecutor(options.workers, get_context("spawn"), _start_worker) as pool:
        _set_mask("SIG_UNBLOCK")
        waiting: deque[Future[list[Result]]] = deque()
        while batch := list(islice(records, BATCH)):
            _set_mask("SIG_BLOCK")  # half a start would leave a process without its orders
            waiting.append(pool.submit(_write_batch, options, batch))
            _set_mask("SIG_UNBLOCK")
            if len(waiting) > 2 * options.workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _set_mask(how: str) -> None:
    """Put signals off, or let them come, in this process and in those that it starts meanwhile."""
    with suppress(AttributeError):  # Windows cannot
        signal.pthread_sigmask(getattr(signal, how), {signal.SIGINT, signal.SIGTERM})


def _start_worker() -> None:
    """Leave Ctrl-C, which reaches every process of a command, to the one that gives out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _set_mask("SIG_UNBLOCK")


def _write_batch(options: argparse.Namespace, records: list[Found]) -> list[Result]:
    """Write several articles; strings are what travels between processes at the least cost."""
    return [_write(options, record) for record in records]


def _write(options: argparse.Namespace, record: Found) -> Result:
    """Read a record, parse its array, and write the article."""
    if isinstance(record, Fault):
        return record
    try:
        paragraphs, carried = read_fields(record, options.field)
        url = carried.get(options.url_field)
        article = parse(paragraphs, base_url=url if url and isinstance(url, str) else options.base_url)
        text = FORMATS[options.format][0](article, carried)
    except (ArraySyntaxError, JSONDecodeError) as error:
        place = f"{record.name}:{record.line + error.lineno - 1}:{error.colno}"
        return Fault(f"{place}: {error.msg[:1].lower()}{error.msg[1:]}", is_record=True)
    except (TypeError, ValueError, RecursionError) as error:
        return Fault(f"{record.name}:{record.line}: {reason(error)}", is_record=True)
    return text, Path(record.name).name if article.lede is None else article.lede.text


if __name__ == "__main__":  # by its real name, under which other processes find what they are to run
    sys.exit(import_module("newsparse.__main__").main())
