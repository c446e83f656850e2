"""Published decisions of the councils whose rule ships: each printed date as a known answer, or a named exception."""

from __future__ import annotations

import csv
from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import LONDON, parse_time
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import rule_for, window
from clerk_tui.rules.call_in_class import opens
from clerk_tui.services.councils import load, shipped

GOLDEN = Path(__file__).resolve().parents[2].parent / "shared" / "golden" / "call_in.csv"
CLASS = "an officer's decision that is not key: the council's rule leaves it out, and it takes effect on its own day"
BEFORE = "the printed day of effect lies on or before publication: no window was run"
EXCEPTIONS = {
    ("Blackpool", "1496", "2019-11-08"): CLASS,
    ("Blackpool", "1543", "2020-02-05"): "no date is printed",
    ("Hillingdon", "3159", "2024-04-19"): BEFORE,
    ("Hillingdon", "3190", "2024-06-28"): BEFORE,
    ("Isle of Wight", "8/06-", ""): "no day of publication is printed",
    ("Isle of Wight", "163", "2021-01-14"): "fits publication on 18 January, as this council's other rows have it",
    ("Isle of Wight", "618", "2024-04-22"): BEFORE,
    ("Leeds", "50565", "2020-02-14"): BEFORE,
    ("Melton", "1173", "2022-12-15"): BEFORE,
    ("Melton", "2306", "2023-09-14"): BEFORE,
    ("Melton", "3391", "2024-04-17"): BEFORE,
    ("Melton", "3392", "2024-04-17"): "a day longer than the council's other rows; fits publication on 18 April",
    ("Melton", "3393", "2024-04-17"): "a day longer than the council's other rows; fits publication on 18 April",
    ("Peterborough", "1427", "2018-01-29"): BEFORE,
    ("Peterborough", "1452", "2018-03-02"): BEFORE,
    ("Torbay", "3919", "2020-05-22"): BEFORE,
    ("Torbay", "3936", "2020-07-17"): BEFORE,
    ("Torbay", "5466", "2024-04-30"): "carries the date of the batch published the day before",
}


def rows() -> list[dict[str, str]]:
    if not GOLDEN.is_file():
        return []
    names = {council.aliases[0] for council in (load(id_) for id_, _ in shipped()) if council.call_in}
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["council"] in names]


def key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["council"], row["reference"].split(" ")[0], row["publication_date"]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


AGREEING = [row for row in rows() if key(row) not in EXCEPTIONS]
DIFFERING = [row for row in rows() if key(row) in EXCEPTIONS]
needs_golden = pytest.mark.skipif(not GOLDEN.is_file(), reason="the folder shared is not beside the project")


@needs_golden
def test_the_golden_rows_are_all_here() -> None:
    assert len(AGREEING) > 55
    assert {key(row) for row in DIFFERING} == set(EXCEPTIONS)


@needs_golden
@pytest.mark.parametrize("row", AGREEING, ids=lambda row: " ".join(key(row)))
def test_the_printed_dates_come_out(row: dict[str, str]) -> None:
    published = day(row["publication_date"])
    assert published is not None
    found = window(load(row["council"]), Calendar.shipped(), published=published, decided=day(row["decision_date"]))
    printed = {"effective": day(row["effective_from"]), "closes": day(row["call_in_deadline"])}
    assert any(printed.values())
    assert {name: getattr(found, name) for name, value in printed.items() if value} == {
        name: value for name, value in printed.items() if value
    }
    if row["deadline_time"]:
        clock: time = parse_time(row["deadline_time"])
        assert found.closes_at.astimezone(LONDON).time() == clock


@needs_golden
@pytest.mark.parametrize("row", DIFFERING, ids=lambda row: " ".join(key(row)))
def test_a_row_that_disagrees_does_so_for_the_reason_given(row: dict[str, str]) -> None:
    why = EXCEPTIONS[key(row)]
    published, effective = day(row["publication_date"]), day(row["effective_from"])
    if why.startswith("no d"):
        assert published is None or effective is None
        return
    assert published is not None and effective is not None
    if why == BEFORE:
        assert effective <= published
        return
    if why == CLASS:
        found_class = opens(rule_for(load(row["council"]), published), Maker.OFFICER, key=False)
        assert found_class.open is False and effective == day(row["decision_date"])
        return
    found = window(load(row["council"]), Calendar.shipped(), published=published)
    assert found.effective != effective
