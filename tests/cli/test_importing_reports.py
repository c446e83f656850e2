"""Reports and plans by the command line: shown with `--dry-run`, taken without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.documents import making_reports
from tests.documents.by_hand.burnley import BURNLEY_2011
from tests.documents.by_hand.melton import MELTON
from tests.documents.by_hand.peterborough import PETERBOROUGH

KINDS = ("member-report", "plan-on-a-page", "committee-report")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """A Word file of each kind."""
    made = {
        "member-report": making_reports.by_objective(BURNLEY_2011),
        "plan-on-a-page": making_reports.plan(PETERBOROUGH),
        "committee-report": making_reports.committee_report(MELTON),
    }
    for kind, data in made.items():
        (tmp_path / f"{kind}.docx").write_bytes(data)
    return {kind: str(tmp_path / f"{kind}.docx") for kind in made}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_shown_without_a_register_and_nothing_is_made(
    call_nowhere: Caller, files: dict[str, str], kind: str
) -> None:
    told = call_nowhere.ok("import", files[kind], "--dry-run", "--json").json
    assert told["document"]["kind"] == kind
    assert call_nowhere.ok("import", files[kind], "--dry-run").out
    assert not call_nowhere.register.exists()


def test_the_lines_are_those_of_the_document(call_nowhere: Caller, files: dict[str, str]) -> None:
    shown = call_nowhere.ok("import", files["member-report"], "--dry-run").out.splitlines()
    assert "Executive member: Councillor Linda White" in shown
    assert "Objective PF3: Improved Services" in shown
    assert shown.index("Objective PF3: Improved Services") + 1 == next(
        n for n, line in enumerate(shown) if line.startswith("Commitment PF3a: ")
    )
    shown = call_nowhere.ok("import", files["committee-report"], "--dry-run").out.splitlines()
    assert "Risk 1 stands at: D Low, III Marginal" in shown
    assert "Contact officer: Lynn Aisbett" in shown
    assert "Background papers: None" in shown


def test_another_councils_report_is_said_to_be_so(call: Caller, files: dict[str, str]) -> None:
    shown = call.ok("import", files["member-report"], "--dry-run").out
    assert "The document is of Burnley Borough Council; this register is that of" in shown


def test_the_fields_are_listed(call: Caller, files: dict[str, str]) -> None:
    fields = call.ok("import", files["plan-on-a-page"], "--fields", "--json").json["fields"]
    assert {"name": "period", "label": "Period", "value": "January to April 2022"} in fields
    names = [field["name"] for field in fields]
    assert len(names) == len(set(names))


def test_a_line_that_is_kept_as_it_was_read_is_not_corrected(call: Caller, files: dict[str, str]) -> None:
    refused = call("import", files["plan-on-a-page"], "--set", "column_1=Ours")
    assert (refused.status, refused.sentence) == (
        2,
        "Column 1: “column_1” of a plan on a page is kept as it was read.",
    )
