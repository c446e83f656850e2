"""A meeting moved, adjourned, cancelled, called again: what follows is shown first, then done with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import ClerkError, Conflict, InputError, Refused
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.meeting import MeetingStatus
from clerk_tui.domain.meeting_change import ChangeKind, Consequence
from clerk_tui.register import agendas, meetings
from clerk_tui.register import decisions as records
from clerk_tui.services import boards, decisions, meeting_changes, meeting_details, publishing
from clerk_tui.services.meeting_changes import Preview, accept, preview
from clerk_tui.services.meeting_words import story
from clerk_tui.services.new_meetings import NewMeeting, add_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import EVENING, ICT, beside, count, demo, own, recorded

MOVED, ADJOURNED, CANCELLED, RECALLED = ChangeKind
BEFORE = "2017-10-02T09:00:00+01:00"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A week before the Executive of Monday 9 October 2017; its agenda was published on Friday 29 September."""
    office = demo(tmp_path, BEFORE)
    yield office
    office.register.close()


def evening(office: Office) -> Office:
    """The same office when the meeting has been opened."""
    office.clock.rehearse(parse_instant(EVENING))
    return office


def of_rule(shown: Preview, rule: str) -> list[Consequence]:
    return [each for each in shown.consequences if each.rule == rule]


def test_a_meeting_moved_earlier_has_a_late_agenda_and_the_check_says_so(office: Office) -> None:
    shown = preview(office, 1, MOVED, to=date(2017, 10, 5))
    (agenda,) = of_rule(shown, "EN-AG5")
    assert (agenda.severity, agenda.old, agenda.new) == (Severity.WARNING, date(2017, 9, 29), date(2017, 9, 27))
    assert agenda.says.startswith("Agenda and reports of Friday 29 September 2017: only three clear working days")
    assert agenda.old_ledger is not None and agenda.old_ledger.anchor == date(2017, 10, 9)
    assert meetings.meeting(office.register, 1).day == date(2017, 10, 9), "only shown so far"

    accept(office, shown, "The mayor is away")
    late = next(finding for finding in publishing.findings(office, ICT) if finding.id == "EN-AG5")
    assert late.severity is Severity.BLOCKER
    assert "only 3 clear working days; five are required, so it was due by Wednesday 27 September 2017" in late.says
    assert late.says.endswith("The meeting was moved from Monday 9 October 2017 because: The mayor is away.")


def test_the_change_is_kept_with_its_reason_and_what_was_shown(office: Office) -> None:
    accept(office, preview(office, 1, MOVED, to=date(2017, 10, 5), starts=time(10)), "The mayor is away")
    (change,) = agendas.changes(office.register, 1)
    assert (change.old_day, change.new_day, change.new_starts) == (date(2017, 10, 9), date(2017, 10, 5), time(10))
    assert (change.reason, change.changed_on) == ("The mayor is away", date(2017, 10, 2))
    assert "EN-AG5" in change.consequences
    assert any("Reason: The mayor is away." in line for line in story(office, 1))


def test_a_move_asks_for_the_notices_anew(office: Office) -> None:
    meeting_details.set_meeting(office, 1, {"notice_offices": "28/9/17", "notice_website": "29/9/17"})
    assert meetings.meeting(office.register, 1).notice_on == date(2017, 9, 29)
    shown = preview(office, 1, MOVED, to=date(2017, 10, 19))
    notice = of_rule(shown, "EN-NM5")[0]
    assert (notice.severity, notice.new) == (Severity.ADVICE, date(2017, 10, 11))
    key = of_rule(shown, "EN-KD28")[0]
    assert (key.ref, key.old, key.new) == ("D1", date(2017, 9, 8), date(2017, 9, 20))
    accept(office, shown, "Room flooded")
    assert meetings.meeting(office.register, 1).notice_on is None


def test_a_later_day_leaves_a_key_notice_long_enough(office: Office) -> None:
    decisions.set_field(office, ICT, "notice_on", "10 September 2017")
    (short,) = [each for each in of_rule(preview(office, 1, MOVED, to=date(2017, 10, 5)), "EN-KD28") if each.done]
    assert short.severity is Severity.WARNING
    (held,) = of_rule(preview(office, 1, MOVED, to=date(2017, 10, 19)), "EN-KD28")
    assert (held.severity, held.done) == (Severity.HOLDS, date(2017, 9, 10))


