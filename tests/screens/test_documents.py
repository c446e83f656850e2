"""A clerk reads a document as it would leave, and then writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.screens.documents import DocumentScreen, DocumentsScreen, documents_of
from clerk_tui.services import decisions, forward_plan, publishing
from tests.called_in import ask, council, it_is, members
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo
from tests.screens.test_publishing import TUESDAY, recorded
from tests.services.test_documents_of_notices import WHOLE


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_agenda_of_the_meeting_at_hand_is_read_and_then_written_into_a_folder(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    async with at_work(demo(tmp_path), size=size) as clerk:
        await clerk.sees("Meets today")
        await clerk.press("enter", "0")
        await clerk.sees("Agenda: front sheet M1")
        await clerk.press("enter")
        await clerk.sees("Word for word as it leaves")
        await clerk.sees("Executive, Monday 9 October 2017")
        assert not list(folder.iterdir())
        await clerk.press("f7")
        await clerk.sees("Into which folder?")
        await clerk.press("ctrl+u")
        await clerk.type(str(folder))
        await clerk.press("enter")
        await clerk.until(lambda: len(list(folder.glob("agenda-*"))) == 4, "all four faces")
        assert {path.suffix for path in folder.iterdir()} == {".html", ".docx", ".pdf", ".txt"}


async def test_escape_leads_back_to_the_meeting_one_step_at_a_time(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path)) as clerk:
        await clerk.sees("Meets today")
        await clerk.press("enter", "0", "enter")
        await clerk.until(lambda: isinstance(clerk.app.screen, DocumentScreen), "the document")
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, DocumentsScreen), "the list of documents")
        await clerk.press("escape")
        await clerk.sees("M1 Executive, Monday 9 October 2017")


async def test_a_notice_of_a_record_that_is_not_published_is_refused_in_words(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path)) as clerk:
        await clerk.sees("Meets today")
        await clerk.press("down")
        await clerk.until(lambda: documents_of(clerk.app.screen) == "D1", "the record under the cursor")
        await clerk.press("0")
        await clerk.sees("Decision notice D1")
        await clerk.press("enter")
        await clerk.sees("D1 is not published yet; its notice is written from the published record.")
        assert isinstance(clerk.app.screen, DocumentsScreen)


async def test_what_it_is_about_is_asked_where_no_matter_is_at_hand_and_asked_again_when_it_is_another(
    tmp_path: Path,
) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, 1)
    async with at_work(office) as clerk:
        await clerk.press("7", "0")
        await clerk.sees("Decision notice a decision")
        table = clerk.app.screen.table
        while table.cursor_key != "decision-notice":
            await clerk.press("down")
        await clerk.press("enter")
        await clerk.sees("Of which one? A decision, by its number like D3.")
        await clerk.type("D77")
        await clerk.press("enter")
        await clerk.sees("The register holds no decision “D77”")
        await clerk.press("ctrl+u")
        await clerk.type("D1")
        await clerk.press("enter")
        await clerk.sees("Notice of decision ICT/DIGITAL STRATEGY 2017-2022")


async def test_the_public_folder_is_exported_from_the_list_and_says_what_it_wrote(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, 1)
    folder = tmp_path / "public"
    async with at_work(office) as clerk:
        await clerk.press("7", "0")
        await clerk.sees("Decision notice a decision")
        table = clerk.app.screen.table
        while table.cursor_key != "public":
            await clerk.press("down")
        await clerk.press("enter")
        await clerk.sees("Into which folder?")
        await clerk.press("ctrl+u")
        await clerk.type(str(folder))
        await clerk.press("enter")
        await clerk.sees("Public folder: ")
        await clerk.until(lambda: (folder / "index.html").is_file(), "the front page")


async def to_kind(clerk: Clerk, kind: str) -> None:
    table = clerk.app.screen.table
    while table.cursor_key != kind:
        await clerk.press("down")
    await clerk.press("enter")


async def test_the_receipt_of_an_earlier_request_is_chosen_where_a_decision_has_several(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T12:30")
    ask(office, "2026-12-07T12:00:01", grounds="Too hasty.", parts="All of it", alternative="Keep it")
    ask(office, "2026-12-07T12:10:02", members(3), grounds="Too few of us.")
    async with at_work(office) as clerk:
        await clerk.press("4")
        await clerk.sees("Called in, to validate")
        await clerk.press("enter")
        await clerk.sees("Call-in of D1")
        await clerk.press("0")
        await clerk.sees("Receipt of a request for call-in R1, R2")
        await to_kind(clerk, "call-in-receipt")
        await clerk.sees("Of which request?")
        await clerk.sees("R1: Mon 7 Dec 2026 12:00:01, Councillor B, Councillor C, Councillor D and 7 more")
        await clerk.sees("R2, refused when it came: Mon 7 Dec 2026 12:10:02, Councillor B")
        await clerk.press("enter")
        await clerk.until(lambda: isinstance(clerk.app.screen, DocumentScreen), "the receipt of R1")
        await clerk.sees("Request for call-in: receipt")
        await clerk.press("escape")
        await to_kind(clerk, "call-in-refusal")
        await clerk.sees("Of which request?")
        await clerk.press("down", "enter")
        await clerk.until(lambda: isinstance(clerk.app.screen, DocumentScreen), "the refusal of R2")
        await clerk.sees("Request for call-in: refused")


async def test_from_a_record_the_notice_of_its_key_decision_is_made_without_typing_the_entry_it_states(
    tmp_path: Path,
) -> None:
    office = demo(tmp_path, TUESDAY)
    entry_id = forward_plan.add(office, WHOLE | {"reference": "77/2017"})
    decisions.set_field(office, 1, "forward_plan_reference", "77/2017")
    async with at_work(office) as clerk:
        await clerk.sees("ICT")
        await clerk.until(lambda: documents_of(clerk.app.screen) == "D1", "the record under the cursor")
        await clerk.press("0")
        await clerk.sees(f"Notice of a key decision F{entry_id}")
        await to_kind(clerk, "key-decision-notice")
        await clerk.until(lambda: isinstance(clerk.app.screen, DocumentScreen), "the notice of the entry")
        await clerk.sees("77/2017")
