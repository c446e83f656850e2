"""Days added to an office's calendar: what moves, what a clerk chooses, and what stays on record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.domain.council import DayLimit, HearingKind, HearingRule, Unit
from clerk_tui.domain.days import DayKind
from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.findings import Severity
from clerk_tui.register import decisions as records
from clerk_tui.register import history
from clerk_tui.register.changes import Change
from clerk_tui.rules import calendar as calendar_rules
from clerk_tui.rules.added_days import Addition
from clerk_tui.rules.calendar import Calendar
from clerk_tui.services import boards, calendar_days, publishing
from clerk_tui.services.calendar_days import accept, preview_add, preview_import, preview_remove
from clerk_tui.services.calendar_year import Origin, day_line, year_of
from clerk_tui.services.changelog import changes_of
from clerk_tui.services.checking import findings, windows_in_force
from clerk_tui.services.closures import read_additions
from clerk_tui.services.kept_windows import kept_window
from clerk_tui.services.office import Office
from clerk_tui.services.open_deadlines import move_line, moves
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from clerk_tui.services.words import decision_lines
from tests.offices import another, beside, count, do

FUNERAL = Addition(
    date(2022, 9, 19),
    date(2022, 9, 19),
    DayKind.BANK_HOLIDAY,
    "State Funeral",
    "Proclamation of 10 September 2022",
)
MORNING = "2022-09-14T10:00:00+01:00"
WED, THU, FRI = date(2022, 9, 21), date(2022, 9, 22), date(2022, 9, 23)


def fill(change: Change) -> None:
    """A cabinet that met on 12 September and meets again on the 22nd, with one decision taken."""
    body = change.insert("body", name="Cabinet", kind="executive")
    met = change.insert("meeting", body_id=body, day="2022-09-12", agenda_on="2022-09-01")
    item = change.insert("agenda_item", meeting_id=met, position=0, number="4", title="Leisure centres")
    change.insert("meeting", body_id=body, day="2022-09-22")
    person = change.insert("person", name="Marsh", kind="member")
    change.insert("summons", meeting_id=met, person_id=person, position=0)
    decision = change.insert(
        "decision", item_id=item, meeting_id=met, title="Leisure centres", maker="body", maker_name="Cabinet",
        reference="CAB/1", key_decision=0, resolution="Agreed.", reasons="Value.", alternatives="None.",
        decided_on="2022-09-12", conflicts="None.",
    )  # fmt: skip
    change.insert("attendance", decision_id=decision, person_id=person, present=1)


@pytest.fixture
def before_the_proclamation(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The list of bank holidays as it stood until 10 September 2022, for that year."""
    shipped = Calendar.shipped()
    known = replace(shipped, events=tuple(event for event in shipped.events if event[0] != FUNERAL.first))
    monkeypatch.setattr(calendar_rules, "_published", lambda: known)
    calendar_rules._shipped.cache_clear()
    yield
    calendar_rules._shipped.cache_clear()


@pytest.fixture
def office(tmp_path: Path, before_the_proclamation: None) -> Iterator[Office]:
    """X016 and X077: five working days for call-in, a decision published on Wednesday 14 September 2022."""
    office = another(tmp_path, days=5, now=MORNING)
    do(office.register, fill)
    publishing.publish(office, 1)
    yield office
    office.register.close()


def in_force(office: Office) -> tuple[date | None, date | None]:
    found = records.publication(office.register, 1)
    assert found is not None and found.in_force is not None
    return found.in_force.closes, found.in_force.effective


def published(office: Office) -> tuple[date | None, date | None]:
    found = records.publication(office.register, 1)
    assert found is not None
    return found.closes, found.effective


def test_x077_and_x016_a_proclaimed_holiday_shows_each_open_deadline_old_and_new(office: Office) -> None:
    preview = preview_add(office, [FUNERAL])
    assert [(move.ref, move.what, move.old, move.new, move.published) for move in preview.moves] == [
        ("M2", "Agenda, reports and notice of the meeting due", date(2022, 9, 14), date(2022, 9, 13), False),
        ("D1", "Requests for call-in close", WED, THU, True),
        ("D1", "In effect from", THU, FRI, True),
    ]
    assert (preview.published, preview.warnings) == (("D1",), ())
    assert count(office.register, "calendar_day") == 0, "a look changes nothing"
    assert move_line(preview.moves[1]) == (
        "D1. Leisure centres. Requests for call-in close (published): Wednesday 21 September 2022 becomes Thursday 22"
        " September 2022."
    )


