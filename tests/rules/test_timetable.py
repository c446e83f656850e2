"""A year's meetings against the calendar: the law's worked examples as a clerk meets them in a timetable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.bodies import kind_of_body, told_by_name
from clerk_tui.domain.council import (
    CallInRule,
    Council,
    DayLimit,
    EffectiveRule,
    HearingRule,
    Nation,
    StartEvent,
    Unit,
)
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.timetable import CheckedRow, ListedMeeting
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.timetable import check
from clerk_tui.rules.timetable_gates import Setting, gates_of
from clerk_tui.services.councils import load
from clerk_tui.services.timetable_words import BEHIND

LONG_BEFORE = date(2000, 1, 1)
D = date.fromisoformat


def closed(first: str, last: str, label: str = "Christmas closure") -> tuple[CalendarDay, ...]:
    days = (D(last) - D(first)).days + 1
    return tuple(CalendarDay(D(first) + timedelta(n), DayKind.CLOSURE, label) for n in range(days))


def setting(
    today: date = LONG_BEFORE,
    *,
    council: Council | None = None,
    closures: tuple[CalendarDay, ...] = (),
    nation: Nation = Nation.ENGLAND,
) -> Setting:
    return Setting(Calendar.shipped(closures), today, nation, council)


def one(day: str, where: Setting) -> CheckedRow:
    return check([ListedMeeting(2, "Executive", D(day))], where).rows[0]


def ids(row: CheckedRow) -> list[str]:
    return [finding.id for finding in row.clashes]


def found(row: CheckedRow, id: str) -> Finding:
    return next(finding for finding in row.findings if finding.id == id)


def due(row: CheckedRow, id: str) -> date:
    return next(gate.working_day for gate in row.gates if gate.id == id)


def council(**changes: object) -> Council:
    rule = CallInRule(3, Unit.WORKING, StartEvent.PUBLICATION, EffectiveRule.NEXT_DAY, "Constitution", "local")
    rule = replace(rule, **{name: changes.pop(name) for name in list(changes) if hasattr(rule, name)})  # type: ignore[arg-type]
    return replace(Council("ambridge", "Ambridge Council", Nation.ENGLAND, call_in=(rule,)), **changes)  # type: ignore[arg-type]


# The agenda

AGENDA = [
    ("X001", "2017-10-09", "2017-09-29", ""),
    ("X002", "2026-12-10", "2026-12-02", ""),
    (
        "X004",
        "2027-01-04",
        "2026-12-22",
        "Christmas Day (25 December), Boxing Day (substitute day) (28 December) and New",
    ),
    ("X005", "2027-01-05", "2026-12-23", "Monday 28 December 2026 would leave 4 clear days of the 5."),
    ("X007", "2024-01-03", "2023-12-21", "Boxing Day (26 December)"),
    ("X008", "2026-04-08", "2026-03-27", "Good Friday (3 April) and Easter Monday (6 April)"),
    ("X010", "2027-04-01", "2027-03-22", "Good Friday (26 March) and Easter Monday (29 March)"),
    ("X011", "2026-05-05", "2026-04-24", "Early May bank holiday (4 May)"),
    ("X013", "2022-06-07", "2022-05-26", "not Monday 30 May 2022 as in a usual week"),
    ("X014", "2023-05-11", "2023-05-02", "(8 May)"),
    ("X016", "2022-09-22", "2022-09-13", "not Wednesday 14 September 2022 as in a usual week"),
    ("X019", "2019-04-23", "2019-04-11", "not Monday 15 April 2019 as in a usual week"),
    ("X019 moved", "2019-04-30", "2019-04-18", "Easter Monday (22 April)"),
    ("X020", "2019-04-25", "2019-04-15", "not Wednesday 17 April 2019 as in a usual week"),
    ("X020 moved", "2019-05-02", "2019-04-24", ""),
]


@pytest.mark.parametrize(("meeting", "latest", "says"), [case[1:] for case in AGENDA], ids=[case[0] for case in AGENDA])
def test_the_agenda_s_last_day_and_the_holiday_that_moves_it(meeting: str, latest: str, says: str) -> None:
    row = one(meeting, setting())
    assert due(row, "EN-AG5") == due(row, "EN-NM5") == D(latest)
    assert ("TT-AGENDA" in ids(row)) is bool(says)
    if says:
        assert says in found(row, "TT-AGENDA").says


def test_x008_is_said_in_full() -> None:
    assert found(one("2026-04-08", setting()), "TT-AGENDA") == Finding(
        "TT-AGENDA",
        Severity.WARNING,
        "date",
        "Because of Good Friday (3 April) and Easter Monday (6 April) the agenda must be out by Friday 27 March 2026,"
        " not Tuesday 31 March 2026 as in a usual week. The count alone allows Sunday 29 March 2026, when the offices"
        " are closed. Tuesday 31 March 2026 would leave 3 clear days of the 5.",
        "SI 2012/2089 reg 6",
    )


def test_x016_before_the_funeral_was_announced_the_agenda_had_a_day_more() -> None:
    calendar = Calendar.shipped()
    printed = replace(calendar, events=tuple(event for event in calendar.events if event[0] != D("2022-09-19")))
    row = one("2022-09-22", replace(setting(), calendar=printed))
    assert due(row, "EN-AG5") == D("2022-09-14")
    assert ids(row) == []


def test_x017_days_of_mourning_are_left_out_where_the_council_says_so() -> None:
    days = tuple(CalendarDay(D("2022-09-08") + timedelta(n), DayKind.MOURNING, "Mourning") for n in range(12))
    office = replace(load("blackpool"), mourning_counts=False)
    row = one("2022-09-22", replace(setting(council=office), calendar=Calendar.of(office, days)))
    assert due(row, "EN-AG5") == D("2022-09-02")
    assert "Mourning (8 September to 16 September)" in found(row, "TT-AGENDA").says


@pytest.mark.parametrize("day", ["2026-06-15", "2027-07-19", "2027-09-13", "2027-11-08", "2027-12-06"])
def test_a_count_that_ends_on_a_sunday_in_a_usual_week_is_no_clash(day: str) -> None:
    """A Monday meeting: the gate alone says that the count would allow the Sunday."""
    row = one(day, setting())
    assert "TT-AGENDA" not in [finding.id for finding in row.findings]
    gate = next(gate for gate in row.gates if gate.id == "EN-AG5")
    assert (D(day) - gate.day, D(day) - gate.working_day) == (timedelta(8), timedelta(10))


def test_an_agenda_day_in_a_closure_moves_before_it_although_the_days_count() -> None:
    row = one("2026-06-10", setting(closures=closed("2026-06-01", "2026-06-03", "Move of offices")))
    assert due(row, "EN-AG5") == D("2026-05-29")
    says = found(row, "TT-AGENDA").says
    assert says.startswith("Because of Move of offices (1 June to 2 June) the agenda must be out by Friday 29 May 2026")
    assert "would leave" not in says


def test_x026_in_wales_three_clear_days_and_nothing_of_regulation_9() -> None:
    row = one("2026-04-08", setting(nation=Nation.WALES))
    assert [(gate.id, gate.working_day) for gate in row.gates] == [("WA-AG3", D("2026-03-31"))]
    assert "not Thursday 2 April 2026 as in a usual week" in found(row, "TT-AGENDA").says


# What a body is

NAMES = [
    ("Executive", "executive"),
    ("CABINET", "executive"),
    ("Mayor and Cabinet", "executive"),
    ("Cabinet (Resources) Sub-Committee", "executive"),
    ("Leader’s decisions", "executive"),
    ("Portfolio Holder for Housing", "executive"),
    ("Council", "council"),
    ("Full Council", "council"),
    ("Annual Council", "council"),
    ("Blackpool Council", "council"),
    ("Council (Budget)", "council"),
    ("Cabinet Scrutiny Committee", "scrutiny"),
    ("Overview and Scrutiny Panel", "scrutiny"),
    ("Planning", "committee"),
    ("Planning and Licensing", "committee"),
    ("Area Planning Committee", "committee"),
    ("Licensing Sub-Committee", "committee"),
    ("Chief Executive Appointments Panel", "committee"),
    ("Council Tax Committee", "committee"),
    ("Health and Wellbeing Board", None),
    ("Northern Area Committee", None),
    ("Joint Waste Committee", None),
    ("Youth Council", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "kind"), NAMES, ids=[name for name, _ in NAMES])
def test_a_body_s_name_tells_what_it_is_or_leaves_it_open(name: str, kind: str | None) -> None:
    assert told_by_name(name) == kind
    assert kind_of_body(name) == (kind or "committee")


def of(body: str, day: str, where: Setting, kind: BodyKind | None = None) -> CheckedRow:
    return check([ListedMeeting(2, body, D(day), kind=kind)], where).rows[0]


def test_council_and_committees_are_under_the_act_of_1972_and_have_no_gate_of_the_executive() -> None:
    office = load("blackpool")
    council = of("Council", "2026-04-08", setting(council=office))
    assert [gate.id for gate in council.gates] == ["LGA-SUM", "LGA-NM5", "LGA-AG5"]
    for body in ("Planning", "Licensing Sub-Committee", "Resources Scrutiny Committee"):
        row = of(body, "2026-04-08", setting(council=office))
        assert [gate.id for gate in row.gates] == ["LGA-NM5", "LGA-AG5"]
        assert due(row, "LGA-AG5") == D("2026-03-27")
        assert found(row, "TT-AGENDA").authority == "LGA 1972 s.100B(3)"
    executive = of("Executive", "2026-04-08", setting(council=office))
    assert found(executive, "TT-AGENDA").authority == "SI 2012/2089 reg 6"
    assert {"EN-KD28", "EN-PM28", "CI"} <= {gate.id for gate in executive.gates}


def test_a_committee_s_late_agenda_is_late_and_no_28_days_are_asked_of_it() -> None:
    late = of("Planning", "2026-12-10", setting(D("2026-12-03")))
    assert ids(late) == ["TT-NOTICE-5"]
    assert found(late, "TT-NOTICE-5").authority == "LGA 1972 s.100B(3)"


def test_in_wales_council_is_summoned_three_days_before_and_a_committee_has_no_call_in() -> None:
    office = load("swansea")
    where = setting(council=replace(office, agenda_clear_days=None), nation=Nation.WALES)
    gates = {gate.id: gate.working_day for gate in of("Council", "2026-04-08", where).gates}
    assert gates == {"LGA-SUM": D("2026-03-31"), "WA-AG3": D("2026-03-31")}
    assert [gate.id for gate in of("Planning Committee", "2026-04-08", where).gates] == ["WA-AG3"]


def test_where_nothing_says_what_a_body_is_the_executive_s_gates_are_given_in_case() -> None:
    checked = check(
        [ListedMeeting(2, "Grants Board", D("2026-12-10"))], setting(D("2026-12-02"), council=load("torbay"))
    )
    (row,) = checked.rows
    when = {gate.id: gate.when for gate in row.gates}
    assert when["LGA-AG5"] == when["LGA-NM5"] == ""
    assert when["EN-KD28"] == "if it is of the executive and one is taken"
    assert when["EN-PUB"] == "if it is of the executive"
    assert "EN-AG5" not in when
    assert ids(row) == []
    assert found(row, "TT-NOTICE-28").says.startswith("If this body is of the executive: the last working day")
    general = next(finding for finding in checked.general if finding.id == "TT-KIND")
    assert general.severity is Severity.ADVICE
    assert general.says.startswith("Grants Board: taken as a committee, since its name does not say")


def test_a_column_outdoes_the_register_and_the_register_the_name() -> None:
    where = replace(setting(), kinds={"grants board": BodyKind.EXECUTIVE})
    known = of("Grants  Board", "2026-04-08", where)
    assert (known.kind, known.kind_from) == (BodyKind.EXECUTIVE, "register")
    said = of("Grants Board", "2026-04-08", where, BodyKind.COUNCIL)
    assert (said.kind, said.kind_from) == (BodyKind.COUNCIL, "column")
    assert "LGA-SUM" in {gate.id for gate in said.gates}
    assert of("Executive", "2026-04-08", where).kind_from == "name"


def test_many_bodies_of_unknown_kind_are_named_by_the_first_few() -> None:
    listed = [ListedMeeting(n, f"Board {n}", D("2026-06-10")) for n in range(2, 10)]
    (general,) = check(listed, setting()).general
    assert general.says.startswith("Board 2, Board 3, Board 4, Board 5 and 4 more: taken as committees, since their")


# The notices

NOTICES = [
    ("X028", "2026-12-10", "2026-11-11", "2026-10-30"),
    ("X029", "2027-01-14", "2026-12-16", "2026-12-01"),
    ("X031", "2027-04-20", "2027-03-22", "2027-03-08"),
    ("X032", "2024-03-12", "2024-02-12", "2024-01-31"),
]


@pytest.mark.parametrize(("day", "usual", "strict"), [case[1:] for case in NOTICES], ids=[case[0] for case in NOTICES])
def test_the_28_day_notices(day: str, usual: str, strict: str) -> None:
    row = one(day, setting())
    assert due(row, "EN-KD28") == due(row, "EN-PM28") == D(usual)
    row = one(day, setting(council=replace(load("blackpool"), strict_28=True)))
    assert (due(row, "EN-KD28"), due(row, "EN-PM28")) == (D(strict), D(usual))


def test_notices_are_late_from_the_day_after_their_last_working_day() -> None:
    """X028: meeting Thu 10 December 2026, notice by Wed 11 November, agenda by Wed 2 December."""
    assert ids(one("2026-12-10", setting(D("2026-11-11")))) == []
    late = one("2026-12-10", setting(D("2026-11-12")))
    assert ids(late) == ["TT-NOTICE-28"]
    assert found(late, "TT-NOTICE-28").says == (
        "The last working day for the notice of a key decision and the first notice of a private meeting was Wednesday"
        " 11 November 2026, which has passed. A key decision without it needs the general exception (regulation 10),"
        " with its notice made available by Wednesday 2 December 2026; after that special urgency (regulation 11). A"
        " private meeting without it needs the agreement of regulation 5(6)."
    )
    assert ids(one("2026-12-10", setting(D("2026-12-02")))) == ["TT-NOTICE-28"]
    later = one("2026-12-10", setting(D("2026-12-03")))
    assert ids(later) == ["TT-NOTICE-5", "TT-NOTICE-28"]
    assert "now needs special urgency (regulation 11)" in found(later, "TT-NOTICE-28").says
    assert found(later, "TT-NOTICE-5").says.endswith(
        "with notice given today, to Friday 11 December 2026 at the earliest."
    )


def test_a_meeting_today_is_still_held_against_today_and_one_of_yesterday_is_not() -> None:
    assert "TT-NOTICE-5" in ids(one("2026-12-10", setting(D("2026-12-10"))))
    past = one("2026-12-10", setting(D("2026-12-11")))
    assert ids(past) == []
    assert found(past, "TT-PAST").severity is Severity.ADVICE


def test_under_the_strict_reading_only_the_key_decision_s_notice_is_late() -> None:
    office = replace(load("blackpool"), strict_28=True)
    says = found(one("2026-12-10", setting(D("2026-11-02"), council=office)), "TT-NOTICE-28").says
    assert says.startswith("The last working day for the notice of a key decision was Friday 30 October 2026,")
    assert "private" not in says
    both = found(one("2026-12-10", setting(D("2026-11-12"), council=office)), "TT-NOTICE-28").says
    assert "first notice of a private meeting was Wednesday 11 November 2026" in both


def test_only_the_private_notice_is_late_where_the_key_decision_s_cannot_be_counted() -> None:
    """28 working days before 8 February 2000 lie in 1999, 28 calendar days do not."""
    office = replace(load("blackpool"), strict_28=True)
    row = one("2000-02-08", setting(D("2000-02-01"), council=office))
    assert not any(gate.id == "EN-KD28" for gate in row.gates)
    assert "special urgency" not in found(row, "TT-NOTICE-28").says
    assert "TT-RANGE" in [finding.id for finding in row.findings]


def test_in_wales_late_notice_is_three_days() -> None:
    row = one("2026-04-08", setting(D("2026-04-01"), nation=Nation.WALES))
    assert "to Thursday 9 April 2026 at the earliest" in found(row, "TT-NOTICE-3").says


# The council's own limits

REPORTS = [("X130", "2022-01-12", "2021-12-24"), ("X131", "2023-05-17", "2023-05-02")]


@pytest.mark.parametrize(("meeting", "by"), [case[1:] for case in REPORTS], ids=[case[0] for case in REPORTS])
def test_bromley_s_ten_working_days_for_reports(meeting: str, by: str) -> None:
    office = load("bromley")
    assert due(one(meeting, setting(council=office)), "REPORTS") == D(by)
    assert "TT-OWN" not in ids(one(meeting, setting(D(by), council=office)))
    late = one(meeting, setting(D(by) + timedelta(1), council=office))
    assert "Reports, by the council’s own limit: " in found(late, "TT-OWN").says


def test_swansea_s_agenda_lies_open_longer_than_welsh_law_asks() -> None:
    office = load("swansea")
    row = one("2026-04-08", setting(council=office, nation=Nation.WALES))
    assert {gate.id: gate.working_day for gate in row.gates} == {
        "AGENDA-LOCAL": D("2026-03-27"),
        "WA-AG3": D("2026-03-31"),
    }


def test_representations_against_a_private_meeting_have_their_gate() -> None:
    limit = DayLimit(8, Unit.WORKING, clear=True)
    row = one("2026-06-25", setting(council=council(representations_deadline=limit)))
    gate = next(gate for gate in row.gates if gate.name.startswith("Representations"))
    assert (gate.working_day, gate.when) == (D("2026-06-12"), "if part of it is private")
    days = [gate.working_day for gate in row.gates if gate.id not in {"EN-PUB", "CI", "CI-EFFECT"}]
    assert days == sorted(days)


# The day of the meeting


def test_a_meeting_on_a_bank_holiday_a_weekend_or_a_closure_names_the_working_days_beside_it() -> None:
    says = found(one("2026-12-25", setting()), "TT-DAY").says
    assert says == (
        "The meeting falls on Friday 25 December 2026, a bank holiday (Christmas Day). The nearest working days are"
        " Thursday 24 December 2026 and Tuesday 29 December 2026."
    )
    assert "Saturday 13 June 2026, at a weekend. The nearest" in found(one("2026-06-13", setting()), "TT-DAY").says
    recess = setting(closures=closed("2026-08-03", "2026-08-28", "Summer recess"))
    says = found(one("2026-08-12", recess), "TT-DAY").says
    assert "when the office is closed (“Summer recess”)" in says
    assert says.endswith("Friday 31 July 2026 and Tuesday 1 September 2026.")
    assert "TT-DAY" not in ids(one("2026-06-15", setting()))


def test_a_past_meeting_is_said_to_be_past_and_asked_for_its_year() -> None:
    listed = [ListedMeeting(2, "Executive", D("2025-06-14")), ListedMeeting(3, "Executive", D("2025-04-23"))]
    checked = check(listed, setting(D("2026-01-05")))
    weekend, easter = checked.rows
    assert found(weekend, "TT-DAY").says == (
        "The meeting fell on Saturday 14 June 2025, at a weekend, and lies in the past."
    )
    assert "the agenda had to be out by" in found(easter, "TT-AGENDA").says
    general = next(finding for finding in checked.general if finding.id == "TT-PAST")
    assert (general.severity, general.says) == (
        Severity.ADVICE,
        "2 meetings of this list lie in the past: their deadlines are not held against Monday 5 January 2026. Are their"
        " years right?",
    )
    assert check(listed[:1], setting(D("2026-01-05"))).general[0].says.endswith("Is its year right?")


@pytest.mark.parametrize(
    ("day", "named"),
    [
        ("2027-12-25", "Saturday 25 December 2027, Christmas Day, at a weekend."),
        ("2027-12-26", "Sunday 26 December 2027, Boxing Day, at a weekend."),
        ("2028-01-01", "Saturday 1 January 2028, New Year’s Day, at a weekend."),
    ],
)
def test_christmas_at_a_weekend_is_named_besides_the_weekend(day: str, named: str) -> None:
    assert f"The meeting falls on {named} The nearest" in found(one(day, setting()), "TT-DAY").says


def test_at_the_ends_of_the_calendar_one_working_day_is_named_and_nothing_is_guessed() -> None:
    first = one("2000-01-01", setting())
    assert found(first, "TT-DAY").says.endswith("The nearest working day is Tuesday 4 January 2000.")
    assert first.gates == ()
    shut = setting(closures=closed("2100-12-29", "2100-12-31", "Closed for good"), council=council(days=1))
    last = one("2100-12-31", shut)
    assert found(last, "TT-DAY").says.endswith("The nearest working day is Friday 24 December 2100.")
    assert "leaves the years 2000 to 2100" in found(last, "TT-RANGE").says
    late = one("2100-12-31", setting(D("2100-12-30")))
    assert found(late, "TT-NOTICE-5").says.endswith("it can only be held at shorter notice, or moved.")


# Call-in


def test_without_a_council_nothing_is_said_about_call_in() -> None:
    checked = check([ListedMeeting(2, "Executive", D("2026-06-10"))], setting())
    assert {gate.id for gate in checked.rows[0].gates} == {"EN-KD28", "EN-PM28", "EN-NM5", "EN-AG5", "EN-PM5"}
    assert "Name it with --council ID" in checked.notes[0]


def test_a_council_without_a_rule_is_not_configured_and_no_date_is_shown() -> None:
    checked = check([ListedMeeting(2, "Executive", D("2026-06-10"))], setting(council=council(call_in=())))
    assert not any(gate.id.startswith("CI") for gate in checked.rows[0].gates)
    assert "No call-in rule is configured for Ambridge Council" in checked.notes[0]


def test_a_rule_that_begins_later_says_so_on_the_rows_before_it_and_once_for_the_list() -> None:
    office = council(valid_from=D("2026-09-01"))
    meetings = [ListedMeeting(2, "Executive", D("2026-06-10")), ListedMeeting(3, "Executive", D("2026-09-09"))]
    checked = check(meetings, setting(council=office))
    before, after = checked.rows
    assert not any(gate.id in {"EN-PUB", "CI"} for gate in before.gates)
    assert "No call-in rule is configured for Ambridge Council" in found(before, "TT-RULE").says
    assert due(after, "CI") == D("2026-09-15")
    (general,) = checked.general
    assert (general.id, general.severity) == ("TT-RULE", Severity.ADVICE)
    assert "the day of 1 meeting," in general.says
    assert check(meetings[:1], setting(council=office)).notes == ()


WINDOWS = [
    ("X064", "blackpool", "2017-12-12", "2017-12-18", "2017-12-19"),
    ("X070", "blackpool", "2026-12-16", "2026-12-22", "2026-12-23"),
    ("X071", "torbay", "2026-12-17", "2026-12-29", "2026-12-30"),
    ("X073", "blackpool", "2026-12-23", "2026-12-31", "2027-01-01"),
]


@pytest.mark.parametrize(
    ("id", "meeting", "closes", "effect"), [case[1:] for case in WINDOWS], ids=[case[0] for case in WINDOWS]
)
def test_published_the_next_working_day_the_window_is_that_of_the_law_s_example(
    id: str, meeting: str, closes: str, effect: str
) -> None:
    checked = check([ListedMeeting(2, "Executive", D(meeting))], setting(council=load(id)))
    gates = {gate.id: gate for gate in checked.rows[0].gates}
    assert (gates["CI"].day, gates["CI-EFFECT"].day) == (D(closes), D(effect))
    assert gates["EN-PUB"].name == "Decision published, assumed on the next working day"
    assert not gates["CI-EFFECT"].due
    assert "the next working day was assumed throughout" in checked.notes[0]


@pytest.mark.parametrize(
    ("decided", "by"), [("2026-12-23", "2026-12-29"), ("2026-04-02", "2026-04-08")], ids=["X127", "X128"]
)
def test_a_council_s_own_limit_is_the_day_of_publication_assumed(decided: str, by: str) -> None:
    checked = check([ListedMeeting(2, "Executive", D(decided))], setting(council=council(publish_within_days=2)))
    assert due(checked.rows[0], "EN-PUB") == D(by)
    assert checked.notes == ()


def test_a_window_that_ends_in_a_closure_and_an_effect_in_it() -> None:
    """X071 with the office shut between Christmas and New Year."""
    row = one("2026-12-17", setting(council=load("torbay"), closures=closed("2026-12-24", "2027-01-01")))
    assert ids(row) == ["TT-CALL-IN", "TT-EFFECT"]
    assert found(row, "TT-CALL-IN").says == (
        "Published on Friday 18 December 2026 (assumed on the next working day), the decision’s window for call-in ends"
        " on Tuesday 29 December 2026, in “Christmas closure”. Make sure that a request can be delivered then; the"
        " office is open again on Monday 4 January 2027."
    )
    assert "takes effect on Wednesday 30 December 2026, in “Christmas closure”;" in found(row, "TT-EFFECT").says


def test_an_effect_on_a_saturday_before_a_closure_names_the_working_day() -> None:
    row = one("2026-06-08", setting(council=load("blackpool"), closures=closed("2026-06-15", "2026-06-16", "Flood")))
    assert found(row, "TT-EFFECT").says.startswith(
        "Published on Tuesday 9 June 2026 (assumed on the next working day), the decision takes effect on Saturday 13"
        " June 2026 (Monday 15 June 2026 is its first working day), in “Flood”; the office is open again on Wednesday"
    )
    assert "TT-CALL-IN" not in ids(row)


def test_a_window_in_calendar_days_may_end_on_a_bank_holiday() -> None:
    row = one("2026-12-16", setting(council=council(days=8, unit=Unit.CALENDAR)))
    assert "ends on Friday 25 December 2026, in “Christmas Day”" in found(row, "TT-CALL-IN").says


def test_an_office_that_never_opens_again_is_said_and_does_not_fail() -> None:
    shut = closed("2100-12-20", "2100-12-31", "Abolished")
    row = one("2100-12-15", setting(council=council(), closures=shut))
    assert "the office does not open again in the years of the calendar" in found(row, "TT-CALL-IN").says


def test_a_publication_limit_inside_a_closure_asks_for_an_earlier_day() -> None:
    office = council(publish_within_days=2)
    row = one("2026-06-08", setting(council=office, closures=closed("2026-06-10", "2026-06-10", "Training day")))
    assert found(row, "TT-PUBLISH").says == (
        "The decision would have to be published on Wednesday 10 June 2026, in “Training day”; publish it before."
    )


def test_in_wales_publication_has_the_welsh_gate_and_is_found_by_it() -> None:
    office = replace(council(publish_within_days=2), nation=Nation.WALES)
    where = setting(nation=Nation.WALES, council=office, closures=closed("2026-06-10", "2026-06-10", "Training day"))
    row = one("2026-06-08", where)
    assert due(row, "WA-PUB") == D("2026-06-10")
    assert "EN-PUB" not in {gate.id for gate in row.gates}
    assert "Wednesday 10 June 2026, in “Training day”; publish it before." in found(row, "TT-PUBLISH").says
    assert BEHIND["TT-PUBLISH"] == ("EN-PUB", "WA-PUB")
    bare = check(
        [ListedMeeting(2, "Executive", D("2026-06-08"))],
        replace(where, council=replace(office, publish_within_days=None)),
    )
    assert due(bare.rows[0], "WA-PUB") == D("2026-06-09")
    assert "the next working day was assumed throughout" in bare.notes[0]


def test_late_notice_is_counted_from_the_next_day_on_which_the_offices_are_open() -> None:
    """X019's count, asked on a Saturday: the same first day as a plan of that meeting gives."""
    saturday = one("2026-12-10", setting(D("2026-12-05")))
    assert found(saturday, "TT-NOTICE-5").says.endswith(
        "with notice given on Monday 7 December 2026, to Tuesday 15 December 2026 at the earliest."
    )
    shut = one("2026-12-10", setting(D("2026-12-07"), council=council(), closures=closed("2026-12-07", "2026-12-08")))
    assert "with notice given on Wednesday 9 December 2026, to Thursday 17 December 2026" in (
        found(shut, "TT-NOTICE-5").says
    )


