"""Documents made from a register: agenda, decisions, minutes, call-in, reports; and what they never tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.errors import ExemptWords, NotFound, Refused
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.register import history
from clerk_tui.register.changes import Change
from clerk_tui.services import (
    call_in_hearings,
    call_ins,
    correcting,
    exempt_overrides,
    meeting_changes,
    meeting_details,
    publishing,
)
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.documents import kinds, writing
from clerk_tui.services.documents.made import Period
from clerk_tui.services.office import Office
from clerk_tui.services.public_folder import export_public
from tests.called_in import LIBRARY, ask, council, it_is, meets
from tests.documents.reading_back import everything
from tests.offices import do, own
from tests.papers import (
    FIRST,
    FLOOD,
    FLOOD_ITEM,
    MARK,
    NOW,
    SALE,
    SALE_ITEM,
    SCRUTINY,
    SECOND,
    TAKEN,
    TOO_FEW,
    UNSOUND,
    papers,
)

AT, FLOOD_ISSUE = "2026-12-12T09:00:00Z", 3
"""An instant, and the number of the publication of the decision on floods."""
ABOUT = {
    "agenda": SECOND, "decision-list": SECOND, "minutes": SECOND, "call-in-receipt": TAKEN,
    "call-in-refusal": TOO_FEW, "hearing-notice": LIBRARY, "assurance-report": 0, "exempt-review": 0,
}  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The papers, for tests that change nothing."""
    return papers(tmp_path_factory.mktemp("papers"))


@pytest.fixture
def fresh(filled: Office, tmp_path: Path) -> Iterator[Office]:
    """A copy of them, for tests that do."""
    from clerk_tui.services.registers import open_office

    path = tmp_path / "own.clerk"
    path.touch(0o600)
    path.write_bytes(filled.register.path.read_bytes())
    office = it_is(open_office(path), NOW)
    yield office
    office.register.close()


def text(office: Office, kind: str, number: int | None = None, period: Period | None = None) -> str:
    """The words of a document, on one line."""
    wanted = kinds.kind(kind)
    days = period or kinds.period(office, wanted, None, None)
    made = kinds.build(office, wanted, ABOUT[kind] if number is None else number, days)
    return " ".join(writing.preview(made).split())


def set_row(office: Office, table: str, row_id: int, **values: str | int | None) -> None:
    def work(change: Change) -> int:
        return change.update(table, row_id, int(str(change.row(table, row_id)["version"])), **values)

    do(office.register, work)


@pytest.mark.parametrize("kind", ABOUT)
def test_nothing_exempt_and_nothing_of_a_draft_is_in_any_face(filled: Office, kind: str, tmp_path: Path) -> None:
    wanted = kinds.kind(kind)
    made = kinds.build(filled, wanted, ABOUT[kind], kinds.period(filled, wanted, None, None))
    paths = writing.write(made, tmp_path)
    assert len(paths) == 4
    for path in paths:
        found = everything(path).casefold()
        assert MARK.casefold() not in found and "412,000" not in found, path.name
        assert MARK.casefold() not in path.name
        assert filled.council().name.casefold() in found


@pytest.mark.parametrize("kind", ABOUT)
def test_the_same_register_makes_the_same_files(filled: Office, kind: str, tmp_path: Path) -> None:
    wanted = kinds.kind(kind)
    period = kinds.period(filled, wanted, None, None)
    first = writing.write(kinds.build(filled, wanted, ABOUT[kind], period), tmp_path)
    assert writing.write(kinds.build(filled, wanted, ABOUT[kind], period), tmp_path) == first


@pytest.mark.parametrize("kind", [kind for kind in ABOUT if not kind.startswith("call-in")])
def test_the_foot_bears_the_head_of_the_chain(filled: Office, kind: str) -> None:
    assert f"when this document was made: {history.newest(filled.register).hash}" in text(filled, kind)


# The agenda


def test_the_agenda_says_when_it_was_published_and_how_many_clear_days_that_left(filled: Office) -> None:
    said = text(filled, "agenda")
    assert "Published Wednesday 2 December 2026, at both places." in said
    assert "exactly 5 clear working days; five are required (SI 2012/2089 reg 6)." in said


