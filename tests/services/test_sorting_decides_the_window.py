"""An officer's decision whose sorting decides about call-in: asked for before publication, corrected after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.call_in_events import State
from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import OfficerKind
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.register import corrections
from clerk_tui.register import decisions as records
from clerk_tui.rules.checks import stands_in_the_way
from clerk_tui.services import correcting, decisions, individual, publishing
from clerk_tui.services.call_in_cases import case_of
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.correction_lines import proposal_lines
from clerk_tui.services.office import Office
from clerk_tui.services.verifying import verify
from tests.offices import another, own

MONDAY = date(2026, 11, 30)
WORDS = {
    "resolution": "To buy the vans.", "reasons": "The old ones fail.", "alternatives": "None.",
    "conflicts": "None declared.", "reference": "OD/1/2026", "key_decision": "no",
}  # fmt: skip
EXECUTIVE, NEITHER = {"executive": True, "routine": False}, {"executive": True, "routine": True}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A council of which every decision of the executive can be called in for five working days."""
    office = another(tmp_path, days=5, now="2026-11-30T10:00")
    yield office
    office.register.close()


def begun(office: Office) -> int:
    number = individual.begin(office, Maker.OFFICER, "Head of Transport", "New vans", decided_on=MONDAY)
    decisions.set_fields(office, number, WORDS)
    return number


def standing(office: Office, number: int) -> list[str]:
    return [finding.id for finding in stands_in_the_way(publishing.findings(office, number))]


def test_unsorted_it_is_not_published_where_call_in_turns_on_the_answer(office: Office) -> None:
    number = begun(office)
    assert standing(office, number) == ["SORT"]
    with pytest.raises(Refused, match="Whether it can be called in turns on the answer"):
        publishing.publish(office, number)
    done = publishing.publish(office, number, overrides={"SORT": "The scheme is being read; it is taken as executive."})
    assert (done.closes, done.effective) == (date(2026, 12, 7), date(2026, 12, 8))


def test_where_no_window_can_run_the_question_stays_a_warning(tmp_path: Path) -> None:
    office = own(tmp_path, "blackpool", "2026-11-30T10:00")
    number = begun(office)
    assert standing(office, number) == []
    done = publishing.publish(office, number)
    assert (done.closes, done.effective) == (None, MONDAY)
    (sentence,) = publishing.published_record(office, number).call_in.sentences
    assert sentence == (
        "This decision is not open to call-in by the council's rule: an officer's decision that is not key is none of"
        " the classes that can be called in (cabinet, member, officer-key). It takes effect at once."
    )
    case = case_of(office, number)
    assert case.state.state is State.EFFECTIVE and case.state.effective == MONDAY
    assert publishing.window(office, number) is None
    office.register.close()


def test_an_officer_s_key_decision_has_its_window_at_blackpool(tmp_path: Path) -> None:
    office = own(tmp_path, "blackpool", "2026-11-30T10:00")
    number = individual.begin(office, Maker.OFFICER_KEY, "Chief Executive", "The centre", decided_on=MONDAY)
    decisions.set_fields(office, number, WORDS | {"key_decision": "yes"})
    done = publishing.publish(office, number, overrides={"EN-KD28": "The notice is in the other register."})
    assert (done.closes, done.effective) == (date(2026, 12, 3), date(2026, 12, 4))
    office.register.close()


def test_sorted_as_none_of_the_executive_the_desk_says_so_too(office: Office) -> None:
    number = begun(office)
    individual.sort(office, number, OfficerKind.NEITHER, NEITHER)
    publishing.publish(office, number)
    state = case_of(office, number).state
    assert state.state is State.EFFECTIVE
    assert state.why == "Published as not open to call-in: it is no decision of the executive."


