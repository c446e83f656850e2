"""Today and the call-in board in words, by dates known by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.days import DayKind
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.pack import Pack, PackDocument, PackItem, PackMeeting
from clerk_tui.register.lists import MeetingRow
from clerk_tui.rules.added_days import Addition
from clerk_tui.rules.calendar import Calendar
from clerk_tui.services import boards, calendar_days, decisions, importing, publishing
from clerk_tui.services.boards import ago, brief_left, time_left, working_days_left
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from tests.offices import ICT, MONEY, TUESDAY, another, demo, own, recorded

NOON = datetime(2017, 10, 10, 12, tzinfo=UTC)
CALENDAR = Calendar.shipped()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = recorded(demo(tmp_path, TUESDAY))
    yield office
    office.register.close()


def called(office: Office, *days: date, agenda: date | None = None) -> Office:
    """Meetings without reports on these days."""
    for day in days:
        meeting = PackMeeting(body=f"Body of {day}", day=day, agenda_date=agenda)
        importing.accept(
            office, Pack(PackDocument("front-sheet", None, None, "0"), meeting, (PackItem("1", "A"),), (), (), "")
        )
    return office


def at(office: Office, instant: str) -> Office:
    office.clock.rehearse(parse_instant(instant))
    return office


def due(office: Office) -> list[tuple[str, str, bool]]:
    return [(row.ref, f"{row.when}: {row.state}", row.overdue) for row in boards.due(office, 0, 100)]


# Words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "yesterday"), (-1, "tomorrow"), (2, "2 days ago"), (-3, "in 3 days"), (400, "400 days ago")],
)
def test_a_day_is_so_long_ago(days: int, words: str) -> None:
    assert ago(date(2017, 10, 10) - timedelta(days=days), date(2017, 10, 10)) == words


@pytest.mark.parametrize(
    ("left", "words", "brief"),
    [
        (timedelta(days=3, hours=13, minutes=30), "3 days 13 hours", "3d 13h"),
        (timedelta(days=1), "1 day", "1d"),
        (timedelta(days=1, minutes=59), "1 day", "1d"),
        (timedelta(hours=5, minutes=10), "5 hours 10 minutes", "5h 10m"),
        (timedelta(hours=1, minutes=1), "1 hour 1 minute", "1h 1m"),
        (timedelta(minutes=12, seconds=59), "12 minutes", "12m"),
        (timedelta(seconds=59), "0 minutes", "0m"),
        (timedelta(0), "0 minutes", "0m"),
        (timedelta(days=-1), "0 minutes", "0m"),
    ],
)
def test_the_time_left_is_told_in_its_two_largest_parts(left: timedelta, words: str, brief: str) -> None:
    assert time_left(NOON, NOON + left) == words
    assert brief_left(NOON, NOON + left) == brief


@given(st.timedeltas(timedelta(0), timedelta(days=400)))
def test_the_time_left_never_promises_more_than_there_is(left: timedelta) -> None:
    units = {"day": 1440, "hour": 60, "minute": 1}
    words = time_left(NOON, NOON + left).split()
    told = sum(int(n) * units[unit.rstrip("s")] for n, unit in zip(words[::2], words[1::2], strict=True))
    assert timedelta(minutes=told) <= left < timedelta(minutes=told) + timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "closes", "days"),
    [
        (date(2017, 10, 10), date(2017, 10, 13), 3),
        (date(2017, 10, 13), date(2017, 10, 13), 0),
        (date(2017, 12, 14), date(2017, 12, 18), 2),  # over a weekend
        (date(2017, 12, 16), date(2017, 12, 18), 1),  # on the Saturday
        (date(2026, 4, 2), date(2026, 4, 9), 3),  # X083: Good Friday, weekend and Easter Monday left out
        (date(2026, 12, 24), date(2026, 12, 31), 3),  # X073
        (date(2017, 10, 20), date(2017, 10, 13), 0),
    ],
)
def test_working_days_left_leave_out_weekends_and_holidays(today: date, closes: date, days: int) -> None:
    assert working_days_left(CALENDAR, today, closes) == days


# Today


def test_the_evening_of_the_meeting(tmp_path: Path) -> None:
    assert due(demo(tmp_path)) == [
        ("M1", "Mon 9 Oct 2017: Meets today", False),
        ("D1", "Mon 9 Oct 2017: To record, met today", False),
        ("D2", "Mon 9 Oct 2017: To record, met today", False),
    ]


def test_the_day_after_what_is_not_done_is_overdue(office: Office) -> None:
    assert due(office) == [
        ("D1", "Mon 9 Oct 2017: To publish, decided yesterday", True),
        ("D2", "Mon 9 Oct 2017: To record, met yesterday", True),
    ]


def test_a_published_decision_runs_through_its_window_to_its_effect(office: Office) -> None:
    publishing.publish(office, ICT)
    seen = {}
    for instant in (
        "2017-10-10T10:00+01:00",
        "2017-10-13T23:59+01:00",
        "2017-10-14T00:00+01:00",
        "2017-10-15T00:00+01:00",
    ):
        seen[instant[:16]] = [words for ref, words, _ in due(at(office, instant)) if ref == "D1"]
    assert seen == {
        "2017-10-10T10:00": ["Fri 13 Oct 2017: Call-in, 3 days 14 hours left"],
        "2017-10-13T23:59": ["Fri 13 Oct 2017: Call-in, 1 minute left"],
        "2017-10-14T00:00": ["Sat 14 Oct 2017: In effect today"],
        "2017-10-15T00:00": [],
    }


def test_a_window_is_never_overdue(office: Office) -> None:
    publishing.publish(office, ICT)
    assert [overdue for ref, _, overdue in due(office) if ref == "D1"] == [False]


@pytest.mark.parametrize(
    ("meeting", "gate"),
    [
        (date(2017, 10, 9), "Fri 29 Sep 2017"),  # five clear days before, the offices open
        (date(2017, 10, 10), "Mon 2 Oct 2017"),
        (date(2026, 4, 13), "Wed 1 Apr 2026"),  # over Easter
        (date(2027, 1, 4), "Tue 22 Dec 2026"),  # over Christmas and New Year
    ],
)
def test_an_agenda_is_due_five_clear_days_before(tmp_path: Path, meeting: date, gate: str) -> None:
    office = called(own(tmp_path, now=f"{meeting - timedelta(days=20)}T09:00Z"), meeting)
    ((_, words, overdue),) = due(office)
    assert words.startswith(f"{gate}: Agenda due in ") and not overdue
    ((_, words, overdue),) = due(at(office, f"{meeting}T09:00Z"))
    assert words.endswith("days ago") and overdue
    decisions.set_agenda_date(office, 1, meeting - timedelta(days=19))
    assert [words for _, words, _ in due(office)] == [f"{meeting:%a} {meeting.day} {meeting:%b %Y}: Meets today"]


SEPTEMBER, OCTOBER = "2017-09-30T10:00:00+01:00", "2017-10-04T09:00:00+01:00"
CLOSED = Addition(date(2017, 10, 4), date(2017, 10, 4), DayKind.BANK_HOLIDAY, "Thanksgiving", "Proclamation")


def test_a_holiday_that_makes_an_agenda_short_heads_today(tmp_path: Path) -> None:
    office = called(demo(tmp_path, SEPTEMBER), date(2017, 9, 20), date(2017, 10, 6), date(2017, 10, 30))
    assert [ref for ref, _, _ in due(office)] == ["M3", "M1", "M4"], "an agenda that is not out yet comes first"
    calendar_days.accept(office, calendar_days.preview_add(office, [CLOSED]))
    ref, words, overdue = due(office)[0]
    assert (ref, overdue) == ("M1", True)
    assert words == (
        "Thu 28 Sep 2017: Agenda short: published Friday 29 September 2017 for Monday 9 October 2017, four clear"
        " working days of the five required, as the calendar now stands"
    )
    (first,) = boards.due(office, 0, 1)
    assert (first.kind, first.short) == ("meeting", "Agenda short, 4 of 5")
    assert len(due(office)) == boards.count_due(office), "the meeting is not said twice"
    undo(office)
    assert [ref for ref, _, _ in due(office)] == ["M3", "M1", "M4"]


def test_an_agenda_entered_too_late_heads_today_until_the_meeting_is_over(tmp_path: Path) -> None:
    office = called(own(tmp_path, now="2017-10-02T09:00Z"), date(2017, 10, 9), agenda=date(2017, 10, 9))
    assert "no clear working days of the five required" in due(office)[0][1]
    assert "Agenda short" not in str(due(at(office, "2017-10-10T09:00Z")))


def key(office: Office, notice: str) -> Office:
    """The demonstration's item 2 as a key decision with a notice of that day."""
    decisions.set_fields(office, ICT, {"key_decision": "yes", "notice_on": notice})
    return office


