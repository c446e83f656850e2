"""A public record goes out as JSON and as a row of a table, and comes back the same."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_tui.documents.cells import guarded, join_cells, split_cells, unguarded
from clerk_tui.documents.public_json import (
    csv_columns,
    record_from_json,
    record_from_row,
    record_to_json,
    record_to_row,
    unknown,
)
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.public import PublicRecord
from tests.documents.records import RECORDS, TEXTS
from tests.documents.test_notice import RECORD


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_every_record_comes_back_from_its_json(record: PublicRecord) -> None:
    assert record_from_json(json.loads(json.dumps(record_to_json(record)))) == record


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_every_record_comes_back_from_its_row_in_a_file(record: PublicRecord) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([csv_columns(), record_to_row(record)])
    file.seek(0)
    (row,) = csv.DictReader(file)
    assert record_from_row(row) == record


@given(TEXTS)
def test_no_cell_that_goes_out_begins_like_a_formula_and_each_comes_back(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''@x", "'plain", "'", "", "'=…", "\r=1", "'\r"])
def test_a_text_that_itself_begins_with_a_quote_and_a_sign_is_not_robbed_of_it(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.lists(TEXTS, max_size=6))
def test_a_list_in_one_cell_comes_apart_where_it_was_joined(members: list[str]) -> None:
    assert split_cells(join_cells(members)) == members


def test_a_list_reads_as_a_list_in_a_spreadsheet() -> None:
    assert join_cells(["Councillor Blackburn (in the Chair)", "Smith; Jones"]) == (
        "Councillor Blackburn (in the Chair); Smith\\; Jones"
    )


def test_a_column_stands_for_each_field() -> None:
    columns = csv_columns()
    assert len(columns) == len(set(columns)) == len(record_to_row(RECORD))
    assert columns[:3] == ("council", "nation", "decision_id")
    assert {each.name for each in fields(PublicRecord)} - {"call_in"} <= set(columns)
    assert {"call_in.closes", "call_in.closes_at", "call_in.effective"} <= set(columns)


def test_dates_are_iso_and_an_answer_not_given_is_null() -> None:
    data = record_to_json(replace(RECORD, key_decision=None, decided_on=date(2017, 10, 9)))
    assert data["decided_on"] == "2017-10-09"
    assert data["key_decision"] is None


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"decided_on": "31/02/2017"}, "decided_on"),
        ({"decided_on": "2017-02-31"}, "decided_on"),
        ({"title": None}, "title"),
        ({"decision_id": "5"}, "decision_id"),
        ({"decision_id": True}, "decision_id"),
        ({"key_decision": "yes"}, "key_decision"),
        ({"present": "Blackburn"}, "present"),
        ({"numbers": [["title", "1.1"]]}, "numbers"),
        ({"call_in": None}, "call_in"),
        ({"call_in": {"open_to_call_in": True}}, "call_in.closes"),
    ],
)
def test_what_cannot_be_read_is_named_in_a_sentence(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=f"“{says}”"):
        record_from_json({**record_to_json(RECORD), **change})


def test_a_field_that_is_missing_is_named_and_one_that_came_later_has_its_default() -> None:
    data = record_to_json(RECORD)
    del data["wards"]
    assert record_from_json(data).wards == ""
    del data["reasons"]
    with pytest.raises(InputError, match="“reasons” is missing"):
        record_from_json(data)


def test_strange_names_are_told_and_the_ledgers_beside_the_record_are_none() -> None:
    data = record_to_json(RECORD)
    data |= {"ledgers": [], "colour": "red", "call_in": {**data["call_in"], "mood": "fair"}}
    assert unknown(data) == ("colour", "call_in.mood")
    assert record_from_json(data) == RECORD


@pytest.mark.parametrize(
    ("column", "cell"),
    [("key_decision", "perhaps"), ("decision_id", "9" * 5000), ("decided_on", ""), ("published_on", "9 October")],
)
def test_a_cell_that_cannot_be_read_names_its_column(column: str, cell: str) -> None:
    row = dict(zip(csv_columns(), record_to_row(RECORD), strict=True))
    with pytest.raises(InputError, match=f"“{column}”"):
        record_from_row({**row, column: cell})
