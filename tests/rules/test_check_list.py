"""Every id that a rule of the publish check gives to a finding stands in the list of checks, with its weights."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator

import pytest

from clerk_tui.domain.findings import Severity
from clerk_tui.rules.authorities import AUTHORITIES
from clerk_tui.rules.check_list import CHECKS, check_line
from clerk_tui.rules.checks import OVERRIDABLE
from clerk_tui.rules.consent import PRIVATE_MEETING, SPECIAL_URGENCY
from clerk_tui.rules.exempt_words import PREFIX
from clerk_tui.rules.notice_fields import NOTICES
from clerk_tui.rules.record_fields import RecordKind, rule_of
from tests.house.project import PROJECT

CHECK = {check.id: check for check in CHECKS}
MODULES = (
    "before_2012",
    "after_decision", "agenda_checks", "call_in_checks", "checks", "committees", "consent", "corrections",
    "cross_check", "exempt_paragraphs", "exempt_words", "notice_fields", "own_words", "private_meetings",
    "private_route", "record_checks", "record_fields", "routes",
)  # fmt: skip
"""The rules' modules whose findings the publish check, or the check of a correction, can hold."""
COMPUTED = {
    "f'{asked.rule}-FIELDS'": {f"{asked.rule}-FIELDS" for asked in NOTICES.values()},
    "rule": {"EN-PM28", "EN-PM5", "EN-AG5", "LGA-AG5", "WA-AG3", "EN-REC", "EN-OFF", "OWN-REC", "WA-REC"},
    "count.ledger.rule": {"EN-AG5", "LGA-AG5", "WA-AG3"},
    "limit.ledger.rule": {"EN-PUB", "WA-PUB"},
    "matter.rule": {SPECIAL_URGENCY.rule, PRIVATE_MEETING.rule},
    "PRIVATE_MEETING.rule": {PRIVATE_MEETING.rule},
    "rule_of(kind)": {rule_of(kind) for kind in RecordKind},
    "_id(name, words)": {PREFIX},
    "_pub(facts)": {"EN-PUB", "WA-PUB"},
    "f'{route.id}-NOTICE'": {"EN-GE5-NOTICE", "EN-SU-NOTICE"},
}
"""What an id that is worked out can be; a new expression has to be added here, and its ids to the list."""


def raised(module: str) -> Iterator[str]:
    """The first argument of every `Finding(…)` in a module of the rules."""
    tree = ast.parse((PROJECT / "clerk_tui" / "rules" / f"{module}.py").read_text(encoding="utf-8"))
    names = vars(importlib.import_module(f"clerk_tui.rules.{module}"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding":
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)
            elif isinstance(first, ast.Name) and isinstance(names.get(first.id), str):
                yield names[first.id]
            else:
                yield from COMPUTED[ast.unparse(first)]


@pytest.mark.parametrize("module", MODULES)
def test_every_id_a_rule_raises_is_in_the_list(module: str) -> None:
    found = set(raised(module))
    assert found, "a module without findings does not belong here"
    assert found <= set(CHECK)


def test_every_id_in_the_list_is_raised_by_a_rule() -> None:
    raised_ids = {id_ for module in MODULES for id_ in raised(module)}
    # Of these two the rules' module is asked through another function, or a service raises them.
    assert set(CHECK) - raised_ids == {"WA-IMP", "DRAFT"}


def test_no_id_stands_twice_and_every_override_is_of_a_blocker() -> None:
    assert len(CHECK) == len(CHECKS)
    assert {check.id for check in CHECKS if check.overridable} == OVERRIDABLE | {PREFIX}
    assert all(Severity.BLOCKER in CHECK[id_].severities for id_ in OVERRIDABLE)


def test_a_blocker_rests_on_the_law_or_on_the_council_s_own_rule() -> None:
    known = {id_.partition(" reg ")[0].partition(" s.")[0].partition(" Sch")[0] for id_ in AUTHORITIES}
    for check in CHECKS:
        if Severity.BLOCKER in check.severities:
            own = "council" in check.authority
            assert own or any(check.authority.startswith(name) for name in known), check.id


def test_a_line_of_the_list_reads_aloud() -> None:
    assert check_line(CHECK["EN-KD28"]) == (
        "EN-KD28. Stops, holds. The notice of a key decision was out 28 clear days before. [SI 2012/2089 reg 9(2)] At"
        " notice_on. Can be overridden with a reason."
    )
