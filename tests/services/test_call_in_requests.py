"""A clerk takes requests for call-in at the desk: who may, how many, in time, and what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.call_in_events import Standing, State
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import ExemptWords, InputError, Refused
from clerk_tui.register.changes import Change
from clerk_tui.services import call_in_receipts, publishing, undoing
from clerk_tui.services.call_in_cases import case_of
from clerk_tui.services.call_in_people import council_year, split_names
from clerk_tui.services.call_in_requests import Typed, request
from clerk_tui.services.call_in_striking import strike
from clerk_tui.services.documents.call_in_answer import write_answer
from clerk_tui.services.office import Office
from tests.called_in import LEADER, LIBRARY, ask, council, it_is, meets, members
from tests.offices import beside, count, do

EVENING = "2026-12-07T18:00"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Wiltshire: ten members who are not of the executive, by five on Monday 7 December 2026."""
    found = it_is(council(tmp_path), EVENING)
    yield found
    found.register.close()


def standing(office: Office) -> list[tuple[Standing, str]]:
    return [(one.standing, one.says) for one in case_of(office, LIBRARY).state.asked]


@pytest.mark.parametrize(
    ("received", "in_time"),
    [("2026-12-07T16:59:00", True), ("2026-12-07T16:59:59", True), ("2026-12-07T17:00:00", True),
     ("2026-12-07T17:00:01", False)],
)  # fmt: skip
def test_x104_the_cut_off_is_kept_to_the_second(office: Office, received: str, in_time: bool) -> None:
    answer = ask(office, received)
    assert answer.accepted is in_time
    assert (answer.case.state.state is State.VALIDATING) is in_time
    if in_time:
        assert "The request was received in time, by enough of those who may ask." in answer.request.receipt
        assert "may not be implemented until the call-in is settled" in answer.request.receipt
    else:
        assert answer.request.refused == "too late; requests closed Monday 7 December 2026, 17:00."
        assert "REQUEST FOR CALL-IN: REFUSED" in answer.request.receipt
        assert "Wiltshire constitution, articles 5410 to 5412" in answer.request.receipt


def test_a_request_suspends_from_receipt_though_it_is_found_valid_later(office: Office) -> None:
    ask(office, "2026-12-07T16:59:59")
    case = case_of(it_is(office, "2026-12-09T09:00"), LIBRARY)
    assert case.state.state is State.VALIDATING and not case.state.may_implement
    assert case.state.effective is None


def test_too_few_are_refused_and_say_so(office: Office) -> None:
    answer = ask(office, "2026-12-07T12:00", members(9))
    assert answer.request.refused == "9 signatures count, and the rule wants ten members who are not of the executive."
    assert answer.case.state.state is State.WINDOW_OPEN


def test_a_member_of_the_executive_may_not_ask_unless_the_proper_officer_says_why(office: Office) -> None:
    with pytest.raises(Refused, match="Councillor A sat on the executive on Monday 7 December 2026"):
        ask(office, "2026-12-07T12:00", (LEADER, *members(9)))
    assert count(office.register, "call_in_request") == 0
    answer = ask(office, "2026-12-07T12:00", (LEADER, *members(9)), despite="Left the Cabinet this morning.")
    # The reason is kept; the rule counts only those who are not of the executive.
    assert answer.request.said.despite == "Left the Cabinet this morning."
    assert (
        answer.request.refused
        == "10 signatures count, 9 of them of those who may ask, and the rule wants ten members who are not of the"
        " executive."
    )


def test_a_seat_in_the_executive_that_has_ended_does_not_stand_in_the_way(office: Office) -> None:
    def ended(change: Change) -> int:
        row = change.find("membership", body_id=1)
        assert row is not None
        return change.update("membership", int(str(row["id"])), 1, valid_to="2026-12-01")

    do(office.register, ended)
    assert ask(office, "2026-12-07T12:00", (LEADER, *members(9))).accepted


@pytest.mark.parametrize("twice", ["Councillor B", "councillor b", "Cllr B"])
def test_the_same_councillor_twice_is_refused(office: Office, twice: str) -> None:
    with pytest.raises(InputError, match="is named twice; everyone counts once"):
        ask(office, "2026-12-07T12:00", (*members(9), twice))
    assert count(office.register, "call_in_request") == 0


