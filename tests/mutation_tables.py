"""The mutants that mutmut does not make: of tables, of patterns, and of decorated functions.

mutmut changes what stands inside functions that have no decorator. Much of this library stands elsewhere: a needless
element in a table, or an alternative of a pattern that no test asks for, would go unseen. So here each is taken away
once:

- each member of each table at the top of a module, and each decision of a decorated function (`mutation_sources`);
- each alternative, option, member of a class, condition and anchor of each pattern (`mutation_patterns`).

A mutant lives in memory, in a process that is forked before the library is imported; or, if it is of a pattern that has
a name, after the tests have been collected, which is three times as quick.
"""

from __future__ import annotations

import ast
import inspect
import os
import re
import sys
import time
from contextlib import suppress
from functools import partial
from importlib import import_module
from importlib.machinery import SourceFileLoader
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Final, NamedTuple, cast
from unittest import mock

import pytest

from mutation_patterns import Compile, compile_without, find_changes
from mutation_sources import change_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.sharedctypes import Synchronized
    from types import CodeType

__all__ = ["Mutant", "find_mutants", "find_survivors"]

PRELOADED: Final = ("attrs", "ftfy", "html5lib", "hypothesis", "markdown_it", "numpy", "pandas", "selectolax.lexbor")
"""What the tests import and no mutant changes: imported once, before any fork."""

KILLED: Final = 2
"""The status of a process whose tests failed; an exception leaves 1."""


class Mutant(NamedTuple):
    """A module with one thing taken away: the `number`-th of its source, or of a pattern that it compiles."""

    module: str
    what: str
    number: int
    pattern: Compile | None = None
    is_named: bool = False
    """Whether the pattern can be changed after the import of its module."""


def find_mutants(module: str, tests: Sequence[str]) -> Iterator[Mutant]:
    """Find what can be taken away from a module; the tests are run once, to see every pattern, and to see them pass."""
    for number, (what, _) in enumerate(change_source(ast.parse(_path(module).read_text(encoding="utf-8")))):
        yield Mutant(module, what, number)
    receiving, sending = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=_record, args=(module, tests, sending))
    process.start()
    sending.close()
    patterns: dict[Compile, bool] = receiving.recv()  # an EOFError if the tests fail by themselves
    process.join()
    for pattern, is_named in patterns.items():
        for number, what in enumerate(find_changes(pattern)):
            yield Mutant(module, f"{' '.join(pattern[0].split())[:40]!r}: {what}", number, pattern, is_named)


def find_survivors(mutants: Iterable[Mutant], tests: Sequence[str], jobs: int, limit: float) -> Iterator[Mutant]:
    """Run the tests on each mutant, several at a time, and give those with which all pass within so many seconds."""
    mutants = list(mutants)
    yield from _watch([mutant for mutant in mutants if not mutant.is_named], partial(_try, tests), jobs, limit)
    receiving, sending = get_context("fork").Pipe(duplex=False)
    loop = _Loop([mutant for mutant in mutants if mutant.is_named], jobs, limit, sending)
    process = get_context("fork").Process(target=_run_tests, args=(tests, loop))
    process.start()
    sending.close()
    yield from receiving.recv()


