"""The council's own wordings: kept, changed, taken away, put into a record; a hole stops publication."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.domain.errors import InputError, NotFound, Refused
from clerk_tui.register import boilerplates
from clerk_tui.register import decisions as records
from clerk_tui.rules.checks import stands_in_the_way
from clerk_tui.services import boilerplate, decisions, publishing
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, TUESDAY, demo, recorded

TEXT = "To spend {amount} on {what}."


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = recorded(demo(tmp_path, TUESDAY))
    yield office
    office.register.close()


def names(office: Office, field: str | None = None) -> list[str]:
    return [wording.name for wording in boilerplates.wordings(office.register, field)]


def test_wordings_are_kept_by_field_and_name(office: Office) -> None:
    boilerplate.add(office, "reasons", "Standard", TEXT)
    boilerplate.add(office, "notes", "Standard", "None.")
    boilerplate.add(office, "reasons", "another", "To save.")
    assert names(office) == ["Standard", "another", "Standard"]
    assert names(office, "reasons") == ["another", "Standard"]
    assert boilerplate.find(office, "reasons", "STANDARD").text == TEXT
    undo(office)
    assert names(office, "reasons") == ["Standard"] and verify(office).good


@pytest.mark.parametrize(
    ("field", "name", "text", "sentence"),
    [
        ("colour", "x", "y", "no field “colour”"),
        ("decided_on", "x", "y", "Date of decision takes no wording; those that do are reference"),
        ("exempt_text", "x", "y", "takes no wording"),
        ("reasons", " ", "y", "A wording needs a name"),
        ("reasons", "x", " \n", "The wording is empty"),
        ("reasons", "x", "To spend {amount.", "A hole of the wording is not closed"),
        ("reasons", "x", "To spend amount}.", "A hole of the wording is not closed"),
        ("reasons", "standard", "y", "has a wording “Standard” already"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_sentence(
    office: Office, field: str, name: str, text: str, sentence: str
) -> None:
    boilerplate.add(office, "reasons", "Standard", TEXT)
    with pytest.raises(InputError, match=sentence):
        boilerplate.add(office, field, name, text)
    assert names(office) == ["Standard"]


def test_a_wording_is_changed_and_renamed_and_records_stay(office: Office) -> None:
    boilerplate.add(office, "notes", "Standard", "None.")
    boilerplate.add(office, "notes", "Other", "Nothing.")
    boilerplate.insert(office, ICT, "notes", "Standard")
    changed = boilerplate.change_text(office, "notes", "standard", "Nil.", new_name="Usual")
    assert (changed.name, changed.text) == ("Usual", "Nil.")
    assert records.decision(office.register, ICT).notes == "None."
    with pytest.raises(InputError, match="has a wording “Other” already"):
        boilerplate.change_text(office, "notes", "Usual", "Nil.", new_name="other")
    with pytest.raises(NotFound, match="no wording “Standard”; its wordings are: Other, Usual"):
        boilerplate.change_text(office, "notes", "Standard", "x")


def test_a_wording_is_taken_away_and_comes_back_by_undo(office: Office) -> None:
    boilerplate.add(office, "notes", "Standard", "None.")
    boilerplate.remove(office, "notes", "standard")
    assert names(office) == []
    undo(office)
    assert names(office) == ["Standard"]


def test_it_is_put_behind_what_stands_in_the_field(office: Office) -> None:
    boilerplate.add(office, "notes", "Standard", "None.")
    decisions.set_field(office, ICT, "notes", "First.")
    assert boilerplate.insert(office, ICT, "notes", "Standard").notes == "First.\nNone."
    boilerplate.add(office, "wards", "All", "All wards")
    decisions.set_field(office, ICT, "wards", "Bloomfield,")
    assert boilerplate.insert(office, ICT, "wards", "All").wards == "Bloomfield, All wards"
    undo(office)
    assert records.decision(office.register, ICT).wards == "Bloomfield,"


def test_an_unfilled_hole_stops_publication_until_it_is_filled(office: Office) -> None:
    boilerplate.add(office, "notes", "Standard", TEXT)
    boilerplate.insert(office, ICT, "notes", "Standard")
    found = stands_in_the_way(publishing.findings(office, ICT))
    assert [(f.id, f.where) for f in found] == [("RC-HOLE", "notes"), ("RC-HOLE", "notes")]
    with pytest.raises(Refused, match=r"\[RC-HOLE\] “Notes” still has the hole \{amount\}"):
        publishing.publish(office, ICT)
    with pytest.raises(Refused, match="RC-HOLE cannot be overridden"):
        publishing.publish(office, ICT, overrides={"RC-HOLE": "x"})
    decisions.set_field(office, ICT, "notes", "To spend £1 on paper.")
    publishing.publish(office, ICT)
    with pytest.raises(Refused, match="published record is corrected"):
        boilerplate.insert(office, ICT, "notes", "Standard")
