"""What may be disposed of: never before its day, with the count behind it, and never deleted by the program."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import OfficerKind
from clerk_tui.domain.kinds import Maker
from clerk_tui.register import decisions as records
from clerk_tui.services import decisions, individual, publishing, retention
from clerk_tui.services.keeping import keeping
from clerk_tui.services.office import Office
from tests.cli.calling import Caller
from tests.offices import ICT, TUESDAY, another, beside, count, demo, recorded
from tests.screens.desk_at_work import LARGE, SMALL, at_work


def listed(office: Office, on: str, text: str = "") -> list[tuple[str, str, date]]:
    """What the list holds on the morning of a day."""
    later = beside(office)
    later.clock.rehearse(parse_instant(f"{on}T09:00:00+00:00"))
    found = [(one.ref, one.what, one.since) for one in retention.page(later, 0, 100, text)]
    assert retention.count(later, text) == len(found)
    later.register.close()
    return found


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """D1 decided on Monday 9 October 2017 and published."""
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    return office


def test_background_papers_come_after_four_years_and_the_record_after_six_not_a_day_before(office: Office) -> None:
    papers = ("D1", "Background papers", date(2021, 10, 9))
    record = ("D1", "Record and reports", date(2023, 10, 9))
    assert listed(office, "2021-10-08") == []
    assert listed(office, "2021-10-09") == [papers]
    assert listed(office, "2023-10-08") == [papers]
    assert listed(office, "2023-10-09") == [papers, record]
    assert listed(office, "2023-10-09", "ict/dig") == [papers, record]
    assert listed(office, "2023-10-09", "o'neill") == []
    office.register.close()


@pytest.mark.parametrize("decided", [date(2016, 2, 28), date(2016, 2, 29), date(2016, 3, 1), date(2018, 2, 28)])
@pytest.mark.parametrize("today", ["02-27", "02-28", "03-01", "03-02"])
@pytest.mark.parametrize("year", [2020, 2022, 2024])
def test_the_list_agrees_with_the_count_about_the_end_of_february(
    tmp_path: Path, decided: date, today: str, year: int
) -> None:
    office = another(tmp_path, now="2019-03-02T09:00:00Z")
    number = individual.begin(office, Maker.MEMBER, "Cllr Moss", "Bollards", decided_on=decided)
    kept = keeping(office, records.decision(office.register, number))
    assert kept.papers and kept.record
    on = date.fromisoformat(f"{year}-{today}")
    expected = [one for one in (kept.papers, kept.record) if one.ledger.answer < on]
    assert len(listed(office, on.isoformat())) == len(expected)
    office.register.close()


def test_of_a_decision_that_no_regulation_covers_nothing_is_listed(tmp_path: Path) -> None:
    office = another(tmp_path, now="2012-12-03T09:00:00Z")
    covered = individual.begin(office, Maker.OFFICER, "Jo Smith", "Licence", decided_on=date(2012, 12, 3))
    own = individual.begin(office, Maker.OFFICER, "Jo Smith", "Pens", decided_on=date(2012, 12, 3))
    individual.sort(office, covered, OfficerKind.REGULATIONS_2014, {}, "A licence.")
    individual.sort(office, own, OfficerKind.NEITHER, {}, "Of no consequence.")
    assert {ref for ref, _, _ in listed(office, "2030-01-01")} == {f"D{covered}"}
    office.register.close()


def test_a_record_without_a_day_is_not_listed_and_none_is_in_wales(tmp_path: Path) -> None:
    office = another(tmp_path, "wales", now="2012-12-03T09:00:00Z")
    individual.begin(office, Maker.MEMBER, "Cllr Moss", "Bollards", decided_on=date(2012, 12, 3))
    office.clock.rehearse(parse_instant("2030-01-01T09:00:00+00:00"))
    assert (retention.count(office), retention.page(office, 0, 10)) == (0, [])
    assert "Welsh" in retention.nothing_listed(office)
    office.register.close()


def test_nothing_is_deleted_by_looking(office: Office) -> None:
    before = {table: count(office.register, table) for table in ("decision", "publication", "report", "history")}
    assert listed(office, "2040-01-01")
    assert {table: count(office.register, table) for table in before} == before
    office.register.close()


def test_the_command_says_it_with_the_paragraph(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    decisions.set_field(office, 2, "decided_on", "9 October 2017")
    path = office.register.path
    office.register.close()
    call = Caller(capsys, path)
    said = call.ok("retention", "--most", "1", now="9 October 2023 at 09:00").out.splitlines()
    assert said[0].endswith(
        "Background papers: kept until Friday 8 October 2021, so they may be disposed of since Saturday 9 October 2021"
        " (EN-RT4, SI 2012/2089 reg 21(7))."
    )
    assert said[1:] == ["3 more are not listed; --most lists more.", retention.NO_DUTY]
    shown = call.ok("retention", "--json", now="9 October 2023 at 09:00").json
    assert shown["total"] == 4 and {row["kept_until"] for row in shown["disposable"]} == {"2021-10-08", "2023-10-08"}
    assert call.ok("retention", now="8 October 2021 at 09:00").out == f"{retention.NOTHING}\n"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_clerk_looks_at_the_list_and_at_the_count_behind_a_day(office: Office, size: tuple[int, int]) -> None:
    office.clock.rehearse(parse_instant("2023-10-09T09:00:00+00:00"))
    async with at_work(office, size=size) as clerk:
        await clerk.press("5", "r")
        await clerk.sees("May be disposed of: 2")
        await clerk.sees("Record and reports")
        await clerk.press("down", "question_mark")
        await clerk.sees("reg 21(6)")
        await clerk.press("escape", "enter")
        await clerk.sees("Published Tuesday 10 October 2017.")