def test_nobody_named_is_refused(office: Office) -> None:
    with pytest.raises(InputError, match="nobody is named"):
        ask(office, "2026-12-07T12:00", split_names(" ,; \n") or (" ",))


def test_a_name_that_the_register_does_not_hold_is_asked_about(office: Office) -> None:
    with pytest.raises(Refused, match="the register holds no member Zoe Zander"):
        ask(office, "2026-12-07T12:00", (*members(9), "Zoe Zander"))
    answer = ask(office, "2026-12-07T12:00", (*members(9), "Zoe Zander"), pools={"zoe zander": ("non-executive",)})
    assert answer.accepted
    assert answer.request.said.requesters[-1].person_id is None


def test_a_pool_that_is_none_and_a_name_that_did_not_ask_are_refused(office: Office) -> None:
    with pytest.raises(InputError, match="“choir” is none; say one of"):
        ask(office, "2026-12-07T12:00", pools={"Councillor B": ("choir",)})
    with pytest.raises(InputError, match="Pool: Councillor Z is none of those who ask"):
        ask(office, "2026-12-07T12:00", pools={"Councillor Z": ("ward",)})


def test_a_request_from_the_future_is_refused(office: Office) -> None:
    with pytest.raises(InputError, match=r"Received: Tuesday 8 December 2026, 09:00 lies in the future"):
        ask(office, "2026-12-08T09:00")


@pytest.mark.parametrize(
    ("named", "says"), [("called_in_before", "Called in before: Tuesday"), ("year_began", "Year began: Tuesday")]
)
def test_a_request_does_not_rest_on_a_day_after_it(office: Office, named: str, says: str) -> None:
    with pytest.raises(InputError, match=f"^{says} 8 December 2026 lies after the request itself"):
        ask(office, "2026-12-07T16:00", **{named: date(2026, 12, 8)})
    assert count(office.register, "call_in_request") == 0


def test_a_request_before_the_publication_is_refused(office: Office) -> None:
    with pytest.raises(InputError, match="cannot be called in before it is published"):
        ask(office, "2026-11-30T09:00")


def test_electors_call_in_at_harrow(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "harrow"), EVENING)
    names = tuple(f"Elector {number}" for number in range(150))
    few = ask(office, "2026-12-07T12:00", names[:149], pools=dict.fromkeys(names[:149], ("electors",)))
    assert few.request.refused == (
        "149 signatures count, and the rule wants 150 electors of the area or six members of the council."
    )
    assert ask(office, "2026-12-07T13:00", names, pools=dict.fromkeys(names, ("electors",))).accepted


def test_a_receipt_claims_no_numbers_where_the_council_s_file_names_none(tmp_path: Path) -> None:
    answer = ask(it_is(council(tmp_path, "flintshire"), EVENING), "2026-12-02T12:00")
    assert "CI-UNKNOWN" in [finding.id for finding in answer.case.state.findings]
    assert "The request was received in time.\n" in answer.request.receipt
    assert "enough of those" not in answer.request.receipt


def test_grounds_are_taken_from_the_council_s_list(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "gloucestershire"), "2026-12-04T12:00")
    with pytest.raises(InputError, match=r"Ground: “9” is none of those in the council's rule: 1\. the decision"):
        ask(office, "2026-12-04T11:00", members(5), chosen=("9",))
    answer = ask(office, "2026-12-04T11:00", members(5), chosen=("2",), grounds="It is not funded.")
    assert answer.request.said.chosen_grounds == ("the decision is not in the budget",)
    assert answer.request.said.states == ("the reasons", "the ground")
    lacking = "The request does not state: the words of the policy, the sums in the budget."
    assert lacking in [finding.says for finding in answer.case.state.findings]
    assert lacking in answer.request.receipt


def test_where_the_file_names_nobody_the_request_waits_for_whoever_decides(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "blackpool"), "2026-12-02T12:00")
    assert ask(office, "2026-12-02T11:00", members(1)).case.state.state is State.VALIDATING


