"""A clerk fills in the decision record: lines, texts and dates, saved when left, never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from textual.containers import VerticalScroll
from textual.events import Paste
from textual.pilot import Pilot

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import clean, one_line, tidy
from clerk_tui.widgets.fields import DateField, Field, LineField, TextField, value_text
from tests.widgets.stage import FORBIDDEN, HOSTILE, LARGE, SMALL, Stage, lines, raw, shown


async def paste(pilot: Pilot[None], text: str) -> None:
    """What the terminal sends when a clerk pastes."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()


def form(*fields: Field) -> Stage:
    return Stage(*fields, form=True)


def reference() -> LineField:
    return LineField("reference", "Decision reference", number="18.3")


def notice(**options: bool) -> DateField:
    return DateField("notice_on", "Notice published", required="required by regulation 9", **options)


def resolution() -> TextField:
    return TextField("resolution", "Executive decision", number="18.1", required="required by regulation 12")


def notes() -> TextField:
    return TextField("notes", "Notes", number="22.0")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_form_says_what_each_field_is_and_how_it_stands(size: tuple[int, int]) -> None:
    line, text = reference(), resolution()
    line.set_saved("EX/25/2017")
    app = form(line, text, notice())
    async with app.run_test(size=size) as pilot:
        width = size[0]
        assert lines(app)[0] == "▸ 18.3 Decision reference".ljust(width - 5) + "saved"
        assert lines(app)[1:3] == ["  │ EX/25/2017", ""]
        assert lines(app)[3] == "  18.1 Executive decision".ljust(width - 25) + "required by regulation 12"
        assert lines(app)[4:8] == ["  │", "  │", "  │", ""]
        assert lines(app)[8].startswith("  Notice published")
        text.focus()
        await pilot.press("a")
        assert lines(app)[3] == "▸ 18.1 Executive decision".ljust(width - 9) + "not saved"


async def test_a_line_is_saved_when_it_is_left() -> None:
    line, other = reference(), notes()
    app = form(line, other)
    async with app.run_test(size=SMALL) as pilot:
        line.focus()
        await pilot.press(*"EX 1")
        assert app.typed == [("reference", "E"), ("reference", "EX"), ("reference", "EX "), ("reference", "EX 1")]
        assert app.left == []
        await pilot.press("tab")
        assert app.left == [("reference", "EX 1")]
        assert other.editor.has_focus
        line.set_saved("EX 1")
        await pilot.press("shift+tab", "tab")
        assert app.left == [("reference", "EX 1")]
        assert line.state == "saved"


async def test_enter_and_the_arrows_walk_through_the_lines() -> None:
    fields = [LineField(name, name) for name in ("first", "second", "third")]
    app = form(*fields)
    async with app.run_test(size=SMALL) as pilot:
        fields[0].focus()
        await pilot.press("x", "enter", "y", "down")
        assert fields[2].editor.has_focus
        await pilot.press("up", "up")
        assert fields[0].editor.has_focus
        assert app.left == [("first", "x"), ("second", "y")]


async def test_ctrl_s_saves_without_leaving() -> None:
    text = resolution()
    app = form(text, notes())
    async with app.run_test(size=SMALL) as pilot:
        text.focus()
        await pilot.press("ctrl+s")
        assert app.left == []
        await pilot.press(*"agreed", "ctrl+s")
        assert app.left == [("resolution", "agreed")]
        text.set_saved("agreed")
        await pilot.press("space", "n")
        assert text.text == "agreed n"
        await pilot.press("ctrl+s", "ctrl+s")
        assert app.left[1:] == [("resolution", "agreed n")] * 2
        assert text.editor.has_focus


async def test_a_save_that_failed_is_shown_and_tried_again() -> None:
    line = reference()
    app = form(line, notes())
    async with app.run_test(size=SMALL) as pilot:
        line.focus()
        await pilot.press("x", "tab")
        line.set_error("Another program holds the register; nothing was changed.")
        await pilot.pause()
        assert "  ! Another program holds the register; nothing was changed." in lines(app)
        assert (line.text, line.state) == ("x", "not saved")
        await pilot.press("shift+tab", "tab")
        assert app.left == [("reference", "x")] * 2
        line.set_saved("x")
        await pilot.pause()
        assert "!" not in shown(app)


