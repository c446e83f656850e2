"""A clerk keeps committee reports: begun in the council's sections, filled, tied to an item, written, read in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.documents.reading import read_file
from clerk_tui.documents.writing.document import Heading, Paragraph, Points, Table
from clerk_tui.domain.committee_reports import NumberedReport
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import Conflict, InputError, NotFound, Refused
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.domain.printed_reports import CommitteeReport
from clerk_tui.register import committee_reports as rows
from clerk_tui.register import drafts, meetings
from clerk_tui.services import (
    agendas,
    decisions,
    forward_plan,
    importing_reports,
    item_details,
    kept_texts,
    key_tests,
    meeting_changes,
    new_meetings,
    private_meetings,
)
from clerk_tui.services.documents import kinds
from clerk_tui.services.documents.made import Made
from clerk_tui.services.new_meetings import NewMeeting
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.reports import committee, committee_taking
from clerk_tui.services.reports import committee_sections as sections
from clerk_tui.services.reports.committee_fields import field_text, form
from clerk_tui.services.reports.committee_words import matrix_lines
from clerk_tui.services.undoing import undo
from tests.documents import making_reports
from tests.documents.by_hand.melton import MELTON
from tests.offices import another, beside, own

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seeds" / "004_ed86e564c8cbdf2a.txt"
BODY, DAY = "Policy, Finance and Administration Committee", date(2011, 3, 2)
NOW = "2011-02-10T10:00"
RISKS = "1 D III: Delays in implementing\n2 none: New systems"


@pytest.fixture(scope="module")
def melton(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of Melton's with a meeting of its committee and one item."""
    folder = tmp_path_factory.mktemp("melton")
    office = own(folder, "melton", NOW)
    meeting = new_meetings.add_meeting(office, NewMeeting(BODY, DAY))
    agendas.add_item(office, meeting, agendas.NewItem("Corporate Issues"))
    path = office.register.path
    office.register.close()
    return path


