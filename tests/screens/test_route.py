"""The route of a matter at the keyboard: general exception, special urgency, a meeting in private."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.consent import Answer
from clerk_tui.domain.decision import CONSENT_STEPS, UrgencyKind
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.register import decisions as records
from clerk_tui.screens.decision import DecisionScreen
from clerk_tui.screens.route import RouteScreen
from clerk_tui.services import forward_plan, matters, private_meetings, routes
from clerk_tui.services.office import Office
from clerk_tui.widgets.table import LineTable
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo

FRIDAY, MONDAY = "2017-09-29T09:00:00+01:00", "2017-10-02T09:00:00+01:00"
BOTH = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])


async def begin(clerk: Clerk, line: int = 0) -> None:
    """Open record D1 and its route, with the cursor on a line."""
    clerk.app.push_screen(DecisionScreen(1))
    await clerk.sees("ICT")
    await clerk.press("f6")
    await clerk.sees("Route: key decision")
    await clerk.press(*["down"] * line)


async def answer(clerk: Clerk, sees: str, typed: str = "", key: str = "enter") -> None:
    """Wait for a question, type into it and accept."""
    await clerk.sees(sees)
    if typed:
        await clerk.type(typed)
    await clerk.press(key)


def states(office: Office) -> dict[str, str]:
    return {line.key: line.state for line in matters.lines(office, "D1")}


@BOTH
async def test_a_general_exception_is_recorded_with_all_its_notices(tmp_path: Path, size: tuple[int, int]) -> None:
    office = demo(tmp_path, FRIDAY)
    async with at_work(office, size=size) as clerk:
        await begin(clerk, 1)
        await clerk.sees("General exception Open Fri 29 Sep 2017")
        await clerk.press("enter")
        await answer(clerk, "Who was informed in writing?")
        await answer(clerk, "Which is the relevant overview and scrutiny committee?", "Scrutiny Leadership Board")
        await answer(clerk, "The name of the chairman?", "Cllr Elmes")
        await answer(clerk, "On which day were they informed?", "29 September 2017")
        await answer(clerk, "impracticable", "Storm damage", "f8")
        await clerk.sees("General exception is recorded.")
        await clerk.press("down", "n")
        await answer(clerk, "at the offices", "29/9/2017, 9.30 am")
        await answer(clerk, "on the website", "29/9/2017, 10.15 am")
        await answer(clerk, "the matter about which", key="f8")
        await clerk.sees("Notice of the general exception is recorded.")
        assert states(office)["general.notice"] == "Holds"
        await clerk.press("down", "enter")
        await answer(clerk, "at the offices", "29/9/2017")
        await answer(clerk, "on the website", "29/9/2017")
        assert "Storm damage" in await clerk.sees("why compliance with regulation 9")
        await clerk.press("f8")
        await clerk.sees("Notice why 28 days' notice was impracticable is recorded.")
        found = records.decision(office.register, 1).urgency(UrgencyKind.GENERAL_EXCEPTION)
        told = matters.case_of(office, matters.find(office, "D1")).notices[NoticeKind.GENERAL_EXCEPTION]
    assert found is not None and told.website_at is not None and told.website_at.hour == 9, "10.15 in London is 9.15"
    assert (found.informed, found.committee, found.informed_as, found.informed_on, found.available_on) == (
        "Cllr Elmes", "Scrutiny Leadership Board", "chairman", date(2017, 9, 29), date(2017, 9, 29),
    )  # fmt: skip
    assert (found.reason, found.reasons_published_on) == ("Storm damage", date(2017, 9, 29))


@BOTH
async def test_special_urgency_with_an_absent_chairman_asks_the_next_and_says_why(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    office = demo(tmp_path, MONDAY)
    async with at_work(office, size=size) as clerk:
        await begin(clerk, 2)
        await clerk.press("enter")
        await clerk.sees("What did the chairman of the relevant overview and scrutiny committee")
        await clerk.press("down", "down", "enter")
        await answer(clerk, "unable to act? The record has to say it.", "On leave abroad")
        await clerk.sees("The answer is recorded.")
        await clerk.press("c")
        await answer(clerk, "What did the chairman of the authority answer?")
        await answer(clerk, "The name of the chairman of the authority?", "The Mayor")
        await answer(clerk, "When did they answer?", "2 October 2017, 8.30 am")
        await answer(clerk, "agree that the decision is urgent?")
        await answer(clerk, "agree that the decision cannot reasonably be deferred?")
        await answer(clerk, "Why is it urgent", "Flood defence contract", "f8")
        await clerk.until(lambda: states(office)["special"] == "Holds", "the agreement")
        found = records.decision(office.register, 1).urgency(UrgencyKind.SPECIAL_URGENCY)
    assert found is not None
    assert [(step.step, step.answer) for step in found.steps] == [
        (CONSENT_STEPS[0], Answer.UNABLE), (CONSENT_STEPS[1], Answer.AGREED),
    ]  # fmt: skip
    assert (found.agreed_by, found.agreed_on) == ("The Mayor", date(2017, 10, 2))
    assert "On leave abroad" in found.skipped_because


async def test_after_a_refusal_nobody_else_is_asked_until_it_is_taken_back(tmp_path: Path) -> None:
    office = demo(tmp_path, MONDAY)
    given = routes.Given(Answer.REFUSED, "Cllr Elmes", date(2017, 10, 2))
    routes.record_step(office, "D1", UrgencyKind.SPECIAL_URGENCY, given)
    async with at_work(office) as clerk:
        await begin(clerk, 2)
        await clerk.press("c")
        await clerk.sees("a refusal does not pass the question on")
        assert isinstance(clerk.app.screen, RouteScreen), "nothing is asked"
        await clerk.press("b")
        await answer(clerk, "It stays in the history with your name.", "It was another matter", "f8")
        await clerk.sees("The answer is taken back.")
        assert states(office)["special"] == "Ask next"
        await clerk.press("u")
        await clerk.until(lambda: states(office)["special"] == "Stops", "the refusal again")


async def test_a_clerk_goes_back_one_question_and_finds_every_answer_again(tmp_path: Path) -> None:
    office = demo(tmp_path, FRIDAY)
    async with at_work(office) as clerk:
        await begin(clerk)
        await clerk.press("g")
        await answer(clerk, "Who was informed in writing?")
        await answer(clerk, "Which is the relevant", "Board")
        await answer(clerk, "The name of the chairman?", "Cllr Owen")
        await clerk.sees("On which day were they informed?")
        await clerk.type("the other day")
        await clerk.press("escape", "escape", "escape", "escape", "escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, DecisionScreen), "the record again")
        await clerk.press("f6")
        await clerk.sees("Route: key decision")
        await clerk.press("g")
        await answer(clerk, "Who was informed in writing?")
        assert "Board" in await clerk.sees("Which is the relevant")
        await clerk.press("enter")
        assert "Cllr Owen" in await clerk.sees("The name of the chairman?")
        await clerk.press("enter")
        assert "the other day" in await clerk.sees("On which day were they informed?")


async def test_what_the_rule_refuses_is_said_and_every_answer_is_offered_again(tmp_path: Path) -> None:
    office = demo(tmp_path, FRIDAY)
    async with at_work(office) as clerk:
        await begin(clerk)
        await clerk.press("g")
        await answer(clerk, "Who was informed in writing?")
        await answer(clerk, "Which is the relevant", "Board")
        await answer(clerk, "The name of the chairman?", "Cllr Owen")
        await answer(clerk, "On which day were they informed?", "3 October 2017")
        await answer(clerk, "impracticable", "Storm damage", "f8")
        await clerk.sees("Informed on:")
        assert records.decision(office.register, 1).urgencies == ()
        await clerk.press("g")
        await answer(clerk, "Who was informed in writing?")
        await answer(clerk, "Which is the relevant")
        await answer(clerk, "The name of the chairman?")
        await answer(clerk, "On which day were they informed?", "29 September 2017")
        assert "Storm damage" in await clerk.sees("impracticable")


async def test_an_exempt_appendix_with_its_notices_is_recorded_by_keys(tmp_path: Path) -> None:
    office = demo(tmp_path, "2017-09-08T09:00:00+01:00")
    async with at_work(office, size=LARGE) as clerk:
        await begin(clerk)
        await clerk.press("p")
        await answer(clerk, "What would be disclosed?")
        await answer(clerk, "Which part of the report", "Appendix 4a")
        await answer(clerk, "Which paragraphs of Schedule 12A?", "3")
        await answer(clerk, "outweigh that in disclosing it?")
        await answer(clerk, "How was the public interest weighed?", "Bidders would learn the prices")
        await answer(clerk, "The reasons for taking it in private.", "It holds the bids", "f8")
        await clerk.sees("Why it is in private is recorded.")
        await clerk.press("n", "down", "down", "down", "enter")
        await answer(clerk, "at the offices", "8/9/2017")
        await answer(clerk, "on the website", "8/9/2017")
        assert "It holds the bids" in await clerk.sees("What does it state: the statement")
        await clerk.press("f8")
        await clerk.sees("First notice of the private meeting is recorded.")
        assert states(office)["private.28"] == "Holds"
        await clerk.press("e")
        await answer(clerk, "Who made it?", "Ms Ash")
        await answer(clerk, "On which day was it received?", "8/9/2017")
        await answer(clerk, "What was said about why", "It should be open", "f8")
        await clerk.sees("The representation is recorded.")
        await clerk.press("e", "down", "enter")
        await answer(clerk, "What was answered?", "The contract will be published", "f8")
        await clerk.sees("The response is recorded.")
        await clerk.press("s")
        assert "Appendix 4a" in await clerk.sees("That the public be excluded from the meeting")
        await clerk.press("f8")
        await clerk.sees("On which day was it passed?")
        await clerk.press("escape", "escape")
        await clerk.press("x")
        await answer(clerk, "The closed title", "Sale to ACME")
        await answer(clerk, "The exempt facts")
        screen = await clerk.sees("The closed title is kept apart.")
        assert "ACME" not in screen
        kept = private_meetings.closed_title(office, "D1")
        (received,) = matters.case_of(office, matters.find(office, "D1")).representations
    assert kept is not None and kept.title == "Sale to ACME"
    assert (received.from_whom, received.response) == ("Ms Ash", "The contract will be published")


async def test_every_date_of_the_route_opens_its_count_and_enter_goes_to_the_field(tmp_path: Path) -> None:
    office = demo(tmp_path, FRIDAY)
    async with at_work(office) as clerk:
        await begin(clerk)
        await clerk.press("question_mark")
        await clerk.sees("28 clear calendar days before it")
        await clerk.press("escape", "down", "question_mark")
        await clerk.sees("Last day for the notice of a general exception")
        await clerk.press("escape", "r")
        await clerk.sees("Special urgency. Otherwise.")
        await clerk.press("escape", "up", "enter")
        await clerk.until(lambda: isinstance(clerk.app.screen, DecisionScreen), "the record again")
        focused = clerk.app.screen.focused
        assert focused is not None
        assert any(getattr(widget, "field_id", "") == "notice_on" for widget in focused.ancestors_with_self)


async def test_the_count_of_a_private_line_on_today_is_that_of_the_private_notice(tmp_path: Path) -> None:
    office = demo(tmp_path, FRIDAY)
    typed = {"reference": "30/2017", "matter": "Sea wall", "private": "yes", "due_from": "20 November 2017"}
    forward_plan.add(office, typed)
    async with at_work(office) as clerk:
        await clerk.sees("Private by Fri 20 Oct 2017")
        table = clerk.app.screen.query_one(LineTable)
        while "plan-private" not in str(table.cursor_key):
            await clerk.press("down")
        await clerk.press("question_mark")
        text = await clerk.sees("Which date?")
        assert "First notice, 28 days" in text and "Second notice, 5 days" in text
        await clerk.press("enter")
        await clerk.sees("Working day Friday 20 October 2017")


async def test_a_name_of_the_exempt_text_is_asked_about_before_a_notice_is_recorded(tmp_path: Path) -> None:
    office = demo(tmp_path, FRIDAY)
    private_meetings.set_exemption(office, "D1", {"reasons": "It holds the bids."})
    private_meetings.set_closed_title(office, "D1", text="Harbour Leisure bid most")
    async with at_work(office) as clerk:
        route = RouteScreen("D1")
        clerk.app.push_screen(route)
        await clerk.sees("Route: key decision")
        while route.current is None or route.current.key != "private.28":
            await clerk.press("down")
        await clerk.press("enter")
        await answer(clerk, "at the offices")
        await answer(clerk, "on the website")
        await answer(clerk, "What does it state", "Harbour Leisure bid. ", "f8")
        await answer(clerk, "Override WORDS-", "They told the press", "f8")
        await clerk.sees("is recorded. F12 undoes it.")
        case = matters.case_of(office, matters.find(office, "D1"))
        assert case.notices[NoticeKind.PRIVATE_28].reasons == "Harbour Leisure bid. It holds the bids."