async def test_what_is_typed_while_a_save_runs_is_not_overwritten() -> None:
    text = resolution()
    app = form(text, notes())
    async with app.run_test(size=SMALL) as pilot:
        text.focus()
        await pilot.press(*"one", "ctrl+s", *" two")
        text.set_saved("one")
        await pilot.pause()
        assert (text.text, text.saved, text.state) == ("one two", "one", "not saved")
        await pilot.press("tab")
        assert app.left[-1] == ("resolution", "one two")


async def test_an_undo_elsewhere_shows_the_old_text_but_never_eats_half_typed_text() -> None:
    line, text = reference(), resolution()
    line.set_saved("new")
    text.set_saved("new")
    app = form(line, text)
    async with app.run_test(size=SMALL) as pilot:
        text.focus()
        await pilot.press("end", "x")
        line.set_saved("old")
        text.set_saved("old")
        assert (line.text, text.text) == ("old", "newx")
        assert (text.saved, text.state) == ("old", "not saved")


async def test_half_typed_text_is_offered_back() -> None:
    text = resolution()
    text.set_saved("agreed")
    app = form(text, notes())
    async with app.run_test(size=SMALL) as pilot:
        text.restore("agreed the recomm")
        text.set_note("Half-typed text from before; it is not saved yet.")
        text.focus()
        await pilot.press("e")
        assert (text.text, text.saved, text.state) == ("agreed the recomme", "agreed", "not saved")
        await pilot.press("tab")
        assert app.left == [("resolution", "agreed the recomme")]


async def test_a_text_grows_from_three_rows_to_ten_and_shrinks_again() -> None:
    text = resolution()
    app = form(text, notes())
    async with app.run_test(size=LARGE) as pilot:
        text.focus()
        assert text.editor.region.height == 3
        await pilot.press(*["enter"] * 4)
        await pilot.pause()
        assert text.editor.region.height == 5
        assert text.editor.scroll_offset.y == 0
        await pilot.press(*["enter"] * 15)
        await pilot.pause()
        assert text.editor.region.height == 10
        await pilot.press(*["backspace"] * 17)
        await pilot.pause()
        assert text.editor.region.height == 3
        text.set_saved("A long sentence of the minutes. " * 14)
        await pilot.pause()
        assert text.editor.region.height == 4


async def test_the_line_being_typed_stays_in_view_at_the_foot_of_a_small_screen() -> None:
    first, second, last = resolution(), notes(), TextField("reasons", "Reasons", number="19.0")
    app = form(first, second, last, *(LineField(f"line{n}", f"Line {n}") for n in range(5)))
    async with app.run_test(size=SMALL) as pilot:
        last.focus()
        for n in range(9):
            await pilot.press("enter", str(n))
            await pilot.pause()
            assert f"  │ {n}" in lines(app)


async def test_a_long_form_scrolls_to_the_field_that_has_the_keys() -> None:
    fields = [LineField(f"line{n}", f"Line {n}") for n in range(20)]
    app = form(*fields)
    async with app.run_test(size=SMALL) as pilot:
        fields[0].focus()
        for n in range(20):
            await pilot.pause()
            assert any(line.startswith(f"▸ Line {n}") for line in lines(app)), n
            await pilot.press("enter")
        await pilot.pause()
        assert any(line.startswith("▸ Line 0") for line in lines(app))