def test_a_key_decision_s_notice_that_is_short_heads_today(tmp_path: Path) -> None:
    office = key(demo(tmp_path, SEPTEMBER), "8 September 2017")
    assert [ref for ref, _, _ in due(office)] == ["M1"]
    ref, words, overdue = due(key(office, "12 September 2017"))[0]
    assert (ref, overdue) == ("D1", True)
    assert words.startswith("Fri 8 Sep 2017: Key notice short: Key decision 18/2017: notice published Tuesday 12")
    (first, meeting) = boards.due(office, 0, 9)
    assert (first.kind, first.short, meeting.kind) == ("notice", "Key notice short", "meeting")
    assert boards.count_due(office) == 2
    assert boards.count_due(office, "strategy") == 1, "it is found by its words too"


def test_a_holiday_that_makes_a_general_exception_short_heads_today(tmp_path: Path) -> None:
    office = key(demo(tmp_path, SEPTEMBER), "")
    said: dict[str, str | date | None] = {
        "informed": "Cllr A", "informed_on": date(2017, 9, 29), "available_on": date(2017, 9, 29), "reason": "Flood",
        "reasons_published_on": date(2017, 9, 29),
    }  # fmt: skip
    decisions.set_urgency(office, ICT, UrgencyKind.GENERAL_EXCEPTION, said)
    assert [ref for ref, _, _ in due(office)] == ["M1"]
    calendar_days.accept(office, calendar_days.preview_add(office, [CLOSED]))
    assert [(row.ref, row.short) for row in boards.due(office, 0, 2)] == [
        ("M1", "Agenda short, 4 of 5"),
        ("D1", "Exception short"),
    ]


