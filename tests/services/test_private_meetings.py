"""A matter taken in private: why, both notices, representations, the resolution, and the closed title kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import FIELD
from clerk_tui.domain.errors import ClerkError, InputError, NotFound, Refused
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.forward_plan import PLAN_FIELD
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.register import decisions as records
from clerk_tui.register.changes import Change
from clerk_tui.services import (
    boards,
    decisions,
    forward_plan,
    item_details,
    matters,
    notices,
    private_meetings,
    publishing,
)
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from tests.offices import AT, ICT, another, count, demo, do

WHY = {
    "part": "Appendix 4a", "paragraphs": "paras 3", "reasons": "It holds the bids.", "outweighs": "yes",
    "public_interest": "Bidders would learn each other's prices.",
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, "2017-09-29T09:00:00+01:00")
    yield office
    office.register.close()


def states(office: Office, ref: str = "D1") -> dict[str, str]:
    found: dict[str, str] = {}
    for line in matters.lines(office, ref):
        if line.key.startswith("private"):
            found.setdefault(line.key, line.state)
    return found


def findings(office: Office) -> dict[str, Severity]:
    return {finding.id: finding.severity for finding in publishing.findings(office, ICT)}


def test_a_private_meeting_with_both_notices_in_time_holds(office: Office) -> None:
    private_meetings.set_exemption(office, "D1", WHY)
    both = {"offices": "7/9/2017", "website": "8/9/2017", "reasons": "It holds the bids."}
    notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, both)
    private_meetings.add_representation(
        office, "D1", received_on=date(2017, 9, 20), from_whom="Ms Ash", text="Prices are public money."
    )
    private_meetings.respond(office, "D1", 1, "The contract will be published once it is let.")
    offered = notices.suggested(matters.case_of(office, matters.find(office, "D1")), NoticeKind.PRIVATE_5)
    assert offered == {
        "reasons": "It holds the bids.", "representations": "Ms Ash: Prices are public money.",
        "response": "Ms Ash: The contract will be published once it is let.",
    }  # fmt: skip
    notices.record_notice(office, "D1", NoticeKind.PRIVATE_5, {"offices": "29/9/17", "website": "29/9/17", **offered})
    text = private_meetings.suggested_resolution(office, "D1")
    private_meetings.resolve(office, "D1", text)
    assert states(office) == {
        "private.why": "Done", "private.28": "Holds", "private.representations": "1", "private.5": "Holds",
        "private.urgency": "Not needed", "private.resolution": "Done", "private.closed": "None",
    }  # fmt: skip
    found = findings(office)
    assert (found["EN-PM28"], found["EN-PM5"]) == (Severity.HOLDS, Severity.HOLDS)
    assert not {id for id in found if id.endswith("-FIELDS") or id.startswith("EXEMPT-")}


def test_without_its_notices_a_private_meeting_stops_the_record(office: Office) -> None:
    private_meetings.set_exemption(office, "D1", WHY)
    office.clock.rehearse(parse_instant("2017-10-10T09:00:00+01:00"))
    found = findings(office)
    assert (found["EN-PM28"], found["EN-PM5"]) == (Severity.BLOCKER, Severity.BLOCKER)
    assert states(office)["private.urgency"] == "Ask next"
    decisions.override(office, ICT, "EN-PM28", "The proper officer looked into it")
    assert findings(office)["EN-PM28"] is Severity.BLOCKER, "overridden, it is still told"


def test_a_first_notice_on_11_september_is_a_day_late(office: Office) -> None:
    private_meetings.set_exemption(office, "D1", WHY)
    notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, {"offices": "8/9/2017", "website": "11/9/2017"})
    (line, fields) = [one for one in matters.lines(office, "D1") if one.key == "private.28"]
    assert line.state == "Too late" and "27 clear days; 28 are required" in line.says
    assert "does not show the statement of the reasons for meeting in private" in fields.says


def test_x046_a_representation_after_the_second_notice_goes_in_the_minutes(office: Office) -> None:
    private_meetings.set_exemption(office, "D1", WHY)
    second = {"offices": "28/9/17", "website": "28/9/17", "reasons": "It holds the bids."}
    notices.record_notice(office, "D1", NoticeKind.PRIVATE_5, second)
    private_meetings.add_representation(
        office, "D1", received_on=date(2017, 9, 29), from_whom="Ms Ash", text="It should be open."
    )
    said = " ".join(line.says for line in matters.lines(office, "D1") if line.key == "private.representations")
    assert "record it in the minutes" in said
    assert "EN-PM5-FIELDS" not in findings(office), "it is no fault of the notice"
    private_meetings.add_representation(
        office, "D1", received_on=date(2017, 9, 28), from_whom="Mr Oak", text="So should this."
    )
    assert findings(office)["EN-PM5-FIELDS"] is Severity.WARNING


def test_x049_an_individuals_decision_is_no_meeting(office: Office) -> None:
    def work(change: Change) -> None:
        change.insert(
            "decision", title="Lease", maker="member", maker_name="Councillor Blackburn", key_decision=1,
            decided_on="2017-10-09",
        )  # fmt: skip

    do(office.register, work)
    private_meetings.set_exemption(office, "D3", {"paragraphs": "3"})
    assert set(states(office, "D3")) == {"private.why"}
    assert any("is no meeting" in line.says for line in matters.lines(office, "D3"))
    with pytest.raises(Refused, match="which is no meeting: regulation 5 asks for no notice"):
        notices.record_notice(office, "D3", NoticeKind.PRIVATE_28, {"offices": "1/9/2017"})


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"paragraphs": "9"}, "Paragraphs: Schedule 12A has no paragraph 9 in England; it has 1 to 7"),
        ({"paragraphs": "three"}, "Paragraphs: “three” holds no number"),
        ({"local_category": "7A"}, "Local category: Blackpool Council has no category “7A”"),
        ({"outweighs": "perhaps"}, "Outweighs: answer yes or no, not “perhaps”"),
        ({"colour": "red"}, "An exemption has no field “colour”"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_field_and_nothing_is_stored(
    office: Office, typed: dict[str, str], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        private_meetings.set_exemption(office, "D1", {**WHY, **typed})
    assert count(office.register, "exemption") == 0


def test_in_wales_the_paragraphs_are_12_to_18_and_no_notice_is_asked_for(tmp_path: Path) -> None:
    office = another(tmp_path, nation="wales", now=AT)

    def work(change: Change) -> None:
        change.insert("decision", title="Land at Bala", maker="body", maker_name="Cabinet", key_decision=1)

    do(office.register, work)
    found = private_meetings.set_exemption(office, "D1", {"paragraphs": "14, 16"})
    assert found.paragraphs == ("14", "16")
    with pytest.raises(InputError, match="no paragraph 3 in Wales; it has 12 to 18"):
        private_meetings.set_exemption(office, "D1", {"paragraphs": "3"})
    with pytest.raises(Refused, match="Welsh law asks for none"):
        notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, {"offices": "1/9/2017"})
    office.register.close()


def test_the_resolution_names_the_proceedings_and_the_description(office: Office) -> None:
    private_meetings.set_exemption(office, "D1", WHY)
    text = private_meetings.suggested_resolution(office, "D1")
    assert "the consideration of Appendix 4a of “ICT/DIGITAL STRATEGY 2017-2022”" in text
    assert "paragraph 3 of Schedule 12A (information relating to the financial or business affairs" in text
    private_meetings.set_exemption(office, "D1", {"paragraphs": ""})
    with pytest.raises(InputError, match="a hole in braces is not filled in yet"):
        private_meetings.resolve(office, "D1", private_meetings.suggested_resolution(office, "D1"))


def test_a_representation_is_answered_after_it_came(office: Office) -> None:
    day = date(2017, 9, 20)
    cases: list[tuple[Callable[[], object], str]] = [
        (lambda: private_meetings.respond(office, "D1", 1, "No"), "has no representation 1; received: none"),
        (
            lambda: private_meetings.add_representation(office, "D1", received_on=day, from_whom=" ", text="x"),
            "From: a representation has to say from whom",
        ),
        (
            lambda: private_meetings.add_representation(
                office, "D1", received_on=date(2017, 12, 1), from_whom="Ms Ash", text="x"
            ),
            "Received on: Friday 1 December 2017 is still to come",
        ),
    ]
    for refused, says in cases:
        with pytest.raises(ClerkError, match=says):
            refused()
    private_meetings.add_representation(office, "D1", received_on=day, from_whom="Ms Ash", text="Open it")
    with pytest.raises(Refused, match=r"Responded on: .* lies before the representation of Wednesday 20 September"):
        private_meetings.respond(office, "D1", 1, "No", date(2017, 9, 19))
    assert private_meetings.respond(office, "D1", 1, "No").responded_on == date(2017, 9, 29)
    with pytest.raises(NotFound, match="has no representation 2; received: 1"):
        private_meetings.respond(office, "D1", 2, "No")


def test_a_record_begins_with_what_its_entry_says_and_goes_its_own_way(office: Office) -> None:
    def work(change: Change) -> None:
        change.insert("forward_plan_entry", reference="30/2017", matter="Sea wall", key_decision=1, private=1)

    do(office.register, work)
    private_meetings.set_exemption(office, "30/2017", WHY)
    decisions.set_field(office, ICT, "forward_plan_reference", "30/2017")
    changed = private_meetings.set_exemption(office, "D1", {"reasons": "The bids are out."})
    assert (changed.paragraphs, changed.reasons) == (("3",), "The bids are out.")
    assert count(office.register, "exemption") == 2
    undo(office)
    assert matters.case_of(office, matters.find(office, "D1")).exemption is not None
    assert count(office.register, "exemption") == 1


def test_the_closed_title_is_kept_for_the_clerk_alone(office: Office) -> None:
    private_meetings.set_closed_title(office, "D1", title="Sale to ACME")
    kept = private_meetings.set_closed_title(office, "D1", text="£1.2m")
    assert (kept.title, kept.text) == ("Sale to ACME", "£1.2m")
    case = matters.case_of(office, matters.find(office, "D1"))
    assert case.closed_kept and "ACME" not in str(case) and "ACME" not in str(matters.lines_of(case))


def test_what_is_kept_apart_cannot_be_typed_into_a_notice_the_resolution_or_a_response(office: Office) -> None:
    private_meetings.set_exemption(office, "D1", WHY)
    private_meetings.add_representation(
        office, "D1", received_on=date(2017, 9, 1), from_whom="Mr Jones", text="Let us hear it."
    )
    private_meetings.set_closed_title(office, "D1", title="Sale to Acme Limited")
    with pytest.raises(Refused, match="Reasons: it holds words that are kept apart"):
        notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, {"reasons": "The SALE to  Acme Limited."})
    with pytest.raises(Refused, match="Resolution: it holds words"):
        private_meetings.resolve(office, "D1", "That the public leave for the sale to Acme Limited")
    with pytest.raises(Refused, match="Response: it holds words"):
        private_meetings.respond(office, "D1", 1, "It is the sale to Acme Limited.")
    with pytest.raises(Refused, match="Public interest: it holds words"):
        private_meetings.set_exemption(office, "D1", {"public_interest": "Sale to Acme Limited"})
    notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, {"reasons": "It holds the bids."})


def test_an_open_title_that_gives_the_closed_one_away_is_told(office: Office) -> None:
    private_meetings.set_exemption(office, "D1", WHY)
    private_meetings.set_closed_title(office, "D1", title="Sale to Acme Limited")
    assert states(office)["private.closed"] == "Kept"
    title = matters.find(office, "D1").title
    private_meetings.set_closed_title(office, "D1", title=title)
    shown = next(line for line in matters.lines(office, "D1") if line.key == "private.closed")
    assert (shown.state, shown.severity) == ("Shown", Severity.BLOCKER)


def test_today_shows_which_private_notice_is_due_until_both_are_recorded(office: Office) -> None:
    typed = {"reference": "30/2017", "matter": "Sea wall", "private": "yes", "due_from": "20 November 2017"}
    ref = f"F{forward_plan.add(office, typed)}"

    def shown() -> list[tuple[str, date, str]]:
        rows = boards.due(office, 0, 50)
        assert boards.count_due(office) == len(rows)
        return [(row.kind, row.gate, row.state.split(".")[0]) for row in rows if row.ref == ref]

    assert shown() == [("plan-private", date(2017, 10, 20), "First private notice")]
    notices.record_notice(office, ref, NoticeKind.PRIVATE_28, {"offices": "29/9/17", "website": "29/9/17"})
    assert shown() == [("plan-private", date(2017, 11, 10), "Second private notice")]
    notices.record_notice(office, ref, NoticeKind.PRIVATE_5, {"offices": "29/9/17", "website": "29/9/17"})
    assert shown() == []


CLOSED = "Rent for Unit 7"


def test_a_short_closed_title_stops_a_record_that_gives_it_away(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", f"The clerk read out “{CLOSED.upper()}” first.")
    private_meetings.set_closed_title(office, "D1", title=CLOSED)
    found = [one for one in publishing.findings(office, ICT) if one.id == "EXEMPT-TEXT"]
    assert [(one.severity, one.where) for one in found] == [(Severity.BLOCKER, "notes")]
    with pytest.raises(Refused, match="EXEMPT"):
        publishing.publish(office, ICT)


@pytest.mark.parametrize("name", ["title", "resolution", "notes", "wards"])
def test_a_closed_title_typed_into_the_record_is_refused_with_its_field(office: Office, name: str) -> None:
    private_meetings.set_closed_title(office, "D1", title=CLOSED)
    before = records.decision(office.register, ICT)
    with pytest.raises(Refused, match="it holds words that are kept apart as exempt") as refused:
        decisions.set_field(office, ICT, name, f"On {CLOSED.lower()}.")
    assert str(refused.value).startswith(f"{FIELD[name].label}: ")
    assert records.decision(office.register, ICT) == before
    decisions.set_field(office, ICT, "exempt_text", f"On {CLOSED}.")


def test_a_closed_title_typed_into_the_item_is_refused_with_its_field(office: Office) -> None:
    private_meetings.set_closed_title(office, "I2", title=CLOSED)
    item_id = records.decision(office.register, ICT).item_id
    assert item_id is not None
    for name in ("title", "heading"):
        with pytest.raises(Refused, match=f"^{name.capitalize()}: it holds words that are kept apart as exempt"):
            item_details.set_item(office, item_id, {name: CLOSED})
    assert item_details.set_item(office, item_id, {"heading": "Property"}).heading == "Property"


def test_a_closed_title_typed_into_the_forward_plan_is_refused_with_its_field(office: Office) -> None:
    entry_id = forward_plan.add(office, {"reference": "9/2017", "matter": "Sale", "due_from": "9/10/2017"})
    private_meetings.set_closed_title(office, f"F{entry_id}", title=CLOSED)
    for name in ("matter", "documents"):
        with pytest.raises(Refused, match="it holds words that are kept apart as exempt") as refused:
            forward_plan.set_fields(office, entry_id, {name: f"{CLOSED}, terms"})
        assert str(refused.value).startswith(f"{PLAN_FIELD[name].label}: ")
    assert forward_plan.set_fields(office, entry_id, {"matter": "Sale of land"}).matter == "Sale of land"


def test_a_second_notice_without_or_before_the_first_is_told(office: Office) -> None:
    private_meetings.set_exemption(office, "D1", WHY)
    both = {"offices": "28/9/2017", "website": "28/9/2017", "reasons": "It holds the bids."}
    notices.record_notice(office, "D1", NoticeKind.PRIVATE_5, both)

    def order() -> list[str]:
        return [line.says for line in matters.lines(office, "D1") if line.name.strip() == "Its order"]

    assert order()[0].endswith("the further notice of regulation 5(4) follows the notice of regulation 5(2).")
    assert findings(office)["EN-PM5-ORDER"] is Severity.WARNING
    notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, both | {"offices": "29/9/2017"})
    assert "on Thursday 28 September 2017, the first on Friday 29 September 2017" in order()[0]
    notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, both | {"offices": "8/9/2017", "website": "8/9/2017"})
    assert not order() and "EN-PM5-ORDER" not in findings(office)


def test_a_resolution_is_of_the_day_of_the_meeting_and_keeps_it(office: Office) -> None:
    office.clock.rehearse(parse_instant("2017-10-11T09:00:00+01:00"))
    private_meetings.set_exemption(office, "D1", WHY)
    with pytest.raises(Refused, match="is not the day of the meeting, Monday 9 October 2017"):
        private_meetings.resolve(office, "D1", "The public is excluded.", date(2017, 10, 10))
    private_meetings.resolve(office, "D1", "The public is excluded.", date(2017, 10, 9))
    again = private_meetings.resolve(office, "D1", "The public is excluded for item 2.")
    assert (again.resolution, again.resolved_on) == ("The public is excluded for item 2.", date(2017, 10, 9))