def test_x116_the_sixth_call_in_of_a_council_year_does_not_count(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "bath-and-north-east-somerset"), EVENING)
    meets(office, "Council", "2026-05-14")
    assert council_year(office, date(2026, 12, 7)) == date(2026, 5, 14)
    for hour in range(9, 14):
        assert ask(office, f"2026-12-07T{hour:02}:00", members(1)).request.said.requesters[0].counted
    sixth = ask(office, "2026-12-07T15:00", members(2))
    first, second = sixth.request.said.requesters
    assert (first.counted, second.counted) == (False, True)
    assert first.why_not == (
        "Councillor B has signed 5 call-ins in this Council year already: the signature is not counted."
    )
    # The year before it is another year.
    assert council_year(office, date(2026, 5, 13)) is None


def test_of_a_council_year_whose_annual_meeting_is_missing_nothing_is_counted(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "bath-and-north-east-somerset"), EVENING)
    meets(office, "Council", "2025-05-15")
    # By the meeting of last year the call-ins of two years would be one year's.
    assert council_year(office, date(2026, 12, 7)) is None
    assert council_year(office, date(2026, 5, 13)) == date(2025, 5, 15)


def test_somebody_whose_seat_on_council_has_ended_may_not_ask(office: Office) -> None:
    def ended(change: Change) -> int:
        row = change.find("person", name="Councillor K")
        assert row is not None
        body = change.find("body", name="Council")
        assert body is not None
        given = {"person_id": row["id"], "body_id": body["id"], "role": "member"}
        return change.insert("membership", **given, valid_from="2021-05-06", valid_to="2026-11-30")

    do(office.register, ended)
    with pytest.raises(Refused, match="Councillor K had no seat on Council on Monday 7 December 2026"):
        ask(office, "2026-12-07T12:00")
    assert ask(office, "2026-12-07T12:00", despite="Elected again; the return came today.").accepted


def test_a_request_that_was_struck_out_does_not_bar_the_next_one_on_the_matter(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "brent"), "2026-12-01T12:00")

    def another(change: Change) -> int:
        return change.insert(
            "decision", meeting_id=1, title="Library opening hours", maker="body", maker_name="Cabinet",
            decided_on="2026-11-26", key_decision=0, resolution="Agreed.", reasons="Savings.", alternatives="None.",
            conflicts="None.", interests="None.", forward_plan_reference="18/2026",
        )  # fmt: skip

    first, second = do(office.register, another), do(office.register, another)
    assert first is not None and second is not None
    for decision_id in (first, second):
        publishing.publish(office, decision_id)
    it_is(office, "2026-12-01T13:00")
    answer = request(office, first, Typed(parse_instant("2026-12-01T12:30"), members(3)))
    strike(office, first, answer.case.entries[-1].id, because="Entered for the wrong decision.")
    typed = Typed(parse_instant("2026-12-01T12:45"), members(3))
    assert request(office, second, typed).request.refused == ""


def test_a_request_once_refused_for_what_it_lacked_may_come_again_in_time(office: Office) -> None:
    ask(office, "2026-12-07T12:00", members(9))
    ask(office, "2026-12-07T13:00")
    assert [one for one, _ in standing(office)] == [Standing.REFUSED, Standing.WAITING]


def test_two_requests_of_the_same_second_are_two(office: Office) -> None:
    ask(office, "2026-12-07T12:00")
    ask(office, "2026-12-07T12:00")
    assert [one for one, _ in standing(office)] == [Standing.WAITING, Standing.WAITING]


def test_one_who_had_not_confirmed_an_earlier_request_counts_in_the_next(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "thurrock"), EVENING)
    first = ask(office, "2026-12-07T10:00", members(2), unconfirmed=members(1))
    second = ask(office, "2026-12-07T11:00", members(2))
    assert [one.counted for one in first.request.said.requesters] == [False, True]
    assert [one.counted for one in second.request.said.requesters] == [True, True]


# The answer


def test_the_receipt_is_written_in_four_faces_and_never_over_another(office: Office, tmp_path: Path) -> None:
    ask(office, "2026-12-07T12:00", how="by e-mail", grounds="Too hasty.")
    (folder := tmp_path / "out").mkdir()
    paths = write_answer(office, LIBRARY, folder)
    assert [path.name for path in paths] == [
        f"call-in-receipt-d1-library-review.{face}" for face in ("html", "docx", "pdf", "txt")
    ]
    text = paths[-1].read_text(encoding="utf-8")
    assert "    Monday 7 December 2026, 12:00:00 (by e-mail)\n" in text and "    Councillor K\n" in text
    assert write_answer(office, LIBRARY, folder) == paths


