"""What happens to a decision that was called in, entered step by step, and what the desk refuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.call_in_events import CouncilResult, Reconsideration, State
from clerk_tui.domain.council import Outcome
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import InputError, NotFound, Refused
from clerk_tui.services import boards, call_ins, undoing
from clerk_tui.services.call_in_cases import CallInCase, case_of
from clerk_tui.services.call_in_hearings import agenda_published, agenda_words, set_hearing
from clerk_tui.services.call_in_striking import strike
from clerk_tui.services.call_in_words import case_lines, entry_what, left_of
from clerk_tui.services.office import Office
from tests.called_in import LIBRARY, ask, council, it_is, meets, members
from tests.offices import beside, do


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Wiltshire, where the decision was called in on Monday 7 December 2026 a minute before five."""
    found = it_is(council(tmp_path), "2026-12-07T17:30")
    ask(found, "2026-12-07T16:59:00")
    yield found
    found.register.close()


def valid(office: Office, at: str = "2026-12-08T09:00") -> CallInCase:
    return call_ins.validate(it_is(office, at), LIBRARY, by="Jane Smith, Monitoring Officer")


def now(office: Office, at: str) -> CallInCase:
    return case_of(it_is(office, at), LIBRARY)


def says(case: CallInCase, id: str) -> list[str]:
    return [finding.says for finding in case.state.findings if finding.id == id]


def board(office: Office) -> list[tuple[str, str, str]]:
    return [(row.short, row.next_brief, row.nobody_brief) for row in boards.windows(office, 0, 5)]


def due(office: Office) -> list[tuple[str, date, bool]]:
    return [(row.kind, row.gate, row.overdue) for row in boards.due(office, 0, 9)]


# Found valid or not


def test_x104_found_valid_it_is_suspended_and_the_committee_meets_by_the_14th(office: Office) -> None:
    case = valid(office)
    assert case.state.state is State.SUSPENDED and not case.state.may_implement
    assert case.state.hearing_due is not None and case.state.hearing_due.answer == date(2026, 12, 14)
    assert entry_what(case, case.entries[-1]) == "Found valid by Jane Smith, Monitoring Officer"
    assert case.next.what == "scrutiny must set a hearing, due by Monday 14 December 2026"
    assert case.next.if_nobody_acts == (
        "The decision takes effect if the committee has not met by Monday 14 December 2026."
    )
    # Five clear days do not fit into five clear days and a day to send the agenda out.
    assert agenda_words(case) == (
        "A meeting by Monday 14 December 2026 cannot have its agenda out five clear days before (with it out on Tuesday"
        " 8 December 2026 the first day is Wednesday 16 December 2026): convene it at shorter notice."
    )


def test_the_office_that_decides_by_the_rule_stands_beside_the_name(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "merton"), "2026-12-03T12:00")
    ask(office, "2026-12-03T11:59:59", members(3), chosen=("1",), grounds="No consultation.", states=("the witnesses",))
    case = call_ins.validate(office, LIBRARY, by="Jane Smith")
    assert case.entries[-1].by_whom == "Jane Smith, Monitoring Officer"
    assert not says(case, "CI-STATES") and not says(case, "CI-GROUNDS")


def test_refused_it_takes_effect_and_the_reason_is_kept(office: Office) -> None:
    with pytest.raises(InputError, match="a request is refused with a reason"):
        call_ins.reject(office, LIBRARY, by="Jane Smith", because=" ")
    case = call_ins.reject(it_is(office, "2026-12-08T11:00"), LIBRARY, by="Jane Smith", because="Vexatious.")
    assert case.state.state is State.EFFECTIVE
    assert case.state.effective_at == parse_instant("2026-12-08T11:00")
    assert says(case, "CI-REJECTED") == ["A request was found not to be valid: Vexatious."]


