"""What is looked at: a document of every kind in the council's look, and a public folder with a page of every sort."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from clerk_tui.documents.writing.faces import Face, written
from clerk_tui.services.documents.look import look_of
from clerk_tui.services.public_folder import export_public
from tests.documents import samples_of_meetings, samples_of_notices, samples_of_plans, samples_of_reports
from tests.documents.pictures import svg
from tests.services.test_council_look import adopted
from tests.whole_register import every_document, whole_register

LONG = "ICT strategy of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch 2017–2022"
"""A title with a word that is wider than a telephone."""


@dataclass(frozen=True)
class Papers:
    """Where the documents lie, by face and kind; the pages of the public folder; documents with a hard title."""

    documents: dict[Face, dict[str, Path]]
    pages: dict[str, Path]
    hard: dict[str, Path]

    @property
    def html(self) -> dict[str, Path]:
        """Every page that leaves, by its kind or its place in the folder."""
        return {**self.documents[Face.HTML], **self.pages}


def make_papers(folder: Path) -> Papers:
    """All of it, made in a folder of its own from a register in which everything has happened once."""
    for name in ("register", "documents", "hard"):
        (folder / name).mkdir()
    office = adopted(whole_register(folder / "register"), folder / "look", svg())
    look = look_of(office)
    documents: dict[Face, dict[str, Path]] = {Face.HTML: {}, Face.PDF: {}}
    for kind, made in every_document(office):
        for face, held in documents.items():
            if kind.id not in held:
                path = folder / "documents" / f"{kind.id}.{face.value}"
                held[kind.id] = _file(path, written(made.document, face, made.made))
    export_public(office, folder / "public")
    office.register.close()
    samples = {
        **samples_of_meetings.SAMPLES, **samples_of_notices.SAMPLES, **samples_of_plans.SAMPLES,
        **samples_of_reports.SAMPLES,
    }  # fmt: skip
    hard = {
        name: _file(
            folder / "hard" / f"{name}.html",
            written(replace(sample(LONG), look=look), Face.HTML, samples_of_meetings.MADE),
        )
        for name, sample in samples.items()
    }
    public = folder / "public"
    pages = {path.relative_to(public).as_posix(): path for path in sorted(public.rglob("*.html"))}
    return Papers(documents, pages, hard)


def _file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
