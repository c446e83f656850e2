"""Somebody wrote into the file by hand: what can still be read is shown, and what cannot is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.offices import demo_file
from tests.screens.desk_at_work import at_work, demo


async def test_a_day_that_is_none_is_named_and_history_and_safe_copies_stay_open(tmp_path: Path) -> None:
    with closing(sqlite3.connect(demo_file(tmp_path))) as connection:
        connection.execute("UPDATE meeting SET day = '9999-99-99'")
        connection.commit()
    async with at_work(demo(tmp_path)) as clerk:
        await clerk.sees("The day of M1 is nothing that clerk-tui writes there")
        await clerk.press("2")
        await clerk.sees("Cannot be read")
        await clerk.press("enter", "5")
        await clerk.sees("Imported blackpool-2017")
        await clerk.press("z")
        await clerk.sees("It was never copied from here")