def test_a_decision_about_a_request_needs_a_name_and_a_request_that_waits(office: Office) -> None:
    with pytest.raises(InputError, match="By: name whose decision it is"):
        call_ins.validate(office, LIBRARY, by="  ")
    valid(office)
    with pytest.raises(Refused, match=r"No request for call-in of D1 waits for a decision\. Called in on Monday"):
        call_ins.validate(office, LIBRARY, by="Jane Smith")


def test_the_second_of_two_requests_can_be_decided_before_the_first(office: Office) -> None:
    second = ask(office, "2026-12-07T16:59:30", grounds="Another.").request
    case = call_ins.reject(office, LIBRARY, by="Jane Smith", because="The same again.", request_id=second.id)
    assert [one.standing.value for one in case.state.asked] == ["waiting", "rejected"]
    assert case.state.state is State.VALIDATING


def test_found_valid_before_it_was_received_is_refused(office: Office) -> None:
    with pytest.raises(InputError, match="lies before the request of Monday 7 December 2026, 16:59"):
        call_ins.validate(office, LIBRARY, by="Jane Smith", at=parse_instant("2026-12-07T16:58"))


def test_nothing_is_entered_for_the_future(office: Office) -> None:
    with pytest.raises(InputError, match="At: Wednesday 9 December 2026, 09:00 lies in the future"):
        call_ins.validate(office, LIBRARY, by="Jane Smith", at=parse_instant("2026-12-09T09:00"))


# Withdrawn


def test_x115_one_who_withdraws_leaves_the_request_standing(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "gloucestershire"), "2026-12-07T12:00")
    ask(office, "2026-12-07T11:00", members(5), chosen=("1",), grounds="x")
    valid(office)
    one = call_ins.withdraw(office, LIBRARY, names=("Councillor B",))
    assert one.state.state is State.SUSPENDED
    assert says(one, "CI-WITHDRAWN") == [
        "1 of 5 signatories have withdrawn; the request stays valid unless the council's rules say otherwise."
    ]
    everyone = call_ins.withdraw(it_is(office, "2026-12-08T15:00"), LIBRARY, names=())
    assert everyone.state.state is State.EFFECTIVE and everyone.state.effective == date(2026, 12, 8)


def test_a_withdrawal_that_is_not_in_writing_does_not_count_where_the_rule_wants_it(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "gloucestershire"), "2026-12-07T12:00")
    ask(office, "2026-12-07T11:00", members(5), chosen=("1",), grounds="x")
    case = call_ins.withdraw(office, LIBRARY, names=(), in_writing=False)
    assert case.state.state is State.VALIDATING
    assert says(case, "CI-WITHDRAWN") == ["A signature is withdrawn in writing; this withdrawal does not count."]


def test_who_has_not_signed_cannot_withdraw(office: Office) -> None:
    with pytest.raises(InputError, match="Councillor L has not signed the request"):
        call_ins.withdraw(office, LIBRARY, names=("Councillor L",))


def test_who_withdraws_may_be_styled_otherwise_than_on_the_request(office: Office) -> None:
    valid(office)
    case = call_ins.withdraw(office, LIBRARY, names=("Cllr B", "councillor c"))
    assert case.entries[-1].names == ("Councillor B", "Councillor C")
    with pytest.raises(InputError, match="Cllr A has not signed the request"):
        call_ins.withdraw(office, LIBRARY, names=("Cllr A",))


# The hearing


def test_a_hearing_before_the_request_is_refused(office: Office) -> None:
    valid(office)
    with pytest.raises(InputError, match="Hearing: Friday 4 December 2026 lies before the request of Monday 7 Decemb"):
        set_hearing(office, LIBRARY, on=date(2026, 12, 4))
    with pytest.raises(InputError, match="At: the hearing of Monday 7 December 2026, 16:00 lies before the request"):
        call_ins.heard(office, LIBRARY, outcome=Outcome.STAND, at=parse_instant("2026-12-07T16:00"))


def test_there_is_no_hearing_before_the_request_is_found_valid(office: Office) -> None:
    with pytest.raises(Refused, match="There is no valid call-in of D1 to be heard"):
        set_hearing(office, LIBRARY, on=date(2026, 12, 10))
    with pytest.raises(InputError, match="There is no valid call-in before the committee to hear"):
        call_ins.heard(office, LIBRARY, outcome=Outcome.STAND)


