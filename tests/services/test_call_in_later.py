"""What was entered at the call-in desk, seen later: waivers mended, requests overtaken, hearings missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.call_in_events import Standing, State
from clerk_tui.domain.council import Outcome
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import InputError
from clerk_tui.register import call_ins as rows
from clerk_tui.register.changes import Change
from clerk_tui.services import boards, call_ins
from clerk_tui.services.call_in_cases import CallInCase, case_of
from clerk_tui.services.call_in_hearings import agenda_published, set_hearing
from clerk_tui.services.call_in_striking import strike
from clerk_tui.services.call_in_words import case_lines, entry_what
from clerk_tui.services.office import Office
from tests.called_in import LIBRARY, ask, council, it_is, meets, members
from tests.offices import do


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Wiltshire, where the decision was called in on Monday 7 December 2026 a minute before five."""
    found = it_is(council(tmp_path), "2026-12-07T17:30")
    ask(found, "2026-12-07T16:59:00")
    yield found
    found.register.close()


def valid(office: Office, at: str = "2026-12-08T09:00") -> CallInCase:
    return call_ins.validate(it_is(office, at), LIBRARY, by="Jane Smith, Monitoring Officer")


def says(case: CallInCase, id: str) -> list[str]:
    return [finding.says for finding in case.state.findings if finding.id == id]


def test_a_waiver_that_everybody_has_agreed_to_leaves_no_word_of_the_one_that_lacked_somebody(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "gloucestershire"), "2026-12-02T12:00")
    rule = case_of(office, LIBRARY).rule
    assert rule is not None and rule.urgency is not None
    offices = tuple(one.who for one in rule.urgency.consents)
    one = call_ins.urgent(office, LIBRARY, offices=offices[:1], because="It cannot wait.")
    assert any("Call-in is not waived" in said for said in says(one, "CI-WAIVER"))
    both = call_ins.urgent(it_is(office, "2026-12-02T13:00"), LIBRARY, offices=offices, because="It cannot wait.")
    assert both.state.state is State.EFFECTIVE
    assert not any("not waived" in said for said in says(both, "CI-WAIVER"))


def test_a_request_nobody_had_decided_on_by_the_hearing_waits_for_nobody(office: Office) -> None:
    ask(office, "2026-12-07T16:59:30", grounds="Another.")
    before = valid(office)
    assert [one.standing for one in before.state.asked] == [Standing.VALID, Standing.WAITING]
    after = call_ins.heard(it_is(office, "2026-12-10T20:00"), LIBRARY, outcome=Outcome.REFER_BACK)
    assert [one.standing for one in after.state.asked] == [Standing.VALID, Standing.OVERTAKEN]
    (line,) = [line for line in case_lines(office, after) if line.startswith("R2.")]
    assert line.endswith("Not decided on when the call-in beside it was settled")


def test_a_decision_whose_hearing_was_missed_leaves_the_cases_that_wait(office: Office) -> None:
    valid(office)
    due = it_is(office, "2026-12-11T09:00").clock.now()
    assert rows.unsettled(office.register, due) == (LIBRARY,)
    assert [row.called_in for row in boards.windows(office, 0, 5)] == [True]
    later = it_is(office, "2026-12-30T09:00")
    assert case_of(later, LIBRARY).state.state is State.EFFECTIVE
    assert rows.unsettled(later.register, later.clock.now()) == ()
    (row,) = boards.windows(later, 0, 5)
    assert row.short == "In effect" and row.effective == date(2026, 12, 15) and not row.called_in


def test_one_that_stays_suspended_waits_however_long_it_takes(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "merton"), "2026-12-03T12:00")
    ask(office, "2026-12-03T11:59:59", members(3), chosen=("1",), grounds="No consultation.")
    valid(office, "2026-12-03T15:00")
    later = it_is(office, "2027-12-03T09:00")
    assert case_of(later, LIBRARY).state.state is State.SUSPENDED
    assert rows.unsettled(later.register, later.clock.now()) == (LIBRARY,)


