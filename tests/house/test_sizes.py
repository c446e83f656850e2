"""A module keeps to 300 lines and a function to 40; past that it is usually two."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import PACKAGE, PROJECT

MODULE, FUNCTION = 300, 40


def too_long(source: str) -> Iterator[str]:
    """What in this source is longer than it should be; a function's first line is not counted."""
    if (lines := len(source.splitlines())) > MODULE:
        yield f"{lines} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            lines = node.end_lineno - node.lineno
            if lines > FUNCTION:
                yield f"{node.name}, line {node.lineno}: {lines} lines"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PROJECT)))
def test_it_can_be_read_at_a_sitting(path: Path) -> None:
    assert list(too_long(path.read_text(encoding="utf-8"))) == []


def test_the_guard_sees_a_long_module_and_a_long_function() -> None:
    short = "def f():\n" + "    pass\n" * FUNCTION
    assert list(too_long(short)) == []
    assert list(too_long(short + "    pass\n")) == ["f, line 1: 41 lines"]
    assert list(too_long("x = 1\n" * (MODULE + 1))) == ["301 lines"]