def test_a_hearing_after_the_limit_or_of_another_body_needs_a_reason(office: Office) -> None:
    valid(office)
    with pytest.raises(Refused, match=r"Tuesday 15 December 2026 lies after Monday 14 December 2026, the last day"):
        set_hearing(office, LIBRARY, on=date(2026, 12, 15))
    cabinet = meets(office, "Cabinet", "2026-12-11")
    with pytest.raises(Refused, match="Hearing: Cabinet is not a scrutiny committee in the register"):
        set_hearing(office, LIBRARY, meeting_id=cabinet)
    case = set_hearing(office, LIBRARY, on=date(2026, 12, 15), because="No quorum before.")
    assert (case.hearing_day, case.entries[-1].reason) == (date(2026, 12, 15), "No quorum before.")
    with pytest.raises(InputError, match="name the meeting or the day, one of the two"):
        set_hearing(office, LIBRARY)


def test_the_hearing_is_that_of_its_meeting_and_its_agenda_has_five_clear_days(office: Office) -> None:
    valid(office)
    meeting = meets(office, "Overview and Scrutiny Committee", "2026-12-14")
    case = set_hearing(office, LIBRARY, meeting_id=meeting)
    assert case.next.what == "the hearing on Monday 14 December 2026, due by Monday 14 December 2026"
    assert case.hearing_agenda is not None and case.hearing_agenda.ledger.rule == "LGA-AG5"
    assert agenda_words(case) == (
        "A meeting by Monday 14 December 2026 cannot have its agenda out five clear days before (with it out on Tuesday"
        " 8 December 2026 the first day is Wednesday 16 December 2026): convene it at shorter notice."
    )
    assert ("hearing-agenda", date(2026, 12, 4), True) in due(office)
    assert ("hearing", date(2026, 12, 14), False) in due(office)
    said = agenda_words(agenda_published(office, LIBRARY, on=date(2026, 12, 8)))
    assert said == (
        "The agenda of the hearing was published with 3 clear days, too late: the meeting is convened at shorter"
        " notice."
    )


def test_a_meeting_that_moves_takes_the_hearing_with_it(office: Office) -> None:
    valid(office)
    meeting = meets(office, "Overview and Scrutiny Committee", "2026-12-11")
    set_hearing(office, LIBRARY, meeting_id=meeting)
    do(office.register, lambda change: change.update("meeting", meeting, 1, day="2026-12-14"))
    assert case_of(office, LIBRARY).hearing_day == date(2026, 12, 14)


def test_a_meeting_that_is_cancelled_hears_nothing(office: Office) -> None:
    valid(office)
    meeting = meets(office, "Overview and Scrutiny Committee", "2026-12-11")
    set_hearing(office, LIBRARY, meeting_id=meeting)
    do(office.register, lambda change: change.update("meeting", meeting, 1, status="cancelled"))
    case = case_of(office, LIBRARY)
    assert case.next.what == "scrutiny must set a hearing, due by Monday 14 December 2026"
    assert agenda_words(case) == f"M{meeting}, which was to hear it, is cancelled: set the hearing anew."
    assert due(office)[0][:2] == ("hearing", date(2026, 12, 14))
    with pytest.raises(InputError, match=f"M{meeting} is cancelled; name a meeting that is to be held"):
        set_hearing(office, LIBRARY, meeting_id=meeting)


def test_a_meeting_that_is_adjourned_hears_it_when_it_goes_on(office: Office) -> None:
    valid(office)
    meeting = meets(office, "Overview and Scrutiny Committee", "2026-12-11", "2026-12-08")
    later = meets(office, "Overview and Scrutiny Committee", "2026-12-14")
    set_hearing(office, LIBRARY, meeting_id=meeting)
    do(office.register, lambda change: change.update("meeting", meeting, 1, status="adjourned"))
    do(office.register, lambda change: change.update("meeting", later, 1, continues_id=meeting))
    case = case_of(office, LIBRARY)
    assert case.hearing_day == date(2026, 12, 14)
    assert "published with 2 clear days" in agenda_words(case)


