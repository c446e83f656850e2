"""The dates that a notice states of itself, each counted by hand, with the regulation that sets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from clerk_tui.domain.council import DayLimit, Unit
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.meeting import BothPlaces
from clerk_tui.rules import notice_words
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.notice_words import Stated
from tests.rules.making_records import BLACKPOOL

CALENDAR = Calendar.shipped()
OUT = date(2026, 11, 6)
NO_DAY = Stated(None)
THURSDAY = Stated(date(2026, 12, 17))
LEAD = "This notice"


@pytest.mark.parametrize(
    ("places", "says"),
    [
        (BothPlaces(offices_on=OUT), ""),
        (BothPlaces(website_on=OUT), ""),
        (
            BothPlaces(offices_on=OUT, website_on=OUT, website_at=datetime(2026, 11, 6, 9, 30, tzinfo=UTC)),
            "on Friday 6 November 2026 and on its website on Friday 6 November 2026, 09:30.",
        ),
        (
            BothPlaces(offices_on=date(2026, 11, 9), offices_at=datetime(2026, 11, 9, 8, tzinfo=UTC), website_on=OUT),
            "on Monday 9 November 2026, 08:00 and on its website on Friday 6 November 2026; it counts from the later"
            " day, Monday 9 November 2026.",
        ),
    ],
)
def test_a_notice_says_when_it_was_at_both_places_and_from_which_day_it_counts(places: BothPlaces, says: str) -> None:
    begins = "This notice was made available at the council's offices " if says else ""
    assert notice_words.stood(places) == begins + says


def test_the_28_clear_days_of_a_key_decision_end_on_a_saturday_and_the_next_working_day_is_told() -> None:
    (says,) = notice_words.key_decision(LEAD, OUT, NO_DAY, CALENDAR, strict=False)
    assert says == (
        "This notice first stood at both places on Friday 6 November 2026; 28 clear days are counted after that day, so"
        " the earliest day for the decision is Saturday 5 December 2026 (the first working day is Monday 7 December"
        " 2026) (regulation 9(2))."
    )


def test_a_council_that_counts_28_working_days_waits_until_the_17th() -> None:
    (says,) = notice_words.key_decision(LEAD, OUT, THURSDAY, CALENDAR, strict=True)
    assert "28 clear working days are counted" in says
    assert "the earliest day for the decision is Thursday 17 December 2026 (regulation 9(2))" in says


@pytest.mark.parametrize(
    ("stated", "early"),
    [
        (Stated(date(2026, 12, 4)), "The day stated above, Friday 4 December 2026, comes before that; until then"),
        (Stated(date(2026, 12, 4), is_period=True),
         "The period stated above begins on Friday 4 December 2026, before that day; until then"),
    ],
)  # fmt: skip
def test_a_day_before_the_28_are_over_leaves_the_general_exception_and_special_urgency(
    stated: Stated, early: str
) -> None:
    _, said = notice_words.key_decision(LEAD, OUT, stated, CALENDAR, strict=False)
    assert said == (
        f"{early} the decision may be made only by the general exception (regulation 10) or by special urgency"
        " (regulation 11)."
    )
    on_the_day = replace(stated, first=date(2026, 12, 5))
    assert len(notice_words.key_decision(LEAD, OUT, on_the_day, CALENDAR, strict=False)) == 1


@pytest.mark.parametrize(
    ("stated", "strict", "says"),
    [
        (Stated(date(2026, 12, 1)), False,
         "For the day stated above, Tuesday 1 December 2026, it is due at both places 28 clear days before, by Monday 2"
         " November 2026 (regulation 9(2))."),
        (Stated(date(2026, 12, 1), is_period=True), True,
         "For the period stated above, which begins on Tuesday 1 December 2026, it is due at both places 28 clear"
         " working days before, by Wednesday 21 October 2026 (regulation 9(2))."),
        (Stated(date(2026, 12, 7)), False,
         "For the day stated above, Monday 7 December 2026, it is due at both places 28 clear days before, by Friday 6"
         " November 2026; the count alone allows Sunday 8 November 2026, when the offices are closed (regulation"
         " 9(2))."),
    ],
)  # fmt: skip
def test_the_notice_of_a_key_decision_is_due_28_clear_days_before_the_day_it_states(
    stated: Stated, strict: bool, says: str
) -> None:
    assert notice_words.key_decision_due(stated, CALENDAR, strict=strict) == (says,)
    assert notice_words.key_decision_due(NO_DAY, CALENDAR, strict=strict) == ()


@pytest.mark.parametrize(
    ("out", "says"),
    [
        (None, "It is due at both places 28 clear days before the meeting on Thursday 17 December 2026, by Wednesday 18"
               " November 2026 (regulation 5(2))."),
        (date(2026, 11, 18), "It first stood at both places on Wednesday 18 November 2026, 28 clear days before the"
                             " meeting on Thursday 17 December 2026; 28 are asked for, so it was due by Wednesday 18"
                             " November 2026 (regulation 5(2))."),
        (date(2026, 11, 20), "It first stood at both places on Friday 20 November 2026, 26 clear days before the"
                             " meeting on Thursday 17 December 2026; 28 are asked for, so it was due by Wednesday 18"
                             " November 2026 (regulation 5(2))."),
    ],
)  # fmt: skip
def test_the_first_notice_of_a_private_meeting_says_how_long_it_stood(out: date | None, says: str) -> None:
    first, second, invitation = notice_words.private_first(THURSDAY, out, BLACKPOOL, CALENDAR)
    assert first == says
    assert "due five clear working days before the meeting, by Wednesday 9 December 2026 (regulation 5(4))" in second
    assert invitation.endswith("those received before the further notice are set out in it (regulation 5(5)).")


def test_of_a_period_the_first_day_is_counted_back_from() -> None:
    says = notice_words.private_first(replace(THURSDAY, is_period=True), None, BLACKPOOL, CALENDAR)[0]
    assert "28 clear days before Thursday 17 December 2026, the first day of the period, by Wednesday 18" in says


@pytest.mark.parametrize(
    ("limit", "says"),
    [
        (DayLimit(5, Unit.WORKING, clear=True, cutoff=time(17)),
         "must be received by Wednesday 9 December 2026 at 17:00, five clear working days before the meeting by the"
         " council's own rule."),
        (DayLimit(10, Unit.CALENDAR),
         "must be received by Monday 7 December 2026, the tenth day before the meeting by the council's own rule."),
    ],
)  # fmt: skip
def test_a_council_s_own_last_day_for_representations_is_told_in_its_notice(limit: DayLimit, says: str) -> None:
    council = replace(BLACKPOOL, representations_deadline=limit)
    assert notice_words.private_first(THURSDAY, None, council, CALENDAR)[2].endswith(says)


def test_a_last_day_before_the_years_of_the_calendar_leaves_the_invitation_of_the_law() -> None:
    council = replace(BLACKPOOL, representations_deadline=DayLimit(100, Unit.CALENDAR))
    *_, invitation = notice_words.private_first(Stated(date(2000, 3, 1)), None, council, CALENDAR)
    assert invitation.endswith("those received before the further notice are set out in it (regulation 5(5)).")


@pytest.mark.parametrize(
    ("out", "says"),
    [
        (None, "It is due at both places five clear working days before the meeting on Thursday 17 December 2026, by"
               " Wednesday 9 December 2026 (regulation 5(4))."),
        (date(2026, 12, 10), "It first stood at both places on Thursday 10 December 2026, four clear working days"
                             " before the meeting on Thursday 17 December 2026; five are asked for, so it was due by"
                             " Wednesday 9 December 2026 (regulation 5(4))."),
        (date(2026, 12, 17), "It first stood at both places on Thursday 17 December 2026, no clear working days before"
                             " the meeting on Thursday 17 December 2026; five are asked for, so it was due by Wednesday"
                             " 9 December 2026 (regulation 5(4))."),
    ],
)  # fmt: skip
def test_the_further_notice_stands_five_clear_days(out: date | None, says: str) -> None:
    assert notice_words.private_further(THURSDAY, out, CALENDAR) == (says,)


@pytest.mark.parametrize(
    ("available", "says"),
    [
        (None, ("The decision may not be made until five clear working days have elapsed after the day on which this"
                " notice is made available at both places (regulation 10(1)).",)),
        (date(2026, 12, 9), ("This notice was at both places from Wednesday 9 December 2026; five clear working days"
                             " follow that day, so the decision may not be made before Thursday 17 December 2026"
                             " (regulation 10(1)).",)),
        (date(2026, 12, 10), ("This notice was at both places from Thursday 10 December 2026; five clear working days"
                              " follow that day, so the decision may not be made before Friday 18 December 2026"
                              " (regulation 10(1)).",
                              "The day stated above, Thursday 17 December 2026, comes before that.")),
    ],
)  # fmt: skip
def test_five_clear_working_days_follow_the_notice_of_a_general_exception(
    available: date | None, says: tuple[str, ...]
) -> None:
    assert notice_words.exception(LEAD, available, THURSDAY, CALENDAR) == says


@pytest.mark.parametrize(
    ("kind", "since", "says"),
    [
        (NoticeKind.SPECIAL_URGENCY, None, "It follows the agreement as soon as reasonably practicable"
                                           " (regulation 11)."),
        (NoticeKind.PRIVATE_URGENCY, OUT, "It follows the agreement of Friday 6 November 2026 as soon as reasonably"
                                          " practicable (regulation 5(7))."),
        (NoticeKind.GENERAL_EXCEPTION_REASONS, OUT, "It follows the notice of the general exception of Friday 6"
                                                    " November 2026 as soon as reasonably practicable (regulation"
                                                    " 10(3))."),
    ],
)  # fmt: skip
def test_reasons_follow_their_event_as_soon_as_reasonably_practicable(
    kind: NoticeKind, since: date | None, says: str
) -> None:
    assert notice_words.reasons(kind, since) == (says,)