def test_the_public_reads_from_when_a_late_item_counts_and_not_by_when_the_clerk_should_have_sent_it(
    filled: Office,
) -> None:
    said = text(filled, "agenda")
    added = "An item that was added counts from the day its supplement was published (SI 2012/2089 reg 7)."
    assert f"Late report. Published Friday 4 December 2026, at both places. {added}" in said
    assert "only 3 clear working days" not in said and "it was due by" not in said


def test_the_public_reads_how_many_clear_days_a_supplement_in_time_left(fresh: Office) -> None:
    set_row(fresh, "supplement", 1, offices_on="2026-12-02", website_on="2026-12-02")
    said = text(fresh, "agenda")
    assert "of Wednesday 2 December 2026 for Thursday 10 December 2026: exactly 5 clear working days" in said


def test_a_private_item_bears_its_paragraph_and_its_public_title_only(filled: Office) -> None:
    said = text(filled, "agenda")
    assert "2 Disposal of land Taken in private: exempt information as described in paragraph 3 of Schedule 12A" in said


def test_a_title_that_is_exempt_itself_gives_way_to_words_in_its_place(fresh: Office) -> None:
    set_row(fresh, "agenda_item", SALE_ITEM, title=f"Purchase of the mill by {MARK} Limited")
    said = text(fresh, "agenda")
    assert MARK not in said and "2 A matter taken in private Taken in private: exempt" in said
    assert MARK not in text(fresh, "minutes") and MARK not in text(fresh, "exempt-review")


@pytest.mark.parametrize(
    ("table", "row", "field"),
    [
        ("meeting", SECOND, "venue"), ("agenda_item", SALE_ITEM, "heading"), ("supplement", 1, "title"),
        ("exemption", 1, "part"), ("meeting", SECOND, "contact_title"),
    ],
)  # fmt: skip
def test_no_agenda_leaves_with_the_closed_title_in_another_place(
    fresh: Office, table: str, row: int, field: str
) -> None:
    set_row(fresh, table, row, **{field: f"Purchase of the mill by {MARK} Limited"})
    with pytest.raises(Refused, match="kept apart as exempt") as refused:
        text(fresh, "agenda")
    assert MARK not in str(refused.value)


def test_a_smaller_match_is_told_and_stops_the_agenda_until_it_is_gone_past(fresh: Office) -> None:
    set_row(fresh, "exemption", 1, part="The offer of 412,000 pounds")
    with pytest.raises(ExemptWords, match="stands in “Item 2, notes”") as told:
        text(fresh, "agenda")
    for finding in told.value.found:
        exempt_overrides.go_past(fresh, told.value.ref, finding.id, "The offer was announced")
    assert "The offer of 412,000 pounds is taken in private" in text(fresh, "agenda")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("venue", f"Offices of {MARK} Limited (bid 412,000 pounds)"),
        ("contact_name", f"The agent of {MARK} Limited"),
        ("contact_telephone", "412,000"),
    ],
)
def test_exempt_words_typed_as_a_meetings_place_or_contact_stop_all_that_names_it(
    fresh: Office, field: str, typed: str, tmp_path: Path
) -> None:
    meeting_details.set_meeting(fresh, SECOND, {field: typed})
    for kind in ("agenda", "decision-list", "minutes"):
        with pytest.raises(ExemptWords, match="kept apart as exempt"):
            text(fresh, kind)
    with pytest.raises(ExemptWords, match="kept apart as exempt"):
        export_public(fresh, tmp_path / "public")
    assert not list((tmp_path / "public").glob("**/*.html"))
    stopping = [one for one in publishing.findings(fresh, SALE) if one.id.startswith("WORDS-")]
    assert stopping and {one.where for one in stopping} == {field.partition("_")[0]}


def test_exempt_words_gone_past_in_the_place_of_a_meeting_are_still_told_in_another_field(fresh: Office) -> None:
    meeting_details.set_meeting(fresh, SECOND, {"venue": f"Offices of {MARK} Limited (bid 412,000 pounds)"})
    set_row(fresh, "exemption", 1, part="The offer of 412,000 pounds")
    with pytest.raises(ExemptWords, match="stands in “Venue”") as told:
        text(fresh, "agenda")
    for finding in told.value.found:
        exempt_overrides.go_past(fresh, told.value.ref, finding.id, "The site is known to all")
    with pytest.raises(ExemptWords, match="stands in “Item 2, notes”"):
        text(fresh, "agenda")


