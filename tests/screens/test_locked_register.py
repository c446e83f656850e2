"""Another program writes to the register for longer than a screen waits: a sentence, and the work goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clerk_tui.register import council
from clerk_tui.services import file_drafts
from tests.offices import demo, own
from tests.screens.desk_at_work import at_work


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program in the middle of its commit."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def test_what_a_timer_cannot_read_is_said_and_the_screens_stay_open(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        with locked(office.register.path):
            clerk.app.screen.set_timer(0.01, lambda: council.council(office.register))
            await clerk.sees("Another program is writing to the register; nothing was changed.")
        clerk.app.clear_notifications()
        await clerk.press("2")
        await clerk.sees("2 to publish")
        assert not clerk.app.fault


async def test_a_council_file_typed_while_the_register_is_locked_is_kept_all_the_same(tmp_path: Path) -> None:
    office = own(tmp_path, "torbay")
    async with at_work(office) as clerk:
        await clerk.press("7", "e")
        await clerk.sees("The council file of Torbay")
        with locked(office.register.path):
            await clerk.type("# typed meanwhile")
            await clerk.pilot.pause(1.5)
        await clerk.until(
            lambda: "typed meanwhile" in (getattr(file_drafts.waiting(office), "text", "")), "the text is kept"
        )
        assert not clerk.app.fault
