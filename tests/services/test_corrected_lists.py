"""Whatever lists, searches or finds a corrected record shows it as corrected; the published row stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.register import decisions as records
from clerk_tui.register import forward_plan, lists, plan_list
from clerk_tui.register.notices import find_matter
from clerk_tui.services import boards, correcting, decisions, publishing
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.office import Office
from tests.offices import ICT, MONEY, TUESDAY, demo, recorded

KEEP = Reasons("A typing slip", restarts=False, window="only words", again="It slipped again")
NOW = "2017-10-12T09:00:00Z"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Item 2 published on Tuesday 10 October 2017 as EX/25/2017; it is Thursday."""
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    office.clock.rehearse(parse_instant("2017-10-12T10:00:00+01:00"))
    yield office
    office.register.connection.execute("INSERT INTO decision_search (decision_search) VALUES ('integrity-check')")
    office.register.close()


def corrected(office: Office) -> None:
    correcting.correct(office, ICT, {"title": "A plan for the network", "reference": "EX/99/2017"}, KEEP)


def test_the_lists_and_today_show_title_and_reference_as_corrected(office: Office) -> None:
    corrected(office)
    reads = ("A plan for the network", "EX/99/2017")
    (row,) = [row for row in lists.page_decisions(office.register, 0, 9) if row.id == ICT]
    assert (row.title, row.reference) == reads
    (window,) = lists.page_windows(office.register, 0, 9, NOW, opened=1)
    assert (window.title, window.reference) == reads
    (due,) = [line for line in boards.due(office, 0, 20) if line.kind == "call-in"]
    assert (due.title, due.reference) == reads
    stored = office.register.read_one("SELECT title, reference FROM decision WHERE id = ?", ICT)
    assert stored is not None and stored["reference"] == "EX/25/2017" and stored["title"] != reads[0]


@pytest.mark.parametrize("typed", ["for the network", "EX/99", "9/", "network"])
def test_a_search_finds_it_by_what_it_reads_now(office: Office, typed: str) -> None:
    assert ICT not in [row.id for row in lists.page_decisions(office.register, 0, 9, typed)]
    corrected(office)
    assert [row.id for row in lists.page_decisions(office.register, 0, 9, typed)] == [ICT]
    assert lists.count_decisions(office.register, typed) == 1
    assert lists.count_windows(office.register, NOW, typed) == (1, 0)
    assert boards.count_due(office, typed) == 1


def test_a_search_no_longer_finds_what_was_corrected_away(office: Office) -> None:
    assert [row.id for row in lists.page_decisions(office.register, 0, 9, "EX/25")] == [ICT]
    corrected(office)
    assert lists.page_decisions(office.register, 0, 9, "EX/25") == []
    correcting.correct(office, ICT, {"reference": "EX/77/2017"}, KEEP)
    assert lists.page_decisions(office.register, 0, 9, "EX/99") == []
    assert [row.title for row in lists.page_decisions(office.register, 0, 9, "EX/77")] == ["A plan for the network"]


def test_a_corrected_resolution_is_searched_as_it_reads(office: Office) -> None:
    correcting.correct(office, ICT, {"resolution": "That the lighthouse be painted."}, KEEP)
    assert [row.id for row in lists.page_decisions(office.register, 0, 9, "lighthouse")] == [ICT]


def test_a_record_is_found_under_its_corrected_reference_and_under_the_one_it_was_published_with(
    office: Office,
) -> None:
    corrected(office)
    assert records.find(office.register, "ex/99/2017") == ICT == records.find(office.register, "EX/25/2017")
    with pytest.raises(NotFound):
        records.find(office.register, "EX/26/2017")


def test_neither_of_its_references_may_be_given_to_another(office: Office) -> None:
    corrected(office)
    for taken in ("EX/99/2017", "EX/25/2017"):
        with pytest.raises(InputError, match=f"{taken} is already used for D1, A plan for the network"):
            decisions.set_field(office, MONEY, "reference", taken)


def test_the_matter_its_plan_entry_and_the_day_of_decision_are_those_of_the_correction(office: Office) -> None:
    was = records.decision(office.register, ICT).decided_on
    later = replace(KEEP, overrides={"CC-DATE": "The meeting went on past midnight"})
    correcting.correct(office, ICT, {"title": "A plan", "decided_on": "10 October 2017"}, later)
    matter = find_matter(office.register, "EX/25/2017")
    assert (was, matter.title, matter.decides_on) == (date(2017, 10, 9), "A plan", date(2017, 10, 10))
    entry = forward_plan.by_reference(office.register, "18/2017")
    assert entry is not None and (ICT, "A plan") in forward_plan.decisions_of(office.register, entry)
    row = plan_list.row(office.register, entry.id)
    assert row is not None and row.decided_on == date(2017, 10, 10)
