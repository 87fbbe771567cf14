"""What the tests would not notice: `python tests/mutation.py operators|tables [MODULE ...]`, from the checkout.

`operators` lets mutmut (the extra `mutation`) change the code inside functions, `tables` takes away what mutmut does
not see (`mutation_tables`). Each mutant meets the tests of its own module. A row is printed for each module, and below
it stand the survivors; those that no test can kill are named in docs/reliability.md, with the reason.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import mutation_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).parent.parent

MODULES: Final = sorted(path.stem for path in (ROOT / "newsparse").glob("*.py") if path.stem != "__init__")

ALSO: Final[dict[str, tuple[str, ...]]] = {
    "_markup": ("browser",),
    "_mojibake": ("encoding",),
    "_notice": ("boilerplate",),
    "_render": ("model",),
    "_rules": ("boilerplate",),
    "_suspects": ("encoding",),
    "_tokens": ("markup", "browser"),
    "_writer": ("markup",),
}
"""The tests that ask for what a module does, beside those of its own name."""

SETTINGS: Final = """
[tool.mutmut]
source_paths = ["newsparse"]
only_mutate = ["newsparse/{module}.py"]
also_copy = ["docs", "examples", "benchmarks", "README.md"]
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "mutation_tables"]
pytest_add_cli_args_test_selection = {tests}
timeout_multiplier = 2
use_git_change_detection = false
"""

CHANGED: Final = re.compile(r"[+-](?![+-]{2})")
"""How a line of a difference begins that was changed."""

LIMIT: Final = 60.0
"""Seconds for the tests of a mutant; whoever takes longer is found out. The slowest module's take a third of that."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the mutants, try them, and print what lives."""
    parser = ArgumentParser(description="Change the library on purpose, and see whether the tests notice.")
    parser.add_argument("kind", choices=("operators", "tables"))
    parser.add_argument("modules", nargs="*", default=MODULES)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_intermixed_args(arguments)
    os.environ["CI"] = "1"  # the properties look at the same examples each time
    os.chdir(ROOT)
    mutation_tables.preload()
    _show("| module | mutants | killed | score |", "| --- | --- | --- | --- |")
    for module in options.modules:
        files = [f"tests/test_{name}.py" for name in (module.strip("_"), *ALSO.get(module, ()))]
        tests = [file for file in files if Path(file).exists()]
        run = _run_mutmut if options.kind == "operators" else _run_tables
        count, survivors = run(module, tests, options.jobs)
        score = f"{100 * (count - len(survivors)) / count:.1f} %" if count else ""
        _show(f"| `{module}` | {count} | {count - len(survivors)} | {score} |", *(f"    {one}" for one in survivors))


def _show(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


def _run_tables(module: str, tests: Sequence[str], jobs: int) -> tuple[int, list[str]]:
    mutants = list(mutation_tables.find_mutants(module, tests))
    found = mutation_tables.find_survivors(mutants, tests, jobs, LIMIT)
    return len(mutants), [mutant.what for mutant in found]


def _run_mutmut(module: str, tests: Sequence[str], jobs: int) -> tuple[int, list[str]]:
    """Run mutmut in a copy of the tree, for it writes the mutants into it."""
    with TemporaryDirectory() as name:
        copy = Path(name)
        for part in ("newsparse", "tests", "docs", "examples", "benchmarks"):
            shutil.copytree(part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy("README.md", copy)
        settings = Path("pyproject.toml").read_text(encoding="utf-8")
        settings += SETTINGS.format(module=module, tests=json.dumps(list(tests)))
        (copy / "pyproject.toml").write_text(settings, encoding="utf-8")
        mutmut, environment = str(Path(sys.executable).with_name("mutmut")), {**os.environ, "PYTHONPATH": "tests"}
        command = [mutmut, "run", "--max-children", str(jobs)]
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, check=False)  # noqa: S603 - our own
        meta = copy / "mutants" / "newsparse" / f"{module}.py.meta"
        codes: dict[str, int | None] = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        if None in codes.values():
            sys.exit(f"mutmut did not finish: {done.stdout.decode()[-2000:]}")
        shown = [
            subprocess.run([mutmut, "show", key], cwd=copy, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603 - likewise
            for key, code in codes.items()
            if code in {0, 33}  # survived, or met by no test
        ]
        changes = ([line for line in diff.splitlines() if CHANGED.match(line)] for diff in shown)
        return len(codes), ["\n    ".join(lines) for lines in changes]


if __name__ == "__main__":
    main()
