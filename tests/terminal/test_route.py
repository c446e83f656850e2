"""The route of a matter by keys alone in a terminal: general exception, special urgency, an exempt appendix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.consent import Answer
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.register import decisions as records
from clerk_tui.services import matters
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify
from tests.installed import Installed
from tests.offices import demo_file
from tests.terminal.harness import Terminal

pytestmark = pytest.mark.terminal
Opened = Callable[[str], AbstractContextManager[Terminal]]


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def opened(request: pytest.FixtureRequest, installed: Installed, tmp_path: Path) -> Opened:
    """The route of item 2 of the demonstration, on a day."""
    cols, rows = request.param

    @contextmanager
    def on(now: str) -> Iterator[Terminal]:
        argv = [str(installed.program), "--register", str(demo_file(tmp_path)), "--now", now]
        with Terminal(argv, cols=cols, rows=rows, cwd=tmp_path) as terminal:
            terminal.wait_for("REHEARSING")
            terminal.press("2", "enter")
            terminal.wait_for("ICT/DIGITAL STRATEGY")
            terminal.press("down", "enter")
            terminal.wait_for("1.0 Purpose of the report")
            terminal.press("enter")
            terminal.wait_for("Draft, not published")
            terminal.press("f6")
            terminal.wait_for("Route: key decision, to be decided Monday 9 October 2017")
            yield terminal
            terminal.press("ctrl+q")
            terminal.wait_exit()

    return on


def answer(terminal: Terminal, sees: str, typed: str = "", key: str = "enter") -> None:
    terminal.wait_for(sees)
    if typed:
        terminal.type(typed)
    terminal.press(key)


@contextmanager
def held(folder: Path) -> Iterator[Office]:
    """What the register holds once the program has ended; its history still follows."""
    office = open_office(folder / "demo.clerk")
    try:
        assert verify(office).good
        yield office
    finally:
        office.register.close()


def test_a_general_exception_with_all_its_notices(opened: Opened, tmp_path: Path) -> None:
    with opened("29 September 2017 at 11am") as terminal:
        terminal.press("g")
        answer(terminal, "Who was informed in writing?")
        answer(terminal, "Which is the relevant", "Scrutiny Leadership Board")
        answer(terminal, "The name of the chairman?", "Councillor Elmes")
        answer(terminal, "On which day were they informed?", "29 September 2017")
        answer(terminal, "impracticable", "The grant was offered on the 28th.", "f8")
        terminal.wait_for("General exception Done")
        terminal.press("down", "down", "n")
        answer(terminal, "at the offices", "29/9/2017, 9.30 am")
        answer(terminal, "on the website", "29/9/2017, 10.15 am")
        answer(terminal, "the matter about which", key="f8")
        terminal.wait_for("Notice available Holds")
        terminal.press("down", "n")
        answer(terminal, "at the offices", "29/9/2017")
        answer(terminal, "on the website", "29/9/2017")
        answer(terminal, "why compliance with regulation 9", key="f8")
        terminal.wait_for("Reasons notice Done")
        terminal.press("escape")
        terminal.wait_for("Draft, not published")
    with held(tmp_path) as office:
        found = records.decision(office.register, 1).urgency(UrgencyKind.GENERAL_EXCEPTION)
        kept = matters.case_of(office, matters.find(office, "D1")).notices
    assert found is not None and found.available_on == found.reasons_published_on == date(2017, 9, 29)
    assert kept.keys() == {NoticeKind.GENERAL_EXCEPTION, NoticeKind.GENERAL_EXCEPTION_REASONS}


def test_special_urgency_with_an_absent_chairman(opened: Opened, tmp_path: Path) -> None:
    with opened("2 October 2017 at 9am") as terminal:
        terminal.press("c")
        terminal.wait_for("What did the chairman of the relevant")
        terminal.press("down", "down", "enter")
        answer(terminal, "unable to act?", "On leave abroad.")
        terminal.wait_for("Scrutiny chairman unable")
        terminal.press("c")
        answer(terminal, "What did the chairman of the authority answer?")
        answer(terminal, "The name of the chairman of the authority?", "The Mayor")
        answer(terminal, "When did they answer?", "2 October 2017, 8.30 am")
        answer(terminal, "is urgent?")
        answer(terminal, "cannot reasonably be deferred?")
        answer(terminal, "Why is it urgent", "The offer lapses on the 10th.", "f8")
        terminal.wait_for("Special urgency Holds", "Reasons notice Due")
        terminal.press("escape")
        terminal.wait_for("Draft, not published")
    with held(tmp_path) as office:
        found = records.decision(office.register, 1).urgency(UrgencyKind.SPECIAL_URGENCY)
    assert found is not None and [step.answer for step in found.steps] == [Answer.UNABLE, Answer.AGREED]


def test_an_exempt_appendix_with_both_private_notices(opened: Opened, tmp_path: Path) -> None:
    with opened("8 September 2017 at 9am") as terminal:
        terminal.press("p")
        answer(terminal, "What would be disclosed?")
        answer(terminal, "Which part of the report", "Appendix 4a")
        answer(terminal, "Which paragraphs of Schedule 12A?", "3")
        answer(terminal, "outweigh that in disclosing it?")
        answer(terminal, "How was the public interest weighed?", "Bidders would learn the prices.")
        answer(terminal, "The reasons for taking it in private.", "It holds the bids.", "f8")
        terminal.wait_for("In private Done")
        for down, told in ((3, "First notice, 28 days Holds"), (4, "Second notice, 5 days Holds")):
            terminal.press("n")
            terminal.wait_for("Which notice?")
            terminal.press(*["down"] * down, "enter")
            answer(terminal, "at the offices", "8/9/2017")
            answer(terminal, "on the website", "8/9/2017")
            answer(terminal, "the statement of the reasons for meeting in private", key="f8")
            terminal.wait_for(told)
        terminal.press("escape")
        terminal.wait_for("Draft, not published")
    with held(tmp_path) as office:
        case = matters.case_of(office, matters.find(office, "D1"))
    assert case.exemption is not None and case.exemption.paragraphs == ("3",)
    assert case.notices.keys() == {NoticeKind.PRIVATE_28, NoticeKind.PRIVATE_5}