def test_exempt_words_typed_as_the_place_of_a_hearing_stop_its_notice(fresh: Office) -> None:
    kept = {"decision_id": LIBRARY, "text": "The Carnegie library was valued at £412,000.", "paragraph": "3"}
    do(fresh.register, lambda change: change.insert("exempt_text", **kept))
    assert "County Hall" in text(fresh, "hearing-notice")
    meeting_details.set_meeting(fresh, SCRUTINY, {"venue": "County Hall (£412,000)"})
    with pytest.raises(ExemptWords, match="stands in “Venue”"):
        text(fresh, "hearing-notice")


def test_an_item_without_a_paragraph_says_that_none_is_recorded(fresh: Office) -> None:
    set_row(fresh, "agenda_item", FLOOD_ITEM, exempt=1)
    said = text(fresh, "agenda")
    assert "4 Floods Taken in private. Under which paragraph of Schedule 12A: nothing is recorded" in said


def test_before_it_is_published_the_agenda_says_by_when_it_has_to_be(tmp_path: Path) -> None:
    office = council(tmp_path)
    meeting = meets(office, "Cabinet", "2026-12-17")
    said = text(office, "agenda", meeting)
    last = "Wednesday 9 December 2026: five clear working days before the meeting (SI 2012/2089 reg 6)"
    assert f"To be published by {last}" in said


def test_a_welsh_agenda_counts_three_days(tmp_path: Path) -> None:
    office = own(tmp_path, "flintshire", "2026-12-01T09:00")

    def work(change: Change) -> int:
        body = change.insert("body", name="Cabinet", kind="executive")
        return change.insert("meeting", body_id=body, day="2026-12-17", starts="10:00")

    meeting = do(office.register, work)
    said = text(office, "agenda", meeting)
    assert "To be published by Friday 11 December 2026: three clear working days before the meeting" in said
    assert "SI 2001/2290" in said


def test_a_cancelled_meeting_is_marked_and_its_changes_are_told(tmp_path: Path) -> None:
    office = council(tmp_path)
    meeting = meets(office, "Cabinet", "2026-12-17", "2026-12-01")
    shown = meeting_changes.preview(office, meeting, ChangeKind.CANCELLED)
    meeting_changes.accept(office, shown, "No business")
    said = text(office, "agenda", meeting)
    assert said.startswith("CANCELLED: this meeting does not take place.")
    assert "No business" not in said
    with pytest.raises(Refused, match=f"M{meeting} was cancelled"):
        text(office, "minutes", meeting)


def test_a_meeting_that_goes_on_and_one_called_again_each_name_the_other(tmp_path: Path) -> None:
    office = council(tmp_path)
    meeting = meets(office, "Cabinet", "2026-12-17", "2026-12-01")
    later = date(2026, 12, 21)
    shown = meeting_changes.preview(office, meeting, ChangeKind.MOVED, to=date(2026, 12, 18))
    meeting_changes.accept(office, shown, "A flood")
    assert text(office, "agenda", meeting).startswith("MOVED from Thursday 17 December 2026. Wiltshire Council")
    it_is(office, "2026-12-18T20:00")
    again = meeting_changes.accept(
        office, meeting_changes.preview(office, meeting, ChangeKind.ADJOURNED, to=later), "Out of time"
    )
    first, second = text(office, "agenda", meeting), text(office, "agenda", again)
    assert first.startswith("ADJOURNED: this meeting goes on another day.")
    assert "It is continued on Monday 21 December 2026 at 18:00." in first
    assert (
        second.startswith("RESUMED:") and "It goes on with the meeting of Friday 18 December 2026 at 18:00." in second
    )
    assert "Agenda of Tuesday 1 December 2026 for Friday 18 December 2026, resumed on Monday 21 December 2026" in second


def test_a_report_that_is_held_back_is_marked_though_its_item_is_public(fresh: Office) -> None:
    do(fresh.register, lambda change: change.insert("report", item_id=FLOOD_ITEM, title="Floods", exempt=1))
    assert "4 Floods Its report, or a part of it, is not for publication." in text(fresh, "agenda")


