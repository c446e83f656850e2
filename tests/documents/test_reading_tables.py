"""Reports laid out as a table: numbers in a narrow left column, answers in a right one, cells broken over pages."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clerk_tui.documents.reading import read_document
from clerk_tui.documents.reading.docx import read_docx
from clerk_tui.documents.reading.pack import assemble
from clerk_tui.documents.reading.pdf import read_pdf
from clerk_tui.domain.pack import Pack, PackReport
from tests.documents import making, making_docx
from tests.documents.making import Look, Put


def _of_pdf(data: bytes) -> Pack:
    return assemble(read_pdf(io.BytesIO(data)))


def _of_docx(data: bytes) -> Pack:
    return assemble(read_docx(io.BytesIO(data)))


def _only(pack: Pack) -> PackReport:
    (item,) = pack.items
    assert item.report is not None
    return item.report


def _folded(report: PackReport) -> PackReport:
    sections = tuple(
        replace(
            section,
            paragraphs=tuple(replace(each, text=" ".join(each.text.split())) for each in section.paragraphs),
        )
        for section in report.sections
    )
    return replace(report, sections=sections)


def _check_answers(report: PackReport) -> None:
    assert report.title == making.TITLE
    assert report.relevant_cabinet_member == "Councillor Ian Example, Cabinet Member for Tourism"
    assert report.meeting_date == date(2018, 11, 5)
    assert (report.contrary_to_policy, report.within_budget, report.exempt) == (False, True, False)
    assert (report.key_decision, report.forward_plan_reference) == (True, "27/2018")
    assert (report.required_in_five_days, report.urgency_reason) == (False, None)
    assert (report.call_in_exempt, report.call_in_exempt_reason) == (True, "The grant lapses on 30 November 2018.")
    assert (report.scrutiny_informed, report.scrutiny_approved) == (date(2018, 10, 26), None)
    assert (report.interests, report.decision, report.attendance, report.notes) == (None, None, None, None)
    assert report.appendices == ("Appendix 4a: Structural survey", "Appendix 4b: Cost plan")
    assert report.recommendations == tuple(label for number, label, _ in making.REPORT if number in {"2.1", "2.2"})
    assert [(section.number, len(section.paragraphs)) for section in report.sections] == [
        ("1.0", 1), ("2.0", 2), ("3.0", 4), ("5.0", 3), ("13.0", 1),
    ]  # fmt: skip
    folded = {each.number: each.text for section in _folded(report).sections for each in section.paragraphs}
    assert folded["3.2a"].endswith("adopted or approved by the Council? No")
    assert folded["1.1"].endswith("how the work is to be paid for over the next five years.")


LOOKS = {
    "answers at the top": Look(),
    "answers at the bottom": Look(align="bottom"),
    "answers between two lines": Look(align="between"),
    "rows without white space": Look(gap=0.0),
    "rows without white space, answers at the bottom": Look(gap=0.0, align="bottom"),
    "drawn column by column": Look(by_column=True),
    "no headers or footers": Look(furniture=False),
    "a narrow gutter": Look(label_width=66, answer_width=14, answer_x=455.0),
    "a very narrow answer column": Look(answer_width=8, answer_x=520.0),
    "column titles on each page": Look(column_titles=True),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_the_pdf_table_is_read_wherever_a_page_ends(look: Look) -> None:
    whole = _folded(_only(_of_pdf(making.table_report(34, look))))
    _check_answers(whole)
    for lines in (5, 6, 7, 8, 9, 11, 13, 16, 21, 27):
        assert _folded(_only(_of_pdf(making.table_report(lines, look)))) == whole, lines


@pytest.mark.parametrize("where", ["bottom", "between"])
def test_numbers_set_below_the_first_line_of_their_row_are_read(where: str) -> None:
    top = _folded(_only(_of_pdf(making.table_report(34))))
    look = Look(align=where, number_align=where)
    assert _folded(_only(_of_pdf(making.table_report(34, look)))) == top


def test_headers_and_footers_are_set_aside_and_told_once() -> None:
    pack = _of_pdf(making.table_report(9))
    assert pack.unplaced.count("Blackpool Council: Executive, 5 November 2018") == 1
    report = _only(pack)
    assert not any("Executive, 5 November" in each.text for section in report.sections for each in section.paragraphs)


def test_body_and_date_come_from_the_reports_head_where_there_is_no_agenda() -> None:
    pack = _of_pdf(making.table_report(30))
    assert pack.document.kind == "report"
    assert (pack.meeting.body, pack.meeting.day) == ("Executive", date(2018, 11, 5))
    assert {finding.id for finding in pack.findings} >= {"IMP-REPORT", "IMP-HEAD", "IMP-NA"}


@pytest.mark.parametrize("look", [{}, {"merged": True}, {"nested": True}], ids=["plain", "merged cells", "nested"])
def test_the_word_table_gives_what_the_pdf_table_gives(look: dict[str, bool]) -> None:
    report = _only(_of_docx(making_docx.table_report(**look)))
    _check_answers(report)
    assert _folded(report) == _folded(_only(_of_pdf(making.table_report(34))))


def test_a_template_that_grew_a_section_is_read_by_its_wording() -> None:
    shifted = [(_shift(number), label, answer) for number, label, answer in making.REPORT]
    report = _only(_of_docx(making_docx.table_report(rows=shifted)))
    assert (report.key_decision, report.forward_plan_reference) == (True, "27/2018")
    assert (report.call_in_exempt, report.call_in_exempt_reason) == (True, "The grant lapses on 30 November 2018.")
    assert report.scrutiny_informed == date(2018, 10, 26)
    assert [section.number for section in report.sections] == ["1.0", "2.0", "3.0", "5.0", "16.0"]


def _shift(number: str) -> str:
    """The template's number where three sections were put in before section 13."""
    major, dot, minor = number.partition(".")
    return number if not number or int(major) < 13 else f"{int(major) + 3}{dot}{minor}"


