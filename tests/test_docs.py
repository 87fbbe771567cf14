"""What the documentation shows is what happens: every example in a docstring or on a page runs here.

A page may open with `<!-- needs: pyarrow polars -->`: where one of these modules is missing, its examples are skipped.
"""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import newsparse

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").rglob("*.md"))]
MODULES = ["newsparse", *(module.name for module in pkgutil.walk_packages(newsparse.__path__, "newsparse."))]
EXTRAS: Final = {"newsparse.arrow": "pyarrow", "newsparse.strategies": "hypothesis"}
"""What a module needs that newsparse itself does not."""
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
BLOCK = re.compile(r"^```(?P<language>pycon|console)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
NEEDS = re.compile(r"<!-- needs: ([\w. ]+) -->\n")


def read(page: Path) -> str:
    """Give the text of a page, and skip the test where the page needs a module that is missing."""
    text = page.read_text(encoding="utf-8")
    for module in needs[1].split() if (needs := NEEDS.match(text)) else ():
        pytest.importorskip(module)
    return text


def blocks(page: Path, language: str) -> Iterator[tuple[int, str]]:
    """Give a page's code blocks in a language, each with the line at which it opens."""
    text = read(page)
    for match in BLOCK.finditer(text):
        if match["language"] == language:
            yield text.count("\n", 0, match.start()) + 1, match["text"]


def name(page: Path) -> str:
    """Name a page by its place in the checkout."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", MODULES)
def test_docstrings(module: str) -> None:
    """Every example in a docstring gives what it shows."""
    if extra := EXTRAS.get(module):
        pytest.importorskip(extra)
    results = doctest.testmod(importlib.import_module(module), optionflags=FLAGS)
    assert results.failed == 0


def test_public_names_have_examples() -> None:
    """Every public function and class that does something shows it at work."""
    silent = {"Emphasis"}  # it appears in the example of `Paragraph`
    for public in newsparse.__all__:
        if public not in silent:
            assert ">>> " in (getattr(newsparse, public).__doc__ or ""), public


@pytest.mark.parametrize("module", ["newsparse", *EXTRAS])
def test_reference_is_whole(module: str) -> None:
    """The reference has a place for every public name."""
    if extra := EXTRAS.get(module):
        pytest.importorskip(extra)
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    _, _, section = text.partition(f".. currentmodule:: {module}\n")
    section, _, _ = section.partition(".. currentmodule::")
    for public in importlib.import_module(module).__all__:
        assert re.search(rf"^\.\. auto\w+:: {public}$", section, re.MULTILINE), public


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")  # on the page of Spark
@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python examples of a page, run from top to bottom in one session, give what they show."""
    monkeypatch.chdir(ROOT)
    session = "\n".join(block for _, block in blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    assert len(test.examples) == len(re.findall(r"^>>> ", read(page), re.MULTILINE))  # none stands in another block
    assert doctest.DocTestRunner(optionflags=FLAGS).run(test).failed == 0


@pytest.mark.parametrize("page", [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")], ids=name)
def test_commands(page: Path) -> None:
    """The shell examples of a page print what they show."""
    for line, block in blocks(page, "console"):
        for example in block.split("$ ")[1:]:
            command, _, expected = example.partition("\n")
            program, *arguments = shlex.split(command)
            assert program == "python", line
            done = subprocess.run(  # noqa: S603 - the commands are our own
                [sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
            )
            assert done.stdout + done.stderr == expected, line


def slugs(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"], ids=name)
def test_links_between_pages(page: Path) -> None:
    """A link to another page finds the file, and the heading."""
    prose = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for file, heading in re.findall(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)", prose):
        target = page.parent / file if file else page
        assert target.exists(), file
        assert not heading or heading in slugs(target), heading


def test_readme_shows_code_at_once() -> None:
    """The README is read in a minute: it has at most 120 lines, and its first code stands within the first 15."""
    lines = README.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 120
    assert "```pycon" in lines[:15]
