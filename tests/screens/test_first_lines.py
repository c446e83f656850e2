"""Today opens with the lines that need no counting; those that do follow at once, and the cursor is on the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.screens.desk import DeskScreen
from clerk_tui.services import boards, forward_plan, key_tests
from clerk_tui.services.office import Office
from tests.called_in import ask, council, it_is
from tests.house.test_layers import loaded
from tests.screens.desk_at_work import LARGE, SMALL, at_work


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A decision that was called in, and a key matter for which no notice was put up."""
    office = it_is(council(tmp_path), "2026-12-04T12:00")
    ask(office, "2026-12-03T09:00")
    typed = {"reference": "KD1", "matter": "Roads", "maker": "body", "body": "Cabinet", "due_from": "10 December 2026"}
    entry = forward_plan.add(office, typed)
    key_tests.take(office, entry, key_tests.Answers("the Director", "Above the threshold.", money=True))
    return office


def test_the_first_lines_load_no_rule(office: Office) -> None:
    path = str(office.register.path)
    office.register.close()
    first = (
        "from pathlib import Path\nfrom clerk_tui.services.registers import open_office\n"
        f"from clerk_tui.services import boards\noffice = open_office(Path({path!r}))\n"
    )
    assert not any("clerk_tui.rules" in name for name in loaded(f"{first}boards.due(office, 0, 40, counted=False)"))
    assert "clerk_tui.rules.notices" in loaded(f"{first}boards.due(office, 0, 40)")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_must_be_counted_stands_on_today_with_the_cursor_on_its_first_line(
    office: Office, size: tuple[int, int]
) -> None:
    assert boards.count_due(office, counted=False) < boards.count_due(office)
    async with at_work(office, size=size) as clerk:
        await clerk.sees("To validate")
        await clerk.sees("Roads")
        desk = clerk.app.screen
        assert isinstance(desk, DeskScreen)
        assert desk.table.place.cursor == 0
        first = boards.due(office, 0, 1)[0]
        assert desk.table.cursor_key == f"{first.kind} {first.ref}"
