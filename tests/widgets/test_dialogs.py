"""Small questions: words go in, a typed answer comes out, and nothing typed is thrown away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk_tui.domain.text import one_line
from clerk_tui.widgets.dialogs import AskDate, AskLine, AskReason, Choose, Confirm, Dialog, ShowText
from clerk_tui.widgets.words import Words
from tests.widgets.stage import FORBIDDEN, HOSTILE, LARGE, SMALL, Stage, raw, shown

Make = Callable[[], Dialog[Any]]
DIALOGS: dict[str, Make] = {
    "confirm": lambda: Confirm("Publish?", ["The record freezes."]),
    "line": lambda: AskLine("Folder", "Where to?"),
    "date": lambda: AskDate("Another day", "Which day?"),
    "reason": lambda: AskReason("Override EN-KD28", ["Why is it lawful?"]),
    "choose": lambda: Choose("Route", [("a", "General exception")]),
    "text": lambda: ShowText("Help", "The keys."),
}
PLAIN = {"confirm": "q", "line": "f4", "date": "f4", "reason": "f4", "choose": "q", "text": "q"}


async def ask(app: Stage, pilot: Pilot[None], dialog: Dialog[Any], *keys: str) -> None:
    app.push_screen(dialog, app.answered)
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("kind", DIALOGS)
@pytest.mark.parametrize("key", ["escape", "plain"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_question_is_left_by_escape_and_by_a_plain_key(kind: str, key: str, size: tuple[int, int]) -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=size) as pilot:
        dialog = DIALOGS[kind]()
        app.push_screen(dialog, app.answered)
        await pilot.pause()
        assert len(dialog.query("*")) < 10
        await pilot.press(PLAIN[kind] if key == "plain" else key)
        await pilot.pause()
        assert app.answers == [False if kind == "confirm" else None]
        assert len(app.screen_stack) == 1


async def test_yes_and_no_are_named() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        await ask(app, pilot, Confirm("Publish?", ["One.", "Two."], yes="Publish", no="Leave it"))
        assert "y  Publish    n or Esc  Leave it" in shown(app)
        assert "One." in shown(app) and "Two." in shown(app)
        await pilot.press("x", "enter")
        assert app.answers == []
        await pilot.press("y")
        await ask(app, pilot, Confirm("Publish?", []), "n")
        assert app.answers == [True, False]


async def test_a_line_that_will_not_do_stays_to_be_mended() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        dialog = AskLine("Folder", "Where to?", "out", check=lambda text: None if text == "outx" else f"No {text}.")
        await ask(app, pilot, dialog, "enter")
        assert "! No out." in shown(app)
        assert (app.answers, dialog.typed) == ([], "out")
        await pilot.press("end", "x")
        await pilot.pause()
        assert "! No out." not in shown(app)
        await pilot.press("enter")
        assert app.answers == ["outx"]


async def test_typing_replaces_what_was_offered() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        await ask(app, pilot, AskLine("Folder", "Where to?", "out"), *"in", "enter")
        assert app.answers == ["in"]


async def test_a_date_is_echoed_then_handed_back() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        await ask(app, pilot, AskDate("Another day", "Which?", timed=True), *"Tue 10/10/17 9.30am")
        assert "Tuesday 10 October 2017, 09:30" in shown(app)
        await pilot.press("enter")
        assert app.answers == [(date(2017, 10, 10), time(9, 30))]


async def test_a_date_that_is_none_or_not_allowed_is_refused() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        dialog = AskDate("Day", "Which?", check=lambda day, _: "Too late." if day.year > 2017 else None)
        await ask(app, pilot, dialog, "enter")
        assert "! “” is not a date" in shown(app)
        await pilot.press(*"31/9/17", "enter")
        await pilot.pause()
        assert "! There is no 31 September 2017." in shown(app)
        await pilot.press("ctrl+u", *"1/1/2018", "enter")
        await pilot.pause()
        assert "! Too late." in shown(app)
        await pilot.press("ctrl+u", *"9 October 2017", "enter")
        assert app.answers == [(date(2017, 10, 9), None)]


@pytest.mark.parametrize("accept", ["ctrl+s", "f8"])
async def test_a_reason_is_never_empty(accept: str) -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        await ask(app, pilot, AskReason("Override", ["Why?"]), "enter", "space", accept)
        assert "! Type the reason first" in shown(app)
        assert app.answers == []
        await pilot.press("backspace", *"Agreed", "enter", *"by phone", "enter", accept)
        assert app.answers == ["Agreed\nby phone"]


async def test_what_was_typed_can_be_offered_again_after_escape() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        reason, line = AskReason("Override", ["Why?"]), AskLine("Folder", "Where to?")
        await ask(app, pilot, reason, *"because", "escape")
        await ask(app, pilot, line, *"out", "escape")
        assert (app.answers, reason.typed, line.typed) == ([None, None], "because", "out")
        await ask(app, pilot, AskReason("Override", ["Why?"], value=reason.typed), "ctrl+s")
        assert app.answers[-1] == "because"


async def test_one_of_several_is_chosen_by_key() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        routes = [("ge", "General exception"), ("su", "Special urgency"), ("no", "None yet")]
        await ask(app, pilot, Choose("Route", routes, sentence="How?"), "down", "down", "up")
        assert "▸ Special urgency" in shown(app)
        await pilot.press("enter")
        assert app.answers == ["su"]


async def test_a_long_text_is_read_to_its_end() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        await ask(app, pilot, ShowText("Report", "\n".join(f"Paragraph {n}" for n in range(200))), "end")
        assert "Paragraph 199" in shown(app)
        await pilot.press("home")
        await pilot.pause()
        assert "Paragraph 0 " in shown(app)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_words_in_a_question_are_only_read(hostile: str) -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=LARGE) as pilot:
        for dialog in (
            Confirm(hostile, [hostile], yes=hostile, no=hostile),
            AskLine(hostile, hostile, hostile, check=lambda text: text),
            AskReason(hostile, [hostile], value=hostile),
            Choose(hostile, [("a", hostile)], sentence=hostile),
            ShowText(hostile, hostile),
        ):
            await ask(app, pilot, dialog)
            assert one_line(hostile).split()[0][:15] in shown(app)
            assert not FORBIDDEN & set(raw(app))
            await pilot.press("escape")
            await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_y_and_n_answer_a_list_of_yes_and_no_and_no_other() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        await ask(app, pilot, Choose("Is it urgent?", [("yes", "Yes"), ("no", "No")]))
        assert "y  Yes    n  No    Enter  Choose    Esc or q  Leave it" in shown(app)
        await pilot.press("n")
        await ask(app, pilot, Choose("Is it urgent?", [("yes", "Yes"), ("no", "No")]), "y")
        assert app.answers == ["no", "yes"]
        await ask(app, pilot, Choose("Route", [("a", "General exception"), ("yes", "Special urgency")]), "y", "n")
        assert app.answers == ["no", "yes"] and "y  Yes" not in shown(app)
        await pilot.press("escape")
        await ask(app, pilot, Choose("In private", [("no", "Exempt information"), ("yes", "Confidential")]), "n")
        assert app.answers == ["no", "yes", None] and "n  No" not in shown(app)


async def test_an_option_longer_than_its_row_is_read_whole_below_the_list() -> None:
    long = "MISSING, who decides: Executive; " + "the register knows no members of it on that day, nor before it. " * 2
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        await ask(app, pilot, Choose("What regulation 9(1) asks", [("a", "the matter"), ("c", long.strip())]), "down")
        assert "nor before it." in shown(app)
        await pilot.press("up")
        await pilot.pause()
        assert "nor before it." not in shown(app)


async def test_a_question_after_the_first_says_once_that_it_leads_back() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        for make in (DIALOGS["line"], DIALOGS["reason"], DIALOGS["choose"]):
            dialog = make()
            dialog.goes_back = True
            await ask(app, pilot, dialog)
            assert "Back one question" in shown(app) and "Leave it" not in shown(app)
            await pilot.press("escape")
            await pilot.pause()
