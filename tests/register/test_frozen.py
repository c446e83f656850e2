"""What was published, answered or received is kept by the file itself, whatever program writes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.register.store import Register
from clerk_tui.services import forward_plan
from clerk_tui.services.key_tests import Answers, take
from clerk_tui.services.plan_versions import publish
from tests.called_in import ask, council, it_is

CAME = "2026-12-07T16:59:59"
PLAN_DAY = date(2026, 11, 30)
KEY = Answers("the Director of Finance", "Above the threshold.", money=True)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register with a request for call-in and a published notice of a matter whose key test was taken."""
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    ask(office, CAME)
    entry_id = forward_plan.add(office, {"reference": "18/2026", "matter": "Roads"})
    take(office, entry_id, KEY)
    publish(office, entry_id, offices=(PLAN_DAY, None), website=(PLAN_DAY, None), because="It lacks much.")
    yield office.register
    office.register.close()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE forward_plan_version SET website_on = '2026-11-01'", "DELETE FROM forward_plan_version"],
)
def test_a_published_notice_is_neither_changed_nor_taken_away(register: Register, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a published notice is never changed"):
        register.connection.execute(statement)


@pytest.mark.parametrize("statement", ["UPDATE key_test SET is_key = 0", "DELETE FROM key_test"])
def test_the_key_test_of_a_published_matter_is_taken_again_and_never_away(register: Register, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a key test is taken again, never"):
        register.connection.execute(statement)


@pytest.mark.parametrize(
    ("table", "column"),
    [("call_in_request", name) for name in (
        "decision_id", "received_at", "received_by", "how", "grounds", "chosen_grounds", "parts", "alternative",
        "states", "conditions", "called_in_before", "year_began", "despite", "refused", "receipt",
     )] + [("call_in_requester", name) for name in (
        "request_id", "position", "name", "pools", "roles", "confirmed", "counted", "why_not",
     )],
)  # fmt: skip
def test_a_request_for_call_in_is_kept_as_it_came(register: Register, table: str, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a request for call-in is kept as it came"):
        register.connection.execute(f"UPDATE {table} SET {column} = {column}")


def test_only_the_link_to_a_person_follows_a_merger(register: Register) -> None:
    register.connection.execute("UPDATE call_in_requester SET person_id = person_id, version = version + 1")