# The list of decisions and the minutes


def test_the_list_names_an_item_whose_record_waits_and_nothing_of_its_draft(filled: Office) -> None:
    said = text(filled, "decision-list")
    assert "Items whose record is not published yet" in said and said.count("3 Waste contract") == 1
    assert "Waste contract with" not in said


def test_the_list_gives_the_closing_and_effect_with_the_rule_and_why_one_is_not_open(filled: Office) -> None:
    said = text(filled, "decision-list")
    assert (
        "Requests for call-in close at Friday 18 December 2026, 17:00, the fifth working day after publication" in said
    )
    assert "Takes effect: Saturday 19 December 2026" in said
    assert "Why it is not open to call-in: Call-in was waived for urgency: Lives in danger." in said


def test_a_decision_that_is_called_in_has_no_day_of_effect_in_the_list(filled: Office) -> None:
    said = text(filled, "decision-list", FIRST)
    assert "Called in on Monday 7 December 2026: the decision may not be implemented until that is settled." in said
    assert "Takes effect: Not known while it is called in" in said


def test_no_list_without_a_published_decision(tmp_path: Path) -> None:
    office = council(tmp_path)
    meeting = meets(office, "Cabinet", "2026-11-27")
    with pytest.raises(Refused, match="names published decisions only"):
        text(office, "decision-list", meeting)


def test_minutes_tell_who_was_present_what_was_declared_and_what_was_resolved(filled: Office) -> None:
    said = text(filled, "minutes")
    assert "Present Councillor A Summoned, and not recorded as present Councillor L" in said
    assert "Councillor A, item 4 Floods: Owns a shop near by. Stayed for this item." in said
    assert "Resolution to exclude the public, Thursday 10 December 2026: That the public be excluded." in said
    assert "Taken as urgent by reason of special circumstances: Homes are under water." in said
    assert "3 Waste contract ---------------- The record of this item is not published yet." in said
    assert "Corrected on Saturday 12 December 2026." in said


def test_a_meeting_still_to_come_has_no_minutes(tmp_path: Path) -> None:
    office = council(tmp_path)
    meeting = meets(office, "Cabinet", "2026-12-17")
    with pytest.raises(Refused, match="is still to be held, on Thursday 17 December 2026"):
        text(office, "minutes", meeting)


@pytest.mark.parametrize(
    ("table", "row", "field"), [("meeting", SECOND, "minutes_note"), ("exemption", 1, "resolution")]
)
def test_no_minutes_leave_with_exempt_words(fresh: Office, table: str, row: int, field: str) -> None:
    set_row(fresh, table, row, **{field: f"{MARK} Limited offers 412,000 pounds for the mill."})
    with pytest.raises(Refused, match="kept apart as exempt"):
        text(fresh, "minutes")


def test_a_name_that_is_apart_stops_the_minutes_until_it_is_gone_past(fresh: Office) -> None:
    set_row(fresh, "meeting", SECOND, minutes_note=f"The chairman welcomed {MARK} Limited.")
    with pytest.raises(ExemptWords, match=f"“{MARK} Limited” stands in “Note for the minutes”"):
        text(fresh, "minutes")


# Call-in


def test_a_receipt_says_what_was_answered_then_word_for_word(filled: Office) -> None:
    from clerk_tui.services.call_in_receipts import receipt

    said = text(filled, "call-in-receipt")
    given = receipt(filled, LIBRARY, TAKEN)
    for line in given.split("\n")[3:]:
        label, there, words = line.rstrip(":").partition(": ")
        assert " ".join((words if there and label != "The rule" else label).split()) in said
    assert (
        "Requests for call-in close at Monday 7 December 2026, 17:00, the fifth working day after publication" in said
    )


def test_the_answer_to_one_request_stays_the_same_whatever_is_entered_later(fresh: Office) -> None:
    before = text(fresh, "call-in-receipt")
    call_ins.withdraw(fresh, LIBRARY, names=("Councillor B",), request_id=TAKEN)
    reasons = Reasons("It was misspelt", restarts=False, window="The sense is the same")
    correcting.correct(fresh, LIBRARY, {"title": "Review of the libraries"}, reasons)
    assert text(fresh, "call-in-receipt") == before
    assert "Review of the libraries" in text(fresh, "hearing-notice")


