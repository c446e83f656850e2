"""Documents about meetings, call-in and the council's reports: the same words in each face, and what they state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_tui.documents.writing.agenda import agenda_of
from clerk_tui.documents.writing.call_in import hearing_of
from clerk_tui.documents.writing.decision_list import decision_list_of
from clerk_tui.documents.writing.document import Document, Table, said
from clerk_tui.documents.writing.faces import Face, written
from clerk_tui.documents.writing.foot import NOTHING_RECORDED
from clerk_tui.documents.writing.minutes import minutes_of
from clerk_tui.documents.writing.plain import as_text
from clerk_tui.domain.public_meetings import PublicAgenda, PublicDecisionList, PublicMeetingHead, PublicMinutes
from tests.documents.samples_of_meetings import HEAD, SAMPLES, agenda, answer, decision_list, hearing, minutes, review
from tests.documents.test_faces import HOSTILE, MADE, expected, words

COMMITTEE = replace(HEAD, body="Audit Committee", executive=False)
CARDIFF = replace(HEAD, council="Cyngor Caerdydd", nation="wales", body="Cabinet")


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("kind", SAMPLES)
def test_every_face_has_the_same_words_in_the_same_order(kind: str, face: Face) -> None:
    made = SAMPLES[kind](said(HOSTILE))
    found, wanted = words(made, face), expected(made, face)
    if face is Face.PDF:
        # A long word of a narrow cell stands on two lines there, and is read back as two.
        assert "".join(found) == "".join(wanted)
    else:
        assert found == wanted


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("title", ['<script>alert("x")</script>', "ليلى العمري", "wide " * 2000, ""])
def test_no_title_breaks_a_document_or_gets_out_of_its_place(kind: str, title: str) -> None:
    made = SAMPLES[kind](title)
    page = written(made, Face.HTML, MADE).decode("utf-8")
    assert "<script" not in page and page.count("<h1>") == 1
    assert written(made, Face.DOCX, MADE) and written(made, Face.TEXT, MADE)
    assert written(made, Face.PDF, MADE).startswith(b"%PDF-")


def lines(made: Document) -> str:
    return " ".join(as_text(made).split())


# The agenda


@pytest.mark.parametrize(
    ("head", "law"),
    [
        (HEAD, "Published under regulations 6 and 7 of the Local Authorities (Executive Arrangements)"),
        (COMMITTEE, "Published under sections 100A and 100B of the Local Government Act 1972."),
        (CARDIFF, "(Decisions, Documents and Meetings) (Wales) Regulations 2001 (SI 2001/2290)."),
    ],
)
def test_the_agenda_names_the_law_of_its_body_and_nation(head: PublicMeetingHead, law: str) -> None:
    assert law in lines(agenda_of(agenda("ICT", head)))


def test_a_welsh_agenda_lies_on_the_website_alone_and_says_nothing_of_english_reporting_rights() -> None:
    text = lines(agenda_of(agenda("ICT", CARDIFF)))
    assert "may be read on the council's website," in text and "SI 2014/2095" not in text
    assert "at the council's offices" not in text


def test_items_stand_under_the_headings_of_the_agenda_with_their_numbers() -> None:
    text = as_text(agenda_of(agenda("ICT")))
    assert text.index("Items: Part 1") < text.index("2 (a) ICT") < text.index("Items: Part 2")


def test_an_empty_agenda_says_so_under_each_heading_and_makes_nothing_up() -> None:
    empty = PublicAgenda(replace(HEAD, starts=None, venue="", contact=""), (), (), ())
    text = as_text(agenda_of(empty))
    assert text.count(NOTHING_RECORDED) == 5
    assert "Enquiries" not in text and "Supplements" not in text


def test_a_meeting_wholly_in_private_is_not_called_open() -> None:
    text = lines(agenda_of(replace(agenda("ICT"), wholly_private=True)))
    assert "The public is excluded from this meeting" in text and "open to the public" not in text


def test_a_moved_meeting_says_so_above_everything() -> None:
    first = as_text(SAMPLES["agenda"]("ICT")).split("\n")[0]
    assert first == "MOVED from Thursday 5 October 2017."


# The list of decisions


def test_the_list_has_dates_for_what_may_be_called_in_and_reasons_for_what_may_not() -> None:
    made = decision_list_of(decision_list("ICT"))
    open_ones, closed = (block for block in made.blocks if isinstance(block, Table))
    assert open_ones.rows[0] == (
        "EX/25/2017 ICT", "Tuesday 10 October 2017", "Friday 13 October 2017", "Saturday 14 October 2017",
    )  # fmt: skip
    assert open_ones.rows[1][3] == "Not known while it is called in"
    assert closed.caption == "Decisions not open to call-in" and "(noting)" in closed.rows[0][2]
    assert "Items whose record is not published yet" in lines(made) and "- 4 Waste" in as_text(made)


def test_without_a_table_for_what_there_is_none_of() -> None:
    only = PublicDecisionList(HEAD, decision_list("ICT").decisions[:1])
    captions = [block.caption for block in decision_list_of(only).blocks if isinstance(block, Table)]
    assert captions == ["Decisions open to call-in"]


# Minutes


def test_minutes_do_not_say_that_they_were_confirmed_or_who_sent_apologies() -> None:
    text = lines(minutes_of(minutes("ICT")))
    assert "Whether these minutes were confirmed as a correct record is not kept" in text
    assert f"Apologies {NOTHING_RECORDED}" in text


def test_minutes_tell_who_withdrew_and_what_was_resolved() -> None:
    text = lines(minutes_of(minutes("ICT")))
    assert "Łucja Źrebięć-Świątek, item 2 ICT: A school governor. Withdrew for this item." in text
    assert "Dispensation: Granted on 2 May 2017." in text and "1. To adopt the proposed ICT/Digital Strategy" in text


def test_empty_minutes_are_honest() -> None:
    text = lines(minutes_of(PublicMinutes(HEAD, (), (), (), ())))
    assert text.count(NOTHING_RECORDED) == 4 and f"Present {NOTHING_RECORDED}" in text


# Call-in


def test_electors_are_counted_in_the_notice_of_a_hearing_and_members_named() -> None:
    text = lines(hearing_of(hearing("Library review")))
    assert "Στέλλα Νίκου 150 electors" in text and "Called in by 1 elector" in text
    assert f"Reasons {NOTHING_RECORDED}" in text
    assert "section 9F of the Local Government Act 2000" in text


def test_a_welsh_hearing_does_not_rest_on_the_english_section() -> None:
    assert "section 9F" not in lines(hearing_of(replace(hearing("Library"), nation="wales")))


def test_an_answer_leaves_no_particular_blank() -> None:
    from clerk_tui.documents.writing.call_in import answer_of

    assert f"Grounds {NOTHING_RECORDED}" in lines(answer_of(answer("Library")))


# Reports


def test_an_empty_cell_is_read_and_a_table_without_rows_is_left_out() -> None:
    made = SAMPLES["assurance-report"]("ICT")
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert table.rows[1] == ("Members", "0", "–")


def test_the_review_leaves_the_answer_to_the_proper_officer() -> None:
    from clerk_tui.documents.writing.report import report_of

    assert "Still exempt?: [ ] yes [ ] no" in lines(report_of(review("ICT")))