def test_a_record_dated_already_is_named(office: Office) -> None:
    decisions.set_field(evening(office), ICT, "decided_on", "9 October 2017")
    (dated,) = of_rule(preview(office, 1, MOVED, to=date(2017, 10, 12)), "DATES")
    assert "which would lie before its meeting" in dated.says


def test_the_forward_plan_entry_that_states_another_day_is_named(office: Office) -> None:
    def work(change: object) -> int:
        row = change.find("forward_plan_entry", reference="18/2017")  # type: ignore[attr-defined]
        return change.update(  # type: ignore[attr-defined, no-any-return]
            "forward_plan_entry", row["id"], row["version"], due_from="2017-10-09", due_to="2017-10-09"
        )

    office.register.run(office.command("test", "period stated"), work)
    (plan,) = of_rule(preview(office, 1, MOVED, to=date(2017, 10, 19)), "PLAN")
    assert plan.severity is Severity.WARNING
    assert plan.says.startswith("Entry 18/2017 of the forward plan states Monday 9 October 2017")
    (slips,) = of_rule(preview(office, 1, CANCELLED), "PLAN")
    assert slips.says.endswith("slips.")


def test_x022_called_again_after_it_was_cancelled_it_is_a_new_meeting(tmp_path: Path) -> None:
    office = own(tmp_path, now="2026-12-03T09:00:00Z")
    add_meeting(office, NewMeeting("Executive", date(2026, 12, 10), time(18), members=("Benson",)))
    meeting_details.set_meeting(office, 1, {"agenda_on": "2 December 2026"})
    accept(office, preview(office, 1, CANCELLED), "No quorum")
    assert meetings.meeting(office.register, 1).status is MeetingStatus.CANCELLED
    shown = preview(office, 1, RECALLED, to=date(2026, 12, 15))
    assert [each.new for each in (*of_rule(shown, "EN-AG5"), *of_rule(shown, "EN-NM5"))] == [date(2026, 12, 7)] * 2
    again = accept(office, shown, "A quorum is promised")
    new = meetings.meeting(office.register, again)
    assert (new.continues_id, new.agenda_on, new.sits_for) == (1, None, None)
    assert [member.name for member in new.members] == ["Benson"]
    assert meetings.meeting(office.register, 1).continued_by == again


def test_x023_an_adjourned_meeting_goes_on_under_its_agenda(tmp_path: Path) -> None:
    office = own(tmp_path, now="2026-12-10T20:00:00Z")
    add_meeting(office, NewMeeting("Executive", date(2026, 12, 10), time(18)))
    meeting_details.set_meeting(office, 1, {"agenda_on": "2 December 2026"})
    shown = preview(office, 1, ADJOURNED, to=date(2026, 12, 17))
    agenda, business = of_rule(shown, "EN-AG5")
    assert "the agenda of Wednesday 2 December 2026 still governs and no new count begins" in agenda.says
    assert (business.what, business.new) == ("New business", date(2026, 12, 9))
    assert not of_rule(shown, "EN-NM5")
    resumed = meetings.meeting(office.register, accept(office, shown, "Out of time"))
    assert (resumed.agenda_on, resumed.agenda_for) == (date(2026, 12, 2), date(2026, 12, 10))


def test_what_was_decided_stays_with_the_first_sitting_and_the_rest_is_carried_over(office: Office) -> None:
    recorded(evening(office))
    resumed = accept(office, preview(office, 1, ADJOURNED, to=date(2017, 10, 16)), "Out of time")
    titles = [item.title for item in meetings.items(office.register, resumed)]
    assert titles[0] == "DECLARATIONS OF INTEREST" and len(titles) == 2 and titles[1].startswith("FINANCIAL")
    money = meetings.items(office.register, resumed)[1]
    assert money.decision_id == 2 and records.decision(office.register, 2).meeting_id == resumed
    report = meetings.item(office.register, money.id).report
    assert report is not None and report.recommendations
    assert records.decision(office.register, ICT).meeting_id == 1
    assert [item.carried_to is None for item in meetings.items(office.register, 1)] == [False, True, False]
    held = [finding for finding in publishing.findings(office, 2) if finding.id == "EN-AG5"]
    assert "for Monday 9 October 2017, resumed on Monday 16 October 2017: exactly 5" in held[0].says


