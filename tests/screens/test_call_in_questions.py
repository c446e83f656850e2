"""What the call-in desk asks of a request, by keys: who each of them is, which committee, whether it came before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.call_in_events import State
from clerk_tui.domain.dates import parse_instant
from clerk_tui.register.changes import Change
from clerk_tui.screens.call_in import CallInScreen
from clerk_tui.services import publishing
from clerk_tui.services.call_in_cases import case_of
from clerk_tui.services.call_in_requests import Typed, request
from clerk_tui.services.office import Office
from tests.called_in import LIBRARY, ask, council, it_is, members
from tests.offices import do
from tests.screens.desk_at_work import LARGE, SMALL, at_work
from tests.screens.test_call_in import give_reasons, open_case, take_request


async def test_those_whom_the_register_does_not_hold_are_asked_about_by_name(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    async with at_work(office) as clerk:
        await open_case(clerk)
        await take_request(clerk, "7 December 2026 at 16:00:00", ", ".join((*members(9), "Zoe Zander", "Yan Young")))
        await clerk.sees("Not in the register: Zoe Zander, Yan Young. Who are they?")
        await clerk.press("end", "enter")
        await clerk.sees("Not in the register: Zoe Zander. Who is this?")
        await clerk.press("enter")
        await clerk.sees("Not in the register: Yan Young. Who is this?")
        await clerk.press("down", "down", "down", "down", "enter")
        await give_reasons(clerk)
        await clerk.sees("REQUEST FOR CALL-IN: RECEIPT")
        (kept,) = case_of(office, LIBRARY).requests
        asked = {one.signatory.name: one.signatory.pools for one in kept.said.requesters}
        assert (asked["Zoe Zander"], asked["Yan Young"]) == (("any", "non-executive"), ("electors",))


async def test_the_relevant_committee_is_asked_for_where_the_rule_turns_on_it(tmp_path: Path) -> None:
    office = council(tmp_path, "east-sussex", now="2026-11-30T10:00")

    def another_committee(change: Change) -> int:
        body = change.insert("body", name="People Scrutiny Committee", kind="scrutiny")
        for name in members(3):
            row = change.find("person", name=name)
            assert row is not None
            change.insert("membership", person_id=row["id"], body_id=body, role="member")
        return body

    do(office.register, another_committee)
    async with at_work(it_is(office, "2026-12-01T18:00")) as clerk:
        await open_case(clerk)
        await take_request(clerk, "1 December 2026 at 12:00:00", ", ".join(members(3)))
        await clerk.sees("Which committee is the relevant one for this decision?")
        await clerk.sees("Overview and Scrutiny Committee")
        await clerk.press("down", "enter")
        await give_reasons(clerk)
        await clerk.sees("REQUEST FOR CALL-IN: RECEIPT")
        (kept,) = case_of(office, LIBRARY).requests
        assert all("relevant-committee" in one.signatory.pools for one in kept.said.requesters)


async def test_a_signature_is_taken_back_from_the_request_that_is_named(tmp_path: Path) -> None:
    office = it_is(council(tmp_path, "gloucestershire"), "2026-12-02T12:00")
    ask(office, "2026-12-02T09:00", members(5), chosen=("1",))
    ask(office, "2026-12-02T10:00", members(5), chosen=("2",))
    async with at_work(office) as clerk:
        await open_case(clerk)
        await clerk.press("w")
        await clerk.sees("From which request?")
        await clerk.sees("R2: Councillor B, Councillor C, Councillor D and 2 more")
        await clerk.press("down", "enter")
        await clerk.sees("Who withdraws?")
        await clerk.press("enter", "enter", "enter")
        await clerk.sees("Entered. u undoes it")
        assert [one.standing.value for one in case_of(office, LIBRARY).state.asked] == ["waiting", "withdrawn"]


def matters(office: Office) -> int:
    """A second decision on the matter of the libraries, published; its id comes back."""

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
    typed = Typed(parse_instant("2026-12-01T12:30"), members(5), alternative="Keep them open.", grounds="Too hasty.")
    assert request(it_is(office, "2026-12-01T13:00"), first, typed).accepted
    return second


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_at_brent_the_same_matter_called_in_again_within_six_months_is_refused(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    office = council(tmp_path, "brent", now="2026-12-01T10:00")
    second = matters(office)
    async with at_work(it_is(office, "2026-12-01T18:00"), size=size) as clerk:
        clerk.app.push_screen(CallInScreen(second))
        await clerk.sees(f"Call-in of D{second}")
        await take_request(clerk, "1 December 2026 at 17:00:00", ", ".join(members(5)))
        await give_reasons(clerk)
        await clerk.sees("When was the same matter last called in?")
        await clerk.sees("Tuesday 1 December 2026")
        await clerk.press("enter")
        await clerk.sees("REQUEST FOR CALL-IN: REFUSED")
        (kept,) = case_of(office, second).requests
        assert kept.refused == (
            "The matter was called in on Tuesday 1 December 2026 and cannot be again before Tuesday 1 June 2027."
        )
        assert kept.said.called_in_before == date(2026, 12, 1)
        assert case_of(office, second).state.state is State.WINDOW_OPEN
