"""Hearings, publication, access, requests and retention: law.md 5.5 and 5.6 by their numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from clerk_tui.domain.council import Council, Nation, Unit
from clerk_tui.domain.dates import LONDON
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CountResult
from clerk_tui.rules.access import member_access
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import rule_for, window
from clerk_tui.rules.counting import Terms, clear_between, nth_before
from clerk_tui.rules.deadlines import (
    Received,
    hearing_by,
    hearing_under,
    publish_by,
    reconsider_under,
    scrutiny_request,
)
from clerk_tui.rules.notices import agenda_notice
from clerk_tui.rules.retention import (
    keep_background_papers,
    keep_officers_papers,
    keep_officers_record,
    keep_record,
)
from clerk_tui.services.councils import load

CALENDAR = Calendar.shipped()
TERMS = Terms("TEST", "", "")
BARE = Council("testford", "Testford Council", Nation.ENGLAND)
LAW = Path(__file__).resolve().parents[2].parent / "shared" / "spec" / "law.md"


def test_x104_wiltshire_hears_a_request_within_five_days_of_its_receipt() -> None:
    wiltshire = load("wiltshire")
    found = window(wiltshire, CALENDAR, published=date(2026, 11, 30))
    assert datetime(2026, 12, 7, 16, 59, tzinfo=LONDON) < found.closes_at
    assert found.closes_at == datetime(2026, 12, 7, 17, tzinfo=LONDON)
    hearing = hearing_by(wiltshire, CALENDAR, received=date(2026, 12, 7), received_at=time(16, 59))
    assert hearing.latest == date(2026, 12, 14)
    assert any("the decision takes effect" in said for said in hearing.ledger.advice)
    assert any("convene it at shorter notice" in said for said in hearing.ledger.advice)


def test_a_request_after_the_hour_of_the_cut_off_is_pointed_out() -> None:
    hearing = hearing_by(load("wiltshire"), CALENDAR, received=date(2026, 12, 7), received_at=time(17, 30))
    assert hearing.ledger.advice[0].startswith("Received at 17:30: on the last day of its window")


@pytest.mark.parametrize(("at", "late"), [(time(17), False), (time(17, 1), True)])
def test_a_request_at_the_hour_itself_is_in_time_and_a_minute_after_it_is_late(at: time, late: bool) -> None:
    hearing = hearing_by(load("wiltshire"), CALENDAR, received=date(2026, 12, 7), received_at=at)
    assert any(said.startswith("Received at") for said in hearing.ledger.advice) is late


def test_calendar_days_for_a_hearing_that_end_on_a_sunday_leave_the_friday_before() -> None:
    wiltshire = load("wiltshire")
    rule = rule_for(wiltshire, date(2026, 12, 3))
    assert rule.hearing is not None and rule.hearing.start != "validation"
    ten_days = replace(rule, hearing=rule.hearing._replace(days=10, unit=Unit.CALENDAR))
    hearing = hearing_under(wiltshire, ten_days, CALENDAR, Received(date(2026, 12, 3)))
    assert isinstance(hearing, CountResult)
    assert (hearing.latest, hearing.latest_working_day) == (date(2026, 12, 13), date(2026, 12, 11))


@pytest.mark.parametrize("kind", [DayKind.CLOSURE, DayKind.HALF_DAY])
@pytest.mark.parametrize(("counts", "by"), [(True, date(2026, 12, 14)), (False, date(2026, 12, 15))])
def test_a_hearing_counts_the_day_on_which_the_office_is_shut_as_the_window_does(
    kind: DayKind, counts: bool, by: date
) -> None:
    """Wiltshire's five working days from Monday 7 December 2026, the office shut on Wednesday the 9th."""
    shuts = time(13) if kind is DayKind.HALF_DAY else None
    shut = Calendar.shipped((CalendarDay(date(2026, 12, 9), kind, "Flood", "E-mail", shuts),))
    wiltshire = load("wiltshire")
    rule = replace(rule_for(wiltshire, date(2026, 12, 7)), closures_count=counts, half_days_count=counts)
    found = hearing_under(wiltshire, rule, shut, Received(date(2026, 12, 7)))
    assert isinstance(found, CountResult) and found.latest == by


def test_x106_harrow_s_hearing_leaves_just_time_for_its_own_agenda() -> None:
    received = date(2026, 12, 8)
    hearing = hearing_by(load("harrow"), CALENDAR, received=received)
    assert hearing.latest == date(2026, 12, 17)
    assert agenda_notice(date(2026, 12, 17), CALENDAR).latest == date(2026, 12, 9)
    assert any("the agenda must be out by Wednesday 9 December 2026" in said for said in hearing.ledger.advice)


