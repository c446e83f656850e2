"""Reports whose labels, numbers and answers drift from the template, and reports already filled in."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from clerk_tui.documents.reading.pack import assemble
from clerk_tui.documents.reading.text import read_text
from clerk_tui.domain.pack import Pack, PackReport

FRONT = """Anytown Borough Council

27 February 2023

EXECUTIVE

Tuesday, 7 March 2023 at 6.00 pm

AGENDA

1  APOLOGIES

2  {title} (Pages 1 - 6)

3  PARKING CHARGES (Pages 7 - 12)

"""

REPORT = """Report to:\tEXECUTIVE
Relevant Officer:\tAntonia Example, Director of Resources
Relevant Cabinet Member:\tCouncillor Ian Example
Date of Meeting:\t7 March 2023

{title}

1.0 Purpose of the report:

1.1 To consider the matter.

2.0 Recommendation(s):

2.1 To approve the matter.

5.0 Background Information

5.1 The matter is old.

{exempt}

14.0 Key decision information:

{key}

15.0 Call-in information:

15.1 Are there any grounds for urgency, which would cause this decision to be exempt from the call-in process? No

15.2 If **yes**, please give reason:

TO BE COMPLETED BY THE HEAD OF DEMOCRATIC GOVERNANCE

16.0 Scrutiny Committee Chairman (where appropriate):

{dates}

17.0 Declarations of interest (if applicable):

17.1 {interests}

18.0 Executive decision:

18.1 {decision}

18.2 Date of Decision: {decided}

19.0 Reason(s) for decision:

19.1 {reasons}

19.2 Date Decision published: {published}

20.0 Executive Members {present}:

20.1 {attendance}

21.0 Call-in:

21.1 {call_in}

22.0 Notes:

