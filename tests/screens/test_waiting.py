"""Every half-typed text in one list: one's own is gone on with, a colleague's taken over, or thrown away by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.register import drafts
from clerk_tui.screens.correction import CorrectionScreen
from clerk_tui.screens.decision import DecisionScreen
from clerk_tui.services import publishing
from clerk_tui.services.office import Office
from tests.offices import ICT, MONEY, TUESDAY, demo, recorded
from tests.screens.desk_at_work import LARGE, SMALL, at_work


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Bob, who left, had begun to correct D1 and to record D2; this clerk had typed into D2 as well."""
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    for record, number, who, text, minute in (
        ("correction", ICT, "bob", "As corrected.", 1),
        ("decision", MONEY, "bob", "What Bob typed.", 2),
        ("decision", MONEY, office.who, "What I typed.", 3),
    ):
        drafts.keep(
            office.register, record, number, "reasons", who=who, text=text, base_version=1,
            at=f"2017-10-09T19:{minute:02}:00Z",
        )  # fmt: skip
    return office


def _who(office: Office) -> list[str]:
    return sorted(draft.who for _, _, draft in drafts.everything(office.register))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_a_correction_of_a_clerk_who_left_is_taken_over_and_gone_on_with(
    office: Office, size: tuple[int, int]
) -> None:
    async with at_work(office, size=size) as clerk:
        await clerk.sees("Half-typed text is waiting")
        await clerk.press("escape", "5", "d")
        await clerk.sees("Half-typed texts: 3")
        await clerk.press("end", "enter")
        await clerk.sees("t takes it over")
        await clerk.press("q", "t")
        await clerk.sees("2 of them yours")
        await clerk.press("end", "enter")
        await clerk.until(lambda: isinstance(clerk.app.screen, CorrectionScreen), "the correction")
        await clerk.sees("As corrected.")


async def test_a_text_of_one_s_own_opens_its_record_with_the_text_in_its_field(office: Office) -> None:
    async with at_work(office) as clerk:
        await clerk.sees("Half-typed text is waiting")
        await clerk.press("escape", "5", "d")
        await clerk.sees("Half-typed texts: 3")
        await clerk.press("enter", "enter")
        await clerk.until(lambda: isinstance(clerk.app.screen, DecisionScreen) or "kept" in clerk.words(), "its record")
        await clerk.sees("What I typed.")


async def test_a_colleague_s_text_goes_only_once_their_name_was_typed(office: Office) -> None:
    async with at_work(office) as clerk:
        await clerk.sees("Half-typed text is waiting")
        await clerk.press("escape", "5", "d")
        await clerk.sees("Half-typed texts: 3")
        await clerk.press("end", "x")
        await clerk.sees("type their name: bob")
        await clerk.type("ben")
        await clerk.press("enter")
        await clerk.sees("Type bob, or press Esc.")
        assert _who(office).count("bob") == 2
        await clerk.press("ctrl+u")
        await clerk.type("bob")
        await clerk.press("enter")
        await clerk.sees("Half-typed texts: 2")
        await clerk.press("home", "x", "n")
        await clerk.sees("Half-typed texts: 2")
        await clerk.press("x", "y")
        await clerk.sees("Half-typed texts: 1")
