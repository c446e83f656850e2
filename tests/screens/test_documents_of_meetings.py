"""A clerk reads the papers of a meeting by keys, and says why words may be read that are also kept apart."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.register.changes import Change
from clerk_tui.screens.documents import DocumentScreen, DocumentsScreen
from tests.offices import do
from tests.papers import MARK, papers
from tests.screens.desk_at_work import Clerk, at_work


async def open_documents(clerk: Clerk, kind: str) -> None:
    """The list of documents, the cursor on one of them."""
    await clerk.press("0")
    await clerk.until(lambda: isinstance(clerk.app.screen, DocumentsScreen), "the list of documents")
    screen = clerk.app.screen
    assert isinstance(screen, DocumentsScreen)
    while screen.table.cursor_key != kind:
        await clerk.press("down")


async def test_a_match_of_exempt_words_is_asked_about_before_the_minutes_are_shown(tmp_path: Path) -> None:
    office = papers(tmp_path)

    def noted(change: Change) -> int:
        version = int(str(change.row("meeting", 2)["version"]))
        return change.update("meeting", 2, version, minutes_note=f"The chairman welcomed {MARK} Limited.")

    do(office.register, noted)
    async with at_work(office) as clerk:
        await open_documents(clerk, "minutes")
        await clerk.press("enter")
        await clerk.sees("Of which one? A meeting, by its number like M3.")
        await clerk.type("M2")
        await clerk.press("enter")
        await clerk.sees("Override WORDS-")
        await clerk.type("It sat in the gallery")
        await clerk.press("f8")
        await clerk.sees("Of which one?")
        await clerk.press("enter")
        await clerk.until(lambda: isinstance(clerk.app.screen, DocumentScreen), "the minutes")
        await clerk.sees("Cabinet, Thursday 10 December 2026")


async def test_a_report_asks_for_its_days_and_is_read_whole(tmp_path: Path) -> None:
    async with at_work(papers(tmp_path)) as clerk:
        await open_documents(clerk, "assurance-report")
        await clerk.press("enter")
        await clerk.sees("The first day that it covers.")
        await clerk.press("enter")
        await clerk.sees("2 of 2")
        await clerk.press("enter")
        await clerk.sees("Decisions made Saturday 13 December 2025 to Saturday 12 December 2026")
