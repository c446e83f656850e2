"""The Blackpool Executive of 9 October 2017, read from text, DOCX and PDF."""

from __future__ import annotations

import time as clock
from dataclasses import fields, replace
from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.documents.reading import pack_json, read_document
from clerk_tui.domain.pack import Pack, PackReport

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
TEXT = SEEDS / "002_588d22c458379df5.txt"
FORMATS = {"text": TEXT, "docx": SEEDS / "blackpool-pack.docx", "pdf": SEEDS / "blackpool-pack.pdf"}
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds do not lie beside the project")


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    return {name: read_document(path) for name, path in FORMATS.items()}


def _report(pack: Pack, number: str) -> PackReport:
    report = next(item.report for item in pack.items if item.number == number)
    assert report is not None
    return report


def _folded(report: PackReport) -> PackReport:
    """The report with white space folded: where a line ends is the format's affair."""
    sections = tuple(
        replace(
            section,
            paragraphs=tuple(replace(each, text=" ".join(each.text.split())) for each in section.paragraphs),
        )
        for section in report.sections
    )
    return replace(report, sections=sections)


@pytest.mark.parametrize("name", FORMATS)
def test_the_front_sheet_gives_the_meeting(packs: dict[str, Pack], name: str) -> None:
    meeting = packs[name].meeting
    assert packs[name].document.kind == "agenda-pack"
    assert packs[name].document.council == "Blackpool Council"
    assert (meeting.body, meeting.day, meeting.starts) == ("Executive", date(2017, 10, 9), time(18))
    assert meeting.venue == "Committee Room A, Town Hall, Blackpool"
    assert meeting.agenda_date == date(2017, 9, 29)
    assert meeting.members == (
        "Benson", "Blackburn", "Cain", "Campbell", "Cross", "Jackson", "Kirkland", "Smith", "I Taylor", "Mrs Wright",
    )  # fmt: skip
    assert meeting.contact is not None
    assert meeting.contact.name == "Lennox Beattie"
    assert meeting.contact.title == "Executive and Regulatory Manager"
    assert meeting.contact.telephone == "(01253) 477157"
    assert meeting.contact.email == "lennox.beattie@blackpool.gov.uk"


@pytest.mark.parametrize("name", FORMATS)
def test_the_agenda_gives_three_items_with_their_pages(packs: dict[str, Pack], name: str) -> None:
    assert [(item.number, item.title, item.pages) for item in packs[name].items] == [
        ("1", "DECLARATIONS OF INTEREST", None),
        ("2", "ICT/DIGITAL STRATEGY 2017-2022", (1, 22)),
        ("3", "FINANCIAL PERFORMANCE MONITORING AS AT MONTH 4 2017/18", (23, 26)),
    ]
    assert packs[name].items[0].report is None


@pytest.mark.parametrize("name", FORMATS)
def test_item_2_is_a_key_decision_with_its_forward_plan_reference(packs: dict[str, Pack], name: str) -> None:
    report = _report(packs[name], "2")
    assert report.relevant_officer == "Steve Thompson, Director of Resources"
    assert report.relevant_cabinet_member == "Councillor Simon Blackburn, Leader of the Council"
    assert report.meeting_date == date(2017, 10, 9)
    assert (report.contrary_to_policy, report.within_budget, report.exempt) == (False, True, False)
    assert (report.key_decision, report.forward_plan_reference) == (True, "18/2017")
    assert (report.required_in_five_days, report.call_in_exempt) == (False, False)
    assert (report.scrutiny_informed, report.scrutiny_approved) == (date(2017, 9, 29), None)
    assert report.appendices == ("Appendix 2a: ICT/Digital Strategy 2017-2022",)
    assert len(report.recommendations) == 3
    assert report.recommendations[0] == "To adopt the proposed ICT/Digital Strategy as attached at Appendix 2a."


@pytest.mark.parametrize("name", FORMATS)
def test_item_3_answers_not_applicable_and_nothing_is_made_up(packs: dict[str, Pack], name: str) -> None:
    report = _report(packs[name], "3")
    assert (report.key_decision, report.forward_plan_reference) == (False, None)
    assert report.required_in_five_days is None
    assert (report.call_in_exempt, report.exempt) == (False, False)
    assert (report.scrutiny_informed, report.scrutiny_approved) == (None, None)
    assert len(report.appendices) == 17
    assert report.appendices[-1] == "Appendix 6 - General Fund Balance Sheet Summary"
    said = [(finding.id, finding.where) for finding in packs[name].findings if finding.id == "IMP-NA"]
    assert said == [
        ("IMP-NA", "item 3, 14.3"),
        ("IMP-NA", "item 3, 16.0 date informed"),
        ("IMP-NA", "item 3, 16.0 date approved"),
    ]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("number", ["2", "3"])