def test_an_agenda_that_was_out_before_the_request_does_not_have_the_call_in_on_it(office: Office) -> None:
    valid(office)
    meeting = meets(office, "Overview and Scrutiny Committee", "2026-12-11", "2026-12-03")
    case = set_hearing(office, LIBRARY, meeting_id=meeting)
    assert "convene it at shorter notice" in agenda_words(case)
    case = agenda_published(office, LIBRARY, on=date(2026, 12, 8))
    assert "published with 2 clear days, too late" in agenda_words(case)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(1999, 1, 1), "Agenda: Friday 1 January 1999 lies before the request of Monday 7 December 2026"),
        (date(2026, 12, 6), "Agenda: Sunday 6 December 2026 lies before the request of Monday 7 December 2026"),
        (date(2026, 12, 14), "Agenda: Monday 14 December 2026 lies after the hearing of Friday 11 December 2026"),
    ],
)
def test_an_agenda_before_the_request_or_after_the_hearing_is_refused(office: Office, day: date, says: str) -> None:
    valid(office)
    set_hearing(office, LIBRARY, on=date(2026, 12, 11))
    with pytest.raises(InputError, match=says):
        agenda_published(it_is(office, "2026-12-14T12:00"), LIBRARY, on=day)
    assert case_of(office, LIBRARY).hearing_agenda is not None


def test_a_request_after_the_hearing_comes_too_late_to_be_heard(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "merton"), "2026-12-01T12:00")
    ask(office, "2026-12-01T11:00", members(3))
    call_ins.validate(office, LIBRARY, by="Jane Smith")
    call_ins.heard(office, LIBRARY, outcome=Outcome.REFER_BACK)
    answer = ask(it_is(office, "2026-12-02T12:00"), "2026-12-02T11:00", members(3, "F"))
    assert answer.request.refused == "the decision was called in before; nothing changes."
    assert answer.case.state.state is State.RECONSIDER


def test_a_hearing_missed_brings_it_into_effect_at_wiltshire(office: Office) -> None:
    valid(office)
    assert now(office, "2026-12-14T23:59:59").state.state is State.SUSPENDED
    case = now(office, "2026-12-15T00:00")
    assert case.state.state is State.EFFECTIVE and case.state.effective == date(2026, 12, 15)
    assert board(office) == [("In effect", "Since Tue 15 Dec 2026", "")]


# Outcomes


def test_referred_back_and_confirmed(office: Office) -> None:
    valid(office)
    case = call_ins.heard(it_is(office, "2026-12-14T20:00"), LIBRARY, outcome=Outcome.REFER_BACK, because="Costs.")
    assert case.state.state is State.RECONSIDER
    assert case.state.reconsider_due is not None and case.state.reconsider_due.answer == date(2026, 12, 21)
    assert board(office) == [("Back with its maker", "Reconsider Mon 21 Dec", "Stays suspended")]
    assert due(office) == [("reconsider", date(2026, 12, 21), False)]
    done = call_ins.reconsidered(it_is(office, "2026-12-18T18:00"), LIBRARY, result=Reconsideration.CONFIRMED)
    assert done.state.state is State.CONFIRMED
    assert (done.entries[-1].by_whom, done.entries[-1].outcome) == ("Cabinet", "confirmed")
    assert due(office) == []


def test_referred_to_council_which_makes_no_objection(office: Office) -> None:
    valid(office)
    call_ins.heard(it_is(office, "2026-12-14T20:00"), LIBRARY, outcome=Outcome.REFER_TO_COUNCIL)
    with pytest.raises(InputError, match="not before its maker to be reconsidered"):
        call_ins.reconsidered(office, LIBRARY, result=Reconsideration.CONFIRMED)
    assert board(office) == [("Before Council", "Council meets", "Stays suspended")]
    done = call_ins.council_met(it_is(office, "2027-01-20T19:00"), LIBRARY, result=CouncilResult.NO_OBJECTION)
    assert done.state.state is State.EFFECTIVE and done.state.effective == date(2027, 1, 20)


