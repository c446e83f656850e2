"""The words of a written document, read back out of each face as a reader's program would."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document as open_word
from docx.oxml.ns import qn
from pypdf import PdfReader


class _Body(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._inside = self._inside or tag == "body"
        self._end_word(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_word(tag)

    def _end_word(self, tag: str) -> None:
        """A link begins and ends within a word: the full stop after an address is the sentence's."""
        if tag != "a":
            self.found.append(" ")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found.append(data)


def everything(path: Path) -> str:
    """All that a finder could find in a file: its text, its attributes and its properties."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        with ZipFile(BytesIO(data)) as package:
            parts = [package.read(name) for name in package.namelist() if not name.endswith(".jpeg")]
        return "\n".join([*(part.decode("utf-8") for part in parts), " ".join(docx_words(data))])
    if path.suffix == ".pdf":
        reader = PdfReader(BytesIO(data))
        xmp = reader.root_object["/Metadata"].get_data().decode("utf-8")
        return "\n".join([" ".join(pdf_words(data)), str(reader.metadata), xmp, data.decode("latin-1")])
    return data.decode("utf-8")


def html_words(data: bytes) -> list[str]:
    parser = _Body()
    parser.feed(data.decode("utf-8"))
    return "".join(parser.found).split()


def docx_words(data: bytes) -> list[str]:
    """Every text of the body in document order, tables among it."""
    body = open_word(BytesIO(data)).element.body
    texts = ("".join(run.text or "" for run in one.iter(qn("w:t"))) for one in body.iter(qn("w:p")))
    return " ".join(texts).split()


def pdf_words(data: bytes) -> list[str]:
    """The words of all pages without the page numbers at the foot."""
    pages = [page.extract_text().split("\n") for page in PdfReader(BytesIO(data)).pages]
    return " ".join(line for page in pages for line in page if not line.startswith("Page ")).split()


def text_words(data: bytes) -> list[str]:
    """The words of the plain text without its lines of signs."""
    lines = data.decode("utf-8").split("\n")
    return " ".join(line for line in lines if not line or set(line) - set("=-.")).split()