def test_what_the_clerk_has_yet_to_fill_in_is_empty(packs: dict[str, Pack], name: str, number: str) -> None:
    report = _report(packs[name], number)
    for field in ("urgency_reason", "call_in_exempt_reason", "interests", "decision", "date_of_decision", "reasons",
                  "date_published", "attendance", "call_in", "notes"):  # fmt: skip
        assert getattr(report, field) is None, field


@pytest.mark.parametrize("name", FORMATS)
def test_sections_1_to_13_keep_their_numbers_and_paragraphs(packs: dict[str, Pack], name: str) -> None:
    for number in ("2", "3"):
        assert [section.number for section in _report(packs[name], number).sections] == [f"{n}.0" for n in range(1, 14)]
    second = {section.number: section for section in _report(packs[name], "2").sections}
    assert second["12.0"].title == "Internal/ External Consultation undertaken"
    assert [each.number for each in second["3.0"].paragraphs] == ["3.1", "3.2a", "3.2b", "3.3"]
    assert [each.number for each in second["5.0"].paragraphs] == ["5.1", "5.2", "5.3", "5.4", "5.5"]
    themes = second["5.0"].paragraphs[1].text
    assert "Digital Customer" in themes
    assert themes.endswith("encourage innovation within them.")
    assert second["10.0"].paragraphs[0].text == "See 5.3 above. The Strategy contains a section on risks."


def test_the_three_formats_give_the_same_pack_field_by_field(packs: dict[str, Pack]) -> None:
    text = packs["text"]
    for name in ("docx", "pdf"):
        other = packs[name]
        assert other.meeting == text.meeting
        assert other.unplaced == text.unplaced
        assert [replace(item, report=None) for item in other.items] == [
            replace(item, report=None) for item in text.items
        ]
        for number in ("2", "3"):
            theirs, ours = _folded(_report(other, number)), _folded(_report(text, number))
            for field in fields(PackReport):
                assert getattr(theirs, field.name) == getattr(ours, field.name), (name, number, field.name)


def test_the_attached_strategy_is_one_remainder_and_no_noise(packs: dict[str, Pack]) -> None:
    for name, pack in packs.items():
        told = [finding for finding in pack.findings if finding.id == "IMP-APPENDIX"]
        assert [finding.where for finding in told] == ["item 2"]
        assert ("(pages 5 to 13)" in told[0].says) == (name == "pdf")
        assert "Guiding Principles" in pack.text
        assert not any("Guiding Principles" in line for line in pack.unplaced)


def test_what_was_not_placed_is_told(packs: dict[str, Pack]) -> None:
    unplaced = packs["text"].unplaced
    assert "Venue information:" in unplaced
    assert "- (1) the type of interest concerned; and" in unplaced
    assert not any("ICT/DIGITAL STRATEGY" in line for line in unplaced)


def test_only_the_pdf_has_pages_of_its_own(packs: dict[str, Pack]) -> None:
    assert {name: pack.document.pages for name, pack in packs.items()} == {"text": None, "docx": None, "pdf": 16}


def test_the_text_pack_is_read_within_a_tenth_of_a_second() -> None:
    read_document(TEXT)
    best = float("inf")
    for _ in range(5):
        begun = clock.perf_counter()
        read_document(TEXT)
        best = min(best, clock.perf_counter() - begun)
    assert best < 0.1


def test_the_pdf_is_read_within_five_seconds() -> None:
    begun = clock.perf_counter()
    read_document(FORMATS["pdf"])
    assert clock.perf_counter() - begun < 5.0


def test_the_json_has_the_shape_scripts_rely_on(packs: dict[str, Pack]) -> None:
    out = pack_json(packs["text"])
    assert set(out) == {"document", "meeting", "items", "findings", "unplaced"}
    assert out["document"]["kind"] == "agenda-pack"
    assert out["document"]["pages"] is None
    assert len(out["document"]["sha256"]) == 64
    meeting = out["meeting"]
    assert (meeting["date"], meeting["time"], meeting["agenda_date"]) == ("2017-10-09", "18:00", "2017-09-29")
    assert set(meeting) == {"body", "date", "time", "venue", "agenda_date", "members", "contact"}
    item = out["items"][1]
    assert item["pages"] == [1, 22]
    assert out["items"][0] == {
        "number": "1", "title": "DECLARATIONS OF INTEREST", "pages": None, "size": None, "exempt": None,
        "exempt_mark": None, "heading": None, "report": None,
    }  # fmt: skip
    report = item["report"]
    assert report["scrutiny_informed"] == "2017-09-29"
    assert report["sections"][0]["title"] == "Purpose of the report"
    assert report["sections"][0]["paragraphs"][0]["number"] == "1.1"
    for key in ("urgency_reason", "call_in_exempt_reason", "scrutiny_approved", "date_of_decision", "date_published"):
        assert report[key] is None
    finding = next(each for each in out["findings"] if each["where"] == "item 3, 14.3")
    assert (finding["id"], finding["severity"]) == ("IMP-NA", "warning")
