"""What the documentation shows is what happens: every example in a docstring or on a page runs here."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import newsparse

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MODULES = ["newsparse", *(f"newsparse.{module.name}" for module in pkgutil.iter_modules(newsparse.__path__))]
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
BLOCK = re.compile(r"^```(?P<language>pycon|console)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(language: str) -> list[tuple[str, str]]:
    """Give the pages' code blocks in a language, each with its place."""
    return [
        (f"{page.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}", match["text"])
        for page in PAGES
        for text in [page.read_text(encoding="utf-8")]
        for match in BLOCK.finditer(text)
        if match["language"] == language
    ]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    """Every example in a docstring gives what it shows."""
    results = doctest.testmod(importlib.import_module(name), optionflags=FLAGS)
    assert results.failed == 0


def test_public_names_have_examples() -> None:
    """Every public function and class that does something shows it at work."""
    silent = {"Emphasis"}  # it appears in the example of `Paragraph`
    for name in newsparse.__all__:
        if name not in silent:
            assert ">>> " in (getattr(newsparse, name).__doc__ or ""), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python examples of a page, run from top to bottom in one session, give what they show."""
    monkeypatch.chdir(ROOT)
    text = page.read_text(encoding="utf-8")
    session = "\n".join(match["text"] for match in BLOCK.finditer(text) if match["language"] == "pycon")
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    assert doctest.DocTestRunner(optionflags=FLAGS).run(test).failed == 0


@pytest.mark.parametrize(("place", "block"), blocks("console"))
def test_commands(place: str, block: str) -> None:
    """The shell examples of a page print what they show."""
    for example in block.split("$ ")[1:]:
        command, _, expected = example.partition("\n")
        program, *arguments = shlex.split(command)
        assert program == "python", place
        done = subprocess.run(  # noqa: S603 - the commands are our own
            [sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
        )
        assert done.stdout + done.stderr == expected, place
