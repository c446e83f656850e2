"""The short way of counting many windows gives the very dates of the way that keeps a ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, StartEvent, Suspension, Unit
from clerk_tui.domain.dates import LONDON
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.ledger import Certainty
from clerk_tui.rules.audit_windows import Expected, Windows
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import certainty_of, window
from clerk_tui.services.councils import load, shipped
from tests.rules.making_audits import ANYSHIRE, FIVE

DAYS = st.dates(date(2011, 1, 1), date(2030, 12, 31))
NEAR = st.integers(-10, 10)
CLOCK = st.sampled_from([None, time(9), time(18)])
RULES = st.builds(
    lambda days, unit, start, officer, effective, more, cutoff, after, closures, first, last: replace(
        FIVE,
        days=days,
        unit=unit,
        start=start,
        start_officer_key=officer,
        effective=effective,
        effective_days=None if more is None else days + more,
        cutoff=cutoff,
        after_hours=after,
        closures_count=closures,
        valid_from=first,
        valid_to=None if last is None else (first or date(2018, 1, 1)) + timedelta(days=last),
    ),
    st.integers(1, 12),
    st.sampled_from(Unit),
    st.sampled_from(StartEvent),
    st.sampled_from([None, *StartEvent]),
    st.sampled_from(EffectiveRule),
    st.sampled_from([None, 0, 1, 3]),
    st.sampled_from([None, time(16), time(12)]),
    st.sampled_from([None, None, time(17)]),
    st.booleans(),
    st.sampled_from([None, date(2012, 9, 10), date(2020, 1, 1)]),
    st.sampled_from([None, None, 1_000]),
)
ADDED = st.lists(
    st.builds(
        CalendarDay,
        DAYS,
        st.sampled_from(DayKind),
        st.just("A day"),
        st.just("made up"),
        st.sampled_from([None, time(13)]),
    ),
    max_size=4,
)


def by_ledger(windows: Windows, maker: Maker, published: date, at: time | None, decided: date | None) -> object:
    """What `call_in.window` says, or its refusal."""
    try:
        found = window(
            windows.council, windows.calendar, published=published, published_at=at, decided=decided, maker=maker
        )
    except ClerkError as error:
        return str(error)
    cutoff = found.closes_at.astimezone(LONDON).time() if found.cutoff_stated else None
    ledgers = (found.closes_ledger, found.effective_ledger)
    sure = all(ledger.certainty is not Certainty.PROVISIONAL for ledger in ledgers)
    return found.closes, found.effective, cutoff, sure, found.closes_ledger.anchor


def shortly(found: Expected | str) -> object:
    """The same of the short way."""
    if isinstance(found, str):
        return found
    return found.closes, found.effective, found.cutoff, found.certainty is not Certainty.PROVISIONAL, found.start


@given(
    st.lists(RULES, min_size=1, max_size=2), ADDED, DAYS, CLOCK, st.none() | NEAR, st.sampled_from(Maker), st.booleans()
)
def test_the_short_way_is_the_ledgers_way(
    rules: list[CallInRule],
    added: list[CalendarDay],
    published: date,
    at: time | None,
    near: int | None,
    maker: Maker,
    mourning: bool,
) -> None:
    council = replace(ANYSHIRE, call_in=tuple(rules), mourning_counts=mourning)
    windows = Windows(council, Calendar.of(council, added))
    decided = None if near is None else published + timedelta(days=near)
    found = windows.expected(maker, published, at, decided)
    assert shortly(found) == by_ledger(windows, maker, published, at, decided)
    assert windows.expected(maker, published, at, decided) == found


@pytest.mark.parametrize("id_", [id_ for id_, _ in shipped()])
def test_the_two_ways_agree_for_every_council_that_ships(id_: str) -> None:
    council = load(id_)
    windows = Windows(council, Calendar.of(council))
    for n in range(0, 5_900, 3):
        published = date(2012, 10, 1) + timedelta(days=n)
        for maker in (Maker.BODY, Maker.OFFICER_KEY):
            decided = published - timedelta(days=n % 5)
            found = windows.expected(maker, published, None, decided)
            assert shortly(found) == by_ledger(windows, maker, published, None, decided)
            if isinstance(found, Expected) and found.certainty is not Certainty.PROVISIONAL:
                assert found.certainty is certainty_of(found.rule)


def test_a_suspended_call_in_has_no_window() -> None:
    suspended = Suspension(date(2020, 4, 1), date(2020, 5, 12), "emergency powers")
    council = replace(ANYSHIRE, call_in=(replace(FIVE, suspensions=(suspended,)),))
    windows = Windows(council, Calendar.of(council))
    for published in (date(2020, 4, 15), date(2020, 6, 15)):
        found = windows.expected(Maker.BODY, published, None, None)
        assert shortly(found) == by_ledger(windows, Maker.BODY, published, None, None)


def test_without_a_publication_date_the_decision_stands_where_the_rule_counts_from_it() -> None:
    council = replace(ANYSHIRE, call_in=(replace(FIVE, start=StartEvent.DECISION),))
    windows = Windows(council, Calendar.of(council))
    found = windows.expected(Maker.BODY, None, None, date(2026, 12, 7))
    assert isinstance(found, Expected)
    assert (found.closes, found.effective) == (date(2026, 12, 14), date(2026, 12, 15))


def test_a_council_with_no_rule_says_so() -> None:
    council: Council = replace(ANYSHIRE, call_in=())
    windows = Windows(council, Calendar.of(council))
    assert "No call-in rule is configured" in str(windows.expected(Maker.BODY, date(2024, 7, 12), None, None))
    assert "No call-in rule is configured" in str(windows.expected(Maker.BODY, None, None, date(2024, 7, 12)))
