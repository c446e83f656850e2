"""The day of a key-decision notice: the later of the two places, the offices and the website, starts the clock (reg 9).

Reg 2 has a document available only once it can be seen at both, so one place alone starts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.register import decisions, meetings, open_acts
from clerk_tui.register.changes import Change
from clerk_tui.services.office import Office
from tests.offices import another, do

MEETING = "2026-12-10"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = another(tmp_path)
    yield office
    office.register.close()


def with_notice(office: Office, offices: str | None, website: str | None) -> int:
    """A key decision of a meeting to come, its notice at the two places on those days."""

    def fill(change: Change) -> int:
        body = change.insert("body", name="Cabinet", kind="executive")
        meeting = change.insert("meeting", body_id=body, day=MEETING)
        item = change.insert("agenda_item", meeting_id=meeting, position=0, number="4", title="Leisure centres")
        decision = change.insert(
            "decision", item_id=item, meeting_id=meeting, title="Leisure centres", maker="body", maker_name="Cabinet",
            key_decision=1,
        )  # fmt: skip
        change.insert("notice", kind="key-decision", decision_id=decision, offices_on=offices, website_on=website)
        return decision

    made = do(office.register, fill)
    return 1 if made is None else made


@pytest.mark.parametrize(
    ("offices", "website", "starts"),
    [
        ("2026-11-09", "2026-11-11", date(2026, 11, 11)),
        ("2026-11-11", "2026-11-09", date(2026, 11, 11)),
        ("2026-11-10", "2026-11-10", date(2026, 11, 10)),
        ("2026-11-10", None, None),
        (None, "2026-11-10", None),
    ],
)
def test_the_later_of_the_two_places_starts_the_clock_wherever_it_is_read(
    office: Office, offices: str | None, website: str | None, starts: date | None
) -> None:
    with_notice(office, offices, website)
    assert decisions.decision(office.register, 1).notice_on == starts
    assert meetings.notices(office.register, 1) == (starts,)
    (act,) = open_acts.key_decisions_to_come(office.register, "2026-11-01")
    assert act.done_on == starts
