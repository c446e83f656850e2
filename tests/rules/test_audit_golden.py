"""The audit of published registers: what is noted as a mistake is told, and what fits the council's rule is quiet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from clerk_tui.domain.audit import Audit, AuditKind, Entry, NoticeEntry, Verdict
from clerk_tui.rules.audit_notices import need_of
from clerk_tui.services.auditing import CouncilFinder, audit_register

GOLDEN = Path(__file__).resolve().parents[2].parent / "shared" / "golden"
pytestmark = pytest.mark.skipif(not GOLDEN.is_dir(), reason="the folder shared is not beside the project")

UNEXPLAINED = {
    9: "Blackpool 1543 prints no date at all; it is told with the date that the rule gives",
    35: "Isle of Wight 8/06- is of 2006, before the rule that is known, and prints no publication date",
    36: "Isle of Wight 163 fits publication on 18 January 2021, as this council's other rows have it",
    57: "Melton 3392 is a working day longer than the council's other rows; it fits publication on 18 April 2024",
    58: "Melton 3393 is a working day longer than the council's other rows; it fits publication on 18 April 2024",
}
"""Rows of configured councils that the rule cannot explain and that are not noted as mistakes but for the first."""
MISTAKES = {
    9: (Verdict.CANNOT_SAY, "although it is marked as subject to call-in; the rule gives Tuesday 11 February 2020"),
    42: (Verdict.DIFFERS, "published twice, on Mon 18 Mar 2024 (row 41) as well"),
    96: (
        Verdict.DIFFERS,
        "copied from decisions of the same day that were published on Mon 29 Apr 2024 (row 95, 5471)",
    ),
}
EARLY = {
    47: "Leeds 57503 is noted as published 8 days before the dated decision",
    48: "Leeds 57532 is noted as published 8 days before the dated decision",
}
"""Rows that agree, and of which it is told that they are printed as published before they were decided."""
HAVERING = """
id = "havering"
name = "London Borough of Havering"
nation = "england"
[[call_in]]
days = 5
unit = "working"
from = "publication"
effective = "next-day"
source = "the dates of row 23 of the register"
certainty = "inferred"
[[call_in.example]]
published = 2025-01-22
effective = 2025-01-30
[[call_in.example]]
published = 2023-03-06
effective = 2023-03-14
"""


def printed(name: str) -> dict[int, dict[str, str]]:
    """The rows of a file by their number in a spreadsheet."""
    with (GOLDEN / name).open(encoding="utf-8-sig", newline="") as file:
        return dict(enumerate(csv.DictReader(file), 2))


def audited(name: str, folder: Path | None = None) -> Audit:
    return audit_register((GOLDEN / name).read_bytes(), None, CouncilFinder(folder))


def decisions(folder: Path | None = None) -> dict[int, Entry]:
    found = audited("call_in.csv", folder)
    assert found.kind is AuditKind.DECISIONS
    return {entry.row: entry for entry in found.entries if isinstance(entry, Entry)}


def test_every_row_has_a_verdict_in_the_order_of_the_file() -> None:
    assert list(decisions()) == list(printed("call_in.csv"))


def test_every_row_of_a_configured_council_is_quiet_or_named_here() -> None:
    finder, rows = CouncilFinder(), printed("call_in.csv")
    told = set()
    for number, entry in decisions().items():
        row = rows[number]
        council = finder.find(row["council"])
        if isinstance(council, str) or not council.call_in:
            assert entry.verdict is Verdict.CANNOT_SAY or row["subject_to_call_in"] == "n"
            assert "No call-in rule is configured" in entry.finding or "publication date" in entry.finding
            assert row["council"] in entry.finding
            assert entry.expected_effective is None
        elif entry.verdict is Verdict.NOT_CALLABLE:
            # Marked so, or silent about it with no window printed.
            silent = row["subject_to_call_in"] == "" and row["effective_from"] <= row["publication_date"]
            assert row["subject_to_call_in"] == "n" or silent
            assert bool(entry.finding) is silent
        elif entry.finding:
            told.add(number)
        else:
            assert entry.verdict is Verdict.AGREES
    assert told == UNEXPLAINED.keys() | MISTAKES.keys() | EARLY.keys()


@pytest.mark.parametrize("number", EARLY)
def test_a_row_published_before_its_decision_agrees_and_is_told(number: int) -> None:
    entry = decisions()[number]
    assert entry.verdict is Verdict.AGREES
    assert "before it was decided on" in entry.finding


@pytest.mark.parametrize("number", MISTAKES)
def test_each_noted_mistake_of_a_configured_council_is_told_with_its_reason(number: int) -> None:
    verdict, words = MISTAKES[number]
    entry = decisions()[number]
    assert "MISTAKE" in printed("call_in.csv")[number]["note"]
    assert entry.verdict is verdict
    assert words in entry.finding


def test_no_noted_mistake_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "havering.toml").write_text(HAVERING, encoding="utf-8")
    entries = decisions(tmp_path)
    noted = [number for number, row in printed("call_in.csv").items() if "MISTAKE" in row["note"]]
    assert len(noted) > 4
    assert all(entries[number].finding for number in noted)


def test_a_bank_holiday_counted_as_a_working_day_is_named(tmp_path: Path) -> None:
    (tmp_path / "havering.toml").write_text(HAVERING, encoding="utf-8")
    entries = decisions(tmp_path)
    for number in (19, 20):
        assert entries[number].verdict is Verdict.DIFFERS
        assert "holiday overlooked: Early May bank holiday (Mon 6 May 2019)" in entries[number].finding
        assert str(entries[number].expected_effective) == "2019-05-11"
    for number in (21, 22):
        assert "effective before publication" in entries[number].finding
        assert "not callable although it is marked as subject to call-in" in entries[number].finding
    assert entries[23].verdict is Verdict.AGREES


def test_a_list_without_publication_dates_is_not_guessed_at() -> None:
    found = audited("call_in_no_publication_date.csv")
    assert {entry.verdict for entry in found.entries} == {Verdict.CANNOT_SAY}


def test_notices_are_known_by_their_columns_and_counted_as_the_law_says() -> None:
    found = audited("notices.csv")
    assert found.kind is AuditKind.NOTICES
    entries = {entry.row: entry for entry in found.entries if isinstance(entry, NoticeEntry)}
    short = {number for number, entry in entries.items() if entry.verdict is Verdict.DIFFERS}
    assert short == {11, 28, 29, 37, 45}
    for number in (28, 29):
        assert (entries[number].clear_days, entries[number].working_clear_days) == (27, 19)
        assert "one day short" in entries[number].finding
        assert entries[number].long_enough is False


def test_every_notice_that_is_not_quiet_is_named_here() -> None:
    told = {
        8: "Taken under urgency, though 14 clear working days were left",
        34: "Taken under urgency, though 13 clear working days were left",
        43: "No notice date is printed.",
        44: "15 too few if it is a key decision, which the register does not say",
        47: "20 too few if it is a key decision",
        49: "6 too few if it is a key decision",
        54: "one too few if it is a key decision",
    }
    for entry in audited("notices.csv").entries:
        assert isinstance(entry, NoticeEntry)
        if entry.verdict is Verdict.DIFFERS:
            continue
        assert told.get(entry.row, "") in entry.finding
        assert bool(entry.finding) is (entry.row in told)
        need = need_of(entry.kind).days
        assert entry.long_enough is (None if need is None or entry.row == 43 else True)