# Hearings


def test_x106_seven_days_at_harrow_just_fit() -> None:
    """Request Tue 8 December, hearing by Thu 17 December: the agenda of Wed 9 December has five clear days."""
    checked = check([ListedMeeting(2, "Cabinet", D("2026-11-30"))], setting(council=load("harrow")))
    assert (due(checked.rows[0], "CI"), due(checked.rows[0], "CI-HEARING")) == (D("2026-12-08"), D("2026-12-17"))
    assert not any(finding.id == "TT-HEARING" for finding in (*checked.rows[0].findings, *checked.general))


def test_a_hearing_whose_agenda_is_due_on_the_day_of_the_request_itself_is_too_soon() -> None:
    """X106 a working day shorter: requested Tue 8 December, heard by Wed 16 December, its agenda due on the 8th."""
    rule = HearingRule(6, Unit.WORKING)
    checked = check([ListedMeeting(2, "Cabinet", D("2026-12-02"))], setting(council=council(hearing=rule)))
    assert (due(checked.rows[0], "CI"), due(checked.rows[0], "CI-HEARING")) == (D("2026-12-08"), D("2026-12-16"))
    always = found(checked.rows[0], "TT-HEARING")
    assert always.severity is Severity.ADVICE
    assert "its agenda would have been due by Tuesday 8 December 2026, before it could be" in always.says
    assert [one.id for one in checked.general] == ["TT-HEARING"]
    longer = setting(council=council(hearing=HearingRule(7, Unit.WORKING)))
    fits = check([ListedMeeting(2, "Cabinet", D("2026-12-02"))], longer)
    assert not any(one.id == "TT-HEARING" for one in (*fits.rows[0].findings, *fits.general))


