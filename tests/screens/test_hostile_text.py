"""Text from outside on every screen: shown as typed, never markup, never a control character."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.pack import Pack, PackDocument, PackItem, PackMeeting, PackReport, Paragraph, Section
from clerk_tui.domain.text import one_line
from clerk_tui.register import decisions as records
from clerk_tui.screens.importing import ImportScreen
from clerk_tui.services import importing
from clerk_tui.services.registers import create_register, open_office, shipped_council
from tests.screens.desk_at_work import LARGE, at_work
from tests.widgets.stage import FORBIDDEN, HOSTILE, raw


def hostile_pack(text: str) -> Pack:
    clean = one_line(text)
    section = Section("1.0", clean, (Paragraph("1.1", clean),))
    report = PackReport(
        title=clean, relevant_officer=clean, sections=(section,), recommendations=(clean,), key_decision=True,
        forward_plan_reference=clean,
    )  # fmt: skip
    meeting = PackMeeting(
        body=clean, day=parse_date("2017-10-09"), venue=clean, members=(clean,), agenda_date=parse_date("2017-09-29")
    )
    return Pack(
        PackDocument("agenda-pack", clean, None, "0" * 64, clean), meeting,
        (PackItem("2", clean, report=report),), (), (clean,), clean,
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_title_is_shown_as_text_on_every_screen(tmp_path: Path, text: str) -> None:
    create_register(tmp_path / "own.clerk", shipped_council("blackpool"))
    office = open_office(tmp_path / "own.clerk")
    pack = hostile_pack(text)
    importing.accept(office, pack)
    probe = one_line(text)[:12]
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("ctrl+p", "escape")
        for view in ("1", "2", "3", "4", "5"):
            await clerk.press(view, "slash")
            await clerk.type("a[/]")
            await clerk.press("escape")
            assert not FORBIDDEN & set(raw(clerk.app))
        await clerk.press("2", "enter")
        await clerk.sees(probe)
        await clerk.press("s", "escape", "enter")
        await clerk.sees(probe)
        await clerk.press("enter", "f4")
        await clerk.sees(probe)
        await clerk.press("escape", "f5", "question_mark", "escape")
        await clerk.press("ctrl+r")
        await clerk.until(lambda: "namely:" in records.decision(office.register, 1).resolution, "the resolution copied")
        assert not FORBIDDEN & set(raw(clerk.app))
        clerk.app.push_screen(ImportScreen(pack))
        await clerk.sees(probe)
        await clerk.press("down", "enter", "escape", "f8")
        await clerk.sees("already holds")
        assert not FORBIDDEN & set(raw(clerk.app))
        assert clerk.app.fault == ""


async def test_a_fault_of_the_program_shows_no_text_of_a_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_register(tmp_path / "own.clerk", shipped_council("blackpool"))
    office = open_office(tmp_path / "own.clerk")
    from clerk_tui.screens import desk

    with pytest.raises(ValueError, match="exempt words"):
        async with at_work(office) as clerk:
            secret = "exempt words"

            def broken(*_: object) -> None:
                raise ValueError(secret)

            monkeypatch.setattr(desk, "headline", broken)
            await clerk.press("2")
            await clerk.pilot.pause(0.2)
    assert "ValueError" in clerk.app.fault and secret not in clerk.app.fault
    logs = list(Path.home().rglob("faults.log"))
    assert logs and all(secret not in log.read_text(encoding="utf-8") for log in logs)
    assert not clerk.app._exit_renderables