def _agenda(rows: list[tuple[str, ...]]) -> bytes:
    document = docx.Document()
    for line in ("Anytown Borough Council", "CABINET", "Tuesday, 7 March 2023 at 7.30 pm", "AGENDA"):
        document.add_paragraph(line)
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return making_docx.saved(document)


def test_an_agenda_in_a_word_table_keeps_empty_number_cells_null() -> None:
    pack = _of_docx(
        _agenda([
            ("Note", "No.", "Item", "Pages"),
            ("", "1", "DECLARATIONS OF INTEREST\nMembers are asked to declare.", ""),
            ("", "2", "DIGITAL STRATEGY\nTo consider the strategy.", "1 - 22"),
            ("", "", "LATE ITEM (Exempt)", ""),
            ("", "3", "FINANCE\nNot for publication by virtue of paragraph 3 of Schedule 12A", "23"),
        ])
    )  # fmt: skip
    assert [(item.number, item.title, item.pages, item.exempt) for item in pack.items] == [
        ("1", "DECLARATIONS OF INTEREST", None, None),
        ("2", "DIGITAL STRATEGY", (1, 22), None),
        (None, "LATE ITEM", None, True),
        ("3", "FINANCE", (23, 23), True),
    ]
    assert "To consider the strategy." in pack.unplaced


def test_an_agenda_in_pdf_columns_keeps_titles_of_two_lines_whole() -> None:
    lines = [
        Put(57, 780, "Fylde Borough Council"), Put(57, 760, "12 March 2019"),
        Put(57, 740, "To: Councillors Adams, Brown (Chairman), Clark and"), Put(57, 726, "Davies"),
        Put(250, 700, "CABINET", True), Put(57, 680, "Wednesday, 20 March 2019 at 7.00 pm"),
        Put(57, 666, "Committee Room 1, Town Hall, St Annes"),
        Put(250, 640, "AGENDA"), Put(480, 640, "Page"),
        Put(57, 610, "1"), Put(90, 610, "APOLOGIES FOR ABSENCE", True),
        Put(57, 580, "2"), Put(90, 580, "MINUTES OF THE LAST MEETING HELD ON 13", True), Put(480, 580, "5 - 10"),
        Put(90, 566, "FEBRUARY 2019", True), Put(90, 545, "To confirm the minutes."),
        Put(57, 520, "3"), Put(90, 520, "LAND AT QUEENSWAY: PURCHASE OF THE FREEHOLD AND", True),
        Put(480, 520, "11 - 22"), Put(90, 506, "GRANT OF A LEASE (EXEMPT)", True),
        Put(57, 470, "PART 2 - PRIVATE ITEMS", True),
        Put(57, 440, "4"), Put(90, 440, "STAFFING", True), Put(480, 440, "23"),
        Put(57, 100, "Contact: Ann Other, Democratic Services Officer, Tel: 01253 658000, email: ann@fylde.gov.uk"),
    ]  # fmt: skip
    pack = _of_pdf(making.pdf([lines]))
    assert [(item.number, item.title, item.pages, item.exempt) for item in pack.items] == [
        ("1", "APOLOGIES FOR ABSENCE", None, None),
        ("2", "MINUTES OF THE LAST MEETING HELD ON 13 FEBRUARY 2019", (5, 10), None),
        ("3", "LAND AT QUEENSWAY: PURCHASE OF THE FREEHOLD AND GRANT OF A LEASE", (11, 22), True),
        ("4", "STAFFING", (23, 23), True),
    ]
    assert pack.meeting.members == ("Adams", "Brown", "Clark", "Davies")
    assert pack.meeting.venue == "Committee Room 1, Town Hall, St Annes"
    assert (pack.document.council, pack.document.pages) == ("Fylde Borough Council", 1)


