"""The benchmarks can be run: their scripts are sound, and their report tells what is over its budget."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.bench import BUDGETS, CLERK_KEYS, FLOOR, FLOOR_KEYS, programs, report
from tests.benchmarks.keyscript import Step, parse_script
from tests.benchmarks.tui_latency import Samples


def test_every_figure_with_a_budget_is_measured() -> None:
    labels = {step.label for step in parse_script(CLERK_KEYS) if step.measured}
    assert {budget.figure.partition(".")[0] for budget in BUDGETS if "." in budget.figure} <= labels
    assert {"type", "modal"} <= {step.label for step in parse_script(FLOOR_KEYS)}


def test_a_script_is_read_as_it_is_written() -> None:
    assert parse_script('go:: down*2 2 expect:"A b" text:"x" unmeasured: q gone:A sleep:250') == [
        Step("go", b"\x1b[B"),
        Step("go", b"\x1b[B"),
        Step("go", b"2", expect="A b"),
        Step("go", b"x"),
        Step("go", b"q", gone="A", measured=False),
        Step("go", sleep=0.25),
    ]


@pytest.mark.parametrize("script", ["hyper+x", 'expect:"A"', 'sleep:1 gone:"A"'])
def test_a_script_that_makes_no_sense_is_refused(script: str) -> None:
    with pytest.raises(ValueError, match=r"no terminal sends|no key before it"):
        parse_script(script)


def test_the_report_says_what_is_over_its_budget() -> None:
    floor, quick, slow = Samples(), Samples(), Samples()
    for samples, start, move in ((floor, 200.0, 3.0), (quick, 300.0, 9.0), (slow, 330.0, 17.0)):
        samples["start"] += [start, start]
        samples["move.paint"] += [move]
    lines = "\n".join(report({FLOOR: floor, "quick": quick, "slow": slow}))
    assert "             quick: 300 / 300 ms, 1.50×\n" in lines
    assert "              slow: 330 / 330 ms, 1.65×  OVER BUDGET\n" in lines
    assert "              slow: 17 / 17 ms, 5.67×  OVER BUDGET\n" in lines
    assert "exit; floor not measured; budget 1.3×" in lines


def test_the_programs_run_in_turn_with_the_floor_first() -> None:
    assert list(programs({10_000: Path("a.clerk")})) == [FLOOR, "10,000 decisions"]
