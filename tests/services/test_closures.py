"""A file of closures: days and periods, and what is wrong with a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.errors import InputError
from clerk_tui.services.closures import parse_days, read_additions, read_closures

CHRISTMAS = [date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 28), date(2026, 12, 29)]


@pytest.mark.parametrize(
    "line",
    [
        "2026-12-24..2026-12-29, Christmas",
        "2026-12-24,2026-12-29,Christmas",
        "24 December 2026 to 29 December 2026, Christmas",
        "24/12/26 .. 29/12/26,Christmas",
        "24/12/26 – 29/12/26,Christmas",
        "Thursday, 24 December 2026, Tuesday, 29 December 2026, Christmas",
        "Thursday 24 December 2026..Tuesday 29 December 2026,Christmas",
    ],
)
def test_a_period_is_read_in_every_form_without_its_weekend(tmp_path: Path, line: str) -> None:
    path = tmp_path / "recess.txt"
    path.write_text(f"# recess\n\n{line}\n", encoding="utf-8")
    days = read_closures(path)
    assert [day.date for day in days] == CHRISTMAS
    assert {(day.label, day.source) for day in days} == {("Christmas", "recess.txt, line 3")}
    assert [(each.first, each.last) for each in read_additions(path)] == [(CHRISTMAS[0], CHRISTMAS[-1])]


def test_a_label_that_looks_like_no_date_stays_a_label(tmp_path: Path) -> None:
    path = tmp_path / "recess.txt"
    path.write_text("24/12/26, 25 people on leave\n24/12/26", encoding="utf-8")
    assert [day.label for day in read_closures(path)] == ["25 people on leave", "Office closed"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("29/12/26..24/12/26", "The period would end on Thursday 24 December 2026, before it begins on Tuesday 29"),
        ("24/12/26,23/12/26", "The period would end on Wednesday 23 December 2026, before it begins on Thursday 24"),
        ("1/1/26..2/1/27", "is more than a year"),
        ("24/12/26..", "is neither a day nor a period"),
        ("24/12/26..25/12/26..26/12/26", "is neither a day nor a period"),
        ("24/12/26..31/9/26", "There is no 31 September 2026"),
        ("Christmas", "is not a date"),
    ],
)
def test_a_line_that_is_wrong_is_named_by_its_number(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "recess.txt"
    path.write_text(f"24/12/26\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_closures(path)
    assert str(refused.value).startswith("recess.txt, line 2: ")
    assert says in str(refused.value)


def test_a_clerk_types_a_day_or_a_period() -> None:
    assert parse_days("24 December 2026") == (date(2026, 12, 24), date(2026, 12, 24))
    assert parse_days("24 Dec 26 to 1 Jan 27") == (date(2026, 12, 24), date(2027, 1, 1))
