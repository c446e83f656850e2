"""The page on accessibility is of this program: every kind is measured in it, and every test it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from clerk_tui.services.documents.kinds import KINDS

PROJECT = Path(__file__).resolve().parents[2]
TEXT = (PROJECT / "docs" / "accessibility.md").read_text(encoding="utf-8")


def test_every_kind_of_document_is_measured() -> None:
    measured = TEXT.partition("<!-- measured: begin -->")[2].partition("<!-- measured: end -->")[0]
    assert [kind.id for kind in KINDS if f"\n| {kind.id} | 0 |" not in measured] == []
    assert {"index.html", "index.html, searched", "forward-plan.html"} <= set(
        re.findall(r"^\| ([^|]+) \|", measured, re.M)
    )


def test_every_test_and_file_it_names_is_there() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "tests" / "documents").glob("test_*.py"))
    named = re.findall(r"`(test_\w+)`", TEXT)
    assert named and [name for name in named if f"def {name}(" not in tests] == []
    files = re.findall(r"`(tests/[\w/]+\.py)`", TEXT)
    assert files and [name for name in files if not (PROJECT / name).is_file()] == []
