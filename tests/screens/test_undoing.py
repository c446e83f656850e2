"""Undo and redo by keys: from a list, from a field, after a restart; what cannot be undone names the way."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.register import decisions as records
from clerk_tui.services import decisions, publishing
from clerk_tui.services.registers import open_office
from tests.offices import ICT, TUESDAY, demo, recorded
from tests.screens.desk_at_work import at_work


async def test_what_was_undone_is_done_again_with_a_key_also_after_a_restart(tmp_path: Path) -> None:
    office = demo(tmp_path)
    for text in ("First.", "Second."):
        decisions.set_field(office, ICT, "notes", text)
    async with at_work(office) as clerk:
        await clerk.press("3", "u", "u")
        await clerk.until(lambda: records.decision(office.register, ICT).notes == "", "both undone")
    again = open_office(tmp_path / "demo.clerk")
    async with at_work(again) as clerk:
        await clerk.press("3", "U")
        await clerk.sees("Done again: Notes of D1 written.")
        assert records.decision(again.register, ICT).notes == "First."
        await clerk.press("down", "enter")
        await clerk.sees("Draft, not published")
        # Inside a field U is a letter; Shift+F12, which older terminals call F24, is not.
        await clerk.press("f24")
        await clerk.until(lambda: records.decision(again.register, ICT).notes == "Second.", "the second done again")
        await clerk.press("shift+f12")
        await clerk.sees("There is nothing to redo")


async def test_after_another_change_nothing_is_done_again(tmp_path: Path) -> None:
    office = demo(tmp_path)
    decisions.set_field(office, ICT, "notes", "First.")
    async with at_work(office) as clerk:
        await clerk.press("3", "u")
        await clerk.sees("Undone: Notes of D1 written.")
        decisions.set_field(office, ICT, "reasons", "Because.")
        await clerk.press("U")
        await clerk.sees("you did something else since you last undid anything")
        assert records.decision(office.register, ICT).notes == ""


async def test_a_publication_says_which_key_corrects_it(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    publishing.publish(recorded(office), ICT)
    async with at_work(office) as clerk:
        await clerk.press("u")
        await clerk.sees("press c on it, or run clerk-tui decision correct D1.")