@pytest.mark.parametrize(
    ("council", "received", "by"),
    [
        pytest.param("greenwich", date(2026, 12, 17), date(2027, 1, 19), id="X107"),
        pytest.param("bracknell-forest", date(2026, 12, 16), date(2027, 1, 11), id="X109"),
    ],
)
def test_a_hearing_has_a_last_day(council: str, received: date, by: date) -> None:
    hearing = hearing_by(load(council), CALENDAR, received=received)
    assert (hearing.latest, hearing.ledger.rule) == (by, "CI-HEARING")


def test_x109_bracknell_reconsiders_within_seven_days() -> None:
    referred = date(2027, 1, 11)
    bracknell = load("bracknell-forest")
    rule = rule_for(bracknell, referred)
    assert rule.reconsider is not None
    found = reconsider_under(bracknell, rule, rule.reconsider, CALENDAR, referred)
    assert found.latest == date(2027, 1, 20)


def test_x110_merton_took_23_working_days_to_its_hearing() -> None:
    assert clear_between(CALENDAR, date(2025, 12, 15), date(2026, 1, 21), TERMS) == 23


@pytest.mark.parametrize(
    ("decided", "by"),
    [
        pytest.param(date(2026, 12, 23), date(2026, 12, 29), id="X127"),
        pytest.param(date(2026, 4, 2), date(2026, 4, 8), id="X128"),
    ],
)
def test_publication_within_two_working_days(decided: date, by: date) -> None:
    found = publish_by(load("isle-of-wight"), CALENDAR, decided=decided)
    assert (found.latest, found.ledger.rule) == (by, "EN-PUB")
    assert publish_by(load("bracknell-forest"), CALENDAR, decided=decided, published=by).satisfied is True
    assert publish_by(load("isle-of-wight"), CALENDAR, decided=decided, published=date(2026, 12, 30)).satisfied is False


def test_what_a_council_has_not_configured_is_said_and_no_date_is_shown() -> None:
    with pytest.raises(NotConfigured, match=r"publish_within_days in blackpool\.toml"):
        publish_by(load("blackpool"), CALENDAR, decided=date(2026, 4, 2))
    with pytest.raises(NotConfigured, match=r"\[call_in.hearing\] in blackpool.toml"):
        hearing_by(load("blackpool"), CALENDAR, received=date(2026, 4, 2))
    with pytest.raises(NotConfigured, match="No call-in rule is configured for Testford Council"):
        hearing_by(BARE, CALENDAR, received=date(2026, 4, 2))


@pytest.mark.parametrize(
    ("ended", "by"),
    [
        pytest.param(datetime(2026, 3, 28, 18, 30), datetime(2026, 3, 29, 19, 30), id="X118"),
        pytest.param(datetime(2026, 10, 24, 18, 30), datetime(2026, 10, 25, 17, 30), id="X119"),
        pytest.param(datetime(2026, 6, 8, 18, 30), datetime(2026, 6, 9, 18, 30), id="no change of the clocks"),
    ],
)
def test_members_have_access_within_24_elapsed_hours(ended: datetime, by: datetime) -> None:
    found = member_access(ended.replace(tzinfo=LONDON))
    assert found.by.astimezone(LONDON).replace(tzinfo=None) == by
    assert any("clocks change" in said for said in found.advice) == (ended.time() != by.time())


def test_x122_a_scrutiny_request_is_answered_by_the_earlier_of_two_readings() -> None:
    found = scrutiny_request(date(2026, 12, 7), CALENDAR)
    assert (found.latest, found.ledger.rule) == (date(2026, 12, 17), "EN-S10")
    assert "Monday 21 December 2026" in found.ledger.advice[0]
    assert scrutiny_request(date(2026, 12, 7), CALENDAR, answered=date(2026, 12, 18)).satisfied is False


def test_a_scrutiny_request_whose_tenth_day_is_a_sunday_is_answered_by_the_friday() -> None:
    found = scrutiny_request(date(2026, 12, 3), CALENDAR)
    assert (found.latest, found.latest_working_day) == (date(2026, 12, 13), date(2026, 12, 11))


@pytest.mark.parametrize(
    ("decided", "record", "papers"),
    [
        pytest.param(date(2026, 3, 15), date(2032, 3, 14), date(2030, 3, 14), id="X124"),
        pytest.param(date(2024, 2, 29), date(2030, 2, 28), date(2028, 2, 28), id="X125"),
        pytest.param(date(2026, 1, 1), date(2031, 12, 31), date(2029, 12, 31), id="New Year's Day"),
        pytest.param(date(2022, 3, 1), date(2028, 2, 29), date(2026, 2, 28), id="the day after February"),
    ],
)
def test_records_and_papers_are_kept_to_the_day_before_the_anniversary(
    decided: date, record: date, papers: date
) -> None:
    assert keep_record(decided, CALENDAR).latest == record
    assert keep_background_papers(decided, CALENDAR).latest == papers


