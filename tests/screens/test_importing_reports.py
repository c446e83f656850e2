"""A clerk looks at a report or a plan beside its source, and takes it, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.register import history
from tests.documents import making_reports
from tests.documents.by_hand.burnley import BURNLEY_2017
from tests.documents.by_hand.melton import MELTON
from tests.documents.by_hand.peterborough import PETERBOROUGH
from tests.screens.desk_at_work import LARGE, SMALL, at_work
from tests.screens.test_importing import empty_office, goes_to, type_file


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_members_report_is_shown_and_taken_with_a_reason(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "report.docx").write_bytes(making_reports.by_commitment(BURNLEY_2017))
    office = empty_office(tmp_path)
    async with at_work(office, size=size) as clerk:
        await clerk.sees("Nothing is due.")
        await type_file(clerk, tmp_path / "report.docx")
        await clerk.sees("2 commitments, 0 findings, 1 line not placed.")
        await clerk.sees("It becomes the report of Councillor Mohammed Ishtiaq")
        await clerk.sees("The document is of Burnley Borough Council")
        await goes_to(clerk, "Commitment PF2")
        await clerk.sees("Commitment PF2: We will adopt Medium Term Financial Strategy")
        await clerk.press("f8")
        await clerk.sees("Why is it taken all the same?")
        await clerk.type("A paper of before.")
        await clerk.press("ctrl+s")
        await clerk.sees("E1. Resources and Performance Management, report to Full Council")
        await clerk.sees("Commitment PF2 We will adopt")
        assert history.count(office.register) == 2


async def test_a_plan_shows_its_points_by_row_and_column(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(making_reports.plan(PETERBOROUGH))
    async with at_work(empty_office(tmp_path), size=LARGE) as clerk:
        await clerk.sees("Nothing is due.")
        await type_file(clerk, tmp_path / "plan.docx")
        await clerk.sees("4 rows, 2 findings, 3 lines not placed.")
        await goes_to(clerk, "Row 2, column 1")
        await clerk.sees("Row 2, column 1: Change the 'status quo' in how we manage our finances")


async def test_a_committees_report_shows_where_each_risk_stands(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(making_reports.committee_report(MELTON))
    async with at_work(empty_office(tmp_path), size=SMALL) as clerk:
        await clerk.sees("Nothing is due.")
        await type_file(clerk, tmp_path / "report.docx")
        await clerk.sees("12 sections, 2 risks, 1 finding, 0 lines not placed.")
        await clerk.press("end")
        await clerk.sees("Reference: X: Committee")
        await clerk.press(*["up"] * 8)
        await clerk.sees("Wards affected All")
        await clerk.sees("Risk 2 stands at: D Low, III Marginal")
