"""A clerk copies the register, proves the copy, and goes back to it, all by commands."""

from __future__ import annotations

import io
import json
import stat
from contextlib import closing
from pathlib import Path

import pytest

from clerk_tui.register import backup_note, schema
from clerk_tui.register.store import Register
from tests.cli.calling import Answer, Caller
from tests.offices import AT, held, own
from tests.services.test_backups import sha256

KEPT = {"copy", "manifest", "removed", "remarks"}
MANIFEST = {
    "kind", "file", "size", "sha256", "made_at", "who", "program_version", "schema", "council", "entries", "head",
    "counts",
}  # fmt: skip


@pytest.fixture
def copied(call: Caller, tmp_path: Path) -> Path:
    """A copy of the register as it is now."""
    return Path(call.ok("backup", str(tmp_path / "safe"), "--json").json["copy"])


def test_the_copy_and_its_manifest_lie_in_a_folder_for_their_owner_alone(call: Caller, tmp_path: Path) -> None:
    document = call.ok("backup", str(tmp_path / "safe"), "--json").json
    assert set(document) == KEPT and set(document["manifest"]) == MANIFEST
    copy = Path(document["copy"])
    assert held(tmp_path / "safe") == [copy.name, f"{copy.name}.json"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "safe", *(tmp_path / "safe").iterdir())] == [
        0o700, 0o600, 0o600,
    ]  # fmt: skip
    manifest = json.loads(copy.with_name(f"{copy.name}.json").read_text(encoding="utf-8"))
    verified = call.ok("verify", "--json").json
    assert manifest["history"]["head"] == verified["head"] == document["manifest"]["head"]
    assert (manifest["sha256"], manifest["size"]) == (sha256(copy), copy.stat().st_size)
    assert manifest["counts"]["person"] == 10 and manifest["council"] == {
        "id": "blackpool",
        "name": "Blackpool Council",
    }


def test_plain_words_say_what_was_copied_and_what_lies_there(call: Caller, tmp_path: Path) -> None:
    said = call.ok("backup", str(tmp_path / "safe")).out.splitlines()
    assert said[0].startswith(f"Safe copy: {tmp_path / 'safe'}/blackpool-2031-02-0")
    assert "entries of history, head " in said[1]
    (line,) = call.ok("backup", "list", str(tmp_path / "safe")).out.splitlines()
    assert "Blackpool Council, made " in line and f"schema {schema.LATEST}." in line
    assert call.ok("backup", "list", str(tmp_path / "safe"), "--json").json["copies"][0]["manifest"]["kind"] == "backup"


