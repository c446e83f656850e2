"""Several decisions of one meeting published at once, and the queue of those that wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import Conflict, Refused
from clerk_tui.register import decisions as records
from clerk_tui.register import history
from clerk_tui.services import decisions, publishing, publishing_queue
from clerk_tui.services import publishing_together as together
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from tests.offices import ICT, MONEY, TUESDAY, count, demo, recorded


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Both items of the meeting decided and recorded."""
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.copy_recommendations(office, MONEY)
    decisions.set_fields(office, MONEY, {"decided_on": "9 October 2017", "reasons": "To note.", "notes": "x"})
    yield office
    office.register.close()


def test_both_decisions_of_the_meeting_go_out_as_one_thing_done(office: Office) -> None:
    assert together.of_meeting(office, 1) == (ICT, MONEY)
    before = history.count(office.register)
    done = together.publish_together(office, together.of_meeting(office, 1))
    assert [(one.decision_id, one.closes) for one in done] == [(ICT, date(2017, 10, 13)), (MONEY, date(2017, 10, 13))]
    assert history.count(office.register) == before + 1
    assert history.page(office.register, 0, 1)[0].summary == "D1, D2 published Tuesday 10 October 2017"
    assert together.of_meeting(office, 1) == ()
    with pytest.raises(Refused, match="a published record is corrected, never undone"):
        undo(office)


def test_one_with_a_blocker_is_named_and_none_goes_out(office: Office) -> None:
    decisions.set_field(office, MONEY, "reasons", "")
    found = together.candidates(office, (ICT, MONEY))
    assert [(one.ref, [f.id for f in one.blockers]) for one in found] == [("D1", []), ("D2", ["EN-REC"])]
    with pytest.raises(Refused, match=r"^None of the 2 was published\. D2 cannot be published yet: \[EN-REC\] Reasons"):
        together.publish_together(office, (ICT, MONEY))
    assert count(office.register, "publication") == 0
    assert records.decision(office.register, ICT).published_on is None, "not even the date is kept"
    together.publish_together(office, (ICT,))
    assert count(office.register, "publication") == 1


def test_each_is_shown_with_its_dates_before_it_is_published(office: Office) -> None:
    lines = [line for one in together.candidates(office, (ICT, MONEY)) for line in together.candidate_lines(one)]
    assert lines[0] == "D1. ICT/DIGITAL STRATEGY 2017-2022. Ready."
    assert "requests for call-in close at the end of Friday 13 October 2017" in lines[1]
    assert any("EN-REC" in line and "Warning" in line for line in lines), "what is missing is said"
    (later,) = together.candidates(office, (ICT,), on=date(2017, 10, 12))
    assert later.window is not None and later.window.closes == date(2017, 10, 17)


def test_a_record_changed_meanwhile_stops_them_all(office: Office) -> None:
    seen = together.candidates(office, (ICT, MONEY))
    decisions.set_field(office, MONEY, "notes", "changed")
    with pytest.raises(Conflict, match="Somebody changed D2 while you were asked"):
        together.publish_together(office, (ICT, MONEY), seen=seen)
    assert count(office.register, "publication") == 0


def test_one_that_is_out_already_and_an_empty_list_are_refused(office: Office) -> None:
    publishing.publish(office, ICT)
    with pytest.raises(Refused, match="D1 is already published"):
        together.candidates(office, (ICT, MONEY))
    with pytest.raises(Refused, match="no decision here that is still to be published"):
        together.publish_together(office, ())


def test_before_the_decision_was_made_none_goes_out(office: Office) -> None:
    with pytest.raises(Refused, match="Publication on Sunday 8 October 2017 lies before the decision of Monday"):
        together.publish_together(office, (ICT, MONEY), on=date(2017, 10, 8))


# The queue


def test_the_oldest_decision_heads_the_queue_with_its_age_in_working_days(office: Office) -> None:
    office.clock.rehearse(parse_instant("2017-10-16T09:00:00+01:00"))
    found = publishing_queue.page(office, 0, 10)
    assert [(one.ref, one.age, one.due, one.late) for one in found] == [("D1", 5, None, 0), ("D2", 5, None, 0)]
    assert found[0].state == "Decided five working days ago; the council sets no limit"
    assert publishing_queue.count(office, "financial") == 1
    assert [one.ref for one in publishing_queue.page(office, 0, 10, "financial")] == ["D2"]
    assert publishing_queue.limit_of(office, ICT) is None
    publishing.publish(office, ICT)
    assert [one.ref for one in publishing_queue.page(office, 0, 10)] == ["D2"]


@pytest.mark.parametrize(("now", "late"), [("2017-10-11T09:00:00+01:00", 0), ("2017-10-13T09:00:00+01:00", 2)])
def test_against_the_council_s_own_limit_it_says_how_far_over(
    office: Office, monkeypatch: pytest.MonkeyPatch, now: str, late: int
) -> None:
    stated = replace(office.council(), publish_within_days=2)
    monkeypatch.setattr(Office, "council", lambda _: stated)
    office.clock.rehearse(parse_instant(now))
    found = publishing_queue.page(office, 0, 1)[0]
    assert (found.due, found.late) == (date(2017, 10, 11), late)
    assert ("two working days over the limit of Wed 11 Oct 2017" in found.state) == bool(late)
    limit = publishing_queue.limit_of(office, ICT)
    assert limit is not None and limit.ledger.answer == date(2017, 10, 11)
