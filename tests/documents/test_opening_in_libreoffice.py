"""A Word file of every kind opens in LibreOffice and loses no word when it is converted."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace

import pytest

from clerk_tui.documents.writing.document import Crest, Document, Heading, Look, Paragraph, Points, Table
from clerk_tui.documents.writing.docx import as_docx
from clerk_tui.services.documents.kinds import KINDS
from tests.documents.pictures import JPEG, png, svg
from tests.documents.reading_back import docx_words
from tests.documents.samples_of_meetings import MADE
from tests.whole_register import every_document, whole_register

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")

LOOK = Look(accent="#00513b", address=("Town Hall", "Llŷn Łódź ليلى"), contact=("Telephone: 01253 477477",))
BLOCKS = (
    Heading("What was decided"), Paragraph("[x] {{y}} <b>&amp;</b> “quoted” – it's £1,000 or 50 %."),
    Heading("Item 2", 3), Points(("To adopt", "To note"), numbered=True), Points(("One", "Two")),
    Table("Decisions", ("Item", "Decision"), (("1.", "Agreed"), ("2.", "word " * 400))),
)  # fmt: skip
HARD = Document(
    "Hard to set", "Blackpool Council", "Notice of decision", "T " * 600, BLOCKS, ("Foot",), look=LOOK, status="DRAFT"
)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], list[str]]]:
    """By the name of each Word file its own words, and those that LibreOffice makes of it: one start for all."""
    folder = tmp_path_factory.mktemp("word")
    (folder / "register").mkdir()
    office = whole_register(folder / "register")
    for name, document in {**_of_every_kind(office), **dict(_with_crests())}.items():
        (folder / f"{name}.docx").write_bytes(as_docx(document, MADE))
    office.register.close()
    files = sorted(folder.glob("*.docx"))
    assert OFFICE is not None
    command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    ending = "txt:Text (encoded):UTF8"
    subprocess.run(
        [*command, ending, "--outdir", folder / "text", *files], check=True, capture_output=True, timeout=300
    )
    texts = {path: folder / "text" / f"{path.stem}.txt" for path in files}
    return {
        path.stem: (docx_words(path.read_bytes()), text.read_text(encoding="utf-8-sig").split())
        for path, text in texts.items()
    }


def _of_every_kind(office: object) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for kind, made in every_document(office):  # type: ignore[arg-type]
        found.setdefault(kind.id, made.document)
    return found


def _with_crests() -> Iterator[tuple[str, Document]]:
    pictures = (("png", "image/png", png()), ("jpeg", "image/jpeg", JPEG), ("svg", "image/svg+xml", svg()))
    for name, kind, data in pictures:
        yield f"crest-{name}", replace(HARD, look=replace(LOOK, crest=Crest(data, kind, "The arms")))


@pytest.mark.parametrize("name", [*(kind.id for kind in KINDS), "crest-png", "crest-jpeg", "crest-svg"])
def test_it_opens_and_every_word_comes_out(name: str, converted: dict[str, tuple[list[str], list[str]]]) -> None:
    own, out = converted[name]
    # A list's bullet is drawn by Word and by LibreOffice; in the text it stands as a sign of its own.
    assert [word for word in out if word not in {"•", ""}] == own