async def test_page_keys_leave_a_text_that_is_seen_whole_and_turn_the_pages_of_a_longer_one_first() -> None:
    first = reference()
    short, long = resolution(), notes()
    short.set_saved("one\ntwo\nthree")
    long.set_saved("\n".join(f"line {n}" for n in range(25)))
    app = form(first, short, long, *(LineField(f"line{n}", f"Line {n}") for n in range(20)))
    async with app.run_test(size=SMALL) as pilot:

        async def until(true: Callable[[], bool], what: str) -> None:
            for _ in range(200):
                if true():
                    return
                await pilot.pause(0.02)
            raise AssertionError(f"never came: {what}")

        short.focus()
        await until(lambda: short.has_focus_within, "the short text at first")
        await pilot.press("down")
        await until(lambda: short.editor.cursor_location == (1, 0), "the second line of three")
        await pilot.press("pagedown")
        await until(lambda: not short.has_focus_within, "a field below")
        short.focus()
        await until(lambda: short.has_focus_within, "the short text")
        await pilot.press("down", "pageup")
        await until(lambda: first.has_focus_within, "the first field")
        long.focus()
        await until(lambda: long.has_focus_within and long.editor.max_scroll_y > 0, "a text longer than its box")
        pages = [(0, 0)]
        while long.has_focus_within:
            await pilot.press("pagedown")
            await until(lambda: not long.has_focus_within or long.editor.cursor_location > pages[-1], "the next page")
            pages.append(long.editor.cursor_location)
        assert 4 <= len(pages) <= 5
        long.focus()
        await until(lambda: long.has_focus_within, "the long text")
        await pilot.press("ctrl+end")
        await until(lambda: long.editor.scroll_offset.y > 0, "the end of the text")
        await pilot.press("pageup")
        await until(lambda: long.editor.cursor_location < (24, 0), "the page before")
        assert long.has_focus_within


async def test_tab_leaves_a_text_instead_of_typing() -> None:
    text, other = resolution(), reference()
    app = form(text, other)
    async with app.run_test(size=SMALL) as pilot:
        text.focus()
        await pilot.press("a", "tab")
        assert (text.text, other.editor.has_focus) == ("a", True)


@pytest.mark.parametrize(
    ("typed", "reading", "value"),
    [
        ("9/10/17", "Monday 9 October 2017", "2017-10-09"),
        ("Mon 9 Oct 2017", "Monday 9 October 2017", "2017-10-09"),
        ("2017-10-09", "Monday 9 October 2017", "2017-10-09"),
        ("", "", ""),
    ],
)
async def test_a_date_is_echoed_in_full_while_it_is_typed(typed: str, reading: str, value: str) -> None:
    day = notice()
    app = form(day, notes())
    async with app.run_test(size=SMALL) as pilot:
        day.focus()
        await pilot.press(*typed)
        await pilot.pause()
        assert lines(app)[2] == (f"    {reading}" if reading else "")
        assert day.value == value
        await pilot.press("tab")
        assert app.left == ([("notice_on", value)] if value else [])
        day.set_saved(value)
        await pilot.pause()
        assert lines(app)[1:3] == [f"  │ {reading}".rstrip(), ""]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 September 2017", "There is no 31 September 2017."),
        ("Tuesday 9 October 2017", "9 October 2017 is a Monday, not a Tuesday."),
        ("next week", "“next week” is not a date; type it like 9 October 2017, Mon 9 Oct 17 or"),
    ],
)
async def test_a_date_that_is_none_is_refused_and_kept(typed: str, sentence: str) -> None:
    day = notice()
    app = form(day, notes())
    async with app.run_test(size=SMALL) as pilot:
        day.focus()
        await pilot.press(*typed)
        await pilot.pause()
        assert lines(app)[2] == f"    {sentence}"
        await pilot.press("enter")
        assert day.editor.has_focus
        await pilot.press("tab")
        await pilot.pause()
        assert lines(app)[2] == f"  ! {sentence}"
        assert app.left == []
        assert (day.text, day.state, day.differs) == (typed, "not saved", True)
        with pytest.raises(InputError):
            day.value  # noqa: B018
        await pilot.press("shift+tab", "ctrl+u", *"9 Oct 2017", "tab")
        assert app.left == [("notice_on", "2017-10-09")]


async def test_a_date_takes_a_time_only_where_it_may() -> None:
    plain, timed = notice(), DateField("published_on", "Published", timed=True)
    app = form(plain, timed)
    async with app.run_test(size=SMALL) as pilot:
        for field in (plain, timed):
            field.focus()
            await pilot.press(*"10 October 2017 at 6.00 pm")
        await pilot.pause()
        assert timed.moment == (date(2017, 10, 10), time(18))
        assert "    Tuesday 10 October 2017, 18:00" in lines(app)
        with pytest.raises(InputError):
            plain.moment  # noqa: B018
        await pilot.press("tab")
        assert app.left == [("published_on", "2017-10-10T18:00")]
        timed.set_saved("2017-10-10T18:00")
        assert timed.text == "Tuesday 10 October 2017, 18:00"


