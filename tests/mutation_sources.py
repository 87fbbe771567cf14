"""Sources with one thing taken away, in the tree that `ast` makes of them.

Each member of each table at the top of a module is taken away once: of a set, tuple, list or dict, of words that are
split, and each character of a string, or of bytes, without an ASCII letter. In decorated functions, which mutmut does
not change, each comparison, `and`, `or` and `not` is turned round, and each result becomes None.
"""

from __future__ import annotations

import ast
import copy
import re
from typing import TYPE_CHECKING, Final, cast

from mutation_patterns import Change, delete

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["change_source"]

TURNED: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}


def change_source(tree: ast.Module) -> Iterator[Change]:
    """Find the members of tables at the top of a module, and the decisions in decorated functions."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            name = ast.unparse(target)
            if name != "__all__":
                yield from ((f"{name} without {what}", change) for what, change in _change_table(statement.value))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.decorator_list:
            yield from ((f"{function.name}: {what}", change) for what, change in _change_decisions(function))


def _change_table(table: ast.AST) -> Iterator[Change]:
    """Find the members of a table, and of the tables in it; patterns are changed elsewhere."""
    if isinstance(table, ast.JoinedStr) or (isinstance(table, ast.Call) and ast.unparse(table.func) == "re.compile"):
        return
    yield from _change_members(table)
    is_taken_whole = isinstance(table, ast.Set | ast.Tuple | ast.List | ast.Dict)
    for part in ast.iter_child_nodes(table):
        if not (is_taken_whole and isinstance(part, ast.Constant)):
            yield from _change_table(part)


def _change_members(table: ast.AST) -> Iterator[Change]:
    match table:
        case ast.Set(elts) | ast.Tuple(elts) | ast.List(elts) if len(elts) > 1:
            for place, element in enumerate(elts):
                yield ast.unparse(element), delete(elts, place)
        case ast.Dict(keys, values):
            for place, key in enumerate(keys):
                yield ast.unparse(key or values[place]), delete(keys, place, values)
        case ast.Call(ast.Attribute(ast.Constant(str(text)) as constant, "split")):
            words = text.split()
            for place, word in enumerate(words):
                yield word, _assignment(constant, "value", " ".join(words[:place] + words[place + 1 :]))
        case ast.Constant(str(value) | bytes(value)) if len(value) > 1 and not re.search(
            "[A-Za-z]", str(value).lstrip("b")
        ):
            characters = cast("str", value)
            for place in range(len(value)):
                rest = characters[:place] + characters[place + 1 :]
                yield repr(characters[place : place + 1]), _assignment(table, "value", rest)
        case _:
            pass


def _change_decisions(function: ast.FunctionDef) -> Iterator[Change]:
    for node in ast.walk(function):
        match node:
            case ast.Compare(_, [operator]):
                yield f"{ast.unparse(node)} turned round", _assignment(node, "ops", [TURNED[type(operator)]()])
            case ast.BoolOp(operator):
                yield f"{ast.unparse(node)} turned round", _assignment(node, "op", TURNED[type(operator)]())
            case ast.UnaryOp(ast.Not(), operand):
                yield f"{ast.unparse(node)} without not", _assignment(node, "operand", ast.UnaryOp(ast.Not(), operand))
            case ast.Return(ast.expr()):
                yield f"{ast.unparse(node)} gives None", _assignment(node, "value", ast.Constant(None))
            case _:
                pass


def _assignment(node: ast.AST, field: str, value: object) -> Callable[[], object]:
    return lambda: setattr(node, field, copy.copy(value))