def test_x016_an_agenda_that_is_out_already_is_said_to_be_short(office: Office) -> None:
    do(office.register, lambda change: change.update("meeting", 2, 1, agenda_on="2022-09-14"))
    preview = preview_add(office, [FUNERAL])
    assert preview.moves[0].note == "Done on Wednesday 14 September 2022: that leaves 4 clear days, 1 too few."


def test_x017_days_of_mourning_move_nothing_unless_the_council_leaves_them_out(office: Office) -> None:
    accept(office, preview_add(office, [FUNERAL]), keep=["D1"])
    mourning = Addition(date(2022, 9, 8), date(2022, 9, 19), DayKind.MOURNING, "National mourning", "Protocol")
    assert preview_add(office, [mourning]).moves == ()
    row = office.register.read_one("SELECT version, file_text FROM council")
    assert row is not None
    text = row["file_text"].replace("\n\n", "\nmourning_counts = false\n\n", 1)
    do(office.register, lambda change: change.update("council", 1, row["version"], file_text=text))
    assert not office.council().mourning_counts
    agenda = next(move for move in preview_add(office, [mourning]).moves if move.ref == "M2")
    assert (agenda.old, agenda.new) == (date(2022, 9, 13), date(2022, 9, 2))


def test_a_published_date_never_moves_without_a_choice(office: Office) -> None:
    preview = preview_add(office, [FUNERAL])
    with pytest.raises(Refused, match=r"choose for each whether it is kept or moved \(D1\)\. D1\. Leisure centres\."):
        accept(office, preview)
    assert count(office.register, "calendar_day") == 0
    assert in_force(office) == (WED, THU)


def test_kept_as_published_it_stays_and_the_history_says_so(office: Office) -> None:
    accept(office, preview_add(office, [FUNERAL]), keep=["D1"])
    assert office.calendar().why_not(FUNERAL.first) == "State Funeral"
    assert in_force(office) == published(office) == (WED, THU)
    why = history.of_command(office.register, history.page(office.register, 0, 1)[0].id)[0].why
    assert "D1, requests for call-in close: kept as published, Wednesday 21 September 2022, not Thursday 22" in why
    ledger = windows_in_force(office, 1)[0].closes_ledger
    assert (ledger.answer, [day.date for day in ledger.days if day.counted][2]) == (WED, FUNERAL.first)
    assert verify(office).good


def test_kept_as_published_it_is_said_to_be_a_day_short_wherever_it_is_looked_at(office: Office) -> None:
    assert kept_window(office, 1) is None
    accept(office, preview_add(office, [FUNERAL]), keep=["D1"])
    short = (
        "Kept as published: one working day short of the rule as the calendar now stands, by which requests close at"
    )
    why = (
        f"Kept so on Wednesday 14 September 2022 by {office.who}, because: State Funeral, Monday 19 September"
        " 2022, added as a bank holiday (Proclamation of 10 September 2022)."
    )
    finding = next(finding for finding in findings(office, 1) if finding.id == "CI")
    assert finding.severity is Severity.WARNING
    assert "close at the end of Wednesday 21 September 2022" in finding.says
    assert f" {short} the end of Thursday 22 September 2022 and it takes effect on Friday 23" in finding.says
    assert finding.says.endswith(why)
    (row,) = boards.windows(office, 0, 5)
    assert (row.closes, row.kept.startswith(short), row.kept.endswith(why)) == (WED, True, True)
    assert row.short == "Kept short. Open 7d 14h"
    found = kept_window(office, 1)
    assert found is not None
    assert [(day.date, day.reason) for day in found.now.closes_ledger.days if day.reason == "State Funeral"] == [
        (FUNERAL.first, "State Funeral")
    ], "the count as it is now names the funeral and does not count it"
    publication = records.publication(office.register, 1)
    assert publication is not None and why.replace("so", "as published", 1) in decision_lines(
        records.decision(office.register, 1), publication, office.council()
    )
    assert "call-in window kept as published" in [change.said for change in changes_of(office, 1)]


