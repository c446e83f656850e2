"""A word list of the council's own warns where exempt facts were typed into what the public reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.screens.documents import documents_of
from clerk_tui.services import adopting, decisions, publishing
from clerk_tui.services.documents import kinds
from clerk_tui.services.documents.own_words import warnings_of_published
from clerk_tui.services.office import Office
from clerk_tui.services.rulebook import file_text
from tests.cli.calling import Caller
from tests.offices import ICT, TUESDAY, demo, recorded
from tests.screens.desk_at_work import SMALL, at_work

LIST = '\n[exempt]\nwords = ["Project Falcon", "without prejudice"]\n'
TOLD = (
    "OWN-WORDS. “Project Falcon” stands in this document, which the public reads; by the council's own list it may"
    " hint at exempt facts. Look whether it may be read."
)


def with_list(text: str) -> str:
    head, table, rest = text.partition("\n[")
    return head + LIST + table + rest


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = recorded(demo(tmp_path, TUESDAY))
    adopting.accept(office, adopting.propose(office, with_list(file_text(office))))
    return office


def test_a_word_of_the_list_is_pointed_out_in_the_check_and_does_not_stop_publication(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "Part of project\nFalcon.")
    (found,) = [one for one in publishing.findings(office, ICT) if one.id == "OWN-WORDS"]
    assert found.where == "notes" and "“Project Falcon” stands in “Notes”" in found.says
    assert publishing.publish(office, ICT)


def test_before_a_document_is_written_the_clerk_is_told(office: Office) -> None:
    assert kinds.build(office, kinds.kind("decision-record"), ICT).warnings == ()
    decisions.set_field(office, ICT, "notes", "Part of Project Falcon.")
    assert kinds.build(office, kinds.kind("decision-record"), ICT).warnings == (TOLD,)
    publishing.publish(office, ICT)
    assert kinds.build(office, kinds.kind("decision-notice"), ICT).warnings == (TOLD,)


def test_before_the_public_folder_is_written_the_clerk_is_told_where_such_words_stand(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = Caller(capsys, office.register.path)
    assert warnings_of_published(office) == ()
    decisions.set_field(office, ICT, "notes", "Part of Project\nFalcon.")
    assert warnings_of_published(office) == (), "a draft leaves in no folder"
    publishing.publish(office, ICT)
    said = (
        "OWN-WORDS. “Project Falcon” stands in D1, which the public reads; by the council's own list it may hint at"
        " exempt facts. Look whether it may be read."
    )
    assert warnings_of_published(office) == (said,)
    done = call("export", "public", str(tmp_path / "public"), now=TUESDAY)
    assert done.status == 0 and done.error.startswith(f"{said}\n")
    assert call.ok("export", "public", str(tmp_path / "public"), "--json", now=TUESDAY).json["warnings"] == [said]
    for page in (tmp_path / "public").rglob("*.html"):
        assert "OWN-WORDS" not in page.read_text(encoding="utf-8")


def test_of_many_places_six_are_named(office: Office) -> None:
    from clerk_tui.services.documents.own_words import _listed

    assert _listed([f"D{n}" for n in range(1, 10)]) == "D1, D2, D3, D4, D5, D6 and 3 more"
    assert _listed(["D1", "D2"]) == "D1 and D2"


def test_at_the_command_line_it_is_told_beside_the_document_and_never_in_it(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decisions.set_field(office, ICT, "notes", "Part of Project Falcon.")
    call = Caller(capsys, office.register.path)
    shown = call("record", "D1", now=TUESDAY)
    assert (shown.status, shown.error) == (0, f"{TOLD}\n") and "OWN-WORDS" not in shown.out
    written = call("record", "D1", str(tmp_path), "--face", "txt", now=TUESDAY)
    assert (written.status, written.error) == (0, f"{TOLD}\n")
    found = call.ok("record", "D1", str(tmp_path), "--face", "txt", "--json", now=TUESDAY).json
    assert found["warnings"] == [TOLD] and "OWN-WORDS" not in Path(found["files"][0]).read_text(encoding="utf-8")


def test_before_it_is_published_the_preview_tells_it_beside_the_notice(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    decisions.set_field(office, ICT, "notes", "Part of Project Falcon.")
    call = Caller(capsys, office.register.path)
    shown = call("publish", "D1", "--preview", now=TUESDAY)
    assert (shown.status, shown.error) == (0, f"D1: {TOLD}\n") and "OWN-WORDS" not in shown.out
    (found,) = call.ok("publish", "D1", "--preview", "--json", now=TUESDAY).json["previews"]
    assert found["warnings"] == [TOLD]


async def test_on_the_screen_it_is_told_above_the_words_that_would_leave(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "Part of Project Falcon.")
    publishing.publish(office, ICT)
    async with at_work(office, size=SMALL) as clerk:
        await clerk.press("3")
        await clerk.until(lambda: documents_of(clerk.app.screen) in {"D1", "D2"}, "a record under the cursor")
        if documents_of(clerk.app.screen) != "D1":
            await clerk.press("down")
            await clerk.until(lambda: documents_of(clerk.app.screen) == "D1", "the record under the cursor")
        await clerk.press("0")
        await clerk.sees("Decision notice D1")
        await clerk.press("enter")
        await clerk.sees("OWN-WORDS. “Project Falcon” stands in this document, which the public reads;")
        await clerk.sees("Notice of decision")
