"""A clerk holds the register against what was kept elsewhere: published notices, and manifests of safe copies."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from clerk_tui.register import chain
from tests.cli.calling import Answer, Caller

TUESDAY = "10 October 2017 at 09:30"
ONLY_INSIDE = "Whether entries were cut off its end shows only against what is kept elsewhere"


def publish(call: Caller) -> None:
    """Publish item 2 on the Tuesday."""
    call.ok("decision", "set", "D1", "decided_on=9/10/17", "notice_on=", "reference=EX/25/2017", "reasons=x",
            "resolution=y")  # fmt: skip
    call.ok("decision", "attend", "D1", "--all")
    call.ok("publish", "D1", "--override", "EN-KD28=late", now=TUESDAY)


def cut(call: Caller, before: bytes) -> None:
    """The register as it was before some changes: their entries and rows are gone together."""
    call.register.write_bytes(before)


def written_anew(call: Caller) -> None:
    """Somebody who knows how the chain is made changes a member's name in it, and makes every hash after it anew."""
    with closing(sqlite3.connect(call.register, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid"
        ).fetchall()
        connection.execute("BEGIN")
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE person SET name = replace(name, 'Benson', 'Jenson')")
        connection.execute(
            "UPDATE history SET after = replace(after, 'Cllr Benson', 'Cllr Jenson') WHERE record = 'person'"
        )
        connection.execute("UPDATE history SET after = replace(after, 'Benson', 'Jenson') WHERE record = 'person'")
        previous = chain.GENESIS
        for row in connection.execute(chain.ENTRIES).fetchall():
            parts = (*tuple(row)[:-2], previous)
            previous = chain.digest(*parts)
            connection.execute(
                "UPDATE history SET previous = ?, hash = ? WHERE seq = ?", (parts[-1], previous, row["seq"])
            )
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")


def no(answer: Answer) -> list[str]:
    """What was found, in the plain answer that is no."""
    assert answer.status == 1 and answer.error == ""
    assert answer.out.endswith("Keep this file as it is and compare it with your last good copy.\n")
    return answer.out.splitlines()[:-1]


@pytest.fixture
def notices(call: Caller, tmp_path: Path) -> list[Path]:
    """The notice of a published decision in each of its faces; the register before that lies beside them."""
    (tmp_path / "before").write_bytes(call.register.read_bytes())
    publish(call)
    folder = tmp_path / "out"
    folder.mkdir()
    return [Path(file) for file in call.ok("notice", "D1", str(folder), "--json").json["files"]]


def test_an_untouched_register_says_what_it_cannot_know_by_itself(call: Caller) -> None:
    assert call.ok("verify").out.splitlines()[1].startswith(ONLY_INSIDE)


@pytest.mark.parametrize("counts", ["[[[", "7", "{}", '{"closes": []}'])
def test_counts_that_somebody_spoilt_are_a_fault_of_the_register_not_of_the_program(
    call: Caller, notices: list[Path], counts: str
) -> None:
    assert notices
    with closing(sqlite3.connect(call.register, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE name LIKE 'publication_is_%'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE publication SET counts = ?", (counts,))
        for _, sql in guards:
            connection.execute(sql)
    answer = call("call-in", "D1")
    assert answer.status == 2 and "The register holds a value that clerk-tui does not write" in answer.error, answer
    assert "The counts of publication 1 of D1 are not as its last entry says" in call("verify").out


def test_a_notice_whose_words_were_changed_is_not_called_good_without_a_word_of_that(
    call: Caller, notices: list[Path]
) -> None:
    forged = next(path for path in notices if path.suffix == ".txt")
    forged.write_text(forged.read_text(encoding="utf-8").replace("ICT", "ITC"), encoding="utf-8")
    said = call.ok("verify", "--notice", str(forged)).out
    assert "What a document says was not compared" in said


def test_every_face_of_a_published_notice_vouches_for_the_history_before_it(call: Caller, notices: list[Path]) -> None:
    assert {path.suffix for path in notices} == {".html", ".docx", ".pdf", ".txt"}
    said = call.ok("verify", "--notice", *map(str, notices)).out.splitlines()
    assert len(said) == 1 + len(notices) + 1
    assert all(": its head is entry " in line and "nothing up to there was cut off" in line for line in said[1:-1])
    shown = call.ok("verify", "--notice", str(notices[0]), "--json").json
    assert shown["verified"] is True and len(shown["agrees"]) == 1


def test_a_cut_tail_is_found_by_each_face_and_by_nothing_inside(
    call: Caller, notices: list[Path], tmp_path: Path
) -> None:
    cut(call, (tmp_path / "before").read_bytes())
    assert call("verify").status == 0, "a chain alone cannot show it"
    for path in notices:
        (found,) = no(call("verify", "--notice", str(path)))
        assert found.startswith(f"{path.name}: its head ") and "Entries were cut off or written anew" in found
        assert "The newest entry here is 135, of Sunday 2 February 2031, " in found


def test_a_head_on_paper_may_be_typed(call: Caller, notices: list[Path], tmp_path: Path) -> None:
    text = next(path for path in notices if path.suffix == ".txt").read_text(encoding="utf-8")
    head = text.partition("when this decision was published:")[2].split()[0]
    assert call("verify", "--head", head[:12]).status == 0
    assert call("verify", "--head", head[:6]).status == 2
    cut(call, (tmp_path / "before").read_bytes())
    assert call("verify", "--head", head[:12].upper()).status == 1


def test_a_manifest_tells_how_many_entries_were_cut_off(call: Caller, tmp_path: Path) -> None:
    before = call.register.read_bytes()
    publish(call)
    copy = call.ok("backup", str(tmp_path / "safe"), "--json").json["copy"]
    assert "nothing up to there was cut off" in call.ok("verify", "--notice", f"{copy}.json").out
    cut(call, before)
    (found,) = no(call("verify", "--notice", f"{copy}.json"))
    assert "entries when it was copied, and there are 135: the end was cut off." in found


def test_a_history_written_anew_is_found_by_what_was_published_after_it(
    call: Caller, notices: list[Path], tmp_path: Path
) -> None:
    copy = call.ok("backup", str(tmp_path / "safe"), "--json").json["copy"]
    written_anew(call)
    found = no(call("verify"))
    assert any("The publication of D1 of " in each and "written anew or cut before that" in each for each in found), (
        found
    )
    assert any(each.startswith("When the register was last copied, ") for each in found)
    assert len(found) == 2, "every hash follows; only what bears a head of before tells"
    assert any("written anew since it was copied" in each for each in no(call("verify", "--notice", f"{copy}.json")))


def test_the_manifest_of_another_register_is_told_as_such(
    call: Caller, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Caller(capsys, tmp_path / "kent.clerk")
    other.ok("init", "--council", "kent")
    copy = other.ok("backup", str(tmp_path / "kent"), "--json").json["copy"]
    (found,) = no(call("verify", "--notice", f"{copy}.json"))
    assert "it is of another register (Kent County Council)" in found


@pytest.mark.parametrize(
    ("name", "held", "sentence"),
    [
        ("a.txt", b"A notice of another program.", "“a.txt” names no entry of a register"),
        ("a.json", b"{}", "“a.json” names no entry of a register"),
        ("a.json", b'{"program": "clerk-tui", "manifest": 1}', "names no entry of a register"),
        ("a.pdf", b"%PDF-1.7 cut short", "is damaged or cut short"),
        ("none.html", None, "There is no file “none.html”."),
    ],
)
def test_a_file_that_vouches_for_nothing_is_refused(
    call: Caller, tmp_path: Path, name: str, held: bytes | None, sentence: str
) -> None:
    if held is not None:
        (tmp_path / name).write_bytes(held)
    answer = call("verify", "--notice", str(tmp_path / name))
    assert answer.status == 2 and sentence in answer.sentence


def test_a_register_whose_rehearsed_evening_was_changed_is_still_examined(call: Caller) -> None:
    with closing(sqlite3.connect(call.register)) as connection:
        connection.execute("UPDATE council SET demo_now = 'x' || demo_now")
        connection.commit()
    (found,) = no(call("verify"))
    assert found.startswith("The demo now of council 1 “Blackpool Council” is not as its last entry says")


def test_a_day_that_somebody_wrote_by_hand_is_named_by_whatever_reads_it(
    call: Caller, notices: list[Path], tmp_path: Path
) -> None:
    assert notices
    with closing(sqlite3.connect(call.register)) as connection:
        connection.execute("UPDATE meeting SET day = '9999-99-99'")
        connection.commit()
    for command in (("today",), ("export", "public", str(tmp_path / "public"))):
        answer = call(*command)
        assert answer.status == 2, (command, answer)
        assert answer.sentence.startswith("The day of M1 is nothing that clerk-tui writes there"), command
    assert "The day of M1 is not as its last entry says" in call("verify").out