def test_council_decides_itself_only_with_what_it_decided(office: Office) -> None:
    valid(office)
    call_ins.heard(it_is(office, "2026-12-14T20:00"), LIBRARY, outcome=Outcome.REFER_TO_COUNCIL)
    it_is(office, "2027-01-20T19:00")
    with pytest.raises(InputError, match="say whether it confirmed, amended or rescinded it"):
        call_ins.council_met(office, LIBRARY, result=CouncilResult.DECIDES)
    done = call_ins.council_met(office, LIBRARY, result=CouncilResult.DECIDES, decides=Reconsideration.RESCINDED)
    assert done.state.state is State.RESCINDED and done.state.effective is None and not done.state.may_implement


def test_let_stand_at_merton_it_takes_effect_at_once(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "merton"), "2026-12-03T12:00")
    ask(office, "2026-12-03T11:00", members(3), chosen=("1",), grounds="x", states=("the witnesses",))
    valid(office)
    done = call_ins.heard(it_is(office, "2026-12-15T20:00"), LIBRARY, outcome=Outcome.STAND)
    assert done.state.state is State.EFFECTIVE and done.state.effective_at == parse_instant("2026-12-15T20:00")


def test_implemented_while_suspended_is_a_breach(office: Office) -> None:
    valid(office)
    case = call_ins.implemented(office, LIBRARY, by="Libraries")
    assert says(case, "CI-BREACH") == [
        "Implemented Tuesday 8 December 2026, 09:00, though it was suspended by a call-in."
    ]
    assert any(line.startswith("Breach. CI-BREACH.") for line in case_lines(office, case))
    with pytest.raises(InputError, match="At: the decision was carried out already, "):
        call_ins.implemented(office, LIBRARY)


def test_x113_a_second_call_in_of_a_confirmed_decision_is_refused(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "harrow"), "2026-12-02T12:00")
    ask(office, "2026-12-02T11:00", members(6))
    valid(office, "2026-12-02T13:00")
    call_ins.heard(it_is(office, "2026-12-03T20:00"), LIBRARY, outcome=Outcome.REFER_BACK)
    call_ins.reconsidered(it_is(office, "2026-12-04T20:00"), LIBRARY, result=Reconsideration.CONFIRMED)
    second = ask(it_is(office, "2026-12-07T12:00"), "2026-12-07T11:00", members(6))
    assert second.request.refused == (
        "the decision was called in before, and by the council's rule it cannot be called in again."
    )
    assert second.case.state.state is State.CONFIRMED


# Urgency


def test_x103_a_waiver_takes_all_whom_the_rule_names_and_a_reason(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "gloucestershire"), "2026-12-01T12:00")
    with pytest.raises(InputError, match="a waiver of call-in needs its reason"):
        call_ins.urgent(office, LIBRARY, offices=("Chair of the Council",), because="")
    one = call_ins.urgent(office, LIBRARY, offices=("Chair of the Council",), because="The roof.")
    assert one.state.state is State.WINDOW_OPEN
    assert says(one, "CI-WAIVER") == [
        "Call-in is not waived: nothing records that chair of the scrutiny committee agreed."
    ]
    both = ("Vice-Chair of the Council", "chair of the scrutiny committee")
    done = call_ins.urgent(office, LIBRARY, offices=both, because="The roof.", by="Ann Lee, Bob Ray")
    assert done.state.state is State.EFFECTIVE and done.state.effective_at == parse_instant("2026-12-01T12:00")
    assert ask(office, "2026-12-01T12:00", members(5), chosen=("1",)).request.refused.startswith("call-in was waived")


# Slips