def test_a_kept_date_is_unkept_by_undo_and_warned_of_no_more_once_the_day_is_taken_away(office: Office) -> None:
    accept(office, preview_add(office, [FUNERAL]), keep=["D1"])
    undo(office)
    assert (count(office.register, "window_kept"), kept_window(office, 1)) == (0, None)
    accept(office, preview_add(office, [FUNERAL]), keep=["D1"])
    accept(office, preview_remove(office, FUNERAL.first, FUNERAL.first))
    assert kept_window(office, 1) is None
    assert boards.windows(office, 0, 5)[0].kept == ""
    assert next(finding for finding in findings(office, 1) if finding.id == "CI").severity is Severity.HOLDS
    assert verify(office).good


def test_a_window_kept_although_a_day_fell_away_is_said_to_be_longer_than_the_rule(office: Office) -> None:
    accept(office, preview_add(office, [FUNERAL]), move=["D1"])
    accept(office, preview_remove(office, FUNERAL.first, FUNERAL.first), keep=["D1"])
    (row,) = boards.windows(office, 0, 5)
    assert row.kept.startswith("Kept as published: one working day longer than the rule as the calendar now stands, by")


def test_a_window_of_which_only_the_hour_was_kept_is_said_not_to_be_the_rule_s(office: Office) -> None:
    half = Addition(WED, WED, DayKind.HALF_DAY, "Staff meeting", "Notice", time(13))
    accept(office, preview_add(office, [half]), keep=["D1"])
    (row,) = boards.windows(office, 0, 5)
    assert "not the dates of the rule as the calendar now stands, by which requests close at Wednesday 21" in row.kept


def test_what_was_kept_once_is_never_rewritten(office: Office) -> None:
    accept(office, preview_add(office, [FUNERAL]), keep=["D1"])
    with pytest.raises(sqlite3.IntegrityError, match="what was kept once stays recorded so"):
        office.register.connection.execute("UPDATE window_kept SET who = 'nobody'")


def test_moved_it_bears_both_dates_the_reason_and_both_counts(office: Office) -> None:
    accept(office, preview_add(office, [FUNERAL]), move=["D1"])
    assert (published(office), in_force(office)) == ((WED, THU), (THU, FRI))
    (change,) = records.window_changes(office.register, 1)
    assert (change.old_closes, change.old_effective, change.closes, change.effective) == (WED, THU, THU, FRI)
    reason = "State Funeral, Monday 19 September 2022, added as a bank holiday (Proclamation of 10 September 2022)"
    assert change.reason == reason
    assert [window.closes for window in windows_in_force(office, 1)] == [THU, WED]
    (row,) = boards.windows(office, 0, 5)
    assert (row.closes, row.effective, row.moved) == (THU, FRI, f"Moved from Wed 21 Sep 2022: {reason}")
    assert any("2022-09-22" in str(entry.after) for entry in history.of_decision(office.register, 1))
    assert publishing.published_record(office, 1).call_in.closes == WED, "the published notice is frozen"
    assert verify(office).good


def test_undone_everything_is_as_it_was(office: Office) -> None:
    accept(office, preview_add(office, [FUNERAL]), move=["D1"])
    assert undo(office).summary.endswith("; published window of D1 moved"), "an undo names what it moves back"
    assert in_force(office) == (WED, THU)
    assert (count(office.register, "calendar_day"), count(office.register, "window_change")) == (0, 0)
    assert verify(office).good


def test_taken_away_again_a_moved_date_asks_once_more_and_a_kept_one_does_not(office: Office) -> None:
    accept(office, preview_add(office, [FUNERAL]), keep=["D1"])
    gone = preview_remove(office, FUNERAL.first, FUNERAL.first)
    assert [move.ref for move in gone.moves] == ["M2"], "what is in force is what the count would give again"
    accept(office, gone)
    accept(office, preview_add(office, [FUNERAL]), move=["D1"])
    back = preview_remove(office, FUNERAL.first, FUNERAL.first)
    assert [(move.old, move.new) for move in back.moves if move.published] == [(THU, WED), (FRI, THU)]
    accept(office, back, move=["D1"])
    assert in_force(office) == (WED, THU)
    assert [change.sequence for change in records.window_changes(office.register, 1)] == [1, 2]
    assert verify(office).good


def test_an_added_half_day_moves_the_hour_of_a_published_window(office: Office) -> None:
    half = Addition(WED, WED, DayKind.HALF_DAY, "Staff meeting", "Notice", time(13))
    preview = preview_add(office, [half])
    (move,) = preview.moves
    assert (move.old, move.new) == (WED, WED)
    assert "the end of the day, becomes Wednesday 21 September 2022, 13:00" in move_line(move)


