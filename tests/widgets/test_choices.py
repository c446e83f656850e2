"""A clerk answers with single keys and ticks who was there."""

from __future__ import annotations

import pytest

from clerk_tui.domain.errors import InputError
from clerk_tui.widgets.fields import Answer, ChoiceField, LineField, TickField
from tests.widgets.stage import FORBIDDEN, HOSTILE, LARGE, SMALL, Stage, lines, raw

NAMES = ("Benson", "Blackburn", "Cain", "Campbell", "Collett", "Cross", "Jackson", "Kirkland", "Smith", "Taylor")
MEMBERS = tuple((str(n), f"Councillor {name}") for n, name in enumerate(NAMES, 1))
ROUTES = (
    Answer("notice", "28 clear days' notice (regulation 9)"),
    Answer("general-exception", "General exception (regulation 10)"),
    Answer("special-urgency", "Special urgency (regulation 11)"),
)


def key_decision() -> ChoiceField:
    return ChoiceField("key_decision", "Is this a key decision?", number="14.1", required="required by regulation 8")


def attendance() -> TickField:
    return TickField("attendance", "Members in attendance", MEMBERS, number="20.0")


async def test_a_question_is_answered_with_one_key() -> None:
    choice, after = key_decision(), LineField("after", "After")
    app = Stage(choice, after, form=True)
    async with app.run_test(size=SMALL) as pilot:
        assert lines(app)[0].endswith("required by regulation 8")
        assert lines(app)[1] == "  │ ( ) Yes  ( ) No  (•) not answered"
        for key, value, row in [
            ("y", "yes", "(•) Yes  ( ) No  ( ) not answered"),
            ("n", "no", "( ) Yes  (•) No  ( ) not answered"),
            ("backspace", "", "( ) Yes  ( ) No  (•) not answered"),
            ("right", "yes", "(•) Yes  ( ) No  ( ) not answered"),
            ("space", "no", "( ) Yes  (•) No  ( ) not answered"),
            ("left", "yes", "(•) Yes  ( ) No  ( ) not answered"),
            ("left", "", "( ) Yes  ( ) No  (•) not answered"),
            ("n", "no", "( ) Yes  (•) No  ( ) not answered"),
        ]:
            await pilot.press(key)
            await pilot.pause()
            assert (choice.value, lines(app)[1]) == (value, f"  │ {row}"), key
        assert choice.answer is False
        assert app.left == []
        await pilot.press("enter")
        assert after.editor.has_focus
        assert app.left == [("key_decision", "no")]
        assert app.typed[-1] == ("key_decision", "no")


async def test_an_answer_given_twice_is_told_once() -> None:
    choice = key_decision()
    app = Stage(choice, form=True)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("y", "y")
        assert app.typed == [("key_decision", "yes")]
        assert (choice.answer, choice.state) == (True, "not saved")
        choice.set_saved("yes")
        assert choice.state == "saved"


async def test_answers_that_do_not_fit_in_a_row_get_a_row_each() -> None:
    choice = ChoiceField("route", "Route", answers=ROUTES, empty="no route yet")
    app = Stage(choice, form=True)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("y", "right", "right")
        await pilot.pause()
        assert lines(app)[1:5] == [
            "  │ ( ) 28 clear days' notice (regulation 9)",
            "  │ (•) General exception (regulation 10)",
            "  │ ( ) Special urgency (regulation 11)",
            "  │ ( ) no route yet",
        ]
        assert choice.value == "general-exception"


async def test_an_answer_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="“perhaps” is not one of the answers"):
        key_decision().set_saved("perhaps")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_attendance_is_ticked_from_the_members_summoned(size: tuple[int, int]) -> None:
    ticks, after = attendance(), LineField("after", "After")
    app = Stage(ticks, after, form=True)
    async with app.run_test(size=size) as pilot:
        assert lines(app)[1:3] == ["  ▸ [ ] Councillor Benson", "  │ [ ] Councillor Blackburn"]
        await pilot.press("space", "down", "j", "space", "k", "up")
        await pilot.pause()
        assert lines(app)[1:4] == [
            "  ▸ [x] Councillor Benson",
            "  │ [ ] Councillor Blackburn",
            "  │ [x] Councillor Cain",
        ]
        assert (ticks.ticked, ticks.value) == (("1", "3"), "1\n3")
        await pilot.press("a")
        assert ticks.ticked == tuple(key for key, _ in MEMBERS)
        await pilot.press("space")
        assert "1" not in ticks.ticked
        await pilot.press("n")
        assert ticks.ticked == ()
        await pilot.press("end", "space", "enter")
        assert after.editor.has_focus
        assert app.left == [("attendance", "1")]


async def test_the_arrows_leave_the_list_at_its_ends() -> None:
    before, ticks, after = LineField("before", "Before"), attendance(), LineField("after", "After")
    app = Stage(before, ticks, after, form=True)
    async with app.run_test(size=SMALL) as pilot:
        ticks.focus()
        await pilot.press("up")
        assert before.editor.has_focus
        await pilot.press("down", *["down"] * 10)
        assert after.editor.has_focus


async def test_the_name_under_the_cursor_stays_in_view() -> None:
    council = TickField("attendance", "Members", [(str(n), f"Councillor {n}") for n in range(42)])
    app = Stage(council, form=True)
    async with app.run_test(size=SMALL) as pilot:
        for n in range(42):
            await pilot.pause()
            assert any(line.startswith(f"  ▸ [ ] Councillor {n}") for line in lines(app))
            await pilot.press("down" if n < 41 else "space")
        await pilot.press(*["up"] * 41)
        await pilot.pause()
        assert any(line.startswith("  ▸ [ ] Councillor 0") for line in lines(app))


async def test_a_tick_for_somebody_not_on_the_list_is_never_lost() -> None:
    ticks = attendance()
    app = Stage(ticks, LineField("after", "After"), form=True)
    async with app.run_test(size=SMALL) as pilot:
        ticks.set_saved("Mr Stranger\n2")
        await pilot.pause()
        assert lines(app)[11] == "  │ [x] Mr Stranger"
        assert ticks.ticked == ("2", "Mr Stranger")
        assert (ticks.state, app.heard) == ("saved", [])
        await pilot.press("space", "tab")
        assert app.left == [("attendance", "1\n2\nMr Stranger")]


async def test_nobody_to_tick_is_said() -> None:
    ticks = TickField("attendance", "Members", empty="Nobody was summoned to this meeting.")
    app = Stage(ticks, form=True)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("space", "a", "n")
        assert lines(app)[1] == "  │ Nobody was summoned to this meeting."
        assert app.typed == []


async def test_a_published_answer_cannot_be_changed() -> None:
    choice, ticks = key_decision(), attendance()
    choice.set_saved("yes")
    ticks.set_saved("1\n2")
    app = Stage(choice, ticks, form=True)
    async with app.run_test(size=SMALL) as pilot:
        for field in (choice, ticks):
            field.freeze("published")
            field.focus()
            await pilot.press("n", "space", "backspace", "a")
        await pilot.pause()
        assert (choice.value, ticks.value, app.heard) == ("yes", "1\n2", [])
        assert lines(app)[0].endswith("published")


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_hostile_name_is_only_read(hostile: str) -> None:
    ticks = TickField("attendance", "Members", [("1", hostile)])
    choice = ChoiceField("who", "Who", answers=[Answer("1", hostile)])
    app = Stage(ticks, choice, form=True)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("space", "tab", "right")
        await pilot.pause()
        assert (ticks.ticked, choice.value) == (("1",), "1")
        assert not FORBIDDEN & set(raw(app))
