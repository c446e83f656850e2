"""Decisions of committees: those not the executive's are not called in, and where a name is open the check says so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.findings import Severity
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.register import decisions as records
from clerk_tui.services import (
    agendas,
    decision_notice,
    decisions,
    new_meetings,
    people,
    people_changes,
    publishing,
    snapshots,
)
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.office import Office
from tests.offices import another

MONDAY = date(2026, 3, 16)
ACT = "section 100C of the Local Government Act 1972"


def decided(tmp_path: Path, body: str, kind: BodyKind | None, *, key: str = "", nation: str = "england") -> Office:
    """A council with five working days for call-in, and this body's decision D1 ready for publication."""
    office = another(tmp_path, nation, days=5, now="2026-03-17T09:00:00Z")
    meeting = new_meetings.add_meeting(
        office, new_meetings.NewMeeting(body, MONDAY, kind=kind, convened_on=date(2026, 3, 2)), despite="It was held."
    )
    item = agendas.add_item(office, meeting, NewItem("Hall roof", urgent_reason="The roof leaks."))
    number = decisions.start(office, item)
    typed = {"decided_on": "16 March 2026", "resolution": "To mend the roof.", "reasons": "It leaks."}
    decisions.set_fields(office, number, {**typed, **({"key_decision": key} if key else {})})
    return office


def ids(office: Office) -> dict[str, Severity]:
    return {finding.id: finding.severity for finding in publishing.findings(office, 1)}


def test_a_planning_committees_decision_is_no_executive_one_and_has_no_call_in(tmp_path: Path) -> None:
    office = decided(tmp_path, "Planning Committee", BodyKind.COMMITTEE)
    assert ids(office).get("LGA-REC") is Severity.HOLDS
    assert {"EN-REC", "KEY", "CI", "CI-CLASS", "BODY"}.isdisjoint(ids(office))
    done = publishing.publish(office, 1)
    assert done.closes is None
    record = decision_notice.published_record(office, 1)
    assert (record.body_kind, record.call_in.open_to_call_in) == ("committee", False)
    text = decision_notice.notice_text(office, 1)
    assert f"Recorded under {ACT}." in " ".join(text.split())
    assert "not a decision of the executive" in " ".join(text.split())
    assert "Alternative options" not in text


@pytest.mark.parametrize(("body", "kind"), [("Grants Committee", None), ("Joint Waste Committee", BodyKind.COMMITTEE)])
def test_a_committee_that_may_be_the_executives_is_told_before_its_record_freezes(
    tmp_path: Path, body: str, kind: BodyKind | None
) -> None:
    office = decided(tmp_path, body, kind)
    (said,) = [finding for finding in publishing.findings(office, 1) if finding.id == "BODY"]
    assert said.severity is Severity.WARNING
    assert "not the executive's, with no call-in. If it is a committee of the executive, set its kind" in said.says
    assert publishing.publish(office, 1).closes is None


def test_once_its_kind_is_set_to_executive_the_decision_is_called_in_like_any(tmp_path: Path) -> None:
    office = decided(tmp_path, "Grants Committee", None, key="no")
    body = people.find_body(office, "Grants Committee")
    people_changes.change_body(office, replace(body, kind=BodyKind.EXECUTIVE))
    assert "BODY" not in ids(office)
    assert publishing.publish(office, 1).closes == date(2026, 3, 24)


def test_a_cabinet_committee_is_the_executives_and_nothing_is_asked(tmp_path: Path) -> None:
    office = decided(tmp_path, "Cabinet Committee (Property)", None, key="no")
    assert "BODY" not in ids(office)
    assert "EN-REC" in ids(office)
    assert publishing.publish(office, 1).closes == date(2026, 3, 24)


def test_a_committee_entered_as_the_executives_is_believed_whatever_its_name(tmp_path: Path) -> None:
    office = decided(tmp_path, "Grants Committee", BodyKind.EXECUTIVE, key="no")
    assert "BODY" not in ids(office)
    assert publishing.publish(office, 1).closes == date(2026, 3, 24)


def test_a_record_frozen_before_it_held_the_bodys_kind_reads_and_is_as_it_was(tmp_path: Path) -> None:
    office = decided(tmp_path, "Planning Committee", BodyKind.COMMITTEE)
    publishing.publish(office, 1)
    kept = records.publication(office.register, 1)
    assert kept
    old = json.loads(kept.snapshot)
    del old["record"]["body_kind"]
    snapshot = json.dumps(old, ensure_ascii=False, sort_keys=True)
    before = replace(kept, snapshot=snapshot, snapshot_sha256=snapshots.sha256(snapshot))
    record = decision_notice.frozen_record(before)
    assert record == replace(decision_notice.frozen_record(kept), body_kind="")
