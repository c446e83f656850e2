"""Who is summoned to a meeting is named and changed after it was called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.register import decisions as records
from clerk_tui.register import meetings
from clerk_tui.services import meeting_details, publishing
from clerk_tui.services.meeting_details import detail_text
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, TUESDAY, demo, recorded


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Item 2 recorded, with Councillors Benson and Blackburn in attendance."""
    office = recorded(demo(tmp_path, TUESDAY))
    yield office
    office.register.close()


def members(office: Office) -> list[str]:
    return [member.name for member in meetings.meeting(office.register, 1).members]


def present(office: Office) -> list[str]:
    return [one.person.name for one in records.decision(office.register, ICT).attendance if one.present]


def test_members_are_summoned_and_left_out_in_the_order_typed_and_undo_brings_all_back(office: Office) -> None:
    was, there = members(office), present(office)
    kept = [name for name in was if "Benson" not in name]
    typed = "; ".join((*reversed(kept), "Councillor New"))  # The register keeps names without their style.
    meeting_details.set_meeting(office, 1, {"members": typed})
    assert members(office) == [*reversed(kept), "New"]
    assert present(office) == [name for name in reversed(kept) if name in there]
    undo(office)
    assert (members(office), present(office)) == (was, there)
    assert verify(office).good


def test_a_name_typed_twice_is_refused_and_nothing_changes(office: Office) -> None:
    was = members(office)
    with pytest.raises(InputError, match="Members summoned: councillor new is named twice"):
        meeting_details.set_meeting(office, 1, {"venue": "Elsewhere", "members": "Councillor New\ncouncillor new"})
    assert members(office) == was and meetings.meeting(office.register, 1).venue != "Elsewhere"


def test_once_a_record_is_published_with_them_the_members_stay(office: Office) -> None:
    publishing.publish(office, ICT)
    with pytest.raises(Refused, match="Members summoned: D1 of this meeting is published"):
        meeting_details.set_meeting(office, 1, {"members": "Councillor New"})
    meeting_details.set_meeting(office, 1, {"members": ", ".join(members(office))})


def test_two_clerks_do_not_overwrite_each_other(office: Office) -> None:
    seen = detail_text(meetings.meeting(office.register, 1), "members")
    meeting_details.set_meeting(office, 1, {"members": "Councillor New"})
    with pytest.raises(Conflict, match="Somebody changed Members summoned"):
        meeting_details.set_meeting(office, 1, {"members": "Councillor Other"}, seen={"members": seen})
