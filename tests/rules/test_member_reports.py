"""Which decisions belong to a portfolio, and what seems wrong with an executive member's report."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.member_reports import PortfolioReport
from clerk_tui.rules.member_reports import Taken, doubts, period_after, same_portfolio, why_in

HOUSING, DAY = "Housing and Environment", date(2017, 9, 27)
HOLDERS = ("Councillor John Harbour",)


def report(id: int = 1, **changes: Any) -> PortfolioReport:
    values: dict[str, Any] = {"portfolio": HOUSING, "reported_on": DAY, "member": "Cllr John Harbour"} | changes
    return PortfolioReport(id, 1, **values)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Housing & Environment", "Executive Member for Housing and Environment", True),
        ("housing and environment", HOUSING, True),
        ("Housing", HOUSING, False),
        ("Portfolio holder", "Executive member", False),
        ("", "", False),
    ],
)
def test_a_portfolio_is_known_by_its_own_words(one: str, other: str, same: bool) -> None:
    assert same_portfolio(one, other) is same


def taken(maker: Maker = Maker.BODY, name: str = "", title: str = "", **changes: Any) -> Taken:
    return Taken(changes.pop("portfolio", ""), maker, name, title, **changes)


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (taken(portfolio="Housing & Environment"), "its record names the portfolio"),
        (taken(Maker.MEMBER, "John Harbour", portfolio="Leisure"), ""),
        (taken(Maker.MEMBER, "A. N. Other", "Executive Member for Housing and Environment"),
         "its maker decided as holder of the portfolio"),
        (taken(Maker.MEMBER, "Councillor John Harbour"), "the holder of the portfolio took it"),
        (taken(Maker.MEMBER, "A. N. Other"), ""),
        (taken(Maker.OFFICER, "John Harbour"), ""),
        (taken(title=HOUSING), ""),
        (taken(serves=("Leisure", HOUSING)), "it serves a commitment of the portfolio"),
        (taken(serves=("Leisure",)), ""),
        (taken(relevant_member="Councillor John Harbour, Deputy Leader"),
         "the report of its item names the holder of the portfolio"),
        (taken(relevant_member="Councillor A. N. Other, Cabinet Member for Housing and Environment"),
         "the report of its item names the holder of the portfolio"),
        (taken(relevant_member="Councillor A. N. Other, Leader"), ""),
        (taken(), ""),
    ],
)  # fmt: skip
def test_a_decision_belongs_to_a_portfolio_for_a_reason_that_is_said(decision: Taken, why: str) -> None:
    assert why_in(HOUSING, HOLDERS, decision) == why


def test_a_report_of_the_holder_after_its_period_is_quiet() -> None:
    assert doubts(report(covers_to=DAY), HOLDERS, [report()]) == ()


@pytest.mark.parametrize(
    ("member", "holders", "says"),
    [
        (
            "Councillor John Harbour",
            (),
            "nobody held the portfolio “Housing and Environment” on Wednesday 27 September",
        ),
        ("Councillor A. N. Other", HOLDERS, "was held by Councillor John Harbour, not by Councillor A. N. Other."),
        ("", HOLDERS, "was held by Councillor John Harbour, not by nobody."),
    ],
)
def test_a_report_of_somebody_who_does_not_hold_the_portfolio_that_day_is_pointed_out(
    member: str, holders: tuple[str, ...], says: str
) -> None:
    (found,) = doubts(report(member=member), holders, [])
    assert found.id == "MR-HOLDER" and says in found.says


@pytest.mark.parametrize("member", ["Councillor A", "Councillor B", "Councillor A and Councillor B"])
def test_a_portfolio_held_by_two_is_reported_on_by_either_or_both(member: str) -> None:
    assert doubts(report(member=member), ("Councillor A", "Councillor B"), []) == ()


def test_a_report_dated_before_its_period_ends_is_pointed_out() -> None:
    (found,) = doubts(report(covers_to=date(2017, 9, 28)), HOLDERS, [])
    assert found.id == "MR-PERIOD"
    assert "Wednesday 27 September 2017 lies before Thursday 28 September 2017" in found.says


@pytest.mark.parametrize(
    ("other", "twice"),
    [
        ({"meeting_id": 3}, True),
        ({"meeting_id": 4}, False),
        ({"meeting_id": None}, True),
        ({"meeting_id": None, "body": "full council"}, True),
        ({"meeting_id": None, "body": "Executive"}, False),
        ({"meeting_id": None, "reported_on": date(2017, 9, 26)}, False),
    ],
)
def test_two_reports_of_one_portfolio_to_one_meeting_are_pointed_out(other: dict[str, Any], twice: bool) -> None:
    found = doubts(report(meeting_id=3), HOLDERS, [report(2, **other)])
    assert [one.id for one in found] == ["MR-TWICE"] * twice
    assert all("E2 is a report of this portfolio to the same meeting" in one.says for one in found)


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ([], None),
        ([report(reported_on=DAY)], None),
        ([report(reported_on=date(2017, 4, 26))], date(2017, 4, 27)),
        ([report(reported_on=date(2017, 4, 26), covers_to=date(2017, 3, 31)),
          report(2, reported_on=date(2017, 1, 25))], date(2017, 4, 1)),
    ],
)  # fmt: skip
def test_a_report_covers_from_the_day_after_the_last_one_ended(
    before: list[PortfolioReport], first: date | None
) -> None:
    assert period_after(before, DAY) == first
