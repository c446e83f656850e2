"""The written statement of a decision: as published, or a draft of what would go out, and never exempt words in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.documents.writing.faces import Face, written
from clerk_tui.domain.decision import OfficerKind
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.kinds import Maker
from clerk_tui.register import meetings
from clerk_tui.services import checking, correcting, decisions, individual, publishing
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.documents import kinds, writing
from clerk_tui.services.documents.made import Made
from clerk_tui.services.draft_record import NOT_YET
from clerk_tui.services.office import Office
from tests.cli.calling import Caller
from tests.documents.reading_back import docx_words, everything, html_words, pdf_words, text_words
from tests.offices import ICT, TUESDAY, another, demo, demo_file, recorded

READ = {Face.HTML: html_words, Face.DOCX: docx_words, Face.PDF: pdf_words, Face.TEXT: text_words}
DRAFT = "DRAFT: not published"


def made(office: Office, number: int = ICT) -> Made:
    return kinds.build(office, kinds.kind("decision-record"), number)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return recorded(demo(tmp_path, TUESDAY))


@pytest.mark.parametrize("face", Face)
def test_a_draft_says_in_every_face_that_it_is_one_before_anything_else(office: Office, face: Face) -> None:
    found = made(office)
    words = " ".join(READ[face](written(found.document, face, found.made)))
    assert words.startswith(f"{DRAFT} Blackpool Council Written statement of decision ICT/DIGITAL STRATEGY")
    assert "Requests for call-in close at the end of Friday 13 October 2017, the third working day" in words
    assert f"Entry in the council's register when this decision was published: {NOT_YET}" in words
    assert found.document.page_title.startswith(DRAFT)


@pytest.mark.parametrize("face", Face)
def test_every_face_has_the_labels_and_numbers_of_the_councils_own_template_in_its_order(
    office: Office, face: Face
) -> None:
    found = made(office)
    words = " ".join(READ[face](written(found.document, face, found.made)))
    names = [f"{line.number} {line.label}".strip() for line in office.council().record]
    places = [words.index(name) for name in names if name in words]
    assert len(places) > 8 and places == sorted(places)


def test_what_was_published_has_the_drafts_words_but_for_its_mark_and_its_entry(office: Office) -> None:
    draft = writing.preview(made(office)).split()
    done = publishing.publish(office, ICT)
    published = " ".join(writing.preview(made(office)).split())
    assert " ".join(draft).removeprefix(f"{DRAFT} ").replace(NOT_YET, done.chain_head) == published
    assert "regulation 12 of the Local Authorities (Executive Arrangements)" in published
    assert DRAFT not in published and "DRAFT" not in made(office).document.page_title


def test_a_draft_never_bears_the_name_of_the_file_that_is_published(office: Office, tmp_path: Path) -> None:
    drafts = writing.write(made(office), tmp_path)
    publishing.publish(office, ICT)
    published = writing.write(made(office), tmp_path)
    notices = publishing.write_notice(office, ICT, tmp_path)
    assert [path.name.split("ict")[0] for path in drafts] == ["draft-record-ex-25-2017-"] * 4
    assert [path.name.split("ict")[0] for path in published] == ["record-ex-25-2017-"] * 4
    assert len({path.name for path in (*drafts, *published, *notices)}) == 12


def test_the_same_record_is_the_same_file(office: Office) -> None:
    first, second = made(office), made(office)
    assert [written(first.document, face, first.made) for face in Face] == [
        written(second.document, face, second.made) for face in Face
    ]


def test_a_correction_stands_in_the_statement_with_its_date(office: Office) -> None:
    publishing.publish(office, ICT)
    correcting.correct(office, ICT, {"notes": "A note."}, Reasons("A slip", restarts=False, window="only a word"))
    assert "Corrected on Tuesday 10 October 2017." in writing.preview(made(office))


def test_a_draft_with_words_of_the_exempt_text_is_refused_and_nothing_is_written(
    office: Office, tmp_path: Path
) -> None:
    decisions.set_field(office, ICT, "exempt_text", "The contractor Falconbridge asked for £871,000.")
    decisions.set_field(office, ICT, "notes", "See what Falconbridge said.")
    with pytest.raises(Refused, match=r"D1 cannot be shown as the public would read it: \[WORDS-"):
        made(office)


def test_a_draft_whose_item_is_marked_exempt_waits_until_somebody_has_looked(office: Office) -> None:
    item = meetings.item(office.register, 2)
    office.register.connection.execute("UPDATE agenda_item SET exempt = 1 WHERE id = ?", (item.id,))
    with pytest.raises(Refused, match=r"\[EXEMPT\] Exempt: "):
        made(office)
    checking.override(office, ICT, "EXEMPT", "Looked through; nothing exempt is in it.")
    assert made(office).document.status == DRAFT


def test_a_record_without_its_date_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="D1 states no date of the decision yet; without it no record can go out"):
        made(demo(tmp_path))


def test_an_empty_record_says_so_where_the_law_asks_for_a_particular(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    decisions.set_field(office, ICT, "decided_on", "9 October 2017")
    assert writing.preview(made(office)).count("Nothing is recorded under this heading.") == 5


@pytest.mark.parametrize(
    ("kind", "called", "under"),
    [
        (OfficerKind.EXECUTIVE, "Written statement of decision", "Recorded under regulation 13 of the Local Auth"),
        (OfficerKind.REGULATIONS_2014, "Record of decision", "Recorded under regulation 7 of the Openness of"),
        (OfficerKind.NEITHER, "Record of decision", ""),
    ],
)
def test_what_an_officers_statement_is_called_follows_how_it_was_sorted(
    tmp_path: Path, kind: OfficerKind, called: str, under: str
) -> None:
    office = another(tmp_path, days=5, now=TUESDAY)
    number = individual.begin(office, Maker.OFFICER, "Jo Smith", "Repair of the roof", decided_on=date(2017, 10, 9))
    individual.sort(office, number, kind, {}, "By the scheme of delegation")
    text = writing.preview(made(office, number))
    assert f"\n{called}\nRepair of the roof\n" in text
    assert under in text and ("Recorded under" in text) == bool(under)


@pytest.mark.parametrize("title", ['#panic("x") <script>alert(1)</script>', "x " * 5_000, "Llŷr ap Siôn; Łódź; ليلى"])
def test_no_title_breaks_it(office: Office, title: str, tmp_path: Path) -> None:
    decisions.set_field(office, ICT, "title", title)
    for path in writing.write(made(office), tmp_path):
        assert path.suffix != ".html" or "<script" not in everything(path)
        assert len(path.name) < 90


def test_at_the_command_line_it_is_shown_or_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = demo_file(tmp_path)
    call = Caller(capsys, path)
    call.ok("decision", "set", "D1", "decided_on=9 October 2017", now=TUESDAY)
    assert call.ok("record", "D1", now=TUESDAY).out.startswith(f"{DRAFT}\nBlackpool Council\n")
    files = call.ok("record", "D1", str(tmp_path), "--face", "pdf", "--json", now=TUESDAY).json["files"]
    assert [Path(one).name for one in files] == ["draft-record-ict-digital-strategy-2017-2022.pdf"]
    assert call.ok("export", "decision-record", "--of", "D1", now=TUESDAY).out.startswith(DRAFT)
