"""A clerk publishes what became of a decision that was called in: its notice, its page, the data and the feed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.documents.writing.decision_list import decision_list_of
from clerk_tui.documents.writing.plain import as_text
from clerk_tui.domain.call_in_events import Reconsideration
from clerk_tui.domain.council import Outcome
from clerk_tui.services import call_ins
from clerk_tui.services.decision_notice import notice_record, notice_text
from clerk_tui.services.documents.decision_list import public_list
from clerk_tui.services.office import Office
from clerk_tui.services.public_folder import export_public
from clerk_tui.services.public_folder.shelf import ExportReport
from tests.called_in import LIBRARY, ask, council, it_is

BY_ITS_WINDOW = "2026-12-08"
CALLED_IN = "Called in on Wednesday 2 December 2026: the decision may not be implemented until that is settled."
BEING_DECIDED = "A request was received in time on Wednesday 2 December 2026; whether it is valid is being decided."


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office at half past nine on the second day of the window, at which a request came at nine."""
    office = council(tmp_path)
    it_is(office, "2026-12-02T09:30")
    ask(office, "2026-12-02T09:00")
    yield office
    office.register.close()


def _validate(office: Office) -> None:
    call_ins.validate(office, LIBRARY, by="Monitoring Officer", request_id=1)


def _day_of_effect(folder: Path) -> str:
    with (folder / "decisions.csv").open(encoding="utf-8-sig", newline="") as file:
        return next(csv.DictReader(file))["in_force.effective"]


def test_a_notice_written_after_a_call_in_says_that_the_decision_waits(office: Office) -> None:
    assert notice_record(office, LIBRARY).changes == (BEING_DECIDED,)
    _validate(office)
    assert notice_record(office, LIBRARY).changes == (CALLED_IN,)
    assert CALLED_IN in " ".join(notice_text(office, LIBRARY).split())


def test_a_second_export_tells_of_the_call_in_on_page_feed_and_data(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    export_public(office, folder)
    assert _day_of_effect(folder) == "", "nobody knows the day while the request is looked at"
    _validate(office)
    export_public(office, folder)
    for name in ("decisions/D1.html", "decisions.atom", "decisions.csv"):
        assert CALLED_IN in (folder / name).read_text("utf-8"), name
    (told,) = json.loads((folder / "decisions.json").read_text("utf-8"))["decisions"]
    assert told["changes"] == [CALLED_IN]
    assert _day_of_effect(folder) == ""
    assert export_public(office, folder).changed == 0


def test_what_is_suspended_is_not_offered_to_be_called_in_again(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    export_public(office, folder)
    assert "Decisions that may be called in" in (folder / "index.html").read_text("utf-8")
    _validate(office)
    export_public(office, folder)
    assert "Decisions that may be called in" not in (folder / "index.html").read_text("utf-8")


def test_a_hearing_that_was_missed_gives_the_day_on_which_it_took_effect(office: Office, tmp_path: Path) -> None:
    _validate(office)
    it_is(office, "2026-12-14T10:00")
    (said,) = notice_record(office, LIBRARY).changes
    assert said.startswith("The committee had not met by Wednesday 9 December 2026, so the decision took effect.")
    assert said.endswith("It takes effect on Thursday 10 December 2026.")
    export_public(office, tmp_path / "public")
    assert _day_of_effect(tmp_path / "public") == "2026-12-10"


def test_after_a_refusal_the_days_of_the_window_hold_and_nothing_more_is_said(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    call_ins.reject(office, LIBRARY, by="Monitoring Officer", because="It was asked before", request_id=1)
    it_is(office, "2026-12-09T10:00")
    assert notice_record(office, LIBRARY).changes == ()
    report = export_public(office, folder)
    assert _day_of_effect(folder) == BY_ITS_WINDOW
    assert export_public(office, folder) == ExportReport(new=0, changed=0, same=report.new, removed=0)


def test_the_list_of_decisions_says_it_once(office: Office) -> None:
    _validate(office)
    text = " ".join(as_text(decision_list_of(public_list(office, 1))).split())
    assert text.count(CALLED_IN) == 1


def test_a_decision_referred_back_and_confirmed_says_on_which_days_and_no_day_of_effect_where_the_rule_is_silent(
    office: Office,
) -> None:
    """The council's file does not say whether it may be called in again, so no day of effect can be relied on."""
    _validate(office)
    it_is(office, "2026-12-07T18:00")
    call_ins.heard(office, LIBRARY, outcome=Outcome.REFER_BACK)
    assert notice_record(office, LIBRARY).changes == (
        "Referred back to its maker on Monday 7 December 2026. It is to be reconsidered.",
    )
    it_is(office, "2026-12-08T18:00")
    call_ins.reconsidered(office, LIBRARY, result=Reconsideration.CONFIRMED)
    assert notice_record(office, LIBRARY).changes == (
        "The decision was confirmed on Tuesday 8 December 2026 by its maker.",
    )