def test_publication_is_assumed_on_a_day_on_which_the_office_is_open() -> None:
    shut = closed("2026-12-11", "2026-12-14", "Training days")
    row = one("2026-12-10", setting(council=council(), closures=shut))
    assert due(row, "EN-PUB") == D("2026-12-15")
    assert "TT-PUBLISH" not in ids(row)


def test_x104_five_days_at_wiltshire_never_fit_and_the_list_says_so_once() -> None:
    """Published Mon 30 November 2026, request Mon 7 December, committee by Mon 14 December."""
    meetings = [ListedMeeting(2, "Cabinet", D("2026-11-27")), ListedMeeting(3, "Cabinet", D("2027-01-12"))]
    checked = check(meetings, setting(council=load("wiltshire")))
    row = checked.rows[0]
    assert (due(row, "CI"), due(row, "CI-HEARING")) == (D("2026-12-07"), D("2026-12-14"))
    assert found(row, "TT-HEARING").severity is Severity.ADVICE
    (general,) = checked.general
    assert (general.id, general.severity) == ("TT-HEARING", Severity.WARNING)
    assert general.says.endswith("This touches 2 meetings.")
    assert len(checked.clashes) == 1 + sum(len(row.clashes) for row in checked.rows)


def test_a_hearing_in_calendar_days_fits_in_a_usual_week_and_not_over_christmas() -> None:
    office = council(hearing=HearingRule(12, Unit.CALENDAR))
    assert "TT-HEARING" not in [finding.id for finding in one("2026-06-10", setting(council=office)).findings]
    over_christmas = check([ListedMeeting(2, "Cabinet", D("2026-12-16"))], setting(council=office))
    clash = found(over_christmas.rows[0], "TT-HEARING")
    assert clash.severity is Severity.WARNING
    assert "must be heard by Thursday 31 December 2026; its agenda would have been due by Monday 21" in clash.says
    assert over_christmas.general == ()


