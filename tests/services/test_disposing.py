"""Disposal: what is due goes from every place in the file, what is not stays, and every other touch is still found."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import OfficerKind
from clerk_tui.domain.errors import InputError, Refused, RegisterError, RegisterReadOnly
from clerk_tui.domain.kinds import Maker
from clerk_tui.domain.safe_copy import Rotation
from clerk_tui.register import committee_reports, disposals, drafts, history, lists, meetings
from clerk_tui.register import decisions as records
from clerk_tui.register.engine import journal_of
from clerk_tui.register.store import Register
from clerk_tui.services import (
    backups,
    decisions,
    disposing,
    evidence,
    individual,
    journal,
    publishing,
    registers,
    retention,
)
from clerk_tui.services.changelog import changes_of
from clerk_tui.services.disposal_parts import going
from clerk_tui.services.disposal_words import item_words, lines_of, source_words
from clerk_tui.services.disposing import dispose
from clerk_tui.services.documents import kinds
from clerk_tui.services.office import Office
from clerk_tui.services.public_folder import export_public
from clerk_tui.services.registers import open_office
from clerk_tui.services.reports.committee_words import report_lines
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.cli.calling import Caller
from tests.offices import ICT, MONEY, TUESDAY, another, beside, demo, do, recorded
from tests.screens.desk_at_work import LARGE, SMALL, at_work

OVER, EARLY = "2023-10-09T09:00:00+00:00", "2023-10-08T09:00:00+00:00"
"""The first day on which the record of 9 October 2017 may be disposed of, and the day before."""
OF_ICT = "compliance with the new General Data Protection Regulation"
"""Words of the report on item 2, of no other; they stand in its paragraph, in the pack and in the history."""
SECRET = "Zqxkept lease to Quorndon"
WHY = "Retention schedule 4.2"


def _later(office: Office, at: str = OVER) -> Office:
    office.clock.rehearse(parse_instant(at))
    office.clock.system = lambda: parse_instant(OVER)
    return office


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """D1 published with exempt information kept apart; D2 a draft without a date."""
    office = recorded(demo(tmp_path_factory.mktemp("kept"), TUESDAY, who="anna"))
    decisions.set_field(office, ICT, "exempt_text", SECRET)
    publishing.publish(office, ICT)
    office.register.close()
    return office.register.path.read_bytes()


@pytest.fixture
def office(kept: bytes, tmp_path: Path) -> Office:
    """The same six years later to the day."""
    path = tmp_path / "own.clerk"
    path.touch(0o600)
    path.write_bytes(kept)
    return _later(open_office(path, now=parse_instant(OVER), who="anna"))


def _held(office: Office, words: str) -> int:
    """How often the words stand anywhere in the file or its journal, whole or as the search index cuts them."""
    path, found = office.register.path, 0
    for each in (path, journal_of(path), path.with_name(f"{path.name}-wal")):
        data = each.read_bytes() if each.exists() else b""
        found += data.count(words.encode())
    return found


def test_the_report_is_gone_from_its_tables_the_pack_the_history_and_every_byte_of_the_file(office: Office) -> None:
    assert _held(office, OF_ICT) >= 4
    assert _held(office, SECRET) >= 2
    made = dispose(office, ICT, WHY).made
    assert [one.what for one in made] == ["papers", "record"]
    assert (_held(office, OF_ICT), _held(office, SECRET)) == (0, 0)
    assert meetings.source_text(office.register, 1) == ""
    report = meetings.item(office.register, 2).report
    assert report is not None
    assert (report.sections, report.recommendations, report.title) == ((), (), "ICT/DIGITAL STRATEGY 2017-2022")
    assert verify(office).found == ()
    office.register.close()


def test_what_was_published_and_what_the_public_reads_stays_to_the_letter(office: Office, tmp_path: Path) -> None:
    def out(folder: Path) -> dict[str, bytes]:
        export_public(office, folder)
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    before, record = out(tmp_path / "before"), records.publication(office.register, ICT)
    dispose(office, ICT, WHY)
    after = out(tmp_path / "after")
    assert records.publication(office.register, ICT) == record
    assert after == before
    office.register.close()


def test_the_report_of_another_decision_stays_until_its_own_day(office: Office) -> None:
    before = meetings.item(office.register, 3).report
    dispose(office, ICT, WHY)
    assert meetings.item(office.register, 3).report == before
    office.register.close()


def test_the_pack_stays_while_another_decision_in_it_is_kept_and_the_clerk_is_told(office: Office) -> None:
    decisions.set_field(office, MONEY, "decided_on", "10 October 2017")
    seen = going(office, ICT)
    assert any(
        "and in it the words of this report: D2 is kept until Monday 9 October 2023" in one for one in seen.stays
    )
    dispose(office, ICT, WHY)
    assert _held(office, OF_ICT) >= 1
    assert OF_ICT in meetings.source_text(office.register, 1)
    office.register.close()


def test_a_report_that_was_carried_over_stays_until_the_last_decision_on_it_is_past_its_years(office: Office) -> None:
    decisions.set_field(office, MONEY, "decided_on", "10 October 2017")
    office.register.connection.execute("UPDATE agenda_item SET carried_from_id = 2 WHERE id = 3")
    with pytest.raises(Refused, match="The report of D1 is that of D2 too: D2 is kept until Monday 9 October 2023"):
        going(office, ICT)
    _later(office, "2023-10-10T09:00:00+00:00")
    with pytest.raises(Refused, match=r"D2 was never published\."):
        going(office, ICT)
    office.register.connection.execute("UPDATE decision SET status = 'published' WHERE id = 2")
    assert len(going(office, ICT).parts) == 2
    office.register.close()


# What is not due, or not done with


def test_nothing_goes_before_its_day_and_the_sentence_names_the_day_and_the_rule(office: Office) -> None:
    _later(office, "2021-10-08T09:00:00+00:00")
    with pytest.raises(Refused) as told:
        going(office, ICT)
    assert str(told.value).startswith(
        "Background papers of D1 are kept until Friday 8 October 2021 (EN-RT4, SI 2012/2089 reg 21(7)); they may be"
        " disposed of from Saturday 9 October 2021. Record and reports of D1 are kept until Sunday 8 October 2023"
    )
    _later(office, EARLY)
    assert [part.what for part in going(office, ICT).parts] == ["papers"]
    with pytest.raises(Refused, match="Sunday 8 October 2023 \\(EN-RT6, SI 2012/2089 reg 21\\(6\\)\\)"):
        going(office, ICT, "record")
    with pytest.raises(InputError, match="there are papers and record"):
        going(office, ICT, "minutes")
    office.register.close()


def test_a_draft_and_a_decision_without_a_date_are_refused(office: Office) -> None:
    with pytest.raises(Refused, match="states no date"):
        going(office, MONEY)
    decisions.set_field(office, MONEY, "decided_on", "9 October 2017")
    with pytest.raises(Refused, match="was never published"):
        going(office, MONEY)
    office.register.close()


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (
            "INSERT INTO draft (record, record_id, field, who, text, base_version, at)"
            " VALUES ('correction', 1, 'reasons', 'ben', 'x', 1, '2023-10-01T09:00:00Z')",
            "half-typed text waits",
        ),
        (
            "INSERT INTO draft (record, record_id, field, who, text, base_version, at)"
            " VALUES ('decision', 1, 'notes', 'ben', 'x', 1, '2023-10-01T09:00:00Z')",
            "half-typed text waits",
        ),
        (
            "INSERT INTO call_in_event (decision_id, kind, at, left_as, who, recorded_at)"
            " VALUES (1, 'received', '2023-10-01T09:00:00Z', 'suspended', 'ben', '2023-10-01T09:00:00Z')",
            "its call-in is not settled",
        ),
        ("UPDATE window_in_force SET closes_at = '2023-10-13T16:00:00Z'", "its call-in window is open"),
        (
            "INSERT INTO agreed_action (text, resolved_on, decision_id, post)"
            " VALUES ('Write', '2017-10-09', 1, 'Clerk')",
            "action A1 that follows from it is open",
        ),
    ],
)  # fmt: skip
def test_what_is_not_done_with_is_not_disposed_of(office: Office, left: str, said: str) -> None:
    office.register.connection.execute(left)
    with pytest.raises(Refused, match=f"D1 is not done with: .*{said}"):
        going(office, ICT)
    office.register.close()


def test_a_kept_text_that_says_what_the_register_held_goes_with_it(office: Office) -> None:
    """It waits for nobody, since it says what is saved; the words would lie in the file all the same."""
    drafts.keep(
        office.register, "decision", ICT, "exempt_text", who="ben", text=SECRET, base_version=1,
        at="2023-10-01T09:00:00Z",
    )  # fmt: skip
    dispose(office, ICT, WHY)
    assert (_held(office, SECRET), drafts.everything(office.register)) == (0, ())
    office.register.close()


def test_a_decision_without_a_meeting_has_no_report_here_and_its_disposal_is_noted(tmp_path: Path) -> None:
    office = another(tmp_path, days=5, now="2012-12-03T09:00:00Z")
    number = individual.begin(office, Maker.MEMBER, "Cllr Moss", "Bollards", decided_on=date(2012, 12, 3))
    typed = {"resolution": "Agreed.", "reasons": "So.", "alternatives": "None.", "conflicts": "None.",
             "key_decision": "no"}  # fmt: skip
    decisions.set_fields(office, number, typed)
    publishing.publish(office, number)
    _later(office)
    seen = going(office, number, "record")
    assert seen.parts[0].goes == ("what the office holds elsewhere of the report. In the register no text of it lies.",)
    assert [one.entries for one in dispose(office, number, WHY).made] == [0, 0]
    assert verify(office).good
    office.register.close()


def test_what_no_regulation_covers_and_what_is_welsh_is_refused(tmp_path: Path) -> None:
    office = another(tmp_path, "wales", now="2012-12-03T09:00:00Z")
    number = individual.begin(office, Maker.MEMBER, "Cllr Moss", "Bollards", decided_on=date(2012, 12, 3))
    with pytest.raises(Refused, match="Welsh law sets were not read"):
        going(_later(office), number)
    office.register.close()
    (tmp_path / "england").mkdir()
    office = another(tmp_path / "england", now="2012-12-03T09:00:00Z")
    own = individual.begin(office, Maker.OFFICER, "Jo Smith", "Pens", decided_on=date(2012, 12, 3))
    individual.sort(office, own, OfficerKind.NEITHER, {}, "Of no consequence.")
    with pytest.raises(Refused, match="No regulation sets how long"):
        going(_later(office), own)
    office.register.close()


def test_a_reason_must_be_given_and_what_was_shown_must_still_stand(office: Office) -> None:
    with pytest.raises(InputError, match="entered with a reason"):
        dispose(office, ICT, "  ")
    seen = going(office, ICT)
    decisions.set_field(office, MONEY, "decided_on", "10 October 2017")
    with pytest.raises(Refused, match="changed since you looked"):
        dispose(office, ICT, WHY, seen=seen)
    assert disposals.everything(office.register) == ()
    office.register.close()


def test_what_would_let_an_exempt_word_out_is_not_disposed_of(office: Office) -> None:
    """The title of the item holds the exempt words: the agenda withholds it for as long as they are known."""
    office.register.connection.execute("UPDATE exempt_text SET text = 'ICT/DIGITAL STRATEGY 2017-2022 of Quorndon'")
    office.register.connection.execute("UPDATE agenda_item SET title = text FROM exempt_text WHERE agenda_item.id = 2")
    with pytest.raises(Refused, match="Nothing of D1 was disposed of: agenda: front sheet of M1 keeps words"):
        dispose(office, ICT, WHY)
    assert records.exempt_text(office.register, ICT) is not None
    office.register.close()


def test_a_name_of_the_exempt_part_that_stops_the_agenda_is_not_let_out_either(office: Office) -> None:
    office.register.connection.execute("UPDATE exempt_text SET text = 'The lease goes to Zqxkept Quorndon.'")
    office.register.connection.execute("UPDATE meeting SET venue = 'Zqxkept Quorndon'")
    with pytest.raises(Refused, match="agenda: front sheet of M1 keeps words"):
        dispose(office, ICT, WHY)
    office.register.close()


def test_no_rehearsed_day_disposes_of_anything_early(office: Office) -> None:
    office.clock.system = lambda: parse_instant(EARLY)
    assert len(going(office, ICT).parts) == 2
    with pytest.raises(
        Refused, match="kept until Sunday 8 October 2023 \\(EN-RT6\\), and today is Sunday 8 October 2023"
    ):
        dispose(office, ICT, WHY)
    assert [one.what for one in dispose(office, ICT, WHY, "papers").made] == ["papers"]
    office.register.close()


def test_nothing_is_written_into_a_report_whose_text_went(office: Office) -> None:
    dispose(office, ICT, WHY)
    with pytest.raises(Refused, match="was disposed of on Monday 9 October 2023; nothing is written into it"):
        do(
            office.register,
            lambda change: change.insert("report_line", report_id=1, kind="appendix", position=0, text="x"),
        )
    office.register.close()


# It is for good


def test_it_is_never_undone_and_a_second_time_it_says_when_it_was_done(office: Office) -> None:
    dispose(office, ICT, WHY)
    with pytest.raises(Refused, match=r"is never undone\. A safe copy"):
        undo(office)
    with pytest.raises(Refused, match=f"was disposed of on Monday 9 October 2023 by anna .*: {WHY}."):
        going(office, ICT)
    for sql in ("DELETE FROM disposal", "UPDATE disposal SET who = 'x'", "DELETE FROM disposal_entry",
                "UPDATE disposal_entry SET hash = 'x'"):  # fmt: skip
        with pytest.raises(Exception, match="not brought back"):
            office.register.connection.execute(sql)
    office.register.close()


def test_an_older_change_whose_texts_went_cannot_be_undone(kept: bytes, tmp_path: Path) -> None:
    """The import was the last thing its clerk did; a colleague disposes of what came with it."""
    path = tmp_path / "own.clerk"
    path.write_bytes(kept)
    office = open_office(path, now=parse_instant(OVER), who="anna")
    importer = office.register.read("SELECT DISTINCT who FROM history WHERE record = 'report_paragraph'")[0]["who"]
    office.register.close()
    office = open_office(path, now=parse_instant(OVER), who="ben")
    dispose(office, ICT, WHY)
    first = beside(office, who=importer)
    with pytest.raises(Refused):
        while True:
            undo(first)
    assert verify(office).found == ()
    first.register.close()
    office.register.close()


def test_the_same_command_twice_disposes_once(office: Office) -> None:
    made = dispose(office, ICT, WHY, command_id="once")
    assert dispose(office, ICT, WHY, command_id="once").made == made.made
    assert len(disposals.everything(office.register)) == 2
    office.register.close()


def test_a_file_that_cannot_be_written_anew_is_told_with_the_way_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Register) -> None:
        raise RegisterError("The disk is full")

    monkeypatch.setattr(Register, "write_anew", full)
    assert "retention write-anew" in dispose(office, ICT, WHY).left
    assert _held(office, OF_ICT) == 0
    monkeypatch.undo()
    assert disposing.write_anew(office) == ""
    reader = registers.open_office(office.register.path, only_read=True)
    with pytest.raises(RegisterReadOnly):
        reader.register.write_anew()
    reader.register.close()
    office.register.close()


# Every other touch is found

_BLANKED = "(SELECT seq FROM disposal_entry ORDER BY seq LIMIT 1)"
_LAST = "(SELECT max(seq) FROM history WHERE record = 'publication')"
TOUCHES: dict[str, tuple[str, str]] = {
    "a blank without a disposal": (
        f"UPDATE history SET before = NULL, after = NULL WHERE seq = {_LAST}", "no disposal tells of it",
    ),
    "a text put back": (
        f"UPDATE history SET after = '{{}}' WHERE seq = {_BLANKED}", "its text stands there again",
    ),
    "another author of a blank entry": (
        f"UPDATE history SET who = 'eve' WHERE seq = {_BLANKED}", "changed after its text was disposed of",
    ),
    "another hash of a blank entry": (
        f"UPDATE history SET hash = replace(hash, 'a', 'b') WHERE seq = {_BLANKED}",
        "changed after its text was disposed of",
    ),
    "another hash in the disposal": (
        f"UPDATE disposal_entry SET hash = replace(hash, 'a', 'b') WHERE seq = {_BLANKED}", "the list of the entries",
    ),
    "an entry more in the disposal": (
        f"INSERT INTO disposal_entry SELECT seq, 2, hash, '' FROM history WHERE seq = {_LAST}",
        "the list of the entries",
    ),
    "an entry less in the disposal": (f"DELETE FROM disposal_entry WHERE seq = {_BLANKED}", "the list of the entries"),
    "another reason of the disposal": ("UPDATE disposal SET reason = 'so'", "disposal 1 of D1"),
    "a disposal taken away": ("DELETE FROM disposal WHERE id = 2", "no entry took it away"),
    "a report brought back": (
        "INSERT INTO report_section (id, report_id, position, number, title) VALUES (1, 1, 1, '5.0', 'x')",
        "its last entry took it away",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def disposed(kept: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("disposed") / "own.clerk"
    path.write_bytes(kept)
    office = _later(open_office(path, who="anna"))
    dispose(office, ICT, WHY)
    office.register.close()
    return path.read_bytes()


@pytest.fixture
def after(disposed: bytes, tmp_path: Path) -> Office:
    path = tmp_path / "own.clerk"
    path.touch(0o600)
    path.write_bytes(disposed)
    return open_office(path, now=parse_instant(OVER), who="anna")


@pytest.mark.parametrize("touch", TOUCHES)
def test_whoever_touches_what_is_left_is_found(after: Office, touch: str) -> None:
    sql, said = TOUCHES[touch]
    connection = after.register.connection
    dropped = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN")
    for name, _ in dropped:
        connection.execute(f"DROP TRIGGER {name}")
    assert connection.execute(sql).rowcount >= 1
    for _, made in dropped:
        connection.execute(made)
    connection.execute("COMMIT")
    found = verify(after).found
    assert any(said in one for one in found), found
    after.register.close()


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE history SET before = NULL, after = NULL WHERE seq = {_LAST}",
        f"UPDATE history SET after = 'x' WHERE seq = {_BLANKED}",
        f"UPDATE history SET before = NULL, after = NULL, who = 'eve' WHERE seq = {_BLANKED}",
        f"DELETE FROM history WHERE seq = {_BLANKED}",
    ],
)
def test_the_register_itself_lets_nothing_else_out_of_the_history(after: Office, sql: str) -> None:
    with pytest.raises(Exception, match="history is append-only"):
        after.register.connection.execute(sql)
    after.register.close()


def test_verify_says_what_was_disposed_of_when_and_by_whom(after: Office) -> None:
    said = verify(after)
    assert said.good
    assert said.disposed[1].startswith("The report of D1 was disposed of on Monday 9 October 2023 by anna: ")
    assert said.disposed[1].endswith(" entries tell nothing of it any more; their hashes stand.")
    after.register.close()


# Everything else goes on and says it


def test_the_record_the_item_the_source_and_the_history_say_it(after: Office) -> None:
    assert lines_of(after, ICT)[1].endswith(f": {WHY}.")
    assert item_words(after, meetings.item(after.register, 2))[-1] == lines_of(after, ICT)[1]
    assert source_words(after, 1).startswith("Its text is not kept any longer. The report of D1")
    assert source_words(after, 1) != source_words(after, 2)
    command = after.register.read("SELECT command_id FROM history WHERE record = 'report_paragraph' ORDER BY seq")[0][0]
    story = journal.story(after, command)
    assert "   Disposed of on Monday 9 October 2023 by anna (EN-RT6); its hash stands." in story
    newest = history.page(after.register, 0, 1)[0]
    assert "   It was taken away; what stood there is not told." in journal.story(after, newest.id)
    assert "disposal of what need not be kept" in [change.said for change in changes_of(after, ICT)]
    after.register.close()


def test_a_committee_report_says_that_its_text_went(after: Office) -> None:
    after.register.connection.execute("UPDATE report SET numbered = 1 WHERE id = 1")
    with pytest.raises(Refused, match=r"N1 has no text any more\. The report of D1 was disposed of"):
        kinds.build(after, kinds.kind("committee-report"), 1)
    assert lines_of(after, ICT)[1] in report_lines(after, committee_reports.report(after.register, 1))
    after.register.close()


def test_the_list_has_it_no_more_and_search_still_finds_the_decision(after: Office) -> None:
    assert retention.page(after, 0, 10) == []
    assert [row.id for row in lists.page_decisions(after.register, 0, 10, "digital strategy")] == [ICT]
    after.register.close()


def test_the_evidence_pack_holds_and_says_what_it_cannot_hold(after: Office, tmp_path: Path) -> None:
    pack = evidence.write_pack(after, ICT, tmp_path / "packs", with_exempt=True)
    readme = next(pack.folder.glob("*README.txt")).read_text()
    assert "The report of D1 was disposed of on Monday 9 October 2023 by anna (EN-RT6)" in readme
    verifier = next(pack.folder.glob("*verify.py"))
    ran = subprocess.run([sys.executable, "-I", str(verifier)], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stdout
    assert not any(SECRET in path.read_text() for path in pack.folder.rglob("*.json"))
    after.register.close()


def test_a_safe_copy_made_afterwards_is_good_and_one_from_before_still_holds_the_text(
    office: Office, tmp_path: Path
) -> None:
    before = backups.back_up(office, tmp_path / "copies", Rotation()).path
    assert any(f"The newest lies in {tmp_path / 'copies'}" in one for one in going(office, ICT).stays)
    dispose(office, ICT, WHY)
    made = backups.back_up(office, tmp_path / "copies", Rotation()).path
    assert OF_ICT.encode() in before.read_bytes()
    assert OF_ICT.encode() not in made.read_bytes()
    office.register.close()


# By command and by key


def test_by_command_it_is_said_first_then_done_then_listed(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.register.path
    office.register.close()
    call, now = Caller(capsys, path), "9 October 2023 at 09:00"
    dry = call.ok("retention", "dispose", "D1", "--dry-run", now=now).out
    assert "Goes: the text of the report: 13 sections, 22 paragraphs, 4 lines." in dry
    assert dry.endswith("It cannot be undone.\nNothing was changed.\n")
    assert call.ok("retention", "disposed", now=now).out == "Nothing was disposed of.\n"
    only = call.ok("retention", "dispose", "D1", "--because", WHY, "--only", "papers", "--json", now=now).json
    assert [one["part"] for one in only["disposed"]] == ["papers"]
    done = call.ok("retention", "dispose", "D1", "--because", WHY, now=now).out
    assert done.startswith("The report of D1 was disposed of on ") and "9 October 2023" not in done, "the true day"
    listed = call.ok("retention", "disposed", "--json", now=now).json["disposed"]
    assert [(one["part"], one["because"]) for one in listed] == [("record", WHY), ("papers", WHY)]
    assert "The report of D1 was disposed of" in call.ok("decision", "D1", now=now).out
    assert json.loads(call.ok("verify", "--json", now=now).out)["disposed"]
    assert call.ok("retention", "write-anew", now=now).out.startswith("The file was written anew")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_at_the_screen_it_is_asked_twice_with_what_goes_and_stays_first(
    office: Office, size: tuple[int, int]
) -> None:
    async with at_work(office, size=size) as clerk:
        await clerk.press("5", "r")
        await clerk.sees("May be disposed of: 2")
        await clerk.press("down", "d")
        await clerk.sees("Goes: the text of the report")
        await clerk.press("n", "d")
        await clerk.sees("Goes: the text of the report")
        await clerk.press("y")
        await clerk.sees("Why, and by which policy?")
        await clerk.type("Schedule")
        await clerk.press("ctrl+s")
        await clerk.sees("Dispose of it for good?")
        await clerk.press("n", "d", "y")
        await clerk.sees("Schedule")
        await clerk.press("ctrl+s")
        await clerk.sees("Dispose of it for good?")
        assert disposals.everything(office.register) == ()
        await clerk.press("y")
        await clerk.sees("The report of D1 was disposed of")
        await clerk.press("q")
        await clerk.sees("May be disposed of: 1")
        await clerk.press("g")
        await clerk.sees("Schedule.")