def test_in_wales_an_agenda_is_due_three_clear_days_before(tmp_path: Path) -> None:
    office = called(another(tmp_path, nation="wales", now="2017-09-20T09:00Z"), date(2017, 10, 9))
    assert [words for _, words, _ in due(office)] == ["Tue 3 Oct 2017: Agenda due in 13 days"]


def test_what_is_due_stands_in_the_order_of_its_gates_holidays_and_all(tmp_path: Path) -> None:
    """Over Easter the agenda of the later meeting is due before things that a fixed number of days would put first."""
    office = called(own(tmp_path, now="2026-03-20T09:00Z"), date(2026, 4, 13), date(2026, 4, 8), date(2026, 4, 20))
    called(office, date(2026, 4, 2), date(2026, 4, 3), agenda=date(2026, 3, 1))
    gates = [row.gate for row in boards.due(office, 0, 100)]
    assert len(gates) == 5 and gates == sorted(gates)
    paged = [row for n in range(5) for row in boards.due(office, n, 1)]
    assert paged == boards.due(office, 0, 100)


def test_in_winter_a_window_that_closes_at_midnight_stands_under_its_own_day(tmp_path: Path) -> None:
    """Midnight by Greenwich is the first instant of the next day; what takes effect that day must not come before."""
    office = recorded(demo(tmp_path, "2017-12-12T09:30:00Z"))
    decisions.set_fields(office, MONEY, {"decided_on": "9/10/17", "reasons": "x", "resolution": "y", "reference": "Z"})
    publishing.publish(office, MONEY)  # closes Friday 15th, in effect Saturday 16th
    publishing.publish(office, ICT, on=date(2017, 12, 12))
    called(office, date(2017, 12, 16), agenda=date(2017, 12, 1))
    refs = [(row.ref, row.when) for row in boards.due(at(office, "2017-12-13T09:00Z"), 0, 9)]
    assert [when for _, when in refs] == ["Fri 15 Dec 2017", "Fri 15 Dec 2017", "Sat 16 Dec 2017"]


def test_counting_agrees_with_what_is_listed(office: Office) -> None:
    publishing.publish(office, ICT)
    assert boards.count_due(office) == len(boards.due(office, 0, 100)) == 2
    assert boards.count_due(office, "strategy") == len(boards.due(office, 0, 100, "strategy")) == 1
    assert boards.count_windows(office) == (1, 0)


