"""The real app on a real register, driven by keys and read as lines."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual.pilot import Pilot

from clerk_tui.app import ClerkApp
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import RegisterBusy
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_demo
from tests.offices import demo_file
from tests.widgets.stage import LARGE, SMALL, lines, shown

__all__ = ["LARGE", "SMALL", "Clerk", "at_work", "demo", "lines", "shown"]

_TRIES, _PAUSE = 300, 0.03


def demo(folder: Path, now: str | None = None) -> Office:
    """The demonstration's office in a folder of its own; opened a second time it is as it was left."""
    if not (folder / "demo.clerk").exists():
        demo_file(folder)
    return open_demo(folder / "demo.clerk", now=parse_instant(now) if now else None)


class Clerk:
    """A person at the keyboard."""

    def __init__(self, app: ClerkApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type text into whatever has the focus."""
        await self.pilot.press(*("space" if char == " " else char for char in text))
        await self.pilot.pause()

    async def sees(self, words: str) -> str:
        """Wait until the screen shows the words, line breaks and borders aside."""
        await self.until(lambda: words in self.words(), f"“{words}” on the screen")
        return shown(self.app)

    async def until(self, true: Callable[[], bool], what: str) -> None:
        for _ in range(_TRIES):
            # A test reads the register on the screen's own, hurried connection while the app may be writing it.
            with suppress(RegisterBusy):
                if true():
                    return
            await self.pilot.pause(_PAUSE)
        raise AssertionError(f"never came: {what}\n{shown(self.app)}")

    def words(self) -> str:
        text = "".join(" " if "─" <= char <= "▟" else char for char in shown(self.app).replace("\n", " "))
        return " ".join(text.split())


@asynccontextmanager
async def at_work(
    office: Office | None, *, size: tuple[int, int] = SMALL, new_at: Path | None = None
) -> AsyncIterator[Clerk]:
    """Open the app on an office, and close both afterwards."""
    app = ClerkApp(office, new_at=new_at)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Clerk(app, pilot)
    finally:
        app.close()
        if office is not None:
            office.register.close()