def test_receipt_and_refusal_are_each_refused_for_the_other(filled: Office) -> None:
    with pytest.raises(Refused, match="R2 was refused when it came in"):
        text(filled, "call-in-receipt", TOO_FEW)
    with pytest.raises(Refused, match="R1 was not refused"):
        text(filled, "call-in-refusal", TAKEN)
    with pytest.raises(NotFound, match="no request for call-in R9"):
        text(filled, "call-in-receipt", 9)


def test_a_request_found_not_to_be_valid_later_is_refused_with_its_reason(filled: Office) -> None:
    said = text(filled, "call-in-refusal", UNSOUND)
    assert "found not to be valid on Monday 7 December 2026 by the Monitoring Officer: It was asked before." in said


def test_words_on_a_request_that_look_like_the_rule_do_not_become_it(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T12:30")
    kept = ask(office, "2026-12-07T12:00", grounds="Bad.\n\nThe rule: made up\nMade by: nobody").request
    call_ins.reject(office, LIBRARY, by="Monitoring Officer", because="Nothing is asked")
    said = text(office, "call-in-refusal", kept.id)
    assert said.count("The rule: made up") == 1 and said.index("The rule: made up") < said.index("The answer")
    assert "Made by Cabinet" in said


def test_the_hearing_is_announced_with_both_rules(filled: Office) -> None:
    said = text(filled, "hearing-notice")
    assert "by Monday 14 December 2026, the fifth working day after receipt of the request." in said
    assert "by Friday 4 December 2026, five clear working days before the meeting (LGA 1972 s.100B(3))." in said
    assert "Called in by Councillor B" in said and "Reasons Too hasty." in said and "Too few of us" not in said


def test_no_hearing_is_announced_before_it_is_set(tmp_path: Path) -> None:
    office = council(tmp_path)
    with pytest.raises(Refused, match="No hearing of a call-in of D1 is set"):
        text(office, "hearing-notice")


def test_no_hearing_is_announced_with_exempt_words(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T12:30")
    words = "The bid of Booklend Limited was far too low"
    ask(office, "2026-12-07T12:00", grounds=f"{words}!")
    call_ins.validate(office, LIBRARY, by="Monitoring Officer")
    call_in_hearings.set_hearing(office, LIBRARY, on=date(2026, 12, 14))
    assert "Committee Nothing is recorded under this heading." in text(office, "hearing-notice")
    do(office.register, lambda change: change.insert("exempt_text", decision_id=LIBRARY, text=words))
    with pytest.raises(Refused, match="kept apart as exempt"):
        text(office, "hearing-notice")
    with pytest.raises(Refused, match="Words of the exempt information"):
        text(office, "call-in-receipt", 1)


# The reports


def test_every_number_of_the_report_lists_its_references(filled: Office) -> None:
    made = kinds.build(filled, kinds.kind("assurance-report"), 0, Period(date(2026, 1, 1), date(2026, 12, 31)))
    from clerk_tui.documents.writing.document import Table

    counted = [block for block in made.document.blocks if isinstance(block, Table) and "References" in block.header]
    assert len(counted) == 5
    for table in counted:
        for _, number, references in table.rows:
            assert int(number) == (0 if references == "–" else len(references.split(", ")))


def test_the_report_tells_waivers_findings_corrections_and_what_waits(filled: Office) -> None:
    said = text(filled, "assurance-report")
    assert "Decision: CAB/4 Reason: Lives in danger Agreed by: Councillor B, chair of scrutiny" in said
    assert "Route: 28 clear days' notice (regulation 9) Number: 1 References: CAB/2" in said
    assert (
        "Finding: EN-PM28 What is checked: The first notice of a private meeting was out 28 clear days before. Reason:"
        " It had to be decided" in said
    )
    assert "What: Reasons for the decision Time for call-in: Began again Reason: A slip of the pen" in said
    assert "Records still to be published Decision: D3 Made: Thursday 10 December 2026" in said
    assert "R3 Decision: D1 Received: Monday 7 December 2026 What became of it: found not to be valid" in said


def test_a_reason_with_exempt_words_is_withheld_in_the_report(fresh: Office) -> None:
    reason = f"{MARK} Limited pressed us"
    gone_past = {"finding_id": "EN-AG5", "says": "", "reason": reason, "who": "clerk", "at": "2026-12-11T09:00:00Z"}
    do(fresh.register, lambda change: change.insert("check_override", decision_id=SALE, **gone_past))
    said = text(fresh, "assurance-report")
    assert MARK not in said and "Reason: Words were removed (LGA 1972 Sch 12A)" in said


def test_what_a_correction_went_past_is_told_with_its_reason(fresh: Office) -> None:
    gone_past = '[{"finding_id": "EN-REC", "says": "Late.", "reason": "The clerk was ill"}]'
    cells = {"corrected_on": "2026-12-12", "corrected_at": AT, "recorded_at": AT, "who": "clerk", "changes": "[]"}
    do(fresh.register, lambda change: change.insert(
        "correction", decision_id=FLOOD, sequence=1, publication_id=FLOOD_ISSUE, reason="A slip", restarts=0,
        restarts_because="", overrides=gone_past, **cells,
    ))  # fmt: skip
    assert (
        "Decision: CAB/4 Finding: EN-REC What is checked: The record states the decision, its date, its reasons and the"
        " rest. Reason: The clerk was ill" in text(fresh, "assurance-report")
    )


def test_whoever_reads_the_report_sees_what_each_finding_checks_beside_its_id(fresh: Office) -> None:
    exempt_overrides.go_past(fresh, f"D{SALE}", "WORDS-3F2A", "It was announced")
    gone_past = {"says": "", "reason": "The clerk was ill", "who": "clerk", "at": AT}
    for finding_id in ("EXEMPT", "OLD-RULE"):
        do(fresh.register, lambda change, finding_id=finding_id: change.insert(
            "check_override", decision_id=FLOOD, finding_id=finding_id, **gone_past
        ))  # fmt: skip
    said = text(fresh, "assurance-report")
    assert "Finding: WORDS-3F2A What is checked: No name, price or three words that are kept apart as exempt" in said
    assert "Finding: EXEMPT What is checked: The item is marked as exempt, or exempt information is kept apart." in said
    assert "Finding: OLD-RULE What is checked: A check that this version of the program has no more." in said


def test_a_year_without_decisions_says_so_in_words(filled: Office) -> None:
    said = text(filled, "assurance-report", period=Period(date(2020, 1, 1), date(2020, 12, 31)))
    assert "Published decisions made in this time: 0." in said and said.count("There were none.") == 5


def test_the_limit_of_the_council_is_held_against_each_publication(tmp_path: Path) -> None:
    office = council(tmp_path, "bracknell-forest")
    late = text(office, "assurance-report")
    assert "The council's own limit is two working days. Published later than that: 0." in late


def test_the_review_lists_each_thing_kept_apart_with_a_place_to_tick(filled: Office) -> None:
    said = text(filled, "exempt-review")
    assert "Kept apart as exempt or confidential: 6, of one matter." in said
    assert said.count("Still exempt?: [ ] yes [ ] no") == 6
    for what in ("its closed title", "its closed facts", "section 7 of the report", "exempt information of the"):
        assert f"Kept apart: {what}" in said
    assert "Reasons: Prices are being agreed." in said
    assert "Public interest: Found to outweigh disclosure. The council would lose money." in said


def test_what_was_kept_apart_later_is_not_in_an_earlier_review(filled: Office) -> None:
    said = text(filled, "exempt-review", period=Period(date(2016, 1, 1), date(2016, 12, 31)))
    assert "Nothing was kept apart as exempt or confidential on the last of these days." in said


def test_a_welsh_report_asks_after_no_english_notice(tmp_path: Path) -> None:
    office = own(tmp_path, "flintshire", "2026-12-01T09:00")
    said = text(office, "assurance-report")
    assert "Welsh law asks for no notice of key decisions." in said and "Special urgency" not in said
    assert "LGA 1972 Sch 12A Part 4, but for paragraph 16" in text(office, "exempt-review")
