"""A council with papers of every sort: private items, a late supplement, drafts, a waiver, a call-in, a correction.

What is exempt bears the word of MARK, and stands in every place of the register that may hold it.
"""

from __future__ import annotations

from pathlib import Path

from clerk_tui.domain.findings import Severity
from clerk_tui.register.changes import Change
from clerk_tui.services import call_in_hearings, call_ins, correcting, interests, publishing
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.office import Office
from tests.called_in import LIBRARY, ask, council, it_is, members
from tests.offices import do

MARK = "Quixotl"
SALE, WASTE, FLOOD = 2, 3, 4
"""The decisions of the second meeting: the sale of a site, published; waste, a draft; floods, published and waived."""
FIRST, SECOND, SCRUTINY = 1, 2, 3
"""Meetings: that which took the decision on the libraries, that of the other decisions, and the hearing."""
TAKEN, TOO_FEW, UNSOUND = 1, 2, 3
"""Requests for call-in: found valid, refused as it came, and found not to be valid later."""
SALE_ITEM, WASTE_ITEM, FLOOD_ITEM = 3, 4, 5
NOW = "2026-12-12T09:00"
_FIELDS: dict[str, str | int] = {
    "maker": "body", "maker_name": "Cabinet", "decided_on": "2026-12-10", "key_decision": 0, "resolution": "Agreed.",
    "reasons": "Savings.", "alternatives": "None.", "conflicts": "None.", "interests": "None.",
}  # fmt: skip


def papers(folder: Path) -> Office:
    """The office on Saturday 12 December 2026, with its register filled."""
    office = council(folder)
    it_is(office, "2026-12-07T12:30")
    ask(office, "2026-12-07T12:00", how="by e-mail", grounds="Too hasty.", parts="All of it", alternative="Keep it")
    ask(office, "2026-12-07T12:10", members(3), grounds="Too few of us.")
    ask(office, "2026-12-07T12:20", grounds="The same again.")
    call_ins.validate(office, LIBRARY, by="Monitoring Officer", request_id=TAKEN)
    call_ins.reject(office, LIBRARY, by="Monitoring Officer", because="It was asked before", request_id=UNSOUND)
    it_is(office, NOW)
    do(office.register, _fill)
    interests.add(
        office, SECOND, "Councillor A", {"nature": "Owns a shop near by", "withdrew": "no"}, item_id=FLOOD_ITEM
    )
    for number in (SALE, FLOOD):
        blockers = [one.id for one in publishing.findings(office, number) if one.severity is Severity.BLOCKER]
        publishing.publish(office, number, overrides=dict.fromkeys(blockers, "It had to be decided"))
    reasons = Reasons("A slip of the pen", restarts=True, window="The reasons changed")
    correcting.correct(office, SALE, {"reasons": "Savings of a year."}, reasons)
    call_in_hearings.set_hearing(office, LIBRARY, meeting_id=SCRUTINY, because="The hall was let")
    return office


def _fill(change: Change) -> int:
    """The second meeting of the Cabinet with its items and records, and the meeting that hears the call-in."""
    cabinet, scrutiny = (change.find("body", name=name) for name in ("Cabinet", "Overview and Scrutiny Committee"))
    assert cabinet is not None and scrutiny is not None
    meeting = change.insert(
        "meeting", body_id=cabinet["id"], day="2026-12-10", starts="18:00", venue="County Hall",
        agenda_on="2026-12-02", agenda_offices_on="2026-12-02", agenda_website_on="2026-12-02",
        ended_at="2026-12-10T19:05:00Z", status="held", contact_name="Democratic Services",
        minutes_note="The chairman thanked the officers.",
    )  # fmt: skip
    change.insert("meeting", body_id=scrutiny["id"], day="2026-12-14", starts="10:00", venue="County Hall")
    for position, name in enumerate(("Councillor A", "Councillor L"), 1):
        person = change.find("person", name=name)
        assert person is not None
        change.insert("summons", meeting_id=meeting, person_id=person["id"], position=position)
    supplement = change.insert(
        "supplement", meeting_id=meeting, title="Late report", offices_on="2026-12-04", website_on="2026-12-04"
    )
    change.insert("agenda_item", meeting_id=meeting, position=1, number="1", title="Declarations of interest")
    sale = change.insert(
        "agenda_item", meeting_id=meeting, position=2, number="2", title="Disposal of land", exempt=1,
        page_from=1, page_to=9,
    )  # fmt: skip
    change.insert("agenda_item", meeting_id=meeting, position=3, number="3", title="Waste contract")
    change.insert(
        "agenda_item", meeting_id=meeting, position=4, number="4", title="Floods", supplement_id=supplement,
        urgent_reason="Homes are under water",
    )  # fmt: skip
    _kept_apart(change, sale)
    _records(change, meeting)
    return meeting


def _kept_apart(change: Change, item: int) -> None:
    """Everything exempt of the item on the sale: the closed title and facts, and a section of its report."""
    exemption = change.insert(
        "exemption", item_id=item, part="", paragraphs="3", reasons="Prices are being agreed.", outweighs=1,
        public_interest="The council would lose money.", resolution="That the public be excluded.",
        resolved_on="2026-12-10",
    )  # fmt: skip
    title, facts = f"Purchase of the mill by {MARK} Limited", f"{MARK} Limited offers 412,000 pounds for the mill."
    change.insert("closed_title", exemption_id=exemption, title=title, text=facts)
    report = change.insert("report", item_id=item, title="Disposal of land", exempt=1)
    section = change.insert("report_section", report_id=report, position=1, number="7", title="Offers (exempt)")
    change.insert("report_paragraph", section_id=section, position=1, text=f"{MARK} Limited bids 412,000 pounds.")


def _records(change: Change, meeting: int) -> None:
    person = change.find("person", name="Councillor A")
    assert person is not None
    waived: dict[str, str | int] = {"call_in_exempt": 1, "call_in_exempt_reason": "Lives in danger"}
    told: tuple[tuple[int, str, dict[str, str | int]], ...] = (
        (SALE_ITEM, "Disposal of land", {"reference": "CAB/2", "key_decision": 1}),
        (WASTE_ITEM, f"Waste contract with {MARK}", {"resolution": f"{MARK} shall have it.", "notes": MARK}),
        (FLOOD_ITEM, "Floods", {"reference": "CAB/4", **waived}),
    )
    for item_id, title, more in told:
        made = change.insert("decision", item_id=item_id, meeting_id=meeting, title=title, **{**_FIELDS, **more})
        change.insert("attendance", decision_id=made, person_id=person["id"], present=1)
    change.insert("exempt_text", decision_id=SALE, text=f"Sold to {MARK} Limited for 412,000 pounds.", paragraph="3")
    change.insert("notice", kind="key-decision", decision_id=SALE, offices_on="2026-11-02", website_on="2026-11-02")
    change.insert(
        "urgency", decision_id=FLOOD, kind="call-in", agreed_by="Councillor B", agreed_role="chair of scrutiny",
        agreed_on="2026-12-10", reason="Lives in danger",
    )  # fmt: skip
