"""One document in four faces: the same words in each, nothing run, and what a reader's program needs."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as open_word
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from clerk_tui.documents.writing.document import (
    Block,
    Crest,
    Document,
    Entry,
    Facts,
    Heading,
    Look,
    Paragraph,
    Points,
    Table,
    said,
)  # fmt: skip
from clerk_tui.documents.writing.faces import Face, write_document, written
from clerk_tui.domain.errors import DocumentError
from tests.documents.reading_back import docx_words, html_words, pdf_words, text_words

MADE = datetime(2017, 10, 10, 9, 30, tzinfo=UTC)
HOSTILE = 'ICT #panic("boom") *strategy* [x] $y$ @z <b>&amp;</b> {{ 1 }} \\ `a`'
EFFECT = "Saturday 14 October 2017"


def document(
    title: str = "ICT/DIGITAL STRATEGY 2017-2022", look: Look | None = None, rows: int = 3, status: str = ""
) -> Document:
    blocks: tuple[Block, ...] = (
        Paragraph("The Executive met on Monday 9 October 2017."),
        Heading("About this decision"),
        Facts((Entry("14.1", "Key decision", ("Yes",)), Entry("", "Reasons", ("To be able to.", "Ac i fod yn ŵyl.")))),
        Heading("What was decided"),
        Heading("Item 2", 3),
        Points(("To adopt the strategy", "To note the linkages"), numbered=True),
        Points(("Łódź", "Przemyśl")),
        Table("Decisions", ("Item", "Decision", "In effect"), tuple((f"{n}.", "Agreed", EFFECT) for n in range(rows))),
    )
    foot = ("Enquiries: Lennox Beattie", "Register entry 12 ab34")
    return Document(f"Decision: {title}", "Blackpool Council", "Notice of decision", title, blocks, foot,
                    look=look or Look(), status=status)  # fmt: skip


def words(made: Document, face: Face) -> list[str]:
    read = {Face.HTML: html_words, Face.DOCX: docx_words, Face.PDF: pdf_words, Face.TEXT: text_words}
    return read[face](written(made, face, MADE))


def expected(made: Document, face: Face) -> list[str]:
    """A list's numbers and marks are words of their faces; a plain-text table names each cell anew."""
    texts: list[str] = [*made.head]
    for block in made.blocks:
        match block:
            case Points(items, True) if face is not Face.HTML:
                texts += [f"{place}. {item}" for place, item in enumerate(items, 1)]
            case Points(items, False) if face in (Face.TEXT, Face.PDF):
                texts += [f"{'-' if face is Face.TEXT else '•'} {item}" for item in items]
            case Table(caption, header, rows) if face is Face.TEXT:
                texts.append(caption)
                texts += [f"{label}: {cell}" for row in rows for label, cell in zip(header, row, strict=True)]
            case Table(caption, header, rows):
                texts += [caption, *header, *(cell for row in rows for cell in row)]
            case _:
                texts += [block.text] if isinstance(block, Heading | Paragraph) else []
                if isinstance(block, Facts):
                    texts += [text for entry in block.entries for text in (entry.name, *entry.paragraphs)]
                if isinstance(block, Points) and not (block.numbered and face is not Face.HTML):
                    texts += list(block.items)
    return " ".join([*texts, *made.end]).split()


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("title", ["ICT/DIGITAL STRATEGY 2017-2022", HOSTILE])
def test_every_face_has_the_documents_words_in_its_order(face: Face, title: str) -> None:
    made = document(said(title))
    assert words(made, face) == expected(made, face)


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("points", [False, True])
def test_the_lines_of_a_cell_are_paragraphs_or_the_points_of_a_list(face: Face, points: bool) -> None:
    rows = (("PF1", "One.\nTwo.", "Three."), ("PF2", "", HOSTILE))
    table = Table("Progress", ("Code", "Done", "Next"), rows, points=points)
    made = replace(document(), blocks=(table,))
    mark = {Face.TEXT: "-", Face.PDF: "•"}.get(face, "") if points else ""
    label = (
        {"Code": "Code:", "Done": "Done:", "Next": "Next:"} if face is Face.TEXT else dict.fromkeys(table.header, "")
    )
    head = ["Progress"] if face is Face.TEXT else ["Progress", *table.header]
    first = [label["Code"], "PF1", label["Done"], mark, "One.", mark, "Two.", label["Next"], mark, "Three."]
    texts = [*made.head, *head, *first, label["Code"], "PF2", label["Next"], mark, HOSTILE, *made.end]
    assert words(made, face) == " ".join(texts).split()
    assert [text for text in made.texts() if text in {"One.", "Two.", "One.\nTwo."}] == ["One.", "Two."]
    if face is Face.HTML:
        assert (written(made, face, MADE).count(b"<li") == 4) is points
    if face is Face.DOCX and points:
        styles = [
            one.style.name for one in open_word(BytesIO(written(made, face, MADE))).tables[0].cell(1, 1).paragraphs
        ]
        assert styles == ["List Bullet"] * 2


