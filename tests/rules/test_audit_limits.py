"""The audit at its own limits: how far off a day is looked for, when a date is far off, how many rows are compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from clerk_tui.domain.audit import DecisionRow, Verdict
from clerk_tui.domain.council import Council, Maker, Nation, StartEvent, Unit
from clerk_tui.domain.ledger import Certainty
from clerk_tui.rules.audit_case import Siblings
from clerk_tui.rules.audit_windows import Expected, Windows
from clerk_tui.rules.calendar import Calendar
from tests.rules.making_audits import ANYSHIRE, FIVE, council, judged, row

CALENDAR = Calendar.shipped()
WEDNESDAY = "2024-07-10"
"""Published on this day, five working days end on Wednesday 17 July 2024 and the decision takes effect on the 18th."""


def finding(printed: DecisionRow, of: Council = ANYSHIRE) -> str:
    (entry,) = judged(printed, of)
    assert entry.verdict is Verdict.DIFFERS
    return entry.finding


# Another day of publication


FIFTY = council(days=50, unit=Unit.CALENDAR)
"""By so many calendar days the day of publication that fits is as far off as the printed date is."""


def fitting(published: str, off: int, decided: str = "") -> str:
    """What is said of a row whose printed date fits a publication so many days off."""
    fits = date.fromisoformat(published) + timedelta(days=off)
    assert fits.weekday() < 5
    return finding(row(published, (fits + timedelta(days=51)).isoformat(), decided=decided), FIFTY)


@pytest.mark.parametrize(
    ("off", "words"),
    [
        (2, "it fits publication on Friday 12 July 2024"),
        (-2, "it fits publication on Monday 8 July 2024"),
        (9, "it fits publication on Friday 19 July 2024"),
        (-9, "it fits publication on Monday 1 July 2024"),
    ],
)
def test_a_publication_some_days_off_that_gives_the_printed_date_is_named(off: int, words: str) -> None:
    assert words in fitting(WEDNESDAY, off)


@pytest.mark.parametrize(("off", "named"), [(10, True), (11, False), (-10, True), (-11, False)])
def test_a_publication_is_looked_for_up_to_ten_days_off(off: int, named: bool) -> None:
    assert ("it fits publication on" in fitting("2024-07-12", off)) is named


def test_a_publication_on_a_day_that_is_not_worked_is_not_named() -> None:
    sunday = date(2024, 7, 14) + timedelta(days=51)
    assert "it fits" not in finding(row("2024-07-11", sunday.isoformat()), FIFTY)


def test_no_publication_before_the_decision_is_named() -> None:
    assert "it fits publication on Monday 8 July 2024" in fitting(WEDNESDAY, -2, decided="2024-07-05")
    assert "it fits" not in fitting(WEDNESDAY, -2, decided="2024-07-09")


def test_a_window_that_does_not_run_from_the_printed_publication_fits_no_other_publication() -> None:
    from_decision = council(days=50, unit=Unit.CALENDAR, start=StartEvent.DECISION)
    printed = row(WEDNESDAY, (date(2024, 7, 12) + timedelta(days=51)).isoformat(), decided="2024-07-09")
    assert "it fits" not in finding(printed, from_decision)


# Near and far


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (60, "working days too long"),
        (61, "far later than any count; right only if the decision itself names that day"),
    ],
)
def test_a_date_is_far_off_from_the_sixty_first_day(days: int, words: str) -> None:
    effective = date(2024, 7, 18) + timedelta(days=days)
    assert words in finding(row(WEDNESDAY, effective.isoformat()))


@pytest.mark.parametrize(
    ("days", "words"), [(60, "working days too short"), (61, "far earlier than any count; a slip")]
)
def test_a_deadline_is_far_too_early_from_the_sixty_first_day(days: int, words: str) -> None:
    closes = date(2024, 9, 11) - timedelta(days=days)
    assert words in finding(row("2024-09-04", closes=closes.isoformat()))


# Rows beside one another


@pytest.mark.parametrize(("others", "named"), [(49, True), (50, False)])
def test_of_a_decision_published_again_and_again_fifty_publications_are_looked_at(others: int, named: bool) -> None:
    """The publication whose date was kept stands behind so many that do not explain it."""
    right, effective = "2024-07-10", "2024-07-18"
    wrong = [row((date(2024, 8, 1) + timedelta(days=n)).isoformat(), effective, number=n + 2) for n in range(others)]
    last = row("2024-07-11", effective, number=99)
    entries = judged([*wrong, row(right, effective, number=98), last])
    assert ("published twice, on Wed 10 Jul 2024 (row 98)" in entries[-1].finding) is named


def test_the_row_itself_is_none_of_its_siblings() -> None:
    first, again = row("2024-07-10", "2024-07-18"), row("2024-07-11", "2024-07-18", number=3)
    siblings = Siblings((first, again))
    assert siblings.published_twice(first) == [again] and siblings.published_twice(again) == [first]
    assert siblings.batch(first) == [], "without a day of decision there is no batch"


def test_rows_of_one_day_decided_by_one_council_are_a_batch() -> None:
    first = row("2024-07-10", "2024-07-18", decided="2024-07-09", reference="1")
    second = row("2024-07-11", "2024-07-18", decided="2024-07-09", reference="2", number=3)
    elsewhere = second._replace(council="Elsewhere", number=4)
    other_date = second._replace(effective=date(2024, 7, 19), number=5)
    unread = second._replace(problem="Row 6 cannot be read.", number=6, published=date(2024, 7, 12))
    assert Siblings((first, second, elsewhere, other_date, unread)).batch(first) == [second]


# What a register leaves open


def test_an_officers_decision_that_fits_only_as_one_that_is_not_key_says_so() -> None:
    key_later = council(start=StartEvent.PUBLICATION, start_officer_key=StartEvent.DECISION)
    makers = (Maker.OFFICER_KEY, Maker.OFFICER)
    (entry,) = judged(row(WEDNESDAY, "2024-07-18", decided="2024-07-05", makers=makers), key_later)
    assert entry.verdict is Verdict.AGREES and entry.finding == "Fits if the officer's decision is not a key decision."
    (key,) = judged(row(WEDNESDAY, "2024-07-13", decided="2024-07-05", makers=makers), key_later)
    assert key.verdict is Verdict.AGREES and not key.finding
    (only,) = judged(row(WEDNESDAY, "2024-07-18", decided="2024-07-05", makers=makers[:1]), key_later)
    assert only.verdict is Verdict.DIFFERS


def test_an_hour_left_out_opens_a_second_count_only_from_the_printed_publication() -> None:
    hours = council(after_hours=time(17))
    (late,) = judged(row(WEDNESDAY, "2024-07-19"), hours)
    assert late.verdict is Verdict.AGREES and late.finding == "Fits if it was published after 17:00."
    (known,) = judged(row(WEDNESDAY, "2024-07-19", at="09:00"), hours)
    assert known.verdict is Verdict.DIFFERS
    saturday = row("2024-07-13", "2024-07-24", decided="2024-07-12")
    (rolled,) = judged(saturday, hours)
    assert rolled.verdict is Verdict.DIFFERS, "published on a Saturday it counts as on Monday, whatever the hour"


# The short way and the ledger's


def test_the_short_way_ends_a_year_before_the_published_holidays_do() -> None:
    windows = Windows(ANYSHIRE, CALENDAR)
    last = CALENDAR.last_year
    near = windows.expected(Maker.BODY, date(last, 12, 28), None, None)
    assert isinstance(near, Expected) and near.certainty is Certainty.PROVISIONAL
    before = windows.expected(Maker.BODY, date(last - 1, 12, 28), None, None)
    assert isinstance(before, Expected) and before.certainty is Certainty.LOCAL


@pytest.mark.parametrize("changes", [{}, {"start_officer_key": StartEvent.DECISION}, {"valid_to": date(2030, 1, 1)}])
def test_a_decision_dated_after_its_publication_starts_the_window_however_it_is_counted(
    changes: dict[str, object],
) -> None:
    """Published on Wednesday 10 July, dated the 12th: five working days end on the 19th, in effect on the 20th."""
    windows = Windows(council(**changes), CALENDAR)
    for decided, effective in ((date(2024, 7, 12), date(2024, 7, 20)), (date(2024, 7, 5), date(2024, 7, 18))):
        shortly = windows.expected(Maker.BODY, date(2024, 7, 10), None, decided)
        slowly = windows.by_ledger(Maker.BODY, date(2024, 7, 10), None, decided)
        assert isinstance(shortly, Expected)
        assert shortly == slowly and shortly.effective == effective
        assert shortly.start == max(date(2024, 7, 10), decided)


def test_two_generations_are_told_apart_for_a_decision_dated_after_its_publication() -> None:
    old = replace(FIVE, days=3, valid_to=date(2024, 7, 10))
    new = replace(FIVE, valid_from=date(2024, 7, 11))
    windows = Windows(Council("anyshire", "Anyshire Council", Nation.ENGLAND, call_in=(old, new)), CALENDAR)
    found = windows.expected(Maker.BODY, date(2024, 7, 10), None, date(2024, 7, 12))
    assert isinstance(found, Expected) and found.rule is old and found.start == date(2024, 7, 12)
    assert found == windows.by_ledger(Maker.BODY, date(2024, 7, 10), None, date(2024, 7, 12))
