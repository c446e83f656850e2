"""Notices of the forward plan, of private meetings and of urgency: the same words in each face, and what they state."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from clerk_tui.documents.writing.document import Document, Table, said
from clerk_tui.documents.writing.faces import Face, written
from clerk_tui.documents.writing.foot import NOTHING_RECORDED
from clerk_tui.documents.writing.key_decision_notice import key_decision_notice
from clerk_tui.documents.writing.matter_notice import matter_notice
from clerk_tui.documents.writing.plain import as_text
from clerk_tui.documents.writing.special_urgency_report import special_urgency_report
from clerk_tui.domain.forward_plan import PublicEntry
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.meeting import BothPlaces
from clerk_tui.domain.public_notices import PublicConsent, PublicKeyNotice, PublicMatter, PublicNotice
from clerk_tui.services.documents.kinds import KINDS
from tests.documents import samples_of_meetings, samples_of_plans, samples_of_reports
from tests.documents.samples_of_notices import (
    CONSENT,
    ENTRY,
    HEAD,
    OF_KIND,
    SAMPLES,
    key_notice,
    notice,
    urgency_report,
)
from tests.documents.test_faces import HOSTILE, MADE, expected, words

LONGEST = "Ardwyad y strategaeth " * 450
"""A title of 10,000 characters."""


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
@pytest.mark.parametrize("title", ['<script>alert("x")</script>', "ليلى العمري", LONGEST, ""])
def test_no_title_breaks_a_document_or_gets_out_of_its_place(kind: str, title: str) -> None:
    made = SAMPLES[kind](title)
    page = written(made, Face.HTML, MADE).decode("utf-8")
    assert "<script" not in page and page.count("<h1>") == 1
    assert written(made, Face.DOCX, MADE) and written(made, Face.TEXT, MADE)
    assert written(made, Face.PDF, MADE).startswith(b"%PDF-")


def test_every_kind_of_document_has_a_sample_whose_faces_are_compared() -> None:
    of_records = {"decision-notice", "decision-record"}  # one form, compared in test_notice
    elsewhere = (samples_of_meetings, samples_of_plans, samples_of_reports)
    compared = {*SAMPLES, *(kind for samples in elsewhere for kind in samples.SAMPLES)}
    assert compared | of_records == {one.id for one in KINDS}


@pytest.mark.parametrize("shape", [PublicKeyNotice, PublicNotice, PublicMatter, PublicConsent, PublicEntry])
def test_no_public_type_has_a_place_for_exempt_text(shape: type) -> None:
    assert not [field.name for field in fields(shape) if "exempt" in field.name or "closed" in field.name]


def lines(made: Document) -> str:
    return " ".join(as_text(made).split())


# The notice of a key decision


def test_each_paragraph_of_regulation_9_stands_under_its_letter() -> None:
    text = as_text(key_decision_notice(key_notice("ICT/Digital strategy")))
    lettered = [line for line in text.splitlines() if line.startswith("(") and line[2] == ")"]
    assert [line[1] for line in lettered] == list("abccdefgh")
    assert "(a) Key decision\n    A key decision is to be made on behalf of Blackpool Council.\n" in text
    assert "(c) Members of the decision maker\n    Llŷr Gwŷn ap Siôn\n" in text
    assert "(d) Date of the decision\n    Monday 9 October 2017\n" in text
    assert "Published under regulation 9(1) of the Local Authorities" in lines(key_decision_notice(key_notice("ICT")))


EMPTY = PublicEntry("", "", "body", "", (), None, None, None, "", "", None, "", "", "", "", None)


def test_an_empty_notice_says_nothing_is_recorded_under_each_letter_and_makes_nothing_up() -> None:
    text = as_text(key_decision_notice(PublicKeyNotice("Blackpool Council", EMPTY, 0, (), "")))
    assert text.count(NOTHING_RECORDED) == 9  # (c) asks for the body and for its members
    assert "Enquiries" not in text and "Untitled matter" in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"maker": "member", "decider": "Councillor Benson, Cabinet Member", "members": ()},
         "(c) Decision maker Councillor Benson, Cabinet Member (d)"),
        ({"due_to": date(2017, 10, 13)},
         "(d) Period within which the decision is to be made Monday 9 October 2017 to Friday 13 October 2017"),
        ({"due_to": date(2017, 10, 9)}, "(d) Date of the decision Monday 9 October 2017 (e)"),
        ({"other_documents": False}, "It is recorded that no other documents are to be submitted"),
        ({"private": False}, "In public or in private It is considered in public."),
        ({"maker": "officer-key"}, "What is to be considered, or part of it, is not open to the public."),
    ],
)  # fmt: skip
def test_the_notice_follows_the_entry(change: dict[str, object], words: str) -> None:
    found = key_notice("ICT")
    changed = replace(found, notice=replace(found.notice, **change))  # type: ignore[arg-type]
    assert words in lines(key_decision_notice(changed))


def test_a_draft_and_a_withdrawn_matter_say_so_above_everything() -> None:
    draft = as_text(key_decision_notice(PublicKeyNotice("Blackpool Council", ENTRY, 0, (), HEAD)))
    assert draft.startswith("DRAFT: not published\n") and "To be published under regulation 9(1)" in draft
    gone = replace(key_notice("ICT"), withdrawn_on=date(2017, 9, 20))
    assert as_text(key_decision_notice(gone)).startswith("WITHDRAWN on Wednesday 20 September 2017\n")


# Notices of regulations 5, 10 and 11


@pytest.mark.parametrize(
    ("kind", "regulation", "says"),
    [
        ("private-meeting-notice", "5(2) and (3)",
         "Statement of the reasons for the meeting to be held in private It holds the bids of three suppliers."),
        ("private-meeting-further-notice", "5(4) and (5)",
         "Response to the representations Ms Ash: The contract will be published once it is let."),
        ("private-meeting-urgent-notice", "5(6) and (7)",
         "Why the meeting is urgent and cannot reasonably be deferred It holds the bids of three suppliers."),
        ("general-exception-notice", "10(1) and (2)", "Chairman informed Councillor Elmes Informed in writing on"
         " Thursday 28 September 2017"),
        ("general-exception-reasons", "10(3)",
         "Why 28 clear days' notice was impracticable It holds the bids of three suppliers."),
        ("special-urgency-notice", "11", "Agreed by Councillor Στέλλα Νίκου, chairman of the authority Agreed on Friday"
         " 29 September 2017, 18:05 What was agreed That the making of the decision is urgent and cannot reasonably be"
         " deferred. Why it was put to that person The chairman of the relevant overview and scrutiny committee was"
         " unable to act."),
    ],
)  # fmt: skip
def test_each_notice_states_its_particulars_and_its_regulation(kind: str, regulation: str, says: str) -> None:
    text = lines(SAMPLES[kind]("ICT"))
    assert f"Given under regulation {regulation} of the Local Authorities" in text
    assert says in text


@pytest.mark.parametrize("kind", [kind for kind in OF_KIND.values() if kind is not NoticeKind.GENERAL_EXCEPTION])
def test_a_notice_that_was_recorded_in_its_own_words_has_them_too(kind: NoticeKind) -> None:
    found = replace(notice(kind, "ICT"), text="Take notice that.")
    assert "Notice as it was given Take notice that." in lines(matter_notice(found))


def empty(kind: NoticeKind) -> PublicNotice:
    return PublicNotice(kind, PublicMatter("Blackpool Council", "", "", "", meets=False), BothPlaces(), (), "")


@pytest.mark.parametrize("kind", OF_KIND.values())
def test_an_empty_notice_is_a_draft_that_says_what_is_not_recorded(kind: NoticeKind) -> None:
    text = as_text(matter_notice(empty(kind)))
    assert text.startswith("DRAFT: not published\n") and "To be given under regulation" in text
    assert text.count(NOTHING_RECORDED) >= 4  # the matter, who decides, when, and what this notice is for


def test_a_further_notice_without_representations_says_that_there_were_none() -> None:
    text = lines(matter_notice(empty(NoticeKind.PRIVATE_5)))
    assert "No representations were received about why the meeting should be open." in text
    assert "Response to the representations" not in text


@pytest.mark.parametrize(
    ("limbs", "says"),
    [
        ((True, False), "What was agreed That the making of the decision is urgent. Why"),
        ((False, True), "What was agreed That the making of the decision cannot reasonably be deferred. Why"),
        ((False, False), f"What was agreed {NOTHING_RECORDED}"),
    ],
)
def test_only_the_limbs_that_were_agreed_are_stated(limbs: tuple[bool, bool], says: str) -> None:
    consent = replace(CONSENT, urgent=limbs[0], cannot_be_deferred=limbs[1])
    assert says in lines(matter_notice(replace(notice(NoticeKind.SPECIAL_URGENCY, "ICT"), consent=consent)))


def test_a_matter_with_a_period_states_it_and_one_of_a_member_has_no_meeting() -> None:
    found = notice(NoticeKind.GENERAL_EXCEPTION, "ICT")
    period = replace(found, matter=replace(found.matter, last=date(2017, 10, 13), starts=None))
    says = "Period within which the meeting is to be held Monday 9 October 2017 to Friday 13 October 2017"
    assert says in lines(matter_notice(period))
    member = replace(found, matter=replace(found.matter, meets=False, decider="Councillor Benson"))
    assert "Decision maker Councillor Benson Date of the decision Monday 9 October 2017" in lines(matter_notice(member))


# The report on special urgency


def test_the_report_lists_each_decision_in_a_table_and_then_its_particulars() -> None:
    made = special_urgency_report(urgency_report("ICT"))
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert table.caption == "Two decisions taken by special urgency"
    assert table.rows[1] == ("D7", "Sea wall", "Councillor Benson", "Monday 6 November 2017")
    text = lines(made)
    assert "EX/25/2017: ICT --" in text and "Summary of the matter ICT" in text
    assert "Record of the decision The record of this decision is not published yet." in text
    assert f"Notice of the reasons (regulation 11) {NOTHING_RECORDED}" in text
    assert "Made under regulation 19 of the Local Authorities" in text


def test_a_report_of_no_decision_says_so_in_words() -> None:
    text = lines(special_urgency_report(replace(urgency_report("ICT"), decisions=())))
    assert "None: no executive decision was taken by special urgency from Sunday 1 January 2017 to" in text
