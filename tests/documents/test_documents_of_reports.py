"""Reports to the council: the same words in each face, and what each layout states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_tui.documents.writing.document import Document, Heading, Table, said
from clerk_tui.documents.writing.faces import Face, written
from clerk_tui.documents.writing.member_report import NO_PROGRESS, member_report_of
from clerk_tui.documents.writing.plain import as_text
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import Part
from tests.documents.samples_of_reports import LAYOUTS, LINES, member_report
from tests.documents.test_faces import HOSTILE, MADE, expected, words


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("kind", LAYOUTS)
def test_every_face_has_the_same_words_in_the_same_order(kind: str, face: Face) -> None:
    made = LAYOUTS[kind](said(HOSTILE))
    found, wanted = words(made, face), expected(made, face)
    if face is Face.PDF:
        # A long word of a narrow cell stands on two lines there, and is read back as two.
        assert "".join(found) == "".join(wanted)
    else:
        assert found == wanted


@pytest.mark.parametrize("kind", LAYOUTS)
@pytest.mark.parametrize("title", ['<script>alert("x")</script>', "ليلى العمري", "wide " * 500, ""])
def test_no_title_breaks_a_report_or_gets_out_of_its_place(kind: str, title: str) -> None:
    made = LAYOUTS[kind](title)
    page = written(made, Face.HTML, MADE).decode("utf-8")
    assert "<script" not in page and page.count("<h1>") == 1
    assert all(written(made, face, MADE) for face in (Face.DOCX, Face.TEXT))
    assert written(made, Face.PDF, MADE).startswith(b"%PDF-")


def tables(made: Document) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {block.caption: (block.header, *block.rows) for block in made.blocks if isinstance(block, Table)}


def test_burnley_s_layout_of_2017_is_one_table_of_commitments() -> None:
    found = tables(member_report_of(member_report("Resources")))
    assert found["Progress with each commitment"] == (
        ("Strategic commitment", "Progress update"),
        ("PF1: We will embed the partnership", "Q2 went well."),
        ("PE2b: Engage more residents", "We consulted.\nWe asked visitors."),
        ("Without a code", NO_PROGRESS),
        ("PF2: Resources", "Q2 went well."),
    )


def test_burnley_s_layout_of_2011_is_a_table_for_each_objective() -> None:
    made = member_report_of(member_report("Resources", ReportLayout.OBJECTIVES))
    found = tables(made)
    assert list(found)[:3] == ["Other commitments", "PE2: Developing opportunities", "PE3: Protecting services"]
    assert found["PE2: Developing opportunities"] == (
        ("Action", "Progress"),
        ("PE2b: Engage more residents", "We consulted.\nWe asked visitors."),
        ("Without a code", NO_PROGRESS),
    )
    bare = replace(member_report("Resources", ReportLayout.OBJECTIVES), lines=LINES[:2])
    assert Heading("PE2: Developing opportunities", 3) in member_report_of(bare).blocks


def test_decisions_say_of_which_kind_they_are_and_notices_when_they_fall_due() -> None:
    found = tables(member_report_of(member_report("Resources")))
    assert found["Decisions of the period"][1] == (
        "EX/25/2017: ICT strategy", "Key decision.\nCalled in.", "Agreed.\n1. To adopt.",
    )  # fmt: skip
    assert found["Decisions to come of which notice was given"][1] == (
        "18/2017: Roads", "Key decision, to be taken on Monday 4 December 2017.",
    )  # fmt: skip


def test_a_report_says_that_there_is_nothing_where_there_is_nothing() -> None:
    text = as_text(member_report_of(replace(member_report("Resources"), lines=(), member="", covers_from=None)))
    for sentence in (
        "The register holds no commitment of this portfolio.", "This report names none.",
        "This report names none.",
        "The portfolio was held by nobody on the day of this report.", "Up to Wednesday 22 November 2017",
    ):  # fmt: skip
        assert sentence in " ".join(text.split())


def test_a_version_says_which_it_is_and_why_and_a_draft_that_it_is_one() -> None:
    again = " ".join(as_text(member_report_of(member_report("Resources"))).split())
    assert (
        "Published on Thursday 23 November 2017. This is version 2 of the report. Why it was published again" in again
    )
    assert "Why it was published again: A code was wrong. Entry in the council's register when this report was" in again
    draft = as_text(member_report_of(member_report("Resources", sequence=0)))
    assert draft.startswith("DRAFT: not published\n") and "version" not in draft


def test_each_part_of_the_report_has_its_place() -> None:
    assert {line.part for line in LINES} == set(Part)