def test_a_hearing_counted_from_publication_has_its_day() -> None:
    rule = HearingRule(20, Unit.CALENDAR, start="publication")
    row = one("2026-06-10", setting(council=council(hearing=rule)))
    assert due(row, "CI-HEARING") == D("2026-07-01")


def test_a_hearing_past_the_calendar_is_left_out_and_said() -> None:
    row = one("2100-12-13", setting(council=council(hearing=HearingRule(20, Unit.WORKING))))
    assert [gate.id for gate in row.gates][-1] == "CI-EFFECT"
    assert "leaves the years 2000 to 2100" in found(row, "TT-RANGE").says


def test_a_hearing_whose_agenda_lies_before_the_calendar_is_left_alone() -> None:
    office = council(days=1, hearing=HearingRule(1, Unit.WORKING), start=StartEvent.MEETING)
    row = one("2000-01-04", setting(council=office))
    assert due(row, "CI-HEARING") == D("2000-01-06")
    assert "TT-HEARING" not in [finding.id for finding in row.findings]


# The list as a whole


def test_two_meetings_of_one_body_on_a_day_and_a_row_that_stands_twice() -> None:
    day = D("2026-06-10")
    meetings = [
        ListedMeeting(2, "Executive", day, time(18)),
        ListedMeeting(3, "Planning", day, time(18)),
        ListedMeeting(4, " executive ", day, time(10)),
        ListedMeeting(5, "Executive", day, time(18)),
        ListedMeeting(6, "Executive", day),
        ListedMeeting(7, "", day),
        ListedMeeting(8, "", day),
    ]
    rows = {row.row: row for row in check(meetings, setting()).rows}
    assert found(rows[2], "TT-TWICE").says == "The same meeting stands in row 5 as well."
    assert found(rows[2], "TT-SAME-DAY").says == (
        "Executive has another meeting on this day besides this one at 18:00: rows 4 and 6."
    )
    assert ids(rows[4]) == ["TT-SAME-DAY"]
    assert found(rows[6], "TT-SAME-DAY").says.endswith("besides this one: rows 2, 4 and 5.")
    assert ids(rows[3]) == ids(rows[7]) == ids(rows[8]) == []


