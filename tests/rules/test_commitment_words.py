"""Codes of commitments, and by when and for which period as councils write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_tui.domain.by_when import days_of, read_by_when, read_span
from clerk_tui.domain.commitments import COLUMNS, ByWhen, CommitmentPlan, Span, parent_code, points_of


@pytest.mark.parametrize(
    ("code", "codes", "over"),
    [
        ("PF3a", ["PF1", "PF3", "PF", "PF3a"], "PF3"),
        ("PE2b", ["PE3", "PF2"], None),
        ("pe2B", ["PE2"], "PE2"),
        ("PF10", ["PF1"], None),
        ("SO1.2", ["SO1", "SO"], "SO1"),
        ("SO1.2.3", ["SO1", "SO1.2", "SO1.23"], "SO1.2"),
        ("PF3", ["PF"], "PF"),
        ("PFA", ["PF"], None),
        ("SO1.", ["SO1"], None),
        ("", ["PF"], None),
        ("PF3", ["", "PF3"], None),
    ],
)
def test_a_code_stands_under_the_longest_that_it_begins_with(code: str, codes: list[str], over: str | None) -> None:
    assert parent_code(code, codes) == over


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("by August 2022", date(2022, 8, 1), date(2022, 8, 31)),
        ("by the end of February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("31 March 2018", date(2018, 3, 31), date(2018, 3, 31)),
        ("2017/18", date(2017, 4, 1), date(2018, 3, 31)),
        ("financial year 2017-2018", date(2017, 4, 1), date(2018, 3, 31)),
        ("Q1 2017/18", date(2017, 4, 1), date(2017, 6, 30)),
        ("Quarter 4 of 2017/18", date(2018, 1, 1), date(2018, 3, 31)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("January to April 2022", date(2022, 1, 1), date(2022, 4, 30)),
        ("from November 2021 to January 2022", date(2021, 11, 1), date(2022, 1, 31)),
        ("between 1 April and 30 June 2017", date(2017, 4, 1), date(2017, 6, 30)),
        ("January – April 2022", date(2022, 1, 1), date(2022, 4, 30)),
        ("1 April 2017 to 30 June 2017", date(2017, 4, 1), date(2017, 6, 30)),
    ],
)
def test_words_mean_the_days_that_they_name(words: str, first: date, last: date) -> None:
    assert days_of(words) == (first, last)
    assert read_by_when(words) == ByWhen(words, last)
    assert read_span(words) == Span(words, first, last)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "in due course", "Spring 2023", "2017/19", "November to January 2022", "May and August 2022",
     "August", "31 February 2018",
     "1999", "Juneuary 2018", "2150/51"],
)  # fmt: skip
def test_words_that_name_no_day_are_not_guessed(words: str) -> None:
    assert days_of(words) is None
    assert read_by_when(words).last is None


def test_the_clerk_says_which_day_words_mean() -> None:
    assert read_by_when("Spring 2023", date(2023, 5, 31)) == ByWhen("Spring 2023", date(2023, 5, 31))
    span = read_span("the winter", date(2021, 12, 1), date(2022, 2, 28))
    assert span.holds(date(2022, 1, 1)) and not span.holds(date(2022, 3, 1))
    assert not read_span("the winter").holds(date(2022, 1, 1))


def test_the_titles_of_a_plan_bear_its_times() -> None:
    plan = CommitmentPlan(1, 1, "A plan")
    assert plan.titles(Span("Q1 2017/18"), ByWhen("August 2022")) == (
        "What we will do", "How have we done (Q1 2017/18)", "What we will do by August 2022"
    )  # fmt: skip
    assert plan.titles(Span(), ByWhen()) == (COLUMNS[0], COLUMNS[1], "What we will do next")


def test_a_text_is_points_of_its_lines() -> None:
    assert points_of("One\n\n  Two \n") == ("One", "Two")


@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(["by", "end of", "Q2", "2017/18", "August", "2022", "to", "–", "from", "31", "between", "and"]),
        max_size=6,
    ).map(" ".join)
)
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_means_days_in_order_or_none(words: str) -> None:
    found = days_of(words)
    assert found is None or found[0] <= found[1]


@given(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=5))
@settings(max_examples=100, deadline=None)
def test_a_parent_is_always_a_shorter_code_that_it_begins_with(code: str, codes: list[str]) -> None:
    over = parent_code(code, codes)
    assert over is None or (0 < len(over) < len(code) and code.casefold().startswith(over.casefold()))
