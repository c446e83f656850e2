"""The evidence pack of a decision: whole, free of what is exempt, and honest about every byte that was changed."""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.documents import evidence_verifier
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import DocumentError
from clerk_tui.register import decisions, forward_plan
from clerk_tui.services import forward_plan as forward_planning
from clerk_tui.services import plan_versions, publishing
from clerk_tui.services.evidence import Pack, write_pack
from clerk_tui.services.key_tests import Answers, take
from clerk_tui.services.office import Office
from tests.bystander import without_rights
from tests.called_in import ask
from tests.offices import ICT, TUESDAY, demo, held, recorded
from tests.screens.desk_at_work import at_work
from tests.whole_register import KEPT, whole_register

READY = 2


def published(folder: Path) -> Office:
    office = recorded(demo(folder, TUESDAY))
    publishing.publish(office, ICT)
    return office


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pack]:
    folder = tmp_path_factory.mktemp("evidence")
    office = published(folder)
    yield write_pack(office, ICT, folder)
    office.register.close()


@pytest.fixture
def pack(whole: Pack, tmp_path: Path) -> Path:
    """A copy of the pack to lay hands on."""
    return Path(shutil.copytree(whole.folder, tmp_path / "copy"))


def seal_anew(pack: Path) -> None:
    """Make hashes.txt fit again, as somebody would who changed a file and knows how the pack is made."""
    names = sorted(path for path in evidence_verifier.files_in(str(pack)) if path != "hashes.txt")
    lines = [f"{hashlib.sha256((pack / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (pack / "hashes.txt").write_text("".join(lines), encoding="utf-8")


def test_the_pack_holds_all_there_is_for_its_owner_alone(whole: Pack) -> None:
    assert set(held(whole.folder)) == {
        "README.txt", "documents", "hashes.txt", "history", "ledgers", "record-and-counts.md", "record.txt",
        "snapshots", "verify.py",
    }  # fmt: skip
    assert held(whole.folder / "documents") == [
        f"{kind}.{face}"
        for kind in ("decision-notice", "decision-record", "key-decision-notice")
        for face in ("docx", "html", "pdf", "txt")
    ]
    modes = {stat.S_IMODE(path.stat().st_mode) for path in whole.folder.rglob("*")}
    assert modes == {0o700, 0o600}
    assert whole.seal == hashlib.sha256((whole.folder / "hashes.txt").read_bytes()).hexdigest()


def test_it_is_checked_by_plain_python_without_clerk_tui(whole: Pack, tmp_path: Path) -> None:
    call = [sys.executable, "-I", "-S", str(whole.folder / "verify.py")]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Seal of the pack (SHA-256 of hashes.txt): {whole.seal}" in done.stdout
    ast.parse((whole.folder / "verify.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_a_byte_changed_in_any_file_is_told_with_its_name(whole: Pack, pack: Path) -> None:
    assert evidence_verifier.check(str(pack)) == []
    for name in whole.files:
        path = pack / name
        before = path.read_bytes()
        for place in (0, len(before) // 2, len(before) - 1):
            path.write_bytes(before[:place] + bytes([before[place] ^ 1]) + before[place + 1 :])
            found = evidence_verifier.check(str(pack))
            assert any(name in sentence for sentence in found), (name, place, found)
        path.write_bytes(before)
    assert evidence_verifier.check(str(pack)) == []


def test_a_file_taken_away_or_put_in_is_told(pack: Path) -> None:
    (pack / "record.txt").unlink()
    (pack / "letter.txt").write_text("Put in later", encoding="utf-8")
    found = evidence_verifier.check(str(pack))
    assert "record.txt stands in hashes.txt and is missing." in found
    assert "letter.txt does not stand in hashes.txt." in found


def test_an_entry_changed_together_with_hashes_txt_is_told_by_its_number(pack: Path) -> None:
    path = pack / "history" / "entries.json"
    entries = json.loads(path.read_text(encoding="utf-8"))
    entries[3][2] = "somebody"
    path.write_text(json.dumps(entries), encoding="utf-8")
    seal_anew(pack)
    (found,) = evidence_verifier.check(str(pack))
    assert found == f"history/entries.json: what entry {entries[3][0]} holds is not what was chained."


def test_a_link_taken_out_of_the_chain_is_told(pack: Path) -> None:
    path = pack / "history" / "links.json"
    links = json.loads(path.read_text(encoding="utf-8"))
    gone = links.pop(len(links) // 2)
    path.write_text(json.dumps(links), encoding="utf-8")
    seal_anew(pack)
    found = evidence_verifier.check(str(pack))
    assert f"history/links.json: entry {gone[0] + 1} does not follow from the one before it." in found


def test_another_frozen_text_is_told_though_hashes_txt_was_made_to_fit(pack: Path) -> None:
    path = pack / "snapshots" / "publication-1.json"
    path.write_text(path.read_text(encoding="utf-8").replace("ICT", "ITC"), encoding="utf-8")
    seal_anew(pack)
    frozen, file = evidence_verifier.check(str(pack))
    assert frozen.startswith("snapshots: the frozen text that entry ")
    assert file == "snapshots/publication-1.json is not what an entry of the history froze."


@pytest.mark.parametrize("emptied", ["[]", "{}", "[" * 100_000])
def test_entries_taken_away_do_not_let_another_frozen_text_pass(pack: Path, emptied: str) -> None:
    (pack / "history" / "entries.json").write_text(emptied, encoding="utf-8")
    path = pack / "snapshots" / "publication-1.json"
    path.write_text(path.read_text(encoding="utf-8").replace("ICT", "ITC"), encoding="utf-8")
    seal_anew(pack)
    assert evidence_verifier.check(str(pack)) != []


def test_another_count_is_told_though_hashes_txt_was_made_to_fit(pack: Path) -> None:
    path = pack / "ledgers" / "publication-1.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2017-10-1", "2017-10-2"), encoding="utf-8")
    seal_anew(pack)
    (found,) = evidence_verifier.check(str(pack))
    assert found == "ledgers/publication-1.json is not what an entry of the history froze."


def test_the_entry_on_a_printed_notice_is_looked_for_in_the_chain(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (pack / "documents" / "decision-notice.txt").read_text(encoding="utf-8")
    head = words.partition("when this decision was published:")[2].split()[0]
    assert evidence_verifier.main([str(pack), "--head", head]) == 0
    assert f"The entry {head[:12]}… is entry " in capsys.readouterr().out
    for mistyped in ([], [""], [head[:11]], ["nothing of the kind"]):
        assert evidence_verifier.main([str(pack), "--head", *mistyped]) == 2
    assert evidence_verifier.main([str(pack), "--head", "0123456789ab"]) == 1
    assert "The entry 0123456789ab… is not in this part of the chain." in capsys.readouterr().out


def test_a_file_that_is_no_json_at_all_is_no_fault_of_the_checker(pack: Path) -> None:
    for held_now in (b"", b"[]", b"[[1]]", b"\xff\xfe", b'{"a": 1}'):
        (pack / "history" / "links.json").write_bytes(held_now)
        assert any("links.json" in sentence for sentence in evidence_verifier.check(str(pack)))


def test_the_readme_says_what_it_proves_and_what_it_cannot(whole: Pack) -> None:
    text = (whole.folder / "README.txt").read_text(encoding="utf-8")
    proves, _, cannot = text.partition("WHAT IT CANNOT PROVE")
    assert "WHAT IT PROVES" in proves and "python3 verify.py" in proves
    for words in ("cut off the end", "the computer's clock", "the account the program ran under", "is true"):
        assert words in cannot
    assert "Notice of a general exception: not there. " in cannot


def test_what_is_kept_apart_is_in_no_file_unless_it_was_asked_for(tmp_path: Path) -> None:
    office = whole_register(tmp_path)
    (tmp_path / "out").mkdir()
    plain = write_pack(office, READY, tmp_path / "out")
    for name, data in evidence_verifier.files_in(str(plain.folder)).items():
        assert b"Zqxkept" not in data and b"Quorndon" not in data, name
    assert evidence_verifier.check(str(plain.folder)) == []
    assert any("entries of history hold what is kept apart" in line for line in plain.left_out)
    marked = write_pack(office, READY, tmp_path / "out", with_exempt=True)
    office.register.close()
    assert all(Path(name).name.startswith("EXEMPT-") for name in marked.files)
    assert marked.folder.name.startswith("exempt-")
    assert KEPT in (marked.folder / "EXEMPT-exempt-information.txt").read_text(encoding="utf-8")
    assert evidence_verifier.check(str(marked.folder)) == []
    call = [sys.executable, "-I", str(marked.folder / "EXEMPT-verify.py")]
    assert subprocess.run(call, capture_output=True, check=False).returncode == 0


def test_no_notice_of_an_entry_of_the_plan_that_has_but_the_same_number_lies_in_it(tmp_path: Path) -> None:
    office = whole_register(tmp_path)
    entry, record = forward_plan.entry(office.register, 1), decisions.decision(office.register, 1)
    assert entry.private and record.forward_plan_entry_id is None
    pack = write_pack(office, 1, tmp_path)
    office.register.close()
    kinds = {Path(name).stem for name in pack.files if name.startswith("documents/")}
    assert "decision-notice" in kinds and not any("exception" in kind or "urgency" in kind for kind in kinds)
    assert not any("F1" in line or "no entry F" in line for line in pack.left_out)


def test_the_notice_on_the_plan_and_the_answer_to_a_request_for_call_in_lie_in_it_and_are_proved(
    tmp_path: Path,
) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    planned = forward_plan.entry_of(office.register, decisions.decision(office.register, ICT))
    assert planned is not None
    typed = {"documents": "Report", "address": "Town Hall", "other_documents": "no", "due_from": "9 October 2017"}
    forward_planning.set_fields(office, planned.id, typed)
    take(office, planned.id, Answers("the Director", "Above the threshold.", money=True))
    day = office.clock.today()
    plan_versions.publish(office, planned.id, offices=(day, None), website=(day, None), because="Late")
    publishing.publish(office, ICT)
    office.clock.rehearse(parse_instant("11 October 2017 at 09:30"))
    ask(office, "11 October 2017 at 09:00", ["Cllr Nobody"], despite="They may")
    pack = write_pack(office, ICT, tmp_path)
    office.register.close()
    assert {"documents/key-decision-notice.txt", "documents/call-in-receipt-r1.txt", "snapshots/notice-1.json"} <= set(
        pack.files
    ), pack
    assert evidence_verifier.check(str(pack.folder)) == []
    notice = pack.folder / "snapshots" / "notice-1.json"
    notice.write_text(notice.read_text(encoding="utf-8").replace("ICT", "ITC"), encoding="utf-8")
    seal_anew(pack.folder)
    frozen, file = evidence_verifier.check(str(pack.folder))
    assert frozen.startswith("snapshots: the frozen text that entry ")
    assert file == "snapshots/notice-1.json is not what an entry of the history froze."


def test_a_file_that_may_not_be_read_is_named_by_the_checker(pack: Path) -> None:
    (pack / "record.txt").chmod(0)
    code = f"from clerk_tui.documents.evidence_verifier import main; print(main([{str(pack)!r}]))"
    said, status = without_rights(code).splitlines()
    assert said == f"{pack / 'record.txt'} cannot be read (Permission denied), so the pack cannot be checked."
    assert status == "2"


def test_a_second_pack_takes_a_name_of_its_own_and_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    folder = tmp_path / "out"
    first, second = write_pack(office, ICT, folder), write_pack(office, ICT, folder)
    assert second.folder.name == f"{first.folder.name}-2"
    assert held(folder) == [first.folder.name, second.folder.name], "nothing half-made lies there"
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(DocumentError):
        write_pack(office, ICT, tmp_path / "file")
    with pytest.raises(DocumentError):
        write_pack(office, ICT, tmp_path / "none" / "here")
    office.register.close()


async def test_one_key_writes_it_from_the_record(tmp_path: Path) -> None:
    office = published(tmp_path)
    (tmp_path / "out").mkdir()
    async with at_work(office) as clerk:
        await clerk.press("3", "E")
        await clerk.sees("Into which folder shall the evidence pack of D")
        await clerk.press("ctrl+u")
        await clerk.type(str(tmp_path / "out"))
        await clerk.press("enter")
        await clerk.sees("Its seal is")
        await clerk.press("escape", "2", "E")
        await clerk.sees("No decision is at hand here")
    (made,) = (tmp_path / "out").iterdir()
    assert evidence_verifier.check(str(made)) == []