def test_a_copy_with_a_byte_that_was_changed_is_listed_as_no_longer_what_it_was(call: Caller, copied: Path) -> None:
    listed = call.ok("backup", "list", str(copied.parent))
    assert "Still as it was examined then." in listed.out
    data = bytearray(copied.read_bytes())
    data[len(data) // 2] ^= 1
    copied.write_bytes(data)
    assert "No longer as it was made; do not rely on it." in call.ok("backup", "list", str(copied.parent)).out
    assert call.ok("backup", "list", str(copied.parent), "--json").json["copies"][0]["spoilt"] is True


def test_a_register_that_was_restored_still_knows_of_its_copy(call: Caller, copied: Path) -> None:
    call.ok("decision", "set", "D1", "notes=Later")
    call.ok("restore", str(copied), "--yes")
    with closing(Register.open(call.register, AT)) as register:
        noted = backup_note.newest(register)
    assert noted is not None and noted.folder == str(copied.parent)


def test_a_drill_proves_the_copy_and_leaves_the_register_alone(call: Caller, copied: Path) -> None:
    before = (call.register.read_bytes(), call.register.stat().st_mtime_ns)
    proved = call.ok("backup", "drill", str(copied), "--json").json
    assert proved["proved"] is True and proved["decision"] == "D2" and proved["upgraded"] is False
    assert call.ok("restore", "--drill", str(copied)).out.endswith("The register was not touched.\n")
    assert (call.register.read_bytes(), call.register.stat().st_mtime_ns) == before


def changed(call: Caller) -> str:
    """The head after two more changes."""
    call.ok("decision", "set", "D1", "notes=one")
    call.ok("decision", "set", "D1", "notes=two")
    return str(call.ok("verify", "--json").json["head"])


def test_before_a_restore_it_is_said_what_would_be_lost_and_without_a_yes_nothing_is_done(
    call: Caller, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = changed(call)
    looked = call("restore", str(copied), "--json")
    assert looked.status == 1 and looked.json["restored"] is False
    lost = looked.json["lost"]
    assert (lost["standing"], lost["changes"], lost["drafts"]) == ("ahead", 2, 0)
    assert [done["summary"] for done in lost["newest"]] == ["Notes of D1 written", "Notes of D1 written"]
    for typed in ("n\n", ""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        asked = call("restore", str(copied))
        assert asked.status == 1 and "2 changes made after entry" in asked.out
        assert call.ok("verify", "--json").json["head"] == head


def test_a_restore_goes_back_and_keeps_what_was_there(call: Caller, copied: Path, tmp_path: Path) -> None:
    head = changed(call)
    document = call.ok("restore", str(copied), "--yes", "--json").json
    aside = Path(document["kept_aside"])
    assert document["restored"] is True and aside.parent == tmp_path
    assert call.ok("verify", "--json").json["head"] == document["head"] != head
    assert call.plain("--register", str(aside), "verify", "--json").json["head"] == head
    again = call.ok("restore", str(aside), "--yes").out
    assert "the copy goes on with 2 changes more. Nothing would be lost." in again
    assert call.ok("verify", "--json").json["head"] == head


def test_a_folder_stands_for_its_newest_copy(call: Caller, copied: Path) -> None:
    changed(call)
    assert call.ok("restore", str(copied.parent), "--yes", "--json").json["copy"] == str(copied)


def test_a_folder_with_a_spoilt_manifest_gives_no_older_copy_without_a_word(
    call: Caller, copied: Path, tmp_path: Path
) -> None:
    changed(call)
    newer = Path(call.ok("backup", str(copied.parent), "--keep-all", "--json").json["copy"])
    Path(f"{newer}.json").write_text('{"manifest": 1}', encoding="utf-8")
    for command in (["restore", str(copied.parent), "--yes"], ["backup", "drill", str(copied.parent)]):
        answer = call(*command)
        assert answer.status == 1
        assert f"{newer.name}.json is no manifest of clerk-tui" in answer.sentence
        assert "Name the copy to take, or move that manifest away" in answer.sentence
    Path(f"{newer}.json").unlink()
    call.ok("restore", str(newer), "--yes")


def said(answer: Answer) -> str:
    assert answer.status in {1, 2}, answer
    return answer.sentence


def test_what_cannot_be_restored_is_refused_in_a_sentence(call: Caller, copied: Path, tmp_path: Path) -> None:
    own(tmp_path, "kent").register.close()
    assert "is Kent County Council's, and the register at" in said(
        call("restore", str(tmp_path / "own.clerk"), "--yes")
    )
    assert "is the register itself" in said(call("restore", str(call.register), "--yes"))
    assert "There is no register at" in said(call("restore", str(tmp_path / "gone.clerk"), "--yes"))
    assert "lies no safe copy with its manifest" in said(call("restore", str(tmp_path), "--yes"))
    (tmp_path / "note.clerk").write_text("minutes")
    assert "is not a clerk-tui register" in said(call("restore", str(tmp_path / "note.clerk"), "--yes"))
    data = copied.read_bytes()
    copied.write_bytes(data.replace(b"Benson", b"Bensen"))
    assert "is not what was copied: " in said(call("restore", str(copied), "--yes"))


def test_a_copy_without_a_manifest_is_said_to_have_none(call: Caller, copied: Path) -> None:
    copied.with_name(f"{copied.name}.json").unlink()
    out = call.ok("restore", str(copied), "--yes").out
    assert "it has no manifest beside it, so only its own history vouches for it." in out
    assert "There is no register" not in out


def test_a_register_on_a_share_is_read_and_not_written_and_is_brought_to_this_computer(
    call: Caller, tmp_path: Path
) -> None:
    shared = tmp_path / "OneDrive - Blackpool Council"
    shared.mkdir()
    there = call.register.rename(shared / "register.clerk")
    for words in (["today"], ["decision", "set", "D1", "notes=x"], ["undo"]):
        refusal = said(call.plain("--register", str(there), *words))
        assert "lies in a folder that OneDrive synchronises" in refusal and "clerk-tui copy-here" in refusal
    before = there.read_bytes()
    assert "D1" in call.plain("--register", str(there), "--read-only", "decisions").out
    refused = said(call.plain("--register", str(there), "--read-only", "decision", "set", "D1", "notes=x"))
    assert refused == f"{there} is open for reading only; nothing was changed."
    here = tmp_path / "here.clerk"
    document = call.plain("--register", str(there), "copy-here", str(here), "--json").json
    assert document["register"] == str(here)
    assert held(shared) == ["register.clerk"] and there.read_bytes() == before
    assert call.plain("--register", str(here), "decision", "set", "D1", "notes=x").status == 0
    assert "There is already a file" in said(call.plain("--register", str(there), "copy-here", str(here)))


def test_the_default_register_on_a_share_gives_way_to_its_copy(call: Caller, tmp_path: Path) -> None:
    from clerk_tui.services.registers import default_path, use_from_now_on

    shared = tmp_path / "Dropbox"
    shared.mkdir()
    use_from_now_on(call.register.rename(shared / "register.clerk"))
    assert "Dropbox synchronises" in said(call.plain("today"))
    assert "clerk-tui opens it from now on." in call.plain("copy-here").out
    assert default_path().parent.name == "clerk-tui"
    assert call.plain("decision", "set", "D1", "notes=x").status == 0


def test_a_register_is_not_made_where_it_must_not_be_written(call_nowhere: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "Google Drive"
    folder.mkdir()
    answer = call_nowhere.plain("--register", str(folder / "own.clerk"), "init", "--council", "blackpool")
    assert "lies in a folder that Google Drive synchronises" in said(answer)
    assert held(folder) == []


def test_nothing_is_put_in_place_where_it_may_only_be_read(call: Caller, copied: Path, tmp_path: Path) -> None:
    for words in (["restore", str(copied), "--yes"], ["init", "--council", "kent"], ["demo", "--no-screens"]):
        assert "--read-only has no place beside it" in said(call("--read-only", *words))
    assert "There is no register at" in said(call.plain("--register", str(tmp_path / "none.clerk"), "--read-only"))
    shared = tmp_path / "Dropbox"
    shared.mkdir()
    there = call.register.rename(shared / "register.clerk")
    before = there.read_bytes()
    refused = said(call.plain("--register", str(there), "restore", str(copied), "--yes"))
    assert "Dropbox synchronises" in refused and there.read_bytes() == before


def test_a_register_that_is_only_read_is_copied_and_the_copy_is_good(call: Caller, tmp_path: Path) -> None:
    made = call("--read-only", "backup", str(tmp_path / "safe"), "--json").json
    assert any("is open for reading only" in remark for remark in made["remarks"])
    assert call.ok("backup", "drill", made["copy"], "--json").json["proved"] is True
