"""Auditing a file: which council each row is of, what the columns are, and what is said of the file itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.audit import Audit, AuditKind, Entry, NoticeEntry, Verdict
from clerk_tui.domain.council import Council
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError
from clerk_tui.services.auditing import CouncilFinder, audit_register, bare_name, read_register
from clerk_tui.services.councils import load, text_of

HEADER = "council,reference,decision_date,publication_date,effective_from,subject_to_call_in\n"
FINDER = CouncilFinder()


def audited(text: str, finder: CouncilFinder = FINDER, added: tuple[CalendarDay, ...] = ()) -> Audit:
    return audit_register(text.encode(), None, finder, added)


def entries(text: str, finder: CouncilFinder = FINDER) -> list[Entry]:
    return [entry for entry in audited(text, finder).entries if isinstance(entry, Entry)]


@pytest.mark.parametrize(
    ("printed", "id_"),
    [
        ("Blackpool", "blackpool"),
        ("BLACKPOOL BOROUGH COUNCIL", "blackpool"),
        ("leeds", "leeds"),
        ("Leeds City Council", "leeds"),
        ("London Borough of Hillingdon", "hillingdon"),
        ("Isle of Wight Council", "isle-of-wight"),
        ("isle-of-wight", "isle-of-wight"),
        ("Lancashire County Council", "lancashire"),
        ("Royal Borough of Greenwich", "greenwich"),
        (" Torbay ", "torbay"),
    ],
)
def test_a_council_is_known_by_any_form_of_its_name(printed: str, id_: str) -> None:
    found = CouncilFinder().find(printed)
    assert isinstance(found, Council)
    assert found.id == id_


@pytest.mark.parametrize(
    "printed", ["East Lancashire Borough Council", "Leedsham", "", "Council", "Kingston upon Hull"]
)
def test_a_name_that_is_only_like_a_councils_is_not_taken_for_it(printed: str) -> None:
    found = CouncilFinder().find(printed)
    assert isinstance(found, str)
    assert found.endswith(".")


def test_a_name_of_nothing_but_titles_is_still_a_name() -> None:
    assert bare_name("The Council") == "the council"
    assert bare_name("City & County of  Anyshire") == bare_name("anyshire")


def test_a_folders_file_outranks_the_one_that_ships_and_a_faulty_one_is_said(tmp_path: Path) -> None:
    own = text_of("blackpool").replace('name = "Blackpool Council"', 'name = "Blackpool, our own"')
    (tmp_path / "blackpool.toml").write_text(own, encoding="utf-8")
    (tmp_path / "broken.toml").write_text('id = "broken"\ncolour = "blue"\n', encoding="utf-8")
    finder = CouncilFinder(tmp_path)
    found = finder.find("Blackpool")
    assert isinstance(found, Council)
    assert found.name == "Blackpool, our own"
    assert len(finder.notes) == 1
    assert finder.notes[0].startswith("A council file was left out. broken.toml")
    assert isinstance(finder.find("Leeds"), Council)


def test_a_row_that_names_no_council_is_the_registers_own() -> None:
    text = "reference,publication_date,effective_from\n5520,12/07/2024,20/07/2024\n"
    (own,) = entries(text, CouncilFinder(own=load("torbay")))
    assert (own.council, own.verdict) == ("Torbay Council", Verdict.AGREES)
    (nobodys,) = entries(text)
    assert (nobodys.verdict, nobodys.finding) == (
        Verdict.CANNOT_SAY,
        "The row names no council, so its rule is not known.",
    )


def test_the_days_that_a_register_added_count_for_its_own_council_alone() -> None:
    holiday = CalendarDay(date(2024, 7, 17), DayKind.BANK_HOLIDAY, "Founders' day", "made up")
    text = HEADER + "Torbay,1,,2024-07-12,2024-07-23,\nLeeds,1,,2024-07-12,2024-07-20,\n"
    found = entries(text, CouncilFinder(own=load("torbay"), own_days=(holiday,)))
    assert [entry.verdict for entry in found] == [Verdict.AGREES, Verdict.AGREES]
    everywhere = audited(text, FINDER, (holiday,))
    assert [entry.verdict for entry in everywhere.entries] == [Verdict.AGREES, Verdict.DIFFERS]


def test_a_council_with_closures_of_its_own_counts_by_them(tmp_path: Path) -> None:
    text = text_of("blackpool").replace("[[call_in]]", "[[call_in]]\nclosures_count = false", 1)
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    closed = CalendarDay(date(2024, 7, 16), DayKind.CLOSURE, "Moving house", "made up")
    found = audited(HEADER + "Blackpool,1,,2024-07-15,2024-07-20,\n", CouncilFinder(tmp_path), (closed,))
    assert found.entries[0].verdict is Verdict.AGREES


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("council,decision_date,publication_date,effective_from", AuditKind.DECISIONS),
        ("council,date published,decision date", AuditKind.DECISIONS),
        ("council,kind,notice_published,decision_due", AuditKind.NOTICES),
        ("Ref,First published,Decision due date", AuditKind.NOTICES),
        ("Ref,Published,Not before", AuditKind.NOTICES),
    ],
)
def test_the_columns_tell_what_a_file_lists(header: str, kind: AuditKind) -> None:
    assert audited(f"{header}\n").kind is kind


def test_a_named_kind_outranks_the_columns() -> None:
    text = "council,date published,decision date\nLeeds,2012-10-01,2012-10-29\n"
    found = audit_register(text.encode(), AuditKind.NOTICES, FINDER)
    (entry,) = found.entries
    assert isinstance(entry, NoticeEntry)
    assert entry.clear_days == 27
    found = audit_register(b"council,notice_published,decision_due,effective_from\n", AuditKind.DECISIONS, FINDER)
    assert found.kind is AuditKind.DECISIONS
    with pytest.raises(InputError, match="looked for notice_published and decision_due"):
        audit_register(b"council,effective_from\n", AuditKind.NOTICES, FINDER)


def test_a_council_that_counts_28_working_days_is_asked_for_them(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("strict_28 = true\n" + text_of("blackpool"), encoding="utf-8")
    text = "council,kind,notice_published,decision_due\nBlackpool,key,2020-01-13,2020-02-11\n"
    assert audited(text).entries[0].verdict is Verdict.AGREES
    assert audited(text + "Nowhere,key,2020-01-13,2020-02-11\n").entries[1].verdict is Verdict.AGREES
    strict = CouncilFinder(tmp_path)
    assert strict.notes == []
    assert audited(text, strict).entries[0].verdict is Verdict.DIFFERS


def test_a_file_without_dates_names_the_columns_looked_for() -> None:
    with pytest.raises(
        InputError, match="looked for effective_from, call_in_deadline, publication_date, decision_date"
    ):
        audited("council,reference\nLeeds,1\n")


def test_what_is_wrong_with_a_file_is_said_but_not_for_ever() -> None:
    assert audited(HEADER).notes == ("The file has a header but no rows.",)
    text = HEADER + "Leeds,1,2024-07-12\n" * 30
    notes = audited(text).notes
    assert notes[0] == "Row 2 is shorter than the header; its last 3 cells are read as empty."
    assert notes[20] == "10 more rows of this file are damaged."
    assert notes[21].startswith("Bank holidays as of ")


def test_windows_1252_is_read_and_said() -> None:
    found = audit_register((HEADER + "Torbay,5520 – £,,12/07/2024,20/07/2024,\n").encode("cp1252"), None, FINDER)
    assert "Windows-1252" in found.notes[0]
    assert found.entries[0].reference == "5520 – £"
    assert found.entries[0].verdict is Verdict.AGREES


def test_mixed_and_unreadable_dates_cost_only_their_own_rows() -> None:
    found = entries(
        HEADER
        + "Torbay,1,,12/07/2024,20 July 2024,\nTorbay,2,,7/13/2024,2024-07-20,\nTorbay,3,,2024-07-12,Sat 20 Jul 24,\n"
    )
    assert [entry.verdict for entry in found] == [Verdict.AGREES, Verdict.CANNOT_SAY, Verdict.AGREES]
    assert found[1].finding.startswith("Row 3, column “publication_date”: “7/13/2024” has no month 13")


def test_a_row_with_a_cell_of_three_megabytes_is_told_by_its_number_and_not_left_out() -> None:
    long = "x" * 3_000_000
    text = HEADER + f"Torbay,{long},,12/07/2024,20/07/2024,\nTorbay,2,,12/07/2024,20/07/2024,\n"
    first, second = entries(text)
    assert (first.row, first.council, first.verdict) == (2, "Torbay", Verdict.CANNOT_SAY)
    assert first.finding == "Row 2 has a cell of more than 131,072 characters and was not read."
    assert (second.row, second.verdict) == (3, Verdict.AGREES)
    head = "council,kind,notice_published,decision_due\n"
    (notice,) = audited(f"{head}Leeds,{long},2020-01-13,2020-02-11\n").entries
    assert (notice.row, notice.verdict, notice.finding) == (2, Verdict.CANNOT_SAY, first.finding)


def test_two_hundred_thousand_rows_are_each_judged() -> None:
    line = "Torbay,5520,2024-07-11,2024-07-12,2024-07-20,y\n"
    found = audited(HEADER + line * 200_000)
    assert found.counts() == {"agrees": 200_000, "differs": 0, "not callable": 0, "cannot say": 0}
    assert list(found.reported()) == []


def test_a_register_that_repeats_one_mistake_is_soon_done() -> None:
    mistake = "Torbay,5466,2024-04-25,2024-04-{:02},2024-05-08,\n"
    found = audited(HEADER + "".join(mistake.format(1 + n % 30) for n in range(20_000)))
    assert found.counts()["agrees"] > 0
    assert found.counts()["differs"] > 0


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_judged_or_refused_in_one_sentence(data: bytes, headed: bool) -> None:
    start = HEADER.encode() + b"Torbay,1,,2024-07-12,2024-07-20,\n" if headed else b""
    try:
        found = audit_register(start + data, None, FINDER)
    except InputError as error:
        assert str(error).endswith(".")
        assert not headed or len(data) > 0
        return
    assert sum(found.counts().values()) == len(found.entries)


CELLS = st.lists(
    st.sampled_from(
        [
            "Torbay",
            "Brent",
            "",
            "2024-07-12",
            "12/07/2024",
            "1/1/2000",
            "31/12/2100",
            "2000-01-01",
            "y",
            "n",
            "5pm",
            "\x1b[31m",
        ]
    ),
    min_size=6,
    max_size=6,
)


@given(st.lists(CELLS, max_size=6))
def test_any_cells_in_any_column_are_judged_without_a_fault(rows: list[list[str]]) -> None:
    found = audited(HEADER + "".join(",".join(cells) + "\n" for cells in rows))
    for entry in found.entries:
        assert "\x1b" not in entry.finding + entry.council + entry.reference


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"“none\.csv” cannot be read: No such file"):
        read_register(tmp_path / "none.csv")
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_register(tmp_path)
    with pytest.raises(InputError, match="that is no name of a file"):
        read_register(Path("a\0b"))
    big = tmp_path / "big.csv"
    with big.open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(InputError, match=r"big\.csv is larger than 200 MB"):
        read_register(big)
