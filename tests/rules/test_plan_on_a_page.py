"""Which column of a plan on a page a commitment and its progress stand in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clerk_tui.domain.commitments import ByWhen, Commitment, CommitmentPlan, Progress, Span, Standing
from clerk_tui.domain.public_plans import PublicPlanRow
from clerk_tui.rules.plan_on_a_page import rows

PLAN = CommitmentPlan(1, 1, "Plan 2022", due=ByWhen("August 2022", date(2022, 8, 31)))
SPRING = Span("January to April 2022", date(2022, 1, 1), date(2022, 4, 30))
GREEN = "Green"


def commitment(id: int, text: str, **changes: Any) -> Commitment:
    return Commitment(id, 1, text, plan_id=1, **{"theme": GREEN, **changes})


def told(made_on: date, text: str, period: Span | None = None) -> Progress:
    return Progress(1, 1, 1, made_on, text, period=period or Span())


def row(*commitments: Commitment, period: Span = SPRING, progress: tuple[Progress, ...] = ()) -> PublicPlanRow | None:
    found = rows(PLAN, period, commitments, {1: progress})
    return found[0] if found else None


def test_each_theme_has_its_row_in_the_plan_s_order_and_each_point_its_column() -> None:
    found = rows(
        PLAN,
        SPRING,
        [
            commitment(1, "Plant trees\nMend hedges", code="PF1"),
            commitment(2, "A hundred oaks", parent_id=1),
            commitment(3, "Open the hall", theme="", portfolio="Culture", due=PLAN.due),
        ],
        {1: [told(date(2022, 3, 1), "Forty planted\n\nTen died")]},
    )
    assert found == (
        PublicPlanRow(GREEN, ("PF1 Plant trees", "Mend hedges"), ("Forty planted", "Ten died"), ("A hundred oaks",)),
        PublicPlanRow("Culture", (), (), ("Open the hall",)),
    )


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (ByWhen("September 2022", date(2022, 9, 30)), "Oaks (by September 2022)"),
        (ByWhen("by Christmas", date(2022, 12, 25)), "Oaks (by Christmas)"),
        (ByWhen("in due course"), "Oaks (in due course)"),
    ],
)
def test_what_is_due_at_another_time_than_the_column_says_has_it_behind_it(due: ByWhen, said: str) -> None:
    found = row(commitment(1, "Oaks", due=due))
    assert found is not None and found.next == (said,)


@pytest.mark.parametrize(
    ("standing", "ended", "period", "there"),
    [
        (Standing.OPEN, None, SPRING, True),
        (Standing.DONE, date(2021, 12, 31), SPRING, False),
        (Standing.DONE, date(2022, 1, 1), SPRING, True),
        (Standing.DONE, None, SPRING, True),
        (Standing.DONE, date(2021, 12, 31), Span("Spring"), True),
        (Standing.DROPPED, date(2022, 4, 30), SPRING, False),
        (Standing.DROPPED, None, SPRING, False),
        (Standing.DROPPED, date(2022, 5, 1), SPRING, True),
        (Standing.DROPPED, date(2022, 5, 1), Span("Spring"), False),
    ],
)
def test_what_ended_before_the_period_or_was_dropped_is_left_out(
    standing: Standing, ended: date | None, period: Span, there: bool
) -> None:
    assert (row(commitment(1, "Oaks", standing=standing, ended_on=ended), period=period) is not None) is there


@pytest.mark.parametrize(
    ("entry", "period", "there"),
    [
        (told(date(2022, 6, 1), "Told", Span("january to april 2022")), SPRING, True),
        (told(date(2022, 6, 1), "Told", Span("", date(2022, 2, 1), date(2022, 3, 31))), SPRING, True),
        (told(date(2022, 6, 1), "Told", Span("", date(2021, 12, 31), date(2022, 3, 31))), SPRING, False),
        (told(date(2022, 3, 1), "Told", Span("Winter")), SPRING, False),
        (told(date(2022, 3, 1), "Told"), SPRING, True),
        (told(date(2022, 5, 1), "Told"), SPRING, False),
        (told(date(2022, 5, 1), "Told"), Span(), True),
        (told(date(2022, 5, 1), "Told"), Span("Spring"), False),
    ],
)
def test_progress_stands_in_the_period_it_is_about_or_was_written_in(
    entry: Progress, period: Span, there: bool
) -> None:
    found = row(commitment(1, "Oaks"), period=period, progress=(entry,))
    assert found is not None and found.done == (("Told",) if there else ())