def test_a_closure_that_swallows_a_whole_window_is_accepted_with_a_warning(office: Office) -> None:
    flood = Addition(date(2022, 9, 15), date(2022, 9, 21), DayKind.CLOSURE, "Flood", "E-mail")
    preview = preview_add(office, [flood])
    assert preview.moves == ()
    assert preview.warnings == (
        "D1, Leisure centres: no day of its call-in window, to Wednesday 21 September 2022, is worked.",
        "The closure swallows a whole call-in window: of a decision published on Wednesday 14 September 2022, to"
        " Wednesday 21 September 2022, no day is worked.",
    )
    accept(office, preview)
    assert count(office.register, "calendar_day") == 5


def test_a_shorter_closure_swallows_nothing(office: Office) -> None:
    flood = Addition(date(2022, 9, 15), date(2022, 9, 20), DayKind.CLOSURE, "Flood", "E-mail")
    assert preview_add(office, [flood]).warnings == ()


def test_a_day_past_the_published_list_and_a_day_past_are_warned_of(office: Office) -> None:
    far = Addition(date(2030, 5, 7), date(2030, 5, 7), DayKind.CLOSURE, "Move", "Notice")
    assert "lies past 2028" in preview_add(office, [far]).warnings[0]
    past = Addition(date(2022, 9, 13), date(2022, 9, 13), DayKind.CLOSURE, "Flood", "Notice")
    assert "Tuesday 13 September 2022 is past" in preview_add(office, [past]).warnings[0]


def test_choices_that_contradict_or_name_nothing_are_refused(office: Office) -> None:
    preview = preview_add(office, [FUNERAL])
    with pytest.raises(InputError, match="D1 is to be kept and moved at once"):
        accept(office, preview, keep=["D1"], move=["D1"])
    with pytest.raises(InputError, match="D7 is no published deadline that this would move"):
        accept(office, preview, keep=["D1", "D7"])


def test_what_was_seen_is_what_is_done_or_nothing(office: Office) -> None:
    preview = preview_add(office, [FUNERAL])
    other = beside(office)
    do(other.register, lambda change: change.insert("meeting", body_id=1, day="2022-09-22"))
    with pytest.raises(Conflict, match="look at what would move, then accept again"):
        accept(office, preview, move=["D1"])
    accept(other, preview_add(other, [FUNERAL]), keep=["D1"])
    with pytest.raises(Conflict, match="Somebody changed the calendar"):
        accept(office, preview, move=["D1"])
    other.register.close()


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (
            date(2022, 12, 26),
            "Monday 26 December 2022 (Boxing Day) is on the published list of bank holidays and stays",
        ),
        (
            date(2029, 12, 25),
            "Tuesday 25 December 2029 (Christmas Day) is a bank holiday by the statutory pattern, since no list is"
            " published for 2029 yet; it is provisional until then. If your council works then, add it as a day worked",
        ),
        (
            date(2010, 12, 27),
            "Monday 27 December 2010 (Christmas Day (substitute day)) is a bank holiday by the statutory pattern, since"
            " the published list begins with",
        ),
        (date(2022, 12, 24), "Saturday 24 December 2022 was not added to the calendar"),
        (date(2022, 12, 23), "Friday 23 December 2022 was not added to the calendar"),
    ],
)
def test_what_was_not_added_cannot_be_taken_away(office: Office, day: date, says: str) -> None:
    with pytest.raises(InputError) as refused:
        preview_remove(office, day, day)
    assert str(refused.value).startswith(says)


def test_days_of_two_kinds_are_not_taken_away_at_once(office: Office) -> None:
    mourning = Addition(FUNERAL.first, FUNERAL.first, DayKind.MOURNING, "National mourning", "Protocol")
    accept(office, preview_add(office, [mourning]))
    accept(office, preview_add(office, [FUNERAL]), keep=["D1"])
    with pytest.raises(InputError, match=r"\(bank holiday and day of mourning\); say which kind is meant"):
        preview_remove(office, FUNERAL.first, FUNERAL.first)
    assert preview_remove(office, FUNERAL.first, FUNERAL.first, DayKind.MOURNING).moves == ()
    with pytest.raises(InputError, match="no day was added"):
        preview_remove(office, date(2022, 10, 1), date(2022, 10, 9))


