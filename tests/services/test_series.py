"""A year's meetings at once: rules read, holidays chosen, lists from a file, all taken as one change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.series import Shift
from clerk_tui.register import agendas
from clerk_tui.register.rows import to_date
from clerk_tui.rules.series import days_of, read_rule
from clerk_tui.services import series
from clerk_tui.services.new_meetings import NewMeeting, add_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import beside, count, own

TODAY = date(2026, 3, 2)
FIRST_MONDAYS = "first Monday of each month at 18:00, May 2026 to September 2026"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = own(tmp_path, now="2026-03-02T09:00:00Z")
    yield office
    office.register.close()


def days(office: Office) -> list[date | None]:
    return [to_date(row["day"]) for row in office.register.read("SELECT day FROM meeting ORDER BY day")]


@pytest.mark.parametrize(
    ("typed", "starts", "first", "last", "many"),
    [
        ("second Monday of each month at 18:00, May to April", time(18), "2026-05-11", "2027-04-12", 12),
        ("the 2nd Monday of every month, May 2026 to April 2027", None, "2026-05-11", "2027-04-12", 12),
        ("every 4 weeks from 6 May 2026 at 10:00", time(10), "2026-05-06", "2027-05-05", 14),
        ("every other Tuesday from 5 May 2026 until 31 July 2026", None, "2026-05-05", "2026-07-28", 7),
        ("last Thursday of every other month, May 2026 to April 2027", None, "2026-05-28", "2027-03-25", 6),
        ("first and third Wednesday of each month, September 2026 to July 2027 except August and December",
         None, "2026-09-02", "2027-07-21", 20),
    ],
)  # fmt: skip
def test_a_rule_is_read_as_it_is_said(typed: str, starts: time | None, first: str, last: str, many: int) -> None:
    rule = read_rule(typed, TODAY)
    found = days_of(rule)
    assert (rule.starts, found[0].isoformat(), found[-1].isoformat(), len(found)) == (starts, first, last, many)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("every fortnight", "“every fortnight” cannot be read; type it like"),
        ("second Monday of each month", "say from when to when"),
        ("first Blursday of each month, May to June", "“blursday” is not a day of the week"),
        ("every 2 weeks", "say from which day on"),
        ("every week from 1 Jan 2026 until 1 Jan 2025", "it ends on Wednesday 1 January 2025, before it begins"),
        ("every Monday from 5 May 2026", "Tuesday 5 May 2026 is no Monday"),
        ("every week from 1 Jan 2026 until 1 Jan 2029", "more than 60 meetings"),
        ("every 13 weeks from 1 Jan 2026", "“every 13” cannot be read"),
        ("first Monday of each month, June to July except June and July", "no day between"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_read_is_refused_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        days_of(read_rule(typed, TODAY))
    assert str(refused.value).startswith("Rule: ") and sentence in str(refused.value)


def test_a_holiday_waits_for_a_choice_and_nothing_is_taken_before(office: Office) -> None:
    draft = series.by_rule(office, "Executive", FIRST_MONDAYS)
    (holiday,) = draft.undecided
    assert (holiday.ruled, holiday.why, holiday.day) == (date(2026, 5, 4), "Early May bank holiday", None)
    with pytest.raises(Refused, match=r"Choose for each day .*: Monday 4 May 2026 \(Early May bank holiday\)"):
        series.take(office, draft)
    assert count(office.register, "meeting") == 0


@pytest.mark.parametrize(
    ("shift", "day"),
    [
        (Shift.KEEP, date(2026, 5, 4)),
        (Shift.NEXT_WORKING_DAY, date(2026, 5, 5)),
        (Shift.DAY_BEFORE, date(2026, 5, 1)),
        (Shift.NEXT_WEEK, date(2026, 5, 11)),
        (Shift.WEEK_BEFORE, date(2026, 4, 27)),
        (Shift.LEAVE_OUT, None),
    ],
)
def test_the_clerk_chooses_what_becomes_of_a_holiday(office: Office, shift: Shift, day: date | None) -> None:
    draft = series.choose(office, series.by_rule(office, "Executive", FIRST_MONDAYS), {date(2026, 5, 4): shift})
    assert draft.slots[0].day == day
    called = series.take(office, draft)
    assert len(called) == (4 if day is None else 5)
    assert day is None or days(office)[0] == day


def test_all_are_one_change_with_one_undo(office: Office) -> None:
    draft = series.by_rule(
        office, "Executive", "second Monday of each month, May 2026 to April 2027", venue="Town Hall"
    )
    assert len(series.take(office, draft)) == 12
    undo(office)
    assert count(office.register, "meeting") == 0 and verify(office).good


def test_the_check_of_a_timetable_speaks_before_they_are_taken(office: Office) -> None:
    draft = series.by_rule(office, "Executive", "second Monday of each month, May 2026 to April 2027")
    clashes = {(row.day, finding.id) for row in series.lint(office, draft).rows for finding in row.clashes}
    assert (date(2026, 5, 11), "TT-AGENDA") in clashes
    assert (date(2026, 6, 8), "TT-AGENDA") not in clashes


def test_what_was_chosen_for_a_holiday_is_not_asked_again(office: Office) -> None:
    draft = series.choose(office, series.by_rule(office, "Executive", FIRST_MONDAYS), {date(2026, 5, 4): Shift.KEEP})
    assert series.doubts(office, draft, series.lint(office, draft)) == ()
    assert len(series.take(office, draft)) == 5


def test_doubtful_days_are_refused_until_the_clerk_goes_on(office: Office) -> None:
    draft = series.by_rule(office, "Executive", "every week from 1 March 2016 until 8 March 2016")
    with pytest.raises(Refused, match=r"Tuesday 1 March 2016 lies in the past.*Say so if they are called all the same"):
        series.take(office, draft)
    assert count(office.register, "meeting") == 0
    assert len(series.take(office, draft, with_doubts=True)) == 2


def test_a_meeting_that_is_there_already_is_left_alone(office: Office) -> None:
    held = add_meeting(office, NewMeeting("Executive", date(2026, 6, 1), time(18)))
    draft = series.choose(office, series.by_rule(office, "Executive", FIRST_MONDAYS), {}, Shift.LEAVE_OUT)
    assert [slot.held for slot in draft.slots] == [None, held, None, None, None]
    assert len(series.take(office, draft)) == 3


def test_another_clerk_who_was_quicker_is_noticed(office: Office) -> None:
    draft = series.by_rule(office, "Executive", "second Monday of each month, May 2026 to July 2026")
    colleague = beside(office)
    add_meeting(colleague, NewMeeting("Executive", date(2026, 6, 8)))
    colleague.register.close()
    with pytest.raises(Conflict, match="in the meantime; nothing was taken"):
        series.take(office, draft)


def test_a_body_whose_name_tells_nothing_needs_its_kind(office: Office) -> None:
    rule = "second Monday of each month, May 2026 to July 2026"
    with pytest.raises(InputError, match="Kind: the register does not know Gathering"):
        series.by_rule(office, "Gathering", rule)
    series.take(office, series.by_rule(office, "Gathering", rule, kind=BodyKind.SCRUTINY))
    assert agendas.body_named(office.register, "gathering") == (1, "Gathering", BodyKind.SCRUTINY)


TIMETABLE = b"body,date,time\nExecutive,11 May 2026,18:00\nCouncil,12 May 2026,19:00\nExecutive,25 May 2026,18:00\n"


def test_the_meetings_of_a_timetable_file_are_called(office: Office) -> None:
    draft = series.from_list(office, TIMETABLE, "year.csv")
    assert [slot.ruled for slot in draft.undecided] == [date(2026, 5, 25)]
    draft = series.choose(office, draft, {date(2026, 5, 25): Shift.NEXT_WORKING_DAY})
    series.take(office, draft)
    assert days(office) == [date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 26)]
    assert {(name, kind) for _, name, kind in agendas.bodies(office.register)} == {
        ("Council", BodyKind.COUNCIL),
        ("Executive", BodyKind.EXECUTIVE),
    }


def test_a_row_that_cannot_be_read_stops_the_file(office: Office) -> None:
    with pytest.raises(InputError, match=r"Row 3, column “date”.*; mend it in the file"):
        series.from_list(office, b"body,date\nExecutive,11 May 2026\nExecutive,31 June 2026\n")
    with pytest.raises(InputError, match="no body is named"):
        series.from_list(office, b"body,date\nExecutive,11 May 2026\n,12 June 2026\n")