def test_a_body_listed_on_one_day_very_often_names_a_few_rows_and_counts_the_others() -> None:
    day = D("2026-06-10")
    meetings = [ListedMeeting(n, "Executive", day, time(n % 2 + 9)) for n in range(2, 22)]
    rows = {row.row: row for row in check(meetings, setting()).rows}
    assert found(rows[2], "TT-TWICE").says == "The same meeting stands in rows 4, 6, 8, 10 and 5 more as well."
    assert found(rows[20], "TT-SAME-DAY").says.endswith("at 09:00: rows 3, 5, 7, 9 and 6 more.")


def test_a_list_past_the_published_bank_holidays_is_warned_of_once() -> None:
    checked = check(
        [ListedMeeting(2, "Cabinet", D("2029-06-12")), ListedMeeting(3, "Cabinet", D("2028-06-13"))], setting()
    )
    assert found(checked.rows[0], "TT-HORIZON").severity is Severity.ADVICE
    assert "GOV.UK has published bank holidays" in found(checked.rows[0], "TT-HORIZON").says
    assert checked.rows[1].findings == ()
    (general,) = checked.general
    assert general.severity is Severity.WARNING
    assert "from 2012 to 2028" in general.says and "touches 1 meeting;" in general.says


def test_a_january_meeting_whose_notice_lies_before_the_published_years_is_provisional_too() -> None:
    assert "before 2012" in found(one("2012-01-10", setting()), "TT-HORIZON").says