LOOK = Look(accent="#00513b", address=("Town Hall", "Blackpool FY1 1AD"), contact=("Telephone: 01253 477477",))


@pytest.mark.parametrize("face", Face)
def test_the_councils_address_and_contact_stand_in_every_face_and_what_it_is_not_yet_above_them(face: Face) -> None:
    made = document(look=LOOK, status="DRAFT: not published")
    assert words(made, face) == expected(made, face)
    first = "DRAFT: not published Blackpool Council Town Hall Blackpool FY1 1AD Notice of decision"
    assert " ".join(words(made, face)).startswith(first)
    assert words(made, face)[-10:-4] == ["Telephone:", "01253", "477477", "Enquiries:", "Lennox", "Beattie"]


def test_each_page_of_a_draft_says_at_its_foot_that_it_is_one() -> None:
    made = document(rows=80, status="DRAFT: not published")
    pages = [page.extract_text() for page in PdfReader(BytesIO(written(made, Face.PDF, MADE))).pages]
    assert len(pages) > 1
    assert all(f"Page {n} of {len(pages)}. DRAFT: not published" in page for n, page in enumerate(pages, 1))
    foot = open_word(BytesIO(written(made, Face.DOCX, MADE))).sections[0].footer.paragraphs[0]
    assert foot.text.endswith(". DRAFT: not published")


def test_no_picture_of_another_programs_template_is_in_a_word_file() -> None:
    with ZipFile(BytesIO(written(document(), Face.DOCX, MADE))) as package:
        assert not [name for name in package.namelist() if name.endswith((".jpeg", ".jpg", ".png"))]
        assert b"thumbnail" not in package.read("_rels/.rels")