def test_publish_by_and_a_general_exception_are_among_what_moves(office: Office) -> None:
    def more(change: Change) -> None:
        item = change.insert("agenda_item", meeting_id=2, position=0, number="5", title="Bus lanes")
        decision = change.insert(
            "decision", item_id=item, meeting_id=2, title="Bus lanes", maker="body", maker_name="Cabinet",
            key_decision=1,
        )  # fmt: skip
        change.insert("urgency", decision_id=decision, kind="general-exception", available_on="2022-09-14")
        change.insert(
            "decision", title="Grant", maker="member", maker_name="Marsh", decided_on="2022-09-14", key_decision=0
        )
        change.insert("forward_plan_entry", reference="1/22", matter="Parks", due_from="2022-10-18", key_decision=1)

    do(office.register, more)
    row = office.register.read_one("SELECT version, file_text FROM council")
    assert row is not None
    text = row["file_text"].replace("\n\n", "\npublish_within_days = 4\n\n", 1)
    do(office.register, lambda change: change.update("council", 1, row["version"], file_text=text))
    found = {(move.ref, move.what): (move.old, move.new) for move in preview_add(office, [FUNERAL]).moves}
    assert found[("D3", "Publication due")] == (date(2022, 9, 20), WED)
    assert found[("D2", "First day for the decision by general exception")] == (THU, FRI)
    assert found[("F1", "Key-decision notice due")] == (FUNERAL.first, date(2022, 9, 16))


def _called_in(change: Change) -> int:
    """A request of the 14th at noon that was found valid."""
    at = "2022-09-14T11:00:00Z"
    request_id = change.insert("call_in_request", decision_id=1, received_at=at)
    return change.insert(
        "call_in_event", decision_id=1, request_id=request_id, kind="received", at=at, left_as="suspended",
        who="clerk", recorded_at=at,
    )  # fmt: skip


def test_a_hearing_is_among_what_moves(office: Office) -> None:
    row = office.register.read_one("SELECT version, file_text FROM council")
    assert row is not None
    text = row["file_text"].rstrip() + '\n\n[call_in.hearing]\ndays = 5\nunit = "working"\n'
    do(office.register, lambda change: change.update("council", 1, row["version"], file_text=text))
    do(office.register, _called_in)
    found = {move.what: (move.old, move.new) for move in preview_add(office, [FUNERAL]).moves}
    assert found["Hearing of the call-in due"] == (WED, THU)


def test_another_council_file_moves_the_same_deadlines(office: Office) -> None:
    council = office.council()
    longer = replace(council, call_in=tuple(replace(rule, days=6) for rule in council.call_in))
    assert [(move.old, move.new) for move in moves(office, council=longer)] == [(WED, THU), (THU, FRI)]
    assert moves(office) == ()


