"""Registers that an earlier version of the program wrote are opened with all that is in them."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.decision import DecisionStatus, UrgencyKind
from clerk_tui.domain.errors import InputError
from clerk_tui.register import decisions as records
from clerk_tui.register import schema
from clerk_tui.services import decisions
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify

SAMPLES = Path(__file__).parent / "samples"
"""schema-1: the Executive of 9 October 2017 with one record published and one half recorded."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    path = tmp_path / "old.clerk"
    path.touch(0o600)
    path.write_bytes(gzip.decompress((SAMPLES / "schema-1.clerk.gz").read_bytes()))
    return open_office(path, who="clerk")


def test_an_old_register_is_brought_up_to_date_and_follows_from_its_history(office: Office) -> None:
    assert office.register.read("PRAGMA user_version")[0][0] == schema.LATEST
    assert schema.fingerprint(office.register.connection) == schema.expected_fingerprint()
    assert verify(office).found == ()


def test_what_was_published_is_in_force_as_it_was_published(office: Office) -> None:
    record = records.decision(office.register, 1)
    publication = records.publication(office.register, 1)
    assert record.status is DecisionStatus.PUBLISHED
    assert publication is not None
    assert publication.in_force is not None
    assert (publication.in_force.closes, publication.in_force.effective) == (date(2017, 10, 13), date(2017, 10, 14))


def test_a_half_recorded_decision_keeps_its_notice_its_urgency_and_its_exempt_text(office: Office) -> None:
    record = records.decision(office.register, 2)
    general = record.urgency(UrgencyKind.GENERAL_EXCEPTION)
    assert record.notice_on == date(2017, 9, 11)
    assert general is not None
    assert (general.informed, general.available_on) == ("the chairman", date(2017, 9, 29))
    exempt = records.exempt_text(office.register, 2)
    assert exempt is not None
    assert exempt.text == "A tender price"


def test_work_goes_on_in_an_old_register(office: Office) -> None:
    decisions.set_field(office, 2, "reasons", "As the report says.")
    assert undo(office)
    assert records.decision(office.register, 2).reasons == ""
    assert verify(office).good


def test_a_change_behind_the_program_s_back_shows_in_a_column_that_was_added_later(office: Office) -> None:
    office.register.connection.execute("UPDATE decision SET authority = 'slipped in' WHERE id = 2")
    assert any("decision 2 is not as its last entry says" in fault for fault in verify(office).found)
    with pytest.raises(InputError):
        decisions.set_field(office, 2, "colour", "red")