@pytest.mark.parametrize("face", Face)
def test_the_same_document_is_the_same_file(face: Face, monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(document(), face, MADE)
    later = time.time() + 100
    monkeypatch.setattr(time, "time", lambda: later)
    assert written(document(), face, MADE) == first


@pytest.mark.parametrize("face", [Face.HTML, Face.DOCX, Face.TEXT])
@settings(max_examples=30)
@given(title=st.text(max_size=60))
def test_no_title_breaks_a_face(face: Face, title: str) -> None:
    made = document(said(title) or "Untitled decision", rows=1)
    assert written(made, face, MADE)


@settings(max_examples=30)
@given(title=st.text(max_size=60))
def test_no_title_breaks_a_pdf_and_one_that_no_font_has_is_named(title: str) -> None:
    made = document(said(title) or "Untitled decision", rows=1)
    try:
        assert written(made, Face.PDF, MADE).startswith(b"%PDF-")
    except DocumentError as refused:
        lacking = re.match("The PDF cannot show “(.+?)”", str(refused), re.DOTALL)
        assert lacking and not lacking[1].isascii()


@pytest.mark.parametrize("name", ["Llŷr Gwŷn ap Siôn", "Łucja Źrebięć-Świątek", "ليلى العمري", "Στέλλα", "Чуйко"])
def test_names_of_the_councils_people_can_be_set(name: str) -> None:
    assert written(document(name), Face.PDF, MADE).startswith(b"%PDF-")


def test_a_reader_of_the_docx_finds_headings_header_rows_language_and_properties() -> None:
    word = open_word(BytesIO(written(document(), Face.DOCX, MADE)))
    headings = [(one.style.name, one.text) for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "ICT/DIGITAL STRATEGY 2017-2022"), ("Heading 2", "About this decision"),
        ("Heading 3", "14.1 Key decision"), ("Heading 3", "Reasons"), ("Heading 2", "What was decided"),
        ("Heading 3", "Item 2"),
    ]  # fmt: skip
    assert [one.text for one in word.paragraphs if one.style.name == "List Bullet"] == ["Łódź", "Przemyśl"]
    assert word.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    core = word.core_properties
    assert (core.title, core.author) == ("Decision: ICT/DIGITAL STRATEGY 2017-2022", "Blackpool Council")
    assert (core.language, core.comments) == ("en-GB", "")
    assert word.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]
    foot = word.sections[0].footer.paragraphs[0]._p
    assert [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_a_resolution_numbered_from_one_on_stands_as_a_list_in_word_with_the_numbers_as_typed() -> None:
    lines = (
        "Resolved:",
        "1. To adopt it.",
        "2. To note it.",
        "1. Once more.",
        "Then:",
        "3) Not a list.",
        "2. Nor this.",
    )
    made = replace(document(), blocks=(Facts((Entry("", "Decision", lines),)),))
    word = open_word(BytesIO(written(made, Face.DOCX, MADE)))
    listed = [one.text for one in word.paragraphs if one.style.name == "List"]
    assert listed == ["1. To adopt it.", "2. To note it."]
    assert all(one.style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is None for one in word.paragraphs)
    assert words(made, Face.DOCX) == expected(made, Face.DOCX) and "3)" in words(made, Face.DOCX)


def test_the_councils_contact_stands_before_the_head_of_the_chain() -> None:
    assert document(look=LOOK).end == ("Telephone: 01253 477477", "Enquiries: Lennox Beattie", "Register entry 12 ab34")


def test_a_reader_of_the_pdf_finds_tags_language_title_and_heading_cells() -> None:
    reader = PdfReader(BytesIO(written(document(rows=80), Face.PDF, MADE)))
    root = reader.root_object
    assert len(reader.pages) > 1
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert "pdfuaid" in root["/Metadata"].get_data().decode("utf-8")
    assert reader.metadata is not None
    assert reader.metadata.title == "Decision: ICT/DIGITAL STRATEGY 2017-2022"
    tags = list(_tags(root["/StructTreeRoot"]))
    assert tags.count("/H1") == 1 and tags.count("/H2") == 2 and tags.count("/H3") == 3
    assert tags.count("/TH") == 3 and tags.count("/TD") == 3 * 80
    assert "/L" in tags and "/LI" in tags


@pytest.mark.parametrize(
    "word", ["Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "W" * 120, "10/2017," * 25]
)
def test_a_word_too_long_for_its_place_in_a_pdf_is_broken_there_and_loses_nothing(word: str) -> None:
    table = Table("Kept apart", ("Matter", "Since", "Why", "Who", "Still?"), ((word, "Today", "A", "B", "C"),))
    made = replace(document(word), blocks=(Paragraph(word), table))
    read = PdfReader(BytesIO(written(made, Face.PDF, MADE))).pages
    lines = [line for page in read for line in page.extract_text().split("\n")]
    assert "".join("".join(lines).split()).count(word) == 3
    after = lines[lines.index(next(line for line in lines if line.startswith("Matter"))) + 1 :]
    assert max(len(line.split()[0]) for line in lines if line.strip()) <= 90
    assert max(len(line.split()[0]) for line in after if line.strip()) <= 20


def _tags(node: object) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if not isinstance(node, dict):
        return [tag for child in node for tag in _tags(child)] if isinstance(node, list) else []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (_tags(node["/K"]) if "/K" in node else [])


def test_a_reader_of_the_page_finds_one_heading_tables_with_scope_and_no_script() -> None:
    page = written(document(said(HOSTILE)), Face.HTML, MADE).decode("utf-8")
    assert page.startswith('<!doctype html>\n<html lang="en-GB">')
    assert page.count("<h1>") == 1 and page.count('<th scope="col">') == 3 and page.count('<th scope="row">') == 3
    assert "<script" not in page and "<b>" not in page
    assert re.findall(r'(?:src|href)="([^"]*)"', page) == []


ADDRESSES = {
    "https://www.blackpool.gov.uk/a?b=1&c=<2>": "https://www.blackpool.gov.uk/a?b=1&c=",
    "(see http://xn--yl-cja.cymru/x.)": "http://xn--yl-cja.cymru/x",
    f"Long: https://www.blackpool.gov.uk/{'a-b/' * 40}end.": f"https://www.blackpool.gov.uk/{'a-b/' * 40}end",
    "www.wiltshire.gov.uk, or": "https://www.wiltshire.gov.uk",
    "Write to lennox.beattie@blackpool.gov.uk.": "mailto:lennox.beattie@blackpool.gov.uk",
}
NO_ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,x",
    "EX/25/2017",
    "5.30pm@the Town Hall",
    "http://",
    "http://ŵyl.cymru",
    '" onclick="x',
)


def test_an_address_in_a_document_can_be_followed_and_nothing_else_can() -> None:
    long = list(ADDRESSES)[2]
    blocks = (Paragraph("\n".join(ADDRESSES)), Points(NO_ADDRESSES), Table("T", ("A", "B"), (("Row", long),)))
    made = replace(document(look=LOOK), blocks=blocks)
    page = written(made, Face.HTML, MADE).decode("utf-8")
    found = [unescape(to) for to in re.findall(r'<a href="([^"]*)">', page)]
    assert found == [*ADDRESSES.values(), ADDRESSES[long]]
    assert "onclick" not in re.sub(r">[^<]*<", "><", page)
    pages = PdfReader(BytesIO(written(made, Face.PDF, MADE))).pages
    links = [note.get_object()["/A"]["/URI"] for page in pages for note in page.get("/Annots", ())]
    assert {str(to) for to in links} == set(found)
    assert words(made, Face.HTML) == expected(made, Face.HTML)
    assert "".join(words(made, Face.PDF)) == "".join(expected(made, Face.PDF))


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6390b78a070001"
    "3400b98f81f4600000000049454e44ae426082"
)


DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="30"><path d="M0 0h20v30z" fill="#00513b"/></svg>'


@pytest.mark.parametrize(("picture", "media_type"), [(PIXEL, "image/png"), (DRAWN, "image/svg+xml")])
@pytest.mark.parametrize("face", [Face.HTML, Face.DOCX, Face.PDF])
def test_the_crest_is_told_to_who_cannot_see_it(face: Face, picture: bytes, media_type: str) -> None:
    look = Look(Crest(picture, media_type, "Crest of Blackpool Council"), "#1f3a5f")
    data = written(document(look=look), face, MADE)
    if face is Face.HTML:
        told = re.findall(
            r'<img class="crest" src="data:image/[a-z+]+;base64,[^"]+" alt="([^"]*)">', data.decode("utf-8")
        )
    elif face is Face.DOCX:
        told = [one.get("descr") for one in open_word(BytesIO(data)).element.iter(qn("wp:docPr"))]
    else:
        told = [str(node) for node in _alternatives(PdfReader(BytesIO(data)).root_object["/StructTreeRoot"])]
    assert told == ["Crest of Blackpool Council"]


def _alternatives(node: object) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if not isinstance(node, dict):
        return [alt for child in node for alt in _alternatives(child)] if isinstance(node, list) else []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (_alternatives(node["/K"]) if "/K" in node else [])


def test_all_four_faces_lie_in_the_folder_under_one_name(tmp_path: Path) -> None:
    paths = write_document(document(), "Decision EX/25", tmp_path, MADE)
    assert [path.name for path in paths] == [f"decision-ex-25.{ending}" for ending in ("html", "docx", "pdf", "txt")]
    assert write_document(document(), "Decision EX/25", tmp_path, MADE) == paths
