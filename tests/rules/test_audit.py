"""Each verdict of the audit of a decision register, by dates that are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_tui.domain.audit import DecisionRow, Verdict
from clerk_tui.domain.council import EffectiveRule, Maker, StartEvent, Unit
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.ledger import Certainty
from clerk_tui.rules.audit import audit
from tests.rules.making_audits import ANYSHIRE, FIVE, council, judged, row

D = date.fromisoformat


def test_a_row_that_fits_the_rule_is_quiet() -> None:
    (entry,) = judged(row("2024-07-12", "2024-07-20"))
    assert entry == (2, "Anyshire", "1", D("2024-07-20"), D("2024-07-20"), D("2024-07-19"), None, "agrees", "", "local")


def test_a_printed_deadline_is_held_against_the_rule_as_well() -> None:
    fits, short = judged([row("2025-01-08", closes="2025-01-15"), row("2025-01-08", closes="2025-01-14")])
    assert (fits.verdict, fits.expected_closes) == (Verdict.AGREES, D("2025-01-15"))
    assert short.verdict is Verdict.DIFFERS
    assert "Tuesday 14 January 2025 as the last day for requests" in short.finding
    assert "gives Wednesday 15 January 2025" in short.finding


def test_a_right_day_of_effect_does_not_excuse_a_wrong_deadline() -> None:
    (entry,) = judged(row("2025-01-08", "2025-01-16", closes="2025-01-16"))
    assert entry.verdict is Verdict.DIFFERS
    assert "the day of effect is printed as the last day for requests" in entry.finding
    assert "gives Thursday 16 January 2025 and Wednesday 15 January 2025 for requests" in entry.finding


def test_both_dates_wrong_are_both_named() -> None:
    (entry,) = judged(row("2025-01-08", "2025-01-15", closes="2025-01-14"))
    assert "Wednesday 15 January 2025 as the day of effect and Tuesday 14 January 2025 as the last day" in entry.finding
    assert "the day of publication was counted" in entry.finding


def test_the_hour_on_the_last_day_is_compared_where_the_rule_has_one() -> None:
    five_pm, plain = council(cutoff=time(17)), ANYSHIRE
    at_four = row("2022-02-24", closes="2022-03-03", hour="16:00")
    assert judged(at_four, plain)[0].verdict is Verdict.AGREES
    assert judged(at_four._replace(closes_time=time(17)), five_pm)[0].verdict is Verdict.AGREES
    (entry,) = judged(at_four, five_pm)
    assert entry.verdict is Verdict.DIFFERS
    assert entry.finding == "Prints 16:00 as the hour by which a request must arrive; the rule gives 17:00."


def test_a_row_marked_as_not_callable_is_not_judged_by_the_window() -> None:
    (entry,) = judged(row("2024-04-19", "2024-04-18", decided="2024-04-18", callable=False))
    assert (entry.verdict, entry.finding, entry.expected_effective) == (Verdict.NOT_CALLABLE, "", None)


def test_a_row_marked_as_not_callable_with_a_window_is_told() -> None:
    (entry,) = judged(row("2024-07-12", "2024-07-20", decided="2024-07-11", callable=False))
    assert entry.verdict is Verdict.NOT_CALLABLE
    assert entry.finding == (
        "Marked as not subject to call-in, yet the printed day of effect is the one after a call-in window."
    )


@pytest.mark.parametrize("callable", [True, False, None])
def test_no_decision_takes_effect_before_it_is_made(callable: bool | None) -> None:
    (entry,) = judged(row("2024-04-22", "2024-03-26", decided="2024-04-18", callable=callable))
    assert entry.verdict is Verdict.DIFFERS
    assert "before the decision of Thursday 18 April 2024" in entry.finding


@pytest.mark.parametrize(
    ("effective", "words"),
    [
        ("2024-04-18", "the day of the decision"),
        ("2024-04-19", "the day of publication"),
        ("2024-04-17", "before its publication"),
    ],
)
def test_a_row_that_says_nothing_and_took_effect_at_once_is_taken_as_not_callable(effective: str, words: str) -> None:
    decided = "" if words.startswith("before") else "2024-04-18"
    (entry,) = judged(row("2024-04-19", effective, decided=decided))
    assert entry.verdict is Verdict.NOT_CALLABLE
    assert words in entry.finding
    assert "the rule gives Saturday 27 April 2024" in entry.finding
    assert entry.expected_effective is None


def test_a_printed_deadline_shows_that_a_row_can_be_called_in() -> None:
    (entry,) = judged(row("2024-04-19", "2024-04-19", closes="2024-04-26"))
    assert entry.verdict is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("effective", "decided", "words"),
    [
        (
            "2020-08-05",
            "2020-08-05",
            "not callable although it is marked as subject to call-in, with the day of the dec",
        ),
        ("2020-08-06", "2020-08-05", "effective on the day of publication: treated as not callable although"),
        ("2020-08-05", "2020-08-04", "effective before publication."),
    ],
)
def test_a_row_marked_as_callable_that_took_effect_at_once_differs(effective: str, decided: str, words: str) -> None:
    (entry,) = judged(row("2020-08-06", effective, decided=decided, callable=True))
    assert entry.verdict is Verdict.DIFFERS
    assert words in entry.finding


def test_a_callable_row_that_prints_no_date_cannot_be_judged_but_its_date_is_told() -> None:
    marked, silent = judged([row("2020-02-05", callable=True), row("2020-02-05")])
    assert (marked.verdict, marked.expected_effective) == (Verdict.CANNOT_SAY, D("2020-02-13"))
    assert "although it is marked as subject to call-in" in marked.finding
    assert "although" not in silent.finding


def test_a_row_without_dates_or_with_one_that_cannot_be_read_cannot_be_judged() -> None:
    neither, unpublished, unread, unknown = judged(
        [
            row(effective="2024-07-20"),
            row(effective="2024-07-20", decided="2024-07-11"),
            row("2024-07-12", "2024-07-20", problem="Row 2, column “Effective”: “soon” is not a date."),
            row(effective="2024-07-20", callable=False),
        ]
    )
    assert neither.finding == "Neither a decision date nor a publication date is printed."
    assert unpublished.finding == (
        "No publication date is printed, and Anyshire Council's call-in runs from publication."
    )
    assert unread.finding == "Row 2, column “Effective”: “soon” is not a date."
    assert {entry.verdict for entry in (neither, unpublished, unread)} == {Verdict.CANNOT_SAY}
    assert unknown.verdict is Verdict.NOT_CALLABLE


def test_a_council_without_a_rule_is_never_given_one() -> None:
    (entry,) = judged(row("2024-07-12", "2024-07-20"), replace(ANYSHIRE, call_in=()))
    assert entry.verdict is Verdict.CANNOT_SAY
    assert entry.expected_effective is None
    assert "state it in the rules of Anyshire Council" in entry.finding
    (entry,) = audit([row("2024-07-12", "2024-07-20")], lambda name: f"Nothing is known of {name}.")
    assert (entry.verdict, entry.finding) == (Verdict.CANNOT_SAY, "Nothing is known of Anyshire.")


def test_a_date_past_the_published_holidays_is_marked_as_provisional() -> None:
    (entry,) = judged(row("2031-07-11", "2031-07-19"))
    assert (entry.verdict, entry.certainty) == (Verdict.AGREES, Certainty.PROVISIONAL)


def test_a_count_that_leaves_the_calendar_cannot_be_judged() -> None:
    (entry,) = judged(row("2100-12-30", "2101-01-07"))
    assert entry.verdict is Verdict.CANNOT_SAY
    assert "2000 to 2100" in entry.finding


def test_a_council_that_counts_from_the_decision_needs_no_publication_date() -> None:
    brent = council(start=StartEvent.DECISION, start_officer_key=StartEvent.PUBLICATION)
    fits, late, officer = judged(
        [
            row("2026-12-11", "2026-12-15", decided="2026-12-07"),
            row(effective="2026-12-16", decided="2026-12-07"),
            row("2026-12-11", "2026-12-19", decided="2026-12-07", makers=(Maker.OFFICER_KEY,)),
        ],
        brent,
    )
    assert (fits.verdict, officer.verdict) == (Verdict.AGREES, Verdict.AGREES)
    assert late.verdict is Verdict.DIFFERS
    assert "after the decision on Monday 7 December 2026, gives Tuesday 15 December 2026" in late.finding


def test_an_officers_decision_that_may_be_key_or_not_fits_either_count() -> None:
    brent = council(start=StartEvent.DECISION, start_officer_key=StartEvent.PUBLICATION)
    makers = (Maker.OFFICER_KEY, Maker.OFFICER)
    key, plain, neither = judged(
        [
            row("2026-12-11", "2026-12-19", decided="2026-12-07", makers=makers),
            row("2026-12-11", "2026-12-15", decided="2026-12-07", makers=makers),
            row("2026-12-11", "2026-12-17", decided="2026-12-07", makers=makers),
        ],
        brent,
    )
    assert (key.verdict, key.finding) == (Verdict.AGREES, "")
    assert (plain.verdict, plain.finding) == (Verdict.AGREES, "Fits if the officer's decision is not a key decision.")
    assert neither.verdict is Verdict.DIFFERS


def test_an_officers_decision_whose_other_class_has_no_window_is_judged_by_the_first() -> None:
    meeting = council(start=StartEvent.MEETING, start_officer_key=StartEvent.PUBLICATION)
    (entry,) = judged(row("2026-12-11", "2026-12-17", makers=(Maker.OFFICER_KEY, Maker.OFFICER)), meeting)
    assert entry.verdict is Verdict.DIFFERS


def test_an_hour_that_is_not_printed_leaves_both_counts_open() -> None:
    after_five = council(after_hours=time(17))
    early, late, known, saturday = judged(
        [
            row("2026-12-09", "2026-12-17"),
            row("2026-12-09", "2026-12-18"),
            row("2026-12-09", "2026-12-18", at="10:00"),
            row("2026-12-12", "2026-12-25"),
        ],
        after_five,
    )
    assert (early.verdict, early.finding) == (Verdict.AGREES, "")
    assert (late.verdict, late.finding) == (Verdict.AGREES, "Fits if it was published after 17:00.")
    assert known.verdict is Verdict.DIFFERS
    assert saturday.verdict is Verdict.DIFFERS


def test_an_hour_near_the_end_of_the_calendar_opens_no_second_count() -> None:
    (entry,) = judged(row("2100-12-23", "2100-12-30"), council(days=3, after_hours=time(17)))
    assert (entry.verdict, entry.expected_effective) == (Verdict.DIFFERS, D("2100-12-31"))


def test_each_row_is_judged_by_the_rule_in_force_on_its_day() -> None:
    old = replace(FIVE, valid_to=D("2019-12-31"))
    new = replace(FIVE, days=3, valid_from=D("2020-01-01"))
    both = replace(ANYSHIRE, call_in=(old, new))
    entries = judged([row("2019-12-02", "2019-12-10"), row("2020-02-14", "2020-02-20")], both)
    assert {entry.verdict for entry in entries} == {Verdict.AGREES}
    (entry,) = judged(row("2020-02-14", "2020-02-22"), both)
    assert "counted by the council's rule of 5 working days, in force before the present one" in entry.finding


def test_a_rule_that_ended_leaves_nothing_to_judge_by() -> None:
    ended = replace(ANYSHIRE, call_in=(replace(FIVE, valid_from=D("2012-09-10"), valid_to=D("2019-12-31")),))
    (entry,) = judged(row("2020-02-14", "2020-02-22"), ended)
    assert entry.verdict is Verdict.CANNOT_SAY


def test_a_row_that_stands_in_the_file_twice_is_explained_each_time_under_its_own_number() -> None:
    twice: list[DecisionRow] = [row("2024-04-17", "2024-04-26", number=number) for number in (2, 3)]
    first, second = judged(twice)
    assert (first.row, second.row) == (2, 3)
    assert first.finding == second.finding != ""


def test_a_calendar_count_takes_weekends_and_holidays() -> None:
    eight = council(days=8, unit=Unit.CALENDAR)
    fits, short = judged([row("2026-12-14", closes="2026-12-22"), row("2026-12-14", closes="2026-12-24")], eight)
    assert fits.verdict is Verdict.AGREES
    assert "working days were counted instead of calendar days" in short.finding


def test_effect_on_the_next_working_day_is_the_rules_own_affair() -> None:
    rolls = council(effective=EffectiveRule.NEXT_WORKING_DAY)
    assert judged(row("2024-07-12", "2024-07-22"), rolls)[0].verdict is Verdict.AGREES


def test_days_of_mourning_and_half_days_go_the_long_way_and_count() -> None:
    days = (CalendarDay(D("2024-07-16"), DayKind.HALF_DAY, "Training", closes_at=time(13)),)
    (entry,) = judged(row("2024-07-12", "2024-07-20"), added=days)
    assert entry.verdict is Verdict.AGREES


def test_a_row_printed_as_published_before_it_was_decided_says_so_whatever_the_verdict() -> None:
    early = "Printed as published on Monday 22 April 2024, before it was decided on Tuesday 30 April 2024"
    counted = f"{early}: the window is counted from the decision."
    (fits,) = judged(row("2024-04-22", "2024-05-09", decided="2024-04-30"))
    assert (fits.verdict, fits.finding) == (Verdict.AGREES, counted)
    (wrong,) = judged(row("2024-04-22", "2024-05-08", decided="2024-04-30"))
    assert wrong.verdict is Verdict.DIFFERS and wrong.finding.endswith(f". {counted}")
    (nothing,) = judged(row("2024-04-22", decided="2024-04-30"))
    assert nothing.verdict is Verdict.CANNOT_SAY and nothing.finding.endswith(counted)
    (closed,) = judged(row("2024-04-22", "2024-04-30", decided="2024-04-30", callable=False))
    assert (closed.verdict, closed.finding) == (Verdict.NOT_CALLABLE, f"{early}.")
    (same_day,) = judged(row("2024-04-30", "2024-05-09", decided="2024-04-30"))
    assert (same_day.verdict, same_day.finding) == (Verdict.AGREES, "")
