"""The benchmarks can be run: their scripts are sound, and their report tells what is over its budget."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.bench import BUDGETS, CLERK_KEYS, FLOOR, FLOOR_KEYS, programs, report
from tests.benchmarks.faults import mutants
from tests.benchmarks.keyscript import Step, parse_script
from tests.benchmarks.reached import PROBE, probed
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


def test_a_mutant_differs_from_the_module_in_one_place() -> None:
    text = "LAST = 3\n\ndef late(day: int, n: int = 2) -> bool:\n"
    text += "    if not day:\n        return False\n    return day + n > LAST\n"
    found = [(one.line, one.function, one.was, one.now) for one in mutants("rule.py", text, 1)]
    assert found == [
        (1, "", "3", "4"),
        (1, "", "3", "2"),
        (3, "", "2", "3"),
        (3, "", "2", "1"),
        (4, "late", "if not day:", "if True:"),
        (4, "late", "if not day:", "if False:"),
        (4, "late", "not day", "day"),
        (5, "late", "False", "True"),
        (6, "late", "day + n > LAST", "day + n >= LAST"),
        (6, "late", "day + n > LAST", "day + n <= LAST"),
        (6, "late", "day + n", "day - n"),
    ]
    assert [one.source.count("if True:") for one in mutants("rule.py", text, 1)] == [0] * 4 + [1] + [0] * 6


def test_a_module_tells_each_statement_of_its_functions_that_a_test_reaches() -> None:
    lines: set[int] = set()
    names: dict[str, Any] = {PROBE: lines.add}
    exec(probed("def f(n):\n    if n:\n        return 1\n    return 2\n"), names)
    assert names["f"](0) == 2 and lines == {2, 4}
