"""A clerk records a decision: the form, its saving, its drafts."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from clerk_tui.register import decisions as records
from clerk_tui.register import drafts, store
from clerk_tui.services import decisions
from clerk_tui.services.registers import open_office
from tests.screens.desk_at_work import LARGE, SMALL, at_work, demo, shown


def kept_texts(office) -> list[tuple[str, str]]:
    return [(draft.field, draft.text) for draft in drafts.kept(office.register, "decision", 1)]


async def open_item_two(clerk) -> None:
    await clerk.sees("ICT/DIGITAL STRATEGY")
    await clerk.press("down", "enter")
    await clerk.sees("Draft, not published")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_clerk_comes_from_the_meetings_list_to_the_record_by_keys(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_work(demo(tmp_path), size=size) as clerk:
        await clerk.sees("REHEARSING Monday 9 October 2017, 20:00")
        await clerk.press("2")
        await clerk.sees("2 to publish")
        await clerk.press("enter")
        await clerk.sees("Agenda published Friday 29 September 2017; due by Friday 29 September 2017")
        await clerk.press("down", "enter")
        await clerk.sees("1.0 Purpose of the report")
        await clerk.press("enter")
        await clerk.sees("D1 item 2, ICT/DIGITAL STRATEGY 2017-2022")
        await clerk.press("escape", "escape", "escape")
        await clerk.sees("2 to publish")


async def test_the_form_stands_in_the_councils_own_order_and_numbers(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path), size=(80, 200)) as clerk:
        await open_item_two(clerk)
        text = await clerk.sees("22.0 Notes")
        wanted = [
            "14.1 Is this a key decision?", "14.2 Forward Plan reference number", "Key-decision notice published",
            "15.1 Urgency which exempts", "17.0 Declarations of interest (if applicable)", "Conflicts of interest",
            "Dispensation", "18.0 Executive decision", "18.2 Date of Decision", "19.0 Reason(s) for decision",
            "Alternatives considered and rejected", "19.1 Date Decision published",
            "20.0 Executive Members in attendance", "21.0 Call-in", "22.0 Notes",
        ]  # fmt: skip
        places = [text.index(label) for label in wanted]
        assert places == sorted(places)


async def test_a_new_record_opens_where_the_clerk_has_something_to_type(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path)) as clerk:
        await open_item_two(clerk)
        assert clerk.app.focused is clerk.app.screen.query_one("#field-notice_on").editor


async def test_a_date_is_echoed_in_full_and_saved_when_the_field_is_left(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.type("10/9/17")
        await clerk.sees("Sunday 10 September 2017")
        await clerk.press("enter")
        await clerk.until(lambda: records.decision(office.register, 1).notice_on is not None, "the notice date saved")
        assert str(records.decision(office.register, 1).notice_on) == "2017-09-10"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("31 September 2017", "There is no 31 September 2017."), ("Tuesday 9 October 2017", "9 October 2017 is a Monday"),
     ("31 September", "is not a date")],
)  # fmt: skip
async def test_a_date_that_cannot_be_keeps_the_typed_text_and_says_why(
    tmp_path: Path, typed: str, sentence: str
) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.type(typed)
        await clerk.press("enter")
        await clerk.sees(sentence)
        await clerk.sees(typed)
        assert records.decision(office.register, 1).notice_on is None


async def test_one_key_copies_the_recommendations_as_the_resolution_and_one_takes_them_back(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.press("ctrl+r")
        await clerk.sees("The Executive agreed the recommendations as outlined above, namely:")
        saved = records.decision(office.register, 1).resolution
        assert saved.startswith("The Executive agreed the recommendations as outlined above, namely:\n\n1. To adopt")
        assert saved.count("\n") == 4
        await clerk.press("f12")
        await clerk.until(lambda: records.decision(office.register, 1).resolution == "", "the resolution undone")
        await clerk.sees("18.0 Executive decision required")


async def test_a_resolution_typed_by_hand_is_shown_beside_the_recommendations_before_it_is_replaced(
    tmp_path: Path,
) -> None:
    office = demo(tmp_path)
    decisions.set_field(office, 1, "resolution", "My own words.")
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.press("ctrl+r")
        text = await clerk.sees("Replace the resolution?")
        assert "My own words." in text and "The Executive agreed the recommendations" in text
        await clerk.press("n")
        await clerk.until(lambda: "Replace the resolution?" not in clerk.words(), "the question gone")
        assert records.decision(office.register, 1).resolution == "My own words."
        await clerk.press("ctrl+r")
        await clerk.sees("Replace the resolution?")
        await clerk.press("y")
        await clerk.until(lambda: "namely" in records.decision(office.register, 1).resolution, "the copy")


async def test_attendance_is_ticked_from_the_members_summoned(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office, size=LARGE) as clerk:
        await open_item_two(clerk)
        clerk.app.screen.query_one("#field-attendance").focus()
        await clerk.sees("[ ] Benson")
        await clerk.press("a", "down", "space", "enter")
        await clerk.until(lambda: records.decision(office.register, 1).attendance[0].present is True, "ticks saved")
        present = {m.person.name: m.present for m in records.decision(office.register, 1).attendance}
        assert present["Benson"] is True and present["Blackburn"] is False and present["Mrs Wright"] is True


async def test_a_stray_letter_on_a_choice_neither_leaves_nor_undoes(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        decisions.set_field(office, 1, "interests", "None.")
        for field in ("#field-key_decision", "#field-attendance"):
            clerk.app.screen.query_one(field).focus()
            await clerk.press("u", "1", "4", "i", "q", "U")
        assert clerk.app.is_running and clerk.app.return_code is None
        await clerk.sees("D1 item 2")
        assert records.decision(office.register, 1).interests == "None."
        assert records.decision(office.register, 1).key_decision is True


async def test_half_typed_text_is_kept_within_a_second_and_offered_back(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        clerk.app.screen.query_one("#field-reasons").focus()
        await clerk.type("Because the strategy")
        await clerk.until(lambda: kept_texts(office) == [("reasons", "Because the strategy")], "the draft kept")
    # The app above ended without leaving the screen, as a killed program does.
    async with at_work(open_office(tmp_path / "demo.clerk")) as clerk:
        await clerk.sees("Half-typed text is waiting")
        await clerk.sees("“Because the strategy”")
        await clerk.press("enter")
        await clerk.sees("19.0 Reason(s) for decision not saved")
        await clerk.sees("Because the strategy")
        await clerk.press("tab")
        await clerk.sees("19.0 Reason(s) for decision saved")


async def test_what_was_typed_by_mistake_and_taken_out_again_is_not_offered_back(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        clerk.app.screen.query_one("#field-reasons").focus()
        await clerk.type("n")
        await clerk.until(lambda: kept_texts(office) == [("reasons", "n")], "the draft kept")
        await clerk.press("backspace")
        await clerk.until(lambda: kept_texts(office) == [], "the draft gone")


async def test_typing_without_a_pause_is_kept_all_the_same(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        clerk.app.screen.query_one("#field-reasons").focus()
        for _ in range(12):
            await clerk.type("word ")
            await clerk.pilot.pause(0.15)
        # The last key was a moment ago, and no key was followed by half a second of silence.
        assert kept_texts(office) and len(kept_texts(office)[0][1]) >= 25


async def test_a_field_left_just_as_its_text_was_to_be_kept_is_saved_and_nothing_breaks(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        keeper = clerk.app.screen._saver._keeper
        await clerk.type("10/9/17")
        (typing,) = keeper._typing.values()
        await clerk.press("enter")
        # What the timer asked for in that instant comes only now.
        typing.timer._callback()
        await clerk.until(lambda: records.decision(office.register, 1).notice_on is not None, "the date saved")
        assert keeper._typing == {}
        assert kept_texts(office) == []
    assert clerk.app.fault == ""


async def test_a_field_that_was_refused_is_not_published_over(tmp_path: Path) -> None:
    office = demo(tmp_path, "2017-10-10T09:30:00+01:00")
    for name, typed in {"notice_on": "8 September 2017", "decided_on": "9 October 2017", "reasons": "So."}.items():
        decisions.set_field(office, 1, name, typed)
    decisions.copy_recommendations(office, 1)
    async with at_work(office, size=LARGE) as clerk:
        clerk.app.screen.open_ref("D1")
        await clerk.sees("Draft, not published")
        clerk.app.screen.query_one("#field-notes").focus()
        await clerk.type("mine")
        other = open_office(tmp_path / "demo.clerk", who="another clerk")
        decisions.set_field(other, 1, "notes", "theirs")
        other.register.close()
        await clerk.press("f8")
        await clerk.sees("This field is not saved")
        assert records.publication(office.register, 1) is None
        assert "Publish this decision?" not in clerk.words()


async def test_text_typed_under_a_lock_is_saved_when_the_clerk_leaves_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.2)
    office = demo(tmp_path)
    other = sqlite3.connect(tmp_path / "demo.clerk", isolation_level=None)
    async with at_work(office, size=LARGE) as clerk:
        await open_item_two(clerk)
        clerk.app.screen.query_one("#field-notes").focus()
        other.execute("BEGIN IMMEDIATE")
        await clerk.type("typed under lock")
        await clerk.press("tab")
        await clerk.until(lambda: "not saved" in clerk.words() and "Try again" in clerk.words(), "the refusal")
        other.execute("COMMIT")
        await clerk.press("escape")
        await clerk.until(lambda: records.decision(office.register, 1).notes == "typed under lock", "saved on leaving")
    other.close()


async def test_up_and_down_leave_a_text_box_at_its_edges(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path)) as clerk:
        await open_item_two(clerk)
        clerk.app.screen.query_one("#field-call_in_note").focus()
        await clerk.sees("▸ 21.0 Call-in")
        await clerk.press("down")
        await clerk.sees("▸ 22.0 Notes")
        await clerk.press("up", "up")
        await clerk.sees("▸ 20.0 Executive Members in attendance")


async def test_half_typed_text_can_wait_or_be_thrown_away(tmp_path: Path) -> None:
    office = demo(tmp_path)
    drafts.keep(
        office.register,
        "decision",
        1,
        "notes",
        who=office.who,
        text="a note",
        base_version=1,
        at="2017-10-09T19:01:00Z",
    )
    async with at_work(office) as clerk:
        await clerk.sees("Half-typed text is waiting")
        await clerk.press("escape")
        await open_item_two(clerk)
        await clerk.sees("Half-typed text was kept")
        await clerk.press("down", "down", "enter")
        assert drafts.kept(office.register, "decision", 1)
        await clerk.press("escape", "enter")
        await clerk.sees("Half-typed text was kept")
        await clerk.press("down", "enter")
        await clerk.until(lambda: not drafts.kept(office.register, "decision", 1), "the draft thrown away")
        assert records.decision(office.register, 1).notes == ""


async def test_leaving_the_screen_saves_what_stands_in_the_field(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        clerk.app.screen.query_one("#field-notes").focus()
        await clerk.type("Minute 12")
        await clerk.press("escape")
        await clerk.until(lambda: records.decision(office.register, 1).notes == "Minute 12", "the note saved")
        assert not drafts.kept(office.register, "decision", 1)


async def test_two_clerks_on_one_field_the_second_sees_both_texts_and_loses_nothing(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office, size=LARGE) as clerk:
        await open_item_two(clerk)
        clerk.app.screen.query_one("#field-reasons").focus()
        await clerk.type("mine")
        other = open_office(tmp_path / "demo.clerk", who="another clerk")
        decisions.set_field(other, 1, "reasons", "theirs")
        other.register.close()
        await clerk.press("tab")
        await clerk.sees("It now reads “theirs”; yours, “mine”, was not")
        assert records.decision(office.register, 1).reasons == "theirs"
        await clerk.until(lambda: bool(drafts.kept(office.register, "decision", 1)), "my text kept")


async def test_quitting_in_the_middle_of_a_field_loses_nothing(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.type("10 Septem")
        await clerk.press("ctrl+q")
        await clerk.until(lambda: clerk.app._exit, "the program left")
    again = open_office(tmp_path / "demo.clerk")
    assert [draft.text for draft in drafts.kept(again.register, "decision", 1)] == ["10 Septem"]
    again.register.close()


async def test_another_program_holds_the_lock_and_the_screen_stays_alive(tmp_path: Path) -> None:
    office = demo(tmp_path)
    other = sqlite3.connect(tmp_path / "demo.clerk", isolation_level=None)
    async with at_work(office, size=LARGE) as clerk:
        await open_item_two(clerk)
        other.execute("BEGIN EXCLUSIVE")
        clerk.app.screen.query_one("#field-notes").focus()
        await clerk.type("Minute 12")
        began = time.monotonic()
        # The key alone: the draft may be waiting for the lock by now, and a test that waits for rest would wait for it.
        clerk.app.simulate_key("f4")
        await clerk.sees("Another program is writing to the register")
        assert time.monotonic() - began < 2
        await clerk.sees("Minute 12")
        other.execute("COMMIT")
        await clerk.press("tab")
        await clerk.until(lambda: records.decision(office.register, 1).notes == "Minute 12", "the note saved")
        await clerk.press("f4")
        await clerk.sees("1.0 Purpose of the report")
    other.close()


async def test_what_is_wrong_with_the_last_field_on_the_screen_is_read_whole(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path)) as clerk:
        await open_item_two(clerk)
        await clerk.press("ctrl+r", "f3", "f5", "enter")
        await clerk.sees("▸ 18.2 Date of Decision")
        await clerk.type("banana")
        await clerk.press("enter")
        await clerk.until(lambda: "! 9/10/17." in shown(clerk.app), "the end of the sentence")


async def test_a_field_left_while_the_register_is_busy_is_saved_though_its_screen_is_gone(tmp_path: Path) -> None:
    office, free = demo(tmp_path), threading.Event()
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        clerk.app.do(lambda: free.wait(30))
        await clerk.type("10/9/17")
        clerk.app.leave_screen()
        await clerk.until(lambda: "Draft, not published" not in clerk.words(), "the screen before")
        await clerk.pilot.pause(0.2)
        free.set()
        await clerk.until(lambda: records.decision(office.register, 1).notice_on is not None, "the notice date saved")
    assert clerk.app.fault == ""