22.1 {notes}
"""

BLANK = {
    "title": "LIBRARY HOURS",
    "exempt": "5.2 Does the information submitted include any exempt information? No",
    "key": "14.1 Is this a key decision? Yes\n\n14.2 If so, Forward Plan reference number: 3/2023",
    "dates": "Date informed: 27 February 2023 Date approved:",
    "interests": "", "decision": "", "decided": "", "reasons": "", "published": "",
    "present": "in attendance", "attendance": "", "call_in": "", "notes": "",
}  # fmt: skip


def _pack(**parts: str) -> Pack:
    filled = BLANK | parts
    return assemble(read_text((FRONT + REPORT).format(**filled).encode()))


def _report(**parts: str) -> PackReport:
    report = _pack(**parts).items[1].report
    assert report is not None
    return report


def _said(pack: Pack) -> list[tuple[str, str]]:
    return [(each.id, each.where) for each in pack.findings if each.where.startswith("item 2, ")]


@pytest.mark.parametrize(
    "key",
    [
        "14.1 Is this a key decision? Yes\n\n14.2 If so, Forward Plan reference number: 3/2023",
        "14.1 Is this a Key Decision?\n\nYes\n\n14.2 If so, Forward Plan reference number:\n\n3/2023",
        "- 14.1 **Is this a key decision?** Yes\n- 14.2 If so, Forward Plan ref. number: 3/2023",
        "14.1\nIs this a key decision?\nYes\n14.2\nForward Plan reference:\n3/2023",
        "14.1 Will this be a key decision? Yes – £600,000\n\n14.2 If so, Forward Plan reference number 3/2023",
        "14.1\tIs this a key decision?\tYes\n14.2\tIf so, Forward Plan reference number\t3/2023",
        "| 14.1 | Is this a key decision? | Yes |\n| 14.2 | If so, Forward Plan reference number: | 3/2023 |",
        "14.2 Is this a key decision? ☒ Yes ☐ No\n\n14.3 If so, Forward Plan reference number: 3/2023",
        "Is this a key decision? YES\n\nIf so, Forward Plan reference number: 3/2023",
    ],
)
def test_the_same_answers_in_other_clothes(key: str) -> None:
    report = _report(key=key)
    assert (report.key_decision, report.forward_plan_reference) == (True, "3/2023")


@pytest.mark.parametrize(
    ("answer", "finding"),
    [("N/A", "IMP-NA"), ("n/a.", "IMP-NA"), ("Not applicable", "IMP-NA"), ("Yes/No", "IMP-ANSWER"),
     ("to be confirmed", "IMP-ANSWER"), ("☐ Yes ☐ No", "IMP-ANSWER"), ("☒ Yes ☒ No", "IMP-ANSWER")],
)  # fmt: skip
def test_an_answer_that_is_neither_yes_nor_no_is_empty_and_told(answer: str, finding: str) -> None:
    pack = _pack(key=f"14.1 Is this a key decision? {answer}")
    report = pack.items[1].report
    assert report is not None
    assert report.key_decision is None
    assert _said(pack) == [(finding, "item 2, 14.1")]


def test_a_question_left_out_is_empty_without_a_word() -> None:
    pack = _pack(key="")
    report = pack.items[1].report
    assert report is not None
    assert (report.key_decision, report.forward_plan_reference, report.required_in_five_days) == (None, None, None)
    assert _said(pack) == []


def test_a_question_that_asks_the_opposite_is_not_taken_for_its_like() -> None:
    report = _report(key="14.1 Is this decision subject to call-in? Yes\n\n14.2 Is this not a key decision? Yes")
    assert (report.call_in_exempt, report.key_decision) == (False, None)


def test_what_no_question_of_the_template_asks_is_unplaced() -> None:
    pack = _pack(key="14.1 Is this a key decision? No\n\n14.2 Has the Mayor been told? Yes")
    assert any("Has the Mayor been told? Yes" in line for line in pack.unplaced)


@pytest.mark.parametrize(
    "exempt",
    [
        "5.2 Does the information submitted include any exempt information? Yes",
        "5.7 Does the information submitted include any exempt information?\n\nYes",
        "Does the information submitted include any exempt information? Yes",
        "5.2 Does this report include exempt information? Yes",
    ],
)
def test_exempt_information_is_found_at_any_number(exempt: str) -> None:
    report = _report(exempt=exempt)
    assert report.exempt is True
    assert any("exempt information" in each.text for section in report.sections for each in section.paragraphs)


def test_another_question_with_an_answer_is_kept_as_text_only() -> None:
    report = _report(exempt="5.2 Is the Corporate Delivery Unit aware of this report? Yes")
    assert report.exempt is None
    assert report.sections[-1].paragraphs[-1].text == "Is the Corporate Delivery Unit aware of this report? Yes"


@pytest.mark.parametrize(
    ("dates", "informed", "approved"),
    [
        ("Date informed: 27 February 2023 Date approved: 28 February 2023", date(2023, 2, 27), date(2023, 2, 28)),
        ("Date informed: 27 February 2023\n\nDate approved:", date(2023, 2, 27), None),
        ("16.1 Date Informed: 27/02/2023\n\n16.2 Date Approved: 28/2/23", date(2023, 2, 27), date(2023, 2, 28)),
        ("Date Chairman informed: Mon 27 Feb 2023\nDate Chairman approved: N/A", date(2023, 2, 27), None),
        ("Date informed:\tN/A\tDate approved:\tN/A", None, None),
        ("Date informed: Date approved: 28 February 2023", None, date(2023, 2, 28)),
        ("Date informed: 31 February 2023 Date approved:", None, None),
        ("", None, None),
    ],
)
def test_the_chairmans_dates_on_one_line_or_two(dates: str, informed: date | None, approved: date | None) -> None:
    report = _report(dates=dates)
    assert (report.scrutiny_informed, report.scrutiny_approved) == (informed, approved)


def test_a_day_that_does_not_exist_is_told() -> None:
    pack = _pack(dates="Date informed: 31 February 2023")
    assert _said(pack) == [("IMP-DATE", "item 2, 16.0 date informed")]


def test_a_report_already_filled_in_gives_its_record() -> None:
    report = _report(
        interests="None.", decision="The Executive agreed the recommendations as outlined above, namely:\n\n"
        "1. To approve the matter.", decided="7 March 2023", reasons="The matter is old.", published="8 March 2023",
        present="present", attendance="Councillor Example, in the Chair\n\nCouncillors Able and Baker",
        call_in="The decision was not called in.", notes="The following officers were in attendance: A. Example.",
    )  # fmt: skip
    assert report.interests == "None."
    assert report.decision == (
        "The Executive agreed the recommendations as outlined above, namely:\n1. To approve the matter."
    )
    assert (report.date_of_decision, report.date_published) == (date(2023, 3, 7), date(2023, 3, 8))
    assert report.reasons == "The matter is old."
    assert report.attendance == "Councillor Example, in the Chair\nCouncillors Able and Baker"
    assert report.call_in == "The decision was not called in."
    assert report.notes == "The following officers were in attendance: A. Example."


@pytest.mark.parametrize("present", ["in attendance", "present", "Present at the meeting"])
def test_attendance_under_either_name(present: str) -> None:
    assert _report(present=present, attendance="Councillor Able").attendance == "Councillor Able"


def test_the_words_of_the_proper_officers_part_close_the_reason_above_them() -> None:
    report = _report()
    assert report.call_in_exempt_reason is None


def test_a_report_goes_to_the_item_of_its_title_in_any_order() -> None:
    both = FRONT.format(title="LIBRARY HOURS")
    both += REPORT.format(**(BLANK | {"title": "PARKING CHARGES", "key": "14.1 Is this a key decision? No"}))
    both += REPORT.format(**BLANK)
    pack = assemble(read_text(both.encode()))
    reports = [item.report for item in pack.items]
    assert reports[0] is None
    assert [each.title for each in reports[1:] if each] == ["LIBRARY HOURS", "PARKING CHARGES"]
    assert [each.key_decision for each in reports[1:] if each] == [True, False]


def test_a_report_under_another_title_goes_by_its_place_and_is_told() -> None:
    pack = assemble(
        read_text((FRONT.format(title="LIBRARY HOURS") + REPORT.format(**(BLANK | {"title": "BOOKS"}))).encode())
    )
    assert pack.items[1].report is not None
    assert [(each.id, each.where) for each in pack.findings if each.id == "IMP-ORDER"] == [("IMP-ORDER", "item 2")]


def test_a_report_too_many_is_left_to_the_clerk() -> None:
    texts = [REPORT.format(**(BLANK | {"title": title})) for title in ("LIBRARY HOURS", "PARKING CHARGES", "TREES")]
    pack = assemble(read_text((FRONT.format(title="LIBRARY HOURS") + "".join(texts)).encode()))
    assert [item.report is not None for item in pack.items] == [False, True, True]
    assert any(finding.id == "IMP-UNMATCHED" and "TREES" in finding.says for finding in pack.findings)
    assert "TREES" in pack.unplaced
    assert "2.1 To approve the matter." in pack.unplaced


def test_a_report_of_another_meeting_is_told() -> None:
    text = (FRONT + REPORT).format(**BLANK).replace("Date of Meeting:\t7 March", "Date of Meeting:\t4 April")
    pack = assemble(read_text(text.encode()))
    assert ("IMP-OTHERDATE", "item 2, date of meeting") in _said(pack)


def test_a_heading_that_is_lost_loses_no_answer() -> None:
    text = (FRONT + REPORT).format(**BLANK)
    for heading in ("14.0 Key decision information:", "15.0 Call-in information:", "5.0 Background Information"):
        text = text.replace(heading, "")
    report = assemble(read_text(text.encode())).items[1].report
    assert report is not None
    assert (report.key_decision, report.call_in_exempt, report.exempt) == (True, False, False)
    assert [section.number for section in report.sections] == ["1.0", "2.0", "5.0"]


def test_unnumbered_recommendations_are_taken_without_their_lead_in() -> None:
    text = (
        (FRONT + REPORT)
        .format(**BLANK)
        .replace(
            "2.1 To approve the matter.",
            "It is recommended that the Executive:\n\n- approves the matter\n- thanks the staff",
        )
    )
    report = assemble(read_text(text.encode())).items[1].report
    assert report is not None
    assert report.recommendations == ("approves the matter", "thanks the staff")


def test_a_figure_at_the_start_of_a_line_is_no_paragraph_number() -> None:
    text = (
        (FRONT + REPORT)
        .format(**BLANK)
        .replace("5.1 The matter is old.", "5.1 The matter costs between 5.0 and\n5.4 million pounds over\n10.1 years.")
    )
    report = assemble(read_text(text.encode())).items[1].report
    assert report is not None
    background = report.sections[2].paragraphs
    assert background[0].text == "The matter costs between 5.0 and 5.4 million pounds over 10.1 years."
    assert [each.number for each in background] == ["5.1", "5.2"]


def test_an_appendix_without_a_blank_page_is_no_note() -> None:
    text = (FRONT + REPORT).format(**BLANK) + "\n\fAppendix 2a: Opening hours\n\nMonday 9 to 5\n"
    pack = assemble(read_text(text.encode()))
    assert pack.items[1].report is not None
    assert pack.items[1].report.notes is None
    assert [each.where for each in pack.findings if each.id == "IMP-APPENDIX"] == ["item 2"]


def test_every_field_of_a_report_can_be_filled_from_a_document() -> None:
    full = _report(
        exempt="5.2 Does the information submitted include any exempt information? No\n\n"
        "5.3 List of Appendices:\n\nAppendix 2a: Opening hours",
        key="14.1 Is this a key decision? Yes\n\n14.2 If so, Forward Plan reference number: 3/2023\n\n"
        "14.3 If a key decision, is the decision required in less than five days? Yes\n\n"
        "14.4 If **yes**, please describe the reason for urgency: The lease ends.",
        dates="Date informed: 1 March 2023 Date approved: 2 March 2023",
        interests="None.", decision="Agreed.", decided="7 March 2023", reasons="Because.", published="8 March 2023",
        attendance="All.", call_in="None.", notes="None.",
    )  # fmt: skip
    unfilled = {each.name for each in fields(PackReport) if getattr(full, each.name) in (None, ())}
    assert unfilled == {"contrary_to_policy", "within_budget", "call_in_exempt_reason"}
    assert full.urgency_reason == "The lease ends."


def test_a_remark_beside_an_answer_is_unplaced_and_not_lost() -> None:
    pack = _pack(
        key="14.1 Is this a key decision? Yes – it costs £600,000",
        dates="Date informed: 27 February 2023 (by e-mail) Date approved: soon",
    )
    report = pack.items[1].report
    assert report is not None
    assert (report.key_decision, report.scrutiny_informed, report.scrutiny_approved) == (True, date(2023, 2, 27), None)
    assert "14.1 Is this a key decision? Yes – it costs £600,000" in pack.unplaced
    assert "Date informed: 27 February 2023 (by e-mail)" in pack.unplaced
    assert "Date approved: soon" in pack.unplaced


def test_two_answers_to_one_question_are_told() -> None:
    pack = _pack(key="14.1 Is this a key decision? Yes\n\n14.2 Is this a key decision? No")
    report = pack.items[1].report
    assert report is not None
    assert report.key_decision is True
    assert _said(pack) == [("IMP-TWICE", "item 2, 14.2")]
    assert "14.2 Is this a key decision? No" in pack.unplaced
