"""Corrections as the public reads them: what they took out because it is exempt is not printed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from clerk_tui.domain.correction import CorrectedField, Correction
from clerk_tui.rules.exempt_words import Apart
from clerk_tui.rules.withheld import REASON_WITHHELD, as_told, is_exempt, may_not_be_told, removed

DAY, AT = date(2017, 10, 12), datetime(2017, 10, 12, 9, tzinfo=UTC)
APART = "The lowest tender came from Marsh and Partners at £48,500 for the first year."
CLOSED = "Sale of Promenade House to Marsh"


def change(old: str, new: str, field: str = "reasons") -> CorrectedField:
    return CorrectedField(field, old, new)


def made(number: int, *changes: CorrectedField) -> Correction:
    return Correction(number, 1, number, None, number, changes, "Slip.", False, "", "", (), DAY, AT, AT, "clerk")


def test_the_words_that_a_change_takes_out_are_found_run_by_run() -> None:
    assert removed(change("Best value at £48,500 a year.", "Best value a year.")) == ("at £48,500",)
    assert removed(change("Best value", "Best value for all")) == ()
    assert removed(change("2017-10-09", "2017-10-10", "decided_on")) == ()


@pytest.mark.parametrize(
    ("old", "exempt"),
    [
        (f"Agreed. {APART}", True),
        ("Agreed, for £48,500 in all.", True),
        ("Agreed with Marsh and Partners now.", True),
        ("Agreed at the first year.", True),
        ("Agreed for the year.", False),
        ("Agreed in 17 wards.", False),
    ],
)
def test_a_sentence_a_figure_or_three_words_in_a_row_kept_apart_make_it_exempt(old: str, exempt: bool) -> None:
    assert is_exempt(change(old, "Agreed."), Apart((APART,))) is exempt


@pytest.mark.parametrize(("old", "told"), [("Agreed, for £48,500 in all.", False), ("Agreed in 17 wards.", True)])
def test_what_a_newer_version_of_a_notice_leaves_out_is_told_only_where_it_is_not_kept_apart(
    old: str, told: bool
) -> None:
    assert may_not_be_told(old, "Agreed.", Apart((APART,))) is not told


def test_a_closed_title_is_kept_apart_as_well() -> None:
    assert is_exempt(change("Sale of Promenade House to Marsh.", "Sale."), Apart((CLOSED,), (CLOSED,)))


def test_the_correction_that_put_the_words_in_is_withheld_with_the_one_that_took_them_out() -> None:
    put_in = made(1, change("Best value.", "Best value, five bids."), change("Old note.", "New note.", "notes"))
    took_out = made(2, change("Best value, five bids, £48,500.", "Best value, five bids."))
    later = made(3, change("Best value, five bids.", "Best value, six bids."))
    told = as_told((put_in, took_out, later), Apart((APART,)))
    assert [[one.withheld for one in each.changes] for each in told] == [[True, False], [True], [False]]
    assert as_told((put_in,), Apart((APART,))) == (put_in,)


def test_a_reason_that_holds_what_was_set_apart_later_is_not_told_either() -> None:
    one = replace(made(1, change("a", "b")), reason=f"As known: {APART}", restarts_because=CLOSED)
    (told,) = as_told([one], Apart((APART, CLOSED), (CLOSED,)))
    assert told.reason == told.restarts_because == REASON_WITHHELD and told.again_because == ""
    assert as_told([one], Apart()) == (one,)
