"""Records read aloud: linear, with every empty field named."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.documents.reading import read_document
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.register import decisions as records
from clerk_tui.register import history, meetings
from clerk_tui.services import decisions, importing, publishing
from clerk_tui.services.words import (
    decision_lines,
    entry_lines,
    finding_line,
    item_lines,
    meeting_lines,
    pack_lines,
)
from tests.offices import ICT, TUESDAY, demo, recorded

SEED = Path(importing.__file__).parents[1] / "demo" / "blackpool-2017-10-09.txt"


def test_a_meeting_is_read_with_its_agenda(tmp_path: Path) -> None:
    register = demo(tmp_path).register
    lines = meeting_lines(meetings.meeting(register, 1), meetings.items(register, 1))
    assert lines[0] == "M1. Executive, Monday 9 October 2017 at 18:00."
    assert lines[2] == "Agenda published: Friday 29 September 2017."
    assert lines[3].startswith("Members summoned: Benson, Blackburn")
    assert lines[5] == "I2. Item 2: ICT/DIGITAL STRATEGY 2017-2022, pages 1 to 22, record D1."


def test_an_item_is_read_with_its_sections_or_says_that_it_has_none(tmp_path: Path) -> None:
    register = demo(tmp_path).register
    lines = item_lines(meetings.item(register, 2))
    assert "Within the approved budget: Yes." in lines and "1.0 Purpose of the report" in lines
    assert item_lines(meetings.item(register, 1)) == ["I1. Item 1: DECLARATIONS OF INTEREST.", "There is no report."]


def test_a_record_is_read_in_the_council_s_order_with_its_empty_fields(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    lines = decision_lines(records.decision(office.register, ICT), None, office.council())
    assert lines[:2] == ["D1. ICT/DIGITAL STRATEGY 2017-2022. Draft.", "By: Executive."]
    assert "18.0 Executive decision: empty" in lines and "18.2 Date of Decision: not answered" in lines
    assert "14.1 Is this a key decision?: Yes" in lines and "Attendance: not ticked" in lines


def test_a_published_record_is_read_with_its_dates_and_overrides(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY), notice="11 September 2017")
    publication = publishing.publish(office, ICT, overrides={"EN-KD28": "The printer failed."})
    lines = decision_lines(records.decision(office.register, ICT), publication, office.council())
    assert lines[-3:] == [
        "Published Tuesday 10 October 2017.", "Requests for call-in close Friday 13 October 2017.",
        "In effect from Saturday 14 October 2017.",
    ]  # fmt: skip
    assert "Members in attendance: Benson, Blackburn" in lines
    assert any(line.startswith("Overridden EN-KD28: The printer failed. (") for line in lines)


def test_what_a_command_changed_is_read_field_by_field(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    decisions.set_field(office, ICT, "notes", "First.")
    decisions.set_field(office, ICT, "notes", "")
    decisions.override(office, ICT, "EN-KD28", "The printer failed.")
    newest = history.page(office.register, 0, 2)
    assert "   Reason: The printer failed." in entry_lines(history.of_command(office.register, newest[0].id))
    changed = entry_lines(history.of_command(office.register, newest[1].id))
    assert changed == ["137. D1: decision set", "   Notes: “First.” became nothing"]
    overridden = entry_lines(history.of_command(office.register, newest[0].id))
    assert overridden[0].endswith("Check override 1 of D1: decision override")
    assert "   Decision: D1" in overridden


def test_a_pack_is_read_with_what_could_not_be_placed() -> None:
    lines = pack_lines(read_document(SEED))
    assert lines[0] == "Agenda pack of Blackpool Council."
    assert "Item 2: ICT/DIGITAL STRATEGY 2017-2022 (pages 1 to 22)." in lines
    assert any(line.endswith("lines could not be placed; they are kept:") for line in lines)


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding("EN-REC", Severity.BLOCKER, "reasons", "Empty.", "reg 12"), "STOPS. EN-REC. Empty. [reg 12]"),
        (Finding("REFERENCE", Severity.ADVICE, "reference", "None."), "Advice. REFERENCE. None."),
        (
            Finding("EN-KD28", Severity.BLOCKER, "notice_on", "Late.", "reg 9", overridden="Flood."),
            "Overridden. EN-KD28. Late. [reg 9] Reason kept on the record: Flood.",
        ),
    ],
)
def test_a_finding_is_one_line(finding: Finding, line: str) -> None:
    assert finding_line(finding) == line
