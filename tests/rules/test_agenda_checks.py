"""Whether an item lay open long enough: on the agenda, in a supplement, as urgent; and the notice of time and place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.meeting import BodyKind, BothPlaces, Meeting, Supplement
from clerk_tui.rules.agenda_checks import agenda, item_notice, notice_given
from tests.rules.making_records import CALENDAR, EXECUTIVE

ENGLAND, WALES = Nation.ENGLAND, Nation.WALES
LAST, LATE = date(2017, 9, 29), date(2017, 10, 2)
"""The last day for the agenda of Monday 9 October 2017, and the next working day."""
BEFORE, AFTER = date(2017, 9, 20), date(2017, 10, 5)


def meeting(**changes: Any) -> Meeting:
    return replace(EXECUTIVE, **changes)


def supplement(day: date | None) -> Supplement:
    return Supplement(1, 1, 1, "Late papers", BothPlaces(offices_on=day, website_on=day))


def of_item(
    of: Meeting, added: Supplement | None, urgent: str = "", *, nation: Nation = ENGLAND, today: date = AFTER
) -> list[Finding]:
    return list(item_notice(of, added, urgent, CALENDAR, nation, today))


def test_an_agenda_not_yet_published_is_advice_until_its_last_day_has_passed() -> None:
    found = agenda(meeting(agenda_on=None), CALENDAR, ENGLAND, LAST)
    assert found.severity is Severity.ADVICE
    assert found.says.startswith("The agenda for Monday 9 October 2017 is due by Friday 29 September 2017;")
    found = agenda(meeting(agenda_on=None), CALENDAR, ENGLAND, LATE)
    assert found.severity is Severity.BLOCKER and "was due by Friday 29 September 2017" in found.says


def test_the_agenda_of_a_resumed_meeting_counts_to_its_first_sitting() -> None:
    found = agenda(meeting(day=date(2017, 10, 16), sits_for=date(2017, 10, 9)), CALENDAR, ENGLAND, AFTER)
    assert found.severity is Severity.HOLDS
    assert "for Monday 9 October 2017, resumed on Monday 16 October 2017" in found.says


def test_a_meeting_convened_at_shorter_notice_has_its_agenda_from_then_on() -> None:
    short = meeting(agenda_on=AFTER, short_notice=True, convened_on=AFTER)
    assert agenda(short, CALENDAR, ENGLAND, AFTER).severity is Severity.HOLDS
    late = replace(short, convened_on=date(2017, 10, 4))
    found = agenda(late, CALENDAR, ENGLAND, AFTER)
    assert found.severity is Severity.BLOCKER and "was not available from then on" in found.says
    assert "convened" not in agenda(replace(short, convened_on=None), CALENDAR, ENGLAND, AFTER).says


@pytest.mark.parametrize(
    ("because", "end"), [("Snow.", "because: Snow."), ("", "moved from Thursday 12 October 2017.")]
)
def test_a_move_is_named_where_the_agenda_is_short(because: str, end: str) -> None:
    moved = meeting(agenda_on=LATE, moved_from=date(2017, 10, 12), moved_because=because)
    found = agenda(moved, CALENDAR, ENGLAND, AFTER)
    assert found.severity is Severity.BLOCKER and found.says.endswith(end)


@pytest.mark.parametrize(
    ("kind", "nation", "rule"),
    [
        (BodyKind.EXECUTIVE, ENGLAND, "EN-NM5"),
        (BodyKind.COMMITTEE, ENGLAND, "LGA-NM5"),
        (BodyKind.EXECUTIVE, WALES, "WA-AG3"),
    ],
)
def test_notice_of_time_and_place_is_counted_by_who_meets_where(kind: BodyKind, nation: Nation, rule: str) -> None:
    found = notice_given(meeting(body_kind=kind, notice_on=date(2017, 9, 28)), CALENDAR, nation, AFTER)
    assert (found.id, found.severity) == (rule, Severity.HOLDS)
    found = notice_given(meeting(body_kind=kind, notice_on=date(2017, 10, 6)), CALENDAR, nation, AFTER)
    assert (found.id, found.severity) == (rule, Severity.BLOCKER)


def test_notice_that_nobody_recorded_is_advice_and_then_a_warning() -> None:
    due = notice_given(meeting(), CALENDAR, ENGLAND, BEFORE)
    assert due.severity is Severity.ADVICE and "is due by Friday 29 September 2017" in due.says
    gone = notice_given(meeting(), CALENDAR, ENGLAND, AFTER)
    assert gone.severity is Severity.WARNING and "The register does not know" in gone.says


def test_notice_at_the_call_of_a_meeting_at_shorter_notice_holds() -> None:
    short = meeting(notice_on=AFTER, short_notice=True, convened_on=AFTER)
    found = notice_given(short, CALENDAR, ENGLAND, AFTER)
    assert found.severity is Severity.HOLDS and "convened at shorter notice, Thursday 5 October 2017" in found.says
    after_the_call = notice_given(replace(short, convened_on=LATE), CALENDAR, ENGLAND, AFTER)
    assert after_the_call.severity is Severity.BLOCKER


def test_an_item_on_the_agenda_counts_from_the_agenda() -> None:
    (found,) = of_item(meeting(), None)
    assert (found.id, found.where, found.severity) == ("EN-AG5", "agenda_on", Severity.HOLDS)


def test_an_item_added_counts_from_the_day_of_its_supplement() -> None:
    (found,) = of_item(meeting(), supplement(LAST))
    assert (found.severity, found.authority) == (Severity.HOLDS, "SI 2012/2089 reg 7")
    assert "counts from the day its supplement was published" in found.says
    (found,) = of_item(meeting(), supplement(LATE))
    assert (found.severity, found.where) == (Severity.BLOCKER, "supplement")
    (found,) = of_item(meeting(body_kind=BodyKind.COMMITTEE), supplement(LAST))
    assert found.authority == "LGA 1972 s.100B(3)"
    (found,) = of_item(meeting(), supplement(date(2017, 10, 3)), nation=WALES)
    assert (found.severity, found.authority) == (Severity.HOLDS, "LGA 1972 s.100A(6)(aa)")


def test_a_supplement_that_is_not_out_yet_is_advice_until_its_last_day_has_passed() -> None:
    (found,) = of_item(meeting(), supplement(None), today=BEFORE)
    assert found.severity is Severity.ADVICE and "it is due by Friday 29 September 2017" in found.says
    (found,) = of_item(meeting(), supplement(None))
    assert found.severity is Severity.BLOCKER and "does not know when it was at the offices" in found.says


def test_an_urgent_item_of_an_executive_is_advice_for_the_proper_officer() -> None:
    (found,) = of_item(meeting(), None, "The grant ends on Friday.")
    assert (found.id, found.severity) == ("EN-URG", Severity.ADVICE)
    assert found.says.endswith("reason recorded: The grant ends on Friday.")
    late, urgent = of_item(meeting(), supplement(LATE), "The grant ends on Friday.")
    assert (late.severity, urgent.id) == (Severity.ADVICE, "EN-URG")


def test_an_urgent_item_of_a_committee_is_the_chairmans() -> None:
    (found,) = of_item(meeting(body_kind=BodyKind.COMMITTEE), None, "The grant ends on Friday.")
    assert found.authority.startswith("LGA 1972 s.100B(4)")
