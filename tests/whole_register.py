"""A register in which everything has happened once, so that a document of every kind can be made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from clerk_tui.domain.consent import Answer
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import OfficerKind, UrgencyKind
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.kinds import Maker
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.member_reports import Part, ReportLine
from clerk_tui.register import drafts
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services import (
    decisions,
    exempt_overrides,
    forward_plan,
    individual,
    key_tests,
    meeting_details,
    notices,
    private_meetings,
    publishing,
    routes,
    urgency_reports,
)
from clerk_tui.services.call_in_requests import Typed, request
from clerk_tui.services.documents import kinds
from clerk_tui.services.documents.kinds import KINDS, About, Kind
from clerk_tui.services.documents.made import Made
from clerk_tui.services.office import Office
from clerk_tui.services.reports import member_report, member_report_lines, member_report_publishing
from tests.offices import do
from tests.screens.hostile_office import LIBRARIES, hostile_office

WORDS = "Quiet matters"
"""What stands wherever a clerk can type."""
KEPT = "Zqxkept lease of the depot to Quorndon Holdings"
"""What is kept apart of every matter, as its closed title and its exempt text; history holds it too."""
TUESDAY = date(2026, 12, 1)
_OF = {
    About.MEETING: "meeting", About.DECISION: "decision", About.ENTRY: "forward_plan_entry",
    About.REQUEST: "call_in_request", About.PLAN: "commitment_plan", About.COMMITTEE_REPORT: "report",
    About.MEMBER_REPORT: "member_report",
}  # fmt: skip


def whole_register(folder: Path) -> Office:
    """The office. D1 is published, corrected and called in; D2 and F2 are taken in private; R2 was refused."""
    held = hostile_office(folder, WORDS)
    office, ready = held.office, held.ready
    _urgent_entry(office)
    private_meetings.set_exemption(office, f"D{ready}", {"paragraphs": "3", "reasons": WORDS, "outweighs": "yes"})
    private_meetings.set_closed_title(office, f"D{ready}", title=KEPT, text=KEPT)
    exempt_overrides.go_past(office, f"D{ready}", "WORDS-3F2A", WORDS)
    decisions.set_field(office, ready, "exempt_text", KEPT)
    meeting_details.set_meeting(office, held.meeting, {"minutes_note": WORDS})
    _officer_decision_that_is_asked_about(office)
    private_meetings.set_closed_title(office, "F1", title=KEPT, text=KEPT)
    urgency_reports.submit(office, TUESDAY, WORDS)
    do(office.register, _rows_by_hand)
    _text_disposed_of(office)
    _member_reports(office)
    office.register.connection.execute(
        "INSERT INTO backup_made (at, who, folder, seq, head) VALUES ('2026-12-01T09:00:00Z', 'clerk', 'copies', 1, '')"
    )
    drafts.keep(
        office.register, "decision", ready, "exempt_text", who="clerk", text=WORDS, base_version=1,
        at="2026-12-01T09:00:00Z",
    )  # fmt: skip
    return office


def _member_reports(office: Office) -> None:
    """E1 is a draft with a line of every part, E2 was published."""
    said = {"portfolio": "Quarries", "member": WORDS, "heading": WORDS, "body": WORDS}
    for number in (1, 2):
        report = member_report.add(office, {**said, "layout": "objectives"}, despite=WORDS)
        for part, about in (
            (Part.OBJECTIVE, {"commitment_id": 1}), (Part.COMMITMENT, {}), (Part.DECISION, {"decision_id": LIBRARIES}),
            (Part.NOTICE, {"entry_id": 1}),
        ):  # fmt: skip
            line = ReportLine(0, 0, report.id, 0, part, WORDS, WORDS, WORDS, WORDS, **about)
            if number == 2 or part is not Part.OBJECTIVE:
                member_report_lines.add_line(office, report.id, line)
    member_report_publishing.publish(office, 2, because=WORDS)


def _urgent_entry(office: Office) -> None:
    """A second matter, for which somebody agreed to special urgency and to a private meeting without notice."""
    entry = forward_plan.add(office, {
        "reference": "F/2", "matter": WORDS, "maker": "body", "body": "Cabinet", "due_from": "3 December 2026",
        "private": "yes",
    })  # fmt: skip
    ref = f"F{entry}"
    key_tests.take(office, entry, key_tests.Answers(WORDS, WORDS, money=True, amount=900_000))
    private_meetings.set_exemption(office, ref, {"paragraphs": "3", "reasons": WORDS, "outweighs": "yes"})
    private_meetings.set_closed_title(office, ref, title=KEPT, text=KEPT)
    for kind, told in (
        (UrgencyKind.SPECIAL_URGENCY, NoticeKind.SPECIAL_URGENCY),
        (UrgencyKind.PRIVATE_MEETING, NoticeKind.PRIVATE_URGENCY),
    ):
        agreed = routes.Given(Answer.AGREED, WORDS, TUESDAY, reason=WORDS, urgent=True, cannot_be_deferred=True)
        routes.record_step(office, ref, kind, agreed)
        notices.record_notice(office, ref, told, {"offices": "1/12/2026", "website": "1/12/2026", "reasons": WORDS})


def _officer_decision_that_is_asked_about(office: Office) -> None:
    """A published decision of an officer; a request for its call-in comes from too few."""
    number = individual.begin(office, Maker.MEMBER, "Councillor A", WORDS, decided_on=TUESDAY)
    filled = {"resolution": WORDS, "reasons": WORDS, "alternatives": WORDS, "conflicts": WORDS, "key_decision": "no"}
    decisions.set_fields(office, number, filled)
    publishing.publish(office, number)
    office.clock.rehearse(parse_instant("2026-12-02T09:30"))
    typed = Typed(parse_instant("2026-12-02T09:20"), ("Councillor B",), how=WORDS, grounds=WORDS)
    request(office, number, typed)
    officers = individual.begin(office, Maker.OFFICER, "Jo Smith", WORDS, decided_on=TUESDAY)
    individual.sort(office, officers, OfficerKind.NEITHER, {}, WORDS)


def _rows_by_hand(change: Change) -> int:
    """What comes by import, by the calendar or by an override, and what no service fills yet."""
    document = change.insert(
        "document", kind="pack", name=WORDS, sha256="0", imported_at="2026-12-01T09:00:00Z", text=WORDS
    )
    change.insert("document_unplaced", document_id=document, position=1, text=WORDS)
    for item in (1, 2):
        report = change.insert("report", item_id=item, title=WORDS, relevant_officer=WORDS)
        section = change.insert("report_section", report_id=report, position=1, number="1", title="Exempt information")
        change.insert("report_paragraph", section_id=section, position=1, number="1.1", text=WORDS)
        change.insert("report_line", report_id=report, kind="recommendation", position=1, text=WORDS)
    change.insert(
        "check_override", decision_id=LIBRARIES, finding_id="EXEMPT", says=WORDS, reason=WORDS, who="clerk",
        at="2026-12-01T09:00:00Z",
    )  # fmt: skip
    for of in ({"item_id": 1}, {"item_id": 3}, {"decision_id": 3}, {"decision_id": 4}, {"decision_id": 5}):
        exemption = change.insert("exemption", **of, paragraphs="3", reasons=WORDS)
        change.insert("closed_title", exemption_id=exemption, title=KEPT, text=KEPT)
    change.insert("exempt_text", decision_id=LIBRARIES, text=KEPT)
    _committee_report(change)
    _commitments(change)
    _actions(change)
    change.insert("calendar_day", day="2027-02-01", kind="closure", label=WORDS, source=WORDS)
    published = change.find("publication", decision_id=LIBRARIES)
    assert published is not None
    same = {name: published[name] for name in ("closes", "closes_at", "effective", "counts", "calendar_fingerprint")}
    why = {"reason": WORDS, "who": "clerk", "recorded_at": "2026-12-01T09:00:00Z"}
    ids = {"publication_id": published["id"], "decision_id": LIBRARIES}
    change.insert("window_kept", **ids, **same, **why, kept_on=to_cell(TUESDAY))
    old = {f"old_{name}": same[name] for name in ("closes", "closes_at", "effective")}
    return change.insert("window_change", **ids, **same, **old, **why, changed_on=to_cell(TUESDAY))


def _actions(change: Change) -> None:
    """One that was done, brought back under an item, and one that follows from an item; a ward."""
    of: dict[str, Cell] = {
        "meeting_id": change.row("agenda_item", 2)["meeting_id"],
        "post": WORDS,
        "text": WORDS,
        "resolved_on": to_cell(TUESDAY),
    }
    closed: dict[str, Cell] = {"status": "done", "closed_on": to_cell(TUESDAY), "outcome": WORDS, "despite": WORDS}
    done = change.insert("agreed_action", **of, **closed)
    change.insert("matter_arising", action_id=done, item_id=2, note=WORDS)
    change.insert("agreed_action", **of, item_id=2)
    change.insert("ward", name=WORDS, members=2)


def _committee_report(change: Change) -> int:
    """A committee report that no item has, with an exempt section; its open ones have titles and risks alone."""
    told = ("title", "relevant_officer", "body", "contact_name", "contact_title", "contact_telephone", "contact_email")
    cells: dict[str, Cell] = dict.fromkeys((*told, "reference", "despite"), WORDS)
    report = change.insert(
        "report", numbered=1, meeting_on=to_cell(TUESDAY), dated=to_cell(TUESDAY), probabilities=f"A {WORDS}",
        impacts=f"IV {WORDS}", **cells,
    )  # fmt: skip
    change.insert("report_section", report_id=report, position=0, number="1.0", title=WORDS, part="risks")
    kept = change.insert("report_section", report_id=report, position=1, number="2.0", title="Price (exempt)")
    change.insert("report_paragraph", section_id=kept, position=0, number="2.1", heading=KEPT, text=KEPT)
    place: dict[str, Cell] = {"probability": "A", "impact": "IV", "despite": WORDS}
    return change.insert("report_risk", report_id=report, position=0, number="1", text=WORDS, **place)


def _commitments(change: Change) -> None:
    """A plan with an objective that was done, an action under it that is due, its progress and a decision for it."""
    times: dict[str, Cell] = {
        "period": WORDS, "period_begins_on": to_cell(TUESDAY), "period_ends_on": to_cell(TUESDAY), "due": WORDS
    }  # fmt: skip
    columns = f"{WORDS}\n{WORDS}\n{WORDS}"
    plan = change.insert("commitment_plan", name=WORDS, columns=columns, due_on=to_cell(TUESDAY), **times)
    of: dict[str, Cell] = {"plan_id": plan, "theme": WORDS, "portfolio": WORDS, "despite": WORDS, "text": WORDS}
    ended: dict[str, Cell] = {"status": "done", "ended_on": to_cell(TUESDAY), "ended_because": WORDS}
    over = change.insert("commitment", code="C1", **of, **ended)
    change.insert("commitment", code="C1a", parent_id=over, **of, due=WORDS)
    told = {name: times[name] for name in ("period", "period_begins_on", "period_ends_on")}
    change.insert(
        "commitment_progress", commitment_id=over, made_on=to_cell(TUESDAY), author=WORDS, text=WORDS,
        decision_id=LIBRARIES, despite=WORDS, **told,
    )  # fmt: skip
    change.insert("commitment_decision", commitment_id=over, decision_id=LIBRARIES, note=WORDS)


def _text_disposed_of(office: Office) -> None:
    """A line of a report whose text went when its years were over; its entry in the history is blank."""
    line = office.register.read("SELECT max(id) FROM report_line")[0][0]
    told = office.register.read("SELECT seq FROM history WHERE record = 'report_line' AND record_id = ?", line)

    def work(change: Change) -> int:
        change.take_text("report_line", line)
        return change.dispose(
            [row["seq"] for row in told], decision_id=LIBRARIES, what="record", rule="EN-RT6",
            authority="SI 2012/2089 reg 21(6)", kept_until="2026-11-30", goes=WORDS, reason=WORDS, who="clerk",
            disposed_on=to_cell(TUESDAY), recorded_at="2026-12-01T09:00:00Z",
        )  # fmt: skip

    do(office.register, work)


def subjects(office: Office) -> Iterator[tuple[Kind, int]]:
    """Every kind with everything that it can be about."""
    for kind in KINDS:
        for about in (kind.about, kind.also):
            if about is None:
                continue
            wanted = kind if about is kind.about else replace(kind, about=about, also=kind.about)
            ids = [row[0] for row in office.register.read(f"SELECT id FROM {_OF[about]}")] if about in _OF else [0]
            yield from ((wanted, number) for number in ids)


def every_document(office: Office) -> Iterator[tuple[Kind, Made]]:
    """Each document that can be made of this register; those that are refused are left out."""
    for kind, number in subjects(office):
        try:
            yield kind, kinds.build(office, kind, number, kinds.period(office, kind, None, None))
        except ClerkError:
            continue
