"""Two clerks at one register: nothing that one typed is lost or shown as published when the other publishes."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.register import drafts
from clerk_tui.services import publishing
from clerk_tui.services.registers import open_office
from tests.offices import ICT, TUESDAY, beside, demo, recorded
from tests.screens.desk_at_work import LARGE, at_work


async def test_text_typed_while_a_colleague_publishes_is_shown_as_not_published_and_offered_until_thrown_away(
    tmp_path: Path,
) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    path, now = office.register.path, office.clock.rehearsed
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("3", "down", "enter")
        await clerk.sees("Draft, not published")
        await clerk.type("None, says Bob.")
        await clerk.until(lambda: bool(drafts.kept(office.register, "decision", ICT)), "the text kept as a draft")
        colleague = beside(office)
        publishing.publish(colleague, ICT)
        colleague.register.close()
        await clerk.press("tab")
        await clerk.sees("a published record is corrected, never changed.")
        clerk.app.refresh_screens()
        await clerk.sees("(if applicable) not published")
        await clerk.sees("None, says Bob.")
        await clerk.press("escape")
        await clerk.sees("9 People")
    async with at_work(open_office(path, now=now), size=LARGE) as clerk:
        await clerk.press("3")
        await clerk.sees("9 People")
        await clerk.press("down", "enter")
        await clerk.sees("The record was published without it")
        await clerk.sees("“None, says Bob.”")
        await clerk.press("enter")
        await clerk.until(lambda: not drafts.kept(clerk.app.office.register, "decision", ICT), "the text thrown away")
