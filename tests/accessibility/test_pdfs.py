"""Two public checkers find nothing in a PDF of any kind, and would find what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.documents.writing.faces import Face
from clerk_tui.services.documents.kinds import KINDS
from tests.accessibility.checkers import by_outloud, by_page
from tests.accessibility.papers import Papers


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_two_checkers_find_nothing_in_a_pdf_of_every_kind(kind: str, papers: Papers) -> None:
    path = papers.documents[Face.PDF][kind]
    first, second = by_page(path), by_outloud(path)
    assert (first.found, second.found) == ((), ())
    assert first.rules >= 100 and second.rules >= 20, "the checkers did not run"


def test_both_would_find_what_is_wrong(papers: Papers, tmp_path: Path) -> None:
    from pypdf import PdfWriter

    whole = PdfWriter(clone_from=papers.documents[Face.PDF]["decision-list"])
    for name in ("/StructTreeRoot", "/MarkInfo", "/Lang"):
        del whole.root_object[name]
    whole.write(bare := tmp_path / "bare.pdf")
    assert any("LANGUAGE" in one for one in by_page(bare).found)
    assert {"DOC-001", "DOC-002", "DOC-013"} <= {one.split()[0] for one in by_outloud(bare).found}
