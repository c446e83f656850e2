"""Council, scrutiny and other committees under the Act of 1972; their hearings of call-ins, minutes and papers."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_tui.domain.council import Nation
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.committees import (
    adjourned,
    agenda_of,
    committee_agenda,
    committee_notice,
    room_for_hearing,
    summons,
    urgent_item,
)
from clerk_tui.rules.registry import RULES
from clerk_tui.rules.retention import keep_meeting_papers, keep_minutes

CALENDAR = Calendar.shipped()


@pytest.mark.parametrize("kind", [BodyKind.COUNCIL, BodyKind.SCRUTINY, BodyKind.COMMITTEE])
def test_a_committee_has_its_agenda_out_five_clear_days_before_under_the_act(kind: BodyKind) -> None:
    found = agenda_of(kind, date(2026, 12, 10), CALENDAR, published=date(2026, 12, 3))
    assert (found.ledger.rule, found.latest, found.satisfied, found.clear_days) == (
        "LGA-AG5", date(2026, 12, 2), False, 4,
    )  # fmt: skip
    assert [authority.id for authority in found.ledger.authorities] == list(RULES["LGA-AG5"].authority_ids)


def test_the_executive_and_wales_have_rules_of_their_own() -> None:
    day = date(2026, 4, 8)
    assert agenda_of(BodyKind.EXECUTIVE, day, CALENDAR).ledger.rule == "EN-AG5"
    welsh = agenda_of(BodyKind.SCRUTINY, day, CALENDAR, nation=Nation.WALES)
    assert (welsh.ledger.rule, welsh.latest_working_day) == ("WA-AG3", date(2026, 3, 31))


def test_notice_and_summons_take_as_many_clear_days() -> None:
    notice = committee_notice(date(2026, 12, 10), CALENDAR)
    assert (notice.ledger.rule, notice.latest) == ("LGA-NM5", date(2026, 12, 2))
    called = summons(date(2026, 12, 10), CALENDAR, sent=date(2026, 12, 2))
    assert (called.ledger.rule, called.latest, called.satisfied) == ("LGA-SUM", date(2026, 12, 2), True)
    assert [authority.seen for authority in called.ledger.authorities] == [False, True, True]
    welsh = summons(date(2026, 4, 8), CALENDAR, nation=Nation.WALES)
    assert (welsh.ledger.n, welsh.latest_working_day) == (3, date(2026, 3, 31))


def test_before_october_2002_three_clear_days_were_enough_in_england() -> None:
    before = committee_agenda(date(2002, 9, 30), CALENDAR)
    assert (before.ledger.n, before.latest) == (3, date(2002, 9, 24))
    assert "three clear working days" in before.ledger.title
    since = committee_agenda(date(2002, 10, 1), CALENDAR)
    assert (since.ledger.n, since.latest_working_day) == (5, date(2002, 9, 23))
    assert summons(date(2002, 9, 30), CALENDAR).ledger.n == 3
    assert committee_notice(date(2002, 9, 30), CALENDAR).ledger.n == 3


def test_x023_an_adjourned_meeting_goes_on_under_its_agenda() -> None:
    found = adjourned(date(2026, 12, 10), date(2026, 12, 17), date(2026, 12, 2))
    assert found.severity is Severity.ADVICE and found.ledger is None
    assert "the agenda of Wednesday 2 December 2026 still governs" in found.says
    assert "New business needs its own notice" in found.says


@pytest.mark.parametrize("minuted", ["", "  "])
def test_x025_an_urgent_item_needs_its_special_circumstances_in_the_minutes(minuted: str) -> None:
    found = urgent_item(minuted)
    assert (found.id, found.severity, found.authority) == ("LGA-URG", Severity.BLOCKER, "LGA 1972 s.100B(4)(b)")
    assert "the minutes must specify them" in found.says
    held = urgent_item("The bridge was closed on 7 December.")
    assert held.severity is Severity.HOLDS
    assert held.says.endswith("special circumstances: The bridge was closed on 7 December.")


@pytest.mark.parametrize(
    ("limit", "fits", "words"),
    [
        pytest.param(date(2026, 12, 17), True, "it just fits", id="X106"),
        (date(2026, 12, 18), True, "on Friday 18 December 2026 the agenda must be out by Thursday 10 December 2026;"),
        # Wiltshire: five clear working days of receipt leave no room.
        (date(2026, 12, 15), False, "convene it at shorter notice"),
    ],
)
def test_a_hearing_has_room_for_its_agenda_or_is_convened_at_shorter_notice(
    limit: date, fits: bool, words: str
) -> None:
    found = room_for_hearing(date(2026, 12, 9), limit, CALENDAR)
    assert (found.issued, found.earliest.answer, found.fits) == (date(2026, 12, 9), date(2026, 12, 17), fits)
    assert words in found.says


def test_minutes_and_papers_are_kept_from_the_day_of_the_meeting() -> None:
    minutes, papers = keep_minutes(date(2026, 3, 15), CALENDAR), keep_meeting_papers(date(2026, 3, 15), CALENDAR)
    assert (minutes.ledger.rule, minutes.latest) == ("LGA-RT6", date(2032, 3, 14))
    assert (papers.ledger.rule, papers.latest) == ("LGA-RT4", date(2030, 3, 14))
    assert minutes.ledger.anchor_name == "the meeting" and "of the meeting of Sunday" in minutes.ledger.title
    assert [authority.seen for authority in (*minutes.ledger.authorities, *papers.ledger.authorities)] == [False, True]
