"""A clerk takes an agenda pack into the register: all of it or nothing, once, with everything the reader took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from clerk_tui.documents.reading import pack_json, read_document
from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.meeting import ReportSection
from clerk_tui.domain.pack import Contact, Pack, PackDocument, PackItem, PackMeeting, PackReport, Paragraph, Section
from clerk_tui.register import decisions as records
from clerk_tui.register import history, lists, meetings, turning_back
from clerk_tui.services import decisions, importing
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import beside, count, demo, do, just_before_storing, own

SEED = Path(importing.__file__).parents[1] / "demo" / "blackpool-2017-10-09.txt"
TABLES = (
    "document", "document_unplaced", "body", "person", "meeting", "summons", "agenda_item", "report",
    "report_section", "report_paragraph", "report_line", "forward_plan_entry", "decision",
)  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = own(tmp_path)
    yield office
    office.register.close()


@pytest.fixture(scope="module")
def seed() -> Pack:
    return read_document(SEED)


def small(**changes: Any) -> Pack:
    """The least that can be taken: one item of one meeting."""
    report = PackReport(title="Ward grants", recommendations=("To agree.",), key_decision=False)
    meeting = PackMeeting(body="Executive", day=date(2017, 11, 6), starts=time(18))
    pack = Pack(
        PackDocument("agenda-pack", "Blackpool Council", None, "0" * 64, "pack.txt"), meeting,
        (PackItem("1", "Ward grants", report=report),), (), (), "the text",
    )  # fmt: skip
    return replace(pack, **changes)


def section_of(section: ReportSection) -> dict[str, Any]:
    paragraphs = [{"number": paragraph.number, "text": paragraph.text} for paragraph in section.paragraphs]
    return {"number": section.number, "title": section.title, "paragraphs": paragraphs}


def rows(office: Office) -> dict[str, int]:
    return {table: count(office.register, table) for table in TABLES}


def test_everything_the_reader_took_of_the_seed_stands_in_the_register(office: Office, seed: Pack) -> None:
    said = pack_json(seed)
    meeting_id = importing.accept(office, seed)
    meeting, items = meetings.meeting(office.register, meeting_id), meetings.items(office.register, meeting_id)
    assert {
        "body": meeting.body, "date": meeting.day.isoformat(), "time": f"{meeting.starts:%H:%M}",
        "venue": meeting.venue, "agenda_date": str(meeting.agenda_on),
        "members": [member.name for member in meeting.members],
        "contact": {
            "name": meeting.contact_name, "title": meeting.contact_title, "telephone": meeting.contact_telephone,
            "email": meeting.contact_email,
        },
    } == said["meeting"]  # fmt: skip
    assert [
        (item.number, item.title, list(item.pages) if item.pages else None, item.size or None, item.exempt)
        for item in items
    ] == [(i["number"], i["title"], i["pages"], i["size"], i["exempt"]) for i in said["items"]]
    assert list(meetings.unplaced(office.register, meeting_id)) == said["unplaced"]
    assert meetings.source_text(office.register, meeting_id) == seed.text
    document = office.register.read("SELECT kind, name, sha256, pages FROM document")
    assert [tuple(row) for row in document] == [
        (said["document"]["kind"], SEED.name, said["document"]["sha256"], said["document"]["pages"])
    ]


def test_each_report_stands_with_its_sections_and_fills_its_decision_record(office: Office, seed: Pack) -> None:
    said = pack_json(seed)
    importing.accept(office, seed)
    items = meetings.items(office.register, 1)
    with_report = [(item, told) for item, told in zip(items, said["items"], strict=True) if told["report"]]
    assert [item.number for item, _ in with_report] == ["2", "3"]
    for item, told in with_report:
        report = meetings.item(office.register, item.id).report
        assert report is not None
        for name in ("title", "relevant_officer", "relevant_cabinet_member"):
            assert getattr(report, name) == (told["report"][name] or "")
        for name in ("contrary_to_policy", "within_budget", "exempt"):
            assert getattr(report, name) == told["report"][name]
        assert [section_of(section) for section in report.sections] == told["report"]["sections"]
        assert list(report.recommendations) == told["report"]["recommendations"]
        assert list(report.appendices) == told["report"]["appendices"]
        assert item.decision_id is not None
        decision = records.decision(office.register, item.decision_id)
        for name in ("key_decision", "required_in_five_days", "call_in_exempt"):
            assert getattr(decision, name) == told["report"][name]
        assert decision.forward_plan_reference == (told["report"]["forward_plan_reference"] or "")
        assert str(decision.scrutiny_informed) == str(told["report"]["scrutiny_informed"])
        assert (decision.title, decision.maker_name, decision.resolution) == (item.title, "Executive", "")


def test_the_seed_s_known_answers(office: Office, seed: Pack) -> None:
    importing.accept(office, seed)
    ict = records.decision(office.register, 1)
    assert (ict.forward_plan_reference, ict.key_decision, ict.scrutiny_informed) == (
        "18/2017", True, date(2017, 9, 29),
    )  # fmt: skip
    assert rows(office) == {
        "document": 1, "document_unplaced": 10, "body": 1, "person": 10, "meeting": 1, "summons": 10, "agenda_item": 3,
        "report": 2, "report_section": 26, "report_paragraph": 43, "report_line": 24, "forward_plan_entry": 1,
        "decision": 2,
    }  # fmt: skip
    assert verify(office).good


def test_the_same_pack_is_not_taken_twice(office: Office, seed: Pack) -> None:
    importing.accept(office, seed)
    before = rows(office)
    with pytest.raises(
        Refused, match=r"already holds this meeting, Executive of Monday 9 October 2017, as M1; nothing"
    ):
        importing.accept(office, seed)
    assert rows(office) == before


def test_two_clerks_who_accept_the_same_pack_at_once_take_it_once(
    office: Office, seed: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague = beside(office)
    just_before_storing(office, monkeypatch, lambda: importing.accept(colleague, seed))
    with pytest.raises(Refused, match="already holds this meeting"):
        importing.accept(office, seed)
    assert count(office.register, "meeting") == 1


def test_another_meeting_of_the_same_body_is_taken_beside_it(office: Office, seed: Pack) -> None:
    importing.accept(office, seed)
    importing.accept(office, small(meeting=PackMeeting(body="EXECUTIVE", day=date(2017, 11, 6), members=("benson",))))
    assert (count(office.register, "body"), count(office.register, "person")) == (1, 10)
    assert [row.body for row in lists.page_meetings(office.register, 0, 9)] == ["Executive", "Executive"]


def test_a_repeated_command_takes_nothing_twice_and_gives_the_same_meeting(office: Office, seed: Pack) -> None:
    first = importing.accept(office, seed, command_id="one")
    assert importing.accept(office, seed, command_id="one") == first
    assert count(office.register, "meeting") == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"meeting": PackMeeting(day=date(2017, 10, 9))}, "does not name the body that meets"),
        ({"meeting": PackMeeting(body=" \t ", day=date(2017, 10, 9))}, "does not name the body"),
        ({"meeting": PackMeeting(body="Executive")}, "does not give the date of the meeting"),
        ({"items": (PackItem("1", "Apologies"), PackItem("7 (a)", None))}, r"Item 7 \(a\) has no title"),
        ({"items": (PackItem("1", "Apologies"), PackItem(None, " "))}, "Item 2 has no title"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_and_nothing_is_taken(office: Office, change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence) as refused:
        importing.accept(office, small(**change))
    assert str(refused.value).endswith("Correct it first, then accept.")
    assert rows(office) == dict.fromkeys(TABLES, 0)
    assert len(importing.missing(small(**change))) == 1 and importing.missing(small()) == ()


def test_a_member_named_twice_is_summoned_once(office: Office) -> None:
    members = ("Benson", "Cain", "BENSON", " Benson ", "", "Cross")
    meeting = PackMeeting(body="Executive", day=date(2017, 11, 6), members=members)
    number = importing.accept(office, small(meeting=meeting))
    assert [m.name for m in meetings.meeting(office.register, number).members] == ["Benson", "Cain", "Cross"]


def test_two_items_may_bear_one_forward_plan_reference(office: Office) -> None:
    report = PackReport(forward_plan_reference="18/2017", key_decision=True)
    items = (PackItem("1", "First", report=report), PackItem("2", "Second", report=report))
    importing.accept(office, small(items=items))
    assert count(office.register, "forward_plan_entry") == 1
    assert [records.decision(office.register, n).forward_plan_reference for n in (1, 2)] == ["18/2017"] * 2


def test_a_title_of_ten_thousand_letters_is_kept_whole(office: Office) -> None:
    title = "Financial performance " * 500
    importing.accept(office, small(items=(PackItem("1", title, report=PackReport(title=title)),)))
    (row,) = lists.page_decisions(office.register, 0, 9, "performance financial")
    assert row.title == title.strip() and len(row.title) > 10_000


def test_no_text_of_a_pack_enters_unclean(office: Office) -> None:
    bad = "Grants\x1b]2;owned\x07 \u202eevil\x00\r\nsecond line\udcff"
    section = Section(bad, bad, (Paragraph(bad, bad),))
    report = PackReport(
        bad, bad, bad, sections=(section,), recommendations=(bad,), appendices=(bad,), forward_plan_reference=bad,
        urgency_reason=bad, call_in_exempt_reason=bad, interests=bad, decision=bad, reasons=bad, call_in=bad, notes=bad,
    )  # fmt: skip
    meeting = PackMeeting(bad, date(2017, 11, 6), None, bad, None, (bad,), Contact(bad, bad, bad, bad))
    item = PackItem(bad, bad, None, bad, True, bad, bad, report)
    document = PackDocument("agenda-pack", bad, None, "0" * 64, bad)
    importing.accept(office, Pack(document, meeting, (item,), (), (bad,), bad))
    lines = ("venue", "title", "name", "number", "heading", "relevant_officer", "forward_plan_reference", "summary")
    for table in (*TABLES, "command", "history"):
        for row in office.register.read(f"SELECT * FROM {table}"):
            for column, cell in dict(row).items():
                text = str(cell)
                assert not set(text) & set("\x1b\x07\x00\r\u202e\udcff"), (table, column)
                if column in lines:
                    assert "\n" not in text, (table, column)


def test_an_import_is_undone_whole_and_can_be_done_again(office: Office, seed: Pack) -> None:
    importing.accept(office, seed)
    assert undo(office).action == "import"
    assert rows(office) == dict.fromkeys(TABLES, 0)
    importing.accept(office, seed)
    assert count(office.register, "meeting") == 1 and verify(office).good


def test_an_import_whose_record_somebody_filled_in_is_not_undone_over_it(office: Office, seed: Pack) -> None:
    """The colleague's change is the newest, so that one would be undone; the import is looked at again after it."""
    importing.accept(office, seed)
    entries = history.of_command(office.register, turning_back.last_undoable(office.register, office.who).id)
    decisions.set_field(beside(office), 1, "resolution", "A colleague's words.")
    before = rows(office)
    with pytest.raises(Conflict, match="changed again since then, so this cannot be undone by itself"):
        do(office.register, lambda change: turning_back.turn_back(change, entries))
    assert rows(office) == before


def test_a_front_sheet_s_item_without_a_report_gets_its_record_when_it_is_begun(office: Office) -> None:
    importing.accept(office, small(items=(PackItem("4", "Urgent business"),)))
    item = meetings.items(office.register, 1)[0]
    assert item.decision_id is None
    begun = decisions.start(office, item.id)
    assert decisions.start(office, item.id) == begun
    assert records.decision(office.register, begun).title == "Urgent business"
    assert count(office.register, "decision") == 1


def test_two_clerks_who_begin_the_same_record_get_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    importing.accept(office, small(items=(PackItem("4", "Urgent business"),)))
    colleague = beside(office)
    just_before_storing(office, monkeypatch, lambda: decisions.start(colleague, 1))
    with pytest.raises(Conflict):
        decisions.start(office, 1)
    assert count(office.register, "decision") == 1


def test_the_forward_plan_entry_of_a_pack_says_what_the_pack_says(tmp_path: Path) -> None:
    from clerk_tui.register import forward_plan

    office = demo(tmp_path)
    entry = forward_plan.by_reference(office.register, "18/2017")
    assert entry is not None
    assert (entry.decider, entry.due_from, entry.key_decision) == ("Executive", date(2017, 10, 9), True)
    office.register.close()
