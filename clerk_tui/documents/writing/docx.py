"""DOCX: real heading, list and table styles, so that a screen reader and Word's own navigation find their way."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from clerk_tui.documents.writing.document import Block, Crest, Document, Facts, Heading, Paragraph, Points, Table

if TYPE_CHECKING:
    from docx.document import Document as Word

_EPOCH = (1980, 1, 1, 0, 0, 0)
_NUMBERED = re.compile(r"([0-9]{1,3})[.)] ")


def as_docx(document: Document, made: datetime) -> bytes:
    """The document for Word and LibreOffice. `made` is the instant in its properties; the same in, the same bytes."""
    # python-docx brings lxml; only the writing of a DOCX loads it.
    from docx import Document as new_word

    word = new_word()
    if document.wide:
        _on_its_side(word)
    _properties(word, document, made)
    _styles(word.styles, document)
    _letterhead(word, document)
    for block in document.blocks:
        _block(word, block)
    for place, sentence in enumerate(document.end):
        written = word.add_paragraph(sentence)
        if place == 0:
            written.paragraph_format.space_before = _points(18)
    _page_numbers(word, document.status)
    saved = BytesIO()
    word.save(saved)
    return _without_clock(saved.getvalue())


def _on_its_side(word: Word) -> None:
    from docx.enum.section import WD_ORIENT

    page = word.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _properties(word: Word, document: Document, made: datetime) -> None:
    core = word.core_properties
    core.title, core.author, core.language = document.page_title[:255], document.council[:255], document.language
    core.subject, core.comments, core.keywords, core.last_modified_by = document.kind[:255], "", "", ""
    core.created = core.modified = made.astimezone(UTC)
    core.revision = 1
    # The picture of python-docx's own template, which a file manager would show for the document.
    links = word.part.package.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/metadata/thumbnail")]:
        del links[name]


def _styles(styles: Any, document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    accent = RGBColor.from_string(document.look.accent.lstrip("#").upper())
    sizes = {"Normal": 11.0, "Title": 18.0, "Heading 1": 18.0, "Heading 2": 13.0, "Heading 3": 11.0}
    for name, size in sizes.items():
        style = styles[name]
        style.font.name, style.font.size = "Arial", _points(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        # A theme's font would be taken before the named one.
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), "Arial")
        if name.startswith("Heading"):
            style.font.bold = True
            style.font.color.rgb = accent if name == "Heading 2" else RGBColor(0x11, 0x11, 0x11)
    council = styles.add_style("Council", WD_STYLE_TYPE.PARAGRAPH)
    council.base_style = styles["Normal"]
    council.font.bold, council.font.color.rgb = True, accent
    default = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    default.set(qn("w:val"), document.language)


def _letterhead(word: Word, document: Document) -> None:
    if document.status:
        word.add_paragraph().add_run(document.status).bold = True
    if crest := document.look.crest:
        picture = word.add_picture(BytesIO(_pixels(crest)), height=_points(51))
        picture._inline.docPr.set("descr", crest.alt)
    word.add_paragraph(document.council, style="Council")
    for line in (*document.look.address, document.kind):
        word.add_paragraph(line)
    word.add_heading(document.title, 1)


def _block(word: Word, block: Block) -> None:
    match block:
        case Heading():
            word.add_heading(block.text, block.level)
        case Paragraph():
            word.add_paragraph(block.text)
        case Points():
            # A numbered list of Word's own would count on from the one before it; the numbers stand in the text then.
            for place, item in enumerate(block.items, 1):
                if block.numbered:
                    word.add_paragraph(f"{place}. {item}", style="List")
                else:
                    word.add_paragraph(item, style="List Bullet")
        case Facts():
            for entry in block.entries:
                word.add_heading(entry.name, 3)
                for text, style in zip(entry.paragraphs, _list_styles(entry.paragraphs), strict=True):
                    word.add_paragraph(text, style=style)
        case Table():
            _table(word, block)


def _list_styles(texts: tuple[str, ...]) -> list[str | None]:
    """`List` for each line of a list that counts up from 1, as “1. …”, “2. …”; None for what is no line of one.

    The numbers stay in the text as they were typed: Word would count its own beside them, or on from another list.
    """
    styles: list[str | None] = [None] * len(texts)
    begun, so_far = 0, 0
    for place, text in enumerate(texts):
        number = int(found[1]) if (found := _NUMBERED.match(text)) else 0
        if number == 1:
            begun, so_far = place, 1
        elif so_far and number == so_far + 1:
            so_far = number
            styles[begun : place + 1] = ["List"] * (place + 1 - begun)
        else:
            so_far = 0
    return styles


def _table(word: Word, block: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    caption = word.add_paragraph(block.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=len(block.header), style="Table Grid")
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), block.caption)
    table._tbl.tblPr.append(described)
    head = table.rows[0]
    _fill(head, block.header, bold=True)
    repeated = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeated)
    for cells in block.rows:
        row = table.add_row()
        _fill(row, cells, points=block.points)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _fill(row: Any, cells: tuple[str, ...], *, bold: bool = False, points: bool = False) -> None:
    for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        style = "List Bullet" if points and place and text else None
        first, *others = text.split("\n")
        cell.paragraphs[0].add_run(first).bold = bold or None
        if style:
            cell.paragraphs[0].style = style
        for line in others:
            cell.add_paragraph(line, style=style)


@lru_cache(maxsize=1)
def _pixels(crest: Crest) -> bytes:
    """A crest as Word can show it: one that is drawn in lines becomes a picture of dots."""
    if crest.media_type != "image/svg+xml":
        return crest.data
    from clerk_tui.documents.writing.crests import as_png

    return as_png(crest)


def _page_numbers(word: Word, status: str) -> None:
    """`Page 2 of 5` at the foot of each page, as fields that Word fills in; a status is said on each of them."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    foot = word.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    if status:
        foot.add_run(f". {status}")


def _field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(OxmlElement("w:r"))
    text = OxmlElement("w:t")
    text.text = "1"
    field[0].append(text)
    paragraph._p.append(field)


def _without_clock(data: bytes) -> bytes:
    """The same package with a fixed time at each member, so that the same words give the same bytes."""
    fixed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(fixed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = ZipInfo(name, _EPOCH)
            member.compress_type = ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return fixed.getvalue()
