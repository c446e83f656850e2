"""Front sheets of eight councils, as their public pages and packs print them."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.documents.reading import pack_json, read_document
from clerk_tui.domain.pack import Pack

PACKS = Path(__file__).resolve().parents[2].parent / "shared" / "golden" / "packs"
pytestmark = pytest.mark.skipif(not PACKS.is_dir(), reason="the shared golden packs do not lie beside the project")

MEETINGS: dict[str, tuple[str | None, date | None, time | None, str | None]] = {
    "blackpool-executive-3508": ("Executive", None, None, "Committee Room A, Town Hall, Blackpool"),
    "blackpool-executive-4596": ("Executive", None, None, "Committee Room A, Town Hall, Blackpool"),
    "blackpool-executive-5103-table-layout": ("Executive", None, None, "Committee Room A, Town Hall, Blackpool"),
    "blackpool-executive-6431": ("Executive", None, None, "Council Chamber, Town Hall, Blackpool"),
    "blackpool-executive-6680-table-layout": ("Executive", None, None, "Committee Room A, Town Hall, Blackpool"),
    "blackpool-executive-7141": ("Executive", None, None, "Committee Room A, Town Hall, Blackpool"),
    "burnley-executive-2587-22-september-2021": ("Executive", date(2021, 9, 22), time(18, 30), "Council Chamber"),
    "burnley-full-council-pack-21-february-2018": ("Full Council", date(2018, 2, 21), time(18, 30), None),
    "havering-cabinet-10-november-2021": (
        "Cabinet", date(2021, 11, 10), time(19, 30), "Council Chamber - Town Hall"),
    "hillingdon-cabinet-12-october-2023": (
        "Cabinet", date(2023, 10, 12), time(19), "Committee Room 6 - Civic Centre, High Street, Uxbridge UB8 1UW"),
    "leeds-executive-board-2-april-2014": ("Executive Board", date(2014, 4, 2), time(13), "Civic Hall, Leeds"),
    "melton-council-25-july-2024": (
        "Council", date(2024, 7, 25), time(18, 45),
        "Parkside, Station Approach, Burton Street, Melton Mowbray LE13 1GH"),
    "peterborough-council-27-january-2021": ("Council", date(2021, 1, 27), time(18), None),
    "peterborough-council-summons-18-april-2012": (None, date(2012, 4, 18), time(19), None),
    "southampton-cabinet-pack-19-march-2019": (
        "Cabinet", date(2019, 3, 19), time(16, 30), "Council Chamber - Civic Centre"),
}  # fmt: skip


def _pack(name: str) -> Pack:
    return read_document(PACKS / f"{name}.txt")


def _items(name: str) -> list[tuple[str | None, str | None, tuple[int, int] | str | None]]:
    return [(item.number, item.title, item.pages or item.size) for item in _pack(name).items]


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.txt")) if PACKS.is_dir() else [], ids=lambda path: path.stem)
def test_every_front_sheet_is_read_and_no_title_is_an_editors_words(path: Path) -> None:
    pack = read_document(path)
    assert pack.document.kind in {"front-sheet", "forward-plan"}
    for item in pack.items:
        assert item.report is None
        assert item.title is None or ("[" not in item.title and "…" not in item.title)
    shown = pack_json(pack)
    assert "[" not in str(shown["meeting"]).replace("[]", "").replace("'members': [", "")
    assert "\ue000" not in str(shown)


@pytest.mark.parametrize("name", MEETINGS)
def test_the_meeting_is_read(name: str) -> None:
    meeting = _pack(name).meeting
    assert (meeting.body, meeting.day, meeting.starts, meeting.venue) == MEETINGS[name]


def test_blackpool_items_have_the_size_of_their_file() -> None:
    assert _items("blackpool-executive-3508") == [
        ("1", "DECLARATIONS OF INTEREST", None),
        ("2", "LOCAL PLAN PART 1: CORE STRATEGY - ADOPTION", "PDF 358 KB"),
        ("3", "WORKFORCE STRATEGY 2016-2020", "PDF 311 KB"),
        ("4", "LOCAL AUTHORITY DECLARATION ON HEALTHY WEIGHT", "PDF 321 KB"),
    ]


def test_resolutions_numbered_1_1_1_below_an_item_are_no_items() -> None:
    assert [number for number, _, _ in _items("blackpool-executive-4596")] == ["1", "2"]
    assert [number for number, _, _ in _items("blackpool-executive-6431")] == ["1", "2", "3", "4"]


def test_empty_number_cells_are_null() -> None:
    assert _items("blackpool-executive-5103-table-layout") == [
        ("1", "DECLARATIONS OF INTEREST", None),
        (None, "COUNCIL PLAN 2019-2024", None),
        (None, "COUNCIL TAX AND BUSINESS RATES DISCRETIONARY DISCOUNT POLICY 2019/2020", None),
        (None, "LANCASHIRE 75% BUSINESS RATE POOLING ARRANGEMENT 2019/2020", None),
        (None, "INSURANCE PROCUREMENT EXERCISE", None),
        (None, "LOCAL FULL FIBRE NETWORK", None),
    ]


def test_a_missing_title_is_null_and_said() -> None:
    pack = _pack("blackpool-executive-6680-table-layout")
    assert [(item.number, item.title) for item in pack.items][-1] == (None, None)
    assert [finding.where for finding in pack.findings if finding.id == "IMP-NOTITLE"] == ["the fifth item"]
    assert any("To seek approval" in line for line in pack.unplaced)


def test_public_items_stand_under_their_heading() -> None:
    pack = _pack("burnley-executive-2587-22-september-2021")
    assert [(item.number, item.heading, item.exempt) for item in pack.items[5:8]] == [
        ("6", None, None),
        ("7", "PUBLIC ITEMS", False),
        ("8", "PUBLIC ITEMS", False),
    ]
    assert pack.items[8].title == "Mobile Homes Site Fit & Proper Person Fees Policy"
    assert pack.items[-1].size == "PDF 634 KB"


def test_burnleys_pack_prints_pages_and_a_lettered_item() -> None:
    assert _items("burnley-full-council-pack-21-february-2018") == [
        ("1)", "Minutes of the Last Meeting", (7, 12)),
        ("2)", "Declarations of Interest", None),
        ("3)", "Mayor's Communications", None),
        ("4)", "Public Question Time", None),
        ("5)", "Items for Decision", None),
        ("a)", "Making it in Burnley: The Aspiration Strategy", (13, 36)),
    ]


def test_a_list_without_numbers_is_read_in_order() -> None:
    pack = _pack("havering-cabinet-10-november-2021")
    assert [(item.number, item.title) for item in pack.items] == [
        (None, "Disclosures of Interest"),
        (None, "Adoption of the Havering Local Plan"),
    ]
    assert any(finding.id == "IMP-NONUMBER" for finding in pack.findings)


def test_an_item_that_speaks_of_exempt_information_is_not_itself_marked_exempt() -> None:
    (leeds,) = _pack("leeds-executive-board-2-april-2014").items
    assert (leeds.number, leeds.exempt, leeds.exempt_mark) == ("219", None, None)
    hillingdon = _pack("hillingdon-cabinet-12-october-2023").items
    assert [item.exempt for item in hillingdon] == [None] * 5


def test_minute_numbers_are_kept_as_printed() -> None:
    assert [number for number, _, _ in _items("melton-council-25-july-2024")] == ["CO12", "CO13", "CO14", "CO15"]


def test_parts_of_items_and_group_headings_keep_their_order() -> None:
    pack = _pack("peterborough-council-27-january-2021")
    numbers = [item.number for item in pack.items]
    assert numbers == [
        "1", "2", "3", "4", "5", "6", "7", "7 (a)", "7 (b)", "8", "9", "9 (a)", "9 (b)", "9 (c)", "9 (d)",
        "10", "10 (a)", "11", "12", "13", "14", "14 (a)", "14 (b)", "14 (c)",
    ]  # fmt: skip
    assert pack.items[2].title == "Minutes of the meeting held on 9 December"
    assert {item.heading for item in pack.items} == {
        None, "COMMUNICATIONS TIME", "QUESTIONS AND PETITIONS", "REPORTS AND RECOMMENDATIONS", "COUNCIL BUSINESS",
    }  # fmt: skip
    assert any("ADDITIONAL INFORMATION PACK" in line for line in pack.unplaced)
    assert pack.meeting.contact is not None
    assert pack.meeting.contact.name is None
    assert pack.meeting.contact.title == "Democratic and Constitutional Services Manager"


def test_a_summons_is_dated_at_its_foot() -> None:
    pack = _pack("peterborough-council-summons-18-april-2012")
    assert pack.document.council == "Peterborough City Council"
    assert pack.meeting.agenda_date == date(2012, 4, 10)
    assert [(item.number, item.pages) for item in pack.items[12:18]] == [
        ("13", (65, 66)),
        ("(i)", (67, 70)),
        ("(ii)", (71, 74)),
        ("14", None),
        ("(i)", (75, 86)),
        ("(ii)", (87, 98)),
    ]
    assert pack.items[-1].title == "Programme of Meetings"


def test_a_forward_plan_is_told_from_an_agenda() -> None:
    pack = _pack("peterborough-forward-plan-21-june-2019")
    assert (pack.document.kind, pack.items) == ("forward-plan", ())
    assert [finding.id for finding in pack.findings] == ["IMP-PLAN"]


def test_a_cover_without_an_agenda_gives_its_meeting_and_says_what_is_missing() -> None:
    pack = _pack("southampton-cabinet-pack-19-march-2019")
    assert pack.items == ()
    assert any(finding.id == "IMP-NOITEMS" for finding in pack.findings)
