"""By keys alone in a terminal: late by a second, back to its maker, to Council, corrected, moved too near."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.call_in_events import State
from clerk_tui.domain.dates import parse_instant
from clerk_tui.register import corrections, meetings
from clerk_tui.register import decisions as records
from clerk_tui.services import publishing
from clerk_tui.services.call_in_cases import CallInCase, case_of
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify
from tests.installed import Installed
from tests.life import ambridge, library_review
from tests.offices import ICT, TUESDAY, demo, demo_file, recorded
from tests.terminal.harness import Terminal

pytestmark = pytest.mark.terminal
Opened = Callable[..., AbstractContextManager[Terminal]]
LIBRARY = 1


@pytest.fixture
def opened(installed: Installed, tmp_path: Path) -> Opened:
    """The program at a register, at an instant; it has ended when the block ends."""

    @contextmanager
    def at(register: Path, now: str, cols: int = 80, rows: int = 24) -> Iterator[Terminal]:
        argv = [str(installed.program), "--register", str(register), "--now", now]
        with Terminal(argv, cols=cols, rows=rows, cwd=tmp_path) as terminal:
            terminal.wait_for("REHEARSING")
            yield terminal
            terminal.press("ctrl+q")
            assert terminal.wait_exit() == 0

    return at


@pytest.fixture
def called_in(tmp_path: Path) -> Path:
    """A decision published on Monday 1 June 2026; requests close on the 8th at five."""
    office = ambridge(tmp_path)
    library_review(office)
    office.register.close()
    return office.register.path


@contextmanager
def held(register: Path, now: str | None = None) -> Iterator[Office]:
    """What the register holds once the program has ended; its history still follows."""
    office = open_office(register, now=parse_instant(now) if now else None)
    try:
        assert verify(office).good
        yield office
    finally:
        office.register.close()


def case_in(register: Path, now: str) -> CallInCase:
    with held(register, now) as office:
        return case_of(office, LIBRARY)


def answer(terminal: Terminal, sees: str, typed: str = "", key: str = "enter", offered: str = "") -> None:
    """Wait for a question, type the answer, in place of what is offered, and accept."""
    terminal.wait_for(sees)
    if offered:
        terminal.press("ctrl+u")
        terminal.wait_gone(offered)
    if typed:
        terminal.type(typed)
        terminal.wait_for(typed)
    terminal.press(key)
    terminal.wait_gone(sees)


def open_the_desk(terminal: Terminal) -> None:
    terminal.press("4")
    terminal.wait_for("How it stands", "D1 Libr")
    terminal.press("enter")
    terminal.wait_for("Call-in of D1")


def ask_for_call_in(terminal: Terminal, received: str = "") -> None:
    terminal.press("r")
    answer(terminal, "When was it received, to the second?", received, offered="at 17:3" if received else "")
    answer(terminal, "How did it come")
    answer(terminal, "Who asks?", "Councillor C, Councillor D, Councillor E", "f8")
    answer(terminal, "Its reasons, in its own words", "Too hasty.", "f8")
    answer(terminal, "Which parts of the decision?")
    answer(terminal, "Which alternative does it ask for?")


def find_it_valid(terminal: Terminal) -> None:
    terminal.press("v")
    answer(terminal, "What was decided?")
    answer(terminal, "by the rule the Monitoring Officer", "Ms Law")
    answer(terminal, "When was that decided?")
    terminal.wait_for("Found valid by Ms Law, Monitoring Officer", "scrutiny must set a hearing")


def set_the_hearing(terminal: Terminal) -> None:
    terminal.press("h")
    answer(terminal, "Which meeting hears it?")
    answer(terminal, "On which day is the hearing?", "16 June 2026")
    answer(terminal, "A reason, where the day lies after the limit")
    terminal.wait_for("Next: the hearing on Tuesday 16 June 2026, due by Friday 19 June 2026")


def it_is(terminal: Terminal, instant: str) -> None:
    terminal.press("ctrl+t")
    answer(terminal, "Which day and time should it be?", instant)


def hear(terminal: Terminal, decides: str, follows: str) -> None:
    terminal.press("o")
    terminal.wait_for("What did the committee decide?", "Referred to Council")
    # With the border of the dialog: the mark of the list beneath it stands outside.
    for _ in range(4):
        if not terminal.shows(f"│ ▸ {decides}"):
            terminal.press("down")
            terminal.settle(0.1)
    terminal.wait_for(f"│ ▸ {decides}")
    answer(terminal, "What did the committee decide?")
    answer(terminal, "Its reasons, in a line", "It was not costed.")
    answer(terminal, "When did it decide?")
    terminal.wait_for(follows)


def called_in_and_heard(terminal: Terminal, decides: str, follows: str) -> None:
    """A request on the fifth, found valid, and heard on the sixteenth."""
    open_the_desk(terminal)
    ask_for_call_in(terminal)
    terminal.wait_for("Request received", "From its receipt the decision may not")
    terminal.press("q")
    terminal.wait_for("It may not be implemented now.", "the Monitoring Officer decides whether")
    find_it_valid(terminal)
    set_the_hearing(terminal)
    it_is(terminal, "16 June 2026 at 9pm")
    hear(terminal, decides, follows)


def test_a_request_that_comes_a_second_too_late_is_refused_with_the_paragraph(opened: Opened, called_in: Path) -> None:
    with opened(called_in, "8 June 2026 at 5.30pm") as terminal:
        open_the_desk(terminal)
        ask_for_call_in(terminal, "8 June 2026 at 17:00:01")
        terminal.wait_for("REQUEST FOR CALL-IN: REFUSED", "Received: Monday 8 June 2026, 17:00:01 (by e-mail)")
        terminal.press("end")
        terminal.wait_for("too late; requests closed Monday 8 June 2026, 17:00.", "Ambridge's constitution, part 4")
        terminal.press("q")
        terminal.wait_for("Mon 8 Jun 2026 17:00:01", "it takes effect on Tuesday 9 June 2026")
    late = case_in(called_in, "2026-06-08T17:31:00+01:00")
    assert late.state.state is State.WINDOW_OPEN and late.state.effective == date(2026, 6, 9)
    assert [one.refused for one in late.requests] == ["too late; requests closed Monday 8 June 2026, 17:00."]


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_one_is_referred_back_and_confirmed(opened: Opened, called_in: Path, cols: int, rows: int) -> None:
    with opened(called_in, "5 June 2026 at 10am", cols, rows) as terminal:
        called_in_and_heard(
            terminal, "Referred back to its maker", "its maker reconsiders it, due by Tuesday 23 June 2026"
        )
        it_is(terminal, "18 June 2026 at 2pm")
        terminal.press("c")
        answer(terminal, "What did its maker make of it?")
        answer(terminal, "Who reconsidered it?")
        answer(terminal, "When was that?")
        terminal.wait_for(
            "The decision was confirmed on Thursday 18 June 2026 by its maker.",
            "In effect since Thursday 18 June 2026.",
        )
        terminal.press("escape")
        terminal.wait_for("Confirmed", "Since Thu 18 Jun 2026")
    done = case_in(called_in, "2026-06-18T15:00:00+01:00").state
    assert (done.state, done.effective, done.may_implement) == (State.CONFIRMED, date(2026, 6, 18), True)


def test_one_is_referred_to_council_which_does_not_object(opened: Opened, called_in: Path) -> None:
    with opened(called_in, "5 June 2026 at 10am") as terminal:
        called_in_and_heard(terminal, "Referred to Council", "Next: ")
        terminal.wait_for("It may not be implemented now.")
        it_is(terminal, "25 June 2026 at 8pm")
        terminal.press("c")
        terminal.wait_for("It made no objection", "It objects; the decision goes back to its maker")
        answer(terminal, "What did Council make of it?")
        answer(terminal, "When did Council meet?")
        terminal.wait_for(
            "Council made no objection on Thursday 25 June 2026.", "In effect since Thursday 25 June 2026."
        )
    before = case_in(called_in, "2026-06-25T19:59:59+01:00").state
    assert (before.state, before.effective, before.may_implement) == (State.COUNCIL, None, False)
    after = case_in(called_in, "2026-06-25T20:30:00+01:00").state
    assert (after.state, after.effective, after.may_implement) == (State.EFFECTIVE, date(2026, 6, 25), True)


def test_a_published_record_is_corrected_and_its_window_kept(opened: Opened, tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    first = publishing.publish(office, ICT)
    office.register.close()
    with opened(office.register.path, "12 October 2017 at 10am") as terminal:
        terminal.press("3")
        terminal.wait_for("EX/25/2017", "published")
        terminal.press("down", "enter")
        terminal.wait_for("D1 item 2, ICT/DIGITAL STRATEGY", "▸ 18.0 Executive decision")
        terminal.press("c")
        terminal.wait_for("Correct D1", "What was published stays", "▸ 18.0 Executive decision")
        terminal.type("Indeed ")
        terminal.wait_for("Indeed The Executive agreed", "not saved")
        terminal.press("f8")
        terminal.wait_for(
            "[+Indeed +]The Executive agreed", "Kept: requests for call-in close at the end of Friday 13 October 2017",
            "Started again: requests for call-in close at the end of Tuesday 17 October 2017",
        )  # fmt: skip
        terminal.press("f8")
        answer(terminal, "Why is it corrected?", "A slip of the pen.", "f8")
        answer(terminal, "What becomes of the time for call-in?")
        answer(terminal, "Why is it kept?", "Nothing of substance.", "f8")
        terminal.wait_for("Corrected Thursday 12 October 2017. Call-in closes Friday 13 October 2017.", "Indeed The")
    with held(office.register.path) as found:
        (made,) = corrections.corrections(found.register, ICT)
        assert (made.reason, made.restarts) == ("A slip of the pen.", False)
        assert corrections.first_published(found.register, ICT) == first.published_on
        frozen = found.register.read_one("SELECT snapshot FROM publication WHERE sequence = 1")
        assert frozen is not None and frozen["snapshot"] == first.snapshot


def test_a_meeting_is_moved_earlier_so_that_its_agenda_is_late(opened: Opened, tmp_path: Path) -> None:
    with opened(demo_file(tmp_path), "2 October 2017 at 9am") as terminal:
        terminal.press("2")
        terminal.wait_for("Mon 9 Oct 2017")
        terminal.press("enter")
        terminal.wait_for("Agenda published Friday 29 September 2017; due by Friday 29 September 2017")
        terminal.press("c")
        answer(terminal, "What happens to the meeting?")
        answer(terminal, "To which day?", "5 October 2017")
        answer(terminal, "At what time?")
        answer(terminal, "Where?")
        terminal.wait_for(
            "moved to Thursday 5 October 2017", "6 of them too late", "only three clear working days before Thursday 5"
            " October 2017; five are required, so it was due by Wednesday 27 September 2017.",
        )  # fmt: skip
        terminal.press("?")
        terminal.wait_for("Which date?", "Then: Wed 27 Sep 2017")
        terminal.press("down", "enter")
        terminal.wait_for("Thu 28 Sep 2017 counted")
        terminal.press("q")
        terminal.wait_gone("counted")
        terminal.press("f8")
        answer(terminal, "The reason stays in the register", "The Leader is away on the 9th.", "f8")
        terminal.wait_for("Executive, Thursday 5 October 2017 at 18:00", "due by Wednesday 27 September 2017")
    with held(tmp_path / "demo.clerk") as office:
        assert meetings.meeting(office.register, 1).day == date(2017, 10, 5)
        assert "EN-AG5" in {f.id for f in publishing.findings(office, ICT) if f.severity.value == "blocker"}
        assert records.publication(office.register, ICT) is None