def test_beyond_the_first_sixty_meeting_days_each_agenda_still_shows_its_own_day(tmp_path: Path) -> None:
    first = date(2026, 1, 5)
    office = called(own(tmp_path, now="2025-12-01T09:00Z"), *(first + timedelta(weeks=n) for n in range(64)))
    rows = boards.due(office, 0, 100)
    gates = [row.gate for row in rows]
    assert len(gates) == 64 and gates == sorted(gates)
    assert rows[-1].gate == boards.due(office, 63, 1)[0].gate == date(2027, 3, 12)


def test_where_the_calendar_begins_an_agenda_is_due_on_the_day_itself(tmp_path: Path) -> None:
    office = called(own(tmp_path, now="2000-01-01T09:00Z"), date(2000, 1, 4))
    assert [words for _, words, _ in due(office)] == ["Tue 4 Jan 2000: Agenda due in 3 days"]


@pytest.mark.parametrize(("items", "unpublished", "todo"), [(3, 2, "2 to publish"), (3, 0, "done"), (0, 0, "no items")])
def test_a_meeting_s_line_says_what_is_still_to_do(items: int, unpublished: int, todo: str) -> None:
    row = MeetingRow(1, "Executive", date(2017, 10, 9), "18:00", "Town Hall", items, unpublished)
    assert boards.meeting_line(row) == ("M1", "Mon 9 Oct 2017", "18:00", "Executive", todo)


# The call-in board


def states(office: Office) -> list[tuple[str, str, bool]]:
    return [(w.state, w.short, w.open) for w in boards.windows(office, 0, 10)]


def test_a_window_runs_down_on_the_board(office: Office) -> None:
    publishing.publish(office, ICT)
    assert states(at(office, "2017-10-10T10:00+01:00")) == [
        ("Open: 3 days 14 hours, 3 working days left", "Open 3 working days 14 h", True)
    ]
    assert states(at(office, "2017-10-12T10:00+01:00")) == [
        ("Open: 1 day 14 hours, 1 working day left", "Open 1 working day 14 h", True)
    ]
    assert states(at(office, "2017-10-13T23:59:59+01:00"))[0][2] is True
    assert states(at(office, "2017-10-14T00:00:00+01:00")) == [
        ("In effect since Sat 14 Oct 2017", "In effect", False)
    ]  # fmt: skip


def test_a_window_that_is_yet_to_open_says_so(office: Office) -> None:
    publishing.publish(office, ICT, on=date(2017, 10, 12))
    assert states(office) == [("Opens in 2 days", "Opens in 2 days", False)]


def test_what_has_no_window_says_why(office: Office, tmp_path: Path) -> None:
    decisions.set_field(office, ICT, "not_callable", "noting")
    publishing.publish(office, ICT)
    assert states(office) == [("Not open to call-in", "Not open", False)]


def test_where_effect_is_counted_apart_the_window_closes_first(tmp_path: Path) -> None:
    """East Sussex: requests by four on day four, effect after day five (X088)."""
    from tests.services.test_publishing import with_one_record

    office = with_one_record(own(tmp_path, "east-sussex", now="2026-12-07T09:00Z"))
    done = publishing.publish(office, ICT)
    assert (done.closes, done.effective) == (date(2026, 12, 11), date(2026, 12, 15))
    assert states(at(office, "2026-12-11T15:59Z"))[0][2] is True
    assert states(at(office, "2026-12-11T16:00Z")) == [("Closed; in effect in 4 days", "Closed", False)]


def test_a_council_without_a_rule_has_no_window_to_show(tmp_path: Path) -> None:
    from tests.services.test_publishing import with_one_record

    office = with_one_record(another(tmp_path, now=TUESDAY))
    publishing.publish(office, ICT)
    assert states(office) == [("Call-in rule not configured", "Not configured", False)]
    assert [words for _, words, _ in due(office)] == []


def test_what_is_decided_but_not_written_is_to_record_and_not_to_publish(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    decisions.set_fields(office, ICT, {"decided_on": "9 October 2017"})
    (row,) = (row for row in boards.due(office, 0, 50) if row.ref == "D1")
    assert (row.kind, row.state, row.overdue) == ("record", "To record, met yesterday", True)
    decisions.set_field(office, ICT, "resolution", "To adopt it.")
    (row,) = (row for row in boards.due(office, 0, 50) if row.ref == "D1")
    assert (row.kind, row.state) == ("publish", "To publish, decided yesterday")
