"""The command: `python -m fuzz TARGET [--unguided] [OPTION ...] [CORPUS]`; options are libFuzzer's, `-runs=1000` say.

Guided by the branches that are reached, a run finds new ways and is slow. What it found stays in the folder CORPUS, and
an unguided run changes that at random, some ten times as fast.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory


def main() -> None:
    """Look for a string that breaks a promise, until one is found or the runs are over."""
    atheris = import_module("atheris")  # it has no types
    name, *options = [argument for argument in sys.argv[1:] if argument != "--unguided"]
    is_guided = "--unguided" not in sys.argv
    with atheris.instrument_imports(include=["newsparse"]) if is_guided else nullcontext():
        target = import_module("fuzz.targets").TARGETS[name]
    seeds = import_module("fuzz.seeds").read_seeds(name)
    found = [file.read_bytes() for folder in options if folder[0] != "-" for file in Path(folder).iterdir()]

    def change(_given: bytes, most: int, number: int) -> bytes:
        chance = Random(number)  # noqa: S311 - no secret
        changed: bytes = chance.choice(seeds + found)[:most]
        for _ in range(chance.randint(1, 4)):
            changed = atheris.Mutate(changed, most)
        return changed

    with TemporaryDirectory() as corpus:  # libFuzzer adds what it finds to the first folder that it gets
        for number, seed in enumerate(seeds):
            (Path(corpus) / f"seed-{number}").write_bytes(seed)
        usual = ["-max_len=400", "-rss_limit_mb=2048", "-timeout=20", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *usual, *options, corpus], target, custom_mutator=None if is_guided else change)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