def test_words_own_numbers_are_counted_as_word_prints_them() -> None:
    document = docx.Document()
    num_id = making_docx.numbered(
        document, [(0, "decimal", "%1.0"), (1, "decimal", "%1.%2"), (2, "lowerLetter", "(%3)"), (3, "bullet", "•")]
    )
    for level, text in (
        (0, "Purpose of the report:"), (1, "To consider the matter."), (0, "Recommendation(s):"),
        (1, "To agree:"), (2, "the first thing"), (2, "the second thing"), (3, "a point"), (1, "To note."),
    ):  # fmt: skip
        making_docx.listed(document, text, num_id, level)
    lines = [line.text for line in read_docx(io.BytesIO(making_docx.saved(document))).lines]
    assert lines == [
        "1.0 Purpose of the report:", "1.1 To consider the matter.", "2.0 Recommendation(s):", "2.1 To agree:",
        "(a) the first thing", "(b) the second thing", "a point", "2.2 To note.",
    ]  # fmt: skip


def test_a_number_column_that_word_fills_by_itself_is_read() -> None:
    document = docx.Document()
    for line in ("Report to:\tEXECUTIVE", "Relevant Officer:\tA", "Date of Meeting:\t5 November 2018", "LIGHTING"):
        document.add_paragraph(line)
    num_id = making_docx.numbered(document, [(0, "decimal", "%1.0"), (1, "decimal", "%1.%2")])
    table = document.add_table(0, 3)
    rows = ((0, "Purpose of the report:", ""), (1, "To consider it.", ""), (0, "Key decision information:", ""),
            (1, "Is this a key decision?", "Yes"), (1, "If so, Forward Plan reference number:", "27/2018"))  # fmt: skip
    for level, label, answer in rows:
        cells = table.add_row().cells
        making_docx.number_only(cells[0].paragraphs[0], num_id, level)
        cells[1].text, cells[2].text = label, answer
    report = _only(_of_docx(making_docx.saved(document)))
    assert (report.key_decision, report.forward_plan_reference) == (True, "27/2018")
    assert [(each.number, each.text) for each in report.sections[0].paragraphs] == [("1.1", "To consider it.")]


def test_a_list_that_begins_anew_is_counted_anew() -> None:
    document = docx.Document()
    first = making_docx.numbered(document, [(0, "decimal", "%1.")])
    second = making_docx.restarted(document, first)
    for num_id, text in ((first, "One"), (first, "Two"), (second, "One again"), (second, "Two again")):
        making_docx.listed(document, text, num_id, 0)
    lines = [line.text for line in read_docx(io.BytesIO(making_docx.saved(document))).lines]
    assert lines == ["1. One", "2. Two", "1. One again", "2. Two again"]


def test_drop_downs_tracked_changes_and_text_boxes_are_not_lost() -> None:
    document = docx.Document()
    making_docx.in_control(document.add_paragraph("14.1 Is this a key decision? "), "Yes")
    changed = document.add_paragraph("14.2 If so, Forward Plan reference number: ")
    making_docx.tracked(changed, "w:del", "1/2018")
    making_docx.tracked(changed, "w:ins", "2/2018")
    boxed = document.add_paragraph("Beside the box")
    box, inner, run, text = (OxmlElement(tag) for tag in ("w:txbxContent", "w:p", "w:r", "w:t"))
    text.text = "In the box"
    run.append(text)
    inner.append(run)
    box.append(inner)
    holder = OxmlElement("w:r")
    holder.append(box)
    boxed._p.append(holder)
    lines = [line.text for line in read_docx(io.BytesIO(making_docx.saved(document))).lines]
    assert lines == [
        "14.1 Is this a key decision? Yes",
        "14.2 If so, Forward Plan reference number: 2/2018",
        "Beside the box",
        "In the box",
    ]


def test_a_ticked_box_is_an_answer() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Is it? Yes ")
    for font_code in ("F0FE", "F0A8"):
        symbol, run = OxmlElement("w:sym"), OxmlElement("w:r")
        symbol.set(qn("w:font"), "Wingdings")
        symbol.set(qn("w:char"), font_code)
        run.append(symbol)
        paragraph._p.append(run)
    (line,) = read_docx(io.BytesIO(making_docx.saved(document))).lines
    assert line.text == "Is it? Yes ☒☐"


def test_text_on_a_page_drawn_sideways_is_read(tmp_path: Path) -> None:
    page = [Put(57, 700, "CABINET"), Put(57, 680, "Tuesday, 7 March 2023 at 7.30 pm"), Put(57, 640, "AGENDA"),
            Put(57, 620, "1. Apologies")]  # fmt: skip
    turned = making.pdf([page]).replace(b"BT /F1", b"0 1 -1 0 600 0 cm BT /F1", 1)
    path = tmp_path / "turned.pdf"
    path.write_bytes(_with_length(turned))
    pack = read_document(path)
    assert pack.meeting.body == "Cabinet"
    assert [item.title for item in pack.items] == ["Apologies"]


def _with_length(data: bytes) -> bytes:
    """The stream's stated length made true after it was changed."""
    before, _, rest = data.partition(b"/Length ")
    _, _, after = rest.partition(b" >>")
    stream = after.split(b"stream\n", 1)[1].split(b"\nendstream", 1)[0]
    return before + b"/Length " + str(len(stream)).encode() + b" >>" + after
