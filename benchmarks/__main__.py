"""The command: `python -m benchmarks`, from the checkout, prints the tables as Markdown while they are measured."""

from __future__ import annotations

import platform
import sys
import tomllib
from argparse import ArgumentParser
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.limits import limits
from benchmarks.peers import PEERS, installed
from benchmarks.speed import speed
from benchmarks.tables import QUICK, USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs" / "benchmarks.md"
"""The page that shows the tables."""

BEGIN: Final = "<!-- benchmarks: begin -->\n"
END: Final = "<!-- benchmarks: end -->\n"

_PACKAGES: Final = (
    *("selectolax", "ftfy", "attrs", "beautifulsoup4", "lxml", "trafilatura", "inscriptis", "resiliparse"),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print or write the tables."""
    parser = ArgumentParser(
        prog="python -m benchmarks", description="Measure newsparse beside what does similar things."
    )
    parser.add_argument("--quick", action="store_true", help="a smoke run of seconds, whose figures mean little")
    parser.add_argument("--articles", type=int, help=f"how many articles of each kind (default: {USUAL.articles:,})")
    parser.add_argument("--memory", type=int, help=f"how many to see memory not grow (default: {USUAL.kept:,})")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/benchmarks.md as well")
    options = parser.parse_args(arguments)
    size = QUICK if options.quick else USUAL
    size = size._replace(articles=options.articles or size.articles, kept=options.memory or size.kept)

    blocks: list[str] = []
    for block in chain([_describe()], speed(size), limits(size)):
        blocks.append(f"{block}\n")
        sys.stdout.write(blocks[-1])
        sys.stdout.flush()
    if options.write:
        _write(PAGE, "\n".join(blocks))


def _describe() -> str:
    """Name the versions of everything, the peers that are missing, and what each of the others leaves undone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = [f"newsparse {project['version']}"]
    for package in _PACKAGES:
        with suppress(PackageNotFoundError):
            versions.append(f"{package} {version(package)}")
    system = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    readers = installed()
    undone = [
        f"- {peer.name} {f'leaves out {peer.leaves}' if peer.name in readers else 'is not installed, and left out'}."
        for peer in PEERS
    ]
    return "\n".join([f"{', '.join(versions)}; {system}.", "", *undone, ""])


def _write(page: Path, tables_as_text: str) -> None:
    """Put the tables between the two marks of a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{tables_as_text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