class _Loop(NamedTuple):
    """What runs in the place of pytest's loop over the tests: one run of all of them for each mutant."""

    mutants: Sequence[Mutant]
    jobs: int
    limit: float
    sending: Connection

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once without a mutant, so that what they keep is there, and send those that live."""
        _run_items(session, session.items)
        assert not session.testsfailed
        killer = get_context("fork").Value("i", 0)
        self.sending.send(list(_watch(self.mutants, partial(_try_named, session, killer), self.jobs, self.limit)))
        return True


def _watch(mutants: Iterable[Mutant], attempt: Callable[[Mutant], None], jobs: int, limit: float) -> Iterator[Mutant]:
    """Try each mutant in a process of its own, and give those whose process ends well, and in time."""
    waiting, running = iter(mutants), dict[int, tuple[BaseProcess, Mutant, float]]()
    while True:
        while len(running) < jobs and (mutant := next(waiting, None)):
            process: BaseProcess = get_context("fork").Process(target=attempt, args=(mutant,))
            process.start()
            running[process.sentinel] = (process, mutant, time.monotonic() + limit)
        if not running:
            return
        wait(list(running), timeout=1)
        for sentinel, (process, mutant, end) in list(running.items()):
            if time.monotonic() > end:
                process.kill()
                process.join()
            if process.exitcode is not None:
                del running[sentinel]
                assert process.exitcode != 1, f"could not be tried: {mutant.what}"
                if process.exitcode == 0:
                    yield mutant


def preload() -> None:
    """Import what each process would import anew."""
    for name in PRELOADED:
        with suppress(ImportError):
            import_module(name)


def _path(module: str) -> Path:
    return Path(__file__).parent.parent / "newsparse" / f"{module}.py"


def _try(tests: Sequence[str], mutant: Mutant) -> None:
    """Run the tests with a mutant in the place of the module; the status says whether they passed."""
    if mutant.pattern is None:
        _replace_source(mutant)
    else:
        changed = compile_without(mutant.pattern, mutant.number)
        _watch_patterns(lambda _, pattern: changed if pattern == mutant.pattern else None)
    sys.exit(KILLED if _run_tests(tests) else 0)


def _try_named(session: pytest.Session, killer: Synchronized[int], mutant: Mutant) -> None:
    """Run tests that are collected, the last killer first, with a mutant in the place of a named pattern."""
    assert mutant.pattern is not None
    changed = compile_without(mutant.pattern, mutant.number)
    for name, pattern in _find_named(mutant.module):
        if pattern == mutant.pattern[0]:
            setattr(sys.modules[f"newsparse.{mutant.module}"], name, changed)
    first = session.items[killer.value]
    last = _run_items(session, sorted(session.items, key=lambda item: item is not first))
    if session.testsfailed:
        killer.value = session.items.index(last)
        sys.exit(KILLED)


def _run_items(session: pytest.Session, items: Sequence[pytest.Item]) -> pytest.Item:
    """Run tests up to the first that fails, or the last."""
    for item in items:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        if session.testsfailed:
            return item
    return items[-1]


def _record(module: str, tests: Sequence[str], sending: Connection) -> None:
    """Run the tests as they are, and send the patterns that the module compiles, and whether they have a name."""
    patterns: list[Compile] = []

    def note(caller: str, pattern: Compile) -> None:
        if caller == f"newsparse.{module}":
            patterns.append(pattern)

    _watch_patterns(note)
    if _run_tests(tests) == 0:
        named = {pattern for _, pattern in _find_named(module)}
        sending.send({pattern: pattern[0] in named for pattern in patterns})


def _find_named(module: str) -> list[tuple[str, str]]:
    """Find the patterns at the top of a module: the name and the text of each."""
    values = vars(sys.modules[f"newsparse.{module}"]).items()
    return [(name, cast("re.Pattern[str]", value).pattern) for name, value in values if isinstance(value, re.Pattern)]


def _run_tests(tests: Sequence[str], *plugins: object) -> int:
    """Run tests up to the first that fails, cheap ones first, in silence."""
    assert not any(name.startswith("newsparse") for name in sys.modules), "imported too early"
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        options = ["-x", "-q", "-p", "no:cacheprovider", "-W", "ignore:Module already imported"]
        return pytest.main([*options, *tests], plugins=[sys.modules[__name__], *plugins])


def pytest_sessionstart() -> None:
    """Give tqdm a lock of one process: a mutant that fails inside would keep the usual one from every other mutant."""
    with suppress(ImportError):
        import_module("tqdm").tqdm.set_lock(RLock())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of hypothesis last: a hook, as the one above, for this module is a plugin of pytest too."""
    items.sort(key=lambda item: item.get_closest_marker("hypothesis") is not None)


def _replace_source(mutant: Mutant) -> None:
    """Let the import of the module read a changed tree."""
    tree = ast.parse(_path(mutant.module).read_text(encoding="utf-8"))
    list(change_source(tree))[mutant.number][1]()
    code = compile(ast.fix_missing_locations(tree), _path(mutant.module), "exec")
    read = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
        return code if fullname == f"newsparse.{mutant.module}" else read(loader, fullname)

    mock.patch.object(SourceFileLoader, "get_code", get_code).start()


def _watch_patterns(see: Callable[[str, Compile], re.Pattern[str] | None]) -> None:
    """Show every call of `re.compile`, by the name of its caller, to somebody who may answer it."""
    usual = re.compile

    def replaced(pattern: str, flags: int = 0) -> re.Pattern[str]:
        frame = inspect.currentframe()
        assert frame is not None
        assert frame.f_back is not None
        return see(frame.f_back.f_globals["__name__"], (pattern, int(flags))) or usual(pattern, flags)

    mock.patch.object(re, "compile", replaced).start()