def test_a_file_of_closures_is_taken_but_for_what_is_there_already(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "closures.txt"
    path.write_text("24/12/26..29/12/26, Christmas\n25/12/26\n27/12/26, Sunday\n", encoding="utf-8")
    preview, passed_over = preview_import(office, read_additions(path))
    assert [day.date.day for day in preview.add] == [24, 29]
    assert passed_over == (
        "closures.txt, line 2: Friday 25 December 2026 is a bank holiday already (Christmas Day); it is not counted"
        " anyway.",
        "closures.txt, line 3: Sunday 27 December 2026 is a Sunday: it is never counted anyway.",
    )
    accept(office, preview, despite="The notice of that year")
    with pytest.raises(Refused, match="Nothing in this file is new to the calendar"):
        preview_import(office, read_additions(path))
    with pytest.raises(InputError, match="no day to add"):
        preview_add(office, [])


def test_the_year_draws_a_closure_together_over_its_weekend(office: Office) -> None:
    christmas = Addition(date(2026, 12, 24), date(2027, 1, 5), DayKind.CLOSURE, "Christmas", "Notice")
    half = Addition(date(2026, 12, 23), date(2026, 12, 23), DayKind.HALF_DAY, "Party", "Notice", time(13))
    accept(office, preview_add(office, [christmas, half]), despite="The notice of that year")
    found = year_of(office, 2026)
    own = [day for day in found.days if day.origin is Origin.OFFICE]
    assert [(day.first, day.last) for day in own] == [
        (date(2026, 12, 23), date(2026, 12, 23)),
        (date(2026, 12, 24), date(2027, 1, 5)),
    ]
    assert day_line(own[0]) == "Wednesday 23 December 2026, closes 13:00: half day, Party. Notice."
    assert len(found.days) == 10
    assert [day.label for day in year_of(office, 2027).days][:2] == ["Christmas", "New Year’s Day"]
    beyond = year_of(office, 2031)
    assert beyond.horizon and {day.origin for day in beyond.days} == {Origin.PATTERN}
    with pytest.raises(InputError, match="covers the years 2000 to 2100"):
        year_of(office, 1999)


def test_what_the_council_s_file_closes_stands_in_the_year_and_stays_there(office: Office) -> None:
    from clerk_tui.domain.days import CalendarDay

    row = office.register.read_one("SELECT file_text FROM council")
    assert row is not None
    shut = CalendarDay(date(2026, 12, 29), DayKind.CLOSURE, "Christmas", "Cabinet, May 2026")
    office._council = (row["file_text"], replace(office.council(), closures=(shut,)))
    (day,) = [day for day in year_of(office, 2026).days if day.origin is Origin.COUNCIL]
    assert day_line(day) == "Tuesday 29 December 2026: closure, Christmas. Council file: Cabinet, May 2026."
    assert calendar_days.added(office) == ()
    with pytest.raises(InputError, match="stands in the council's file; change it there"):
        preview_remove(office, shut.date, shut.date)


def test_a_report_deadline_moves_with_the_agenda(office: Office) -> None:
    row = office.register.read_one("SELECT file_text FROM council")
    assert row is not None
    limit = DayLimit(8, Unit.WORKING, source="Protocol")
    office._council = (row["file_text"], replace(office.council(), report_deadline=limit))
    found = {move.what: (move.old, move.new) for move in preview_add(office, [FUNERAL]).moves}
    assert found["Reports due"] == (date(2022, 9, 12), date(2022, 9, 9))


def test_a_longer_agenda_period_of_the_council_s_own_moves_too(office: Office) -> None:
    row = office.register.read_one("SELECT file_text FROM council")
    assert row is not None
    office._council = (row["file_text"], replace(office.council(), agenda_clear_days=7))
    found = {move.what: (move.old, move.new) for move in preview_add(office, [FUNERAL]).moves}
    assert found["Agenda due by the council's own rule"] == (date(2022, 9, 12), date(2022, 9, 9))


def test_where_nothing_can_be_counted_any_more_nothing_is_said_to_move(office: Office) -> None:
    nothing = replace(office.council(), call_in=())
    assert moves(office, council=nothing) == ()
    row = office.register.read_one("SELECT file_text FROM council")
    assert row is not None
    office._council = (row["file_text"], nothing)
    flood = Addition(date(2022, 9, 15), date(2022, 9, 21), DayKind.CLOSURE, "Flood", "E-mail")
    assert preview_add(office, [flood]).warnings == ()


def test_a_hearing_at_the_next_meeting_has_no_date_to_move(office: Office) -> None:
    rule = office.council().call_in[0]
    hearing = HearingRule(None, Unit.WORKING, kind=HearingKind.NEXT_AVAILABLE)
    row = office.register.read_one("SELECT file_text FROM council")
    assert row is not None
    office._council = (row["file_text"], replace(office.council(), call_in=(replace(rule, hearing=hearing),)))
    do(office.register, _called_in)
    assert {move.ref for move in preview_add(office, [FUNERAL]).moves} == {"M2", "D1"}
    assert not [move for move in preview_add(office, [FUNERAL]).moves if move.what.startswith("Hearing")]


@pytest.mark.parametrize(
    ("keys", "closed"),
    [
        ("", False),
        ("mourning_counts = true\n", False),
        ('[[closure]]\nday = 2026-12-29\nlabel = "Christmas"\nsource = "Cabinet"\n', True),
        ('[["clos\\u0075re"]]\nday = 2026-12-29\nlabel = "Christmas"\nsource = "Cabinet"\n', True),
    ],
)
def test_the_office_s_calendar_holds_what_the_council_s_file_closes(office: Office, keys: str, closed: bool) -> None:
    row = office.register.read_one("SELECT version, file_text FROM council")
    assert row is not None
    head, rule = row["file_text"].split("\n\n", 1)
    text = f"{head}\n{keys}\n{rule}" if "=" in keys.split("\n")[0] else f"{head}\n\n{rule}\n{keys}"
    do(office.register, lambda change: change.update("council", 1, row["version"], file_text=text))
    assert office.calendar().closure(date(2026, 12, 29)) == ("Christmas" if closed else "")
    assert office.calendar() is office.calendar(), "it is made once"