def test_published_as_executive_it_is_sorted_otherwise_by_a_correction_and_the_window_runs_on(office: Office) -> None:
    number = begun(office)
    individual.sort(office, number, OfficerKind.EXECUTIVE, EXECUTIVE)
    publishing.publish(office, number)
    with pytest.raises(InputError, match="Because: D1 is published, so it is sorted again by a dated correction"):
        individual.sort(office, number, OfficerKind.NEITHER, NEITHER)
    office.clock.rehearse(parse_instant("2026-12-01T09:00"))
    individual.sort(office, number, OfficerKind.NEITHER, NEITHER, "It is day-to-day business.")
    record = records.decision(office.register, number)
    assert record.officer_kind is OfficerKind.NEITHER and "day-to-day" in record.officer_basis
    (made,) = corrections.corrections(office.register, number)
    assert (made.reason, made.restarts) == ("It is day-to-day business.", False)
    publication = records.publication(office.register, number)
    assert publication is not None and publication.closes == date(2026, 12, 7)
    state = case_of(office, number).state
    assert state.state is State.WINDOW_OPEN and state.requests_open
    assert verify(office).good


def test_published_as_no_decision_of_the_executive_its_window_begins_with_the_correction(office: Office) -> None:
    number = begun(office)
    individual.sort(office, number, OfficerKind.NEITHER, NEITHER)
    assert publishing.publish(office, number).closes is None
    office.clock.rehearse(parse_instant("2026-12-02T09:00"))
    typed = individual.as_sorted(
        office, records.decision(office.register, number), OfficerKind.EXECUTIVE, EXECUTIVE, "It spends the budget."
    )
    lines = proposal_lines(correcting.propose(office, number, typed))
    assert any(line.startswith("Sorting of an officer's decision: ") for line in lines)
    assert any(line.startswith("Started again: requests for call-in close at the end of Wednesday 9") for line in lines)
    individual.sort(office, number, OfficerKind.EXECUTIVE, EXECUTIVE, "It spends the budget.")
    publication = records.publication(office.register, number)
    assert publication is not None and publication.closes == date(2026, 12, 9)
    assert case_of(office, number).state.state is State.WINDOW_OPEN
    # Sorted back, with the same reason for correcting the corrected text once more.
    individual.sort(office, number, OfficerKind.NEITHER, NEITHER, "The scheme says otherwise.")
    assert corrections.corrections(office.register, number)[-1].again_because == "The scheme says otherwise."
    assert case_of(office, number).state.state is State.WINDOW_OPEN


def test_the_sorting_is_corrected_by_the_sorter_alone(office: Office) -> None:
    number = begun(office)
    individual.sort(office, number, OfficerKind.EXECUTIVE, EXECUTIVE)
    publishing.publish(office, number)
    with pytest.raises(Refused, match="corrected by sorting it again: decision sort D1"):
        correcting.correct(office, number, {"officer_kind": "neither"}, Reasons("A slip."))


def test_a_key_decision_corrected_to_not_key_keeps_the_window_that_was_published(tmp_path: Path) -> None:
    office = own(tmp_path, "blackpool", "2026-11-30T10:00")
    number = individual.begin(office, Maker.OFFICER, "Chief Executive", "The centre", decided_on=MONDAY)
    decisions.set_fields(office, number, WORDS)
    publishing.publish(office, number)
    office.clock.rehearse(parse_instant("2026-12-01T09:00"))
    found = correcting.propose(office, number, {"key_decision": "yes"})
    assert found.choice.restarts is True and found.choice.forced
    assert found.restarted is not None and found.restarted.closes == date(2026, 12, 4)
    correcting.correct(
        office, number, {"key_decision": "yes"}, Reasons("It is key.", overrides={"EN-KD28": "Nobody saw it then."})
    )
    back = correcting.propose(office, number, {"key_decision": "no"})
    assert (back.choice.restarts, back.choice.forced) == (False, True)
    assert [one.says for one in back.findings if one.id == "COR-CALLIN"] == [
        "It was published as open to call-in; corrected, it is not, because an officer's decision that is not key is"
        " none of the classes that can be called in (cabinet, member, officer-key). The window that was published runs"
        " on."
    ]
    correcting.correct(office, number, {"key_decision": "no"}, Reasons("It is not key.", again="Read again."))
    assert case_of(office, number).state.state is State.WINDOW_OPEN
    office.register.close()


def test_a_correction_of_a_field_that_there_is_not_is_refused_with_the_fields_there_are(office: Office) -> None:
    number = begun(office)
    individual.sort(office, number, OfficerKind.EXECUTIVE, EXECUTIVE)
    publishing.publish(office, number)
    with pytest.raises(InputError, match="A decision record has no field “nothing”; its fields are reference"):
        correcting.correct(office, number, {"nothing": "known"}, Reasons("A slip."))