def test_the_agenda_of_a_hearing_is_entered_with_its_reason_and_its_hour(office: Office) -> None:
    valid(office)
    set_hearing(office, LIBRARY, on=date(2026, 12, 14))
    case = agenda_published(
        it_is(office, "2026-12-10T09:00"), LIBRARY, on=date(2026, 12, 9), because="Sent a day early.",
        at=parse_instant("2026-12-09T16:30"),
    )  # fmt: skip
    assert case.entries[-1].at == parse_instant("2026-12-09T16:30")
    assert entry_what(case, case.entries[-1]) == (
        "Agenda of the hearing published: Wednesday 9 December 2026. Sent a day early"
    )


def test_a_decision_carried_out_twice_is_refused_with_the_first_time(office: Office) -> None:
    call_ins.implemented(office, LIBRARY)
    with pytest.raises(InputError, match="At: the decision was carried out already, Monday 7 December 2026, 17:30"):
        call_ins.implemented(it_is(office, "2026-12-08T09:00"), LIBRARY)


# The answer to a request stands as it was given


@pytest.fixture
def capped(tmp_path: Path) -> Iterator[Office]:
    """Bath, where Councillor B signed five call-ins of the Council year, and then one alone."""
    found = it_is(council(tmp_path, "bath-and-north-east-somerset"), "2026-12-07T16:30")
    meets(found, "Council", "2026-05-14")
    for hour in range(9, 14):
        ask(found, f"2026-12-07T{hour:02}:00", members(1))
    yield found
    found.register.close()


def of(case: CallInCase, id: int) -> Standing:
    return next(one.standing for one in case.state.asked if one.request.id == id)


def test_a_request_refused_for_its_signatures_stays_refused_where_one_of_them_is_struck_out_elsewhere(
    capped: Office,
) -> None:
    sixth = ask(capped, "2026-12-07T15:00", members(1))
    assert sixth.request.refused == "none of the signatures counts."
    case = strike(capped, LIBRARY, 1, because="It was about another decision.")
    assert of(case, sixth.request.id) is Standing.REFUSED
    assert says(case, "CI-CHANGED") == [
        "Request of Monday 7 December 2026, 15:00:00: it was refused when it came, and that stands; by what was entered"
        " since it would be taken."
    ]
    assert sixth.request.receipt == case.request(sixth.request.id).receipt


def test_a_request_that_was_taken_stays_taken_where_an_older_one_is_entered_late(capped: Office) -> None:
    strike(capped, LIBRARY, 1, because="It was about another decision.")
    fifth = ask(capped, "2026-12-07T15:00", members(1))
    assert fifth.accepted
    late = ask(capped, "2026-12-07T14:00", members(1))
    assert late.accepted
    assert of(late.case, fifth.request.id) is Standing.WAITING
    assert says(late.case, "CI-CHANGED") == [
        "Request of Monday 7 December 2026, 15:00:00: it was taken when it came, and that stands; by what was entered"
        " since it would be refused: none of the signatures counts."
    ]
    found = call_ins.validate(capped, LIBRARY, by="Jane Smith", request_id=fifth.request.id)
    assert found.state.state is State.SUSPENDED


def test_a_signature_that_would_count_otherwise_now_counts_as_the_receipt_says(capped: Office) -> None:
    sixth = ask(capped, "2026-12-07T15:00", members(2))
    assert sixth.accepted and "Councillor B (not counted: Councillor B has signed 5" in sixth.request.receipt
    case = strike(capped, LIBRARY, 1, because="It was about another decision.")
    assert says(case, "CI-CAP") == [
        "Councillor B has signed 5 call-ins in this Council year already: the signature is not counted."
    ]
    assert says(case, "CI-CHANGED") == [
        "By what was entered since, signatures would count otherwise; they stand as they were counted then."
    ]