@pytest.fixture
def office(melton: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copy2(melton, tmp_path / "own.clerk")
    office = open_office(tmp_path / "own.clerk", now=parse_instant(NOW))
    yield office
    office.register.close()


def filled(office: Office, **others: str) -> NumberedReport:
    """A report that lacks nothing."""
    made = committee.begin(office, "Annual review", body=BODY, meeting_on=DAY, officer="Chief Executive")
    typed = {"contact_name": "Lynn Aisbett", "2.0": "2.1 The report be noted.\n2.2 The plan be approved.", **others}
    return committee.set_fields(office, made.id, typed)


def unchanged(office: Office, refused: Callable[[], object], error: type[Exception], says: str) -> None:
    before = office.register.read("SELECT count(*) FROM history")[0][0]
    with pytest.raises(error, match=says):
        refused()
    assert office.register.read("SELECT count(*) FROM history")[0][0] == before


# Begun and filled


def test_a_report_is_begun_in_the_councils_own_sections_with_its_matrix(office: Office) -> None:
    made = committee.begin(office, "Annual review")
    assert [(one.number, one.title) for one in made.sections] == [
        ("1.0", "Purpose of report"), ("2.0", "Recommendations"), ("3.0", "Key issues"),
        ("4.0", "Policy and corporate implications"), ("5.0", "Financial and other resource implications"),
        ("6.0", "Legal implications/powers"), ("7.0", "Community safety"), ("8.0", "Equalities"), ("9.0", "Risks"),
        ("10.0", "Climate change"), ("11.0", "Consultation"), ("12.0", "Wards affected"),
    ]  # fmt: skip
    assert "".join(step.code for step in made.probabilities) == "ABCDEF"
    assert [step.code for step in made.impacts] == ["IV", "III", "II", "I"]
    assert (made.item_id, made.meeting_id, made.ref) == (None, None, "N1")
    names = [field.number or field.id for field in form(made)]
    assert names[:4] == ["body", "meeting_on", "officer", "title"]
    assert names[names.index("9.0") + 1] == "risks"
    assert names[-1] == "impacts"


def test_a_council_whose_file_states_no_sections_begins_without_any(tmp_path: Path) -> None:
    office = another(tmp_path)
    made = committee.begin(office, "Annual review")
    assert (made.sections, made.probabilities, matrix_lines(made)) == ((), (), [])
    office.register.close()


def test_fields_are_stored_together_and_taken_back_by_one_undo(office: Office) -> None:
    made = committee.begin(office, "Annual review")
    done = committee.set_fields(
        office, made.id,
        {"3": "3.1 Improvement Plan\nIt was approved.", "risks": RISKS, "dated": "22 February 2011",
         "background_papers": "The plan\nThe audit", "officer": "Chief Executive"},
    )  # fmt: skip
    (clause,) = done.sections[2].clauses
    assert (clause.number, clause.heading, clause.paragraphs) == ("3.1", "Improvement Plan", ("It was approved.",))
    assert [(risk.number, risk.cell) for risk in done.risks] == [("1", "D III"), ("2", "")]
    assert (done.dated, done.background_papers, done.officer) == (
        date(2011, 2, 22), ("The plan", "The audit"), "Chief Executive",
    )  # fmt: skip
    undo(office)
    assert replace(rows.report(office.register, made.id), version=0) == replace(made, version=0)


def test_a_list_that_is_shortened_keeps_the_rest_in_its_order(office: Office) -> None:
    made = filled(office, appendices="A\nB\nC", risks=RISKS)
    done = committee.set_fields(office, made.id, {"appendices": "C\nA", "risks": "2 A IV: New systems"})
    assert (done.appendices, [(risk.number, risk.cell) for risk in done.risks]) == (("C", "A"), [("2", "A IV")])


@pytest.mark.parametrize(
    ("typed", "error", "says"),
    [
        ({"risks": "1 G III: Delays"}, Refused, "Risk 1 stands at G III, but G is no row of the matrix, whose rows"),
        ({"risks": "1 D V: Delays"}, Refused, "V is no column of the matrix, whose columns are IV, III, II, I"),
        ({"risks": "1 D III: One\n1 D II: Two"}, Refused, "Risk 1 is listed twice"),
        ({"risks": "Delays"}, InputError, "Risks: “Delays” is no risk"),
        ({"title": " "}, InputError, "Title: a report needs a title"),
        ({"dated": "31 February 2011"}, InputError, "Date of report: "),
        ({"probabilities": "A High\na Low"}, InputError, "Rows of the risk matrix: the code A stands twice"),
        ({"officer": "x" * 301}, InputError, "Report of: it has 301 characters"),
        ({"99.0": "x"}, NotFound, "N1 has no field or section “99.0”. Its sections are 1.0, 2.0"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_a_sentence_and_nothing_is_stored(
    office: Office, typed: dict[str, str], error: type[Exception], says: str
) -> None:
    made = committee.begin(office, "Annual review")
    unchanged(office, lambda: committee.set_fields(office, made.id, {"reference": "X", **typed}), error, says)


def test_a_risk_outside_the_matrix_stands_with_a_reason_and_is_not_asked_again(office: Office) -> None:
    made = filled(office)
    kept = committee.set_fields(office, made.id, {"risks": "1 G III: Delays"}, despite="The old matrix had G.")
    assert kept.risks[0].despite == "The old matrix had G."
    again = committee.set_fields(office, made.id, {"risks": "1 G III: Delays, again\n2 D IV: More"})
    assert [risk.despite for risk in again.risks] == ["The old matrix had G.", ""]
    moved = committee.set_fields(office, made.id, {"risks": "1 D III: Delays"})
    assert moved.risks[0].despite == ""


def test_a_step_is_not_taken_out_of_the_matrix_while_a_risk_stands_in_it(office: Office) -> None:
    made = filled(office, risks=RISKS)
    steps = "A Very High\nB High"
    unchanged(
        office, lambda: committee.set_fields(office, made.id, {"probabilities": steps}), Refused, "Risk 1 stands at D"
    )
    done = committee.set_fields(office, made.id, {"probabilities": steps}, despite="It is rated anew in May.")
    assert [step.code for step in done.probabilities] == ["A", "B"]


def test_a_matrix_and_its_risks_that_are_typed_together_fit_one_another(office: Office) -> None:
    made = filled(office, risks=RISKS)
    done = committee.set_fields(
        office, made.id, {"risks": "1 i 5: Delays", "probabilities": "5 High", "impacts": "I x"}
    )
    assert [(risk.probability, risk.impact, risk.despite) for risk in done.risks] == [("5", "I", "")]


def test_a_field_that_a_colleague_changed_meanwhile_is_not_overwritten(office: Office) -> None:
    made = filled(office)
    other = beside(office)
    committee.set_fields(other, made.id, {"2.0": "2.1 Another."})
    seen = {"2.0": "2.1 The report be noted.\n2.2 The plan be approved."}
    unchanged(
        office, lambda: committee.set_fields(office, made.id, {"2.0": "2.1 Mine."}, seen=seen), Conflict,
        "Somebody changed 2.0 Recommendations since you opened it. It now reads “2.1 Another.”",
    )  # fmt: skip
    other.register.close()


def test_the_matrix_is_drawn_with_each_risk_in_its_cell_and_fits_a_narrow_screen(office: Office) -> None:
    drawn = matrix_lines(filled(office, risks="1 D III: One\n2 D III: Two\n3 A I: Three"))
    assert drawn == [
        "                      IV   III    II    I",
        "A Very High           ·     ·     ·     3",
        "B High                ·     ·     ·     ·",
        "C Significant         ·     ·     ·     ·",
        "D Low                 ·    1, 2   ·     ·",
        "E Very Low            ·     ·     ·     ·",
        "F Almost Impossible   ·     ·     ·     ·",
        "Columns: IV Negligible, III Marginal, II Critical, I Catastrophic.",
    ]
    assert max(map(len, drawn)) < 78


# Sections


def test_sections_are_added_in_their_place_renumbered_kept_apart_and_taken_away(office: Office) -> None:
    made = filled(office)
    added = sections.add_section(office, made.id, "2.5", "Background", place=3)
    assert [one.number for one in added.sections][:4] == ["1.0", "2.0", "2.5", "3.0"]
    changed = sections.change_section(office, made.id, "2.5", number="2.6", title="Price", exempt=True)
    assert (changed.sections[2].number, changed.sections[2].title) == ("2.6", "Price (exempt)")
    opened = sections.change_section(office, made.id, "2.6", exempt=False)
    assert opened.sections[2].title == "Price"
    gone = sections.remove_section(office, made.id, "2.0")
    assert [one.position for one in gone.sections] == list(range(12))
    assert gone.recommendations == ()
    undo(office)
    assert len(rows.report(office.register, made.id).recommendations) == 2


def test_a_number_used_twice_needs_a_reason_and_then_the_sections_are_told_apart(office: Office) -> None:
    made = filled(office)
    unchanged(
        office, lambda: sections.add_section(office, made.id, "3.0", "Annex"), Refused,
        "The number 3.0 is that of section 3.0 Key issues already. Give a reason to let it stand",
    )  # fmt: skip
    done = sections.add_section(office, made.id, "3.0", "Annex", despite="The leader's annex has it too.")
    assert done.sections[-1].despite == "The leader's annex has it too."
    with pytest.raises(InputError, match=r"Two sections of N1 have the number 3.0; name the one you mean: s3 \(Key"):
        committee.set_fields(office, made.id, {"3.0": "x"})
    typed = committee.set_fields(office, made.id, {f"s{done.sections[-1].id}": "3.1 The annex."})
    assert typed.sections[-1].words == "The annex."


def test_what_a_report_has_once_is_not_there_twice(office: Office) -> None:
    made = filled(office)
    unchanged(
        office, lambda: sections.change_section(office, made.id, "3.0", part="risks"), Refused,
        "Section 9.0 Risks is for risks already; a report has one such section",
    )  # fmt: skip
    unchanged(office, lambda: sections.add_section(office, made.id, "13.0", " "), InputError, "needs a number and a")
    unchanged(
        office, lambda: sections.add_section(office, made.id, "13.0", "x", part="y"), InputError, "“y” is none of"
    )


# The agenda item


def test_a_report_that_stood_alone_is_tied_to_its_item_and_feeds_the_decision(office: Office) -> None:
    made = filled(office)
    tied = committee.tie(office, made.id, 1)
    assert (tied.item_id, tied.meeting_id, tied.body, tied.meeting_on) == (1, 1, BODY, DAY)
    item = meetings.item(office.register, 1)
    assert item.report is not None
    assert item.report.recommendations == ("The report be noted.", "The plan be approved.")
    decision = decisions.start(office, 1)
    done = decisions.copy_recommendations(office, decision)
    assert done.resolution.splitlines()[-2:] == ["1. The report be noted.", "2. The plan be approved."]
    with pytest.raises(NotFound, match="gives no reasons to copy"):
        decisions.copy_reasons(office, decision)


def test_without_a_contact_officer_or_for_another_meeting_the_clerk_says_why_it_is_tied(office: Office) -> None:
    made = committee.begin(office, "Annual review", body="Place Committee", meeting_on=date(2011, 4, 2))
    unchanged(
        office, lambda: committee.tie(office, made.id, 1), Refused,
        "The report names no contact officer. N1 is for Place Committee of Saturday 2 April 2011, the item for Policy,"
        " Finance and Administration Committee of Wednesday 2 March 2011. Give a reason",
    )  # fmt: skip
    tied = committee.tie(office, made.id, 1, despite="Brought forward; the officer has left.")
    assert tied.despite == "Brought forward; the officer has left."
    assert "It stands because: Brought forward" in committee.findings(office, made.id)[0].says


def test_an_item_has_one_report_and_a_report_one_item(office: Office) -> None:
    made, other = filled(office), filled(office)
    committee.tie(office, made.id, 1)
    unchanged(office, lambda: committee.tie(office, other.id, 1), Refused, "has a report already; an item has one")
    unchanged(office, lambda: committee.begin(office, item_id=1), Refused, "has a report already")
    unchanged(office, lambda: committee.tie(office, made.id, 1), Refused, "N1 is tied to item I1 already; loosen it")
    unchanged(office, lambda: committee.throw_away(office, made.id), Refused, "N1 is the report of item I1; loosen it")
    unchanged(
        office, lambda: committee.set_fields(office, made.id, {"body": "Council"}), Refused,
        "Committee: N1 is tied to item I1; its meeting says it",
    )  # fmt: skip


def test_a_report_tied_to_an_item_that_was_carried_over_stands_with_both(office: Office) -> None:
    made = filled(office)
    office.clock.rehearse(parse_instant("2011-03-02T19:00"))
    shown = meeting_changes.preview(office, 1, ChangeKind.ADJOURNED, to=date(2011, 3, 9))
    meeting_changes.accept(office, shown, "The lights failed.")
    after = meetings.meeting(office.register, 1).continued_by
    assert after is not None
    carried = meetings.items(office.register, after)[0]
    committee.tie(office, made.id, carried.id)
    for item in (1, carried.id):
        report = meetings.item(office.register, item).report
        assert report is not None and report.numbered
        assert rows.of_item(office.register, item) == made.id


def test_an_item_that_is_taken_off_leaves_its_committee_report_standing_alone(office: Office) -> None:
    committee.tie(office, filled(office).id, 1)
    agendas.remove_item(office, 1)
    alone = rows.report(office.register, 1)
    assert (alone.item_id, alone.body, alone.meeting_on, len(alone.recommendations)) == (None, BODY, DAY, 2)
    undo(office)
    assert rows.of_item(office.register, 1) == 1
    assert committee.untie(office, 1).item_id is None
    assert committee.throw_away(office, 1) == "Annual review"
    assert rows.listed(office.register) == ()
    undo(office)
    assert len(rows.report(office.register, 1).recommendations) == 2


def test_the_wards_of_a_report_are_asked_with_the_key_test_of_its_matter(office: Office) -> None:
    entry = forward_plan.add(office, {"matter": "Depot", "reference": "1/2011"})
    assert key_tests.wards_asked(office, entry) == ""
    made = filled(office, **{"12.0": "12.1 Asfordby and Bottesford"})
    item_details.set_item(office, 1, {"entry": "1/2011"})
    committee.tie(office, made.id, 1)
    assert key_tests.wards_asked(office, entry).startswith(
        "Report N1 says that it affects 2 wards: Asfordby, Bottesford. Is the effect significant"
    )


def test_half_typed_text_of_a_section_waits_and_is_taken(office: Office) -> None:
    made = filled(office)
    field = f"s{made.sections[2].id}"
    drafts.keep(
        office.register, "report", made.id, field, who=office.who, text="3.1 Half", base_version=made.version,
        at="2011-02-10T10:00:00Z",
    )  # fmt: skip
    other = beside(office)
    committee.set_fields(other, made.id, {"4.0": "4.1 Elsewhere."})
    (text,) = kept_texts.all_waiting(office)
    assert (text.ref, text.label, text.stands, text.changed) == ("N1", "3.0 Key issues", "", None)
    committee.set_fields(other, made.id, {"3.0": "3.1 Theirs."})
    (text,) = kept_texts.all_waiting(office)
    assert text.changed is not None and text.changed[0] == "colleague"
    with pytest.raises(Refused, match="was changed by colleague after this was typed"):
        kept_texts.take(office, text.draft.id)
    kept_texts.take(office, text.draft.id, over=True)
    assert field_text(rows.report(office.register, made.id), field) == "3.1 Half"
    assert kept_texts.all_waiting(office) == []
    other.register.close()


# As a document


def document(office: Office, number: int = 1) -> Made:
    return kinds.build(office, kinds.kind("committee-report"), number)


def test_an_exempt_section_leaves_neither_its_words_nor_its_title(office: Office) -> None:
    made = filled(office, **{"5.0": "5.1 The Grange Depot is bought for £412,000."})
    sections.change_section(office, made.id, "5.0", title="Price of the Grange Depot", exempt=True)
    said = "\n".join(document(office).document.texts())
    assert "5.0 Exempt information" in said and "This section is not for publication" in said
    assert "Grange" not in said and "412" not in said and "2.1 The report be noted." in said
    committee.set_fields(office, made.id, {"4.0": "4.1 As said, the Grange Depot is bought for £412,000."})
    with pytest.raises(Refused, match="Committee report of N1: it holds words that are kept apart as exempt"):
        document(office)


def test_the_part_that_the_proper_officer_named_is_kept_apart_in_every_document_of_the_matter(office: Office) -> None:
    price = "The Grange Depot is bought for £412,000 from Quorndon Holdings."
    made = committee.tie(office, filled(office, **{"5.0": f"5.1 {price}"}).id, 1)
    decisions.start(office, 1)
    private_meetings.set_exemption(
        office, "I1", {"paragraphs": "3", "part": "section 5.0", "reasons": "Prices.", "outweighs": "yes"}
    )
    said = "\n".join(document(office, made.id).document.texts())
    assert "5.0 Exempt information" in said and "Grange" not in said and "Financial" not in said
    office.register.connection.execute("UPDATE agenda_item SET heading = ?", (price,))
    with pytest.raises(Refused, match="it holds words that are kept apart as exempt"):
        kinds.build(office, kinds.kind("agenda"), 1)


def test_what_a_section_keeps_apart_comes_into_no_plan_on_a_page_and_no_members_report(office: Office) -> None:
    from clerk_tui.services.commitments import changing, planning
    from clerk_tui.services.reports import member_report, member_report_lines

    price = "The Grange Depot is bought for £412,000 from Quorndon Holdings."
    plan = planning.add(office, {"name": "A plan", "period": "July to September 2017", "due": "March 2018"})
    changing.add(office, {"plan": plan.ref, "theme": "Depots", "text": price, "portfolio": "Depots"})
    report = member_report.add(office, {"portfolio": "Depots"}, despite="The seat is vacant.")
    made = filled(office, **{"5.0": f"5.1 {price}"})
    kinds.build(office, kinds.kind("plan-on-a-page"), plan.id)
    sections.change_section(office, made.id, "5.0", exempt=True)
    for kind, number in (("plan-on-a-page", plan.id), ("member-report", report.id)):
        with pytest.raises(Refused, match="it holds words that are kept apart as exempt"):
            kinds.build(office, kinds.kind(kind), number)
    with pytest.raises(Refused, match="E1, Heading: it holds words that are kept apart as exempt"):
        member_report.set_fields(office, report.id, {"heading": price})
    with pytest.raises(Refused, match="it holds words that are kept apart as exempt"):
        member_report_lines.set_line(office, 1, {"progress": price})
    risk = "Quorndon Holdings may withdraw its offer"
    committee.set_fields(office, made.id, {"risks": f"1 D III: {risk}", "4.0": f"4.1 {risk}."})
    sections.change_section(office, made.id, "9.0", exempt=True)
    with pytest.raises(Refused, match="it holds words that are kept apart as exempt"):
        document(office)
    with pytest.raises(Refused, match="it holds words that are kept apart as exempt"):
        member_report_lines.set_line(office, 1, {"progress": f"{risk}."})


def test_what_another_report_keeps_apart_comes_into_no_report(office: Office) -> None:
    price = "The Grange Depot is bought for £412,000 from Quorndon Holdings."
    other, made = filled(office, **{"5.0": f"5.1 {price}"}), filled(office, **{"4.0": f"4.1 {price}"})
    kinds.build(office, kinds.kind("committee-report"), made.id)
    sections.change_section(office, other.id, "5.0", exempt=True)
    with pytest.raises(Refused, match=f"of N{made.id}: it holds words that are kept apart as exempt"):
        kinds.build(office, kinds.kind("committee-report"), made.id)
    committee.set_fields(office, made.id, {"4.0": "4.1 The depot is needed."})
    kinds.build(office, kinds.kind("committee-report"), made.id)


def test_a_sentence_that_every_report_has_stands_in_an_open_one_though_another_keeps_it_apart(office: Office) -> None:
    stock = "There are no particular financial implications arising from this report."
    other, made = filled(office, **{"5.0": f"5.1 {stock}"}), filled(office, **{"5.0": f"5.1 {stock}"})
    sections.change_section(office, other.id, "5.0", exempt=True)
    kinds.build(office, kinds.kind("committee-report"), made.id)


def test_the_report_of_an_item_in_private_makes_no_document(office: Office) -> None:
    committee.tie(office, filled(office).id, 1)
    item_details.set_item(office, 1, {"exempt": "yes"})
    with pytest.raises(Refused, match="N1 is the report of Item 1, which is not taken in public"):
        document(office)


def test_background_papers_stay_open_for_four_years_from_the_meeting(office: Office) -> None:
    filled(office, background_papers="The plan")
    said = "\n".join(document(office).document.texts())
    assert (
        "Open to inspection for four years beginning on Wednesday 2 March 2011: until Sunday 1 March 2015 (LGA-RT4, LGA"
        " 1972 s.100D(2))." in said
    )
    committee.set_fields(office, 1, {"background_papers": "None"})
    assert "four years" not in "\n".join(document(office).document.texts())
    committee.set_fields(office, 1, {"background_papers": "The plan", "body": "Executive"})
    said = "\n".join(document(office).document.texts())
    assert "(EN-RT4, SI 2012/2089 reg 21(7))" in said and "regulations 7 and 15 of" in said


def test_a_document_without_a_contact_officer_says_so_to_the_clerk_first(office: Office) -> None:
    filled(office, contact_name="")
    assert document(office).warnings == ("The report names no contact officer.",)


# Melton's own


def seed() -> CommitteeReport:
    if not SEED.exists():
        pytest.skip("the folder shared does not lie beside this one")
    found = read_file(SEED)
    assert isinstance(found, CommitteeReport)
    return found


def texts_under(made: Made, number: str) -> list[str]:
    """What the document prints between the heading of a section and that of the next."""
    printed: list[str] = []
    inside = False
    for block in made.document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.text.split()[0] == number
        elif inside and isinstance(block, Heading | Paragraph):
            printed.append(block.text)
    return printed


def test_meltons_report_goes_through_the_register_into_a_document_word_for_word(office: Office) -> None:
    found = seed()
    office.register.close()
    office = open_office(office.register.path, now=office.clock.rehearsed)
    done = importing_reports.accept(office, found)
    assert (done.ref, done.says) == (
        "N1", "Taken into the register as N1, CORPORATE ISSUES, the report of item I1."
    )  # fmt: skip
    made = document(office)
    for part in found.sections:
        words = [word for clause in part.clauses for word in _printed(clause.number, clause.heading, clause.paragraphs)]
        assert texts_under(made, part.number) == words, part.number
    headings = [block.text for block in made.document.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings[1:-1] == [f"{part.number} {part.title}" for part in MELTON.sections]
    matrix, risks = (block for block in made.document.blocks if isinstance(block, Table))
    assert matrix.header == ("Probability", "IV Negligible", "III Marginal", "II Critical", "I Catastrophic")
    assert matrix.rows == tuple(
        (name, "–", "1, 2" if name == "D Low" else "–", "–", "–")
        for name in ("A Very High", "B High", "C Significant", "D Low", "E Very Low", "F Almost Impossible")
    )
    assert risks.rows == tuple((risk.number, risk.text or "") for risk in MELTON.risks)
    (sentences,) = (block for block in made.document.blocks if isinstance(block, Points))
    assert sentences.items == (
        "Risk 1 stands at probability D Low, impact III Marginal.",
        "Risk 2 stands at probability D Low, impact III Marginal.",
    )
    said = "\n".join(made.document.texts())
    for phrase in (
        "Lynn Aisbett, Chief Executive",
        "Tuesday 22 February 2011",
        str(MELTON.reference),
        str(MELTON.body),
    ):
        assert phrase in said
    office.register.close()


def _printed(number: str, heading: str | None, paragraphs: tuple[str, ...]) -> list[str]:
    if heading:
        return [f"{number} {heading}", *paragraphs]
    first, *rest = paragraphs or ("",)
    return [f"{number} {first}".strip(), *rest]


def test_what_was_read_is_what_the_register_holds_field_by_field(office: Office) -> None:
    agendas.remove_item(office, 1)
    importing_reports.accept(office, replace(MELTON, text="x"))
    report = rows.report(office.register, 1)
    assert [(one.number, one.title, one.clauses) for one in report.sections] == [
        (part.number, part.title, part.clauses) for part in MELTON.sections
    ]
    assert [(c.number, c.paragraphs) for c in report.recommendations] == [
        (one.number, (one.text,)) for one in MELTON.recommendations
    ]
    assert (report.probabilities, report.impacts) == (MELTON.probabilities, MELTON.impacts)
    assert [(r.number, r.text, r.probability, r.impact) for r in report.risks] == [
        (r.number, r.text, r.probability, r.impact) for r in MELTON.risks
    ]
    assert (report.body, report.meeting_on, report.officer, report.title) == (
        MELTON.body, MELTON.day, MELTON.officer, MELTON.title,
    )  # fmt: skip
    assert MELTON.contact is not None
    assert (report.contact_name, report.contact_title) == (MELTON.contact.name, MELTON.contact.title)
    assert (report.dated, report.reference, report.wards) == (MELTON.report_date, MELTON.reference, MELTON.wards)
    assert (report.appendices, report.background_papers) == (("None",), ("None",))
    assert report.item_id is None


def test_the_same_file_is_not_taken_twice_and_after_an_undo_it_is(office: Office, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(making_reports.committee_report(MELTON))
    found = read_file(tmp_path / "report.docx")
    assert isinstance(found, CommitteeReport)
    importing_reports.accept(office, found)
    unchanged(
        office, lambda: importing_reports.accept(office, found), Refused,
        "This very file was taken before, as N1, CORPORATE ISSUES; nothing is taken a second time",
    )  # fmt: skip
    # A colleague may have taken it after this clerk looked.
    unchanged(office, lambda: committee_taking.take(office, found, "", None), Refused, "was taken before, as N1")
    undo(office)
    assert importing_reports.beside(office, found).may


def test_what_speaks_against_a_report_is_said_before_it_is_taken_and_kept_with_it(office: Office) -> None:
    risk = replace(MELTON.risks[0], probability="G")
    repeated = replace(MELTON.sections[1], number="1.0", part="")
    wrong = replace(
        MELTON, contact=None, risks=(risk, *MELTON.risks[1:]),
        sections=(MELTON.sections[0], repeated, *MELTON.sections[2:]), unplaced=("A stray line",),
    )  # fmt: skip
    stands = importing_reports.beside(office, wrong)
    assert [doubt.partition(",")[0] for doubt in stands.doubts] == [
        "The report names no contact officer.", "The number 1.0 stands over more than one section.",
        "Risk 1 stands at G III",
    ]  # fmt: skip
    unchanged(office, lambda: importing_reports.accept(office, wrong), Refused, "Give the reason to go on all the same")
    importing_reports.accept(office, wrong, despite="As it was printed.")
    report = rows.report(office.register, 1)
    assert report.despite == report.risks[0].despite == report.sections[1].despite == "As it was printed."
    assert report.risks[1].despite == report.sections[0].despite == ""
    assert report.document_id is not None
    assert rows.unplaced(office.register, report.document_id) == ("A stray line",)


def test_another_councils_report_and_one_of_the_same_title_and_day_ask_for_a_reason(office: Office) -> None:
    importing_reports.accept(office, MELTON)
    strange = replace(MELTON.document, council="Burnley Borough Council", sha256="another")
    doubts = importing_reports.beside(office, replace(MELTON, document=strange)).doubts
    assert doubts == (
        "The document is of Burnley Borough Council; this register is that of Melton Borough Council.",
        "The register holds a report of this title for that day already, N1.",
    )


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("title", "Annual review", lambda found: found.title == "Annual review"),
        ("date", "3 March 2011", lambda found: found.day == date(2011, 3, 3)),
        ("contact", "Keith Aubrey", lambda found: found.contact.name == "Keith Aubrey"),
        ("reference", "", lambda found: found.reference is None),
        ("section_4.0", "Policy", lambda found: found.sections[3].title == "Policy"),
        ("3.1_1", "The Plan", lambda found: found.sections[2].clauses[0].heading == "The Plan"),
        ("4.1_1", "Nothing.", lambda found: found.sections[3].clauses[0].paragraphs == ("Nothing.",)),
        ("3.1_2", "", lambda found: len(found.sections[2].clauses[0].paragraphs) == 1),
        ("risk_1", "Late", lambda found: found.risks[0].text == "Late"),
        ("risk_1_place", "B High, II Critical", lambda found: (found.risks[0].probability, found.risks[0].impact)
         == ("B", "II")),
        ("risk_2_place", "", lambda found: found.risks[1].probability is None),
    ],
)  # fmt: skip
def test_each_line_is_corrected_before_it_is_taken(
    name: str, typed: str, read: Callable[[CommitteeReport], bool]
) -> None:
    assert not read(MELTON)
    found = importing_reports.corrected(MELTON, name, typed)
    assert isinstance(found, CommitteeReport)
    assert read(found)


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("wards", "x", "is kept as it was read"), ("date", "soon", "soon"), ("risk_1_place", "D", "is no cell of the"),
        ("section_4.0", "", "needs a title"),
    ],
)  # fmt: skip
def test_a_correction_that_makes_no_sense_is_said(name: str, typed: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        importing_reports.corrected(MELTON, name, typed)