def test_a_row_that_could_not_be_read_keeps_its_place_and_its_finding() -> None:
    unread = Finding("TT-DATE", Severity.BLOCKER, "date", "Row 3, column “date”: there is no date.")
    checked = check(
        [ListedMeeting(2, "Cabinet", D("2026-06-10")), ListedMeeting(3, "Cabinet", None, found=(unread,))], setting()
    )
    assert checked.rows[1] == CheckedRow(3, "Cabinet", None, None, (), (unread,))
    assert (checked.meetings, checked.unreadable, checked.clashes) == (1, 1, ())
    assert [row.row for row in checked.in_date_order()] == [3, 2]


def test_what_reading_found_stands_among_the_other_findings_by_weight() -> None:
    late = Finding("TT-TIME", Severity.WARNING, "time", "“late” is not a time.")
    short = Finding("CSV-SHORT", Severity.ADVICE, "", "Row 2 is shorter than the header.")
    row = check([ListedMeeting(2, "Cabinet", D("2026-04-08"), found=(short, late))], setting()).rows[0]
    assert [finding.id for finding in row.findings] == ["TT-TIME", "TT-AGENDA", "CSV-SHORT"]


def test_asking_for_a_gate_by_its_id() -> None:
    gates = gates_of(D("2026-04-08"), setting(), BodyKind.EXECUTIVE)
    assert "EN-AG5" in gates and "CI" not in gates
    assert gates["EN-AG5"].ledger.answer == D("2026-03-29")