def test_a_request_refused_for_a_waiver_counts_again_once_the_waiver_is_struck_out(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "gloucestershire"), "2026-12-02T12:00")
    rule = case_of(office, LIBRARY).rule
    assert rule is not None and rule.urgency is not None
    offices = tuple(one.who for one in rule.urgency.consents)
    waived = call_ins.urgent(office, LIBRARY, offices=offices, because="It cannot wait.")
    refused = ask(it_is(office, "2026-12-02T14:00"), "2026-12-02T13:00", members(5), chosen=("1",))
    assert refused.request.refused == "call-in was waived; it is a request for a review afterwards."
    assert not says(refused.case, "CI-CHANGED")
    case = strike(office, LIBRARY, waived.entries[-1].id, because="It was for another decision.")
    assert of(case, refused.request.id) is Standing.WAITING and case.state.state is State.VALIDATING
    assert says(case, "CI-CHANGED") == [
        "Request of Wednesday 2 December 2026, 13:00:00: it was refused when it came (call-in was waived; it is a"
        " request for a review afterwards), but that has been taken back since, so it counts again: tell those who"
        " asked."
    ]


def test_a_share_of_the_members_is_that_of_the_day_of_the_request(tmp_path: Path) -> None:
    share = ('pool = "non-executive"\ncount = 10', 'pool = "any"\ncount = 50\npercent = true')
    office = it_is(council(tmp_path, reads=share), "2026-12-07T16:30")

    def seats(change: Change) -> int:
        """Four sit on Council in December, and four more from the by-election in January on."""
        body = change.find("body", name="Council")
        assert body is not None
        for place, name in enumerate(members(8)):
            row = change.find("person", name=name)
            assert row is not None
            since = "2025-05-02" if place < 4 else "2027-01-15"
            change.insert("membership", person_id=row["id"], body_id=body["id"], role="member", valid_from=since)
        return 1

    do(office.register, seats)
    assert ask(office, "2026-12-07T12:00", members(2)).accepted
    later = case_of(it_is(office, "2027-01-20T09:00"), LIBRARY)
    assert later.state.state is State.VALIDATING and not says(later, "CI-CHANGED")


# One count behind each date


def test_a_case_opens_the_first_day_for_a_hearing_with_its_agenda_in_time(office: Office) -> None:
    case = valid(office)
    assert case.room is not None and not case.room.fits
    assert case.ledgers[-1].title == "Hearing of a call-in: five clear working days after its agenda"
    assert case.ledgers[-1].answer == date(2026, 12, 16)
    set_hearing(office, LIBRARY, on=date(2026, 12, 14))
    out = agenda_published(it_is(office, "2026-12-09T09:00"), LIBRARY, on=date(2026, 12, 9))
    assert [ledger.title for ledger in out.ledgers][-1].startswith("The agenda and reports of the meeting on Monday 14")


def test_what_was_referred_back_opens_its_last_day_with_the_count(office: Office) -> None:
    valid(office)
    case = call_ins.heard(it_is(office, "2026-12-14T20:00"), LIBRARY, outcome=Outcome.REFER_BACK)
    (ledger,) = [ledger for ledger in case.ledgers if ledger.rule == "CI-RECONSIDER"]
    assert (ledger.answer, ledger.n) == (date(2026, 12, 21), 5)
    assert case.room is None
    (row,) = [row for row in boards.due(office, 0, 9) if row.kind == "reconsider"]
    assert row.gate == ledger.answer


def test_a_last_day_that_is_over_says_from_when_there_can_be_a_hearing(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "isle-of-wight"), "2026-12-03T12:00")
    ask(office, "2026-12-03T11:00", members(4))
    valid(office, "2026-12-03T15:00")
    set_hearing(office, LIBRARY, on=date(2026, 12, 10))
    later = case_of(it_is(office, "2026-12-11T09:00"), LIBRARY)
    assert later.room is not None
    assert later.room.says == (
        "Thursday 10 December 2026 is over; with the agenda out on Friday 11 December 2026 the first day for the"
        " meeting is Monday 21 December 2026."
    )
