"""What seems wrong with a commitment or its progress: a sentence each, and the clerk decides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clerk_tui.domain.commitments import ByWhen, Commitment, Progress, Span, Standing
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.commitments import doubts, progress_doubts, quoted

BEGAN, DUE = date(2022, 5, 18), date(2022, 8, 31)
TODAY = date(2022, 9, 1)


def commitment(id: int = 1, code: str = "PF1", **changes: Any) -> Commitment:
    values: dict[str, Any] = {"text": "Plant 100 trees", "began": BEGAN, "due": ByWhen("August 2022", DUE)} | changes
    return Commitment(id, 1, code=code, **values)


def entry(made_on: date, **changes: Any) -> Progress:
    return Progress(1, 1, 1, made_on, "Forty are planted.", **changes)


def test_a_code_used_twice_is_pointed_out_whatever_its_letters_and_in_which_plan() -> None:
    other = commitment(2, "pf1", text="Mend the roofs\nof both halls", plan="Plan 2022")
    (found,) = doubts(commitment(plan="Plan 2022"), [other, commitment()])
    assert (found.id, found.severity, found.where) == ("COM-TWICE", Severity.WARNING, "code")
    assert found.says == "Code: pf1 is used already in Plan 2022, for “Mend the roofs …” (C2)."
    (found,) = doubts(commitment(), [other])
    assert "in the commitments that stand in no plan" in found.says


@pytest.mark.parametrize(
    ("changes", "id"),
    [
        ({}, None),
        ({"due": ByWhen()}, None),
        ({"due": ByWhen("in due course")}, "COM-NODAY"),
        ({"due": ByWhen("", date(2022, 5, 17))}, "COM-BEFORE"),
        ({"due": ByWhen("", BEGAN)}, None),
        ({"due": ByWhen("", date(2022, 5, 17)), "began": None}, None),
    ],
)
def test_a_by_when_names_a_day_and_no_day_before_the_beginning(changes: dict[str, Any], id: str | None) -> None:
    assert [found.id for found in doubts(commitment(**changes), [commitment(2, "PF2"), commitment(3, "")])] == (
        [id] if id else []
    )


def test_two_commitments_without_a_code_share_none() -> None:
    assert doubts(commitment(code=""), [commitment(2, "")]) == ()


@pytest.mark.parametrize(
    ("written", "changes", "of", "ids"),
    [
        (BEGAN, {}, {}, []),
        (date(2022, 5, 17), {}, {}, ["COM-EARLY"]),
        (date(2022, 5, 17), {}, {"began": None}, []),
        (date(2022, 9, 2), {}, {}, ["COM-AHEAD"]),
        (TODAY, {}, {}, []),
        (date(2022, 7, 31), {"period": Span("May to July", last=date(2022, 7, 31))}, {}, []),
        (date(2022, 7, 30), {"period": Span("May to July", last=date(2022, 7, 31))}, {}, ["COM-PERIOD"]),
        (date(2022, 8, 2), {}, {"standing": Standing.DONE, "ended_on": date(2022, 8, 1)}, ["COM-ENDED"]),
        (date(2022, 8, 1), {}, {"standing": Standing.DROPPED, "ended_on": date(2022, 8, 1)}, []),
        (date(2022, 8, 2), {}, {"standing": Standing.DONE}, []),
    ],
)
def test_progress_is_written_while_the_commitment_stands_and_when_its_period_is_over(
    written: date, changes: dict[str, Any], of: dict[str, Any], ids: list[str]
) -> None:
    assert [found.id for found in progress_doubts(entry(written, **changes), commitment(**of), TODAY)] == ids


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Plant  trees ", "“Plant trees”"),
        ("Plant trees\nand bushes", "“Plant trees …”"),
        ("x" * 60, f"“{'x' * 60}”"),
        ("x" * 61, f"“{'x' * 60} …”"),
    ],
)
def test_a_long_text_is_quoted_by_its_beginning(text: str, said: str) -> None:
    assert quoted(text) == said
