"""A clerk, or a script of theirs, exports documents and folders."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.calling import Caller


def test_the_kinds_and_the_folders_are_listed(call: Caller) -> None:
    listed = call.ok("export").out.splitlines()
    assert "decision-notice: Decision notice, of a decision." in listed
    assert any(line.startswith("public: Public folder.") for line in listed)


def test_the_list_and_the_help_say_which_export_makes_its_folder(call: Caller, tmp_path: Path) -> None:
    said = call.ok("export").out
    assert "A document is written into a folder that is there." in said
    asked = " ".join(call.ok("export", "--help").out.split())
    assert "public and mirror make their FOLDER where there is none; for a document, and for the calendar, it" in asked
    for kind in call.ok("export", "--json").json["folders"]:
        sentence = "It makes its folder where there is none." if kind["makes_folder"] else "Its folder has to be there."
        assert f"{kind['id']}: {kind['name']}. {kind['says']} {sentence}" in said
        folder = tmp_path / kind["id"]
        assert (call("export", kind["id"], str(folder)).status == 0) is folder.is_dir() is kind["makes_folder"]
    assert "There is no folder" in call("export", "agenda", str(tmp_path / "none"), "--of", "M1").sentence
    for command in ("agenda", "record", "notice"):
        assert "has to be there already." in call.ok(command, "--help").out


def test_a_document_is_shown_before_it_is_written(call: Caller, tmp_path: Path) -> None:
    shown = call.ok("agenda", "M1").out
    assert "Executive, Monday 9 October 2017" in shown
    folder = tmp_path / "out"
    folder.mkdir()
    (file,) = call.ok("agenda", "M1", str(folder), "--face", "txt", "--json").json["files"]
    assert Path(file).read_text(encoding="utf-8").rstrip("\n") == shown.rstrip("\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("export", "novel"), "“novel” is no kind of document; there are"),
        (("export", "agenda"), "Agenda: front sheet is about a meeting; name it with --of."),
        (("export", "agenda", "--of", "D1"), "“D1” is not a meeting; name it by its number, like M3."),
        (("export", "agenda", "--of", "M1", "--from", "2017-01-01"), "is no report; leave --from and --to out."),
        (("export", "special-urgency-report", "--of", "M1"), "is about the whole council; leave --of out."),
        (
            ("export", "special-urgency-report", "--from", "2017-05-02", "--to", "2017-05-01"),
            "--from: the report would begin on Tuesday 2 May 2017, after its last day, Monday 1 May 2017.",
        ),
        (("export", "public"), "Into which folder? Like clerk-tui export public FOLDER."),
        (("export", "public", "here", "--of", "M1"), "Public folder is exported whole"),
    ],
)
def test_a_call_that_is_not_understood_is_refused_in_a_sentence(
    call: Caller, arguments: tuple[str, ...], sentence: str
) -> None:
    answer = call(*arguments)
    assert answer.status == 2
    assert sentence in answer.sentence


def test_the_public_folder_says_what_it_wrote_and_the_second_time_that_nothing_changed(
    call: Caller, tmp_path: Path
) -> None:
    folder = tmp_path / "public"
    first = call.ok("export", "public", str(folder), "--json").json
    assert first["new"] == sum(1 for path in folder.rglob("[!.]*") if path.is_file())
    again = call.ok("export", "public", str(folder), "--json").json
    assert (again["new"], again["changed"], again["removed"]) == (0, 0, 0)
    assert again["same"] == first["new"]


def test_the_clerks_own_calendar_lies_where_only_the_clerk_reads_it(call: Caller, tmp_path: Path) -> None:
    said = call.ok("export", "calendar", str(tmp_path)).out
    assert said.startswith("Clerk's own calendar: 1 new")
    calendar = tmp_path / "clerk.ics"
    assert b"BEGIN:VALARM" in calendar.read_bytes()
    assert stat.S_IMODE(calendar.stat().st_mode) == 0o600
    assert "1 as they were" in call.ok("export", "calendar", str(tmp_path)).out


def test_the_mirror_is_kept_out_of_the_public_folder(call: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    call.ok("export", "public", str(folder))
    before = sorted(folder.rglob("*"))
    for into in (folder, folder / "mirror"):
        answer = call("export", "mirror", str(into))
        assert (answer.status, answer.sentence) == (
            2, "That is the public folder, and the mirror is for version control and auditors; name another folder for"
            " it. Nothing was written.",
        )  # fmt: skip
    assert sorted(folder.rglob("*")) == before


def test_the_clerks_own_calendar_is_kept_out_of_the_public_folder(call: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    call.ok("export", "public", str(folder))
    answer = call("export", "calendar", str(folder))
    assert (answer.status, "That is the public folder" in answer.sentence) == (2, True)
    assert not (folder / "clerk.ics").exists()
    inside = call("export", "calendar", str(folder / "decisions"))
    assert (inside.status, "That is the public folder" in inside.sentence) == (2, True)
    (tmp_path / "clerk.ics").write_text("mine", encoding="utf-8")
    assert "is no file of this program" in call("export", "calendar", str(tmp_path)).sentence
    assert "There is no folder" in call("export", "calendar", str(tmp_path / "none")).sentence
