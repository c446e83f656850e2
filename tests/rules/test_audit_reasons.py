"""The likeliest reason of a printed date that is not the rule's, each by a count that gives that very date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from clerk_tui.domain.audit import Verdict
from clerk_tui.domain.council import Council, EffectiveRule, Unit
from clerk_tui.domain.days import CalendarDay, DayKind
from tests.rules.making_audits import ANYSHIRE, FIVE, council, judged, row

D = date.fromisoformat
CALENDAR = council(days=8, unit=Unit.CALENDAR)
NEXT_WORKING = council(effective=EffectiveRule.NEXT_WORKING_DAY)
SPLIT = council(days=4, effective_days=5)

KNOWN = [
    pytest.param(
        "2019-05-02", "2019-05-10", "", ANYSHIRE,
        "holiday overlooked: Early May bank holiday (Mon 6 May 2019) counted as a working day", id="one holiday",
    ),
    pytest.param(
        "2026-04-01", "2026-04-09", "", ANYSHIRE,
        "holiday overlooked: Good Friday (Fri 3 Apr 2026) and Easter Monday (Mon 6 Apr 2026) counted as working days",
        id="all holidays",
    ),
    pytest.param(
        "2023-11-24", "2023-12-01", "2023-11-23", ANYSHIRE,
        "counted from the decision on Thu 23 Nov 2023 instead of publication; or the day of publication was counted",
        id="from the decision",
    ),
    pytest.param(
        "2023-11-24", "2023-12-01", "", ANYSHIRE, "the day of publication was counted", id="publication counted",
    ),
    pytest.param(
        "2025-01-08", "2025-01-16", "2025-01-10", ANYSHIRE, "counted from publication on Wed 8 Jan 2025 instead of",
        id="from publication before the decision",
    ),
    pytest.param(
        "2024-07-15", "2024-07-22", "", ANYSHIRE, "the last day for requests is printed as the day of effect",
        id="deadline as effect",
    ),
    pytest.param(
        "2024-07-12", "2024-07-22", "", ANYSHIRE, "moved to the next working day, which the rule does not do",
        id="rolled",
    ),
    pytest.param(
        "2024-07-12", "2024-07-20", "", NEXT_WORKING, "not moved to the next working day, as the rule does",
        id="not rolled",
    ),
    pytest.param(
        "2024-07-09", "2024-07-15", "", ANYSHIRE, "calendar days were counted instead of working days",
        id="weekends counted",
    ),
    pytest.param(
        "2024-12-19", "2025-01-04", "", ANYSHIRE,
        "the days between Christmas and New Year were left out, though the rule counts them", id="Christmas days",
    ),
    pytest.param(
        "2026-12-17", "2027-01-01", "", council(days=7), "Christmas Eve was left out, though the rule counts it",
        id="Christmas Eve",
    ),
    pytest.param(
        "2024-12-20", "2025-01-08", "", ANYSHIRE, "Christmas Eve and the days between Christmas and New Year",
        id="Christmas Eve and after",
    ),
    pytest.param(
        "2024-04-17", "2024-05-24", "", ANYSHIRE, "working days too long", id="much too long",
    ),
    pytest.param(
        "2024-07-12", "2025-07-20", "", ANYSHIRE, "a slip of typing: only the month or the year is wrong", id="year",
    ),
    pytest.param(
        "2024-07-12", "2024-12-03", "", ANYSHIRE, "far later than any count; right only if the decision", id="far",
    ),
    pytest.param(
        "2021-01-14", "2021-01-26", "2021-01-14", ANYSHIRE,
        "2 working days too long; it fits publication on Monday 18 January 2021", id="later publication",
    ),
    pytest.param(
        "2024-09-18", "2024-09-24", "2024-09-16", ANYSHIRE,
        "counted from the decision on Mon 16 Sep 2024 instead of publication", id="Monday's decision",
    ),
    pytest.param(
        "2024-09-17", "2024-09-21", "2024-09-12", ANYSHIRE,
        "2 working days too short; it fits publication on Friday 13 September 2024", id="earlier publication",
    ),
    pytest.param(
        "2024-09-19", "2024-09-26", "2024-09-19", SPLIT, "the day of publication was counted", id="two counts",
    ),
    pytest.param(
        "2024-07-12", "2024-07-21", "", ANYSHIRE, "Likeliest reason: one calendar day too long.", id="a Sunday",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("published", "effective", "decided", "of", "words"), KNOWN)
def test_a_known_slip_is_named(published: str, effective: str, decided: str, of: Council, words: str) -> None:
    (entry,) = judged(row(published, effective, decided=decided), of)
    assert entry.verdict is Verdict.DIFFERS
    assert words in entry.finding


def test_a_date_long_before_the_deadline_is_told_as_such() -> None:
    (entry,) = judged(row("2024-07-12", closes="2024-01-03"))
    assert "far earlier than any count" in entry.finding


def test_the_day_of_effect_printed_as_the_deadline_is_named() -> None:
    (entry,) = judged(row("2024-07-15", closes="2024-07-23"))
    assert "the day of effect is printed as the last day for requests" in entry.finding


def test_a_decision_published_twice_that_kept_the_first_date_is_named() -> None:
    first = row("2024-03-18", "2024-03-26", decided="2024-03-14", reference="618", number=41)
    second = row("2024-04-22", "2024-03-26", decided="2024-04-18", reference="618", number=42)
    kept, stale = judged([first, second])
    assert kept.verdict is Verdict.AGREES
    assert "published twice, on Mon 18 Mar 2024 (row 41) as well" in stale.finding


def test_decisions_without_a_reference_are_known_by_their_title() -> None:
    entries = judged(
        [
            row("2024-03-18", "2024-03-26", reference="", title="Island Plan", number=2),
            row("2024-03-20", "2024-03-26", reference="", title="ISLAND PLAN", number=3),
            row("2024-03-20", "2024-03-26", reference="", title="", number=4),
        ]
    )
    assert "published twice" in entries[1].finding
    assert "published twice" not in entries[2].finding


def test_a_date_copied_from_the_rest_of_the_batch_is_named_before_a_holiday() -> None:
    batch = row("2024-04-29", "2024-05-08", decided="2024-04-25", reference="5471", number=95)
    late = row("2024-04-30", "2024-05-08", decided="2024-04-25", reference="5466", number=96)
    (_, entry) = judged([batch, late])
    assert (
        "copied from decisions of the same day that were published on Mon 29 Apr 2024 (row 95, 5471)" in entry.finding
    )
    assert "; or holiday overlooked: Early May bank holiday (Mon 6 May 2024)" in entry.finding


@pytest.mark.parametrize(
    "other",
    [
        row("2024-04-29", "2024-05-09", decided="2024-04-25", reference="9", number=95),
        row("2024-04-26", "2024-05-08", decided="2024-04-25", reference="9", number=95),
        row("2024-04-26", "2024-05-08", decided="2024-04-25", reference="5466", number=95),
        row("", "2024-05-08", decided="2024-04-25", reference="9", number=95),
        row("2024-04-29", "2024-05-08", decided="2024-04-25", reference="9", number=95, problem="Row 95 is damaged."),
    ],
    ids=["another date", "itself wrong", "wrong twice", "not published", "damaged"],
)
def test_another_row_explains_nothing_unless_it_prints_the_same_date_rightly(other: object) -> None:
    late = row("2024-04-30", "2024-05-08", decided="2024-04-25", reference="5466", number=96)
    entries = judged([other, late])  # type: ignore[list-item]
    assert "copied from" not in entries[1].finding
    assert "published twice" not in entries[1].finding


def test_an_office_closure_left_out_against_the_rule_is_named() -> None:
    closed = (CalendarDay(D("2024-07-17"), DayKind.CLOSURE, "Moving house"),)
    (entry,) = judged(row("2024-07-15", "2024-07-24"), added=closed)
    assert "the days on which the office is closed were left out, though the rule counts them" in entry.finding


def test_the_rule_of_another_time_is_named_with_its_date() -> None:
    old = replace(FIVE, days=8, valid_from=D("2015-01-01"))
    new = replace(FIVE, days=3, valid_from=D("2020-01-01"))
    (entry,) = judged(row("2024-07-15", "2024-07-26"), replace(ANYSHIRE, call_in=(new, old)))
    assert "counted by the council's rule of 8 working days, in force from Thu 1 Jan 2015" in entry.finding


def test_a_rule_of_another_time_that_does_not_give_the_date_is_not_named() -> None:
    old = replace(FIVE, days=8, valid_from=D("2015-01-01"))
    new = replace(FIVE, days=3, valid_from=D("2020-01-01"))
    (entry,) = judged(row("2024-07-15", "2024-07-23"), replace(ANYSHIRE, call_in=(new, old)))
    assert "in force from" not in entry.finding


def test_weekends_are_no_reason_where_the_rule_counts_them() -> None:
    (entry,) = judged(row("2026-12-18", closes="2026-12-29"), CALENDAR)
    assert "holiday" not in entry.finding
    (entry,) = judged(row("2026-12-14", "2026-12-22"), CALENDAR)
    assert "the day of publication was counted; or the last day for requests" in entry.finding


def test_an_office_that_adds_no_days_is_asked_about_no_closures() -> None:
    (entry,) = judged(row("2024-07-15", "2024-07-26"))
    assert "closed" not in entry.finding


def test_never_more_than_two_reasons_are_told() -> None:
    for days in range(1, 40):
        effective = (D("2024-04-30") + timedelta(days=days)).isoformat()
        (entry,) = judged(row("2024-04-30", effective, decided="2024-04-29"))
        assert entry.finding.count("; or ") <= 1


def test_a_start_that_a_register_cannot_show_is_called_by_its_name() -> None:
    (entry,) = judged(row("2026-12-12", "2026-12-25"), council(after_hours=time(17)))
    assert "after the day that publication counts from on Monday 14 December 2026" in entry.finding
