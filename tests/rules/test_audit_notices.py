"""How many clear days a notice had and whether its kind needs more, by known dates and against the law's own rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.audit import NoticeEntry, NoticeRow, Verdict
from clerk_tui.domain.council import Unit
from clerk_tui.rules.audit_notices import Custom, audit_notices, need_of
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.notices import general_exception, key_decision_notice

D = date.fromisoformat
SHIPPED = Calendar.shipped()


def judged(notice: str, decision: str, kind: str, *, strict: bool = False, problem: str = "") -> NoticeEntry:
    first, last = (D(text) if text else None for text in (notice, decision))
    (entry,) = audit_notices(
        [NoticeRow(2, "Anyshire", "1", kind, first, last, problem)], lambda _: Custom(SHIPPED, strict)
    )
    return entry


@pytest.mark.parametrize(
    ("kind", "days", "unit"),
    [
        ("28-day key decision notice", 28, Unit.CALENDAR),
        ("Key Decision", 28, Unit.CALENDAR),
        ("28 clear days", 28, Unit.CALENDAR),
        ("private decision notice", 28, Unit.CALENDAR),
        ("28-day notice / part private", 28, Unit.CALENDAR),
        ("second private meeting notice", 5, Unit.WORKING),
        ("private meeting: further notice", 5, Unit.WORKING),
        ("general exception (Regulation 10); call-in waived", 5, Unit.WORKING),
        ("reg. 10", 5, Unit.WORKING),
        ("special urgency", 0, Unit.WORKING),
        ("Regulation 11", 0, Unit.WORKING),
        ("special urgency (non-key, council rule)", 0, Unit.WORKING),
        ("5 clear working days notice (council rule, non-key)", 5, Unit.WORKING),
        ("agenda", 5, Unit.WORKING),
        ("ten clear days of the constitution", 10, Unit.WORKING),
        ("14 days' notice", 14, Unit.CALENDAR),
        ("14 working days", 14, Unit.WORKING),
        ("forward plan item", None, Unit.CALENDAR),
        ("non-key decision", None, Unit.CALENDAR),
        ("forward plan item (Council, not executive)", None, Unit.CALENDAR),
        ("", None, Unit.CALENDAR),
    ],
)
def test_a_registers_word_for_a_notice_says_what_it_needs(kind: str, days: int | None, unit: Unit) -> None:
    need = need_of(kind)
    assert need.days == days
    assert days is None or need.unit is unit


def test_exactly_28_clear_days_are_enough_and_27_are_the_usual_miscount() -> None:
    exact = judged("2020-01-13", "2020-02-11", "key decision")
    assert (exact.clear_days, exact.working_clear_days, exact.long_enough, exact.finding) == (28, 20, True, "")
    short = judged("2012-10-01", "2012-10-29", "key decision")
    assert (short.clear_days, short.needed, short.unit, short.long_enough) == (27, 28, "calendar", False)
    assert short.verdict is Verdict.DIFFERS
    assert short.finding == (
        "27 clear days between the notice of Mon 1 Oct 2012 and the decision of Mon 29 Oct 2012, where a key decision"
        " (reg 9) needs 28. Likeliest reason: one day short, as when the day of the notice or of the decision is"
        " counted as well."
    )


def test_far_too_short_a_notice_is_given_no_reason() -> None:
    entry = judged("2020-11-12", "2020-11-24", "28-day notice (short)")
    assert entry.finding.endswith("where a key decision (reg 9) needs 28.")


def test_a_council_that_counts_28_working_days_is_held_to_them() -> None:
    assert judged("2020-01-13", "2020-02-11", "key decision", strict=True).verdict is Verdict.DIFFERS
    assert judged("2020-01-13", "2020-02-21", "key decision", strict=True).working_clear_days == 28
    assert judged("2020-01-13", "2020-02-21", "key decision", strict=True).verdict is Verdict.AGREES


def test_five_clear_days_are_working_days() -> None:
    fits = judged("2022-04-08", "2022-04-20", "general exception")
    assert (fits.working_clear_days, fits.verdict) == (5, Verdict.AGREES)
    easter = judged("2026-04-01", "2026-04-10", "general exception")
    assert "holiday overlooked: Good Friday (Fri 3 Apr 2026) and Easter Monday (Mon 6 Apr 2026)" in easter.finding
    weekend = judged("2022-01-28", "2022-02-03", "general exception")
    assert weekend.finding.endswith("Likeliest reason: weekends were counted.")
    hasty = judged("2022-01-31", "2022-02-04", "general exception")
    assert "3 clear working days" in hasty.finding
    assert "reason" not in hasty.finding
    single = judged("2022-01-31", "2022-02-02", "general exception")
    assert single.finding.startswith("1 clear working day between")


def test_a_decision_before_its_notice_is_never_enough() -> None:
    entry = judged("2024-03-12", "2024-03-11", "special urgency")
    assert (entry.verdict, entry.long_enough, entry.clear_days) == (Verdict.DIFFERS, False, 0)
    same = judged("2024-03-12", "2024-03-12", "special urgency")
    assert (same.verdict, same.clear_days) == (Verdict.AGREES, 0)


def test_a_notice_whose_kind_is_not_told_is_enough_with_28_days_and_left_open_below() -> None:
    assert judged("2020-09-21", "2020-10-20", "forward plan item").verdict is Verdict.AGREES
    below = judged("2020-09-24", "2020-10-22", "forward plan item")
    assert (below.verdict, below.long_enough, below.needed) == (Verdict.CANNOT_SAY, None, None)
    assert below.finding == (
        "27 clear days before the decision: one too few if it is a key decision, which the register does not say"
        " (“forward plan item”)."
    )
    assert "(“" not in judged("2020-09-24", "2020-10-22", "").finding
    council = judged("2020-09-24", "2020-10-22", "forward plan item (Council, not executive)")
    assert council.finding == "The decision is not the executive's, so no such notice is required."


@pytest.mark.parametrize(
    ("notice", "decision", "problem", "says"),
    [
        ("", "2019-04-23", "", "No notice date is printed."),
        ("2019-04-17", "", "", "No decision date is printed."),
        ("", "", "", "No notice date and decision date is printed."),
        ("2019-04-17", "2019-04-23", "Row 2 is damaged.", "Row 2 is damaged."),
    ],
)
def test_a_notice_that_cannot_be_read_is_left_open(notice: str, decision: str, problem: str, says: str) -> None:
    entry = judged(notice, decision, "key decision", problem=problem)
    assert (entry.verdict, entry.finding, entry.clear_days) == (Verdict.CANNOT_SAY, says, None)


@given(st.dates(date(2013, 1, 1), date(2028, 1, 1)), st.integers(1, 90))
def test_the_laws_own_rules_say_the_same(notice: date, days: int) -> None:
    decision = notice + timedelta(days=days)
    key = judged(notice.isoformat(), decision.isoformat(), "key decision")
    law = key_decision_notice(decision, SHIPPED, notice=notice)
    assert (key.clear_days, key.long_enough) == (law.clear_days, law.satisfied)
    other = judged(notice.isoformat(), decision.isoformat(), "general exception")
    law = general_exception(notice, SHIPPED, decision=decision)
    assert (other.working_clear_days, other.long_enough) == (law.clear_days, law.satisfied)


def test_every_council_counts_by_its_own_calendar() -> None:
    rows = [
        NoticeRow(number, council, "", "general exception", D("2022-04-08"), D("2022-04-20"))
        for number, council in enumerate(("One", "Two", "One"), 2)
    ]
    asked: list[str] = []

    def custom(name: str) -> Custom:
        asked.append(name)
        return Custom(SHIPPED)

    assert [entry.row for entry in audit_notices(rows, custom)] == [2, 3, 4]
    assert asked == ["One", "Two"]
