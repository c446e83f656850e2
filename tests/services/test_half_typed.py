"""Half-typed text is mentioned before a record is published without it."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.domain.findings import Severity
from clerk_tui.register import drafts
from clerk_tui.services import checking, decisions
from clerk_tui.services.registers import open_demo


def test_the_check_names_the_field_in_which_text_waits_and_not_the_text(tmp_path: Path) -> None:
    office = open_demo(tmp_path / "demo.clerk")
    for who in (office.who, "a colleague"):
        drafts.keep(
            office.register, "decision", 1, "exempt_text", who=who, text="secret sum", base_version=1,
            at="2017-10-09T19:01:00Z",
        )  # fmt: skip
    found = [finding for finding in checking.findings(office, 1) if finding.id == "DRAFT"]
    assert [(finding.severity, finding.where) for finding in found] == [(Severity.WARNING, "exempt_text")] * 2
    assert found[0].says.startswith("Text that you typed") or found[1].says.startswith("Text that you typed")
    assert any(finding.says.startswith("Text that a colleague typed") for finding in found)
    assert not any("secret" in finding.says for finding in found)


def test_text_that_says_what_is_saved_does_not_wait(tmp_path: Path) -> None:
    office = open_demo(tmp_path / "demo.clerk")
    decisions.set_field(office, 1, "notes", "a note")
    drafts.keep(
        office.register, "decision", 1, "notes", who=office.who, text="a note", base_version=1,
        at="2017-10-09T19:01:00Z",
    )  # fmt: skip
    assert not [finding for finding in checking.findings(office, 1) if finding.id == "DRAFT"]