def test_retention_beyond_the_years_covered_is_refused() -> None:
    with pytest.raises(InputError, match="2000 to 2100"):
        keep_record(date(2099, 5, 1), CALENDAR)


@pytest.mark.parametrize(
    ("meeting", "tenth_day_before"),
    [
        pytest.param(date(2022, 1, 12), date(2021, 12, 24), id="X130"),
        pytest.param(date(2023, 5, 17), date(2023, 5, 2), id="X131"),
    ],
)
def test_bromley_s_ten_working_days_before_are_not_clear_days(meeting: date, tenth_day_before: date) -> None:
    assert nth_before(CALENDAR, meeting, 10, TERMS, Unit.WORKING).answer == tenth_day_before


NOT_A_COUNT = {
    "X023": "an adjourned meeting needs no new count",
    "X025": "the chair's reason in the minutes",
    "X043": "whether a matter is new is the proper officer's choice",
    "X044": "a list of members is content and no period",
    "X046": "what a second notice holds",
    "X049": "which duties apply",
    "X050": "which duties apply",
    "X058": "the consent chain",
    "X059": "the consent chain",
    "X061": "the consent chain",
    "X062": "how often special urgency is reported",
    "X103": "a waiver, not a window",
    "X112": "the outcome of a call-in",
    "X113": "the outcome of a call-in",
    "X115": "validity of a request",
    "X116": "validity of a request",
}


@pytest.mark.skipif(not LAW.is_file(), reason="the folder shared is not beside the project")
def test_every_worked_example_is_a_test_or_is_no_count() -> None:
    examples = set(re.findall(r"^\| (X\d{3}) \|", LAW.read_text(encoding="utf-8"), re.MULTILINE))
    here = Path(__file__).parent
    tests = "".join((here / name).read_text(encoding="utf-8") for name in ("test_notices.py", "test_call_in.py"))
    tests += Path(__file__).read_text(encoding="utf-8").split("NOT_A_COUNT")[0]
    covered = {found.upper() for found in re.findall(r"(?:id=\"|test_)([Xx]\d{3})", tests)}
    assert len(examples) > 80
    assert examples - covered == set(NOT_A_COUNT)
    every = "".join(path.read_text(encoding="utf-8") for path in here.glob("test_*.py"))
    tested = {found.upper() for found in re.findall(r"(?:id=\"|test_)([Xx]\d{3})", every)}
    assert examples <= tested, "those that are no count are tests of what they are"


def test_a_welsh_council_s_limit_for_publishing_rests_on_the_law_of_wales() -> None:
    flintshire = replace(load("flintshire"), publish_within_days=2)
    ledger = publish_by(flintshire, CALENDAR, decided=date(2024, 3, 12)).ledger
    assert (ledger.answer, ledger.rule) == (date(2024, 3, 14), "WA-PUB")
    assert [one.id for one in ledger.authorities[1:]] == ["SI 2001/2290 reg 8", "SI 2021/357"]
    with pytest.raises(NotConfigured, match=r"The law of Wales itself says only: as soon as") as refused:
        publish_by(load("flintshire"), CALENDAR, decided=date(2024, 3, 12))
    assert "egulation 12" not in str(refused.value)


def test_a_welsh_window_rests_on_the_council_s_own_words_and_cites_no_law_of_england() -> None:
    found = window(load("flintshire"), CALENDAR, published=date(2024, 4, 8), decided=date(2024, 3, 12))
    for ledger in (found.closes_ledger, found.effective_ledger):
        assert [one.id for one in ledger.authorities] == ["Flintshire County Council, call-in"]
    assert any("the law of Wales asks for the record as soon as" in said for said in found.advice)
    english = window(load("blackpool"), CALENDAR, published=date(2017, 10, 9)).closes_ledger
    assert english.authorities[1].id == "LGA 2000 s.9F(4)"


def test_an_officers_record_that_is_not_executive_is_kept_as_long() -> None:
    for kept, executive in ((keep_officers_record, keep_record), (keep_officers_papers, keep_background_papers)):
        found = kept(date(2017, 10, 9), CALENDAR).ledger
        assert found.answer == executive(date(2017, 10, 9), CALENDAR).ledger.answer
        assert [authority.id for authority in found.authorities] == ["SI 2014/2095 reg 8"]