def test_a_receipt_with_the_closed_title_does_not_leave_the_office(office: Office) -> None:
    closed = "Sale of the central library to Booklend Limited"

    def kept_closed(change: Change) -> int:
        exemption = change.insert("exemption", decision_id=LIBRARY, paragraphs="3", reasons="Prices.")
        return change.insert("closed_title", exemption_id=exemption, title=closed, text="")

    do(office.register, kept_closed)
    ask(office, "2026-12-07T12:00", grounds=f"The {closed.lower()} is too cheap.")
    with pytest.raises(Refused, match="Words of the exempt information of D1 stand in the request"):
        call_in_receipts.receipt(office, LIBRARY)


def test_a_receipt_with_exempt_words_does_not_leave_the_office(office: Office) -> None:
    tender = "The tender of Booklend Limited came to 412,000 pounds a year."
    do(office.register, lambda change: change.insert("exempt_text", decision_id=LIBRARY, text=tender))
    ask(office, "2026-12-07T12:00", grounds="The tender of Booklend Limited came to 412,000 pounds a year!")
    with pytest.raises(Refused, match="Words of the exempt information of D1 stand in the request"):
        call_in_receipts.receipt(office, LIBRARY)


def test_why_a_request_is_refused_tells_nothing_exempt_to_those_who_asked(office: Office) -> None:
    from clerk_tui.services import call_ins

    tender = "The tender of Booklend Limited came to 412,000 pounds a year."
    do(office.register, lambda change: change.insert("exempt_text", decision_id=LIBRARY, text=tender))
    ask(office, "2026-12-07T12:00")
    with pytest.raises(Refused, match="Because"):
        call_ins.reject(office, LIBRARY, by="Monitoring Officer", because=tender)
    with pytest.raises(ExemptWords, match="“Booklend Limited” stands in “Because”"):
        call_ins.reject(office, LIBRARY, by="Monitoring Officer", because="Booklend Limited asked for it.")
    assert [one.standing.value for one in case_of(office, LIBRARY).state.asked] == ["waiting"]
    call_ins.reject(office, LIBRARY, by="Monitoring Officer", because="The same was asked before.")


def test_a_receipt_tells_nothing_of_an_earlier_request(office: Office) -> None:
    from clerk_tui.services import call_ins

    ask(office, "2026-12-07T10:00")
    call_ins.reject(office, LIBRARY, by="Monitoring Officer", because="Councillor B gave a home address")
    answer = ask(office, "2026-12-07T11:00")
    text = call_in_receipts.receipt(office, LIBRARY, answer.request.id)
    assert "home address" not in text and "was received in time" in text


# Undone


def test_a_request_is_undone_while_nothing_rests_on_it(office: Office) -> None:
    ask(office, "2026-12-07T12:00")
    undoing.undo(office)
    assert standing(office) == [] and count(office.register, "call_in_requester") == 0
    assert case_of(office, LIBRARY).state.state is State.WINDOW_OPEN


def test_a_request_that_a_colleague_found_valid_is_not_undone(office: Office) -> None:
    from clerk_tui.services import call_ins

    ask(office, "2026-12-07T12:00")
    colleague = beside(office)
    call_ins.validate(colleague, LIBRARY, by="Jane Smith")
    with pytest.raises(Refused, match="Something that was entered later rests on this"):
        undoing.undo(office)
    assert case_of(office, LIBRARY).state.state is State.SUSPENDED
    colleague.register.close()


def test_a_repeat_after_a_crash_does_nothing(office: Office) -> None:
    from clerk_tui.domain.dates import parse_instant
    from clerk_tui.services.call_in_requests import Typed, request

    typed = Typed(parse_instant("2026-12-07T12:00"), members(10))
    first = request(office, LIBRARY, typed, command_id="once")
    second = request(office, LIBRARY, typed, command_id="once")
    assert first.request.id == second.request.id and count(office.register, "call_in_request") == 1
