"""decisions.json, decisions.csv and the mirror read back: every field, and what is damaged costs nothing but itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_tui.documents.reading import read_file
from clerk_tui.documents.reading.own_lists import from_csv, from_values
from clerk_tui.documents.writing.mirror import mirror_of
from clerk_tui.documents.writing.site.data import csv_head, csv_row, json_line
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.printed import DecisionList
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.public_site import PublicDecision
from tests.documents.records import RECORDS
from tests.documents.test_mirror import counted
from tests.documents.test_notice import RECORD

AT = datetime(2017, 10, 10, 8, 30, tzinfo=UTC)


def of(record: PublicRecord) -> PublicDecision:
    return PublicDecision(record, counted(), 1, 2, AT, AT)


def as_json(*records: PublicRecord) -> bytes:
    lines = b",\n".join(json_line(of(record)) for record in records)
    return b'{"council": "Blackpool Council", "decisions": [\n' + lines + b"\n]}\n"


def as_csv(*records: PublicRecord) -> bytes:
    return csv_head() + b"".join(csv_row(of(record)) for record in records)


def records_of(found: DecisionList) -> list[PublicRecord | None]:
    return [decision.record for decision in found.decisions]


@settings(max_examples=40, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=3))
def test_what_the_public_folder_writes_comes_back_whole(records: list[PublicRecord]) -> None:
    values = json.loads(as_json(*records))["decisions"]
    assert records_of(from_values(values)) == records
    assert records_of(from_csv(as_csv(*records))) == records


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("decisions.json", as_json(RECORD)), ("decisions.csv", as_csv(RECORD)),
        ("D2.md", mirror_of(RECORD, (counted().closes_ledger,)).encode()),
        ("D2.md", b"\xef\xbb\xbf" + mirror_of(RECORD).replace("\n", "\r\n").encode()),
    ],
    ids=["json", "csv", "mirror", "windows"],
)  # fmt: skip
def test_each_of_the_files_is_known_and_read(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    found = read_file(tmp_path / name)
    assert isinstance(found, DecisionList)
    assert found.document.kind == "decision-list"
    assert found.document.council == "Blackpool Council"
    assert records_of(found) == [RECORD]
    assert (found.findings, found.unplaced) == ((), ())


def test_a_decision_that_cannot_be_read_is_left_out_by_itself() -> None:
    values = json.loads(as_json(RECORD, RECORD, RECORD))["decisions"]
    values[0]["decided_on"] = "31/02/2017"
    values[1] = "not a decision"
    found = from_values(values)
    assert records_of(found) == [RECORD]
    assert [(finding.id, finding.where) for finding in found.findings] == [
        ("IMP-RECORD", "decision 1"), ("IMP-RECORD", "decision 2"),
    ]  # fmt: skip
    assert "“decided_on” is not a date" in found.findings[0].says
    assert found.unplaced[0].startswith('decision 1: {"council": "Blackpool Council"')


def test_a_field_that_no_decision_has_is_listed() -> None:
    values = json.loads(as_json(RECORD))["decisions"]
    values[0]["colour"] = "red"
    assert from_values(values).unplaced == ("decision 1, colour: red",)


def test_hostile_text_in_a_file_is_cleaned() -> None:
    values = json.loads(as_json(RECORD))["decisions"]
    values[0]["title"] = "A \x1b[31mred\u202e title"
    assert records_of(from_values(values)) == [replace(RECORD, title="A \ufffd[31mred\ufffd title")]


def test_two_decisions_with_one_reference_are_said() -> None:
    found = from_values(json.loads(as_json(RECORD, RECORD))["decisions"])
    assert [finding.id for finding in found.findings] == ["IMP-TWICE"]
    assert len(found.decisions) == 2


def test_a_table_that_is_cut_short_gives_the_rows_before() -> None:
    whole = as_csv(replace(RECORD, decision_id=1), RECORD)
    found = from_csv(whole[:-400])
    assert [record.decision_id for record in records_of(found) if record] == [1]
    assert {finding.id for finding in found.findings} <= {"IMP-CUT", "IMP-RECORD"}
    assert found.findings


def test_a_row_with_a_cell_too_many_is_told_apart() -> None:
    rows = as_csv(RECORD, replace(RECORD, decision_id=3)).decode().split("\r\n")
    rows[1] += ",one more"
    found = from_csv("\r\n".join(rows).encode())
    assert [record.decision_id for record in records_of(found) if record] == [3]
    assert "cells where the header has" in found.findings[0].says


def test_a_table_saved_by_a_spreadsheet_in_windows_1252_is_read_and_said() -> None:
    found = from_csv(as_csv(replace(RECORD, title="Café – £5")).decode("utf-8-sig").encode("cp1252", "replace"))
    assert [one.title for one in found.decisions] == ["Café – £5"]
    assert [finding.id for finding in found.findings] == ["IMP-ENCODING"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.json", b"[]", "holds no decisions"),
        ("a.json", b"{}", "no list of decisions"),
        ("a.csv", csv_head(), "holds no decisions"),
        ("a.md", mirror_of(RECORD).replace("## Reasons", "## Other").encode(), "has no part “Other”"),
        ("a.json", as_json(RECORD)[:-50], "damaged or cut short"),
    ],
)
def test_a_file_without_decisions_is_one_sentence(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DocumentError, match=says):
        read_file(tmp_path / name)


TABLE = (
    "Decision register of Blackpool Council\n"
    "Ref,Decision title,Decision Maker,Date of decision,Decision published,Effective from,Key decision,Wards\n"
    "1039,WARD GRANTS,Leader of the Council,13/12/2017,13/12/2017,19/12/2017,No,Bispham\n"
    "1312,BLACKPOOL CENTRAL,Executive,10/12/2018,31/02/2018,15/12/2018,Yes,\n"
)


def test_a_table_of_another_system_is_read_by_its_headings(tmp_path: Path) -> None:
    (tmp_path / "register.csv").write_bytes(TABLE.encode("cp1252"))
    found = read_file(tmp_path / "register.csv")
    assert isinstance(found, DecisionList)
    first, second = found.decisions
    assert (first.reference, first.title, first.maker) == ("1039", "WARD GRANTS", "Leader of the Council")
    assert (first.decided, first.effective, first.key_decision) == (date(2017, 12, 13), date(2017, 12, 19), False)
    assert (second.published, second.decided) == (None, date(2018, 12, 10))
    said = {finding.id: finding for finding in found.findings}
    assert "31 February 2018" in said["IMP-RECORD"].says
    assert said["IMP-TABLE"].says.startswith("Of the table these columns are read: “Ref”, “Decision title”")


def test_a_table_that_is_no_register_is_no_list_of_decisions(tmp_path: Path) -> None:
    (tmp_path / "bins.csv").write_text("Title,Round\nBlue bin,Tuesday\n", "utf-8")
    with pytest.raises(DocumentError, match="does not look like an agenda pack"):
        read_file(tmp_path / "bins.csv")
