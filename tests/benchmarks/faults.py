"""Small faults in a module's source, one at a time: a boundary moved, a condition left out, a keyword dropped …

Words are left alone: what a sentence says is for the tests of the sentences, and changes no date.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

_COMPARE: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}  # fmt: skip
_SWAPPED = {
    "FORWARD": "BACK", "BACK": "FORWARD", "WORKING": "CALENDAR", "CALENDAR": "WORKING", "min": "max", "max": "min",
    "any": "all", "all": "any",
}  # fmt: skip


class Mutant(NamedTuple):
    """One fault: `source` is the whole module with it, `lines` those of the statement in which it is.

    `function` is the name of the function in which it is (`Calendar.closure`); empty where what it makes is made once:
    at import, or in a function whose answers are kept.
    """

    number: int
    path: str
    line: int
    lines: tuple[int, int]
    was: str
    now: str
    function: str
    source: str


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What this node could be instead; a statement that is left out is a `pass`."""
    match node:
        case ast.Compare():
            for place, op in enumerate(node.ops):
                for other in _COMPARE[type(op)]:
                    yield _with(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])
        case ast.BoolOp():
            yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
            for place in range(len(node.values)):
                rest = [*node.values[:place], *node.values[place + 1 :]]
                yield rest[0] if len(rest) == 1 else _with(node, values=rest)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() | ast.AugAssign() if type(node.op) in _ARITHMETIC:
            yield _with(node, op=_ARITHMETIC[type(node.op)]())
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))
        case ast.If() | ast.IfExp():
            yield from (_with(node, test=ast.Constant(True)), _with(node, test=ast.Constant(False)))
        case ast.comprehension() if node.ifs:
            yield _with(node, ifs=[])
        case ast.Call():
            for place in range(len(node.keywords)):
                yield _with(node, keywords=[*node.keywords[:place], *node.keywords[place + 1 :]])
        case ast.Name() if node.id in _SWAPPED:
            yield _with(node, id=_SWAPPED[node.id])
        case ast.Attribute() if node.attr in _SWAPPED:
            yield _with(node, attr=_SWAPPED[node.attr])
        case ast.Expr(value=ast.Call()) | ast.Assign(targets=[ast.Attribute()]) | ast.AugAssign():
            yield ast.Pass()


def _with(node: Any, **fields: Any) -> Any:
    found = copy.copy(node)
    for name, value in fields.items():
        setattr(found, name, value)
    return found


class Spot(NamedTuple):
    """Where a node hangs: its parent, the field, the place in a list; the lines of its statement."""

    parent: ast.AST
    field: str
    place: int | None
    node: ast.AST
    lines: tuple[int, int]
    function: str

    def put(self, other: ast.AST) -> None:
        if self.place is None:
            setattr(self.parent, self.field, other)
        else:
            getattr(self.parent, self.field)[self.place] = other


def spots(tree: ast.AST, lines: tuple[int, int] = (0, 0), scope: str = "", function: str = "") -> Iterator[Spot]:
    """Every node that runs; what only a type checker reads is left out."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns"}:
            continue
        for place, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or _for_types_only(node):
                continue
            here, inner, inside = lines, scope, function
            if isinstance(node, ast.stmt):
                body = getattr(node, "body", None)
                here = (node.lineno, max(node.lineno, body[0].lineno - 1) if body else node.end_lineno or node.lineno)
            if isinstance(tree, ast.FunctionDef) and name == "body" and not function:
                kept = any("cache" in ast.unparse(one) for one in tree.decorator_list)
                inside = "" if kept else f"{scope}{tree.name}"
            elif isinstance(tree, ast.ClassDef) and name == "body":
                inner = f"{scope}{tree.name}."
            yield Spot(tree, name, place, node, here, inside)
            yield from spots(node, here, inner, inside)


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def mutants(path: str, text: str, first: int) -> Iterator[Mutant]:
    tree, number = ast.parse(text), first
    for spot in list(spots(tree)):
        node = spot.node
        for other in list(changes(node)):
            spot.put(other)
            source = ast.unparse(ast.fix_missing_locations(tree))
            spot.put(node)
            line = getattr(node, "lineno", spot.lines[0])
            yield Mutant(number, path, line, spot.lines, _brief(node), _brief(other), spot.function, source)
            number += 1


def _brief(node: ast.AST) -> str:
    """The first line of its source, which for an `if` is its condition."""
    line = ast.unparse(node).strip().splitlines()[0]
    return line if len(line) <= 120 else f"{line[:119]}…"
