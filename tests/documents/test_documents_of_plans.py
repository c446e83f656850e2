"""The plan on a page in its four faces: the same words in the same order, its points in cells, on its side."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document as open_word
from pypdf import PdfReader

from clerk_tui.documents.writing.document import Document, Table, said
from clerk_tui.documents.writing.faces import Face, written
from clerk_tui.documents.writing.plain import as_text
from clerk_tui.documents.writing.plan_on_a_page import NO_THEME, plan_on_a_page_of
from tests.documents.samples_of_plans import SAMPLES, plan
from tests.documents.test_faces import HOSTILE, MADE, words

MAKE = SAMPLES["plan-on-a-page"]


def by_hand(made: Document, face: Face) -> list[str]:
    """The words as they are read: in text each cell after its title, a mark before each point in text and in a PDF."""
    (table,) = made.blocks
    assert isinstance(table, Table)
    mark = {Face.TEXT: "- ", Face.PDF: "• "}.get(face, "")
    texts = [*made.head, table.caption, *(() if face is Face.TEXT else table.header)]
    for theme, *cells in table.rows:
        texts.append(f"Theme: {theme}" if face is Face.TEXT else theme)
        for title, cell in zip(table.header[1:], cells, strict=True):
            if cell:
                texts += [f"{title}:"] if face is Face.TEXT else []
                texts += [f"{mark}{point}" for point in cell.split("\n")]
    return " ".join([*texts, *made.end]).split()


@pytest.mark.parametrize("face", Face)
def test_every_face_has_the_same_words_in_the_same_order(face: Face) -> None:
    made = MAKE(said(HOSTILE))
    found, wanted = words(made, face), by_hand(made, face)
    if face is Face.PDF:
        # A long word of a narrow cell stands on two lines there, and is read back as two.
        assert "".join(found) == "".join(wanted)
    else:
        assert found == wanted


@pytest.mark.parametrize("title", ['<script>alert("x")</script>', "ليلى العمري", "Łucja Źrebięć", "wide " * 500, ""])
def test_no_title_breaks_a_plan_or_gets_out_of_its_place(title: str) -> None:
    made = MAKE(title)
    page = written(made, Face.HTML, MADE).decode("utf-8")
    assert "<script" not in page and page.count("<h1>") == 1
    assert all(written(made, face, MADE) for face in (Face.DOCX, Face.TEXT))
    assert written(made, Face.PDF, MADE).startswith(b"%PDF-")


def test_the_pages_lie_on_their_side() -> None:
    made = MAKE("A plan")
    page = PdfReader(BytesIO(written(made, Face.PDF, MADE))).pages[0].mediabox
    section = open_word(BytesIO(written(made, Face.DOCX, MADE))).sections[0]
    assert page.width > page.height
    assert section.page_width is not None and section.page_height is not None
    assert section.page_width > section.page_height


def test_a_row_without_a_theme_is_headed_and_an_empty_cell_is_not_read() -> None:
    text = as_text(MAKE("A plan"))
    assert f"Theme: {NO_THEME}\n    How have we done (January to April 2022):\n        - Progress of no theme" in text
    assert text.count("What we will do:") == 2


def test_a_plan_without_rows_says_so() -> None:
    text = as_text(plan_on_a_page_of(replace(plan("A plan"), rows=())))
    assert "No commitments stand in this plan for the period." in text
