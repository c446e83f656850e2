"""The dates in force beside each publication: kept by the schema itself, and watched by verification."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.register import decisions as records
from clerk_tui.register.changes import Change
from clerk_tui.services import publishing
from clerk_tui.services.office import Office
from clerk_tui.services.verifying import verify
from tests.offices import ICT, TUESDAY, demo, do, recorded


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    yield office
    office.register.close()


def move(change: Change, sequence: int, closes: str) -> int:
    return change.insert(
        "window_change", publication_id=1, decision_id=ICT, sequence=sequence, old_closes="2017-10-13",
        old_closes_at="2017-10-13T23:00:00Z", old_effective="2017-10-14", closes=closes,
        closes_at=f"{closes}T23:00:00Z", effective=closes, reason="Flood", who="clerk",
        changed_on="2017-10-11",        recorded_at="2017-10-11T09:00:00Z",
        counts="{}", calendar_fingerprint="0",
    )  # fmt: skip


def in_force(office: Office) -> tuple[str, str]:
    found = records.publication(office.register, ICT)
    assert found is not None and found.in_force is not None
    return str(found.in_force.closes), found.in_force.moved


def test_the_newest_change_is_in_force_and_the_one_before_when_it_is_gone(office: Office) -> None:
    assert in_force(office) == ("2017-10-13", "")
    do(office.register, lambda change: move(change, 1, "2017-10-16"))
    second = do(office.register, lambda change: move(change, 2, "2017-10-17"))
    assert in_force(office) == ("2017-10-17", "Flood")
    assert verify(office).good
    do(office.register, lambda change: change.remove("window_change", second or 0))
    assert in_force(office) == ("2017-10-16", "Flood")
    do(office.register, lambda change: change.remove("window_change", 1))
    assert in_force(office) == ("2017-10-13", "")
    assert verify(office).good


def test_a_change_of_a_window_is_never_rewritten(office: Office) -> None:
    do(office.register, lambda change: move(change, 1, "2017-10-16"))
    with pytest.raises(sqlite3.IntegrityError, match="a changed window is changed again, never rewritten"):
        office.register.connection.execute("UPDATE window_change SET closes = '2017-10-20'")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE window_in_force SET closes = '2017-10-20'",
        "UPDATE window_in_force SET effective = NULL",
        "DELETE FROM window_in_force",
    ],
)
def test_dates_in_force_that_nobody_recorded_are_found(office: Office, sql: str) -> None:
    office.register.connection.execute(sql)
    says = "The call-in dates shown for D1 are not those that were published or recorded since."
    assert verify(office).found == (says,)
