"""Patterns with one thing taken away, in the tree that `re` makes of them.

Each alternative, option, member of a class, condition and anchor is taken away once. Text could not be changed so: the
tree knows what is a group, a class or an escape.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Change", "Compile", "compile_without", "delete", "find_changes"]

PATTERNS: Final[Any] = import_module("re._parser")  # private, and the only tree of a pattern that there is
COMPILER: Final[Any] = import_module("re._compiler")
MATCHERS: Final[Any] = import_module("_sre")

Compile = tuple[str, int]
"""A pattern's text and flags."""

Change = tuple[str, "Callable[[], object]"]
"""What is taken away, and the call that does it, to a tree."""


class Tree(Protocol):
    """What `re` makes of a pattern: names of operations, each with an argument that may hold further trees."""

    data: list[tuple[object, Any]]
    width: object
    state: Any

    def __iter__(self) -> Iterator[tuple[object, Any]]:
        """Give the operations, in order."""
        ...


def find_changes(pattern: Compile) -> list[str]:
    """Describe what can be taken away from a pattern."""
    return [what for what, _ in _change_pattern(PATTERNS.parse(*pattern))]


def compile_without(pattern: Compile, number: int) -> re.Pattern[str]:
    """Compile a pattern with the `number`-th of these things taken away, as `re` compiles the tree of any."""
    tree: Tree = PATTERNS.parse(*pattern)
    list(_change_pattern(tree))[number][1]()
    flags, groups = pattern[1] | tree.state.flags, tree.state.groupdict
    names = {number: name for name, number in groups.items()}
    indices = tuple(names.get(number) for number in range(tree.state.groups))
    compiled: re.Pattern[str] = MATCHERS.compile(
        pattern[0],
        flags,
        COMPILER._code(tree, flags),  # noqa: SLF001 - see PATTERNS
        tree.state.groups - 1,
        groups,
        indices,
    )
    return compiled


def _change_pattern(tree: Tree) -> Iterator[Change]:
    """Find what can be taken away from the tree of a pattern."""
    for place, (op, argument) in enumerate(tree.data):
        match str(op):
            case "BRANCH":
                for number, branch in enumerate(argument[1]):
                    yield f"alternative {_write(branch)}", delete(argument[1], number)
            case "IN":
                yield from _change_class(tree.data, place)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if argument[:2] == (0, 1):
                yield f"option {_write(argument[2])}", delete(tree.data, place)
            case "ASSERT" | "ASSERT_NOT":
                yield f"condition {op} {_write(argument[1])}", delete(tree.data, place)
            case "AT":
                yield f"anchor {argument}", delete(tree.data, place)
            case _:
                pass
        for part in _parts(argument):
            yield from _change_pattern(part)


def _change_class(items: list[tuple[object, Any]], place: int) -> Iterator[Change]:
    r"""Find the members of a class; one without others is taken away whole, for `re` shares what `\s` stands for."""
    members = items[place][1]
    for number, member in enumerate(members):
        what = f"{_write([member])} of {_write([items[place]])}"
        yield what, delete(items, place) if len(members) == 1 else delete(members, number)


def _parts(argument: object) -> Iterator[Tree]:
    """Give the trees inside an argument, and let each forget its width, which `re` keeps."""
    if isinstance(argument, PATTERNS.SubPattern):
        tree = cast("Tree", argument)
        tree.width = None
        yield tree
    elif isinstance(argument, tuple | list):
        for item in cast("Iterable[object]", argument):
            yield from _parts(item)


def _write(tree: Iterable[tuple[object, Any]]) -> str:
    """Write a tree in few characters, for the eye."""
    pieces: list[str] = []
    for op, argument in tree:
        match str(op):
            case "LITERAL":
                pieces.append(chr(argument))
            case "RANGE":
                pieces.append(f"{chr(argument[0])}-{chr(argument[1])}")
            case "IN":
                pieces.append(f"[{_write(argument)}]")
            case _:
                pieces += [_write(part) for part in _parts(argument)] or [f"<{op}>"]
    return ascii("".join(pieces))[1:-1][:60]


def delete(items: list[Any], place: int, also: list[Any] | None = None) -> Callable[[], object]:
    """Give a call that takes an item out of a list, and out of another one that goes with it."""

    def change() -> None:
        for changed in (items, also or []):
            del changed[place : place + 1]

    return change