def test_a_slip_is_struck_out_and_both_stay(office: Office) -> None:
    valid(office)
    call_ins.heard(office, LIBRARY, outcome=Outcome.REFER_BACK)
    slip = case_of(office, LIBRARY).entries[-1]
    with pytest.raises(InputError, match="an event is struck out with a reason"):
        strike(office, LIBRARY, slip.id, because="")
    case = strike(office, LIBRARY, slip.id, because="It stood.")
    assert case.state.state is State.SUSPENDED
    assert [(entry.kind.value, entry.struck) for entry in case.entries[-2:]] == [
        ("heard", "It stood."), ("struck-out", None)
    ]  # fmt: skip
    assert board(office)[0][0] == "Called in, suspended"
    with pytest.raises(Refused, match="struck out already: It stood"):
        strike(office, LIBRARY, slip.id, because="Again.")
    with pytest.raises(Refused, match="A striking out is not struck out itself"):
        strike(office, LIBRARY, case.entries[-1].id, because="No.")
    with pytest.raises(NotFound, match="has no event E99"):
        strike(office, LIBRARY, 99, because="No.")


def test_what_something_rests_on_is_not_struck_out(office: Office) -> None:
    received = case_of(office, LIBRARY).entries[0]
    valid(office)
    with pytest.raises(Refused, match="Something that was entered later rests on this"):
        strike(office, LIBRARY, received.id, because="Another decision was meant.")


def test_a_request_that_is_struck_out_leaves_the_window_as_it_was(office: Office) -> None:
    case = strike(office, LIBRARY, case_of(office, LIBRARY).entries[0].id, because="Another decision was meant.")
    assert case.state.state is State.WINDOW_OPEN and case.state.asked == ()
    assert now(office, "2026-12-08T00:00").state.state is State.EFFECTIVE


def test_every_step_is_undone_as_the_last_thing_done(office: Office) -> None:
    states = [case_of(office, LIBRARY).state.state]
    for step in (
        lambda: valid(office),
        lambda: set_hearing(office, LIBRARY, on=date(2026, 12, 11)),
        lambda: call_ins.heard(office, LIBRARY, outcome=Outcome.REFER_BACK),
        lambda: call_ins.reconsidered(office, LIBRARY, result=Reconsideration.AMENDED),
        lambda: strike(office, LIBRARY, case_of(office, LIBRARY).entries[-1].id, because="Not yet."),
    ):
        states.append(step().state.state)
    for state in reversed(states[:-1]):
        undoing.undo(office)
        assert case_of(office, LIBRARY).state.state is state


def test_what_a_colleague_s_step_rests_on_is_not_undone(office: Office) -> None:
    valid(office)
    call_ins.heard(office, LIBRARY, outcome=Outcome.REFER_BACK)
    colleague = beside(office)
    call_ins.reconsidered(colleague, LIBRARY, result=Reconsideration.CONFIRMED)
    with pytest.raises(Refused, match="rests on this"):
        undoing.undo(office)
    assert case_of(office, LIBRARY).state.state is State.CONFIRMED
    colleague.register.close()


def test_what_would_bring_a_call_in_back_behind_a_colleague_s_later_step_is_not_undone(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "gloucestershire"), "2026-12-01T12:00")
    ask(office, "2026-12-01T11:00", members(5))
    call_ins.validate(office, LIBRARY, by="Jane Smith")
    call_ins.withdraw(it_is(office, "2026-12-10T12:00"), LIBRARY, names=())
    colleague = beside(office)
    call_ins.implemented(colleague, LIBRARY)
    with pytest.raises(Refused, match="E4 was entered later, when D1 was settled; strike out what was wrong instead"):
        undoing.undo(office)
    strike(office, LIBRARY, case_of(office, LIBRARY).entries[2].id, because="Two had not signed it.")
    assert board(office)[0][0] == "Called in, suspended"
    colleague.register.close()


# The board


