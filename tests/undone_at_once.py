"""Every change undone and done again the moment it is made, and what of the register it left as it was."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import clerk_tui
from clerk_tui.domain.dates import parse_instant
from clerk_tui.register.changes import Command
from clerk_tui.register.store import Register, Work
from clerk_tui.register.turning_back import NEVER_UNDONE
from clerk_tui.services.office import Clock, Office
from clerk_tui.services.undoing import redo, undo

NO_CONTENT = ("history", "command", "migration", "draft", "backup_made", "decision_search", "sqlite_")
"""What tells of changes, and what is no record: the beginnings of the tables' names."""
TURNS = {"undo", "redo"}
BY_HAND = {"test"}
"""What tests write into the tables past every service."""

Content = dict[str, list[dict[str, object]]]


def content(register: Register) -> Content:
    """Every row of every table, but for what tells of changes; row versions aside, for they only grow."""
    tables = [row[0] for row in register.read("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {
        table: [
            {name: cell for name, cell in dict(row).items() if name != "version"}
            for row in register.read(f'SELECT * FROM "{table}" ORDER BY 1')
        ]
        for table in tables
        if not table.startswith(NO_CONTENT)
    }


def differing(before: Content, after: Content) -> dict[str, tuple[object, object]]:
    """The tables that differ, with the rows that only the one or the other holds."""
    return {
        table: ([row for row in rows if row not in after[table]], [row for row in after[table] if row not in rows])
        for table, rows in before.items()
        if rows != after[table]
    }


class AtOnce:
    """Stands in `Register.run`'s place: what was changed is undone, done again, and what it left is compared."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.tried: Counter[str] = Counter()
        self._run = run = Register.run
        self._busy = False

        def run_and_turn(register: Register, command: Command, work: Work) -> int | None:
            if self._busy or command.action in TURNS | BY_HAND | NEVER_UNDONE.keys():
                return run(register, command, work)
            before = content(register)
            result = run(register, command, work)
            if register.read_one("SELECT 1 FROM command WHERE id = ?", command.id) is not None:
                self._busy = True
                try:
                    self._turn(register, command, before)
                finally:
                    self._busy = False
            return result

        patch.setattr(Register, "run", run_and_turn)

    def _turn(self, register: Register, command: Command, before: Content) -> None:
        now = command.rehearsed_at or command.at
        office = Office(register, command.who, Clock(parse_instant(now)))
        after = content(register)
        assert undo(office).id == command.id
        assert differing(before, content(register)) == {}, f"undone: {command.action}"
        assert redo(office).id == command.id
        assert differing(after, content(register)) == {}, f"done again: {command.action}"
        self.tried[command.action] += 1


def actions_in_the_code() -> set[str]:
    """The action of every command that the program makes."""
    found: set[str] = set()
    for path in sorted((Path(clerk_tui.__file__).parent / "services").glob("**/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            match call.func:
                case ast.Name("Command") | ast.Attribute(ast.Name("office"), "command"):
                    found |= set(_written(call.args[0], tree))
                case ast.Name("enter") if "call_in" in path.name:
                    found |= {f"call-in {action}" for action in _written(call.args[2], tree)}
    return found - TURNS


def _written(action: ast.expr, tree: ast.Module) -> Iterator[str]:
    """What stands where an action is named: a text, one of two, or a name that is given such a text in the module."""
    match action:
        case ast.Constant(str() as text):
            yield text
        case ast.IfExp():
            yield from _written(action.body, tree)
            yield from _written(action.orelse, tree)
        case ast.JoinedStr([ast.Constant("call-in "), ast.FormattedValue(ast.Name("action"))]):
            # Where the steps of the desk are entered; each step names its own.
            return
        case ast.JoinedStr([ast.Constant("meeting "), ast.FormattedValue()]):
            yield from (f"meeting {how}" for how in ("move", "adjourn", "cancel", "recall"))
        case ast.Name(name):
            given = [
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [name]
            ]
            for value in given:
                yield from _written(value, tree)
        case _:
            raise AssertionError(f"An action that no test can read: {ast.unparse(action)}")