@pytest.mark.parametrize("kind", [MOVED, CANCELLED])
def test_every_change_can_be_undone_and_leaves_the_register_whole(office: Office, kind: ChangeKind) -> None:
    before = meetings.meeting(office.register, 1)
    accept(office, preview(office, 1, kind, to=date(2017, 10, 19)), "For the test")
    undo(office)
    assert meetings.meeting(office.register, 1).day == before.day
    assert meetings.meeting(office.register, 1).status is MeetingStatus.CALLED
    assert agendas.changes(office.register, 1) == ()
    assert verify(office).good


def test_an_adjournment_can_be_undone(office: Office) -> None:
    accept(evening(office), preview(office, 1, ADJOURNED, to=date(2017, 10, 16)), "Out of time")
    undo(office)
    assert count(office.register, "meeting") == 1
    assert records.decision(office.register, 2).meeting_id == 1
    assert verify(office).good


def test_a_cancelled_meeting_stays_in_the_list_and_is_not_due(office: Office) -> None:
    accept(office, preview(office, 1, CANCELLED), "No quorum")
    from clerk_tui.register import lists

    (row,) = lists.page_meetings(office.register, 0, 5)
    assert boards.meeting_line(row)[4] == "CANCELLED"
    evening(office)
    assert [due.ref for due in boards.due(office, 0, 9)] == []


REFUSED: list[tuple[ChangeKind, date | None, str]] = [
    (MOVED, None, "Day: say to which day M1 is moved."),
    (MOVED, date(2017, 10, 9), "Day: M1 is called for Monday 9 October 2017 at that time and place already."),
    (ADJOURNED, date(2017, 10, 16), "has not been opened, so it is moved, not adjourned."),
    (RECALLED, date(2017, 10, 16), "M1 is not cancelled; only a cancelled meeting is called again."),
]


@pytest.mark.parametrize(("kind", "to", "sentence"), REFUSED)
def test_what_cannot_be_is_refused_with_field_and_rule(
    office: Office, kind: ChangeKind, to: date | None, sentence: str
) -> None:
    with pytest.raises(ClerkError) as refused:
        preview(office, 1, kind, to=to)
    assert sentence in str(refused.value)


def test_an_adjournment_to_an_earlier_hour_is_refused(office: Office) -> None:
    with pytest.raises(InputError, match="does not lie after the sitting of Monday 9 October 2017"):
        preview(evening(office), 1, ADJOURNED, to=date(2017, 10, 9), starts=time(10))


def test_no_change_without_a_reason(office: Office) -> None:
    with pytest.raises(InputError, match="Reason: say why the meeting is moved"):
        accept(office, preview(office, 1, MOVED, to=date(2017, 10, 19)), "  ")
    assert agendas.changes(office.register, 1) == ()


def test_a_meeting_with_a_published_decision_was_held(office: Office) -> None:
    recorded(evening(office))
    publishing.publish(office, ICT)
    with pytest.raises(Refused, match="D1 of M1 is published: the meeting was held"):
        preview(office, 1, CANCELLED)


def test_nobody_calls_a_meeting_again_twice(office: Office) -> None:
    accept(office, preview(office, 1, CANCELLED), "No quorum")
    accept(office, preview(office, 1, RECALLED, to=date(2017, 10, 24)), "New day")
    with pytest.raises(Refused, match="M1 was called again already, as M2"):
        preview(office, 1, RECALLED, to=date(2017, 10, 25))


def test_what_was_shown_and_is_no_longer_so_is_not_done(office: Office) -> None:
    shown = preview(office, 1, MOVED, to=date(2017, 10, 19))
    colleague = beside(office)
    decisions.set_field(colleague, ICT, "notice_on", "10 September 2017")
    colleague.register.close()
    with pytest.raises(Conflict, match="changed since this was shown; nothing was done"):
        accept(office, shown, "Too late")


def test_the_urgencies_of_a_carried_record_go_with_it(office: Office) -> None:
    decisions.set_urgency(evening(office), 2, UrgencyKind.CALL_IN, {"reason": "storm"})
    accept(office, preview(office, 1, ADJOURNED, to=date(2017, 10, 16)), "Out of time")
    urgency = records.decision(office.register, 2).urgency(UrgencyKind.CALL_IN)
    assert urgency is not None and urgency.reason == "storm"


def test_a_line_of_a_consequence_names_weight_rule_and_paragraph(office: Office) -> None:
    (agenda,) = of_rule(preview(office, 1, MOVED, to=date(2017, 10, 5)), "EN-AG5")
    said = meeting_changes.line(agenda)
    assert said.startswith("Warning. EN-AG5. ") and said.endswith("[SI 2012/2089 reg 6]")
