"""A clerk takes printed decisions: each becomes a draft with its dates as printed; what the register has stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.documents.reading import read_file
from clerk_tui.documents.reading.own_lists import printed
from clerk_tui.domain.council import Maker
from clerk_tui.domain.decision import DecisionStatus
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.pack import PackDocument
from clerk_tui.domain.printed import DecisionList, PrintedDecision
from clerk_tui.register import decisions, lists, meetings
from clerk_tui.services import importing, printed_corrections, publishing
from clerk_tui.services.decision_notice import notice_record
from clerk_tui.services.importing_decisions import accept, maker_of, stands
from clerk_tui.services.office import Office
from clerk_tui.services.printed_lines import beside_the_record, compared
from clerk_tui.services.public_records import AS_RECORDED
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.documents.moderngov import MEETING, PAGE
from tests.offices import ICT, TUESDAY, another, demo, own, recorded

GRANTS = PrintedDecision(
    title="WARD GRANTS", reference="1039", maker="Leader of the Council", key_decision=False, subject_to_call_in=True,
    decision="To authorise the requests.", reasons="The scheme.", decided=date(2017, 12, 13),
    published=date(2017, 12, 13), effective=date(2017, 12, 19), purpose="Grants of 2017.",
)  # fmt: skip
CENTRAL = PrintedDecision(
    title="BLACKPOOL CENTRAL", reference="1312", maker="Executive", decided=date(2018, 12, 10),
    published=date(2018, 12, 11), effective=date(2018, 12, 15), decision="The Executive agreed.",
)  # fmt: skip


def of(*found: PrintedDecision, council: str | None = None, text: str = "") -> DecisionList:
    return DecisionList(PackDocument("decision-list", council, None, "", "list.html"), found, (), (), text)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = own(tmp_path)
    yield made
    made.register.close()


def test_a_members_decision_becomes_a_draft_with_its_dates_as_printed(office: Office) -> None:
    (decision_id,) = accept(office, of(GRANTS)).ids
    draft = decisions.decision(office.register, decision_id)
    assert (draft.status, draft.maker, draft.maker_name) == (
        DecisionStatus.DRAFT, Maker.MEMBER, "Leader of the Council",
    )  # fmt: skip
    assert (draft.decided_on, draft.published_on) == (date(2017, 12, 13), date(2017, 12, 13))
    assert (draft.title, draft.reference, draft.key_decision) == ("WARD GRANTS", "1039", False)
    assert (draft.resolution, draft.reasons, draft.matter) == (
        "To authorise the requests.", "The scheme.", "Grants of 2017.",
    )  # fmt: skip
    assert decisions.publication(office.register, decision_id) is None
    assert draft.call_in_note == draft.notes == draft.alternatives == ""


def test_what_no_field_holds_is_kept_with_the_document(office: Office) -> None:
    accept(office, of(GRANTS, text="the page"))
    row = office.register.read_one("SELECT text FROM document")
    assert row is not None and row["text"] == "the page"
    kept = [one["text"] for one in office.register.read("SELECT text FROM document_unplaced ORDER BY position")]
    assert kept == [
        "Decision 1, WARD GRANTS\nsubject to call-in: Yes\neffective from: Tuesday 19 December 2017",
    ]


def test_a_bodys_decision_begins_its_meeting_and_the_next_joins_it(office: Office) -> None:
    second = replace(CENTRAL, title="PARKS", reference="1313")
    third = replace(CENTRAL, reference="1314")
    done = accept(office, of(CENTRAL, second, third))
    assert len(done.ids) == 3
    (meeting,) = lists.page_meetings(office.register, 0, 10, "")
    assert (meeting.body, meeting.day) == ("Executive", date(2018, 12, 10))
    assert [(item.title, item.decision_id) for item in meetings.items(office.register, meeting.id)] == [
        ("BLACKPOOL CENTRAL", 1), ("PARKS", 2), ("BLACKPOOL CENTRAL", 3),
    ]  # fmt: skip


def test_a_decision_goes_to_the_item_of_the_meeting_that_the_register_has(office: Office, tmp_path: Path) -> None:
    (tmp_path / "m.xml").write_text(MEETING, "utf-8")
    pack = read_file(tmp_path / "m.xml")
    assert not isinstance(pack, DecisionList)
    meeting_id = importing.accept(office, pack)
    third = meetings.items(office.register, meeting_id)[2]
    sale = replace(CENTRAL, title="sale of LAND", decided=date(2017, 10, 9), maker="EXECUTIVE", reference="9")
    (stand,) = stands(office, of(sale))
    assert stand.says == "A draft record at M1, EXECUTIVE, Monday 9 October 2017, for its item."
    (decision_id,) = accept(office, of(sale)).ids
    assert decisions.decision(office.register, decision_id).item_id == third.id
    ict = replace(sale, title="ICT/Digital Strategy 2017-2022")
    (stand,) = stands(office, of(replace(ict, reference=None)))
    assert (stand.taken, stand.held) == (False, 1)


def test_an_item_that_the_published_agenda_has_not_is_left_to_the_clerk(tmp_path: Path) -> None:
    office = demo(tmp_path)
    late = replace(CENTRAL, decided=date(2017, 10, 9))
    (stand,) = stands(office, of(late))
    assert not stand.taken
    assert stand.says.startswith("The published agenda of M1, Executive, Monday 9 October 2017, has no such item")
    office.register.close()


def test_what_was_taken_once_is_not_taken_again(office: Office) -> None:
    accept(office, of(GRANTS))
    with pytest.raises(InputError, match="Decision 1, WARD GRANTS: The register holds it as D1, which stays as it is"):
        accept(office, of(GRANTS))
    without = replace(GRANTS, reference=None)
    assert stands(office, of(without))[0].held == 1
    done = accept(office, of(GRANTS, replace(GRANTS, reference="1040")))
    assert len(done.ids) == 1
    assert done.left == ("Decision 1, WARD GRANTS: The register holds it as D1, which stays as it is.",)


def test_of_two_decisions_with_one_reference_the_first_is_taken(office: Office) -> None:
    done = accept(office, of(GRANTS, replace(CENTRAL, reference="1039")))
    assert len(done.ids) == 1
    assert done.left == (
        "Decision 2, BLACKPOOL CENTRAL: It bears the reference 1039, as one before it does; it is left out.",
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": None}, "does not give its title"),
        ({"maker": None}, "does not name the decision maker"),
        ({"maker": "Executive", "decided": None}, "does not say on which day the body decided"),
    ],
)
def test_what_a_record_cannot_do_without_is_asked_for(office: Office, change: dict[str, None], says: str) -> None:
    lacking = of(replace(GRANTS, **change))
    with pytest.raises(InputError, match=says):
        accept(office, lacking)
    assert lists.count_decisions(office.register, "") == 0


def test_an_officers_decision_of_which_nothing_says_whether_it_is_key_is_begun_as_not_and_said(office: Office) -> None:
    unsure = replace(GRANTS, maker="Director of Resources", key_decision=None)
    assert maker_of(unsure) is None
    assert "begun as no key decision, for the document does not say" in stands(office, of(unsure))[0].says
    (decision_id,) = accept(office, of(unsure)).ids
    draft = decisions.decision(office.register, decision_id)
    assert (draft.maker, draft.key_decision) == (Maker.OFFICER, None)
    assert maker_of(replace(unsure, key_decision=True)) is Maker.OFFICER_KEY


def test_one_undo_takes_all_of_it_back(office: Office) -> None:
    accept(office, of(GRANTS, CENTRAL))
    undo(office)
    assert lists.count_decisions(office.register, "") == lists.count_meetings(office.register, "") == 0
    assert verify(office).good


def test_the_printed_dates_stand_beside_the_councils_rule(office: Office) -> None:
    wrong = replace(GRANTS, effective=date(2017, 12, 20))
    holds, differs = compared(office, of(GRANTS, wrong))
    assert (holds.severity, holds.says) == (Severity.HOLDS, "The printed dates are those of the council's rule.")
    assert differs.severity is Severity.WARNING
    assert differs.where == "decision 2, call-in"
    assert "gives Tuesday 19 December 2017" in differs.says


def test_a_list_that_says_not_for_call_in_has_no_window_to_compare(office: Office) -> None:
    status = replace(GRANTS, subject_to_call_in=None, status="Not for call-in", effective=date(2017, 12, 13))
    assert compared(office, of(status)) == ()
    assert compared(office, of(replace(GRANTS, effective=None))) == ()


def test_a_council_without_a_rule_says_so_and_invents_no_date(tmp_path: Path) -> None:
    office = another(tmp_path)
    (said,) = compared(office, of(GRANTS))
    assert said.severity is Severity.ADVICE
    assert "rule" in said.says
    office.register.close()


def test_the_document_of_another_council_is_said(office: Office) -> None:
    assert importing.stranger(office, of(GRANTS, council="Leeds City Council")) == (
        "The document is of Leeds City Council; this register is that of Blackpool Council."
    )


def test_of_a_table_of_several_councils_only_our_own_decisions_are_taken(office: Office) -> None:
    found = of(replace(GRANTS, council="Blackpool"), replace(GRANTS, reference="7", council="Leeds City Council"))
    done = accept(office, found)
    assert len(done.ids) == 1
    assert done.left == ("Decision 2, WARD GRANTS: It is a decision of Leeds City Council; it is left out.",)
    assert [finding.where for finding in compared(office, found)] == ["decision 1, call-in"]


def test_a_line_is_corrected_before_it_is_taken(office: Office) -> None:
    found = printed_corrections.correct_all(
        of(GRANTS), {"1.maker": "Executive", "1.decided": "11 December 2017", "1.key_decision": "yes", "1.reasons": ""}
    )
    (decision,) = found.decisions
    assert (decision.maker, decision.decided, decision.key_decision, decision.reasons) == (
        "Executive", date(2017, 12, 11), True, None,
    )  # fmt: skip
    with pytest.raises(InputError, match=r"no “1\.colour” to correct; it has 1\.title, 1\.reference"):
        printed_corrections.correct_all(found, {"1.colour": "red"})
    with pytest.raises(InputError, match="1 date of decision: There is no 31 February 2017"):
        printed_corrections.correct_all(found, {"1.decided": "31/02/2017"})
    with pytest.raises(InputError, match="“perhaps” is neither yes nor no"):
        printed_corrections.correct_all(found, {"1.key_decision": "perhaps"})


def test_a_record_published_here_is_a_draft_with_every_field_in_another_register(tmp_path: Path) -> None:
    there = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(there, ICT)
    record = notice_record(there, ICT)
    there.register.close()
    office = own(tmp_path, name="new.clerk")
    (decision_id,) = accept(office, of(printed(record))).ids
    draft = decisions.decision(office.register, decision_id)
    for name in AS_RECORDED:
        if name != "notice_on":
            assert getattr(draft, name) == getattr(record, name), name
    assert (draft.status, draft.maker, draft.maker_name) == (DecisionStatus.DRAFT, Maker.BODY, "Executive")
    assert draft.meeting_id is not None
    meeting = meetings.meeting(office.register, draft.meeting_id)
    assert (meeting.starts, meeting.venue) == (time(18), record.venue)
    kept = "\n".join(beside_the_record(of(printed(record))))
    assert "notice of the key decision: Sunday 10 September 2017" in kept
    assert "present: " in kept
    office.register.close()


def test_a_saved_page_is_taken_from_the_file(office: Office, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    found = read_file(tmp_path / "page.html")
    assert isinstance(found, DecisionList)
    (decision_id,) = accept(office, found).ids
    draft = decisions.decision(office.register, decision_id)
    assert draft.resolution == "To authorise the requests.\n1. Bispham £1,160.\n2. Tyldesley £420.\nDecision: as above."
    row = office.register.read_one("SELECT name, kind FROM document")
    assert row is not None and (row["name"], row["kind"]) == ("page.html", "decision-page")