MEETINGS = st.lists(
    st.tuples(
        st.sampled_from(["Executive", "Planning", "Council"]),
        st.dates(D("2026-03-20"), D("2026-04-20")),
        st.sampled_from([None, time(10), time(18)]),
    ),
    max_size=12,
).map(lambda rows: [ListedMeeting(n, *row) for n, row in enumerate(rows, 2)])


@given(MEETINGS, st.randoms())
def test_the_order_of_the_rows_changes_nothing(meetings: list[ListedMeeting], chance: object) -> None:
    shuffled = list(meetings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    where = setting(D("2026-03-01"), council=load("blackpool"))
    given_order = check(meetings, where)
    assert sorted(check(shuffled, where).rows, key=lambda row: row.row) == list(given_order.rows)


@given(MEETINGS)
def test_a_row_s_findings_do_not_depend_on_other_bodies(meetings: list[ListedMeeting]) -> None:
    where = setting(D("2026-03-01"), council=load("harrow"))
    whole = {row.row: row for row in check(meetings, where).rows}
    own = [meeting for meeting in meetings if meeting.body == "Executive"]
    assert list(check(own, where).rows) == [whole[meeting.row] for meeting in own]


@given(st.dates(D("2000-01-01"), D("2100-12-31")), st.dates(D("2000-01-01"), D("2100-12-31")))
def test_no_day_of_the_calendar_fails_and_no_gate_before_a_meeting_lies_after_it(day: date, today: date) -> None:
    for office in (None, load("wiltshire"), load("central-bedfordshire")):
        row = check([ListedMeeting(2, "Executive", day)], setting(today, council=office)).rows[0]
        for gate in row.gates:
            before = gate.id.startswith("EN-") and gate.id != "EN-PUB"
            assert (gate.day < day) if before else (gate.day > day)
            assert gate.working_day <= gate.day if gate.due else gate.working_day >= gate.day


@given(st.dates(D("2000-02-01"), D("2100-11-30")), st.sampled_from(list(Nation)))
def test_without_holidays_and_closures_no_agenda_day_ever_moves(day: date, nation: Nation) -> None:
    weekends = Calendar(((D("2000-01-01"), ""), (D("2100-12-26"), "")), D("2026-01-01"), "weekends only")
    row = one(day.isoformat(), replace(setting(nation=nation), calendar=weekends))
    assert "TT-AGENDA" not in ids(row)