def test_time_left_is_working_time(tmp_path: Path) -> None:
    office = council(tmp_path)
    assert left_of(office, now(office, "2026-12-04T14:00")) == "1 working day 3 h"
    assert left_of(office, now(office, "2026-12-05T12:00")) == "17 h"
    assert left_of(office, now(office, "2026-12-07T16:15")) == "45 min"
    assert left_of(office, now(office, "2026-12-07T17:00:01")) == ""
    assert board(it_is(office, "2026-12-04T14:00")) == [
        ("Open 1 working day 3 h", "Closes Mon 7 Dec", "Effect Tue 8 Dec")
    ]


def test_what_was_called_in_comes_first_and_is_never_said_to_take_effect(office: Office) -> None:
    valid(office)
    (row,) = boards.windows(it_is(office, "2026-12-09T12:00"), 0, 5)
    assert (row.called_in, row.open, row.effective) == (True, False, None)
    assert (row.short, row.next_brief, row.nobody_brief) == (
        "Called in, suspended", "Hearing by Mon 14 Dec", "Effect Tue 15 Dec"
    )  # fmt: skip
    assert boards.count_windows(office) == (1, 0)
    assert [kind for kind, _, _ in due(office)] == ["hearing"]
    assert boards.windows(office, 0, 5, "nothing like it") == []


def test_an_unpublished_decision_has_no_case(tmp_path: Path) -> None:
    from tests.offices import ICT, demo

    with pytest.raises(Refused, match="D1 has no date of decision yet"):
        case_of(demo(tmp_path), ICT)


# Published again


@pytest.mark.parametrize(
    ("restarts", "closes", "effective"),
    [(False, "2026-12-07T17:00", date(2026, 12, 8)), (True, "2026-12-09T17:00", date(2026, 12, 10))],
)
def test_a_correction_keeps_or_restarts_the_window_as_it_was_decided_then(
    tmp_path: Path, restarts: bool, closes: str, effective: date
) -> None:
    from clerk_tui.services.correcting import Reasons, correct

    office = it_is(council(tmp_path), "2026-12-02T10:00")
    reasons = Reasons("A slip of the pen.", restarts=restarts, window="As the monitoring officer decided.")
    correct(office, LIBRARY, {"reasons": "Savings of a third."}, reasons)
    state = case_of(office, LIBRARY).state
    assert (state.closes_at, state.effective) == (parse_instant(closes), effective)
    late = ask(it_is(office, "2026-12-08T12:00"), "2026-12-08T11:00")
    assert late.accepted is restarts


def test_the_record_of_a_decision_that_was_called_in_says_so_and_no_day_of_effect(office: Office) -> None:
    from clerk_tui.register import decisions as records
    from clerk_tui.services.call_in_standing import standing_sentence
    from clerk_tui.services.words import decision_lines

    valid(office)
    decision, publication = records.decision(office.register, LIBRARY), records.publication(office.register, LIBRARY)
    said = standing_sentence(office, LIBRARY)
    assert said == "Called in on Monday 7 December 2026: the decision may not be implemented until that is settled."
    lines = decision_lines(decision, publication, office.council(), called_in=said)
    assert said in lines and not [line for line in lines if line.startswith("In effect")]


def test_a_call_in_that_cannot_be_counted_is_said_so_on_the_record_the_board_and_today(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clerk_tui.services import call_in_cases, call_in_standing

    def no_count(_: Office, decision_id: int) -> CallInCase:
        raise InputError(f"D{decision_id} has a hearing before its request.")

    valid(office)
    monkeypatch.setattr(call_in_cases, "case_of", no_count)
    monkeypatch.setattr(call_in_standing, "case_of", no_count)
    said = call_in_standing.standing_sentence(office, LIBRARY)
    assert said == f"How it stands cannot be said: D{LIBRARY} has a hearing before its request."
    assert board(office)[0][0] == "Look at the case"
    assert "validate" in [kind for kind, _, _ in due(office)]
    it_is(office, "2026-11-29T09:00")
    assert call_in_standing.standing_sentence(office, LIBRARY) == ""
    assert "validate" not in [kind for kind, _, _ in due(office)]
