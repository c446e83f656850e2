"""The Rules screen by keys: the rule in plain words, its examples, its file tried and saved, nothing typed lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.register import drafts
from clerk_tui.register.engine import immediate
from clerk_tui.rules.call_in import window
from clerk_tui.screens.rule_file import RuleFileScreen
from clerk_tui.services import file_drafts, publishing, rulebook
from clerk_tui.services.adopting import accept, propose
from clerk_tui.services.office import Office
from clerk_tui.widgets.text_editor import TextEditor
from tests.offices import ICT, TUESDAY, another, beside, own, recorded
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work
from tests.screens.desk_at_work import demo as demo_office

SENTENCE = "by the end of the third working day after the day of publication."


async def open_rules(clerk: Clerk) -> None:
    await clerk.press("7")
    await clerk.sees("How sure")


def editor_of(clerk: Clerk) -> TextEditor:
    return clerk.app.screen.query_one("#council-file", TextEditor)


def days(office: Office) -> list[int]:
    return [rule.days for rule in office.council().call_in]


async def change_days(clerk: Clerk, to: str) -> None:
    """With the cursor on a [[call_in]] heading: find its days and type others."""
    editor = editor_of(clerk)
    lines = editor.text.split("\n")
    row = next(n for n in range(editor.cursor_location[0], len(lines)) if lines[n].startswith("days ="))
    while editor.cursor_location[0] < row:
        await clerk.press("down")
    await clerk.press("end", "backspace")
    await clerk.type(to)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_rule_is_read_in_plain_words_with_its_examples_and_their_counts(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_work(own(tmp_path, "merton"), size=size) as clerk:
        await open_rules(clerk)
        await clerk.sees(
            "A request must reach the proper officer by 12 noon on the third working day after the day of publication."
        )
        await clerk.sees("from Mon 10 Sep 2012 (in force)")
        await clerk.sees("Thu 17 Dec 2026 Tue 22 Dec 2026 Wed 23 Dec 2026 the same yes")
        await clerk.press("tab", "tab", "?")
        await clerk.sees("When requests close")
        await clerk.press("enter")
        await clerk.sees("Call-in of London Borough of Merton: 3 working days after Thursday 17")
        await clerk.press("q", "down", "enter", "down", "enter")
        await clerk.sees("Taking effect at London Borough of Merton: after 3 working days from")
        await clerk.press("q", "escape")
        await clerk.sees("1 Today")


async def test_the_arrow_keys_pick_a_generation(tmp_path: Path) -> None:
    async with at_work(own(tmp_path, "kingston")) as clerk:
        await open_rules(clerk)
        await clerk.sees("tenth working day after the day of the meeting.")
        await clerk.press("down")
        await clerk.sees("The text also names the following Tuesday")
        await clerk.sees("Tue 16 Jul 2019")
        await clerk.press("enter", "end")
        await clerk.sees("Nor does the file state")


async def test_a_colleague_s_change_shows_without_moving_the_cursor(tmp_path: Path) -> None:
    office = own(tmp_path, "kingston")
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("down")
        other = beside(office)
        text = rulebook.file_text(other).replace('fixed_weekday = "Tuesday"', 'fixed_weekday = "Wednesday"')
        accept(other, propose(other, text))
        other.register.close()
        clerk.app.refresh_screens()
        await clerk.sees("the following Wednesday")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_rule_is_changed_in_the_editor_shown_saved_and_undone(tmp_path: Path, size: tuple[int, int]) -> None:
    office = own(tmp_path, "torbay")
    async with at_work(office, size=size) as clerk:
        await open_rules(clerk)
        await clerk.press("e")
        await clerk.sees("worked examples agree.")
        await clerk.press("end", "enter")
        await clerk.type("warn_if_late = false")
        await clerk.press("ctrl+s")
        await clerk.sees("Now: A date of effect that lies before publication is usual here and not")
        await clerk.sees("No open deadline moves.")
        await clerk.press("y")
        await clerk.until(lambda: not office.council().call_in[0].warn_if_late, "the saving")
        await clerk.sees("How sure")
        await clerk.until(lambda: drafts.kept(office.register, "council", 1) == (), "the draft dropped")
        await clerk.press("u")
        await clerk.until(lambda: office.council().call_in[0].warn_if_late, "the undo")


async def test_a_deadline_that_would_move_is_named_and_a_published_one_stays(tmp_path: Path) -> None:
    office = recorded(demo_office(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    text = rulebook.file_text(office).split("[[call_in.example]]")[0].replace("days = 3", "days = 5")
    file_drafts.keep(office, text)
    async with at_work(office, size=LARGE) as clerk:
        await clerk.sees("Half-typed changes are waiting")
        await clerk.press("enter")
        await clerk.sees("No worked example of its call-in rule proves it yet.")
        await clerk.press("ctrl+s")
        await clerk.sees("Stays as published: D1.")
        await clerk.sees("although the new rule would give")
        await clerk.sees("Now: A request must reach the Head of Democratic Governance by the")
        await clerk.press("n")
        await clerk.sees("The council file of Blackpool")
        assert days(office) == [3]


async def test_an_example_that_fails_stops_saving_and_the_cursor_goes_to_its_line(tmp_path: Path) -> None:
    office = own(tmp_path, "merton")
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("e")
        await clerk.sees("agree")
        await change_days(clerk, "4")
        await clerk.sees("counted otherwise: requests close")
        await clerk.press("ctrl+s")
        await clerk.sees("Not saved. Line ")
        editor = editor_of(clerk)
        assert editor.text.split("\n")[editor.cursor_location[0]] == "closes = 2026-12-22"
        assert days(office) == [3]


async def test_an_unknown_key_is_named_with_its_line_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    office = own(tmp_path, "merton")
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("e")
        await clerk.sees("The council file of London Borough of Merton")
        await clerk.press(*["up"] * 5, "home")
        await clerk.type("days_of_grace = 2")
        await clerk.press("enter", "down", "f5")
        await clerk.sees("Line 1: the key “days_of_grace” is not known here.")
        editor = editor_of(clerk)
        assert editor.cursor_location[0] == 0
        await clerk.press("escape")
        await clerk.sees("Kept as a draft")
        await clerk.press("e")
        await clerk.sees("Half-typed changes are waiting")
        await clerk.press("enter")
        await clerk.sees("days_of_grace = 2")


async def test_what_was_typed_survives_the_end_of_the_program_or_is_thrown_away(tmp_path: Path) -> None:
    office = own(tmp_path, "merton")
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("e")
        await clerk.sees("The council file of")
        await clerk.type("# half")
        await clerk.until(lambda: file_drafts.waiting(office) is not None, "the draft")
    again = beside(office, office.who)
    async with at_work(again) as clerk:
        await clerk.sees("Half-typed changes are waiting")
        await clerk.press("escape", "7", "e", "down", "enter")
        await clerk.sees("The council file of")
        await clerk.until(lambda: file_drafts.waiting(again) is None, "the draft thrown away")
        assert "# half" not in editor_of(clerk).text


async def test_leaving_asks_where_the_register_cannot_be_written(tmp_path: Path) -> None:
    office = own(tmp_path, "merton")
    other = beside(office)
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("e")
        await clerk.sees("The council file of")
        with immediate(other.register.connection):
            await clerk.type("# half")
            await clerk.until(
                lambda: isinstance(screen := clerk.app.screen, RuleFileScreen) and screen.unkept, "the refusal"
            )
            await clerk.press("escape")
            await clerk.sees("Leave and lose what is typed?")
            await clerk.press("n")
            await clerk.sees("# half")
        await clerk.until(lambda: file_drafts.waiting(office) is not None, "the draft, once the lock was gone")
    other.register.close()


async def test_a_new_rule_from_a_day_begins_as_a_copy(tmp_path: Path) -> None:
    office = own(tmp_path, "torbay")
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("n")
        await clerk.sees("From which day does the new rule hold?")
        await clerk.type("1 April 2027")
        await clerk.press("enter")
        await clerk.sees("Where do the new rule's words stand?")
        await clerk.press("enter")
        await clerk.sees("This cannot be empty.")
        await clerk.type("Constitution 2027, part 4")
        await clerk.press("enter")
        await clerk.sees("Were they read there?")
        await clerk.press("enter")
        await clerk.sees("The council file of")
        await change_days(clerk, "3")
        await clerk.press("ctrl+s")
        await clerk.sees("5 working days become 3.")
        await clerk.press("y")
        await clerk.sees("from Thu 1 Apr 2027 (in force)")
        assert sorted(days(office)) == [3, 5]
        new, old = sorted(office.council().call_in, key=lambda rule: rule.days)
        assert (new.source, new.certainty) == ("Constitution 2027, part 4", "local")
        assert old.source != new.source and old.certainty == "inferred"


async def test_the_same_day_again_is_refused_in_a_sentence(tmp_path: Path) -> None:
    async with at_work(own(tmp_path, "merton")) as clerk:
        await open_rules(clerk)
        await clerk.press("n")
        await clerk.type("10 September 2012")
        await clerk.press("enter")
        await clerk.type("Part 4")
        await clerk.press("enter", "enter")
        await clerk.sees("A rule that starts on that day")


async def test_a_worked_example_is_added(tmp_path: Path) -> None:
    office = own(tmp_path, "merton")
    before = len(office.council().call_in[0].examples)
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("x")
        for answer in ("9 December 2026", "14 December 2026", "", "by hand"):
            await clerk.type(answer)
            await clerk.press("enter")
        await clerk.sees("New: Worked example: published Wednesday 9 December 2026, requests close Monday 14 December")
        await clerk.press("y")
        await clerk.sees("Wed 9 Dec 2026 Mon 14 Dec 2026")
        assert len(office.council().call_in[0].examples) == before + 1


async def test_an_example_that_the_rule_disproves_is_shown_and_can_be_put_right_in_the_file(tmp_path: Path) -> None:
    office = own(tmp_path, "merton")
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("x")
        for answer in ("9 December 2026", "15 December 2026", "", ""):
            await clerk.type(answer)
            await clerk.press("enter")
        await clerk.sees("the rule gives Monday 14 December 2026.")
        await clerk.press("enter")
        await clerk.sees("Published Wed 9 Dec 2026: counted otherwise: requests close Monday 14 December 2026.")
        await clerk.press("end", "backspace", "4", "ctrl+s")
        await clerk.sees("What changes")
        await clerk.press("y")
        await clerk.until(lambda: len(office.council().call_in[0].examples) == 3, "the saving")


async def test_an_example_without_any_answer_is_refused_and_its_answers_are_offered_again(tmp_path: Path) -> None:
    async with at_work(own(tmp_path, "merton")) as clerk:
        await open_rules(clerk)
        await clerk.press("x")
        for answer in ("9 December 2026", "", "", ""):
            await clerk.type(answer)
            await clerk.press("enter")
        await clerk.sees("An example needs the day on")
        await clerk.press("x")
        await clerk.sees("9 December 2026")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_one_thing_of_the_rule_is_changed_without_touching_the_file(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    office = own(tmp_path, "merton")
    async with at_work(office, size=size) as clerk:
        await open_rules(clerk)
        await clerk.press("s", *["down"] * 4)
        await clerk.sees("Time on the last day: 12:00")
        await clerk.sees("Which days count: working days")
        await clerk.sees("They run from: the day of publication")
        await clerk.sees("In effect: the day after the last day for requests")
        await clerk.press("enter")
        await clerk.type("late")
        await clerk.press("enter")
        await clerk.sees("! “late”")
        await clerk.press(*["backspace"] * 4)
        await clerk.type("5pm")
        await clerk.press("enter")
        await clerk.sees("Now: A request must reach the proper officer by 17:00 on the third")
        await clerk.press("y")
        await clerk.sees("3 working days, 17:00")
        await clerk.press("s", "down", "down", "down", "enter")
        await clerk.sees("Now: not stated.")
        await clerk.sees("the day on which the decision was made")
        await clerk.press("down", "enter")
        await clerk.sees("For a key decision of an officer the days run from")
        await clerk.press("n", "s", "escape")
        assert office.council().call_in[0].start_officer_key is None


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_council_without_a_rule_says_so_and_begins_one(tmp_path: Path, size: tuple[int, int]) -> None:
    office = another(tmp_path)
    async with at_work(office, size=size) as clerk:
        await open_rules(clerk)
        await clerk.sees("is not configured: no call-in date is shown until it is put in.")
        await clerk.sees("n begins one")
        await clerk.press("x")
        await clerk.sees("There is no rule to prove yet")
        await clerk.press("s")
        await clerk.sees("There is no rule to change yet")
        await clerk.press("n")
        await clerk.type("eleven")
        await clerk.press("enter")
        await clerk.sees("Type a number of days from 1 to 60.")
        await clerk.press(*["backspace"] * 6, "5", "enter")
        await clerk.press("enter", "enter")
        await clerk.type("5pm")
        await clerk.press("enter", "enter", "enter")
        for answer in ("Part 4, 5.2", "10 October 2017", "17 October 2017", "18 October 2017"):
            await clerk.type(answer)
            await clerk.press("enter")
        await clerk.sees("by 17:00 on the fifth")
        await clerk.press("y")
        await clerk.sees("Tue 10 Oct 2017 Tue 17 Oct 2017 Wed 18 Oct 2017 the same yes")
        found = window(office.council(), office.calendar(), published=office.council().call_in[0].examples[0].published)
        assert found.cutoff_stated and len(office.council().call_in) == 1


async def test_a_first_rule_without_an_example_needs_only_its_words(tmp_path: Path) -> None:
    office = another(tmp_path)
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("n", "8", "enter", "down", "enter", "enter", "enter", "enter", "enter")
        await clerk.type("Part 4")
        await clerk.press("enter", "enter")
        await clerk.sees("by the end of the eighth day after the day of publication.")
        await clerk.press("y")
        await clerk.sees("No worked example proves this rule yet")
        await clerk.press("tab", "tab", "?")
        await clerk.sees("There is no worked example to")


async def test_the_focus_stays_when_an_undo_takes_the_rule_away(tmp_path: Path) -> None:
    office = another(tmp_path, days=5)
    held = rulebook.file_text(office)
    accept(office, propose(office, held.split("[[call_in]]")[0]))
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("u")
        await clerk.sees("5 working days")
        await clerk.press("shift+tab", "shift+tab", "shift+tab", "tab", "tab")
        while clerk.app.focused is None or clerk.app.focused.id != "examples":
            await clerk.press("tab")
        accept(office, propose(office, held.split("[[call_in]]")[0]))
        clerk.app.refresh_screens()
        await clerk.sees("is not configured")
        await clerk.until(lambda: getattr(clerk.app.focused, "id", "") == "rule", "the focus on the text")


async def test_another_council_s_rule_is_found_read_and_not_adopted_over_one_s_own(tmp_path: Path) -> None:
    office = own(tmp_path, "merton")
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("o")
        await clerk.sees("councils come with the program")
        await clerk.press("/")
        await clerk.type("wilt")
        await clerk.press("enter", "enter")
        await clerk.sees("A request needs ten members who are not of the executive.")
        await clerk.press("q", "a")
        await clerk.sees("another council's is only")
        await clerk.press("escape", "escape")
        await clerk.sees("12 noon on the third working day")
        assert office.council().id == "merton"


async def test_a_shipped_rule_is_adopted_where_none_is_configured(tmp_path: Path) -> None:
    office = another(tmp_path)
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("o", "/")
        await clerk.type("no such council")
        await clerk.sees("No line holds “no such council”.")
        await clerk.press("enter", "a", "escape", "/")
        await clerk.type("melton")
        await clerk.press("enter", "a")
        await clerk.sees("From Tuesday 1 January 2019, a new rule:")
        await clerk.press("y")
        await clerk.until(lambda: office.council().id == "melton", "the saving")
        await clerk.sees(SENTENCE)


async def test_the_law_and_the_calendar_are_a_key_away(tmp_path: Path) -> None:
    async with at_work(own(tmp_path, "merton")) as clerk:
        await open_rules(clerk)
        await clerk.press("l")
        await clerk.sees("EN-AG5: Agenda and reports of the executive.")
        await clerk.press("q", "c")
        await clerk.until(lambda: type(clerk.app.screen).__name__ == "CalendarScreen", "the calendar")
        await clerk.press("escape")
        await clerk.sees("12 noon on the third working day")


async def test_a_file_changed_by_a_colleague_between_showing_and_saving_is_not_written_over(tmp_path: Path) -> None:
    office = own(tmp_path, "merton")
    async with at_work(office) as clerk:
        await open_rules(clerk)
        await clerk.press("e")
        await clerk.sees("The council file of")
        await clerk.type("# mine")
        await clerk.press("enter", "ctrl+s")
        await clerk.sees("No rule changes; only the file's wording, its order or its comments do.")
        other = beside(office)
        accept(other, propose(other, rulebook.file_text(other) + "# theirs\n"))
        other.register.close()
        await clerk.press("y")
        await clerk.sees("The council file was changed in")
        assert rulebook.file_text(office).endswith("# theirs\n")
        assert "# mine" in editor_of(clerk).text


async def test_what_cannot_stand_is_said_with_the_name_that_the_clerk_sees(tmp_path: Path) -> None:
    async with at_work(own(tmp_path, "merton")) as clerk:
        await open_rules(clerk)
        await clerk.press("s", "enter")
        await clerk.sees("Days for requests")
        await clerk.press(*["backspace"] * 3)
        await clerk.type("many")
        await clerk.press("enter")
        await clerk.sees("“Days for requests” must be a whole number from 1 to 366.")


async def test_a_council_without_a_rule_is_told_what_to_do_in_words(tmp_path: Path) -> None:
    async with at_work(own(tmp_path, "bristol")) as clerk:
        await clerk.press("7")
        await clerk.sees("e opens the council file, where a rule is written out with its worked examples.")
        assert "[[" not in clerk.words()
