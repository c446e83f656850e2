"""A reference written otherwise: found among thousands without reading them all."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.register import decisions as records
from clerk_tui.services import decisions
from tests.offices import ICT, MONEY, TUESDAY, demo


def test_a_reference_that_differs_only_in_its_marks_is_found_by_an_index(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    decisions.set_field(office, ICT, "reference", "EX/25/2017")
    asked: list[str] = []
    connection = office.register.connection
    connection.set_trace_callback(asked.append)
    assert records.like_reference(office.register, "ex 25-2017", MONEY) == "“EX/25/2017” of D1"
    connection.set_trace_callback(None)
    assert records.like_reference(office.register, "EX/25/2017", MONEY) == ""
    assert records.like_reference(office.register, "EX/26/2017", MONEY) == ""
    (query,) = asked
    plan = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert any("decision_bare_reference" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN") and "decision" in step], plan
    office.register.close()
