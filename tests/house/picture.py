"""The README's picture of the screen Today: `python -m tests.house.picture` draws it from the demonstration."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from clerk_tui.app import ClerkApp
from clerk_tui.services.registers import open_demo
from tests.house.project import PROJECT

PICTURE = PROJECT / "docs" / "today.svg"
SIZE = (80, 24)


async def draw() -> str:
    """Today in a fresh demonstration, as SVG that fetches nothing."""
    with tempfile.TemporaryDirectory() as folder:
        office = open_demo(Path(folder) / "demo.clerk")
        app = ClerkApp(office)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(1)
            drawn = app.export_screenshot(title="clerk-tui demo")
        office.register.close()
    # Rich names fonts on the web; a picture in a README asks nobody for anything.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(asyncio.run(draw()), encoding="utf-8")
