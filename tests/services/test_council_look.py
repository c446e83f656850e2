"""The council's own look: taken in with its file, kept in the register, and on every document."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.documents.writing.document import PLAIN
from clerk_tui.domain.errors import InputError
from clerk_tui.register.crests import crest
from clerk_tui.services import adopting, publishing, undoing
from clerk_tui.services.documents import kinds
from clerk_tui.services.documents.look import look_of
from clerk_tui.services.office import Office
from clerk_tui.services.registers import create_register, open_office, shipped_council
from clerk_tui.services.rulebook import file_text
from tests.cli.calling import Caller
from tests.documents.pictures import JPEG, png, svg
from tests.offices import ICT, TUESDAY, demo, demo_file, recorded

LOOK = """
[look]
crest = "crest.png"
crest_alt = "The arms of Blackpool Council"
accent = "#00513b"
address = ["Town Hall", "Blackpool FY1 1AD"]
contact = ["Democratic Governance: 01253 477477"]
website = "https://www.blackpool.gov.uk"
"""


def with_look(text: str, look: str = LOOK) -> str:
    """A council file with a look, before its first table."""
    head, table, rest = text.partition("\n[")
    return head + look + table + rest


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return demo(tmp_path, TUESDAY)


def adopted(office: Office, folder: Path, picture: bytes | None, look: str = LOOK) -> Office:
    """The office after adopting a file with a look out of a folder."""
    folder.mkdir(exist_ok=True)
    if picture is not None:
        (folder / "crest.png").write_bytes(picture)
    (folder / "blackpool.toml").write_text(with_look(file_text(office), look), encoding="utf-8")
    adopting.adopt(office, folder / "blackpool.toml")
    return office


def test_without_a_look_documents_are_plain(office: Office) -> None:
    assert look_of(office) == PLAIN


@pytest.mark.parametrize("picture", [png(), JPEG, svg()])
def test_the_picture_goes_into_the_register_and_stays_when_the_file_is_gone(
    office: Office, tmp_path: Path, picture: bytes
) -> None:
    adopted(office, tmp_path / "files", picture)
    (tmp_path / "files" / "crest.png").unlink()
    again = open_office(office.register.path)
    look = look_of(again)
    assert look.crest is not None
    assert (look.crest.data, look.crest.alt) == (picture, "The arms of Blackpool Council")
    assert (look.accent, look.address) == ("#00513b", ("Town Hall", "Blackpool FY1 1AD"))
    assert look.contact == ("Democratic Governance: 01253 477477", "Website: https://www.blackpool.gov.uk")


def test_every_document_bears_it_in_every_face(office: Office, tmp_path: Path) -> None:
    publishing.publish(recorded(adopted(office, tmp_path / "files", png())), ICT)
    made = kinds.build(office, kinds.kind("decision-notice"), ICT)
    assert made.document.look == look_of(office)
    text = publishing.notice_text(office, ICT)
    assert text.startswith("Blackpool Council\nTown Hall\nBlackpool FY1 1AD\nNotice of decision\n")
    foot = text.rpartition("====\n")[2]
    assert foot.startswith("Democratic Governance: 01253 477477\nWebsite: https://www.blackpool.gov.uk\n")
    page = publishing.write_notice(office, ICT, tmp_path, ["html"])[0].read_text(encoding="utf-8")
    assert 'alt="The arms of Blackpool Council"' in page and "--accent: #00513b" in page


def test_undo_brings_the_picture_back_with_the_file(office: Office, tmp_path: Path) -> None:
    adopted(office, tmp_path / "files", png())
    before = crest(office.register)
    (tmp_path / "files" / "crest.png").write_bytes(svg())
    adopting.adopt(office, tmp_path / "files" / "blackpool.toml")
    assert crest(office.register) != before
    undoing.undo(office)
    assert crest(office.register) == before
    undoing.undo(office)
    assert crest(office.register) is None and look_of(office) == PLAIN


def test_another_picture_in_the_same_file_is_told_before_it_is_taken(office: Office, tmp_path: Path) -> None:
    adopted(office, tmp_path / "files", png())
    text = file_text(office)
    assert adopting.propose(office, text, folder=tmp_path / "files").same
    (tmp_path / "files" / "crest.png").write_bytes(png(10, 10))
    proposal = adopting.propose(office, text, folder=tmp_path / "files")
    assert proposal.lines() == ["No open deadline moves.", "The crest becomes the picture in crest.png."]


def test_a_rule_changed_at_the_desk_leaves_the_crest_as_it_is(office: Office, tmp_path: Path) -> None:
    adopted(office, tmp_path / "files", png())
    adopting.accept(office, adopting.propose(office, file_text(office) + "# ours\n"))
    assert crest(office.register) is not None
    adopting.accept(office, adopting.propose(office, file_text(office).replace('crest = "crest.png"\n', "").replace(
        'crest_alt = "The arms of Blackpool Council"\n', "")))  # fmt: skip
    assert crest(office.register) is None


@pytest.mark.parametrize(
    ("picture", "says"),
    [
        (None, "crest.png, the crest that the council file names, does not lie beside it in the folder "),
        (b"words", "crest.png is no picture: a crest is a whole PNG, JPEG or SVG file."),
        (b"\xff\xd8\xff" + b"\0" * 300_000, "crest.png is too big for a crest: 300,003 bytes, where 250,000 is the"),
        (svg("<script/>"), "crest.png holds <script>"),
        (JPEG[:170] + JPEG[-70:], "crest.png cannot be the crest: it is no picture that can be shown."),
    ],
)
def test_what_is_no_crest_is_refused_and_nothing_is_adopted(
    office: Office, tmp_path: Path, picture: bytes | None, says: str
) -> None:
    before = file_text(office)
    with pytest.raises(InputError) as caught:
        adopted(office, tmp_path / "files", picture)
    assert str(caught.value).startswith(says)
    assert file_text(office) == before and crest(office.register) is None


def test_a_name_typed_at_the_desk_for_which_there_is_no_picture_says_how_it_comes_in(office: Office) -> None:
    with pytest.raises(InputError, match="does not lie beside it; adopt the file with “clerk-tui rules set FILE”"):
        adopting.propose(office, with_look(file_text(office)))


def test_a_register_is_made_with_the_crest_of_the_file_in_a_folder(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "crest.png").write_bytes(png())
    text = with_look(shipped_council("blackpool").file_text)
    (files / "blackpool.toml").write_text(text, encoding="utf-8")
    create_register(tmp_path / "own.clerk", shipped_council("blackpool", files))
    found = look_of(open_office(tmp_path / "own.clerk")).crest
    assert found is not None and found.data == png()


def test_at_the_command_line_a_file_is_looked_at_and_adopted_with_its_crest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call, files = Caller(capsys, demo_file(tmp_path)), tmp_path / "files"
    files.mkdir()
    (files / "blackpool.toml").write_text(with_look(call.ok("rules", "file").out), encoding="utf-8")
    assert call("rules", "set", str(files / "blackpool.toml")).sentence.startswith("crest.png, the crest that the")
    (files / "crest.png").write_bytes(png())
    shown = call.ok("rules", "set", str(files / "blackpool.toml"), "--dry-run").out
    assert "The crest becomes the picture in crest.png." in shown
    assert "New: Documents bear the crest in crest.png: “The arms of Blackpool Council”." in shown
    call.ok("rules", "set", str(files / "blackpool.toml"))
    assert crest(open_office(call.register).register) is not None
