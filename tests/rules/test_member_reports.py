"""What belongs to a portfolio, and what seems wrong with an executive member's report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.member_reports import PortfolioReport
from clerk_tui.rules.member_reports import Taken, doubts, period_after, same_portfolio, why_in

DAY = date(2017, 11, 22)
REPORT = PortfolioReport(1, 1, "Resources", DAY, member="Councillor Ishtiaq", covers_to=DAY)
BODY = Taken("", Maker.BODY, "Executive", "")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Customer Access & Community Engagement", "customer access and community engagement", True),
        ("Executive Member for Resources", "The Resources portfolio", True),
        ("Resources", "Resources and Performance", False),
        ("", "", False),
        ("the portfolio", "Portfolio holder for", False),
    ],
)
def test_two_texts_name_one_portfolio_whatever_stands_around_its_words(one: str, other: str, same: bool) -> None:
    assert same_portfolio(one, other) is same_portfolio(other, one) is same


@pytest.mark.parametrize(
    ("taken", "why"),
    [
        (replace(BODY, portfolio="resources"), "its record names the portfolio"),
        (replace(BODY, portfolio="Housing", serves=("Resources",)), ""),
        (
            Taken("", Maker.MEMBER, "Cllr Cain", "Portfolio Holder for Resources"),
            "its maker decided as holder of the portfolio",
        ),
        (Taken("", Maker.MEMBER, "cllr ishtiaq", ""), "the holder of the portfolio took it"),
        (Taken("", Maker.OFFICER, "Ishtiaq", "Director of Resources"), ""),
        (replace(BODY, serves=("Housing", "Resources")), "it serves a commitment of the portfolio"),
        (
            replace(BODY, relevant_member="Councillor Ishtiaq, Deputy Leader"),
            "the report of its item names the holder of the portfolio",
        ),
        (
            replace(BODY, relevant_member="Councillor Campbell, Executive Member for Resources"),
            "the report of its item names the holder of the portfolio",
        ),
        (replace(BODY, relevant_member="Councillor Campbell, Housing"), ""),
        (replace(BODY, maker_title="Resources"), ""),
        (BODY, ""),
    ],
)
def test_a_decision_belongs_to_a_portfolio_by_what_its_record_its_maker_or_its_report_says(
    taken: Taken, why: str
) -> None:
    assert why_in("Resources", ["Ishtiaq"], taken) == why


def said(report: PortfolioReport, holders: tuple[str, ...], *others: PortfolioReport) -> list[str]:
    return [one.id for one in doubts(report, holders, others)]


def test_a_report_of_the_holder_on_its_day_after_its_period_to_its_own_meeting_is_doubted_by_nothing() -> None:
    assert said(REPORT, ("Ishtiaq",), REPORT) == []
    assert said(replace(REPORT, member="Ishtiaq and White"), ("Ishtiaq", "White")) == []


def test_a_report_of_nobody_of_somebody_else_too_early_or_a_second_time_is_doubted() -> None:
    assert said(REPORT, ()) == ["MR-HOLDER"]
    assert said(replace(REPORT, member="Cain"), ("Ishtiaq",)) == ["MR-HOLDER"]
    assert said(replace(REPORT, covers_to=date(2017, 11, 23)), ("Ishtiaq",)) == ["MR-PERIOD"]
    assert said(REPORT, ("Ishtiaq",), replace(REPORT, id=2)) == ["MR-TWICE"]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"reported_on": date(2017, 11, 23)}, False),
        ({"body": "full council"}, True),
        ({"body": "Executive"}, False),
        ({"meeting_id": 3}, True),
    ],
)
def test_one_meeting_is_meant_by_its_number_or_else_by_body_and_day(other: dict[str, object], same: bool) -> None:
    assert said(REPORT, ("Ishtiaq",), replace(REPORT, id=2, **other)) == (["MR-TWICE"] if same else [])  # type: ignore[arg-type]
    meeting = replace(REPORT, meeting_id=3)
    assert said(meeting, ("Ishtiaq",), replace(REPORT, id=2, meeting_id=4)) == []


def test_a_report_covers_from_the_day_after_the_last_one_ended() -> None:
    before = [replace(REPORT, reported_on=date(2017, 9, 20), covers_to=date(2017, 9, 13)), replace(REPORT, id=9)]
    assert period_after(before, DAY) == date(2017, 9, 14)
    assert period_after([replace(before[0], covers_to=None)], DAY) == date(2017, 9, 21)
    assert period_after([], DAY) is None