async def test_a_question_mark_opens_the_count_behind_a_date() -> None:
    counted, plain = notice(ledger=True), DateField("decided_on", "Date of decision")
    app = form(counted, plain)
    async with app.run_test(size=SMALL) as pilot:
        counted.focus()
        await pilot.press("9", "question_mark", "f2")
        assert (app.asked, counted.text) == (["notice_on", "notice_on"], "9")
        plain.focus()
        await pilot.press("question_mark")
        await pilot.pause()
        assert app.asked == ["notice_on", "notice_on"]
        assert "No count stands behind this date." in shown(app)


async def test_a_question_mark_is_only_a_letter_elsewhere() -> None:
    line = reference()
    app = form(line)
    async with app.run_test(size=SMALL) as pilot:
        line.focus()
        await pilot.press("question_mark")
        assert (line.text, app.asked) == ("?", [])


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_pasted_into_a_line_is_kept_clean(hostile: str) -> None:
    line, other = reference(), notes()
    app = form(line, other)
    async with app.run_test(size=SMALL) as pilot:
        line.focus()
        await paste(pilot, hostile)
        assert line.value == one_line(hostile)
        assert not FORBIDDEN & set(raw(app))
        await pilot.press("tab")
        assert app.left == [("reference", one_line(hostile))]


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_pasted_into_a_text_is_kept_clean(hostile: str) -> None:
    text = notes()
    app = form(text, reference())
    async with app.run_test(size=SMALL) as pilot:
        text.focus()
        await paste(pilot, hostile)
        assert text.text == clean(hostile)
        assert not FORBIDDEN & set(raw(app))
        await pilot.press("tab")
        assert app.left == [("notes", tidy(hostile))]


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_from_the_register_comes_back_as_it_was(hostile: str) -> None:
    line, text = LineField("reference", hostile, required=hostile), TextField("notes", hostile)
    line.set_saved(hostile)
    text.set_saved(hostile)
    app = form(line, text)
    async with app.run_test(size=SMALL) as pilot:
        line.set_error(hostile)
        text.set_note(hostile)
        line.focus()
        await pilot.press("tab", "tab")
        assert (line.value, text.text) == (one_line(hostile), clean(hostile))
        assert (line.saved, text.saved) == (hostile, hostile)
        assert app.heard == []
        assert not FORBIDDEN & set(raw(app))


async def test_a_published_record_can_be_read_but_not_changed() -> None:
    line, day, text = reference(), notice(), notes()
    for field, value in ((line, "EX/25/2017"), (day, "2017-09-10"), (text, "None.")):
        field.set_saved(value)
        field.freeze()
    app = form(line, day, text)
    async with app.run_test(size=SMALL) as pilot:
        for field in (line, day, text):
            field.focus()
            await pilot.press("x", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+x", "ctrl+s")
            await paste(pilot, "pasted")
            assert field.frozen
        assert (line.text, day.text, text.text) == ("EX/25/2017", "Sunday 10 September 2017", "None.")
        assert app.heard == []
        assert lines(app)[0].endswith("published")


async def test_the_echo_takes_no_row_when_there_is_nothing_to_say() -> None:
    line, other = reference(), notes()
    app = form(line, other)
    async with app.run_test(size=SMALL) as pilot:
        assert line.region.height == 2
        line.set_error("one two three four five six seven eight nine ten " * 3)
        await pilot.pause()
        assert line.region.height == 4
        line.set_error("")
        await pilot.pause()
        assert line.region.height == 2


async def test_a_field_costs_two_widgets() -> None:
    app = form(*(LineField(f"line{n}", f"Line {n}") for n in range(20)))
    async with app.run_test(size=SMALL):
        assert len(app.query_one(VerticalScroll).query("*")) == 40


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (date(2017, 10, 9), "2017-10-09"),
        ((date(2017, 10, 9), None), "2017-10-09"),
        ((date(2017, 10, 9), time(18)), "2017-10-09T18:00"),
        (("1", "7"), "1\n7"),
        ((), ""),
        ("as it is", "as it is"),
    ],
)
def test_a_value_is_spelt_as_the_command_line_spells_it(value: object, text: str) -> None:
    assert value_text(value) == text  # type: ignore[arg-type]
